"""The sizes that the guide on engines shows are those of the calculator."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from conftest import ROOT
from mkdocs_aruntime.cli.main import main

MODELS = {
    "llama-3-1-8b": "Llama 3.1 8B, 16 bit",
    "qwen3-32b": "Qwen3 32B, 16 bit",
    "gpt-oss-120b": "gpt-oss-120b, MXFP4",
    "llama-3-1-70b": "Llama 3.1 70B, 16 bit",
    "deepseek-v3": "DeepSeek-V3, 8 bit",
}


@pytest.mark.parametrize("model", MODELS)
def test_a_row_is_as_the_calculator_says(model: str) -> None:
    cells = []
    for device in ("h100-80gb", "h200-141gb"):
        asked = ["size", "--model", model, "--context", "8192", "--device", device, "--json"]
        found = json.loads(CliRunner().invoke(main, asked).output)
        cells += [f"{found['devices']}", f"{found['fits']}"]
    page = (ROOT / "docs" / "guides" / "inference-engines.md").read_text(encoding="utf-8")
    assert f"| {MODELS[model]} | {' | '.join(cells)} |" in page
