"""The index: what is found, in which order, and that the browser gets Whoosh's own weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from mkdocs_aruntime.publish.page import Page
from mkdocs_aruntime.publish.search import Document, Index, Kind, export_index, page_documents
from mkdocs_aruntime.publish.search.blocks import BLOCK
from mkdocs_aruntime.publish.search.export import SLOT
from mkdocs_aruntime.publish.search.lexicon import distance
from mkdocs_aruntime.publish.search.words import STOP_WORDS, tokens

DOCUMENTS = [
    Document(location="a/", kind=Kind.PAGE, title="Queues", body="A queue holds messages."),
    Document(location="b/", kind=Kind.GUIDE, title="Routers", body="A router chooses a queue."),
    Document(location="c/", kind=Kind.TERM, title="Message", summary="What is queued.", words=("msg",)),
]
SPELLINGS = [("Message", "msg")]


def found(query: str, documents: list[Document] = DOCUMENTS, *, typing: bool = False) -> list[str]:
    """The best part of every page."""
    return [page.document.location for page in Index.build(documents, SPELLINGS).pages(query, typing=typing)]


def test_documents_with_every_word_come_first_and_titles_weigh_more() -> None:
    assert found("queue") == ["a/", "b/"]
    assert found("router queue")[0] == "b/"
    assert found("!") == []


def test_every_spelling_of_a_term_finds_what_is_written_with_another() -> None:
    assert found("msg") == ["c/", "a/"]


def test_a_beginning_finds_what_it_begins_while_it_is_typed_or_where_it_is_no_word() -> None:
    assert found("rou") == ["b/"]
    assert found("queue", typing=True) == ["a/", "c/", "b/"]
    assert found("queue ", typing=True) == ["a/", "b/"]


@pytest.mark.parametrize("typo", ["ruoter", "routr", "rouuter", "orouter", "roujer", "ruotters"])
def test_a_typo_finds_its_neighbour(typo: str) -> None:
    assert found(typo) == ["b/"]


@pytest.mark.parametrize(("query", "title"), [("optimization", "Optimisation"), ("licensing behavior", "Licence behaviour"), ("model server", "ModelServer"), ("modelserver", "Model server"), ("cafe", "Café"), ("quantising", "Quantised")])  # fmt: skip
def test_spellings_of_one_word_find_each_other(query: str, title: str) -> None:
    assert found(query, [*DOCUMENTS, Document(location="t/", kind=Kind.PAGE, title=title)])[:1] == ["t/"]


def test_words_that_say_nothing_count_only_where_there_are_no_others() -> None:
    documents = [*DOCUMENTS, Document(location="about/", kind=Kind.PAGE, title="About")]
    assert found("what is a queue", documents) == found("queue", documents)
    assert found("about", documents) == ["about/"]


def test_a_whole_title_comes_before_longer_ones_and_before_sections() -> None:
    documents = [
        Document(location="x/", kind=Kind.PAGE, title="Load balancing of queues", body="Load balancing."),
        Document(location="x/#l", kind=Kind.PAGE, title="Load balancing", body="Load balancing."),
        Document(location="y/", kind=Kind.PAGE, title="Load balancing"),
    ]
    assert found("load balancing", documents)[:2] == ["y/", "x/#l"]


def test_a_part_of_a_page_is_found_by_both_titles_in_either_order() -> None:
    documents = [
        part
        for name in ("Alpha", "Beta", "Gamma")
        for part in (
            Document(location=f"{name}/", kind=Kind.RUNTIME, title=name),
            Document(location=f"{name}/#amqp", kind=Kind.RUNTIME, title="AMQP", body="Yes.", detail=True),
        )
    ]
    assert found("beta amqp", documents)[0] == "Beta/#amqp"
    assert found("amqp gamma", documents)[0] == "Gamma/#amqp"


def test_a_need_that_is_spread_over_the_parts_of_a_page_finds_that_page() -> None:
    documents = [
        Document(location="list/", kind=Kind.PAGE, title="Lists", body="AMQP, queues; and on Windows."),
        Document(location="a/", kind=Kind.RUNTIME, title="Alpha"),
        Document(location="a/#amqp", kind=Kind.RUNTIME, title="AMQP", body="Yes.", detail=True),
        Document(location="a/#windows", kind=Kind.RUNTIME, title="Windows", body="Yes.", detail=True),
        Document(location="a/#offline", kind=Kind.RUNTIME, title="Offline", body="Yes.", detail=True),
        Document(location="b/", kind=Kind.RUNTIME, title="Beta", body="AMQP."),
    ]
    assert found("amqp windows offline", documents)[0].startswith("a/#")
    pages = Index.build(documents).pages("amqp windows offline")
    assert [(page.document.page, page.whole) for page in pages] == [
        ("a/", True),
        ("list/", False),
        ("b/", False),
    ]
    assert {hit.document.location for hit in pages[0].parts} == {"a/#amqp", "a/#windows", "a/#offline"}


def test_what_is_named_in_a_query_comes_before_what_only_speaks_of_it() -> None:
    documents = [
        Document(location="a/", kind=Kind.RUNTIME, title="Alpha"),
        Document(location="b/", kind=Kind.RUNTIME, title="Beta Broker"),
        Document(location="g/", kind=Kind.GUIDE, title="Health", body="Alpha or Beta Broker, ready or not."),
        *(Document(location=f"{i}/", kind=Kind.PAGE, title="Something", body="Else.") for i in range(20)),
    ]
    assert found("is alpha production ready", documents)[0] == "a/"
    assert set(found("alpha vs beta broker", documents)[:2]) == {"a/", "b/"}


def test_only_one_kind_where_it_is_asked_for() -> None:
    assert found("in:guide queue") == ["b/"]
    hits = Index.build(DOCUMENTS).search("queue", kind=Kind.PAGE)
    assert [hit.document.location for hit in hits] == ["a/"]


def test_signs_tell_languages_apart() -> None:
    documents = [
        Document(location="cpp/", kind=Kind.PAGE, title="Clients", body="A client in C++."),
        Document(location="sharp/", kind=Kind.PAGE, title="Clients", body="A client in C# and F#."),
        Document(location="c/", kind=Kind.PAGE, title="Clients", body="A client in C."),
    ]
    assert found("C++", documents) == ["cpp/"]
    assert found("c# client", documents)[0] == "sharp/"


def test_a_saved_index_answers_as_before(tmp_path: Path) -> None:
    Index.build(DOCUMENTS[:1], cache=tmp_path)
    Index.build(DOCUMENTS, SPELLINGS, cache=tmp_path)
    opened = Index.open(tmp_path)
    assert opened is not None
    assert [hit.document for hit in opened.search("msg")] == [DOCUMENTS[2], DOCUMENTS[0]]


def test_accents_and_signs_are_no_part_of_a_word() -> None:
    assert tokens("Café — naïve, snake_case-kebab; ﬁne") == [
        "cafe",
        "naive",
        "snake",
        "case",
        "kebab",
        "fine",
    ]


@pytest.mark.parametrize(
    ("a", "b", "most", "edits"),
    [("queue", "queue", 2, 0), ("queue", "quuee", 2, 1), ("queue", "router", 2, 3)],
)
def test_edits_are_counted_neighbours_that_changed_places_as_one(
    a: str, b: str, most: int, edits: int
) -> None:
    assert distance(a, b, most) == edits


def test_a_page_is_cut_at_headings_and_at_parts_with_a_title_of_their_own() -> None:
    html = (
        "<h1>Alpha</h1><p>Intro.</p><h2 id='p'>Protocols<a class='headerlink' href='#p'>#</a></h2><p>Before.</p>"
        "<article id='p.amqp' data-found='AMQP'><p><a href='#p.amqp'>AMQP</a> Yes</p><p data-no-twin>Correct</p></article>"
        "<p>After.</p>"
    )
    documents = list(page_documents(Page(html).tree, location="a/", kind=Kind.RUNTIME, title="Alpha"))
    assert [(each.location, each.title, each.body, each.detail) for each in documents] == [
        ("a/", "Alpha", "Intro.", False),
        ("a/#p", "Protocols", "Before. After.", False),
        ("a/#p.amqp", "AMQP", "Yes", True),
    ]


# What the browser gets


def exported(documents: list[Document]) -> tuple[dict[str, Any], dict[str, Any]]:
    files = {
        each.path: json.loads(each.content)
        for each in export_index(Index.build(documents, SPELLINGS))
        if isinstance(each.content, bytes)
    }
    head = files["search/search_index.json"]["config"]["head"]
    return head, {path.removeprefix(f"search/{head['folder']}/"): content for path, content in files.items()}


def test_the_browsers_weights_are_whooshs_own() -> None:
    _, files = exported(DOCUMENTS)
    block = files["t/0.json"]
    row = block["rows"][block["words"]["queue"]]
    weights, number = {}, 0
    for step, weight in zip(row[::2], row[1::2], strict=True):
        number += step
        weights[DOCUMENTS[number // SLOT].location] = weight / 100
    hits = Index.build(DOCUMENTS).search("queue")
    assert weights == pytest.approx({hit.document.location: hit.score for hit in hits})


def test_a_large_index_is_cut_into_small_blocks_and_the_head_stays_small(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mkdocs_aruntime.publish.search.export.FAN", 16)
    many = [
        Document(
            location=f"p{i}/",
            kind=Kind.PAGE,
            title=f"word{i:05d} term{i % 977:04d}",
            body="common words here",
        )
        for i in range(6000)
    ]
    head, files = exported(many)
    blocks = [path for path in files if path.startswith("t/")]
    assert len(head["keys"]) < 10
    assert max(len(json.dumps(files[path], separators=(",", ":"))) for path in blocks) < 2 * BLOCK
    assert sum(len(files[path]["parts"]) for path in files if path.startswith("d/")) == 6000
    keys = [key for place in range(len(head["keys"])) for key in files[f"k/{place}.json"]]
    for place, (key, after) in enumerate(zip(keys, [*keys[1:], "~"], strict=True)):
        assert all(key <= word < after for word in files[f"t/{place}.json"].get("words", ()))


def test_a_word_of_very_many_documents_keeps_the_heaviest() -> None:
    many = [
        Document(location=f"p{i}/", kind=Kind.PAGE, title="Common" if i == 900 else "Other", body="common")
        for i in range(1000)
    ]
    _, files = exported(many)
    row = next(
        block["rows"][block["words"]["common"]] for path, block in files.items() if path.startswith("t/")
    )
    assert len(row) == 2 * 512
    assert sum(row[::2][:513]) >= 900 * SLOT
    assert found("common", many)[0] == "p900/"


def test_the_stop_words_of_the_browser_are_the_same() -> None:
    path = ROOT / "plugins/mkdocs_aruntime/assets/javascripts/view/words.js"
    text = path.read_text("utf-8").partition("(\n")[2].partition(")")[0]
    assert frozenset("".join(text.split('"')[1::2]).split()) == STOP_WORDS
