"""What ``mkdocs.yml`` says of a site: one record for MkDocs and for the command line, read by the codec."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, ClassVar
from urllib.parse import urlsplit, urlunsplit

from aruntime_evaluator import Constraint, InvalidDocumentError, Length, Line, Match, Problem, decode
from mkdocs_aruntime.catalog.markup import Dialect
from mkdocs_aruntime.catalog.site import Sources
from mkdocs_aruntime.publish.compose import BLOCKS
from mkdocs_aruntime.publish.forges import EDIT, FORGES, ISSUE, NEW, Forge, ForgeKind
from mkdocs_aruntime.publish.hosting.security_txt import SecurityContact
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.links import unknown_placeholders
from mkdocs_aruntime.publish.policy import InlineScripts


@dataclass(frozen=True, slots=True)
class Template(Constraint):
    """An address in which names in braces are filled in, and no others."""

    rule: ClassVar[str] = "unknown-placeholder"

    names: tuple[str, ...]

    def holds(self, value: str) -> bool:
        """Whether everything in braces can be filled in."""
        return not [*unknown_placeholders(value, self.names)]

    def wrong(self, value: str) -> tuple[str, str]:
        """The first thing in braces that can't, and what can."""
        known = ", ".join(f"{{{name}}}" for name in self.names)
        return f"'{next(unknown_placeholders(value, self.names))}' is not known here; expected {known}", known

    def schema(self) -> dict[str, str]:
        """The same as a pattern."""
        return {"pattern": rf"^(?:[^{{}}]|\{{(?:{'|'.join(self.names)})\}})*$"}


type Origin = Annotated[
    str,
    Length(200),
    Match(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?", "an origin such as 'https://raw.example.org'"),
]
"""A site: scheme, host and port, without a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Where a reader goes to correct something; names in braces are filled in."""

    forge: ForgeKind = ForgeKind.GITHUB
    """Whose addresses they are, where nothing else is said."""
    branch: Line = "main"
    """The branch that corrections are proposed for."""
    edit: Annotated[str, Template(EDIT)] = ""
    new: Annotated[str, Template(NEW)] = ""
    issue: Annotated[str, Template(ISSUE)] = ""
    overlay_origins: tuple[Origin, ...] = ()
    """From where a proposed entry may be fetched and shown (``compare/?overlay=``); it is never kept."""

    @property
    def addresses(self) -> Forge:
        """Those of the forge, and those that the site's owner knows better."""
        known = FORGES[self.forge]
        edit, new, issue = self.edit or known.edit, self.new or known.new, self.issue or known.issue
        return replace(known, edit=edit, new=new, issue=issue)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of the plugin: where the data is, below the site's folder, and what is made of it."""

    runtimes: str = "runtimes"
    policy: str = "evaluator/policy.yml"
    guide_sections: tuple[str, ...] = ()
    """The sections of the guides in reading order; others follow by name."""
    data_license: str = ""
    """What others may do with the data, as an SPDX id; told with the API and the list of pages."""
    node_modules: str = "node_modules"
    cache: str = ".cache"
    browser_evaluator: bool = True
    """Ship Python for the browser; without it the scorecard page shows the worked decisions only."""
    inline_scripts: tuple[str, ...] = ()
    """Texts of inline scripts in the site's own templates; any other but the theme's is refused."""
    corrections: Corrections = field(default_factory=Corrections)
    security: SecurityContact = field(default_factory=SecurityContact)
    """What ``.well-known/security.txt`` says; without this block there is no such file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """Of MkDocs' own settings, those that the generator needs."""

    site_name: str = ""
    site_description: str = ""
    site_url: str = ""
    docs_dir: str = "docs"
    site_dir: str = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A site: its folder, what MkDocs knows of it, and the options of the plugin."""

    root: Path
    """The folder with ``mkdocs.yml``."""
    site: SiteSettings
    dialect: Dialect
    scope: str
    """Where the theme keeps what a reader set, if the site's owner says so (``extra.scope``)."""
    options: Options

    @property
    def sources(self) -> Sources:
        """Where the data is."""
        return Sources(
            root=self.root,
            runtimes=self.root / self.options.runtimes,
            policy=self.root / self.options.policy,
            docs=self.root / self.site.docs_dir,
            guide_sections=self.options.guide_sections,
            dialect=self.dialect,
            blocks=frozenset(BLOCKS),
        )

    @property
    def identity(self) -> Identity:
        """What others need in order to cite the site."""
        return Identity(
            name=self.site.site_name,
            summary=self.site.site_description,
            home=_folder(self.site.site_url),
            data_license=self.options.data_license,
        )

    @property
    def inline_scripts(self) -> InlineScripts:
        """What may stand in a page as a script."""
        origins = self.options.corrections.overlay_origins
        return InlineScripts(scope=self.scope, own=self.options.inline_scripts, origins=origins)

    @property
    def node_modules(self) -> Path:
        """Where the libraries of the browser's scripts are."""
        return self.root / self.options.node_modules

    @property
    def cache(self) -> Path:
        """Where a build keeps things for the next one."""
        return self.root / self.options.cache

    @property
    def built(self) -> Path:
        """Where the finished site is."""
        return self.root / self.site.site_dir


def _folder(url: str) -> str:
    """The address of a site with a slash at its end, as MkDocs completes it; empty where there is none."""
    parts = urlsplit(url)
    slash = "" if not url or parts.path.endswith("/") else "/"
    return urlunsplit(parts._replace(path=parts.path + slash))


def read_settings[T](kind: type[T], data: object, *, path: str = "") -> T:
    """Read a mapping of ``mkdocs.yml`` as a record. MkDocs joins words by underscores, the codec by hyphens.

    Raises:
        InvalidDocumentError: with every problem, keys as they are written there.
    """
    try:
        return decode(kind, _swapped(data), path=_swap(path))
    except InvalidDocumentError as error:
        raise InvalidDocumentError(map(_as_written, error.problems)) from None


_SWAP = str.maketrans("_-", "-_")
"""Both ways, so that a key with hyphens is as unknown as MkDocs' own would be."""

_DEEPEST_KEY = 2
"""Levels of mappings that the options have."""


def _swap(text: str) -> str:
    return text.translate(_SWAP)


def _swapped(data: object, levels: int = _DEEPEST_KEY) -> object:
    if not isinstance(data, Mapping) or levels == 0:
        return data
    return {
        _swap(key) if isinstance(key, str) else key: _swapped(value, levels - 1)
        for key, value in data.items()
    }


def _as_written(problem: Problem) -> Problem:
    """Only of an unknown key the message is made of keys; others quote values, which stay as they are."""
    message, found, expected = problem.message, problem.found, problem.expected
    if problem.rule == "unknown-key":
        message, found, expected = map(_swap, (message, found, expected))
    return replace(problem, path=_swap(problem.path), message=message, found=found, expected=expected)
