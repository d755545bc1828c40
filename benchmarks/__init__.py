"""What ``make bench`` runs: speed and size, as ratios taken in one run."""
