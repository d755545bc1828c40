"""The scorecard: a page with a real result in it, rendered by the views of the browser."""

from mkdocs_aruntime.publish.scorecard.page import build_scorecard, import_map, scorecard_block

__all__ = ["build_scorecard", "import_map", "scorecard_block"]
