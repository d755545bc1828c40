"""What other sites and programs show of a page: title, picture, structured data, its other forms."""

from mkdocs_aruntime.publish.sharing.pictures import build_pictures
from mkdocs_aruntime.publish.sharing.shared import Shared, shared_of

__all__ = ["Shared", "build_pictures", "shared_of"]
