"""Step 3, weigh and score: what was said of importance and of scores, as ranges."""
