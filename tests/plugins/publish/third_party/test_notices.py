"""What the site ships of others stands in its notices, each with its licence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.publish.third_party import NOTICES, build_notices, shipped_parts, theme
from mkdocs_aruntime.publish.third_party.npm import npm_part
from mkdocs_aruntime.publish.third_party.parts import LICENSES, Part, read_table
from mkdocs_aruntime.publish.third_party.theme import bundled_names, templates_folder
from mkdocs_aruntime.publish.vendor import PACKAGES

NODE_MODULES = ROOT / "node_modules"
NOT_LINKED = ("sqlite3_open", "lzma_code", "ZSTD_compress", "EVP_DigestInit", "uuid_generate", "ncurses")
"""Libraries that CPython can have and Pyodide's own module has not."""


@pytest.fixture(scope="module")
def parts() -> tuple[Part, ...]:
    """What the whole site ships."""
    return shipped_parts(NODE_MODULES, libraries=True, evaluator=True)


def test_every_package_that_is_shipped_is_listed_with_its_version(parts: tuple[Part, ...]) -> None:
    listed = {part.name: part.version for part in parts}
    for name in (*PACKAGES, "pyodide"):
        package = json.loads((NODE_MODULES / name / "package.json").read_bytes())
        assert listed[name] == package["version"]


def test_every_part_has_a_licence_text_and_a_source(parts: tuple[Part, ...]) -> None:
    assert [
        part.name for part in parts if len(part.text) < 200 or not part.source.startswith("https://")
    ] == []


def test_a_licence_text_is_that_of_the_licence_named(parts: tuple[Part, ...]) -> None:
    """A word that only this licence has; a text that was swapped for another is noticed."""
    words = {
        "MIT": "Permission is hereby granted, free of charge",
        "MIT OR NCSA": "University of Illinois/NCSA",
        "Apache-2.0": "Apache",
        "Apache-2.0 WITH LLVM-exception": "LLVM Exceptions to the Apache 2.0 License",
        "0BSD": "with or without fee is hereby granted",
        "ISC": "ISC License",
        "MPL-2.0": "Mozilla Public License Version 2.0",
        "Python-2.0.1": "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
        "Zlib": "Jean-loup Gailly and Mark Adler",
        "bzip2-1.0.6": "copyright (C) 1996-2010 Julian R Seward",
        "W3C-20150513": "The full text of this NOTICE",
        "CC-BY-4.0": "CC BY 4.0 License",
        "CC0-1.0": "CC0 1.0 Universal",
    }
    assert [part.name for part in parts if words[part.license] not in part.text] == []


def test_each_text_stands_once_under_the_names_of_those_that_have_it(parts: tuple[Part, ...]) -> None:
    text = build_notices("A site", parts).content.decode()  # type: ignore[union-attr]
    assert text.count("Mozilla Public License Version 2.0\n=====") == 1
    assert "\npyodide 0.29.5\nhiwire\n===" in text
    for part in parts:
        assert part.text.strip() in text


def test_no_kept_licence_is_left_over() -> None:
    table = read_table()
    used = {entry.text for entry in table.entries} - {""} | {*table.texts.values()}
    assert {path.name for path in LICENSES.iterdir()} == used


def test_the_versions_inside_packages_were_read_for_the_installed_releases(parts: tuple[Part, ...]) -> None:
    """When this fails, read the versions in ``bundled.toml`` anew; until then the notices tell none."""
    installed = {part.name: part.version for part in parts}
    assert {name: installed[name] for name in read_table().checked} == dict(read_table().checked)


def test_the_table_names_what_the_module_of_pyodide_exports_and_nothing_else_is_linked() -> None:
    module = (NODE_MODULES / "pyodide" / "pyodide.asm.wasm").read_bytes()
    linked = [entry for entry in read_table().within("pyodide") if entry.symbols]
    assert len(linked) >= 9
    missing = [
        (entry.name, symbol) for entry in linked for symbol in entry.symbols if symbol.encode() not in module
    ]
    assert missing == []
    assert [symbol for symbol in NOT_LINKED if symbol.encode() in module] == []


def test_pyodide_states_the_python_and_the_compiler_that_the_table_names() -> None:
    info = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_bytes())["info"]
    versions = {entry.name: entry.version for entry in read_table().within("pyodide")}
    assert info["python"] == versions["CPython"]
    assert info["platform"] == "emscripten_" + versions["Emscripten"].replace(".", "_")


def test_every_package_in_the_scripts_and_styles_of_the_theme_is_listed(parts: tuple[Part, ...]) -> None:
    names = bundled_names(templates_folder())
    assert {"rxjs", "clipboard", "escape-html"} <= names
    assert names <= {part.name for part in parts}


def test_a_site_lists_only_what_it_ships() -> None:
    bare = {part.name for part in shipped_parts(NODE_MODULES, libraries=False, evaluator=False)}
    assert "mkdocs-material" in bare
    assert bare & {"pyodide", "CPython", "zlib", *PACKAGES} == set()


# What has no licence is refused


def installed(folder: Path, name: str, **files: str) -> Path:
    """A package as npm installs it."""
    package = folder / "node_modules" / name
    package.mkdir(parents=True)
    (package / "package.json").write_text(json.dumps({"version": "1.0.0", "license": "MIT"}), "utf-8")
    for file, text in files.items():
        (package / file).write_text(text, "utf-8")
    return folder / "node_modules"


def test_an_npm_package_without_a_licence_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="'left-pad' of npm brings no licence"):
        npm_part(installed(tmp_path, "left-pad"), "left-pad")


@pytest.mark.parametrize("file", ["LICENSE", "LICENCE.md", "license.txt", "COPYING", "LICENSE-MIT"])
def test_a_licence_file_goes_by_several_names(tmp_path: Path, file: str) -> None:
    assert npm_part(installed(tmp_path, "left-pad", **{file: "words"}), "left-pad").text == "words"


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("owner/name", "https://github.com/owner/name"),
        ({"url": "git+https://example.org/a.git"}, "https://example.org/a"),
        ({"url": "git://example.org/a.git"}, "https://example.org/a"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_repository_is_told_as_an_address(tmp_path: Path, stated: object, address: str) -> None:
    folder = installed(tmp_path, "left-pad", LICENSE="words")
    package = {"version": "1.0.0", "license": "MIT", "repository": stated}
    (folder / "left-pad" / "package.json").write_text(json.dumps(package), "utf-8")
    assert npm_part(folder, "left-pad").source == address


@pytest.fixture
def other_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the theme's source maps and icons, to change."""
    source, target = templates_folder(), tmp_path / "templates"
    for path in (*source.joinpath("assets").rglob("*.map"), *source.glob(".icons/*/LICENSE*")):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    monkeypatch.setattr(theme, "templates_folder", lambda: target)
    return target


def test_a_theme_that_bundles_another_package_is_refused(other_theme: Path) -> None:
    path = next(other_theme.glob("assets/javascripts/bundle*.map"))
    path.write_text(path.read_text("utf-8").replace("node_modules/rxjs/", "node_modules/@acme/rx/"), "utf-8")
    with pytest.raises(DataError, match="hold the package '@acme/rx'"):
        [*theme.theme_parts()]


def test_a_theme_with_another_set_of_icons_is_refused(other_theme: Path) -> None:
    (other_theme / ".icons" / "acme").mkdir()
    with pytest.raises(DataError, match="brings the icons 'acme'"):
        [*theme.theme_parts()]


def test_of_another_release_of_the_theme_no_inner_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(read_table().checked, "mkdocs-material", "9.0.0")  # type: ignore[arg-type]
    versions = {part.name: part.version for part in theme.theme_parts()}
    assert versions["rxjs"] == versions["tiny-emitter"] == ""
    assert versions["mkdocs-material"] != ""


# In a built site


def test_the_site_has_its_notices(minimal_folder: Path) -> None:
    text = (minimal_folder / NOTICES).read_text("utf-8")
    assert text.startswith("Third-party notices of Brokers\n")
    assert "preact" in text
    assert "pyodide" not in text  # this site goes without Python in the browser


def test_the_search_of_the_theme_is_not_shipped(minimal_folder: Path) -> None:
    """It is not used, and it brings a dozen works of others."""
    shipped = {
        path.relative_to(minimal_folder).as_posix()
        for path in (minimal_folder / "assets" / "javascripts").rglob("*")
    }
    assert shipped
    assert [path for path in shipped if "lunr" in path or "workers" in path] == []


def test_every_file_of_a_library_is_of_a_listed_package(minimal_folder: Path) -> None:
    """Nothing is shipped past the list: each file in the folder of libraries is one of an npm package listed."""
    text = (minimal_folder / NOTICES).read_text("utf-8")
    sources = {path.read_bytes(): name for name in PACKAGES for path in (NODE_MODULES / name).rglob("*.*js")}
    for path in (minimal_folder / "assets" / "aruntime" / "vendor").iterdir():
        assert f"\n{sources[path.read_bytes()]} " in text, path.name
