"""No two things are written to one place, and no name of an entry or a page is one that the site keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from building import build_site
from conftest import TODAY, sources_of
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.publish.checks.paths import Paths


def rename_entry(site: Path, name: str) -> None:
    old = site / "runtimes" / "gamma.yml"
    (site / "runtimes" / f"{name}.yml").write_text(
        old.read_text("utf-8").replace("id: gamma", f"id: {name}"), "utf-8"
    )
    old.unlink()


def add_alias(site: Path, name: str) -> None:
    path = site / "runtimes" / "alpha.yml"
    path.write_text(
        path.read_text("utf-8").replace("id: alpha\n", f"id: alpha\naliases: [{name}]\n"), "utf-8"
    )


def rename_page(folder: str, stem: str) -> Callable[[Path, str], None]:
    def rename(site: Path, name: str) -> None:
        (site / "docs" / folder / stem).rename(
            site / "docs" / folder / stem.replace(stem.split(".", maxsplit=1)[0], name)
        )

    return rename


NAMED = [
    rename_entry,
    add_alias,
    rename_page("guides", "choosing.md"),
    rename_page("use-cases", "sensors.md"),
    rename_page("decisions", "broker.decision.yml"),
    rename_page("diagrams", "delivery.svg"),
]


@pytest.mark.parametrize("name", ["con", "nul", "lpt1", "feed", "404", "schema", "readme"])
@pytest.mark.parametrize("change", NAMED)
def test_what_becomes_an_address_takes_no_reserved_name(
    copy: Path, change: Callable[[Path, str], None], name: str
) -> None:
    change(copy, name)
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    assert f"'{name}' is reserved" in str(caught.value)


@pytest.mark.parametrize("change", [rename_entry, add_alias])
@pytest.mark.parametrize("name", ["index", "vocabulary"])
def test_an_entry_is_not_called_as_a_page_of_the_site_is(
    copy: Path, change: Callable[[Path, str], None], name: str
) -> None:
    if (change, name) == (rename_entry, "vocabulary"):
        return  # the file of that name is the vocabulary
    change(copy, name)
    with pytest.raises(DataError, match=f"'{name}' is reserved"):
        load_site(sources_of(copy), as_of=TODAY)


@pytest.mark.parametrize("name", ["My Guide", "Upper", "a--b", "under_score", "über"])
def test_a_page_is_named_by_an_id(copy: Path, name: str) -> None:
    rename_page("guides", "choosing.md")(copy, name)
    with pytest.raises(DataError, match="is not a kebab-case id"):
        load_site(sources_of(copy), as_of=TODAY)


def test_a_term_takes_no_letter_of_the_glossary(copy: Path) -> None:
    path = copy / "docs" / "glossary.yml"
    path.write_text(
        path.read_text("utf-8") + "  letter-a:\n    term: Letter A\n    short: A term.\n", "utf-8"
    )
    with pytest.raises(DataError, match="'letter-a' is the anchor of a letter"):
        load_site(sources_of(copy), as_of=TODAY)


@pytest.mark.parametrize(
    ("authored", "maker"),
    [
        ("runtimes/alpha.md", "runtimes/alpha.yml"),
        ("runtimes/alpha/index.md", "runtimes/alpha.yml"),
        ("decisions/broker.md", "docs/decisions/broker.decision.yml"),
        ("api/v1/runtimes/alpha.json", "the build"),
        ("api/v1/runtimes/ALPHA.json", "the build"),
        ("embed/alpha.md", "the build"),
        ("llms.txt", "the build"),
        ("third-party-notices.txt", "the build"),
        ("assets/Con.png", "Windows"),
    ],
)
def test_what_is_written_twice_stops_the_build(
    copy: Path, authored: str, maker: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = copy / "docs" / authored
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\ntitle: Mine\n---\n\n# Mine\n", "utf-8")
    with pytest.raises(Abort):
        build_site(copy, copy / "site")
    assert f"docs/{authored}" in caplog.text
    assert maker in caplog.text
    assert "rename" in caplog.text


def test_one_path_is_taken_once_however_it_is_written() -> None:
    paths = Paths()
    paths.take("runtimes/é.html", "one")
    with pytest.raises(DataError, match="would be written twice, by one and by two"):
        paths.take("runtimes/É.html", "two")
    for path in ("../x", "/x", "a//b", "a/./b", "a\\b", "c:/x", "aux", "x/COM1.txt"):
        with pytest.raises(DataError):
            paths.take(path, "one")
