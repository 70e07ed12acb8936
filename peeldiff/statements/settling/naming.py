"""How a report names a finding that it has told of before: "this", "that area for improvement", "both parts
of the point", "what we asked of it", "the recommendation about keys".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alignment.records import dataclass, replace
from peeldiff.model import FindingKind
from peeldiff.statements.grammar import Formal, Words, formal, words_of
from peeldiff.statements.sentences import Token
from peeldiff.statements.settling.slots import Slot

__all__ = [
    "IT",
    "KINDS",
    "OURS",
    "Named",
    "names_at",
    "subject_at",
    "when",
    "whoever",
    "without_areas",
]

KINDS: tuple[tuple[tuple[str, ...], FindingKind], ...] = (
    (("area", "for", "improvement"), FindingKind.AREA_FOR_IMPROVEMENT),
    (("areas", "for", "improvement"), FindingKind.AREA_FOR_IMPROVEMENT),
    (("cause", "of", "concern"), FindingKind.CAUSE_OF_CONCERN),
    (("causes", "of", "concern"), FindingKind.CAUSE_OF_CONCERN),
    (("cause", "for", "concern"), FindingKind.CAUSE_OF_CONCERN),
    (("recommendation",), FindingKind.RECOMMENDATION),
    (("recommendations",), FindingKind.RECOMMENDATION),
)
"""The names of the kinds of findings."""
_AREA = frozenset({"area", "areas"})
_FOR_IMPROVEMENT = ("for", "improvement")
_AREA_LENGTH = 3
OURS = frozenset({"we", "i", "hmic", "hmicfrs", "inspectors", "inspectorate"})
"""Words for the inspectorate that speaks."""

IT = frozenset({"it", "they"})
"""Words for whoever is inspected that only point back."""
_POLICE = frozenset({"police", "constabulary"})
_NAME_LENGTH = 4
"""Words at most of the name of a force."""
_YEAR = re.compile(r"(19|20)\d\d(/\d\d)?")
_PRONOUNS = frozenset({"it", "this", "that", "these", "those", "them", "both"})
_POINTING = frozenset({"this", "that", "these", "those"})
_THE = frozenset({"the", "our", *_POINTING})
_SEVERAL = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_WHOLE = Slot(formal(Formal.WHOLE_OF))
_OLDER = frozenset(formal(Formal.OLDER))
_POINTS = frozenset(formal(Formal.POINTS))
_SAID = words_of(Words.SAID_THEN)
_WHAT = Slot(formal(Formal.WHAT))
_ON = Slot(formal(Formal.ON_WHAT))
_THEN = Slot(formal(Formal.AT_THAT_TIME))
_OF_IT = Slot(("of it", "of the force", "for", "it to do", "the force to do", "of them", "on"))
_REPORTS = words_of(Words.REPORTS)
_FINITE = words_of(Words.FINITE_VERBS)
_SUBJECT = 10
"""Words at most of the subject of a finding: "the recommendation about …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A finding as it is named up to the word `end`.

    `kind` is None where no kind is named; `is_formal` says that one is, or that it is named by what the
    inspectorate asked for, `is_pointed_at` that it is a noun behind "this" or "that"; `subject` are the
    places of the words that tell what it is about, if any; `is_one` says that it is not several.
    """

    end: int
    kind: FindingKind | None = None
    is_formal: bool = False
    subject: tuple[int, int] = (0, 0)
    is_one: bool = True
    is_pointed_at: bool = False


def without_areas(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens without "area for improvement", which is no area of the force.

    A cause of concern stays: its own text mostly says that it is one.
    """
    skipped = 0
    for at, token in enumerate(tokens):
        if token.word in _AREA:
            words = tuple(following.word for following in tokens[at + 1 : at + _AREA_LENGTH])
            skipped = _AREA_LENGTH * (words == _FOR_IMPROVEMENT)
        if skipped:
            skipped -= 1
        else:
            yield token


def names_at(words: Sequence[str], at: int) -> Iterator[Named]:
    """The ways in which a finding may be named from the word `at` on, the longest first."""
    if at < len(words):
        yield from _what(words, at)
        yield from _noun(words, at)
        yield from _pronoun(words, at)


def _pronoun(words: Sequence[str], at: int) -> Iterator[Named]:
    for start in (_WHOLE.over(words, at), at):
        if start < len(words) and words[start] in _PRONOUNS:
            yield Named(end=start + 1)


def _what(words: Sequence[str], at: int) -> Iterator[Named]:
    """ "what we asked of it in 2016", "all that was asked of the force", "every part of what we asked"."""
    begins = _WHOLE.over(words, at)
    for verb in dict.fromkeys((*_WHAT.ends(words, at), *_WHAT.ends(words, begins))):
        end = _we_said(words, verb)
        if end == verb and words[verb : verb + 1] in (["was"], ["were"]):
            said = verb + 1
            end = _OF_IT.end(words, said + 1) if words[said : said + 1] == ["asked"] else verb
            end = end if end > said + 1 else verb  # by whom it was asked, nobody says
            if words[said : said + 1] in (["wrong"], ["missing"]):
                yield Named(end=said + 1)
        if end > verb:
            yield Named(end=when(words, end), is_formal=True)


def _noun(words: Sequence[str], at: int) -> Iterator[Named]:
    for start in dict.fromkeys((_WHOLE.over(words, at), at)):
        whole = start > at
        noun = start
        pointing = words[noun : noun + 1] != [] and words[noun] in _THE
        noun += pointing
        if noun < len(words) and words[noun] in _SEVERAL:
            if not (whole or pointing):
                continue  # "it has met three recommendations": of how many?
            noun += 1
        while noun < len(words) and (words[noun] in _OLDER or _YEAR.fullmatch(words[noun])):
            noun += 1
        if not (whole or pointing):
            continue
        for length, kind in _kinds(words, noun):
            end = noun + length
            is_one = not words[end - length].endswith("s")
            pointed_at = not {*words[at:noun]}.isdisjoint(_POINTING | {"our"})
            for named in _with_more(words, end, kind, is_one):
                yield replace(named, is_pointed_at=pointed_at)


def _kinds(words: Sequence[str], at: int) -> Iterator[tuple[int, FindingKind | None]]:
    for name, kind in KINDS:
        if tuple(words[at : at + len(name)]) == name:
            yield len(name), kind
            return
    if at < len(words) and words[at] in _POINTS:
        yield 1, None


def _with_more(
    words: Sequence[str], end: int, kind: FindingKind | None, is_one: bool
) -> Iterator[Named]:
    """A noun with what follows it: "that we made in 2016", "in question", "about keys"."""
    end = when(words, end) if words[end : end + 1] in (["from"], ["of"]) else end
    own = _that_we_made(words, end)
    if words[end : end + 2] == ["in", "question"]:
        own = end + 2
    formal = kind is not None or own > end
    subject = subject_at(words, own)
    if subject[1] > own:
        yield Named(end=subject[1], kind=kind, is_formal=formal, subject=subject, is_one=is_one)
    yield Named(end=own, kind=kind, is_formal=formal, is_one=is_one)


def subject_at(words: Sequence[str], at: int) -> tuple[int, int]:
    """Where the words stand that tell what a finding named before `at` is about: "about keys"."""
    begins = last = _ON.end(words, at)
    if begins == at:
        return at, at
    while last < len(words) and last - begins < _SUBJECT and words[last] not in _FINITE:
        if not words[last][0].isalnum():
            break
        last += 1
    return begins, last


def _that_we_made(words: Sequence[str], at: int) -> int:
    begins = at + (words[at : at + 1] in (["that"], ["which"]))
    end = _we_said(words, begins)
    return at if end == begins else when(words, end)


def _we_said(words: Sequence[str], at: int) -> int:
    """ "we asked for", "we had asked of it", "HMIC recommended"; `at` where nobody did."""
    verb = at
    if verb >= len(words) or words[verb] not in OURS:
        return at
    verb += 1
    verb += words[verb : verb + 1] in (["had"], ["have"], ["first"])
    if verb >= len(words) or words[verb] not in _SAID:
        return at
    return _OF_IT.end(words, verb + 1)


def when(words: Sequence[str], at: int) -> int:
    """The end of when something was asked for: "in 2016", "in our last report", "then"."""
    end = _THEN.end(words, at)
    if end > at:
        return end
    if words[at : at + 1] in (["from"], ["of"]):
        timed = words[at + 1 : at + 2] != [] and _YEAR.fullmatch(words[at + 1])
        return at + 2 if timed else at
    if words[at : at + 1] == ["in"]:
        for last in range(at + 1, min(at + 6, len(words))):
            if not words[last][0].isalnum() or words[last] in _FINITE:
                return at
            if _YEAR.fullmatch(words[last]) and words[last + 1 : last + 2] != ["report"]:
                return last + 1
            if words[last] in _REPORTS:
                return last + 1
    return at


def whoever(words: Sequence[str], at: int) -> int | None:
    """The end of the name of whoever is inspected: "it", "the force", "Marlshire Police"."""
    if at >= len(words):
        return None
    if words[at] in IT:
        return at + 1
    if words[at] in ("the", "this") and words[at + 1 : at + 2] in (["force"], ["constabulary"]):
        return at + 2
    for end in range(at + 1, min(at + _NAME_LENGTH, len(words))):
        if words[end] in _POLICE and words[at] not in ("the", "a", "of"):
            return end + 1
    return None
