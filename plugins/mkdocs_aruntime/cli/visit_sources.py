"""``aruntime visit-sources``: do the addresses that entries and pages cite still answer?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from aruntime_evaluator import one_line
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.project import Project, today
from mkdocs_aruntime.cli.visiting.visit import Answer, visit
from mkdocs_aruntime.cli.visiting.visited import Round, load_visited, save_visited, visit_due

KEPT = "visited.json"
"""Below the folder in which builds keep things."""


@click.command("visit-sources")
@click.option(
    "--most", type=click.IntRange(0, 10_000), default=100, show_default=True, help="Addresses a run."
)
@click.option(
    "--again",
    type=click.IntRange(0, 3650),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Visit an address again after so many days.",
)
@click.option(
    "--pause", type=click.FloatRange(0, 600), default=2.0, show_default=True, help="Seconds per host."
)
@click.option(
    "--cache", type=click.Path(path_type=Path, dir_okay=False), help="Where visits are kept; else .cache."
)
@click.option("--json", "as_json", is_flag=True, help="What is known of every address, for programs.")
@click.pass_obj
def visit_sources_command(
    project: Callable[[], Project],
    *,
    most: int,
    again: int,
    pause: float,
    cache: Path | None,
    as_json: bool,
) -> None:
    r"""Visit cited addresses, those first that wait longest, and tell which moved or are gone.

    closed to programs: refused, asked too often, or a wall that only people pass; open it yourself.
    no answer: the network or the server failed. Neither says anything about the source.

    \b
    Examples:
      aruntime visit-sources
      aruntime visit-sources --most 500 --again 7 --json

    Exit code: always 0; the network is no error in the data.
    """
    found = project()
    cited = addresses_of(found.load())
    path = cache or found.cache / KEPT
    plan = Round(today=today(), again=again, most=most, pause=pause)
    agent = f"aruntime-visit-sources (+{found.identity.home or 'a site without an address'})"
    visited = visit_due({*cited}, load_visited(path), plan, partial(visit, agent=agent))
    save_visited(path, visited)
    known = sorted(visited.addresses.items())
    if as_json:
        rows = [
            {"address": address, "answer": each.answer, "since": each.since.isoformat(), "to": each.to}
            for address, each in known
        ]
        click.echo(json.dumps(rows, indent=1))
        return
    for address, each in known:
        if each.answer in {Answer.MOVED, Answer.GONE}:
            to = f" to {one_line(each.to)}" if each.to else ""
            click.echo(f"{each.answer} since {each.since}{to}: {one_line(address)} ({cited[address]})")
    counts = Counter(each.answer for _, each in known)
    click.echo(
        ", ".join(f"{counts[each]} {each}" for each in Answer)
        + f", {len(cited) - len(known)} not visited yet"
    )


def addresses_of(site: Site) -> dict[str, str]:
    """Every address that can be opened, with the first that cites it."""
    entries = [
        (each.url, f"runtime {runtime.id}")
        for runtime in site.catalog.runtimes
        for each in runtime.sources.values()
    ]
    pages = [(each.url, page.file) for page in (*site.guides, *site.use_cases) for each in page.meta.sources]
    terms = [(term.source.url, f"term {id_}") for id_, term in site.glossary.terms.items() if term.source]
    found: dict[str, str] = {}
    for address, cites in (*entries, *pages, *terms):
        if address.startswith(("https://", "http://")):
            found.setdefault(address.partition("#")[0], cites)
    return found
