"""``aruntime search``: the site's own search in a terminal, over the index that the last build kept."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping

import click
from rich.markup import escape

from aruntime_evaluator import unknown_word
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.terminal import console, working
from mkdocs_aruntime.publish import kept
from mkdocs_aruntime.publish.search import SAVED, Kind
from mkdocs_aruntime.query.engine import Found, NoNodeError, Page, ask

PARTS = 3
"""Parts of a page shown below it."""

KINDS = sorted(kind.slug for kind in Kind)


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(KINDS), help="Only results of this kind.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="Results shown.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.option("--fresh", is_flag=True, help="Read the pages again, even if none has changed.")
@click.pass_obj
def search_command(
    project: Callable[[], Project],
    *,
    words: tuple[str, ...],
    kind: str | None,
    limit: int,
    as_json: bool,
    fresh: bool,
) -> None:
    r"""Find pages, sections, runtimes and glossary terms, as the site's search box does.

    The pages are read again where the last build is older than they are; that takes as long as a build.
    Exit code 1 where nothing is found.

    \b
    Examples:
      aruntime search kv cache
      aruntime search --kind runtime gguf apple silicon
      aruntime search in:glossary latency
      aruntime search --json time to first token
    """
    query = " ".join([f"in:{kind}", *words] if kind else words)
    try:
        found = ask(_files(project(), fresh=fresh), query, limit=limit)
    except NoNodeError as error:
        raise click.ClickException(str(error)) from None
    for problem in unknown_word("", found.strange, KINDS, "kind of result"):
        raise click.BadParameter(problem.message, param_hint="'in:'")
    if as_json:
        click.echo(json.dumps([_encoded(page) for page in found.pages], indent=1, ensure_ascii=False))
    else:
        _print(found)
        if found.corrected:
            console().print(f"[yellow]Did you mean[/] {escape(found.corrected)}?")
    if not found.pages:
        raise SystemExit(1)


def _files(project: Project, *, fresh: bool) -> Mapping[str, bytes]:
    """The index of the last build; a new one where something changed since."""
    if not fresh and _changed(project) <= kept.saved_at(project.cache, SAVED):
        files = kept.load(project.cache, SAVED)
        if files is not None:
            return files
    _read_pages(project)
    files = kept.load(project.cache, SAVED)
    if files is None:
        raise click.ClickException(
            f"the index in {project.cache} cannot be sealed: your home folder takes no key; "
            "set XDG_STATE_HOME to a folder that you may write to"
        )
    return files


def _read_pages(project: Project) -> None:
    """Build the site for its index alone."""
    with working("reading the pages"), kept.workspace(project.cache) as target:
        done = subprocess.run(  # noqa: S603 - the generator itself
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)],
            cwd=project.root,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise click.ClickException(f"the pages could not be read:\n{done.stderr.strip()}")


def _changed(project: Project) -> float:
    """When anything that can be found was last changed."""
    sources = project.sources
    files = (path for folder in (sources.docs, sources.runtimes) for path in folder.rglob("*"))
    return max(path.stat().st_mtime for path in (sources.policy, *files) if path.is_file())


def _print(found: Found) -> None:
    out = console()
    for page in found.pages:
        for line in _lines(page):
            out.print(line)
    rest = found.count - len(found.pages)
    results = f"{found.count} results" if found.count != 1 else "1 result"
    out.print(f"[dim]{results}{f', {rest} not shown: --limit {found.count}' if rest > 0 else ''}[/]")


def _lines(page: Page) -> Iterator[str]:
    title = f"{page['page']} › {page['title']}" if page["page"] else page["title"]
    labels = " · ".join((page["label"], *page["facts"]))
    yield f"[bold]{escape(title)}[/]  [dim]{escape(labels)}[/]"
    if page["summary"]:
        yield f"  {escape(page['summary'])}"
    yield f"  [cyan]{escape(_address(page['location']))}[/]"
    for part in page["parts"][:PARTS]:
        yield f"    {escape(part['title'])}  [cyan]{escape(_address(part['location']))}[/]"
    yield ""


def _encoded(page: Page) -> dict[str, object]:
    fields = ("location", "kind", "title", "summary", "facts", "score", "parts")
    return {name: value for name, value in page.items() if name in fields}


def _address(location: str) -> str:
    """As it stands in the browser's line, without the host."""
    return f"/{location}"
