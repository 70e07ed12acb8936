"""What every part of the page asks: the database, and where the page of each body is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from peeldiff.inspectorates.whose import terms_called
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import Accent
from peeldiff.pages.naming import slug
from peeldiff.pages.page import Block, Cell, Choice, Note, Table
from peeldiff.survey.latest import Answers

__all__ = ["Address", "Look", "and_more"]

_CHOICES = (("most_similar_group", "Most similar group"), ("region", "Region"))
"""The columns by which a reader may choose, and what they are called."""
_ROOM = 30
_ROOM_OF_CHOICES = 300

Address = Callable[[str], str]
"""Gives the address of the page of a body by its id, "" if it has none."""


class Look:
    """A look at a package: `ask` answers a question in SQL, `forces` has the names of the bodies by id."""

    def __init__(self, database: Answers, address: Address) -> None:
        self.ask = database.select
        self.address = address
        # By place, as on the terminal: "London Borough of Ealing" stands under E.
        self.forces: dict[str, str] = dict(
            self.ask("SELECT force_id, name FROM forces ORDER BY rowid")
        )

    @cached_property
    def terms(self) -> dict[str, Terms]:
        """What the inspectorate of each body calls things."""
        return {
            force: terms_called(words)
            for force, words in self.ask("SELECT force_id, words FROM forces")
        }

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The groups and regions of the user's file, each with a body in it."""
        return tuple(
            Choice(kind=kind, name=name)
            for column, kind in _CHOICES
            for (name,) in self.ask(
                f"SELECT DISTINCT {column} FROM forces WHERE {column} IS NOT NULL ORDER BY 1"
            )
        )

    @cached_property
    def _chosen(self) -> dict[str, tuple[int, ...]]:
        """The places of the choices with which each body is shown."""
        places = {(one.kind, one.name): at for at, one in enumerate(self.choices)}
        columns = ", ".join(column for column, _ in _CHOICES)
        return {
            force: tuple(
                places[kind, name]
                for (_, kind), name in zip(_CHOICES, names, strict=True)
                if name is not None
            )
            for force, *names in self.ask(f"SELECT force_id, {columns} FROM forces")
        }

    def chosen(self, forces: Iterable[str | None]) -> tuple[tuple[int, ...], ...]:
        """What a table on these bodies, one for each row, says of choices."""
        if not self.choices:
            return ()
        return tuple(self._chosen.get(force or "", ()) for force in forces)

    @property
    def room(self) -> int:
        """Rows of a long list that are shown: more where a reader may have those of a group alone."""
        return _ROOM_OF_CHOICES if self.choices else _ROOM

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
