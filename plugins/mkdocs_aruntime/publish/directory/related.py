"""The relations of all entries as the browser's tools need them: who does what with whom, each stated once.

``related.js`` finds in them what connects a stack, as the evaluator does: entries are taken at the
version that was read, and nothing else is known of where they run. Quotes stay in the entry that states the
relation, from where they are fetched when they are asked for.
"""

from __future__ import annotations

from aruntime_evaluator import (
    Catalog,
    Json,
    Met,
    Relation,
    Runtime,
    Setting,
    WordsOf,
    condition_words,
    entry_and_range,
)


def related(catalog: Catalog) -> dict[str, Json]:
    """The kinds with their words, and every stated relation."""
    read_at = Setting(
        catalog=catalog, components={each.id: each.versions.reviewed for each in catalog.runtimes}
    )
    return {
        "kinds": [
            {
                "id": each.id,
                "label": each.label,
                "inverse": each.inverse,
                "connects": each.connects,
                "client": each.client,
            }
            for each in catalog.vocabulary.relations
        ],
        "stated": [
            _stated(runtime, relation, read_at)
            for runtime in catalog.runtimes
            for relation in runtime.relations
        ],
    }


def _stated(runtime: Runtime, relation: Relation, read_at: Setting) -> Json:
    """Who states it, of what kind, to whom; which entries must be there, and when it holds."""
    condition = condition_words(relation.when, read_at.catalog)
    needs = _needs(relation, read_at)
    return {
        "of": runtime.id,
        "kind": relation.kind,
        **({"to": relation.to} if relation.to else {"claim": relation.claim}),
        **({"needs": needs} if needs else {}),
        **({"open": True} if len(needs) < len(relation.when) else {}),
        **({"condition": condition} if condition else {}),
    }


def _needs(relation: Relation, read_at: Setting) -> list[Json]:
    """Per list of entries that the condition names those of which one must be in the stack.

    Those whose version is out of its range, or cannot be compared with it, are left out: the evaluator
    connects nothing by them.
    """
    keys = [key.id for key in read_at.catalog.vocabulary.conditions if key.words is WordsOf.ENTRIES]
    return [
        [
            _entry(word, read_at.catalog)
            for word in relation.when[key]
            if (found := read_at.resolve({key: (word,)})) is not None and found.met is Met.YES
        ]
        for key in keys
        if key in relation.when
    ]


def _entry(word: str, catalog: Catalog) -> str:
    id_, _ = entry_and_range(word) or (word, "")
    found = catalog.runtime(id_)
    return found.id if found else id_
