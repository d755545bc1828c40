"""The stack page: without scripts a worked example as layers; with them any stack that a reader picks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from aruntime_evaluator import Decision, Json, Runtime, encode
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.directory import DATA, build_directory
from mkdocs_aruntime.publish.directory.layer_map import layer_map
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import data_element, render
from mkdocs_aruntime.publish.views import render_views


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """The largest stack of a worked decision: something to begin from."""

    title: str
    use_case: str
    """The use case whose needs it is held against; empty where the decision names none that has a page."""
    runtimes: tuple[Runtime, ...]

    @property
    def names(self) -> str:
        """Its components, as people read them."""
        return ", ".join(each.name for each in self.runtimes)

    @property
    def query(self) -> str:
        """The stack as the page's address holds it; ``stack/address.js`` says the same."""
        asked = f"?ids={','.join(each.id for each in self.runtimes)}"
        return f"{asked}&for={self.use_case}" if self.use_case else asked


def stack_block(site: Site, links: Links, *, node_modules: Path | None, cache: Path) -> str:
    """The example, the stacks of all worked decisions to begin from, and what scripts go on with.

    Args:
        site: the content.
        links: of the page.
        node_modules: where the libraries of the views are; without them the example is a plain layer map.
        cache: where the views may run.
    """
    worked = [_worked(site, decision) for decision in site.decisions]
    example = worked[0] if worked else None
    return render(
        "parts/stack.html",
        worked=worked,
        example=example,
        picture=_picture(site, example, links, node_modules, cache) if example else "",
        use_cases=data_element("ar-stack-use-cases", _use_cases(site)),
        folder=_folder(site),
        data=DATA,
        pages=site.pages,
        interactive=node_modules is not None,
        links=links,
    )


def _folder(site: Site) -> str:
    return site.sources.runtimes.relative_to(site.sources.root).as_posix()


def _worked(site: Site, decision: Decision) -> Worked:
    candidate = max(decision.candidates, key=lambda each: len(each.components))
    runtimes = (site.catalog.runtime(id_) for id_ in candidate.components)
    slugs = {page.slug for page in site.use_cases}
    return Worked(
        title=decision.title,
        use_case=decision.use_case if decision.use_case in slugs else "",
        runtimes=tuple(each for each in runtimes if each),
    )


def _picture(site: Site, example: Worked, links: Links, node_modules: Path | None, cache: Path) -> str:
    if node_modules is None:
        return layer_map(site.catalog.vocabulary, example.runtimes, links)
    directory = next(iter(build_directory(site))).content
    data: dict[str, Json] = {
        "vocabulary": encode(site.catalog.vocabulary),
        "directory": json.loads(directory) if isinstance(directory, bytes) else None,
        "runtimes": [encode(each) for each in example.runtimes],
        "asked": {"ids": [each.id for each in example.runtimes], "useCase": example.use_case, "layers": []},
        "useCases": _use_cases(site),
        "where": {
            "site": links.to(""),
            "issue": links.issue_pattern,
            "field": links.field_pattern,
            "folder": _folder(site),
        },
    }
    return render_views("directory/stack/built.js", data, node_modules, cache)


def _use_cases(site: Site) -> list[Json]:
    return [
        {"id": page.slug, "label": page.meta.title, "needs": encode(page.meta.needs)}
        for page in site.use_cases
    ]
