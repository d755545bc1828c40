"""The views of the browser, rendered at build: scripts go on with what stands on a page without them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from aruntime_evaluator import Json
from mkdocs_aruntime.publish import kept
from mkdocs_aruntime.publish.assets import ASSETS

SCRIPTS = ASSETS / "javascripts"
SHARED = "view"
RENDER = Path(__file__).parent / "views.mjs"


def render_views(module: str, data: Mapping[str, Json], node_modules: Path, cache: Path) -> Markup:
    """The HTML of ``built(data)`` of a module, named below the scripts: ``scorecard/built.js``.

    It runs from a folder inside the project, where Node finds packages.

    Raises:
        FileNotFoundError: where there is no Node.
        RuntimeError: with what Node said, where the view fails.
    """
    node = shutil.which("node")
    if node is None:
        raise FileNotFoundError(f"node is not on the PATH; it renders {module} at build")
    feature = module.split("/", 1)[0]
    with kept.workspace(cache) as stage:
        for part in (feature, SHARED):
            shutil.copytree(SCRIPTS / part, stage / part)
        shutil.copyfile(RENDER, stage / RENDER.name)
        (stage / "package.json").write_text('{"type": "module"}', "utf-8")
        (stage / "node_modules").symlink_to(node_modules.resolve(), target_is_directory=True)
        done = subprocess.run(  # noqa: S603 - our own script
            [node, str(stage / RENDER.name), str(stage / module)],
            input=json.dumps(data).encode(),
            capture_output=True,
            check=False,
            timeout=60,
        )
    if done.returncode:
        raise RuntimeError(f"{module} could not be rendered: {done.stderr.decode('utf-8', 'replace')[-800:]}")
    return Markup(done.stdout.decode("utf-8"))  # noqa: S704 - the view library escaped it
