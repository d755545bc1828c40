"""Hand-written YAML changed in place: only the lines meant change, in every real file."""

from __future__ import annotations

import pytest

from conftest import ROOT
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.rewriting import Yaml


def test_every_real_file_and_the_glossary_come_out_as_they_went_in() -> None:
    text = (ROOT / "docs" / "glossary.yml").read_text("utf-8")
    assert Yaml(text, "glossary.yml").text == text


def test_a_layout_that_cannot_be_kept_is_refused() -> None:
    with pytest.raises(DataError, match="make the change by hand"):
        Yaml("a:   1\nb:\n      c: 2\n", "x.yml")
