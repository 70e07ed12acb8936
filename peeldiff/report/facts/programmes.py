"""The programme of a report, and whether a line means a programme or merely uses its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late
from peeldiff.inspectorates import Inspectorate
from peeldiff.words import ends_sentence, plain

__all__ = ["heads_line", "names_programme", "programme_of_body", "read_programme", "said_programme"]

_AGAIN = late(r"\b[Rr]e-?([Ii])nspection")
_PART_OF = (
    r"\b(?:this|it|letter|report|review|visit|inspection|inspected|revisited|returned)\b[^.]{0,40}"
    r" (?:part of|under) (?:(?!not\b)[\w'-]+ ){0,5}?"
)
"""How a letter says of what its visit is a part."""
_OPENING_LETTER = 80
_AS_TITLE = 3
"""Lines of a forwarded letter among which its title in capitals stands, and the mentions it outweighs."""
_OPENING = 40
"""Lines of a letter among which it says what it follows up."""


def read_programme(top: Sequence[str], texts: Sequence[str], words: Inspectorate) -> str | None:
    """The programme that the first title names, or else the one that the text names most."""
    programmes = words.programmes
    for text in top[:25]:
        for programme, marks in programmes.items():
            if any(heads_line(text, mark) or names_programme(text, mark) for mark in marks):
                return programme
    if told := _said_to_be_of(texts[:_OPENING], words):
        return told
    capitals = [text for text in texts[:_OPENING_LETTER] if text.isupper()]
    counts = {
        programme: sum(names_programme(text, mark) for text in texts for mark in marks[:1])
        + sum(_AS_TITLE * heads_line(text, mark) for text in capitals for mark in marks)
        for programme, marks in programmes.items()
    }
    best = max(counts, key=lambda programme: counts[programme])
    return best if counts[best] else None


def _said_to_be_of(opening: Sequence[str], words: Inspectorate) -> str | None:
    """The programme that a letter says it is part of: "This is part of our national child protection …"."""
    marks = [
        (mark, programme) for programme in words.programmes for mark in words.programmes[programme]
    ]
    for text in opening:
        said = _first_visit(plain(text))
        for mark, programme in marks:
            own = rf"{_PART_OF}{re.escape(mark.casefold())}\b"
            if mark.casefold() in said and re.search(own, said):
                return programme
    return None


def said_programme(texts: Sequence[str], words: Inspectorate) -> str | None:
    """The programme that the opening of a letter of the inspectorate names most, in small letters too."""
    opening = [_first_visit(plain(text)) for text in texts[:_OPENING]]
    said = {
        programme: sum(mark in text for text in opening for mark in marks if not mark.isupper())
        for programme, marks in words.programmes.items()
    }
    best = max(said, key=lambda programme: said[programme])
    return best if said[best] else None


def _first_visit(text: str) -> str:
    """The text with inspections for re-inspections: a programme has one name for both."""
    return _AGAIN.sub(r"\1nspection", text) if "nspection" in text else text


def programme_of_body(force: str | None, words: Inspectorate) -> str | None:
    """The programme that looks at bodies of a force's sort, where one sort has its own."""
    own = words.programmes_of
    return next((own[suffix] for suffix in own if force and force.endswith(suffix)), None)


def heads_line(text: str, mark: str) -> bool:
    """Whether a line that is no sentence is headed by a programme's name, or calls it an inspection."""
    if mark.isupper() or ends_sentence(text.rstrip(":")):
        return False
    said = _first_visit(plain(text))
    if mark not in said:
        return False
    name = re.escape(mark)
    return bool(
        re.search(
            rf"(?:^|[:,-] ?|\binspections? (?:visits? )?(?:of|to) |'s ){name}s?\b"
            rf"|\b{name},? (?:inspections?|assessments?|reports?|20\d\d)\b",
            said,
        )
    )


def names_programme(text: str, mark: str) -> bool:
    """Whether a text means a programme and does not merely use its words.

    An abbreviation is told by its capitals. Other names are words of everyday prose as well, which
    means the programme by them only with a capital or in quotation marks.
    """
    if mark.isupper():
        return mark in text and re.search(rf"\b{re.escape(mark)}\b", text) is not None
    text = _first_visit(text)
    if mark not in text.casefold():
        return False
    named = re.escape(mark[0].upper() + mark[1:])
    return bool(re.search(rf"(?:^|(?<=[a-z,] )|[\"']){named}s?\b", text))
