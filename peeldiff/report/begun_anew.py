"""Lines of print that begin anew with no blank line, bullet or indent to tell it.

A program that takes the text out of a PDF leaves an entry, or a part of one, on the line right below the
one above. What tells it then is how the line above ends, how this one begins, and what room there was.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from alignment.records import dataclass
from peeldiff.words import OPEN_WORDS, ends_sentence, sentences, starts_lower

__all__ = ["BEGINNINGS", "Above", "begins_anew", "begins_in_room"]

BEGINNINGS = OPEN_WORDS | {"we", "it", "they", "there", "he", "she"}
"""Words that have a capital only where they begin a sentence."""
_OPENERS = BEGINNINGS - frozenset(
    "is are was were has have had be been will would can could may not than other".split()  # noqa: SIM905
)
"""Those of them that no name begins with, as "May" does."""
_BETWEEN_PARTS = late(r";(?: and| or)?\Z")
_AFTER_COMMA = late(r",(?: and| or)?\Z")
_ASKS = late(r"((?:By|Within) [^,.;:]{3,40}, )?((?:[\w'’]+ ){1,5}?(?:should|must|needs to)) \w")
_ROOM = 0.9
"""Share of the width up to which a word would surely have gone into a line of print."""
_FEWEST_WORDS = 4
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class Above:
    """The paragraph above a line: its text, the letters on its last line, how many lines it has, and
    whether it is a part of a list without marks."""

    text: str
    length: int
    lines: int
    in_part: bool


def begins_anew(above: Above, line: str, below: Sequence[str]) -> bool:
    """Whether the words alone tell that a line is the next part or the next entry, a title over the lines
    `below`, or what stands under one."""
    if above.in_part and _BETWEEN_PARTS.search(above.text) and starts_lower(line):
        return True
    if ends_sentence(above.text) and "..." not in above.text and _heads(line, below):
        return True
    return _begins_entry(above, line) or _is_title(above.text, above.lines, line)


def begins_in_room(above: Above, line: str, width: int) -> bool:
    """Whether a line begins anew, as the one above had room for its first word in a text that is `width`
    letters wide."""
    if above.length + 1 + len(line.split(None, 1)[0]) > width * _ROOM:
        return False
    if starts_lower(line):
        return above.text[-1] in ":;" or (
            above.in_part and _AFTER_COMMA.search(above.text) is not None
        )
    if ends_sentence(above.text):
        return line[0].isupper() and "..." not in above.text
    return (
        above.lines == 1 and _may_be_title(above.text) and line[0].isupper() and not line.isupper()
    )


def _begins_entry(above: Above, line: str) -> bool:
    """Whether a line asks for something in the words in which the one sentence above it does, "The force
    should … . The force should …", or behind the last part of a list."""
    here = _ASKS.match(line)
    if here is None or not ends_sentence(above.text) or above.text.endswith(":"):
        return False
    if above.in_part:
        return True
    asked = _ASKS.match(above.text)
    if asked is None or len(sentences(above.text)) > 1:
        return False
    dated = asked[1] is not None and here[1] is not None
    return dated or (asked[1] is here[1] is None and asked[2] == here[2])


def _is_title(text: str, lines: int, line: str) -> bool:
    """Whether a line begins a sentence though what is above it, in small letters, has no end."""
    return (
        lines <= _MOST_LINES
        and _may_be_title(text)
        and sum(word[0].isupper() for word in text.split()) * 2 <= len(text.split())
        and line[0].isupper()
        and not line.isupper()
        and line.split(None, 1)[0].casefold() in _OPENERS
    )


def _may_be_title(text: str) -> bool:
    """Whether a text is one of several words that begins with a capital, and has no end."""
    words = text.split()
    return (
        len(words) >= _FEWEST_WORDS
        and text[0].isupper()
        and text[-1].isalnum()
        and words[-1].casefold() not in OPEN_WORDS
        and "..." not in text
        and len(sentences(text)) == 1
    )


def _heads(line: str, below: Sequence[str]) -> bool:
    """Whether a line, or it and the one below, is a title over a sentence."""
    if not below or not below[0]:
        return False
    if _is_title(line, 1, below[0]):
        return True
    return len(below) > 1 and bool(below[1]) and _is_title(f"{line} {below[0]}", 2, below[1])
