"""What is filled into a page, and where: on a line of its own, and nowhere else."""

from __future__ import annotations

import pytest
from markdown import Markdown

from mkdocs_aruntime.catalog.placeholders import (
    END,
    Placeholder,
    Placeholders,
    Structure,
    check_placeholders,
)

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]
GUIDE = Structure(
    part=lambda section, part: "ar-part" if (section, part) == ("A", "Measure") else "",
    lists=frozenset({"Checklist"}),
)


def rendered(text: str, structure: Structure | None = None) -> tuple[str, list[Placeholder]]:
    extension, asked = Placeholders(), []

    def fill(named: Placeholder) -> str:
        asked.append(named)
        return "## Made\n\n{{ @0 }}\n"

    extension.fill, extension.parts, extension.structure = (
        fill,
        ["<table><tr><td>1</td></tr></table>"],
        structure,
    )
    return Markdown(extensions=[*EXTENSIONS, extension]).convert(text), asked


@pytest.mark.parametrize(
    "text",
    [
        "{{ example }}",
        "{{example}}  ",
        "before\n{{ example }}\nafter",
        "{{ example }}\nafter",
        "- item\n\n{{ example }}\n",
        "<div markdown>\n\n{{ example }}\n\n</div>",
    ],
)
def test_a_placeholder_on_a_line_of_its_own_is_filled(text: str) -> None:
    html, asked = rendered(text)
    assert [each.block for each in asked] == ["example"]
    assert '<h2 id="made">Made</h2>' in html
    assert "<table><tr><td>1</td></tr></table>" in html
    assert "{{" not in html
    assert "<p><table>" not in html


@pytest.mark.parametrize(
    "text",
    [
        "```\n{{ example }}\n```",
        "~~~\n{{ example }}\n~~~",
        "````\n```\n{{ example }}\n```\n````",
        "- a\n\n    ```\n    {{ example }}\n    ```",
        "    {{ example }}",
        "<!--\n{{ example }}\n-->",
        '<div title="\n{{ example }}\n">x</div>',
        "<div>\n{{ example }}\n</div>",
        "in the {{ example }} middle",
        "`{{ example }}`",
        "{{ no-example-9 }}",
    ],
)
def test_elsewhere_it_is_text(text: str) -> None:
    html, asked = rendered(text)
    assert asked == []
    assert "example" in html


def test_what_fills_a_comment_cannot_end_it() -> None:
    """The block's text has what would end the comment; it is not put there."""
    extension = Placeholders()
    extension.fill = lambda _: "--><script>x</script>"
    html = Markdown(extensions=[*EXTENSIONS, extension]).convert("<!--\n{{ stack }}\n-->\n")
    assert "script" not in html


def test_the_parts_of_a_guide_are_marked_up_and_code_is_not() -> None:
    text = (
        "## A\n\ntext\n\n```\n### Measure\n```\n\n### Measure\n\nm\n\n#### Deeper\n\n"
        f"## Checklist\n\n- a\n\n~~~\n## B\n~~~\n\n{END}\n\nfoot\n\n## After"
    )
    html, _ = rendered(text, GUIDE)
    assert html.count("<section") == html.count("</section>") == 1
    part = html.partition('<section class="ar-part" data-part="measure">')[2].partition("</section>")[0]
    assert '<h3 id="a-measure">Measure</h3>' in part
    assert "Deeper" in part
    items = html.partition('<div class="ar-checklist">')[2].partition("\n</div>\n<p>foot")[0]
    assert "<li>a</li>" in items
    assert "## B" in items
    assert "foot" not in items
    assert "aruntime-end" not in html


def test_without_a_structure_nothing_is_marked_up() -> None:
    html, _ = rendered(f"## A\n\n### Measure\n\n{END}\n\nx")
    assert "section" not in html
    assert "aruntime-end" not in html


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("a\n\n{{ exampel }}", ["x.md:7:1: 'exampel' is not a known block; did you mean 'example'?"]),
        ("{{ diagram flwo }}", ["x.md:5:1: 'flwo' is not a known diagram; did you mean 'flow'?"]),
        (
            "{{ decision one needs.layer assumptions }}",
            ["x.md:5:1: 'one needs.layer' is not a known decision; did you mean 'one needs.layers'?"],
        ),
        ("{{ @0 }}", ["x.md:5:1: '{{ @0 }}' is kept for what the site itself makes"]),
        ("<div>\n{{ example }}\n</div>", ["x.md:6:1: nothing is filled in inside HTML"]),
        ("~~~\n{{ exampel }}\n~~~", []),
        ("<!--\n{{ exampel }}\n-->", []),
        ("{{ example }}\n\n{{ diagram flow }}", []),
    ],
)
def test_a_placeholder_that_names_nothing_is_told_with_its_line(body: str, told: list[str]) -> None:
    known = {
        "block": ["example"],
        "diagram": ["flow"],
        "decision": ["one needs", "one needs.layers", "one assumptions"],
    }
    found = list(map(str, check_placeholders("x.md", body, 5, known)))
    assert len(found) == len(told)
    assert all(each.startswith(start) for each, start in zip(found, told, strict=True))


def test_code_that_is_filled_in_is_code() -> None:
    extension = Placeholders()
    extension.fill = lambda named: (
        f"````yaml\n{named.excerpt[1][0]}: |\n  ```\n  <b>{{{{ example }}}}</b>\n````\n"
    )
    html = Markdown(extensions=[*EXTENSIONS, extension]).convert("a\n\n{{ decision one needs }}\n\nb")
    assert html.startswith("<p>a</p>")
    assert html.endswith("<p>b</p>")
    assert html.count("<pre>") == 1
    assert "<b>" not in html
    assert "{{ example }}" in html
