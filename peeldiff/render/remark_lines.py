"""What the newer report says beside the findings, as lines for a terminal or a page of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.model import InspectionDiff
from peeldiff.model.vocabulary import TONES
from peeldiff.render.facts import Pages, names
from peeldiff.render.lines import Line, Style, accented, heading, wrap
from peeldiff.render.phrases import OBSERVATIONS, RECALLS, RECALLS_MEANING, place
from peeldiff.render.remarks import Remark, missing_sentence, observations, recalls

__all__ = ["missing_told", "observations_told", "recalls_told"]


def missing_told(diff: InspectionDiff, width: int) -> Iterator[Line]:
    """Which inspections the newer report names and neither file is; nothing if there is none."""
    if missing := missing_sentence(diff):
        yield ()
        yield from wrap([(Style.WARN, missing)], width, "", "  ")


def observations_told(diff: InspectionDiff, pages: Pages, width: int) -> Iterator[Line]:
    """What the inspector says in his or her own name, under its title; nothing if there is none."""
    yield from _remarks(OBSERVATIONS, observations(diff), diff, pages, width)


def recalls_told(diff: InspectionDiff, pages: Pages, width: int) -> Iterator[Line]:
    """What the newer report says of earlier inspections beside the findings, under its title."""
    yield from _remarks(RECALLS, recalls(diff), diff, pages, width, RECALLS_MEANING)


def _remarks(
    words: str,
    remarks: Sequence[Remark],
    diff: InspectionDiff,
    pages: Pages,
    width: int,
    meaning: str = "",
) -> Iterator[Line]:
    if not remarks:
        return
    yield from heading(f"{words} ({len(remarks)})", width)
    if meaning:
        yield from wrap([(Style.QUIET, meaning)], width)
    for remark in remarks:
        where = place(remark.line, pages.of(remark.line), names(diff)[1])
        style = Style.PLAIN if remark.tone is None else accented(TONES[remark.tone].accent)
        lead, said = f"{remark.lead}: ", f"“{remark.text}” ({where})"
        yield from wrap([(style, lead), (Style.PLAIN, said)], width, "  • ")
