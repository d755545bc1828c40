"""Memory, devices and replicas of a language model, by the site's list or by a shape that is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from aruntime_evaluator import Evidence, InvalidDocumentError, Json, SizeParams, decode, encode, size
from mkdocs_aruntime.catalog.sizing import device_of, shape_of
from mkdocs_aruntime.query.citing import Answer
from mkdocs_aruntime.query.desk import Desk, NotKnownError

BITS = 16
"""Of a value, where the list has no format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is sized; an empty name stands for what is usual."""

    model: str = ""
    shape: Mapping[str, object] | None = None
    """Of a model that the list does not have."""
    weights: str = ""
    cache: str = ""
    device: str = ""
    context: int
    concurrency: int
    peak: float | None = None
    rate: float | None = None


class Sizer(Desk):
    """Answers that calculate."""

    def models(self) -> Answer:
        """What can be named, with the shape of each model and the words that give it."""
        listed = self.site.sizing
        models = [
            {"id": each.id, "shape": encode(shape_of(each)), "evidence": self._evidence(each.evidence)}
            for each in listed.models
        ]
        beside: dict[str, Json] = {
            "number_formats": {each.id: each.label for each in listed.formats},
            "devices": {each.id: each.name for each in listed.devices},
        }
        return self.paged(1, "models", cast("list[Json]", models), beside)

    def size(self, choice: Choice) -> Answer:
        """A calculation in sentences and steps.

        Raises:
            NotKnownError: where a name is not of the list, or a number is out of range.
        """
        try:
            found = size(decode(SizeParams, self._params(choice)))
        except InvalidDocumentError as error:
            raise NotKnownError("\n".join(map(str, error.problems))) from error
        answer = cast("dict[str, Json]", encode(found))
        return self.answer(**{key.replace("-", "_"): answer[key] for key in answer if key != "markdown"})

    def _params(self, choice: Choice) -> dict[str, object]:
        listed = self.site.sizing
        formats = {each.id: each.bits for each in listed.formats}
        models = {each.id: each for each in listed.models}
        devices = {each.id: each for each in listed.devices}
        self.known(choice.model, models, "model")
        self.known(choice.weights, formats, "number format")
        self.known(choice.cache, formats, "number format")
        self.known(choice.device, devices, "device")
        if not choice.model and choice.shape is None:
            raise NotKnownError("name a model of the list, or give the shape of one")
        if (choice.peak is None) != (choice.rate is None):
            raise NotKnownError("peak and rate go together: what comes in, and what one replica serves")
        named = models.get(choice.model)
        usual = next(iter(formats.values()), BITS)
        own = formats[named.precision] if named else usual
        return {
            "model": encode(shape_of(named)) if named else choice.shape,
            "device": encode(device_of(devices[choice.device or next(iter(devices))])),
            "weight-bits": formats.get(choice.weights, own),
            "cache-bits": formats.get(choice.cache, usual),
            "context": choice.context,
            "concurrency": choice.concurrency,
            **(
                {"load": {"peak": choice.peak, "per-replica": choice.rate}} if choice.peak is not None else {}
            ),
        }

    def _evidence(self, evidence: tuple[Evidence, ...]) -> Json:
        sources = self.site.sizing.sources
        return [{"quote": each.quote, "url": str(sources[each.source].url)} for each in evidence]
