"""In which tone a sentence speaks of the force, by what the inspectorate's data file lists.

A label is read before the words below it, so a tone is given only where they plainly have it: what the
inspector feels, or what a sentence says of the force without anything that says otherwise.
"""

from __future__ import annotations

from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Observations as Said
from peeldiff.inspectorates.lists import Patterns
from peeldiff.model import Tone
from peeldiff.statements import Statement
from peeldiff.statements.composer import Sign, clauses, compose
from peeldiff.words import plain

__all__ = ["ToneReader"]

_FIRST_WORDS = 7


class ToneReader:
    """Reads single sentences of the part in which an inspector speaks of the force as a whole."""

    def __init__(self, words: Inspectorate) -> None:
        self._words = words
        self._leaning = frozenset(words.listed(Said.leaning_words))
        self._subjects = frozenset(words.listed(Said.subject_words))

    def _has(self, listed: Patterns, said: str) -> bool:
        return self._words.says(listed, said)

    def is_personal(self, said: str) -> bool:
        """Whether a text in plain form is in the first person."""
        return self._has(Said.person_patterns, said)

    def is_then(self, row: Statement) -> bool:
        """Whether a sentence tells what the inspector said before, which the next one answers."""
        said = plain(row.sentence.text)
        clause = said.partition(" that ")[0]  # behind it stands what was asked, which is still so
        return self.is_personal(clause) and self._is_past(clause)

    def _is_past(self, said: str) -> bool:
        return self._has(Said.then_patterns, said) and not self._has(Said.now_patterns, said)

    def begins_leaning(self, row: Statement) -> bool:
        """Whether the first word of a sentence stands for something before it."""
        return row.sentence.tokens[0].word in self._leaning

    def leans(self, row: Statement) -> bool:
        """Whether a sentence needs the one before it: it begins with "it" or "also" and names no force."""
        if self._has(Said.put_this_patterns, plain(row.sentence.text)):
            return True
        words = [token.word for token in row.sentence.tokens][:_FIRST_WORDS]
        return not self._leaning.isdisjoint(words) and self._subjects.isdisjoint(words)

    def tone(self, row: Statement) -> Tone | None:
        """The tone of a sentence, None where it has none or may have another."""
        said = plain(row.sentence.text)
        if row.is_scope or self._has(Said.unseen_patterns, said) or self._is_past(said):
            return None
        pleased = self._has(Said.pleased_patterns, said)
        troubled = self._has(Said.troubled_patterns, said)
        if self._has(Said.less_pleased_patterns, said):
            return None if self._has(Said.half_pleased_patterns, said) else Tone.CONCERN
        if self._has(Said.ended_patterns, said):
            return Tone.PRAISE if pleased and not self._has(Said.half_patterns, said) else None
        if pleased or troubled:
            mixed = pleased and (troubled or self._has(Said.but_patterns, said))
            return Tone.MIXED if mixed else Tone.PRAISE if pleased else Tone.CONCERN
        return None if self.is_personal(said) else self._of_the_force(row, said)

    def _of_the_force(self, row: Statement, said: str) -> Tone | None:
        """The tone of a sentence that tells of the force, without a word of what the inspector feels."""
        if self._has(Said.then_patterns, said) and not self._has(Said.since_patterns, said):
            return None
        signs = {compose(clause).sign for clause in clauses([mark.name for mark in row.marks])}
        signs.discard(Sign.NONE)
        good = self._has(Said.plainly_good_patterns, said)
        bad = self._has(Said.bad_patterns, said)
        if good and self._has(Said.more_to_do_patterns, said):
            return Tone.MIXED
        if signs == {Sign.GOOD} and good and not bad and not self._has(Said.half_patterns, said):
            return Tone.PRAISE
        if self._has(Said.plainly_bad_patterns, said) and not good:
            return Tone.CONCERN
        return Tone.CONCERN if signs == {Sign.BAD} and bad else None
