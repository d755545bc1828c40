"""Ids of things that are defined elsewhere; each says of what kind the thing is, and is looked up by that."""

from __future__ import annotations

from typing import Annotated

from aruntime_evaluator.model.codec.constraints import Id, Ref

SOURCE = "source of this file"
CHECK = "check of this decision"
COMPONENT = "component of this candidate"
SUBJECT = "component of this candidate or part of its target"
LOAD = "kind of load"

type LayerId = Annotated[Id, Ref("layer")]
type ResponsibilityId = Annotated[Id, Ref("responsibility")]
type SourceKindId = Annotated[Id, Ref("source kind")]
type ClaimGroupId = Annotated[Id, Ref("claim group")]
type ClaimId = Annotated[Id, Ref("claim", of="claim group")]
type SourceId = Annotated[Id, Ref(SOURCE)]
type KindId = Annotated[Id, Ref("kind")]
type SublayerId = Annotated[Id, Ref("sublayer")]
type StatusId = Annotated[Id, Ref("status")]
type MaturityId = Annotated[Id, Ref("maturity")]
type ProviderId = Annotated[Id, Ref("provider")]
type StabilityId = Annotated[Id, Ref("stability")]
type DefaultId = Annotated[Id, Ref("default")]
type RelationKindId = Annotated[Id, Ref("kind of relation")]
type ConditionKeyId = Annotated[Id, Ref("condition")]
type RuntimeId = Annotated[Id, Ref("runtime")]
type TermId = Annotated[Id, Ref("glossary term")]
type DecisionId = Annotated[Id, Ref("decision")]
type ComponentId = Annotated[Id, Ref(COMPONENT)]
type SubjectId = Annotated[Id, Ref(SUBJECT)]
type LoadId = Annotated[Id, Ref(LOAD)]
type GateId = Annotated[Id, Ref("gate")]
type CriterionId = Annotated[Id, Ref("criterion")]
type ImportanceId = Annotated[Id, Ref("importance level")]
