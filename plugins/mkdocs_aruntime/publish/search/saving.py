"""Files of a folder that are replaced together."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory


def write_whole(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a folder in place of what is there, in one step, so that nobody opens half of them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as name:
        made, old = Path(name) / "made", Path(name) / "old"
        made.mkdir()
        for each, content in files.items():
            (made / each).write_bytes(bytes(content))
        with suppress(OSError):  # another build was as quick: what it wrote is as good
            if folder.exists():
                folder.rename(old)
            made.rename(folder)
