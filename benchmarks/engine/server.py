"""llama.cpp's server in a process of its own, with one thread for the arithmetic."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

TOKENS_PER_SLOT = 256


@dataclass(frozen=True, slots=True)
class Server:
    """Where it answers, and what it has used."""

    address: str
    process: int

    def processor_seconds(self) -> float:
        """Of all its threads, since it began."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(model: Path, slots: int) -> Iterator[Server]:
    """A started server that answers up to ``slots`` requests in one step."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(model, slots, theirs), daemon=True
    )
    child.start()
    try:
        yield Server(ours.recv(), child.pid or 0)
    finally:
        child.terminate()
        child.join(10)


def _serve(model: Path, slots: int, parent: Connection) -> None:
    import xllamacpp  # in the child only: the parent sends requests and must not load an engine

    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.n_parallel = slots
    params.n_ctx = slots * TOKENS_PER_SLOT
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.port = 0
    params.verbosity = -1
    server = xllamacpp.Server(params)
    parent.send(server.listening_address)
    while True:
        time.sleep(3600)
