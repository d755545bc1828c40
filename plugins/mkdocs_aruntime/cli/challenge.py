"""``aruntime challenge``: the words of a claim, searched for in the cited repositories, for and against."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from aruntime_evaluator import Challenged, ClaimRef, Runtime, one_line
from mkdocs_aruntime.catalog.column_notes import ColumnNotes, words_for
from mkdocs_aruntime.catalog.depth import challenged, write_depth
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import Sources
from mkdocs_aruntime.cli.project import Project, today
from mkdocs_aruntime.cli.quotes.mirror import Mirror
from mkdocs_aruntime.evidence.challenge import Checkout, Hit, checkouts_of, commit_of, search


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """What came of one claim."""

    claim: ClaimRef
    said: str
    """The value in the entry; empty where it is silent."""
    words: tuple[str, ...]
    commits: dict[str, str]
    """Per repository the commit that was searched."""
    hits: tuple[Hit, ...]


@click.command("challenge")
@click.argument("id_", metavar="ID")
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@click.option(
    "--mirror",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder with checkouts: <owner>+<name> or <owner>/<name>.",
)
@click.option("--most", default=12, show_default=True, help="Places that are listed of one claim.")
@click.option("--against", is_flag=True, help="Only places with a word against.")
@click.option(
    "--record",
    is_flag=True,
    help="Write into the entry that you read the places of these claims: day, commit and words.",
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def challenge_command(
    project: Callable[[], Project],
    *,
    id_: str,
    claims: tuple[str, ...],
    mirror: Path,
    most: int,
    against: bool,
    record: bool,
    style: str,
) -> None:
    r"""Search the cited tags for the words of a claim, and for words that take it back.

    Listed are places in files that the entry doesn't cite, those with a word against first. The words come
    from the claim's label, its other names and runtimes/review.yml. Without a claim, all that the entry
    makes are challenged. Read the places, mend the claim, then say so with --record: its page tells it.

    \b
    Examples:
      aruntime challenge mosec security.transport --mirror ../mirrors
      aruntime challenge mosec --mirror ../mirrors --against --format json
      aruntime challenge mosec security.transport --mirror ../mirrors --record

    Exit codes: 0 done, 1 the entry's file can't be written, 2 there is no such entry or claim, no copy of a
    repository that it names, or nothing that could be recorded.
    """
    here = project()
    site = here.load()
    catalog, notes = site.catalog, site.columns
    runtime = next((each for each in catalog.runtimes if each.id == id_), None)
    if runtime is None:
        raise click.UsageError(f"no entry has the id '{id_}'")
    known = {reference for reference, _, _ in catalog.vocabulary.claims()}
    if unknown := [each for each in claims if each not in known]:
        raise click.UsageError(f"'{unknown[0]}' is no claim of the vocabulary")
    if record:
        _refuse_what_was_not_read(runtime, claims)
    places = _places(runtime, Mirror(mirror))
    found = []
    for claim in claims or [reference for reference, _ in runtime.all_claims()]:
        each = _challenge(runtime, claim, words_for(claim, notes, catalog.vocabulary), notes, places)
        found.append(_shortened(each, most, against=against))
    click.echo(_json(found) if style == "json" else _text(found))
    if record:
        _record(here.sources, runtime, found)


def _refuse_what_was_not_read(runtime: Runtime, claims: tuple[str, ...]) -> None:
    """What is recorded was read by somebody: claim by claim, in an entry that makes it."""
    if not claims:
        raise click.UsageError("--record needs the claims whose places you have read, by name")
    if missing := [each for each in claims if runtime.claim(each) is None]:
        message = (
            f"'{runtime.id}' says nothing of '{missing[0]}'; write the claim first, then record the search"
        )
        raise click.UsageError(message)


def _record(sources: Sources, runtime: Runtime, found: Sequence[Challenge]) -> None:
    searches = {
        each.claim: Challenged(date=today(), commit=_own_commit(each), words=each.words) for each in found
    }
    try:
        written = write_depth(sources, runtime, challenged(runtime, searches))
    except DataError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{runtime.id}: {'recorded' if written else 'says so already'}", err=True)


def _own_commit(each: Challenge) -> str:
    """That of the entry's own repository, which is searched first; as long as an entry has it."""
    return next(iter(each.commits.values()))[:12]


type _Place = tuple[Checkout, Path, str]
"""A checkout, where it lies, and the commit."""


def _places(runtime: Runtime, mirror: Mirror) -> list[_Place]:
    found: list[_Place] = []
    for checkout in checkouts_of(runtime):
        owner, _, name = checkout.project.partition("/")
        repository = mirror.repository(owner, name)
        ref, commit = commit_of(repository, checkout.refs) if repository else ("", "")
        if repository is None or not commit:
            why = f"has none of {', '.join(checkout.refs)}" if repository else "has no copy here"
            click.echo(one_line(f"not searched: {checkout.project} {why}"), err=True)
            continue
        click.echo(f"searched: {checkout.project} at {ref} ({commit[:12]})", err=True)
        found.append((checkout, repository, commit))
    if not found:
        raise click.UsageError(f"no copy of a repository of '{runtime.id}' in this folder")
    return found


def _challenge(
    runtime: Runtime, claim: ClaimRef, words: tuple[str, ...], notes: ColumnNotes, places: Sequence[_Place]
) -> Challenge:
    hits = [
        hit
        for checkout, repository, commit in places
        for hit in search(
            repository, checkout, commit, words, doubts=notes.doubts, passed_over=notes.passed_over
        )
    ]
    said = runtime.claim(claim)
    return Challenge(
        claim=claim,
        said=said.value.value if said else "",
        words=words,
        commits={checkout.project: commit for checkout, _, commit in places},
        hits=tuple(sorted(hits, key=lambda hit: not hit.doubts)),
    )


def _shortened(each: Challenge, most: int, *, against: bool) -> Challenge:
    hits = [hit for hit in each.hits if hit.doubts or not against]
    return Challenge(
        claim=each.claim, said=each.said, words=each.words, commits=each.commits, hits=tuple(hits[:most])
    )


def _text(found: Sequence[Challenge]) -> str:
    lines: list[str] = []
    for each in found:
        own = _own_commit(each)
        words = json.dumps(each.words, ensure_ascii=False)
        lines.append(f"{each.claim} ({each.said or 'not in the entry'}); words: {', '.join(each.words)}")
        if not each.hits:
            lines.append("  no place in files that the entry doesn't cite")
        for hit in each.hits:
            doubts = f"  against: {', '.join(hit.doubts)}" if hit.doubts else ""
            lines.append(one_line(f"  {hit.project} {hit.path}:{hit.line}{doubts}"))
            lines += [one_line(f"    {line.strip()}") for line in hit.text if line.strip()]
        lines.append(f"  --record writes: challenged: {{date: {today()}, commit: {own}, words: {words}}}")
    return "\n".join(lines)


def _json(found: Sequence[Challenge]) -> str:
    plain = {"date": today().isoformat(), "claims": [asdict(each) for each in found]}
    return json.dumps(plain, ensure_ascii=False, indent=2)
