"""``aruntime correct``: correction files applied to the data and the pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from aruntime_evaluator import Edited, patch_mail
from mkdocs_aruntime.catalog.correcting import Corrector
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.cli.documents import BadFileError, as_of_option, load_rules
from mkdocs_aruntime.cli.findings import counted, format_option, tell
from mkdocs_aruntime.cli.project import Project


@click.command("correct")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; say what would change, and what is wrong.")
@click.option("--patch", is_flag=True, help="Write nothing; print the change as a mail for git am.")
@click.option("--remove", is_flag=True, help="Remove the correction files once they are applied.")
@format_option
@as_of_option
@click.pass_obj
def correct_command(
    project: Callable[[], Project],
    files: tuple[Path, ...],
    style: str,
    as_of: dt.date,
    *,
    check: bool,
    patch: bool,
    remove: bool,
) -> None:
    r"""Apply correction files to entries, the glossary and pages: all of them, or none.

    Comments, order and style of everything else stay as they are, and the maintenance record gets a line.
    A correction of something that changed since it was written is refused, with what it had, has, and wants.
    One that was applied before changes nothing.

    \b
    Examples:
      aruntime correct corrections/2026-11-28-vllm-formats-gguf.yml
      aruntime correct --check corrections/*.yml
      aruntime correct --remove corrections/*.yml
      aruntime correct --patch corrections/*.yml > corrected.patch    # for git am

    Exit codes: 0 all are applied, 1 one is refused and nothing is written, 2 the data itself has problems.
    """
    found = project()
    catalog, _ = load_rules(found, as_of)
    corrector = Corrector(found.sources, catalog, as_of)
    refused = 0
    for path in files:
        try:
            applied = corrector.apply(path.absolute())
        except DataError as error:
            refused += error.count
            for finding in error.findings:
                tell(finding, style)
        else:
            said = "would be corrected" if check or patch else "corrected"
            message = f"{applied.file}: {applied.what} {said if applied.changed else 'says so already'}"
            click.echo(message, err=patch)
    for finding in corrector.refused() if not refused else ():
        refused += 1
        tell(finding, style)
    if refused:
        raise click.ClickException(f"{counted(refused)}; nothing was written")
    if patch:
        click.echo(_mail(corrector), nl=False)
    elif not check:
        _write(corrector.texts, files if remove else ())


def _mail(corrector: Corrector) -> str:
    root = corrector.sources.root
    files = {
        path.relative_to(root).as_posix(): Edited(before=path.read_text("utf-8"), after=text)
        for path, text in sorted(corrector.texts.items())
    }
    subject = f"Correct {', '.join(files)}"
    return patch_mail(files, subject=subject, reason="", by="", day=corrector.today) if files else ""


def _write(texts: dict[Path, str], applied: tuple[Path, ...]) -> None:
    for path, text in texts.items():
        if path.is_symlink():
            raise BadFileError(f"{path}: is a symbolic link")
        path.write_text(text, "utf-8")
    for path in applied:
        path.unlink()
