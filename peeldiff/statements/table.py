"""The statements of one inspection: every sentence with what it recalls, decides and how it is built.

Made once a run and for each side; it knows no finding of the other report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from alignment.records import dataclass, replace
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Inspection
from peeldiff.statements.decisions import Decision, find_decision
from peeldiff.statements.elliptic import is_elliptic
from peeldiff.statements.further import BACK, goes_on_recalling
from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.lexicon import load_lexicon
from peeldiff.statements.marks import Mark, lay_bare
from peeldiff.statements.names import long_names
from peeldiff.statements.recalls import Recall, find_recall
from peeldiff.statements.scope import is_scope
from peeldiff.statements.sentences import (
    Sentence,
    Token,
    content_stems,
    read_sentences,
    tokenise,
)
from peeldiff.statements.settling import Settled, find_settled
from peeldiff.statements.settling.naming import without_areas

__all__ = ["Statement", "Statements", "annexes_of", "leans", "read_statement", "read_statements"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Statement:
    """A sentence with what it says of itself.

    `stems` are what it is about. `leans` says that it only makes sense after the sentence before it: it
    begins with a pronoun or a contrast, or names nothing; `points_back` that its subject is a pronoun.
    `recalled_before` is the recall that it goes on with, if it does: "We also said that …"; `is_unseen_too`
    says that it leaves to the one before it to say what was not looked at: "Nor is the choir.".
    What costs more is worked out when it is first asked for: most sentences bear on no finding.
    """

    sentence: Sentence
    stems: frozenset[str]
    leans: bool
    points_back: bool
    cycle: str
    recalled_before: Recall | None = None
    is_unseen_too: bool = False

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Its words of grammar and sense in order, what it is about left out."""
        return lay_bare(self.sentence.tokens, load_lexicon())

    @cached_property
    def recall(self) -> Recall | None:
        """The earlier inspection that it recalls; a demand recalls none."""
        return None if self.sentence.is_demand else self.spoken_of

    @cached_property
    def spoken_of(self) -> Recall | None:
        """The earlier inspection that it speaks of, be it a demand or not."""
        own = find_recall(self.sentence.text, self.sentence.tokens, self.cycle)
        before = self.recalled_before
        return before if own is None or (before is not None and not own.years) else own

    @cached_property
    def decision(self) -> Decision | None:
        """The formal decision that it states as a fact."""
        return find_decision(self.sentence.tokens)

    @cached_property
    def settled(self) -> Settled | None:
        """What it settles by the inspectorate's own formal words."""
        return find_settled(self.sentence.tokens)

    @cached_property
    def names(self) -> tuple[frozenset[str], ...]:
        """The stems of each name of two words or more that stands in it."""
        return long_names(self.sentence.text)

    @cached_property
    def is_scope(self) -> bool:
        """Whether it tells what was not looked at."""
        return self.is_unseen_too or is_scope(self.sentence.tokens)


_LONG = 400
"""Statements of a report in which a word that stands in one of 100 stands four times by chance. Those of the
corpus have fewer: there one word in common is right for three points in four, and their order is that of
nearness alone."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Statements:
    """The statements of a report in reading order, and in how many of them each stem stands."""

    rows: tuple[Statement, ...]
    spread: Counter[str]
    cycle: str

    @property
    def is_long(self) -> bool:
        """Whether there are so many statements that one word in common is mostly chance."""
        return len(self.rows) >= _LONG

    @cached_property
    def postings(self) -> dict[str, list[int]]:
        """The statements in which each stem stands, in reading order."""
        found: dict[str, list[int]] = {}
        for at, row in enumerate(self.rows):
            for stem in row.stems:
                found.setdefault(stem, []).append(at)
        return found

    @cached_property
    def of_findings(self) -> dict[str, list[int]]:
        """The statements of each finding, by its id."""
        found: dict[str, list[int]] = {}
        for at, row in enumerate(self.rows):
            if row.sentence.finding is not None:
                found.setdefault(row.sentence.finding, []).append(at)
        return found

    @cached_property
    def paragraphs(self) -> list[int]:
        """The paragraph of each statement."""
        return [row.sentence.paragraph for row in self.rows]

    def are_together(self, one: int, other: int) -> bool:
        """Whether two statements, the first of which is there, stand in one paragraph."""
        paragraphs = self.paragraphs
        return 0 <= other < len(paragraphs) and paragraphs[one] == paragraphs[other]

    def around(self, at: int, reach: int | None = None) -> tuple[Statement, ...]:
        """The statements of a paragraph, in order; with a `reach`, those so near to the one at `at`."""
        first = last = at
        while (reach is None or at - first < reach) and self.are_together(at, first - 1):
            first -= 1
        while (reach is None or last - at < reach) and self.are_together(at, last + 1):
            last += 1
        return self.rows[first : last + 1]


_LEANING = words_of(Words.LEANING)
"""First words that carry on from the sentence before."""
_POINTING_BACK = frozenset({"this", "it", "these", "both", "that", "they", "all"})
_SUBJECT = 2
"""Words at the beginning of a sentence among which its subject stands: "And this has been …"."""
_POINTING = words_of(Words.POINTING)


def read_statements(inspection: Inspection, annexes: frozenset[str] = frozenset()) -> Statements:
    """The statements of a report; `annexes` are ids of sections that say nothing of the force."""
    cycle = inspection.cycle or (inspection.published or "")[:4]
    rows: list[Statement] = []
    for sentence in read_sentences(inspection, annexes):
        row = _statement(sentence, cycle)
        if goes_on_recalling(sentence.tokens):
            row = replace(row, recalled_before=_recalled_before(rows, sentence))
        elif is_elliptic(sentence.tokens) and _follows_scope(rows, sentence):
            row = replace(row, is_unseen_too=True)
        rows.append(row)
    spread = Counter(stem for row in rows for stem in sorted(row.stems))
    return Statements(rows=tuple(rows), spread=spread, cycle=cycle)


def _follows_scope(rows: Sequence[Statement], sentence: Sentence) -> bool:
    """Whether a sentence follows one of its paragraph that says what was not looked at."""
    before = rows[-1] if rows else None
    return (
        before is not None and before.sentence.paragraph == sentence.paragraph and before.is_scope
    )


def _recalled_before(rows: Sequence[Statement], sentence: Sentence) -> Recall | None:
    """The recall with which a sentence behind some statements goes on: of its paragraph or the one before."""
    for row in reversed(rows[-BACK:]):
        near = sentence.paragraph - row.sentence.paragraph <= 1
        if not near or row.sentence.section != sentence.section or row.sentence.is_demand:
            return None
        if row.recall is not None and (row.recall.years or row.recalled_before is not None):
            return row.recall
    return None


def _statement(sentence: Sentence, cycle: str) -> Statement:
    words = [token.word for token in sentence.tokens]
    return Statement(
        sentence=sentence,
        stems=content_stems(without_areas(sentence.tokens)),
        leans=leans(sentence.tokens),
        points_back=not _POINTING_BACK.isdisjoint(words[:_SUBJECT]),
        cycle=cycle,
    )


def leans(tokens: Sequence[Token]) -> bool:
    """Whether a sentence of some tokens only makes sense after the sentence before it."""
    words = [token.word for token in tokens[:4]]
    return bool(words) and (words[0] in _LEANING or not _POINTING.isdisjoint(words))


def annexes_of(inspection: Inspection, words: Inspectorate) -> frozenset[str]:
    """The ids of the sections that tell how an inspection was made, and of what stands under them."""
    found: set[str] = set()
    for section in inspection.sections:
        if section.parent in found or words.is_annex(section.heading):
            found.add(section.id)
    return frozenset(found)


def read_statement(text: str, *, paragraph: int = 0, cycle: str = "") -> Statement:
    """One sentence that stands alone, or in a paragraph of some few; without `cycle`, as a report of a
    cycle to come would have it."""
    sentence = Sentence(
        index=0,
        text=text,
        line=1,
        page=None,
        section=None,
        paragraph=paragraph,
        tokens=tokenise(text),
    )
    return _statement(sentence, cycle)
