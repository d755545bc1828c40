"""The worker for reading without a network: at the site's root, for it sees only what is below it."""

from __future__ import annotations

import json

from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.assets import ASSETS

SOURCE = ASSETS / "javascripts" / "offline" / "worker.js"


def build_offline(evaluator_folder: str) -> FileArtifact:
    """The worker, with the folder of the evaluator that belongs to this build in its first line."""
    first = f"self.EVALUATOR = {json.dumps(evaluator_folder)};\n"
    return FileArtifact(path="offline.js", content=first.encode() + SOURCE.read_bytes())
