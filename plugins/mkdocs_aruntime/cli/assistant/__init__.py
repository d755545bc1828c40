"""What an assistant can ask: plain functions from a question to data with sources, versions and dates."""

from mkdocs_aruntime.cli.assistant.library import Library, NotKnownError

__all__ = ["Library", "NotKnownError"]
