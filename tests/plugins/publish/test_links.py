"""The addresses of a site's repository: names in braces are filled in, encoded, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from building import build_site
from mkdocs_aruntime.publish.forges import EDIT, FORGES, ISSUE, NEW, ForgeKind
from mkdocs_aruntime.publish.links import Links, unknown_placeholders


def links(edit: str = "{repo}/edit/{path}", issue: str = "{repo}?t={title}&p={page}&f={path}") -> Links:
    forge = replace(FORGES[ForgeKind.GITHUB], edit=edit, issue=issue)
    return Links(page="runtimes/a/", repo="https://e.org/r/", forge=forge)


def test_what_is_filled_in_is_encoded() -> None:
    found = links().issue(path="x&y=1.yml", title="A & B {repo} {path.x}", anchor="f.o#x")
    assert found == (
        "https://e.org/r?t=A%20%26%20B%20%7Brepo%7D%20%7Bpath.x%7D&p=runtimes%2Fa%2F%23f.o%23x&f=x%26y%3D1.yml"
    )
    assert links().edit("docs/a b?#.md") == "https://e.org/r/edit/docs/a%20b%3F%23.md"


@pytest.mark.parametrize(
    ("template", "unknown"),
    [
        ("{repo}/{path}", []),
        ("{repos}/{path}", ["{repos}"]),
        ("{repo}/{path!r}", ["{path!r}"]),
        ("{repo}/{path.__class__}", ["{path.__class__}"]),
        ("{repo}/{path[0]}", ["{path[0]}"]),
        ("{repo}/{path:>10}", ["{path:>10}"]),
        ("{repo}/{}/{0}", ["{}", "{0}"]),
        ("{repo}/{{path}}", ["{", "}"]),
        ("{repo/path", ["{repo/path"]),
        ("{repo}/}", ["}"]),
        ("{repo}/{title}", ["{title}"]),
    ],
)
def test_any_other_name_in_braces_is_unknown(template: str, unknown: list[str]) -> None:
    assert list(unknown_placeholders(template, EDIT)) == unknown


@pytest.mark.parametrize("key", ["edit", "issue"])
@pytest.mark.parametrize("braces", ["{repos}", "{path!r}", "{path.__class__}", "{"])
def test_a_site_with_such_a_template_is_not_built(
    copy: Path, key: str, braces: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = copy / "mkdocs.yml"
    text = path.read_text("utf-8")
    template = f'corrections: {{{key}: "https://e.org/{braces}"}}'
    path.write_text(text.replace("policy: policy.yml", f"policy: policy.yml, {template}"), "utf-8")
    with pytest.raises(Abort):
        build_site(copy, copy / "site")
    known = ", ".join(f"{{{name}}}" for name in (EDIT if key == "edit" else ISSUE))
    assert f"'{braces}' is not known here; expected {known}" in caplog.text


@pytest.mark.parametrize("kind", ForgeKind)
def test_the_templates_of_every_forge_are_good(kind: ForgeKind) -> None:
    forge = FORGES[kind]
    assert list(unknown_placeholders(forge.edit, EDIT)) == []
    assert list(unknown_placeholders(forge.new, NEW)) == []
    assert list(unknown_placeholders(forge.issue, ISSUE)) == []
    assert list(unknown_placeholders(forge.field, ("id", "value"))) == []
    assert list(unknown_placeholders(forge.line, ("line",))) == []


@pytest.mark.parametrize(
    ("options", "edit", "issue"),
    [
        (
            "{}",
            "https://example.org/repo/edit/main/a.yml#L7",
            "https://example.org/repo/issues/new?template=correction.yml&title=T&page=x%2F%23a.b&target=a.yml"
            "&quote=Q%26A",
        ),
        (
            "{forge: gitlab, branch: trunk}",
            "https://example.org/repo/-/edit/trunk/a.yml#L7",
            "https://example.org/repo/-/issues/new?issue[title]=T&issue[description]=page%3A%20x%2F%23a.b"
            "%0A%0Atarget%3A%20a.yml%0A%0Aquote%3A%20Q%26A",
        ),
        (
            "{forge: gitea}",
            "https://example.org/repo/_edit/main/a.yml",
            "https://example.org/repo/issues/new?template=.github%2FISSUE_TEMPLATE%2Fcorrection.yml&title=T"
            "&field%3Apage=x%2F%23a.b&field%3Atarget=a.yml&field%3Aquote=Q%26A",
        ),
    ],
)
def test_the_addresses_of_a_forge_are_those_that_it_takes(
    copy: Path, options: str, edit: str, issue: str
) -> None:
    path = copy / "mkdocs.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("policy: policy.yml", f"policy: policy.yml, corrections: {options}"), "utf-8"
    )
    told = load_config(str(path)).plugins["aruntime"].options.corrections
    found = Links(page="x/", repo="https://example.org/repo", forge=told.addresses, branch=told.branch)
    assert found.edit("a.yml", 7) == edit
    assert found.issue(path="a.yml", title="T", anchor="a.b", fields={"quote": "Q&A", "version": ""}) == issue
