"""``aruntime record``: write down what was decided, and let it take the place of an earlier record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import click

from aruntime_evaluator import (
    Choice,
    DecisionRecord,
    InvalidDocumentError,
    Policy,
    Status,
    Terms,
    build_record,
    decode,
    evaluate,
    record_json,
    render_madr,
    supersede,
)
from mkdocs_aruntime.cli.documents import (
    BadFileError,
    as_of_option,
    existing_file,
    load_decision,
    load_decision_record,
    load_rules,
)
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.terminal import working


@click.command("record")
@click.argument("decision", type=existing_file)
@click.option("--choose", metavar="CANDIDATE", help="The one that was chosen; without it, none was.")
@click.option("--why", required=True, help="In a sentence or two; theirs, not the evaluator's.")
@click.option("--by", multiple=True, metavar="NAME", help="A decision-maker; may be repeated.")
@click.option(
    "--status",
    type=click.Choice([each.value for each in Status if each is not Status.SUPERSEDED]),
    default=Status.PROPOSED.value,
    show_default=True,
)
@click.option("--supersedes", type=existing_file, help="An earlier record, which is marked as superseded.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder for the two files.  [default: this one]",
)
@as_of_option
@click.pass_obj
def record_command(
    project: Callable[[], Project],
    *,
    decision: Path,
    choose: str | None,
    why: str,
    by: tuple[str, ...],
    status: str,
    supersedes: Path | None,
    out: Path,
    as_of: dt.date,
) -> None:
    r"""Write the record of a choice: JSON to keep, and Markdown (MADR 4.0.0) to read and sign.

    \b
    Examples:
      aruntime record chat.decision.yml --choose vllm-on-kserve --why "Best proven." --by "A. Lead"
      aruntime record chat2.decision.yml --why "None qualifies." --supersedes chat.record.json
    """
    catalog, policy = load_rules(project(), as_of)
    read = load_decision(decision, catalog, policy)
    old = load_decision_record(supersedes) if supersedes else None
    given = {"candidate": choose, "why": why, "by": list(by), "status": status}
    with working("evaluating"):
        found = evaluate(read, catalog, policy, Terms(as_of=as_of))
    try:
        choice = decode(Choice, given | {"supersedes": old.id if old else None}, path="choice")
        record = build_record(read, found, choice, catalog, as_of)
        superseded = supersede(old, record) if old else None
    except InvalidDocumentError as error:
        raise BadFileError("\n".join(map(str, error.problems))) from error
    _keep_decided(out / _file(record))
    out.mkdir(parents=True, exist_ok=True)
    _write(record, policy, out)
    if superseded is not None and supersedes is not None:
        _write(superseded, policy, supersedes.parent)


def _keep_decided(path: Path) -> None:
    """Refuse to write over a record that is more than a proposal: records do not change."""
    if path.exists() and (old := load_decision_record(path)).choice.status is not Status.PROPOSED:
        status = old.choice.status.value
        advice = f"give the new decision another id, and name this one with --supersedes {path}"
        raise BadFileError(f"{path} is already there, and {status}; {advice}")


def _file(record: DecisionRecord) -> str:
    return f"{record.id}.record.json"


def _write(record: DecisionRecord, policy: Policy, folder: Path) -> None:
    for name, text in [
        (_file(record), record_json(record)),
        (_markdown(record.id, folder), render_madr(record, policy)),
    ]:
        (folder / name).write_text(text, "utf-8")
        click.echo(f"wrote {folder / name}")


def _markdown(id_: str, folder: Path) -> str:
    """The name of a record's Markdown, numbered as MADR asks: its own, or with the folder's next number."""
    numbered = [(match, path.name) for path in folder.iterdir() if (match := _NUMBERED.fullmatch(path.name))]
    own = sorted(name for match, name in numbered if match[2] == id_)
    following = max((int(match[1]) for match, _ in numbered), default=0) + 1
    return own[0] if own else f"{following:04}-{id_}.md"


_NUMBERED = re.compile(r"(\d{4})-(.+)\.md")
"""``NNNN-title-with-dashes.md`` (MADR 4.0.0)."""
