"""Passages in which a report comments on what an earlier inspection found.

A follow-up begins with the sentence that names the earlier inspection, or that says of itself that
something goes on or was put right. Its verdict may stand there, some sentences later or at the head of
the next paragraph. What the earlier report is quoted as having said is not taken for the verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alignment.late import late
from alignment.records import dataclass
from alignment.words import stems
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import FollowUps
from peeldiff.inspectorates.patterns import caught
from peeldiff.model import Finding, FollowUp, Grade, Paragraph, Section, Verdict
from peeldiff.reading.contrasts import TAKEN_BACK_WITHIN, taken_back_at
from peeldiff.reading.earlier_grades import against_earlier_grade, grade_of
from peeldiff.reading.verdicts import SHORT_OF_GOOD, Reading, VerdictReader
from peeldiff.statements.recalls import find_recall
from peeldiff.statements.sentences import tokenise
from peeldiff.words import plain, sentences, straight, year_in

__all__ = ["read_followups"]

_REACH = 4
"""Sentences after the one that recalls a point in which its answer is looked for."""
_PARAGRAPHS = 2
_THREAD = 5
"""Sentences from a recall on that the trained reader is given."""
_BEGINS_WITHIN = 20
"""Characters before the words that name an earlier inspection, if a sentence begins with them."""
_ENUMERATES = late(
    r"(one|the (first|second|third|fourth|last|other)|another)( of (these|them))? (was|is|said|asked)\b"
)
"""How a report goes through several points of the report that it has just named."""
_ALSO = late(r"(it|they|we|the report) (also |further )?(said|asked|stated|recommended)\b")
_IMPLIES = (
    "remain", "continue", "persist", "rectified", "progress", "steps", "practice", "problem",
    "discharged", "closed", "first",
)  # fmt: skip
"""Cheap to look for: without one of these no implied follow-up is there."""
_OURS = late(r"\b(?:our|hmic(?:frs)?'s) $")
_YEAR = late(r"\b(?P<ref>20[12]\d(?:/\d\d)?)\b")
_HINTS = (
    "inspect", "report", "last year", "last time", "previous", "earlier", "improvement", "remain",
    "continue", "persist", "progress", "rectified", "steps", "practice", "identified", "concern",
    "raised", "years ago", "recommend", "asked the", "we said", "we also said", "judg",
)  # fmt: skip
_RARER = ("20", "ago", "we last")
_RARER_HINTS = late(r"20\d\d|\bago\b|\bwe last\b")


def _implies(said: str) -> bool:
    return any(map(said.__contains__, _IMPLIES))


def _is_hint(text: str) -> bool:
    """Cheap to ask: whether a sentence may speak of an earlier inspection."""
    low = text.lower()
    if any(map(low.__contains__, _HINTS)):
        return True
    return any(map(low.__contains__, _RARER)) and _RARER_HINTS.search(low) is not None


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    line: int
    paragraph: int


class _Reader:
    """Reads follow-ups with one inspectorate's phrases."""

    def __init__(self, words: Inspectorate, force: str | None, cycle: str | None) -> None:
        self.words = words
        self.cycle = cycle or ""
        self.year = year_in(self.cycle)
        self.is_annex = words.is_annex
        self.speaker = words.pattern(FollowUps.speaker_patterns)
        self.data_year = words.pattern(FollowUps.data_year_patterns)
        self.reference = words.pattern(FollowUps.reference_patterns, force)
        self.implied = words.pattern(FollowUps.implied_patterns)
        self.never = words.pattern(FollowUps.not_followup_patterns)
        self.recall = words.pattern(FollowUps.recall_patterns)
        self.answer = words.pattern(FollowUps.answer_patterns)
        self.past = words.pattern(FollowUps.past_patterns)
        self.present = words.pattern(FollowUps.present_patterns)
        self.answers_back = words.pattern(FollowUps.answers_back_patterns)
        self.several = words.pattern(FollowUps.several_patterns)
        self.others = words.pattern(FollowUps.others_patterns)
        self.demanding = words.demand_stems
        self.verdicts = VerdictReader(words, force)

    def read(self, sections: Sequence[Section], findings: Sequence[Finding]) -> Iterator[FollowUp]:
        """Every follow-up of a report, section by section, annexes aside.

        The explanation under a finding comments on earlier inspections too.
        """
        annexes: set[str] = set()
        by_id = {section.id: section for section in sections}
        for section in sections:
            if section.parent in annexes or self.is_annex(section.heading):
                annexes.add(section.id)
                continue
            now = grade_of(section, by_id)
            yield from self._in_section(section, section.paragraphs, now)
            for finding in findings:
                if finding.section == section.id and finding.detail:
                    yield from self._in_section(section, _explanation(finding), None)

    def _in_section(
        self, section: Section, paragraphs: Sequence[Paragraph], now: Grade | None
    ) -> Iterator[FollowUp]:
        """The follow-ups of some paragraphs; `now` is today's grade, beside which a recalled one stands."""
        told = self._sentences(paragraphs)
        answered = -1
        named = ""
        asked = self.reference.search(plain(section.heading))
        for at, sentence in enumerate(told):
            if named and self._recalls_another(plain(sentence.text)):
                yield self._followup(section, told, at, named, now)[0]
                continue
            if at <= answered or (not asked and not _is_hint(sentence.text)):
                continue
            said = plain(sentence.text)
            match = self._reference(said)
            if (match or asked or _implies(said)) and self.never.search(said):
                continue
            found = _as_printed(sentence.text, match) if match else self._recalled_in(sentence)
            if found:
                named = found
                refers = named
            elif asked and self.verdicts.read(sentence.text).verdict is not None:
                refers = _as_printed(section.heading, asked)
            elif _implies(said) and self.implied.search(said):
                refers = ""
            else:
                continue
            followup, last = self._followup(section, told, at, refers, now)
            answered = at if asked else last
            yield followup

    def _recalled_in(self, sentence: _Sentence) -> str:
        """What a sentence refers to that recalls an earlier inspection in other words; "" if none."""
        recall = find_recall(sentence.text, tokenise(sentence.text), self.cycle)
        return recall.refers_to if recall else ""

    def _recalls_another(self, said: str) -> bool:
        """Whether a sentence goes on with a further point of the report just named."""
        return bool(_ENUMERATES.match(said) or (_ALSO.match(said) and self.recall.search(said)))

    def _reference(self, said: str) -> re.Match[str] | None:
        """The words that name an earlier inspection, one that names its year if there is one."""
        first = None
        for match in self.reference.finditer(said):
            year = _YEAR.search(caught(match, "ref") or "")
            if year and year["ref"][:4] == self.year:
                continue  # this inspection, not an earlier one
            if year:
                return match
            first = first or match
        return first or self._earlier_year(said)

    def _earlier_year(self, said: str) -> re.Match[str] | None:
        """A year before this inspection's in a sentence in which the inspectorate speaks: of several that
        which it calls its own, as in "the force wrote in 2017 of our 2016 recommendation"."""
        if not self.year or not self.speaker.search(said) or self.data_year.search(said):
            return None
        earlier = [match for match in _YEAR.finditer(said) if match["ref"][:4] < self.year]
        ours = (match for match in earlier if _OURS.search(said, 0, match.start()))
        return next(ours, earlier[0] if earlier else None)

    def _sentences(self, paragraphs: Sequence[Paragraph]) -> list[_Sentence]:
        found = []
        for index, paragraph in enumerate(paragraphs):
            position = 0
            for text in sentences(paragraph.text):
                position = max(position, paragraph.text.find(text, position))
                found.append(_Sentence(text, paragraph.line_at(position), index))
        return found

    def _followup(
        self, section: Section, told: Sequence[_Sentence], at: int, refers: str, now: Grade | None
    ) -> tuple[FollowUp, int]:
        """The follow-up that begins with the sentence at `at`, and the last sentence that it rests on."""
        first = told[at]
        on_others = self._is_on_others(plain(first.text))
        reading = Reading(None) if on_others else self._own_verdict(first.text)
        begin: int | None = at if reading.verdict is not None else None
        last = at
        if begin is None and not on_others:
            begin, reading = next(self._answers_to(told, at), (None, reading))
        if begin is not None:
            reading, last = self._followed(reading, told, at, begin)
        verdict = reading.verdict if begin is not None else against_earlier_grade(first.text, now)
        if not on_others and not (verdict is not None and reading.plainly):
            verdict, more = self._weighed(verdict, told, at)
            last = max(last, at + more)
        text = " ".join(sentence.text for sentence in told[at : last + 1])
        return FollowUp(first.line, text, refers, verdict or Verdict.UNCLEAR, section.id), last

    def _weighed(
        self, verdict: Verdict | None, told: Sequence[_Sentence], at: int
    ) -> tuple[Verdict | None, int]:
        """A verdict that words have told, unless the trained reader reads the opposite; where they tell
        none the reader's own, and how many sentences carry on from the recall."""
        # What a letter that recalls nothing need not load.
        from peeldiff.reading.weighed import borne_out, carried_on, weighed
        from peeldiff.statements import read_statement

        rows = [
            read_statement(sentence.text, paragraph=sentence.paragraph, cycle=self.cycle)
            for sentence in told[at : at + _THREAD]
        ]
        if verdict is None:
            return weighed(rows, self.words), carried_on(rows, self.words, self.cycle)
        return (verdict if borne_out(verdict, rows, self.words) else None), 0

    def _is_on_others(self, said: str) -> bool:
        """Whether a recall in plain form is on other forces, or other bodies, and not on this one."""
        said = self.verdicts.own_force_unnamed(said)
        return bool(self.others.search(said)) and "the force" not in said

    def _answers_to(self, told: Sequence[_Sentence], at: int) -> Iterator[tuple[int, Reading]]:
        """The sentences within reach that may be the answer to a recall, with their verdicts."""
        first = told[at]
        about = frozenset(stems(self._recalled(told, at))) - self.demanding
        others: list[frozenset[str]] = []
        for step in range(at + 1, min(at + 1 + _REACH, len(told))):
            later = told[step]
            if later.paragraph > first.paragraph + _PARAGRAPHS:
                return
            said = plain(later.text)
            named = self._reference(said) or self._recalled_in(later)
            if named and self.recall.search(said):
                return  # the next point
            if later.paragraph > first.paragraph and not self._answers(later.text):
                continue
            if self._recalls_another(said):
                others.append(frozenset(stems(later.text)))
                continue
            reading = self.verdicts.read(later.text)
            if reading.verdict is not None and self._is_for(
                later.text, about, others, next_to_it=step == at + 1
            ):
                yield step, reading

    def _is_for(
        self,
        answer: str,
        about: frozenset[str],
        others: Sequence[frozenset[str]],
        *,
        next_to_it: bool,
    ) -> bool:
        """Whether an answer may be to a recall with these stems: it speaks of the same things or
        points back, or is the very next sentence; and not only of what `others` recall."""
        told = frozenset(stems(answer))
        if not told.isdisjoint(about):
            return True
        said = plain(answer)
        if not (next_to_it or self.answers_back.search(said) or self.several.search(said)):
            return False
        return all(told.isdisjoint(other) for other in others)

    def _answers(self, text: str) -> bool:
        """Whether a sentence of a later paragraph still speaks of the point recalled before."""
        return bool(self.answer.match(plain(text)))

    def _recalled(self, told: Sequence[_Sentence], at: int) -> str:
        """A recall with the sentence before it, of which it may say "here"."""
        return " ".join(sentence.text for sentence in told[self._start(told, at) : at + 1])

    def _start(self, told: Sequence[_Sentence], at: int) -> int:
        """The sentence before a recall, unless it is a point of its own."""
        start = at - 1 if at and told[at - 1].paragraph == told[at].paragraph else at
        return at if start < at and self._reference(plain(told[start].text)) else start

    def _followed(
        self, reading: Reading, told: Sequence[_Sentence], first: int, at: int
    ) -> tuple[Reading, int]:
        """A good verdict that the next sentences take back is only part of one.

        Returns the verdict and the last sentence that it rests on.
        """
        if reading.verdict is not Verdict.IMPROVED:
            return reading, at
        topic = frozenset(stems(" ".join(sentence.text for sentence in told[first : at + 1])))
        count = taken_back_at(self._after(told, at), topic, self.verdicts)
        return (Reading(Verdict.PARTLY, hedged=True), at + count) if count else (reading, at)

    def _after(self, told: Sequence[_Sentence], at: int) -> list[str]:
        """The next sentences of the paragraph, up to one that recalls another point."""
        found: list[str] = []
        for sentence in told[at + 1 : at + 1 + TAKEN_BACK_WITHIN]:
            if sentence.paragraph != told[at].paragraph or self._reference(plain(sentence.text)):
                break
            found.append(sentence.text)
        return found

    def _only_recalls(self, said: str, reading: Reading) -> bool:
        """Whether bad news is the earlier inspection's: a sentence that begins by naming it and
        does not come to the present."""
        named = self.reference.search(said)
        begins = named is not None and named.start() <= _BEGINS_WITHIN
        bad = reading.verdict in SHORT_OF_GOOD
        return begins and bad and bool(self.past.search(said)) and not self.present.search(said)

    def _own_verdict(self, text: str) -> Reading:
        """The verdict of the sentence that recalls a point, what it recalls left out."""
        said = straight(text)
        low = said.casefold()
        match = self.recall.search(low)
        if not match:
            reading = self.verdicts.read(text)
            return Reading(None) if self._only_recalls(plain(text), reading) else reading
        answers = [
            found.start() for found in self.answer.finditer(low) if found.start() > match.end()
        ]
        before = text[: match.start()]
        rest = text[answers[-1] :] if answers else ""
        if re.search(r"\b(also judged|consistent with|in contrast|deterioration|decline)\b", low):
            return self.verdicts.read(text)
        reading = self.verdicts.read(rest) if rest else Reading(None)
        if reading.verdict is None and before and not low.startswith(("in ", "our ", "hmic")):
            return self.verdicts.read(before)
        return reading


def _as_printed(text: str, match: re.Match[str]) -> str:
    """What a follow-up refers to, in the report's own words."""
    reference = caught(match, "ref") or match[0]
    at = straight(text).casefold().find(reference)
    return text[at : at + len(reference)] if at >= 0 else reference


def _explanation(finding: Finding) -> tuple[Paragraph, ...]:
    """The paragraphs under the title of a finding."""
    texts = (finding.detail or "").split("\n")
    return tuple(
        Paragraph(text, line, line) for text, line in zip(texts, finding.detail_lines, strict=False)
    )


def read_followups(
    sections: Sequence[Section],
    findings: Sequence[Finding],
    words: Inspectorate,
    force: str | None,
    cycle: str | None,
) -> tuple[FollowUp, ...]:
    """The follow-ups of a report in reading order."""
    found = _Reader(words, force, cycle).read(sections, findings)
    return tuple(sorted(found, key=lambda followup: followup.line))
