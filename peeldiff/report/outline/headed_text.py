"""The text of a report under its headings."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cached_property
from itertools import islice, pairwise, takewhile

from peeldiff.document.source import Role
from peeldiff.report.blocks import Block
from peeldiff.report.outline.heading import Heading, Tier
from peeldiff.words import chapter

__all__ = ["HeadedText"]

_FEWEST_RUNS = 2
"""Headings over which the numbers of items go on, from which these are paragraphs."""


class HeadedText:
    """The blocks of one report under each of its headings; `taken` are those that findings hold."""

    def __init__(
        self, blocks: Sequence[Block], headings: Sequence[Heading], taken: Container[int]
    ) -> None:
        self.blocks, self.headings, self.taken = blocks, headings, taken
        self._starts = [heading.block for heading in headings] + [len(blocks)]

    def own(self, index: int) -> range:
        """The blocks right under a heading, up to the next heading."""
        return range(self._starts[index] + 1, self._starts[index + 1])

    def parts(self, index: int) -> list[int]:
        """The headings right below one."""
        level = self.headings[index].level
        held = takewhile(
            lambda at: self.headings[at].level > level, range(index + 1, len(self.headings))
        )
        return [at for at in held if self.headings[at].parent == index]

    def closing(self, index: int) -> list[int]:
        """The paragraphs behind the parts of a heading that count on from these: 2.4 behind 2.3, under 2."""
        number = chapter(self.headings[index].text)
        found: list[int] = []
        for part in range(index + 1, len(self.headings)) if number else ():
            counted = chapter(self.headings[part].text)
            if not counted.startswith(f"{number}."):
                break
            depth = counted.count(".")
            found += [
                at
                for at in self.own(part)
                if (own := chapter(self.blocks[at].text)).startswith(f"{number}.")
                and own.count(".") == depth == number.count(".") + 1
            ]
        return found

    def own_text(self, index: int, *roles: Role) -> list[int]:
        """Those of the blocks right under a heading that are text, or have one of some roles."""
        if not roles:
            return [at for at in self.own(index) if self.is_text(at)]
        return [at for at in self.own(index) if self.blocks[at].role in roles]

    def is_text(self, at: int) -> bool:
        """Whether a block is a paragraph, numbered or not, and no item of a list."""
        return self.blocks[at].role is Role.TEXT or at in self.numbered

    @cached_property
    def numbered(self) -> frozenset[int]:
        """The paragraphs of a report that numbers them through, whatever heading they stand under."""
        found = [
            (at, int(block.mark.rstrip(".)")))
            for at, block in enumerate(self.blocks)
            if block.role is Role.ITEM and block.mark.rstrip(".)").isdigit()
        ]
        if not all(one[1] < other[1] for one, other in pairwise(found)):
            return frozenset()
        runs_on = sum(
            any(heading.block in range(one[0], other[0]) for heading in self.headings)
            for one, other in pairwise(found)
            if other[1] == one[1] + 1
        )
        paragraphs = frozenset(at for at, _ in found if at not in self.taken)
        return paragraphs if runs_on >= _FEWEST_RUNS else frozenset()

    @cached_property
    def summaries(self) -> dict[int, list[int]]:
        """Question → the headings of its summaries."""
        found: dict[int, list[int]] = {}
        for index, heading in enumerate(self.headings):
            if heading.is_summary and (question := self.question_of(index)) is not None:
                found.setdefault(question, []).append(index)
        return found

    def _is_beside(self, index: int, above: Heading) -> bool:
        """Whether a summary stands beside the heading above it, which asks nothing, and sums up more."""
        level = self.headings[index].markup
        return not above.text.endswith("?") and (
            level <= above.markup or self._is_asked_beside(index)
        )

    def _is_asked_beside(self, index: int) -> bool:
        """Whether a heading behind one, and printed like it, asks something."""
        own = self.headings[index]
        return any(
            other.markup == own.markup and other.text.endswith("?")
            for other in islice(self.headings, index + 1, None)
        )

    def question_of(self, index: int) -> int | None:
        """The nearest question or overview above a heading."""
        own = self.headings[index]
        parent = own.parent
        while parent is not None:
            heading = self.headings[parent]
            if heading.families or (
                heading.tier in (Tier.OVERALL, Tier.QUESTION)
                and not (own.is_summary and self._is_beside(index, heading))
            ):
                return parent
            parent = heading.parent
        return None
