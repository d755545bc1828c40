"""An address is opened, and its answer told apart: there, moved, gone, closed to programs, silent."""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from typing import IO
from urllib.parse import urljoin, urlsplit

LARGEST = 200_000
"""Bytes of an answer that are read: a wall for programs shows itself in the first of them."""

_MOST_STEPS = 5
"""Redirections that are followed."""

_FOR_GOOD = frozenset({http.client.MOVED_PERMANENTLY, http.client.PERMANENT_REDIRECT})
_GONE = frozenset({http.client.NOT_FOUND, http.client.GONE})
_CLOSED = frozenset({401, 402, 403, 405, 406, 418, 429, 451, 999})

_WALL = re.compile(
    r"<title>\s*(?:just a moment|attention required|access denied|are you (?:a )?human|robot check"
    r"|verify(?:ing)? you are human|security check|please wait)"
    r"|cf[-_]chl|/cdn-cgi/challenge-platform|g-recaptcha|h-captcha|px-captcha|_Incapsula_Resource"
    r"|enable javascript and cookies to continue",
    re.IGNORECASE,
)
"""What pages say that want to know first whether a person opens them."""


class Answer(StrEnum):
    """What came of a visit."""

    THERE = "there"
    MOVED = "moved"
    """For good: its new address is there."""
    GONE = "gone"
    CLOSED = "closed to programs"
    """Refused, asked too often, or a wall for programs: only a person can say."""
    SILENT = "no answer"
    """The network or the server failed: that says nothing about the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What an address answered."""

    answer: Answer
    status: int = 0
    """Of HTTP; 0 where there was none."""
    to: str = ""
    """The new address of one that moved."""
    wait: bool = False
    """Whether the host asks to be left alone for a while."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirections are told, not followed: whether one is for good is what is asked."""

    def redirect_request(  # noqa: PLR0917 - the signature is the library's
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Follow none."""


_OPENER = urllib.request.build_opener(_NoRedirect)


def visit(address: str, *, agent: str, seconds: float = 20) -> Visit:
    """Open an address; whatever happens is an answer, never an exception.

    Args:
        address: of http or https.
        agent: who asks, with an address where more is said.
        seconds: how long each answer may take.
    """
    at, permanent = address, True
    for _ in range(_MOST_STEPS + 1):
        status, headers, text = _open(at, agent, seconds)
        if status not in {301, 302, 303, 307, 308}:
            return _told(status, text, to=at if at != address and permanent else "")
        permanent = permanent and status in _FOR_GOOD
        at = urljoin(at, headers.get("Location", ""))
        if urlsplit(at).scheme not in {"http", "https"}:
            return Visit(answer=Answer.SILENT, status=status)
    return Visit(answer=Answer.SILENT, status=status)


def _told(status: int, text: str, *, to: str) -> Visit:
    if status in _GONE:
        return Visit(answer=Answer.GONE, status=status)
    if status in _CLOSED or (status == http.client.SERVICE_UNAVAILABLE and _WALL.search(text)):
        return Visit(answer=Answer.CLOSED, status=status, wait=status == http.client.TOO_MANY_REQUESTS)
    if status != http.client.OK:
        return Visit(answer=Answer.SILENT, status=status, wait=status == http.client.SERVICE_UNAVAILABLE)
    if _WALL.search(text):
        return Visit(answer=Answer.CLOSED, status=status)
    return Visit(answer=Answer.MOVED if to else Answer.THERE, status=status, to=to)


def _open(address: str, agent: str, seconds: float) -> tuple[int, Message, str]:
    try:
        request = urllib.request.Request(  # noqa: S310 - http and https alone come here
            address, headers={"User-Agent": agent, "Accept": "*/*"}
        )
        with _OPENER.open(request, timeout=seconds) as response:
            return response.status, response.headers, _text(response)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, _text(error)
    except (OSError, ValueError, http.client.HTTPException):
        return 0, Message(), ""


def _text(response: IO[bytes]) -> str:
    try:
        return response.read(LARGEST).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return ""
