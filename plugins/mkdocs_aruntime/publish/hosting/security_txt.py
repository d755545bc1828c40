"""Whom to tell of a vulnerability, for programs and people who look at the well-known place (RFC 9116)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs_aruntime.publish.artifact import FileArtifact

SECURITY_TXT = ".well-known/security.txt"

LONGEST_DAYS = 364
"""The RFC wants less than a year, so that what stands there is looked at now and then."""

_URI = re.compile(r"[a-z][a-z0-9+.-]*:[!#$&-;=?-Z_a-z~%\[\]]+")
"""No space, no line break, nothing outside ASCII: a value is one line, and one line is one field."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_CONTACTS = ("https", "mailto", "tel")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityContact:
    """What the file says; without an address there is none to write."""

    contact: tuple[str, ...] = ()
    """Addresses in the order of preference: ``https:``, ``mailto:`` or ``tel:``."""
    policy: str = ""
    """Where the policy for reports is."""
    languages: tuple[str, ...] = ()
    """In which a report may be written (BCP 47); any, where none is named."""
    canonical: str = ""
    """Where the file itself is; made of the site's address where empty."""
    valid_days: int = 180
    """After this many days from the build, nobody should rely on the file any more."""


def build_security_txt(said: SecurityContact, home: str, day: dt.date) -> FileArtifact:
    """The file, valid from a build's day on.

    Args:
        said: what it says.
        home: the site's address with a slash at the end.
        day: of the build.

    Raises:
        ValueError: with every value that the RFC doesn't allow, a line each.
    """
    canonical = said.canonical or f"{home}{SECURITY_TXT}"
    if wrong := [*_wrong(said), *_wrong_place(canonical)]:
        raise ValueError("\n".join(f"security.{line}" for line in wrong))
    expires = day + dt.timedelta(days=said.valid_days)
    lines = [
        *(f"Contact: {address}" for address in said.contact),
        f"Expires: {expires}T00:00:00Z",
        f"Canonical: {canonical}",
    ]
    if said.policy:
        lines.append(f"Policy: {said.policy}")
    if said.languages:
        lines.append(f"Preferred-Languages: {', '.join(said.languages)}")
    return FileArtifact(path=SECURITY_TXT, content="\n".join([*lines, ""]).encode("ascii"))


def _wrong(said: SecurityContact) -> Iterator[str]:
    if not said.contact:
        yield "contact: at least one address is needed, such as 'mailto:security@example.org'"
    for place, address in enumerate(said.contact):
        if not _is_uri(address, _CONTACTS):
            yield f"contact[{place}]: {address!r} is no 'https:', 'mailto:' or 'tel:' address"
    if said.policy and not _is_uri(said.policy, ("https",)):
        yield f"policy: {said.policy!r} is no 'https:' address"
    for place, language in enumerate(said.languages):
        if not _LANGUAGE.fullmatch(language):
            yield f"languages[{place}]: {language!r} is no language tag, such as 'en' or 'pt-BR'"
    if not 1 <= said.valid_days <= LONGEST_DAYS:
        yield f"valid_days: {said.valid_days} is not from 1 to {LONGEST_DAYS}; less than a year is wanted"


def _wrong_place(canonical: str) -> Iterator[str]:
    """The file counts at the root of a host only, and by HTTPS only."""
    if not _is_uri(canonical, ("https",)) or urlsplit(canonical).path != f"/{SECURITY_TXT}":
        yield (
            f"canonical: {canonical!r} is not 'https://<host>/{SECURITY_TXT}'; where the site is not at the "
            "root of its host, say where the host has the file, or leave 'security' out"
        )


def _is_uri(value: str, schemes: tuple[str, ...]) -> bool:
    if not _URI.fullmatch(value):
        return False
    url = urlsplit(value)
    return url.scheme in schemes and bool(url.netloc if url.scheme == "https" else url.path)
