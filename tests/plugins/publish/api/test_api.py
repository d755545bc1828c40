"""The API as others use it: documents held against their schemas, tables against each other."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import validate as validate_openapi

from conftest import MINIMAL, ROOT, TODAY, sources_of
from editing import edit
from golden import GOLDEN, assert_golden
from mkdocs_aruntime.catalog.site import Site, load_site
from mkdocs_aruntime.publish.api import API, build_api
from mkdocs_aruntime.publish.api.schemas import component_of
from mkdocs_aruntime.publish.identity import Identity

NAMELESS = Identity(name="", summary="", home="")


def api_of(site: Site) -> dict[str, bytes]:
    return {
        each.path.removeprefix(f"{API}/"): each.content
        for each in build_api(site, NAMELESS)
        if isinstance(each.content, bytes)
    }


@pytest.fixture(scope="module")
def api(minimal: Site) -> dict[str, bytes]:
    return api_of(minimal)


def read(api: dict[str, bytes], path: str) -> Any:
    return json.loads(api[path])


def operations(api: dict[str, bytes]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every file that the description promises, with what it says of it."""
    for path, item in read(api, "openapi.json")["paths"].items():
        names = item.get("parameters", [{"name": "-", "schema": {"enum": [""]}}])
        for value in names[0]["schema"]["enum"]:
            content = item["get"]["responses"]["200"]["content"]
            yield path.removeprefix("/").replace("{" + names[0]["name"] + "}", value), content


def test_the_documents_are_as_the_golden_files_say(api: dict[str, bytes]) -> None:
    """Indented for people; the bytes that are served have no spaces."""
    text = {path: content.decode() for path, content in api.items() if not path.endswith(".sqlite")}
    for path, content in text.items():
        if path.endswith(".csv"):
            assert content.count("\r\n") == content.count("\n")
            assert content.startswith("\ufeff")  # without which Excel reads no UTF-8
            assert_golden(f"api/v1/{path}", content.replace("\r\n", "\n"))
        elif not path.startswith("schema/"):  # made from the model, and held against documents below
            document = json.loads(content)
            document.pop("components", None)  # the schemas again
            pretty = json.dumps(document, indent=1, ensure_ascii=False)
            assert_golden(f"api/v1/{path}", pretty + "\n")
    golden = {path.relative_to(GOLDEN / "api/v1").as_posix() for path in (GOLDEN / "api/v1").rglob("*.*")}
    assert golden == {path for path in text if not path.startswith("schema/")}


def test_the_description_is_openapi_and_names_every_file_once(api: dict[str, bytes]) -> None:
    validate_openapi(read(api, "openapi.json"))
    assert sorted(path for path, _ in operations(api)) == sorted(api)


def test_the_licence_of_the_data_is_told_where_the_site_says_it(minimal: Site, api: dict[str, bytes]) -> None:
    assert "license" not in read(api, "openapi.json")["info"]
    (told,) = (
        each
        for each in build_api(minimal, replace(NAMELESS, data_license="CC0-1.0"))
        if each.path.endswith("openapi.json")
    )
    assert isinstance(told.content, bytes)
    assert json.loads(told.content)["info"]["license"] == {"name": "CC0-1.0", "identifier": "CC0-1.0"}


def test_every_document_is_valid_by_the_schema_that_the_description_names(api: dict[str, bytes]) -> None:
    checked = 0
    for path, content in operations(api):
        schema = content.get("application/json", {}).get("schema", {})
        if "$ref" not in schema:
            continue
        document = read(api, path)
        kind = document["schema"].split("/")[1]
        rules = read(api, f"schema/{kind}.json")
        assert schema["$ref"].removeprefix("#/components/schemas/") == component_of(kind)
        jsonschema.Draft202012Validator(
            rules, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        ).validate(document)
        assert document["schema"].startswith("aruntime/")
        assert document["as-of"] <= TODAY.isoformat()
        checked += 1
    assert checked == 15


def test_a_correction_is_checked_by_its_schema_as_the_command_reads_it(api: dict[str, bytes]) -> None:
    rules = read(api, "schema/correction.json")
    wants = {"short": "Messages that wait."}
    change = {"term": "queue", "had": {"short": "A line."}, "wants": wants}
    correction = {"schema": "aruntime/correction/1", "change": change}
    jsonschema.validate(correction, rules)
    for wrong in (
        {**correction, "as-of": "2026-11-01"},
        {**correction, "change": {**change, "term": "../x"}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, rules)


def test_a_document_with_a_wrong_word_is_refused_by_its_schema(api: dict[str, bytes]) -> None:
    document = read(api, "runtimes/alpha.json")
    document["claims"]["protocols"][0]["value"] = "yes"
    with pytest.raises(jsonschema.ValidationError, match="'yes' is not one of"):
        jsonschema.validate(document, read(api, "schema/runtime.json"))


def test_the_index_leads_to_every_file(api: dict[str, bytes]) -> None:
    index = read(api, "index.json")
    named = {index["database"], index["datasette"], "index.json"}
    for section in ("documents", "runtimes", "changes", "badges", "schemas", "tables"):
        named |= set(index[section].values())
    assert named == set(api)


def test_a_change_of_one_entry_leaves_the_documents_of_the_others_as_they_were(copy: Path) -> None:
    before = api_of(load_site(sources_of(copy), as_of=TODAY))
    edit(
        copy / "runtimes" / "alpha.yml",
        "history: [",
        "history: [{date: 2026-11-20, change: Reviewed again.}, ",
    )
    after = api_of(load_site(sources_of(copy), as_of=TODAY))
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert "runtimes/alpha.json" in changed
    assert not changed & {"runtimes/beta.json", "runtimes/gamma.json", "changes/2026-10.json"}
    assert not any(path.startswith("schema/") for path in changed)


def test_changes_since_a_day_are_the_first_lines(copy: Path) -> None:
    edit(
        copy / "runtimes" / "beta.yml",
        "history: [",
        "history: [{date: 2026-11-20, change: Reviewed again.}, ",
    )
    api = api_of(load_site(sources_of(copy), as_of=TODAY))
    lines = [(each["date"], each["runtime"]) for each in read(api, "changes.json")["changes"]]
    assert lines == [
        ("2026-11-20", "beta"),
        ("2026-11-01", "alpha"),
        ("2026-11-01", "beta"),
        ("2026-10-01", "gamma"),
    ]
    assert [each["date"] for each in read(api, "changes/2026-11.json")["changes"]] == [
        "2026-11-20",
        "2026-11-01",
        "2026-11-01",
    ]


def test_equal_content_is_equal_bytes(api: dict[str, bytes]) -> None:
    assert api_of(load_site(sources_of(MINIMAL), as_of=TODAY)) == api


def database(api: dict[str, bytes]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(api["catalog.sqlite"])
    return connection


def test_the_database_is_sound_and_has_the_rows_of_the_tables(api: dict[str, bytes]) -> None:
    with closing(database(api)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        for path in (path for path in api if path.startswith("tables/")):
            name = path.removeprefix("tables/").removesuffix(".csv")
            _, *rows = csv.reader(io.StringIO(api[path].decode("utf-8-sig")))
            found = connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - ours
            as_text = [tuple("" if cell is None else str(cell) for cell in row) for row in found]
            assert sorted(as_text) == sorted(tuple(cell.removeprefix("'") for cell in row) for row in rows), (
                name
            )


def test_the_view_cites_each_claim(api: dict[str, bytes]) -> None:
    with closing(database(api)) as connection:
        cited = connection.execute(
            "SELECT name, value, level, quote, source, source_version, accessed FROM cited_claims "
            "WHERE claim_group = 'protocols' AND claim = 'amqp' AND runtime = 'alpha'"
        ).fetchall()
    assert cited == [
        ("Alpha", "supported", "E2", "AMQP in Alpha: supported.", "Alpha readme", "1.10", "2026-11-01")
    ]


def test_a_cell_that_a_spreadsheet_would_compute_is_text(copy: Path) -> None:
    edit(copy / "runtimes" / "alpha.yml", "name: Alpha\n", 'name: "=1+1"\n')
    api = api_of(load_site(sources_of(copy), as_of=TODAY))
    rows = list(csv.DictReader(io.StringIO(api["tables/runtimes.csv"].decode("utf-8-sig"))))
    assert rows[0]["name"] == "'=1+1"
    with closing(database(api)) as connection:
        assert connection.execute("SELECT name FROM runtimes WHERE id = 'alpha'").fetchone() == ("=1+1",)


@pytest.mark.parametrize("version", ["1.10", "2025.4", "1.10.2", "0.9.0", "7", "1e5", "2026-11", "1,5"])
def test_a_version_that_a_spreadsheet_would_make_a_number_or_a_date_is_text(copy: Path, version: str) -> None:
    edit(copy / "runtimes" / "alpha.yml", 'reviewed: "1.10"', f'reviewed: "{version}"')
    api = api_of(load_site(sources_of(copy), as_of=TODAY))
    rows = list(csv.DictReader(io.StringIO(api["tables/runtimes.csv"].decode("utf-8-sig"))))
    assert rows[0]["reviewed_version"] == f"'{version}"
    with closing(database(api)) as connection:
        found = connection.execute("SELECT reviewed_version FROM runtimes WHERE id = 'alpha'").fetchone()
    assert found == (version,)
    dates = list(csv.DictReader(io.StringIO(api["tables/sources.csv"].decode("utf-8-sig"))))
    assert dates[0]["accessed"] == "2026-11-01"  # a date is meant to be one


def test_every_row_of_the_database_that_names_another_is_tied_to_it(api: dict[str, bytes]) -> None:
    with closing(database(api)) as connection:
        tied = {
            (table, target)
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall()
            for _, _, target, *_ in connection.execute(f"PRAGMA foreign_key_list({table})")
        }
        assert tied >= {
            *(("evidence", "claims"), ("evidence", "sources"), ("claims", "claim_terms")),
            *(("relations", "runtimes"), ("relation_evidence", "relations"), ("runtime_layers", "layers")),
        }
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("INSERT INTO evidence VALUES ('alpha', 'protocols', 'none', 0, 'x', 'quote')")


def test_a_badge_says_how_much_is_established_in_the_form_that_shields_io_reads(minimal: Site) -> None:
    made = {each.path: each.content for each in build_api(minimal, replace(NAMELESS, name="Brokers"))}
    content = made["api/v1/badges/alpha.json"]
    assert isinstance(content, bytes)
    assert json.loads(content) == {
        "schemaVersion": 1,
        "label": "Brokers",
        "message": "2 of 3 claims established, 2026-11-01",
        "color": "blue",
    }


def test_the_questions_that_the_page_for_users_shows_have_answers(real: Site) -> None:
    page = (ROOT / "docs" / "data.md").read_text("utf-8")
    questions = re.findall(r'sqlite3 catalog\.sqlite "(.*?)"', page, re.DOTALL)
    assert len(questions) == 2
    with closing(database(api_of(real))) as connection:
        for question in questions:
            assert connection.execute(question).fetchone() is not None, question
