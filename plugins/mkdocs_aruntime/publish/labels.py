"""What people read for an id."""

from __future__ import annotations

from dataclasses import dataclass

from aruntime_evaluator import ClaimValue, Term, Vocabulary

MARKS = {
    ClaimValue.SUPPORTED: "●",
    ClaimValue.PARTIAL: "◐",
    ClaimValue.UNSUPPORTED: "○",
    ClaimValue.UNKNOWN: "?",
    ClaimValue.NOT_APPLICABLE: "–",
}
"""The shape of each claim value: shape, word and colour always go together."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels and definitions of a vocabulary, by section and id."""

    vocabulary: Vocabulary

    def label(self, section: str, id_: str) -> str:
        """The label of an id; the id itself where the vocabulary has no such word."""
        term = self.term(section, id_)
        return term.label if term else id_

    def definition(self, section: str, id_: str) -> str:
        """The one-sentence definition of an id; empty where there is none."""
        term = self.term(section, id_)
        return term.definition if term else ""

    def term(self, section: str, id_: str) -> Term | None:
        """The word itself."""
        terms: tuple[Term, ...] = getattr(self.vocabulary, section)
        return next((term for term in terms if term.id == id_), None)
