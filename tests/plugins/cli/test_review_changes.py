"""``aruntime review-changes``: no statement changes while everything under it stays as it was."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_aruntime.cli.main import main

TODAY = "2026-11-23"
ALPHA = "runtimes/alpha.yml"
FIRST = "{date: 2026-11-01, change: First version.}]"
LINE = (FIRST, "{date: 2026-11-01, change: First version.}, {date: 2026-11-23, change: AMQP read again.}]")
NAMED = (LINE[0], LINE[1].replace("again.", "again., source: readme"))
"""A line that names the source that was read."""
OPENED = ("accessed: 2026-11-01", "accessed: 2026-11-22")
CONFIRMED = ("confirmed: 2026-11-01", "confirmed: 2026-11-22")
FLIPPED = ("value: supported", "value: unsupported")
WEAKER = ("value: supported", "value: partial\n      lacks: The flag.")
"""What may rest on the same words."""
STABLE = "value: supported\n      stability: stable\n      default: enabled"
QUOTED = '      evidence: [{source: readme, quote: "AMQP in Alpha: supported."}]\n'
AMQP = "    - id: amqp\n      value: supported\n" + QUOTED

type Edit = tuple[str, str]
"""A text and what takes its place, the first time that it stands there."""
type Review = Callable[..., Result]


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "a state")


def edit(path: Path, *edits: Edit) -> None:
    text = path.read_text("utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


@pytest.fixture
def site(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The minimal site as the first commit of a repository, on the branch ``base``."""
    monkeypatch.chdir(copy)
    git(copy, "init", "-qb", "base")
    commit(copy)
    git(copy, "checkout", "-qb", "change")
    return copy


@pytest.fixture
def review(site: Path) -> Review:
    """Runs the command with a day."""
    del site
    return lambda *more: CliRunner().invoke(main, ["review-changes", "--as-of", TODAY, *(more or ("base",))])


def rules(result: Result) -> list[str]:
    """The rules that were broken, in the order of the lines."""
    assert result.exit_code in {0, 1}, result.output
    assert "Traceback" not in result.output
    return [line.rpartition("[")[2].rstrip("]") for line in result.output.splitlines() if line.endswith("]")]


CHANGES: list[tuple[str, list[Edit], list[str]]] = [
    ("nothing", [], []),
    ("another value, nothing else", [FLIPPED], ["no-history", "old-quote"]),
    ("another value and a line", [FLIPPED, LINE], ["old-quote"]),
    ("another value, source opened again, no line", [FLIPPED, OPENED], ["no-history", "old-quote"]),
    ("another value, source opened again, a line", [FLIPPED, OPENED, LINE], ["old-quote"]),
    ("another value, all read again, a line", [FLIPPED, CONFIRMED, LINE], ["old-quote"]),
    (
        "another value, all read again, no line",
        [FLIPPED, CONFIRMED],
        ["no-history", "no-history", "old-quote"],
    ),
    (
        "another value, the claim read again",
        [FLIPPED, ("value: unsupported", "value: unsupported\n      confirmed: 2026-11-23"), LINE],
        ["old-quote"],
    ),
    (
        "another value, a day for the claim that is as old as the entry's",
        [FLIPPED, ("value: unsupported", "value: unsupported\n      confirmed: 2026-11-01"), LINE],
        ["old-quote"],
    ),
    (
        "another value by another quote",
        [FLIPPED, ("AMQP in Alpha: supported.", "Alpha refuses AMQP."), LINE],
        [],
    ),
    (
        "another value by a part of the quote",
        [FLIPPED, ("AMQP in Alpha: supported.", "AMQP in Alpha"), LINE],
        ["old-quote"],
    ),
    (
        "another value by other signs",
        [FLIPPED, ("AMQP in Alpha: supported.", "amqp in  Alpha; supported!"), LINE],
        ["old-quote"],
    ),
    (
        "another value by the quote of another claim",
        [FLIPPED, ("AMQP in Alpha: supported.", "Alpha never calls home."), LINE],
        ["not-reread"],
    ),
    (
        "another value, the source at another address",
        [FLIPPED, ("alpha/readme", "alpha/other"), LINE],
        ["not-reread", "not-reread", "old-quote"],
    ),
    (
        "another value, the source renamed",
        [FLIPPED, *[("source: readme", "source: other")] * 3, ("  readme: {", "  other: {"), LINE],
        ["old-quote"],
    ),
    ("less on the same words", [WEAKER, LINE], ["not-reread"]),
    ("less on the same words, read again", [WEAKER, OPENED, LINE], []),
    (
        "unknown on the same words, read again",
        [("value: supported", "value: unknown\n      looked: [Manual]"), OPENED, LINE],
        [],
    ),
    (
        "another address of a source, nothing else",
        [("alpha/readme", "alpha/other")],
        ["no-history", "not-reread"] * 3,
    ),
    (
        "another version of a source, opened",
        [('documentation, version: "1.10"', 'documentation, version: "2.0"'), OPENED, LINE],
        [],
    ),
    ("another kind of a source", [("kind: documentation", "kind: source-code"), LINE], ["not-reread"] * 3),
    (
        "a partial condition",
        [("value: supported", "value: partial\n      note: Only in part."), LINE],
        ["not-reread"],
    ),
    (
        "a note",
        [("value: supported", "value: supported\n      note: Paid edition only."), LINE],
        ["not-reread"],
    ),
    (
        "who provides it",
        [("value: supported", "value: supported\n      provided-by: core"), LINE],
        ["not-reread"],
    ),
    ("since when", [("value: supported", 'value: supported\n      since: "0.1"'), LINE], ["not-reread"]),
    ("contradiction", [("value: supported", "value: supported\n      conflict: true"), LINE], ["not-reread"]),
    ("licence", [("spdx: MIT", "spdx: Apache-2.0"), LINE], ["not-reread"]),
    (
        "licence by another quote",
        [("spdx: MIT", "spdx: Apache-2.0"), ("Alpha is under MIT.", "Apache License"), LINE],
        [],
    ),
    ("lifecycle, nothing else", [("{status: active}", "{status: archived}")], ["no-history", "not-reread"]),
    (
        "lifecycle, by a source that was not opened",
        [("{status: active}", "{status: archived}"), NAMED],
        ["not-reread"],
    ),
    (
        "lifecycle, by a source that was opened",
        [("{status: active}", "{status: archived}"), NAMED, OPENED],
        [],
    ),
    ("responsibility left", [("owns: [delivery, persistence]", "owns: [delivery]")], ["no-history"]),
    (
        "responsibility taken",
        [
            ("[delivery, persistence]", "[delivery]"),
            ("[{id: routing", "[{id: persistence, note: A.}, {id: routing"),
            LINE,
        ],
        ["not-reread"],
    ),
    ("reviewed version", [('reviewed: "1.10"', 'reviewed: "2.0"'), LINE], ["not-reread"] * 3),
    (
        "reviewed version, claims that stay at the earlier one",
        [
            ('reviewed: "1.10"', 'reviewed: "2.0"'),
            ("value: supported", 'value: supported\n      read-at: "1.10"'),
            ("value: unsupported", 'value: unsupported\n      read-at: "1.10"'),
            LINE,
        ],
        ["not-reread"],
    ),
    (
        "another address of a source, opened on the day of the change",
        [("alpha/readme", "alpha/other"), ("accessed: 2026-11-01", "accessed: 2026-11-23"), LINE],
        [],
    ),
    ("reviewed version, all read", [('reviewed: "1.10"', 'reviewed: "2.0"'), CONFIRMED, LINE], []),
    (
        "latest release, nothing read",
        [('latest: {version: "1.10"', 'latest: {version: "2.0"'), LINE],
        ["not-reread"],
    ),
    (
        "where its source is",
        [("repository: https://example.org/alpha", "repository: https://example.org/evil")],
        ["no-history"],
    ),
    ("its name", [("name: Alpha", "name: Alpha 2")], ["no-history"]),
    (
        "wording that states nothing",
        [("made up for tests", "invented for tests"), ("title: Alpha readme", "title: Readme")],
        [],
    ),
    (
        "space and order",
        [
            ("    - id: amqp\n      value: supported\n" + QUOTED, ""),
            (
                "      looked: [the readme]\n",
                "      looked: [the  readme]\n    - id: amqp\n      value: supported\n" + QUOTED,
            ),
        ],
        [],
    ),
    ("a claim under another name", [("- id: amqp", "- id: stomp"), LINE], ["not-reread", "old-quote"]),
    (
        "a claim under another name, read again",
        [("- id: amqp", "- id: stomp"), OPENED, NAMED],
        ["old-quote"],
    ),
    (
        "a claim under another name and with another value, read again",
        [("- id: amqp", "- id: stomp"), WEAKER, OPENED, NAMED],
        ["old-quote"],
    ),
    (
        "a claim under another name by other words",
        [("- id: amqp", "- id: stomp"), ("AMQP in Alpha: supported.", "Alpha takes STOMP."), OPENED, NAMED],
        [],
    ),
    (
        "the quote of a claim that is gone at one that was unknown, read again",
        [
            (AMQP, ""),
            ("value: unknown\n      looked: [the readme]\n", "value: supported\n" + QUOTED),
            OPENED,
            NAMED,
        ],
        ["old-quote"],
    ),
    ("a claim that is gone", [(AMQP, "")], ["no-history", "not-reread"]),
    ("a claim that is gone, and a line", [(AMQP, ""), LINE], ["not-reread"]),
    ("a claim that is gone, by a source that was not opened", [(AMQP, ""), NAMED], ["not-reread"]),
    ("a claim that is gone, by a source that was opened", [(AMQP, ""), NAMED, OPENED], []),
    (
        "a claim that said nothing is gone",
        [("    - id: mqtt\n      value: unknown\n      looked: [the readme]\n", ""), LINE],
        [],
    ),
    (
        "another value by the same word again and again",
        [FLIPPED, ("AMQP in Alpha: supported.", "never never never"), LINE],
        ["brief-quote"],
    ),
    (
        "another value by an address",
        [FLIPPED, ("AMQP in Alpha: supported.", "https://example.org/alpha/no-amqp"), LINE],
        ["brief-quote"],
    ),
    (
        "a quote more",
        [
            (
                'evidence: [{source: readme, quote: "AMQP',
                'evidence: [{source: readme, quote: "One more."}, {source: readme, quote: "AMQP',
            ),
            LINE,
        ],
        [],
    ),
    (
        "unknown to supported by the quote of a neighbour",
        [("value: unknown\n      looked: [the readme]\n", "value: supported\n" + QUOTED), LINE],
        ["not-reread"],
    ),
    (
        "supported to unknown without looking",
        [("value: supported\n" + QUOTED, "value: unknown\n      looked: [the readme]\n"), LINE],
        ["not-reread"],
    ),
    (
        "supported to unknown, having looked",
        [("value: supported\n" + QUOTED, "value: unknown\n      looked: [all of docs/]\n"), LINE],
        [],
    ),
    ("a line of the history removed", [(FIRST, "]")], ["history-altered"]),
    (
        "a line of the history altered",
        [("First version", "Second version"), WEAKER, OPENED],
        ["history-altered"],
    ),
    (
        "a line of the history in place of another",
        [("First version", "AMQP read again")],
        ["history-altered"],
    ),
    ("the date of a line", [("{date: 2026-11-01", "{date: 2026-11-02")], ["history-altered"]),
    (
        "a line from before the last",
        [WEAKER, OPENED, (LINE[0], LINE[1].replace("2026-11-23", "2026-10-31"))],
        ["back-dated"],
    ),
    (
        "a line that says nothing",
        [WEAKER, OPENED, (LINE[0], LINE[1].replace("AMQP read again.", '"..."'))],
        ["no-history"],
    ),
    ("another value and a broken file", [FLIPPED, ("name: Alpha", "name: [")], []),
]


@pytest.mark.parametrize(
    ("edits", "broken"), [each[1:] for each in CHANGES], ids=[each[0] for each in CHANGES]
)
def test_a_change_brings_what_it_rests_on(
    site: Path, review: Review, edits: list[Edit], broken: list[str]
) -> None:
    edit(site / ALPHA, *edits)
    result = review()
    if "name: [" in (site / ALPHA).read_text("utf-8"):
        assert (result.exit_code, "not valid YAML" in result.output) == (2, True)
        return
    assert sorted(rules(result)) == sorted(broken), result.output
    assert result.exit_code == bool(broken)
    for line in result.output.splitlines()[: len(broken)]:
        assert line.startswith("runtimes/alpha.yml:")


def test_a_claim_can_go_on_the_day_on_which_all_was_read(site: Path, review: Review) -> None:
    """Its source cannot be opened later than today; the new line names it."""
    edit(site / ALPHA, ("accessed: 2026-11-01", f"accessed: {TODAY}"))
    commit(site)
    git(site, "branch", "-f", "base")
    edit(site / ALPHA, (AMQP, ""), NAMED)
    assert rules(review()) == []
    edit(site / ALPHA, (", source: readme}]", "}]"))
    assert rules(review()) == ["not-reread"]


def test_a_problem_stands_at_its_claim(site: Path, review: Review) -> None:
    edit(site / ALPHA, FLIPPED)
    told = review().output.splitlines()
    assert told[0] == (
        "runtimes/alpha.yml:18:7: claims.protocols[0]: 'protocols.amqp' changed value from 'supported' to "
        "'unsupported'; add a line to maintenance.history that says so, such as "
        '- {date: YYYY-MM-DD, change: "What changed, in a sentence."} [no-history]'
    )
    annotated = review("base", "--format", "github").output.splitlines()
    assert annotated[0].startswith("::error file=runtimes/alpha.yml,line=18,col=7::claims.protocols[0]: ")


def test_only_the_two_ends_are_compared(site: Path, review: Review) -> None:
    """A claim that goes in one commit and comes back with another value in the next has changed."""
    claim = "    - id: amqp\n      value: supported\n" + QUOTED
    edit(site / ALPHA, (claim, ""), LINE)
    commit(site)
    edit(site / ALPHA, ("  protocols:\n", "  protocols:\n" + claim.replace("supported\n", "unsupported\n")))
    commit(site)
    assert rules(review()) == ["old-quote"]
    assert rules(review("base..change")) == ["old-quote"]
    assert rules(review("base..base")) == []
    assert rules(review("base...change")) == ["old-quote"]


def test_what_others_changed_meanwhile_is_not_this_change(site: Path, review: Review) -> None:
    git(site, "checkout", "-q", "base")
    edit(site / ALPHA, FLIPPED)
    commit(site)
    git(site, "checkout", "-q", "change")
    assert rules(review()) == []


def test_an_entry_is_compared_under_its_new_name(site: Path, review: Review) -> None:
    def rename(*edits: Edit) -> None:
        text = git(site, "show", f"base:{ALPHA}") + "\n"
        (site / ALPHA).unlink(missing_ok=True)
        (site / "runtimes" / "omega.yml").write_text(text, "utf-8")
        edit(site / "runtimes" / "omega.yml", ("id: alpha", "id: omega"), *edits)

    rename()
    assert rules(review()) == ["entry-gone"]
    rename(("name: Alpha", "aliases: [alpha]\nname: Alpha"))
    assert rules(review()) == ["no-history"]
    rename(("name: Alpha", "aliases: [alpha]\nname: Alpha"), LINE, FLIPPED)
    assert rules(review()) == ["old-quote"]
    rename(("name: Alpha", "aliases: [alpha]\nname: Alpha"), LINE)
    assert rules(review()) == []


def test_an_entry_is_not_replaced_by_one_that_took_its_name(site: Path, review: Review) -> None:
    """Two entries that change places are compared with what stood under their ids."""
    alpha, beta = ((site / f"runtimes/{name}.yml").read_text("utf-8") for name in ("alpha", "beta"))
    (site / "runtimes/alpha.yml").write_text(beta.replace("id: beta", "id: alpha"), "utf-8")
    (site / "runtimes/beta.yml").write_text(alpha.replace("id: alpha", "id: beta"), "utf-8")
    assert "no-history" in rules(review())


def test_an_entry_that_is_gone_is_told(site: Path, review: Review) -> None:
    (site / ALPHA).unlink()
    result = review()
    assert rules(result) == ["entry-gone"]
    assert "entries are never deleted" in result.output


def test_a_new_entry_has_a_history(site: Path, review: Review) -> None:
    text = (site / ALPHA).read_text("utf-8").replace("id: alpha", "id: omega")
    (site / "runtimes" / "omega.yml").write_text(text, "utf-8")
    assert rules(review()) == []
    (site / "runtimes" / "omega.yml").write_text(text.replace(FIRST, "]"), "utf-8")
    assert rules(review()) == ["no-history"]


def test_a_state_that_cannot_be_read_is_a_warning_and_hides_nothing_else(site: Path, review: Review) -> None:
    good = (site / ALPHA).read_text("utf-8")
    (site / ALPHA).write_text("id: [", "utf-8")
    commit(site)
    git(site, "branch", "-f", "base")
    (site / ALPHA).write_text(good, "utf-8")
    result = review()
    assert result.exit_code == 0
    assert "(a warning)" in result.output
    edit(site / "runtimes" / "beta.yml", ("name: Beta", "name: Better"))
    assert "no-history" in rules(review())


@pytest.mark.parametrize(
    "name", ["nowhere", "--help-me", "-x", "", "base^9", "nowhere..base", "base..nowhere"]
)
def test_a_commit_that_is_not_there_is_told(review: Review, name: str) -> None:
    result = review("--", name) if name.startswith("-") else review(name)
    assert result.exit_code == 2
    assert "git knows no commit" in result.output


def test_without_git_it_says_so(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(copy.parent))
    result = CliRunner().invoke(main, ["review-changes", "main"])
    assert (result.exit_code, "git knows no commit 'HEAD' here" in result.output) == (2, True)


def test_a_site_may_stand_below_the_top_of_its_repository(
    tmp_path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-qb", "base")
    commit(tmp_path)
    edit(copy / ALPHA, FLIPPED)
    monkeypatch.chdir(copy)
    result = CliRunner().invoke(main, ["review-changes", "base", "--as-of", TODAY])
    assert rules(result) == ["no-history", "old-quote"]


@pytest.mark.parametrize("words", ["Alpha has no AMQP.", "On by default."])
def test_a_quote_does_not_just_go(site: Path, review: Review, words: str) -> None:
    """It may speak against the claim, or show a part of it that nothing else does."""
    second = f', {{source: readme, quote: "{words}"}}]'
    edit(site / ALPHA, ('supported."}]', 'supported."}' + second), ("value: supported", STABLE))
    commit(site)
    git(site, "branch", "-f", "base")
    edit(site / ALPHA, (second, "]"))
    assert rules(review()) == ["no-history", "not-reread"]
    edit(site / ALPHA, LINE)
    result = review()
    assert rules(result) == ["not-reread"]
    assert "'protocols.amqp' rests on fewer quotes, but nothing was read for it" in result.output
    edit(site / ALPHA, (STABLE, STABLE + "\n      confirmed: 2026-11-23"))
    assert rules(review()) == []


def test_the_comment_tells_what_changes_and_whose_outcome_moves(review: Review, site: Path) -> None:
    edit(site / ALPHA, FLIPPED, ("AMQP in Alpha: supported.", "Alpha refuses AMQP."), NAMED)
    done = review("base", "--format", "markdown", "--preview", "https://preview.example/x/")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("<!-- aruntime review-changes -->\n\n**1 claim changed, ")
    named = "[`alpha protocols.amqp`](https://preview.example/x/runtimes/alpha/#protocols.amqp)"
    assert f"| {named} | weakened | `supported` | `unsupported` |" in done.output
    moved = done.output.partition("### What moves by it")[2]
    assert "alpha" in moved
    assert "| `fail` |" in moved or "| `disqualified` |" in moved


def test_the_comment_keeps_what_a_change_brings_apart_from_what_was_there(site: Path, review: Review) -> None:
    edit(site / "runtimes" / "beta.yml", ("kind: runtime", "kind: runtimme"))
    commit(site)
    git(site, "branch", "-f", "base")
    edit(site / ALPHA, FLIPPED)
    done = review("base", "--format", "markdown")
    assert done.exit_code == 1
    mine, _, older = done.output.partition("that were there before")
    assert "runtimes/alpha.yml" in mine
    assert "runtimes/beta.yml" not in mine.partition("### What changes")[0]
    assert "runtimes/beta.yml" in older


def test_an_entry_that_cannot_be_read_is_to_mend_and_not_removed(site: Path, review: Review) -> None:
    edit(site / ALPHA, ("id: mqtt\n", "id: mqtt\n      id: mqtt\n"))
    words = site / "runtimes" / "vocabulary.yml"
    words.write_text(words.read_text("utf-8") + "\n  - [", "utf-8")
    told = review("base", "--format", "markdown").output
    assert "0 claims changed, outcomes not compared: the problems come first" in told
    assert "runtimes/alpha.yml" in told
    assert "runtimes/vocabulary.yml" in told
    assert "removed" not in told


def test_a_certain_fix_is_suggested_on_its_line(site: Path, review: Review) -> None:
    edit(site / ALPHA, ("id: mqtt\n      value: unknown", "id: mqtt\n      valeu: unknown"))
    file = site / "suggested.json"
    told = review("base", "--format", "markdown", "--suggestions", str(file))
    assert "Write instead: `value: unknown`" in told.output
    (suggested,) = json.loads(file.read_text("utf-8"))
    assert suggested["path"] == "runtimes/alpha.yml"
    assert "```suggestion\n      value: unknown\n```" in suggested["body"]
    assert "valeu" in (site / ALPHA).read_text("utf-8").split("\n")[suggested["line"] - 1]


def test_nothing_in_the_comment_comes_alive(site: Path, review: Review) -> None:
    hostile = "@everyone `x` | <img src=x> [a](javascript:b) ##[error]"
    edit(site / ALPHA, ("- id: amqp", f"- id: '{hostile}'"))
    told = review("base", "--format", "markdown").output
    line = next(each for each in told.splitlines() if "@everyone" in each)
    assert line.startswith("- `")
    assert line.endswith("`")
    assert "`" not in line[3:-1]
    assert "|" not in line


def test_the_comment_names_quotes_sources_terms_and_pages(site: Path, review: Review) -> None:
    edit(site / ALPHA, FLIPPED, ("AMQP in Alpha: supported.", "Alpha `refuses` AMQP, says @somebody."), LINE)
    edit(site / "docs" / "glossary.yml", ("A line of waiting messages.", "Messages that wait."))
    edit(site / "docs" / "guides" / "choosing.md", ("How large.", "How large | <b>."))
    told = review("base", "--format", "markdown").output
    assert "1 claim weakened, 1 term of the glossary changed, 1 page changed." in told
    assert (
        "- `alpha protocols.amqp`: `Alpha 'refuses' AMQP, says @somebody.` in `Alpha readme` at `1.10`, "
        "opened on 2026-11-01: `https://example.org/alpha/readme`" in told
    )
    assert "| `term queue` | `A line of waiting messages.` | `Messages that wait.` |" in told
    assert "| `docs/guides/choosing.md` | `How large.` | `How large ¦ <b>.` |" in told


def test_the_comment_names_words_of_the_vocabulary_that_change(site: Path, review: Review) -> None:
    words = site / "runtimes" / "vocabulary.yml"
    edit(words, ("label: Broker", "label: Message broker"))
    told = review("base", "--format", "markdown").output
    assert "1 word of the vocabulary changed." in told
    assert "`label: Broker` | `label: Message broker` |" in told


def test_the_comment_says_why_a_text_is_to_change_and_where_that_is_shown(site: Path, review: Review) -> None:
    edit(site / "docs" / "glossary.yml", ("A line of waiting messages.", "Messages that wait."))
    folder = site / "corrections"
    folder.mkdir()
    change = {
        "term": "queue",
        "had": {"short": "A line of waiting messages."},
        "wants": {"short": "Messages that wait."},
        "source": "https://example.org/words",
    }
    page = {"page": "guides/choosing.md", "section": "sizing", "had": "How large.", "wants": "How big."}
    for name, what, reason in (("a.yml", change, ""), ("b.yml", page, "`Shorter`, says @everybody.")):
        correction = {
            "schema": "aruntime/correction/1",
            "change": what,
            **({"reason": reason} if reason else {}),
        }
        (folder / name).write_text(json.dumps(correction), "utf-8")
    (folder / "c.yml").write_text("schema: [", "utf-8")
    expected = (
        "### Why\n\n- `term queue`: no reason is given, shown at `https://example.org/words`\n"
        "- `guides/choosing.md sizing`: `'Shorter', says @everybody.`\n"
    )
    assert expected in review("base", "--format", "markdown").output
    commit(site)
    assert expected in review("base..HEAD", "--format", "markdown").output
    assert "### Why" not in review("HEAD..HEAD", "--format", "markdown").output
