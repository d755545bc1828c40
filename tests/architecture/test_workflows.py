"""What runs on the forge: pinned, with least rights, and never with rights and foreign code at once."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT

FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.y*ml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

READ_ONLY = {"contents": "read"}


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
    assert set(events) <= {"push", "pull_request", "schedule", "workflow_dispatch"}


def test_a_job_that_runs_code_may_only_read_and_keeps_no_credentials() -> None:
    for name, job in jobs():
        if name in {"corrections.yml: propose", "refresh.yml: propose"}:
            continue  # the next test
        if any("run" in step or "checkout" in step.get("uses", "") for step in job["steps"]):
            assert job["permissions"] == READ_ONLY, name
            for step in job["steps"]:
                if "checkout" in step.get("uses", ""):
                    assert step["with"]["persist-credentials"] is False, name


def test_the_job_that_may_push_runs_git_and_nothing_of_the_repository() -> None:
    job = read("workflows/corrections.yml")["jobs"]["propose"]
    [step] = job["steps"]
    assert job["permissions"] == {"contents": "write", "pull-requests": "write"}
    lines = [line.strip() for line in step["run"].replace("\\\n", " ").strip().splitlines()]
    assert {line.split()[0] for line in lines} == {"gh", "git", "base64"}


def test_the_job_that_opens_pull_requests_of_newer_releases_runs_nothing_of_the_repository() -> None:
    job = read("workflows/refresh.yml")["jobs"]["propose"]
    [step] = job["steps"]
    assert job["permissions"] == {"contents": "write", "pull-requests": "write"}
    lines = [line.strip() for line in step["run"].replace("\\\n", " ").strip().splitlines()]
    words = {"gh", "git", "mkdir", "base64", "find", "id=$(basename", "if", "done"}
    assert {line.split()[0] for line in lines} == words
    assert 'git apply --index --include="runtimes/$id.yml" "$patch"' in lines


def test_of_a_pull_request_only_new_correction_files_are_taken(tmp_path: Path) -> None:
    """The very script of the workflow, over a pull request that brings more than it should."""
    [script] = [
        step["run"]
        for step in read("workflows/corrections.yml")["jobs"]["apply"]["steps"]
        if "pull/" in step.get("run", "")
    ]

    def git(*arguments: str, at: Path) -> None:
        name = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *name, *arguments], cwd=at, check=True, capture_output=True)

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
    subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=here,
        check=True,
        env={**os.environ, "NUMBER": "7"},
    )
    assert sorted(path.name for path in (here / "corrections").iterdir()) == ["good.yml", "link.yml"]
    assert not (
        here / "corrections" / "link.yml"
    ).is_symlink()  # a file with the link's text, which is no correction
    assert (here / "Makefile").read_text("utf-8") == "all:\n"


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
