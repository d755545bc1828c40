"""How answers look in a terminal: Rich's tables and trees, colours only where there is a terminal."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.tree import Tree

from aruntime_evaluator import (
    CandidateResult,
    CheckResult,
    Evaluation,
    EvidenceLink,
    GateResult,
    Policy,
    Standing,
    State,
)
from mkdocs_aruntime.cli.changes import changes

MARKS = {
    State.PASS: "[green]✓[/]",
    State.FAIL: "[red]✗[/]",
    State.UNKNOWN: "[yellow]?[/]",
    State.NOT_APPLICABLE: "[dim]–[/]",
}
COLOURS = {
    Standing.QUALIFIED: "green",
    Standing.CONDITIONAL: "cyan",
    Standing.PROVISIONAL: "yellow",
    Standing.DISQUALIFIED: "red",
    Standing.NOT_COMPARABLE: "dim",
}


def console() -> Console:
    """Standard output; plain text where it is no terminal, and as wide as a line may then be."""
    out = Console(highlight=False, emoji=False)
    return out if out.is_terminal else Console(highlight=False, emoji=False, width=120)


@contextmanager
def working(what: str) -> Iterator[None]:
    """Say on a terminal what takes a while; nothing elsewhere."""
    err = Console(stderr=True)
    if not err.is_terminal:
        yield
        return
    with err.status(f"{what} …"):
        yield


def print_evaluation(found: Evaluation, policy: Policy) -> None:
    """Standings and gates, scores, recommendation, confidence, what would change it, what to prove."""
    out = console()
    terms = found.inputs
    out.print(f"[bold]{escape(found.title)}[/]")
    out.print(f"[dim]as of {terms.as_of}, stage {terms.stage.value}, {terms.draws:,} draws[/]\n")
    out.print(_table(found, policy))
    legend = ", ".join(f"{n} {escape(gate.label)}" for n, gate in enumerate(policy.gates, 1))
    out.print(f"[dim]{legend}[/]")
    out.print("[dim]✓ pass, ✗ fail, ? unknown, – not applicable, w waived[/]\n")
    for each in found.candidates:
        if each.standing is not Standing.QUALIFIED:
            out.print(f"{escape(each.name)}: {escape(each.why)}")
    out.print(f"\n[bold]{found.recommendation.kind.value}[/]: {escape(found.recommendation.why)}")
    out.print(f"Confidence [bold]{found.confidence.level.value}[/]")
    for dimension in found.confidence.dimensions:
        out.print(f"  {dimension.id}: {dimension.level.value}. {escape(dimension.reason)}")
    _print_changes(out, found)
    _print_plan(out, found)


def _print_changes(out: Console, found: Evaluation) -> None:
    lines = list(changes(found)) if found.recommendation.group else []
    if lines:
        out.print("\n[bold]What would change the first place[/]")
    for line in lines:
        out.print(Padding(escape(line), (0, 0, 0, 2), expand=False))


def _table(found: Evaluation, policy: Policy) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("candidate", overflow="fold")
    table.add_column("standing")
    for number, _ in enumerate(policy.gates, 1):
        table.add_column(str(number), justify="center")
    table.add_column("score", justify="right")
    table.add_column("first", justify="right")
    for each in found.candidates:
        gates = [_mark(gate) for gate in each.gates] or [""] * len(policy.gates)
        standing = f"[{COLOURS[each.standing]}]{each.standing.value}[/]"
        table.add_row(escape(each.name), standing, *gates, _score(each), _first(each))
    return table


def _mark(gate: GateResult) -> str:
    return MARKS[gate.state] + ("w" if gate.waived else "")


def _score(each: CandidateResult) -> str:
    return "" if each.total is None else f"{each.total[0]}–{each.total[1]}"


def _first(each: CandidateResult) -> str:
    shares = each.ranks.acceptability if each.ranks else ()
    return f"{shares[0]:.0%}" if shares else ""


def _print_plan(out: Console, found: Evaluation) -> None:
    steps = found.recommendation.shortest_proof or found.test_plan
    if not steps:
        return
    what = "Shortest way to a winner" if found.recommendation.shortest_proof else "To prove"
    out.print(f"\n[bold]{what}[/] ({len(steps)})")
    for candidate, todo in itertools.groupby(steps, key=lambda step: step.candidate):
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(style="cyan", no_wrap=True)
        table.add_column()
        table.add_column(overflow="fold")
        for step in todo:
            table.add_row(step.check, step.level.value, escape(step.todo))
        out.print(f"  {candidate}")
        out.print(Padding(table, (0, 0, 0, 4), expand=False))


def print_chain(found: Evaluation, candidate: CandidateResult, wanted: str | None) -> None:
    """Why a candidate stands where it stands: gates, checks, and the evidence that each rests on."""
    out = console()
    title = f"[bold]{escape(candidate.name)}[/] {candidate.standing.value}: {escape(candidate.why)}"
    tree = Tree(title, guide_style="dim")
    for gate in candidate.gates:
        checks = [check for check in gate.checks if _asked(wanted, gate.id, check.id)]
        if checks:
            branch = tree.add(f"{_mark(gate)} [bold]{gate.id}[/] {gate.state.value}")
            for waiver in gate.waivers:
                branch.add(f"waiver {waiver.state.value}: {escape(waiver.explanation)}")
            for check in checks:
                _add_check(branch, check)
    if not wanted:
        for criterion, score in sorted(candidate.scores.items()):
            given = "" if score.given else ", not given"
            wide = f", no narrower on {score.level.value}" if score.widened else ""
            tree.add(f"score {criterion} {score.lo:g}–{score.hi:g} of 4{given}{wide}")
    out.print(tree)
    out.print(f"[dim]as of {found.inputs.as_of}, stage {found.inputs.stage.value}[/]")


def _asked(wanted: str | None, gate: str, check: str) -> bool:
    return wanted in {None, gate, f"{gate}.{check}"}


def _add_check(branch: Tree, check: CheckResult) -> None:
    reason = f" ({check.reason.value})" if check.reason else ""
    twig = branch.add(f"{MARKS[check.state]} {check.id}{reason}: {escape(check.explanation)}")
    for link in check.evidence:
        twig.add(_link(link))


def _link(link: EvidenceLink) -> str:
    judged = "counts" if link.counts else f"does not count: {link.why_not.value if link.why_not else ''}"
    counts = f", {link.good} of {link.total}" if link.total is not None else ""
    made_up = ", [yellow]synthetic[/]" if link.synthetic else ""
    head = f"{escape(link.source)}: {link.result.value} {link.level.value}{counts}, {judged}{made_up}"
    dates = f"collected {link.collected}, expires {link.expires}" if link.collected else "undated"
    quote = f"\n“{escape(link.quote)}”" if link.quote else ""
    url = f"\n{escape(link.url)}" if link.url else ""
    return f"{head}\n[dim]{dates}[/]{quote}{url}"
