"""The directory and its words, asked question by question."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from aruntime_evaluator import ClaimTerm, ClaimValue, Json, Runtime, condition_words, encode, name_key
from mkdocs_aruntime.catalog.facts import not_established, silence
from mkdocs_aruntime.publish.directory.words import (
    HELD,
    asked_words,
    entry_words,
    names_of_claim,
    noted,
    says,
)
from mkdocs_aruntime.publish.relations import Relations
from mkdocs_aruntime.publish.search import Document, Index, Kind, export_index
from mkdocs_aruntime.publish.words import tokens
from mkdocs_aruntime.query.changing import changed_claims, changed_lines
from mkdocs_aruntime.query.citing import Answer, cited_claim, in_short, related
from mkdocs_aruntime.query.comparing import comparability, owners
from mkdocs_aruntime.query.desk import Desk, NotKnownError
from mkdocs_aruntime.query.engine import Found, NoNodeError, ask

MOST = 6
"""Runtimes in one comparison."""

FITS = ("matches", "not_established", "excluded")
"""How an entry fits the claims asked for, in the order in which entries are told."""

RELATIONS = "relations"
"""What an entry and others say of one another: asked for like a group of claims."""

WHOLE = (
    "vendor",
    "license",
    "lifecycle",
    "versions",
    "responsibilities",
    "compatibility",
    "notes",
    "documentation",
)
"""What an entry says of itself beside its claims."""

LATEST = 3
"""Lines of its history that a summary of an entry shows."""


class Library(Desk):
    """Answers about entries, claims and terms."""

    def search(
        self,
        words: str = "",
        layer: str = "",
        claims: Sequence[str] = (),
        *,
        quotes: bool = False,
        limit: int = 10,
        page: int = 1,
    ) -> Answer:
        """Entries that say all the words, of a layer, and what each is known to say of the claims asked for.

        Those that a source says lack a claim come apart, and so do those for which nobody knows.
        """
        self.known(layer, (each.id for each in self.site.catalog.vocabulary.layers), "layer")
        claims = [self.claim_named(each) for each in claims]
        asked = asked_words(words)
        if words.strip() and not asked:
            raise NotKnownError(f"'{words}' holds no word to look for")
        found = [each for each in self._ranked(words, asked) if not layer or layer in each.layers]
        entries = sorted((self._fitting(each, claims, quotes=quotes) for each in found), key=_fit)
        counts: Json = {fit: sum(each["fit"] == fit for each in entries) for fit in FITS}
        about = self._about_words(asked, found=bool(found))
        if not (asked or layer or claims):
            about["note"] = "Nothing was asked for, so these are all entries; ask by words, layer or claims."
        return self.paged(page, "entries", entries, {"counts": counts, **about}, most=limit)

    def _fitting(self, runtime: Runtime, claims: Sequence[str], *, quotes: bool) -> Answer:
        """An entry with the claims asked for, and how it fits."""
        cited = [self._cited(runtime, each, quotes=quotes) for each in claims]
        values = {claim["value"] for claim in cited}
        if values & {ClaimValue.UNSUPPORTED.value, ClaimValue.NOT_APPLICABLE.value}:
            fit = "excluded"
        else:
            fit = "not_established" if ClaimValue.UNKNOWN.value in values else "matches"
        said: dict[str, Json] = {"claims": list[Json](cited)} if cited else {}
        return {"fit": fit, **in_short(runtime, self.identity), **said}

    def _about_words(self, asked: Sequence[str], *, found: bool) -> Answer:
        """The claims that say what the words say, which can be asked for; and where nothing is found, why."""
        if not asked:
            return {}
        answer: Answer = {}
        if claims := self._claims_of(asked):
            answer["claims_that_say_it"] = claims
        if not found:
            counts = Counter(each for words in self._words.values() for each in asked if says(words, [each]))
            answer["note"] = "No entry says all of these words. This is no proof that none can do it."
            answer["entries_that_say"] = {each: counts[each] for each in asked}
            if meant := self._asked(" ".join(asked)).corrected:
                answer["did_you_mean"] = meant
        return answer

    def _claims_of(self, asked: Sequence[str]) -> Json:
        """Claims whose names have all the words, else any, and how many entries have each or partly."""
        labels = {
            reference: tokens(" ".join(names_of_claim(term)))
            for reference, _, term in self.site.catalog.vocabulary.claims()
        }
        whole = [each for each, words in labels.items() if says(words, asked)]
        some = [each for each, words in labels.items() if any(says(words, [word]) for word in asked)]
        held = Counter(
            reference
            for runtime in self.site.catalog.runtimes
            for reference, claim in runtime.all_claims()
            if claim.value in HELD
        )
        return {each: held[each] for each in (whole or some)[:MOST]}

    def runtime(self, name: str, group: str = "", *, quotes: bool = False, page: int = 1) -> Answer:
        """One entry in short with the value of each claim; or the claims of a group; with quotes if asked.

        What it says of other entries, with quotes, is the group ``relations``.
        """
        runtime = self.runtime_named(name)
        groups = [RELATIONS, *(each.id for each in self.site.catalog.vocabulary.groups)]
        self.known(group, groups, "group of claims")
        head: Json = in_short(runtime, self.identity)
        if group == RELATIONS:
            found = related(self._relations, runtime, quotes=True)
            return self.paged(page, RELATIONS, found, {"runtime": head})
        if group or quotes:
            claims: list[Json] = [
                self._cited(runtime, reference, quotes=quotes)
                for reference, _ in runtime.all_claims()
                if not group or reference.startswith(f"{group}.")
            ]
            return self.paged(page, "claims", claims, {"runtime": head})
        data = encode(runtime)
        if not isinstance(data, dict):
            raise TypeError("an entry encodes to a mapping")
        beside: dict[str, Json] = {key: data[key] for key in WHOLE if key in data}
        if found := related(self._relations, runtime, quotes=False):
            beside["relations"] = found
        beside["claims_not_established"] = len(not_established(runtime, self.site.catalog.vocabulary))
        said: list[Json] = [f"{ref}: {claim.value.value}" for ref, claim in runtime.all_claims()]
        history: Json = [encode(each) for each in runtime.maintenance.history[-LATEST:]]
        summary = {"runtime": head, "more_of_it": beside, "latest_changes": history}
        return self.paged(page, "claims", said, summary)

    def compare(
        self,
        names: Sequence[str],
        group: str = "",
        *,
        same: bool = False,
        quotes: bool = False,
        page: int = 1,
    ) -> Answer:
        """Two to six entries, claim by claim; those that all say alike only where asked for."""
        runtimes = list({found.id: found for found in map(self.runtime_named, names)}.values())
        if not 1 < len(runtimes) <= MOST:
            raise NotKnownError(f"{len(runtimes)} runtimes were named; two to {MOST} can be compared")
        self.known(group, (each.id for each in self.site.catalog.vocabulary.groups), "group of claims")
        rows: list[Json] = []
        for reference, _, term in self.site.catalog.vocabulary.claims():
            if group and not reference.startswith(f"{group}."):
                continue
            claims = [each.claim(reference) for each in runtimes]
            values = {
                claim.value if claim else silence(term, each)
                for each, claim in zip(runtimes, claims, strict=True)
            }
            if any(claims) and (same or len(values) > 1):
                cells: Json = {each.id: self._cell(each, reference, term, quotes=quotes) for each in runtimes}
                rows.append({"claim": reference, "label": term.label, "cells": cells})
        return self.paged(
            page,
            "differences",
            rows,
            {
                "comparability": comparability(runtimes),
                "runtimes": [in_short(each, self.identity) for each in runtimes],
                "responsibilities": owners(runtimes, self.site.catalog.vocabulary.responsibilities),
            },
        )

    def glossary(self, term: str) -> Answer:
        """A term by its id or any spelling, in the plural too, with its source where it follows one."""
        terms = self.site.glossary.terms
        spelled = {word.casefold(): id_ for id_, each in terms.items() for word in (id_, *each.spellings)}
        asked = term.casefold().strip()
        word = asked if asked in spelled else asked.removesuffix("s")
        self.known(word if word in spelled else asked or "?", spelled, "term")
        id_ = spelled[word]
        return self.answer(id=id_, term=encode(terms[id_]), url=self.identity.absolute(f"glossary/#{id_}"))

    def words(self, group: str = "", page: int = 1) -> Answer:
        """The ids to ask with: layers, responsibilities, groups of claims, entries; or a group's claims."""
        words = self.site.catalog.vocabulary
        self.known(group, (each.id for each in words.groups), "group of claims")
        if group:
            claims = [(reference, term) for reference, each, term in words.claims() if each.id == group]
            items: list[Json] = [
                {"claim": reference, "label": term.label, "definition": term.definition}
                for reference, term in claims
            ]
            return self.paged(page, "claims", items, {"group": group})
        groups: Json = {each.id: f"{each.label} ({len(each.claims)} claims)" for each in words.groups}
        return self.answer(
            layers={each.id: each.label for each in words.layers},
            responsibilities={each.id: each.label for each in words.responsibilities},
            groups_of_claims=groups,
            runtimes={each.id: each.name for each in self.site.catalog.runtimes},
            more="Ask again with a group for its claims.",
        )

    def changes(self, since: dt.date, name: str = "", *, claims: bool = False, page: int = 1) -> Answer:
        """What changed in the directory on and after a day, the latest first; or which claims did."""
        only = self.runtime_named(name).id if name else ""
        changed = changed_claims if claims else changed_lines
        return self.paged(page, "changes", changed(self.site, self.identity, since, only))

    def _cited(self, runtime: Runtime, reference: str, *, quotes: bool) -> Answer:
        return cited_claim(runtime, reference, self.site.catalog, self.identity, quotes=quotes)

    def _cell(self, runtime: Runtime, reference: str, term: ClaimTerm, *, quotes: bool) -> Json:
        """A claim in a comparison, where its row has its name."""
        claim = runtime.claim(reference)
        if claim is None:
            return {"value": silence(term, runtime).value}
        if not quotes:
            condition = condition_words(claim.when, self.site.catalog)
            details = {"condition": condition, "lacks": claim.lacks, "note": claim.note}
            return {"value": claim.value.value, **{key: text for key, text in details.items() if text}}
        cited = self._cited(runtime, reference, quotes=True)
        return {key: value for key, value in cited.items() if key not in {"claim", "label", "url"}}

    @cached_property
    def _relations(self) -> Relations:
        return Relations(self.site.catalog)

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        vocabulary = self.site.catalog.vocabulary
        return {each.id: entry_words(each, vocabulary) for each in self.site.catalog.runtimes}

    @cached_property
    def _files(self) -> Mapping[str, bytes]:
        index = Index(map(self._document, self.site.catalog.runtimes), self.site.same_words)
        return export_index(index)

    def _asked(self, words: str) -> Found:
        """What the site's own engine finds among the entries; nothing where there is no Node to run it."""
        try:
            return ask(self._files, words, limit=len(self.site.catalog.runtimes))
        except NoNodeError:
            return Found(pages=(), count=0, corrected=None, strange=None)

    def _document(self, runtime: Runtime) -> Document:
        """What orders the entries that are found: a name counts most, then the summary, then all words."""
        return Document(
            location=runtime.id,
            kind=Kind.RUNTIME,
            title=runtime.name,
            summary=runtime.summary,
            words=runtime.names,
            body=" ".join([*noted(runtime), *sorted(self._words[runtime.id])]),
        )

    def _ranked(self, words: str, asked: Sequence[str]) -> list[Runtime]:
        """The entries that say all the words, the best first; all by name where no words are given.

        They are those that the directory's page shows for the same words; a whole name finds its entry, too.
        """
        runtimes = sorted(self.site.catalog.runtimes, key=lambda each: each.name.casefold())
        if not asked:
            return runtimes
        pages = [page["location"] for page in self._asked(words).pages]
        key = name_key(words)
        found = [each for each in runtimes if says(self._words[each.id], asked)]
        return sorted(
            found,
            key=lambda each: (
                key not in map(name_key, each.names),
                pages.index(each.id) if each.id in pages else len(pages),
            ),
        )


def _fit(entry: Answer) -> int:
    return FITS.index(str(entry["fit"]))
