"""The examples that the documentation works out are what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aruntime_evaluator import (
    Outcome,
    assess,
    decide,
    parse_slo,
    percent_at_least,
    percent_at_most,
    read_proof,
)
from aruntime_evaluator.model.figures import down, up
from aruntime_evaluator.proof.wilson import interval
from aruntime_evaluator.robustness import pairwise, weight_stability, weighted_sum
from aruntime_evaluator.robustness.analysis import Analysis, analyse
from aruntime_evaluator.robustness.central import Central
from aruntime_evaluator.robustness.potential import best_margin
from aruntime_evaluator.robustness.score_table import ScoreTable
from aruntime_evaluator.robustness.simulation import simulate
from aruntime_evaluator.weights.admissible import Range
from aruntime_evaluator.weights.importance import from_ranges
from conftest import ROOT

NUMBERS = (ROOT / "docs" / "method" / "numbers.md").read_text(encoding="utf-8").replace("−", "-")
DECISION = (ROOT / "docs" / "method" / "decision.md").read_text(encoding="utf-8")
GUIDES = ROOT / "docs" / "guides"

type Row = tuple[str, ...]


def rows(text: str, *header: str) -> list[Row]:
    """The cells of the one table whose header begins so."""
    lines = text.splitlines()
    (start,) = [i for i, line in enumerate(lines) if cells(line)[: len(header)] == header]
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append(cells(line))
    return found


def cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def spread(text: str) -> Range:
    """``0.75-1`` or ``0.5``."""
    lo, _, hi = text.replace("–", "-").partition("-")
    return float(lo), float(hi or lo)


def numbers(text: str) -> list[float]:
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", text)]


def example() -> ScoreTable:
    """The candidates and weights of the page's first table."""
    (_, *weights), *candidates = rows(NUMBERS, "candidate", "cost", "portability", "fit")
    criteria = ("cost", "portability", "fit")
    box = from_ranges(dict(zip(criteria, map(spread, weights), strict=True)))
    scores = tuple(tuple(map(spread, row)) for _, *row in candidates)
    return ScoreTable(tuple(name for name, *_ in candidates), criteria, box, scores)


def analysed() -> Analysis:
    return analyse(example(), "ABC", draws=0, seed=1)


def test_values() -> None:
    given = example()
    for name, least, greatest, printed in rows(NUMBERS, "candidate", "least", "greatest", "printed"):
        found = weighted_sum.value_range(given.weights, given.ranges[given.ids.index(name)])
        assert found == pytest.approx((float(least), float(greatest)))
        assert analysed().totals[name] == spread(printed)


def test_leads_ranks_and_regrets() -> None:
    given, found = example(), analysed()
    exact = pairwise.least_leads(given.weights, given.ranges)
    for name, *leads in rows(NUMBERS, "least lead of … over …", "A", "B", "C"):
        i = given.ids.index(name)
        for k, lead in enumerate(leads):
            assert exact[i][k] == pytest.approx(float(lead or 0))
    for what, key in [("Best rank", "best"), ("Worst rank", "worst")]:
        (line,) = re.findall(rf"\*\*{what}\*\*:.*", NUMBERS)
        said = dict(re.findall(r"([ABC]) (\d)", line))
        assert {id_: str(getattr(each, key)) for id_, each in found.ranks.items()} == said
    (line,) = re.findall(r"\*\*Greatest regret\*\*.*", NUMBERS)
    regrets = pairwise.greatest_regrets(exact)
    assert dict(zip(given.ids, regrets, strict=True)) == pytest.approx(
        {name: float(value) for name, value in re.findall(r"([ABC]) (0\.\d+)", line)}
    )


def test_best_margins() -> None:
    given = example()
    for name, exact, printed, first in rows(NUMBERS, "candidate", "best margin", "printed"):
        margin = best_margin(given.weights, given.ranges, given.ids.index(name))
        assert margin == pytest.approx(float(exact))
        found = analysed().ranks[name]
        assert (found.best_margin, found.can_be_first) == (int(printed), first == "yes")


def test_stability() -> None:
    central = Central.of(example())
    (line,) = re.findall(r"The crossing is .*", NUMBERS)
    exact = weight_stability.weight_stability(central.weights, central.points, 0, 1)
    assert numbers(line)[-2:] == [pytest.approx(exact.hi, abs=5e-4), pytest.approx(100 * exact.hi, abs=0.05)]
    (line,) = re.findall(r"Printed bounds are rounded inward.*", NUMBERS)
    found = {each.criterion: each for each in central.stability()}
    assert numbers(line) == [found["portability"].hi, found["cost"].lo]
    assert (found["fit"].lo, found["fit"].hi) == (0.0, 100.0)


def test_shifts_and_flips() -> None:
    central = Central.of(example())
    (line,) = re.findall(r"So: move .*", NUMBERS)
    nearest = central.weight_flips()[0]
    said = re.findall(r"move ([\d.]+) points from (\w+) to (\w+) and (\w) wins", line)
    assert said == [(f"{nearest.points:g}", nearest.moves[0].source, nearest.moves[0].target, nearest.rival)]
    (line,) = re.findall(r"There the two are level.*", NUMBERS)
    changes = [each.change for each in central.score_flips() if each.candidate == "A"]
    assert numbers(line) == [-each for each in changes[:2]]


def test_simulation() -> None:
    given = example()
    found = simulate(given.weights, given.ranges, draws=2000, seed=1)
    table = {row[:2]: row[2:] for row in rows(NUMBERS, "Index", "Meaning", "A", "B", "C")}
    for rank, meaning in enumerate(["share of draws with rank 1", "with rank 2", "with rank 3"]):
        shares = [found.acceptability[i][rank] for i in range(3)]
        assert table["rank acceptability", meaning] == tuple(
            f"{share:.0%}".replace("%", " %") for share in shares
        )
    (weights,) = [row for (index, _), row in table.items() if index == "central weights"]
    for said, central in zip(weights, found.central_weights, strict=True):
        assert said == ("none" if central is None else ", ".join(f"{100 * w:.0f}" for w in central))
    (factors,) = [row for (index, _), row in table.items() if index == "confidence factor"]
    for said, factor in zip(factors, found.confidence, strict=True):
        assert said == ("none" if factor is None else f"{100 * factor:.0f} %")


def test_the_interval_by_hand() -> None:
    (line,) = re.findall(r"p = 1, so the lower end .*|\*\*By hand\*\*: .*", DECISION)
    assert (decide(73, 73, 0.95).outcome, decide(72, 72, 0.95).outcome) == (
        Outcome.PASS,
        Outcome.INCONCLUSIVE,
    )
    assert f"{down(interval(73, 73)[0], 3):.3f}: a pass" in line
    assert f"72 of 72 gives {down(interval(72, 72)[0], 3):.3f}" in line
    lo, hi = interval(960, 1000)
    assert f"960 of 1,000 gives {down(lo, 3):.3f} to {up(hi, 3):.3f}" in DECISION


def test_the_intervals_of_the_guide() -> None:
    guide = (GUIDES / "goodput-and-slos.md").read_text(encoding="utf-8")
    verdicts = {Outcome.PASS: "passes", Outcome.FAIL: "fails", Outcome.INCONCLUSIVE: "inconclusive"}
    for counts, _, ends, verdict in rows(guide, "Good of attempted", "Share", "95 % interval"):
        good, total = (int(each) for each in counts.replace(",", "").split(" of "))
        found = decide(good, total, 0.95)
        lo, hi = percent_at_least(found.lo), percent_at_most(found.hi).replace("100.0%", "100%")
        assert ends == f"{lo[:-1]} – {hi[:-1]} %"
        assert verdict.startswith(verdicts[found.outcome])


def test_the_csv_of_the_proofs_page_is_read() -> None:
    page = Path(ROOT / "docs" / "development" / "proofs.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    (run,) = read_proof("page.csv", text)
    found = assess(run, parse_slo("ttft=200ms"))
    assert (found.attempted, found.errored, found.good, str(run.load)) == (2, 1, 1, "concurrency 32")
