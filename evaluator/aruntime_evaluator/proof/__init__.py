"""A team's own measurements, read from the files that benchmark tools write."""
