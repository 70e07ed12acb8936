"""The passages of the newer report that answer a point of the older one.

Looked for in the whole report, because a criticism is often answered under another heading; a
follow-up weighs more, and so does the section that answers the same question. Where nothing speaks of
the point, there is no evidence: it abstains.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from alignment.words import stems
from peeldiff.compare.answers import Answer
from peeldiff.compare.bearing import Bearing
from peeldiff.compare.outline import Outline
from peeldiff.compare.owning import Owners
from peeldiff.compare.telling import Point, Telling
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Verdict
from peeldiff.reading.contrasts import (
    CONTRAST,
    TAKEN_BACK_WITHIN,
    TAKES_THIS_BACK,
    taken_back,
    taken_back_at,
)
from peeldiff.reading.followups import passages_of
from peeldiff.reading.passages import Passage
from peeldiff.reading.verdicts import BAD, Reading, VerdictReader
from peeldiff.words import plain, sentences

__all__ = ["Library"]

_FOLLOW_UP_BONUS = 1.25
_QUESTION_BONUS = 1.15
_LEAST_SHARE = 0.3
_LEAST_OWN = 0.25
"""The same for an answer that is nobody else's, in a paragraph that goes from point to point."""
_OWN_WORDS = 3
"""Stems that such an answer has in common with its point at least."""
_YEAR = re.compile(r"20\d\d")
_LEAST_ANSWERING = 0.2
"""The same for a sentence of a paragraph that answers earlier points one by one."""
_RECALLS_IT = 0.48
"""Share of a point that a recall counts as which is on nothing else."""
_BETTER = (Verdict.IMPROVED, Verdict.PARTLY)
_TERM_BONUS = 0.15
"""Added to the share where both use the same technical term."""


@dataclass(frozen=True, slots=True)
class _Told:
    text: str
    line: int
    section: int
    stems: frozenset[str]
    window: frozenset[str]
    paragraph: int
    after: tuple[str, ...]
    """The next sentences of the paragraph, which may take this one back."""


class Library:
    """Every passage of the newer report, ready to be asked."""

    def __init__(
        self, outline: Outline, telling: Telling, words: Inspectorate, owners: Owners
    ) -> None:
        self.outline = outline
        self.owners = owners
        self.telling = telling
        inspection = outline.inspection
        self.verdicts = VerdictReader(words, inspection.force)
        self.bearing = Bearing(telling, owners, words)
        self.passages: list[tuple[Passage, frozenset[str]]] = [
            (passage, telling.stems(passage.topic))
            for passage in passages_of(
                inspection.sections, inspection.findings, words, inspection.force, inspection.cycle
            )
        ]
        self.answered = frozenset(
            passage.paragraph for passage, _ in self.passages if _answers(passage.reading)
        )
        self.recalls = frozenset(passage.recall for passage, _ in self.passages)
        annex = words.pattern("structure", "annex_patterns")
        self.told = list(self._all_sentences(annex.fullmatch))
        self.paragraphs: dict[int, list[str]] = {}
        for told in self.told:
            self.paragraphs.setdefault(told.paragraph, []).append(told.text)

    def _all_sentences(self, is_annex: object) -> list[_Told]:
        found: list[_Told] = []
        annexes: set[int] = set()
        for index, section in enumerate(self.outline.sections):
            parent = self.outline.parents[index]
            if parent in annexes or is_annex(plain(section.heading)):  # type: ignore[operator]
                annexes.add(index)
                continue
            for paragraph in section.paragraphs:
                position = 0
                texts = sentences(paragraph.text)
                all_stems = [self.telling.stems(text) for text in texts]
                for at, text in enumerate(texts):
                    position = max(position, paragraph.text.find(text, position))
                    around = frozenset().union(*all_stems[max(0, at - 1) : at + 2])
                    found.append(
                        _Told(
                            text,
                            paragraph.line_at(position),
                            index,
                            all_stems[at],
                            around,
                            paragraph.line,
                            tuple(texts[at + 1 : at + 1 + TAKEN_BACK_WITHIN]),
                        )
                    )
        return found

    def follow_ups(
        self, point: Point, questions: Collection[int], *, since: str = ""
    ) -> list[Answer]:
        """The follow-ups that speak of a point, the best first. Those that recall a year before
        `since`, that of the older report, cannot be on a point of that report."""
        found = []
        for printed, told in self.passages:
            passage = self._meant_for(point.stems, printed)
            year = _YEAR.search(passage.followup.refers_to)
            if (year and year[0] < since) or self.telling.kinds.differ(point.kinds, passage.text):
                continue
            index = self.outline.index.get(passage.followup.section or "")
            in_question = self._is_in(index, questions)
            here = in_question or bool(year and year[0] == since)
            is_it = point.alone and here and self.bearing.names_a_cause(passage)
            named = passage.explicit and (is_it or self.bearing.is_wholly_on(point, passage))
            least = _RECALLS_IT if named else 0.0
            terms = self.telling.terms(passage.topic)
            bonus = 0.0 if point.terms.isdisjoint(terms) else _TERM_BONUS
            around = max(least, self.bearing.share(point, told) + bonus)
            own = self._is_own(passage, point.stems)
            if around < (_LEAST_OWN if own else _LEAST_SHARE):
                continue
            share = around
            if not passage.points_back:
                share = max(
                    least, self.bearing.share(point, self.telling.stems(passage.text)) + bonus
                )
            score = share * _FOLLOW_UP_BONUS * self._bonus(index, questions)
            text, line, reading = self._answer(passage, point)
            said = passage.answer if text == passage.text else text
            said = said.removeprefix(passage.recall) or said
            reading = self.bearing.limited(reading, point, said, passage.recall)
            closes = reading.settled or reading.practice
            if closes and point.whole and not named and self.bearing.is_beside(point, passage):
                reading = Reading(None)
            if reading.practice:
                if self.bearing.names_again(point, passage, text):
                    reading = replace(reading, settled=True)
                else:
                    text, line, reading = passage.in_words or (text, line, Reading(None))
            if reading.verdict is None and passage.acted:
                done, at = passage.acted
                if not point.stems.isdisjoint(self.telling.stems(done)):
                    text, line, reading = done, at, Reading(None, acted=True)
            found.append(
                Answer(
                    text,
                    line,
                    index,
                    share,
                    score,
                    reading,
                    True,
                    passage.explicit,
                    passage.followup.refers_to,
                    passage.recall,
                    passage.followup.line,
                    named or bonus > 0 or self.telling.has_telling(point.stems, told),
                    around,
                    in_question,
                    anothers=not is_it and self._is_anothers(passage, text, point.stems),
                    own=own,
                )
            )
        return sorted(found, key=lambda answer: (-answer.score, answer.line))

    def _meant_for(self, point: frozenset[str], passage: Passage) -> Passage:
        """A follow-up without what takes its answer back, if that is on another point."""
        if not passage.taken_back:
            return passage
        bare = passage.taken_back_by(0)
        count = self._taken_back_at(passage.after, frozenset(stems(bare.text)), point)
        return passage.taken_back_by(count)

    def _taken_back_at(
        self, after: Sequence[str], topic: frozenset[str], point: frozenset[str]
    ) -> int:
        is_on_another = partial(self._is_on_another, point)
        return taken_back_at(after, topic, self.verdicts, is_on_another)

    def _is_on_another(self, point: frozenset[str], after: Sequence[str]) -> bool:
        """Whether the last of the sentences after an answer takes back another point's answer alone:
        its own, given in that one's words, or that before it, to which it only points back.

        A contrast with its own subject counts whoever's words it has: it may be meant for both.
        """
        *between, last = after
        said = plain(last)
        if TAKES_THIS_BACK.match(said):
            pointing = bool(between) and point.isdisjoint(self.telling.stems(last))
            return pointing and self.owners.is_anothers(point, between[-1])
        if CONTRAST.match(said) or self.verdicts.read(last).verdict is not Verdict.PARTLY:
            return False
        return self.owners.is_anothers(point, last)

    def _is_own(self, passage: Passage, point: frozenset[str]) -> bool:
        """Whether a follow-up recalls and answers this point alone in one sentence, beside one that
        answers a point of the same section."""
        said = passage.answer
        if not said.startswith(passage.recall) or self.owners.owner(said) != point:
            return False
        if len(point & self.telling.stems(said)) < _OWN_WORDS:
            return False
        beside = self.paragraphs.get(passage.paragraph, ())
        return any(self.owners.is_neighbours(point, text) for text in beside if text != said)

    def _is_anothers(self, passage: Passage, text: str, point: frozenset[str]) -> bool:
        """Whether what a follow-up answers, `text` being quoted, is another point."""
        said = passage.answer if text == passage.text else text
        if not said:
            return False
        if said.startswith(passage.recall):
            return self.owners.is_anothers(point, said)
        told, found, _ = passage.text.partition(said)
        before = sentences(told)[-1] if found and told else ""
        return self.owners.is_anothers_after(point, passage.recall, before, said)

    def _answer(self, passage: Passage, point: Point) -> tuple[str, int, Reading]:
        """The sentence of a follow-up that answers a point: of several the one that speaks of it."""
        best, chosen = _LEAST_SHARE, None
        for text, line, reading in passage.others:
            if self.owners.is_anothers(point.stems, text):
                continue
            share = self.telling.share(point.stems, self.telling.stems(text))
            if share > best:
                best, chosen = share, (text, line, reading)
        if chosen and (not passage.answer.startswith(chosen[0]) or not point.whole):
            if point.whole and chosen[2].verdict in BAD and passage.reading.verdict in _BETTER:
                # The answer itself is better, and this takes some of it back.
                return passage.text, passage.followup.line, taken_back(passage.reading)
            return chosen  # what takes the answer back may be on another point
        verdicts = {reading.verdict for _, _, reading in passage.others}
        if not chosen and len(verdicts) > 1 and not point.whole:
            # Several points answered in turn, and none of the answers is on this one.
            return passage.text, passage.followup.line, Reading(None)
        if passage.answer and passage.answer_line != passage.followup.line:
            return passage.answer, passage.answer_line, passage.reading
        return passage.text, passage.followup.line, passage.reading

    def within(self, first: int, last: int) -> list[Answer]:
        """The follow-ups that stand between two lines: those in a finding's own explanation."""
        found = []
        for passage, _ in self.passages:
            if first <= passage.followup.line <= last:
                index = self.outline.index.get(passage.followup.section or "")
                found.append(
                    Answer(
                        passage.text,
                        passage.followup.line,
                        index,
                        1.0,
                        1.0,
                        passage.reading,
                        True,
                        passage.explicit,
                        passage.followup.refers_to,
                        passage.recall,
                        passage.followup.line,
                    )
                )
        return found

    def statements(self, point: Point, questions: Collection[int]) -> list[Answer]:
        """The sentences, follow-ups or not, that speak of a point, the best first."""
        found = []
        for told in self.told:
            if told.stems.isdisjoint(point.stems) or told.text in self.recalls:
                continue  # what only recalls a point says nothing of its own
            share = self.bearing.share(point, told.stems)
            if share < (_LEAST_ANSWERING if told.paragraph in self.answered else _LEAST_SHARE):
                continue
            if self.telling.kinds.differ(point.kinds, told.text):
                continue
            around = self.telling.share(point.stems, told.window)
            score = (share + around) / 2 * self._bonus(told.section, questions)
            found.append(
                Answer(
                    told.text,
                    told.line,
                    told.section,
                    share,
                    score,
                    self._reading(told, point),
                    follows_up=False,
                    recalls=False,
                    begins=told.line,
                    telling=self.telling.has_telling(point.stems, told.stems),
                    around=around,
                    in_question=self._is_in(told.section, questions),
                    in_answer=told.paragraph in self.answered,
                    anothers=self.owners.is_anothers(point.stems, told.text),
                    alone=self.telling.weight(point.stems & told.stems)
                    / self.telling.weight(told.stems),
                )
            )
        return sorted(found, key=lambda answer: (-answer.score, answer.line))

    def _reading(self, told: _Told, point: Point) -> Reading:
        """The verdict of a sentence with what the next ones on the same point take back of it."""
        reading = self.verdicts.read(told.text)
        reading = self.bearing.limited(reading, point, told.text)
        if reading.practice:
            reading = replace(reading, settled=True)
        if not (reading.settled or reading.praises or reading.verdict is None):
            return reading
        after = list(takewhile(lambda text: text not in self.recalls, told.after))
        if self._taken_back_at(after, told.stems, point.stems):
            return taken_back(reading)
        return reading

    def _bonus(self, section: int | None, questions: Collection[int]) -> float:
        return _QUESTION_BONUS if self._is_in(section, questions) else 1.0

    def _is_in(self, section: int | None, questions: Collection[int]) -> bool:
        if section is None:
            return False
        return section in questions or self.outline.question_of[section] in questions


def _answers(reading: Reading) -> bool:
    """Whether a verdict may be that on one of several points in a paragraph."""
    return reading.settled or reading.practice or reading.verdict is Verdict.PARTLY
