"""Files as people hand them in: found by their endings and read as text, or told why they are not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from aruntime_evaluator import Problem, unprintable
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.names import check_name

LARGEST_FILE = 1_000_000
"""Bytes; the longest real entry has a tenth of it."""

LONGEST_PAGE = 200_000
"""Characters of a page in Markdown; the longest real one has an eighth of it."""

MOST_SIGNS = {"[": 2_000, "<": 2_000, "{{": 200, "\n#": 1_000}
"""Of signs for which Python-Markdown goes back to where it began; no real page has a twentieth of them."""

_MEANT = {
    ".yml": (".yaml", ".yml"),
    ".md": (".markdown", ".mdown", ".mkdn", ".mkd", ".md", ".mdx"),
    ".svg": (".svg", ".svgz"),
}
"""Per ending that is read, those of files that were probably meant to be; in any case of letters."""

_FOLDER = "is a folder; expected a file where a name ends in '{ending}'"


def named(path: Path, root: Path) -> str:
    """A file as messages call it: relative to the project, if it is in it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_text(path: Path, *, root: Path) -> str:
    """A file's text; a byte order mark and the kind of its line ends do not matter.

    Raises:
        DataError: where it is no file, cannot be opened, is too large, no UTF-8, or has control characters.
    """
    name = named(path, root)
    try:
        if not path.is_file():
            what = "is not a file" if path.exists() else "is not there"
            raise _unusable(name, "no-file", f"{what}; expected a text file")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            message = f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are read"
            raise _unusable(name, "too-large", message)
        content = path.read_bytes()
    except OSError as error:
        raise _unusable(name, "no-file", f"cannot be read: {error.strerror}") from error
    return decode_text(content, name)


def read_page(path: Path, *, root: Path) -> str:
    """The text of a page in Markdown, if it is one that can be read in a second or two.

    Raises:
        DataError: as ``read_text``, or where it is too long.
    """
    text, name = read_text(path, root=root), named(path, root)
    if len(text) > LONGEST_PAGE:
        message = f"the page has {len(text):,} characters; at most {LONGEST_PAGE:,} are read"
        raise _unusable(name, "too-large", message)
    for sign, most in MOST_SIGNS.items():
        if (count := text.count(sign)) > most:
            message = f"the page has {count:,} times {sign.strip()!r}; at most {most:,} are read"
            raise _unusable(name, "too-large", message)
    return text


def decode_text(content: bytes, name: str) -> str:
    """The text of a file's bytes; see ``read_text``."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(content[: error.start].decode("utf-8", "replace"))
        message = f"the file is not UTF-8 text (byte {error.start}); save it as UTF-8"
        raise _unusable(name, "not-utf-8", message, line, column) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if character := unprintable(text):
        line, column = _place(text[: text.index(chr(int(character.removeprefix("U+"), 16)))])
        message = f"holds {character}, which is no printable character; remove it"
        raise _unusable(name, "unprintable", message, line, column)
    return text


def find_files(
    folder: Path, ending: str, *, root: Path, other: Collection[str] = ()
) -> tuple[list[Path], list[Finding]]:
    """The files of a folder by their ending, in the order of their names, and what is wrong with the others.

    A file that ends in another way but was probably meant is told, and so is one in a folder below. Links are
    passed over: ``refuse_odd_files`` tells them.

    Args:
        folder: where they stand; there need not be one.
        ending: what their names end with, such as ``.decision.yml``.
        root: the project.
        other: names of files with the same ending that are something else.
    """
    found: list[Path] = []
    findings: list[Finding] = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or (path.name in other and path.parent == folder):
            continue
        if path.parent == folder and path.name.endswith(ending) and not path.is_dir():
            found.append(path)
            problems = list(check_name("", path.name.removesuffix(ending)))
        else:
            problems = list(_overlooked(path, folder, ending))
        findings += (Finding(file=named(path, root), line=1, column=1, problem=each) for each in problems)
    return found, findings


def _overlooked(path: Path, folder: Path, ending: str) -> Iterator[Problem]:
    meant = _MEANT["." + ending.rpartition(".")[2]]
    if not path.name.casefold().endswith(meant):
        return
    if path.is_dir():
        message = _FOLDER.format(ending=ending)
    elif path.name.endswith(ending):
        message = f"is not read here; move it to {folder.name}/"
    else:
        message = f"is not read: expected a name that ends in '{ending}'"
    yield Problem(path="", rule="file-name", message=message, found=path.name)


def refuse_odd_files(folder: Path, *, root: Path) -> None:
    """Look for what no folder may hold, before anything in it is read: a link may lead out of the project.

    Raises:
        DataError: with every link, device, and name that cannot be written down.
    """
    if findings := list(_odd_files(folder, root)):
        raise DataError(findings)


def _odd_files(folder: Path, root: Path) -> Iterator[Finding]:
    for path in sorted(folder.rglob("*")):
        problem = ""
        if path.is_symlink():
            problem = "is a symbolic link; put the file itself here"
        elif not path.is_file() and not path.is_dir():
            problem = "is neither a file nor a folder"
        elif character := unprintable(path.name):
            problem = f"has {character} in its name, which is no printable character"
        if problem:
            yield _finding(named(path, root), "odd-file", problem)


def check_pages(docs: Path, *, root: Path) -> Iterator[Finding]:
    """Pages anywhere in the docs folder that cannot be read, or would be rendered unchecked."""
    for path in sorted(docs.rglob("*")):
        if path.suffix == ".md" and path.is_dir():
            yield _finding(named(path, root), "file-name", _FOLDER.format(ending=".md"))
        elif path.suffix == ".md":
            try:
                read_page(path, root=root)
            except DataError as error:
                yield from error.findings
        elif path.suffix.casefold() in _MEANT[".md"] and path.is_file():
            message = "is not checked: expected a name that ends in '.md'"
            yield _finding(named(path, root), "file-name", message)


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows a text."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _unusable(name: str, rule: str, message: str, line: int = 1, column: int = 1) -> DataError:
    return DataError([_finding(name, rule, message, line, column)])


def _finding(name: str, rule: str, message: str, line: int = 1, column: int = 1) -> Finding:
    problem = Problem(path="", rule=rule, message=message)
    return Finding(file=name, line=line, column=column, problem=problem)
