"""Statements of the newer report as evidence and passages: quoted whole, each at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from peeldiff.compare.outline import Outline
from peeldiff.model import Evidence, Passage, Verdict
from peeldiff.statements import Statement
from peeldiff.status import Case, Outcome, Quoted, Reading, Told

__all__ = ["evidence_of", "passages_of", "verdict_of"]

_MOST_PASSAGES = 3
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


def passages_of(case: Case, outcome: Outcome, new: Outline) -> tuple[Passage, ...]:
    """Up to three passages that bear on a point: those that its status rests on first, then the nearest."""
    found: list[Passage] = []
    shown: set[int] = set()
    rests = [row.sentence.index for quote in outcome.quoted for row in quote.rows]
    ranked = sorted(
        case.told,
        key=lambda told: -sum(row.sentence.index in rests for row in told.thread.rows),
    )
    for told in ranked:
        rows = _two_of(told)
        if len(found) == _MOST_PASSAGES or rows[0].sentence.line in shown:
            continue
        shown.add(rows[0].sentence.line)
        found.append(_passage(told, rows, new))
    return tuple(found)


def _two_of(told: Told) -> tuple[Statement, ...]:
    """The heart of a thread with the statement after it, where that carries on in the same paragraph."""
    rows, heart = told.thread.rows, told.thread.heart
    at = rows.index(heart)
    after = rows[at + 1 : at + 2]
    if after and after[0].sentence.paragraph == heart.sentence.paragraph and after[0].leans:
        return (heart, *after)
    return (heart,)


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
    )
