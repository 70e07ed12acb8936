"""How sure a comparison is: how many statuses are doubtful, and which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from peeldiff.model import DEMANDS, Confidence, FindingChange, InspectionDiff, Status
from peeldiff.model.vocabulary import Accent
from peeldiff.pages.amount import Amount
from peeldiff.pages.naming import doubt, entry_id
from peeldiff.pages.page import Block, Bullet, Note, Section
from peeldiff.pages.places import Places
from peeldiff.phrasing.facts import shown_status
from peeldiff.phrasing.phrases import CAUTION, listed, number, status_words
from peeldiff.phrasing.whole_and_parts import part_words

__all__ = ["how_sure", "shared_doubt"]

_DOUBT = "How sure this is"
_LEFT_OUT = "Passages that merely come near a finding are left out here."


def how_sure(diff: InspectionDiff, places: tuple[Places, Places], amount: Amount) -> Section | None:
    """How many statuses are doubtful, and which; `places` look up the two reports."""
    asked = [change for change in diff.findings if change.kind in DEMANDS]
    if not asked:
        return None
    doubtful = [
        _doubtful(change, places)
        for change in asked
        if change.confidence is Confidence.LOW and change.set_by is None
    ]
    parts = [
        _doubtful(change, places, part)
        for change in asked
        if change.confidence is not Confidence.LOW and change.status is not Status.RESOLVED
        for part in change.items
        if part.confidence is Confidence.LOW and part.set_by is None
    ]
    made = Note(text=CAUTION, accent=Accent.QUIET)
    if amount is Amount.SHORT:
        made = Note(text=f"{_LEFT_OUT} {CAUTION}", accent=Accent.QUIET)
    blocks: tuple[Block, ...] = (Note(text=_counts(asked, len(parts))), *doubtful, *parts, made)
    return Section(id="how-sure", heading=_DOUBT, blocks=blocks)


def _doubtful(
    change: FindingChange, places: tuple[Places, Places], part: FindingChange | None = None
) -> Bullet:
    """A point that is doubtful, or a part of one."""
    told = change if part is None else part
    ref = (told.new or told.old)[0]
    place = places[bool(told.new)].place
    words = status_words(shown_status(change))
    if part is not None:
        words = part_words(part, change)
    return Bullet(
        label=words,
        text=ref.ref or ref.text,
        place=place(ref.line, ref.page),
        link=entry_id(change),
    )


def shared_doubt(findings: Sequence[FindingChange]) -> str:
    """The doubt that all findings under a heading share, said once."""
    doubts = {doubt(finding) for finding in findings}
    if len(findings) < 2 or len(doubts) > 1 or "" in doubts:
        return ""
    return f"Each of these is {doubts.pop()}."


def _counts(asked: Sequence[FindingChange], parts: int) -> str:
    """How many findings are how sure; `parts` are doubtful ones of findings that are not."""
    found: Counter[Confidence] = Counter()
    for change in asked:
        found[change.confidence] += len(change.old) or len(change.new)
    told = [
        f"{words} for {number(found[confidence])}"
        for confidence, words in (
            (Confidence.HIGH, "sure"),
            (Confidence.MEDIUM, "likely and not certain"),
            (Confidence.LOW, "doubtful"),
        )
        if found[confidence]
    ]
    check = ": please check these" if found[Confidence.LOW] else ""
    also = ""
    if parts:
        doubtful = "is doubtful" if parts == 1 else "are doubtful"
        also = f" Of their parts {number(parts)} {doubtful}: please check."
    return f"What became of the findings is {listed(told)}{check}.{also}"
