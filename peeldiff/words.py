"""Small questions about words that every part of the reading asks.

Nothing here knows what an inspection is.
"""

from __future__ import annotations

from functools import lru_cache

from alignment.late import late
from alignment.words import words_of

__all__ = [
    "MAY_END", "OPEN_WORDS", "chapter", "ends_sentence", "letters_of", "plain", "same_letters",
    "sentences", "starts_lower", "straight", "unnumbered", "words_in", "year_in",
]  # fmt: skip

_STRAIGHT = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ",
}  # fmt: skip

_ABBREVIATIONS = frozenset(
    "e.g. i.e. etc. no. mr. mrs. ms. dr. st. vs. approx. para. fig.".split()  # noqa: SIM905
)

OPEN_WORDS = frozenset(
    """
    a an the of to in for and or with by at on from that which is are was were has have had be been
    its their this these those as than into between through but not will would can could may who
    whose where when if while more most other our
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words that no sentence ends with: whatever follows goes on from there."""
MAY_END = frozenset(
    "is are was were has have had be been will would can could may more most other".split()  # noqa: SIM905
)
"""Those of them with which a clause may end that asks or compares: "… what the risk is"."""

_BOUNDARY = late(r"""[.!?](["'”’)\]]*)\s+(?=["'“‘(\[]*[A-Z0-9£])""")

_CHAPTER = late(
    r"(?:(\d{1,2}(?:\.\d{1,2})*)[.):]?|[A-Za-z]\.?(\d{1,2}(?:\.\d{1,2})*)[.):])\s+(?=[^\W\d])"
)

_REFERENCE = late(r"\s*\(\d{1,3}(?:\.\d{1,3})*\)$")

_YEAR = late(r"(?:19|20)\d\d(?!\d)")


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """A comparable form: lower case, straight quotes and dashes, single spaces, no closing colon."""
    return " ".join(straight(text).casefold().split()).rstrip(" :")


_PART = late(
    r"(?i)(?:part|chapter|section|question|theme|unit) "
    r"(?:\d{1,2}|[ivx]{1,4}|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten) ?[:.–—-] ?(?=[^\W\d])"
)
"""What a heading is called before its name: "Part Two: "."""


def chapter(text: str) -> str:
    """The number in front of a heading: "3.1", "4"; "" without."""
    match = _CHAPTER.match(text)
    return (match[1] or match[2]) if match else ""


def unnumbered(text: str) -> str:
    """A heading without the number of its chapter: "3.1 Findings", "4. Findings", "Part Two: Findings"."""
    match = _CHAPTER.match(text) or _PART.match(text)
    return text[match.end() :] if match else text


def straight(text: str) -> str:
    """The same text with straight quotes and dashes, character for character."""
    if not text.isascii():
        for printed, typed in _STRAIGHT.items():  # a fifth of what `translate` takes
            text = text.replace(printed, typed)
    return text


def letters_of(text: str) -> str:
    """The letters and digits of a text in plain form, run together."""
    return "".join(words_of(plain(text)))


def same_letters(one: str, other: str) -> bool:
    """Whether two texts differ in kinds of quotes, dashes and spaces at most."""
    return one == other or straight(one).split() == straight(other).split()


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each as printed, without the white space between them."""
    return list(_sentences(text))


@lru_cache(maxsize=2_048)  # four or five rules of the reading ask it of the same paragraph
def _sentences(text: str) -> tuple[str, ...]:
    found: list[str] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        head = text[start : match.end(1)]
        last = head.rsplit(None, 1)[-1].casefold().lstrip("(\"'“‘")
        if last in _ABBREVIATIONS or (len(last) == 2 and last[0].isalpha() and last[1] == "."):
            continue
        found.append(head.strip())
        start = match.end()
    rest = text[start:].strip()
    if rest:
        found.append(rest)
    return tuple(found)


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence may end, closing quotes and brackets aside."""
    if text.endswith(")"):
        text = _REFERENCE.sub("", text)  # "… in each suite. (3.4)"
    return text.rstrip("\"'”’)] ").endswith((".", "!", "?", ":", ";", "…"))


def starts_lower(text: str) -> bool:
    """Whether the first letter is a small one: the line goes on from somewhere."""
    for character in text:
        if character.isalpha():
            return character.islower()
        if character.isdigit():
            return False
    return False


def words_in(text: str) -> list[str]:
    """The words of a text in small letters, digits included."""
    return words_of(straight(text).casefold())


def year_in(text: str) -> str:
    """The first year that a text names: "2018" for "2018/19", "2022" for "ILACS 2022"; "" for none."""
    year = _YEAR.search(text)
    return year[0] if year else ""
