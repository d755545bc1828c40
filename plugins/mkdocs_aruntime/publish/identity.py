"""What a site is called and where it stands: what others need in order to cite it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A site as seen from outside."""

    name: str
    summary: str
    home: str
    """Its absolute address with a slash at the end; empty where the site names none."""
    data_license: str = ""
    """What others may do with the data, as an SPDX id; empty where the site does not say."""

    def absolute(self, url: str) -> str:
        """The address of a page or file as others must write it; relative where the site names no address."""
        return self.home + url
