"""The models and devices that a site's calculator offers, each with the words that give its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from aruntime_evaluator import (
    Device,
    Example,
    ListedDevice,
    ListedModel,
    ModelShape,
    Quote,
    SizeParams,
    SizingList,
    Vocabulary,
    check_sizing,
    names_of,
)
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.reader import Document, load_record

FILE = "sizing.yml"


def load_sizing(docs: Path, vocabulary: Vocabulary, *, root: Path) -> SizingList:
    """The list in the folder of the pages; an empty one where there is no such file.

    Raises:
        DataError: where the file is not of this form, or names what there is not.
    """
    path = docs / FILE
    return (
        read_sizing(path, vocabulary, root=root)[0]
        if path.exists()
        else SizingList(schema="aruntime/sizing/1")
    )


def read_sizing(path: Path, vocabulary: Vocabulary, *, root: Path) -> tuple[SizingList, Document]:
    """The list of a file, and where each thing stands in it.

    Raises:
        DataError: as above.
    """
    listed, document = load_record(SizingList, path, root=root)
    if problems := [*check_sizing(listed, names_of(vocabulary))]:
        raise DataError(map(document.finding, problems))
    return listed, document


def quotes_in(listed: SizingList) -> Iterator[Quote]:
    """Every quote of a list, in the order of the file."""
    sections: dict[str, Sequence[ListedModel | ListedDevice]] = {
        "models": listed.models,
        "devices": listed.devices,
    }
    for section, things in sections.items():
        for place, thing in enumerate(things):
            for at, each in enumerate(thing.evidence):
                yield Quote(
                    path=f"{section}[{place}].evidence[{at}].quote",
                    about=thing.id,
                    source=each.source,
                    url=listed.sources[each.source].url,
                    words=each.quote,
                )


def asked_by(example: Example, listed: SizingList) -> SizeParams:
    """What an example asks, with the shapes and bits that its names stand for."""
    bits = {each.id: each.bits for each in listed.formats}
    return SizeParams(
        model=shape_of(next(each for each in listed.models if each.id == example.model)),
        weight_bits=bits[example.precision],
        cache_bits=bits[example.cache],
        context=example.context,
        concurrency=example.concurrency,
        device=device_of(next(each for each in listed.devices if each.id == example.device)),
    )


def shape_of(model: ListedModel) -> ModelShape:
    """The shape of a listed model, without where it is known from."""
    return ModelShape(**{each.name: getattr(model, each.name) for each in fields(ModelShape)})


def device_of(device: ListedDevice) -> Device:
    """A listed device, without where it is known from."""
    return Device(name=device.name, memory_gb=device.memory_gb)
