"""What others see of the site: feeds, cards, structured data, headers."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from building import build_site
from conftest import TODAY, sources_of
from editing import edit
from golden import assert_golden
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.releases import release_of
from mkdocs_aruntime.catalog.site import Site, load_site
from mkdocs_aruntime.cli.serve import read_headers
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.sharing import shared_of
from mkdocs_aruntime.publish.sharing.calendars import build_calendars
from mkdocs_aruntime.publish.sharing.embed import build_embeds
from mkdocs_aruntime.publish.sharing.feeds import build_feeds

ATOM = "{http://www.w3.org/2005/Atom}"
IDENTITY = Identity(name="Brokers", summary="All of them.", home="https://example.org/brokers/")
NOWHERE = Identity(name="Brokers", summary="", home="")


def feeds_of(site: Site, identity: Identity = IDENTITY) -> dict[str, str]:
    return {
        each.path: each.content.decode()
        for each in build_feeds(site, identity)
        if isinstance(each.content, bytes)
    }


def cards_of(site: Site) -> dict[str, str]:
    return {
        each.path: each.content.decode()
        for each in build_embeds(site, IDENTITY)
        if isinstance(each.content, bytes)
    }


# Feeds


def test_the_feed_is_as_the_golden_file_says(minimal: Site) -> None:
    assert_golden("feed.xml", feeds_of(minimal)["feed.xml"])


def test_every_feed_and_entry_has_what_atom_demands(minimal: Site) -> None:
    feeds = feeds_of(minimal)
    pages = ["", *(f"runtimes/{id_}/" for id_ in ("alpha", "beta", "gamma"))]
    assert sorted(feeds) == sorted(page + name for page in pages for name in ("feed.xml", "claims.xml"))
    for path, text in feeds.items():
        feed = ET.fromstring(text)  # noqa: S314 - made here
        entries = feed.findall(f"{ATOM}entry")
        assert bool(entries) == path.endswith("feed.xml"), path
        for each in (feed, *entries):
            for name in ("id", "title", "updated"):
                found = each.findall(f"{ATOM}{name}")
                assert len(found) == 1
                assert found[0].text
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        assert feed.find(f"{ATOM}link[@rel='self']") is not None
        ids = [each.findtext(f"{ATOM}id") for each in entries]
        assert len(set(ids)) == len(ids)
        if entries:
            newest = max(each.findtext(f"{ATOM}updated", "") for each in entries)
            assert feed.findtext(f"{ATOM}updated") == newest


def test_a_feed_has_a_new_entry_when_the_record_has_a_new_line_and_keeps_the_old_ids(copy: Path) -> None:
    def ids() -> list[str | None]:
        site = load_site(sources_of(copy), as_of=TODAY)
        feed = ET.fromstring(feeds_of(site)["runtimes/alpha/feed.xml"])  # noqa: S314 - made here
        return [each.findtext(f"{ATOM}id") for each in feed.findall(f"{ATOM}entry")]

    before = ids()
    edit(
        copy / "runtimes" / "alpha.yml",
        "history: [",
        'history: [{date: 2026-11-20, change: "Read again <b>.", source: readme}, ',
    )
    after = ids()
    assert after[1:] == before
    assert len(after) == len(before) + 1


def test_a_claim_that_gets_another_value_is_told_by_feeds_of_their_own(copy: Path) -> None:
    def entries(path: str) -> list[tuple[str, str, str]]:
        feed = ET.fromstring(feeds_of(load_site(sources_of(copy), as_of=TODAY))[path])  # noqa: S314 - made here
        names = [f"{ATOM}{name}" for name in ("id", "title", "summary")]
        found = feed.findall(f"{ATOM}entry")
        return [tuple(each.findtext(name, "") for name in names) for each in found]  # type: ignore[misc]

    released = load_site(sources_of(copy), as_of=TODAY).catalog
    (copy / "runtimes" / "releases").mkdir()
    (copy / "runtimes" / "releases" / "2026-11-10.json.gz").write_bytes(release_of(released))
    assert entries("claims.xml") == []
    alpha = copy / "runtimes" / "alpha.yml"
    edit(alpha, "id: amqp\n", "id: amqp\n      note: Over TLS.\n")
    assert entries("claims.xml") == [], "only the note is another"
    edit(alpha, "value: supported", "value: unsupported")
    edit(alpha, "history: [", "history: [{date: 2026-11-20, change: AMQP is gone.}, ")
    told = (
        "https://example.org/brokers/runtimes/alpha/claims.xml#protocols.amqp-2026-11-10-unsupported",
        "Alpha: AMQP: supported → unsupported",
        "protocols.amqp was supported on 2026-11-10 and is unsupported. Over TLS.",
    )
    assert entries("claims.xml") == entries("runtimes/alpha/claims.xml") == [told]
    assert entries("runtimes/beta/claims.xml") == []


def test_a_site_without_an_address_has_no_feeds(minimal: Site) -> None:
    assert feeds_of(minimal, NOWHERE) == {}


def test_a_feed_links_to_pages_alone_and_to_no_package(minimal: Site) -> None:
    def links(site: Site) -> list[str]:
        feed = ET.fromstring(feeds_of(site)["runtimes/alpha/feed.xml"])  # noqa: S314 - made here
        return [each.attrib["href"] for each in feed.findall(f"{ATOM}entry/{ATOM}link[@rel='via']")]

    def of(url: str) -> list[str]:
        (alpha,) = (each for each in minimal.catalog.runtimes if each.id == "alpha")
        (name, source), *_ = alpha.sources.items()
        line = replace(alpha.maintenance.history[0], source=name)
        told = replace(
            alpha,
            sources={name: replace(source, url=url)},
            maintenance=replace(alpha.maintenance, history=(line,)),
        )
        return links(replace(minimal, catalog=replace(minimal.catalog, runtimes=(told,))))

    assert of("https://example.org/alpha/readme") == ["https://example.org/alpha/readme"]
    assert of("pkg:pypi/alpha@1.10#README.md") == []


def test_an_entry_leads_to_an_anchor_of_its_page(minimal_folder: Path) -> None:
    feed = ET.parse(minimal_folder / "feed.xml").getroot()  # noqa: S314 - made here
    for link in feed.findall(f"{ATOM}entry/{ATOM}link[@rel='alternate']"):
        url, _, anchor = link.attrib["href"].removeprefix(IDENTITY.home).partition("#")
        assert f'id="{anchor}"' in (minimal_folder / url / "index.html").read_text("utf-8")


# Cards


def test_a_card_is_as_the_golden_file_says(minimal: Site) -> None:
    assert_golden("embed-gamma.html", cards_of(minimal)["embed/gamma/index.html"])


def test_a_card_loads_nothing_runs_nothing_and_shows_a_hostile_name_as_text(minimal: Site) -> None:
    for text in cards_of(minimal).values():
        assert (
            re.search(r"<(?:script|img|object|iframe|form)|\son\w+=|url\(|@import|javascript:", text) is None
        )
    assert "<h1><a" in cards_of(minimal)["embed/gamma/index.html"]
    assert "Gamma &lt;b&gt;&amp;amp;&lt;/b&gt;" in cards_of(minimal)["embed/gamma/index.html"]


# The head of a page


def test_a_runtime_is_told_in_the_words_of_schema_org(minimal: Site) -> None:
    shared = shared_of("runtimes/alpha/", "Alpha", "A broker.", site=minimal, identity=IDENTITY)
    data = shared.structured
    assert data is not None
    assert data["@type"] == "SoftwareApplication"
    assert data["license"] == "https://spdx.org/licenses/MIT.html"
    assert data["softwareVersion"] == "1.10"
    assert data["url"] == "https://example.org/brokers/runtimes/alpha/"
    assert "softwareHelp" not in data
    assert shared.feeds[0] == ("Brokers: Alpha", "runtimes/alpha/feed.xml")


def test_a_license_of_several_has_no_page_of_its_own(minimal: Site) -> None:
    data = shared_of("runtimes/gamma/", "", "", site=minimal, identity=IDENTITY).structured
    assert data is not None
    assert data["license"] == "Apache-2.0 OR MIT"
    assert data["softwareVersion"] == "2.0"


@pytest.mark.parametrize("url", ["", "runtimes/", "runtimes/old-gamma/", "guides/alpha/"])
def test_other_pages_are_no_software(minimal: Site, url: str) -> None:
    assert shared_of(url, "", "", site=minimal, identity=IDENTITY).structured is None


def test_without_an_address_nothing_absolute_is_said(minimal: Site) -> None:
    shared = shared_of("runtimes/alpha/", "Alpha", "", site=minimal, identity=NOWHERE)
    assert (shared.url, shared.picture, shared.feeds) == ("", "", ())


def test_the_head_of_a_built_page_holds_it_all(minimal_folder: Path) -> None:
    html = (minimal_folder / "runtimes" / "gamma" / "index.html").read_text("utf-8")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert json.loads(data)["name"] == "Gamma <b>&amp;</b>"
    assert "<b>" not in data
    assert '<meta property="og:title" content="Gamma &lt;b&gt;&amp;amp;&lt;/b&gt;">' in html
    types = {"alternate feed": "application/atom\\+xml", "alternate ": "text/markdown"}
    found = [
        re.findall(rf'<link rel="{rel}" type="{type_}" title="[^"]*" href="([^"]*)">', html)
        for rel, type_ in types.items()
    ]
    assert found == [["feed.xml", "claims.xml", "../../feed.xml", "../../claims.xml"], ["index.md"]]
    for href in (each for hrefs in found for each in hrefs):
        assert (minimal_folder / "runtimes" / "gamma" / href).is_file()


def test_a_quotation_mark_in_a_summary_ends_no_attribute(copy: Path, tmp_path: Path) -> None:
    edit(
        copy / "runtimes" / "alpha.yml",
        "summary: Alpha is a broker made up for tests.",
        """summary: 'Alpha "><script>alert(2)</script> is a broker.'""",
    )
    html = (build_site(copy, tmp_path / "out") / "runtimes" / "alpha" / "index.html").read_text("utf-8")
    assert "<script>alert(2)" not in html
    assert '<meta name="description" content="Alpha &#34;&gt;&lt;script&gt;' in html


# Headers


def test_only_cards_may_be_framed_and_only_data_is_read_by_others(minimal_folder: Path) -> None:
    rules = read_headers(minimal_folder)
    framed = {pattern for pattern, headers in rules.items() if "X-Frame-Options" in headers}
    shared = {pattern for pattern, headers in rules.items() if "Access-Control-Allow-Origin" in headers}
    tops = {path.relative_to(minimal_folder).parts[0] for path in minimal_folder.rglob("*.html")}
    assert framed == {"/", "/index.html", "/404.html"} | {
        f"/{top}/*" for top in tops - {"index.html", "404.html", "embed"}
    }
    assert shared == {"/api/*"}


@pytest.mark.parametrize(
    ("host", "frames", "origin"),
    [
        ("nginx.conf", 'if ($uri ~ "/embed/") { set $aruntime_frames ""; }', '"/api/"'),
        ("apache.conf", '"SAMEORIGIN" "expr=%{REQUEST_URI} !~ m#/embed/#"', '"*" "expr=%{REQUEST_URI} =~'),
        ("caddy", "@own not path */embed/*", "@shared path */api/*"),
    ],
)
def test_every_hosts_file_says_the_same(minimal_folder: Path, host: str, frames: str, origin: str) -> None:
    text = (minimal_folder / f"headers.{host}").read_text("utf-8")
    assert frames in text
    assert origin in text
    assert "frame-ancestors" not in text
    assert "public, max-age=31536000, immutable" in text
    assert "no-cache" in text
    assert text.startswith("# For the ")


# Calendars


def calendars_of(site: Site, identity: Identity = IDENTITY) -> dict[str, str]:
    return {
        each.path: each.content.decode()
        for each in build_calendars(site, identity)
        if isinstance(each.content, bytes)
    }


def days_in(text: str) -> dict[str, tuple[str, str]]:
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return {str(each["SUMMARY"]): (each.decoded("DTSTART").isoformat(), str(each["URL"])) for each in events}


def test_a_calendar_has_what_is_due_of_all_and_of_each_runtime(minimal: Site) -> None:
    calendars = calendars_of(minimal)
    assert sorted(calendars) == [
        "calendar.ics",
        *(f"runtimes/{id_}/calendar.ics" for id_ in ("alpha", "beta", "gamma")),
    ]
    whole = icalendar.Calendar.from_ical(calendars["calendar.ics"])
    assert whole["REFRESH-INTERVAL"].dt == dt.timedelta(days=1)  # else some ask once a week, or never again
    home = "https://example.org/brokers/"
    due = ("2027-04-30", f"{home}runtimes/alpha/")  # 180 days after 2026-11-01
    assert days_in(calendars["runtimes/alpha/calendar.ics"]) == {"Alpha: review is due": due}
    every = days_in(calendars["calendar.ics"])
    assert every["Alpha: review is due"] == due
    assert any(title.startswith("A broker for the sensors: waiver ends") for title in every)
    assert every["Choosing a broker: review is due"] == ("2027-04-30", f"{home}guides/choosing/")
    assert calendars_of(minimal, NOWHERE) == {}


def test_ends_of_support_and_of_life_are_days_as_early_as_they_may_be(copy: Path) -> None:
    alpha = copy / "runtimes" / "alpha.yml"
    edit(
        alpha,
        'reviewed: "1.10"',
        'reviewed: "1.10"\n  support: [{version: 1.x, until: 2027-06, source: readme, quote: "1.x until June 2027."}]',
    )
    edit(alpha, "lifecycle: {", 'lifecycle: {ends: 2028, source: readme, quote: "Alpha ends in 2028.", ')
    days = days_in(calendars_of(load_site(sources_of(copy), as_of=TODAY))["runtimes/alpha/calendar.ics"])
    page = "https://example.org/brokers/runtimes/alpha/#lifecycle"
    assert days["Alpha 1.x: support ends"] == ("2027-06-01", page)
    assert days["Alpha: end of life"] == ("2028-01-01", page)


def test_an_end_without_words_or_on_a_day_that_there_is_not_is_refused(copy: Path) -> None:
    alpha = copy / "runtimes" / "alpha.yml"
    edit(alpha, "lifecycle: {", "lifecycle: {ends: 2028, ")
    with pytest.raises(DataError, match="an end of life needs its owner's words"):
        load_site(sources_of(copy), as_of=TODAY)
    edit(alpha, "ends: 2028", "ends: 2027-02-30")
    with pytest.raises(DataError, match="there is no 2027-02-30; expected a date"):
        load_site(sources_of(copy), as_of=TODAY)
