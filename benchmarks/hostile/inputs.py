"""Inputs that nobody writes by accident, one megabyte each or as large as is read, by where they come in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MB = 1_000_000
FILE = 990_000
"""As large a file as YAML is read from, with room for what stands around it."""


@dataclass(frozen=True, slots=True)
class Input:
    """One hostile text."""

    door: str
    """Where it comes in: ``service``, ``yaml``, ``record`` or ``proof``."""
    name: str
    make: Callable[[], str]

    @property
    def extra(self) -> bool:
        """Whether it takes long, or is measured at another door already."""
        return self.name.startswith("result file") or bool(re.match(r"[0-9]{2} (MB|million)", self.name))


def repeated(unit: str, size: int = MB) -> str:
    return unit * (size // len(unit))


def filled(unit: str, size: int = FILE) -> str:
    return repeated(unit, size)


def keys(size: int = MB) -> str:
    """An object of nothing but keys, no two alike."""
    return "{" + ",".join(f'"{i:x}k":0' for i in range(size // 11)) + "}"


def request(method: str, **params: str) -> str:
    """A request whose parameters are JSON already."""
    inner = ",".join(f'"{name.replace("_", "-")}":{value}' for name, value in params.items())
    return f'{{"version":1,"method":"{method}","params":{{{inner}}}}}'


def check(document: str, kind: str = "decision") -> str:
    return request("check", kind=f'"{kind}"', document=document)


def proof(text: str, name: str = "x.csv") -> str:
    return request("proof", name=json.dumps(name), text=json.dumps(text))


def decision(**more: Any) -> dict[str, Any]:
    """A decision that is right but for what is put into it."""
    return {
        "schema": "aruntime/decision/1",
        "id": "x",
        "title": "X",
        "problem": "X.",
        "needs": {"layers": []},
        "candidates": [],
        **more,
    }


def of_a_decision(**more: Any) -> str:
    return check(json.dumps(decision(**more)))


def candidates(count: int) -> list[dict[str, Any]]:
    return [{"id": f"c{i}", "components": {"alpha": "1"}} for i in range(count)]


def nested(opening: str, closing: str, levels: int) -> str:
    return opening * levels + closing * levels


def under_long_keys(value: str) -> str:
    """YAML in which the way to the value is as long as one may be."""
    return "".join(" " * i + "k" * 100 + ":\n" for i in range(28)) + " " * 30 + value


def catalog(runtimes: str) -> str:
    return check(
        f'{{"schema":"aruntime/catalog/1","as-of":"2026-01-01","vocabulary":{{}},"runtimes":{runtimes}}}',
        "catalog",
    )


SERVICE = (
    ("1 MB of unknown keys", lambda: check(keys())),
    ("as many unknown keys as are read", lambda: check(keys(12 * MB))),
    ("40 MB of unknown keys", lambda: check(keys(40 * MB))),
    ("1 MB of unknown keys in a mapping of ids", lambda: check(f'{{"target":{keys()}}}')),
    ("1 MB of empty candidates", lambda: check(f'{{"candidates":[{repeated("{},")}{{}}]}}')),
    ("40 MB of empty lists", lambda: check(f'[{repeated("[],", 40 * MB)}0]')),
    ("40 MB of empty objects", lambda: check(f'[{repeated("{},", 40 * MB)}0]')),
    ("40 MB of one-key objects", lambda: check(f'[{repeated("{" + chr(34) + "a" + chr(34) + ":0},", 40 * MB)}0]')),
    ("40 MB of floats", lambda: check(f'[{repeated("1.5,", 40 * MB)}0]')),
    ("40 MB of short texts", lambda: check(f'[{repeated(chr(34) + "ab" + chr(34) + ",", 40 * MB)}0]')),
    ("40 MB of one text", lambda: check(f'"{"x" * 40 * MB}"')),
    ("40 MB of escapes", lambda: check(f'"{repeated(chr(92) + "n", 40 * MB)}"')),
    ("40 million astral characters", lambda: check(f'"{"😀" * 40 * MB}"')),
    ("half a million layers", lambda: of_a_decision(needs={"layers": ["a"] * (MB // 5)})),
    ("1 MB of unknown runtimes", lambda: of_a_decision(candidates=[{"id": "a", "components": {f"c{i}": "1" for i in range(MB // 13)}}])),
    ("5,000 candidates", lambda: of_a_decision(candidates=candidates(5000))),
    ("1 MB of wrong words", lambda: of_a_decision(candidates=[{"id": "a", "components": {"a": "1"}, "evidence": [{"level": "x", "result": "q" * 8}] * (MB // 34)}])),
    ("1 MB of duplicate keys", lambda: check("{" + repeated('"id":0,') + '"id":1}')),
    ("a whole number of a million digits", lambda: check(f'{{"id":{"1" * MB}}}')),
    ("1 MB of whole numbers of 4,000 digits", lambda: check(f'[{repeated("1" * 4000 + ",")}0]')),
    ("1 MB of 1e999", lambda: check(f'{{"points":[{repeated("1e999,")}0]}}')),
    ("1 MB of NaN", lambda: check(f'{{"points":[{repeated("NaN,")}0]}}')),
    ("a million brackets", lambda: check(nested("[", "]", MB // 2))),
    ("200,000 objects in one another", lambda: check(nested('{"a":', "}", MB // 6).replace("}", "0}", 1))),
    ("1 MB of lone surrogates", lambda: check(f'{{"id":"{repeated(chr(92) + "ud800")}"}}')),
    ("1 MB of keys with surrogates", lambda: check("{" + ",".join(f'"\\ud800{i}":0' for i in range(MB // 15)) + "}")),
    ("a key of 1 MB", lambda: check(f'{{"{"k" * MB}":0}}')),
    ("a method of 1 MB", lambda: request("x" * MB)),
    ("a kind of 1 MB", lambda: check("{}", "x" * MB)),
    ("1 MB of empty runtimes", lambda: catalog(f'[{repeated("{},")}{{}}]')),
    ("1 MB of gates", lambda: check(f'{{"gates":[{repeated("{},")}{{}}]}}', "policy")),
    ("1 MB of spaces", lambda: " " * MB),
)  # fmt: skip

YAML = (
    ("unknown keys", lambda: "".join(f"k{i}: 0\n" for i in range(FILE // 10))),
    ("a flow sequence of letters", lambda: f"layers: [{filled('a,')}a]"),
    ("a block sequence of letters", lambda: "layers:\n" + filled("- a\n")),
    ("a flow mapping of keys", lambda: "claims: {" + ",".join(f"k{i}" for i in range(FILE // 7)) + "}"),
    ("one plain scalar", lambda: f"summary: {'x' * FILE}"),
    ("a plain scalar of many lines", lambda: "summary: x\n" + filled(" x\n")),
    ("a quoted scalar of line breaks", lambda: f'summary: "{filled(chr(10) + " ")}"'),
    ("a quoted scalar of escapes", lambda: f'summary: "{filled(chr(92) + "x41")}"'),
    ("a block scalar, each line deeper", lambda: "summary: |\n" + "".join(" " * i + "x\n" for i in range(1, 1400))),
    ("documents", lambda: filled("--- a\n")),
    ("documents without anything", lambda: filled("---\n")),
    ("directives", lambda: "".join(f"%TAG !{i:x}! a\n" for i in range(FILE // 14)) + "--- a"),
    ("comments", lambda: filled("# x\n")),
    ("empty lines", lambda: "\n" * FILE),
    ("tabs", lambda: "id:" + "\t" * FILE + "x"),
    ("merge keys", lambda: filled("<<: {a: 1}\n")),
    ("the same key", lambda: filled("id: x\n")),
    ("anchors", lambda: "".join(f"k{i}: &a{i} x\n" for i in range(FILE // 18))),
    ("aliases", lambda: "a: &a [x]\nb: [" + filled("*a,") + "*a]"),
    ("tags", lambda: "layers:\n" + filled("- !t x\n")),
    ("flow sequences in one another", lambda: "a: " + nested("[", "]", FILE // 2)),
    ("flow mappings in one another", lambda: "a: " + nested("{a: ", "}", FILE // 5)),
    ("sequences in one another, on one line", lambda: filled("- ")),
    ("explicit keys in one another", lambda: filled("? ")),
    ("a key that is a list", lambda: f"? [{filled('a,')}a]\n: x"),
    ("a long key over many values", lambda: f"? {'k' * (FILE // 2)}\n: [{filled('a,', FILE // 2)}a]"),
    ("long keys in one another", lambda: "".join("  " * i + "k" * 1000 + ":\n" for i in range(20)) + " " * 40 + f"[{filled('a,', FILE - 25_000)}a]"),
    ("keys of a hundred letters in one another", lambda: under_long_keys(f"[{filled('a,', 58_000)}a]")),
    ("tags below long keys", lambda: under_long_keys(f"[{filled('!t a,', 145_000)}a]")),
    ("the same key below long keys", lambda: under_long_keys(f"{{{filled('a: b,', 70_000)}a: b}}")),
    ("odd indentation", lambda: "".join(" " * (i % 40) + "a:\n" for i in range(FILE // 24))),
    ("a number of a million digits", lambda: f"id: {'9' * FILE}"),
    ("unknown claims", lambda: "claims:\n  a:\n" + "".join(f"  - {{id: q{i}, value: unknown}}\n" for i in range(FILE // 36))),
    ("colons", lambda: "a" + ":" * FILE),
    ("question marks", lambda: "?" * FILE),
    ("quotation marks", lambda: '"' * FILE),
    ("ampersands", lambda: "&" * FILE),
    ("bytes of no character", lambda: "\x07" * FILE),
)  # fmt: skip

RECORD = (
    ("45 MB of unknown keys", lambda: keys(45 * MB)),
    ("49 MB of empty lists", lambda: f"[{filled('[],', 49 * MB)}0]"),
    ("1 MB of duplicate keys", lambda: "{" + filled('"id":0,') + '"id":1}'),
    ("a million brackets", lambda: nested("[", "]", FILE // 2)),
    ("1 MB of NaN", lambda: f"[{filled('NaN,')}0]"),
)  # fmt: skip

VLLM = '{"tokenizer_id":0,"duration":1,"completed":%s,"failed":0,"ttfts":[%s],"itls":[%s],"output_lens":[%s]}'


def vllm(each: str, size: int) -> str:
    count = size // (3 * len(each) + 2)
    listed = ",".join([each] * count)
    return VLLM % (count, listed, ",".join(["[]"] * count), ",".join(["1"] * count))


PROOF = (
    ("1 MB of one-letter rows", lambda: "e2e_s\n" + repeated("1\n")),
    ("1 MB of empty rows", lambda: "e2e_s,ok\n" + repeated("\n")),
    ("1 MB of rows of seven", lambda: "ttft_ms,tpot_ms,itl_ms,e2e_ms,start_ms,input_tokens,output_tokens\n" + repeated("1,1,1,1,1,1,1\n")),
    ("1 MB of failed rows", lambda: "e2e_s,ok\n" + repeated("1,no\n")),
    ("16 MB of one-letter rows", lambda: "e2e_s\n" + repeated("1\n", 16 * MB)),
    ("40 MB of rows of two", lambda: "ttft_ms,e2e_ms\n" + repeated("1,1\n", 40 * MB)),
    ("1 MB of columns", lambda: "e2e_s," + repeated("a,") + "\n1"),
    ("1 MB of facts", lambda: repeated("#a:1\n")),
    ("a fact of spaces", lambda: '"#a:' + " " * 900_000 + 'x\ny"\ne2e_s\n1\n'),
    ("1 MB of metrics", lambda: "Metric,avg\n" + "".join(f"m{i},1\n" for i in range(MB // 10))),
    ("1 MB of quotation marks", lambda: "e2e_s\n" + '"' * MB),
    ("40 MB of latencies", lambda: vllm("0.5", 40 * MB)),
    ("40 MB of empty lists", lambda: f"[{repeated('[],', 40 * MB)}[]]"),
    ("40 MB of empty objects", lambda: f"[{repeated('{},', 40 * MB)}{{}}]"),
    ("40 MB of objects, one after the other", lambda: repeated('{"a":0}', 40 * MB)),
    ("40 MB of keys", lambda: keys(40 * MB)),
    ("40 MB of short texts", lambda: f'[{repeated(chr(34) + "ab" + chr(34) + ",", 40 * MB)}0]'),
    ("1 MB of runs", lambda: repeated('{"tokenizer_id":0,"duration":1,"completed":0}\n')),
    ("1 MB of duplicate keys", lambda: '{"tokenizer_id":0,' + repeated('"duration":1,') + '"completed":0}'),
    ("a million brackets", lambda: nested("[", "]", MB // 2)),
    ("a number of a million digits", lambda: f'{{"duration":{"1" * MB}}}'),
    ("1 MB of requests of AIPerf", lambda: repeated('{"metadata":{},"metrics":{}}\n')),
    ("1 MB of requests of LLMPerf", lambda: f'[{repeated("{" + chr(34) + "ttft_s" + chr(34) + ":1},")}{{"ttft_s":1}}]'),
    ("1 MB of benchmarks of GuideLLM", lambda: f'{{"benchmarks":[{repeated("{" + chr(34) + "metrics" + chr(34) + ":{}},")}{{"metrics":{{}}}}]}}'),
    ("1 MB of lines of LoadGen", lambda: "MLPerf Results Summary\n" + repeated("a : b\n")),
)  # fmt: skip

SERVICE_PROOFS = tuple((f"result file, {name}", lambda make=make: proof(make())) for name, make in PROOF)

INPUTS = tuple(
    Input(door, name, make)
    for door, inputs in (
        ("service", (*SERVICE, *SERVICE_PROOFS)),
        ("yaml", YAML),
        ("record", RECORD),
        ("proof", PROOF),
    )
    for name, make in inputs
)
