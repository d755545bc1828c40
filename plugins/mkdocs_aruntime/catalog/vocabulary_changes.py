"""What a change makes of the vocabulary: words that come, go, or are said otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdocs_aruntime.catalog.catalog import VOCABULARY_FILE
from mkdocs_aruntime.catalog.files import named
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.reader import parse_document
from mkdocs_aruntime.catalog.revision import Revision
from mkdocs_aruntime.catalog.site import Sources
from mkdocs_aruntime.catalog.text_changes import TextChange


def vocabulary_changes(sources: Sources, old: Revision, new: Revision | None) -> Iterator[TextChange]:
    """Every word of the vocabulary that is not what it was, with the parts that differ.

    Args:
        sources: where it is.
        old: the state before.
        new: the state after it; where left out, what stands in the folder.
    """
    path = sources.runtimes / VOCABULARY_FILE
    texts = [each.read(path) if each else path.read_bytes() for each in (old, new)]
    then, now = (dict(_words(each.decode("utf-8", "replace"), named(path, sources.root))) for each in texts)
    for name in dict.fromkeys([*then, *now]):
        before, after = then.get(name, {}), now.get(name, {})
        keys = [key for key in dict.fromkeys([*before, *after]) if before.get(key) != after.get(key)]
        if keys:
            yield TextChange(
                what=f"vocabulary {name}", before=_sentence(before, keys), after=_sentence(after, keys)
            )


def _sentence(word: Mapping[str, str], keys: Sequence[str]) -> str:
    return "; ".join(f"{key}: {word[key]}" for key in keys if key in word)


def _words(text: str, file: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each word by its list and id, with what is said of it; none where the file can't be read."""
    try:
        data = parse_document(text, file).data
    except DataError:
        return  # reported elsewhere
    for kind, words in data.items() if isinstance(data, dict) else ():
        yield from _listed(str(kind), words)


def _listed(kind: str, words: object) -> Iterator[tuple[str, Mapping[str, str]]]:
    for word in words if isinstance(words, list) else ():
        if isinstance(word, dict) and "id" in word:
            name = f"{kind}.{word['id']}"
            below = [key for key, said in word.items() if _lists_words(said)]
            yield name, {str(key): _plain(said) for key, said in word.items() if key not in below}
            for key in below:
                yield from _listed(name, word[key])


def _lists_words(said: object) -> bool:
    return isinstance(said, list) and any(isinstance(each, dict) for each in said)


def _plain(said: object) -> str:
    return ", ".join(map(str, said)) if isinstance(said, list) else str(said)
