"""What must hold of one entry as a whole, and of a change of it: one set of rules for build and browser."""
