"""What one sentence says has become of a point: better, dealt with, no better, worse, some of it.

The phrases are the data file's. What is here is how they weigh against each other: a hedge takes a
resolution back, a condition or a demand makes it unreal, and what is only praised is not dealt with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Verdict
from peeldiff.words import plain

__all__ = ["Reading", "VerdictReader"]

_PROGRESS = re.compile(r"\b(progress|improve\w*|steps)\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """The verdict of a sentence. `settled` means that it says the point is dealt with, without a
    hedge; `praises` that it calls something good, which counts only if it is exactly the point;
    `hedged` that it takes something back."""

    verdict: Verdict | None
    settled: bool = False
    praises: bool = False
    hedged: bool = False


_SILENT = Reading(None)


class VerdictReader:
    """Reads verdicts with one inspectorate's phrases."""

    def __init__(self, words: Inspectorate) -> None:
        def compiled(key: str) -> re.Pattern[str]:
            return words.pattern("verdicts", f"{key}_patterns")

        self.settled = compiled("settled")
        self.improved = compiled("improved")
        self.good_at = compiled("good_at")
        self.partly = compiled("partly")
        self.hedge = compiled("hedge")
        self.not_improved = compiled("not_improved")
        self.worse = compiled("worse")
        self.unchanged = compiled("unchanged")
        self.unreal = compiled("unreal")
        self.ordinary = compiled("ordinary_not")

    def read(self, sentence: str) -> Reading:
        """The verdict of a sentence as printed; `Reading(None)` where it gives none."""
        said = self.ordinary.sub(" ", plain(sentence))
        settled = self._real(self.settled, said)
        improved = self._real(self.improved, said)
        against = bool(self.not_improved.search(said))
        worse = bool(self.worse.search(said))
        partly = bool(self.partly.search(said))
        hedged = bool(self.hedge.search(said))
        praises = bool(self.good_at.search(said))
        if settled and worse and not improved and "no longer" in said:
            settled = False  # "no longer provides …" tells of something lost
        if settled or improved:
            if against or worse or partly or hedged:
                return Reading(Verdict.PARTLY, False, praises, True)
            return Reading(Verdict.IMPROVED, settled, praises)
        if worse:
            return Reading(Verdict.WORSE, False, False, hedged)
        if against:
            some = partly and bool(_PROGRESS.search(said)) and "some " in said
            return Reading(Verdict.PARTLY if some else Verdict.NOT_IMPROVED, False, False, hedged)
        if partly:
            return Reading(Verdict.PARTLY, False, praises, True)
        if self.unchanged.search(said):
            return Reading(Verdict.UNCHANGED, False, praises, hedged)
        return Reading(None, False, praises, hedged) if praises or hedged else _SILENT

    def _real(self, pattern: re.Pattern[str], said: str) -> bool:
        """Whether a phrase stands there as a fact, not under a condition, a demand or a wish."""
        for match in pattern.finditer(said):
            before = re.split(r"[;:]", said[: match.start()])[-1]
            clause = re.split(r"\b(?:and|but|which|that|because)\b|,", before)[-1]
            if not self.unreal.search(clause):
                return True
        return False
