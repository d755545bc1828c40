"""The file at the well-known place keeps the rules of RFC 9116."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from building import build_site
from conftest import ROOT
from mkdocs_aruntime.publish.hosting.security_txt import SECURITY_TXT, SecurityContact, build_security_txt

HOME = "https://example.org/"
DAY = dt.date(2026, 11, 23)
SAID = SecurityContact(
    contact=("https://example.org/report", "mailto:security@example.org", "tel:+1-201-555-0123"),
    policy="https://example.org/policy",
    languages=("en", "pt-BR"),
)

LINE = re.compile(r"(?P<name>[A-Za-z-]+): (?P<value>[!-~]+(?: [!-~]+)*)")
"""A field of the RFC's grammar: its name, a colon, a space, and a value without control characters."""


def fields(text: str) -> list[tuple[str, str]]:
    found = []
    for line in text.removesuffix("\n").split("\n"):
        match = LINE.fullmatch(line)
        assert match, line
        found.append((match["name"], match["value"]))
    return found


def written(home: str = HOME, **changes: Any) -> str:
    content = build_security_txt(dataclasses.replace(SAID, **changes), home, DAY).content
    assert isinstance(content, bytes)
    return content.decode("ascii")


def test_it_says_what_was_configured_with_the_contacts_in_their_order() -> None:
    assert fields(written()) == [
        ("Contact", "https://example.org/report"),
        ("Contact", "mailto:security@example.org"),
        ("Contact", "tel:+1-201-555-0123"),
        ("Expires", "2027-05-22T00:00:00Z"),
        ("Canonical", "https://example.org/.well-known/security.txt"),
        ("Policy", "https://example.org/policy"),
        ("Preferred-Languages", "en, pt-BR"),
    ]


def test_a_field_that_may_stand_once_stands_once() -> None:
    names = [name for name, _ in fields(written())]
    assert names.count("Expires") == names.count("Preferred-Languages") == 1


def test_what_is_not_configured_is_not_said() -> None:
    names = {name for name, _ in fields(written(policy="", languages=()))}
    assert names == {"Contact", "Expires", "Canonical"}


@pytest.mark.parametrize("days", [1, 180, 364])
def test_it_expires_so_many_days_after_the_build_and_within_a_year(days: int) -> None:
    expires = dict(fields(written(valid_days=days)))["Expires"]
    moment = dt.datetime.fromisoformat(expires)
    assert moment == dt.datetime(2026, 11, 23, tzinfo=dt.UTC) + dt.timedelta(days=days)
    assert moment < dt.datetime(2027, 11, 23, tzinfo=dt.UTC)


REFUSED = [
    ({"contact": ()}, "security.contact: at least one address is needed"),
    ({"contact": ("security@example.org",)}, "security.contact[0]: 'security@example.org' is no"),
    ({"contact": ("http://example.org/",)}, "security.contact[0]: 'http://example.org/' is no"),
    ({"contact": ("https:",)}, "security.contact[0]"),
    ({"contact": ("https:///report",)}, "security.contact[0]"),
    ({"contact": ("mailto:",)}, "security.contact[0]"),
    ({"contact": ("javascript:alert(1)",)}, "security.contact[0]"),
    ({"contact": ("mailto:a@example.org\nExpires: 2099-01-01T00:00:00Z",)}, "security.contact[0]"),
    ({"contact": ("mailto:a@example.org\r",)}, "security.contact[0]"),
    ({"contact": ("mailto:a@example.org b",)}, "security.contact[0]"),
    ({"contact": ("mailto:ä@example.org",)}, "security.contact[0]"),
    ({"policy": "http://example.org/policy"}, "security.policy: 'http://example.org/policy' is no 'https:'"),
    ({"policy": "/policy"}, "security.policy"),
    ({"languages": ("english please",)}, "security.languages[0]"),
    ({"languages": ("en", "de\nContact: x")}, "security.languages[1]"),
    ({"languages": ("",)}, "security.languages[0]"),
    ({"valid_days": 0}, "security.valid_days: 0 is not from 1 to 364"),
    ({"valid_days": -5}, "security.valid_days"),
    ({"valid_days": 365}, "security.valid_days"),
    ({"canonical": "http://example.org/.well-known/security.txt"}, "security.canonical"),
    ({"canonical": "https://example.org/security.txt"}, "security.canonical"),
    (
        {"home": "https://example.org/brokers/"},
        "security.canonical: 'https://example.org/brokers/.well-known",
    ),
    ({"home": ""}, "security.canonical"),
]


@pytest.mark.parametrize(("changes", "message"), REFUSED, ids=[str(each)[:40] for each, _ in REFUSED])
def test_what_the_rfc_does_not_allow_is_refused_with_its_place(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        written(**changes)


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(ValueError, match=r"contact\[0\]") as caught:
        written(contact=("x",), valid_days=400, policy="y")
    assert len(str(caught.value).splitlines()) == 3


def test_a_site_below_the_root_of_its_host_may_name_the_file_of_the_host() -> None:
    canonical = "https://example.org/.well-known/security.txt"
    text = written(home="https://example.org/brokers/", canonical=canonical)
    assert dict(fields(text))["Canonical"] == canonical


# In a built site


def configured(copy: Path, security: str) -> Path:
    path = copy / "mkdocs.yml"
    text = path.read_text("utf-8").replace("../../../node_modules}", f"{ROOT}/node_modules{security}}}")
    path.write_text(text.replace("https://example.org/brokers/", HOME), "utf-8")
    return copy


def test_it_is_built_where_it_is_configured_and_holds_from_the_day_that_was_set(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC).timestamp())))
    project = configured(copy, ", security: {contact: ['mailto:a@example.org'], valid_days: 30}")
    built = build_site(project, tmp_path / "built")
    assert (built / SECURITY_TXT).read_text("ascii") == (
        "Contact: mailto:a@example.org\n"
        "Expires: 2026-12-25T00:00:00Z\n"
        "Canonical: https://example.org/.well-known/security.txt\n"
    )


def test_it_is_not_built_where_it_is_not_and_one_of_an_earlier_build_goes(copy: Path, tmp_path: Path) -> None:
    left = tmp_path / "built" / SECURITY_TXT
    left.parent.mkdir(parents=True)
    left.write_text("Contact: mailto:gone@example.org\n", "ascii")
    build_site(configured(copy, ""), tmp_path / "built")
    assert not left.exists()


def test_a_site_that_mkdocs_serves_on_this_machine_goes_without(copy: Path, tmp_path: Path) -> None:
    project = configured(copy, ", security: {contact: ['mailto:a@example.org']}")
    built = build_site(project, tmp_path / "built", address="http://127.0.0.1:8000/")
    assert (built / "index.html").is_file()
    assert not (built / SECURITY_TXT).exists()


def test_a_mistake_stops_the_build_before_anything_is_rendered(
    copy: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = configured(copy, ", security: {policy: 'https://example.org/policy'}")
    with pytest.raises(Abort):
        build_site(project, tmp_path / "built")
    assert "security.contact: at least one address is needed" in caplog.text
    assert not (tmp_path / "built" / "index.html").exists()
