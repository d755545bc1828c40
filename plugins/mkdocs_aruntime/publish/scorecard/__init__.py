"""The scorecard: a page with a real result in it, rendered by the views of the browser."""

from mkdocs_aruntime.publish.scorecard.page import scorecard_block

__all__ = ["scorecard_block"]
