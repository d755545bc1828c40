"""What is due for a second reading as issues of a forge: one for each entry or page, with a checklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aruntime_evaluator import Runtime
from mkdocs_aruntime.catalog.due import Due
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.as_code import as_code

MOST = 150
"""Claims of a checklist; an issue takes 65,536 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue; it is found again by its title."""

    title: str
    body: str


def issues_of(due: Iterable[Due], site: Site, home: str) -> Iterator[Issue]:
    """An issue for each thing that is due.

    Args:
        due: what is.
        site: the content.
        home: where the site can be looked at, with a slash at its end; nowhere, if empty.
    """
    for each in due:
        runtime = site.catalog.runtime(each.name) if each.kind == "entry" else None
        listed = _claims(runtime, each.claims, home) if runtime else _page(each)
        lines = [f"Last read on {each.read}, due since {each.by}.", "", *listed]
        yield Issue(title=f"Read again: {each.kind} {each.name}", body="\n".join([*lines, ""]))


def _claims(runtime: Runtime, claims: tuple[str, ...], home: str) -> Iterator[str]:
    yield f"`aruntime refresh --fetch {runtime.id}` looks every quote up at the newest release."
    yield "For what it leaves, open each source at the newest version, and look for the quoted words."
    yield "What still holds gets a new day: `confirmed` of the claim. `accessed` of a source is renewed"
    yield "only when all that is quoted from it was read. What changed is corrected."
    yield ""
    by_name: Mapping[str, object] = dict(runtime.all_claims())
    for name in [each for each in claims if each in by_name][:MOST]:
        yield _line(runtime, name, home)
    if len(claims) > MOST:
        yield f"- [ ] and {len(claims) - MOST} more: `aruntime stale`"


def _line(runtime: Runtime, name: str, home: str) -> str:
    claim = runtime.claim(name)
    named = f"[{as_code(name)}]({home}runtimes/{runtime.id}/#{name})" if home else as_code(name)
    if claim is None or not claim.evidence:
        return f"- [ ] {named}: look for a source"
    first = claim.evidence[0]
    source = runtime.sources[first.source]
    return f"- [ ] {named} ({claim.value.value}): {as_code(first.quote)} in {as_code(source.url)}"


def _page(due: Due) -> Iterator[str]:
    yield f"- [ ] Read {as_code(due.name)} and open its sources"
    yield "- [ ] Set `last-reviewed` to the day"
