"""Every rule of relations and conditions, with a file that breaks it and the exact message."""

from __future__ import annotations

from pathlib import Path

import pytest

from aruntime_evaluator import check_change, quotes_of
from conftest import TODAY, sources_of
from editing import edit
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.review import entries_of
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.catalog.undecided import UNDECIDED_FILE

FIRST = "to: beta\n"
GENERAL = "kind: feeds, claim: protocols.amqp"
STATED = "      when: {edition: [commercial], option: [plugin]}\n"
LACKS = "      lacks: Transactions <script>alert(2)</script>.\n"

BROKEN = [
    (
        "unknown-word",
        ("kind: feeds\n", "kind: feed\n"),
        "14:5: relations[0].kind: 'feed' is not a known kind of relation; did you mean 'feeds'?",
    ),
    (
        "unknown-word",
        (FIRST, "to: bta\n"),
        "15:5: relations[0].to: 'bta' is not a known entry; did you mean 'beta'?",
    ),
    (
        "unknown-word",
        ("claim: protocols.amqp", "claim: protocols.ampq"),
        "19:19: relations[1].claim: 'protocols.ampq' is not a known claim; did you mean 'protocols.amqp'?",
    ),
    (
        "one-target",
        (GENERAL, "kind: feeds, to: alpha, claim: protocols.amqp"),
        "19:5: relations[1]: a relation names one entry ('to') or the claim of those that it works with ('claim')",
    ),
    (
        "one-target",
        (GENERAL, "kind: feeds"),
        "19:5: relations[1]: a relation names one entry ('to') or the claim of those that it works with ('claim')",
    ),
    (
        "self-relation",
        (FIRST, "to: gamma\n"),
        "15:5: relations[0].to: 'gamma' is this entry itself; a relation is to another",
    ),
    (
        "duplicate-relation",
        (GENERAL, "kind: feeds, to: beta"),
        "19:5: relations[1]: 'feeds beta' is listed twice; make it one relation",
    ),
    (
        "missing-source",
        (', evidence: [{source: readme, quote: "Any AMQP broker can be fed."}]', ""),
        "19:5: relations[1]: a relation needs a source that says so; add evidence",
    ),
    (
        "weak-source",
        ("kind: documentation", "kind: vendor-claim"),
        "19:5: relations[1]: a relation rests on vendor claims or second-hand sources alone",
    ),
    (
        "unknown-word",
        ('[{source: readme, quote: "Any', '[{source: redme, quote: "Any'),
        "19:54: relations[1].evidence[0].source: 'redme' is not a known source of this file; "
        "did you mean 'readme'?",
    ),
    (
        "missing-key",
        ('{source: readme, quote: "Any AMQP broker can be fed."}', "{source: readme}"),
        "19:53: relations[1].evidence[0].quote: 'quote' is missing",
    ),
    (
        "long-quote",
        ("Any AMQP broker can be fed.", " ".join(["word"] * 26)),
        "19:70: relations[1].evidence[0].quote: the quote has 26 words; at most 25 are quoted",
    ),
    (
        "unknown-word",
        ("when: {component:", "when: {componnt:"),
        "16:12: relations[0].when.componnt: 'componnt' is not a known condition; did you mean 'component'?",
    ),
    (
        "unknown-word",
        ('"beta >=1.9,<2"', '"betta >=1.9,<2"'),
        "16:24: relations[0].when.component[0]: 'betta' is not a known entry; did you mean 'beta'?",
    ),
    (
        "wrong-form",
        ('"beta >=1.9,<2"', '"beta newer than 1.9"'),
        "16:24: relations[0].when.component[0]: 'beta newer than 1.9' is not an entry with a range of versions "
        "such as 'name >=1.2,<2'",
    ),
    (
        "unknown-word",
        ("protocol: [amqp, mqtt]", "protocol: [amqp, mqt]"),
        "16:59: relations[0].when.protocol[1]: 'mqt' is not a known protocol; did you mean 'mqtt'?",
    ),
    (
        "unknown-word",
        ("edition: [commercial]", "edition: [comercial]"),
        "25:24: claims.protocols[0].when.edition[0]: 'comercial' is not a known edition; did you mean 'commercial'?",
    ),
    (
        "empty-condition",
        ("edition: [commercial]", "edition: []"),
        "25:14: claims.protocols[0].when.edition: 'edition' names no word; leave it out, or say which",
    ),
    (
        "wrong-type",
        ("edition: [commercial]", "edition: commercial"),
        "25:14: claims.protocols[0].when.edition: found commercial; expected a list",
    ),
    (
        "missing-condition",
        (STATED + LACKS, ""),
        "22:7: claims.protocols[0]: 'partial' needs its condition as data ('when'), or what is missing ('lacks')",
    ),
    (
        "misplaced-condition",
        ("value: partial", "value: supported"),
        "22:7: claims.protocols[0]: 'supported' has no condition; say 'partial', or leave out 'when' and 'lacks'",
    ),
    (
        "misplaced-condition",
        ("value: partial", "value: unsupported"),
        "22:7: claims.protocols[0]: 'unsupported' has no condition; say 'partial', or leave out 'when' and 'lacks'",
    ),
]

VOCABULARY = [
    (
        "wrong-words",
        ("words: claims, group: protocols", "words: claims"),
        "conditions[1].group: 'group' is missing where the words are claims",
    ),
    (
        "wrong-words",
        ("words: text", "words: text, values: [{id: x, label: X, definition: X.}]"),
        "conditions[3].values: 'values' is not used where the words are text",
    ),
    (
        "unknown-word",
        ("words: claims, group: protocols", "words: claims, group: protocol"),
        "conditions[1].group: 'protocol' is not a known claim group; did you mean 'protocols'?",
    ),
    (
        "duplicate-id",
        ("{id: reads", "{id: feeds"),
        "relations[3].id: 'feeds' is already defined in relations",
    ),
    (
        "duplicate-id",
        ("{id: commercial", "{id: open-source"),
        "conditions[2].values[1].id: 'open-source' is already defined in conditions[2].values",
    ),
]


def findings_of(root: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_site(sources_of(root), as_of=TODAY)
    return [str(finding) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("rule", "change", "message"), BROKEN, ids=[f"{r}-{i}" for i, (r, _, _) in enumerate(BROKEN)]
)
def test_a_broken_relation_or_condition_is_answered_with_its_place_and_the_way_out(
    copy: Path, rule: str, change: tuple[str, str], message: str
) -> None:
    edit(copy / "runtimes" / "gamma.yml", *change)
    assert f"runtimes/gamma.yml:{message} [{rule}]" in findings_of(copy)


@pytest.mark.parametrize(
    ("rule", "change", "message"), VOCABULARY, ids=[f"{r}-{i}" for i, (r, _, _) in enumerate(VOCABULARY)]
)
def test_a_broken_vocabulary_of_relations_and_conditions_is_told(
    copy: Path, rule: str, change: tuple[str, str], message: str
) -> None:
    edit(copy / "runtimes" / "vocabulary.yml", *change)
    assert any(line.endswith(f"{message} [{rule}]") for line in findings_of(copy))


def test_a_claim_that_is_listed_as_open_passes_with_a_note_and_not_without(copy: Path) -> None:
    entry = copy / "runtimes" / "gamma.yml"
    edit(entry, STATED + LACKS, "")
    listed = "schema: aruntime/undecided/1\nclaims:\n  gamma: [protocols.amqp]\n"
    (copy / "runtimes" / UNDECIDED_FILE).write_text(listed, "utf-8")
    load_site(sources_of(copy), as_of=TODAY)
    edit(entry, "      note: Only with the plugin <script>alert(1)</script>.\n", "")
    assert findings_of(copy) == [
        "runtimes/gamma.yml:22:7: claims.protocols[0]: 'partial' needs a note that says the condition [missing-note]"
    ]


def test_relations_are_quoted_and_compared_as_claims_are(copy: Path) -> None:
    folder = copy / "runtimes"
    old = entries_of(folder, root=copy).read["gamma"][0]
    quoted = {quote.path: (quote.about, quote.words) for quote in quotes_of(old)}
    assert quoted["relations[0].evidence[0].quote"] == ("feeds beta", "Gamma hands messages to Beta.")
    edit(folder / "gamma.yml", "protocol: [amqp, mqtt]", "protocol: [amqp]")
    edit(folder / "gamma.yml", "edition: [commercial], ", "")
    edit(folder / "gamma.yml", "lacks: Transactions", "lacks: Queues")
    new = entries_of(folder, root=copy).read["gamma"][0]
    told = {(problem.path, problem.rule) for problem in check_change(old, new, TODAY)}
    assert told == {
        (path, rule)
        for path in ("relations[0]", "claims.protocols[0]")
        for rule in ("no-history", "not-reread")
    }


def test_a_relation_that_is_gone_needs_a_line_of_the_history(copy: Path) -> None:
    folder = copy / "runtimes"
    old = entries_of(folder, root=copy).read["gamma"][0]
    text = (folder / "gamma.yml").read_text("utf-8")
    line = next(line for line in text.splitlines(keepends=True) if GENERAL in line)
    (folder / "gamma.yml").write_text(text.replace(line, ""), "utf-8")
    new = entries_of(folder, root=copy).read["gamma"][0]
    assert [problem.message.partition(";")[0] for problem in check_change(old, new, TODAY)] == [
        "'feeds protocols.amqp' is gone"
    ]
