"""Warnings of what a report holds, or should hold, and was not read: nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from alignment.late import late
from peeldiff.document.source import Document
from peeldiff.model import Finding, ReportWarning, Section
from peeldiff.report.blocks import Block
from peeldiff.report.finding_list import ReadFinding
from peeldiff.words import plain, words_in

__all__ = ["losses", "promised_and_unread"]

_MANY_WORDS = 400
_NUMBER = late(r"^(?:\d{1,2}(?:\.\d{1,2})?[.)]?|[A-Z]{1,2}\d{1,2}) ")
_NONE = late(
    r"\b(?:none|nothing|no (?:\w+ |\w+ or \w+ )?(?:areas?|causes?|recommendations?|examples?|actions?))\b"
)
_NOT_ANY = late(r"\bnot (?:find|found|identify|identified) any (?:\w+ )?(?:areas?|actions?)\b")
_LONGEST_DENIAL = 200
_LIKE = 40
"""Letters at the beginning by which two demands are told to be one."""


def losses(
    document: Document,
    blocks: Sequence[Block],
    empty_labels: Sequence[int],
    sections: Sequence[Section],
    findings: Sequence[Finding],
    *,
    headed: bool,
    unread: Sequence[int] = (),
) -> list[ReportWarning]:
    """What somebody should look at before trusting what was read.

    `empty_labels` are block indexes, and so are `unread`: headings that promise findings over what asks
    for something and is none. `headed` says that the report has a heading.
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
    for index in unread:
        head = blocks[index]
        text = (
            f"Under “{head.text}” in line {head.first} stand demands that were not read as findings: "
            "check them against the report."
        )
        found.append(ReportWarning(code="label-without-findings", text=text, line=head.first))
    return found


def promised_and_unread(
    blocks: Sequence[Block],
    heads: Sequence[tuple[int, int]],
    aside: Collection[int],
    findings: Sequence[ReadFinding],
    labels: Collection[str],
    is_demand: Callable[[str], bool],
) -> list[int]:
    """The headings that name a kind of finding, over demands of which none was read.

    `heads` are the blocks and levels of all headings in reading order, `aside` the blocks that are
    findings, their labels or quoted. A heading may stand over what repeats `findings`.
    """
    known = {_letters(finding.text) for finding in findings}
    found: list[int] = []
    for place, (head, level) in enumerate(heads):
        said = plain(blocks[head].text)
        if head in aside or not any(label in said for label in labels):
            continue
        end = next((at for at, other in heads[place + 1 :] if other <= level), len(blocks))
        under = range(head + 1, end)
        if not any(at in aside for at in under):
            texts = (_NUMBER.sub("", blocks[at].text, count=1) for at in under)
            if any(is_demand(text) and _letters(text) not in known for text in texts):
                found.append(head)
    return found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, plain(text)))[:_LIKE]


def _is_denied(blocks: Sequence[Block], index: int) -> bool:
    """Whether the report says under a label that there is nothing of the kind."""
    below = blocks[index + 1].text if index + 1 < len(blocks) else ""
    said = plain(below)
    denied = _NONE.search(said) or _NOT_ANY.search(said)
    return len(below) <= _LONGEST_DENIAL and denied is not None
