"""The licences of everything of others in the site, as one text for people."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.third_party.parts import Part

NOTICES = "third-party-notices.txt"
RULE = "=" * 78


def build_notices(site_name: str, parts: Sequence[Part]) -> FileArtifact:
    """A list of the parts, and every licence once, under the names of those that have it."""
    texts: dict[str, list[str]] = {}
    for part in parts:
        texts.setdefault(part.text.strip(), []).append(_titled(part))
    lines = [
        f"Third-party notices of {site_name}",
        "",
        "This site gives the following works of others to browsers. The build made this list",
        "from what was installed; the licences follow it, word for word.",
        "",
        *(line for part in parts for line in _listed(part)),
    ]
    for text, titles in texts.items():
        lines += ["", RULE, *titles, RULE, "", text]
    return FileArtifact(path=NOTICES, content="\n".join([*lines, ""]).encode())


def _titled(part: Part) -> str:
    return f"{part.name} {part.version}".rstrip()


def _listed(part: Part) -> list[str]:
    within = f" (in {part.within})" if part.within else ""
    return [f"{_titled(part)}{within}: {part.license}", f"    {part.source}"]
