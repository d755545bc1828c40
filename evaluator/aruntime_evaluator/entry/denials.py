"""A note that says the opposite of its claim's value, and in so few words that nothing else can be meant."""

from __future__ import annotations

import re

from aruntime_evaluator.entry.quoted import words_of
from aruntime_evaluator.model.claim import ClaimValue

_ADVERBS = r"(?: (?:been|be|currently|yet|officially|at all|here|any ?more|now|fully|too|really))*"
_HAVE = (
    r"(?: (?:supported|available|implemented|possible|provided|included|offered|there|work|exist"
    r"|support(?: it| this| that)?|have (?:it|this)))?"
)
_NOT = (
    r"(?:(?:is|was|has|does|do|can|will)(?: not|n t| no longer| never)"
    r"|isn t|doesn t|can t|cannot|not|no longer|not yet|never)"
)
_NO = re.compile(
    r"no|none|nope|never|false|unsupported|unavailable|absent|missing|nothing|no support"
    rf"|(?:it |that )?{_NOT}{_ADVERBS}{_HAVE}{_ADVERBS}"
)
_MERELY = r"(?: (?:been|be|really|currently|yet|at all|now))*"
_NO_IN_FULL = re.compile(
    r"(?:(?:but|however|actually|in fact) )?(?:it|this) (?:(?:is|has|does|can) not|isn t|doesn t|cannot)"
    rf"{_MERELY} (?:supported|available|implemented|support (?:it|this)|work){_MERELY}"
)
"""A clause that needs no other to be understood; *not officially*, *not here* and *no longer* may."""
_YES = re.compile(
    r"yes|yep|true|full support"
    r"|(?:it |that )?(?:is |does )?(?:(?:now|fully|completely|officially|natively) )*"
    rf"(?:supported|available|implemented|works|supports (?:it|this|that)){_ADVERBS}"
)
_FULLY = re.compile(r"full support|(?:it )?(?:is )?(?:fully|completely) supported")
_PARTLY = re.compile(r"(?:only )?(?:in part|partly|partially|partial)(?: supported| support| only)?")

_DENIES = {
    ClaimValue.SUPPORTED: (_NO, _PARTLY),
    ClaimValue.PARTIAL: (_NO, _FULLY),
    ClaimValue.UNSUPPORTED: (_YES, _PARTLY),
}


def denies(note: str, value: ClaimValue) -> bool:
    """Whether the first clause of a note, or a later one in full words, says only that the value is wrong."""
    first = re.split(r"[.,;:!?](?=\s|$)|\s[-–—]+\s", note.strip(), maxsplit=1)[0]
    if any(each.fullmatch(words_of(first)) for each in _DENIES.get(value, ())):
        return True
    # Not at a comma: what stands before it may be a condition ("Without the flag, it is not supported.").
    later = re.split(r"[.;!?](?=\s|$)", note)[1:]
    return value is ClaimValue.SUPPORTED and any(_NO_IN_FULL.fullmatch(words_of(each)) for each in later)
