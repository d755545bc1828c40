"""Shell text as the commands in it: assignments, words, and which of the words are options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter_bash
from tree_sitter import Language, Node, Parser

_PARSER = Parser(Language(tree_sitter_bash.language()))

_OPTION = re.compile(r"--?[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Command:
    """One simple command."""

    line: int
    """In the text, from 0."""
    variables: tuple[str, ...]
    """What is set for it alone."""
    words: tuple[str, ...]
    """As the program gets them, quotes taken off; what the shell puts in stays as written."""

    def options(self, begin: int = 0) -> Iterator[tuple[str, str | None]]:
        """Each option from a word on, with its value if one follows."""
        for at, word in enumerate(self.words):
            if at < begin or not _OPTION.match(word):
                continue
            name, equals, value = word.partition("=")
            following = self.words[at + 1] if at + 1 < len(self.words) else "-"
            yield name, value if equals else None if _OPTION.match(following) else following


def commands(text: str) -> list[Command]:
    """Every simple command, those inside loops and substitutions too.

    Raises:
        ValueError: for text that is no shell.
    """
    root = _PARSER.parse(text.encode()).root_node
    if root.has_error:
        raise ValueError("not a shell script")
    return [_command(node) for node in _walk(root) if node.type == "command"]


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for each in node.children:
        yield from _walk(each)


def _command(node: Node) -> Command:
    variables, words = [], []
    for each in node.children:
        if each.type == "variable_assignment":
            variables.append(_text(each).partition("=")[0])
        elif "redirect" not in each.type and each.type not in {"<<<", "<<"}:
            words.append(_unquoted(each))
    return Command(node.start_point.row, tuple(variables), tuple(words))


def _unquoted(node: Node) -> str:
    if node.type in {"raw_string", "string"}:
        return _text(node)[1:-1]
    if node.type in {"concatenation", "command_name"}:
        return "".join(_unquoted(each) for each in node.children)
    return _text(node)


def _text(node: Node) -> str:
    return (node.text or b"").decode()
