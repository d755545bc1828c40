"""``aruntime init``: a decision file to fill in, with the questions beside the places for the answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import click
import jinja2

from aruntime_evaluator import Needs, Runtime, nearest, suggest_stacks
from mkdocs_aruntime.catalog.facts import REVIEW_AFTER
from mkdocs_aruntime.catalog.pages import Page, UseCaseMeta
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.documents import id_argument, write_new
from mkdocs_aruntime.cli.project import Project, today

TEMPLATE = "decision.yml.jinja"


@click.command("init")
@click.option("--use-case", metavar="SLUG", help="Start from its needs, gates, criteria and candidates.")
@click.option("--id", "id_", help="Of the decision.  [default: the use case's, or my-decision]")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="[default: ID.decision.yml]")
@click.pass_obj
def init_command(
    project: Callable[[], Project], use_case: str | None, id_: str | None, out: Path | None
) -> None:
    r"""Write a decision file to fill in, with every gate's question and every criterion's scale as comments.

    \b
    Examples:
      aruntime init --use-case internal-chat-assistant
      aruntime init --id edge-2027 --out decisions/edge-2027.decision.yml
    """
    site = project().load()
    page = _use_case(site, use_case) if use_case else None
    id_ = id_argument(id_ or use_case or "my-decision", "--id")
    path = out or Path(f"{id_}.decision.yml")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, decision_text(site, id_, page, today()))
    click.echo(f"wrote {path}; fill it in, then run 'aruntime evaluate {path}'")


def _use_case(site: Site, slug: str) -> Page[UseCaseMeta]:
    known = {page.slug: page for page in site.use_cases}
    if slug not in known:
        near = nearest(slug, list(known))
        hint = f"did you mean '{near}'?" if near else f"known are {', '.join(known)}"
        raise click.BadParameter(f"'{slug}' is not a use case; {hint}", param_hint="--use-case")
    return known[slug]


def decision_text(site: Site, id_: str, page: Page[UseCaseMeta] | None, day: dt.date) -> str:
    """A valid decision as commented YAML, from a use case or from nothing."""
    meta = page.meta if page else None
    hints = {gate.id: gate.why for gate in meta.gates} if meta else {}
    weights = {each.id: (each.importance, each.why) for each in meta.criteria} if meta else {}
    levels = [level.id for level in site.policy.importance_levels]
    usual = (levels[len(levels) // 2], "")
    needs = Needs(
        layers=meta.needs.layers if meta else (site.catalog.vocabulary.layers[0].id,),
        responsibilities=meta.needs.responsibilities if meta else (),
    )
    return _template().render(
        id=id_,
        title=meta.title if meta else id_,
        problem=meta.summary if meta else "What is decided, for whom, until when.",
        use_case=page,
        needs=needs,
        gates=[(gate, hints.get(gate.id)) for gate in site.policy.gates],
        criteria=[(each, *weights.get(each.id, usual)) for each in site.policy.criteria],
        candidates=_candidates(site, needs, meta.candidates if meta else ()),
        levels=levels,
        today=day,
        review=day + REVIEW_AFTER,
    )


def _candidates(site: Site, needs: Needs, named: tuple[str, ...]) -> list[tuple[Runtime, ...]]:
    """Stacks of the named runtimes that own what is needed; each alone, where none does."""
    runtimes = [each for each in site.catalog.runtimes if each.id in named] or site.catalog.runtimes[:1]
    return list(suggest_stacks(needs, runtimes, site.catalog)) or [(each,) for each in runtimes]


def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("mkdocs_aruntime", "templates")
    environment = jinja2.Environment(  # noqa: S701 - YAML, where HTML's escapes would be wrong
        loader=loader, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters["quoted"] = lambda text: json.dumps(str(text), ensure_ascii=False)
    return environment.get_template(TEMPLATE)
