"""The seam to the reader's own decisions: what the screens may ask, whoever keeps them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from peeldiff.model import FindingChange, Status

__all__ = ["Decisions"]


class Decisions(Protocol):
    """Each change is on disk when the call returns; all may raise `DecisionsError`."""

    @property
    def path(self) -> Path:
        """The file that holds them."""

    def for_compare(self) -> object:
        """What `peeldiff.compare.compare` takes as `decisions`."""

    def accept(self, finding: FindingChange) -> None:
        """Pin the match as it is."""

    def part(self, finding: FindingChange) -> None:
        """Break the match: the two are different concerns."""

    def relink(self, finding: FindingChange, other: FindingChange) -> None:
        """Match the older side of one with the newer side of the other."""

    def set_status(self, finding: FindingChange, status: Status, note: str) -> None:
        """Set the status, with the reader's reason."""

    def undo(self) -> bool:
        """Take the last decision of this session back; False if there is none."""
