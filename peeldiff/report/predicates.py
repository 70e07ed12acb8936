"""Grades in sentences: who is said to be what, at what.

A grade word judges where it is the predicate of this force ("the force is good at …") or of the way in
which it does what the question asks ("the way in which the force … is good"). Praise of a thing ("good
plans"), a wish, a denial, another year and another body are no judgments, whatever their wording.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from peeldiff.inspectorates import Inspectorate, caught
from peeldiff.model import Grade
from peeldiff.words import plain, words_in

__all__ = ["PredicateReader"]

_THE_FORCE = "the force"
_YEAR = re.compile(r"\b20\d\d\b")
_BETWEEN = re.compile(r"[,;:]|\b(?:and|but|while|whereas)\b")
_NEW_CLAUSE = re.compile(
    r"[;:(]|, (?:which|this|that|these|as|although|though|but|we|it|and (?:this|that|we))\b"
    r"|\b(?:consistent|in line|compared)\b"
)
"""Where what a judgment is on has ended."""
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_NEAR = 7
"""Words before a grade among which a denial is of the grade."""
_ENOUGH = 1 / 3
"""Share of a question's words from which a judgment is on it."""
_UNEXPLAINED = 1
"""Words of a judgment beside the question's, where it has but one of these."""
_FEW_QUESTIONS = 3
_STEM = 5
"""Letters by which a word is told: "prevents" and "preventing" are one."""
_PARTS_OF_IT = re.compile(r",? (?:including|such as) .*")
_ABOUT = frozenset(
    """
    how effective effectively efficient efficiently well is are the force at of to and its it in for
    does do what extent with who those from including all this that people way manner which after
    be being been as by on a an we our hmic hmicfrs judge judged judgment judgement grade graded
    assess assessed assessment rate rated find found conclude concluded view standard overall
    performance approach police constabulary service their they has have was were
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words of a question or a judgment that say nothing about its subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Predicate:
    """A grade that a clause predicates.

    `bare` says that the force itself is its subject; `subject` is the text before it, `rest` the text
    behind it, both as far as the neighbouring judgments.
    """

    grade: Grade
    subject: str
    rest: str
    bare: bool
    formal: bool
    """Whether the inspectorate says that it judges."""


class PredicateReader:
    """Tells the grades that sentences of one report state."""

    def __init__(self, words: Inspectorate, force: str | None, cycle: str | None) -> None:
        self.words, self.cycle = words, cycle
        self._force = plain(force) if force else ""
        self._grade = words.pattern("judgments", "predicate_patterns")
        self._linking = words.plain_set("judgments", "predicate_words")
        self._mine = words.pattern("judgments", "holder_patterns")
        self._denied = words.pattern("judgments", "denied_patterns")
        self._behind = words.plain_set("judgments", "behind_grade_words")
        self._formal = words.pattern("judgments", "formal_patterns")
        self._elsewhere = words.pattern("judgments", "elsewhere_patterns")

    def stated(
        self, sentence: str, asked: str, *, pillars: frozenset[str], first: bool
    ) -> Grade | None:
        """The grade that a sentence gives what a heading asks, or None.

        `pillars` are the pillars that the heading judges as a whole; `first` says that the sentence
        is the first under it, where a judgment is looked for before anything else.
        """
        fitting = [
            (shared, found)
            for found in self._predicates(sentence)
            if (shared := self._shared(found, asked, pillars, first))
        ]
        return max(fitting, key=lambda pair: pair[0])[1].grade if fitting else None

    def _predicates(self, sentence: str) -> Iterator[_Predicate]:
        said = plain(sentence).rstrip(".")
        if self._force:
            said = said.replace(self._force, _THE_FORCE)
        said = re.sub(r"\bthe (?:constabulary|service)\b", _THE_FORCE, said)
        matches = [m for m in self._grade.finditer(said) if self._goes_on(said[m.end() :])]
        ours = False
        for number, match in enumerate(matches):
            start = matches[number - 1].end() if number else 0
            end = matches[number + 1].start() if number + 1 < len(matches) else len(said)
            word = caught(match, "grade") or ""
            subject = before = said[start : match.end() - len(word)]
            if number and (separators := list(_BETWEEN.finditer(said, start, match.start()))):
                subject = said[separators[-1].end() : match.end() - len(word)]
            bare = self._holder(subject, inherits=ours)
            rest = _NEW_CLAUSE.split(said[match.end() : end], maxsplit=1)[0]
            if number + 1 < len(matches) and (cut := list(_BETWEEN.finditer(rest))):
                rest = rest[: cut[-1].start()]
            ours = bare is not None
            if (
                bare is None
                or self._elsewhere.search(before)
                or self._denied.search(" ".join(subject.split()[-_NEAR:]))
                or any(year not in (self.cycle or year) for year in _YEAR.findall(before + rest))
            ):
                continue
            yield _Predicate(
                grade=self.words.grade_names[word],
                subject=subject,
                rest=rest,
                bare=bare,
                formal=bool(self._formal.search(said[: match.end()])),
            )

    def _goes_on(self, behind: str) -> bool:
        """Whether what stands behind a grade is no noun that it praises."""
        word = _NEXT_WORD.match(behind)
        return word is None or word[1] in self._behind

    def _holder(self, subject: str, *, inherits: bool) -> bool | None:
        """True for the force itself, False for something of it or that it does, None for others."""
        found = list(self._mine.finditer(subject))
        between = subject[found[-1].end() if found else 0 :]
        bare = all(word in self._linking for word in words_in(between))
        if found:
            return bare
        return True if inherits and bare else None

    def _shared(self, found: _Predicate, asked: str, pillars: frozenset[str], first: bool) -> float:
        """How much of what a heading asks a judgment is on; 0 if it is on a part or a neighbour."""
        clause = found.subject + found.rest
        whole = not found.rest.strip(" ,:-") or found.subject.lstrip().startswith("overall")
        if (found.bare and whole) or any(pillar[:7] in clause for pillar in pillars):
            return 1.0
        wanted = _stems(_PARTS_OF_IT.sub("", asked))
        if not wanted:
            return float(found.bare)
        told = _stems(clause if found.bare or not _stems(found.subject) & wanted else found.subject)
        shared = wanted & told
        share = len(shared) / len(wanted)
        if share >= _ENOUGH:
            return share
        near = first and len(told - wanted) <= _UNEXPLAINED + found.formal
        return share if near and not shared <= self._common else 0.0

    @cached_property
    def _common(self) -> frozenset[str]:
        """What so many questions ask that it tells none of them."""
        counts = Counter(
            stem
            for question in self.words.questions
            for stem in sorted(_stems(" ".join(question.names)))
        )
        return frozenset(stem for stem, count in counts.items() if count >= _FEW_QUESTIONS)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in words_in(text) if word not in _ABOUT and len(word) > 1}
