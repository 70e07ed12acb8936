"""Whether the findings of a report are titles with their explanation under them, or asked in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.facts.metadata import Metadata
from peeldiff.report.findings.entries import EntryReader
from peeldiff.report.findings.labels import LabelReader
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.words import ends_sentence, year_in

__all__ = ["has_titles"]

_TITLED = frozenset({FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.CAUSE_OF_CONCERN})


def has_titles(
    blocks: Sequence[Block], headings: HeadingReader, words: Inspectorate, metadata: Metadata
) -> bool:
    """Whether the report's areas for improvement have titles.

    Those of the main programme have since a year that the inspectorate's words tell. Another programme
    goes on asking in sentences, unless what stands under its labels shows that it does not.
    """
    since = words.head.titled_from
    if not since or year_in(metadata.cycle or metadata.published or "") < since:
        return False
    if metadata.programme in (None, words.main_programme):
        return True
    labels = LabelReader(blocks, headings, words)
    entries = EntryReader(blocks, headings, labels, words, titled=False)
    lists = [
        index + 1
        for index in range(len(blocks) - 2)
        if (label := labels.label(index)) and label[0] in _TITLED and not label[1]
    ]
    titled = [at for at in lists if _is_title(blocks, at, entries)]
    faults = sum(entries.faults(blocks[at].text) for at in titled)
    return bool(faults) and 2 * len(titled) > len(lists) and 2 * faults >= len(titled)


def _is_title(blocks: Sequence[Block], index: int, entries: EntryReader) -> bool:
    """Whether a block is a statement printed as a heading, with its explanation under it."""
    block, under = blocks[index], blocks[index + 1]
    return (
        (block.bold or block.role is Role.HEADING)
        and entries.states(block.text)
        and under.role is Role.TEXT
        and not under.bold
        and ends_sentence(under.text)
    )
