"""What contributors get wrong: none of it is accepted that changes a meaning without evidence, and each is told."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mkdocs_aruntime.cli import main

DAY = "2026-11-23"
SOURCE: Mapping[str, Any] = {
    "title": "Alpha options",
    "url": "https://example.org/alpha/options",
    "kind": "documentation",
    "version": "1.10",
    "opened": "2026-11-20",
}
README: Mapping[str, Any] = {**SOURCE, "url": "https://example.org/alpha/readme"}
WORDS = "AMQP is only there with the flag."
OLD = "AMQP in Alpha: supported."
HAD: Mapping[str, Any] = {"value": "supported", "quotes": [OLD]}
GOOD: Mapping[str, Any] = {
    "entry": "alpha",
    "claim": "protocols.amqp",
    "had": HAD,
    "wants": {"value": "partial", "lacks": "AMQP without a flag."},
    "evidence": [{"quote": WORDS, "source": SOURCE}],
}


def claim(**other: Any) -> dict[str, Any]:
    return {"change": {**GOOD, **other}}


def source(**other: Any) -> dict[str, Any]:
    return claim(evidence=[{"quote": WORDS, "source": {**SOURCE, **other}}])


def quote(words: str) -> dict[str, Any]:
    return claim(evidence=[{"quote": words, "source": SOURCE}])


TERM: Mapping[str, Any] = {
    "term": "queue",
    "had": {"short": "A line of waiting messages."},
    "wants": {"short": "A heap of messages."},
}
PASSAGE: Mapping[str, Any] = {
    "page": "guides/choosing.md",
    "section": "sizing",
    "had": "How large.",
    "wants": "How small.",
}

CORRECTIONS: list[tuple[str, Mapping[str, Any], str]] = [
    ("another value and no evidence", claim(evidence=[]), "add evidence"),
    (
        "another value on the old words",
        claim(wants={"value": "unsupported"}, evidence=[{"quote": OLD, "source": SOURCE}]),
        "quote other words, or more of them",
    ),
    (
        "a note against the value",
        claim(wants={**GOOD["wants"], "note": "Not supported."}),
        "says the opposite",
    ),
    ("no value", claim(wants={"value": "unsupported"}, evidence=[]), "add evidence"),
    ("yes as YAML has it", claim(wants={"value": True}), "supported"),
    ("a value that is none", claim(wants={"value": "works"}), "supported"),
    ("partly without a condition", claim(wants={"value": "partial"}), "when"),
    ("a condition of yes", claim(wants={"value": "supported", "lacks": "Much."}), "partial"),
    ("unknown without a place", claim(wants={"value": "unknown"}, evidence=[]), "looked"),
    (
        "not its layer, and nobody named",
        claim(wants={"value": "not-applicable"}, evidence=[]),
        "who provides",
    ),
    ("an entry that there is not", claim(entry="alpa"), "did you mean 'alpha'?"),
    ("an entry that looks like another", claim(entry="aIpha"), "did you mean 'alpha'?"),
    ("an entry in capital letters", claim(entry="Alpha"), "did you mean 'alpha'?"),
    ("an id of somebody else", claim(entry="аlpha"), "is not"),
    ("a claim that there is not", claim(claim="protocols.ampq"), "did you mean 'protocols.amqp'?"),
    ("a claim without its group", claim(claim="amqp"), "protocols.amqp"),
    ("what it had, left out", {"change": {k: v for k, v in GOOD.items() if k != "had"}}, "changed since"),
    (
        "what it had, wrong",
        claim(had={"value": "unknown"}),
        "had 'unknown', has 'supported', wants 'partial'",
    ),
    ("no quote", claim(evidence=[{"source": SOURCE}]), "'quote' is missing"),
    ("no source", claim(evidence=[{"quote": WORDS}]), "'source' is missing"),
    ("an empty quote", quote("…"), "no word in it"),
    ("a quote of a page", quote("word" + " word" * 25), "at most 25"),
    ("a source without a day", source(opened=None), "opened"),
    ("a day of the future", source(opened="2026-12-24"), "is in the future"),
    ("a day before the release", source(opened="2026-09-30"), "was released on 2026-10"),
    ("a day of the last century", source(opened="1999-01-01", version=None), "nothing here was read before"),
    ("a day as it is written elsewhere", source(opened="20.11.2026"), "YYYY-MM-DD"),
    ("a day that there is not", source(opened="2026-02-30"), "2026-02-30"),
    ("a source of a kind that there is not", source(kind="docs"), "known"),
    ("a blog as proof", source(kind="vendor-claim"), "vendor"),
    ("a branch", source(url="https://github.com/a/b/blob/main/x.md"), "branch"),
    ("another version than the address", source(url="https://github.com/a/b/blob/v2.0.0/x.md"), "version"),
    ("an address without https", source(url="http://example.org/x"), "https://"),
    ("an address that is code", source(url="javascript:alert(1)"), "https://"),
    ("a key that there is not", claim(extra="x"), "'extra' is not a known key; known are"),
    ("a key with a slip", {"change": GOOD, "reasn": "x"}, "did you mean 'reason'?"),
    ("another format", {"schema": "aruntime/correction/9", "change": GOOD}, "aruntime/correction/1"),
    ("markup in a note", claim(wants={**GOOD["wants"], "note": "<b>x</b>"}), "plain text"),
    ("a term without a reason", {"change": TERM}, "say why"),
    ("a passage without a reason", {"change": PASSAGE}, "say why"),
    ("a passage with a name for a reason", {"change": PASSAGE, "reason": "TBD"}, "say why"),
    (
        "a passage that changed",
        {"change": {**PASSAGE, "had": "How?"}, "reason": "So it is."},
        "no longer stands",
    ),
    (
        "a section that there is not",
        {"change": {**PASSAGE, "section": "sizng"}, "reason": "So it is."},
        "'sizing'",
    ),
    ("nothing", claim(wants={"value": "supported"}, evidence=[{"quote": OLD, "source": README}]), "says so"),
]


def run(root: Path, *arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--project", str(root), *map(str, arguments)], catch_exceptions=False)
    return done.exit_code, done.output


def written(root: Path, document: Mapping[str, Any], name: str = "one.yml") -> Path:
    path = root / "corrections" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"schema": "aruntime/correction/1", **document}, ensure_ascii=False), "utf-8")
    return path


def content(root: Path) -> dict[str, bytes]:
    paths = [*(root / "runtimes").rglob("*"), *(root / "docs").rglob("*")]
    return {str(path): path.read_bytes() for path in paths if path.is_file()}


@pytest.mark.parametrize(
    ("document", "told"), [each[1:] for each in CORRECTIONS], ids=[c[0] for c in CORRECTIONS]
)
def test_a_mistake_in_a_correction_changes_nothing_and_is_told(
    copy: Path, document: Mapping[str, Any], told: str
) -> None:
    before = content(copy)
    code, output = run(copy, "correct", "--as-of", DAY, written(copy, document))
    assert told in output, output
    assert code == 1 or "says so already" in output
    assert content(copy) == before


def retold(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


ENTRIES: list[tuple[str, Callable[[str], str], str]] = [
    ("tabs", lambda t: retold(t, "    - id: amqp", "\t- id: amqp"), "begins with a tab"),
    ("a wrong id", lambda t: retold(t, "id: alpha", "id: alfa"), "must be the same"),
    ("no source", lambda t: retold(t, f'{{source: readme, quote: "{OLD}"}}', ""), "add evidence"),
    ("no quote", lambda t: retold(t, f', quote: "{OLD}"', ""), "'quote' is missing"),
    ("yes", lambda t: retold(t, "value: supported", "value: yes"), "did you mean 'supported'?"),
    ("a bad date", lambda t: retold(t, "accessed: 2026-11-01", "accessed: 01.11.2026"), "YYYY-MM-DD"),
    (
        "a claim twice",
        lambda t: retold(t, "    - id: mqtt", "    - id: amqp"),
        "'amqp' is already claimed in protocols",
    ),
    ("an unknown key", lambda t: retold(t, "vendor:", "vender:"), "did you mean 'vendor'?"),
    ("a long quote", lambda t: retold(t, OLD, "word" + " word" * 25), "at most 25 are quoted"),
    ("a source id twice", lambda t: retold(t, "sources:\n", "sources:\n  readme: {}\n"), "listed twice"),
]


@pytest.mark.parametrize(("edit", "told"), [each[1:] for each in ENTRIES], ids=[each[0] for each in ENTRIES])
def test_a_mistake_in_an_entry_is_told_with_what_to_do(
    copy: Path, edit: Callable[[str], str], told: str
) -> None:
    path = copy / "runtimes" / "alpha.yml"
    path.write_text(edit(path.read_text("utf-8")), "utf-8")
    code, output = run(copy, "validate")
    assert (code, told in output) == (1, True), output
    assert "while scanning" not in output


def git(at: Path, *arguments: str, check: bool = True) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    done = subprocess.run(["git", *who, *arguments], cwd=at, check=check, capture_output=True, text=True)
    return done.stdout + done.stderr


@pytest.fixture
def forge(copy: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A repository that others push to, and a fork of it."""
    main_, fork = tmp_path / "main.git", tmp_path / "fork"
    git(copy, "init", "-q", "-b", "main")
    git(copy, "add", ".")
    git(copy, "commit", "-qm", "one")
    git(tmp_path, "clone", "-q", "--bare", str(copy), str(main_))
    git(tmp_path, "clone", "-q", str(main_), str(fork))
    return main_, fork


def test_a_correction_goes_from_a_fork_to_the_entry(forge: tuple[Path, Path], tmp_path: Path) -> None:
    main_, fork = forge
    written(fork, {"change": GOOD, "by": "Jo"})
    git(fork, "checkout", "-qb", "mend")
    git(fork, "add", ".")
    git(fork, "commit", "-qm", "A correction")
    ours = tmp_path / "ours"
    git(tmp_path, "clone", "-q", str(main_), str(ours))
    git(ours, "pull", "-q", "--no-rebase", str(fork), "mend")
    assert run(ours, "correct", "--as-of", DAY, "--remove", ours / "corrections" / "one.yml")[0] == 0
    git(ours, "add", "-A")
    git(ours, "commit", "-qm", "Apply corrections")
    code, output = run(ours, "review-changes", "--as-of", DAY, "origin/main..HEAD")
    assert (code, "nothing is missing" in output) == (0, True), output
    assert not (ours / "corrections" / "one.yml").exists()


def test_of_two_corrections_of_one_claim_the_second_is_told_three_ways(forge: tuple[Path, Path]) -> None:
    _, fork = forge
    other = claim(
        wants={"value": "unsupported"}, evidence=[{"quote": "Alpha refuses AMQP.", "source": SOURCE}]
    )
    first, second = written(fork, {"change": GOOD}), written(fork, other, "two.yml")
    assert run(fork, "correct", "--as-of", DAY, first)[0] == 0
    code, output = run(fork, "correct", "--as-of", DAY, second)
    assert (code, "had 'supported', has 'partial', wants 'unsupported'" in output) == (1, True), output
    assert f"quotes: had '{OLD}', has '{WORDS}'" in output


def test_the_patch_of_the_terminal_is_taken_and_two_that_meet_are_a_conflict(
    forge: tuple[Path, Path], tmp_path: Path
) -> None:
    _, fork = forge
    other = claim(
        wants={"value": "unsupported"}, evidence=[{"quote": "Alpha refuses AMQP.", "source": SOURCE}]
    )
    patches = []
    for name, document in (("one", {"change": GOOD}), ("two", other)):
        correction = written(fork, document, f"{name}.yml")
        done = CliRunner(catch_exceptions=False).invoke(
            main, ["--project", str(fork), "correct", "--as-of", DAY, "--patch", str(correction)]
        )
        patches.append(tmp_path / f"{name}.patch")
        patches[-1].write_text(done.stdout, "utf-8")
    assert git(fork, "status", "--porcelain", "runtimes") == ""
    git(fork, "am", "-q", "--3way", str(patches[0]))
    assert "value: partial" in (fork / "runtimes" / "alpha.yml").read_text("utf-8")
    assert "CONFLICT" in git(fork, "am", "--3way", str(patches[1]), check=False)
