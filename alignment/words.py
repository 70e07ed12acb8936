"""Cutting a text into words, and words down to stems that meet.

`tokens` loses nothing, so that a marked-up text can be rebuilt; `stems` loses all that does not
help to tell two texts apart. English only; no dictionary, so irregular forms do not meet.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from alignment.late import late

__all__ = ["STOP_WORDS", "Texts", "is_word", "normalised", "stem", "stems", "tokens"]

STOP_WORDS = frozenset(
    """
    a about after all also am an and any are as at be because been before being both but by can
    could did do does doing down during each for from further had has have having he her here hers
    him his how i if in into is it its itself just may me might more most must my no nor not now of
    off on once only or other our ours out over own same shall she should so some such than that
    the their theirs them then there these they this those through to too under until up us very
    was we were what when where which while who whom why will with within without would you your
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words that say nothing about what a text is about."""

_TOKEN = late(
    r"\d+(?:[.,/:]\d+)*%?"  # a number, date or percentage is one word: 1,000  39.5%  2018/19
    r"|\w+(?:['’\-‐‑]\w+)*"  # so is force's, decision-making
    r"|\s+"
    r"|[^\w\s]"
)
_WORD = late(r"[^\W_]+")
_ASCII_WORDS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
# Looks back from the hyphen: a search for the prefixes would try them at every letter.
_PREFIX_HYPHEN = late(
    r"-(?=\w)(?:(?<=\bre-|\bco-)|(?<=\bpre-|\bnon-)|(?<=\banti-|\bover-)|(?<=\bmulti-|\bunder-))"
)
_LIKE_ASCII = {
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u00ad": "", "\u200b": "",
}  # fmt: skip
_JOINERS = "\u200c\u200d"

_ENDINGS = (
    "ification", "fulness", "iveness", "ousness", "ational", "ication", "ability", "ibility",
    "ation", "ition", "ating", "ement", "ance", "ence", "ancy", "ency", "able", "ible", "ated",
    "ator", "ness", "ment", "tion", "sion", "ity", "ive", "ify", "ate", "ful", "ing", "ion", "ous",
    "ant", "ent", "ed", "al", "ly", "or", "e", "y",
)  # fmt: skip
_ENDINGS_BY_LAST: dict[str, tuple[str, ...]] = {
    last: tuple(ending for ending in _ENDINGS if ending[-1] == last)
    for last in sorted({ending[-1] for ending in _ENDINGS})
}
_SHORTEST_STEM = 4


def tokens(text: str) -> list[str]:
    """The words, runs of white space and single punctuation marks of `text`, in order.

    Joined again they are `text` exactly. A combining mark stays with the character before it.
    """
    pieces: list[str] = _TOKEN.findall(text)
    if text.isascii():
        return pieces
    joined: list[str] = []
    open_word = False
    for piece in pieces:
        extends = unicodedata.category(piece[0])[0] == "M" or piece in _JOINERS
        if joined and (extends or (open_word and is_word(piece))):
            joined[-1] += piece
            open_word = extends and is_word(joined[-1])
        else:
            joined.append(piece)
            open_word = False
    return joined


def words_of(text: str) -> list[str]:
    """The words of a text as they stand, digits included; a hyphen parts two of them."""
    if text.isascii():  # a fifth of what the pattern takes
        return text.translate(_ASCII_WORDS).split()
    return _WORD.findall(text)


def is_word(token: str) -> bool:
    """Whether a token is a word or a number rather than space or punctuation."""
    return token[0].isalnum() or token[0] == "_"


def normalised(text: str) -> str:
    """`text` as it compares: case, kinds of quotes, dashes and white space made alike."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for printed, typed in _LIKE_ASCII.items():
            text = text.replace(printed, typed)
    return " ".join(text.casefold().split())


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The part that the forms of a lower-case English word share: "ensur" for "ensuring"."""
    if len(word) <= _SHORTEST_STEM - 1 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for _ in range(3):
        shorter = _without_ending(word)
        if shorter == word:
            break
        word = shorter
    return word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS_BY_LAST.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM - (
            ending in ("e", "y", "ed", "ing")
        ):
            cut = word[: -len(ending)]
            if ending in ("tion", "sion"):
                return cut + ending[0]
            if ending in ("ed", "ing") and len(cut) > 3 and cut[-1] == cut[-2] not in "lsz":
                return cut[:-1]
            return cut
    return word


def stems(text: str) -> list[str]:
    """The stems of the content words of `text`, in order and with repeats; stop words dropped."""
    return _stems(normalised(text))


def _stems(text: str) -> list[str]:
    plain = _PREFIX_HYPHEN.sub("", text).replace("'s", "").replace("'", "")
    return [stem(word) for word in words_of(plain) if word not in STOP_WORDS]


class Texts:
    """Texts as they compare, and their stems: each worked out once as long as this is kept."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, tuple[str, ...]]] = {}

    def of(self, text: str) -> tuple[str, tuple[str, ...]]:
        """`text` normalised, and its stems, sorted, each once."""
        known = self._known.get(text)
        if known is None:
            plain = normalised(text)
            known = self._known[text] = plain, tuple(sorted(set(_stems(plain))))
        return known
