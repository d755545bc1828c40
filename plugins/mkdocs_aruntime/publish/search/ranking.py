"""Every weight and threshold of a query, written once: the head of the index carries them to the one engine.

A document gets, of each group of a plan, the best alternative that it has; its score is the sum. Weights are
whole numbers and shares whole percents, so that every machine adds up to the same.
"""

from __future__ import annotations

from collections.abc import Mapping

SCALE = 10
"""Weights are whole tenths: finer than any two results need to be told apart, and short in the files."""

RANKING: Mapping[str, int] = {
    "scale": SCALE,
    # Percent of its weight that a term counts …
    "exact": 100,  # … as it was typed
    "start": 85,  # … where it is known only how a word of a title begins
    "longer": 90,  # … where the word goes on; less, the longer it goes on
    "root": 75,  # … where only the word without its ending is known; less, the longer the known word goes on
    "typo": 55,  # … where it is spelled differently: the nearest word
    "typoElse": 35,  # … and others as near
    "concept": 80,  # … where another spelling of the same thing stands there
    "joined": 80,  # … where two typed words are one word there
    "whole": 100,  # … where the query is a whole title
    "begun": 60,  # … begins one
    "corrected": 90,  # … or is one but for a typo
    # What is looked up at all.
    "least": 2,  # characters of a query, and of a word that another may begin with
    "most": 24,  # words of a query; what follows is left out
    "mostNamed": 3,  # words of a title that is looked for within a query
    "shortestBegun": 5,  # characters of a single word before whole titles that begin with it are looked up
    "shortestTypo": 4,  # characters of a word that may be misspelled
    "shortestBegunTypo": 5,  # … of the beginning of one
    "twoEdits": 8,  # characters from which a word may have two typos
    "nearest": 3,  # words that a misspelled one may mean
    # From documents to pages.
    "best": 10,  # how much the best part of a page counts …
    "all": 5,  # … beside the page as if it were one part …
    "next": 1,  # … and beside the next parts, of which
    "parts": 3,  # so many count
    "phrase": 10 * SCALE,  # what words in quotes add where they stand in this order
    "weakest": 10,  # percent of the best result's score that a result has at least
    "needed": 75,  # percent of the known words that a page has which comes first
    "outstanding": 125,  # percent of the best such page's score that another page needs to come with them
}
