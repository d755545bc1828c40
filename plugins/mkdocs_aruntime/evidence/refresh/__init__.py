"""An entry held against a newer release: what of it still stands there, and the entry that says so."""
