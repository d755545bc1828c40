"""What an entry states, each statement with what it rests on: the unit in which two states are compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aruntime_evaluator.entry.quoted import folded
from aruntime_evaluator.model.claim import Claim, ClaimValue, Condition, Evidence
from aruntime_evaluator.model.runtime import License, Lifecycle, Runtime

type Basis = tuple[str, str, str, str]
"""Address, version and kind of a source, and the words it is quoted with."""

type Named = tuple[str, Statement]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that readers are told."""

    path: str
    """In the file, for messages."""
    says: Mapping[str, str]
    """Its parts; whatever is not in here may change freely."""
    basis: frozenset[Basis] = frozenset()
    read: dt.date
    """The last day on which it was read again, or one of its sources was opened."""
    marked: dt.date | None = None
    """The day of reading that stands at the statement itself."""
    needs_reading: bool = True
    """Whether it may change only after something was read; else a line of the history is enough."""


def statements_of(runtime: Runtime) -> dict[str, Statement]:
    """Every statement of an entry, by a name that stays when it moves within the file.

    Left out is wording that states no fact: summary, notes on the entry, titles and publishers of sources.
    """
    makers = (_claims, _relations, _compatibility, _quoted, _versions, _responsibilities, _plain)
    return dict(named for make in makers for named in make(runtime))


def _claims(runtime: Runtime) -> Iterator[Named]:
    for group, claims in runtime.claims.items():
        for i, claim in enumerate(claims):
            looked = {("", "", "", folded(each)) for each in claim.looked}
            yield (
                f"{group}.{claim.id}",
                Statement(
                    path=f"claims.{group}[{i}]",
                    says=_claim(runtime, claim),
                    basis=_basis(runtime, claim.evidence) | looked,
                    read=_read(runtime, claim.evidence, runtime.confirmed(claim)),
                    marked=claim.confirmed,
                ),
            )


def _claim(runtime: Runtime, claim: Claim) -> dict[str, str]:
    # Of what nobody knows, a note says only how it was looked for.
    note = None if claim.value is ClaimValue.UNKNOWN else claim.note
    return {
        "value": claim.value.value,
        "provided-by": claim.provided_by or "",
        "stability": claim.stability or "",
        "default": claim.default or "",
        "since": claim.since or "",
        # What no source settles holds for no version.
        "version": runtime.read_at(claim) if claim.value.established else "",
        "conflict": "true" if claim.conflict else "",
        "incompatible-with": ", ".join(sorted(claim.incompatible_with)),
        "when": _when(claim.when),
        "lacks": folded(claim.lacks or ""),
        "note": folded(note or ""),
    }


def _when(when: Condition) -> str:
    return "; ".join(f"{key} {', '.join(sorted(map(folded, words)))}" for key, words in sorted(when.items()))


def _relations(runtime: Runtime) -> Iterator[Named]:
    for i, relation in enumerate(runtime.relations):
        yield (
            relation.name,
            Statement(
                path=f"relations[{i}]",
                says={
                    "relation": relation.name,
                    "when": _when(relation.when),
                    "note": folded(relation.note or ""),
                },
                basis=_basis(runtime, relation.evidence),
                read=_read(runtime, relation.evidence),
            ),
        )


def _compatibility(runtime: Runtime) -> Iterator[Named]:
    """What belongs together: a row has no other name than what it says."""
    for i, window in enumerate(runtime.versions.support):
        evidence = (Evidence(source=window.source, quote=window.quote),)
        yield (
            f"support of {window.version}",
            Statement(
                path=f"versions.support[{i}]",
                says={"until": window.until},
                basis=_basis(runtime, evidence),
                read=_read(runtime, evidence),
            ),
        )
    for i, row in enumerate(runtime.compatibility):
        versions = ", ".join(f"{name} {version}" for name, version in sorted(row.tuple_.items()))
        yield (
            f"compatibility {versions}",
            Statement(
                path=f"compatibility[{i}]",
                says={"tuple": versions, "note": folded(row.note or "")},
                basis=_basis(runtime, row.evidence),
                read=_read(runtime, row.evidence),
            ),
        )


def _quoted(runtime: Runtime) -> Iterator[Named]:
    life, license_ = runtime.lifecycle, runtime.license
    stands = {
        "status": life.status,
        "maturity": life.maturity or "",
        "successor": life.successor or "",
        "ends": life.ends or "",
    }
    for name, part, says in (("license", license_, {"spdx": license_.spdx}), ("lifecycle", life, stands)):
        evidence = _evidence(part)
        yield (
            name,
            Statement(
                path=name,
                says={**says, "note": folded(part.note or "")},
                basis=_basis(runtime, evidence),
                read=_read(runtime, evidence),
            ),
        )


def _evidence(part: License | Lifecycle) -> tuple[Evidence, ...]:
    return (Evidence(source=part.source, quote=part.quote),) if part.source and part.quote else ()


def _versions(runtime: Runtime) -> Iterator[Named]:
    versions, confirmed = runtime.versions, runtime.maintenance.confirmed
    yield (
        "versions.reviewed",
        Statement(path="versions.reviewed", says={"reviewed": versions.reviewed}, read=confirmed),
    )
    for name, release in (("first", versions.first), ("latest", versions.latest)):
        if release is not None:
            opened = [runtime.sources[release.source].accessed] if release.source else []
            says = {"version": release.version or "", "date": release.date or ""}
            path = f"versions.{name}"
            yield path, Statement(path=path, says=says, read=max([confirmed, *opened]))


def _responsibilities(runtime: Runtime) -> Iterator[Named]:
    held = runtime.responsibilities
    for path, id_, says in (
        *((f"owns[{i}]", id_, {"held": "owns"}) for i, id_ in enumerate(held.owns)),
        *(
            (f"partly[{i}]", each.id, {"held": "partly", "note": each.note})
            for i, each in enumerate(held.partly)
        ),
        *((f"leaves[{i}]", each.id, {"held": "leaves", "to": each.to}) for i, each in enumerate(held.leaves)),
    ):
        said = {key: folded(text) for key, text in says.items()}
        yield (
            f"responsibilities {id_}",
            Statement(path=f"responsibilities.{path}", says=said, read=runtime.maintenance.confirmed),
        )


def _plain(runtime: Runtime) -> Iterator[Named]:
    """What it is, where it is found, and when all of it was read."""
    listed = {
        "layers": ", ".join(runtime.layers),
        "sublayers": ", ".join(runtime.sublayers),
        "aliases": ", ".join(runtime.aliases),
        "packages": ", ".join(runtime.packages),
    }
    single = {
        "kind": runtime.kind,
        "name": runtime.name,
        "vendor": runtime.vendor,
        "repository": runtime.repository or "",
        "documentation": runtime.documentation or "",
        "maintenance.confirmed": runtime.maintenance.confirmed.isoformat(),
    }
    for name, text in (listed | single).items():
        yield (
            name,
            Statement(
                path=name,
                says={name: text},
                read=runtime.maintenance.confirmed,
                needs_reading=name in {"kind", "layers", "sublayers"},
            ),
        )


def _basis(runtime: Runtime, evidence: Iterable[Evidence]) -> frozenset[Basis]:
    return frozenset(
        (source.url, source.version or "", source.kind, folded(each.quote))
        for each in evidence
        for source in [runtime.sources[each.source]]
    )


def _read(runtime: Runtime, evidence: Iterable[Evidence], confirmed: dt.date | None = None) -> dt.date:
    opened = (runtime.sources[each.source].accessed for each in evidence)
    return max([confirmed or runtime.maintenance.confirmed, *opened])
