"""Every kind of link to a correction opens what it promises: the file, the line, the thing in the form."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from building import build_site
from conftest import MINIMAL, ROOT

EDIT = "https://example.org/repo/edit/main/"


def links(folder: Path, page: str) -> Iterator[tuple[str, str, str]]:
    """Text, address and claim of each link to the repository."""
    tree = LexborHTMLParser((folder / page / "index.html").read_text("utf-8"))
    for node in tree.css("a[href^='https://example.org/repo/']"):
        yield node.text(strip=True), node.attributes["href"] or "", node.attributes.get("data-correct") or ""


def opened(address: str, root: Path = MINIMAL) -> tuple[str, str]:
    """The file that the editor opens, and the text of its line."""
    parts = urlsplit(address)
    file = unquote(parts.path.removeprefix("/repo/edit/main/"))
    line = int(parts.fragment.removeprefix("L") or 1)
    return file, (root / file).read_text("utf-8").splitlines()[line - 1]


@pytest.mark.parametrize("entry", ["alpha", "beta", "gamma"])
def test_each_claim_opens_its_own_line_of_the_entry(minimal_folder: Path, entry: str) -> None:
    found = [each for each in links(minimal_folder, f"runtimes/{entry}") if each[2] and EDIT in each[1]]
    assert found
    for _, address, reference in found:
        file, line = opened(address)
        assert (file, f"id: {reference.split('.')[1]}" in line) == (f"runtimes/{entry}.yml", True)


@pytest.mark.parametrize("entry", ["alpha", "beta", "gamma"])
def test_each_form_has_page_file_and_what_the_entry_says_filled_in(minimal_folder: Path, entry: str) -> None:
    text = (MINIMAL / "runtimes" / f"{entry}.yml").read_text("utf-8")
    forms = [each for each in links(minimal_folder, f"runtimes/{entry}") if "issues/new" in each[1]]
    forms = [each for each in forms if "%23relations." not in each[1]]
    assert len(forms) > 2
    for _, address, _ in forms:
        given = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
        assert given["template"] == "correction.yml"
        assert given["target"] == f"runtimes/{entry}.yml"
        assert given["page"].startswith(f"runtimes/{entry}/")
        for name in ("quote", "source", "source-title", "version"):
            assert given.get(name, "") in text
    assert all("now" in parse_qs(urlsplit(address).query) for _, address, _ in forms if "%23" in address)


@pytest.mark.parametrize("entry", ["alpha", "beta", "gamma"])
def test_each_relation_opens_its_line_in_the_entry_that_states_it(minimal_folder: Path, entry: str) -> None:
    tree = LexborHTMLParser((minimal_folder / "runtimes" / entry / "index.html").read_text("utf-8"))
    found = tree.css(".ar-claim[id^='relations.']")
    assert found
    for relation in found:
        _, kind, by, other, *_ = [*(relation.attributes["id"] or "").split("."), "", ""]
        of = other if by == "by" else entry
        edit, form = relation.css(".ar-claim__links a")
        file, line = opened(edit.attributes["href"] or "")
        assert (file, f"- {{kind: {kind}," in line or f"- kind: {kind}" in line) == (
            f"runtimes/{of}.yml",
            True,
        )
        given = parse_qs(urlsplit(form.attributes["href"] or "").query)
        assert given["target"] == [file]
        assert given["page"] == [f"runtimes/{entry}/#{relation.attributes['id']}"]
        assert (relation.attributes["data-found"] or "-") in given["now"][0]
        text = (MINIMAL / file).read_text("utf-8")
        assert given["quote"][0] in text[text.index(line) :]


def test_the_responsibilities_open_their_line(minimal_folder: Path) -> None:
    found = [
        opened(address)
        for name, address, reference in links(minimal_folder, "runtimes/alpha")
        if name == "Correct this" and not reference and "#L" in address
    ]
    assert ("runtimes/alpha.yml", "responsibilities:") in found


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


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal site with every page that links to corrections, and something to tell on each."""
    root = tmp_path_factory.mktemp("whole") / "site"
    shutil.copytree(MINIMAL, root, ignore=shutil.ignore_patterns("site", ".cache"))
    (root / "docs" / "claims.md").write_text("# Claims\n\n{{ claims }}\n", "utf-8")
    (root / "docs" / "evidence.md").write_text("# Evidence\n\n{{ evidence }}\n", "utf-8")
    config = (root / "mkdocs.yml").read_text("utf-8")
    config = config.replace("  - glossary.md\n", "  - glossary.md\n  - claims.md\n  - evidence.md\n")
    config = config.replace("../../../node_modules", str(ROOT / "node_modules"))
    (root / "mkdocs.yml").write_text(config, "utf-8")
    alpha = root / "runtimes" / "alpha.yml"
    text = alpha.read_text("utf-8").replace(
        "value: supported\n", "value: supported\n      conflict: true\n", 1
    )
    alpha.write_text(text, "utf-8")
    build_site(root, root / "site")
    return root


def every(folder: Path, what: str) -> Iterator[tuple[str, LexborNode]]:
    """Each such link of the whole site, with its page."""
    for path in sorted(folder.rglob("index.html")):
        page = path.parent.relative_to(folder).as_posix()
        for link in LexborHTMLParser(path.read_text("utf-8")).css(f"a[data-correct{what}]"):
            yield page, link


def test_each_claim_of_any_page_opens_its_line_or_a_form_that_says_what_is_said_now(
    whole: Path,
) -> None:
    kinds: Counter[str] = Counter()
    for page, link in every(whole / "site", ""):
        entry = link.attributes.get("data-entry") or page.removeprefix("runtimes/")
        group, _, claim = (link.attributes["data-correct"] or "").partition(".")
        address = link.attributes["href"] or ""
        kinds[page.split("/")[0]] += 1
        if address.startswith(EDIT):
            file, line = opened(address, whole)
            assert (file, f"id: {claim}" in line) == (f"runtimes/{entry}.yml", True)
        else:
            given = parse_qs(urlsplit(address).query)
            assert given["target"] == [f"runtimes/{entry}.yml"]
            assert f"({group}.{claim})" in given["now"][0]
            assert given["version"]
    assert kinds.keys() >= {"runtimes", "claims", "evidence"}


def test_each_link_of_the_evidence_leads_to_what_it_names(whole: Path) -> None:
    folder = whole / "site"
    tree = LexborHTMLParser((folder / "evidence" / "index.html").read_text("utf-8"))
    found = [
        link
        for link in tree.css("article a[href^='../']")
        if not link.parent or "ar-correct" not in (link.parent.attributes.get("class") or "")
    ]
    assert {(link.attributes["href"] or "").split("/")[1] for link in found} >= {"runtimes", "claims"}
    for link in found:
        page, _, anchor = (link.attributes["href"] or "").removeprefix("../").partition("#")
        target = LexborHTMLParser((folder / page / "index.html").read_text("utf-8"))
        heading = target.css_first("h1")
        assert heading
        name, _, claim = link.text().partition(": ")
        assert heading.text().startswith(name)
        if claim:
            [article] = target.css(f"[id='{anchor}']")
            assert claim in article.text()


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
