"""How often the claims of a survey were right, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff.model.vocabulary import STATUSES, Accent
from peeldiff.pages.page import Cell, Note, Page, Section, Table
from peeldiff.survey.audit import Audit, Judged

__all__ = ["audit_page"]


def audit_page(audit: Audit) -> Page:
    """The page of what people judged."""
    return Page(
        title=f"How often the survey was right: {audit.file}",
        lead=tuple(_lead(audit)),
        sections=(Section(id="statuses", heading="By status", blocks=(_table(audit),)),),
        footer=audit.file,
    )


def _lead(audit: Audit) -> Iterator[Note]:
    judged = sum(one.judged for one in audit.statuses)
    sampled = sum(one.sampled for one in audit.statuses)
    right = sum(one.right for one in audit.statuses)
    yield Note(
        text=f"{judged} of {sampled} claims were judged, and {right} of these are right.",
        accent=Accent.STRONG,
    )
    if audit.precision is not None:
        yield Note(
            text=f"Of all claims of the survey some {_percent(audit.precision)} are right, each status "
            "counting as often as it is told."
        )
    elif judged:
        yield Note(
            text="What this means for all claims cannot be said until some of every status are judged."
        )


def _table(audit: Audit) -> Table:
    return Table(
        caption="Claims that were judged, by status",
        columns=("Status", "Told", "Sampled", "Judged", "Right", "Precision", "95 % interval"),
        rows=tuple(_row(one) for one in audit.statuses),
        numeric=(1, 2, 3, 4, 5, 6),
        notes=(
            Note(
                text="The interval (Wilson) holds the truth in 19 of 20 such samples.",
                accent=Accent.QUIET,
            ),
        ),
    )


def _row(one: Judged) -> tuple[Cell, ...]:
    term = STATUSES[one.status]
    share = interval = "–"
    if one.precision is not None and one.low is not None and one.high is not None:
        share = _percent(one.precision)
        interval = f"{_percent(one.low)} to {_percent(one.high)}"
    numbers = (one.told, one.sampled, one.judged, one.right)
    return (
        Cell(text=term.heading, accent=term.accent),
        *(Cell(text=f"{number:,}") for number in numbers),
        Cell(text=share),
        Cell(text=interval),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
