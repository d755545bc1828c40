"""The content of a site, asked question by question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aruntime_evaluator.decision.references import check_decision
from aruntime_evaluator.decision.scorecard import Terms, evaluate
from aruntime_evaluator.model.codec import decode, encode, json_schema
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.policy import Stage
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.runtime import ClaimValue, Runtime
from aruntime_evaluator.model.words import unknown_word
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.assistant.citing import Answer, cited_claim, in_short
from mkdocs_aruntime.publish.changes import all_changes
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.search import Document, Index, Kind

MOST = 6
"""Runtimes in one comparison."""

DRAWS = 2000
"""Of the simulation in an evaluation."""


class NotKnownError(ValueError):
    """A question about something that is not there, in words that help to ask again."""


@dataclass(frozen=True, slots=True)
class Library:
    """Answers from one site; every answer says as of which day."""

    site: Site
    identity: Identity

    def search(self, words: str, layer: str, claims: Sequence[str], limit: int) -> Answer:
        """Entries that match words and a layer, and what each is known to say of the claims asked for.

        Those that a source says lack a claim come apart, and so do those for which nobody knows.
        """
        self._known(layer, (each.id for each in self.site.catalog.vocabulary.layers), "layer")
        for claim in claims:
            self._known(claim, (each for each, _, _ in self.site.catalog.vocabulary.claims()), "claim")
        found = [each for each in self._ranked(words) if not layer or layer in each.layers]
        sorts: dict[str, list[Json]] = {"matches": [], "not_established": [], "excluded": []}
        for runtime in found:
            cited = [self._cited(runtime, each, whole=True) for each in claims]
            sorts[_sort(cited)].append({**in_short(runtime, self.identity), "claims": list[Json](cited)})
        counts: Json = {name: len(each) for name, each in sorts.items()}
        return self._answer(counts=counts, **{name: each[:limit] for name, each in sorts.items()})

    def runtime(self, id_: str, group: str) -> Answer:
        """One entry, whole or with one group of claims, every claim with its evidence."""
        runtime = self._runtime(id_)
        groups = [each.id for each in self.site.catalog.vocabulary.groups]
        self._known(group, groups, "group of claims")
        data = encode(runtime)
        if not isinstance(data, dict):
            raise TypeError("an entry encodes to a mapping")
        claims: list[Json] = [
            self._cited(runtime, reference, whole=False)
            for reference, _ in runtime.all_claims()
            if not group or reference.startswith(f"{group}.")
        ]
        url = self.identity.absolute(f"runtimes/{runtime.id}/")
        return self._answer(runtime=data | {"claims": claims, "url": url})

    def compare(self, ids: Sequence[str], group: str, *, same: bool) -> Answer:
        """Two to six entries, claim by claim; those that all say alike only where asked for."""
        runtimes = list({found.id: found for found in map(self._runtime, ids)}.values())
        if not 1 < len(runtimes) <= MOST:
            raise NotKnownError(f"{len(runtimes)} runtimes were named; two to {MOST} can be compared")
        self._known(group, (each.id for each in self.site.catalog.vocabulary.groups), "group of claims")
        rows: list[Json] = []
        for reference, _, term in self.site.catalog.vocabulary.claims():
            if group and not reference.startswith(f"{group}."):
                continue
            claims = [each.claim(reference) for each in runtimes]
            values = {claim.value if claim else ClaimValue.UNKNOWN for claim in claims}
            if any(claims) and (same or len(values) > 1):
                cells: Json = {each.id: self._cell(each, reference) for each in runtimes}
                rows.append({"claim": reference, "label": term.label, "cells": cells})
        return self._answer(
            runtimes=[in_short(each, self.identity) for each in runtimes],
            responsibilities={each.id: encode(each.responsibilities) for each in runtimes},
            comparability=_comparability(runtimes),
            differences=rows,
            sources={each.id: encode(each.sources) for each in runtimes},
        )

    def evaluate(self, decision: Mapping[str, object], stage: str, as_of: dt.date) -> Answer:
        """The whole evaluation of a decision: gates with reasons and evidence, ranges, recommendation."""
        self._known(stage, (each.value for each in Stage), "stage")
        catalog, policy = self.site.catalog, self.site.policy
        try:
            read = decode(Decision, decision)
            if problems := check_decision(read, catalog, policy):
                raise InvalidDocumentError(problems)  # noqa: TRY301 - told like those of the form
        except InvalidDocumentError as error:
            raise NotKnownError("\n".join(map(str, error.problems))) from error
        terms = Terms(as_of=as_of, stage=Stage(stage or Stage.DECIDE), seed=1, draws=DRAWS)
        return self._answer(evaluation=encode(evaluate(read, catalog, policy, terms)))

    def decision_format(self) -> Answer:
        """How a decision is written: its JSON Schema, the gates and criteria, a worked one."""
        policy = self.site.policy
        return self._answer(
            schema=json_schema(Decision, title="A decision"),
            gates=[encode(each) for each in policy.gates],
            criteria=[encode(each) for each in policy.criteria],
            importance_levels=[encode(each) for each in policy.importance_levels],
            example=encode(self.site.decisions[0]) if self.site.decisions else None,
        )

    def glossary(self, term: str) -> Answer:
        """A term by its id or any spelling, in the plural too, with its source where it follows one."""
        terms = self.site.glossary.terms
        spelled = {word.casefold(): id_ for id_, each in terms.items() for word in (id_, *each.spellings)}
        asked = term.casefold().strip()
        word = asked if asked in spelled else asked.removesuffix("s")
        self._known(word if word in spelled else asked or "?", spelled, "term")
        id_ = spelled[word]
        return self._answer(id=id_, term=encode(terms[id_]), url=self.identity.absolute(f"glossary/#{id_}"))

    def words(self) -> Answer:
        """The ids to ask with: layers, responsibilities, and claims by group."""
        words = self.site.catalog.vocabulary
        groups: Json = {
            group.id: [{"claim": f"{group.id}.{term.id}", "label": term.label} for term in group.claims]
            for group in words.groups
        }
        return self._answer(
            layers=[encode(each) for each in words.layers],
            responsibilities=[encode(each) for each in words.responsibilities],
            claims=groups,
            runtimes={each.id: each.name for each in self.site.catalog.runtimes},
        )

    def changes(self, since: dt.date, id_: str) -> Answer:
        """What changed in the directory on and after a day, the latest first."""
        only = self._runtime(id_).id if id_ else ""
        lines: list[Json] = [
            {
                "date": each.change.date.isoformat(),
                "runtime": each.runtime.id,
                "change": each.change.change,
                "url": self.identity.absolute(each.url),
            }
            for each in all_changes(self.site)
            if each.change.date >= since and (not only or each.runtime.id == only)
        ]
        return self._answer(changes=lines)

    def _answer(self, **values: Json) -> Answer:
        return {"as_of": self.site.catalog.as_of.isoformat(), "from": self.identity.name, **values}

    def _cited(self, runtime: Runtime, reference: str, *, whole: bool) -> Answer:
        return cited_claim(runtime, reference, self.site.catalog, self.identity, whole=whole)

    def _cell(self, runtime: Runtime, reference: str) -> Answer:
        """A claim in a comparison, where its row has its name."""
        if runtime.claim(reference) is None:
            return {"value": ClaimValue.UNKNOWN.value}
        cited = self._cited(runtime, reference, whole=False)
        return {key: value for key, value in cited.items() if key not in {"claim", "label", "url"}}

    def _runtime(self, id_: str) -> Runtime:
        runtimes = self.site.catalog.runtimes
        wanted = id_.casefold().strip()
        named = next((each for each in runtimes if each.name.casefold() == wanted), None)
        found = self.site.catalog.runtime(wanted) or named
        if found is None:
            self._known(id_, (each.id for each in runtimes), "runtime")
            raise NotKnownError("no runtime was named")
        return found

    def _known(self, word: str, known: Iterable[str], what: str) -> None:
        for problem in unknown_word("", word or None, known, what):
            raise NotKnownError(problem.message)

    def _ranked(self, words: str) -> list[Runtime]:
        """The entries with these words, the best first; all by name where no words are given."""
        runtimes = sorted(self.site.catalog.runtimes, key=lambda each: each.name.casefold())
        if not words.strip():
            return runtimes
        labels = {reference: term.label for reference, _, term in self.site.catalog.vocabulary.claims()}
        documents = [_document(each, labels) for each in runtimes]
        by_id = {each.id: each for each in runtimes}
        return [by_id[page.document.location] for page in Index.build(documents).pages(words)]


def _document(runtime: Runtime, labels: Mapping[str, str]) -> Document:
    """What can be found of an entry: its names, and what it is said to support or support partly."""
    supported = {ClaimValue.SUPPORTED, ClaimValue.PARTIAL}
    said = [labels[reference] for reference, claim in runtime.all_claims() if claim.value in supported]
    return Document(
        location=runtime.id,
        kind=Kind.RUNTIME,
        title=runtime.name,
        summary=runtime.summary,
        words=(runtime.id, *runtime.aliases),
        body=" ".join([*runtime.layers, *runtime.sublayers, *runtime.responsibilities.owns, *said]),
    )


def _sort(claims: Sequence[Answer]) -> str:
    values = {claim["value"] for claim in claims}
    if values & {ClaimValue.UNSUPPORTED.value, ClaimValue.NOT_APPLICABLE.value}:
        return "excluded"
    return "not_established" if ClaimValue.UNKNOWN.value in values else "matches"


def _comparability(runtimes: Sequence[Runtime]) -> str:
    shared = set.intersection(*(set(each.layers) for each in runtimes))
    if shared:
        return f"All are of the layer {', '.join(sorted(shared))}."
    return (
        "They share no layer: they do different work, and one cannot stand in for another. "
        "Compare what each owns and leaves."
    )
