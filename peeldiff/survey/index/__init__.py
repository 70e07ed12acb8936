"""All bodies of a survey on one page: the latest grades, who rose and fell, what is open longest, what is
missing and what could not be read.

It asks the database of the package. Where it leaves rows out it says how many and where they stand. Each part
of the page has a file of its own; the order is here.
"""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff._version import __version__
from peeldiff.model.vocabulary import STATES_OF_BODIES, Accent
from peeldiff.pages.about import LICENCE
from peeldiff.pages.page import Note, Page, Section
from peeldiff.phrasing.phrases import CAUTION, counted, listed
from peeldiff.survey.database import YEARS
from peeldiff.survey.index.concerns import asked_again, bodies, causes
from peeldiff.survey.index.gaps import coverage, unread
from peeldiff.survey.index.grades import grades, moves
from peeldiff.survey.index.look import Address, Look
from peeldiff.survey.latest import Answers
from peeldiff.survey.wording import concerns_words, files_words, printed_words, weak_words

__all__ = ["index_page"]


def index_page(database: Answers, address: Address) -> Page:
    """The page of all bodies."""
    look = Look(database, address)
    title = f"Inspections of {counted(len(look.forces), 'body', 'bodies')}{_years(look)}"
    found = [
        causes(look),
        *grades(look),
        moves(look),
        asked_again(look),
        bodies(look),
        *coverage(look),
        unread(look),
        _about(),
    ]
    return Page(
        title=title,
        lead=tuple(_lead(look)),
        sections=tuple(section for section in found if section is not None),
        footer=title,
        wide=True,
        choices=look.choices,
    )


def _years(look: Look) -> str:
    [(first, last)] = look.ask(YEARS)
    if first is None:
        return ""
    return f", {first}" if first == last else f", {first} to {last}"


def _lead(look: Look) -> Iterator[Note]:
    files = dict(look.ask("SELECT status, count(*) FROM documents GROUP BY 1"))
    [(inspections, demands)] = look.ask("SELECT count(*), total(demands) FROM inspections")
    printed = printed_words(inspections, len(look.forces), int(demands))
    yield Note(text=f"{files_words(files)} {printed}", accent=Accent.STRONG)
    states = dict(look.ask("SELECT state, count(*) FROM threads GROUP BY 1"))
    told = [
        f"{states[one]:,} {term.fate[states[one] != 1]}"
        for one, term in STATES_OF_BODIES.items()
        if one in states
    ]
    if told:
        why = concerns_words(int(demands), sum(states.values()))
        yield Note(text=f"{why} Of these {listed(told)}.")
        yield Note(text=CAUTION, accent=Accent.QUIET)
        for weak in weak_words(words for (words,) in look.ask("SELECT words FROM forces")):
            yield Note(text=weak, accent=Accent.WARN)


def _about() -> Section:
    made = f"Made by peeldiff {__version__} from the words of the reports."
    tables = "All of this stands as tables in the folder data and in peeldiff.sqlite."
    return Section(
        id="sources",
        heading="Sources and licence",
        blocks=(
            Note(text="How to read the tables: README.md", page="README.md"),
            Note(text=tables),
            Note(text=LICENCE),
            Note(text=made),
        ),
    )
