"""What a released artifact shows by itself, read from its files: nothing of it is imported or run."""
