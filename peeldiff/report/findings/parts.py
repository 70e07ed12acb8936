"""Which texts of a finding list are parts of the finding above them: "The force should: • …; and • …".

A text leads on to parts with a colon, or where it breaks off ("… by", "… in particular"). After a
conversion the parts may stand at the depth of their finding, as paragraphs, or with its mark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from alignment.late import late
from alignment.words import stems
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.findings.found import ReadFinding
from peeldiff.report.findings.labels import LabelReader
from peeldiff.report.findings.leads import breaks_off
from peeldiff.words import ends_sentence, plain, sentences, starts_lower

__all__ = ["TO_GO_ON", "PartReader", "leads_on"]

TO_GO_ON = late(r"(?:[:;]|[;,] (?:and|or))$")
"""How a text ends behind which the next part of a list stands."""
_REFERS = late(
    r"(?:this|these|it|that|they|in (?:particular|addition|doing|so)|(?:as|at) a minimum|specifically"
    r"|to do (?:this|so)|among|(?:the|its|such an?|any) (?:plan|review|action|work|process|training|steps?"
    r"|measures?))\b"
)
"""How a sentence begins that says more of what the one above asks for."""
_CLOSES = late(r"(?:this|these|that|it|they|all of (?:this|these))\b")
"""How a sentence begins that looks back on the parts above it."""
_SHOULD = late(r"[^.;:]{2,90}?\b(?:should|must)\b")


_MARK = late(r"\(?(?:\d{1,2}(?:\.\d{1,2})?|[A-Za-z]|[ivx]{1,4})[.)]?")
"""A cell with the number of a part and no more."""
_LONGEST_PART = 200
_LONGEST_HEAD = 40


def leads_on(current: ReadFinding) -> bool:
    """Whether the next part of a finding is still to come."""
    if current.items:
        return TO_GO_ON.search(current.items[-1][0]) is not None
    return breaks_off(_lead(current))


class PartReader:
    """Tells the parts of the findings of one report."""

    def __init__(
        self, blocks: Sequence[Block], labels: LabelReader, words: Inspectorate, *, titled: bool
    ) -> None:
        self.blocks = blocks
        self.labels = labels
        self.words = words
        self.titled = titled

    def is_part(self, block: Block, current: ReadFinding) -> bool:
        """Whether a bullet is a part of the finding above it."""
        opener = self.blocks[current.block]
        introduced = breaks_off(_lead(current))
        if introduced and opener.role is not Role.ITEM and starts_lower(block.text):
            return True  # also "by 30 June, make sure …", which asks by itself
        if self.labels.is_demand(block.text):
            return False
        if opener.role is Role.ITEM and block.level > opener.level:
            return True
        if not introduced:
            if opener.role is not Role.ITEM:
                return bool(current.detail or current.items)
            return self._goes_on_small(block, current)
        if opener.role is not Role.ITEM:
            return True
        # Flattened: a part at the same depth begins small, goes on from one that was not the last, or is
        # told from entries by what these ask of the force.
        return (
            starts_lower(block.text)
            or not current.items
            or current.items[-1][0].rstrip().endswith((";", "and", "; and", ","))
            or (self.labels.is_demand(current.text) and not _SHOULD.match(block.text))
        )

    def _goes_on_small(self, block: Block, current: ReadFinding) -> bool:
        """Whether a small letter goes on from an entry that has no end and no small letter itself."""
        last = current.items[-1][0] if current.items else current.text
        return (
            starts_lower(block.text)
            and not starts_lower(current.text)
            and (bool(current.items) or not ends_sentence(last))
        )

    def begin_unmarked(self, index: int, current: ReadFinding, ends: Callable[[int], bool]) -> int:
        """How many paragraphs from `index` on are parts that have lost their marks.

        They stand under a text with a colon, are alike in how they end, and are no demands themselves.
        `ends` tells where the list ends.
        """
        if current.items or not _lead(current).endswith(":"):
            return 0
        end = index
        while (
            end < len(self.blocks)
            and self._is_like(self.blocks[end], self.blocks[index])
            and not ends(end)
        ):
            end += 1
        return end - index if end - index > 1 else 0

    def _is_like(self, block: Block, first: Block) -> bool:
        """Whether a paragraph may be a part beside the first: one sentence, with the same end or none."""
        stop, likes = block.text[-1], (";",) if first.text[-1] == ";" else ()
        alike = stop in likes or (not ends_sentence(block.text) and not ends_sentence(first.text))
        last = bool(likes) and stop == "."
        return (
            block.role is Role.TEXT
            and not block.bold
            and len(block.text) <= _LONGEST_PART
            and (alike or last or TO_GO_ON.search(block.text) is not None)
            and len(sentences(block.text)) == 1
            and not self.labels.is_demand(block.text)
        )

    def row_part(self, block: Block, current: ReadFinding) -> str | None:
        """The text of a part that stands in a row of a table, beside its mark or alone."""
        above = current.items[-1][0] if current.items else _lead(current)
        if not (breaks_off(above) or TO_GO_ON.search(above)):
            return None
        told = [
            cell
            for cell in block.cells
            if any(map(str.isalpha, cell)) and not _MARK.fullmatch(cell)
        ]
        if len(told) != 1 or self.labels.is_demand(told[0]):
            return None
        return told[0]

    def explained(self, index: int, current: ReadFinding) -> str | None:
        """What a row says of the finding in the row above it, in a table that is the card of one."""
        block, opener = self.blocks[index], self.blocks[current.block]
        cells = [cell for cell in block.cells if cell]
        if opener.role is not Role.ROW or len(opener.cells) != 2 or len(cells) != 2:
            return None
        if self.labels.kind_of(opener.cells[0]) is None or ends_sentence(cells[0]):
            return None
        graded = self.words.grade_alone(plain(cells[1])) is not None
        return None if graded or len(cells[0]) > _LONGEST_HEAD else cells[1]

    def closes(self, block: Block, index: int, current: ReadFinding) -> bool:
        """Whether a sentence says more of the finding whose parts stand above it, inside a list."""
        if (
            not current.items
            or block.bold
            or starts_lower(block.text)
            or not _CLOSES.match(plain(block.text))
        ):
            return False
        if not ends_sentence(block.text) or self.labels.is_demand(block.text):
            return False
        opener = self.blocks[current.block]
        if block.role is Role.ITEM:
            return opener.role is Role.ITEM and block.level <= opener.level
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return (
            block.role is Role.TEXT
            and under is not None
            and (under.role, under.level) == (opener.role, opener.level)
            and self.labels.is_demand(under.text)
        )

    def is_paragraph(self, block: Block, current: ReadFinding) -> bool:
        """Whether what looks like an item is the next of a report's numbered paragraphs."""
        above = self.blocks[current.block].mark.rstrip(".")
        return (
            "." in block.mark.rstrip(".")
            and "." not in above
            and not (breaks_off(_lead(current)) and block.mark.partition(".")[0] == above)
            and not self.labels.is_demand(block.text)
        )

    def goes_on_as_part(self, block: Block, current: ReadFinding) -> bool:
        """Whether a line that has lost its bullet is a part: it goes on from what is not complete."""
        if block.role is not Role.TEXT or block.bold or not starts_lower(block.text):
            return False
        above = current.items[-1][0] if current.items else _lead(current)
        return bool(TO_GO_ON.search(above)) and (bool(current.items) or above.endswith(":"))

    def leads_on(self, block: Block, index: int, current: ReadFinding) -> bool:
        """Whether a paragraph leads from what a finding asks for to its parts.

        It has no subject of its own ("The force should make sure that:") where titles are usual, or
        says more of what was asked for ("This should include:").
        """
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if current.items or under is None or not breaks_off(block.text):
            return False
        if under.role is not Role.ITEM:
            return False
        said = plain(block.text)
        if _REFERS.match(said):
            return not self.labels.is_demand(under.text)
        if (
            not self.titled
            or current.kind is not FindingKind.AREA_FOR_IMPROVEMENT
            or not block.text.endswith(":")
        ):
            return False
        asked = self.labels.demand.sub("", said, count=1)
        return self.words.demand_stems.issuperset(stems(asked))


def _lead(current: ReadFinding) -> str:
    """What stands right above the first part of a finding."""
    return (current.detail or [current.text])[-1].rstrip()
