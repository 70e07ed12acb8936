"""What of a page fits on the first screen: whole blocks, in order; what does not fit stands below."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import dataclass, replace
from peeldiff.pages.page import Section
from peeldiff.render.lines import Line

__all__ = ["Part", "fitting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of the first screen, laid out block by block.

    `bare` are its blocks without the words quoted under them, where these stand further below as well;
    `least` is how many blocks must be there.
    """

    section: Section
    head: list[Line]
    blocks: tuple[list[Line], ...]
    bare: tuple[list[Line], ...]
    least: int

    def height(self, taken: int) -> int:
        """Lines with so many blocks, and with the line that says how many more there are."""
        rest = taken < len(self.blocks)
        return len(self.head) + sum(map(len, self.blocks[:taken])) + rest


def fitting(parts: Sequence[Part], room: int) -> tuple[list[Part], list[int]]:
    """The parts as they are shown in so many lines, and how many blocks of each.

    First the least of each, then in turn as many as go. Points that are told below come first of all,
    if need be without the words under them: a reader must see what there is before reading why.
    """
    told = list(parts)
    for at, part in enumerate(told):
        if part.bare != part.blocks:
            told[at] = _all_named(part, room - _least([*told[:at], *told[at + 1 :]]))
    return told, _taken(told, room)


def _least(parts: Sequence[Part]) -> int:
    return sum(part.height(min(part.least, len(part.blocks))) for part in parts)


def _all_named(part: Part, room: int) -> Part:
    """The part with as many points as go, and with the words under the first ones as there is room."""
    shown = replace(part, blocks=part.bare)
    count = next((n for n in range(len(part.bare), 0, -1) if shown.height(n) <= room), 0)
    if count <= part.least and part.height(part.least) <= room:
        return part
    blocks = list(part.bare)
    for at in range(count):
        tried = replace(part, blocks=(*blocks[:at], part.blocks[at], *blocks[at + 1 :]))
        if tried.height(count) > room:
            break
        blocks[at] = part.blocks[at]
    return replace(part, blocks=tuple(blocks), least=max(count, part.least))


def _taken(parts: Sequence[Part], room: int) -> list[int]:
    """How many blocks of each part are shown.

    A part that cannot take its next block takes no later one, so that none is passed over. The last
    part waits until the others have what they need.
    """
    taken = [min(part.least, len(part.blocks)) for part in parts]
    for turn in (range(len(parts) - 1), range(len(parts))):
        going = list(turn)
        while going:
            for at in list(going):
                more = [count + (n == at) for n, count in enumerate(taken)]
                height = sum(p.height(count) for p, count in zip(parts, more, strict=True))
                if taken[at] == len(parts[at].blocks) or height > room:
                    going.remove(at)
                else:
                    taken = more
    return taken
