"""Grades in sentences: who is said to be what, at what.

A grade word judges where it is the predicate of this force ("the force is good at …") or of the way in
which it does what the question asks ("the way in which the force … is good"). Praise of a thing ("good
plans"), a wish, a denial, another year and another body are no judgments, whatever their wording.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from alignment.late import late
from alignment.records import dataclass
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments
from peeldiff.inspectorates.patterns import caught
from peeldiff.model import Grade
from peeldiff.words import plain, words_in

__all__ = ["PredicateReader"]

_THE_FORCE = "the force"
_YEAR = late(r"\b20\d\d\b")
_BETWEEN = late(r"[,;:]|\b(?:and|but|while|whereas)\b")
_NEW_CLAUSE = late(
    r"[;:(]|, (?:which|this|that|these|as|although|though|but|we|it|and (?:this|that|we))\b"
    r"|\b(?:consistent|in line|compared)\b"
)
"""Where what a judgment is on has ended."""
_JOINED = late(
    r"(?P<verbs>\W*(?:the force|it) (?!is\b|was\b|has\b|remains\b)\w+s\b[^.;:]*?),? (?:and|but|yet) "
    r"(?:also |it )?(?P<predicate>(?:is|was|remains) (?:\w+ ){0,3})$"
)
"""What the force does, and behind it what it is: two predicates of one subject."""
_NEXT_WORD = late(r"\s+([^\W\d_]+)")
_NEAR = 7
"""Words before a grade among which a denial is of the grade."""
_ENOUGH = 1 / 3
"""Share of a question's words from which a judgment is on it."""
_UNEXPLAINED = 1
"""Words of a judgment beside the question's, where it has but one of these."""
_FEWEST_WORDS = 2
"""Words that a question has at least where it is itself the subject of a judgment."""
_SURELY = 0.6
"""Share of a question's words from which a judgment among several is on it and no other."""
_WHOLLY = 0.75
"""The same where an overview judges one question a sentence."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_COUNTS = {"two": 2, "three": 3, "four": 4}
_BY_PLACE = late(
    rf"\b({'|'.join(_ORDINALS)}|last)(?: ({'|'.join(_COUNTS)}))?(?= questions?\b| areas?\b|,| and |$)"
)
"""Questions told by their place: "the first two questions", "the third"."""
_FEW_QUESTIONS = 3
_STEM = 5
"""Letters by which a word is told: "prevents" and "preventing" are one."""
_PARTS_OF_IT = late(r",? (?:including|such as) .*")
_ON_THIS = late(
    r"(?: overall)? (?:(?:in|on|for|at|with) (?:this|that)"
    r"(?: (?:respect|regard|area|question|aspect|point|matter|part)\b(?: of (?:its|the|their) work)?|$)"
    r"|here\b)"
)
"""How a judgment says that it is on what the heading asks."""
_POINTS_HERE = late(
    r"\bhere\b|\b(?:in|at|on|for) (?:this|that|it|them)\b(?! (?:way|year|time|force|report)\b)"
)
"""How a judgment points to what its heading says, wherever it does."""
_OF_A_THING = late(r"\b(?:which|this|these) (?:is|was|are|were) (?:\w+ )?$")
"""What is so is a thing that was told: "it records 96 percent, which is good"."""
_NEAR_BEHIND = 40
_ABOUT = frozenset(
    """
    how effective effectively efficient efficiently well is are the force at of to and its it in for
    does do what extent with who those from including all this that people way manner which after
    be being been as by on a an we our hmic hmicfrs judge judged judgment judgement grade graded
    assess assessed assessment rate rated find found conclude concluded view standard overall
    performance approach police constabulary service their they has have was were use uses using used
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words of a question or a judgment that say nothing about its subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Predicate:
    """A grade that a clause predicates.

    `bare` says that the force itself is its subject, `held` that this or something of it is; `subject`
    is the text before it, `rest` the text behind it, both as far as the neighbouring judgments.
    """

    grade: Grade
    subject: str
    rest: str
    bare: bool
    held: bool
    formal: bool
    """Whether the inspectorate says that it judges."""


class PredicateReader:
    """Tells the grades that sentences of one report state."""

    def __init__(self, words: Inspectorate, force: str | None, cycle: str | None) -> None:
        self.words, self.cycle = words, cycle
        self._force = plain(force) if force else ""
        self._grade = words.pattern(Judgments.predicate_patterns)
        self._linking = words.plain_set(Judgments.predicate_words)
        self._mine = words.pattern(Judgments.holder_patterns)
        self._denied = words.pattern(Judgments.denied_patterns)
        self._behind = words.plain_set(Judgments.behind_grade_words)
        self._formal = words.pattern(Judgments.formal_patterns)
        self._elsewhere = words.pattern(Judgments.elsewhere_patterns)

    def stated(
        self, sentence: str, asked: str, *, pillars: frozenset[str], first: bool
    ) -> Grade | None:
        """The grade that a sentence gives what a heading asks, or None.

        `pillars` are the pillars that the heading judges as a whole; `first` says that the sentence
        is the first under it, where a judgment is looked for before anything else.
        """
        return self._fitting(self._predicates(sentence), asked, pillars, first)

    def stated_of_force(
        self, sentence: str, names: Iterable[str], *, pillars: frozenset[str]
    ) -> Grade | None:
        """The grade that a sentence gives the force itself in the first that fits of a question's names."""
        bare = [found for found in self._predicates(sentence) if found.bare]
        told = (self._fitting(bare, name, pillars, first=False) for name in names if bare)
        return next(filter(None, told), None)

    def stated_here(self, sentence: str, heading: str, *, first: bool) -> Grade | None:
        """The grade that a sentence gives this force on what a heading says, in the heading's words or by
        pointing to it: "here the force is good", "we judge it to be good at this".

        The `first` sentence may say no more than that the force is so.
        """
        for one in self._predicates(sentence):
            if not one.bare:
                continue
            points = _POINTS_HERE.search(f"{one.subject} {one.rest[:_NEAR_BEHIND]}")
            asked = _stems(heading)
            shared = _share(asked, _stems(f"{one.subject} {one.rest}")) >= _ENOUGH
            if shared or points or (first and not one.rest.strip(" ,:;-")):
                return one.grade
        return None

    def _fitting(
        self, predicates: Iterable[_Predicate], asked: str, pillars: frozenset[str], first: bool
    ) -> Grade | None:
        """The grade of the predicate that is most on what is asked, or None."""
        fitting = [
            (shared, found)
            for found in predicates
            if (shared := self._shared(found, asked, pillars, first))
        ]
        return max(fitting, key=lambda pair: pair[0])[1].grade if fitting else None

    def is_on_this(self, sentence: str) -> bool:
        """Whether a sentence judges this force in what its heading asks, by a pointing word."""
        return any(
            one.bare and _ON_THIS.fullmatch(one.rest.rstrip(" ,:-"))
            for one in self._predicates(sentence)
        )

    def listed(self, sentence: str, asked: Sequence[str]) -> dict[int, Grade]:
        """The grades that a sentence gives questions of the same overview, of which it may have but one.

        `asked` are these questions in their order; the result has their places in it.
        """
        found = [one for one in self._predicates(sentence) if one.held]
        wanted = [_stems(_PARTS_OF_IT.sub("", question)) for question in asked]
        if len(found) == 1:
            said = _stems(found[0].rest)
            shares = [_share(words, said) for words in wanted]
            best = max(shares, default=0.0)
            judged = [place for place, share in enumerate(shares) if share == best >= _WHOLLY]
            return dict.fromkeys(judged, found[0].grade)
        told: dict[int, Grade] = {}
        rests = [_stems(one.rest) for one in found]
        for place, words in enumerate(wanted):
            shares = [_share(words, rest) for rest in rests]
            best = max(shares, default=0.0)
            if best >= _SURELY and shares.count(best) == 1:
                told[place] = found[shares.index(best)].grade
        if not told:
            for one in found:
                told |= dict.fromkeys(_places(one.rest, len(asked)), one.grade)
        return told

    def named(self, sentence: str, asked: Sequence[str]) -> list[int]:
        """The places of the one question, if any, that a sentence has most of the words of."""
        said = _stems(sentence)
        shares = [_share(wanted, said) for wanted in map(_stems, asked)]
        best = max(shares, default=0.0)
        return [shares.index(best)] if best >= _SURELY and shares.count(best) == 1 else []

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
            if (joined := _JOINED.match(subject)) and self._mine.search(joined["verbs"]):
                # "The force does this and is good at …"
                subject = f"{_THE_FORCE} {joined['predicate']}"
            bare = self._holder(subject, inherits=ours)
            behind = said[match.end() : end]
            rest = _NEW_CLAUSE.split(behind, maxsplit=1)[0]
            runs_on = rest == behind and number + 1 < len(matches)
            if runs_on and (cut := list(_BETWEEN.finditer(rest))):
                rest = rest[: cut[-1].start()]
            ours = bare is not None
            if (
                self._elsewhere.search(before)
                or self._denied.search(" ".join(subject.split()[-_NEAR:]))
                or any(year not in (self.cycle or year) for year in _YEAR.findall(before + rest))
            ):
                continue
            yield _Predicate(
                grade=self.words.grade_names[word],
                subject=subject,
                rest=rest,
                bare=bool(bare),
                held=ours,
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
            thing = _OF_A_THING.search(subject, found[-1].start())
            return bare if thing is None else None
        return True if inherits and bare else None

    def _shared(self, found: _Predicate, asked: str, pillars: frozenset[str], first: bool) -> float:
        """How much of what a heading asks a judgment is on; 0 if it is on a part or a neighbour."""
        wanted = _stems(_PARTS_OF_IT.sub("", asked))
        if not found.held:
            # "The sustainability of the workforce model requires …": the question is the subject.
            told = set() if found.rest else _stems(found.subject)
            return float(len(wanted) >= _FEWEST_WORDS and told == wanted)
        clause = found.subject + found.rest
        rest = _ON_THIS.sub("", found.rest, count=1)
        whole = not rest.strip(" ,:-") or found.subject.lstrip().startswith("overall")
        if (found.bare and whole) or any(pillar[:7] in clause for pillar in pillars):
            return 1.0
        if not wanted:
            return float(found.bare and not self._names_others(_stems(found.rest), wanted))
        told = _stems(clause if found.bare or not _stems(found.subject) & wanted else found.subject)
        shared = wanted & told
        share = len(shared) / len(wanted)
        if share >= _ENOUGH:
            return share
        near = first and len(told - wanted) <= _UNEXPLAINED + found.formal
        if not near or shared <= self._common or self._names_others(told, wanted):
            return 0.0
        return share

    def _names_others(self, told: set[str], wanted: set[str]) -> bool:
        """Whether a judgment names another question than what is asked: "… good at investigating crime"."""
        return any(name <= told and len(name & wanted) < _FEWEST_WORDS for name in self._names)

    @cached_property
    def _names(self) -> tuple[set[str], ...]:
        """The words of each name of a question, where it has several."""
        names = (_stems(name) for question in self.words.questions for name in question.names)
        return tuple(name for name in names if len(name) >= _FEWEST_WORDS)

    @cached_property
    def _common(self) -> frozenset[str]:
        """What so many questions ask that it tells none of them."""
        counts = Counter(
            stem
            for question in self.words.questions
            for stem in sorted(_stems(" ".join(question.names)))
        )
        return frozenset(stem for stem, count in counts.items() if count >= _FEW_QUESTIONS)


def _places(text: str, count: int) -> list[int]:
    """The places, from 0, that "the first two questions" or "the third" name among so many."""
    places: list[int] = []
    for match in _BY_PLACE.finditer(text):
        length = _COUNTS.get(match[2] or "", 1)
        first = count - length if match[1] == "last" else _ORDINALS.index(match[1])
        places += [place for place in range(first, first + length) if 0 <= place < count]
    return places


def _share(wanted: set[str], said: set[str]) -> float:
    """How much of the words of a question a text has."""
    return len(wanted & said) / max(1, len(wanted))


def _stems(text: str) -> set[str]:
    found = (word for word in words_in(text) if word not in _ABOUT and len(word) > 1)
    return {word.removesuffix("s")[:_STEM] for word in found}
