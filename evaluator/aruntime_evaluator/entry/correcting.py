"""A correction of a claim applied to its entry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from aruntime_evaluator.model import ids
from aruntime_evaluator.model.claim import Claim, Evidence
from aruntime_evaluator.model.codec.constraints import Version
from aruntime_evaluator.model.codec.references import references_of
from aruntime_evaluator.model.correction import (
    ClaimChange,
    Correction,
    Proven,
    SourceBefore,
    SourceRead,
    Stated,
    StatedBefore,
    parts_of,
)
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, refused, shown
from aruntime_evaluator.model.runtime import Change, Runtime, Source
from aruntime_evaluator.model.vocabulary import Vocabulary

_WORDS = {"when": "condition", "lacks": "what it lacks", "looked": "where somebody looked"}
"""What a part of a claim is called, where its key says too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """An entry with a correction in it."""

    runtime: Runtime
    changed: bool
    """False where the entry says already what the correction wants."""


def stated_of(runtime: Runtime, reference: str) -> StatedBefore | None:
    """What an entry says of a claim, as a correction writes it down; nothing where it says nothing."""
    claim = runtime.claim(reference)
    if claim is None:
        return None
    return StatedBefore(
        value=claim.value,
        when=claim.when,
        lacks=claim.lacks,
        note=claim.note,
        looked=claim.looked,
        quotes=tuple(each.quote for each in claim.evidence),
        sources=tuple(where(runtime.sources[each.source]) for each in claim.evidence),
    )


def corrected(runtime: Runtime, correction: Correction, vocabulary: Vocabulary, today: dt.date) -> Corrected:
    """The entry as a correction of one of its claims wants it.

    Args:
        runtime: the entry as it is.
        correction: of a claim of this entry.
        vocabulary: the words that the maintenance record uses.
        today: the day of the line in the maintenance record.

    Raises:
        InvalidDocumentError: where the claim says something else by now than the correction was written for.
    """
    change = claim_change(correction)
    has = stated_of(runtime, change.claim)
    if has is not None and _says(has) == _wants(change) and not _moves(change, has):
        return Corrected(runtime=runtime, changed=False)
    if problem := _stale(change, has):
        raise InvalidDocumentError([problem])
    sources, names = _sources(runtime, change)
    claims = _claims(runtime, change, names)
    summary = _what(change, vocabulary) + _gone(change, runtime.claim(change.claim))
    if correction.by:
        summary += f" Reported by {correction.by}."
    line = Change(date=today, change=summary, source=names[0] if names else None)
    history = (*runtime.maintenance.history, line)
    maintenance = replace(runtime.maintenance, history=history)
    made = replace(runtime, claims=claims, sources=sources, maintenance=maintenance)
    return Corrected(runtime=_without_unused(made, runtime), changed=True)


def claim_change(correction: Correction) -> ClaimChange:
    """The change of a claim that a correction asks for.

    Raises:
        InvalidDocumentError: where it corrects something else.
    """
    if not isinstance(correction.change, ClaimChange):
        raise refused("change", "wrong-target", "expected a correction of a claim ('entry' and 'claim')")
    return correction.change


# What it says


def _says(stated: StatedBefore) -> tuple[Mapping[str, object], tuple[str, ...]]:
    return parts_of(stated), stated.quotes


def _wants(change: ClaimChange) -> tuple[Mapping[str, object], tuple[str, ...]]:
    return parts_of(change.wants), tuple(each.quote for each in change.evidence)


def is_of_sources(change: ClaimChange) -> bool:
    """Whether a correction is of the sources alone: where the same words stand, in which version and kind."""
    return change.had is not None and _says(change.had) == _wants(change)


def _moves(change: ClaimChange, has: StatedBefore) -> bool:
    wanted = tuple(where(each.source) for each in change.evidence)
    return is_of_sources(change) and wanted != has.sources


def where(source: Source | SourceRead) -> SourceBefore:
    """Where a quote stands, without the day on which somebody read it."""
    return SourceBefore(url=source.url, kind=source.kind, version=source.version)


def _is_as_it_was(change: ClaimChange, has: StatedBefore | None) -> bool:
    """A value may be corrected though its source moved since; a source may not, where it is named."""
    had = change.had
    if had is None or has is None:
        return had is has
    same = had.sources in {(), has.sources} or not is_of_sources(change)
    return same and _says(had) == _says(has)


def _stale(change: ClaimChange, has: StatedBefore | None) -> Problem | None:
    """What had, has and wants say, where the claim is not what it was when the correction was written."""
    had = change.had
    if _is_as_it_was(change, has):
        return None
    rows = [
        f"{_WORDS.get(part, part)}: had {_told(had, part)}, has {_told(has, part)}, "
        f"wants {_told(change.wants, part)}"
        for part in ("value", "when", "lacks", "note", "looked")
        if _told(had, part) != _told(has, part)
    ]
    quotes = [" and ".join(f"'{shown(each)}'" for each in said.quotes) if said else "" for said in (had, has)]
    if quotes[0] != quotes[1]:
        rows.append(f"quotes: had {quotes[0] or 'none'}, has {quotes[1] or 'none'}")
    if not rows:
        rows.append("its sources are others")
    message = (
        f"'{change.claim}' of {change.entry} changed since this correction was written ({'; '.join(rows)}); "
        "read the claim as it is now, and correct that"
    )
    return Problem(path="change.had", rule="stale", message=message)


def _told(stated: Stated | None, part: str) -> str:
    if stated is None:
        return "nothing"
    match parts_of(stated)[part]:
        case Mapping() as when:
            text = "; ".join(f"{key} {', '.join(words)}" for key, words in sorted(when.items()))
        case tuple() as several:
            text = "; ".join(several)
        case other:
            text = str(other or "")
    return f"'{shown(text)}'" if text else "nothing"


def _what(change: ClaimChange, vocabulary: Vocabulary) -> str:
    """The line of the maintenance record, for readers."""
    label = next((t.label for name, _, t in vocabulary.claims() if name == change.claim), change.claim)
    had, wants = change.had, change.wants
    if had is None:
        return f"{label}: {wants.value.value}; nothing was said of it before."
    if had.value is not wants.value:
        return f"{label}: {wants.value.value}, no longer {had.value.value}."
    then, now = parts_of(had), parts_of(wants)
    parts = [_WORDS.get(part, part) for part in then if then[part] != now[part]]
    if had.quotes != tuple(each.quote for each in change.evidence):
        parts.append("quotes")
    if not parts:
        return f"{label}: the same words, cited from another source."
    return f"{label}: corrected {', '.join(parts)}."


def _gone(change: ClaimChange, claim: Claim | None) -> str:
    """What a released package showed spoke for the value of now, so another one can't keep it."""
    kept = claim is None or not claim.shown or claim.value is change.wants.value
    return "" if kept else " What a released package showed of it is taken out."


# The entry with it


def _claims(runtime: Runtime, change: ClaimChange, names: tuple[str, ...]) -> Mapping[str, tuple[Claim, ...]]:
    group, _, name = change.claim.partition(".")
    old = runtime.claim(change.claim)
    new = _claim(old or Claim(id=name, value=change.wants.value), runtime, change, names)
    there = runtime.claims.get(group, ())
    claims = tuple(new if each.id == name else each for each in there) if old else (*there, new)
    return {**runtime.claims, group: claims}


def _claim(old: Claim, runtime: Runtime, change: ClaimChange, names: tuple[str, ...]) -> Claim:
    wants = change.wants
    read = max((each.source.opened for each in change.evidence), default=None)
    confirmed = read if read and read > runtime.maintenance.confirmed else None
    evidence = tuple(
        Evidence(source=name, quote=each.quote) for name, each in zip(names, change.evidence, strict=True)
    )
    new = replace(
        _without_old_findings(replace(old, value=wants.value), old),
        when=wants.when,
        lacks=wants.lacks,
        note=wants.note,
        looked=wants.looked,
        evidence=evidence,
        confirmed=confirmed or old.confirmed,
        read_at=_read_at(old, runtime, change),
        conflict=old.conflict and old.value is wants.value,
    )
    if wants.value.established:
        return new
    return replace(new, provided_by=None, stability=None, default=None, since=None)


def _without_old_findings(new: Claim, old: Claim) -> Claim:
    """What a search or a package showed of another value says nothing of this one."""
    return new if new.value is old.value else replace(new, challenged=None, shown=())


def _read_at(old: Claim, runtime: Runtime, change: ClaimChange) -> Version | None:
    """The older version stays with the claim until a source of the reviewed one is read for it."""
    anew = any(each.source.version == runtime.versions.reviewed for each in change.evidence)
    return None if anew or not change.wants.value.established else old.read_at


def _sources(runtime: Runtime, change: ClaimChange) -> tuple[Mapping[str, Source], tuple[str, ...]]:
    """The entry's sources with those of the correction, and the name of each of these.

    A source that is there keeps its day: nothing else quoted from it was read. The claim's own day moves.
    """
    sources = dict(runtime.sources)
    names: list[str] = []
    for each in change.evidence:
        name = _known(each, sources)
        if name is None:
            name = _free_name(change.claim.partition(".")[2], sources)
            sources[name] = _source(each.source, sources)
        names.append(name)
    return sources, tuple(names)


def _known(proven: Proven, sources: Mapping[str, Source]) -> str | None:
    """The source that is the same place in the same version."""
    read = proven.source
    for name, source in sources.items():
        if where(source) == where(read):
            return name
    return None


def _free_name(wanted: str, sources: Mapping[str, Source]) -> str:
    if wanted not in sources:
        return wanted
    return next(name for n in range(2, 10_000) if (name := f"{wanted}-{n}") not in sources)


def _source(read: SourceRead, sources: Mapping[str, Source]) -> Source:
    place = _place(read.url)
    same = [each.publisher for each in sources.values() if _place(each.url) == place]
    return Source(
        title=read.title,
        url=read.url,
        publisher=read.publisher or (same[0] if same else place.split("/")[0]),
        kind=read.kind,
        version=read.version,
        accessed=read.opened,
    )


def _place(url: str) -> str:
    """The host of an address, on a forge with the owner; of a package its kind and name."""
    if url.startswith("pkg:"):
        return re.split(r"[@?#]", url, maxsplit=1)[0]
    host, _, path = url.partition("://")[2].partition("/")
    return f"{host}/{path.split('/')[0]}" if host in {"github.com", "gitlab.com", "codeberg.org"} else host


def _without_unused(made: Runtime, before: Runtime) -> Runtime:
    """Without the sources that only the former evidence named."""
    used = {name for _, kind, name in references_of(made) if kind == ids.SOURCE}
    used_before = {name for _, kind, name in references_of(before) if kind == ids.SOURCE}
    gone = (used_before & {*before.sources}) - used
    return replace(made, sources={name: each for name, each in made.sources.items() if name not in gone})
