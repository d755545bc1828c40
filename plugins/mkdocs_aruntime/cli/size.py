"""``aruntime size``: memory, devices and replicas for a language model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import click

from aruntime_evaluator import (
    Device,
    InvalidDocumentError,
    Load,
    ModelShape,
    SizeParams,
    SizingList,
    Split,
    Vocabulary,
    canonical_json,
    decode,
    encode,
    read_config,
    size,
    unknown_word,
)
from mkdocs_aruntime.catalog.catalog import VOCABULARY_FILE
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.reader import load_record
from mkdocs_aruntime.catalog.sizing import device_of, load_sizing, shape_of
from mkdocs_aruntime.cli.documents import BadFileError, existing_file
from mkdocs_aruntime.cli.project import Project

KINDS = {
    "--model": "model",
    "--weights": "number format",
    "--cache": "number format",
    "--device": "device",
}

SPLITS = [each.value for each in Split]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was said on the command line of model, device and load; None where nothing was."""

    model: str | None
    config: Path | None
    parameters: float | None
    active: float | None
    weights: str | None
    cache: str | None
    context: int
    concurrency: int
    device: str | None
    memory: float | None
    reserve: float
    split: str | None
    peak: float | None
    rate: float | None
    unit: str
    headroom: float
    spares: int


@click.command("size")
@click.option("--model", metavar="ID", help="A model of the site's list.")
@click.option("--config", type=existing_file, help="Another model's config.json; needs --parameters.")
@click.option("--parameters", type=float, help="All parameters of that model: 8e9.")
@click.option("--active", type=float, help="Those that one token uses, of a mixture of experts.")
@click.option("--weights", metavar="FORMAT", help="Of the site's list; else the model's own.")
@click.option("--cache", metavar="FORMAT", help="Of the site's list; else its first.")
@click.option("--context", default=8192, show_default=True, help="Tokens of a sequence.")
@click.option("--concurrency", default=1, show_default=True, help="Sequences at once on one replica.")
@click.option("--device", metavar="ID", help="A device of the site's list; else its first.")
@click.option("--memory", type=float, help="Gigabytes of another device.")
@click.option("--reserve", default=0.1, show_default=True, help="Share of the memory that is kept free.")
@click.option("--split", type=click.Choice(SPLITS), help="How devices share the cache.")
@click.option("--peak", type=float, help="Requests or tokens per second of all replicas; needs --rate.")
@click.option("--rate", type=float, help="The same of one replica: measured, with objectives kept.")
@click.option("--unit", default="requests", show_default=True, help="What these two count.")
@click.option("--headroom", default=0.2, show_default=True, help="Share of the rate that is kept free.")
@click.option("--spares", default=1, show_default=True, help="Replicas that may fail at the peak.")
@click.option("--list", "listing", is_flag=True, help="List models, formats and devices.")
@click.option("--markdown", is_flag=True, help="Markdown, with every step in a table.")
@click.option("--json", "as_json", is_flag=True, help="Canonical JSON.")
@click.pass_obj
def size_command(
    project: Callable[[], Project],
    /,
    *,
    listing: bool,
    markdown: bool,
    as_json: bool,
    **options: Any,  # noqa: ANN401 - click has checked them
) -> None:
    r"""Work out the memory of a language model, the devices of a replica, and the replicas of a load.

    \b
    Examples:
      aruntime size --list
      aruntime size --model deepseek-v3 --device h200-141gb --context 32768 --concurrency 50
      aruntime size --config config.json --parameters 8e9 --memory 24
      aruntime size --model llama-3-1-70b --peak 30 --rate 4

    Exit codes: 0 worked out, 2 a file or an option is bad.
    """
    listed = listed_in(project())
    if listing:
        _print_list(listed)
        return
    try:
        asked, notes = _asked(Options(**options), listed)
    except InvalidDocumentError as error:
        raise BadFileError("\n".join(map(str, error.problems))) from error
    found = size(asked)
    if as_json:
        click.echo(canonical_json(encode(found)), nl=False)
    elif markdown:
        click.echo(found.markdown, nl=False)
    else:
        for line in (*notes, *found.sentences, ""):
            click.echo(line)
        for step in found.steps:
            click.echo(f"{step.what}: {step.result}\n  {step.formula}\n  = {step.filled}")


def listed_in(project: Project) -> SizingList:
    """The models, formats and devices of a project."""
    sources = project.sources
    try:
        vocabulary, _ = load_record(Vocabulary, sources.runtimes / VOCABULARY_FILE, root=sources.root)
        return load_sizing(sources.docs, vocabulary, root=sources.root)
    except DataError as error:
        raise BadFileError(str(error)) from error


def _asked(given: Options, listed: SizingList) -> tuple[SizeParams, tuple[str, ...]]:
    model, precision, notes = _model(given, listed)
    bits = {each.id: each.bits for each in listed.formats}
    plain = {
        "model": encode(model),
        "weight-bits": bits[_known(given.weights or precision, listed.formats, "--weights")],
        "cache-bits": bits[_known(given.cache, listed.formats, "--cache")],
        "context": given.context,
        "concurrency": given.concurrency,
        "device": encode(_device(given, listed)),
        "reserve": given.reserve,
        **({"split": given.split} if given.split else {}),
        **({"load": encode(load)} if (load := _load(given)) else {}),
    }
    return decode(SizeParams, plain), notes  # by the codec, for its bounds


def _model(given: Options, listed: SizingList) -> tuple[ModelShape, str | None, tuple[str, ...]]:
    if (given.model is None) == (given.config is None):
        raise click.UsageError("name a model (--model, see --list) or give its file (--config)")
    if given.config is None:
        id_ = _known(given.model, listed.models, "--model")
        found = next(each for each in listed.models if each.id == id_)
        return shape_of(found), found.precision, ()
    if given.parameters is None:
        raise click.UsageError("a config.json does not say how many parameters there are: give --parameters")
    text = given.config.read_text("utf-8", "replace")
    read = read_config(text, parameters=given.parameters, active=given.active)
    return read.shape, None, read.notes


def _device(given: Options, listed: SizingList) -> Device:
    if given.memory is not None:
        return Device(name=f"device with {given.memory:g} GB", memory_gb=given.memory)
    id_ = _known(given.device, listed.devices, "--device")
    return device_of(next(each for each in listed.devices if each.id == id_))


def _load(given: Options) -> Load | None:
    if (given.peak is None) != (given.rate is None):
        raise click.UsageError("--peak and --rate go together")
    if given.peak is None or given.rate is None:
        return None
    return Load(
        peak=given.peak,
        per_replica=given.rate,
        unit=given.unit,
        headroom=given.headroom,
        spares=given.spares,
    )


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _known(given: str | None, things: Iterable[_Named], option: str) -> str:
    """The id that was given, or the first where none was."""
    ids = [each.id for each in things]
    if not ids:
        raise click.UsageError(f"the site lists nothing to choose from for {option}")
    if given is None:
        return ids[0]
    if given not in ids:
        raise InvalidDocumentError(list(unknown_word(option, given, ids, KINDS[option])))
    return given


def _print_list(listed: SizingList) -> None:
    for title, things in (
        ("Models", [(each.id, each.name) for each in listed.models]),
        ("Formats", [(each.id, each.label) for each in listed.formats]),
        ("Devices", [(each.id, each.name) for each in listed.devices]),
    ):
        click.echo(title)
        for id_, name in things:
            click.echo(f"  {id_:<20} {name}")
