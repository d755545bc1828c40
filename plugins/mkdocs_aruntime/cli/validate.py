"""``aruntime validate``: every problem in the data, for people or for CI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import click

from aruntime_evaluator import is_undecided
from mkdocs_aruntime.catalog.entry_warnings import entry_warnings
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.fixes import fixed
from mkdocs_aruntime.catalog.probes import PROBES_FILE, load_probes
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.catalog.undecided import UNDECIDED_FILE
from mkdocs_aruntime.cli.findings import counted, format_option, sum_up, tell
from mkdocs_aruntime.cli.project import Project, today


@click.command("validate")
@format_option
@click.option("--warnings", is_flag=True, help="List what is often wrong, and sometimes right.")
@click.pass_obj
def validate_command(project: Callable[[], Project], style: str, *, warnings: bool) -> None:
    r"""Check every file of the data and every authored page.

    Warnings never fail: short quotes, quotes without a word of their claim, quotes of two claims that differ,
    claims that don't say who provides what. Where one is right as it is, 'excused' of runtimes/review.yml
    says why and until when.

    \b
    Examples:
      aruntime validate
      aruntime validate --warnings
      aruntime validate --format github

    Exit codes: 0 no problem, 1 problems.
    """
    sources = project().sources
    try:
        site = load_site(sources, as_of=today())
        if (sources.runtimes / PROBES_FILE).exists():
            load_probes(sources.runtimes, site.catalog.vocabulary, root=sources.root)
    except DataError as error:
        for finding in fixed(error.findings, sources.root, sources.runtimes):
            tell(finding, style)
        raise click.ClickException(counted(error.count)) from error
    claimed = [claim for each in site.catalog.runtimes for _, claim in each.all_claims()]
    claims = sum(claim.value.established for claim in claimed)
    counts = [
        (len(site.catalog.runtimes), "runtimes"),
        (sum(len(each.relations) for each in site.catalog.runtimes), "relations"),
        (claims, "established claims"),
        (len(site.guides), "guides"),
        (len(site.use_cases), "use cases"),
        (len(site.glossary.terms), "terms"),
        (len(site.decisions), "decisions"),
    ]
    found = entry_warnings(site, today())
    for finding in found if warnings else ():
        tell(finding, style, "warning")
    sum_up(", ".join(f"{count} {what}" for count, what in counts) + ": no problems", style)
    if found:
        sum_up(f"{_by_rule(found)}{'' if warnings else '; --warnings lists them'}", style)
    if undecided := sum(map(is_undecided, claimed)):
        noun = "claim says" if undecided == 1 else "claims say"
        sum_up(f"{undecided} partial {noun} no condition as data yet: {UNDECIDED_FILE}", style)


def _by_rule(found: list[Finding]) -> str:
    counts = Counter(each.problem.rule for each in found)
    by_rule = ", ".join(f"{count} {rule}" for rule, count in sorted(counts.items()))
    return f"{len(found)} {'warning' if len(found) == 1 else 'warnings'}: {by_rule}"
