"""The shapes of a page: blocks in reading order, of text that is data and never mark-up.

A renderer decides how a block looks; it adds no word and drops none. `Accent` says what a text
means for its reader, so that a terminal colours it and a page for print underlines it.
"""

from __future__ import annotations

from alignment.records import dataclass
from peeldiff.model import Confidence, Status, ThreadState, Wording
from peeldiff.model.vocabulary import Accent

__all__ = [
    "Block",
    "Bullet",
    "Cell",
    "Change",
    "Choice",
    "Counts",
    "Entry",
    "Glossary",
    "Note",
    "Page",
    "Quote",
    "Rewording",
    "Section",
    "Table",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A paragraph of our own words."""

    text: str
    accent: Accent = Accent.PLAIN
    label: str = ""
    """Words before it: "Warning", "older"."""
    page: str = ""
    """The address of another page of the same folder to which the text leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a report, whole, with the place where they stand."""

    text: str
    place: str
    """ "2018/19 report, page 12, line 203"."""
    label: str = ""
    """What the quotation is: "See also", "the nearest passage, which proves nothing by itself"."""
    heading: str | None = None
    line: int | None = None
    near: bool = False
    """Whether it merely stands near the point, so that a page may fold it away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """One point of a list, with what belongs under it."""

    text: str
    accent: Accent = Accent.PLAIN
    label: str = ""
    """Words before it: the year of an inspection."""
    place: str = ""
    """Where the words of a report that it gives stand; it follows them in brackets."""
    link: str | None = None
    """The id of the entry that tells the rest."""
    under: tuple[Note | Quote | Bullet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An older and a newer wording with the steps between them."""

    steps: Wording
    weighty: tuple[int, ...] = ()
    """The steps that change what is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """A paragraph that differs between two sections that belong together."""

    older: str
    """Where the older one stands: "2016, line 102"; "" where only the newer report has it."""
    newer: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding, or one part of it: its full text, what became of it, and what backs that."""

    id: str
    """Made from the report and the finding, the same in every run: "f-2018-19-3"."""
    ref: str
    """The reference of the tracker: "LEI-2018/19-AFI-03"; "" for a part."""
    status: Status | ThreadState | None
    """What became of it; how it stands, for the concern of a history. None between two forces:
    nothing has become of anything."""
    kind: str
    """ "area for improvement"."""
    texts: tuple[str, ...]
    """The full text of each finding on the side that is shown, nothing cut."""
    place: str
    heading: str | None
    confidence: Confidence
    doubt: str = ""
    """ "likely, not certain"; "" where the program is sure."""
    facts: tuple[str, ...] = ()
    """Short remarks: "reworded", "deadline: 31 March 2023"."""
    items: tuple[str, ...] = ()
    """Bulleted parts that share the fate of the whole, so that nothing is told of them one by one."""
    detail: tuple[str, ...] = ()
    """Paragraphs of explanation that the report prints under it."""
    before: tuple[Quote, ...] = ()
    """The older wording of what both reports ask for, where it is another."""
    wording: Change | None = None
    why: str = ""
    """Why it has this status, in one sentence."""
    lead: str = ""
    """What to say above the quotations, where none of them says it as its label."""
    quotes: tuple[Quote, ...] = ()
    """Evidence first, then passages; each labelled with what it is."""
    notes: tuple[Note, ...] = ()
    """What to say below them."""
    parts: tuple[Entry, ...] = ()
    past: tuple[Bullet, ...] = ()
    """What each inspection said of it, the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    text: str
    accent: Accent = Accent.PLAIN
    grade: str | None = None
    """The grade that the cell shows, for the colours of the heat grid."""
    link: str | None = None
    """The id of the entry that the cell leads to."""
    hint: str = ""
    """Words for those who do not see the sign: "up 1 step"."""
    page: str = ""
    """The address of another page of the same folder to which the cell leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headed columns. The first cell of a row names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Note | Quote, ...] = ()
    numeric: tuple[int, ...] = ()
    """Columns of numbers, set to the right."""
    breaks: tuple[int, ...] = ()
    """Columns whose grades stand on another scale than those before them."""
    choices: tuple[tuple[int, ...], ...] = ()
    """For each row the places of the choices of the page with which it is shown; empty: with each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A part of the rows that a reader may have shown alone: those of one region."""

    kind: str
    """What it is one of: "Region"."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many findings have each status: what members are given first."""

    rows: tuple[tuple[Status | None, str, int], ...]
    """Status, its heading, how many; worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """What words mean here: the key to a page."""

    rows: tuple[tuple[str, str, Accent], ...]
    """Word, meaning, and how the word is set off."""


Block = Note | Quote | Bullet | Rewording | Entry | Table | Counts | Glossary


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its blocks."""

    id: str
    heading: str
    accent: Accent = Accent.STRONG
    status: Status | None = None
    """The status that everything below shares."""
    guard: str = ""
    """The sentence that guards the heading against a wrong reading."""
    blocks: tuple[Block | Section, ...] = ()
    first_screen: bool = False
    """Whether it belongs to the answer that is read first."""
    least: int = 1
    """How many of its blocks stand on the first screen whatever else does."""
    is_part: bool = False
    """Whether it is a part of the page, whose own sections stand in the list of contents as well."""
    told_below: bool = False
    """Whether all of it stands further down as well, so that a small screen may leave some of it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole page."""

    title: str
    lead: tuple[Note, ...]
    """The reports compared, warnings, the headline."""
    sections: tuple[Section, ...]
    footer: str = ""
    """What stands at the foot of every printed page: "Marlshire Police, 2016 → 2018/19"."""
    wide: bool = False
    """Whether its tables have more columns than there are words in a line."""
    choices: tuple[Choice, ...] = ()
    """What a reader may have shown alone, where the page can do that."""
