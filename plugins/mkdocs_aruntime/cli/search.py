"""``aruntime search``: the site's own search in a terminal, over the index that the last build kept."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence

import click
from rich.markup import escape

from aruntime_evaluator.model.words import unknown_word
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.terminal import console, working
from mkdocs_aruntime.publish import kept
from mkdocs_aruntime.publish.search import SAVED, Document, Index, Kind, Level, Page, asked_kind

PARTS = 3
"""Parts of a page shown below it."""

KINDS = {kind.slug: kind for kind in Kind}


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(sorted(KINDS)), help="Only results of this kind.")
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
    query = " ".join(words)
    for problem in unknown_word("", asked_kind(query), sorted(KINDS), "kind of result"):
        raise click.BadParameter(problem.message, param_hint="'in:'")
    index = _index(project(), fresh=fresh)
    pages = index.pages(query, kind=KINDS[kind] if kind else None)
    if as_json:
        click.echo(json.dumps([_encoded(page) for page in pages[:limit]], indent=1, ensure_ascii=False))
    else:
        _print(pages, limit, index)
        if meant := index.meant(query):
            console().print(f"[yellow]Did you mean[/] {escape(meant)}?")
    if not pages:
        raise SystemExit(1)


def _index(project: Project, *, fresh: bool) -> Index:
    """The index of the last build; a new one where something changed since."""
    if not fresh and _changed(project) <= kept.saved_at(project.cache, SAVED):
        index = Index.open(project.cache)
        if index is not None:
            return index
    _read_pages(project)
    index = Index.open(project.cache)
    if index is None:
        raise click.ClickException(
            f"the index in {project.cache} cannot be sealed: your home folder takes no key; "
            "set XDG_STATE_HOME to a folder that you may write to"
        )
    return index


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


def _print(pages: Sequence[Page], limit: int, index: Index) -> None:
    out = console()
    tops = {document.location: document for document in index.documents}
    for page in pages[:limit]:
        first = page.document
        for line in _lines(page, tops.get(first.page, first)):
            out.print(line)
    rest = len(pages) - limit
    found = f"{len(pages)} results" if len(pages) != 1 else "1 result"
    out.print(f"[dim]{found}{f', {rest} not shown: --limit {len(pages)}' if rest > 0 else ''}[/]")


def _lines(page: Page, top: Document) -> Iterator[str]:
    first = page.document
    part = first.level is not Level.PAGE
    title = f"{top.title} › {first.title}" if part else first.title
    labels = " · ".join((first.kind.value, *(top.facts if part else first.facts)))
    yield f"[bold]{escape(title)}[/]  [dim]{escape(labels)}[/]"
    if first.summary:
        yield f"  {escape(first.summary)}"
    yield f"  [cyan]{escape(_address(first.location))}[/]"
    for hit in page.parts[1 : 1 + PARTS]:
        document = hit.document
        yield f"    {escape(document.title)}  [cyan]{escape(_address(document.location))}[/]"
    yield ""


def _encoded(page: Page) -> dict[str, object]:
    document = page.document
    return {
        "location": document.location,
        "kind": document.kind.slug,
        "title": document.title,
        "summary": document.summary,
        "facts": list(document.facts),
        "score": round(page.parts[0].score, 2),
        "parts": [{"location": hit.document.location, "title": hit.document.title} for hit in page.parts[1:]],
    }


def _address(location: str) -> str:
    """As it stands in the browser's line, without the host."""
    return f"/{location}"
