"""Drawings by somebody who means ill: what is tried, and where in a file."""

from __future__ import annotations

from collections.abc import Iterator

from conftest import MINIMAL

DRAWING = (MINIMAL / "docs" / "diagrams" / "delivery.svg").read_text("utf-8")

MARKUP = (
    "<!--> <script>bad()</script> -->",
    "<!-- harmless -->",
    "<?x > <script>bad()</script> ?>",
    "<?xml-stylesheet href='https://example.org/x.css'?>",
    "<![CDATA[<script>bad()</script>]]>",
    "<script>bad()</script>",
    "<script xmlns='http://www.w3.org/1999/xhtml'>bad()</script>",
    "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>bad()</h:script>",
    "<g xmlns='http://www.w3.org/1999/xhtml'/>",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='bad()'/>",
    "<svg/>",
    "<foreignObject><img src='x' onerror='bad()'/></foreignObject>",
    "<a href='javascript:bad()'><text x='1' y='9'>here</text></a>",
    "<use href='data:image/svg+xml,x#y'/>",
    "<image href='x' onerror='bad()'/>",
    "<animate attributeName='href' values='javascript:bad()' onbegin='bad()'/>",
    "<set attributeName='onload' to='bad()'/>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<desc id='delivery-more'><g/></desc>",
    "<title id='delivery-more'><g/></title>",
    "<rect onclick='bad()'/>",
    "<rect style='fill: url(https://example.org/x)'/>",
    "<rect filter='url(https://example.org/x#y)'/>",
    "<rect xml:base='javascript:bad()'/>",
    "<rect xlink:href='javascript:bad()' xmlns:xlink='http://www.w3.org/1999/xlink'/>",
    "<iframe src='javascript:bad()'/>",
    "<math><mtext><img src='x' onerror='bad()'/></mtext></math>",
    "<!DOCTYPE svg [<!ENTITY x '<script>bad()</script>'>]>&x;",
    "&x;",
)
"""Refused wherever it stands."""

AROUND = {
    "before": "{}" + DRAWING,
    "after": DRAWING + "{}",
    "between": DRAWING.replace("<defs>", "{}<defs>"),
    "in defs": DRAWING.replace("<defs>", "<defs>{}"),
    "in a marker": DRAWING.replace('orient="auto">', 'orient="auto">{}'),
    "in the title": DRAWING.replace("How a", "{}How a"),
    "in the description": DRAWING.replace("A producer", "{}A producer"),
    "in a text": DRAWING.replace("broker &amp; queue", "{}"),
    "in a shape": DRAWING.replace('height="40" rx="6"/>', 'height="40" rx="6">{}</rect>'),
}
WORDED = ("in the title", "in the description", "in a text")

VALUES = (
    "javascript:bad()",
    "url(javascript:bad())",
    "url(//example.org/x#delivery-arrow)",
    "url(#delivery-arrow",
    "url(#content)",
    "&quot; onload=&quot;bad()",
    "&quot;&gt;&lt;script&gt;bad()&lt;/script&gt;",
    "&#10;&#10;&lt;script&gt;bad()&lt;/script&gt;",
    "expression(bad())",
    "wide",
    "nan",
    "inf",
    "1e9",
    "99999",
    "٣",
    "0 0 wide 1",
    "0 0 nan 1",
    "0 0 inf 1",
    "translate(1) url(#x)",
)
"""No attribute takes any of them."""

ATTRIBUTES = {
    "xmlns": ' xmlns="http://www.w3.org/2000/svg"',
    "viewBox": ' viewBox="0 0 360 60"',
    "role": ' role="img"',
    "aria-labelledby": ' aria-labelledby="delivery-title delivery-desc"',
    "id": ' id="delivery-title"',
    "class": ' class="owns"',
    "x": ' x="1"',
    "rx": ' rx="6"',
    "width": ' width="358"',
    "d": ' d="M0 0 L8 4 L0 8 Z"',
    "orient": ' orient="auto"',
    "marker-end": ' marker-end="url(#delivery-arrow)"',
}
NEW = ("transform", "href", "style", "onload", "fill", "points", "marker-start")
"""Put beside the class of a shape."""

WORDS = (
    "&lt;script&gt;bad()&lt;/script&gt;",
    "&lt;/title&gt;&lt;/svg&gt;&lt;script&gt;bad()&lt;/script&gt;",
    "&#60;img src=x onerror=bad()&#62;",
    "&amp;lt;script&gt;bad()&amp;lt;/script&gt;",
    "--&gt;&lt;script&gt;bad()&lt;/script&gt;",
    "]]&gt;&lt;script&gt;bad()&lt;/script&gt;",
    "&quot; onload=&quot;bad()",
    "{{ doors }}",
    "[here](javascript:bad())",
)
"""Words like any other: taken where words may stand, and shown as they are."""


def markup() -> Iterator[tuple[str, str]]:
    """What is tried and where, and the file."""
    for place, file in AROUND.items():
        for payload in MARKUP:
            yield f"{payload} {place}", file.replace("{}", payload, 1)


def values() -> Iterator[tuple[str, str]]:
    """A value that no attribute takes, in each of them."""
    for value in VALUES:
        for name, said in ATTRIBUTES.items():
            assert said in DRAWING
            yield f"{name}={value}", DRAWING.replace(said, f' {name}="{value}"', 1)
        for name in NEW:
            yield f"{name}={value}", DRAWING.replace('class="owns"', f'class="owns" {name}="{value}"', 1)


def words() -> Iterator[tuple[str, str]]:
    """Words that look like markup, in each place for words, and the file."""
    for place in WORDED:
        for payload in WORDS:
            yield f"{payload} {place}", AROUND[place].replace("{}", payload, 1)
