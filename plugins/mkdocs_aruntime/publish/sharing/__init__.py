"""What other sites and programs show of a page: title, picture, structured data, its other forms."""

from mkdocs_aruntime.publish.sharing.shared import Shared, shared_of

__all__ = ["Shared", "shared_of"]
