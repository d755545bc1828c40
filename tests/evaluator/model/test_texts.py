"""Lines, texts and addresses hold what a reader sees, and lead where they seem to."""

from __future__ import annotations

import re
from typing import Any

import pytest

from aruntime_evaluator.model.codec import (
    Id,
    Line,
    Location,
    PackageUrl,
    PartialDate,
    Text,
    Url,
    Version,
    decode,
)
from aruntime_evaluator.model.problem import InvalidDocumentError


def refused(kind: Any, value: str) -> tuple[str, str]:
    with pytest.raises(InvalidDocumentError) as error:
        decode(kind, value)
    (problem,) = error.value.problems
    return problem.rule, problem.message


def hidden(code: str) -> str:
    return f"holds {code}, which is no printable character; remove it"


JOINER = "which joins or parts letters unseen; a line of text has none"
ENDS = "begins or ends with white space; remove it"
BREAK = "has more than one line; write it on one"

UNSEEN = [
    ("a\u202eb", "U+202E"),  # a bidi override, and each of its kin
    ("a\u2066b", "U+2066"),
    ("a\u200fb", "U+200F"),
    ("a\u061cb", "U+061C"),
    ("a\u200bb", "U+200B"),  # zero width
    ("a\u2060b", "U+2060"),
    ("\ufeffa", "U+FEFF"),
    ("a\u00adb", "U+00AD"),
    ("a\u2028b", "U+2028"),  # breaks of lines that most programs overlook
    ("a\u2029b", "U+2029"),
    ("a\x0bb", "U+000B"),
    ("a\x85b", "U+0085"),
    ("a\U000e0041b", "U+E0041"),  # tags, in which whole sentences hide
    ("\u3164", "U+3164"),  # letters that show nothing
    ("a\u2800b", "U+2800"),
    ("a\x07b", "U+0007"),
    ("a\ud800", "U+D800"),
]


@pytest.mark.parametrize("kind", [Line, Text, Version])
@pytest.mark.parametrize(("value", "code"), UNSEEN)
def test_what_no_reader_sees_is_in_no_text(kind: Any, value: str, code: str) -> None:
    assert refused(kind, value) == ("unprintable", hidden(code))


@pytest.mark.parametrize("kind", [Line, Version])
@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("a\nb", BREAK),
        ("a\rb", BREAK),
        ("a\r\nb", BREAK),
        ("a\tb", "holds U+0009, a tab; a line of text has none"),
        ("a\u200cb", f"holds U+200C, {JOINER}"),
        ("a\u200db", f"holds U+200D, {JOINER}"),
        (" a", ENDS),
        ("a ", ENDS),
        ("a\n", ENDS),
        ("\ta", ENDS),
        ("\u00a0a", ENDS),
        ("a\u3000", ENDS),
        (" ", "is blank; expected a text"),
        ("\n\t", "is blank; expected a text"),
        ("\u3000", "is blank; expected a text"),
    ],
)
def test_a_line_is_one_line_from_its_first_letter_to_its_last(kind: Any, value: str, message: str) -> None:
    assert refused(kind, value) == ("not-one-line", message)


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (Line, "", "found 0 characters; expected 1 to 300 characters"),
        (Line, "x" * 301, "found 301 characters; expected 1 to 300 characters"),
        (Text, "", "found 0 characters; expected 1 to 4000 characters"),
        (Text, "x" * 4001, "found 4001 characters; expected 1 to 4000 characters"),
        (Url, "https://example.org/" + "x" * 981, "found 1001 characters; expected 1 to 1000 characters"),
    ],
)
def test_a_text_has_a_length(kind: Any, value: str, message: str) -> None:
    assert refused(kind, value) == ("wrong-length", message)


@pytest.mark.parametrize("value", [" ", "\n\n", "\t", "\u3000\n"])
def test_a_text_says_something(value: str) -> None:
    assert refused(Text, value) == ("blank", "is blank; expected a text")


@pytest.mark.parametrize(
    "value",
    ["One.\n\nTwo:\n\t- three\r\n", "می\u200cخواهم", "क\u094d\u200dष", "👩\u200d💻", "☎\ufe0f", "𝔸 – “é”"],
)
def test_a_text_may_have_lines_and_every_script(value: str) -> None:
    assert decode(Text, value) == value


@pytest.mark.parametrize("value", ["a", "A line, – “with” é, 漢字 and 👍🏽", "a\u00a0b", "עברית", "x" * 300])
def test_a_line_may_have_every_script(value: str) -> None:
    assert decode(Line, value) == value


USER = "names a user or a password before its host; an address here has neither"
ALIKE = "has letters in its host that look like others; write a host in ASCII"
PUNYCODE = "hides letters beyond ASCII behind 'xn--' in its host"
NUMBER = "has a number for a host; write its name, or four numbers as in 192.0.2.1"
NO_HOST = "has no plain host: small letters, digits and hyphens, set apart by points, such as example.org"
NO_PORT = "has no port from 1 to 65535 after its host"
OTHER = "holds a character that no address has; write it as %XX"

ASTRAY = [
    ("https://user:password@example.org/", USER),
    ("https://user@example.org", USER),
    ("https://github.com@example.org/x", USER),
    ("https://github.com:443@example.org/x", USER),
    ("https://example.org\\@github.com/", USER),
    ("https://example.org\\.github.com/", "holds a backslash, which browsers read as '/'"),
    ("https://g\u0456thub.com/", ALIKE),
    ("https://аррӏе.com/", ALIKE),
    ("https://example\u3002org/", ALIKE),
    ("https://\uff11\uff12\uff17.0.0.1/", ALIKE),
    ("https://xn--gthub-3ve.com/", PUNYCODE),
    ("https://www.xn--gthub-3ve.com:443/", PUNYCODE),
    ("https://example.xn--p1ai", PUNYCODE),
    ("https://XN--gthub-3ve.com/", PUNYCODE),
    ("https://GitHub.com/", "has capitals in its host; write it in small letters"),
    ("http://2130706433/", NUMBER),
    ("http://0x7f.1/", NUMBER),
    ("http://0x7f000001/", NUMBER),
    ("http://017700000001/", NUMBER),
    ("http://127.1/", NUMBER),
    ("http://127.0.0.01/", NUMBER),
    ("http://256.0.0.1/", NUMBER),
    ("http://example.0x7f/", NUMBER),
    ("http://127.0.0.1./", NUMBER),
    ("http://[::1]/", NUMBER),
    ("https://example.org./", NO_HOST),
    ("https://example..org/", NO_HOST),
    ("https://-example.org/", NO_HOST),
    ("https://exa_mple.org/", NO_HOST),
    ("https://exa%6dple.org/", NO_HOST),
    ("https:///example.org/", NO_HOST),
    ("https://", NO_HOST),
    ("https://example.org:/", NO_PORT),
    ("https://example.org:0/", NO_PORT),
    ("https://example.org:65536/", NO_PORT),
    ("https://example.org:80:80/", NO_PORT),
    ("https://example.org/a b", OTHER),
    ("https://example.org/ü", OTHER),
    ("https://example.org/\\x", OTHER),
    ('https://example.org/"onload=', OTHER),
    ("https://example.org/<b>", OTHER),
    ("https://example.org/`", OTHER),
]


@pytest.mark.parametrize("kind", [Url, Location])
@pytest.mark.parametrize(("value", "why"), ASTRAY)
def test_an_address_leads_where_it_seems_to(kind: Any, value: str, why: str) -> None:
    assert refused(kind, value) == ("wrong-form", f"'{value}' {why}")


NO_ADDRESS = [
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.org/",
    "//example.org/",
    "/x",
    "HTTPS://example.org/",
    "https:/example.org",
    "https:\\\\example.org",
    "example.org",
    "java script://x",
]


@pytest.mark.parametrize("value", NO_ADDRESS)
def test_another_scheme_is_no_address(value: str) -> None:
    assert refused(Url, value)[1] == f"'{value}' is not an absolute https:// or http:// address"
    assert refused(Location, value)[1] == (
        f"'{value}' is not an absolute https:// address or a package URL (pkg:type/name@version#path)"
    )


@pytest.mark.parametrize("kind", [Url, Location])
@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "http://localhost:8000/x?y=1#z",
        "https://192.0.2.1/",
        "https://example.org:65535/",
        "https://a-b.example.co.uk/x@y",
        "https://example.org/wiki/A_(b)%20c;d,e!~*[f]",
        "https://example.org?x=@",
        "https://3d.example.org/",
        "https://0xabc.example.org/",
    ],
)
def test_good_addresses_are_read(kind: Any, value: str) -> None:
    assert decode(kind, value) == value


@pytest.mark.parametrize("value", ["pkg:pypi/vllm@0.33.0", "pkg:npm/%40scope/name@1.0#src/a.js"])
def test_a_package_is_a_location_but_no_page(value: str) -> None:
    assert decode(Location, value) == decode(PackageUrl, value) == value
    assert refused(Url, value)[0] == "wrong-form"


@pytest.mark.parametrize("kind", [Id, PartialDate, Url, Location, PackageUrl])
@pytest.mark.parametrize("end", ["\n", " ", "\t"])
def test_nothing_stands_after_the_end_of_a_form(kind: Any, end: str) -> None:
    good = {Id: "a", PartialDate: "2026", PackageUrl: "pkg:pypi/x"}.get(kind, "https://example.org/")
    assert decode(kind, good) == good
    assert refused(kind, good + end)[0] == "wrong-form"
    assert re.search(r"\s", refused(kind, f"{good}{end}x")[1])
