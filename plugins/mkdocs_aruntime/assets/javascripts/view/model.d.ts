/** The model, as `aruntime generate` declares it. */

/** What an answer adds to what a decision needs, asks and runs on. */
export interface Adds {
  "layers"?: ReadonlyArray<string>;
  "responsibilities"?: ReadonlyArray<string>;
  /** Per gate; a check that several answers add is asked once. */
  "checks"?: Record<string, ReadonlyArray<ClaimCheck | AttestCheck | SloCheck | LicenseCheck>>;
  /** In the words of the vocabulary's conditions. */
  "target"?: Record<string, string>;
  /** What other answers need and this one does without. */
  "drops"?: Needs;
}

/** One answer that can be given. */
export interface AnswerOption {
  "id": string;
  "label": string;
  "adds"?: Adds;
}

/** A shortlist, and the decision that the answers make. */
export interface AnsweredShortlist {
  "shortlist": ReadonlyArray<Shortlisted>;
  /** The decision's own candidates, judged alike. */
  "candidates"?: ReadonlyArray<Shortlisted>;
  /** None where the first ones leave nothing open. */
  "next-test"?: NextTest;
  "decision": Decision;
}

/** Whose *yes* holds for a stack of several components. */
export type AskedOf = "any" | "engine" | "front" | "path" | "each";

/** A run held against limits; what is unknown is null. */
export interface AssessedRun {
  "run": string;
  /** In its file, from 1. */
  "place": number;
  "load": OfferedLoad;
  /** Milliseconds. */
  "slo": Partial<Record<Objective, number>> | null;
  "attempted": number | null;
  "ok": number | null;
  "errored": number | null;
  "cancelled": number | null;
  "good": number | null;
  /** good / attempted. */
  "attainment": number | null;
  /** Wilson's 95 % interval of the attainment. */
  "interval": [number, number] | null;
  /** Good requests per second. */
  "goodput": number | null;
  "good-output-tokens": number | null;
  "source": CountSource;
  /** Recomputed good requests less the file's own. */
  "difference": number | null;
  "notes": ReadonlyArray<string>;
  "warnings": ReadonlyArray<string>;
  "latencies": ReadonlyArray<LatencySummary>;
  /** What else the file says of the run: its tool, model, hardware, dataset. */
  "measurement": Record<string, unknown>;
}

/** Every run of a file. */
export interface AssessedRuns {
  "runs": ReadonlyArray<AssessedRun>;
}

/** Something held true; its trigger says what would reopen the decision. */
export interface Assumption {
  "id": string;
  "text": string;
  "trigger"?: string;
}

/** Asks the team for its own evidence. */
export interface AttestCheck {
  "id": string;
  "attest": string;
  /** The level asked for in the *decide* stage, where it is not the gate's own. */
  "level"?: EvidenceLevel;
}

/** One runtime, or a stack of runtimes, with exact versions. */
export interface Candidate {
  "id": string;
  "name"?: string;
  "components": Record<string, string>;
  "evidence"?: ReadonlyArray<EvidenceRecord>;
  "proofs"?: ReadonlyArray<Proof>;
  "waivers"?: ReadonlyArray<Waiver>;
  "not-applicable"?: ReadonlyArray<NotApplicable>;
  /** Per criterion, 0–4: a number or [lo, hi]; a missing one is the whole scale. */
  "scores"?: Record<string, number | [number, number]>;
  "score-evidence"?: Record<string, ScoreEvidence>;
}

/** Everything said of one candidate. */
export interface CandidateResult {
  "id": string;
  "name": string;
  "components": Record<string, string>;
  /** How its components hang together; none where it is one alone. */
  "connection"?: Connection;
  "coverage": Coverage;
  "standing": Standing;
  /** One sentence: the reason for the standing. */
  "why": string;
  "gates": ReadonlyArray<GateResult>;
  "scores"?: Record<string, CriterionScore>;
  /** Lowest and highest weighted score, integers of 100, rounded outward; none where it is not scored. */
  "total"?: [number, number];
  "contributions"?: Record<string, Contribution>;
  "ranks"?: Ranks;
  /** The most that choosing it could cost against the best of its group, in points of 100. */
  "regret"?: number;
}

/** Runtimes and the vocabulary they are written in. */
export interface Catalog {
  "schema": string;
  /** The newest date in the data; every age counts from the reader's day, not from this one. */
  "as-of": string;
  "vocabulary": Vocabulary;
  /** In the order of their ids. */
  "runtimes": ReadonlyArray<Runtime>;
}

/** A search of a whole repository for words for and against a claim. */
export interface Challenged {
  /** The day of the search. */
  "date": string;
  /** What was searched. */
  "commit": string;
  /** What was looked for. */
  "words": ReadonlyArray<string>;
}

/** One line of an entry's history. */
export interface Change {
  /** The day of the change. */
  "date": string;
  /** What changed, in a sentence for readers. */
  "change": string;
  /** A key of the entry's `sources`, where one was read for it. */
  "source"?: string;
}

/** In which way a claim changed. */
export type ChangeKind = "added" | "changed" | "weakened" | "removed" | "condition or wording" | "evidence";

/** A document that is to be a catalog. */
export interface CheckCatalog {
  "document": unknown;
  /** `text` where numbers and truth values stand as text, as YAML writes them. */
  "scalars"?: "text" | "typed";
  "kind": "catalog";
}

/** A document that is to be a correction. */
export interface CheckCorrection {
  "document": unknown;
  /** `text` where numbers and truth values stand as text, as YAML writes them. */
  "scalars"?: "text" | "typed";
  "kind": "correction";
}

/** A document that is to be a decision. */
export interface CheckDecision {
  "document": unknown;
  /** `text` where numbers and truth values stand as text, as YAML writes them. */
  "scalars"?: "text" | "typed";
  "kind": "decision";
}

/** A document that is to be a record. */
export interface CheckDecisionRecord {
  "document": unknown;
  /** `text` where numbers and truth values stand as text, as YAML writes them. */
  "scalars"?: "text" | "typed";
  "kind": "record";
}

/** A document that is to be a policy. */
export interface CheckPolicy {
  "document": unknown;
  /** `text` where numbers and truth values stand as text, as YAML writes them. */
  "scalars"?: "text" | "typed";
  "kind": "policy";
}

/** A document that is to be a profile. */
export interface CheckProfile {
  "document": unknown;
  /** `text` where numbers and truth values stand as text, as YAML writes them. */
  "scalars"?: "text" | "typed";
  "kind": "profile";
}

/** One check for one candidate. */
export interface CheckResult {
  "id": string;
  "question": string;
  "state": State;
  "reason"?: Reason;
  /** One sentence for a person. */
  "explanation": string;
  /** The level that would decide it at this stage. */
  "needed": EvidenceLevel;
  "evidence"?: ReadonlyArray<EvidenceLink>;
  /** For an inconclusive measurement: clean requests still missing. */
  "more-requests"?: number;
}

/** The catalog as we would write it. */
export interface CheckedCatalog {
  "document": Catalog;
}

/** The correction as we would write it. */
export interface CheckedCorrection {
  "document": Correction;
}

/** The decision as we would write it. */
export interface CheckedDecision {
  "document": Decision;
}

/** The record as we would write it. */
export interface CheckedDecisionRecord {
  "document": DecisionRecord;
}

/** The policy as we would write it. */
export interface CheckedPolicy {
  "document": Policy;
}

/** The profile as we would write it. */
export interface CheckedProfile {
  "document": Profile;
}

/** What people decided, which is theirs and not the evaluator's. */
export interface Choice {
  /** None where the decision is to choose none of them. */
  "candidate"?: string;
  "why": string;
  /** The decision-makers. */
  "by"?: ReadonlyArray<string>;
  "consulted"?: ReadonlyArray<string>;
  "informed"?: ReadonlyArray<string>;
  "status"?: Status;
  "supersedes"?: string;
  /** Why not the others, where people say more than the evaluation does. */
  "rejected"?: Record<string, string>;
}

/** One run of a file, by its place; without it every run. */
export interface ChosenRun {
  "name": string;
  "text": string;
  "run"?: number;
}

/** Where the evidence can be looked up. */
export interface Citation {
  "url"?: string;
  "title"?: string;
  "accessed"?: string;
}

/** One statement about a runtime. */
export interface Claim {
  /** A claim of the vocabulary, below its group. */
  "id": string;
  /** What the sources say. */
  "value": ClaimValue;
  /** Which part provides it, in the vocabulary's words; left out where it is the core. */
  "provided-by"?: string;
  /** How stable the project says it is; left out where it says nothing. */
  "stability"?: string;
  /** Whether it is on without being asked for; left out where nothing is said. */
  "default"?: string;
  /** The first version that has it. */
  "since"?: string;
  /** Under which condition it holds; for *partial*. */
  "when"?: Record<string, ReadonlyArray<string>>;
  /** What is missing, in the words of no condition; for *partial*. */
  "lacks"?: string;
  /** The condition of *partial*, who provides it for *not-applicable*; else what readers must know. */
  "note"?: string;
  /** Where somebody looked in vain; for *unknown*. */
  "looked"?: ReadonlyArray<string>;
  /** The quoted sources contradict each other. */
  "conflict"?: boolean;
  /** Claims that do not hold at the same time as this one. */
  "incompatible-with"?: ReadonlyArray<string>;
  /** When this claim was re-read, where it differs from the entry's own date. */
  "confirmed"?: string;
  /** The version that this claim was read at, where it is not the one that the entry was reviewed at. */
  "read-at"?: string;
  /** What *supported*, *partial* and *unsupported* rest on. */
  "evidence"?: ReadonlyArray<Evidence>;
  /** The last search for words for and against it; none where only pages were read. */
  "challenged"?: Challenged;
  /** What released artifacts show of it. */
  "shown"?: ReadonlyArray<Shown>;
}

/** Another value, condition or evidence of one claim. */
export interface ClaimChange {
  /** Whose claim it is. */
  "entry": string;
  /** Which one. */
  "claim": string;
  /** What the entry said; left out where it said nothing. */
  "had"?: StatedBefore;
  /** What it should say. */
  "wants": Stated;
  /** What that rests on: in place of all that the claim rested on before. */
  "evidence"?: ReadonlyArray<Proven>;
}

/** Asks the catalog. */
export interface ClaimCheck {
  "id": string;
  "claim": string;
  "is"?: ClaimValue;
  /** Only this component of a stack is asked; otherwise any may answer. */
  "component"?: string;
  /** The level asked for in the *decide* stage, where it is not the gate's own. */
  "level"?: EvidenceLevel;
}

/** Claims of one sort, shown and filtered together. */
export interface ClaimGroup {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
  "gates"?: ReadonlyArray<string>;
  "criteria"?: ReadonlyArray<string>;
  /** Whose *yes* holds for a stack. */
  "asked-of"?: AskedOf;
  "claims": ReadonlyArray<ClaimTerm>;
}

/** One claim that is not what it was. */
export interface ClaimMove {
  "entry": string;
  "claim": string;
  "how": ChangeKind;
  /** Its value; empty where there was none. */
  "before": string;
  "after": string;
}

/** A correction of a claim, what it is held against, and the entry's file. */
export interface ClaimPatchParams {
  "correction": Correction;
  /** As it is. */
  "entry": Runtime;
  "vocabulary": Vocabulary;
  /** The ids of all entries. */
  "entries": ReadonlyArray<string>;
  "as-of": string;
  "file": FileToCorrect;
}

/** One thing a runtime file may make a claim about. */
export interface ClaimTerm {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
  /** Where the claim makes sense; empty: in every layer. */
  "layers"?: ReadonlyArray<string>;
  /** The gates it informs; empty: those of its group. */
  "gates"?: ReadonlyArray<string>;
  /** The criteria it informs; empty: those of its group. */
  "criteria"?: ReadonlyArray<string>;
  "polarity"?: Polarity;
  /** Whether a machine that has it may have others of its group beside it: a processor beside a GPU. */
  "host"?: boolean;
  /** Whose *yes* holds for a stack; left out: as in its group. */
  "asked-of"?: AskedOf;
}

/** What a claim says. */
export type ClaimValue = "supported" | "partial" | "unsupported" | "unknown" | "not-applicable";

/** Runs to compare, and the limits they are held against. */
export interface CompareParams {
  "proofs": ReadonlyArray<ChosenRun>;
  "slo"?: string;
}

/** A run by its file and its place there. */
export interface ComparedRun {
  "name": string;
  "place": number;
}

/** Versions that the project itself states as belonging together. */
export interface CompatibilityTuple {
  /** Per component its version or range of versions. */
  "tuple": Record<string, string>;
  /** Under which condition they belong together. */
  "note"?: string;
  /** Where the project says so. */
  "evidence": ReadonlyArray<Evidence>;
}

/** What the directory said of a component when the decision was taken: what a review compares with. */
export interface ComponentSnapshot {
  /** The version that was chosen. */
  "version": string;
  "reviewed": string;
  "latest"?: string;
  "license": string;
  "status": string;
}

/** One thing that a claim or a relation may depend on. */
export interface ConditionKey {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
  /** What stands before its words in a sentence: *with*, *on*. */
  "phrase": string;
  /** What to ask where a decision doesn't say: *Which edition?* */
  "question": string;
  /** Words that may stand beside its own in a target and change nothing: *per node*, *80 GB*, *SXM*. */
  "beside"?: ReadonlyArray<string>;
  /** Whether a target that names one word rules the others out: a model has one format. */
  "exclusive"?: boolean;
  "words": WordsOf;
  /** The group of claims, where its words are claims. */
  "group"?: string;
  /** Its words, where they are listed. */
  "values"?: ReadonlyArray<Term>;
}

/** Per entry and claim under a condition, what it says on the target. */
export interface Conditions {
  "conditions": Record<string, Record<string, ResolvedClaim>>;
}

/** Where something runs. */
export interface ConditionsParams {
  "catalog": Catalog | string;
  /** In people's words; none where nothing is known. */
  "target"?: string;
  /** The parts of one stack; none: every entry, each alone. */
  "stack"?: ReadonlyArray<string>;
}

/** The lowest of its dimensions. */
export interface Confidence {
  "level": ConfidenceLevel;
  "dimensions": ReadonlyArray<ConfidenceDimension>;
}

/** One of the five things that confidence rests on. */
export interface ConfidenceDimension {
  "id": string;
  "level": ConfidenceLevel;
  "reason": string;
}

/** How far to trust it. */
export type ConfidenceLevel = "high" | "moderate" | "low" | "insufficient";

/** Where the confidence in a recommendation steps down. */
export interface ConfidenceThresholds {
  /** The weakest evidence behind a gate of the first group that still allows *high*. */
  "evidence-high": EvidenceLevel;
  "evidence-moderate": EvidenceLevel;
  /** The share of first places that allows *high* robustness where the first place is not necessary. */
  "acceptability-high": number;
  "acceptability-moderate": number;
  /** Evidence that expires later than this from the as-of date is fresh. */
  "fresh-days": number;
}

/** How the components of a stack hang together. */
export interface Connection {
  /** The components that are connected with each other; one part where the whole stack is. */
  "parts": ReadonlyArray<ReadonlyArray<string>>;
  /** Every documented relation between two of them that connects. */
  "links"?: ReadonlyArray<RelationLink>;
}

/** What one criterion adds to the total, at central weights. */
export interface Contribution {
  "lo": number;
  "hi": number;
}

/** A correction, and what it is held against. */
export interface CorrectParams {
  "correction": Correction;
  /** As it is. */
  "entry": Runtime;
  "vocabulary": Vocabulary;
  /** The ids of all entries. */
  "entries": ReadonlyArray<string>;
  "as-of": string;
}

/** The claim as it would be, and the line of the maintenance record. */
export interface CorrectedClaim {
  "claim": Claim;
  "change": string;
}

/** A file as it would be, and the change of it as a mail for ``git am``. */
export interface CorrectedFile {
  "text": string;
  "patch": string;
}

/** One thing to correct, as a file of its own. */
export interface Correction {
  /** The format of the file. */
  "schema": string;
  /** What to change: a claim of an entry, a term of the glossary, or a passage of a page. */
  "change": ClaimChange | TermChange | PageChange;
  /** Why, for those who review it. A term or a passage needs one where no source is named. */
  "reason"?: string;
  /** Who reports it, if they want to be named in the maintenance record. */
  "by"?: string;
}

/** Where the number of good requests comes from. */
export type CountSource = "recomputed" | "reported" | "unknown";

/** Which of the needed layers and responsibilities a candidate's components own. */
export interface Coverage {
  "layers-missing": ReadonlyArray<string>;
  /** Per needed responsibility the components that own it. */
  "owned": Record<string, ReadonlyArray<string>>;
  "partly": Record<string, ReadonlyArray<string>>;
  /** Needed responsibilities that nobody owns, not even partly. */
  "missing": ReadonlyArray<string>;
  /** Needed responsibilities that more than one component owns. */
  "doubled": Record<string, ReadonlyArray<string>>;
  /** Seams between components: one less than their number. */
  "integrations": number;
  /** Every needed layer is there and every needed responsibility is owned, at least partly. */
  "complete": boolean;
}

/** One thing that is weighed among those that pass the gates. */
export interface Criterion {
  "id": string;
  "label": string;
  "question": string;
  "evidence": string;
  /** What 0, 1, 2, 3 and 4 mean, in words. */
  "anchors": [string, string, string, string, string];
}

/** A criterion's score range after its evidence has had its say. */
export interface CriterionScore {
  "lo": number;
  /** In points of the 0–4 scale. */
  "hi": number;
  /** False where nothing was said and the range is the whole scale. */
  "given": boolean;
  "level": EvidenceLevel;
  /** The evidence allowed no narrower range than this. */
  "widened": boolean;
}

/** Everything a reader has said about one choice. */
export interface Decision {
  "schema": string;
  "id": string;
  "title": string;
  "problem": string;
  "use-case"?: string;
  "needs": Needs;
  /** What evidence must be about, where it says so: `artifact`, `hardware`, `precision`. */
  "target"?: Record<string, string>;
  /** Per gate, its checks; a gate without checks asks for an attestation of its question. */
  "requirements"?: Record<string, ReadonlyArray<ClaimCheck | AttestCheck | SloCheck | LicenseCheck>>;
  /** Compared two by two: the answer grows with the square of their number. */
  "candidates": ReadonlyArray<Candidate>;
  /** Per criterion a level of the policy; or one of `order`, `points`, `ranges` instead. */
  "importance"?: Record<string, string>;
  /** Criteria, the most important first. */
  "order"?: ReadonlyArray<string>;
  /** 0–100 per criterion, in steps of 5. */
  "points"?: Record<string, number>;
  /** Weight bounds per criterion, in points of 100. */
  "ranges"?: Record<string, [number, number]>;
  "assumptions"?: ReadonlyArray<Assumption>;
  "migration"?: string;
  "rollback"?: string;
  "review"?: ReviewPlan;
  /** What people decided, while they are writing it down; a record has its own, under its digest. */
  "choice"?: Choice;
}

/** Everything that is needed to defend the decision later, and to see when it has gone stale. */
export interface DecisionRecord {
  "schema": string;
  "id": string;
  "date": string;
  "choice": Choice;
  "superseded-by"?: string;
  "decision": Decision;
  "evaluation": Evaluation;
  "components": Record<string, ComponentSnapshot>;
  /** Of all the rest: what was chosen, why, by whom, when, and what was evaluated. Old records have none. */
  "digest"?: string;
}

/** What the glossary says of a term. */
export interface Definition {
  /** One sentence. */
  "short": string;
  /** More of it. */
  "long"?: string;
}

/** One accelerator. */
export interface Device {
  "name": string;
  /** As its maker states it, in units of 10⁹ bytes. */
  "memory-gb": number;
}

/** The names under which the directory and the rules are remembered. */
export interface Digests {
  "catalog": string;
  "policy": string;
}

/** The directory and the rules, in full or by their digests. */
export interface Documents {
  "catalog": Catalog | string;
  "policy": Policy | string;
}

/** A candidate that would stand differently today. */
export interface Drift {
  "candidate": string;
  "then": string;
  "now": string;
}

/** What a change of the directory means. */
export interface Effect {
  "claims": ReadonlyArray<ClaimMove>;
  "outcomes": ReadonlyArray<OutcomeMove>;
}

/** A correction of a claim, and the examples that may move by it. */
export interface EffectParams {
  "catalog": Catalog | string;
  "policy": Policy | string;
  "as-of": string;
  "correction": Correction;
  "examples": Examples;
}

/** An entry as it is proposed, and the examples that may move by it. */
export interface EntryEffectParams {
  "catalog": Catalog | string;
  "policy": Policy | string;
  "as-of": string;
  "entry": Runtime;
  "examples": Examples;
}

/** A decision, and the terms of its evaluation. */
export interface EvaluateParams {
  "catalog": Catalog | string;
  "policy": Policy | string;
  "as-of": string;
  "decision": Decision;
  "stage"?: Stage;
  "seed"?: number;
  "draws"?: number;
  /** 0 leaves the simulation out. */
  "thorough"?: boolean;
}

/** The whole answer to a decision. */
export interface Evaluation {
  "schema": string;
  "decision": string;
  "title": string;
  "inputs": Inputs;
  "weights": Record<string, WeightRange>;
  "candidates": ReadonlyArray<CandidateResult>;
  /** Candidates that may be compared, and apart from them each that may not. */
  "comparable-groups": ReadonlyArray<ReadonlyArray<string>>;
  /** Ranked candidates, best first; those in one group cannot be separated. */
  "groups"?: ReadonlyArray<ReadonlyArray<string>>;
  "relations"?: ReadonlyArray<PairRelation>;
  "stability"?: ReadonlyArray<StabilityInterval>;
  "weight-flips"?: ReadonlyArray<WeightFlip>;
  "score-flips"?: ReadonlyArray<ScoreFlip>;
  "leave-one-out"?: ReadonlyArray<LeaveOneOut>;
  "scenarios"?: ReadonlyArray<ScenarioResult>;
  "evidence-sensitivity"?: ReadonlyArray<EvidenceSensitivity>;
  "unknowns"?: ReadonlyArray<UnknownThatMatters>;
  /** (candidate, criterion, criterion) that rest on the same evidence. */
  "double-counting"?: ReadonlyArray<[string, string, string]>;
  "risks"?: ReadonlyArray<Risk>;
  "test-plan"?: ReadonlyArray<TestStep>;
  "recommendation": Recommendation;
  "confidence": Confidence;
}

/** The words of a source that say what is claimed. */
export interface Evidence {
  /** A key of the entry's `sources`. */
  "source": string;
  /** Verbatim, at most 25 words. */
  "quote": string;
}

/** How strong a piece of evidence is; the order of the letters is the order of strength. */
export type EvidenceLevel = "E0" | "E1" | "E2" | "E3" | "E4";

/** What one evidence level means. */
export interface EvidenceLevelRule {
  "id": EvidenceLevel;
  "label": string;
  "definition": string;
}

/** One piece of evidence as the rules saw it. */
export interface EvidenceLink {
  /** Who says it: `catalog: vllm`, `evidence[0]`, `proof conc32`. */
  "source": string;
  "result": Result;
  "level": EvidenceLevel;
  /** None where nobody says; then it never counts. */
  "collected"?: string;
  "expires"?: string;
  /** Whether it was allowed to decide. */
  "counts": boolean;
  "why-not"?: Reason;
  /** For a claim that holds only under a condition. */
  "condition"?: Resolved;
  "quote"?: string;
  "url"?: string;
  "note"?: string;
  "good"?: number;
  "total"?: number;
  "by"?: string;
  "synthetic"?: boolean;
}

/** One thing the team knows about a check. */
export interface EvidenceRecord {
  "check": string;
  "result": Result;
  "level": EvidenceLevel;
  "method"?: Method;
  "collected": string;
  /** When it stops counting; without it the gate's maximum age decides. */
  "expires"?: string;
  /** What was looked at: `artifact`, `hardware`, or a component's id with its version. */
  "subject"?: Record<string, string>;
  /** Requests (or cases) that met the objective. */
  "good"?: number;
  /** Requests (or cases) attempted; failed ones included. */
  "total"?: number;
  /** The objectives of a measurement; empty: those of its check. */
  "slo"?: Record<string, number>;
  /** The load of a measurement; it counts where that is the load of its check. */
  "load"?: Record<string, number>;
  "source"?: Citation;
  "by"?: string;
  "note"?: string;
  /** Made up for an example; shown as such wherever it counts. */
  "synthetic"?: boolean;
}

/** Who is left and first when weak evidence counts for nothing. */
export interface EvidenceSensitivity {
  "without": ReadonlyArray<EvidenceLevel>;
  "qualified": ReadonlyArray<string>;
  "first": ReadonlyArray<string>;
  "changes": boolean;
}

/** What a use case asks of the directory. */
export interface ExampleUseCase {
  "id": string;
  "title": string;
  "needs": Needs;
  /** Per gate what a decision for it usually asks. */
  "checks"?: Record<string, ReadonlyArray<ClaimCheck | AttestCheck | SloCheck | LicenseCheck>>;
  /** What is known of where it runs. */
  "target"?: Record<string, string>;
  /** The entries that its stacks are made of. */
  "candidates"?: ReadonlyArray<string>;
}

/** The worked decisions and the use cases of a site. */
export interface Examples {
  "schema": string;
  "decisions"?: ReadonlyArray<Decision>;
  "use-cases"?: ReadonlyArray<ExampleUseCase>;
}

/** The routed experts of a layer of a mixture. */
export interface Experts {
  /** Experts that a router chooses from. */
  "total": number;
  /** Experts that one token uses. */
  "active": number;
}

/** The file that a correction changes, as the repository has it. */
export interface FileToCorrect {
  "path": string;
  "text": string;
  /** Of a page, the section that is corrected. */
  "section"?: SectionOfFile;
}

/** A file, and the proof and check of a decision that it is to fill. */
export interface FillParams {
  "name": string;
  "text": string;
  "proof": Proof;
  "check": SloCheck;
}

/** The proof with the counts of the file. */
export interface FilledProof {
  "proof": Proof;
}

/** A trigger that fired, and what it was. */
export interface FiredTrigger {
  "kind": TriggerKind;
  "about": string;
  "text": string;
}

/** One mandatory question; a candidate that fails it is never scored. */
export interface Gate {
  "id": string;
  "label": string;
  "question": string;
  /** Example evidence, as the guide's table shows it. */
  "example": string;
  /** The level that a pass or a fail needs, per stage. */
  "minimum": Partial<Record<Stage, EvidenceLevel>>;
  /** Evidence older than this has expired. */
  "max-age-days": number;
  "waivable"?: boolean;
  /** A pass needs a record that names who approved it. */
  "named-approver"?: boolean;
  /** What to do where the answer is unknown: the line of the test plan. */
  "test": string;
  /** What is asked besides of a stack whose components no documented relation connects. */
  "together"?: string;
}

/** One gate for one candidate: its own state, and beside it what a waiver makes of it. */
export interface GateResult {
  "id": string;
  "state": State;
  "reason"?: Reason;
  "waived"?: boolean;
  "waivers"?: ReadonlyArray<WaiverResult>;
  "checks": ReadonlyArray<CheckResult>;
}

/** Layers that keep a key and a value per KV head and token: multi-head, grouped-query, multi-query. */
export interface HeadLayers {
  /** How many layers are like this. */
  "count": number;
  /** Key-value heads of a layer; 1 is multi-query, as many as there are attention heads is multi-head. */
  "kv-heads": number;
  /** Numbers in one key, and in one value. */
  "head-size": number;
  /** Tokens that are kept at most; none where all are. */
  "window"?: number;
}

/** A word for how much a criterion counts: an interval of weight before normalising. */
export interface ImportanceLevel {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
  "lo": number;
  "hi": number;
}

/** What the answer was computed from. */
export interface Inputs {
  "as-of": string;
  "stage": Stage;
  "seed": number;
  "draws": number;
  "decision-digest": string;
  "catalog-digest": string;
  "policy-digest": string;
  /** The version of this evaluator. */
  "versions"?: Record<string, string>;
}

/** Every runtime that a profile concerns, judged alone. */
export interface JudgedRuntimes {
  "shortlist": ReadonlyArray<Shortlisted>;
}

/** What a latency distribution is over. Kinds that sound alike are kept apart. */
export type LatencyKind = "ttft" | "tpot" | "tpot-with-first" | "itl" | "itl-by-token" | "e2e";

/** One latency over the requests that succeeded, in milliseconds. */
export interface LatencySummary {
  "kind": LatencyKind;
  "unit": string;
  "n": number | null;
  "mean": number | null;
  "percentiles": Record<string, number>;
  /** Percentiles that too few requests stand behind. */
  "unresolved": ReadonlyArray<string>;
}

/** Layers that keep one compressed vector and one rotary key per token, for all heads. */
export interface LatentLayers {
  /** How many layers are like this. */
  "count": number;
  /** Numbers in the compressed vector. */
  "rank": number;
  /** Numbers in the rotary key. */
  "rotary": number;
}

/** Who is first when one criterion is left out. */
export interface LeaveOneOut {
  "criterion": string;
  "first": ReadonlyArray<string>;
  "changes": boolean;
}

/** A responsibility that is somebody else's. */
export interface LeftToOthers {
  /** A responsibility of the vocabulary. */
  "id": string;
  /** Who usually takes it. */
  "to": string;
}

/** The licence of the core. */
export interface License {
  /** An SPDX expression, or `LicenseRef-Proprietary`. */
  "spdx": string;
  /** What the expression cannot say, such as another licence of a part. */
  "note"?: string;
  /** A key of the entry's `sources`. */
  "source"?: string;
  /** Verbatim, at most 25 words. */
  "quote"?: string;
}

/** Asks whether every component's licence is on the list. */
export interface LicenseCheck {
  "id": string;
  /** SPDX ids that are approved. */
  "license": ReadonlyArray<string>;
  /** The level asked for in the *decide* stage, where it is not the gate's own. */
  "level"?: EvidenceLevel;
}

/** Where the project stands, in its owner's words. */
export interface Lifecycle {
  /** Whether it is developed, in the vocabulary's words. */
  "status": string;
  /** What its owner or foundation calls it, in the vocabulary's words. */
  "maturity"?: string;
  /** What readers must know of its future. */
  "note"?: string;
  /** What its owner names instead. */
  "successor"?: string;
  /** When its owner ends it, or has ended it. */
  "ends"?: string;
  /** A key of the entry's `sources`. */
  "source"?: string;
  /** Verbatim, at most 25 words. */
  "quote"?: string;
}

/** Where a project stands in its life. */
export interface LifecycleStatus {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
  /** Whether its owner has said that it ends, so that a shortlist names others first. */
  "ending"?: boolean;
}

/** What comes in, and what one replica was measured to serve. */
export interface Load {
  /** Per second, at the peak. */
  "peak": number;
  /** Of the same unit: measured with all objectives kept. */
  "per-replica": number;
  /** What is counted: requests, or output tokens. */
  "unit"?: string;
  /** The share of that rate that is kept free. */
  "headroom"?: number;
  /** Replicas that may be lost with the peak still served. */
  "spares"?: number;
}

/** How requests were offered. */
export type LoadMode = "requests-per-second" | "concurrency" | "unlimited" | "schedule" | "unknown";

/** When the entry was last confirmed, and what changed. */
export interface Maintenance {
  /** The day on which the whole entry was last read against its sources. */
  "confirmed": string;
  /** What changed, the latest last. */
  "history": ReadonlyArray<Change>;
}

/** Whether a condition holds. */
export type Met = "met" | "not-met" | "not-known";

/** How evidence was won (after NIST SP 800-53A: examine, interview, test; and a mere claim). */
export type Method = "test" | "examine" | "interview" | "claim";

/** What of a model decides how much memory it needs. */
export interface ModelShape {
  "name": string;
  /** All of them: each must be in memory. */
  "parameters": number;
  /** Those that one token uses; none where it uses all. */
  "active"?: number;
  /** Layers that keep something between steps, by what they keep. */
  "layers": ReadonlyArray<HeadLayers | LatentLayers | StateLayers>;
  "experts"?: Experts;
  /** Those of the attention, which data-parallel attention copies to each device. */
  "attention"?: number;
}

/** The layers and responsibilities that the answer must own. */
export interface Needs {
  "layers": ReadonlyArray<string>;
  "responsibilities"?: ReadonlyArray<string>;
}

/** The one proof that most narrows a shortlist. */
export interface NextTest {
  "check": string;
  "question": string;
  /** What to do, in the words of the policy. */
  "todo": string;
  /** Those at the head of the list that leave it open. */
  "candidates": ReadonlyArray<string>;
}

/** A check that does not concern a candidate; without a day, a reason and a name it counts for nothing. */
export interface NotApplicable {
  "check": string;
  "reason": string;
  "by": string;
  /** The day on which it was said; it ages as evidence does. */
  "decided"?: string;
  /** When it stops counting; without it the gate's maximum age decides. */
  "expires"?: string;
}

/** What a limit is set on; always a time per request. */
export type Objective = "ttft" | "tpot" | "itl" | "e2e";

/** What load was offered; what is unknown is null. */
export interface OfferedLoad {
  "mode": LoadMode;
  "value": number | null;
  "most-in-flight": number | null;
  "burstiness": number | null;
  "text": string;
}

/** What an example says of a candidate, or recommends, where that moved. */
export interface OutcomeMove {
  /** The decision or the use case. */
  "where": string;
  /** The candidate with its gate, or `recommendation`. */
  "what": string;
  "before": string;
  "after": string;
}

/** What a runtime owns and what it leaves to others. */
export interface Ownership {
  /** Responsibilities that it has in every installation. */
  "owns"?: ReadonlyArray<string>;
  /** Those it has under a condition. */
  "partly"?: ReadonlyArray<PartlyOwned>;
  /** Those it leaves to others. */
  "leaves"?: ReadonlyArray<LeftToOthers>;
}

/** Another passage of a page. */
export interface PageChange {
  /** Its file below the folder of the pages. */
  "page": string;
  /** The anchor of the heading under which it stands; left out where it stands in one place only. */
  "section"?: string;
  /** The passage as it stands in the file, verbatim. */
  "had": string;
  /** What should stand there. */
  "wants": string;
  /** Where that is shown; without one the correction has a reason. */
  "source"?: string;
}

/** Two candidates compared over all admissible weights and scores. */
export interface PairRelation {
  "a": string;
  "b": string;
  /** a is at least as good as b, always. */
  "necessary": boolean;
  /** a is at least as good as b, at least once. */
  "possible": boolean;
  /** Least and greatest of a − b, in points of 100, rounded outward. */
  "difference": [number, number];
  /** Share of draws in which a is better than b. */
  "wins"?: number;
}

/** A responsibility that is owned only under a condition. */
export interface PartlyOwned {
  /** A responsibility of the vocabulary. */
  "id": string;
  /** The condition. */
  "note": string;
}

/** Whether having a capability is good news for the gate that asks. */
export type Polarity = "helpful" | "neutral" | "adverse";

/** Everything a decision is judged by. */
export interface Policy {
  "schema": string;
  "evidence-levels": ReadonlyArray<EvidenceLevelRule>;
  "gates": ReadonlyArray<Gate>;
  "criteria": ReadonlyArray<Criterion>;
  "importance-levels": ReadonlyArray<ImportanceLevel>;
  /** The narrowest score range, in points of the 0–4 scale, that evidence of a level allows. */
  "range-floor": Partial<Record<EvidenceLevel, number>>;
  "version-match": VersionMatch;
  "confidence": ConfidenceThresholds;
  "scenarios"?: ReadonlyArray<Scenario>;
}

/** One thing that is wrong, where, and what was expected instead. */
export interface Problem {
  /** Where in the document: `candidates[1].scores.portability`; empty for the document itself. */
  "path": string;
  /** The id of the rule that was broken, e.g. `unknown-key`: stable, for filters and tests. */
  "rule": string;
  /** One sentence for a person; complete without the other fields. */
  "message": string;
  /** What stands there, shortened; empty where nothing does. */
  "found"?: string;
  /** What would be right, or the nearest valid value. */
  "expected"?: string;
}

/** Gates with their checks and evidence levels; what a decision has, without its candidates. */
export interface Profile {
  "schema": string;
  "id": string;
  "title": string;
  "problem"?: string;
  /** Who is concerned: entries with one of these layers; everyone where none is named. */
  "needs"?: Needs;
  /** Per gate, its checks; a check's `level` is the least evidence that passes it. */
  "requirements": Record<string, ReadonlyArray<ClaimCheck | AttestCheck | SloCheck | LicenseCheck>>;
}

/** A requirement profile. */
export interface ProfileParams {
  "catalog": Catalog | string;
  "policy": Policy | string;
  "as-of": string;
  "profile": Profile;
}

/** A measurement of the team's own, as its tool wrote it, reduced to what decides. */
export interface Proof {
  "id": string;
  "check": string;
  /** The result file; the host reads it and fills the rest. */
  "file"?: string;
  /** Which of the file's runs. */
  "run"?: string;
  "level"?: EvidenceLevel;
  /** When it was measured; a file may say it. Without a day the proof counts for nothing. */
  "collected"?: string;
  "expires"?: string;
  "good"?: number;
  "total"?: number;
  /** Requests per second that met every objective. */
  "goodput"?: number;
  "slo"?: Record<string, number>;
  "load"?: Record<string, number>;
  "tool"?: string;
  "subject"?: Record<string, string>;
  "warnings"?: ReadonlyArray<string>;
  "by"?: string;
  "synthetic"?: boolean;
}

/** A file, and the limits it is held against. */
export interface ProofParams {
  "name": string;
  "text": string;
  /** Such as `ttft=500ms,tpot=50ms`; without it the file's own. */
  "slo"?: string;
}

/** An entry or a correction that somebody proposes, and what it is held against. */
export interface ProposeParams {
  /** As it is; none where it is new. */
  "entry"?: Runtime;
  "vocabulary": Vocabulary;
  /** The ids of all entries. */
  "entries": ReadonlyArray<string>;
  "as-of": string;
  "document": unknown;
  /** `text` where numbers and truth values stand as text, as YAML writes them. */
  "scalars"?: "text" | "typed";
}

/** The entry as it would be, what changes by it, and what the build would refuse of it. */
export interface ProposedEntry {
  "entry": Runtime;
  "claims": ReadonlyArray<ClaimMove>;
  "problems": ReadonlyArray<Problem>;
}

/** The words of a source that say what the correction says. */
export interface Proven {
  /** Verbatim, at most 25 words. */
  "quote": string;
  /** Where they stand. */
  "source": SourceRead;
}

/** The questions of a site, in the order in which they are asked. */
export interface Questionnaire {
  "schema"?: string;
  "questions"?: ReadonlyArray<SiteQuestion>;
}

/** The questions of a site, and what was answered. */
export interface QuestionsParams {
  "catalog": Catalog | string;
  "policy": Policy | string;
  "as-of": string;
  "questions": Questionnaire;
  "answers": Record<string, ReadonlyArray<string>>;
}

/** Where a candidate can come in its group. */
export interface Ranks {
  "best": number;
  "worst": number;
  /** Whether some admissible weights and scores put it first; None where it has no rival. */
  "can-be-first"?: boolean;
  /** By how many points of 100 it can lead all others, rounded down; negative where it always trails. */
  "best-margin"?: number;
  /** Share of draws in first, second, … place. */
  "acceptability"?: ReadonlyArray<number>;
  /** Of the largest of these shares. */
  "standard-error"?: number;
  "confidence-factor"?: number;
  "central-weights"?: Record<string, number>;
}

/** A shape, and what had to be assumed. */
export interface ReadShape {
  "shape": ModelShape;
  "notes"?: ReadonlyArray<string>;
}

/** Why a state is unknown. */
export type Reason = "not-assessed" | "no-evidence" | "not-yet-collected" | "undated" | "evidence-expired" | "level-too-low" | "scope-mismatch" | "conflicting" | "inconclusive" | "condition-not-met" | "condition-not-known" | "not-passed-on" | "not-measured" | "no-approver";

/** The answer. */
export interface Recommendation {
  "kind": RecommendationKind;
  /** The first, or those that cannot be told apart; empty for *none*. */
  "group": ReadonlyArray<string>;
  "why": string;
  "minimax-regret"?: string;
  /** Where nobody qualifies: the fewest proofs that would change it. */
  "shortest-proof"?: ReadonlyArray<TestStep>;
  /** Provisional candidates, best first at central weights; never winners. */
  "if-unknowns-pass"?: ReadonlyArray<string>;
}

/** How far the answer goes. */
export type RecommendationKind = "robust" | "preferred" | "not-separable" | "none";

/** A record, and its files as text. */
export interface RecordFiles {
  "record": DecisionRecord;
  "json": string;
  "markdown": string;
  "sarif": string;
  "csv": string;
  "calendar": string;
}

/** A decision, and what was chosen. */
export interface RecordParams {
  "catalog": Catalog | string;
  "policy": Policy | string;
  "as-of": string;
  "decision": Decision;
  "stage"?: Stage;
  "seed"?: number;
  "draws"?: number;
  /** 0 leaves the simulation out. */
  "thorough"?: boolean;
  "choice": Choice;
}

/** What an entry does with another: runs it, is built on it, calls it. */
export interface Relation {
  /** What it does with it, in the vocabulary's words. */
  "kind": string;
  /** The other entry; or else a claim. */
  "to"?: string;
  /** Stands for every entry that supports this claim: an interface that many have. */
  "claim"?: string;
  /** Under which condition it holds. */
  "when"?: Record<string, ReadonlyArray<string>>;
  /** What readers must know of it. */
  "note"?: string;
  /** What it rests on. */
  "evidence"?: ReadonlyArray<Evidence>;
}

/** What one entry may do with another; the label is said of the one, the inverse of the other. */
export interface RelationKind {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
  /** What is read from the other side: *Run by*. */
  "inverse": string;
  /** Whether the two work together, so that one stack may hold both. */
  "connects"?: boolean;
  /** Whether requests for the other come through the one. */
  "in-front"?: boolean;
  /** Whether the one still runs the model itself, and the other only helps it. */
  "executes"?: boolean;
  /** Whether the other is a part of the one, which speaks for both. */
  "contains"?: boolean;
  /** Whether the one is a client: two that it works with need not work with each other. */
  "client"?: boolean;
}

/** A documented relation between two components of a stack. */
export interface RelationLink {
  "of": string;
  "kind": string;
  "to": string;
  /** As people say it: *KServe runs vLLM*. */
  "words": string;
  "condition"?: Resolved;
  "note"?: string;
  "quote"?: string;
  "url"?: string;
}

/** One version and when it came out, as exactly as known. */
export interface Release {
  /** As the project writes it. */
  "version"?: string;
  /** When it came out. */
  "date"?: string;
  /** A key of the entry's `sources`. */
  "source"?: string;
}

/** A condition, and what the decision makes of it. */
export interface Resolved {
  "met": Met;
  /** The condition in words, and what met it or did not. */
  "why": string;
  /** What to ask where it is not known. */
  "question"?: string;
}

/** A claim under a condition, and what it says here. */
export interface ResolvedClaim {
  "met": Met;
  /** What it speaks as: *unknown* where the condition is not met or not known. */
  "value": ClaimValue;
  "why": string;
  /** What to ask where it is not known. */
  "question"?: string;
}

/** One thing a layer may own. */
export interface Responsibility {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
  /** The layers that usually own it. */
  "layers": ReadonlyArray<string>;
  /** The claims that show how it is done, so that who owns it can be read up. */
  "claims"?: ReadonlyArray<string>;
}

/** What a piece of evidence says of a check. */
export type Result = "positive" | "negative" | "inconclusive";

/** A record seen again on a later day. */
export interface Review {
  "schema": string;
  "record": string;
  "as-of": string;
  "fired": ReadonlyArray<FiredTrigger>;
  "drift": ReadonlyArray<Drift>;
  /** The choice is still among those that would be recommended. */
  "still-first": boolean;
  /** Nothing fired. */
  "fresh": boolean;
}

/** A record to look at again. */
export interface ReviewParams {
  "catalog": Catalog | string;
  "policy": Policy | string;
  "as-of": string;
  "record": DecisionRecord;
}

/** When and why to look again. */
export interface ReviewPlan {
  "by": string;
  "owner"?: string;
  "triggers"?: ReadonlyArray<string>;
}

/** One thing that could still go wrong. */
export interface Risk {
  "kind": RiskKind;
  "candidate": string;
  /** A check, a criterion or a gate. */
  "about": string;
  "text": string;
  /** It would change the winner. */
  "decisive": boolean;
  /** The test or the act that would close it. */
  "closed-by": string;
}

/** What sort of risk remains. */
export type RiskKind = "unknown" | "waiver" | "wide-score" | "conflict" | "expiring-evidence" | "comparability-gap" | "synthetic-evidence" | "double-counting";

/** Whether runs can be compared, and what keeps them apart. */
export interface RunComparison {
  "runs": ReadonlyArray<ComparedRun>;
  "comparable": boolean;
  "differences": ReadonlyArray<RunDifference>;
}

/** One thing that keeps runs apart, and what each says of it: null where it says nothing. */
export interface RunDifference {
  "field": string;
  "values": ReadonlyArray<string | null>;
  "stated": boolean;
}

/** One entry of the directory. */
export interface Runtime {
  /** The name of the file without its ending, and the address of the page. */
  "id": string;
  /** Earlier ids. */
  "aliases"?: ReadonlyArray<string>;
  /** As its project writes it. */
  "name": string;
  /** Abbreviations, short and earlier names that people use for it. */
  "also-called"?: ReadonlyArray<string>;
  /** What it is, in the vocabulary's words. */
  "kind": string;
  /** The main layer first. */
  "layers": ReadonlyArray<string>;
  /** Finer words inside its layers. */
  "sublayers"?: ReadonlyArray<string>;
  /** One sentence: what it does and for whom. */
  "summary": string;
  /** Who owns or publishes it. */
  "vendor": string;
  /** The licence of its core. */
  "license": License;
  /** Where its source code is. */
  "repository"?: string;
  /** Where its documentation begins. */
  "documentation"?: string;
  /** Where it is installed from. */
  "packages"?: ReadonlyArray<string>;
  /** Where the project stands. */
  "lifecycle": Lifecycle;
  /** Its versions, and the one that the claims were read at. */
  "versions": Versions;
  /** What it owns and what it leaves to others. */
  "responsibilities": Ownership;
  /** What it does with other entries. */
  "relations"?: ReadonlyArray<Relation>;
  /** By group of the vocabulary, what it can do and cannot. */
  "claims": Record<string, ReadonlyArray<Claim>>;
  /** Versions that belong together. */
  "compatibility"?: ReadonlyArray<CompatibilityTuple>;
  /** What was opened, by a name that the quotes use. */
  "sources": Record<string, Source>;
  /** When it was last read, and what changed. */
  "maintenance": Maintenance;
  /** What else readers must know. */
  "notes"?: string;
}

/** A named set of importances, shown beside the reader's own. */
export interface Scenario {
  "id": string;
  "label": string;
  "importance": Record<string, string>;
}

/** The scores under somebody else's weights. */
export interface ScenarioResult {
  "id": string;
  "label": string;
  "totals": Record<string, [number, number]>;
  "first": ReadonlyArray<string>;
}

/** What a score rests on. */
export interface ScoreEvidence {
  "level": EvidenceLevel;
  "note"?: string;
  "sources"?: ReadonlyArray<string>;
}

/** The smallest change of one score that changes the first place. */
export interface ScoreFlip {
  "candidate": string;
  "criterion": string;
  /** In points of the 0–4 scale, as much as makes the change: down for the winner, up for a rival. */
  "change": number;
  /** Who would be first then. */
  "winner": string;
  /** Who would be first with it, by the same total. */
  "level"?: ReadonlyArray<string>;
}

/** A section of a page: where it begins, and its text. */
export interface SectionOfFile {
  /** Of its heading, from 1. */
  "line": number;
  "text": string;
}

/** A model's own file, and what it does not say. */
export interface ShapeParams {
  /** The text of its `config.json`. */
  "config": string;
  "parameters": number;
  "active"?: number;
}

/** Candidate stacks judged by documentation alone, and what to find out first. */
export interface Shortlist {
  "shortlist": ReadonlyArray<Shortlisted>;
  /** The decision's own candidates, judged alike. */
  "candidates"?: ReadonlyArray<Shortlisted>;
  /** None where the first ones leave nothing open. */
  "next-test"?: NextTest;
}

/** A decision whose needs and checks are asked of the directory. */
export interface ShortlistParams {
  "catalog": Catalog | string;
  "policy": Policy | string;
  "as-of": string;
  "decision": Decision;
}

/** One runtime or stack, and what the directory says of it. */
export interface Shortlisted {
  "id": string;
  "name": string;
  /** With the versions that the directory was read at. */
  "components": Record<string, string>;
  "standing": Standing;
  "why": string;
  /** What its makers say of one another; none where it is one runtime alone. */
  "connection"?: Connection;
  /** Every check that the directory can answer. */
  "checks": Record<string, State>;
  /** Why those that do not pass do not. */
  "reasons": Record<string, string>;
  /** Checks that documents show. */
  "documented": number;
  /** Checks that documents rule out. */
  "contradicted": number;
  /** Checks that documents leave open. */
  "unknown": number;
  /** Components whose owners have said that they end. */
  "ending"?: ReadonlyArray<string>;
}

/** What a released artifact shows of a claim by itself. */
export interface Shown {
  /** The package with its version. */
  "package": string;
  /** The file of the release. */
  "file": string;
  /** The file's digest, as its registry has it. */
  "digest": string;
  /** Where in the file: a path, with a line after a colon; none where the file's name shows it. */
  "place"?: string;
  /** What stands there. */
  "fact": string;
  /** The quoted documents say otherwise; both are shown, and the artifact counts. */
  "disagrees"?: boolean;
}

/** One question; who skips it adds nothing. */
export interface SiteQuestion {
  "id": string;
  "ask": string;
  /** Why it is asked: what the answer decides. */
  "why": string;
  /** Whether more than one answer can be given. */
  "several"?: boolean;
  "options": ReadonlyArray<AnswerOption>;
}

/** A model, how its numbers are kept, what is asked of it, and on what. */
export interface SizeParams {
  "model": ModelShape;
  "weight-bits"?: number;
  "cache-bits"?: number;
  /** Tokens of a sequence: prompt and answer. */
  "context"?: number;
  /** Sequences in flight on one replica. */
  "concurrency"?: number;
  "device": Device;
  /** How the cache is divided among devices; none for what suits the model. */
  "split"?: Split;
  /** The share of a device's memory that neither weights nor cache may take. */
  "reserve"?: number;
  /** Where a replica's rate was measured; else no replicas are counted. */
  "load"?: Load;
}

/** A calculation: its numbers, and how they are told. */
export interface Sizing {
  "weight-bytes": number;
  /** By which a sequence of this context grows with its next token. */
  "token-bytes": number;
  "sequence-bytes": number;
  /** Of all sequences together. */
  "cache-bytes": number;
  /** Weights and cache, each held once. */
  "needed-bytes": number;
  /** Of one device. */
  "usable-bytes": number;
  /** That one replica needs; null where no group is large enough. */
  "devices": number | null;
  /** Sequences of this context on those devices; null where none can be counted. */
  "fits": number | null;
  /** That the load needs; null where no load is given. */
  "replicas": number | null;
  "sentences": ReadonlyArray<string>;
  "steps": ReadonlyArray<Step>;
  "markdown": string;
}

/** Asks a measurement: the share of requests that met every objective. */
export interface SloCheck {
  "id": string;
  /** Objectives per request, in milliseconds: `ttft-ms`, `tpot-ms`, `itl-ms`, `e2e-ms`. */
  "slo": Record<string, number>;
  /** The share of attempted requests that must meet them all. */
  "attainment": number;
  /** The load it must hold at: `concurrency` or `requests-per-second`. */
  "load"?: Record<string, number>;
  /** The level asked for in the *decide* stage, where it is not the gate's own. */
  "level"?: EvidenceLevel;
}

/** A page or file that was opened. */
export interface Source {
  /** As the page or file has it. */
  "title": string;
  /** Where it was opened, at a fixed version if there is one. */
  "url": string;
  /** Who published it. */
  "publisher": string;
  /** What it is, in the vocabulary's words; that decides what it can prove. */
  "kind": string;
  /** The version it holds for; none for pages without one. */
  "version"?: string;
  /** The day on which it was last opened. */
  "accessed": string;
}

/** Where a quote stood. */
export interface SourceBefore {
  /** The address. */
  "url": string;
  /** What it is, in the vocabulary's words. */
  "kind": string;
  /** The version it holds for. */
  "version"?: string;
}

/** What a source is. */
export interface SourceKind {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
  /** The highest level that a source of this kind proves by itself. */
  "proves": EvidenceLevel;
}

/** The page or file that was opened for the correction. */
export interface SourceRead {
  /** As the page or file has it. */
  "title": string;
  /** Where it was opened, at a fixed version if there is one. */
  "url": string;
  /** Who published it; where left out, that of another source of the same place, else its host. */
  "publisher"?: string;
  /** What it is, in the vocabulary's words; that decides what it can prove. */
  "kind": string;
  /** The version it holds for; none for pages without one. */
  "version"?: string;
  /** The day on which it was opened. */
  "opened": string;
}

/** How the cache is divided among the devices that share a model. */
export type Split = "heads" | "sequences";

/** How far one weight may move before the first place changes, others kept in proportion. */
export interface StabilityInterval {
  "criterion": string;
  /** Today's central weight, in points of 100, with as many decimals as its bounds. */
  "weight": number;
  "lo": number;
  /** Rounded inward, to as few decimals as keep the weight between them. */
  "hi": number;
  /** Who takes over under `lo`. */
  "below"?: string;
  /** Who takes over over `hi`. */
  "above"?: string;
}

/** How much evidence is asked for: enough to shortlist, or enough to decide. */
export type Stage = "shortlist" | "decide";

/** Where a candidate stands after the gates. */
export type Standing = "qualified" | "conditional" | "provisional" | "disqualified" | "not-comparable";

/** What is known of a check or a gate. */
export type State = "pass" | "fail" | "unknown" | "not-applicable";

/** Layers that keep a state of one size per sequence: state space and linear attention. */
export interface StateLayers {
  /** How many layers are like this. */
  "count": number;
  /** Heads with a matrix each. */
  "state-heads": number;
  /** Of the matrix of a head. */
  "rows": number;
  /** Of the matrix of a head. */
  "columns": number;
  /** Channels of the short convolution before it; 0 where there is none. */
  "channels"?: number;
  /** Past values that the convolution keeps per channel: its width less one. */
  "kept"?: number;
  /** Bits of a number of the matrices; some models keep them in 32. */
  "state-bits"?: number;
}

/** What a claim says: the part of it that a correction may change. */
export interface Stated {
  /** What the sources say. */
  "value": ClaimValue;
  /** Under which condition it holds; for *partial*. */
  "when"?: Record<string, ReadonlyArray<string>>;
  /** What is missing, in the words of no condition; for *partial*. */
  "lacks"?: string;
  /** What readers must know; for *not-applicable*, who provides it. */
  "note"?: string;
  /** Where somebody looked in vain; for *unknown*. */
  "looked"?: ReadonlyArray<string>;
}

/** What a claim said when the correction was written. */
export interface StatedBefore {
  /** What the sources say. */
  "value": ClaimValue;
  /** Under which condition it holds; for *partial*. */
  "when"?: Record<string, ReadonlyArray<string>>;
  /** What is missing, in the words of no condition; for *partial*. */
  "lacks"?: string;
  /** What readers must know; for *not-applicable*, who provides it. */
  "note"?: string;
  /** Where somebody looked in vain; for *unknown*. */
  "looked"?: ReadonlyArray<string>;
  /** The words that it rested on, in their order. */
  "quotes"?: ReadonlyArray<string>;
  /** Where each of them stood. A correction of the source alone needs it. */
  "sources"?: ReadonlyArray<SourceBefore>;
}

/** Where a record stands (the statuses of MADR 4.0.0). */
export type Status = "proposed" | "accepted" | "rejected" | "deprecated" | "superseded";

/** One line of a calculation. */
export interface Step {
  "what": string;
  /** In words. */
  "formula": string;
  /** The same with its numbers. */
  "filled": string;
  "result": string;
}

/** A finer word inside one layer. */
export interface Sublayer {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
  "layer": string;
}

/** Until when a version, or a line of versions, gets fixes. */
export interface SupportWindow {
  /** As the project writes it, such as `2.x`. */
  "version": string;
  /** The last day, as exactly as known. */
  "until": string;
  /** A key of the entry's `sources`. */
  "source": string;
  /** Verbatim, at most 25 words. */
  "quote": string;
}

/** One word: its permanent id, what people read, and one sentence of definition. */
export interface Term {
  "id": string;
  "label": string;
  "definition": string;
  /** Other names by which people call it, products included: *H100* for *NVIDIA GPU*. */
  "also-called"?: ReadonlyArray<string>;
}

/** Another definition of a term. */
export interface TermChange {
  /** Which one. */
  "term": string;
  /** What the glossary said. */
  "had": Definition;
  /** What it should say. */
  "wants": Definition;
  /** Where that is shown; without one the correction has a reason. */
  "source"?: string;
}

/** One line of the test plan. */
export interface TestStep {
  "candidate": string;
  "check": string;
  "todo": string;
  /** On what: the components with their versions. */
  "subject": string;
  /** The level that the result must reach. */
  "level": EvidenceLevel;
  "reason": Reason;
}

/** A correction of a term or a passage, and the file that it changes. */
export interface TextPatchParams {
  "correction": Correction;
  "file": FileToCorrect;
  "as-of": string;
}

/** What may reopen a decision. */
export type TriggerKind = "review-date" | "evidence-expiry" | "waiver-expiry" | "version" | "license" | "support" | "policy" | "recommendation";

/** An unknown check, settled both ways. */
export interface UnknownThatMatters {
  "candidate": string;
  "check": string;
  "if-pass": ReadonlyArray<string>;
  /** The winner group in either case. */
  "if-fail": ReadonlyArray<string>;
  "matters": boolean;
}

/** How near the version of a catalog claim must be to the candidate's. */
export type VersionMatch = "exact" | "minor" | "major";

/** First, latest known, and the one the claims were read at. */
export interface Versions {
  /** The first that was released. */
  "first"?: Release;
  /** The newest that was known when the entry was read. */
  "latest"?: Release;
  /** The one that the claims were read at. */
  "reviewed": string;
  /** Until when its owner supports which of them. */
  "support"?: ReadonlyArray<SupportWindow>;
}

/** Every controlled word of a site. */
export interface Vocabulary {
  "schema": string;
  /** Bottom first: the order of the layer map. */
  "layers": ReadonlyArray<Term>;
  "sublayers"?: ReadonlyArray<Sublayer>;
  "kinds": ReadonlyArray<Term>;
  "statuses": ReadonlyArray<LifecycleStatus>;
  "maturities": ReadonlyArray<Term>;
  "claim-values": ReadonlyArray<Term>;
  "providers": ReadonlyArray<Term>;
  "stabilities": ReadonlyArray<Term>;
  "defaults": ReadonlyArray<Term>;
  "source-kinds": ReadonlyArray<SourceKind>;
  "responsibilities": ReadonlyArray<Responsibility>;
  "relations"?: ReadonlyArray<RelationKind>;
  /** In the order in which a sentence names them. */
  "conditions"?: ReadonlyArray<ConditionKey>;
  "groups": ReadonlyArray<ClaimGroup>;
}

/** A risk that somebody takes for a while; an overlay, never a pass. */
export interface Waiver {
  "gate": string;
  "covers": WaiverCovers;
  "reason": string;
  /** Who carries the risk. */
  "owner": string;
  "approver": string;
  "granted": string;
  "expires": string;
  /** What makes up for it meanwhile. */
  "controls"?: string;
  /** The component versions it holds for; empty: those of the candidate. */
  "versions"?: Record<string, string>;
}

/** What a waiver overlooks. */
export type WaiverCovers = "fail" | "unknown";

/** A waiver and what became of it. */
export interface WaiverResult {
  "waiver": Waiver;
  "state": WaiverState;
  "explanation": string;
}

/** What became of a waiver. */
export type WaiverState = "in-force" | "unused" | "expired" | "refused";

/** The least weight that must move for a rival to win. */
export interface WeightFlip {
  "rival": string;
  /** Points of 100 to move, as many as make it win; none where no weights let it win. */
  "points"?: number;
  "moves"?: ReadonlyArray<WeightMove>;
}

/** Weight taken from one criterion and given to another. */
export interface WeightMove {
  "source": string;
  "target": string;
  "points": number;
}

/** The admissible weight of one criterion, in points of 100. */
export interface WeightRange {
  "lo": number;
  "hi": number;
  "central": number;
}

/** Where the words come from that a condition may name. */
export type WordsOf = "entries" | "claims" | "listed" | "text";
