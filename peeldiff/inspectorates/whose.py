"""Which inspectorate a document or an inspection is of: which data file knows its words.

A data file opens with its head: what stands above its first line of dashes. The heads of all files in
this folder are read, which costs little, and the rest of a file only when a document is found to be
its own. What no head claims is HMICFRS's, the house's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from alignment.records import dataclass
from peeldiff.inspectorates import DEFAULT, Inspectorate, data_files, load_inspectorate
from peeldiff.words import plain, straight

if TYPE_CHECKING:
    from peeldiff.document.source import Line
    from peeldiff.model import Inspection
    from peeldiff.model.terms import Terms

__all__ = [
    "all_names",
    "bodies_of",
    "file_of",
    "file_of_inspection",
    "inspectorate_named",
    "inspectorate_of",
    "terms_called",
    "terms_of",
]

_OPENING = 60
"""Lines with text among which a report says what it is."""
_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a data file says of itself above its first rule.

    A document is of its inspectorate if one of the phrases of `opening` stands in its first lines
    (an empty list asks for none) and one of `anywhere` in it; all are in small letters.
    """

    file: str
    names: frozenset[str]
    programme: str
    """The main one."""
    programmes: frozenset[str]
    opening: tuple[str, ...]
    anywhere: tuple[str, ...]


def file_of(lines: Sequence[Line]) -> str:
    """The name of the data file for a document's lines."""
    texts = [line.text for line in lines if line.text]
    top = (text for text in texts if len(text) < _LONGEST_TITLE)
    opening = _loose(" ".join(islice(top, _OPENING)))
    claims = [head for head in _heads() if _has(opening, head.opening)]
    if not claims:
        return DEFAULT
    whole = " ".join(texts).casefold()
    return next((head.file for head in claims if _has(whole, head.anywhere)), DEFAULT)


def file_of_inspection(inspection: Inspection) -> str:
    """The name of the data file whose words an inspection is told in."""
    return _file_named(inspection.inspectorate, inspection.programme)


def _file_named(name: str | None, programme: str | None) -> str:
    """The data file of an inspectorate by its name; the programme decides between several."""
    if name is None:
        return next((head.file for head in _heads() if programme in head.programmes), DEFAULT)
    ours = [head for head in _heads() if name in head.names]
    own = next((head.file for head in ours if head.programme == programme), None)
    if own is not None:
        return own
    house = load_inspectorate()
    if not ours or name in (house.name, *house.short_names):
        return DEFAULT
    return ours[0].file


def inspectorate_of(inspection: Inspection) -> Inspectorate:
    """The words of the inspectorate that made an inspection."""
    return load_inspectorate(file_of_inspection(inspection))


def inspectorate_named(name: str | None, programme: str | None = None) -> Inspectorate:
    """The words of an inspectorate that is known by its name, and by the programme if that is known."""
    return load_inspectorate(_file_named(name, programme))


class Headed(Protocol):
    """What says whose inspection it is."""

    @property
    def inspectorate(self) -> str | None: ...

    @property
    def programme(self) -> str | None: ...


def terms_of(head: Headed) -> Terms:
    """What the inspectorate of an inspection, or of a side of a comparison, calls things."""
    return inspectorate_named(head.inspectorate, head.programme).terms


def bodies_of(heads: Iterable[Headed]) -> tuple[str, str]:
    """What those who were inspected are called, one and several: "body" where not all are of one kind."""
    found = {terms_of(head).body for head in heads}
    return found.pop() if len(found) == 1 else ("body", "bodies")


def terms_called(file: str) -> Terms:
    """What an inspectorate calls things, by the name of its data file, as a survey's table of bodies has
    it."""
    return load_inspectorate(file).terms


@cache
def all_names() -> re.Pattern[str]:
    """Finds, in plain form, the name of an inspectorate that a data file knows, or of a programme."""
    known = [load_inspectorate(file) for file in data_files.names()]
    names = frozenset(
        plain(name)
        for words in known
        for name in (
            *words.short_names,
            *words.full_names,
            *words.head.other_inspectorates,
            *(mark for marks in words.programmes.values() for mark in marks),
        )
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")


@cache
def _heads() -> tuple[Head, ...]:
    """The heads of all data files but the default one, by name."""
    found = []
    for file in data_files.names():
        if file == DEFAULT:
            continue
        head = data_files.head(file)
        marks = head["recognised"]
        found.append(
            Head(
                file=file,
                names=frozenset((head["name"], *head["short_names"])),
                programme=head["main_programme"],
                programmes=frozenset(head.get("programmes", ())),
                opening=tuple(map(_loose, marks["opening"])),
                anywhere=tuple(map(_loose, marks["anywhere"])),
            )
        )
    return tuple(found)


def _has(text: str, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases stands in a text and ends with a word of it; none are asked for by
    an empty list."""
    return not phrases or any(phrase in text and _ends_word(text, phrase) for phrase in phrases)


def _ends_word(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[end : end + 1].isalnum():
            return True
        at = text.find(phrase, end)
    return False


def _loose(text: str) -> str:
    return " ".join(straight(text).casefold().split())
