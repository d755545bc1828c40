"""The picture that other sites show with a link to a page: who says it, what it is, where it stands."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
"""Pixels; what OpenGraph's readers show without cutting."""

INK, SOFT, GROUND, RAISED, EDGE, ACCENT = "#17212b", "#4d5a68", "#ffffff", "#f6f8fa", "#d8dee5", "#0a5c8f"
"""The colours of the light scheme."""

MARGIN = 72
STACK_LEFT = 800
TITLE_SIZES = ((88, 1), (76, 1), (64, 1), (60, 2), (52, 2), (44, 3))
"""Sizes, and how many lines a title may have at each; the first that fits is taken."""

FOOT = 532
"""Where the last line of the picture begins."""

COLOURS = 64
"""Of the file's palette: enough for smooth edges of text, and a quarter of the bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a picture says."""

    site: str
    kind: str
    title: str
    summary: str
    facts: tuple[str, ...] = ()
    stack: tuple[tuple[str, bool], ...] = ()
    """The layers from the top, and whether the subject is there."""


def draw(picture: Picture) -> bytes:
    """The picture as PNG; the same words are the same bytes."""
    image = Image.new("RGB", SIZE, GROUND)
    canvas = ImageDraw.Draw(image)
    right = STACK_LEFT - 48 if picture.stack else SIZE[0] - MARGIN
    _head(canvas, picture)
    below = _title(canvas, picture.title, right)
    _paragraph(canvas, picture.summary, below, right)
    _stack(canvas, picture.stack)
    _foot(canvas, picture.facts)
    file = io.BytesIO()
    # Not optimised: that makes a picture an eighth smaller and takes ten times as long.
    image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(file, "PNG")
    return file.getvalue()


def _head(canvas: ImageDraw.ImageDraw, picture: Picture) -> None:
    for step, colour in ((22, EDGE), (11, SOFT), (0, ACCENT)):
        x, y = MARGIN, 62 + step
        canvas.polygon([(x, y + 14), (x + 28, y), (x + 56, y + 14), (x + 28, y + 28)], fill=colour)
    _bold(canvas, (MARGIN + 76, 66), picture.site, 34, INK)
    kind = drawable(picture.kind)
    end = SIZE[0] - MARGIN - _font(28).getlength(kind)
    canvas.text((end, 70), kind, font=_font(28), fill=SOFT)


def _title(canvas: ImageDraw.ImageDraw, title: str, right: int) -> int:
    fits = (size for size, most in TITLE_SIZES if len(_lines(title, size, right)) <= most)
    size, most = next(fits, TITLE_SIZES[-1][0]), TITLE_SIZES[-1][1]
    y = 168
    for line in _shortened(title, size, right, most):
        _bold(canvas, (MARGIN, y), line, size, INK)
        y += round(size * 1.18)
    return y + 16


def _paragraph(canvas: ImageDraw.ImageDraw, text: str, y: int, right: int) -> None:
    size, step = 32, 44
    for line in _shortened(text, size, right, (FOOT - 20 - y) // step):
        canvas.text((MARGIN, y), line, font=_font(size), fill=SOFT)
        y += step


def _stack(canvas: ImageDraw.ImageDraw, stack: Sequence[tuple[str, bool]]) -> None:
    if not stack:
        return
    labels = [drawable(label) for label, _ in stack]
    width = SIZE[0] - MARGIN - STACK_LEFT
    step = min(60, 360 // len(stack))
    sizes = (n for n in range(26, 12, -1) if max(map(_font(n).getlength, labels)) < width - 32)
    font = _font(min(next(sizes, 12), step // 2))
    y = 150
    for label, (_, here) in zip(labels, stack, strict=True):
        box = (STACK_LEFT, y, STACK_LEFT + width, y + step - 10)
        canvas.rounded_rectangle(box, 8, fill=ACCENT if here else RAISED, outline=ACCENT if here else EDGE)
        middle = (STACK_LEFT + 16, y + (step - 10) // 2)
        canvas.text(middle, label, font=font, fill=GROUND if here else SOFT, anchor="lm")
        y += step


def _foot(canvas: ImageDraw.ImageDraw, facts: Sequence[str]) -> None:
    if facts:
        canvas.line((MARGIN, FOOT, SIZE[0] - MARGIN, FOOT), fill=EDGE, width=2)
        (line,) = _shortened("  ·  ".join(facts), 28, SIZE[0] - MARGIN, 1)
        canvas.text((MARGIN, FOOT + 24), line, font=_font(28), fill=INK)


def _bold(canvas: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, colour: str) -> None:
    """The font has one weight; a stroke of its own colour makes the other."""
    weight = max(1, size // 40)
    canvas.text(at, drawable(text), font=_font(size), fill=colour, stroke_width=weight, stroke_fill=colour)


def _lines(text: str, size: int, right: int) -> list[str]:
    """Words on as many lines as they need."""
    lines: list[str] = []
    for word in drawable(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _font(size).getlength(longer) <= right - MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _shortened(text: str, size: int, right: int, most: int) -> list[str]:
    """At most so many lines; the last one says where words are missing."""
    lines = _lines(text, size, right)
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    while kept and _font(size).getlength(f"{kept[-1]} ...") > right - MARGIN and " " in kept[-1]:
        kept[-1] = kept[-1].rpartition(" ")[0]
    return [*kept[:-1], f"{kept[-1].rstrip('.,;: ')} ..."] if kept else []


def drawable(text: str) -> str:
    """A text in the letters that the font has: without the marks of those that it lacks."""
    return "".join(map(_letter, text))


_WHOLE = {
    "Ł": "L",
    "ł": "l",
    "Ø": "O",
    "ø": "o",
    "Đ": "D",
    "đ": "d",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "×": "x",
}
"""Letters that are not made of a plain one and a mark."""


@cache
def _letter(letter: str) -> str:
    if _has(letter):
        return letter
    plain = unicodedata.normalize("NFKD", _WHOLE.get(letter, letter))
    kept = "".join(each for each in plain if _has(each) and not unicodedata.combining(each))
    return kept or ("-" if unicodedata.category(letter) == "Pd" else "")


@cache
def _has(letter: str) -> bool:
    """Whether the font draws a letter as anything but the box for what it lacks."""
    mask, missing = (_font(24).getmask(each) for each in (letter, "\uffff"))
    return (mask.size, bytes(mask)) != (missing.size, bytes(missing))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType, which draws text")
    return font
