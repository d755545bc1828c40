"""``aruntime new``: a runtime file with everything to fill in, and nothing claimed."""

from __future__ import annotations

import json
from collections.abc import Callable

import click

from aruntime_evaluator import Line, Url
from mkdocs_aruntime.cli.documents import id_argument, line_argument, write_new
from mkdocs_aruntime.cli.project import Project, today

TEMPLATE = """\
# yaml-language-server: $schema=schema.json
id: {id}
name: {name}
kind: {kind}
layers: [{layer}]
summary: One plain sentence of what it is and what it runs.
vendor: Who makes it
license: {{spdx: LicenseRef-Unknown}}
repository: {repository}
lifecycle: {{status: {status}}}
versions:
  reviewed: "0.0.0"

responsibilities:
  owns: []

claims: {{}}

sources: {{}}

maintenance:
  confirmed: {today}
  history:
    - {{date: {today}, change: First version.}}
"""


@click.command("new")
@click.argument("id_", metavar="ID")
@click.option("--name", help="What people call it; the id, if left out.")
@click.option("--repository", default="https://example.org/", help="Where its source is.")
@click.pass_obj
def new_command(project: Callable[[], Project], id_: str, name: str | None, repository: str) -> None:
    r"""Start a runtime file.

    \b
    Example:
      aruntime new my-engine --name "My Engine" --repository https://example.org/my-engine
    """
    found = project()
    path = found.sources.runtimes / f"{id_argument(id_, 'ID')}.yml"
    if path.exists():
        raise click.ClickException(f"{path.name} is already there")
    words = found.load().catalog.vocabulary
    text = TEMPLATE.format(
        id=id_,
        name=json.dumps(line_argument(Line, name or id_, "--name"), ensure_ascii=False),
        kind=words.kinds[0].id,
        layer=words.layers[0].id,
        status=words.statuses[0].id,
        repository=json.dumps(line_argument(Url, repository, "--repository")),
        today=today().isoformat(),
    )
    write_new(path, text)
    click.echo(f"wrote {path}; fill it in, then run 'aruntime validate'")
