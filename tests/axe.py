"""What axe finds wrong on a page, in both colour schemes."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

from conftest import ROOT

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
COLOURS = ("color-contrast", "link-in-text-block")
RUN = """async ({ within, only }) => {
  for (const each of document.getAnimations()) {
    if (each.effect?.getComputedTiming().iterations !== Infinity) each.finish(); // a colour half-way is nobody's
  }
  const { violations } = await axe.run(within ?? document, { resultTypes: ["violations"], ...(only ? { runOnly: { type: "rule", values: only } } : {}) });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html.slice(0, 160)]));
}"""


def violations(page: Page, within: str | None = None) -> set[tuple[str, str, str]]:
    """Scheme, rule and element of each fault, on the whole page or within a selector.

    The schemes differ in colours alone, so that in the second only the rules about colours are asked again.
    """
    # The policy of the site keeps scripts out, so axe comes in through the developer tools.
    page.evaluate((ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8") + "\nundefined")
    found: set[tuple[str, str, str]] = set()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        only = None if scheme == SCHEMES[0] else COLOURS
        found |= {(scheme, *each) for each in page.evaluate(RUN, {"within": within, "only": only})}
    return found
