"""The meaning of a clause, composed from the classes of its words.

Word class × negation × extent × time: a bad thing denied is good, a good thing denied is bad, "few" of a
good thing is bad. Nothing here is looked up by phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from alignment.records import dataclass

__all__ = ["Meaning", "Sign", "Time", "clauses", "compose", "speaks_ill"]


class Sign(StrEnum):
    """Whether a clause tells of something good or bad, as far as its words of sense say."""

    GOOD = "good"
    BAD = "bad"
    BOTH = "both"
    DENIED = "denied"
    """Something is denied that is neither good nor bad by itself."""
    TWICE_DENIED = "twice-denied"
    NONE = "none"


class Time(StrEnum):
    """What time, or whose word, a clause tells of."""

    NOW = "now"
    LEFT = "left"
    PLAN = "plan"
    CLAIM = "claim"
    THEN = "then"
    NONE = "none"


_GOOD = frozenset({"good", "better", "done"})
_BAD = frozenset({"bad", "worse"})
_DENIES = frozenset({"not", "none"})
_EXTENTS = ("nearly-all", "most", "some", "few", "none", "to-none", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a clause says: sign, extent, time; `ended` that something is no longer so, `of_asked` that it
    speaks of the demand, `against` that it opens with a contrast."""

    sign: Sign
    extent: str
    time: Time
    ended: bool
    of_asked: bool
    against: bool

    def codes(self) -> Iterator[str]:
        """The parts of the meaning, alone and together, as a reader weighs them."""
        sign = f"{self.sign}{'!' if self.ended else ''}"
        yield sign
        yield f"{sign} {self.extent}"
        yield f"{sign} {self.time}"
        yield f"{self.extent} {self.time}"
        yield f"{sign} {self.extent} {self.time}"
        if self.of_asked:
            yield f"{sign} D"
            yield f"{sign} {self.extent} D"


def clauses(names: Sequence[str]) -> list[list[str]]:
    """The clauses of a sentence given by its marks' names: parted at ";", ":" and words of contrast."""
    found: list[list[str]] = [[]]
    for name in names:
        if name in (";", ":") or "but" in _classes(name):
            found.append([name])
        else:
            found[-1].append(name)
    return [clause for clause in found if clause]


def compose(names: Sequence[str]) -> Meaning:
    """The meaning of one clause."""
    classes = [_classes(name) for name in names]
    denied = sum(not _DENIES.isdisjoint(own) for own in classes)
    good = any(not _GOOD.isdisjoint(own) for own in classes)
    bad = any(not _BAD.isdisjoint(own) for own in classes)
    every = frozenset().union(*classes)
    return Meaning(
        sign=_sign(good, bad, denied),
        extent=next((extent for extent in _EXTENTS if extent in every), "-"),
        time=next((time for time in Time if time.value in every), Time.NONE),
        ended="former" in every,
        of_asked=any(name.startswith("D") for name in names),
        against=bool(classes) and "but" in classes[0],
    )


def speaks_ill(names: Sequence[str]) -> bool:
    """Whether a clause of a sentence, given by its marks' names, tells of something bad or denies one."""
    return any(compose(clause).sign in (Sign.BAD, Sign.DENIED) for clause in clauses(names))


def _sign(good: bool, bad: bool, denied: int) -> Sign:
    odd = denied % 2 == 1
    if good and bad:
        return Sign.BOTH
    if good or bad:
        return Sign.GOOD if good is not odd else Sign.BAD
    if not denied:
        return Sign.NONE
    return Sign.DENIED if odd else Sign.TWICE_DENIED


@lru_cache(maxsize=1 << 12)  # marks have few names
def _classes(name: str) -> frozenset[str]:
    return frozenset(name.removeprefix("D").removeprefix("#").split("+"))
