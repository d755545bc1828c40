"""What the web pages of a forge take in their addresses: to edit a file, to add one, to open an issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

EDIT = ("repo", "branch", "path")
"""What a template of the page to edit may have in braces."""

NEW = ("repo", "branch", "folder", "name", "text")
"""What a template of the page for a new file may have in braces."""

ISSUE = ("repo", "title", "page", "path")
"""What a template of the correction form may have in braces."""


class ForgeKind(StrEnum):
    """A forge whose addresses are known."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"
    """Forgejo and Codeberg, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """Templates of addresses; names in braces are filled in."""

    edit: str
    """The page on which a file is changed and the change proposed."""
    line: str
    """What leads to a line there; empty where nothing does."""
    new: str
    """The page on which a new file is proposed, its text filled in; empty where the forge has none."""
    issue: str
    """The form of a correction."""
    field: str
    """What is added to that address for a further field of the form."""
    longest: int = 7_500
    """Characters of an address; servers refuse what is a little longer (8 KB with all headers)."""


FORGES: Mapping[ForgeKind, Forge] = {
    ForgeKind.GITHUB: Forge(
        edit="{repo}/edit/{branch}/{path}",
        line="#L{line}",
        new="{repo}/new/{branch}?filename={folder}/{name}&value={text}",
        issue="{repo}/issues/new?template=correction.yml&title={title}&page={page}&target={path}",
        field="&{id}={value}",
    ),
    # GitLab takes the name of a new file from the address, and no text: since 2023 its editor begins empty
    # (``configureMonacoEditor`` in app/assets/javascripts/blob_edit/edit_blob.js); the ``content`` that
    # app/views/projects/blob/_editor.html.haml wrote into the page for the editor is not read any more.
    ForgeKind.GITLAB: Forge(
        edit="{repo}/-/edit/{branch}/{path}",
        line="#L{line}",
        new="",
        issue=(
            "{repo}/-/issues/new?issue[title]={title}"
            "&issue[description]=page%3A%20{page}%0A%0Atarget%3A%20{path}"
        ),
        field="%0A%0A{id}%3A%20{value}",
    ),
    # A new file: ``filename`` and ``value`` since go-gitea/gitea#16556, before Forgejo parted from it.
    # Of an issue: ``template`` and ``field:ID``, routers/web/repo/issue_new.go.
    ForgeKind.GITEA: Forge(
        edit="{repo}/_edit/{branch}/{path}",
        line="",
        new="{repo}/_new/{branch}/{folder}?filename={name}&value={text}",
        issue=(
            "{repo}/issues/new?template=.github%2FISSUE_TEMPLATE%2Fcorrection.yml&title={title}"
            "&field%3Apage={page}&field%3Atarget={path}"
        ),
        field="&field%3A{id}={value}",
    ),
}
