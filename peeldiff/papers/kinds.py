"""Which papers there are: their names, the endings they are written under, and who makes each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from alignment.records import dataclass

if TYPE_CHECKING:
    from peeldiff.papers.shapes import Maker

__all__ = ["KINDS", "PaperKind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """One kind of paper. `home` is the module whose function `make` makes it."""

    name: str
    endings: tuple[str, ...]
    """The endings of the files that it can be written to, the usual one first."""
    home: str
    guarded: bool
    """Whether people write in the file afterwards, so that it is never replaced unasked."""

    @property
    def make(self) -> Maker:
        """The function that makes it; its module loads now."""
        return cast("Maker", import_module(self.home).make)


KINDS: dict[str, PaperKind] = {
    kind.name: kind
    for kind in (
        PaperKind(
            name="page",
            endings=(".html",),
            home="peeldiff.papers.page",
            guarded=False,
        ),
        PaperKind(
            name="tracker",
            endings=(".xlsx", ".csv"),
            home="peeldiff.papers.tracker",
            guarded=True,
        ),
        PaperKind(
            name="response",
            endings=(".docx", ".md"),
            home="peeldiff.papers.response",
            guarded=True,
        ),
        PaperKind(
            name="cover",
            endings=(".docx", ".md"),
            home="peeldiff.papers.cover",
            guarded=True,
        ),
    )
}
"""Every paper by the word that asks for it."""
