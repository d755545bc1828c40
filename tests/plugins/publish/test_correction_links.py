"""Every kind of link to a correction opens what it promises: the file, the line, the thing in the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from conftest import MINIMAL

EDIT = "https://example.org/repo/edit/main/"


def links(folder: Path, page: str) -> Iterator[tuple[str, str, str]]:
    """Text, address and claim of each link to the repository."""
    tree = LexborHTMLParser((folder / page / "index.html").read_text("utf-8"))
    for node in tree.css("a[href^='https://example.org/repo/']"):
        yield node.text(strip=True), node.attributes["href"] or "", node.attributes.get("data-correct") or ""


def opened(address: str) -> tuple[str, str]:
    """The file that the editor opens, and the text of its line."""
    parts = urlsplit(address)
    file = unquote(parts.path.removeprefix("/repo/edit/main/"))
    line = int(parts.fragment.removeprefix("L") or 1)
    return file, (MINIMAL / file).read_text("utf-8").splitlines()[line - 1]


@pytest.mark.parametrize("entry", ["alpha", "beta", "gamma"])
def test_each_claim_opens_its_own_line_of_the_entry(minimal_folder: Path, entry: str) -> None:
    found = [each for each in links(minimal_folder, f"runtimes/{entry}") if each[0] == "Correct this"]
    assert found
    for _, address, reference in found:
        file, line = opened(address)
        assert (file, f"id: {reference.split('.')[1]}" in line) == (f"runtimes/{entry}.yml", True)


@pytest.mark.parametrize("entry", ["alpha", "beta", "gamma"])
def test_each_form_has_page_file_and_what_the_entry_says_filled_in(minimal_folder: Path, entry: str) -> None:
    text = (MINIMAL / "runtimes" / f"{entry}.yml").read_text("utf-8")
    forms = [each for each in links(minimal_folder, f"runtimes/{entry}") if "issues/new" in each[1]]
    assert len(forms) > 2
    for _, address, _ in forms:
        given = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
        assert given["template"] == "correction.yml"
        assert given["target"] == f"runtimes/{entry}.yml"
        assert given["page"].startswith(f"runtimes/{entry}/")
        for name in ("quote", "source", "source-title", "version"):
            assert given.get(name, "") in text
    assert all("now" in parse_qs(urlsplit(address).query) for _, address, _ in forms if "%23" in address)


def test_what_is_not_established_has_a_form_that_says_so(minimal_folder: Path) -> None:
    silent = [
        (name, parse_qs(urlsplit(address).query), reference)
        for entry in ("alpha", "beta", "gamma")
        for name, address, reference in links(minimal_folder, f"runtimes/{entry}")
        if "not-established" in address
    ]
    assert silent
    for name, given, reference in silent:
        assert given["now"] == [f"Nothing is said of {name} ({reference})."]


def test_a_term_opens_its_own_line_of_the_glossary(minimal_folder: Path) -> None:
    tree = LexborHTMLParser((minimal_folder / "glossary" / "index.html").read_text("utf-8"))
    terms = tree.css(".ar-entry")
    assert len(terms) >= 2
    for term in terms:
        [link] = term.css("a[href*='/edit/']")
        file, line = opened(link.attributes["href"] or "")
        assert (file, line.strip().startswith(f"{term.attributes['id']}:")) == ("docs/glossary.yml", True)


def every(folder: Path, what: str) -> Iterator[tuple[str, LexborNode]]:
    """Each such link of the whole site, with its page."""
    for path in sorted(folder.rglob("index.html")):
        page = path.parent.relative_to(folder).as_posix()
        for link in LexborHTMLParser(path.read_text("utf-8")).css(f"a[data-correct{what}]"):
            yield page, link


def test_each_claim_of_any_page_opens_its_line_or_a_form_that_says_what_is_said_now(
    minimal_folder: Path,
) -> None:
    kinds: Counter[str] = Counter()
    for page, link in every(minimal_folder, ""):
        entry = link.attributes.get("data-entry") or page.removeprefix("runtimes/")
        group, _, claim = (link.attributes["data-correct"] or "").partition(".")
        address = link.attributes["href"] or ""
        kinds[page.split("/")[0]] += 1
        if address.startswith(EDIT):
            file, line = opened(address)
            assert (file, f"id: {claim}" in line) == (f"runtimes/{entry}.yml", True)
        else:
            given = parse_qs(urlsplit(address).query)
            assert given["target"] == [f"runtimes/{entry}.yml"]
            assert f"({group}.{claim})" in given["now"][0]
            assert given["version"]
    assert kinds["runtimes"]


def test_each_section_opens_the_line_of_its_heading(minimal_folder: Path) -> None:
    pages = set()
    for page, link in every(minimal_folder, "-section"):
        file, line = opened(link.attributes["href"] or "")
        heading = link.parent
        assert heading is not None
        assert file.removeprefix("docs/").removesuffix(".md").removesuffix("index").strip("/") == page.strip(
            "."
        )
        assert line.startswith("#" * int((heading.tag or "")[1]) + " ")
        pages.add(page)
    assert {".", "compare", "glossary", "guides/choosing", "use-cases", "use-cases/sensors"} <= pages


def test_each_part_of_a_worked_decision_opens_its_line(minimal_folder: Path) -> None:
    tree = LexborHTMLParser((minimal_folder / "decisions" / "broker" / "index.html").read_text("utf-8"))
    found = {
        link.text(): opened(link.attributes["href"] or "")[1].strip()
        for link in tree.css(f".ar-correct a[href^='{EDIT}']")
    }
    assert found["needs"].startswith("needs:")
    assert found["checks"].startswith("requirements:")
    assert sum(line.startswith("- ") for line in found.values()) >= 2
    [form] = tree.css(".ar-correct a[href*='issues/new']")
    assert parse_qs(urlsplit(form.attributes["href"] or "").query)["now"][0]


def test_every_other_page_opens_its_own_file(minimal_folder: Path) -> None:
    for page, file in (
        ("guides/choosing", "docs/guides/choosing.md"),
        ("use-cases/sensors", "docs/use-cases/sensors.md"),
        ("corrections", "docs/corrections.md"),
        ("glossary", "docs/glossary.yml"),
    ):
        tree = LexborHTMLParser((minimal_folder / page / "index.html").read_text("utf-8"))
        found = tree.css(f"a[href^='{EDIT}']:not([data-correct-section])")
        assert found
        assert {opened(link.attributes["href"] or "")[0] for link in found} == {file}
    worked = sorted((minimal_folder / "decisions").glob("*/index.html"))
    assert worked
    for path in worked:
        name = path.parent.name
        found = [a for _, a, _ in links(minimal_folder, f"decisions/{name}") if a.startswith(EDIT)]
        assert {opened(address)[0] for address in found} == {f"docs/decisions/{name}.decision.yml"}
