"""What the inspectorate formally asks for: every finding list of a report, and what is asked in prose.

A finding stands in a list that a label opens ("Areas for improvement"). The same words inside a
sentence, demands to all forces and the template's dummies open nothing. Blocks that a list takes are
not looked at again by the outline, so that the title of an area for improvement is never a heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.findings.found import FindingList
from peeldiff.report.findings.list_reader import ListReader
from peeldiff.report.findings.prose_demands import demands_in_prose
from peeldiff.report.findings.recalled import RecalledLists
from peeldiff.report.outline.headings import HeadingReader

__all__ = ["read_findings"]

_PARAGRAPHS = 3
"""Paragraphs above a list in which a letter says of which report it is."""


def read_findings(
    blocks: Sequence[Block],
    headings: HeadingReader,
    words: Inspectorate,
    *,
    titled: bool,
    letter: bool = False,
    recalled: RecalledLists | None = None,
) -> FindingList:
    """Read every finding list of a report.

    `titled` is True for the cycles in which an area for improvement is a title sentence with a
    paragraph of explanation under it; `letter` for a letter, whose closing remarks explain nothing.
    `recalled` tells lists that an earlier report had, which stay text.
    """
    reader = ListReader(blocks, headings, words, titled=titled, letter=letter)
    found = FindingList()
    index = 0
    quoted_to = -1
    while index < len(blocks):
        label = reader.labels.label(index)
        if label is None:
            kind = reader.labels.announced(index, again=bool(found.findings))
            if kind and letter and recalled and recalled.told_then(_texts_above(blocks, index)):
                end, _ = reader.skip(index, kind, "")
                found.quoted |= {*range(index + 1, end)}
                index = end
                continue
            index = reader.read(found, index + 1, kind) if kind else index + 1
            continue
        kind, rest = label
        if reader.labels.worded.asks_only(index) and _goes_on_from_cause(found, index, reader):
            kind = FindingKind.RECOMMENDATION
        if recalled is not None and index:
            goes_on = index == quoted_to and kind is FindingKind.RECOMMENDATION
            again = bool(found.quoted)
            if (
                goes_on
                or recalled.reports_on(blocks, headings, index)
                or _is_quoted(blocks, index, kind, recalled, letter=letter, again=again)
            ):
                end, whole = reader.skip(index, kind, rest)
                found.quoted |= {*range(index, end)}
                quoted_to = end if whole and kind is FindingKind.CAUSE_OF_CONCERN else -1
                index = end
                continue
        index = _read_labelled(found, reader, index, kind, rest)
    taken = found.taken | found.labels | found.quoted
    found.findings += demands_in_prose(blocks, taken, found.findings, reader.labels)
    found.findings.sort(key=lambda finding: (finding.block, finding.first))
    found.taken |= taken - found.labels - found.quoted
    return found


def _goes_on_from_cause(found: FindingList, index: int, reader: ListReader) -> bool:
    """Whether a label that names no kind stands under a cause of concern: "What must be done"."""
    last = found.findings[-1] if found.findings else None
    if last is None or last.kind is not FindingKind.CAUSE_OF_CONCERN:
        return False
    return all(reader.headings.level(at) is None for at in range(last.block + 1, index))


def _texts_above(blocks: Sequence[Block], index: int) -> list[str]:
    """The paragraphs that lead up to one in a letter, and that one; it and they may have numbers."""
    near = blocks[max(0, index - _PARAGRAPHS) : index + 1]
    roles = (Role.TEXT, Role.ITEM) if blocks[index].role is Role.ITEM else (Role.TEXT,)
    return [block.text for block in near if block.role in roles]


def _is_quoted(
    blocks: Sequence[Block],
    index: int,
    kind: FindingKind,
    recalled: RecalledLists,
    *,
    letter: bool,
    again: bool,
) -> bool:
    """Whether the text above a label says that its list is one of an earlier report."""
    above = blocks[index - 1]
    if recalled.heads(above.text) or (
        above.role in (Role.TEXT, Role.ITEM) and recalled.leads_in(above.text, again=again)
    ):
        return True
    if (
        letter
        and blocks[index].role is Role.TEXT
        and recalled.told_then(_texts_above(blocks, index))
    ):
        return True
    # What a letter quotes may begin with the concern itself, without a label.
    return (
        letter
        and index > 1
        and kind is FindingKind.RECOMMENDATION
        and above.role is blocks[index - 2].role is Role.TEXT
        and recalled.leads_in(blocks[index - 2].text, again=again)
    )


def _read_labelled(
    found: FindingList, reader: ListReader, index: int, kind: FindingKind, rest: str
) -> int:
    """Read the list under the label at an index; returns the index of the first block that is not taken.

    `rest` is what stands on the label's own line. A label with nothing under it is kept as an empty one.
    """
    blocks, entries = reader.blocks, reader.entries
    found.labels.add(index)
    before = len(found.findings)
    end = reader.read(found, index, kind, rest) if rest else reader.read(found, index + 1, kind)
    if before < len(found.findings) and reader.labels.worded.kind(index):
        if found.findings[before].block > index + 1:
            found.labels.discard(index)  # it heads what introduces the list as well
    elif before == len(found.findings):
        below = reader.labels.label(end) if end == index + 1 < len(blocks) else None
        over_more = below is not None and (below[0] is kind or entries.themed)
        # "There are no priority actions."
        none = end < len(blocks) and entries.says_none(blocks[end].text)
        if not (over_more or none):
            found.empty.append(index)
    return end
