"""What is killed: a worker for each runtime, written as its documentation shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypedDict

from dbos import DBOS, DBOSConfig, SetWorkflowID
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.graph import END, START, StateGraph

from benchmarks.durable import newer_sqlite  # noqa: F401  before what imports sqlite3
from benchmarks.durable.case import STEPS, Desk

type Runtime = Callable[[Desk], None]


class State(TypedDict):
    """What LangGraph keeps of a case."""

    case: str


def without(desk: Desk) -> None:
    """Nothing is kept: an unfinished case begins again."""
    for case in _all_cases(desk):
        for number in range(STEPS):
            desk.step(case, number)
        desk.note("done", case)


def langgraph(desk: Desk, *, durability: str, ask_next: bool = False) -> None:
    """LangGraph with its SQLite checkpointer; finding and reviving dead cases is our code.

    With ``ask_next`` a case counts as finished when its state names no next node, which is also true between the
    moment in which a node's result is written and the one in which the next step begins.
    """
    graph = StateGraph(State)
    for number in range(STEPS):
        graph.add_node(f"step-{number}", partial(_node, desk, number))
        graph.add_edge(f"step-{number - 1}" if number else START, f"step-{number}")
    graph.add_edge(f"step-{STEPS - 1}", END)
    connection = sqlite3.connect(desk.folder / "checkpoints.sqlite", check_same_thread=False)
    saver = SqliteSaver(connection)
    compiled = graph.compile(checkpointer=saver)
    for case in _all_cases(desk):
        config = {"configurable": {"thread_id": case}}
        known = saver.get_tuple(config) is not None
        if not (known and ask_next) or compiled.get_state(config).next:
            compiled.invoke(None if known else {"case": case}, config, durability=durability)
        desk.note("done", case)


def _node(desk: Desk, number: int, state: State) -> State:
    desk.step(state["case"], number)
    return state


def dbos(desk: Desk) -> None:
    """DBOS on SQLite: its start revives what was pending."""
    config: DBOSConfig = {
        "name": "kills",
        "system_database_url": f"sqlite:///{desk.folder}/dbos.sqlite",
        "run_admin_server": False,
        "log_level": "ERROR",
    }
    DBOS(config=config)

    @DBOS.step()
    def step(case: str, number: int) -> None:
        desk.step(case, number)

    @DBOS.workflow()
    def workflow(case: str) -> None:
        for number in range(STEPS):
            step(case, number)
        desk.note("done", case)

    DBOS.launch()
    for case in desk.unfinished():
        # a known identifier is waited for; one that was accepted and never started is started here
        with SetWorkflowID(case):
            DBOS.start_workflow(workflow, case).get_result()
    while case := desk.next_case():
        with SetWorkflowID(case):
            workflow(case)


def _all_cases(desk: Desk) -> Iterator[str]:
    """What was left, then new ones."""
    yield from desk.unfinished()
    while case := desk.next_case():
        yield case


RUNTIMES: dict[str, Runtime] = {
    "none": without,
    "langgraph, exit": partial(langgraph, durability="exit"),
    "langgraph, async": partial(langgraph, durability="async"),
    "langgraph, sync": partial(langgraph, durability="sync"),
    "langgraph, sync, asking for next": partial(langgraph, durability="sync", ask_next=True),
    "dbos": dbos,
}
