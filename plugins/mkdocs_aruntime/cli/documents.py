"""The files that commands read: decisions and records, with the rules and the directory to judge them by."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import cast

import click

from aruntime_evaluator import (
    Catalog,
    Decision,
    DecisionRecord,
    InvalidDocumentError,
    Policy,
    Profile,
    check_decision,
    check_profile,
    decision_in_madr,
    decode,
    one_line,
    read_json,
    read_record,
)
from mkdocs_aruntime.catalog.catalog import load_catalog, load_policy
from mkdocs_aruntime.catalog.files import named, read_text
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.names import check_name
from mkdocs_aruntime.catalog.reader import Document, load_document, load_record, parse_document
from mkdocs_aruntime.catalog.reader import read_record as read_model
from mkdocs_aruntime.cli.project import Project, today
from mkdocs_aruntime.cli.proofs import fill_proofs

LARGEST_RECORD = 50_000_000
"""Bytes of a record's JSON."""

existing_file = click.Path(exists=True, dir_okay=False, path_type=Path)
"""An argument that names a file which is there."""

as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    default=lambda: today().isoformat(),
    show_default="today",
    callback=lambda _context, _option, value: value.date(),
    help="The day to judge by.",
)


class BadFileError(click.ClickException):
    """A file that cannot be used: exit code 2. Its message holds a problem a line."""

    exit_code = 2

    def format_message(self) -> str:
        """The message with nothing in it that a terminal or a CI system obeys."""
        return "\n".join(map(one_line, self.message.split("\n")))


def id_argument(text: str, hint: str) -> str:
    """An id from the command line, fit to be the name of a file.

    Raises:
        click.BadParameter: where it is no id, or a reserved name.
    """
    if problems := list(check_name("", text)):
        raise click.BadParameter(str(problems[0]), param_hint=hint)
    return text


def line_argument(kind: object, text: str, hint: str) -> str:
    """A text from the command line as the model has it: a ``Line``, a ``Url``.

    Raises:
        click.BadParameter: where it is none.
    """
    try:
        return decode(cast("type[str]", kind), text)
    except InvalidDocumentError as error:
        raise click.BadParameter(str(error), param_hint=hint) from error


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; a link of that name is not followed.

    Raises:
        click.ClickException: where something of that name is there.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise click.ClickException(f"{path} is already there; name another file") from error


def load_rules(project: Project, as_of: dt.date) -> tuple[Catalog, Policy]:
    """The project's directory and policy.

    Raises:
        BadFileError: with every problem in them.
    """
    sources = project.sources
    try:
        policy = load_policy(sources.policy, root=sources.root)
        return load_catalog(sources.runtimes, policy, root=sources.root, as_of=max(as_of, today())), policy
    except DataError as error:
        raise BadFileError(str(error)) from error


def load_decision(path: Path, catalog: Catalog, policy: Policy) -> Decision:
    """A decision alone; see ``load_decision_document``."""
    return load_decision_document(path, catalog, policy)[0]


def load_decision_document(path: Path, catalog: Catalog, policy: Policy) -> tuple[Decision, Document]:
    """A decision file: YAML, JSON, or a record in Markdown, its proofs filled from the files that it names.

    Raises:
        BadFileError: with every problem, each with its line and column.
    """
    try:
        decision, document = read_model(Decision, _decision_document(path))
        if problems := check_decision(decision, catalog, policy):
            raise document.fail(*problems)
        try:
            return fill_proofs(decision, path.parent), document
        except InvalidDocumentError as error:
            raise document.fail(*error.problems) from error
    except DataError as error:
        raise BadFileError(str(error)) from error


def _decision_document(path: Path) -> Document:
    if path.suffix != ".md":
        return load_document(path, root=Path())
    name = named(path, Path())
    try:
        return parse_document(decision_in_madr(read_text(path, root=Path())), name)
    except InvalidDocumentError as error:
        raise Document(file=name, data=None).fail(*error.problems) from error


def load_profile(path: Path, catalog: Catalog, policy: Policy) -> Profile:
    """A requirement profile from YAML.

    Raises:
        BadFileError: with every problem, each with its line and column.
    """
    try:
        profile, document = load_record(Profile, path, root=Path())
        if problems := check_profile(profile, catalog, policy):
            raise document.fail(*problems)
    except DataError as error:
        raise BadFileError(str(error)) from error
    return profile


def load_decision_record(path: Path) -> DecisionRecord:
    """A record as JSON.

    Raises:
        BadFileError: with every problem.
    """
    name = one_line(str(path))
    if not path.is_file():  # a pipe or a device may have no end
        raise BadFileError(f"{name}: is not a file; save what it gives in one")
    if path.stat().st_size > LARGEST_RECORD:
        raise BadFileError(f"{name}: has {path.stat().st_size:,} bytes; at most {LARGEST_RECORD:,} are read")
    try:
        return read_record(read_json("the record", path.read_text("utf-8-sig")))
    except InvalidDocumentError as error:
        cause = error.__cause__
        place = f"{name}:{cause.lineno}:{cause.colno}" if isinstance(cause, json.JSONDecodeError) else name
        raise BadFileError("\n".join(f"{place}: {problem}" for problem in error.problems)) from error
    except UnicodeDecodeError as error:
        raise BadFileError(f"{name}: the file is not UTF-8 text (byte {error.start})") from error
