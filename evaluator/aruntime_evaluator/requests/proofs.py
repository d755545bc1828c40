"""Requests about result files, as the service gets them: names and texts in, plain data out."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.codec.references import check_references
from aruntime_evaluator.model.decision import Proof, SloCheck
from aruntime_evaluator.model.ids import LOAD
from aruntime_evaluator.model.problem import InvalidDocumentError, refused, shown
from aruntime_evaluator.model.whole import LOADS, check_objectives
from aruntime_evaluator.proof.answer import described_comparison, described_run
from aruntime_evaluator.proof.fill import fill_proof
from aruntime_evaluator.proof.measurement import Measurement
from aruntime_evaluator.proof.readers import read_proof
from aruntime_evaluator.proof.slo import Slo, parse_slo
from aruntime_evaluator.requests import Methods, Params

MOST_FILES = 100
"""Files compared at once."""

FEWEST_RUNS = 2
"""Fewer cannot be compared."""


def _proof(params: Params) -> Json:
    """Every run of the file ``{name, text}``, held against ``slo`` or the file's own limits."""
    slo = _slo(params)
    return {"runs": [described_run(place, run, slo) for place, run in enumerate(_runs(params), 1)]}


def _compare(params: Params) -> Json:
    """What keeps the runs of ``proofs``, a list of ``{name, text, run?}``, from being compared.

    ``run`` is a run's place in its file, from 1; without it every run of the file counts.
    """
    slo = _slo(params)
    runs = [(file, place, run) for file in _files(params) for place, run in _chosen(file)]
    if len(runs) < FEWEST_RUNS:
        raise refused("proofs", "too-few", "a comparison needs two runs, in one file or in several")
    names: list[Json] = [{"name": str(file["name"]), "place": place} for file, place, _ in runs]
    return {"runs": names, **described_comparison([run for _, _, run in runs], slo)}


def _fill(params: Params) -> Json:
    """A decision's ``proof`` with the counts that the file ``{name, text}`` gives for its ``check``."""
    proof = decode(Proof, params.get("proof"), path="proof")
    check = decode(SloCheck, params.get("check"), path="check")
    named = check_references(check, {LOAD: LOADS}, "check")
    if problems := [*check_objectives("check", check), *named]:
        raise InvalidDocumentError(problems)
    return {"proof": encode(fill_proof(proof, check, _runs(params)))}


def _slo(params: Params) -> Slo | None:
    text = params.get("slo")
    if text is not None and not isinstance(text, str):
        raise refused("slo", "wrong-type", "expected a text such as ttft=500ms,tpot=50ms")
    return None if text is None else parse_slo(text)


def _runs(file: Params) -> tuple[Measurement, ...]:
    name, text = file.get("name"), file.get("text")
    if not isinstance(name, str) or not isinstance(text, str):
        raise refused("text", "wrong-type", "expected a name and a text, the content of a result file")
    return read_proof(shown(name) or "the file", text)


def _files(params: Params) -> Iterator[Params]:
    files = params.get("proofs")
    if not isinstance(files, list) or not all(isinstance(file, dict) for file in files):
        raise refused("proofs", "wrong-type", "expected a list of files, each with a name and a text")
    if len(files) > MOST_FILES:
        raise refused("proofs", "too-many", f"has {len(files)} files; at most {MOST_FILES} are compared")
    return iter(files)


def _chosen(file: Params) -> Iterator[tuple[int, Measurement]]:
    runs, wanted = _runs(file), file.get("run")
    if wanted is not None and wanted not in range(1, len(runs) + 1):
        message = f"expected a run from 1 to {len(runs)}, found {shown(wanted)}"
        raise refused("run", "out-of-range", message)
    return ((place, run) for place, run in enumerate(runs, 1) if wanted in {None, place})


METHODS: Methods = {
    "proof": _proof,
    "compare": _compare,
    "fill": _fill,
}
"""Every method by its name in a request."""
