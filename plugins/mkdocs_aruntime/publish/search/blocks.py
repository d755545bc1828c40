"""The dictionary of the index in sorted blocks of bounded size, so that a word is in one file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mkdocs_aruntime.publish.search.index import Index, Row
from mkdocs_aruntime.publish.search.weighing import Field

BLOCK = 16_000
"""Bytes from which a block is closed; a single word with all its postings may make it somewhat larger."""

type Flat = list[int]
"""A row as the browser gets it: steps between document numbers, each with a weight after it."""


@dataclass(slots=True)
class Block:
    """What is known of some words that follow each other in the alphabet."""

    first: str
    last: str = ""
    size: int = 0
    words: dict[str, int] = field(default_factory=dict)
    """Of each word as it is written, the place of its stem below."""
    stems: list[str] = field(default_factory=list)
    rows: list[Flat] = field(default_factory=list)
    starts: dict[str, Flat] = field(default_factory=dict)
    names: dict[str, Flat] = field(default_factory=dict)
    pairs: dict[int, dict[str, Flat]] = field(default_factory=dict)
    """By the place of a first stem, the second stem and the row of both side by side."""
    concepts: dict[int, dict[str, tuple[str, Flat]]] = field(default_factory=dict)
    """By the place of a first stem, the rest of a spelling, what it means and that one's row."""
    places: dict[str, Flat] = field(default_factory=dict)
    """Of each word where it stands; in a file of its own, for phrases alone need it."""

    def encoded(self) -> dict[str, object]:
        """As JSON; what is empty is left out."""
        content = {
            "words": self.words,
            "stems": self.stems,
            "rows": self.rows,
            "starts": self.starts,
            "names": self.names,
            "pairs": self.pairs,
            "concepts": self.concepts,
        }
        return {name: value for name, value in content.items() if value}


class Dictionary:
    """Everything that can be looked up, by the key that it is found under."""

    def __init__(self, index: Index, numbers: Sequence[int]) -> None:
        def flat(where: Field) -> dict[str, Flat]:
            return {term: _flat(row, numbers) for term, row in index.rows(where)}

        self._stems = index.stems
        self._rows, self._starts, self._names = flat(Field.TEXT), flat(Field.START), flat(Field.NAME)
        self._pairs: dict[str, dict[str, Flat]] = {}
        for pair, row in flat(Field.PAIR).items():
            one, _, other = pair.partition("_")
            self._pairs.setdefault(one, {})[other] = row
        concepts = flat(Field.CONCEPT)
        self._concepts: dict[str, dict[str, tuple[str, Flat]]] = {}
        for phrase, concept in index.phrases.items():
            if concept in concepts:
                self._concepts.setdefault(phrase[0], {})["_".join(phrase[1:])] = (
                    concept,
                    concepts[concept],
                )
        self._places = {word: _flat_places(found, numbers) for word, found in index.places()}

    def blocks(self) -> Iterator[Block]:
        """All of it, in order."""
        block: Block | None = None
        for key in sorted({*self._stems, *self._starts, *self._names}):
            if block is None or block.size > BLOCK:
                if block is not None:
                    yield block
                block = Block(first=key)
            self._put(key, block)
        if block is not None:
            yield block

    def _put(self, key: str, block: Block) -> None:
        block.last = key
        if (stem := self._stems.get(key)) is not None:
            if stem not in block.stems:
                self._put_stem(stem, block)
            block.words[key] = block.stems.index(stem)
            block.size += len(key) + 6
        if (places := self._places.get(key)) is not None:
            block.places[key] = places
        for rows, into in ((self._starts, block.starts), (self._names, block.names)):
            if (row := rows.get(key)) is not None:
                into[key] = row
                block.size += len(key) + _size(row)

    def _put_stem(self, stem: str, block: Block) -> None:
        place = len(block.stems)
        block.stems.append(stem)
        block.rows.append(self._rows.get(stem, []))
        block.size += len(stem) + _size(block.rows[-1])
        if (pairs := self._pairs.get(stem)) is not None:
            block.pairs[place] = pairs
            block.size += sum(len(other) + _size(row) for other, row in pairs.items())
        if (concepts := self._concepts.get(stem)) is not None:
            block.concepts[place] = concepts
            block.size += sum(len(rest) + _size(row) for rest, (_, row) in concepts.items())


def keys(blocks: Sequence[Block]) -> list[str]:
    """Of each block the shortest key that comes after everything before it."""
    return ["", *(_between(before.last, after.first) for before, after in pairwise(blocks))]


def _between(before: str, after: str) -> str:
    return next(after[:length] for length in range(1, len(after) + 1) if after[:length] > before)


def _flat(row: Row, numbers: Sequence[int]) -> Flat:
    flat: Flat = []
    last = 0
    for place, weight in row:
        flat += [numbers[place] - last, weight]
        last = numbers[place]
    return flat


def _flat_places(found: Sequence[tuple[int, Sequence[int]]], numbers: Sequence[int]) -> Flat:
    """Per document the step to its number, how many places follow, and the steps between these."""
    flat: Flat = []
    last = 0
    for document, steps in found:
        flat += [numbers[document] - last, len(steps), *steps]
        last = numbers[document]
    return flat


def _size(row: Flat) -> int:
    return len(json.dumps(row, separators=(",", ":"))) + 6
