"""``aruntime generate``: the files of the repository that are made from others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from aruntime_evaluator import Vocabulary, names_of
from mkdocs_aruntime.catalog.catalog import VOCABULARY_FILE
from mkdocs_aruntime.catalog.reader import load_record
from mkdocs_aruntime.catalog.review import entries_of
from mkdocs_aruntime.catalog.undecided import UNDECIDED_FILE, load_undecided, still_open
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.publish.api import schema_text
from mkdocs_aruntime.publish.scorecard.shapes import SHAPES, shapes_script
from mkdocs_aruntime.publish.scorecard.types import MODEL, SERVICE, model_types, service_types


@click.command("generate")
@click.option("--check", is_flag=True, help="Write nothing; fail where a file is not what would be written.")
@click.pass_obj
def generate_command(project: Callable[[], Project], *, check: bool) -> None:
    r"""Write the JSON Schema that editors check runtime files with, and the shapes and types of the browser.

    What is decided by now leaves the list of undecided claims.

    \b
    Examples:
      aruntime generate
      aruntime generate --check
    """
    stale: list[str] = []
    for path, text in _files(project()).items():
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        stale.append(path.name)
        if not check:
            path.write_text(text, "utf-8")
            click.echo(f"wrote {path}")
    if check and stale:
        raise click.ClickException(f"not up to date: {', '.join(stale)}; run 'aruntime generate'")


def _files(project: Project) -> Mapping[Path, str]:
    sources = project.sources
    folder, root = sources.runtimes, sources.root
    vocabulary, _ = load_record(Vocabulary, folder / VOCABULARY_FILE, root=root)
    schema = schema_text("runtime", names_of(vocabulary))
    files = {
        folder / "schema.json": schema,
        SHAPES: shapes_script(),
        MODEL: model_types(),
        SERVICE: service_types(),
    }
    undecided = folder / UNDECIDED_FILE
    if undecided.is_file():
        entries = [runtime for runtime, _ in entries_of(folder, root=root).read.values()]
        files[undecided] = still_open(load_undecided(folder, root=root), entries)
    return files
