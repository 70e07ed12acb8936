"""Lines of print that begin anew with no blank line, bullet or indent to tell it.

A program that takes the text out of a PDF leaves an entry, or a part of one, on the line right below the
one above. What tells it then is how the line above ends, how this one begins, and what room there was.
"""

from __future__ import annotations

from alignment.late import late
from peeldiff.words import OPEN_WORDS, ends_sentence, sentences, starts_lower

__all__ = ["BEGINNINGS", "begins_entry", "begins_part", "is_under_title"]

BEGINNINGS = OPEN_WORDS | {"we", "it", "they", "there", "he", "she"}
"""Words that have a capital only where they begin a sentence."""
_BETWEEN_PARTS = late(r"(?:;|[;,] (?:and|or))\Z")
_OPENERS = BEGINNINGS - frozenset(
    "is are was were has have had be been will would can could may not than other".split()  # noqa: SIM905
)
"""Those of them that no name begins with, as "May" does."""
_ASKS = late(r"((?:By|Within) [^,.;:]{3,40}, )?((?:[\w'’]+ ){1,5}?(?:should|must|needs to)) \w")
_ROOM = 0.9
"""Share of the width up to which a word would surely have gone into a line of print."""
_FEWEST_WORDS = 4
_MOST_LINES = 2


def begins_part(text: str, length: int, line: str, width: int, *, in_part: bool) -> bool:
    """Whether a line is the first, or the next, part behind a text that ends with a colon or a semicolon.

    `length` is that of the last line of the text, `in_part` tells that the text is itself such a part.
    """
    if not starts_lower(line):
        return False
    if in_part and _BETWEEN_PARTS.search(text):
        return True
    return text[-1] in ":;" and _had_room(length, line, width)


def begins_entry(text: str, line: str) -> bool:
    """Whether a line asks for something in the words in which the one sentence above it does: "The force
    should … . The force should …"."""
    if not ends_sentence(text) or text.endswith(":"):
        return False
    above, here = _ASKS.match(text), _ASKS.match(line)
    if above is None or here is None or len(sentences(text)) > 1:
        return False
    dated = above[1] is not None and here[1] is not None
    return dated or (above[1] is here[1] is None and above[2] == here[2])


def is_under_title(text: str, lines: int, line: str) -> bool:
    """Whether a line begins a sentence though the one above it has no end, and so is a title."""
    words = text.split()
    return (
        lines <= _MOST_LINES
        and len(words) >= _FEWEST_WORDS
        and text[0].isupper()
        and text[-1].isalnum()
        and words[-1].casefold() not in OPEN_WORDS
        and sum(word[0].isupper() for word in words) * 2 <= len(words)
        and line[0].isupper()
        and not line.isupper()
        and line.split(None, 1)[0].casefold() in _OPENERS
        and len(sentences(text)) == 1
    )


def _had_room(length: int, line: str, width: int) -> bool:
    return length + 1 + len(line.split(None, 1)[0]) <= width * _ROOM
