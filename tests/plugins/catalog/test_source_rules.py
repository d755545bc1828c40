"""Version, publisher and address of a source: what is refused, what passes, and where it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from aruntime_evaluator.entry.source_rules import (
    address_can_be_reached,
    address_does_not_move,
    address_has_one_spelling,
    publisher_is_a_name,
    version_is_that_of_the_address,
)
from conftest import TODAY, sources_of
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.evidence.passages import says

URL = "https://example.org/alpha/readme"
BLOB = "https://github.com/o/r/blob/"
COMMIT = "0b9d7d5a195820d53abadfcf7208d0ccdbfd5332"


def findings_of(root: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_site(sources_of(root), as_of=TODAY)
    return [str(finding) for finding in caught.value.findings]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("version", "url", "named"),
    [
        ("2026.4.1", BLOB + "2026.3.0.0/README.md", "2026.3.0.0"),
        ("1.4.0rc1", "https://nvidia.github.io/TensorRT-LLM/1.3.0rc7/overview.html", "1.3.0rc7"),
        ("1.13.0", "pkg:pypi/agent-framework-core@1.23.0", "1.23.0"),
        ("0.7.5", BLOB + COMMIT + "/README.md", COMMIT),
        ("1.0", BLOB + "v2.71.0/docs/1.0/overview.md", "v2.71.0"),
        ("1.1", BLOB + "v1.10.0/README.md", "v1.10.0"),
    ],
)
def test_a_version_that_the_address_contradicts_is_refused(version: str, url: str, named: str) -> None:
    (problem,) = version_is_that_of_the_address("sources.x.version", version, url)
    assert (problem.rule, problem.path) == ("source-version", "sources.x.version")
    assert (problem.found, problem.expected) == (version, named)


@pytest.mark.parametrize(
    ("version", "url"),
    [
        ("0.33.0", BLOB + "v0.33.0/README.md"),
        ("python-1.13.0", BLOB + "python-1.13.0/README.md"),
        ("0.7.5", BLOB + "python-v0.7.5/README.md"),
        ("0.1.12", BLOB + "vllm-stack-0.1.12/helm/README.md"),
        ("20260526", BLOB + "20260526/src/option.h"),
        ("11.1.0", BLOB + "v11.1/README.md"),
        ("0.20", BLOB + "05b83a6c/versioned_docs/version-0.20/intro.md"),
        ("0b9d7d5a1", BLOB + COMMIT + "/README.md"),
        ("0.3.36 (llama.cpp 0c1e57098)", "pkg:pypi/llama-cpp-python@0.3.36#vendor/llama.cpp/README.md"),
        ("1.45.1", "pkg:npm/%40scope/name@1.45.1#README.md"),
        (
            "2026.4.1",
            "pkg:pypi/openvino@2026.4.1?file_name=openvino-2026.4.1-22982-cp311-win_amd64.whl#a/WHEEL",
        ),
        ("1.10", URL),
    ],
)
def test_a_version_that_the_address_names_or_leaves_open_passes(version: str, url: str) -> None:
    assert not list(version_is_that_of_the_address("sources.x.version", version, url))


@pytest.mark.parametrize("publisher", ["| -", "| 2026.3.0.0", "-", "2026", "unknown", "N/A", "The web."])
def test_what_is_left_of_a_table_is_no_publisher(publisher: str) -> None:
    (problem,) = publisher_is_a_name("sources.x.publisher", publisher)
    assert (problem.rule, problem.found) == ("publisher", publisher)


@pytest.mark.parametrize("publisher", ["Intel", "ggml-org", "W3C", "株式会社"])
def test_a_name_in_any_script_is_a_publisher(publisher: str) -> None:
    assert not list(publisher_is_a_name("sources.x.publisher", publisher))


@pytest.mark.parametrize(
    "url",
    [
        BLOB + "master/docs/a.rst",
        "https://github.com/o/r/tree/main",
        "https://raw.githubusercontent.com/o/r/HEAD/README.md",
        "https://raw.githubusercontent.com/o/r/refs/heads/release-1.2/README.md",
        "https://gitlab.example/o/r/-/blob/main/README.md",
    ],
)
def test_an_address_of_a_branch_is_refused(url: str) -> None:
    (problem,) = address_does_not_move("sources.x.url", url)
    assert (problem.rule, problem.found) == ("moving-source", url)


@pytest.mark.parametrize(
    "url",
    [
        BLOB + "v1.0/main/README.md",
        BLOB + "refs/tags/v1.0/README.md",
        BLOB + COMMIT + "/README.md",
        URL,
        "https://example.org/blob/main/readme",
    ],
)
def test_an_address_of_a_tag_a_commit_or_a_page_passes(url: str) -> None:
    assert not list(address_does_not_move("sources.x.url", url))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            URL,
            BLOB + "v1.9/README.md",
            "sources.readme.version: the version is '1.10' and the address names 'v1.9'; "
            "write what the address names [source-version]",
        ),
        (
            "publisher: Alpha,",
            "publisher: '| -',",
            "sources.readme.publisher: '| -' is not the name of a publisher; "
            "write who published the page or file [publisher]",
        ),
        (
            f'url: "{URL}"',
            f'url: "{BLOB}main/README.md"',
            "sources.readme.url: the address names the branch 'main', whose text changes; "
            "cite a tag, a release or a commit [moving-source]",
        ),
    ],
)
def test_an_entry_that_breaks_a_rule_is_told_with_its_line(
    copy: Path, old: str, new: str, message: str
) -> None:
    edit(copy / "runtimes" / "alpha.yml", old, new)
    findings = findings_of(copy)
    assert any(each.startswith("runtimes/alpha.yml:29:") and each.endswith(message) for each in findings)


def test_a_page_that_cites_a_branch_is_told(copy: Path) -> None:
    (page,) = [
        path for path in (copy / "docs" / "guides").glob("*.md") if "\nsources:" in path.read_text("utf-8")
    ][:1]
    text = page.read_text("utf-8")
    start = text.index("url:", text.index("\nsources:"))
    end = text.index(",", start)
    page.write_text(text[:start] + f'url: "{BLOB}master/a.md"' + text[end:], "utf-8")
    assert any("[moving-source]" in each and f"{page.name}:" in each for each in findings_of(copy))


@pytest.mark.parametrize(
    "url",
    [
        "http://github.com/o/r/blob/v1/README.md",
        "https://www.github.com/o/r/blob/v1/README.md",
        "https://github.com:443/o/r/blob/v1/README.md",
        "https://github.com//o/r/blob/v1/README.md",
        "https://github.com/o/r/%62lob/v1/README.md",
        "https://github.com/o/r/raw/v1/README.md",
        "https://raw.githubusercontent.com/o/r/v1/README.md",
    ],
)
def test_another_spelling_of_a_file_is_refused(url: str) -> None:
    assert [each.rule for each in address_has_one_spelling("sources.readme.url", url)] == ["other-spelling"]


def test_the_usual_spelling_and_other_hosts_are_left_alone() -> None:
    for url in ("https://github.com/o/r/blob/v1/README.md", "https://o.github.io/r/", "pkg:pypi/o@1#a"):
        assert list(address_has_one_spelling("sources.readme.url", url)) == []


def test_a_quote_stands_as_whole_words() -> None:
    assert says("GGUF is supported on Windows.", "supported on Windows.")
    assert not says("GGUF is unsupported on Windows.", "supported on Windows.")


def test_of_a_link_a_quote_may_have_the_words_alone() -> None:
    text = "Install the [package](https://example.org/a) for Linux;\nsee [`load()`](../api.md)."
    assert says(text, "Install the package for Linux")
    assert says(text, "see `load()`")
    assert says(text, "Install the [package](https://example.org/a) for Linux")
    assert says(text, "Install the [package]")
    assert not says(text, "Install the [package](https://other.example/) for Linux")
    assert not says(text, "Install the packages for Linux")


@pytest.mark.parametrize(
    "url",
    [
        "https://localhost/options",
        "https://wiki:8080/options",
        "https://docs.internal",
        "https://10.1.2.3/options",
        "https://172.31.0.1/",
        "https://127.0.0.1?q",
    ],
)
def test_an_address_that_only_its_reader_can_open_is_refused(url: str) -> None:
    assert [each.rule for each in address_can_be_reached("sources.readme.url", url)] == ["private-address"]


@pytest.mark.parametrize(
    "url",
    [
        "https://172.32.0.1/",
        "https://internal.example.org/",
        "https://10.example.org/",
        "pkg:pypi/alpha@1.10",
    ],
)
def test_an_address_of_the_public_web_or_a_package_is_a_source(url: str) -> None:
    assert not [*address_can_be_reached("sources.readme.url", url)]
