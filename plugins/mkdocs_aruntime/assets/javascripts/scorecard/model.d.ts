/** The model's documents by the names that the scorecard uses, and what the build hands over with the page. */

import type {
  AssessedRun,
  AttestCheck,
  Catalog,
  ClaimCheck,
  Decision,
  EvidenceLevel,
  Evaluation,
  LicenseCheck,
  Policy,
  SloCheck,
  Term,
} from "../view/model.js";

export type {
  Candidate,
  CandidateResult,
  Catalog,
  CheckResult,
  Choice,
  ClaimGroup,
  ClaimTerm,
  Coverage,
  Criterion,
  Decision,
  Evaluation,
  EvidenceLink,
  EvidenceRecord,
  Gate,
  GateResult,
  NotApplicable,
  Policy,
  Proof,
  Result,
  Runtime,
  ScoreEvidence,
  Shortlist,
  Shortlisted,
  Stage,
  Standing,
  State,
  Term,
  TestStep,
  Vocabulary,
  Waiver,
} from "../view/model.js";
export type { RunComparison as Comparison, StabilityInterval as Track, WeightFlip as Flip } from "../view/model.js";

export type Check = ClaimCheck | AttestCheck | SloCheck | LicenseCheck;
export type Level = EvidenceLevel;
export type Range = [number, number];
export type Run = AssessedRun;

/** What the build hands over with the page. */
export interface SiteData {
  site: string;
  evaluator: string;
  decision: Decision;
  evaluation: Evaluation;
  policy: Policy;
  catalog: Catalog;
  worked: Record<string, Decision>;
  "use-cases": Record<string, Decision>;
  question: { id: string; ask: string; options: readonly Term[] } | null;
  /** Addresses of pages; the calculator's is null on a site without one. */
  pages: { shortlist: string; compare: string; sizing: string | null };
  /** Whether the site says where its entries can be corrected. */
  correctable: boolean;
}
