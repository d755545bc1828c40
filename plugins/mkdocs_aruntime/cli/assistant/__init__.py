"""What an assistant can ask: plain functions from a question to data with sources, versions and dates."""

from mkdocs_aruntime.cli.assistant.desk import NotKnownError
from mkdocs_aruntime.cli.assistant.judge import Judge
from mkdocs_aruntime.cli.assistant.library import Library

__all__ = ["Judge", "Library", "NotKnownError"]
