"""``aruntime size`` as people type it, on the real list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from mkdocs_aruntime.cli.main import main


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["--project", str(ROOT), "size", *map(str, words)])


def test_a_listed_model_in_sentences_and_steps() -> None:
    told = run(
        "--model", "llama-3-1-70b", "--weights", "bits-8", "--concurrency", 32, "--peak", 30, "--rate", 4
    )
    assert told.exit_code == 0, told.output
    assert "needs 4 × H100 80 GB" in told.output
    assert "11 replicas, 1 spare among them: 44 × H100 80 GB." in told.output
    assert "= 2 × 80 × 8 × 128 × 16 ÷ 8 × 8,192" in told.output


def test_a_model_is_sized_as_it_is_published() -> None:
    assert json.loads(run("--model", "deepseek-v3", "--json").output)["weight-bytes"] == 671e9
    assert json.loads(run("--model", "gpt-oss-120b", "--json").output)["weight-bytes"] == 117e9 * 4.25 / 8


def test_a_file_of_ones_own_on_a_device_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "config.json"
    config = {"num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "head_dim": 128}
    file.write_text(json.dumps(config | {"sliding_window": 4096}), "utf-8")
    told = run("--config", file, "--parameters", 8e9, "--memory", 24, "--markdown")
    assert "## Size of Your model on device with 24 GB" in told.output
    told = run("--config", file, "--parameters", 8e9, "--memory", 24)
    assert "not which layers have it" in told.output.splitlines()[0]


def test_everything_that_can_be_named_is_listed() -> None:
    told = run("--list").output
    for each in ("Models", "deepseek-v3", "Formats", "mxfp4", "Devices", "h200-141gb"):
        assert each in told


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "name a model (--model, see --list) or give its file (--config)"),
        (("--model", "deepseek-v4"), "did you mean 'deepseek-v3'?"),
        (("--model", "deepseek-v3", "--device", "h20"), "is not a known device"),
        (("--model", "deepseek-v3", "--weights", "bits-61"), "is not a known number format"),
        (("--model", "deepseek-v3", "--context", "0"), "context: 0 is outside"),
        (("--model", "deepseek-v3", "--reserve", "1"), "reserve: 1 is outside"),
        (("--model", "deepseek-v3", "--peak", "3"), "--peak and --rate go together"),
        (("--model", "deepseek-v3", "--peak", "3", "--rate", "0"), "per-replica: 0 is outside"),
        (("--config", str(ROOT / "package.json")), "give --parameters"),
        (("--config", str(ROOT / "package.json"), "--parameters", "8e9"), "num_hidden_layers"),
        (("--config", str(ROOT / "mkdocs.yml"), "--parameters", "8e9"), "is not JSON"),
        (("--model", "deepseek-v3", "--memory", "nan"), "found nan; expected a number"),
    ],
)
def test_what_cannot_be_sized_is_told(words: tuple[str, ...], message: str) -> None:
    told = run(*words)
    assert told.exit_code == 2, told.output
    assert message in told.output
    assert "Traceback" not in told.output
