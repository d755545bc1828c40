"""``aruntime correct``: what it writes, what it refuses, and that it is the same the second time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from corrections import WANTED
from mkdocs_aruntime.cli import main

DAY = "2026-11-23"
TERM: Mapping[str, Any] = {
    "term": "queue",
    "had": {"short": "A line of waiting messages."},
    "wants": {"short": "A line of messages: the first comes out first."},
}


def write(root: Path, change: Mapping[str, Any], name: str = "one.yml", **other: str) -> Path:
    folder, other = root / "corrections", {"reason": "It is so.", **other}
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(json.dumps({"schema": "aruntime/correction/1", "change": change, **other}), "utf-8")
    return path


def correct(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(
        main,
        ["--project", str(root), "correct", "--as-of", DAY, *map(str, arguments)],
        catch_exceptions=False,
    )


def validate(root: Path) -> str:
    return CliRunner().invoke(main, ["--project", str(root), "validate"]).output


def test_a_claim_is_corrected_once(copy: Path) -> None:
    path = write(copy, WANTED, by="Jo")
    done = correct(copy, path)
    assert (done.output, done.exit_code) == ("runtimes/alpha.yml: protocols.amqp of alpha corrected\n", 0)
    text = (copy / "runtimes" / "alpha.yml").read_text("utf-8")
    assert 'lacks: "AMQP without a flag."' in text
    assert "Reported by Jo." in text
    assert "no problems" in validate(copy)
    again = correct(copy, path)
    assert again.output == "runtimes/alpha.yml: protocols.amqp of alpha says so already\n"
    assert (copy / "runtimes" / "alpha.yml").read_text("utf-8") == text


def test_a_term_and_a_passage_are_corrected_once(copy: Path) -> None:
    page = copy / "docs" / "guides" / "choosing.md"
    sentence = next(each for each in page.read_text("utf-8").splitlines()[22:] if each.endswith("."))
    passage = {"page": "guides/choosing.md", "had": sentence, "wants": "Another sentence."}
    files = [write(copy, TERM, "a.yml"), write(copy, passage, "b.yml")]
    assert correct(copy, *files).exit_code == 0
    assert "the first comes out first" in (copy / "docs" / "glossary.yml").read_text("utf-8")
    assert sentence not in page.read_text("utf-8")
    assert correct(copy, *files).output.count("says so already") == 2


def test_check_writes_nothing_and_remove_takes_the_files_away(copy: Path) -> None:
    path, entry = write(copy, WANTED), copy / "runtimes" / "alpha.yml"
    before = entry.read_bytes()
    assert "would be corrected" in correct(copy, "--check", "--remove", path).output
    assert entry.read_bytes() == before
    assert correct(copy, "--remove", path).exit_code == 0
    assert not path.exists()


def test_two_corrections_of_one_entry_are_both_in_it(copy: Path) -> None:
    other = {
        "entry": "alpha",
        "claim": "data.telemetry",
        "had": {"value": "unsupported", "quotes": ["Alpha never calls home."]},
        "wants": {"value": "unknown", "looked": ["the options page"]},
    }
    assert correct(copy, write(copy, WANTED, "a.yml"), write(copy, other, "b.yml")).exit_code == 0
    assert "no problems" in validate(copy)


def test_one_that_is_refused_keeps_all_others_from_being_written(copy: Path) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    before = entry.read_bytes()
    stale = {**TERM, "had": {"short": "Something else."}}
    done = correct(copy, write(copy, WANTED, "a.yml"), write(copy, stale, "b.yml"))
    assert done.exit_code == 1
    assert (
        "it had 'Something else.', has 'A line of waiting messages.' now, and the correction wants"
        in done.output
    )
    assert "nothing was written" in done.output
    assert entry.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({**WANTED, "entry": "alhpa"}, "did you mean 'alpha'?"),
        ({**WANTED, "claim": "protocols.ampq"}, "did you mean 'protocols.amqp'?"),
        ({**WANTED, "had": {"value": "unsupported"}}, "had 'unsupported', has 'supported', wants 'partial'"),
        ({**WANTED, "evidence": []}, "'partial' needs a source that says so"),
        ({**TERM, "term": "queu"}, "did you mean 'queue'?"),
        ({"page": "guides/chosing.md", "had": "a", "wants": "b"}, "did you mean 'guides/choosing.md'?"),
        ({"page": "guides/choosing.md", "had": "zzz", "wants": "yyy"}, "no longer stands in this page"),
        ({"page": "guides/choosing.md", "had": "e", "wants": "b"}, "name its section, or quote more of it"),
        ({"page": "guides/choosing.md", "section": "x", "had": "e", "wants": "b"}, "section of this page"),
        ({"page": "../mkdocs.md", "had": "e", "wants": "b"}, "is not a page such as"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(copy: Path, change: Mapping[str, Any], told: str) -> None:
    done = correct(copy, write(copy, change))
    assert (told in done.output, done.exit_code) == (True, 1), done.output
    assert done.output.startswith("corrections/one.yml:1:")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a" * 10_000_000, "a correction has at most 64,000 bytes; this file has 10,000,000"),
        (b"schema: \xff\xfe", "the file is not UTF-8 text"),
        (b"a: &a [x]\nb: [*a, *a]\n", "anchors and aliases are not used here"),
        (b"[" * 5_000, "nested deeper than"),
        (b"schema: !!python/name:os.system x", "the tag '!!python/name:os.system' is not used here"),
        (
            b'change: !!python/object/apply:os.system ["x"]',
            "'!!python/object/apply:os.system' is not used here",
        ),
        (b"schema: aruntime/correction/1\nchange: 1\n", "expected a mapping"),
        (b"", "expected a mapping"),
        (b"%YAML 1.2\n---\na: b\n", "directives are not used here"),
        (b"a: b\n---\nc: d\n", "a second document begins"),
        (b"a\x00b: c\n", "no printable character"),
    ],
)
def test_bombs_and_noise_are_refused_in_words(copy: Path, content: bytes, told: str) -> None:
    path = copy / "bad.yml"
    path.write_bytes(content)
    done = correct(copy, path)
    assert (told in done.output, done.exit_code) == (True, 1), done.output


def test_a_link_is_not_followed(copy: Path, tmp_path: Path) -> None:
    link = copy / "link.yml"
    link.symlink_to(write(copy, WANTED))
    assert "is a symbolic link" in correct(copy, link).output
    page = copy / "docs" / "outside.md"
    (tmp_path / "secret.md").write_text("secret\n", "utf-8")
    page.symlink_to(tmp_path / "secret.md")
    done = correct(copy, write(copy, {"page": "outside.md", "had": "secret", "wants": "x"}))
    assert done.exit_code == 1
    assert (tmp_path / "secret.md").read_text("utf-8") == "secret\n"


@pytest.mark.parametrize(
    "wants",
    [
        "[x](java&#115;cript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](data&#58;text/html;base64,eA==)",
        "*Words*{onclick=alert(1)}",
        "Words.\n{: style=color:red }",
        "![x](https://evil.example/a.png)",
        "![x](//evil.example/a.png)",
        "# Another title",
        "[x](https://user@evil.example/)",
    ],
)
def test_what_the_build_would_refuse_is_refused_before_anything_is_written(copy: Path, wants: str) -> None:
    page = copy / "docs" / "guides" / "choosing.md"
    before = page.read_bytes()
    had = next(each for each in page.read_text("utf-8").splitlines()[22:] if each.endswith("."))
    done = correct(copy, write(copy, {"page": "guides/choosing.md", "had": had, "wants": wants}))
    assert done.exit_code == 1, (wants, done.output)
    assert "nothing was written" in done.output
    assert done.output.splitlines()[-2].startswith("corrections/one.yml:1:")
    assert page.read_bytes() == before


def test_a_name_that_means_another_term_is_refused_by_the_same_reading(copy: Path) -> None:
    before = (copy / "docs" / "glossary.yml").read_bytes()
    long = {**TERM, "wants": {"short": "x" * 5_000}}
    done = correct(copy, write(copy, long))
    assert done.exit_code == 1
    assert (copy / "docs" / "glossary.yml").read_bytes() == before


def test_a_term_or_a_passage_is_changed_for_a_reason_or_by_a_source(copy: Path) -> None:
    for reason in ("", "tbd", "…", "x", "because"):
        done = correct(copy, write(copy, TERM, reason=reason))
        assert done.exit_code == 1, reason
    silent = write(copy, TERM)
    document = {key: value for key, value in json.loads(silent.read_text("utf-8")).items() if key != "reason"}
    silent.write_text(json.dumps(document), "utf-8")
    assert "give the address of a source that shows it" in correct(copy, silent).output
    document["change"] = {**document["change"], "source": "https://example.org/queues"}
    silent.write_text(json.dumps(document), "utf-8")
    assert correct(copy, silent).exit_code == 0
