"""What a paper that covers a report says for itself: what its own readers are asked to do."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late_with
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Findings
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.words import plain, unnumbered

__all__ = ["asks_its_readers"]

_LONGEST_LABEL = 60
_TO_READERS = late_with(
    ("board", "panel", "committee", "member", "commissioner", "council"),
    r" (?:to|for) (?:the )?(?:\w+ )?(?:board|panel|committee|members?|commissioner|council)$",
)


def asks_its_readers(blocks: Sequence[Block], index: int, words: Inspectorate) -> bool:
    """Whether a block is the label of what a paper asks of those to whom it is put, not of the force."""
    if not words.has(Findings.paper_patterns) or index + 1 >= len(blocks):
        return False
    label = plain(unnumbered(blocks[index].text))
    label = _TO_READERS.sub("", label) if len(label) < _LONGEST_LABEL else label
    kind = words.finding_labels.get(label)
    asked = plain(unnumbered(blocks[index + 1].text))
    return (
        kind is FindingKind.RECOMMENDATION
        and words.pattern(Findings.paper_patterns).match(asked) is not None
    )
