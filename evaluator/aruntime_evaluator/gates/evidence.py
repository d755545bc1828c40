"""What is known of a check: catalog claims, the team's records and its proofs, as links of one kind.

Each link says what it found and whether it may decide; ``gates`` only adds them up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from aruntime_evaluator.gates.components import all_or_none, claim_result, not_passed_on, of_a_stack
from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.gates.licenses import allowed
from aruntime_evaluator.gates.measured import said, same_terms
from aruntime_evaluator.gates.versions import matches
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.claim import Claim, ClaimValue
from aruntime_evaluator.model.codec.constraints import Id, Version
from aruntime_evaluator.model.decision import (
    Candidate,
    Check,
    ClaimCheck,
    Decision,
    EvidenceRecord,
    LicenseCheck,
    Proof,
    Result,
)
from aruntime_evaluator.model.policy import Gate, Policy, Stage, VersionMatch
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import EvidenceLink, Met, Reason, Resolved
from aruntime_evaluator.model.vocabulary import AskedOf, EvidenceLevel
from aruntime_evaluator.model.words import is_name

_DOUBTS = {Met.NO: Reason.CONDITION_NOT_MET, Met.UNKNOWN: Reason.CONDITION_NOT_KNOWN}

_BEFORE_THE_LEVEL = {Reason.NOT_MEASURED, *_DOUBTS.values()}
"""Doubts that no stronger evidence of the same kind would remove: they are told rather than the level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One check of one gate, put to one candidate."""

    gate: Gate
    check: Check
    candidate: Candidate
    components: tuple[Runtime, ...]
    needed: EvidenceLevel
    stage: Stage
    setting: Setting
    """What conditions are resolved with."""
    asked_of: AskedOf = AskedOf.ANY
    """Whose *yes* holds for a stack."""
    layers: tuple[Id, ...] = ()
    """Where the claim that is asked for makes sense; empty: in every layer."""

    @property
    def reference(self) -> str:
        """The name that evidence uses: ``gate.check``."""
        return f"{self.gate.id}.{self.check.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What every question of a decision shares."""

    decision: Decision
    catalog: Catalog
    policy: Policy
    as_of: dt.date
    whole: bool = True
    """Whether the candidates are whole stacks; else conditions on other components stay open."""

    def whose(self, check: Check) -> tuple[AskedOf, tuple[Id, ...]]:
        """Whose *yes* to a check holds for a stack, and the layers in which it makes sense."""
        found = self.catalog.term(check.claim) if isinstance(check, ClaimCheck) else None
        return (found[1].asked_of or found[0].asked_of, found[1].layers) if found else (AskedOf.ANY, ())

    def setting(self, candidate: Candidate) -> Setting:
        """What the conditions of a candidate's claims are resolved with."""
        return Setting(
            catalog=self.catalog,
            components=candidate.components,
            target=self.decision.target,
            whole=self.whole,
            match=self.policy.version_match,
        )

    def links(self, question: Question) -> tuple[EvidenceLink, ...]:
        """All evidence on a question, the catalog's first, then the team's in the order given."""
        records = [
            self._own(question, record, f"evidence[{i}]")
            for i, record in enumerate(question.candidate.evidence)
            if record.check == question.reference
        ]
        proofs = [
            self._own(question, proof, f"proof: {proof.id}")
            for proof in question.candidate.proofs
            if proof.check == question.reference
        ]
        return (*self._from_catalog(question), *records, *proofs)

    # The catalog's answers

    def _from_catalog(self, question: Question) -> Iterable[EvidenceLink]:
        match question.check:
            case ClaimCheck() as check:
                return self._claims(question, check)
            case LicenseCheck() as check:
                links = [self._license(question, check, runtime) for runtime in question.components]
                return all_or_none(links)
        return ()

    def _claims(self, question: Question, check: ClaimCheck) -> list[EvidenceLink]:
        asked = [each for each in question.components if check.component in {None, each.id}]
        answers = [(each, each.claim(check.claim)) for each in asked]
        facts = [(each, claim) for each, claim in answers if claim and claim.value.established]
        silent = any(claim is None or claim.value is ClaimValue.UNKNOWN for _, claim in answers)
        conditions = [question.setting.resolve(claim.when) for _, claim in facts]
        results = [claim_result(check, claim, met) for (_, claim), met in zip(facts, conditions, strict=True)]
        links = [
            self._claim(question, runtime, claim, of_a_stack(check, result, results, silent=silent), met)
            for (runtime, claim), result, met in zip(facts, results, conditions, strict=True)
        ]
        if check.is_ is ClaimValue.UNSUPPORTED:
            return all_or_none(links)
        return links if check.component else not_passed_on(check, links, facts, question)

    def _claim(
        self, question: Question, runtime: Runtime, claim: Claim, result: Result, condition: Resolved | None
    ) -> EvidenceLink:
        sources = tuple(each.source for each in claim.evidence)
        first = claim.evidence[0]
        link = EvidenceLink(
            source=f"catalog: {runtime.id}",
            result=result,
            level=self.catalog.level(runtime, sources),
            collected=runtime.confirmed(claim),
            counts=True,
            condition=condition,
            quote=first.quote,
            url=runtime.sources[first.source].url,
            note=claim.note,
        )
        doubt = _DOUBTS.get(condition.met) if condition else None
        in_scope = self._same_version(question, runtime.id, runtime.read_at(claim))
        link = self._judged(question, link, in_scope=in_scope, doubt=doubt)
        return replace(link, counts=False, why_not=Reason.CONFLICTING) if claim.conflict else link

    def _license(self, question: Question, check: LicenseCheck, runtime: Runtime) -> EvidenceLink:
        licence = runtime.license
        ok = allowed(licence.spdx, check.license)
        source = runtime.sources.get(licence.source or "")
        link = EvidenceLink(
            source=f"catalog: {runtime.id}",
            result=Result.POSITIVE if ok else Result.NEGATIVE,
            level=self.catalog.level(runtime, (licence.source,)) if licence.source else EvidenceLevel.E0,
            collected=runtime.maintenance.confirmed,
            counts=True,
            quote=licence.quote,
            url=source.url if source else None,
            note=f"{runtime.name} is under {licence.spdx}.",
        )
        in_scope = self._same_version(question, runtime.id, runtime.versions.reviewed)
        return self._judged(question, link, in_scope=in_scope)

    def _same_version(self, question: Question, runtime: Id, read_at: Version) -> bool:
        version = question.candidate.components.get(runtime, "")
        return matches(read_at, version, self.policy.version_match)

    # The team's own

    def _own(self, question: Question, piece: EvidenceRecord | Proof, source: str) -> EvidenceLink:
        found = said(question.check, piece)
        record = piece if isinstance(piece, EvidenceRecord) else None
        note = record.note if record else " ".join(getattr(piece, "warnings", ()))
        link = EvidenceLink(
            source=source,
            result=found.result,
            level=found.level,
            collected=piece.collected,
            expires=piece.expires,
            counts=True,
            url=record.source.url if record and record.source else None,
            note=note or None,
            good=piece.good,
            total=piece.total,
            by=piece.by,
            synthetic=piece.synthetic,
        )
        in_scope = same_terms(question.check, piece) and self._in_scope(question, piece.subject)
        link = self._judged(question, link, in_scope=in_scope, doubt=found.doubt)
        # What the team says it collected after the day of the evaluation shows nothing on that day; of the
        # directory only the day is known on which somebody last looked.
        not_yet = link.collected is not None and link.collected > self.as_of
        return replace(link, counts=False, why_not=Reason.NOT_YET) if not_yet else link

    def _in_scope(self, question: Question, subject: Mapping[str, str]) -> bool:
        versions = question.candidate.components
        same_versions = all(
            matches(version, versions[id_], VersionMatch.EXACT)
            for id_, version in subject.items()
            if id_ in versions
        )
        target = self.decision.target
        return same_versions and all(target[key] == value for key, value in subject.items() if key in target)

    # What every link has in common

    def _judged(
        self, question: Question, link: EvidenceLink, *, in_scope: bool, doubt: Reason | None = None
    ) -> EvidenceLink:
        """The link with the last day on which it counts, and the first rule that keeps it from deciding."""
        oldest = last_day(link.collected, question.gate) if link.collected else None
        until = min((day for day in (link.expires, oldest) if day), default=None)
        link = replace(link, expires=until)
        why_not = self._why_not(question, link, in_scope=in_scope, doubt=doubt)
        return replace(link, counts=why_not is None, why_not=why_not)

    def _why_not(
        self, question: Question, link: EvidenceLink, *, in_scope: bool, doubt: Reason | None
    ) -> Reason | None:
        """The first rule that keeps a link from deciding; none where it decides."""
        # Nobody need test what a project itself says it does not do: a negative is adequate from the
        # shortlist's level on, a positive only from the level asked for.
        negative = link.result is Result.NEGATIVE
        least = min(question.needed, question.gate.minimum[Stage.SHORTLIST]) if negative else question.needed
        approval = question.gate.named_approver and question.stage is Stage.DECIDE
        rules = (
            (link.collected is None, Reason.UNDATED),
            (link.expires is not None and link.expires < self.as_of, Reason.EXPIRED),
            (not in_scope, Reason.SCOPE_MISMATCH),
            (doubt in _BEFORE_THE_LEVEL, doubt),
            (link.level < least, Reason.LEVEL_TOO_LOW),
            (doubt is not None, doubt),
            (link.result is Result.INCONCLUSIVE, Reason.INCONCLUSIVE),
            (approval and not negative and not is_name(link.by), Reason.NO_APPROVER),
        )
        return next((reason for broken, reason in rules if broken), None)


def last_day(collected: dt.date, gate: Gate) -> dt.date:
    """The last day on which what was found counts for a gate, or the last that a calendar has."""
    return collected + dt.timedelta(days=min(gate.max_age_days, (dt.date.max - collected).days))
