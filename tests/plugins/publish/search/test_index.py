"""The index: what is found in it and in which order, and the files that the engine reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from conftest import ROOT
from mkdocs_aruntime.publish.page import Page
from mkdocs_aruntime.publish.search import Asking, Document, Held, Index, Kind, export_index, page_documents
from mkdocs_aruntime.publish.search.blocks import BLOCK
from mkdocs_aruntime.publish.search.export import SLOT
from mkdocs_aruntime.publish.words import STOP_WORDS, tokens
from mkdocs_aruntime.query.engine import Found, ask

DOCUMENTS = [
    Document(location="a/", kind=Kind.PAGE, title="Queues", body="A queue holds messages."),
    Document(location="b/", kind=Kind.GUIDE, title="Routers", body="A router chooses a queue."),
    Document(location="c/", kind=Kind.TERM, title="Message", summary="What is queued.", words=("msg",)),
]
SPELLINGS = [("Message", "msg")]


def asked(query: str, documents: list[Document] = DOCUMENTS, asking: Asking | None = None) -> Found:
    files = export_index(Index(documents, SPELLINGS), asking)
    return ask(files, query, limit=1000)


def found(query: str, documents: list[Document] = DOCUMENTS) -> list[str]:
    """The best part of every page."""
    return [page["location"] for page in asked(query, documents).pages]


def test_documents_with_every_word_come_first_and_titles_weigh_more() -> None:
    assert found("queue") == ["a/", "b/"]
    assert found("router queue")[0] == "b/"
    assert found("!") == []


def test_every_spelling_of_a_term_finds_what_is_written_with_another() -> None:
    assert found("msg") == ["c/", "a/"]


def test_a_beginning_finds_what_it_begins_where_it_is_no_word() -> None:
    assert found("rou") == ["b/"]
    assert found("queue") == ["a/", "b/"]


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
    pages = asked("amqp windows offline", documents).pages
    assert [page["location"].partition("#")[0] for page in pages] == ["a/", "list/", "b/"]
    parts = {pages[0]["location"], *(part["location"] for part in pages[0]["parts"])}
    assert parts == {"a/#amqp", "a/#windows", "a/#offline"}


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
    assert asked("in:guides queue").strange == "guides"


def test_signs_tell_languages_apart() -> None:
    documents = [
        Document(location="cpp/", kind=Kind.PAGE, title="Clients", body="A client in C++."),
        Document(location="sharp/", kind=Kind.PAGE, title="Clients", body="A client in C# and F#."),
        Document(location="c/", kind=Kind.PAGE, title="Clients", body="A client in C."),
    ]
    assert found("C++", documents) == ["cpp/"]
    assert found("c# client", documents)[0] == "sharp/"


def test_a_single_letter_is_a_name_where_it_is_finished() -> None:
    documents = [
        Document(location="r/", kind=Kind.PAGE, title="Clients", body="A client in R."),
        Document(location="ray/", kind=Kind.PAGE, title="Ray"),
    ]
    assert found("R", documents) == ["r/"]


PHRASES = [
    Document(location="a/", kind=Kind.PAGE, title="Time to live", body="A message expires at last."),
    Document(location="b/", kind=Kind.PAGE, title="Messages", body="The last message expired."),
    Document(location="b/#p", kind=Kind.PAGE, title="Live time", body="Messages expire."),
    Document(location="c/", kind=Kind.TERM, title="Message expires", summary="Expiry.", words=("last word",)),
]


@pytest.mark.parametrize(
    ("query", "locations"),
    [
        ('"message expires"', ["c/", "a/"]),
        ('"last message expired"', ["b/"]),
        ('"time to live"', ["a/"]),
        ('"live time" messages', ["b/#p"]),
        ('"expires message"', []),
        ('"expires last"', []),
        ('"expires at last"', ["a/"]),
        ("“message expires” “expires at last”", ["a/"]),
        ('"message', ["c/", "b/", "a/"]),
    ],
)
def test_words_in_quotes_are_found_as_they_are_written(query: str, locations: list[str]) -> None:
    assert sorted(found(query, PHRASES)) == sorted(locations)


BROKERS = [
    Document(location="runtimes/a/", kind=Kind.RUNTIME, title="Alpha", beside=("a", "b", "c")),
    Document(location="runtimes/b/", kind=Kind.RUNTIME, title="Beta Broker", beside=("b", "c")),
    Document(
        location="runtimes/c/", kind=Kind.RUNTIME, title="Gamma & Sons", words=("GS",), beside=("c", "a")
    ),
    Document(location="g/", kind=Kind.GUIDE, title="Routing", body="Alpha, or another broker?"),
]
ASKING = Asking(
    address="compare/?ids=", words=("vs", "compare"), alternatives=("alternative", "alternatives")
)


@pytest.mark.parametrize(
    ("query", "location", "title"),
    [
        ("alpha vs beta broker", "compare/?ids=a,b", "Compare Alpha and Beta Broker"),
        ("compare GS, alpha and beta broker", "compare/?ids=c,a,b", "Compare Gamma & Sons, Alpha and Beta Broker"),
        ("alhpa vs gs", "compare/?ids=a,c", "Compare Alpha and Gamma & Sons"),
        ("alpha gs", "compare/?ids=a,c", "Compare Alpha and Gamma & Sons"),
        ("alpha alternative", "compare/?ids=a,b,c", "Compare Alpha with its alternatives"),
    ],
)  # fmt: skip
def test_who_asks_for_a_comparison_gets_it_first(query: str, location: str, title: str) -> None:
    first = asked(query, BROKERS, ASKING).pages[0]
    assert (first["location"], first["title"], first["kind"]) == (location, title, "comparison")


@pytest.mark.parametrize(
    "query", ["alpha", "alpha vs routing", "in:runtime alpha vs gs", "alpha gs routing", "alternatives"]
)
def test_what_is_no_comparison_gets_none(query: str) -> None:
    assert "comparison" not in {page["kind"] for page in asked(query, BROKERS, ASKING).pages}


def test_words_of_one_group_find_each_other() -> None:
    documents = [
        Document(location="k/", kind=Kind.PAGE, title="Deployment", body="It runs on Kubernetes."),
        Document(location="o/", kind=Kind.PAGE, title="Other", body="Elsewhere."),
    ]
    index = Index(documents, [("Kubernetes", "k8s", "kube cluster")])
    for query in ("k8s", "kube cluster"):
        assert [page["location"] for page in ask(export_index(index), query, limit=9).pages] == ["k/"]


def test_what_is_so_counts_more_than_what_is_partly_so_or_denied() -> None:
    documents = [
        Document(location=f"{name}/#w", kind=Kind.RUNTIME, title="Windows", detail=True, held=held)
        for name, held in (("a", Held.NO), ("b", Held.PARTLY), ("c", Held.YES))
    ]
    assert found("windows", documents) == ["c/#w", "b/#w", "a/#w"]


def test_accents_and_signs_are_no_part_of_a_word() -> None:
    assert tokens("Café — naïve, snake_case-kebab; ﬁne") == [
        "cafe",
        "naive",
        "snake",
        "case",
        "kebab",
        "fine",
    ]


def test_a_page_is_cut_at_headings_and_at_parts_with_a_title_of_their_own() -> None:
    html = (
        "<h1>Alpha</h1><p>Intro.</p><h2 id='p'>Protocols<a class='headerlink' href='#p'>#</a></h2><p>Before.</p>"
        "<article id='p.amqp' data-found='AMQP' data-held='partly'><p><a href='#p.amqp'>AMQP</a> Yes</p><p data-no-twin>Correct</p></article>"
        "<p>After.</p>"
    )
    documents = list(page_documents(Page(html).tree, location="a/", kind=Kind.RUNTIME, title="Alpha"))
    assert [(each.location, each.title, each.body, each.detail, each.held) for each in documents] == [
        ("a/", "Alpha", "Intro.", False, Held.YES),
        ("a/#p", "Protocols", "Before. After.", False, Held.YES),
        ("a/#p.amqp", "AMQP", "Yes", True, Held.PARTLY),
    ]


# What the browser gets


def exported(documents: list[Document]) -> tuple[dict[str, Any], dict[str, Any]]:
    files = {path: json.loads(content) for path, content in export_index(Index(documents, SPELLINGS)).items()}
    head = files["search/search_index.json"]["config"]["head"]
    return head, {path.removeprefix(f"search/{head['folder']}/"): content for path, content in files.items()}


def test_a_word_weighs_more_the_more_it_says_of_a_document() -> None:
    head, files = exported(DOCUMENTS)
    block = files["t/0.json"]
    row = block["rows"][block["words"]["queue"]]
    assert row[::2] == [0, SLOT]  # the first two documents; the third has the stem only in its summary
    assert row[1] > row[3]
    # A title of one word, three gaps of two, then the sentence: the second and the fifth word of it.
    assert files["p/0.json"]["queue"] == [0, 1, 8, SLOT, 1, 11]
    assert head["ranking"]["exact"] == 100


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
