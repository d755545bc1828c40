"""What is often wrong and may be right: one entry that each warning is told of, and one that it passes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from conftest import TODAY, sources_of
from editing import edit
from mkdocs_aruntime.catalog.column_notes import says_one_of
from mkdocs_aruntime.catalog.entry_warnings import entry_warnings
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import load_site

BRIEF = 'quote: "AMQP in Alpha: supported."'
LONG = "Alpha listens for clients of every kind on port 5672."
WORDS = "schema: aruntime/review/1\ncolumns: {protocols.amqp: {words: [port]}}\n"
EXCUSED = """\
schema: aruntime/review/1
excused:
  - {entry: alpha, claim: protocols.amqp, rule: brief-quote, because: "A heading.", until: 2026-12-31}
"""


def warnings(root: Path, rule: str, day: dt.date = TODAY, entry: str = "alpha") -> list[str]:
    site = load_site(sources_of(root), as_of=TODAY)
    told = (str(each) for each in entry_warnings(site, day) if each.problem.rule == rule)
    return [each for each in told if each.startswith((f"runtimes/{entry}.yml", "runtimes/review.yml"))]


def quoted(root: Path, words: str) -> None:
    edit(root / "runtimes" / "alpha.yml", BRIEF, f'quote: "{words}"')


def noted(root: Path, text: str) -> None:
    (root / "runtimes" / "review.yml").write_text(text, "utf-8")


def test_a_quote_of_a_few_words_is_told_with_its_place(copy: Path) -> None:
    assert warnings(copy, "brief-quote")[0] == (
        "runtimes/alpha.yml:20:35: claims.protocols[0].evidence[0].quote: the quote has 4 words; "
        "quote the passage that shows the claim, of at least 6 words [brief-quote]"
    )


def test_a_quote_of_a_sentence_passes(copy: Path) -> None:
    quoted(copy, LONG)
    assert not [each for each in warnings(copy, "brief-quote") if "protocols" in each]


def test_a_quote_without_a_word_of_its_claim_is_told(copy: Path) -> None:
    noted(copy, WORDS)
    quoted(copy, "Alpha is loved by everybody who has tried it.")
    (told,) = warnings(copy, "quote-beside")
    assert "no quote has a word of 'protocols.amqp' (AMQP, port); quote the passage" in told


@pytest.mark.parametrize("notes", [WORDS, "schema: aruntime/review/1\n"])
def test_a_quote_with_one_of_them_passes_and_no_claim_without_words_is_judged(copy: Path, notes: str) -> None:
    noted(copy, notes)
    quoted(copy, LONG)
    assert not warnings(copy, "quote-beside")


def test_a_closed_list_denies_without_a_word_of_the_claim(copy: Path) -> None:
    noted(copy, WORDS)
    edit(copy / "runtimes" / "alpha.yml", "value: supported", "value: unsupported")
    quoted(copy, "Alpha is loved by everybody who has tried it.")
    assert not warnings(copy, "quote-beside")


def shared(root: Path, words: str) -> list[str]:
    quoted(root, words)
    edit(root / "runtimes" / "alpha.yml", 'quote: "Alpha never calls home."', f'quote: "{words}"')
    return warnings(root, "shared-quote")


def test_a_quote_for_claims_of_different_meaning_that_speaks_of_one_is_told(copy: Path) -> None:
    (told,) = shared(copy, "Alpha listens for clients of AMQP on port 5672.")
    assert "the quote also supports 'protocols.amqp', and has no word of 'data.telemetry' (Telemetry)" in told


def test_a_quote_that_speaks_of_both_passes(copy: Path) -> None:
    assert not shared(copy, "Alpha speaks AMQP and has no telemetry of any kind.")


def test_a_claim_that_nobody_is_named_for_is_told(copy: Path) -> None:
    (told,) = warnings(copy, "missing-provider")
    assert told == (
        "runtimes/alpha.yml:18:7: claims.protocols[0]: 'supported' doesn't say which part provides it; "
        "add 'provided-by' (core, plugin) [missing-provider]"
    )


def test_who_is_named_passes_and_so_does_a_fact_that_nobody_provides(copy: Path) -> None:
    edit(copy / "runtimes" / "vocabulary.yml", "label: AMQP,", "label: AMQP, asked-of: each,")
    assert not warnings(copy, "missing-provider")
    edit(copy / "runtimes" / "vocabulary.yml", "label: AMQP, asked-of: each,", "label: AMQP,")
    edit(copy / "runtimes" / "alpha.yml", "value: supported", "value: supported\n      provided-by: core")
    assert not warnings(copy, "missing-provider")


def test_what_is_excused_is_told_again_after_its_day(copy: Path) -> None:
    noted(copy, EXCUSED)
    assert not [each for each in warnings(copy, "brief-quote") if "protocols" in each]
    later = dt.date(2027, 1, 1)
    assert [each for each in warnings(copy, "brief-quote", later) if "protocols" in each]
    (told,) = warnings(copy, "expired-excuse", later)
    assert told.startswith("runtimes/review.yml:3:")
    assert "brief-quote of 'protocols.amqp' in 'alpha' was excused until 2026-12-31; look again" in told


def test_an_excuse_of_nothing_is_told(copy: Path) -> None:
    noted(copy, EXCUSED)
    quoted(copy, LONG)
    (told,) = warnings(copy, "needless-excuse")
    assert "there is no brief-quote of 'protocols.amqp' in 'alpha' any more; take this out" in told


def test_an_excuse_by_no_rule_is_refused(copy: Path) -> None:
    noted(copy, EXCUSED.replace("brief-quote", "breif-quote"))
    with pytest.raises(DataError, match="did you mean 'brief-quote'"):
        load_site(sources_of(copy), as_of=TODAY)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("enable_prefix_caching: bool = False", "prefix caching"),
        ("set enablePrefixCaching", "prefix caching"),
        ("Retry the step", "retries"),
        ("Serves TLS on 443", "TLS"),
        ("two VMs", "VM"),
        ("ReadConfig of SSLConfig", "SSLConfig"),
    ],
)
def test_a_word_is_found_in_any_spelling(text: str, word: str) -> None:
    assert says_one_of(text, [word]) == (word != "retries")


@pytest.mark.parametrize(("text", "word"), [("subtlsa", "TLS"), ("", "port"), ("import", "")])
def test_a_short_word_counts_where_it_stands_alone(text: str, word: str) -> None:
    assert not says_one_of(text, [word])
