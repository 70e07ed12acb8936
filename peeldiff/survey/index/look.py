"""What every part of the page asks: the database, and where the page of each body is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from peeldiff.inspectorates.whose import terms_called
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import Accent
from peeldiff.pages.entries import slug
from peeldiff.pages.page import Block, Cell, Note, Table
from peeldiff.survey.latest import Answers

__all__ = ["Address", "Look", "and_more"]

Address = Callable[[str], str]
"""Gives the address of the page of a body by its id, "" if it has none."""


class Look:
    """A look at a package: `ask` answers a question in SQL, `forces` has the names of the bodies by id."""

    def __init__(self, database: Answers, address: Address) -> None:
        self.ask = database.select
        self.address = address
        self.forces: dict[str, str] = dict(
            self.ask("SELECT force_id, name FROM forces ORDER BY name, force_id")
        )

    @cached_property
    def terms(self) -> dict[str, Terms]:
        """What the inspectorate of each body calls things."""
        return {
            force: terms_called(words)
            for force, words in self.ask("SELECT force_id, words FROM forces")
        }

    def body(self, force: str) -> Cell:
        """A body with a link to its page."""
        return Cell(text=self.forces[force], page=self.address(force))

    def entry(self, force: str, ref: str) -> str:
        """The address of a concern by the reference of the finding that first raised it."""
        page = self.address(force)
        return f"{page}#all-c-{slug(ref)}" if page else ""


def and_more(table: Table, more: int, where: str) -> tuple[Block, ...]:
    """A table, and how many rows more than it shows there are and where they stand."""
    if more <= 0:
        return (table,)
    return table, Note(text=f"{more:,} more stand {where}.", accent=Accent.QUIET)
