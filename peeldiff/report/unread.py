"""What reads like a demand and was taken for no finding: the sign of a list whose shape is not known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from alignment.late import late
from alignment.records import dataclass
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.blocks import Block
from peeldiff.report.findings.found import SAME_DEMAND, FindingList
from peeldiff.report.findings.labels import LabelReader
from peeldiff.report.outline.heading import Heading
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.words import letters_of, plain, sentences

__all__ = ["Unread", "unread_demands"]

_NUMBER = late(r"^(?:\d{1,2}(?:\.\d{1,2})?[.)]?|[A-Z]{1,2}\d{1,2}) ")
_BULLETS = "•◼◾▪■□●○◦‣⁃∙·❖➢✓–—-"
_BULLET = late(rf"[{_BULLETS}]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Unread:
    """Blocks of one report: `heads` are headings that promise findings over demands of which none was
    read, `entries` those of lists that ask this force for something and are no finding."""

    heads: tuple[int, ...]
    entries: tuple[int, ...]


def unread_demands(
    blocks: Sequence[Block],
    headings: Sequence[Heading],
    lists: FindingList,
    reader: HeadingReader,
    words: Inspectorate,
) -> Unread:
    """What asks for something and is neither a finding, nor quoted from an earlier report, nor repeated.

    Where a table has the judgements, its inspectorate labels all that it asks for, and speaks of it to
    young people besides.
    """
    if words.judgement_tables is not None:
        return Unread((), ())
    labels = LabelReader(blocks, reader, words)
    aside = lists.taken | lists.labels | lists.quoted
    known = [
        letters_of(text)
        for one in lists.findings
        for text in (one.text, *(item[0] for item in one.items))
    ]

    def asks(text: str) -> bool:
        return labels.is_demand(text) and not any(
            letters_of(text)[:SAME_DEMAND] in one for one in known
        )

    paragraphs = _paragraphs(blocks, aside)
    asking = {at for at, text in paragraphs.items() if asks(text) and len(sentences(text)) == 1}
    # One alone may be anything; two in a row are a list without marks.
    alone = {at for at in asking if not asking.isdisjoint((at - 1, at + 1))}
    heads = _heads(blocks, headings, aside, words)
    return Unread(
        tuple(
            head
            for head, end in heads
            if any(asks(_NUMBER.sub("", blocks[at].text, count=1)) for at in range(head + 1, end))
        ),
        tuple(sorted({at for at, text in _entries(blocks, aside) if asks(text)} | alone)),
    )


def _heads(
    blocks: Sequence[Block],
    headings: Sequence[Heading],
    aside: Collection[int],
    words: Inspectorate,
) -> Iterator[tuple[int, int]]:
    """The headings that name a kind of finding and hold none, with the block where their section ends."""
    for place, heading in enumerate(headings):
        said = plain(heading.text)
        if heading.block in aside or not any(label in said for label in words.finding_labels):
            continue
        after = headings[place + 1 :]
        end = next((one.block for one in after if one.level <= heading.level), len(blocks))
        if not any(at in aside for at in range(heading.block + 1, end)):
            yield heading.block, end


def _entries(blocks: Sequence[Block], aside: Collection[int]) -> Iterator[tuple[int, str]]:
    """The entries of lists that are no finding, and texts that begin with a bullet."""
    for at, block in enumerate(blocks):
        bullet = _BULLET.match(block.text) if block.text[:1] in _BULLETS else None
        listed = block.role is Role.ITEM or (block.role is Role.TEXT and bullet is not None)
        if listed and at not in aside:
            yield at, block.text[bullet.end() :] if bullet else block.text


def _paragraphs(blocks: Sequence[Block], aside: Collection[int]) -> dict[int, str]:
    """The paragraphs that are no finding, by their place, without their numbers."""
    return {
        at: _NUMBER.sub("", block.text, count=1)
        for at, block in enumerate(blocks)
        if block.role is Role.TEXT and at not in aside
    }
