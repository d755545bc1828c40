"""The group of commands, and what all of them share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from aruntime_evaluator import InvalidDocumentError, one_line
from mkdocs_aruntime.cli.challenge import challenge_command
from mkdocs_aruntime.cli.column import column_command
from mkdocs_aruntime.cli.completion import completion_command
from mkdocs_aruntime.cli.correct import correct_command
from mkdocs_aruntime.cli.documents import BadFileError
from mkdocs_aruntime.cli.evaluate import evaluate_command
from mkdocs_aruntime.cli.explain import explain_command
from mkdocs_aruntime.cli.generate import generate_command
from mkdocs_aruntime.cli.goodput import goodput_command
from mkdocs_aruntime.cli.init import init_command
from mkdocs_aruntime.cli.links import links_command
from mkdocs_aruntime.cli.mcp import mcp_command
from mkdocs_aruntime.cli.new import new_command
from mkdocs_aruntime.cli.probe import probe_command
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.cli.prose import prose_command
from mkdocs_aruntime.cli.record import record_command
from mkdocs_aruntime.cli.refresh import refresh_command
from mkdocs_aruntime.cli.release import release_command
from mkdocs_aruntime.cli.review import review_command
from mkdocs_aruntime.cli.review_changes import review_changes_command
from mkdocs_aruntime.cli.safety import safety_command
from mkdocs_aruntime.cli.search import search_command
from mkdocs_aruntime.cli.serve import serve_command
from mkdocs_aruntime.cli.shortlist import shortlist_command
from mkdocs_aruntime.cli.size import size_command
from mkdocs_aruntime.cli.stale import stale_command
from mkdocs_aruntime.cli.validate import validate_command
from mkdocs_aruntime.cli.verify_quotes import verify_quotes_command
from mkdocs_aruntime.cli.visit_sources import visit_sources_command


class Commands(click.Group):
    """Commands in the order of use; a file that cannot be read or written is told, not traced."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """As they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command; exit with 2 where the system refuses it a file, or a document cannot be."""
        try:
            return super().invoke(ctx)
        except InvalidDocumentError as error:
            raise BadFileError(str(error)) from error
        except BrokenPipeError:
            raise  # whoever reads the output has gone; click knows what to do
        except OSError as error:
            raise BadFileError(
                one_line(f"{error.filename}: {error.strerror}" if error.filename else str(error))
            ) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="mkdocs-aruntime")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The site's folder, if it is not this one.",
)
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Choose an AI runtime with evidence: check data, evaluate decisions, read proofs, review records."""
    context.obj = lambda: find_project(project.resolve())


COMMANDS = (
    init_command,
    evaluate_command,
    shortlist_command,
    size_command,
    explain_command,
    record_command,
    review_command,
    goodput_command,
    search_command,
    validate_command,
    prose_command,
    links_command,
    safety_command,
    correct_command,
    review_changes_command,
    verify_quotes_command,
    visit_sources_command,
    stale_command,
    refresh_command,
    probe_command,
    challenge_command,
    column_command,
    new_command,
    generate_command,
    release_command,
    serve_command,
    mcp_command,
    completion_command,
)
for command in COMMANDS:
    # Docstrings are raw, so that click's mark of lines to keep arrives as two characters.
    command.help = (command.help or "").replace("\\b\n", "\b\n")
    command.short_help = re.split(r"[:,.]", command.help)[0]
    main.add_command(command)
