"""Whether a question was inspected this time, and from which year its judgment stands if it was not."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late, late_with
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments
from peeldiff.inspectorates.patterns import caught
from peeldiff.report.grades.lines import is_interim_line
from peeldiff.report.judgments.looked_at import LookedAt
from peeldiff.report.judgments.overviews import Overviews
from peeldiff.report.judgments.standing import Standing
from peeldiff.report.outline.headed_text import HeadedText
from peeldiff.report.outline.heading import Heading
from peeldiff.words import plain, sentences, words_in

__all__ = ["CarriedOver"]

_OPENING = 3
"""Paragraphs under a question, and sentences of each, that tell whether it was looked at."""
_FEWEST_WORDS = 4
"""Words of a cell that says more than a fact."""
_OF_A_FACT = 2
_STRIP = 2
"""Rows of a strip of facts: labels and what they say."""
_CYCLE = late(r"\b20\d\d(?:/\d\d)?\b")
_LAST_YEAR = late(r"\blast year(?:'s)?\b")
_CARRIED_OVER = late_with(
    ("carried", "brought"),
    r"(?:(?:it|this) (?:is|was|has been) )?(?:carried|brought) (?:over|forward)\b",
)
_LIKEWISE = late(r"\b(?:as|also|again)(?: \w+){0,3} in $")
"""Before the year of another time that it was so: "carried over, as it was in 2017"."""
_JUDGMENT = (" grade", " judg", " rating")
_POINTS_BACK = late_with(
    ("it ", *_JUDGMENT), r"^it |\b(?:that|this|the same) (?:grade|judge?ment|rating)\b"
)
_EARLIER = late_with(
    _JUDGMENT, r"\b(?:earlier|previous|last|existing|former|old) (?:grade|judge?ment|rating)\b"
)
_FOUND_SINCE = late(r"\b(?:found|saw|seen|see|find)\b")
"""Behind when a question was last inspected: that it was inspected again."""
_JUDGED = frozenset("found graded judged last rated said told".split())  # noqa: SIM905


class CarriedOver:
    """Tells of the questions of one report which an earlier judgment stands for."""

    def __init__(
        self, text: HeadedText, overviews: Overviews, words: Inspectorate, cycle: str | None
    ) -> None:
        self.text, self.overviews, self.words, self.cycle = text, overviews, words, cycle
        self.blocks = text.blocks
        self.looked_at = LookedAt(words)
        self.standing = Standing(words, cycle)
        self.stands = words.pattern(Judgments.standing_patterns)
        self.last_inspected = words.pattern(Judgments.last_inspected_patterns)

    def inspected(self, index: int, heading: Heading) -> tuple[bool, str | None]:
        """Whether the question was inspected, and the year whose judgment stands if it was not."""
        texts = self.text.own_text(index, Role.TEXT, Role.ITEM)[:_OPENING]
        if not texts and index + 1 < len(self.text.headings):
            # Print may set all of it under a heading inside: "Summary of findings".
            inner = self.text.headings[index + 1]
            deeper = inner.tier > heading.tier or inner.markup > heading.markup
            if deeper and not inner.families:
                texts = self.text.own_text(index + 1, Role.TEXT, Role.ITEM)[:_OPENING]
        if texts and is_interim_line(self.blocks[texts[0]].text, self.words):
            return False, None
        asked = " ".join((heading.text, *(family.short for family in heading.families)))
        places = (*texts, *self._facts(index))
        for at in places:
            before = ""
            for sentence in self._sentences(at)[:_OPENING]:
                said = plain(sentence)
                whole = f"{before} {said}" if _POINTS_BACK.search(said) else said
                before = said
                if year := self._carried_from(whole):
                    return False, year
                if (_EARLIER.search(said) and self.stands.search(said)) or self.standing.told(
                    whole
                ):
                    return False, self._standing_year(places, heading)
                # What stands further down in an overview may tell of any of its questions.
                if not (heading.asks_for_whole and at not in texts[:1]) and self.looked_at.denied(
                    said, asked, self.cycle
                ):
                    return False, self._standing_year(places, heading)
        if self._denied_in_facts(index):
            return False, self._year_in_facts(index)
        if any(row.inspected is False for row in self.overviews.rows_of(heading)):
            return False, self._standing_year(places, heading)
        return True, None

    def _denied_in_facts(self, index: int) -> bool:
        """Whether the list of facts under a heading says that nobody looked: "Looked at in 2019 | No"."""
        looking = self.words.plain_set(Judgments.looking_words)
        return any(
            len(cells) == _OF_A_FACT
            and plain(cells[1]) == "no"
            and not looking.isdisjoint(words_in(cells[0]))
            for cells in (self.blocks[at].cells for at in self.text.own_text(index, Role.ROW))
        )

    def _year_in_facts(self, index: int) -> str | None:
        """The year before the cycle that is a fact of such a list, if there is one only."""
        told = {
            cells[1]
            for cells in (self.blocks[at].cells for at in self.text.own_text(index, Role.ROW))
            if len(cells) == _OF_A_FACT
            and _CYCLE.fullmatch(cells[1])
            and cells[1] not in (self.cycle or "")
        }
        return told.pop() if len(told) == 1 else None

    def _facts(self, index: int) -> list[int]:
        """The strip of facts right under a heading, which may say on what its judgment rests."""
        rows = self.text.own_text(index, Role.ROW)
        return rows if len(rows) <= _STRIP else []

    def _sentences(self, at: int) -> list[str]:
        """The sentences of a paragraph, or those in the cells of a row."""
        block = self.blocks[at]
        if block.role is not Role.ROW:
            return sentences(block.text)
        told = [said for cell in block.cells for said in sentences(cell)]
        return [said for said in told if len(said.split()) >= _FEWEST_WORDS]

    def _carried_from(self, said: str) -> str | None:
        """The year of the judgment that a sentence lets stand, or None."""
        match = self.last_inspected.search(said)
        if match and not _FOUND_SINCE.search(said, match.end()):
            return caught(match, "year")
        nouns = self.words.plain_set(Judgments.standing_nouns)
        judged = not nouns.isdisjoint(words_in(said)) or _CARRIED_OVER.match(said)
        stands = list(self.stands.finditer(said)) if judged else []
        if not stands:
            return None
        if _LAST_YEAR.search(said) and self.cycle and self.cycle.isdigit():
            return str(int(self.cycle) - 1)
        years = [match for match in _CYCLE.finditer(said) if match[0] not in (self.cycle or "")]
        years = [match for match in years if not _LIKEWISE.search(said[: match.start()])] or years
        # "Carried over from 2016" and "the judgment of 2016 stands": the year nearest to the word.
        return min(years, key=lambda m: abs(m.start() - stands[0].start()))[0] if years else None

    def _standing_year(self, texts: Sequence[int], heading: Heading) -> str | None:
        for at in texts:
            said = plain(self.blocks[at].text)
            if year := self._carried_from(said):
                return year
            if _LAST_YEAR.search(said) and self.cycle and self.cycle.isdigit():
                return str(int(self.cycle) - 1)
        for row in self.overviews.rows_of(heading):
            if row.last_inspected and row.last_inspected != self.cycle:
                return row.last_inspected
        told = [plain(sentence) for at in texts for sentence in self._sentences(at)]
        # A sentence that lets a judgment stand tells when, then one that judges; another may tell when nobody
        # looked.
        told.sort(key=self._rank)
        years = (year for said in told for year in self.standing.years(said))
        return next(years, None)

    def _rank(self, said: str) -> int:
        if self.standing.told(said):
            return 0
        words = words_in(said)
        nouns = self.words.plain_set(Judgments.standing_nouns)
        judges = not nouns.isdisjoint(words) or not _JUDGED.isdisjoint(words)
        return 1 if judges else 2
