"""What the site ships of the theme: the theme, the packages in its scripts and styles, its icons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from mkdocs_aruntime.publish.third_party.parts import Part, held, read_table, unlicensed

THEME = "mkdocs-material"

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Files of the theme that no page loads: its search, for which this site has another."""

_BUNDLED = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


def theme_parts() -> Iterator[Part]:
    """The theme, followed by what it holds.

    Raises:
        DataError: where the licence of a package or of icons in it is not known.
    """
    folder = templates_folder()
    theme = _theme()
    yield theme
    yield from _packages(folder, theme)
    yield from _icons(folder, theme)


def templates_folder() -> Path:
    """Where the theme's templates and assets are installed."""
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{THEME} is not installed")
    return Path(spec.origin).parent / "templates"


def bundled_names(templates: Path) -> set[str]:
    """The npm packages that are inside the theme's scripts and styles, as their source maps name them."""
    maps = (templates / "assets").rglob("*.map")  # not all of it: there are thousands of icons
    maps = (path for path in maps if not is_unused(path.relative_to(templates).as_posix()))
    sources = (source for path in maps for source in json.loads(path.read_bytes())["sources"])
    return {match[1] for source in sources if (match := _BUNDLED.search(source))}


def is_unused(path: str) -> bool:
    """Whether a file of the site is one of the theme's that no page loads."""
    return path.startswith(UNUSED)


def _theme() -> Part:
    found = distribution(THEME)
    files = found.metadata.get_all("License-File") or []
    texts = [text for file in files if (text := found.read_text(f"licenses/{file}") or found.read_text(file))]
    if not texts:
        raise unlicensed(THEME, f"the package {THEME} brings no licence")
    return Part(
        name=THEME,
        version=found.version,
        license=found.metadata["License-Expression"],
        text="\n".join(texts),
        source="https://github.com/squidfunk/mkdocs-material",
        purl=f"pkg:pypi/{THEME}@{found.version}",
    )


def _packages(templates: Path, theme: Part) -> Iterator[Part]:
    table = read_table()
    known = {entry.name: entry for entry in table.within(THEME)}
    for name in sorted(bundled_names(templates)):
        if name not in known:
            raise unlicensed(name, f"the theme's scripts or styles hold the package '{name}'")
        for entry in (known[name], *table.within(name)):
            yield held(entry, theme)


def _icons(templates: Path, theme: Part) -> Iterator[Part]:
    known = {entry.installed: entry for entry in read_table().within(THEME) if entry.installed}
    for folder in sorted(path for path in (templates / ".icons").iterdir() if path.is_dir()):
        files = (path.relative_to(templates).as_posix() for path in folder.iterdir())
        file = next((file for file in files if file in known), None)
        if file is None:
            raise unlicensed(folder.name, f"the theme brings the icons '{folder.name}'")
        yield held(known[file], theme, (templates / file).read_text("utf-8"))
