"""In the browser the evaluator starts from a picture of memory, beside which there is no library to load from.

What a request still has to load, a codec included, is an error there and nowhere else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import hostile
from aruntime_evaluator.model.codec import encode
from mkdocs_aruntime.catalog.site import Site

SAMPLES = Path(__file__).parent / "proof" / "samples"

PROGRAM = """
import sys
from aruntime_evaluator import handle, warm_up

class Refusing:
    def find_spec(self, name, path=None, target=None):
        raise EOFError(f"{name} would be loaded")

requests = sys.stdin.read().splitlines()
warm_up()
sys.meta_path.insert(0, Refusing())
for request in requests:
    try:
        handle(request)
    except EOFError as error:
        print(error, "by", request[:300])
"""


def request(method: str, **params: Any) -> str:
    return json.dumps({"version": 1, "method": method, "params": params})


def test_no_request_loads_anything_after_the_start(minimal: Site) -> None:
    day = {"as-of": "2026-11-23"}
    documents = {"catalog": encode(minimal.catalog), "policy": encode(minimal.policy)}
    decision = encode(minimal.decisions[0])
    chosen = {"decision": decision, "choice": {"candidate": "alpha", "why": "It passes."}}
    asked = [
        request("evaluate", **documents, decision=decision, **day),
        request("record", **documents, **chosen, **day),
        request(
            "size", model={"name": "M", "parameters": 1e9, "layers": []}, device={"name": "D", "memory-gb": 8}
        ),
        request(
            "shape",
            config='{"num_hidden_layers": 2, "num_attention_heads": 2, "head_dim": 8}',
            parameters=1e6,
        ),
        request("shortlist", **documents, decision=decision, **day),
        *(request("check", kind="decision", document=each) for _, each in hostile.changed(seed=5, count=400)),
        *(request("check", kind="decision", document=each) for each in hostile.VALUES),
        *(request(method, decision=hostile.SCRIPT) for method in ("dance", "review", "fill", "correct")),
        *(
            request("proof", name=path.name, text=path.read_text("utf-8", "surrogateescape"))
            for path in sorted(SAMPLES.rglob("*"))
            if path.is_file()
        ),
    ]
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], input="\n".join(asked), check=True, capture_output=True, text=True
    )
    assert told.stdout == ""
