"""What the build would refuse of files that are not written yet: read in a copy, as the build reads them."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.site import Sources, load_site


def refused_texts(sources: Sources, texts: Mapping[Path, str], as_of: dt.date) -> list[Finding]:
    """The problems that a site would have with other texts in some of its files, and doesn't have now.

    Args:
        sources: where the site is.
        texts: the files with their new texts; none of them is written.
        as_of: the day.
    """
    with TemporaryDirectory() as folder:
        moved = _copied(sources, Path(folder))
        for path, text in texts.items():
            copy = moved.root / path.relative_to(sources.root)
            copy.unlink()  # it may be the very file
            copy.write_text(text, "utf-8")
        after = _problems(moved, as_of)
    before = (
        {(each.file, each.problem.rule, each.problem.message) for each in _problems(sources, as_of)}
        if after
        else {}
    )
    return [each for each in after if (each.file, each.problem.rule, each.problem.message) not in before]


def _problems(sources: Sources, as_of: dt.date) -> tuple[Finding, ...]:
    try:
        load_site(sources, as_of=as_of)
    except DataError as error:
        return tuple(error.findings)
    return ()


def _copied(sources: Sources, folder: Path) -> Sources:
    """The content in a folder of its own; a file that is only read is not copied but named twice."""
    root = sources.root.resolve()

    def moved(path: Path) -> Path:
        return folder / path.resolve().relative_to(root)

    for each in (sources.runtimes, sources.docs):
        shutil.copytree(each, moved(each), symlinks=True, copy_function=_linked)
    policy = sources.policy
    if policy.resolve().is_relative_to(root):
        moved(policy).parent.mkdir(parents=True, exist_ok=True)
        policy = Path(_linked(str(sources.policy), str(moved(policy))))
    return replace(
        sources, root=folder, runtimes=moved(sources.runtimes), docs=moved(sources.docs), policy=policy
    )


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # another disk, or one without links
        shutil.copy2(source, target, follow_symlinks=False)
    return target
