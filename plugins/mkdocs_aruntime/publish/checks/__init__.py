"""Checks of what is built: one maker per path, links that lead somewhere, nothing active but our own."""
