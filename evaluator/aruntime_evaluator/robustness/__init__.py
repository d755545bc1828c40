"""Step 4: what holds for all admissible weights and scores, for some, and how often."""
