"""What a source says of itself has to agree with its address. One function a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.runtime import Source

_REF = re.compile(
    r"https://github\.com/[^/]+/[^/]+/(?:blob|tree|raw|releases/tag)/(?:refs/tags/)?(?P<file>(?:refs/heads/)?[^/?#]+)"
    r"|https://raw\.githubusercontent\.com/[^/]+/[^/]+/(?:refs/tags/)?(?P<raw>(?:refs/heads/)?[^/?#]+)/"
    r"|https://[^?#]+/-/(?:blob|tree|raw)/(?:refs/tags/)?(?P<other>(?:refs/heads/)?[^/?#]+)"
    r"|pkg:[^@?#]+@(?P<package>[^?#]+)"
)
"""The tag, branch, commit or release that an address names."""

_BRANCHES = frozenset(
    {"main", "master", "head", "develop", "devel", "dev", "trunk", "default", "latest", "nightly", "next"}
    | {"canary", "edge", "staging", "unstable", "gh-pages"}
)
"""Names that are given to branches, in small letters."""
_OF_A_BRANCH = "refs/heads/"

_NO_NAMES = frozenset(
    {"n/a", "na", "none", "unknown", "tbd", "todo", "various", "publisher", "author", "source", "vendor"}
    | {"website", "web", "the web", "internet", "the internet", "documentation", "readme"}
)
"""What is written where nobody looked who published it, in small letters."""

_NUMBER = re.compile(r"(?<![\w.])v?(\d+(?:\.\w+)+)(?![\w.])")
"""A release such as ``1.4.0rc1``, between characters that belong to no number."""

_FORGE = re.compile(r"https?://[^/]*github(?:usercontent)?\.com(?=[:/.]|$)", re.IGNORECASE)
_OTHER_SPELLING = re.compile(
    r"^https://github\.com/(?:/|[^?#]*(?://|/\.{1,2}/|%)|[^/]+/[^/]+/(?:raw|blame)/|[^/]+/[^/]+/(?!blob/)(?i:blob)/)"
)
"""Other ways to the same file, by which a quote would not be looked up."""

_PRIVATE = re.compile(
    r"https?://(?:[^./:?#]+|[^/:?#]+\.(?:local|localhost|internal|lan|home\.arpa)"
    r"|(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+)+)(?=[:/?#]|$)"
)
"""Hosts of a machine's own or of a private network."""

_COMMIT = 7
"""Digits from which on a part of a commit counts as the commit."""


def check(sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Every problem of the sources of one entry."""
    for name, source in sources.items():
        yield from publisher_is_a_name(f"sources.{name}.publisher", source.publisher)
        yield from address_can_be_reached(f"sources.{name}.url", source.url)
        yield from address_has_one_spelling(f"sources.{name}.url", source.url)
        yield from address_does_not_move(f"sources.{name}.url", source.url)
        if source.version:
            yield from version_is_that_of_the_address(f"sources.{name}.version", source.version, source.url)


def publisher_is_a_name(path: str, publisher: str) -> Iterator[Problem]:
    """A publisher is a person, project or company, not what is left of a table's row."""
    empty = (
        not any(letter.isalpha() for letter in publisher) or publisher.strip(" .-").casefold() in _NO_NAMES
    )
    if "|" in publisher or empty:
        message = f"'{publisher}' is not the name of a publisher; write who published the page or file"
        yield Problem(path=path, rule="publisher", message=message, found=publisher)


def address_can_be_reached(path: str, url: str) -> Iterator[Problem]:
    """What is cited can be opened by others."""
    if _PRIVATE.match(url):
        message = "only you can open this address; cite one that anybody can open"
        yield Problem(path=path, rule="private-address", message=message, found=url)


def address_has_one_spelling(path: str, url: str) -> Iterator[Problem]:
    """A file of a forge is cited in the one way in which its quotes are looked up."""
    other = _FORGE.match(url) and (not url.startswith("https://github.com/") or _OTHER_SPELLING.search(url))
    if other:
        message = "a file on GitHub is cited as https://github.com/OWNER/NAME/blob/TAG/PATH"
        yield Problem(path=path, rule="other-spelling", message=message, found=url)


def address_does_not_move(path: str, url: str) -> Iterator[Problem]:
    """A file is cited at a tag, a release or a commit: what a branch holds changes."""
    ref = _ref(url)
    if ref and (ref.casefold() in _BRANCHES or ref.startswith(_OF_A_BRANCH)):
        message = (
            f"the address names the branch '{ref}', whose text changes; cite a tag, a release or a commit"
        )
        yield Problem(path=path, rule="moving-source", message=message, found=url)


def version_is_that_of_the_address(path: str, version: str, url: str) -> Iterator[Problem]:
    """The version that a source holds for is the one in its address, where the address has one."""
    named = _named(url)
    words = re.split(r"[\s(),]+", version)
    if named and not any(_same(word, name) for word in words for name in named):
        message = (
            f"the version is '{version}' and the address names '{named[0]}'; write what the address names"
        )
        yield Problem(path=path, rule="source-version", message=message, found=version, expected=named[0])


def _ref(url: str) -> str | None:
    match = _REF.match(url)
    return next((each for each in match.groups() if each), None) if match else None


def _named(url: str) -> list[str]:
    """What an address calls its version: the ref and the number in it, or else any number of the address."""
    ref = _ref(url)
    return [*([ref] if ref else []), *(_NUMBER.findall(ref or "") or _NUMBER.findall(url))]


def _same(word: str, name: str) -> bool:
    """Equal, or one is the start of the other: of a number up to a dot, or of a commit."""
    short, long = sorted((word, name), key=len)
    if re.fullmatch(r"[0-9a-f]+", long) and len(short) >= _COMMIT:
        return long.startswith(short)
    return short == long or ("." in short and long.startswith(short + "."))
