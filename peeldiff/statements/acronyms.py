"""What a report's own acronyms stand for: "organised crime groups (OCGs)"."""

from __future__ import annotations

from collections.abc import Iterable

from alignment.late import late
from alignment.words import stem
from peeldiff.statements.sentences import content_stems, tokenise
from peeldiff.words import straight

__all__ = ["acronyms_in", "spelt_out"]

_ACRONYM = late(r"(?<![\w-])[A-Z][A-Z&]*[A-Z]s?(?![\w-])")
_IN_BRACKETS = late(r"((?:[\w'’-]+ ){1,9})\(([A-Z][A-Za-z&]*[A-Z])s?\)")
_BRACKETED = late(r"\([A-Z][A-Za-z&]*[A-Z]s?\)")
_OF_EVERYBODY = frozenset(
    {"HM", "HMIC", "HMICFRS", "PEEL", "UK", "UNDER", "EMBARGO", "UNTIL", "ON"}
)
_JOINING = frozenset("a an and at by for in of on or the to with".split())  # noqa: SIM905
_WORD = late(r"[A-Za-z]+")


def acronyms_in(text: str) -> frozenset[str]:
    """The stems of the acronyms of a text, those left out that tell one thing from no other."""
    found = (name.rstrip("s") for name in _ACRONYM.findall(text))
    return frozenset(stem(name.casefold()) for name in found if name not in _OF_EVERYBODY)


def spelt_out(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """For the stem of each acronym that some texts spell out, the stems of its words."""
    found: dict[str, frozenset[str]] = {}
    for text in texts:
        if not _BRACKETED.search(text):
            continue
        for before, acronym in _IN_BRACKETS.findall(straight(text)):
            words = _words_of(_WORD.findall(before), acronym)
            stems = content_stems(tokenise(" ".join(words)))
            if len(stems) > 1:
                found.setdefault(stem(acronym.casefold()), stems)
    return found


def _words_of(before: list[str], acronym: str) -> list[str]:
    """The last words whose first letters make an acronym; none if no words do."""
    letters = acronym.replace("&", "").casefold()
    for count in range(1, len(before) + 1):
        words = before[-count:]
        told = [word for word in words if word.casefold() not in _JOINING]
        if "".join(word[0] for word in told).casefold() == letters:
            return words
    return []
