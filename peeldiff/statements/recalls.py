"""Sentences that recall an earlier inspection: by its year, its report, a span of time or what it asked for.

A recall needs two things: words for an earlier time and the inspectorate's own voice. A year beside a
figure ("in the 12 months to 31 March 2016") is no recall, and neither is what the force did in a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from alignment.late import late
from alignment.records import dataclass
from peeldiff.statements.grammar import Phrases, Words, phrases_of, words_of
from peeldiff.statements.sentences import Token
from peeldiff.words import year_in

__all__ = ["Recall", "find_recall"]

_YEAR = late(r"(19|20)\d\d(/\d\d)?")
_CENTURIES = ("19", "20")
_MONTHS = words_of(Words.MONTHS)
_EARLIER = words_of(Words.EARLIER)
_REPORTS = words_of(Words.REPORTS)
_SPANS = frozenset("year years month months".split())  # noqa: SIM905
_VOICE = words_of(Words.INSPECTORATE_SPEAKS)
_SAID = words_of(Words.SAID_THEN)
_PAST = frozenset("was were had did been required".split())  # noqa: SIM905
_FORMALLY = frozenset(("area", "areas", "cause", "causes"))
_FORMAL = frozenset(("improvement", "concern"))
_NOT_RECALLED = phrases_of(Phrases.NOT_RECALLED)
_OWN_NAMES = frozenset(("hmic", "hmicfrs"))
_OWNERS = _OWN_NAMES | {"our", "its", "joint", "national"}
_NOT_NAMES = _REPORTS | _SAID | _PAST
"""Words that end the name of an inspection."""
_COMMON = words_of(Words.NAMES_OF_EVERY_INSPECTION)
_NAME = 8
"""Words of the name of an inspection at most, before the noun and behind it."""
_TO_YEAR = 4
"""Words from the noun to its year at most: "inspection, published in March 2017"."""
_REACH = 3
"""Words between "our last" and "inspection": "our last effectiveness inspection"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What a sentence recalls: `refers_to` in the report's own words, the years that it names.

    `names` are words of the sentence that tell of the inspection and not of the point: its stems say
    nothing of what is recalled. `is_formal` says that it names an area for improvement, a cause of
    concern or a recommendation. `looked_at` are the words by which an inspection with a year is told from
    the others of that year ("crime", "data" and "integrity" of "our crime data integrity inspection of
    2018"), none where it has the name that they all have.
    """

    refers_to: str
    years: tuple[str, ...]
    is_formal: bool
    looked_at: frozenset[str] = frozenset()


def find_recall(text: str, tokens: Sequence[Token], cycle: str) -> Recall | None:
    """The recall in a sentence of a report of `cycle` ("2018/19"; "" if unknown), or None."""
    words = [token.word for token in tokens]
    told = " ".join(words)
    formal = _formal(words)
    looked_at = _looked_at(words)
    years = _earlier_years(words, "" if looked_at else year_in(cycle))
    voice = not _VOICE.isdisjoint(words) or formal
    spoken = (voice and not _SAID.isdisjoint(words)) or _moved_us(words)
    named = _earlier_report(words)
    if named is None and years and spoken:
        named = years[0]
    if named is None and spoken:
        named = _span_ago(words) or _last_time(words)
    if (
        named is None
        and words[:1] == ["in"]
        and years
        and words[1:2] == [years[0]]
        and not _PAST.isdisjoint(words)
    ):
        named = years[0]
    if named is None and (point := _formerly_formal(words)):
        named = point
    if named is None and (asked := _had_asked(words) or _wrote(words)):
        named = asked
    if named is None or any(phrase in told for phrase in _NOT_RECALLED):
        return None
    return Recall(
        refers_to=_as_printed(text, named, years),
        years=tuple(years),
        is_formal=formal,
        looked_at=looked_at,
    )


def _formal(words: Sequence[str]) -> bool:
    if not {"recommendation", "recommendations"}.isdisjoint(words):
        return True
    if _FORMAL.isdisjoint(words):
        return False
    return any(
        (word in ("area", "areas") and words[at + 1 : at + 3] == ["for", "improvement"])
        or (
            word in ("cause", "causes")
            and words[at + 1 : at + 2] in (["of"], ["for"])
            and words[at + 2 : at + 3] == ["concern"]
        )
        for at, word in enumerate(words)
    )


def _earlier_years(words: Sequence[str], own: str) -> list[str]:
    """The years before `own` that are not those of a count's period."""
    found = []
    for at, word in enumerate(words):
        if word[:2] not in _CENTURIES or not _YEAR.fullmatch(word) or (own and word[:4] >= own):
            continue
        before = [w for w in words[max(0, at - 3) : at] if w not in _MONTHS and not w.isdigit()]
        if before[-1:] in (["to"], ["ending"], ["ended"], ["between"]):
            continue
        found.append(word)
    return list(dict.fromkeys(found))


def _looked_at(words: Sequence[str]) -> frozenset[str]:
    """What an inspection of the inspectorate's own looked at, where its name tells that and has its year.

    "Our child protection inspection in 2023", "our 2023 inspection of how forces deal with violence"; not
    "our inspection of the control room in 2018", which may be a part of the one that reports.
    """
    for at, word in enumerate(words):
        if word not in _REPORTS:
            continue
        before = words[max(0, at - _NAME) : at]
        owner = max((i for i, told in enumerate(before) if told in _OWNERS), default=None)
        if owner is None or (before[owner] == "its" and _OWN_NAMES.isdisjoint(words[:at])):
            continue
        name, after = list(before[owner + 1 :]), words[at + 1 : at + 1 + _NAME]
        if not _NOT_NAMES.isdisjoint(name):
            continue
        if any(_YEAR.fullmatch(told) for told in name):
            of = after if after[:1] == ["of"] else ()
            name += takewhile(lambda told: told not in _NOT_NAMES, of)
        elif not any(_YEAR.fullmatch(told) for told in after[:_TO_YEAR]):
            continue
        own = frozenset(told for told in name if not _YEAR.fullmatch(told)) - _COMMON
        if own:
            return own
    return frozenset()


def _earlier_report(words: Sequence[str]) -> str | None:
    """ "our last inspection", "the previous effectiveness report", "when we last visited"."""
    for at, word in enumerate(words):
        if word in _EARLIER:
            for step in range(at + 1, min(at + 2 + _REACH, len(words))):
                if words[step] in _REPORTS:
                    return " ".join(words[at : step + 1])
            if words[max(0, at - 1) : at] == ["we"] or words[max(0, at - 2) : at - 1] == ["we"]:
                return " ".join(words[at : at + 2])
        if word == "previously" and not {"we", "hmic", "hmicfrs"}.isdisjoint(words):
            return word
    return None


def _span_ago(words: Sequence[str]) -> str | None:
    """ "a year ago", "twelve months ago", "two years earlier"."""
    for at, word in enumerate(words):
        if word in ("ago", "earlier") and at > 1 and words[at - 1] in _SPANS:
            return " ".join(words[max(0, at - 2) : at + 1])
    return None


def _last_time(words: Sequence[str]) -> str | None:
    """ "last year", "last time" beside the inspectorate's voice."""
    for at, word in enumerate(words[:-1]):
        if word == "last" and words[at + 1] in (
            "year",
            "time",
            "spring",
            "summer",
            "autumn",
            "winter",
        ):
            return f"last {words[at + 1]}"
    return None


def _formerly_formal(words: Sequence[str]) -> str | None:
    """ "This was an area for improvement", "the cause of concern has been closed"."""
    for at, word in enumerate(words):
        if word in _FORMALLY and words[at + 2 : at + 3] in (["improvement"], ["concern"]):
            before, after = words[max(0, at - 5) : at], words[at + 3 : at + 8]
            told = {
                "was",
                "were",
                "closed",
                "discharged",
                "lifted",
                "made",
                "raised",
                "identified",
                "longer",
                "earlier",
                "been",
                "former",
            }
            if not told.isdisjoint(before) or not {
                "closed",
                "discharged",
                "lifted",
                "remains",
                "remain",
                "met",
                "addressed",
            }.isdisjoint(after):
                return " ".join(words[at : at + 3])
    return None


def _had_asked(words: Sequence[str]) -> str | None:
    """ "We had recommended that …", "We asked the force to …"."""
    asked = {"recommended", "asked", "urged", "advised", "criticised", "warned", "wanted", "told"}
    for at, word in enumerate(words[:-2]):
        if word in ("we", "hmic", "hmicfrs") and not asked.isdisjoint(words[at + 1 : at + 4]):
            rest = words[at + 1 : at + 6]
            told = "force" in words[at : at + 7] and "to" in words[at : at + 9]
            by_others = not {"officers", "staff", "who", "people"}.isdisjoint(rest)
            if ("had" in rest or told or "that" in rest) and not by_others:
                return next(w for w in rest if w in asked)
    return None


def _moved_us(words: Sequence[str]) -> bool:
    """ "troubled us in 2016": what the inspectorate felt then."""
    return any(word == "us" and words[at - 1].endswith("ed") for at, word in enumerate(words) if at)


def _wrote(words: Sequence[str]) -> str | None:
    """ "In March 2017 we wrote to the chief constable": a letter of the year of the report itself."""
    for at, word in enumerate(words[:-1]):
        if word == "we" and words[at + 1] in ("wrote", "warned") and words[:1] == ["in"]:
            return words[at + 1]
    return None


def _as_printed(text: str, named: str, years: Sequence[str]) -> str:
    """The words for the inspection as the report prints them, the year with what it is the year of."""
    year = years[0] if years else ""
    pattern = re.escape(year or named).replace(r"\ ", r"\s+")
    if year:
        around = re.search(
            rf"(?:\b(?:our|the|its|HMIC(?:FRS)?['’]s)\s+)?{pattern}"
            r"(?:\s+(?:PEEL|effectiveness|efficiency|legitimacy|integrated|inspection|report|assessment"
            r"|review|letter))*",
            text,
        )  # fmt: skip
    else:
        around = re.search(pattern, text, re.IGNORECASE)
    return around[0] if around else named
