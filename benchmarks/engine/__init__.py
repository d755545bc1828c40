"""A real engine on processors: the time of a step by the sequences in it, and Goodput by the offered load."""
