"""What a line of the overview is, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from alignment.records import dataclass, replace
from peeldiff.model.vocabulary import Accent
from tui.labels import Badge
from tui.plain import content, fit
from tui.wrap import wrap

__all__ = [
    "TONES",
    "Goal",
    "OverviewLine",
    "badged",
    "height_of",
    "paragraph",
    "title_line",
    "without_gap",
]

TONES = {
    Accent.PLAIN: "",
    Accent.STRONG: "bold",
    Accent.QUIET: "$quiet",
    Accent.BAD: "$error",
    Accent.WARN: "$warning",
    Accent.GOOD: "$success",
}
"""The theme's colour for each way of setting a text off."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a line leads: to a row, to the comparison of two other inspections, or to another body of a
    survey, by its id.

    `about` is the row of the concern that the words in `row` are quoted for. `thread` is the position in
    the history of the concern that the line tells of.
    """

    row: int | None = None
    pair: tuple[int, int] | None = None
    about: int | None = None
    body: str = ""
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """A line of the overview; `goal` is None where it leads nowhere.

    The reader begins at the line that `is_first`, or else at the first that leads somewhere.
    """

    content: Content
    goal: Goal | None = None
    is_title: bool = False
    is_first: bool = False


def height_of(line: OverviewLine) -> int:
    """Lines of the screen that it takes."""
    return line.content.plain.count("\n") + 1


def paragraph(words: str, width: int, margin: str, *, hanging: str = "") -> str:
    """Whole sentences behind a margin, on as many lines of `width` as they need; all but the first stand
    in by `hanging` too."""
    room = width - len(margin) - len(hanging)
    parts = [words[a:b] for a, b in wrap(words, room)]
    return f"\n{margin}{hanging}".join([margin + parts[0], *parts[1:]])


def title_line(name: str, count: str, style: str = "$primary") -> OverviewLine:
    """A heading among the lines, which leads nowhere."""
    heading = Content("\n").join(
        [Content(""), content(f" {name}  {count}".rstrip(), f"bold {style}")]
    )
    return OverviewLine(heading, is_title=True)


def without_gap(lines: Iterable[OverviewLine]) -> list[OverviewLine]:
    """The lines without the empty one that a heading has above it, where nothing stands above it."""
    found = list(lines)
    if found and found[0].content.plain.startswith("\n"):
        found[0] = replace(found[0], content=found[0].content[1:])
    return found


def badged(badge: Badge, rest: Content, cells: int) -> Content:
    """A line behind its badge, which has so many cells."""
    shown = content(" " + fit(f"{badge.sign} {badge.word}", cells - 1), TONES[badge.tone])
    return Content("").join([shown, rest])
