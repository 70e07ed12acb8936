"""Findings that a report prints twice: an overview, an annex, a table that brings them together.

Each is asked for once. What only says it again is left to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from alignment.late import late, late_with
from peeldiff.document.source import Role
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.findings.found import FindingList, ReadFinding
from peeldiff.report.findings.leads import PARAGRAPH
from peeldiff.report.outline.heading import Heading, Tier, question_above
from peeldiff.words import plain, words_in

__all__ = ["drop_repeats"]

_GATHERS = late(r"\b(?:summary|list|all|overview|schedule|table|full)\b")
"""What the label of a list says that gathers what is asked for elsewhere."""

_KIND = late(r"\b(?:areas? for improvement|afis?|recommendations?|causes? (?:of|for) concern)\b")
"""What a label says that opens a list; one without it parts the list by what its entries are about."""

_SUMMARY = late_with(
    ("summary of", "list of", "schedule of", "table of"),
    r"\b(?:summary|list|schedule|table) of (?:[\w ,]+ )?"
    r"(?:areas? for improvement|recommendations?|causes? of concern)\b",
)
"""What a heading says over lists that do."""

_OF_ALL = late(
    r"(?:executive |overall )?summary(?: of (?:the |our )?(?:inspection )?findings)?|(?:main|key) findings"
)
"""The heading of a summary of the whole report, where no question holds it."""

_KINDS = late(r"\b(?:areas for improvement|afis|recommendations|causes (?:of|for) concern)\b")
_BESIDE_KINDS = frozenset(
    """
    a about again all and annex appendix below brought cause concern for force from full here in list
    listed made of one our part place recommendation report section summarised summary table the their
    these this together to we what
    """.split()  # noqa: SIM905
)
"""Words of a heading that names nothing but kinds of findings: what stands under it is gathered there."""

_POINTS = late(
    r"(?<=[.;:?!])\s*(?:[(\[][^()\[\]]{1,80}[)\]]|[–—→-]?\s*(?:see |in )?"
    r"(?:chapter|section|page|paragraph|para|part|pp?)s?\.? \d[\d.]*)\.?\s*$",
    re.IGNORECASE,
)
"""What a gathered list says behind an entry: "(Chapter 2)", "(see Leadership, page 7)", "Section 3.2"."""

_ASKING = (Tier.OVERALL, Tier.QUESTION)
_Said = tuple[FindingKind, str]


def drop_repeats(lists: FindingList, headings: Sequence[Heading], blocks: Sequence[Block]) -> None:
    """Leave to the text what an overview or annex says again of the findings of the questions, the
    rows of a table that bring together what is asked for elsewhere, and lists that gather others."""
    _drop(_beside_questions(lists, headings, blocks), lists, blocks)
    for parted in (True, False):
        _drop(_gathering(lists, headings, blocks, parted=parted), lists, blocks)


def _drop(again: Iterable[ReadFinding], lists: FindingList, blocks: Sequence[Block]) -> None:
    for finding in again:
        lists.findings.remove(finding)
        lists.taken -= {
            index
            for index in range(finding.block, len(blocks))
            if blocks[index].first <= finding.last
        }


def _beside_questions(
    lists: FindingList, headings: Sequence[Heading], blocks: Sequence[Block]
) -> list[ReadFinding]:
    """What stands in a table or under no question, and again where it belongs."""
    listed = {_letters(one) for one in lists.findings if blocks[one.block].role is not Role.ROW}
    asked: set[_Said] = set()
    beside: list[ReadFinding] = []
    again: list[ReadFinding] = []
    for finding in lists.findings:
        at = max((i for i, h in enumerate(headings) if h.block <= finding.block), default=None)
        section = question_above(headings, at)
        if blocks[finding.block].role is Role.ROW and _letters(finding) in listed:
            again.append(finding)
        elif section is not None and _is_question(headings[section], blocks):
            asked.add(_said(finding))
        elif section is not None:
            beside.append(finding)
    return [*again, *(one for one in beside if _said(one) in asked)]


def _is_question(heading: Heading, blocks: Sequence[Block]) -> bool:
    """Whether a heading ranks as a question and does not say that it gathers what others ask for."""
    return heading.tier in _ASKING and not _gathers(blocks[heading.block].text)


def _gathering(
    lists: FindingList, headings: Sequence[Heading], blocks: Sequence[Block], *, parted: bool
) -> list[ReadFinding]:
    """The findings of lists of which each stands in another list.

    A label that only parts a list, as "Within three months" does, opens one of its own if `parted` says
    so. Such a list gathers those of several others, or its label says so, or it is the second of two alike.
    """
    heads = {heading.block for heading in headings}
    opens = sorted(
        at
        for at in lists.labels.union(heads)
        if parted or at in heads or _KIND.search(plain(blocks[at].text))
    )
    by_label: dict[int, list[ReadFinding]] = {}
    places: dict[_Said, set[int]] = {}
    worded: dict[str, set[int]] = {}
    for one in lists.findings:
        above = bisect_right(opens, one.block)
        label = opens[above - 1] if above else one.block
        by_label.setdefault(label, []).append(one)
        places.setdefault(_said(one), set()).add(label)
        worded.setdefault(_letters(one), set()).add(label)
    gathering: list[ReadFinding] = []
    for at in sorted(by_label, reverse=True):
        if _is_summary(at, headings, blocks):
            # A summary may set recommendations under their concern without a label of their own.
            again = [one for one in by_label[at] if len(worded[_letters(one)]) > 1]
            gathering += again
            for one in again:
                places[_said(one)].discard(at)
                worded[_letters(one)].discard(at)
            continue
        here = {_said(one) for one in by_label[at]}
        if any(len(places[said]) == 1 for said in here):
            continue
        sources = {max(places[said] - {at}) for said in here}
        # Two questions may ask for the same: under one, a list gathers all that its sources ask for.
        asked = _is_asked(at, headings)
        whole = all(_said(one) in here for source in sources for one in by_label[source])
        is_second = len(here) > 1 and max(sources) < at and not asked
        if (
            (len(sources) > 1 and (whole or not asked))
            or is_second
            or _GATHERS.search(plain(blocks[at].text))
        ):
            gathering += by_label[at]
            for said in here:
                places[said].discard(at)
    return gathering


def _is_asked(label: int, headings: Sequence[Heading]) -> bool:
    """Whether a list stands under a question that the data file knows."""
    at = max((i for i, heading in enumerate(headings) if heading.block < label), default=None)
    section = question_above(headings, at)
    return section is not None and any(not family.overall for family in headings[section].families)


def _is_summary(label: int, headings: Sequence[Heading], blocks: Sequence[Block]) -> bool:
    """Whether a list stands under a heading that says it gathers what is asked for: "Summary of
    recommendations"; what it alone asks for stays."""
    at = max((i for i, heading in enumerate(headings) if heading.block < label), default=None)
    while at is not None:
        text = blocks[headings[at].block].text
        if _gathers(text) or (_OF_ALL.fullmatch(plain(text)) and not _is_in_question(at, headings)):
            return True
        # A chapter's name stands right over that of its first part.
        is_over = at > 0 and headings[at].block == headings[at - 1].block + 1
        at = at - 1 if is_over else headings[at].parent
    return False


def _is_in_question(at: int, headings: Sequence[Heading]) -> bool:
    """Whether a question holds a heading."""
    above = question_above(headings, headings[at].parent)
    return above is not None and headings[above].tier in _ASKING


def _gathers(heading: str) -> bool:
    said = plain(heading)
    return _SUMMARY.search(said) is not None or _names_kinds(said)


def _names_kinds(heading: str) -> bool:
    """Whether a heading in plain form names kinds of findings and no subject."""
    named, found = _KINDS.subn(" ", heading)
    words = (word for word in words_in(named) if not word.isdigit() and len(word) > 1)
    return found > 0 and _BESIDE_KINDS.issuperset(words)


def _said(finding: ReadFinding) -> _Said:
    return finding.kind, _letters(finding)


def _letters(finding: ReadFinding) -> str:
    """The letters of what a finding asks for, its items among them, as a summary may run them on."""
    texts = (finding.text, *(item[0] for item in finding.items))
    # A summary says where in the report each stands: "… on time. (3.6)".
    told = "".join(PARAGRAPH.sub("", _POINTS.sub("", text)) for text in texts)
    return "".join(filter(str.isalnum, told.casefold()))
