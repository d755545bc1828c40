"""Every page once more as Markdown, beside its HTML, and ``llms.txt``, the list of them for programs."""

from mkdocs_aruntime.publish.twins.build import Twin, build_twins, twin_of

__all__ = ["Twin", "build_twins", "twin_of"]
