"""What runs on the forge: pinned, with least rights, and never with rights and foreign code at once."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import MINIMAL, ROOT

FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.y*ml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

WRITES = {
    "corrections.yml: propose": {"contents": "write", "pull-requests": "write"},
    "refresh.yml: propose": {"contents": "write", "pull-requests": "write"},
    "comment.yml: comment": {"pull-requests": "write"},
    "stale.yml: open": {"issues": "write"},
}
"""The jobs that change something on the forge by a script, with their rights."""

HARMLESS = {
    "mkdir",
    "find",
    "id=$(basename",
    "gh",
    "git",
    "base64",
    "jq",
    "id=$(gh",
    "mine='.[]",
    "if",
    "else",
    "fi",
    "title=$(jq",
    "number=$(jq",
}
HARMLESS |= {"branch=$(jq", "fork=$(jq", "exit"}
HARMLESS |= {"[", "done", "mkdir", "find", "id=$(basename"}
"""What lines of these scripts may begin with: nothing that runs a file of the repository."""


def read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in read(f"workflows/{path.name}")["jobs"].items():
            yield f"{path.name}: {name}", job


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it(path: Any) -> None:
    uses = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not PINNED.search(line)] == []


def test_an_action_has_one_commit_everywhere() -> None:
    lines = {match[0] for path in WORKFLOWS for match in PINNED.finditer(path.read_text("utf-8"))}
    assert len({line.split("@")[0] for line in lines}) == len(lines)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_starts_without_rights_and_not_with_those_of_the_target(path: Any) -> None:
    workflow = read(f"workflows/{path.name}")
    events = workflow[True]  # YAML reads the key "on" so
    assert workflow["permissions"] == {}
    assert set(events) <= {"push", "pull_request", "schedule", "workflow_dispatch", "workflow_run"}


def test_a_job_that_runs_code_may_only_read_and_keeps_no_credentials() -> None:
    for name, job in jobs():
        if name in WRITES:
            continue  # the next test
        if any("run" in step or "checkout" in step.get("uses", "") for step in job["steps"]):
            assert {*job["permissions"].values()} == {"read"}, name
            for step in job["steps"]:
                if "checkout" in step.get("uses", ""):
                    assert step["with"]["persist-credentials"] is False, name


@pytest.mark.parametrize("name", WRITES)
def test_a_job_that_may_write_runs_nothing_of_the_repository(name: str) -> None:
    file, _, of = name.partition(": ")
    job = read(f"workflows/{file}")["jobs"][of]
    [step] = job["steps"]
    assert job["permissions"] == WRITES[name]
    lines = [line.strip() for line in step["run"].replace("\\\n", " ").strip().splitlines()]
    lines = [line for line in lines if not line.startswith("#")]
    assert {line.split()[0] for line in lines} <= HARMLESS


def test_what_answers_a_pull_request_takes_its_own_code_from_the_main_branch() -> None:
    for path in WORKFLOWS:
        workflow = read(f"workflows/{path.name}")
        if "workflow_run" not in workflow[True]:
            continue
        checkouts = [
            step["with"]["ref"]
            for job in workflow["jobs"].values()
            for step in job["steps"]
            if "checkout" in step.get("uses", "")
        ]
        assert checkouts == ["${{ github.event.repository.default_branch }}"]


def script_of(file: str, job: str, containing: str) -> str:
    [script] = [
        str(step["run"])
        for step in read(f"workflows/{file}")["jobs"][job]["steps"]
        if containing in step.get("run", "")
    ]
    return script


def run_script(script: str, at: Path, **env: str) -> None:
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    subprocess.run(command, cwd=at, check=True, env={**os.environ, **env})


def git(*arguments: str, at: Path) -> None:
    name = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=at, check=True, capture_output=True)


FORGE = """#!/bin/bash
# Keeps comments and issues in a folder, and answers what the workflows ask of them.
echo "$@" >> "$KEPT/asked"
case "$*" in
  *--paginate*pulls*) jq --compact-output '[.path, .line, .body]' "$KEPT"/suggested-* 2> /dev/null || true ;;
  *--paginate*) cat "$KEPT/id" 2> /dev/null || true ;;
  *POST*pulls*) cp suggestion.json "$KEPT/suggested-$(jq .line suggestion.json)" ;;
  *PATCH*) cp comment.md "$KEPT/comment" ;;
  *POST*) cp comment.md "$KEPT/comment"; echo 7 > "$KEPT/id" ;;
  "repo clone"*) git clone --quiet "$FORGE_ROOT" "$4" ;;
  "pr view"*) echo '{"headRefName": "mend", "headRepository": {"name": "site"}, "headRepositoryOwner": {"login": "jo"}}' ;;
  "issue list"*) jq --slurp . "$KEPT"/issue-* 2> /dev/null || echo "[]" ;;
  "issue create"*) jq --null-input --arg title "$6" --rawfile body body.md '{number: 1, $title, $body}' > "$KEPT/issue-$6" ;;
esac
"""


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the stand-in of the forge's command keeps what it is told; it is the first of its name."""
    folder, kept = tmp_path / "bin", tmp_path / "kept"
    folder.mkdir()
    kept.mkdir()
    (folder / "gh").write_text(FORGE, "utf-8")
    (folder / "gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("KEPT", str(kept))
    return kept


def test_there_is_one_comment_and_it_is_kept_up_to_date(forge: Path, tmp_path: Path) -> None:
    script = script_of("comment.yml", "comment", "api")
    suggested = [{"path": "runtimes/a.yml", "line": 4, "body": "`x` $(touch evil)\n"}]
    listed = base64.b64encode(json.dumps(suggested).encode()).decode()
    for text in ("<!-- mark -->\none", "<!-- mark -->\ntwo"):
        comment = base64.b64encode(text.encode()).decode()
        named = {"NUMBER": "3", "REPOSITORY": "a/b", "COMMIT": "c", "SUGGESTIONS": listed}
        run_script(script, tmp_path, COMMENT=comment, **named)
        assert (forge / "comment").read_text("utf-8") == text
    asked = (forge / "asked").read_text("utf-8").splitlines()
    assert len([line for line in asked if "POST repos/a/b/pulls/3/comments" in line]) == 1
    given = json.loads((forge / "suggested-4").read_text("utf-8"))
    assert given == {**suggested[0], "commit_id": "c", "side": "RIGHT"}
    assert not (tmp_path / "evil").exists()
    asked = [line for line in asked if "pulls" not in line]
    assert [line.split("--method ")[1].split()[:2] for line in asked if "--method" in line] == [
        ["POST", "repos/a/b/issues/3/comments"],
        ["PATCH", "repos/a/b/issues/comments/7"],
    ]


def test_what_is_due_has_one_issue_however_often_it_is_asked(forge: Path, tmp_path: Path) -> None:
    script = script_of("stale.yml", "open", "issue create")
    due = [{"title": f"Read again: entry {name}", "body": "- [ ] `x` $(touch evil)\n"} for name in ("a", "b")]
    for some in (due[:1], due, due):
        listed = base64.b64encode(json.dumps(some).encode()).decode()
        run_script(script, tmp_path, ISSUES=listed)
    assert sorted(path.name for path in forge.glob("issue-*")) == [f"issue-{each['title']}" for each in due]
    assert (forge / "asked").read_text("utf-8").count("issue create") == 2
    assert json.loads((forge / "issue-Read again: entry a").read_text("utf-8"))["body"] == due[0]["body"]
    assert not (tmp_path / "evil").exists()


@pytest.mark.slow
def test_of_a_pull_request_only_data_is_reviewed(tmp_path: Path) -> None:
    """The very script of the workflow, over a pull request that brings a correction, an entry and code."""
    here, theirs = tmp_path / "here", tmp_path / "theirs"
    shutil.copytree(MINIMAL, here, ignore=shutil.ignore_patterns("site", ".cache"))
    git("init", "--quiet", "--initial-branch", "main", at=here)
    git("add", ".", at=here)
    git("commit", "-qm", "one", at=here)
    git("clone", "--quiet", str(here), str(theirs), at=tmp_path)
    change = {
        "entry": "alpha",
        "claim": "protocols.mqtt",
        "had": {"value": "unknown", "looked": ["the readme"]},
        "wants": {"value": "unknown", "looked": ["the readme", "the options"]},
    }
    (theirs / "corrections").mkdir()
    for name, entry in (("one.yml", "alpha"), ("two.yml", "alhpa")):
        correction = {"schema": "aruntime/correction/1", "change": {**change, "entry": entry}}
        (theirs / "corrections" / name).write_text(json.dumps(correction), "utf-8")
    beta = theirs / "runtimes" / "beta.yml"
    beta.write_text(beta.read_text("utf-8").replace("value: unsupported", "value: supported", 1), "utf-8")
    (theirs / "mkdocs.yml").write_text("evil: true\n", "utf-8")
    git("checkout", "-qb", "change", at=theirs)
    git("add", ".", at=theirs)
    git("commit", "-qm", "two", at=theirs)
    git("checkout", "-q", "main", at=theirs)
    git("merge", "-q", "--no-ff", "-m", "merge", "change", at=theirs)
    git("update-ref", "refs/pull/7/merge", "main", at=theirs)
    git("remote", "add", "origin", str(theirs), at=here)
    (here / ".venv").symlink_to(ROOT / ".venv")
    output = tmp_path / "output"
    script = script_of("comment.yml", "review", "review-changes")
    named = {"NUMBER": "7", "COMMIT": "abc", "FORK": "jo/site", "PREVIEW": "https://p.example/{number}/"}
    run_script(script, here, GITHUB_OUTPUT=str(output), **named)
    told = base64.b64decode(output.read_text("utf-8").partition("\ncomment=")[2]).decode()
    raw = "https%3A%2F%2Fraw.githubusercontent.com%2Fjo%2Fsite%2Fabc%2Fruntimes%2Fbeta.yml"
    assert f"- [`beta.yml`](https://example.org/brokers/compare/?overlay={raw})" in told
    assert told.startswith("<!-- aruntime review-changes -->")
    assert "**2 claims changed" in told
    assert "[`alpha protocols.mqtt`](https://p.example/7/runtimes/alpha/#protocols.mqtt)" in told
    assert "### To mend: 2 problems of this change" in told
    assert "runtimes/beta.yml" in told
    assert "### Correction files that are refused" in told
    assert "did you mean 'alpha'?" in told
    assert "evil" not in (here / "mkdocs.yml").read_text("utf-8")


def test_of_a_pull_request_only_new_correction_files_are_taken(tmp_path: Path) -> None:
    """The very script of the workflow, over a pull request that brings more than it should."""
    script = script_of("corrections.yml", "apply", "pull/")
    forge, here = tmp_path / "forge", tmp_path / "here"
    forge.mkdir()
    git("init", "--quiet", "--initial-branch", "main", at=forge)
    (forge / "Makefile").write_text("all:\n", "utf-8")
    git("add", ".", at=forge)
    git("commit", "-qm", "one", at=forge)
    git("clone", "--quiet", str(forge), str(here), at=tmp_path)
    git("checkout", "-qb", "theirs", at=forge)
    (forge / "corrections").mkdir()
    (forge / "Makefile").write_text("all:\n\tevil\n", "utf-8")
    for name in ("good.yml", "bad name;touch x.yml", "code.py"):
        (forge / "corrections" / name).write_text("a: b\n", "utf-8")
    (forge / "corrections" / "link.yml").symlink_to("/etc/passwd")
    git("add", ".", at=forge)
    git("commit", "-qm", "two", at=forge)
    git("update-ref", "refs/pull/7/head", "theirs", at=forge)
    run_script(script, here, NUMBER="7")
    assert sorted(path.name for path in (here / "corrections").iterdir()) == ["good.yml", "link.yml"]
    assert not (
        here / "corrections" / "link.yml"
    ).is_symlink()  # a file with the link's text, which is no correction
    assert (here / "Makefile").read_text("utf-8") == "all:\n"


@pytest.mark.parametrize("takes", [True, False])
def test_the_result_goes_to_the_pull_request_or_to_one_of_its_own(
    forge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, takes: bool
) -> None:
    """The very script of the workflow, with a repository and a fork of it that does or doesn't take the result."""
    main, fork, work = (tmp_path / name for name in ("main.git", "fork.git", "work"))
    git("init", "--quiet", "--bare", "--initial-branch", "main", str(main), at=tmp_path)
    git("clone", "--quiet", str(main), str(work), at=tmp_path)
    git("checkout", "-qb", "main", at=work)
    (work / "runtimes").mkdir()
    (work / "runtimes" / "alpha.yml").write_text("value: supported\n", "utf-8")
    git("add", ".", at=work)
    git("commit", "-qm", "one", at=work)
    git("push", "-q", "origin", "main", at=work)
    git("clone", "--quiet", "--bare", str(main), str(fork), at=tmp_path)
    (work / "corrections").mkdir()
    (work / "corrections" / "one.yml").write_text("a: b\n", "utf-8")
    (work / "Makefile").write_text("all:\n\ttouch evil\n", "utf-8")
    git("checkout", "-qb", "mend", at=work)
    git("add", ".", at=work)
    git("commit", "-qm", "two", at=work)
    git("push", "-q", str(fork), "mend", at=work)
    git("push", "-q", "origin", "mend:refs/pull/7/head", at=work)
    (work / "runtimes" / "alpha.yml").write_text("value: partial\n", "utf-8")
    diff = subprocess.run(["git", "diff", "runtimes"], cwd=work, check=True, capture_output=True).stdout
    if not takes:
        (fork / "hooks" / "pre-receive").write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (fork / "hooks" / "pre-receive").chmod(0o755)
    monkeypatch.setenv("FORGE_ROOT", str(main))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", f"url.{fork}.insteadOf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "https://github.com/jo/site")
    at = tmp_path / "job"
    at.mkdir()
    named = {
        "APPLIED": "corrections/one.yml ",
        "MAIN": "main",
        "NUMBER": "7",
        "REPOSITORY": "a/site",
        "RUN": "9",
    }
    script = script_of("corrections.yml", "propose", "corrected.patch")
    run_script(script, at, PATCH=base64.b64encode(diff).decode(), **named)
    asked = (forge / "asked").read_text("utf-8")
    place, branch = (fork, "mend") if takes else (main, "corrected-9")
    show = ["git", "-C", str(place), "show", f"{branch}:runtimes/alpha.yml"]
    assert subprocess.run(show, check=True, capture_output=True).stdout == b"value: partial\n"
    listed = ["git", "-C", str(place), "ls-tree", "-r", "--name-only", branch]
    assert b"corrections" not in subprocess.run(listed, check=True, capture_output=True).stdout
    assert ("pr comment 7" in asked, "pr create" in asked) == (not takes, not takes)
    assert not (at / "evil").exists()


def test_the_job_that_may_publish_runs_nothing_of_the_repository() -> None:
    [deploy] = [job for _, job in jobs() if "pages" in job["permissions"]]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].split("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]
    assert deploy["needs"] == "build"


def test_what_is_published_is_made_without_a_cache() -> None:
    for step in read("workflows/site.yml")["jobs"]["build"]["steps"]:
        assert "cache" not in step.get("with", {})


def test_the_well_known_file_is_in_what_is_published() -> None:
    """Without the option the action leaves out what begins with a dot."""
    [upload] = [
        step
        for step in read("workflows/site.yml")["jobs"]["build"]["steps"]
        if "upload-pages-artifact" in step.get("uses", "")
    ]
    assert upload["with"]["include-hidden-files"] is True


def test_no_expression_is_pasted_into_a_script() -> None:
    scripts = [step["run"] for _, job in jobs() for step in job["steps"] if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_updates_are_proposed_for_every_kind_of_dependency_and_not_on_their_first_day() -> None:
    updates = {each["package-ecosystem"]: each for each in read("dependabot.yml")["updates"]}
    assert set(updates) == {"pip", "npm", "github-actions"}
    assert all(each["cooldown"]["default-days"] >= 7 for each in updates.values())


def test_no_package_of_npm_runs_a_script_when_it_is_installed() -> None:
    assert "ignore-scripts=true" in (ROOT / ".npmrc").read_text("utf-8").splitlines()
