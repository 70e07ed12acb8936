"""What a report says plainly of the progress on a point: the only words that a label may stand above.

`reading.verdicts` reads what most sentences amount to, and is wrong in some. A label in print is read
before the words below it, so it is given only where the words themselves have it: a form of "improved",
"closed", "no progress" or "worse" of the report's own, with nothing beside it that says otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.inspectorates import Inspectorate, load_inspectorate
from peeldiff.inspectorates.lists import Plainly
from peeldiff.model import Verdict
from peeldiff.reading.verdicts import SHORT_OF_GOOD, VerdictReader
from peeldiff.statements import read_statement
from peeldiff.statements.composer import speaks_ill
from peeldiff.statements.marks import bare
from peeldiff.words import plain, sentences

__all__ = ["PlainReader"]


class PlainReader:
    """Reads plain verdicts with one inspectorate's words."""

    def __init__(self, words: Inspectorate | None = None, force: str | None = None) -> None:
        words = words or load_inspectorate()
        self._reader = VerdictReader(words, force)
        self._better = words.pattern(Plainly.improved_patterns)
        self._partly = words.pattern(Plainly.partly_patterns)
        self._less = words.pattern(Plainly.less_patterns)

    def read(self, text: str) -> Verdict:
        """The one verdict that a quotation gives in plain words; unclear if it gives none, or two that
        do not go together."""
        parts = sentences(text)
        found = [self._of(sentence) for sentence in parts]
        if len(found) > 1 and found[0] is not None and not found[0][1]:
            found[0] = None  # the first of several recalls what was found then
        told = [one for one in found if one is not None]
        plainly = {verdict for verdict, is_plain in told if is_plain}
        bad = any(verdict in SHORT_OF_GOOD for verdict, _ in told) or _spoilt(found, parts)
        if plainly == {Verdict.IMPROVED} and not bad:
            return Verdict.IMPROVED
        if Verdict.IMPROVED in plainly and plainly <= {Verdict.IMPROVED, *SHORT_OF_GOOD}:
            return Verdict.PARTLY if plainly != {Verdict.IMPROVED} else Verdict.UNCLEAR
        if plainly and plainly <= {Verdict.NOT_IMPROVED, Verdict.WORSE}:
            return max(plainly, key=SHORT_OF_GOOD.index)
        if len(plainly) == 1 and all(verdict in (*plainly, Verdict.UNCLEAR) for verdict, _ in told):
            return plainly.pop()
        return Verdict.UNCLEAR

    def _of(self, sentence: str) -> tuple[Verdict, bool] | None:
        """What a sentence amounts to, and whether it says so plainly; None if it amounts to nothing."""
        reading = self._reader.read(sentence)
        if reading.verdict is None:
            return None
        if reading.verdict is not Verdict.PARTLY:
            return reading.verdict, reading.plainly
        said = plain(sentence)
        less = self._less.search(said)
        is_plain = bool(self._partly.search(said) or (less and self._better.search(said)))
        if not (is_plain or less):
            return None  # steps that were taken are no whole answer, and take nothing back
        return Verdict.PARTLY, is_plain


def _spoilt(found: Sequence[tuple[Verdict, bool] | None], parts: Sequence[str]) -> bool:
    """Whether a sentence behind the last one that says something plainly speaks ill of something.

    What stands before it is mostly the state that an earlier inspection found.
    """
    last = max((at for at, one in enumerate(found) if one is not None and one[1]), default=-1)
    return any(speaks_ill(bare(read_statement(part).marks)) for part in parts[last + 1 :])
