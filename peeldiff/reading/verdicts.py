"""What one sentence says has become of a point: better, dealt with, no better, worse, some of it.

The phrases are the data file's. What is here is how they weigh against each other: a hedge takes a
resolution back, a condition, a demand or somebody's claim makes it unreal, a denial turns it round, and
what is only praised is not dealt with. In doubt a sentence is not said to settle anything.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from alignment.late import late
from alignment.records import dataclass
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Verdicts
from peeldiff.inspectorates.patterns import Patterns
from peeldiff.model import Verdict
from peeldiff.words import plain

__all__ = ["BAD", "SHORT_OF_GOOD", "Reading", "VerdictReader", "tells_of_few"]

_PROGRESS = late(r"\b(progress|improve\w*|steps)\b")
_ADDITION = late(r"\bnot (?:only|just)\b(.*?)\bbut\b(?: also)?")
"""This "but" takes nothing back."""
_PART_END = late(r"[;:]|\bbut\b")
_CLAUSE_END = late(r"\b(?:and|which|because)\b|,(?: so that\b)?")
_NEW_SENTENCE = late(r", (?:and|so|but) (?=(?:this|these|it|they|we|the force)\b)")
_SCOPE_END = late(r"[.,;:]|\b(?:and|but|which|so that|because)\b")
_PERCENT = late(r"\b(\d+(?:\.\d+)?) ?(?:percent|per cent|%)")
_OF = late(r"\b(\d[\d,]*) (?:out )?of (?:the |its |all |these |those )?(\d[\d,]*)\b")
_COMPARES = late(r"\b(compared (with|to)|as against|as opposed to|than) (\w+ ){0,3}\d")
BAD = (Verdict.NOT_IMPROVED, Verdict.WORSE)
SHORT_OF_GOOD = (Verdict.PARTLY, *BAD)
_NEARLY_ALL = 0.9
"""Part of the whole from which a number takes nothing back."""
_PHRASE = "~"
"""Stands for the phrase in the data file's patterns of what may surround it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The verdict of a sentence. `settled` means that it says the point is dealt with, without a
    hedge; `practice` that it says what is now done and `praises` that it calls something good, which
    settle only what they name; `hedged` that it takes something back. `scope` are the words to which
    it limits what it says is dealt with ("for officers"): "" if there are none. `acted` says that
    something has been done, without a word of how things are now: no verdict."""

    verdict: Verdict | None
    settled: bool = False
    praises: bool = False
    hedged: bool = False
    practice: bool = False
    scope: str = ""
    acted: bool = False


_SILENT = Reading(None)


class _Said(Enum):
    """How a phrase stands in a sentence."""

    NOWHERE = auto()
    UNREAL = auto()
    """Under a condition, a demand, a wish, as what somebody claims, or of an earlier year."""
    DENIED = auto()
    AS_FACT = auto()


class VerdictReader:
    """Reads verdicts with one inspectorate's phrases."""

    def __init__(self, words: Inspectorate, force: str | None = None) -> None:
        self._force = plain(force) if force else ""
        self.settled = words.pattern(Verdicts.settled_patterns)
        self.practice = words.pattern(Verdicts.practice_patterns)
        self.improved = words.pattern(Verdicts.improved_patterns)
        self.acted = words.pattern(Verdicts.acted_patterns)
        self.good_at = words.pattern(Verdicts.good_at_patterns)
        self.partly = words.pattern(Verdicts.partly_patterns)
        self.hedge = words.pattern(Verdicts.hedge_patterns)
        self.not_improved = words.pattern(Verdicts.not_improved_patterns)
        self.worse = words.pattern(Verdicts.worse_patterns)
        self.returned = words.pattern(Verdicts.returned_patterns)
        self.unchanged = words.pattern(Verdicts.unchanged_patterns)
        self.unreal = words.pattern(Verdicts.unreal_patterns)
        self.claim = words.pattern(Verdicts.claim_patterns)
        self.then = words.pattern(Verdicts.then_patterns)
        self.told = words.pattern(Verdicts.told_patterns)
        self.own_voice = words.pattern(Verdicts.own_voice_patterns)
        self.denied = words.pattern(Verdicts.denied_patterns)
        self.disbelieved = words.pattern(Verdicts.disbelieved_patterns)
        self.ordinary = words.pattern(Verdicts.ordinary_not_patterns)
        self.scope = words.pattern(Verdicts.scope_patterns)
        self._known: dict[str, Reading] = {}

    def read(self, sentence: str) -> Reading:
        """The verdict of a sentence as printed; `Reading(None)` where it gives none.

        Remembered, because one sentence is asked again for each point near it.
        """
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = self._fresh(sentence)
        return known

    def _fresh(self, sentence: str) -> Reading:
        said = plain(sentence)
        if said.endswith("?"):
            return _SILENT
        said = self.own_force_unnamed(said)
        said = self.ordinary.sub(" ", _ADDITION.sub(r"\1", said))
        said = " ".join(said.split())
        lists = (self.settled, self.practice, self.improved)
        settled, practice, improved = (self._said(phrases, said) for phrases in lists)
        better = max(settled, practice, improved, key=lambda how: how.value)
        partly = bool(self.partly.search(said))
        hedged = bool(self.hedge.search(said))
        praises = bool(self.good_at.search(said))
        against = better is _Said.DENIED or bool(self.not_improved.search(said))
        worse = bool(self.worse.search(said))
        if self.returned.search(said):
            return Reading(Verdict.WORSE, False, False, hedged)
        if better is _Said.AS_FACT:
            few = tells_of_few(said)
            if few and _COMPARES.search(said):
                return Reading(None, hedged=True)  # up or down is not for a pattern to say
            if against or worse or partly or hedged or few:
                return Reading(Verdict.PARTLY, False, praises, True)
            done, does = settled is _Said.AS_FACT, practice is _Said.AS_FACT
            scope = self._scope(said) if done else ""
            return Reading(Verdict.IMPROVED, done, praises, practice=does and not done, scope=scope)
        if worse:
            return Reading(Verdict.WORSE, False, False, hedged)
        if against:
            some = partly and bool(_PROGRESS.search(said)) and "some " in said
            return Reading(Verdict.PARTLY if some else Verdict.NOT_IMPROVED, False, False, hedged)
        if partly:
            return Reading(Verdict.PARTLY, False, praises, True)
        if self.unchanged.search(said):
            return Reading(Verdict.UNCHANGED, False, praises, hedged)
        if not hedged and self._said(self.acted, said) is _Said.AS_FACT:
            return Reading(None, False, praises, acted=True)
        return Reading(None, False, praises, hedged) if praises or hedged else _SILENT

    def own_force_unnamed(self, said: str) -> str:
        """A text in plain form with "the force" for this one's name: any other is another force."""
        return said.replace(self._force, "the force") if self._force else said

    def _said(self, pattern: Patterns, said: str) -> _Said:
        """How the phrases of a list stand in a sentence: as a fact if one of them does."""
        found = (self._how(said, match) for match in pattern.finditer(said))
        return max(found, key=lambda how: how.value, default=_Said.NOWHERE)

    def _scope(self, said: str) -> str:
        """What limits a settled phrase, as far as the end of its clause; "" if one stands without."""
        tails = []
        for match in self.settled.finditer(said):
            if self._how(said, match) is _Said.AS_FACT:
                rest = said[match.end() :].strip()
                tail = _SCOPE_END.split(rest)[0].strip()
                tails.append(tail if self.scope.match(tail) else "")
        return "" if "" in tails else tails[0]

    def _how(self, said: str, match: re.Match[str]) -> _Said:
        part = _PART_END.split(said[: match.start()])[-1]
        clause = _CLAUSE_END.split(part)[-1].strip()
        tail = re.split(r"[,;:]", said[match.end() :])[0].strip()
        context = f"{clause} {_PHRASE} {tail}"
        far = f"{part}{match[0]}".strip()
        if any((self.unreal.search(context), self.claim.search(far), self.then.search(far))):
            return _Said.UNREAL
        if self.denied.search(context) or self.disbelieved.search(far):
            return _Said.DENIED
        return _Said.UNREAL if self._is_told(far) else _Said.AS_FACT

    def _is_told(self, far: str) -> bool:
        """Whether the end of these words is what somebody else than the inspectorate tells."""
        far = _NEW_SENTENCE.split(far)[-1]
        return any(
            not self.own_voice.search(far[: told.start()]) for told in self.told.finditer(far)
        )


def tells_of_few(said: str) -> bool:
    """Whether a sentence in plain form tells by numbers that far from all are meant: a percentage, or
    so many of so many."""
    if any(float(match[1]) < 100 * _NEARLY_ALL for match in _PERCENT.finditer(said)):
        return True
    counts = ((int(m[1].replace(",", "")), int(m[2].replace(",", ""))) for m in _OF.finditer(said))
    return any(some < every * _NEARLY_ALL for some, every in counts)
