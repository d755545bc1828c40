"""What HTML may be made of where nothing may run: by what authors write, and by what the site makes of it."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PROSE = _words("""
    section h1 h2 h3 h4 h5 h6 blockquote dd div dl dt figcaption figure hr li ol p pre ul
    a abbr b bdi bdo br cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr
    del ins img details summary caption col colgroup table tbody td tfoot th thead tr
""")
"""Elements that text is made of."""

TABS = _words("input label")
"""What the tabs of Markdown are made of, beside the elements of prose."""

PROSE_ATTRIBUTES = _words("""
    abbr align alt cite class colspan datetime dir headers height hidden href id lang open reversed rowspan
    scope span src start title value width
""")
"""What an element of prose may carry."""

TABS_ATTRIBUTES = _words("checked data-tabs disabled for name type")

FORMS = {
    "name": re.compile(r"__tabbed_[\w-]+"),
    "for": re.compile(r"__tabbed_[\w-]+"),
    "data-tabs": re.compile(r"[0-9]+:[0-9]+"),
    "type": re.compile(r"radio|checkbox"),
    "start": re.compile(r"[0-9]{1,9}"),
    "colspan": re.compile(r"[0-9]{1,3}"),
    "rowspan": re.compile(r"[0-9]{1,3}"),
    "height": re.compile(r"[0-9]{1,4}"),
    "width": re.compile(r"[0-9]{1,4}"),
}
"""What may be in attributes that mean something to a browser or to the theme: the parts of tabs, numbers."""

ELEMENTS = PROSE | _words("""
    html head body title meta link script article aside footer header hgroup main nav search address
    button datalist fieldset form input label legend meter optgroup option output progress select
    textarea svg g defs desc circle ellipse line marker path polygon polyline rect text tspan
""")
"""Elements of a finished page: nothing that embeds, redirects or styles; scripts are looked at singly."""

ATTRIBUTES = PROSE_ATTRIBUTES | _words("""
    accept autocapitalize autocomplete autocorrect charset checked cols content crossorigin
    disabled enterkeyhint for href hreflang http-equiv inputmode label list loading max maxlength
    media min minlength multiple name pattern placeholder property readonly rel required role rows
    selected size sizes spellcheck step tabindex target translate type wrap
    cx cy d dominant-baseline dx dy fill marker-end marker-mid marker-start markerheight markerunits
    markerwidth orient points preserveaspectratio r refx refy rx ry stroke text-anchor transform viewbox
    x x1 x2 xmlns y y1 y2
""")
"""What an element of a finished page may carry, beside ``aria-`` and ``data-``: no handler, no style."""

ADDRESSES = _words("action cite href src")
"""Attributes that hold an address."""

SCHEMES = frozenset({"", "http", "https", "mailto"})
"""What a reader may follow."""

IMAGES = _words(".png .jpg .jpeg .webp .avif .gif .ico")
"""Kinds of pictures that hold nothing but a picture."""

PLAIN_FILES = _words(".csv .json .md .txt .woff .woff2")
"""Kinds of files that a browser shows or saves and never runs."""

_ADDRESS = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+.-]*):)?(?://(?P<host>[^/?#]*))?", re.IGNORECASE)


def address_parts(address: str) -> tuple[str, str]:
    """Scheme and host of an address as a browser reads it, each empty where it is that of the page."""
    # It takes white space and control characters out first, and a backslash for a slash.
    found = _ADDRESS.match(re.sub(r"[\x00-\x20]", "", address).replace("\\", "/"))
    return ((found["scheme"] or "").lower(), found["host"] or "") if found else ("", "")
