"""``aruntime validate``: every problem in the data, for people or for CI."""

from __future__ import annotations

from collections.abc import Callable

import click

from aruntime_evaluator import is_undecided
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.fixes import fixed
from mkdocs_aruntime.catalog.probes import PROBES_FILE, load_probes
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.catalog.undecided import UNDECIDED_FILE
from mkdocs_aruntime.cli.findings import counted, format_option, tell
from mkdocs_aruntime.cli.project import Project, today


@click.command("validate")
@format_option
@click.pass_obj
def validate_command(project: Callable[[], Project], style: str) -> None:
    r"""Check every file of the data and every authored page.

    \b
    Examples:
      aruntime validate
      aruntime validate --format github
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
    click.echo(", ".join(f"{count} {what}" for count, what in counts) + ": no problems")
    if undecided := sum(map(is_undecided, claimed)):
        noun = "claim says" if undecided == 1 else "claims say"
        click.echo(f"{undecided} partial {noun} no condition as data yet: {UNDECIDED_FILE}")
