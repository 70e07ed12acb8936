"""What a Word file says of its styles and lists: heading levels, bold, bullets and numbers."""

from __future__ import annotations

import re

from alignment.late import late
from alignment.records import dataclass
from peeldiff.document.formats.archive import Node
from peeldiff.document.formats.numerals import numeral
from peeldiff.document.formats.verbatim import VERBATIM

__all__ = ["Numbering", "Style", "Styles", "is_on"]

_HEADING_NAME = late(r"heading ([1-9])\Z")
_NESTED_NAME = late(r"list (?:bullet |number |continue )?([2-5])\Z")
_LEVEL_NUMBER = late(r"%([1-9])")
_NO_OUTLINE = 9
_MOST_PARENTS = 20
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style means. `list_id` and `depth` are None unless it numbers.

    `nesting`: how much deeper its items stand than their list says ("List Bullet 2"). `verbatim`: each
    paragraph is a line of a text file that the word processor has opened.
    """

    level: int = 0
    bold: bool = False
    list_id: str | None = None
    depth: int | None = None
    contents: bool = False
    nesting: int = 0
    verbatim: bool = False


def is_on(properties: Node | None, name: str) -> bool | None:
    """Return whether a toggle like bold is set, or None if nothing is said of it."""
    node = properties.child(name) if properties is not None else None
    if node is None:
        return None
    return node.get("val") not in ("0", "false", "off", "none")


class Styles:
    """The paragraph and character styles by their identifiers."""

    def __init__(self, root: Node | None) -> None:
        self._nodes = {
            node.get("styleId"): node
            for node in (root.children if root is not None else [])
            if node.tag == "style"
        }
        self._known: dict[str, Style] = {}

    def style(self, identifier: str) -> Style:
        """Return a style with what it inherits; an unknown one means nothing."""
        if identifier not in self._known:
            self._known[identifier] = self._resolved(identifier)
        return self._known[identifier]

    def _resolved(self, identifier: str) -> Style:
        level: int | None = None
        bold: bool | None = None
        list_id: str | None = None
        depth: int | None = None
        contents = False
        nesting = 0
        verbatim = False
        for _ in range(_MOST_PARENTS):
            node = self._nodes.get(identifier)
            if node is None:
                break
            name = _value(node, "name").casefold()
            contents = contents or name.startswith("toc ")
            verbatim = verbatim or name in VERBATIM
            nested = _NESTED_NAME.match(name)
            nesting = nesting or (int(nested[1]) - 1 if nested else 0)
            level = _level(node, name) if level is None else level
            bold = is_on(node.child("rPr"), "b") if bold is None else bold
            list_id = list_id or _value(node, "pPr", "numPr", "numId") or None
            if depth is None:
                depth = _number(_value(node, "pPr", "numPr", "ilvl"))
            identifier = _value(node, "basedOn")
        return Style(level or 0, bool(bold), list_id, depth, contents, nesting, verbatim)


class Numbering:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: Node | None) -> None:
        nodes = root.children if root is not None else []
        self._abstract = {n.get("abstractNumId"): n for n in nodes if n.tag == "abstractNum"}
        self._lists = {n.get("numId"): n for n in nodes if n.tag == "num"}
        self._levels: dict[str, dict[int, Node]] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def mark(self, list_id: str, depth: int) -> str:
        """Return the bullet or number of the next paragraph of a list, "" if it prints none."""
        if list_id in ("", "0") or list_id not in self._lists:
            return ""
        levels = self._levels_of(list_id)
        level = levels.get(depth)
        if level is None:
            return _BULLET
        kind = _value(level, "numFmt") or "decimal"
        pattern = _value(level, "lvlText")
        if kind == "bullet":
            return pattern.strip() or _BULLET
        if kind == "none":
            return ""
        counts = self._counts.setdefault(_value(self._lists[list_id], "abstractNumId"), {})
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        counts[depth] = counts[depth] + 1 if depth in counts else self._start(list_id, level, depth)

        def printed(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            node = levels.get(at, level)
            return numeral(counts.get(at, 1), _value(node, "numFmt"))

        return _LEVEL_NUMBER.sub(printed, pattern)

    def _levels_of(self, list_id: str) -> dict[int, Node]:
        if list_id not in self._levels:
            node = self._lists[list_id]
            abstract = self._abstract.get(_value(node, "abstractNumId"))
            levels = {
                _number(level.get("ilvl")) or 0: level
                for level in (abstract.children if abstract is not None else [])
                if level.tag == "lvl"
            }
            for override in node.children:
                level = override.child("lvl")
                if override.tag == "lvlOverride" and level is not None:
                    levels[_number(override.get("ilvl")) or 0] = level
            self._levels[list_id] = levels
        return self._levels[list_id]

    def _start(self, list_id: str, level: Node, depth: int) -> int:
        for override in self._lists[list_id].children:
            if override.tag == "lvlOverride" and _number(override.get("ilvl")) == depth:
                start = _number(_value(override, "startOverride"))
                if start is not None:
                    return start
        start = _number(_value(level, "start"))
        return 1 if start is None else start


def _level(node: Node, name: str) -> int | None:
    """Return the heading level that a style gives itself, or None to ask its parent."""
    found = _HEADING_NAME.match(name)
    if found:
        return min(6, int(found[1]))
    if name == "title":
        return 1
    outline = _number(_value(node, "pPr", "outlineLvl"))
    if outline is None:
        return None
    return 0 if outline >= _NO_OUTLINE else min(6, outline + 1)


def _value(node: Node, *path: str) -> str:
    found = node.child(*path)
    return found.get("val") if found is not None else ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
