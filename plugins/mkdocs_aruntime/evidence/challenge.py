"""A checkout searched for the words of a claim, and for words that take it back, beside what is cited."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aruntime_evaluator import Runtime
from mkdocs_aruntime.catalog.revision import git_bytes

AROUND = 2
"""Lines before and after a hit that are shown, and searched for words against."""
MOST_IN_A_FILE = 5
"""Hits of one file."""
LONGEST_LINE = 240
"""Characters of a line that are shown; generated files have longer ones."""
SECONDS = 120
"""How long git may search one repository."""

BLOB = re.compile(
    r"https://github\.com/(?P<owner>[a-zA-Z0-9][\w-]*)/(?P<name>(?!\.\.?/)[\w.-]+)/blob/(?P<ref>[^/#?]+)/(?P<path>[^#?]+)",
    re.ASCII,
)
"""A file of a repository at a tag, as sources cite it."""
_REPOSITORY = re.compile(
    r"https://github\.com/(?P<owner>[a-zA-Z0-9][\w-]*)/(?P<name>(?!\.\.?$)[\w.-]+?)(?:\.git)?/?"
)
_PROSE = re.compile(r".*\.(?:md|mdx|rst|txt|adoc)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """A repository at one commit, as an entry cites it."""

    project: str
    """``owner/name``."""
    refs: tuple[str, ...]
    """Tags and commits to try in turn: the one that most sources cite first."""
    cited: frozenset[str]
    """The files that the entry quotes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words of a claim in a file that the entry doesn't cite."""

    project: str
    path: str
    line: int
    text: tuple[str, ...]
    """The lines around it."""
    doubts: tuple[str, ...]
    """The words against that stand among them."""


def checkouts_of(runtime: Runtime) -> list[Checkout]:
    """The repositories that an entry names: its own first, then those that its sources cite."""
    refs: dict[str, Counter[str]] = defaultdict(Counter)
    cited: dict[str, set[str]] = defaultdict(set)
    if match := _REPOSITORY.fullmatch(runtime.repository or ""):
        project = f"{match['owner']}/{match['name']}"
        refs[project] = Counter()
    for source in runtime.sources.values():
        if match := BLOB.match(source.url):
            project = f"{match['owner']}/{match['name']}"
            refs[project][match["ref"]] += 1
            cited[project].add(match["path"])
    reviewed = runtime.versions.reviewed
    return [
        Checkout(
            project=project,
            refs=(*(ref for ref, _ in counts.most_common()), f"v{reviewed}", reviewed),
            cited=frozenset(cited[project]),
        )
        for project, counts in refs.items()
    ]


def commit_of(repository: Path, refs: Sequence[str]) -> tuple[str, str]:
    """The first of these that the repository has, and its commit; two empty texts where it has none."""
    for ref in refs:
        found = git_bytes(
            repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
        )
        if commit := found.decode("ascii", "replace").strip():
            return ref, commit
    return "", ""


def search(
    repository: Path,
    checkout: Checkout,
    commit: str,
    words: Sequence[str],
    *,
    doubts: Sequence[str],
    passed_over: Sequence[str],
) -> list[Hit]:
    """Every place of the words in files that the entry doesn't cite; those with words against first.

    Args:
        repository: a checkout or a bare repository.
        checkout: which of the entry's it is.
        commit: the commit to search.
        words: the words of the claim, whole and in any case of letters.
        doubts: words against.
        passed_over: git's path patterns of what is not searched.
    """
    patterns = [argument for word in words for argument in ("-e", word)]
    paths = [f":(exclude,glob,icase){each}" for each in passed_over]
    flags = ["-n", "-z", "-I", "-i", "-w", "-F", f"-C{AROUND}", f"-m{MOST_IN_A_FILE}"]
    answer = git_bytes(
        repository, "grep", *flags, *patterns, commit, "--", ":/", *paths, seconds=SECONDS
    ).decode("utf-8", "replace")
    against = {each: _whole(each) for each in doubts}
    hits = [
        Hit(
            project=checkout.project,
            path=path,
            line=line,
            text=text,
            doubts=tuple(each for each, form in against.items() if any(map(form.search, text))),
        )
        for path, line, text in _groups(answer, f"{commit}:", [_whole(word) for word in words])
        if path not in checkout.cited
    ]
    return sorted(hits, key=lambda hit: (not hit.doubts, not _PROSE.fullmatch(hit.path), hit.path, hit.line))


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _groups(
    answer: str, prefix: str, words: Sequence[re.Pattern[str]]
) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Of each group of lines that git prints: the path, the line of the first hit, and all its lines."""
    for group in answer.split("\n--\n"):
        by_file: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for each in group.split("\n"):
            path, _, rest = each.removeprefix(prefix).partition("\0")
            number, _, text = rest.partition("\0")
            if number.isdecimal():
                by_file[path].append((int(number), text[:LONGEST_LINE]))
        for path, lines in by_file.items():
            first = next((n for n, text in lines if any(word.search(text) for word in words)), lines[0][0])
            yield path, first, tuple(text for _, text in lines)
