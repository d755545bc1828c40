"""The questions that lead from a need to a shortlist: a page of their own, and the first of them anywhere."""

from __future__ import annotations

from typing import cast

from aruntime_evaluator import Json, encode
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import data_element, render


def shortlist_block(site: Site, links: Links, *, evaluator: str) -> str:
    """Every question with its options; scripts bring them to life where the site ships the evaluator."""
    data = cast("dict[str, Json]", encode(site.questionnaire))
    return render(
        "parts/shortlist.html",
        questions=site.questionnaire.questions,
        data=data_element("ar-shortlist-questions", {"schema": "aruntime/questions/1", **data}),
        evaluator=evaluator,
        folder=site.sources.runtimes.relative_to(site.sources.root).as_posix(),
        pages=site.pages,
        links=links,
    )


def first_question_block(site: Site, links: Links) -> str:
    """The first question, each option a link to the shortlist that it begins."""
    if "shortlist" not in site.pages or not site.questionnaire.questions:
        return ""
    return render("parts/first_question.html", question=site.questionnaire.questions[0], links=links)
