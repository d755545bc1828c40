"""The relations of all entries as the browser's tools need them: who does what with whom, each stated once.

``related.js`` finds in them what connects a stack, as the evaluator's ``connection`` does. Quotes stay in the
entry that states the relation, from where they are fetched when they are asked for.
"""

from __future__ import annotations

from aruntime_evaluator import (
    Catalog,
    Json,
    Relation,
    Runtime,
    Vocabulary,
    WordsOf,
    condition_words,
    entry_and_range,
)


def related(catalog: Catalog) -> dict[str, Json]:
    """The kinds with their words, and every stated relation."""
    return {
        "kinds": [
            {"id": each.id, "label": each.label, "inverse": each.inverse, "connects": each.connects}
            for each in catalog.vocabulary.relations
        ],
        "stated": [
            _stated(runtime, relation, catalog)
            for runtime in catalog.runtimes
            for relation in runtime.relations
        ],
    }


def _stated(runtime: Runtime, relation: Relation, catalog: Catalog) -> Json:
    """Who states it, of what kind, to whom; which entries must be there, and when it holds."""
    condition = condition_words(relation.when, catalog)
    needs = _needs(relation, catalog.vocabulary)
    return {
        "of": runtime.id,
        "kind": relation.kind,
        **({"to": relation.to} if relation.to else {"claim": relation.claim}),
        **({"needs": needs} if needs else {}),
        **({"condition": condition} if condition else {}),
    }


def _needs(relation: Relation, vocabulary: Vocabulary) -> list[Json]:
    """Of each list one entry must be in the stack."""
    keys = [key.id for key in vocabulary.conditions if key.words is WordsOf.ENTRIES]
    return [
        [(entry_and_range(word) or (word, ""))[0] for word in relation.when[key]]
        for key in keys
        if key in relation.when
    ]
