"""The API as others use it: documents held against their schemas, tables against each other."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import validate as validate_openapi

from conftest import MINIMAL, ROOT, TODAY, sources_of
from golden import GOLDEN, assert_golden
from mkdocs_aruntime.catalog.site import Site, Sources, load_site
from mkdocs_aruntime.publish.api import API, build_api


def api_of(site: Site) -> dict[str, bytes]:
    return {
        each.path.removeprefix(f"{API}/"): each.content
        for each in build_api(site)
        if isinstance(each.content, bytes)
    }


@pytest.fixture(scope="module")
def api(minimal: Site) -> dict[str, bytes]:
    return api_of(minimal)


def read(api: dict[str, bytes], path: str) -> Any:
    return json.loads(api[path])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


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
            assert_golden(f"api/v1/{path}", content.replace("\r\n", "\n"))
        elif not path.startswith("schema/"):  # made from the model, and held against documents below
            pretty = json.dumps(json.loads(content), indent=1, ensure_ascii=False)
            assert_golden(f"api/v1/{path}", pretty + "\n")
    golden = {path.relative_to(GOLDEN / "api/v1").as_posix() for path in (GOLDEN / "api/v1").rglob("*.*")}
    assert golden == {path for path in text if not path.startswith("schema/")}


def test_the_description_is_openapi_and_names_every_file_once(api: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in api.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    validate_openapi(read(api, "openapi.json"), base_uri=(tmp_path / "openapi.json").as_uri())
    assert sorted(path for path, _ in operations(api)) == sorted(api)


def test_the_licence_of_the_data_is_told_where_the_site_says_it(minimal: Site, api: dict[str, bytes]) -> None:
    assert "license" not in read(api, "openapi.json")["info"]
    (told,) = (each for each in build_api(minimal, "CC0-1.0") if each.path.endswith("openapi.json"))
    assert isinstance(told.content, bytes)
    assert json.loads(told.content)["info"]["license"] == {"name": "CC0-1.0", "identifier": "CC0-1.0"}


def test_every_document_is_valid_by_the_schema_that_the_description_names(api: dict[str, bytes]) -> None:
    checked = 0
    for path, content in operations(api):
        schema = content.get("application/json", {}).get("schema", {})
        if "$ref" not in schema:
            continue
        document = read(api, path)
        rules = read(api, schema["$ref"])
        jsonschema.Draft202012Validator(
            rules, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        ).validate(document)
        assert document["schema"].startswith("aruntime/")
        assert document["as-of"] <= TODAY.isoformat()
        checked += 1
    assert checked == 13


def test_a_document_with_a_wrong_word_is_refused_by_its_schema(api: dict[str, bytes]) -> None:
    document = read(api, "runtimes/alpha.json")
    document["claims"]["protocols"][0]["value"] = "yes"
    with pytest.raises(jsonschema.ValidationError, match="'yes' is not one of"):
        jsonschema.validate(document, read(api, "schema/runtime.json"))


def test_the_index_leads_to_every_file(api: dict[str, bytes]) -> None:
    index = read(api, "index.json")
    named = {index["database"], "index.json"}
    for section in ("documents", "runtimes", "changes", "schemas", "tables"):
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
            _, *rows = csv.reader(io.StringIO(api[path].decode()))
            found = connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - ours
            as_text = [tuple("" if cell is None else str(cell) for cell in row) for row in found]
            assert sorted(as_text) == sorted(tuple(row) for row in rows), name


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
    rows = list(csv.DictReader(io.StringIO(api["tables/runtimes.csv"].decode())))
    assert rows[0]["name"] == "'=1+1"
    with closing(database(api)) as connection:
        assert connection.execute("SELECT name FROM runtimes WHERE id = 'alpha'").fetchone() == ("=1+1",)


def test_the_questions_that_the_page_for_users_shows_have_answers() -> None:
    real = Sources(
        root=ROOT,
        runtimes=ROOT / "runtimes",
        policy=ROOT / "evaluator" / "policy.yml",
        docs=ROOT / "docs",
    )
    page = (ROOT / "docs" / "data.md").read_text("utf-8")
    questions = re.findall(r'sqlite3 catalog\.sqlite "(.*?)"', page, re.DOTALL)
    assert len(questions) == 2
    today = dt.datetime.now(dt.UTC).date()  # the entries are dated by the day they were read
    with closing(database(api_of(load_site(real, as_of=today)))) as connection:
        for question in questions:
            assert connection.execute(question).fetchone() is not None, question
