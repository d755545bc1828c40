"""Authored pages: their structure marked up, and the blocks that fill their placeholders."""
