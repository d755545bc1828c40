"""What ``mkdocs.yml`` says is the same to MkDocs and to the command line."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.config.base import ValidationError

from mkdocs_aruntime.cli import main
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.options import Settings
from mkdocs_aruntime.plugin import ARuntimePlugin
from mkdocs_aruntime.settings import settings_of

MAPPING = """\
site_name: Brokers
site_url: https://example.org/brokers
site_dir: public
theme: {name: material, font: false}
plugins:
  aruntime: {policy: policy.yml, data_license: CC-BY-4.0, corrections: {edit: "{repo}/{path}"}, security: {valid_days: 30}}
markdown_extensions:
  attr_list:
  toc: {permalink: "#"}
"""

LIST = """\
site_name: Brokers
site_description: Which broker to choose.
site_url: https://example.org
theme: {name: material, font: false}
extra: {scope: /brokers/}
plugins:
  - aruntime: {policy: policy.yml, browser_evaluator: false, guide_sections: [One, Two], inline_scripts: [a()]}
markdown_extensions: [attr_list, {toc: {permalink: "#"}}]
"""

FROM_OUTSIDE = """\
site_name: !ENV [NOT_SET, ALSO_NOT, Brokers]
site_url: !ENV [PREVIEW, "https://example.org/"]
theme: {name: material, font: false}
plugins: [{aruntime: {policy: policy.yml, browser_evaluator: !ENV [SHIPPED, true]}}]
markdown_extensions: [{toc: {permalink: !ENV [NOT_SET, "#"]}}]
"""

INHERITED = """\
INHERIT: ../shared/base.yml
site_name: Brokers
plugins: {aruntime: {data_license: CC-BY-4.0}}
extra: {scope: /brokers/}
"""

BASE = """\
INHERIT: first.yml
site_url: https://example.org/brokers
markdown_extensions: [attr_list, {toc: {permalink: "#"}}]
"""

FIRST = """\
site_name: Somebody else's
site_dir: public
theme: {name: material, font: false}
plugins: {aruntime: {policy: policy.yml, browser_evaluator: !ENV [SHIPPED, true]}}
"""

PLAIN = """\
site_name: Brokers
theme: {name: material, font: false}
plugins: [aruntime]
"""


def of_mkdocs(folder: Path) -> Settings:
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["aruntime"]
    assert isinstance(plugin, ARuntimePlugin)
    return settings_of(config, plugin.options)


@pytest.mark.parametrize("written", [MAPPING, LIST, PLAIN, FROM_OUTSIDE, INHERITED])
def test_mkdocs_and_the_command_line_read_the_same(
    copy: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("PREVIEW", "https://example.org/preview/7")
    monkeypatch.setenv("SHIPPED", "false")
    (copy / "mkdocs.yml").write_text(written, "utf-8")
    shared = copy.parent / "shared"
    shared.mkdir()
    (shared / "base.yml").write_text(BASE, "utf-8")
    (shared / "first.yml").write_text(FIRST, "utf-8")
    build, command = of_mkdocs(copy), find_project(copy)
    assert command.options == build.options
    assert command.identity == build.identity
    assert command.inline_scripts == build.inline_scripts
    assert (command.built, command.cache, command.node_modules) == (
        build.built, build.cache, build.node_modules,
    )  # fmt: skip
    for field in fields(command.sources):
        if field.name != "dialect":
            assert getattr(command.sources, field.name) == getattr(build.sources, field.name)
    assert command.dialect.extensions == build.dialect.extensions
    assert command.dialect.options.get("toc", {}) == build.dialect.options.get("toc", {})


def test_what_is_inherited_is_merged_and_the_file_itself_counts_first(copy: Path) -> None:
    (copy / "mkdocs.yml").write_text(
        "INHERIT: base.yml\n" + PLAIN.replace("[aruntime]", "{aruntime: {cache: c}}")
    )
    (copy / "base.yml").write_text(
        "site_name: Base\nsite_dir: public\nplugins: {aruntime: {policy: p.yml}}\n"
    )
    found = find_project(copy)
    assert (found.site.site_name, found.site.site_dir) == ("Brokers", "public")
    assert (found.options.cache, found.options.policy) == ("c", "p.yml")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("INHERIT: missing.yml\n", "Inherited config file 'missing.yml' does not exist at"),
        ("INHERIT: mkdocs.yml\n", "cannot be read as YAML"),
        ("INHERIT: bad.yml\n", "while parsing a flow sequence"),
        ("INHERIT: [a]\n", "cannot be read as YAML"),
        ("- a\n", "holds no settings; expected keys such as 'site_name'"),
    ],
)
def test_what_cannot_be_inherited_is_told(
    copy: Path, monkeypatch: pytest.MonkeyPatch, written: str, told: str
) -> None:
    (copy / "mkdocs.yml").write_text(written, "utf-8")
    (copy / "bad.yml").write_text("a: [b", "utf-8")
    monkeypatch.chdir(copy)
    result = CliRunner().invoke(main, ["validate"])
    said = " ".join(result.output.split())
    assert (result.exit_code, told in said) == (2, True), said
    assert "mkdocs.yml:1:1:" in said


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://example.org/brokers", "https://example.org/brokers/"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/brokers/", "https://example.org/brokers/"),
    ],
)
def test_the_address_of_a_site_ends_with_a_slash(copy: Path, url: str, home: str) -> None:
    path = copy / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("https://example.org/brokers/", url), "utf-8")
    identity = find_project(copy).identity
    assert identity.absolute("runtimes/alpha/") == f"{home}runtimes/alpha/"


@pytest.mark.parametrize("command", ["links", "safety"])
def test_a_command_looks_where_the_site_is_built(
    copy: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    with (copy / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("site_dir: public\n")
    monkeypatch.chdir(copy)
    result = CliRunner().invoke(main, [command])
    assert f"{copy / 'public'} has no index.html" in result.output.replace("\n", "")
    (copy / "public").mkdir()
    (copy / "public" / "index.html").write_text("<!doctype html><title>A</title>", "utf-8")
    assert "has no index.html" not in CliRunner().invoke(main, [command]).output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("{polisy: policy.yml}", "polisy: 'polisy' is not a known key; did you mean 'policy'?"),
        ("{data-license: MIT}", "'data-license' is not a known key; did you mean 'data_license'?"),
        ("{security: {valid-days: 3}}", "'valid-days' is not a known key; did you mean 'valid_days'?"),
        ("{browser_evaluator: 'no-way'}", "browser_evaluator: found no-way; expected "),
        ("{corrections: {edit: '{repo_url}'}}", "corrections.edit: '{repo_url}' is not known here"),
        ("[policy.yml]", "plugins.aruntime: found a list; expected a mapping with keys"),
    ],
)
def test_an_option_that_is_not_right_is_told_by_its_own_name(
    copy: Path, monkeypatch: pytest.MonkeyPatch, options: str, message: str
) -> None:
    (copy / "mkdocs.yml").write_text(f"plugins:\n  - aruntime: {options}\n", "utf-8")
    monkeypatch.chdir(copy)
    result = CliRunner().invoke(main, ["validate"])
    assert (result.exit_code, message in result.output) == (2, True), result.output


def test_mkdocs_tells_it_in_the_same_words() -> None:
    [(key, error)], warnings = ARuntimePlugin().load_config({"browser_evaluater": True})
    assert (key, warnings) == ("browser_evaluater", [])
    assert isinstance(error, ValidationError)
    assert str(error) == "'browser_evaluater' is not a known key; did you mean 'browser_evaluator'?"
