"""How much memory a model needs, on how many devices, and how many replicas a load: sourced arithmetic."""
