"""Warnings of what a report holds, or should hold, and was not read: nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.source import Document
from peeldiff.model import Finding, ReportWarning, Section
from peeldiff.report.blocks import Block
from peeldiff.report.unread import Unread
from peeldiff.words import plain, words_in

__all__ = ["losses"]

_MANY_WORDS = 400
_NONE = late(
    r"\b(?:none|nothing|no (?:\w+ |\w+ or \w+ )?(?:areas?|causes?|recommendations?|examples?|actions?))\b"
)
_NOT_ANY = late(r"\bnot (?:find|found|identify|identified) any (?:\w+ )?(?:areas?|actions?)\b")
_LONGEST_DENIAL = 200


def losses(
    document: Document,
    blocks: Sequence[Block],
    empty_labels: Sequence[int],
    sections: Sequence[Section],
    findings: Sequence[Finding],
    *,
    headed: bool,
    unread: Unread,
) -> list[ReportWarning]:
    """What somebody should look at before trusting what was read.

    `empty_labels` are block indexes; `headed` says that the report has a heading.
    """
    found: list[ReportWarning] = []
    if document.format != "text" and not headed:
        text = "No heading was read, so the report has no sections: check that the file is whole."
        found.append(ReportWarning(code="no-section", text=text))
    nothing = not findings and not any(section.grade for section in sections)
    count = sum(len(words_in(line.text)) for line in document.lines) if nothing else 0
    if count >= _MANY_WORDS:
        text = (
            f"No grade and no finding was read in {count:,} words: check that this is the report."
        )
        found.append(ReportWarning(code="nothing-found", text=text))
    for index in empty_labels:
        if not _is_denied(blocks, index):
            label = blocks[index]
            text = f"Nothing was read under “{label.text}” in line {label.first}."
            found.append(ReportWarning(code="label-without-findings", text=text, line=label.first))
    for index in unread.heads:
        head = blocks[index]
        text = (
            f"Under “{head.text}” in line {head.first} stand demands that were not read as findings: "
            "check them against the report."
        )
        found.append(ReportWarning(code="label-without-findings", text=text, line=head.first))
    if unread.entries:
        first, *more = (blocks[index].first for index in unread.entries)
        beside = f", and so do {len(more)} more" if more else ""
        text = (
            f"Line {first} asks for something in a list that was not read as findings{beside}: check "
            "the list against the report."
        )
        found.append(ReportWarning(code="demands-not-read", text=text, line=first))
    return found


def _is_denied(blocks: Sequence[Block], index: int) -> bool:
    """Whether the report says under a label that there is nothing of the kind."""
    below = blocks[index + 1].text if index + 1 < len(blocks) else ""
    said = plain(below)
    denied = _NONE.search(said) or _NOT_ANY.search(said)
    return len(below) <= _LONGEST_DENIAL and denied is not None
