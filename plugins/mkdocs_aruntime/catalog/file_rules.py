"""What must hold of an entry as a file of the site: its name, its addresses, its licence as SPDX has it."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator import Problem, Runtime
from mkdocs_aruntime.catalog.names import check_name
from mkdocs_aruntime.catalog.spdx import check_spdx


def check(runtime: Runtime, stem: str) -> Iterator[Problem]:
    """Every problem of one entry in a file of that name."""
    yield from the_file_is_named_after_its_id(runtime, stem)
    yield from aliases_are_free(runtime)
    yield from licences_are_spdx(runtime)


def the_file_is_named_after_its_id(runtime: Runtime, stem: str) -> Iterator[Problem]:
    """``runtimes/<id>.yml``: the id is the URL, and the name of the file."""
    if runtime.id != stem:
        message = f"the file is named '{stem}.yml' and the id is '{runtime.id}'; they must be the same"
        yield Problem(path="id", rule="file-name", message=message, found=runtime.id, expected=stem)


def aliases_are_free(runtime: Runtime) -> Iterator[Problem]:
    """An earlier id is an address too, and may be no reserved name."""
    for i, alias in enumerate(runtime.aliases):
        yield from check_name(f"aliases[{i}]", alias)


def licences_are_spdx(runtime: Runtime) -> Iterator[Problem]:
    """A licence is an SPDX expression of names that SPDX lists, or of ``LicenseRef-`` names."""
    return check_spdx("license.spdx", runtime.license.spdx)
