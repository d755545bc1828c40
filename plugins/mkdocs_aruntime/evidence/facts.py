"""A fact that a released artifact shows, and where exactly."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_aruntime.catalog.probes import FactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """One file of a release."""

    package: str
    """Its package URL with the version."""
    file: str
    """The name of the file."""
    digest: str
    """``sha256:`` and the digest in hexadecimal, as the registry has it or as the file was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that an artifact shows."""

    kind: FactKind
    value: str
    artifact: Artifact
    path: str = ""
    """The file in the artifact; none where its name or the registry's record shows it."""
    line: int = 0
    """The line in the file, from 1; 0 where lines mean nothing."""

    @property
    def place(self) -> str:
        """Where it stands: ``file!path:line``."""
        inside = f"!{self.path}" if self.path else ""
        return f"{self.artifact.file}{inside}{f':{self.line}' if self.line else ''}"
