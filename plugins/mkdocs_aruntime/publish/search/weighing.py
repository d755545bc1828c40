"""What each document is indexed under, and how much each occurrence counts.

Title, other names, summary and body go into one field with weights, so that many words of a body do not add
up past a title: BM25F as Robertson, Zaragoza and Taylor define it (2004, CIKM), not a sum over fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from itertools import pairwise

from mkdocs_aruntime.publish.search.documents import Document, Held, Level
from mkdocs_aruntime.publish.words import STOP_WORDS, content, plain, tokens

type Stemmer = Callable[[str], str]


class Field(StrEnum):
    """What a term of the index is."""

    TEXT = "text"
    """The stem of a word."""
    START = "start"
    """How a word of a title begins."""
    CONCEPT = "concept"
    """A thing that has several spellings, whichever of them stands there."""
    PAIR = "pair"
    """Two stems side by side in a title, or one in the title of the page and one in that of the section."""
    NAME = "name"
    """A whole title."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much one occurrence counts, by where it stands."""

    title: float
    name: float
    page: float = 3.0
    summary: float = 2.0
    body: float = 1.0

    def times(self, factor: float) -> Weights:
        """All of them, more or less."""
        return Weights(**{name: weight * factor for name, weight in asdict(self).items()})


WEIGHTS: Mapping[Level, Weights] = {
    Level.PAGE: Weights(title=10, name=20),
    Level.SECTION: Weights(title=6, name=10),
    Level.DETAIL: Weights(title=2, name=1),
}

HELD: Mapping[Held, float] = {Held.YES: 1, Held.PARTLY: 0.4, Held.NO: 0.2}
"""How much a part counts that says so much of its title, such as a claim that is met partly."""

STARTS = range(2, 5)
"""Lengths of beginnings that are looked up among titles; longer ones among all words."""

LATER = 0.6
"""How much the beginning of a word counts that is not the first of its title."""

GAP = " a a "
"""Words that are counted but never looked for, so that no phrase goes from one part into the next."""

LONGEST_JOINED = 24
"""Characters of two words of a title that are also found written as one."""


def name_of(text: str) -> str:
    """A title as it is looked up whole."""
    return "_".join(content(tokens(text)))


@dataclass(slots=True)
class Indexed:
    """The terms of one document, field by field, each occurrence with its weight."""

    occurrences: dict[Field, list[tuple[str, float]]] = field(
        default_factory=lambda: {each: [] for each in Field}
    )
    surfaces: set[str] = field(default_factory=set)
    """The words as they are written."""
    text: str = ""
    """All that it says, in the order in which a phrase is looked for."""

    def add(self, where: Field, terms: Iterable[str], weight: float) -> None:
        """Note occurrences that count the same."""
        self.occurrences[where] += [(term, weight) for term in terms]


class Weigher:
    """Turns documents into weighted terms."""

    def __init__(self, stem: Stemmer, concepts: Concepts) -> None:
        self._stem, self._concepts = stem, concepts

    def weigh(self, document: Document, page_title: str) -> Indexed:
        """All terms of a document; ``page_title`` is that of the page a section stands on."""
        weights = WEIGHTS[document.level].times(HELD[document.held])
        found = Indexed()
        for title in (document.title, *document.words):
            self._add_title(found, title, weights, whole=document.level is not Level.DETAIL)
        above = self._stems(page_title)
        found.add(Field.TEXT, above, weights.page)
        crossed = [f"{one}_{other}" for one in above for other in self._stems(document.title)]
        found.add(Field.PAIR, crossed, 2)
        beside = "" if document.body.startswith(document.summary.removesuffix(" …")) else document.summary
        facts = " ".join(document.facts)
        self._add_text(found, beside, weights.summary)
        self._add_text(found, facts, weights.summary)
        self._add_text(found, document.body, weights.body)
        found.text = plain(GAP.join((document.title, *document.words, beside, facts, document.body)))
        return found

    def _add_title(self, found: Indexed, title: str, weights: Weights, *, whole: bool) -> None:
        said = content(tokens(title))
        stems = [self._stem(word) for word in said]
        found.surfaces.update(said)
        found.add(Field.TEXT, stems, weights.title)
        found.add(Field.CONCEPT, self._concepts.of(stems), weights.title)
        found.add(Field.PAIR, (f"{one}_{other}" for one, other in pairwise(stems)), 3)
        found.add(Field.NAME, filter(None, [name_of(title)]), weights.name)
        if whole:
            found.surfaces.update(joined(said))
            found.add(Field.TEXT, map(self._stem, joined(said)), weights.title / 2)
            for place, word in enumerate(said):
                starts = (word[:length] for length in STARTS if length <= len(word))
                share = (LATER if place else 1) * 2 / (1 + len(said))
                found.add(Field.START, starts, weights.title * share)

    def _add_text(self, found: Indexed, text: str, weight: float) -> None:
        said = [word for word in tokens(text) if word not in STOP_WORDS]
        stems = [self._stem(word) for word in said]
        found.surfaces.update(said)
        found.add(Field.TEXT, stems, weight)
        found.add(Field.CONCEPT, self._concepts.of(stems), weight)

    def _stems(self, title: str) -> list[str]:
        return [self._stem(word) for word in content(tokens(title))]


def joined(title: Sequence[str]) -> Iterator[str]:
    """Neighbours in a title written as one word, as people do: *modelserver*, *llamacpp*."""
    for one, other in pairwise(title):
        if len(one) + len(other) <= LONGEST_JOINED:
            yield one + other


class Concepts:
    """Finds what has several spellings in a sequence of stems, whichever of them stands there."""

    def __init__(self, spellings: Iterable[Sequence[str]], stem: Stemmer) -> None:
        """Groups that share a spelling are one."""
        self.phrases: dict[tuple[str, ...], str] = {}
        self.words: set[str] = set()
        """All words of all spellings; not each stands in a document."""
        for group in spellings:
            self.words.update(word for each in group for word in content(tokens(each)))
            stemmed = [tuple(stem(word) for word in content(tokens(each))) for each in group]
            if len(set(stemmed)) > 1:
                phrases = list(filter(None, stemmed))
                known = next((self.phrases[each] for each in phrases if each in self.phrases), None)
                self.phrases |= {each: self.phrases.get(each, known or name_of(group[0])) for each in phrases}
        self._longest = max(map(len, self.phrases), default=0)
        self._first = {phrase[0] for phrase in self.phrases}

    def of(self, stems: Sequence[str]) -> Iterator[str]:
        """The concept of every phrase that begins at any place."""
        for i, first in enumerate(stems):
            if first in self._first:
                for length in range(1, self._longest + 1):
                    phrase = tuple(stems[i : i + length])
                    if len(phrase) == length and (found := self.phrases.get(phrase)):
                        yield found
