"""Releases of the data: written once, published as they are, and what changed in each claim since."""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from commands import Run
from conftest import TODAY, sources_of
from editing import edit
from mkdocs_aruntime.catalog.claim_changes import claim_changes
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import Site, load_site
from mkdocs_aruntime.publish.api import API, build_api
from mkdocs_aruntime.publish.identity import Identity

RELEASE = Path("runtimes/releases/2026-11-10.json.gz")


def load(copy: Path) -> Site:
    return load_site(sources_of(copy), as_of=TODAY)


def api(copy: Path) -> dict[str, bytes]:
    made = build_api(load(copy), Identity(name="", summary="", home=""))
    return {
        each.path.removeprefix(f"{API}/"): each.content for each in made if isinstance(each.content, bytes)
    }


def changed(copy: Path, path: str = "changes.json") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(api(copy)[path]).get("claims", [])
    return found


def test_what_changed_in_a_claim_since_a_release_is_told(run: Run, copy: Path) -> None:
    assert run("release", "--as-of", "2026-11-10").exit_code == 0
    assert changed(copy) == []
    alpha = copy / "runtimes" / "alpha.yml"
    edit(alpha, "id: amqp\n      value: supported", "id: amqp\n      value: unsupported")
    edit(alpha, "history: [", "history: [{date: 2026-11-20, change: AMQP is gone.}, ")
    (line,) = changed(copy)
    assert line == {
        "date": "2026-11-20",
        "since": "2026-11-10",
        "runtime": "alpha",
        "name": "Alpha",
        "claim": "protocols.amqp",
        "from": "supported",
        "to": "unsupported",
        "url": "runtimes/alpha/#protocols.amqp",
    }
    assert changed(copy, "changes/2026-11.json") == [line]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(api(copy)["catalog.sqlite"])
        rows = connection.execute("SELECT claim, from_value, to_value FROM claim_changes").fetchall()
    assert rows == [("amqp", "supported", "unsupported")]

    assert run("release", "--as-of", "2026-11-21").exit_code == 0
    assert changed(copy) == [line]  # from one release to the next, it stays as it was
    edit(alpha, "id: amqp\n      value: unsupported", "id: amqp\n      value: supported")
    edit(alpha, "history: [", "history: [{date: 2026-11-22, change: AMQP is back.}, ")
    assert [(each["since"], each["from"], each["to"]) for each in changed(copy)] == [
        ("2026-11-21", "unsupported", "supported"),
        ("2026-11-10", "supported", "unsupported"),
    ]


def test_another_note_is_a_change_and_a_second_reading_is_none(run: Run, copy: Path) -> None:
    run("release", "--as-of", "2026-11-10")
    alpha = copy / "runtimes" / "alpha.yml"
    edit(alpha, "id: amqp\n", "id: amqp\n      confirmed: 2026-11-20\n")
    assert changed(copy) == []
    edit(alpha, "id: amqp\n", "id: amqp\n      note: Over TLS.\n")
    assert [(each["from"], each["to"], each["changed"]) for each in changed(copy)] == [
        ("supported", "supported", ["confirmed", "note"])
    ]


def test_a_renamed_entry_keeps_its_past_and_the_claims_of_a_new_one_are_no_changes(
    run: Run, copy: Path
) -> None:
    run("release", "--as-of", "2026-11-10")
    site = load(copy)
    renamed = [
        each.__replace__(id=f"{each.id}-two", aliases=(each.id,)) if each.id == "beta" else each
        for each in site.catalog.runtimes
    ]
    new = renamed[0].__replace__(id="delta")
    assert claim_changes(site.catalog.__replace__(runtimes=(*renamed, new)), site.releases) == []


def test_a_release_is_published_as_it_is_kept_with_its_digest(run: Run, copy: Path) -> None:
    run("release", "--as-of", "2026-11-10")
    kept = (copy / RELEASE).read_bytes()
    files = api(copy)
    assert files["releases/2026-11-10.json.gz"] == kept
    assert json.loads(gzip.decompress(kept)) == json.loads(files["runtimes.json"])
    (line,) = json.loads(files["releases.json"])["releases"]
    assert line["sha256"] == hashlib.sha256(kept).hexdigest()
    assert (line["bytes"], line["file"], line["runtimes"]) == (len(kept), "releases/2026-11-10.json.gz", 3)
    assert json.loads(files["index.json"])["releases"] == {"2026-11-10": line["file"]}


def test_a_release_is_never_written_again(run: Run, copy: Path) -> None:
    assert run("release", "--as-of", "2026-11-10").exit_code == 0
    kept = (copy / RELEASE).read_bytes()
    again = run("release", "--as-of", "2026-11-12")
    assert (again.exit_code, again.output) == (
        1,
        "Error: no claim has changed since the release of 2026-11-10\n",
    )
    edit(copy / "runtimes" / "alpha.yml", "id: amqp\n", "id: amqp\n      note: Over TLS.\n")
    assert "already there; a release stays as it is" in run("release", "--as-of", "2026-11-10").output
    assert "would be older" in run("release", "--as-of", "2026-10-01").output
    assert (copy / RELEASE).read_bytes() == kept


BAD = [
    ("2026-11-10.json.gz", b"no gzip", "Not a gzipped file"),
    ("2026-11-10.json.gz", gzip.compress(b"{}")[:-9], "it has another form"),
    ("2026-11-10.json.gz", gzip.compress(b"[1"), "the release is not JSON"),
    ("2026-11-10.json.gz", gzip.compress(b"[]"), "expected a document of the format aruntime/catalog/1"),
    ("2026-11-10.json.gz", gzip.compress(b"{}"), "it has another form"),
    ("2026-11-10.json.gz", gzip.compress(b'{"schema": "aruntime/decision/1"}'), "expected a document of the"),
    (
        "2026-11-10.json.gz",
        gzip.compress(b'{"schema": "aruntime/catalog/1", "runtimes": [1]}'),
        "another form",
    ),
    ("2026-11-10.json.gz", gzip.compress(b" " * 50_000_001), "more than 50,000,000 bytes when unpacked"),
    ("2026-02-30.json.gz", gzip.compress(b"{}"), "day"),
    ("newest.json", b"{}", "expected a name such as 2026-11-28.json.gz"),
]


@pytest.mark.parametrize(("name", "content", "words"), BAD, ids=[words for *_, words in BAD])
def test_what_is_no_release_is_told_with_its_file(copy: Path, name: str, content: bytes, words: str) -> None:
    path = copy / "runtimes" / "releases" / name
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(DataError) as error:
        load(copy)
    (finding,) = error.value.findings
    assert finding.file == f"runtimes/releases/{name}"
    assert words in finding.problem.message
    assert "aruntime release" in finding.problem.message
