"""Files as they go wrong: a byte, a line or a name is not as it was. The same seed gives the same faults."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

SNIPPETS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[31m", b"\xed\xa0\x80", "\u202e".encode(), b"\r", b"\t", b"&a ", b"*a ",
    b"!!python/name:os.system ", b"<<: ", b"? ", b"- ", b": ", b"{", b"}", b"[", b"]", b'"', b"'", b"|", b">", b"#",
    b"%YAML 9.9\n---\n", b"---\n", b"...\n", b"~", b"null", b"1e999", b"-0", b"0x1f", b".nan", b"2026-02-30",
    b"9" * 5000, b"[" * 400, b"x" * 5000, b"a.b[0].c: 1\n", b"line 3: x\n", b"__class__: x\n", b"{{ nothing }}\n",
    b"::error::x\n", b"##[add-mask]x\n", b"../../x", b"con", b"index",
)  # fmt: skip

type Corruption = Callable[[bytes, random.Random], bytes]


def flip(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def insert(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(SNIPPETS) + content[at:]


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def remove_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join(lines[:at] + lines[at + chance.randrange(1, 4) :])


def double_line(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join([*lines[:at], lines[at], *lines[at:]])


def swap_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"".join(lines)


def indent(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at] = b"  " + lines[at] if chance.random() < 0.5 else lines[at].lstrip()
    return b"".join(lines)


def swap_words(content: bytes, chance: random.Random) -> bytes:
    words = content.split(b" ")
    a, b = chance.randrange(len(words)), chance.randrange(len(words))
    words[a], words[b] = words[b], words[a]
    return b" ".join(words)


def replace_value(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    keyed = [at for at, line in enumerate(lines) if b": " in line]
    if keyed:
        at = chance.choice(keyed)
        lines[at] = lines[at].partition(b": ")[0] + b": " + chance.choice(SNIPPETS) + b"\n"
    return b"".join(lines)


def other_ends(content: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        [b"", b"\xef\xbb\xbf" + content, content.replace(b"\n", b"\r\n"), content.replace(b"\n", b"\r"), b"\n\n",
         content.decode("utf-8", "replace").encode("utf-16")]
    )  # fmt: skip


CORRUPTIONS: Sequence[Corruption] = (
    flip, insert, cut, remove_lines, double_line, swap_lines, indent, swap_words, replace_value, other_ends,
)  # fmt: skip


def corrupted(content: bytes, seed: int) -> bytes:
    """The bytes with one to three faults."""
    chance = random.Random(seed)  # noqa: S311 - faults, not secrets
    for _ in range(chance.randrange(1, 4)):
        content = chance.choice(CORRUPTIONS)(content or b"\n", chance)
    return content
