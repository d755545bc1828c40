/** The evaluator's methods: what each takes and gives, as `aruntime generate` declares it. */

import type {
  AnsweredShortlist,
  AssessedRuns,
  CheckCatalog,
  CheckCorrection,
  CheckDecision,
  CheckDecisionRecord,
  CheckPolicy,
  CheckProfile,
  CheckedCatalog,
  CheckedCorrection,
  CheckedDecision,
  CheckedDecisionRecord,
  CheckedPolicy,
  CheckedProfile,
  ClaimPatchParams,
  CompareParams,
  Conditions,
  ConditionsParams,
  CorrectParams,
  CorrectedClaim,
  CorrectedFile,
  Digests,
  Documents,
  Effect,
  EffectParams,
  EntryEffectParams,
  EvaluateParams,
  Evaluation,
  FillParams,
  FilledProof,
  JudgedRuntimes,
  ProfileParams,
  ProofParams,
  ProposeParams,
  ProposedEntry,
  QuestionsParams,
  ReadShape,
  RecordFiles,
  RecordParams,
  Review,
  ReviewParams,
  RunComparison,
  ShapeParams,
  Shortlist,
  ShortlistParams,
  SizeParams,
  Sizing,
  TextPatchParams,
} from "../view/model.js";

/** Asks the evaluator. */
export interface Ask {
  (method: "load", params: Documents): Promise<Digests>;
  (method: "evaluate", params: EvaluateParams): Promise<Evaluation>;
  (method: "conditions", params: ConditionsParams): Promise<Conditions>;
  (method: "shortlist", params: ShortlistParams): Promise<Shortlist>;
  (method: "shortlist", params: QuestionsParams): Promise<AnsweredShortlist>;
  (method: "shortlist", params: ProfileParams): Promise<JudgedRuntimes>;
  (method: "record", params: RecordParams): Promise<RecordFiles>;
  (method: "review", params: ReviewParams): Promise<Review>;
  (method: "check", params: CheckCatalog): Promise<CheckedCatalog>;
  (method: "check", params: CheckPolicy): Promise<CheckedPolicy>;
  (method: "check", params: CheckCorrection): Promise<CheckedCorrection>;
  (method: "check", params: CheckDecision): Promise<CheckedDecision>;
  (method: "check", params: CheckProfile): Promise<CheckedProfile>;
  (method: "check", params: CheckDecisionRecord): Promise<CheckedDecisionRecord>;
  (method: "correct", params: CorrectParams): Promise<CorrectedClaim>;
  (method: "propose", params: ProposeParams): Promise<ProposedEntry>;
  (method: "effect", params: EffectParams): Promise<Effect>;
  (method: "effect", params: EntryEffectParams): Promise<Effect>;
  (method: "patch", params: ClaimPatchParams): Promise<CorrectedFile>;
  (method: "patch", params: TextPatchParams): Promise<CorrectedFile>;
  (method: "proof", params: ProofParams): Promise<AssessedRuns>;
  (method: "compare", params: CompareParams): Promise<RunComparison>;
  (method: "fill", params: FillParams): Promise<FilledProof>;
  (method: "size", params: SizeParams): Promise<Sizing>;
  (method: "shape", params: ShapeParams): Promise<ReadShape>;
}

/** Asks the evaluator about the site's directory, by its rules: neither need be given. */
export interface AskSite {
  (method: "evaluate", params: Omit<EvaluateParams, "catalog" | "policy">): Promise<Evaluation>;
  (method: "conditions", params: Omit<ConditionsParams, "catalog">): Promise<Conditions>;
  (method: "shortlist", params: Omit<ShortlistParams, "catalog" | "policy">): Promise<Shortlist>;
  (method: "shortlist", params: Omit<QuestionsParams, "catalog" | "policy">): Promise<AnsweredShortlist>;
  (method: "shortlist", params: Omit<ProfileParams, "catalog" | "policy">): Promise<JudgedRuntimes>;
  (method: "record", params: Omit<RecordParams, "catalog" | "policy">): Promise<RecordFiles>;
  (method: "review", params: Omit<ReviewParams, "catalog" | "policy">): Promise<Review>;
  (method: "check", params: CheckCatalog): Promise<CheckedCatalog>;
  (method: "check", params: CheckPolicy): Promise<CheckedPolicy>;
  (method: "check", params: CheckCorrection): Promise<CheckedCorrection>;
  (method: "check", params: CheckDecision): Promise<CheckedDecision>;
  (method: "check", params: CheckProfile): Promise<CheckedProfile>;
  (method: "check", params: CheckDecisionRecord): Promise<CheckedDecisionRecord>;
  (method: "correct", params: CorrectParams): Promise<CorrectedClaim>;
  (method: "propose", params: ProposeParams): Promise<ProposedEntry>;
  (method: "effect", params: Omit<EffectParams, "catalog" | "policy">): Promise<Effect>;
  (method: "effect", params: Omit<EntryEffectParams, "catalog" | "policy">): Promise<Effect>;
  (method: "patch", params: ClaimPatchParams): Promise<CorrectedFile>;
  (method: "patch", params: TextPatchParams): Promise<CorrectedFile>;
  (method: "proof", params: ProofParams): Promise<AssessedRuns>;
  (method: "compare", params: CompareParams): Promise<RunComparison>;
  (method: "fill", params: FillParams): Promise<FilledProof>;
  (method: "size", params: SizeParams): Promise<Sizing>;
  (method: "shape", params: ShapeParams): Promise<ReadShape>;
}
