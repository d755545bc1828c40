"""Durable execution under random kills, in counts."""
