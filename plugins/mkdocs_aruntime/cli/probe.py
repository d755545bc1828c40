"""``aruntime probe``: what released packages show by themselves, held against the claims of their entries."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from aruntime_evaluator import Runtime, Vocabulary, encode, one_line
from mkdocs_aruntime.catalog.depth import shown, write_depth
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.probes import Probes, Strength, load_probes
from mkdocs_aruntime.catalog.site import Sources
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.terminal import working
from mkdocs_aruntime.evidence.archive import ArchiveError
from mkdocs_aruntime.evidence.facts import Fact
from mkdocs_aruntime.evidence.judge import Judgement, Outcome, judge
from mkdocs_aruntime.evidence.packages import NotFetchedError, fetch, find_release, package_of, packages_of
from mkdocs_aruntime.evidence.read import read_facts
from mkdocs_aruntime.evidence.recording import Recording, shown_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """What came of one entry."""

    runtime: Runtime
    judgements: tuple[Judgement, ...]
    facts: tuple[Fact, ...]
    """All that its packages show."""
    unread: tuple[str, ...]
    """Packages that could not be read, each with the reason."""


@click.command("probe")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--artifacts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Read the wheels and npm packages of this folder as the release of one entry; nothing is fetched.",
)
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where fetched packages are kept. [default: .cache/packages of the project]",
)
@click.option("--largest", default=600, show_default=True, help="MB; a larger file is not fetched.")
@click.option("--record", is_flag=True, help="Write what is confirmed into the entries, under 'shown'.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json", "yaml"]),
    default="text",
    help="yaml: what is confirmed, as entries have it under 'shown'.",
)
@click.pass_obj
def probe_command(
    project: Callable[[], Project],
    *,
    ids: tuple[str, ...],
    artifacts: Path | None,
    cache: Path | None,
    largest: int,
    record: bool,
    style: str,
) -> None:
    r"""Hold claims against released packages: what they confirm, contradict or could add.

    Packages are fetched with pip and npm, at the version that an entry was read at, or else cites. They are
    read, never installed, imported or run. Which fact speaks for which claim stands in runtimes/probes.yml.

    \b
    Examples:
      aruntime probe vllm
      aruntime probe --format markdown > probes.md
      aruntime probe vllm --artifacts ../wheels --format json
      aruntime probe vllm --record

    --record keeps each recorded place that still holds, adds what is new, and replaces what is gone.

    Exit codes: 0 nothing is contradicted, 1 something is, 2 there is no such entry.
    """
    here = project()
    catalog = here.load().catalog
    known = {each.id: each for each in catalog.runtimes}
    if unknown := sorted(set(ids) - set(known)):
        raise click.UsageError(f"no entry has the id '{unknown[0]}'")
    if artifacts and len(ids) != 1:
        raise click.UsageError("--artifacts needs the id of the one entry whose release they are")
    table = load_probes(here.sources.runtimes, catalog.vocabulary, root=here.sources.root)
    kept = cache or here.root / ".cache" / "packages"
    found = []
    for each in (known[id_] for id_ in ids or known):
        with working(f"probing {each.id}"):
            read = _given(artifacts, table) if artifacts else _fetched(each, kept, largest, table)
            found.append(_probed(each, *read, table, catalog.vocabulary))
    click.echo(_STYLES[style](found))
    if record:
        _record(here.sources, found)
    if any(_counts(each)[Outcome.CONTRADICTS] for each in found):
        raise click.exceptions.Exit(1)


def _record(sources: Sources, found: Sequence[Probed]) -> None:
    """What is confirmed, into the entries; what is contradicted or could be added, somebody reads first."""
    for each in found:
        now, odd = Recording(each.facts).of(each.runtime, dict(_confirmed(each)))
        try:
            written = write_depth(sources, each.runtime, shown(each.runtime, now))
        except DataError as error:
            raise click.ClickException(str(error)) from error
        for about in odd:
            said = "documents of an earlier release disagreed; read these, and record the place by hand"
            click.echo(f"{each.runtime.id}: {about}: {said}", err=True)
        said = "recorded" if written else "nothing new to record"
        click.echo(f"{each.runtime.id}: {said}", err=True)


def _given(folder: Path, table: Probes) -> tuple[list[Fact], list[str]]:
    facts: list[Fact] = []
    unread: list[str] = []
    for path in sorted(each for each in folder.iterdir() if each.is_file()):
        try:
            facts += read_facts(path, package_of(path.name), table.passed_over)
        except ArchiveError as error:
            unread.append(one_line(str(error)))
    return facts, unread


def _fetched(runtime: Runtime, cache: Path, largest: int, table: Probes) -> tuple[list[Fact], list[str]]:
    facts: list[Fact] = []
    unread: list[str] = []
    for versions in packages_of(runtime):
        package = versions[0]
        try:
            release = find_release(versions)
            package = release.package
            facts += release.facts
            if not release.file:
                unread.append(f"{package}: has no wheel; a source archive can't be had without running it")
            elif release.size > largest * 1_000_000:
                unread.append(f"{package}: {release.file} has {release.size / 1e6:,.0f} MB; see --largest")
            else:
                facts += read_facts(fetch(release, cache), str(package), table.passed_over)
        except (NotFetchedError, ArchiveError) as error:
            unread.append(one_line(f"{package}: {error}"))
    return facts, unread


def _probed(
    runtime: Runtime, facts: Sequence[Fact], unread: list[str], table: Probes, vocabulary: Vocabulary
) -> Probed:
    judgements = tuple(judge(runtime, facts, table, vocabulary))
    return Probed(runtime=runtime, judgements=judgements, facts=tuple(facts), unread=tuple(unread))


def _counts(probed: Probed) -> Counter[Outcome]:
    """By outcome; what only suggests something counts as nothing."""
    return Counter(each.outcome for each in probed.judgements if each.strength is Strength.SHOWS)


_TO_READ = " (read it: this alone proves nothing)"


def _text(found: Sequence[Probed]) -> str:
    lines: list[str] = []
    for each in found:
        lines += [f"{each.runtime.id} {each.runtime.versions.reviewed}: {_counted(each)}"]
        lines += [f"  unread: {reason}" for reason in each.unread]
        for judgement in each.judgements:
            hint = _TO_READ if judgement.strength is Strength.SUGGESTS else ""
            lines.append(one_line(f"  {judgement.outcome.value:11} {judgement.about}: {judgement.why}{hint}"))
            lines += [one_line(f"    {fact.value[:120]}  {fact.place}") for fact in judgement.few]
    return "\n".join(lines)


def _counted(probed: Probed) -> str:
    counts, hints = _counts(probed), sum(j.strength is Strength.SUGGESTS for j in probed.judgements)
    counted = [f"{counts[each]} {each.value}" for each in Outcome if each is not Outcome.NOT_SHOWN]
    return ", ".join([*counted, f"{hints} to read"])


def _markdown(found: Sequence[Probed]) -> str:
    lines = [
        "| Entry | Version | Confirmed | Contradicted | Could add | To read |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for each in found:
        counts = _counts(each)
        hints = sum(judgement.strength is Strength.SUGGESTS for judgement in each.judgements)
        cells = [each.runtime.id, each.runtime.versions.reviewed, counts[Outcome.CONFIRMS],
                 counts[Outcome.CONTRADICTS], counts[Outcome.COULD_ADD], hints]  # fmt: skip
        lines.append(f"| {' | '.join(map(str, cells))} |")
    for each in found:
        lines += ["", f"## {_cell(each.runtime.name)}", ""]
        lines += [f"- Not read: {_cell(reason)}" for reason in each.unread]
        lines += ["", "| Claim | Outcome | Entry says | Why | Place |", "|---|---|---|---|---|"]
        lines += [_row(judgement) for judgement in each.judgements]
    return "\n".join(lines)


def _row(judgement: Judgement) -> str:
    places = "; ".join(f"`{_cell(fact.value[:80])}` in {_cell(fact.place)}" for fact in judgement.few)
    outcome = judgement.outcome.value + ("?" if judgement.strength is Strength.SUGGESTS else "")
    return f"| {judgement.about} | {outcome} | {judgement.said or '–'} | {_cell(judgement.why)} | {places} |"


def _cell(text: str) -> str:
    """Text of a package as a cell: it can't end the cell, the code or the line."""
    return one_line(text).replace("|", "\\|").replace("`", "'").replace("<", "&lt;")


def _json(found: Sequence[Probed]) -> str:
    return json.dumps([_plain(each) for each in found], ensure_ascii=False, indent=2)


def _plain(probed: Probed) -> dict[str, Any]:
    return {
        "runtime": probed.runtime.id,
        "reviewed": probed.runtime.versions.reviewed,
        "unread": list(probed.unread),
        "claims": [
            {
                "claim": each.about,
                "outcome": each.outcome.value,
                "strength": each.strength.value,
                "said": each.said or None,
                "why": each.why,
                "evidence": list(_evidence(each)),
            }
            for each in probed.judgements
        ],
    }


def _evidence(judgement: Judgement) -> Iterator[dict[str, Any]]:
    for fact in judgement.few:
        yield {
            "kind": "artifact",
            "fact": fact.kind.value,
            "value": fact.value,
            "package": fact.artifact.package,
            "file": fact.artifact.file,
            "digest": fact.artifact.digest,
            "path": fact.path or None,
            "line": fact.line or None,
        }


def _yaml(found: Sequence[Probed]) -> str:
    """The evidence of what is confirmed, as an entry has it under ``shown``; JSON is YAML, too."""
    lines: list[str] = []
    for each in found:
        lines.append(f"{each.runtime.id}:")
        for about, facts in _confirmed(each):
            listed = json.dumps([encode(shown_of(facts[0]))], ensure_ascii=False)
            lines += [f"  {about}:", f"    shown: {listed}"]
    return "\n".join(lines)


def _confirmed(probed: Probed) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Of each claim that the artifact confirms by itself, the facts that do."""
    for judgement in probed.judgements:
        confirmed = judgement.outcome is Outcome.CONFIRMS and judgement.strength is Strength.SHOWS
        if confirmed and judgement.about != "license" and judgement.facts:
            yield judgement.about, judgement.facts


_STYLES: dict[str, Callable[[Sequence[Probed]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
    "yaml": _yaml,
}
