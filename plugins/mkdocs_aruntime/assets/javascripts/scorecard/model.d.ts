/** The documents that the scorecard reads and writes, as the evaluator encodes them. */

export type Level = string;
export type State = "pass" | "fail" | "unknown" | "not-applicable";
export type Standing = "qualified" | "conditional" | "provisional" | "disqualified" | "not-comparable";
export type Result = "positive" | "negative" | "inconclusive";
export type Stage = "shortlist" | "decide";
export type Range = [number, number];

export interface Check {
  id: string;
  level?: Level;
  claim?: string;
  is?: string;
  component?: string;
  attest?: string;
  slo?: Record<string, number>;
  attainment?: number;
  load?: Record<string, number>;
  license?: string[];
}

export interface EvidenceRecord {
  check: string;
  result: Result;
  level: Level;
  collected: string;
  method?: string;
  expires?: string;
  subject?: Record<string, string>;
  good?: number;
  total?: number;
  slo?: Record<string, number>;
  load?: Record<string, number>;
  source?: { url?: string; title?: string; accessed?: string };
  by?: string;
  note?: string;
  synthetic?: boolean;
}

export interface Proof {
  id: string;
  check: string;
  file?: string;
  run?: string;
  level?: Level;
  collected?: string;
  good?: number;
  total?: number;
  goodput?: number;
  load?: Record<string, number>;
  tool?: string;
  warnings?: string[];
  by?: string;
  synthetic?: boolean;
}

export interface Waiver {
  gate: string;
  covers: "fail" | "unknown";
  reason: string;
  owner: string;
  approver: string;
  granted: string;
  expires: string;
  controls?: string;
}

export interface NotApplicable {
  check: string;
  reason: string;
  by: string;
  decided?: string;
  expires?: string;
}

export interface ScoreEvidence {
  level: Level;
  note?: string;
  sources?: string[];
}

export interface Candidate {
  id: string;
  name?: string;
  components: Record<string, string>;
  evidence?: EvidenceRecord[];
  proofs?: Proof[];
  waivers?: Waiver[];
  "not-applicable"?: NotApplicable[];
  scores?: Record<string, number | Range>;
  "score-evidence"?: Record<string, ScoreEvidence>;
}

export interface Choice {
  candidate?: string;
  why: string;
  by?: string[];
  status?: string;
}

export interface Decision {
  schema: string;
  id: string;
  title: string;
  problem: string;
  "use-case"?: string;
  needs: { layers: string[]; responsibilities?: string[] };
  target?: Record<string, string>;
  requirements?: Record<string, Check[]>;
  candidates: Candidate[];
  importance?: Record<string, string>;
  order?: string[];
  points?: Record<string, number>;
  ranges?: Record<string, Range>;
  assumptions?: { id: string; text: string; trigger?: string }[];
  migration?: string;
  rollback?: string;
  review?: { by: string; owner?: string; triggers?: string[] };
  choice?: Choice;
}

export interface EvidenceLink {
  source: string;
  result: Result;
  level: Level;
  collected?: string;
  expires?: string;
  counts: boolean;
  "why-not"?: string;
  condition?: { met: string; why: string; question?: string };
  quote?: string;
  url?: string;
  note?: string;
  good?: number;
  total?: number;
  by?: string;
  synthetic?: boolean;
}

export interface CheckResult {
  id: string;
  question: string;
  state: State;
  reason?: string;
  explanation: string;
  needed: Level;
  evidence?: EvidenceLink[];
  "more-requests"?: number;
}

export interface WaiverResult {
  waiver: Waiver;
  state: "in-force" | "unused" | "expired" | "refused";
  explanation: string;
}

export interface GateResult {
  id: string;
  state: State;
  reason?: string;
  waived?: boolean;
  waivers?: WaiverResult[];
  checks: CheckResult[];
}

export interface Coverage {
  "layers-missing"?: string[];
  owned?: Record<string, string[]>;
  partly?: Record<string, string[]>;
  missing?: string[];
}

export interface CandidateResult {
  id: string;
  name: string;
  components: Record<string, string>;
  coverage: Coverage;
  standing: Standing;
  why: string;
  gates: GateResult[];
  scores?: Record<string, { lo: number; hi: number; given: boolean; level: Level; widened: boolean }>;
  total?: Range;
  contributions?: Record<string, { lo: number; hi: number }>;
  ranks?: {
    best: number;
    worst: number;
    "can-be-first"?: boolean;
    acceptability?: number[];
    "standard-error"?: number;
  };
}

export interface TestStep {
  candidate: string;
  check: string;
  todo: string;
  subject: string;
  level: Level;
  reason: string;
}

export interface Risk {
  kind: string;
  candidate: string;
  about: string;
  text: string;
  decisive: boolean;
  "closed-by": string;
}

export interface Flip {
  points?: number;
  rival: string;
  moves?: { source: string; target: string; points: number }[];
}

export interface Track {
  criterion: string;
  weight: number;
  lo: number;
  hi: number;
  below?: string;
  above?: string;
}

export interface Evaluation {
  inputs: { "as-of": string; stage: Stage; draws: number };
  weights: Record<string, { lo: number; hi: number; central: number }>;
  candidates: CandidateResult[];
  groups?: string[][];
  stability?: Track[];
  "weight-flips"?: Flip[];
  "score-flips"?: { candidate: string; criterion: string; change: number; winner: string }[];
  scenarios?: { id: string; label: string; first: string[] }[];
  "evidence-sensitivity"?: { without: string[]; first: string[]; changes: boolean }[];
  unknowns?: { candidate: string; check: string; matters: boolean }[];
  risks?: Risk[];
  "test-plan"?: TestStep[];
  recommendation: {
    kind: "robust" | "preferred" | "not-separable" | "none";
    group?: string[];
    why: string;
    "if-unknowns-pass"?: string[];
  };
  confidence: { level: string; dimensions: { id: string; level: string; reason: string }[] };
}

export interface Term {
  id: string;
  label: string;
  definition?: string;
}

export interface Gate extends Term {
  question: string;
  example?: string;
  minimum: Record<Stage, Level>;
  test: string;
  together?: string;
  waivable?: boolean;
  "named-approver"?: boolean;
}

export interface Criterion extends Term {
  question: string;
  evidence: string;
  anchors: string[];
}

export interface Policy {
  gates: Gate[];
  criteria: Criterion[];
  "evidence-levels": Term[];
  "importance-levels": (Term & { lo: number; hi: number })[];
  scenarios: { id: string; label: string; importance: Record<string, string> }[];
  confidence: Record<string, string | number>;
}

export interface ClaimTerm extends Term {
  gates?: string[];
  polarity?: string;
}

export interface ClaimGroup extends Term {
  gates?: string[];
  claims: ClaimTerm[];
}

export interface Vocabulary {
  layers: Term[];
  responsibilities: (Term & { layers: string[] })[];
  groups: ClaimGroup[];
}

export interface Runtime {
  id: string;
  name: string;
  layers: string[];
  license: { spdx: string };
  versions: { reviewed: string };
}

export interface Catalog {
  vocabulary: Vocabulary;
  runtimes: Runtime[];
}

export interface Shortlisted {
  id: string;
  name: string;
  components: Record<string, string>;
  standing: Standing;
  why: string;
  reasons?: Record<string, string>;
  documented: number;
  contradicted: number;
  unknown: number;
}

export interface Shortlist {
  shortlist: Shortlisted[];
  candidates?: Shortlisted[];
  "next-test"?: { check: string; question: string; todo: string; candidates: string[] };
}

export interface Run {
  place: number;
  load: { text: string; value?: number; mode?: string };
  attainment?: number;
  good?: number;
  attempted?: number;
  interval?: Range;
  goodput?: number;
  source?: string;
  notes: string[];
  warnings: string[];
  measurement?: { started?: string };
}

export interface Comparison {
  comparable: boolean;
  differences: { field: string; values: (string | null)[] }[];
}

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
  question: { id: string; ask: string; options: Term[] } | null;
  pages: { shortlist: string; compare: string };
}
