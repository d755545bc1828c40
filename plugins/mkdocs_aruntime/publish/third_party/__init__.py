"""What the site gives to browsers that others wrote: their licences, and a bill of materials."""

from mkdocs_aruntime.publish.third_party.notices import NOTICES, build_notices
from mkdocs_aruntime.publish.third_party.sbom import SBOM, build_sbom
from mkdocs_aruntime.publish.third_party.shipped import shipped_parts
from mkdocs_aruntime.publish.third_party.theme import is_unused

__all__ = ["NOTICES", "SBOM", "build_notices", "build_sbom", "is_unused", "shipped_parts"]
