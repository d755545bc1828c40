"""A change of a file as a mail: git takes it, whatever is in it, and finds its way after other changes."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from aruntime_evaluator import Edited, Runtime, decode, encode, handle, patch_mail
from conftest import MINIMAL, TODAY
from corrections import READ, WANTED
from mkdocs_aruntime.catalog.reader import parse_document
from mkdocs_aruntime.catalog.site import Site

DAY = dt.date(2026, 11, 28)
PATH = "runtimes/alpha.yml"


def git(*arguments: str, at: Path) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    done = subprocess.run(["git", *who, *arguments], cwd=at, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git("init", "--quiet", at=folder)
    return folder


def commit(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    git("add", ".", at=folder)
    git("commit", "--quiet", "--message", "a state", at=folder)


def taken(folder: Path, mail: str, *options: str) -> None:
    (folder.parent / "one.patch").write_text(mail, "utf-8")
    git("am", "--quiet", *options, str(folder.parent / "one.patch"), at=folder)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb", "a\nB"),
        ("a\nb", "a\nb\n"),
        ("a\nb\n", "a\nb"),
        ("a\n", 'quote: "-- "\n--- a\n+++ b\nFrom x\n\n  trailing  \n\x0c\u2028\u0085é\n'),
    ],
)
def test_git_takes_it_whatever_is_in_it(repository: Path, before: str, after: str) -> None:
    commit(repository, {"a.yml": before})
    mail = patch_mail(
        {"a.yml": Edited(before=before, after=after)},
        subject="Correct é\nX-Evil: 1",
        reason="So it is.\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+evil\n---\n",
        by="Jö <b>\nBcc: x",
        day=DAY,
    )
    taken(repository, mail)
    assert (repository / "a.yml").read_text("utf-8") == after
    assert git("ls-files", at=repository) == "a.yml"
    assert git("log", "-1", "--format=%an|%s|%as", at=repository) == f"Jö b Bcc x|Correct é X-Evil: 1|{DAY}"


def request(site: Site, **other: Any) -> dict[str, Any]:
    alpha = site.catalog.runtime("alpha")
    params = {
        "correction": {"schema": "aruntime/correction/1", "change": WANTED, "by": "Jo"},
        "entry": encode(alpha),
        "vocabulary": encode(site.catalog.vocabulary),
        "entries": [each.id for each in site.catalog.runtimes],
        "as-of": TODAY.isoformat(),
        "file": {"path": PATH, "text": (MINIMAL / PATH).read_text("utf-8")},
        **other,
    }
    answer = handle(json.dumps({"version": 1, "method": "patch", "params": params}))
    return json.loads(answer)  # type: ignore[no-any-return]


def test_the_patch_of_a_claim_changes_the_entry_itself_also_after_other_commits(
    minimal: Site, repository: Path
) -> None:
    text = (MINIMAL / PATH).read_text("utf-8")
    commit(repository, {PATH: text, "other.txt": "x\n"})
    commit(repository, {"other.txt": "y\n", PATH: f"# A line that came meanwhile.\n{text}"})
    taken(repository, request(minimal)["result"]["patch"])
    made = (repository / PATH).read_text("utf-8")
    claim = decode(Runtime, parse_document(made, PATH).data).claim("protocols.amqp")
    assert claim is not None
    assert (claim.value.value, claim.lacks) == ("partial", "AMQP without a flag.")
    assert not (repository / "corrections").exists()


def test_two_patches_of_one_claim_are_a_conflict_that_git_tells(minimal: Site, repository: Path) -> None:
    text = (MINIMAL / PATH).read_text("utf-8")
    commit(repository, {PATH: text})
    taken(repository, request(minimal)["result"]["patch"], "--3way")
    commit(repository, {PATH: (repository / PATH).read_text("utf-8").replace("without a flag", "at all")})
    with pytest.raises(subprocess.CalledProcessError):
        taken(repository, request(minimal)["result"]["patch"], "--3way")
    assert "AMQP without a flag." in (repository / PATH).read_text("utf-8")
    assert "<<<<<<<" in (repository / PATH).read_text("utf-8")


TELEMETRY = {
    "entry": "alpha",
    "claim": "data.telemetry",
    "had": {"value": "unsupported", "quotes": ["Alpha never calls home."]},
    "wants": {"value": "supported"},
    "evidence": [
        {
            "quote": "Alpha counts its starts and sends the number home.",
            "source": {**READ["source"], "url": "https://example.org/alpha/readme"},
        }
    ],
}


def test_two_patches_of_one_entry_meet_in_its_history_and_both_lines_are_kept(
    minimal: Site, tmp_path: Path
) -> None:
    """As two forks propose them, to a repository that each was cloned from."""
    text = (
        (MINIMAL / PATH)
        .read_text("utf-8")
        .replace("history: [", "history:\n    - ")
        .replace("version.}]", "version.}")
    )
    git("init", "--quiet", "--bare", "--initial-branch=main", "forge", at=tmp_path)
    git("clone", "--quiet", "forge", "home", at=tmp_path)
    home = tmp_path / "home"
    commit(home, {PATH: text})
    git("push", "--quiet", "origin", "HEAD:main", at=home)
    for fork, change in (("one", WANTED), ("two", TELEMETRY)):
        git("clone", "--quiet", "forge", fork, at=tmp_path)
        correction = {"schema": "aruntime/correction/1", "change": change}
        asked = request(minimal, correction=correction, file={"path": PATH, "text": text})
        taken(tmp_path / fork, asked["result"]["patch"], "--3way")
        git("push", "--quiet", "origin", f"HEAD:{fork}", at=tmp_path / fork)
        mail = asked["result"]["patch"]
    git("fetch", "--quiet", at=home)
    git("merge", "--quiet", "origin/one", at=home)
    with pytest.raises(subprocess.CalledProcessError):
        taken(home, mail, "--3way")
    half = (home / PATH).read_text("utf-8")
    assert half.count("<<<<<<<") == 1
    assert "\nmaintenance:" in half.partition("<<<<<<<")[0]
    assert "If git finds a conflict under 'history', keep the lines of both sides" in mail
    kept = [each for each in half.split("\n") if each[:7] not in {"<" * 7, "=" * 7, ">" * 7}]
    (home / PATH).write_text("\n".join(kept), "utf-8")
    git("add", PATH, at=home)
    git("am", "--continue", at=home)
    made = decode(Runtime, parse_document((home / PATH).read_text("utf-8"), PATH).data)
    assert [each.value.value for _, each in made.all_claims()][:1] == ["partial"]
    assert [each.date for each in made.maintenance.history][1:] == [TODAY, TODAY]
    assert "If git finds" not in git("log", "-1", "--format=%B", at=home)


def test_a_term_and_a_section_are_patched_in_their_files(minimal: Site, repository: Path) -> None:
    glossary = (MINIMAL / "docs" / "glossary.yml").read_text("utf-8")
    page = (MINIMAL / "docs" / "guides" / "choosing.md").read_text("utf-8")
    commit(repository, {"docs/glossary.yml": glossary, "docs/guides/choosing.md": page})
    heading = page.split("\n").index("## Sizing") + 1
    changes = [
        (
            {
                "term": "queue",
                "had": {"short": "A line of waiting messages."},
                "wants": {"short": "Messages that wait: in a line.", "long": "In their order."},
            },
            {"path": "docs/glossary.yml", "text": glossary},
        ),
        (
            {
                "page": "guides/choosing.md",
                "section": "sizing",
                "had": "How large.",
                "wants": "How large: more.",
            },
            {
                "path": "docs/guides/choosing.md",
                "text": page,
                "section": {"line": heading, "text": "How large."},
            },
        ),
    ]
    for change, file in changes:
        correction = {"schema": "aruntime/correction/1", "change": change, "reason": "It is so."}
        answer = request(minimal, correction=correction, file=file)
        assert answer["ok"], answer
        taken(repository, answer["result"]["patch"])
    assert "Messages that wait: in a line." in (repository / "docs" / "glossary.yml").read_text("utf-8")
    assert "How large: more." in (repository / "docs" / "guides" / "choosing.md").read_text("utf-8")


def test_what_can_not_be_patched_is_told_in_words(minimal: Site) -> None:
    told = request(minimal, file={"path": PATH, "text": "claims: {}\n"})["problems"]
    assert [each["rule"] for each in told] == ["layout"]
    assert "propose the correction as a file instead" in told[0]["message"]
    told = request(minimal, file={"path": "../x", "text": ""})["problems"]
    assert told[0]["path"] == "file.path"
