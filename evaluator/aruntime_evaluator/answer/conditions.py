"""What becomes of every claim that holds only under a condition, where it is known what it will run on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.claim import ClaimValue
from aruntime_evaluator.model.codec.constraints import ClaimRef, Id, Line, Text
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Met
from aruntime_evaluator.model.vocabulary import WordsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedClaim:
    """A claim under a condition, and what it says here."""

    met: Met
    value: ClaimValue
    """What it speaks as: *unknown* where the condition is not met or not known."""
    why: Text
    question: Line | None = None
    """What to ask where it is not known."""


def resolve_claims(
    catalog: Catalog, said: Line, stack: Sequence[Id] = ()
) -> Mapping[Id, Mapping[ClaimRef, ResolvedClaim]]:
    """Per entry, every claim with a condition and what it says where something is known of the target.

    Args:
        catalog: The directory.
        said: What is known of the target, in people's words: ``8 H100, Kubernetes``. Each condition of the
            vocabulary finds its own words in it.
        stack: The entries that are looked at, as the parts of one stack; none: every entry, each alone, to
            which others may still come.
    """
    keys = [key.id for key in catalog.vocabulary.conditions if key.words is not WordsOf.ENTRIES]
    target = dict.fromkeys(keys, said) if said.strip() else {}
    runtimes = catalog.runtimes if not stack else tuple(filter(None, map(catalog.runtime, stack)))
    together = {each.id: each.versions.reviewed for each in runtimes} if stack else {}
    found = {}
    for runtime in runtimes:
        components = together or {runtime.id: runtime.versions.reviewed}
        setting = Setting(catalog=catalog, components=components, target=target, whole=len(components) > 1)
        found[runtime.id] = dict(_resolved(runtime, setting))
    return {id_: claims for id_, claims in found.items() if claims}


def _resolved(runtime: Runtime, setting: Setting) -> Iterator[tuple[ClaimRef, ResolvedClaim]]:
    for reference, claim in runtime.all_claims():
        resolved = setting.resolve(claim.when)
        if resolved is not None:
            whole = ClaimValue.PARTIAL if claim.lacks else ClaimValue.SUPPORTED
            value = whole if resolved.met is Met.YES else ClaimValue.UNKNOWN
            yield (
                reference,
                ResolvedClaim(met=resolved.met, value=value, why=resolved.why, question=resolved.question),
            )
