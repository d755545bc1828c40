"""Decide between runtimes: coverage, gates, ranges, robustness, and a record of the decision.

Pure Python, standard library only, no file, clock or network: the same text in gives the same text out
in CPython, on the command line and in the reader's browser.

Others import from here alone, and only what is named below; everything else is internal. A name is loaded at
first use, so that importing one part does not import the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aruntime_evaluator.answer.effect import (
        ChangeKind,  # in which way a claim changed
        ClaimMove,  # one claim that is not what it was
        OutcomeMove,  # what an example says, where that moved
        claim_moves,  # every claim that changed
        outcome_moves,  # every worked decision and use case of which something moves
    )
    from aruntime_evaluator.answer.profile import (
        check_profile,  # what a profile names that does not exist
        judge,  # whether each entry meets a profile
        stacks_for,  # the connected stacks that own what a profile needs
    )
    from aruntime_evaluator.answer.questionnaire import (
        check_questionnaire,  # what is listed twice among a site's questions
        decision_of,  # what the answers to a site's questions ask for
    )
    from aruntime_evaluator.answer.shortlist import (
        SHORTLIST_ORDER,  # the standings in the order in which a shortlist shows them
        Shortlist,  # candidate stacks, and what to find out first
        Shortlisted,  # one runtime or stack, and what the directory says of it
        shortlist,  # judges every connected stack that covers the needs by documents alone
        shortlist_order,  # what a shortlist is sorted by
    )
    from aruntime_evaluator.answer.stacks import (
        as_candidate,  # a stack as a decision names it
        suggest_stacks,  # connected stacks of entries that together own what is needed
    )
    from aruntime_evaluator.decision import (
        Terms,  # the day, the stage, the seed and the number of draws of an evaluation
        digest,  # the SHA-256 of a record
        evaluate,  # answers a decision
    )
    from aruntime_evaluator.entry.context import EntryContext  # what an entry is checked against
    from aruntime_evaluator.entry.correcting import (
        corrected,  # an entry with a correction in it
        stated_of,  # what an entry says of a claim, as a correction writes it down
    )
    from aruntime_evaluator.entry.correction_rules import (
        correction_problems,  # what is wrong with a correction, by the rules of the whole entry
        text_problems,  # what a correction of a term or a passage lacks
        with_meant_name,  # what has no form of a name, with the name that was probably meant
    )
    from aruntime_evaluator.entry.editing import (
        with_corrected_claim,  # an entry's file with another claim
        with_corrected_passage,  # a page's file with another passage
        with_corrected_term,  # the glossary's file with another definition
    )
    from aruntime_evaluator.entry.lines import (
        LayoutError,  # a file that can't be read line by line
    )
    from aruntime_evaluator.entry.patching import (
        Edited,  # a file before and after
        patch_mail,  # a change of files as a mail, for git am
    )
    from aruntime_evaluator.entry.quoted import (
        Quote,  # the words of a source, as an entry has them
        changed_quotes,  # the quotes that an entry did not have before
        folded,  # a text without what changes no meaning
        quotes_of,  # every quote of an entry
        words_of,  # a text's words alone, without signs
    )
    from aruntime_evaluator.entry.relation_rules import (
        is_undecided,  # whether a claim says partial and neither on what it depends nor what is missing
    )
    from aruntime_evaluator.entry.rereading import (
        check_change,  # what is missing from a change of an entry
        check_entry,  # what a new entry must have
    )
    from aruntime_evaluator.entry.rules import entry_problems  # every problem of one entry
    from aruntime_evaluator.entry.source_rules import (
        address_does_not_move,  # a file is cited at a tag, a release or a commit
        publisher_is_a_name,  # a publisher is a person, project or company
    )
    from aruntime_evaluator.gates.conditions import (
        Setting,  # what is known of where a stack runs: it says what becomes of a condition
    )
    from aruntime_evaluator.model import ids  # the types of ids, each with what it names
    from aruntime_evaluator.model.catalog import (
        Catalog,  # the entries, and the vocabulary they are written in
        name_key,  # what the spellings of one name have in common
    )
    from aruntime_evaluator.model.claim import (
        Challenged,  # a search for words for and against a claim
        Claim,  # one statement about a runtime
        ClaimValue,  # what a claim says: supported, partial, unsupported, not applicable, unknown
        Condition,  # when a claim holds
        Depth,  # how thoroughly a claim was looked into: read, challenged, shown by an artifact
        Evidence,  # the words of a source that say what is claimed
        Relation,  # what an entry does with another
        Shown,  # what a released artifact shows of a claim by itself
    )
    from aruntime_evaluator.model.codec import (
        Bounds,  # limits a number
        CheckRef,  # a check as gate.check
        ClaimRef,  # a claim as group.claim
        Id,  # a name for machines, such as kv-cache
        Line,  # a text of one line
        Most,  # limits how many items there are
        Plain,  # an unquoted scalar of YAML, whose type its place decides
        Reads,  # says which formats of document a record is read from
        Text,  # a text of several lines
        Url,  # an address on the web, fit to be linked
        canonical_json,  # a record's plain data as JSON text of one spelling, fit for digests
        decode,  # plain data as a record of the model, or every problem of it
        encode,  # a record as plain data
        json_schema,  # the JSON Schema of the documents that a record is read from
    )
    from aruntime_evaluator.model.codec.addresses import (
        Location,  # where a source was opened: an address on the web, or a package
        misleading_host,  # what about the host of an address misleads a reader
    )
    from aruntime_evaluator.model.codec.constraints import (
        Constraint,  # a limit on a value that has the right type
        Defines,  # marks a list or mapping of things that others name
        Length,  # at most so many characters
        Match,  # a text of a certain form
    )
    from aruntime_evaluator.model.codec.encoder import Json  # what JSON can hold
    from aruntime_evaluator.model.codec.json_text import (
        read_json,  # JSON text as plain data: no key is listed twice, and none of it is too heavy
    )
    from aruntime_evaluator.model.codec.references import (
        check_references,  # every name in a record that names nothing
        check_unique,  # every thing that a record defines a second time
        names_of,  # the names that records define, by kind
        references_of,  # every name in a record of something defined elsewhere
    )
    from aruntime_evaluator.model.codec.schema import Known  # the names that exist, by kind
    from aruntime_evaluator.model.codec.typescript import (
        typescript,  # records as declarations of TypeScript
    )
    from aruntime_evaluator.model.condition import (
        condition_words,  # a condition in words
        entry_and_range,  # the entry that a condition names, and the range of its versions
    )
    from aruntime_evaluator.model.correction import (
        LARGEST_CORRECTION,  # how many bytes the file of a correction may have
        ClaimChange,  # another value, condition or evidence of one claim
        Correction,  # one thing to correct, as a file of its own
        PageChange,  # another passage of a page
        TermChange,  # another definition of a term
    )
    from aruntime_evaluator.model.decision import (
        Candidate,  # one runtime or a stack of runtimes, with versions, evidence and scores
        Check,  # one question of a gate: to the directory, the team, a measurement or the licences
        Choice,  # what was chosen, by whom and why
        ClaimCheck,  # asks the directory for a claim
        Decision,  # what is needed, who comes into question, and what matters how much
        LicenseCheck,  # asks whether every component's licence is approved
        Needs,  # the layers and responsibilities that a candidate must own
        Proof,  # a measurement of the team's own
        Requirements,  # per gate its checks
        SloCheck,  # asks which share of requests met every objective
        Status,  # where a record stands, in the words of MADR 4.0.0
    )
    from aruntime_evaluator.model.evaluation import (
        DRAWS,  # how many weightings are drawn where it isn't said how many
        CandidateResult,  # what is said of one candidate
        Evaluation,  # the whole answer to a decision
    )
    from aruntime_evaluator.model.examples import (
        Examples,  # the worked decisions and the use cases of a site
        ExampleUseCase,  # what a use case asks of the directory
    )
    from aruntime_evaluator.model.figures import (
        ceil_digits,  # a number rounded up to so many digits
        exact_percent,  # a share that somebody set, with all its digits
        floor_digits,  # a number rounded down to so many digits
        percent_at_least,  # a share rounded down
        percent_at_most,  # a share rounded up
    )
    from aruntime_evaluator.model.policy import (
        Policy,  # gates, criteria, evidence levels and thresholds: what a decision is judged by
        Stage,  # how much evidence is asked for: to shortlist, or to decide
    )
    from aruntime_evaluator.model.problem import (
        MORE,  # the rule of the last problem of many, which counts those that are not shown
        MOST_SHOWN,  # how many problems of one input are shown
        InvalidDocumentError,  # an input that cannot be used, with its problems
        Problem,  # one thing that is wrong: where, what, and what was expected
        count_of,  # how many problems these are, those that are not shown included
        more_than_shown,  # the problem that stands for those that are not shown
        one_line,  # a text as one line that no terminal and no CI system obeys
        refused,  # the error of an input with which one thing is wrong
        shown,  # a value as a message shows it: short, on one line, visible
        unprintable,  # the first character of a text that no reader would see, as U+001B
    )
    from aruntime_evaluator.model.profile import Profile  # requirements without candidates
    from aruntime_evaluator.model.questionnaire import (
        Answers,  # per question the options that were chosen
        Questionnaire,  # the questions of a site
    )
    from aruntime_evaluator.model.record import (
        DecisionRecord,  # a decision with its evaluation and its choice, to be kept
        Review,  # a record looked at again on a later day
    )
    from aruntime_evaluator.model.relations import (
        Link,  # one relation between two entries, as seen from either
        links_between,  # what the entries say of one another
    )
    from aruntime_evaluator.model.runtime import (
        Change,  # one line of an entry's history
        License,  # the licence of a runtime
        Lifecycle,  # whether a runtime is maintained
        Release,  # one version, and when it came out
        Runtime,  # one entry of the directory
        Source,  # a page or file that was read
    )
    from aruntime_evaluator.model.sizing import (
        Bits,  # how many bits a value takes
        Device,  # one accelerator and its memory
        Example,  # one calculation that a page shows worked out
        Layers,  # layers of a model by what they keep: heads, a latent vector, or a state
        ListedDevice,  # a device of a site's list
        ListedModel,  # a model of a site's list
        Load,  # what comes in, and what one replica was measured to serve
        ModelShape,  # what of a model decides how much memory it needs
        SizingList,  # the formats, models and devices that a site's calculator offers
        Split,  # how the cache is divided among devices
    )
    from aruntime_evaluator.model.verdict import (
        OWN_QUESTION,  # the id of the check that asks a gate's own question
        TOGETHER,  # the id of the check that asks whether components work together
        CheckResult,  # one check for one candidate
        EvidenceLink,  # one piece of evidence, and whether it counts
        GateResult,  # one gate for one candidate
        Met,  # whether a condition holds: yes, no, or not known
        Standing,  # where a candidate stands after the gates
        State,  # pass, fail, unknown, or not applicable
    )
    from aruntime_evaluator.model.vocabulary import (
        AskedOf,  # whose yes holds for a stack of several components
        ClaimGroup,  # claims of one sort
        ClaimTerm,  # one thing that a claim can be about
        ConditionKey,  # one thing that a condition can ask
        EvidenceLevel,  # how strong evidence is, from E0 to E4
        Responsibility,  # one thing that a layer may own
        Term,  # one word with its id, its label and its definition
        Vocabulary,  # every controlled word of a site
        WordsOf,  # where the words of a condition come from
    )
    from aruntime_evaluator.model.whole import check_policy  # what is wrong with a policy as a whole
    from aruntime_evaluator.model.words import (
        nearest,  # the known word that was probably meant
        twice,  # the problem of each name that stands a second time
        unknown_word,  # the problem of a word that is not known, with the nearest that is
        words_in,  # the words of a text in small letters
    )
    from aruntime_evaluator.proof.answer import (
        described_comparison,  # a comparison as plain data
        described_cost,  # a cost as plain data
        described_run,  # a run as plain data
    )
    from aruntime_evaluator.proof.comparison import (
        Comparison,  # whether runs may be compared, and if not, why
        compare,  # what keeps runs from being compared
    )
    from aruntime_evaluator.proof.cost import (
        Cost,  # a cost, and what it was computed from
        cost_per_million_good_tokens,  # what a million output tokens of good requests cost
    )
    from aruntime_evaluator.proof.fill import fill_proof  # a decision's proof with the counts of its file
    from aruntime_evaluator.proof.goodput import (
        Assessment,  # a run held against limits
        assess,  # holds a run against limits
    )
    from aruntime_evaluator.proof.measurement import (
        Latency,  # one latency over the requests that succeeded
        Measurement,  # one run at one load
    )
    from aruntime_evaluator.proof.readers import (
        read_lines,  # every run of a file of any length, line by line
        read_proof,  # every run of a file
    )
    from aruntime_evaluator.proof.readers.document import (
        LARGEST_TEXT,  # how many characters of a file are read at once
    )
    from aruntime_evaluator.proof.slo import (
        Slo,  # limits per request, in milliseconds
        parse_slo,  # limits from a text such as ttft=500ms,tpot=50ms
    )
    from aruntime_evaluator.proof.wilson import (
        Outcome,  # what an interval says of a target: pass, fail or inconclusive
        Verdict,  # a measured share held against a target
        decide,  # holds a measured share against a target by Wilson's interval
    )
    from aruntime_evaluator.record.build import (
        build_record,  # the record of a choice
        proposed,  # the choice that an evaluation recommends
        read_record,  # a record from plain data
        record_json,  # a record as JSON text
        supersede,  # a record marked as superseded by another
    )
    from aruntime_evaluator.record.calendar import (
        Day,  # a day on which something is due or ends
        decision_days,  # the days of a decision: its review, and when evidence and waivers end
        render_calendar,  # days as iCalendar
    )
    from aruntime_evaluator.record.cells import inert  # a text as a cell of CSV that no spreadsheet computes
    from aruntime_evaluator.record.madr import (
        decision_in_madr,  # the JSON of the decision in such Markdown
        render_madr,  # a record as Markdown
    )
    from aruntime_evaluator.record.matrix import (
        render_csv,  # an evaluation as a table of candidates, gates and criteria
    )
    from aruntime_evaluator.record.review import (
        review,  # looks at a record again: what fired, what drifted, and whether the choice still holds
    )
    from aruntime_evaluator.record.sarif import render_sarif  # an evaluation's checks as SARIF
    from aruntime_evaluator.requests.signatures import (
        SIGNATURES,  # what each method of the service takes and what it answers with
    )
    from aruntime_evaluator.rules import (
        check_decision,  # what a decision names that does not exist, and where it contradicts itself
    )
    from aruntime_evaluator.service import (
        handle,  # answers one request: JSON text in, JSON text out; never raises
        warm_up,  # loads every part, so that the first request need not wait for it
    )
    from aruntime_evaluator.sizing.answer import (
        Sizing,  # a calculation: its numbers, and how they are told
        size,  # works out a calculation
    )
    from aruntime_evaluator.sizing.calculation import (
        SizeParams,  # a model, how its numbers are kept, what is asked of it, and on what
    )
    from aruntime_evaluator.sizing.config import (
        ReadShape,  # a shape, and what had to be assumed
        read_config,  # the shape of a model from its config.json
    )
    from aruntime_evaluator.sizing.fitting import (
        Need,  # what is to be held in memory at once
        devices_needed,  # the smallest group of devices that holds it
        sequences_that_fit,  # how many sequences a group of devices holds
        usable_bytes,  # bytes of a device for weights and cache
        usual_split,  # how a model's cache is divided where it isn't said how
    )
    from aruntime_evaluator.sizing.memory import (
        context_bytes,  # bytes that grow with the context
        experts_touched,  # the share of a layer's experts that one step reads
        parameters_read,  # the weights that one decode step reads
        sequence_bytes,  # bytes of one sequence
        state_bytes,  # bytes of a sequence whatever its length
        token_bytes,  # bytes by which a sequence grows with its next token
        weight_bytes,  # bytes of so many weights
    )
    from aruntime_evaluator.sizing.numbers import (
        size_down,  # bytes in words, rounded down
        size_up,  # bytes in words, rounded up
    )
    from aruntime_evaluator.sizing.replicas import (
        replicas_needed,  # how many replicas a load needs
    )
    from aruntime_evaluator.sizing.rules import (
        check_sizing,  # every problem of a site's list of models and devices
    )
    from aruntime_evaluator.sizing.steps import (
        Step,  # one line of a calculation
    )

_NAMES = {
    "answer.effect": "ChangeKind ClaimMove OutcomeMove claim_moves outcome_moves",
    "answer.profile": "check_profile judge stacks_for",
    "answer.questionnaire": "check_questionnaire decision_of",
    "answer.shortlist": "SHORTLIST_ORDER Shortlist Shortlisted shortlist shortlist_order",
    "answer.stacks": "as_candidate suggest_stacks",
    "decision": "Terms digest evaluate",
    "entry.context": "EntryContext",
    "entry.correcting": "corrected stated_of",
    "entry.correction_rules": "correction_problems text_problems with_meant_name",
    "entry.editing": "with_corrected_claim with_corrected_passage with_corrected_term",
    "entry.lines": "LayoutError",
    "entry.patching": "Edited patch_mail",
    "entry.quoted": "Quote changed_quotes folded quotes_of words_of",
    "entry.relation_rules": "is_undecided",
    "entry.rereading": "check_change check_entry",
    "entry.rules": "entry_problems",
    "entry.source_rules": "address_does_not_move publisher_is_a_name",
    "gates.conditions": "Setting",
    "model": "ids",
    "model.catalog": "Catalog name_key",
    "model.claim": "Challenged Claim ClaimValue Condition Depth Evidence Relation Shown",
    "model.codec": (
        "Bounds CheckRef ClaimRef Id Line Most Plain Reads Text Url canonical_json decode encode json_schema"
    ),
    "model.codec.addresses": "Location misleading_host",
    "model.codec.constraints": "Constraint Defines Length Match",
    "model.codec.encoder": "Json",
    "model.codec.json_text": "read_json",
    "model.codec.references": "check_references check_unique names_of references_of",
    "model.codec.schema": "Known",
    "model.codec.typescript": "typescript",
    "model.condition": "condition_words entry_and_range",
    "model.correction": "ClaimChange Correction LARGEST_CORRECTION PageChange TermChange",
    "model.decision": (
        "Candidate Check Choice ClaimCheck Decision LicenseCheck Needs Proof Requirements SloCheck Status"
    ),
    "model.evaluation": "CandidateResult DRAWS Evaluation",
    "model.examples": "ExampleUseCase Examples",
    "model.figures": "ceil_digits exact_percent floor_digits percent_at_least percent_at_most",
    "model.policy": "Policy Stage",
    "model.problem": (
        "InvalidDocumentError MORE MOST_SHOWN Problem count_of more_than_shown one_line refused shown "
        "unprintable"
    ),
    "model.profile": "Profile",
    "model.questionnaire": "Answers Questionnaire",
    "model.record": "DecisionRecord Review",
    "model.relations": "Link links_between",
    "model.runtime": "Change License Lifecycle Release Runtime Source",
    "model.sizing": "Bits Device Example Layers ListedDevice ListedModel Load ModelShape SizingList Split",
    "model.verdict": "CheckResult EvidenceLink GateResult Met OWN_QUESTION Standing State TOGETHER",
    "model.vocabulary": (
        "AskedOf ClaimGroup ClaimTerm ConditionKey EvidenceLevel Responsibility Term Vocabulary WordsOf"
    ),
    "model.whole": "check_policy",
    "model.words": "nearest twice unknown_word words_in",
    "proof.answer": "described_comparison described_cost described_run",
    "proof.comparison": "Comparison compare",
    "proof.cost": "Cost cost_per_million_good_tokens",
    "proof.fill": "fill_proof",
    "proof.goodput": "Assessment assess",
    "proof.measurement": "Latency Measurement",
    "proof.readers": "read_lines read_proof",
    "proof.readers.document": "LARGEST_TEXT",
    "proof.slo": "Slo parse_slo",
    "proof.wilson": "Outcome Verdict decide",
    "record.build": "build_record proposed read_record record_json supersede",
    "record.calendar": "Day decision_days render_calendar",
    "record.cells": "inert",
    "record.madr": "decision_in_madr render_madr",
    "record.matrix": "render_csv",
    "record.review": "review",
    "record.sarif": "render_sarif",
    "requests.signatures": "SIGNATURES",
    "rules": "check_decision",
    "service": "handle warm_up",
    "sizing.answer": "Sizing size",
    "sizing.calculation": "SizeParams",
    "sizing.config": "ReadShape read_config",
    "sizing.fitting": "Need devices_needed sequences_that_fit usable_bytes usual_split",
    "sizing.memory": (
        "context_bytes experts_touched parameters_read sequence_bytes state_bytes token_bytes weight_bytes"
    ),
    "sizing.numbers": "size_down size_up",
    "sizing.replicas": "replicas_needed",
    "sizing.rules": "check_sizing",
    "sizing.steps": "Step",
}
"""Per module, the names that it defines."""

_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Load a public name from the module that defines it, and keep it."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(__import__(f"{__name__}.{_MODULE_OF[name]}", fromlist=(name,)), name)
    globals()[name] = found
    return found
