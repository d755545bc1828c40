"""The judged queries, and how well an order of results answers them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from math import log2
from pathlib import Path
from statistics import fmean

import material
import yaml

from mkdocs_aruntime.publish.search import Document, Kind

HERE = Path(__file__).parent
JUDGED = HERE.parent.parent / "tests" / "plugins" / "publish" / "search" / "judged.yml"
DEPTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query of one of six sorts, and what answers it."""

    sort: str
    words: str
    grades: Mapping[str, int]
    """Per page or glossary term, how well it answers: 1 to 3."""


def judged() -> list[Query]:
    sorts = yaml.safe_load(JUDGED.read_text("utf-8"))
    return [
        Query(sort=sort, words=str(words), grades=grades)
        for sort, queries in sorts.items()
        for words, grades in queries.items()
    ]


def unit(document: Document) -> str:
    """What is judged: a page with all its parts, or a glossary term."""
    return document.location if document.kind is Kind.TERM else document.page


def plain(documents: Sequence[Document]) -> Iterator[dict[str, str]]:
    """The documents as every engine gets them; other names and facts are part of the text."""
    for each in documents:
        parts = (
            *each.words,
            *each.facts,
            "" if each.body.startswith(each.summary[:80]) else each.summary,
            each.body,
        )
        yield {
            "location": each.location,
            "unit": unit(each),
            "title": each.title,
            "text": " ".join(filter(None, parts)),
        }


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002, TOIS) of the first ten."""
    gain = sum(_gain(_grade(each, grades), place) for place, each in enumerate(found[:DEPTH]))
    return gain / sum(
        _gain(grade, place) for place, grade in enumerate(sorted(grades.values(), reverse=True)[:DEPTH])
    )


def reciprocal_rank(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """One over the place of the first result that answers the query well, 2 or better; 0 past the tenth."""
    good = (place for place, each in enumerate(found[:DEPTH], 1) if _grade(each, grades) > 1)
    return 1 / next(good, float("inf"))


def _grade(unit: str, grades: Mapping[str, int]) -> int:
    """A star stands for whichever neighbours a comparison shows."""
    return max((grade for pattern, grade in grades.items() if fnmatchcase(unit, pattern)), default=0)


def _gain(grade: int, place: int) -> float:
    return float((2**grade - 1) / log2(place + 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How well an engine answers some queries, on average."""

    ndcg: float
    mrr: float


def quality(found: Sequence[Sequence[str]], queries: Sequence[Query], sort: str | None = None) -> Quality:
    """Over all queries, or those of one sort."""
    pairs = [
        (each, query.grades) for each, query in zip(found, queries, strict=True) if sort in {None, query.sort}
    ]
    return Quality(
        ndcg=fmean(ndcg(*pair) for pair in pairs),
        mrr=fmean(reciprocal_rank(*pair) for pair in pairs),
    )


def ask_engines(
    site: Path, documents: Sequence[Document], queries: Sequence[Query], engines: Sequence[str]
) -> dict[str, list[list[str]]]:
    """Per engine and query the units found, the best first; each engine over the same documents."""
    request = {
        "documents": list(plain(documents)),
        "queries": [query.words for query in queries],
        "engines": list(engines),
    }
    command = ["node", str(HERE / "relevance.mjs"), str(site), str(material_worker())]
    done = subprocess.run(command, input=json.dumps(request), capture_output=True, text=True, check=True)
    found: dict[str, list[list[str]]] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def material_worker() -> Path:
    """The search worker that the theme brings, lunr included."""
    return next(
        (Path(material.__file__).parent / "templates/assets/javascripts/workers").glob("search.*.min.js")
    )
