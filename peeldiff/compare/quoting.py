"""Statements of the newer report as evidence and passages: quoted whole, each at its line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile, zip_longest

from peeldiff.compare.going_on import goes_on_from, is_on_it_too
from peeldiff.compare.leading_in import leads_in
from peeldiff.compare.outline import Outline
from peeldiff.compare.turning import goes_on_counting, takes_back, turns
from peeldiff.model import Evidence, Mention, Passage, Verdict
from peeldiff.statements import Statement, Statements
from peeldiff.status import Case, Outcome, Quoted, Reading, Tie, Told

__all__ = ["evidence_of", "passages_of", "verdict_of", "whole_passage"]

_MOST_PASSAGES = 3
_MOST_SENTENCES = 4
"""Sentences of a passage at most, but for the one that would be left of its paragraph."""
_TAIL = 2
"""Sentences at the end of a paragraph that are quoted with what stands before them, whatever they say."""
_LONGEST = 8
"""Sentences of a passage at most where what would be left out turns it."""
_APART = 4
"""Sentences on among which the next one that turns a passage is looked for."""
_VERDICTS = {
    "done": Verdict.IMPROVED,
    "better": Verdict.IMPROVED,
    "partly": Verdict.PARTLY,
    "not": Verdict.NOT_IMPROVED,
    "worse": Verdict.WORSE,
}
_PLAIN = 100
"""Lead, in hundredths of a natural logarithm, from which a passage is told with a verdict of its own."""


def verdict_of(reading: Reading) -> Verdict:
    """What a passage says, in the model's terms; unclear unless it says so plainly."""
    verdict = _VERDICTS.get(reading.best)
    alike = [name for name, value in _VERDICTS.items() if value is verdict]
    if verdict is None or reading.lead(*alike) < _PLAIN:
        return Verdict.UNCLEAR
    return verdict


def evidence_of(quoted: Iterable[Quoted], new: Outline) -> tuple[Evidence, ...]:
    """What a status rests on: sentences that follow each other in a paragraph are one quotation."""
    found: dict[Evidence, None] = {}
    for quote in quoted:
        for run in _runs(quote.rows):
            section = run[0].sentence.section
            evidence = Evidence(
                text=" ".join(row.sentence.text for row in run),
                line=run[0].sentence.line,
                section=None if section is None else new.sections[section].id,
                heading=None if section is None else new.sections[section].heading,
                verdict=quote.verdict,
            )
            found[evidence] = None
    return tuple(found)


def _runs(rows: Sequence[Statement]) -> Iterator[list[Statement]]:
    run: list[Statement] = []
    for row in rows:
        if run and (
            row.sentence.paragraph != run[-1].sentence.paragraph
            or row.sentence.index != run[-1].sentence.index + 1
        ):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def passages_of(
    case: Case,
    outcome: Outcome,
    new: Outline,
    statements: Statements,
    asked_again: Collection[str] = (),
) -> tuple[Passage, ...]:
    """Up to three passages that bear on a point: those that its status rests on first, then the nearest.

    The demands `asked_again`, by their ids, are the newer words of the point itself and stand beside it.
    """
    rests = {row.sentence.index for quote in outcome.quoted for row in quote.rows}
    resting = [t for t in case.told if any(row.sentence.index in rests for row in t.thread.rows)]
    resting.sort(key=lambda t: -sum(row.sentence.index in rests for row in t.thread.rows))
    found: list[Passage] = []
    shown: set[int] = set()
    near = list(_in_turn(case.near, case.told))
    if statements.is_long:
        near.sort(key=lambda told: _standing(told, case))
    if outcome.mention is Mention.UNSURE:
        near.sort(key=lambda told: not told.has_pair)
    for told in (*resting, *near):
        if len(found) == _MOST_PASSAGES:
            break
        own = _own(told, case.demand.asked, statements)
        if not shown.isdisjoint(row.sentence.index for row in own):
            continue
        if all(row.sentence.is_demand and row.sentence.finding in asked_again for row in own):
            continue
        rows = _led_in(own, statements)
        shown.update(row.sentence.index for row in rows)
        found.append(_passage(told, rows, new))
    return tuple(found)


def _standing(told: Told, case: Case) -> int:
    """The place of a thread in a long report, where one word in common is mostly chance: what names the point
    stands first, and what bears on it by that one word last."""
    if told.tie is Tie.NAME:
        return 0
    return 1 if told.tie is not Tie.SLIGHT or told in case.near else 2


def _in_turn(*rankings: Sequence[Told]) -> Iterator[Told]:
    """The best of each ranking, then the second of each: where they differ, both may be right."""
    for row in zip_longest(*rankings):
        yield from (told for told in row if told is not None and not _is_of_a_table(told))


def _is_of_a_table(told: Told) -> bool:
    """Whether the heart of a thread is a row of a table: a grade or a label tells nothing of a point."""
    return "| " in told.thread.heart.sentence.text


def _own(told: Told, asked: frozenset[str], statements: Statements) -> tuple[Statement, ...]:
    heart = statements.rows[told.thread.heart.sentence.index]
    of_thread = {row.sentence.index for row in told.thread.rows}
    return _from_its_heart(heart, of_thread, asked, statements)


def whole_passage(
    heart: Statement, of_thread: Collection[int], asked: frozenset[str], statements: Statements
) -> tuple[Statement, ...]:
    """A statement with what it leans on and what its paragraph goes on to say of what is asked."""
    return _led_in(_from_its_heart(heart, of_thread, asked, statements), statements)


def _led_in(rows: Sequence[Statement], statements: Statements) -> tuple[Statement, ...]:
    """Some sentences that follow each other, and before them what the first of them points back to."""
    first = rows[0].sentence.index
    before = [row for row in statements.around(first) if row.sentence.index < first]
    needed = leads_in(rows[0], [row for row in reversed(before) if not row.sentence.is_demand])
    return (*before[len(before) - needed :], *rows)


def _from_its_heart(
    heart: Statement, of_thread: Collection[int], asked: frozenset[str], statements: Statements
) -> tuple[Statement, ...]:
    """A statement and what its paragraph goes on to say of what is asked.

    Half a passage misleads: "It now does so on request. When it decides itself, it still takes 49 days."
    """
    around = statements.around(heart.sentence.index)
    paragraph = [row for row in around if row is heart or not row.sentence.is_demand]
    at = paragraph.index(heart)
    first = at - 1 if at and heart.leans else at
    last = at + 1

    def is_next_point(row: Statement) -> bool:
        if row.recall is None or row.sentence.index in of_thread:
            return False
        return row.sentence.index < heart.sentence.index or not is_on_it_too(row)

    while last < len(paragraph) and (
        last - first < _MOST_SENTENCES or last + 1 == len(paragraph)  # none is left out alone
    ):
        row = paragraph[last]
        goes_on = row.leans or row.sentence.index in of_thread or not row.stems.isdisjoint(asked)
        if is_next_point(row):
            break
        if not goes_on and len(paragraph) - last > _TAIL:
            break
        last += 1
    after = list(takewhile(lambda row: not is_next_point(row), paragraph[last:]))
    last += _as_far_as_it_turns(paragraph[first:last], after, onward=True)
    before = list(takewhile(lambda row: not is_next_point(row), reversed(paragraph[:first])))
    first -= _as_far_as_it_turns(paragraph[first:last], before, onward=False)
    return tuple(paragraph[first:last])


def _as_far_as_it_turns(
    passage: Sequence[Statement], further: Sequence[Statement], *, onward: bool
) -> int:
    """How many of the sentences `further` on, the next first, a passage needs so as to hide no turn of it.

    One turns it that begins with a contrast, or that tells of ill and shares a word with the passage; and
    what the last one counts goes on in the next, which may take it back or tell more of it if `further` goes
    `onward`.
    """
    words = frozenset().union(*(row.stems for row in passage))
    needed = 0
    last = passage[-1]
    for count, row in enumerate(further[: _LONGEST - len(passage)], 1):
        if count - needed > _APART:
            break
        on = onward and (takes_back(row) or row.recall is not None or goes_on_from(row, last))
        goes_on = count == needed + 1 and (goes_on_counting(row) or on)
        if turns(row, words) or goes_on:
            needed = count
            words |= row.stems
            last = row
    return needed


def _passage(told: Told, rows: Sequence[Statement], new: Outline) -> Passage:
    heart = rows[0].sentence
    section = None if heart.section is None else new.sections[heart.section]
    return Passage(
        text=" ".join(row.sentence.text for row in rows),
        line=heart.line,
        page=heart.page,
        section=section.id if section else None,
        heading=section.heading if section else None,
        score=round(min(1.0, max(0.0, told.score)), 4),
        verdict=verdict_of(told.reading),
        tied=told.tie is not Tie.SLIGHT,
        paired=told.has_pair,
    )
