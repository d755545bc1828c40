"""The worked decisions and use cases of a site, as the effect of a change is shown by them."""

from __future__ import annotations

from aruntime_evaluator import Examples, ExampleUseCase
from mkdocs_aruntime.catalog.site import Site


def examples_of(site: Site) -> Examples:
    """All of them."""
    return Examples(
        schema="aruntime/examples/1",
        decisions=site.decisions,
        use_cases=tuple(
            ExampleUseCase(
                id=page.slug,
                title=page.meta.title,
                needs=page.meta.needs,
                checks=page.meta.checks,
                target=page.meta.target,
                candidates=page.meta.candidates,
            )
            for page in site.use_cases
        ),
    )
