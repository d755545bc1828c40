"""The pictures of links: what is drawn, that it fits, and that it is drawn once."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.sharing import build_pictures
from mkdocs_aruntime.publish.sharing.drawing import (
    ACCENT,
    MARGIN,
    SIZE,
    STACK_LEFT,
    Picture,
    draw,
    drawable,
)
from mkdocs_aruntime.publish.sharing.pictures import picture_at

IDENTITY = Identity(name="Brokers", summary="All of them.", home="https://example.org/brokers/")
PLAIN = Picture(site="Brokers", kind="Software", title="Alpha", summary="A broker.")
LONG = "Compatibility of everything with everything else on every machine there is "


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(draw(picture))).convert("RGB")


def blank(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether a part has only the colour of the ground."""
    part = image.crop(box)
    return ImageChops.difference(part, Image.new("RGB", part.size, image.getpixel((1, 1)))).getbbox() is None


def test_a_picture_has_the_size_that_others_expect_and_is_small() -> None:
    data = draw(PLAIN)
    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert len(data) < 40_000


def test_the_same_words_are_the_same_bytes_and_others_are_not() -> None:
    assert draw(PLAIN) == draw(PLAIN)
    assert draw(PLAIN) != draw(replace(PLAIN, title="Beta"))


@pytest.mark.parametrize("stack", [(), tuple((f"Layer number {n}", n == 1) for n in range(6))])
def test_however_long_the_words_the_margins_stay_free(stack: tuple[tuple[str, bool], ...]) -> None:
    image = opened(replace(PLAIN, title=LONG * 3, summary=LONG * 9, facts=(LONG, LONG), stack=stack))
    assert blank(image, (0, 0, MARGIN - 2, SIZE[1]))
    assert blank(image, (SIZE[0] - MARGIN + 2, 0, *SIZE))
    assert blank(image, (0, SIZE[1] - 30, *SIZE))
    if stack:
        assert blank(image, (STACK_LEFT - 46, 120, STACK_LEFT - 2, 520))


def test_the_layers_of_the_subject_are_filled() -> None:
    image = opened(replace(PLAIN, stack=(("Broker", True), ("Store", False))))
    right = SIZE[0] - MARGIN - 12
    assert _near(image.getpixel((right, 175)), ACCENT)
    assert not _near(image.getpixel((right, 235)), ACCENT)


def _near(pixel: object, colour: str) -> bool:
    """The palette moves a colour a little."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    assert isinstance(pixel, tuple)
    return max(abs(one - other) for one, other in zip(pixel, wanted, strict=True)) < 16


@pytest.mark.parametrize(
    ("text", "letters"),
    [("Alpha 1.0 · “x”", "Alpha 1.0 · “x”"), ("Café Łódź", "Cafe Lodz"), ("a—b", "a-b"), ("日本 x", " x")],
)
def test_letters_that_the_font_lacks_lose_their_marks_and_no_box_is_drawn(text: str, letters: str) -> None:
    assert drawable(text) == letters


def test_an_unchanged_build_draws_nothing(minimal: Site, tmp_path: Path) -> None:
    def build() -> dict[str, int]:
        list(build_pictures(minimal, IDENTITY, tmp_path))
        return {path.name: path.stat().st_mtime_ns for path in (tmp_path / "pictures").glob("*.kept")}

    first = build()
    assert build() == first
    catalog = minimal.catalog
    renamed = tuple(replace(each, name="Delta") if each.id == "alpha" else each for each in catalog.runtimes)
    list(build_pictures(replace(minimal, catalog=replace(catalog, runtimes=renamed)), IDENTITY, tmp_path))
    later = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "pictures").glob("*.kept")}
    assert len(set(later) - set(first)) == 1
    assert {name: later[name] for name in first} == first


def test_every_picture_that_a_page_names_is_there(minimal: Site, tmp_path: Path) -> None:
    built = {each.path for each in build_pictures(minimal, IDENTITY, tmp_path)}
    assert picture_at("runtimes/alpha/", minimal) == "assets/pictures/runtimes/alpha.png"
    assert picture_at("guides/choosing/", minimal) == "assets/pictures/guides/choosing.png"
    assert picture_at("glossary/", minimal) == picture_at("", minimal) == "assets/pictures/site.png"
    assert built == {
        picture_at(url, minimal)
        for url in (
            "",
            *(f"runtimes/{id_}/" for id_ in ("alpha", "beta", "gamma")),
            "guides/choosing/",
            "use-cases/sensors/",
        )
    }


def test_a_site_without_an_address_has_no_pictures(minimal: Site, tmp_path: Path) -> None:
    assert list(build_pictures(minimal, Identity(name="x", summary="", home=""), tmp_path)) == []
