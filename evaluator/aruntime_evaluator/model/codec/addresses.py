"""Addresses of the web and of packages, none of which leads elsewhere than it seems to.

A host is written in lower-case ASCII, so that no letter of another script stands in for one of its own;
``xn--`` is such a letter in disguise. Nothing stands before a host: what precedes an ``@`` is a user and a
password, or another host's name to be read in its place. A host of numbers has four of them: browsers take
``0x7f.1`` and ``2130706433`` for addresses, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from aruntime_evaluator.model.codec.constraints import Length, Match
from aruntime_evaluator.model.problem import shown

_LABEL = r"(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_LAST = r"(?!xn--)[a-z](?:[a-z0-9-]*[a-z0-9])?"
_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_HOST = rf"(?:(?:{_LABEL}\.)*{_LAST}|(?:{_BYTE}\.){{3}}{_BYTE})"
_REST = r"[!#-&(-;=?-\[\]^_a-~]"
"""ASCII that can be seen, without quotation marks, angle brackets, backslash and backtick."""

_PORT = r"(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})"
_AUTHORITY = rf"{_HOST}(?::{_PORT})?"
_WEB = rf"https?://{_AUTHORITY}(?:[/?#]{_REST}*)?"
_PACKAGE = rf"pkg:[a-z][a-z0-9.+-]*/{_REST}+"


@dataclass(frozen=True, slots=True)
class Address(Match):
    """A text that must be an address; what is wrong with one that looks as if it were is said exactly."""

    def wrong(self, value: str) -> tuple[str, str]:
        """What kind of address it should be, or what in it leads astray."""
        scheme, _, rest = value.partition("://")
        if scheme not in {"http", "https"}:
            return f"'{shown(value)}' is not {self.expected}", self.expected
        host = re.split(r"[/?#]", rest, maxsplit=1)[0]
        if re.fullmatch(_AUTHORITY, host):
            why = "holds a character that no address has; write it as %XX"
        else:
            why = next((why for faulty, why in _ASTRAY if faulty.search(host)), _UNFIT)
        return f"'{shown(value)}' {why}", self.expected


_ASTRAY = (
    (re.compile(r"@"), "names a user or a password before its host; an address here has neither"),
    (re.compile(r"\\"), "holds a backslash, which browsers read as '/'"),
    (re.compile(r"[^\x00-\x7f]"), "has letters in its host that look like others; write a host in ASCII"),
    (re.compile(r"(?:^|\.)xn--", re.IGNORECASE), "hides letters beyond ASCII behind 'xn--' in its host"),
    (re.compile(r"[A-Z]"), "has capitals in its host; write it in small letters"),
    (
        re.compile(r"^\[|(?:^|\.)(?:0x[0-9a-f]*|[0-9]+)\.?(?::|$)"),
        "has a number for a host; write its name, or four numbers as in 192.0.2.1",
    ),
    (re.compile(rf"^[^:]+:(?!{_PORT}$)"), "has no port from 1 to 65535 after its host"),
)
"""What in a host leads elsewhere than it seems to, the first that is found."""


def misleading_host(address: str) -> str:
    """Why the host of an address with a host may lead elsewhere than it seems to; empty where it doesn't."""
    host = re.split(r"[/?#]", address.partition("//")[2], maxsplit=1)[0]
    return next((why for faulty, why in _ASTRAY if faulty.search(host)), "")


_UNFIT = "has no plain host: small letters, digits and hyphens, set apart by points, such as example.org"
_WEB_PAGE = "an absolute https:// or http:// address"

type Url = Annotated[str, Length(1000), Address(_WEB, _WEB_PAGE)]
"""A page on the web; nothing that could run code."""

type PackageUrl = Annotated[
    str, Length(1000), Match(_PACKAGE, "a package URL such as 'pkg:pypi/vllm@0.33.0'")
]
"""A package URL (purl): names a package without naming a registry's host."""

type Location = Annotated[
    str,
    Length(1000),
    Address(
        f"{_WEB}|{_PACKAGE}", "an absolute https:// address or a package URL (pkg:type/name@version#path)"
    ),
]
"""Where a source can be opened: a page, or a path inside a published package."""
