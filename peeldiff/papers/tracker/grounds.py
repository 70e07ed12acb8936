"""What the newest report found that makes it ask for something: its explanation, or else words of its prose.

Older reports print no explanation: they list what they ask for at the head or the end of a chapter, and
tell in its prose what they found. Of that prose the passage is taken that has most of the words of
what is asked. One that has few of them is none, and one that has not very many must tell of something ill:
praise is no reason to ask. What is asked for in quotation marks ("what works") is found by these words alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from math import log

from alignment.late import late
from alignment.records import dataclass
from peeldiff.compare.quoting import whole_passage
from peeldiff.compare.tones import ToneReader
from peeldiff.inspectorates.lists import Findings
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Finding, Inspection, Tone
from peeldiff.papers.tracker.in_brief import in_brief
from peeldiff.statements import Statement, Statements, annexes_of, content_stems, read_statements
from peeldiff.statements.composer import speaks_ill
from peeldiff.statements.sentences import tokenise
from peeldiff.words import plain, sentences

__all__ = ["Found", "Grounds"]

_NONE = "No sentence was found that plainly explains it."
_NEAREST = "Closest to a reason in the newer report: "
"""Before words of its prose: the older report, which has none like it, says nothing here."""
_EXPLAINED = 300
"""Characters of an explanation on the board, unless its first sentence is longer."""
_PLENTY, _ENOUGH = 0.55, 0.36
"""Share of the weight of what is asked that a passage has; below the first it tells of something ill."""
_HEART = 0.2
"""Share that its weightiest sentence has by itself."""
_FEWEST = 3
"""Words of what is asked that it has at least."""
_QUOTED = late(r"(?<!\w)[‘“'\"]([^\W\d_][\w-]*(?: [\w-]+){1,4})[’”'\"](?!\w)")
"""Several words in quotation marks: one alone is mostly a word that is kept at a distance."""
_ASKING = frozenset({"should", "must", "|"})
"""Words, and the mark of a table, of a sentence that asks and tells of nothing found."""
_OF_US = frozenset({"we", "our"})
"""Words by which the inspectorate tells of what it found itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whole sentences of the report, one after the other, and the line on which they begin."""

    text: str
    line: int


class Grounds:
    """Looks up one report."""

    def __init__(self, inspection: Inspection) -> None:
        self._inspection = inspection
        words = inspectorate_of(inspection)
        self._of_body = words.pattern(Findings.force_subject_patterns, inspection.force or "")
        self._tones = ToneReader(words)
        self._places = {section.id: at for at, section in enumerate(inspection.sections)}

    def words(self, finding: Finding, before: str, place: Callable[[int], str]) -> str:
        """What a board reads beside a finding; `before` names the report that has none like it, "" where one
        has. `place` words where a line stands."""
        why = f"The {before} report has no finding like it. " if before else ""
        if finding.detail:
            line = finding.detail_lines[0] if finding.detail_lines else finding.line
            return f"{why}The report explains: “{_first_sentences(finding.detail)}” ({place(line)})"
        found = self.of(finding)
        if found is None:
            return f"{why}{_NONE}"
        return f"{why}{_NEAREST}“{in_brief(found.text)}” ({place(found.line)})"

    def of(self, finding: Finding) -> Found | None:
        """What was found on which a finding rests, as far as its words tell; None without such words."""
        text = " ".join((finding.text, *(item.text for item in finding.items)))
        asked = content_stems(tokenise(text))
        whole = self._weight(asked)
        best, passage = 0.0, self._by_quoted_words(finding, text, asked)
        for heart in () if passage else self._around(finding):
            if not whole or self._weight(asked & heart.stems) < _HEART * whole:
                continue
            rows = whole_passage(heart, (), asked, self._statements)
            if not any(map(self._is_of_this, rows)):
                continue
            shared = asked & frozenset[str]().union(*(row.stems for row in rows))
            share = self._weight(shared) / whole
            is_ill = any(map(_is_ill, rows)) and self._tones.tone(heart) is not Tone.PRAISE
            least = _ENOUGH if is_ill else _PLENTY
            if len(shared) >= _FEWEST and share >= least and share > best:
                best, passage = share, rows
        if passage is None:
            return None
        return Found(" ".join(row.sentence.text for row in passage), passage[0].sentence.line)

    def _by_quoted_words(
        self, finding: Finding, text: str, asked: frozenset[str]
    ) -> tuple[Statement, ...] | None:
        """The passage in which the force falls short of what is asked for in quotation marks."""
        names = [plain(one[1]) for one in _QUOTED.finditer(text)]
        for heart in self._around(finding) if names else ():
            told = plain(heart.sentence.text)
            is_named = any(re.search(rf"\b{re.escape(name)}\b", told) for name in names)
            if is_named and self._is_of_this(heart) and self._falls_short(heart):
                return whole_passage(heart, (), asked, self._statements)
        return None

    def _falls_short(self, row: Statement) -> bool:
        """Whether a sentence tells of something ill or of something that is not done."""
        tone = self._tones.tone(row)
        return tone is Tone.CONCERN or (tone is not Tone.PRAISE and _is_ill(row))

    def _around(self, finding: Finding) -> Iterator[Statement]:
        """The prose under the question of a finding; a sentence that asks says no more than the finding."""
        sections = self._inspection.sections
        at = self._places.get(finding.section or "")
        while at is not None and sections[at].short is None:
            at = self._places.get(sections[at].parent or "")
        if at is None:
            return
        first, last = sections[at].line, sections[at].end_line
        for row in self._statements.rows:
            told = row.sentence
            words = {token.word for token in told.tokens}
            if told.finding is None and first <= told.line <= last and _ASKING.isdisjoint(words):
                yield row

    def _is_of_this(self, row: Statement) -> bool:
        """Whether a sentence tells of the one body inspected, and not of all of its kind."""
        by_us = not _OF_US.isdisjoint(token.word for token in row.sentence.tokens)
        return by_us or self._of_body.search(plain(row.sentence.text)) is not None

    @cached_property
    def _statements(self) -> Statements:
        words = inspectorate_of(self._inspection)
        return read_statements(self._inspection, annexes_of(self._inspection, words))

    def _weight(self, stems: frozenset[str]) -> float:
        """What words say together: the rarer in the report, the more."""
        count, spread = len(self._statements.rows), self._statements.spread
        return sum(log((count + 1) / (spread[stem] + 0.5)) for stem in sorted(stems))


def _first_sentences(text: str) -> str:
    """Whole sentences from the beginning, as many as a cell of the board has room for; one at least."""
    told = ""
    for sentence in sentences(" ".join(text.split())):
        if told and len(told) + len(sentence) > _EXPLAINED:
            break
        told = f"{told} {sentence}".lstrip()
    return told


def _is_ill(row: Statement) -> bool:
    return speaks_ill([mark.name for mark in row.marks])
