"""``aruntime goodput``: how many requests of a benchmark kept every limit, from the file its tool wrote."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from aruntime_evaluator import (
    LARGEST_TEXT,
    Assessment,
    Cost,
    InvalidDocumentError,
    Json,
    Measurement,
    Outcome,
    Slo,
    Verdict,
    assess,
    canonical_json,
    compare,
    cost_per_million_good_tokens,
    decide,
    described_comparison,
    described_cost,
    described_run,
    parse_slo,
)
from mkdocs_aruntime.cli.documents import BadFileError, existing_file
from mkdocs_aruntime.cli.goodput_table import Line, print_comparison, print_lines
from mkdocs_aruntime.cli.proofs import read_result_file

GROUPS = 2
"""Fewer runs than this cannot be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a file, and what is asked about it."""

    file: str
    place: int
    measurement: Measurement
    slo: Slo | None
    target: float | None
    hourly: float | None
    currency: str

    @property
    def assessment(self) -> Assessment:
        """How it fares against the limits."""
        return assess(self.measurement, self.slo)

    def verdict(self, found: Assessment) -> Verdict | None:
        """Whether its attainment reaches the target; None where none is asked or it is unknown."""
        if self.target is None or found.good is None or not found.attempted:
            return None
        return decide(found.good, found.attempted, self.target)

    @property
    def cost(self) -> Cost | None:
        """Of its good output tokens, where an hourly cost is given."""
        if self.hourly is None:
            return None
        return cost_per_million_good_tokens(
            self.measurement, self.slo, hourly=self.hourly, currency=self.currency
        )


@click.command("goodput")
@click.argument("files", type=existing_file, nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--slo",
    "limits",
    metavar="LIMITS",
    help="Limits per request, such as ttft=500ms,tpot=50ms; else the file's own.",
)
@click.option("--target", type=click.FloatRange(0, 1), help="The share of requests that must keep them, 0–1.")
@click.option("--compare", "comparing", is_flag=True, help="Say what keeps the runs from being compared.")
@click.option("--cost-per-hour", "hourly", type=click.FloatRange(min=0), help="Of all that served the load.")
@click.option("--currency", default="USD", show_default=True, metavar="CODE")
@click.option("--json", "as_json", is_flag=True, help="Canonical JSON, one object with every run.")
@click.option("--read-whole", type=click.IntRange(1, LARGEST_TEXT), default=LARGEST_TEXT, hidden=True)
@click.pass_context
def goodput_command(
    context: click.Context,
    *,
    files: tuple[Path, ...],
    limits: str | None,
    hourly: float | None,
    target: float | None,
    currency: str,
    comparing: bool,
    as_json: bool,
    read_whole: int,
) -> None:
    r"""Count the requests of benchmark results that kept every limit.

    Reads vLLM bench serve, SGLang bench_serving, AIPerf, GenAI-Perf, GuideLLM, LLMPerf, inference-perf,
    llm-d benchmark reports, perf_analyzer, MLPerf LoadGen, and CSV with one line per request (columns such
    as ttft_ms, e2e_ms, output_tokens, status). Limits: ttft, tpot, itl, e2e, each with s, ms, us or ns;
    without any, latencies are shown. A failed request is a miss. A file above 40 MB is read line by line,
    where it is JSONL or CSV.

    \b
    Examples:
      aruntime goodput result.json --slo ttft=500ms,tpot=50ms
      aruntime goodput result.json   # its latencies, or its own goodput
      aruntime goodput result.json --slo ttft=500ms --target 0.95   # in CI
      aruntime goodput a.json b.json --slo ttft=500ms,tpot=50ms --compare
      aruntime goodput result.json --slo e2e=10s --cost-per-hour 4 --currency EUR
      aruntime goodput result.jsonl --slo ttft=500ms --json

    Exit codes: 0 read (with --target: every run passes; with --compare: nothing keeps them apart),
    1 a run does not pass, or the runs cannot be compared, 2 a file or an option is bad.
    """
    slo = _limits(limits)
    runs = [
        Run(
            file=str(path),
            place=place,
            measurement=each,
            slo=slo,
            target=target,
            hourly=hourly,
            currency=currency,
        )
        for path in files
        for place, each in enumerate(_read(path, read_whole), 1)
    ]
    if comparing and len(runs) < GROUPS:
        raise click.UsageError("--compare needs two runs, in one file or in several")
    if as_json:
        click.echo(canonical_json(_answer(runs, slo, comparing=comparing)), nl=False)
    else:
        _print(runs, slo, comparing=comparing)
    context.exit(0 if _settled(runs, slo, comparing=comparing) else 1)


def _limits(text: str | None) -> Slo | None:
    try:
        return None if text is None else parse_slo(text)
    except InvalidDocumentError as error:
        raise click.BadParameter(
            "; ".join(each.message for each in error.problems), param_hint="--slo"
        ) from error


def _read(path: Path, read_whole: int) -> tuple[Measurement, ...]:
    try:
        return read_result_file(path, name=str(path), read_whole=read_whole)
    except InvalidDocumentError as error:
        raise BadFileError("\n".join(map(str, error.problems))) from error


def _answer(runs: list[Run], slo: Slo | None, *, comparing: bool) -> dict[str, Json]:
    answer: dict[str, Json] = {"schema": "aruntime/goodput/1", "runs": [_described(run) for run in runs]}
    if comparing:
        answer["comparison"] = described_comparison([run.measurement for run in runs], slo)
    return answer


def _described(run: Run) -> Json:
    described: dict[str, Json] = {"file": run.file, **described_run(run.place, run.measurement, run.slo)}
    if run.cost is not None:
        described["cost"] = described_cost(run.cost)
    if run.target is not None:
        verdict = run.verdict(run.assessment)
        described["target"] = run.target
        described["verdict"] = verdict.outcome.value if verdict else "unknown"
        described["more-clean"] = verdict.more_clean if verdict else None
    return described


def _print(runs: list[Run], slo: Slo | None, *, comparing: bool) -> None:
    print_lines([_line(number, run) for number, run in enumerate(runs, 1)])
    if comparing:
        print_comparison(compare([run.measurement for run in runs], slo))


def _line(number: int, run: Run) -> Line:
    found = run.assessment
    return Line(
        number=number,
        file=run.file,
        place=run.place,
        run=run.measurement,
        found=found,
        cost=run.cost,
        target=run.target,
        verdict=run.verdict(found),
    )


def _settled(runs: list[Run], slo: Slo | None, *, comparing: bool) -> bool:
    if comparing and not compare([run.measurement for run in runs], slo).comparable:
        return False
    verdicts = [run.verdict(run.assessment) for run in runs if run.target is not None]
    return all(each is not None and each.outcome is Outcome.PASS for each in verdicts)
