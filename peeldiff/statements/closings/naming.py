"""How a sentence names findings of an earlier report, each put down as what is told of them needs it.

By kind ("the cause of concern"), by place or number ("the second of the three recommendations"), by what
they are about ("the recommendation on vetting"), by what only points back ("that matter", "both").
"""

from __future__ import annotations

import re

from alignment.late import late
from alignment.records import dataclass, replace
from peeldiff.model import FindingKind
from peeldiff.statements.closings.name_patterns import (
    ALL_OF_IT,
    HOLLOW_STEMS,
    KINDS,
    LETTER,
    NOUN,
    NUMBERS,
    ON,
    ONE,
    ORDINALS,
    OTHERS_OF,
    OWNER,
    PLACE,
    PRONOUN,
    TIME,
    YEAR,
)
from peeldiff.statements.sentences import content_stems, tokenise

__all__ = ["NamedFindings", "about_of", "named_in"]

_YEAR, _YEARS = late(YEAR), late(rf"\b{YEAR}\b")
_TIME = late(TIME)
_AND_ON = late(rf" and (?={ON} )")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFindings:
    """Findings as a sentence names them, from the character `start` to `end` of it.

    `kind` is None where none is named; `count` says how many they are, `all` that it is of all there are,
    `place` which in order, the last being -1, `places` of how many, `first` how many from there on; `about`
    are the stems of what they are about, `abouts` those of each of several things, `years` of which years;
    `pronoun` says that a word only points back and has no name. `indefinite` are "a", "any" and what
    has no article, `denied` "no" and "neither"; `part` tells of some of them, or of a part; `others` of those
    of another body; `only` that there are no others.
    """

    start: int
    end: int
    kind: FindingKind | None = None
    count: int | None = None
    all: bool = False
    place: int | None = None
    places: int | None = None
    first: int | None = None
    about: frozenset[str] = frozenset()
    abouts: tuple[frozenset[str], ...] = ()
    years: frozenset[str] = frozenset()
    plural: bool = False
    indefinite: bool = False
    denied: bool = False
    part: bool = False
    others: bool = False
    only: bool = False
    pronoun: bool = False


def named_in(said: str) -> list[NamedFindings]:
    """The findings that a sentence names, in order; `said` is as `words_of_sentence` gives it."""
    found: list[NamedFindings] = []

    def free(match: re.Match[str]) -> bool:
        return not any(match.start() < one.end and one.start < match.end() for one in found)

    for match in NOUN.finditer(said):
        one = _noun(match)
        if one.kind is not None or not one.indefinite:  # "up to a point" names nothing
            found.append(one)
    found += [_place(match) for match in PLACE.finditer(said) if free(match)]
    for match in ONE.finditer(said):
        if free(match):
            about = about_of(match["behind"])
            if about:
                found.append(
                    NamedFindings(
                        start=match.start(),
                        end=match.end(),
                        about=about,
                        plural=match[0].startswith(("those", "the ones")),
                    )
                )
    for match in LETTER.finditer(said):
        if free(match):
            place = "abcdefgh".index(match["letter"]) + 1
            found.append(NamedFindings(start=match.start(), end=match.end(), place=place))
    found += [_pronoun(match) for match in PRONOUN.finditer(said) if free(match)]
    found.sort(key=lambda one: one.start)
    return [_headed(one, said) for one in found]


def _headed(one: NamedFindings, said: str) -> NamedFindings:
    """What a label names: "Cause of concern: the vetting of contractors."."""
    behind = said[one.end :]
    if (
        one.kind is None
        or said[: one.start].strip()
        or not behind.startswith(" : ")
        or one.about
        or " ( a ) " in behind
    ):
        return one
    return replace(one, about=about_of(re.split(r" [;.(] ", behind[3:])[0]), indefinite=False)


def about_of(words: str) -> frozenset[str]:
    """The stems of what some words tell that findings are about."""
    stems = content_stems(tokenise(words)) - HOLLOW_STEMS
    return frozenset(stem for stem in stems if not stem.isdigit() and not _YEAR.fullmatch(stem))


def _number(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) if word.isdigit() else NUMBERS.get(word)


def _noun(match: re.Match[str]) -> NamedFindings:
    kind_words = (match["kind"] or match["bare"]).split()
    head = next((word for word in kind_words if word in KINDS), "")
    kind = KINDS.get(head)
    behind = f" {match['behind'] or ''} "
    mods = (match["mods"] or "").split()
    det, of = match["det"] or "", (match["of"] or "").split()
    led = (match["bare"] or "").split()[:1]
    numbers = [n for word in (*mods, *led) if (n := _number(word)) is not None]
    ordinals = [ORDINALS[word] for word in (*mods, *led) if word in ORDINALS]
    place = ordinals[0] if ordinals else None
    label = _number(match["number"] or match["label"])
    years = frozenset(_YEARS.findall(" ".join(mods) + behind))
    topic = [
        word
        for word in mods
        if word not in ORDINALS and _number(word) is None and word not in _OLDER
    ]
    told = _TIME.sub(" ", behind)
    about = about_of(" ".join((*topic, told)))
    count = numbers[0] if numbers else None
    if match["those"]:
        count = _number(match["those"].strip())
    part, whole, denied, places = (
        False,
        det in ("all", "both", "every", "each"),
        det in ("no", "neither", "none"),
        None,
    )
    first = None
    if place is not None and count is not None:
        first, place, count = count, place, None  # "the first two recommendations"
    if of:
        word = next(
            (w for w in of if w not in ("all", "the", "only", "just") or len(of) == 1), of[0]
        )
        if word in ORDINALS:
            place, places, count = ORDINALS[word], count, None
            if of[-1] in NUMBERS:
                first = _number(of[-1])
        elif of[0] in ("all", "both", "each", "every") and (
            word == of[0] or _number(word) == count or count is None
        ):
            whole = True
            count = count or _number(word)
        elif word in ("none", "neither"):
            denied = True
        elif word not in ALL_OF_IT and (_number(word) is None or _number(word) != count):
            part = True
    elif (
        not {"remaining", "rest"}.isdisjoint(mods)
        or (det in ("a", "an") and ordinals)
        or det in ("some", "most", "many", "several", "few", "half", "another", "either")
    ):
        part = True
    return NamedFindings(
        start=match.start(),
        end=match.end(),
        kind=kind,
        count=_TWO
        if count is None
        and ("both" in (det, *of, *mods) or det == "neither" or " on both " in behind)
        else count,
        all=whole,
        place=label if label is not None else place,
        places=places,
        first=first,
        about=about,
        abouts=_several_abouts(told),
        years=years,
        plural=det in ("neither", "none", "both")
        or kind_words[-1].endswith("s")
        or not {"areas", "causes"}.isdisjoint(kind_words),
        indefinite=det in ("a", "an", "any") or (not det and label is None and not ordinals),
        denied=denied,
        part=part,
        others=OWNER.search(f" {' '.join(mods)} ") is not None
        or det in ("his", "their")
        or OTHERS_OF.search(behind) is not None,
        only=not {"only", "sole", "single", "one"}.isdisjoint(mods),
    )


_TWO = 2
_OLDER = frozenset(
    """
    only sole single one earlier previous former old original same formal accelerated very
    remaining outstanding long serious grave gravest major principal key urgent pressing
    relevant said particular corresponding respective above related marked further standing
    whole other entire big main chief so called just
    """.split()  # noqa: SIM905
)


def _several_abouts(told: str) -> tuple[frozenset[str], ...]:
    """What several findings are about, each: "on contractors and on sex offenders"."""
    found = [about_of(part) for part in _AND_ON.split(told)]
    return tuple(found) if len(found) > 1 and all(found) else ()


def _place(match: re.Match[str]) -> NamedFindings:
    rest = match["ordinal"] in ("other", "remaining", "rest")
    return NamedFindings(
        start=match.start(),
        end=match.end(),
        place=0 if rest else ORDINALS[match["ordinal"]],
        first=_number(match["more"]),
        places=_number(match["total"]),
    )


def _pronoun(match: re.Match[str]) -> NamedFindings:
    words = match["said"].split()
    part = re.search(r" (?:of|in|among|at) $", match.string[: match.start()]) is not None
    count = next((n for word in words if (n := _number(word)) is not None and word != "one"), None)
    both = words[0] in ("both", "neither")
    return NamedFindings(
        start=match.start(),
        end=match.end(),
        count=_TWO if both else count,
        all=words[0] in ("all", "both", "each"),
        plural=words[0] not in ("it", "this", "that"),
        denied=words[0] in ("neither", "none"),
        pronoun=True,
        part=part,
    )
