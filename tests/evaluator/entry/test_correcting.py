"""A correction applied to its entry: what changes, what is refused, and at which field."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator import (
    Catalog,
    ClaimChange,
    ClaimValue,
    Correction,
    EntryContext,
    InvalidDocumentError,
    Problem,
    Runtime,
    corrected,
    correction_problems,
    decode,
    encode,
    handle,
    names_of,
    stated_of,
)
from corrections import PARTLY, READ
from mkdocs_aruntime.catalog.site import Site

TODAY = dt.date(2026, 11, 23)


def correction(
    catalog: Catalog, claim: str, wants: Mapping[str, Any], *evidence: Any, **other: Any
) -> Correction:
    runtime = catalog.runtime(other.get("entry", "")) or catalog.runtime("alpha")
    assert runtime is not None
    had = stated_of(runtime, claim)
    change = {"entry": "alpha", "claim": claim, "wants": wants, "evidence": list(evidence), **other}
    if had is not None:
        change = {"had": encode(had), **change}
    return decode(Correction, {"schema": "aruntime/correction/1", "change": change})


def told(made: Correction, catalog: Catalog) -> list[Problem]:
    context = EntryContext(
        vocabulary=catalog.vocabulary,
        words=names_of(catalog.vocabulary),
        known=frozenset(each.id for each in catalog.runtimes),
        undecided={},
        as_of=TODAY,
    )
    assert isinstance(made.change, ClaimChange)
    return correction_problems(made, catalog.runtime(made.change.entry), context)


def problems(made: Correction, catalog: Catalog) -> list[tuple[str, str]]:
    return [(each.path, each.rule) for each in told(made, catalog)]


def test_value_evidence_source_and_history_are_those_of_the_correction(minimal: Site) -> None:
    catalog = minimal.catalog
    alpha = catalog.runtime("alpha")
    assert alpha is not None
    made = correction(catalog, "protocols.amqp", PARTLY, READ)
    assert problems(made, catalog) == []
    new = corrected(alpha, made, catalog.vocabulary, TODAY).runtime
    claim = new.claim("protocols.amqp")
    assert claim is not None
    assert (claim.value, claim.lacks) == (ClaimValue.PARTIAL, "AMQP without a flag.")
    assert [(each.source, each.quote) for each in claim.evidence] == [("amqp", READ["quote"])]
    assert (new.sources["amqp"].publisher, new.sources["amqp"].accessed) == ("Alpha", dt.date(2026, 11, 20))
    line = new.maintenance.history[-1]
    assert (line.date, line.source) == (TODAY, "amqp")
    assert line.change.endswith(": partial, no longer supported.")
    assert not corrected(new, made, catalog.vocabulary, TODAY).changed


@pytest.mark.parametrize(("version", "read_at"), [("1.10", None), ("1.9", "1.9")])
def test_a_claim_leaves_its_earlier_version_with_a_source_of_the_reviewed_one(
    minimal: Site, version: str, read_at: str | None
) -> None:
    alpha = minimal.catalog.runtime("alpha")
    assert alpha is not None
    claims = {group: tuple(replace(c, read_at="1.9") for c in each) for group, each in alpha.claims.items()}
    read = {**READ, "source": {**READ["source"], "version": version}}
    made = correction(minimal.catalog, "protocols.amqp", PARTLY, read)
    new = corrected(replace(alpha, claims=claims), made, minimal.catalog.vocabulary, TODAY).runtime
    claim = new.claim("protocols.amqp")
    assert claim is not None
    assert claim.read_at == read_at


def test_what_changed_since_is_told_three_ways(minimal: Site) -> None:
    catalog = minimal.catalog
    alpha = catalog.runtime("alpha")
    assert alpha is not None
    made = correction(catalog, "protocols.amqp", PARTLY, READ, had={"value": "unsupported"})
    with pytest.raises(InvalidDocumentError) as caught:
        corrected(alpha, made, catalog.vocabulary, TODAY)
    (problem,) = caught.value.problems
    assert (problem.path, problem.rule) == ("change.had", "stale")
    assert "value: had 'unsupported', has 'supported', wants 'partial'" in problem.message


def test_a_claim_that_was_not_there_is_added_and_one_that_is_there_is_no_addition(minimal: Site) -> None:
    catalog = minimal.catalog
    names = [name for name, _, _ in catalog.vocabulary.claims()]
    entry, silent = next((r.id, name) for r in catalog.runtimes for name in names if r.claim(name) is None)
    assert problems(correction(catalog, silent, {"value": "supported"}, READ, entry=entry), catalog) == []
    taken = correction(catalog, "protocols.amqp", PARTLY, READ, had=None)
    assert problems(taken, catalog) == [("change.had", "stale")]


@pytest.mark.parametrize(
    ("wants", "evidence", "field", "rule"),
    [
        ({"value": "supported"}, [], "change.evidence", "missing-source"),
        ({"value": "partial"}, [READ], "change.wants.when", "missing-condition"),
        ({"value": "unknown"}, [], "change.wants.looked", "missing-looked"),
        ({"value": "not-applicable"}, [], "change.wants.note", "missing-note"),
        ({"value": "supported", "lacks": "Much."}, [READ], "change.wants.when", "misplaced-condition"),
        ({"value": "partial", "lacks": "-"}, [READ], "change.wants.lacks", "empty-text"),
        ({"value": "partial", "when": {"option": ["?"]}}, [READ], "change.wants.when.option", "empty-text"),
        ({"value": "not-applicable", "note": "n/a"}, [], "change.wants.note", "empty-text"),
        ({"value": "unknown", "looked": ["nowhere"]}, [], "change.wants.looked", "empty-text"),
        ({**PARTLY, "when": {"optoin": ["x"]}}, [READ], "change.wants.when.optoin", "unknown-word"),
        (PARTLY, [{**READ, "quote": "word " * 25 + "word"}], "change.evidence[0].quote", "long-quote"),
        (PARTLY, [{**READ, "quote": "..."}], "change.evidence[0].quote", "empty-quote"),
        (
            PARTLY,
            [{**READ, "source": {**READ["source"], "opened": "2027-01-01"}}],
            "change.evidence[0].source.opened",
            "future-date",
        ),
        (
            PARTLY,
            [{**READ, "source": {**READ["source"], "url": "https://github.com/o/r/blob/main/README.md"}}],
            "change.evidence[0].source.url",
            "moving-source",
        ),
        (
            PARTLY,
            [{**READ, "source": {**READ["source"], "url": "https://localhost/options"}}],
            "change.evidence[0].source.url",
            "private-address",
        ),
        (
            PARTLY,
            [{**READ, "source": {**READ["source"], "kind": "documentatoin"}}],
            "change.evidence[0].source.kind",
            "unknown-word",
        ),
    ],
)
def test_each_rule_of_the_entry_is_told_at_the_field_of_the_correction(
    minimal: Site, wants: Mapping[str, Any], evidence: list[Any], field: str, rule: str
) -> None:
    found = problems(correction(minimal.catalog, "protocols.amqp", wants, *evidence), minimal.catalog)
    assert (field, rule) in found


def test_names_that_do_not_exist_are_told_with_the_nearest(minimal: Site) -> None:
    made = correction(minimal.catalog, "protocols.ampq", PARTLY, READ)
    (problem,) = told(made, minimal.catalog)
    assert (problem.path, problem.expected) == ("change.claim", "protocols.amqp")
    made = correction(minimal.catalog, "protocols.amqp", PARTLY, READ, entry="alfa")
    (problem,) = told(made, minimal.catalog)
    assert (problem.path, problem.expected) == ("change.entry", "alpha")


def test_a_source_that_is_known_keeps_its_day_and_only_the_corrected_claim_is_younger(minimal: Site) -> None:
    catalog = minimal.catalog
    alpha = catalog.runtime("alpha")
    assert alpha is not None
    again = {**READ, "source": {**READ["source"], "url": alpha.sources["readme"].url}}
    new = corrected(
        alpha, correction(catalog, "protocols.amqp", PARTLY, again), catalog.vocabulary, TODAY
    ).runtime
    assert new.sources == alpha.sources
    days = {name: new.confirmed(claim) for name, claim in new.all_claims()}
    before = {name: alpha.confirmed(claim) for name, claim in alpha.all_claims()}
    assert days == before | {"protocols.amqp": dt.date(2026, 11, 20)}


SAME: Mapping[str, Any] = {**READ, "quote": "AMQP in Alpha: supported."}


def test_what_changes_nothing_is_told(minimal: Site) -> None:
    alpha = minimal.catalog.runtime("alpha")
    assert alpha is not None
    readme = alpha.sources["readme"]
    there = {"title": "Other", "url": readme.url, "kind": readme.kind, "version": readme.version}
    source = {**there, "opened": "2026-11-20"}
    made = correction(minimal.catalog, "protocols.amqp", {"value": "supported"}, {**SAME, "source": source})
    assert problems(made, minimal.catalog) == [("change.wants", "no-change")]


def test_the_source_alone_is_corrected_once_and_not_where_it_moved_since(minimal: Site) -> None:
    catalog, alpha = minimal.catalog, minimal.catalog.runtime("alpha")
    assert alpha is not None
    made = correction(catalog, "protocols.amqp", {"value": "supported"}, SAME)
    assert problems(made, catalog) == []
    new = corrected(alpha, made, catalog.vocabulary, TODAY).runtime
    (evidence,) = new.claim("protocols.amqp").evidence  # type: ignore[union-attr]
    assert (evidence.quote, new.sources[evidence.source].url) == (SAME["quote"], SAME["source"]["url"])
    assert new.maintenance.history[-1].change == "AMQP: the same words, cited from another source."
    assert not corrected(new, made, catalog.vocabulary, TODAY).changed
    other = {**SAME, "source": {**SAME["source"], "url": "https://example.org/alpha/other"}}
    late = correction(catalog, "protocols.amqp", {"value": "supported"}, other)
    with pytest.raises(InvalidDocumentError, match="its sources are others"):
        corrected(new, late, catalog.vocabulary, TODAY)


def test_a_value_is_corrected_though_its_source_moved_since(minimal: Site) -> None:
    catalog, alpha = minimal.catalog, minimal.catalog.runtime("alpha")
    assert alpha is not None
    made = correction(catalog, "protocols.amqp", PARTLY, READ)
    moved = correction(catalog, "protocols.amqp", {"value": "supported"}, SAME)
    new = corrected(alpha, moved, catalog.vocabulary, TODAY).runtime
    assert corrected(new, made, catalog.vocabulary, TODAY).changed


def test_a_weaker_source_is_no_better_address(minimal: Site) -> None:
    weak = {**SAME, "source": {**SAME["source"], "kind": "vendor-claim"}}
    made = correction(minimal.catalog, "protocols.amqp", {"value": "supported"}, weak)
    assert problems(made, minimal.catalog) == [("change.evidence", "weak-source")]


def test_a_source_that_was_opened_later_is_not_given_up_for_another(minimal: Site) -> None:
    early = {**SAME, "source": {**READ["source"], "opened": "2026-10-31"}}
    made = correction(minimal.catalog, "protocols.amqp", {"value": "supported"}, early)
    assert problems(made, minimal.catalog) == [("change.evidence[0].source.opened", "older-source")]


def test_the_service_answers_with_the_claim_as_it_would_be_or_with_problems(minimal: Site) -> None:
    catalog = minimal.catalog
    made = correction(catalog, "protocols.amqp", PARTLY, READ)

    def ask(**other: Any) -> dict[str, Any]:
        params = {
            "correction": encode(made),
            "entry": encode(catalog.runtime("alpha")),
            "vocabulary": encode(catalog.vocabulary),
            "entries": [each.id for each in catalog.runtimes],
            "as-of": TODAY.isoformat(),
            **other,
        }
        return json.loads(handle(json.dumps({"version": 1, "method": "correct", "params": params})))  # type: ignore[no-any-return]

    answer = ask()["result"]
    assert answer["claim"]["value"] == "partial"
    assert answer["change"].endswith(": partial, no longer supported.")
    early = [(each["path"], each["rule"]) for each in ask(**{"as-of": "2026-11-19"})["problems"]]
    assert ("change.evidence[0].source.opened", "future-date") in early
    wrong = encode(made) | {"by": "<b>x</b>"}  # type: ignore[operator]
    assert [each["path"] for each in ask(correction=wrong)["problems"]] == ["by"]


@pytest.mark.parametrize(
    ("wants", "is_told"), [({"value": "unsupported"}, True), ({"value": "supported"}, False)]
)
def test_that_a_package_showed_the_other_value_stays_in_the_record(
    minimal: Site, wants: Mapping[str, Any], *, is_told: bool
) -> None:
    alpha = minimal.catalog.runtime("alpha")
    assert alpha is not None
    proof = {
        "package": "pkg:pypi/alpha@1.10",
        "file": "a.whl",
        "digest": f"sha256:{'0' * 64}",
        "fact": "amqp",
    }
    whole: Any = encode(alpha)
    whole["claims"]["protocols"][0]["shown"] = [proof]
    shown = decode(Runtime, whole)
    made = correction(minimal.catalog, "protocols.amqp", wants, READ)
    new = corrected(shown, made, minimal.catalog.vocabulary, TODAY).runtime
    claim = new.claim("protocols.amqp")
    assert claim is not None
    assert bool(claim.shown) is not is_told
    line = new.maintenance.history[-1].change
    assert ("What a released package showed of it is taken out." in line) is is_told


def test_another_value_needs_other_words_than_those_that_the_value_of_now_rests_on(minimal: Site) -> None:
    alpha = minimal.catalog.runtime("alpha")
    assert alpha is not None
    claim = alpha.claim("protocols.amqp")
    assert claim is not None
    same = {**READ, "quote": claim.evidence[0].quote}
    made = correction(minimal.catalog, "protocols.amqp", {"value": "unsupported"}, same)
    assert ("change.evidence[0].quote", "old-quote") in problems(made, minimal.catalog)
    other = correction(minimal.catalog, "protocols.amqp", {"value": "unsupported"}, same, READ)
    assert "old-quote" not in {rule for _, rule in problems(other, minimal.catalog)}


@pytest.mark.parametrize(
    "altered",
    [
        lambda quote: quote.upper(),
        lambda quote: quote.replace(" ", "\u00a0"),
        lambda quote: quote.rstrip(".") + "!",
        lambda quote: " ".join(quote.split()[:-1]),
        lambda quote: quote + " Really.",
        lambda quote: quote.replace("o", "\N{CYRILLIC SMALL LETTER O}").replace(
            "A", "\N{GREEK CAPITAL LETTER ALPHA}"
        ),
        lambda quote: quote.replace("A", "\N{FULLWIDTH LATIN CAPITAL LETTER A}"),
    ],
)
def test_the_old_words_a_little_altered_are_the_old_words(
    minimal: Site, altered: Callable[[str], str]
) -> None:
    alpha = minimal.catalog.runtime("alpha")
    assert alpha is not None
    claim = alpha.claim("protocols.amqp")
    assert claim is not None
    read = {**READ, "quote": altered(claim.evidence[0].quote)}
    made = correction(minimal.catalog, "protocols.amqp", {"value": "unsupported"}, read)
    assert ("change.evidence[0].quote", "old-quote") in problems(made, minimal.catalog)


@pytest.mark.parametrize(
    "words", ["the", "the the the", "https://example.org/alpha/amqp/", "Alpha Alpha Alpha"]
)
def test_a_word_or_two_show_no_other_value(minimal: Site, words: str) -> None:
    made = correction(minimal.catalog, "protocols.amqp", {"value": "unsupported"}, {**READ, "quote": words})
    assert ("change.evidence[0].quote", "brief-quote") in problems(made, minimal.catalog)
    longer = {**READ, "quote": "Alpha lost AMQP in version 2."}
    made = correction(minimal.catalog, "protocols.amqp", {"value": "unsupported"}, longer)
    assert problems(made, minimal.catalog) == []


def test_what_is_missing_is_told_once(minimal: Site) -> None:
    """That nothing was read follows from the missing source, place or words, and is not told besides."""
    for wants, rule in (
        ({"value": "unknown"}, "missing-looked"),
        ({"value": "unsupported"}, "missing-source"),
    ):
        made = correction(minimal.catalog, "protocols.amqp", wants)
        assert [each.rule for each in told(made, minimal.catalog)] == [rule]
