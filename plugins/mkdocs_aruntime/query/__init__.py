"""What terminal and assistants ask: plain functions from a question to data with its sources and dates."""

from mkdocs_aruntime.query.desk import NotKnownError
from mkdocs_aruntime.query.judge import Judge
from mkdocs_aruntime.query.library import Library
from mkdocs_aruntime.query.sizing import Sizer

__all__ = ["Judge", "Library", "NotKnownError", "Sizer"]
