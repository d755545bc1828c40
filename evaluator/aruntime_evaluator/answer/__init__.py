"""Step 5: what is recommended, how far to trust it, and what could still go wrong."""
