"""What one sentence says has become of a point: better, no better, worse, some of it.

The words are the data file's, those of `[plainly]` first. Whether they are told as a fact, in whose voice
and of what time, the classes of the lexicon say of the clause in which they stand. In doubt a sentence
gives no verdict: what answers a recall in facts alone is weighed by `reading.weighed`.
"""

from __future__ import annotations

import re

from alignment.late import late
from alignment.records import dataclass
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Plainly, Verdicts
from peeldiff.model import Verdict
from peeldiff.statements import load_lexicon
from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.marks import lay_bare
from peeldiff.statements.sentences import tokenise
from peeldiff.words import plain

__all__ = ["SHORT_OF_GOOD", "Reading", "VerdictReader"]

SHORT_OF_GOOD = (Verdict.PARTLY, Verdict.NOT_IMPROVED, Verdict.WORSE)
_PLAINLY = {
    Verdict.IMPROVED: Plainly.improved_patterns,
    Verdict.PARTLY: Plainly.partly_patterns,
    Verdict.NOT_IMPROVED: Plainly.not_improved_patterns,
    Verdict.WORSE: Plainly.worse_patterns,
    Verdict.UNCHANGED: Plainly.unchanged_patterns,
}
_BESIDE = {
    Verdict.IMPROVED: Verdicts.improved_patterns,
    Verdict.PARTLY: Verdicts.partly_patterns,
    Verdict.NOT_IMPROVED: Verdicts.not_improved_patterns,
    Verdict.WORSE: Verdicts.worse_patterns,
    Verdict.UNCHANGED: Verdicts.unchanged_patterns,
}
_TOLD_IN_ORDER = (Verdict.WORSE, Verdict.NOT_IMPROVED, Verdict.PARTLY, Verdict.UNCHANGED)
"""Which verdict a sentence gives that says nothing of an improvement, the gravest first."""
_CLAUSE_ENDS = late(r"[;:]|\bbut\b|\bhowever\b|, (?:and|so)\b")
_UNREAL = words_of(Words.UNREAL)
"""Words before which nothing is told as a fact ("if", "must")."""
_NOT_FOUND = frozenset(("plan", "other"))
"""Classes of words that tell of what is to come, or of somebody else."""
_SAY = frozenset(("said", "says", "told"))
_DENIED = frozenset(("not", "none", "few"))
_OF_PART = frozenset(("some", "most", "nearly-all", "few", "but"))
_HARDLY = late(
    r" (?:by |very |but |only )*"
    r"(?:(?:nobody|no one|nothing|none|neither)\b|(?:little|hardly|barely|scarcely)\b(?! by little))"
)
"""What denies the words before it: "has improved very little"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The verdict of a sentence, None if it gives none; `hedged` that it takes something back, `plainly`
    that it has the plainest words for its verdict."""

    verdict: Verdict | None
    hedged: bool = False
    plainly: bool = False


class VerdictReader:
    """Reads verdicts with one inspectorate's words."""

    def __init__(self, words: Inspectorate, force: str | None = None) -> None:
        self._force = plain(force) if force else ""
        self._lists = {
            verdict: (words.pattern(plainly), words.pattern(_BESIDE[verdict]))
            for verdict, plainly in _PLAINLY.items()
        }
        self._takes_back = (
            words.pattern(Plainly.less_patterns), words.pattern(Verdicts.part_patterns),
        )  # fmt: skip
        self._unsaid = words.pattern(Plainly.unsaid_patterns)
        self._known: dict[str, Reading] = {}

    def read(self, sentence: str) -> Reading:
        """The verdict of a sentence as printed.

        Remembered, because one sentence is asked again for each point near it.
        """
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = self._fresh(self.own_force_unnamed(plain(sentence)))
        return known

    def own_force_unnamed(self, said: str) -> str:
        """A text in plain form with "the force" for this one's name: any other is another force."""
        return said.replace(self._force, "the force") if self._force else said

    def _fresh(self, said: str) -> Reading:
        if said.endswith("?") or self._unsaid.search(said):
            return Reading(None)
        hedged = any(words.search(said) for words in self._takes_back)
        told = {self._told_by(verdict, said) for verdict in self._lists}
        if Verdict.IMPROVED in told:
            if hedged or len(told - {None}) > 1:
                return Reading(Verdict.PARTLY, hedged=True)
            return Reading(Verdict.IMPROVED, plainly=self._is_plain(Verdict.IMPROVED, said))
        gravest = next((verdict for verdict in _TOLD_IN_ORDER if verdict in told), None)
        plainly = gravest is not None and self._is_plain(gravest, said)
        return Reading(gravest, hedged=hedged, plainly=plainly)

    def _is_plain(self, verdict: Verdict, said: str) -> bool:
        return self._lists[verdict][0].search(said) is not None

    def _told_by(self, verdict: Verdict, said: str) -> Verdict | None:
        """What the words for a verdict amount to in a sentence in plain form."""
        ways = {
            _as_told(verdict, said, found)
            for words in self._lists[verdict]
            for found in words.finditer(said)
        }
        return next((one for one in (verdict, *_TOLD_IN_ORDER) if one in ways), None)


def _as_told(verdict: Verdict, said: str, found: re.Match[str]) -> Verdict | None:
    """What words for a verdict amount to where they stand: denied, of a part, or not told as found.

    None where they are of what is planned, claimed, asked for or somebody else's.
    """
    before = _CLAUSE_ENDS.split(said[: found.start()])[-1]
    behind = _CLAUSE_ENDS.split(said[found.end() :])[0]
    ahead = _classes(before)
    of_all = ahead | _classes(found[0])
    if not of_all.isdisjoint(_NOT_FOUND) or not _UNREAL.isdisjoint(before.split()):
        return None
    if _is_told_by_others(before + found[0]):
        return None
    if verdict is not Verdict.IMPROVED:
        return verdict
    if not ahead.isdisjoint(_DENIED) or _HARDLY.match(behind):
        return Verdict.NOT_IMPROVED
    return verdict if _OF_PART.isdisjoint(of_all | _classes(behind)) else Verdict.PARTLY


def _is_told_by_others(text: str) -> bool:
    """Whether somebody tells what follows before the inspectorate is named."""
    tokens = tokenise(text)
    for span in load_lexicon().spans(tokens):
        if "we" in span.classes:
            return False
        if "claim" in span.classes or tokens[span.start].word in _SAY:
            return True
    return False


def _classes(text: str) -> frozenset[str]:
    """The classes of the words of a text, and the extents that its numbers tell."""
    names = (mark.name for mark in lay_bare(tokenise(text), load_lexicon()))
    return frozenset(part for name in names for part in name.removeprefix("#").split("+"))
