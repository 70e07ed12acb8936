"""What the newer report says of earlier inspections: each recall, what it is on and what it says plainly."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from alignment.records import dataclass
from peeldiff.compare.bearing import Bearings
from peeldiff.compare.outline import Outline
from peeldiff.compare.raised_before import share_of
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Patterns, Recalls
from peeldiff.model import FindingChange, FollowUp, Recall
from peeldiff.reading.plainly import PlainReader
from peeldiff.statements import Demand, Statement, Statements
from peeldiff.statements.grammar import Words, words_of
from peeldiff.words import plain, sentences, starts_lower

__all__ = ["RecallTables", "recalls"]

_SPEAKS_OF, _LEAST = 0.3, 2
"""Share of a demand's own words, and least number of them, from which a recall is quoted under a finding."""
_SPEAKS_WITHOUT_NAME = 0.5
"""That share for a demand that names something in capitals of which the recall does not speak."""
_SPEAKS_OF_PART, _LEAST_OF_PART = 0.4, 3
"""Share and number for a part of a finding, which has few words and shares its subject with others."""
_BACK = 2
"""Sentences before a recall that are quoted with it, each because the one behind it tells of "this"."""
_POINTING = frozenset({"these", "this", "those"})
_VERBS = words_of(Words.FINITE_VERBS)
_REACH = 6
"""Statements that follow words ending in a colon: the list and what is said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallTables:
    """The newer sentences, how they bear on older and newer demands, the words of the inspectorate and the
    reader of its plain verdicts."""

    words: Inspectorate
    statements: Statements
    demands: Mapping[str, Demand]
    bearings: Bearings
    new_demands: Mapping[str, Demand]
    new_bearings: Bearings
    reader: PlainReader


def recalls(
    new: Outline, changes: Iterable[FindingChange], tables: RecallTables
) -> tuple[Recall, ...]:
    """The recalls of the newer report that no finding's evidence quotes, in reading order."""
    listed = list(_flat(changes))
    quoted = [e.text for change in listed for e in change.evidence]
    reader = _RecallReader(listed, tables)
    told: dict[str, Recall] = {}
    for one in new.inspection.followups:
        if not reader.is_recall(one):
            continue
        line, text = reader.whole(one)
        if any(text in other or other in text for other in quoted) or text in told:
            continue
        on_old, on_new = reader.bears_on(line, text)
        told[text] = Recall(
            line=line,
            text=text,
            refers_to=reader.named(one),
            verdict=tables.reader.read(one.text),
            heading=new.heading_of(one.section),
            on_old=on_old,
            on_new=on_new,
        )
    return tuple(
        one
        for one in told.values()
        if not any(one.text in other.text for other in told.values() if other is not one)
    )


def _flat(changes: Iterable[FindingChange]) -> Iterator[FindingChange]:
    for change in changes:
        yield change
        yield from change.items


_TELL = Recalls.inspection_patterns, Recalls.voice_patterns, Recalls.report_patterns


def _tells_of_this(row: Statement) -> bool:
    """Whether a sentence tells of "this", and only the sentence before it says of what."""
    words = [token.word for token in row.sentence.tokens]
    return any(word in _POINTING and after in _VERBS for word, after in itertools.pairwise(words))


class _RecallReader:
    """Tells of follow-ups whether they are recalls of a point, their whole text and what they are on."""

    def __init__(self, changes: Sequence[FindingChange], tables: RecallTables) -> None:
        self._tables, self._inspecting = tables, tables.words.inspecting_stems
        older = {ref.id for change in changes for ref in change.old}
        newer = {ref.id for change in changes for ref in change.new}
        self._sides = (
            (older, tables.demands, tables.bearings),
            (newer, tables.new_demands, tables.new_bearings),
        )

    def _has(self, listed: Patterns, said: str) -> bool:
        return self._tables.words.says(listed, said)

    def named(self, one: FollowUp) -> str:
        """The inspection that a follow-up names, "" where its words name none."""
        return one.refers_to if self._has(Recalls.names_patterns, plain(one.refers_to)) else ""

    def is_recall(self, one: FollowUp) -> bool:
        """Whether a follow-up is on a point that an earlier inspection made, in whole sentences."""
        said = [plain(sentence) for sentence in sentences(one.text)]
        if not said or starts_lower(one.text) or said[0].endswith(";"):
            return False
        first = said[0]
        if any(self._has(Recalls.method_patterns, sentence) for sentence in said):
            return False
        if self._has(Recalls.now_only_patterns, first):
            return False
        inspects = self._has(Recalls.inspection_patterns, first)
        if self._has(Recalls.others_patterns, first) and not inspects:
            return False
        if not self.named(one) and self._has(Recalls.told_patterns, first):
            return False
        hints_at_now = self._has(Recalls.hints_at_now_patterns, first)
        if len(said) == 1 and self._has(Recalls.then_patterns, first) and not hints_at_now:
            return False
        whole = " ".join(said)
        inspects = self._has(Recalls.inspection_patterns, whole)
        if self._has(Recalls.this_time_patterns, whole) and not inspects:
            return False
        return any(self._has(listed, whole) for listed in _TELL)

    def whole(self, one: FollowUp) -> tuple[int, str]:
        """The text of a follow-up and its line: with the sentences before it where it begins with "this",
        and with the list behind it and what is said of that where it ends in a colon."""
        told, all_rows = sentences(one.text), self._tables.statements.rows
        line, parts = one.line, [one.text]
        first, last = (self._row(text, one.line) for text in (told[0], told[-1]))
        while first is not None and first.sentence.index and len(parts) <= _BACK:
            before = all_rows[first.sentence.index - 1]
            together = before.sentence.paragraph == first.sentence.paragraph
            if not together or not self._leans(first, before):
                break
            line = before.sentence.line
            parts.insert(0, before.sentence.text)
            first = before if _tells_of_this(before) else None
        if last is not None and one.text.rstrip().endswith(":"):
            for row in all_rows[last.sentence.index + 1 :][:_REACH]:
                if row.sentence.section != last.sentence.section:
                    break
                parts.append(row.sentence.text)
                ends = row.sentence.text.rstrip().endswith((".", "!"))
                if ends and not starts_lower(row.sentence.text):
                    break
        return line, " ".join(parts)

    def _leans(self, row: Statement, before: Statement) -> bool:
        """Whether a recall needs the sentence before it: it points back, or goes on with what that says."""
        said = plain(row.sentence.text)
        if (
            row.points_back
            or _tells_of_this(row)
            or self._has(Recalls.on_this_patterns, said)
            or self._has(Recalls.of_these_patterns, said)
        ):
            return True
        return before.recall is not None and self._has(Recalls.went_on_patterns, said)

    def _row(self, text: str, line: int) -> Statement | None:
        """The statement of a text from a line on."""
        rows = self._tables.statements.rows
        return next((r for r in rows if r.sentence.line >= line and r.sentence.text == text), None)

    def bears_on(self, line: int, text: str) -> tuple[str | None, str | None]:
        """The id of the older or of the newer finding that a recall speaks of most, the other None.

        What is said of a judgment is on no finding.
        """
        if self._has(Recalls.judged_patterns, plain(text)):
            return None, None
        said = set(sentences(text))
        rows = self._tables.statements.rows
        on_it = (r for r in rows if r.sentence.line >= line and r.sentence.text in said)
        stems = frozenset().union(*(row.stems for row in on_it)) - self._inspecting
        best: list[tuple[float, str]] = []
        for ids, demands, bearings in self._sides:
            scores = [
                (self._share(demand, stems, bearings), demand.finding.id)
                for demand in demands.values()
                if demand.finding.id in ids  # its parts too: a recall may be of one alone
            ]
            best.append(max(scores, key=lambda one: one[0], default=(0.0, "")))
        (one, old), (other, new) = best
        if max(one, other) < _SPEAKS_OF:
            return None, self._explained(text)
        return (old, None) if one >= other else (None, new)

    def _explained(self, text: str) -> str | None:
        """The newer finding whose explanation begins with a recall of "this": what is asked above it."""
        ids, demands, _ = self._sides[1]
        for demand in demands.values():
            detail = " ".join((demand.finding.detail or "").split())
            if demand.item is None and demand.finding.id in ids and detail.startswith(text):
                row = self._row(sentences(text)[0], demand.finding.line)
                points = row is not None and (row.points_back or _tells_of_this(row))
                if points or self._has(Recalls.on_this_patterns, plain(text)):
                    return demand.finding.id
        return None

    def _share(self, demand: Demand, stems: frozenset[str], bearings: Bearings) -> float:
        """How much of what a demand asks for some stems name: 0 for one of them alone, and enough where
        they have a name in capitals that it asks for, or the greater part of one of several words."""
        least = _LEAST if demand.item is None else _LEAST_OF_PART
        if len((demand.asked - self._inspecting) & stems) < least:
            return 0.0
        share = share_of(demand, stems, bearings, self._inspecting)
        if demand.item is not None and share < _SPEAKS_OF_PART:
            return 0.0
        if not demand.names:
            return share
        if self._is_named(demand, stems, bearings):
            return max(share, _SPEAKS_OF)
        return share if share >= _SPEAKS_WITHOUT_NAME else 0.0

    def _is_named(self, demand: Demand, stems: frozenset[str], bearings: Bearings) -> bool:
        """Whether some stems have the greater part of a demand's names, rare words counting most."""
        weights = [
            (bearings.weights.get(stem, 0.0), stem in stems) for stem in sorted(demand.names)
        ]
        said = sum(weight for weight, is_said in weights if is_said)
        return bool(said) and 2 * said >= sum(weight for weight, _ in weights)
