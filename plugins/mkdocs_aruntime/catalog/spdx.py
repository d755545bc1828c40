"""Licences by their names in SPDX's list, as files and decisions write them."""

from __future__ import annotations

from collections.abc import Iterator

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from aruntime_evaluator import Decision, LicenseCheck, Problem, shown

EXAMPLES = "'MIT' or 'Apache-2.0 OR MIT'"


def check_spdx(path: str, expression: str) -> Iterator[Problem]:
    """What is wrong with a licence: a name that SPDX does not list, or names put together in another way."""
    try:
        right = str(canonicalize_license_expression(expression))
    except InvalidLicenseExpression as error:
        why = str(error).partition(":")[0]
        message = (
            f"'{shown(expression)}' is not an SPDX expression such as {EXAMPLES}: {why[:1].lower()}{why[1:]}"
        )
        if "unknown" in why.lower():
            message += "; what SPDX does not list is called LicenseRef-<name>"
        yield Problem(path=path, rule="not-spdx", message=message, found=shown(expression))
        return
    if right != expression:
        message = f"SPDX writes '{right}'; found '{shown(expression)}'"
        yield Problem(path=path, rule="not-spdx", message=message, found=shown(expression), expected=right)


def check_approved(decision: Decision) -> Iterator[Problem]:
    """What is wrong with the licences that a decision approves: one that is misspelt allows nothing."""
    for gate, checks in decision.requirements.items():
        for i, check in enumerate(checks):
            for j, licence in enumerate(check.license if isinstance(check, LicenseCheck) else ()):
                yield from check_spdx(f"requirements.{gate}[{i}].license[{j}]", licence)
