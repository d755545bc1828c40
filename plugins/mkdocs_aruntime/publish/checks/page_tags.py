"""Which tags may stand where in a finished page: in its article, in a part that scripts run, or around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable

from mkdocs_aruntime.catalog.harmless import (
    ADDRESSES,
    ATTRIBUTES,
    ELEMENTS,
    FORMS,
    SCHEMES,
    address_parts,
)
from mkdocs_aruntime.catalog.tags import Tag

NAMING = frozenset({"canonical", "alternate", "prev", "next"})
"""Relations of a link element that name a page and load nothing."""

ARTICLE = "md-content__inner"
"""The theme's class of what holds the content of a page."""

APPS = frozenset({"ar-compare", "ar-correcting", "ar-directory", "ar-scorecard", "ar-stack"})
"""Ids of what our scripts run; no author may give one."""

CONTROLS = frozenset({"button", "datalist", "fieldset", "form", "input", "label", "legend", "meter"})
CONTROLS |= {"optgroup", "option", "output", "progress", "select", "textarea"}
"""Elements that a reader operates, and their parts."""

INPUTS = frozenset({"checkbox", "file", "number", "radio", "text"})
BUTTONS = frozenset({"button", "reset", "submit"})

THEMES_CONTROLS = re.compile(
    r"md-(?:banner__button|consent__form|feedback(?:__icon)?|header__(?:button|option)|nav__(?:link|title|toggle)"
    r"|option|overlay|search__(?:form|icon|input|overlay)|select\w*|toggle|top)"
)
"""Classes of the theme's forms, buttons, inputs and labels."""

AROUND_ONLY = frozenset({"body", "head", "html", "link", "main", "meta", "search"})
"""Elements of the page around an article."""

THEMES_IN_ARTICLE = re.compile(
    r"md-(?:button(?:--primary)?|content__(?:button|inner)|icon|source-file(?:__\w+)?|tags?|tag--\w+|typeset)"
)
"""Classes of the theme in an article; with others one could lay something over the page."""

ROLES_IN_ARTICLE = frozenset({"img", "region", "status"})

MADE_DATA = frozenset({"data-part", "data-tabs"})
"""What the structure of a guide, and the tabs of Markdown, are made with."""

_UNSTYLED = re.compile(r"tabbed-alternate|[a-z]{1,2}[a-z0-9]?|[lp]-[A-Z]\w+(?:-\w+)*|no-js|language-[\w-]+")
"""Classes that no stylesheet need have: of tabs, of highlighted code, and of a page without scripts."""

_THEMES_DATA = re.compile(r"data-(?:md-[a-z-]+|clipboard(?:-\w+)?)")


class Region(StrEnum):
    """A part of a finished page."""

    AROUND = "around the article"
    ARTICLE = "in an article"
    APP = "in what our scripts run"

    def within(self, tag: Tag) -> Region:
        """The region of what stands in an element of this region."""
        given = tag.given
        if self is Region.AROUND and ARTICLE in given.get("class", "").split():
            return Region.ARTICLE
        if self is Region.ARTICLE and given.get("id") in APPS:
            return Region.APP
        return self


class KnownTags:
    """What the tags of a site may be, by its stylesheets, its theme and our own templates."""

    def __init__(self, styled: frozenset[str]) -> None:
        self._styled, self._own = styled, _own_words()
        self._judged: dict[tuple[str, Region], tuple[tuple[str, str], ...]] = {}

    @property
    def words(self) -> tuple[frozenset[str], frozenset[str]]:
        """All that two sites' known tags may differ in."""
        return self._styled, self._own

    def wrong(self, tag: Tag, region: Region) -> tuple[tuple[str, str], ...]:
        """Rules that the tag breaks there, each with a message; most tags stand on every page."""
        key = (tag.source, region)
        if key not in self._judged:
            self._judged[key] = tuple(self._judge(tag, region))
        return self._judged[key]

    def _judge(self, tag: Tag, region: Region) -> Iterator[tuple[str, str]]:
        given = tag.given
        if not tag.name:
            yield "odd-markup", f"'{tag.source}' is no HTML that all browsers read alike"
        elif tag.name not in ELEMENTS or (region is not Region.AROUND and tag.name in AROUND_ONLY):
            yield "active-element", f"<{tag.name}> has no place {region.value}"
        if len(given) < len(tag.attributes):
            yield "active-attribute", f"<{tag.name}> has an attribute twice"
        if tag.name in CONTROLS:
            yield from _control(tag.name, given, region)
        if tag.name == "meta":
            yield from _meta(given)
        for name, value in given.items():
            yield from self._attribute(tag.name, name, value, region)
            if name in ADDRESSES:
                named = name == "cite" or set(given.get("rel", "").lower().split()) & NAMING
                followed = tag.name == "a" or (tag.name == "link" and bool(named))
                yield from _address(tag.name, name, value, followed=followed)

    def _attribute(self, tag: str, name: str, value: str, region: Region) -> Iterator[tuple[str, str]]:
        themes = region is Region.AROUND and _THEMES_DATA.fullmatch(name)
        ours = name in self._own or name in MADE_DATA
        if not (name in ATTRIBUTES or ours or themes or re.fullmatch(r"aria-[a-z]+", name)):
            yield "active-attribute", f"'{name}' of <{tag}> has no place {region.value}"
        elif name == "class":
            for word in value.split():
                if not self._is_known(word, region):
                    yield "unknown-class", f"the class '{word}' has no place {region.value}"
        elif name == "role" and region is not Region.AROUND and value not in ROLES_IN_ARTICLE:
            yield "active-attribute", f"the role '{value[:60]}' has no place {region.value}"
        elif name not in ADDRESSES | {"content"} and re.match(r"(?s)(?!url\(#).*url\(", value.lower()):
            yield "foreign-address", f"'{name}' of <{tag}> loads from {value[:60]}"

    def _is_known(self, word: str, region: Region) -> bool:
        if word.startswith("ar-"):
            return word in self._styled or word in self._own
        if word.startswith("md-") and region is not Region.AROUND:
            return THEMES_IN_ARTICLE.fullmatch(word) is not None
        return word in self._styled or _UNSTYLED.fullmatch(word) is not None


def _control(tag: str, given: Mapping[str, str], region: Region) -> Iterator[tuple[str, str]]:
    """A reader operates only what the theme made, what our scripts made, and the tabs of Markdown."""
    kinds = {"input": INPUTS, "button": BUTTONS}.get(tag)
    if kinds and given.get("type") not in kinds:
        yield "active-element", f"<{tag}> of the type '{given.get('type', '')[:60]}' has no place in a page"
    if region is Region.AROUND:
        known = any(map(THEMES_CONTROLS.fullmatch, given.get("class", "").split()))
    elif region is Region.ARTICLE:
        formed = all(FORMS[key].fullmatch(value) for key, value in given.items() if key in FORMS)
        known = formed and (tag == "label" or (tag == "input" and ("name" in given or "disabled" in given)))
    else:
        known = True
    if not known:
        yield "active-element", f"no <{tag}> of the site or of its theme stands {region.value} like this"


def _meta(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A page may send its reader on within the site only, and set its own policy."""
    kind, content = given.get("http-equiv", "").lower(), given.get("content", "")
    if kind == "refresh" and not re.fullmatch(r"0; url=(?:\.\./)*[a-z0-9][a-z0-9/-]*/?", content):
        yield "redirect", f"the page sends its reader to {content[:60]}"
    elif kind not in {"", "refresh", "content-security-policy"}:
        yield "active-element", f"<meta http-equiv={kind}> has no place in a page"


def _address(tag: str, name: str, value: str, *, followed: bool) -> Iterator[tuple[str, str]]:
    """A reader may follow links elsewhere; the page itself asks nobody else."""
    scheme, host = address_parts(value)
    if value == "data:," and tag == "link":  # says that there is no icon
        return
    if scheme not in SCHEMES:
        yield "active-address", f"'{name}' of <{tag}> is the address {value[:60]}"
    elif (scheme or host) and not followed:
        yield "foreign-address", f"<{tag}> loads from another site: {value[:60]}"


def _own_words() -> frozenset[str]:
    """Classes and data attributes that our own templates and scripts write."""
    package = files("mkdocs_aruntime")
    texts = (*_texts(package / "templates"), *_texts(package / "assets" / "javascripts"))
    return frozenset(
        word for text in texts for word in re.findall(r"\b(?:ar|data(?!-md-))-[a-z][\w-]*", text)
    )


def _texts(folder: Traversable) -> Iterator[str]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _texts(each)
        else:
            yield each.read_text("utf-8")
