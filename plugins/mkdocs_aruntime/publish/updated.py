"""When a page last changed, as the sitemap tells it: by its content, never by the day of the build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from mkdocs_aruntime.catalog.catalog import dates_of
from mkdocs_aruntime.catalog.site import Site


def updated(url: str, meta: Mapping[str, object], site: Site, *, made: bool) -> dt.date:
    """The newest date of what a page shows.

    Args:
        url: of the page, relative to the site.
        meta: its front matter.
        site: the content.
        made: whether the page, or a part of it, is made from the directory.
    """
    folder, _, rest = url.partition("/")
    if folder == "runtimes" and (runtime := site.catalog.runtime(rest.removesuffix("/"))) is not None:
        return max(dates_of(runtime))
    reviewed = _day(meta.get("last-reviewed"))
    if reviewed is None or made:
        return max(filter(None, [reviewed, site.catalog.as_of]))
    return reviewed


def _day(said: object) -> dt.date | None:
    if isinstance(said, dt.date):
        return said
    try:
        return dt.date.fromisoformat(str(said))
    except ValueError:
        return None
