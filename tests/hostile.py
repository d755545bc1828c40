"""Input that nobody means well with: a decision changed in one place, packed as links, files and stored rows."""

from __future__ import annotations

import base64
import copy
import json
import random
import zlib
from collections.abc import Iterator
from typing import Any

from aruntime_evaluator.model.codec import encode
from aruntime_evaluator.model.decision import Decision
from conftest import ROOT
from mkdocs_aruntime.catalog.reader import load_record

SCRIPT = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
"""Runs where text is taken for HTML."""

VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    "",
    "x",
    SCRIPT,
    "javascript:window.hacked=1",
    "__proto__",
    "\u202eevil\u2066\u200b\x00",
    "soft\u00adhyphen",
    "\U000e0041tag",
    "two\nlines",
    "a\ttab",
    "joined\u200dunseen",
    " space at the ends ",
    " \n ",
    "long " * 3000,
    [],
    ["x"] * 1001,
    {f"k-{i}": "x" for i in range(1001)},
    [None],
    [[]],
    {},
    {"__proto__": {"hacked": 1}},
    {"length": 3},
    {"map": None, "toString": 1},
)
"""What is put where something else belongs."""

KEYS = ("__proto__", "constructor", "toString", "x" * 5000, SCRIPT, "", "unknown")
"""Keys that no format has."""

REPORTED: tuple[dict[str, Any], ...] = (
    {"needs": None},
    {"needs": {"layers": None}},
    {"needs": {"layers": "x"}},
    {"needs": []},
    {"candidates": [None]},
    {"candidates": [7]},
    {"candidates": [{}]},
    {"candidates": [{"id": "a", "components": None}]},
    {"candidates": {"length": 1}},
    {"requirements": None},
    {"requirements": []},
    {"requirements": "x"},
    {"requirements": {"security": None}},
    {"requirements": {"security": [None]}},
    {"requirements": {"security": [{}]}},
    {"requirements": {"security": "x"}},
    {"requirements": {"security": [{"id": "a", "license": "x"}]}},
    {"requirements": {"security": [{"id": "a", "slo": None}]}},
    {"order": "x"},
    {"order": {"length": 1}},
    {"points": []},
    {"importance": "x"},
    {"assumptions": {"length": 1}},
    {"assumptions": [None]},
    {"review": "x"},
    {"title": {"toString": None}},
    {"title": None},
    {"id": {}},
)
"""Shapes with which a link once made the scorecard useless, and their neighbours."""

type Place = tuple[str | int, ...]


def good() -> dict[str, Any]:
    """A decision that is read, with nearly every key that one may have."""
    path = ROOT / "docs" / "decisions" / "eu-chat-assistant.decision.yml"
    decision, _ = load_record(Decision, path, root=ROOT)
    whole: Any = encode(decision)
    first = whole["candidates"][0]
    first["not-applicable"] = [{"check": "security.isolation", "reason": "None.", "by": "A. Tester"}]
    first["evidence"][0]["source"] = {
        "url": "https://x.example/",
        "title": "A page",
        "accessed": "2026-11-01",
    }
    first["proofs"][0]["warnings"] = ["A note."]
    return dict(whole)


def changed(seed: int, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The decision with something wrong in it: what was reported, then places and values by chance."""
    whole = good()
    for change in REPORTED:
        yield f"{change}", {**whole, "title": "Hostile", **change}
    chance = random.Random(seed)  # noqa: S311 - no secret
    places = [*_places(whole, ())]
    for _ in range(count):
        decision, place = copy.deepcopy(whole), chance.choice(places)
        yield f"{place}: {_spoil(decision, place, chance)}", decision


def _places(data: Any, at: Place) -> Iterator[Place]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, each in steps:
        yield (*at, step)
        yield from _places(each, (*at, step))


def _spoil(decision: dict[str, Any], place: Place, chance: random.Random) -> str:
    *way, last = place
    within: Any = decision
    for step in way:
        within = within[step]
    match chance.randrange(4):
        case 0 if isinstance(within, dict):
            del within[last]
            return "gone"
        case 1 if isinstance(within[last], dict):
            key = chance.choice(KEYS)
            within[last][key] = chance.choice(VALUES)
            return f"with {key[:20]!r}"
        case 2 if isinstance(within[last], list):
            within[last].append(chance.choice(VALUES))
            return "with another"
    within[last] = value = chance.choice(VALUES)
    return f"{value!r:.40}"


def large() -> Iterator[tuple[str, str]]:
    """Texts that are too large, too deep or too many, as JSON."""
    whole = good()
    first = whole["candidates"][0]
    many = [{**first, "id": f"c-{i}"} for i in range(5000)]
    slim = [{"id": f"c-{i}", "components": {"vllm": "1"}} for i in range(5000)]
    checks = [{"id": f"k-{i}", "attest": "x"} for i in range(5000)]
    yield "5,000 candidates", json.dumps({**whole, "candidates": slim})
    yield "150 whole candidates", json.dumps({**whole, "candidates": many[:150]})
    yield "5,000 checks", json.dumps({**whole, "requirements": {"security": checks}})
    yield "5,000 gates", json.dumps({**whole, "requirements": {f"g-{i}": checks[:1] for i in range(5000)}})
    yield (
        "5,000 components",
        json.dumps(
            {**whole, "candidates": [{"id": "a", "components": {f"r-{i}": "1" for i in range(5000)}}]}
        ),
    )
    yield (
        "5,000 pieces of evidence",
        json.dumps({**whole, "candidates": [{**first, "evidence": first["evidence"][:1] * 5000}]}),
    )
    yield "50,000 brackets", "[" * 50_000 + "]" * 50_000
    yield "50,000 brackets inside", json.dumps(whole)[:-1] + ',"x":' + "[" * 50_000 + "]" * 50_000 + "}"
    yield "50,000 braces", '{"candidates":' * 50_000 + "1" + "}" * 50_000
    yield "50,000 brackets in a text", json.dumps({**whole, "problem": "[" * 50_000})
    yield "unfinished brackets", "[" * 900_000
    yield "1 MB of unknown keys", json.dumps({**whole, **{f"k{i}": 0 for i in range(70_000)}})
    yield "1 MB of nulls", json.dumps({**whole, "order": [None] * 180_000})
    yield "1 MB title", json.dumps({**whole, "title": "W" * 950_000})
    yield "a number of 400,000 digits", json.dumps(whole)[:-1] + ',"points":{"a":' + "9" * 400_000 + "}}"
    yield "a million and one", " " * 1_000_001


def packed(text: str | bytes) -> str:
    """A text as scorecard and directory carry it in an address."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return "1." + base64.urlsafe_b64encode(zlib.compress(data, 9)).decode().rstrip("=")


def broken_links() -> Iterator[tuple[str, str]]:
    """What stands behind `#d=` or `#policy=` and is no whole document."""
    whole = packed(json.dumps(good()))
    yield "empty", ""
    yield "a version alone", "1."
    yield "cut", whole[:200]
    yield "changed", whole[:90] + "AAAA" + whole[94:]
    yield "newer", "2" + whole[1:]
    yield "of no version", whole[2:]
    yield "not base64", "1.!!!!"
    yield "percent signs", "1.%00%ff%zz"
    yield "not zlib", "1." + base64.urlsafe_b64encode(b"hello world").decode()
    yield "a bomb", packed(b" " * 300_000_000)
    yield "a bomb of brackets", packed(b"[" * 50_000_000)
    yield "not UTF-8", packed(b'{"candidates": "\xff\xfe"}')
    yield "UTF-16", packed('{"candidates": []}'.encode("utf-16"))
    yield "a lone surrogate", packed(json.dumps({**good(), "title": "\ud800"}))
    yield "junk behind it", whole + base64.urlsafe_b64encode(b"junk" * 30).decode()
    yield "a link of a million characters", "1." + "A" * 1_100_000
    for text in ("null", "7", '"x"', "[]", "[null]", "{}", '{"decision": {"schema": "x"}}', "NaN", ""):
        yield f"JSON {text or 'of nothing'}", packed(text)
    for name in ("aruntime/decision/9", "aruntime/runtime/1", "aruntime/decision/01", "x", None, {}):
        yield f"format {name}", packed(json.dumps({**good(), "schema": name}))
