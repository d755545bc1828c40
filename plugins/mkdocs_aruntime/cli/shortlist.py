"""``aruntime shortlist``: which runtimes of the directory meet a requirement profile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from aruntime_evaluator import SHORTLIST_ORDER, Shortlisted, Standing, canonical_json, encode, judge
from mkdocs_aruntime.cli.documents import as_of_option, existing_file, load_profile, load_rules
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.terminal import working

WORDS = {
    Standing.QUALIFIED: "pass",
    Standing.PROVISIONAL: "not proven",
    Standing.DISQUALIFIED: "fail",
}


@click.command("shortlist")
@click.argument("profile", type=existing_file)
@click.option("--json", "as_json", is_flag=True, help="Every check of every runtime, canonical JSON.")
@as_of_option
@click.pass_obj
def shortlist_command(
    project: Callable[[], Project], *, profile: Path, as_json: bool, as_of: dt.date
) -> None:
    r"""Put a requirement profile to every runtime: pass, not proven or fail, with the reasons.

    \b
    Examples:
      aruntime shortlist our-platform.profile.yml
      aruntime shortlist our-platform.profile.yml --json

    Exit codes: 0 judged, 2 a file is bad.
    """
    with working("judging"):
        catalog, policy = load_rules(project(), as_of)
        found = judge(load_profile(profile, catalog, policy), catalog, policy, as_of)
    if as_json:
        click.echo(canonical_json({"shortlist": [encode(each) for each in found]}), nl=False)
        return
    for each in sorted(found, key=lambda each: (SHORTLIST_ORDER.index(each.standing), each.name.casefold())):
        _print(each)


def _print(each: Shortlisted) -> None:
    click.echo(f"{WORDS[each.standing]:<11} {each.name}")
    for why in each.reasons.values():
        click.echo(f"{'':<11} {why}")
