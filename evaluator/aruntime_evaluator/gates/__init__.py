"""Steps 1 and 2, classify and put the gates: from what is known of a candidate to where it stands."""
