"""Writing the little TOML that a decisions file needs, and finding its lines again.

Python reads TOML and does not write it. Only strings, dates and arrays of tables occur here.
"""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.decisions.shapes import Decision

__all__ = ["Lines", "toml_string", "write_decision"]

_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r",
}  # fmt: skip


def toml_string(text: str) -> str:
    """`text` as a basic string on one line."""
    written = [
        _ESCAPES.get(c) or (f"\\u{ord(c):04x}" if ord(c) < 0x20 or ord(c) == 0x7F else c)
        for c in text
    ]
    return f'"{"".join(written)}"'


def write_decision(decision: Decision) -> str:
    """The decision as tables of a file, ending in a newline."""
    lines = ["[[decision]]", f"action = {toml_string(decision.action)}"]
    optional = [
        ("status", decision.status),
        ("force", decision.force),
        ("old_cycle", decision.old_inspection.cycle),
        ("old_programme", decision.old_inspection.programme),
        ("old_pillar", decision.old_inspection.pillar),
        ("new_cycle", decision.new_inspection.cycle),
        ("new_programme", decision.new_inspection.programme),
        ("new_pillar", decision.new_inspection.pillar),
        ("note", decision.note),
        ("by", decision.by),
    ]
    lines += [f"{key} = {toml_string(value)}" for key, value in optional if value is not None]
    if decision.date is not None:
        lines.append(f"date = {decision.date}")
    for side, quotes in (("old", decision.old), ("new", decision.new)):
        for quote in quotes:
            lines += ["", f"[[decision.{side}]]"]
            if quote.section is not None:
                lines.append(f"section = {toml_string(quote.section)}")
            lines.append(f"text = {toml_string(quote.text)}")
    return "\n".join(lines) + "\n"


_OPAQUE = late(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_HEADER = late(r"^[ \t]*\[\[\s*decision\s*\]\]")
_SIDE = late(r"^[ \t]*\[\[\s*decision\s*\.\s*(old|new)\s*\]\]")


class Lines:
    """Where the tables and keys of a file stand, for messages and for leaving text as it is.

    Quoted text and comments are no structure. What is written in another way than tables under
    headers (all on one line, say) is found no closer than its decision, or at line 1.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        masked = _OPAQUE.sub(lambda m: "\n" * m[0].count("\n"), text).split("\n")
        self._bare = masked if len(masked) == len(self._lines) else list(self._lines)
        self._starts = [i for i, line in enumerate(self._bare) if _HEADER.match(line)]

    @property
    def count(self) -> int:
        """Number of decisions that are written as tables."""
        return len(self._starts)

    def top(self, key: str) -> int:
        """The line of a key above the first decision, from 1."""
        end = self._starts[0] if self._starts else len(self._lines)
        return self._key(key, 0, end) or 1

    def decision(self, number: int, key: str | None = None) -> int:
        """The line of a decision, or of a key of it, from 1."""
        if number >= len(self._starts):
            return 1
        start, end = self._span(number)
        sides = (i for i in range(start, end) if _SIDE.match(self._bare[i]))
        own = next(sides, end)
        return (key and (self._key(key, start, own) or self._key(key, start, end))) or start + 1

    def side(self, number: int, side: str, index: int, key: str | None = None) -> int:
        """The line of a quoted finding, or of a key of it, from 1."""
        if number >= len(self._starts):
            return 1
        start, end = self._span(number)
        heads = [i for i in range(start, end) if _SIDE.match(self._bare[i])]
        mine = [i for i in heads if (found := _SIDE.match(self._bare[i])) and found[1] == side]
        if index >= len(mine):
            return self.decision(number, side)
        at = mine[index]
        until = next((i for i in heads if i > at), end)
        return (key and self._key(key, at, until)) or at + 1

    def _span(self, number: int) -> tuple[int, int]:
        following = self._starts[number + 1 :]
        return self._starts[number], following[0] if following else len(self._lines)

    def _key(self, key: str, start: int, end: int) -> int | None:
        wanted = re.compile(
            rf"[ \t]*\"?{re.escape(key)}\"?\s*=|[ \t]*\[+[^\]]*\b{re.escape(key)}\s*\]"
        )
        for i in range(start, end):
            if wanted.match(self._bare[i]):
                return i + 1
        return None

    def pieces(self) -> tuple[str, list[str]]:
        """What stands above the first decision, and each decision with the comments above it."""
        cuts = []
        for start in self._starts:
            while start > 0 and self._lines[start - 1].lstrip().startswith("#"):
                start -= 1
            cuts.append(start)
        if not cuts:
            return "\n".join(self._lines), []
        ends = [*cuts[1:], len(self._lines)]
        return (
            "\n".join(self._lines[: cuts[0]]),
            ["\n".join(self._lines[a:b]) for a, b in zip(cuts, ends, strict=True)],
        )
