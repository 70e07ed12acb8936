"""HTML as a flat list of well-nested events, in time linear in the page however broken it is.

The standard library's parser rescans the rest of the page for each unclosed comment or tag, which
a hostile file turns into hours; here the rules of the HTML standard for such input (what is never
closed runs to the end) keep the pass linear. Nothing is recursive, so depth costs nothing. It
builds no document tree, runs no script, and never looks at what an address points to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from alignment.late import late
from alignment.records import dataclass, field
from peeldiff.document.limits import Limits
from peeldiff.errors import LimitError

__all__ = [
    "BLOCKS",
    "DROPPED",
    "LONG_CELL",
    "NUMBERED_ROW",
    "WIDE_ROW",
    "Element",
    "Event",
    "names",
    "parse",
]


def names(listed: str) -> frozenset[str]:
    """Return the set of the names that `listed` parts with spaces."""
    return frozenset(listed.split())


VOID = names("area base br col embed hr img input link meta param source track wbr")
BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol option optgroup p pre search section select summary table tbody td tfoot th thead tr ul "
    "button noscript"
)
"""Elements that end the line of text before and after them."""
RAW = names("script style textarea title iframe noembed noframes template")
DROPPED = names("script style title iframe noembed noframes template head")
"""Elements whose content no reader of the page sees as text."""

_ENDS_P = BLOCKS - frozenset(("button", "noscript", "option", "optgroup", "select"))
# A start tag closes these open elements, up to but not through the stop.
_IMPLIED = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "dir"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
    "td": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "th": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "tbody": (frozenset(("thead", "tbody", "tfoot")), frozenset(("table",))),
    "tfoot": (frozenset(("thead", "tbody", "tfoot")), frozenset(("table",))),
    "option": (frozenset(("option",)), frozenset(("select",))),
}
_TAG_BEGINS = late(r"<(?=[a-zA-Z/!?])")
_NAME = late(r"[a-zA-Z][^\s/>\x00]*")
_ATTRIBUTE = late(r"[\s/]*([^\s/>=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?|[\s/=]+")
_RAW_ENDS = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in RAW}
# How far an end tag looks for its inline start tag; real pages nest these a few deep.
_INLINE_REACH = 64


@dataclass(slots=True, eq=False)
class Element:
    """One element: its attributes, and where its events begin and end in the list."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    start: int
    end: int = 0
    text_length: int = 0
    """Characters of the text inside, at any depth, and of what stands for pictures."""
    link_length: int = 0
    """Those of them that are links."""
    contains: dict[str, int] = field(default_factory=dict)
    """Number of elements of the tags that decide what a table is for, at any depth."""

    def holds(self, tag: str) -> int:
        """Return how many elements of a tag are inside, at any depth."""
        return self.contains.get(tag, 0)


Event = tuple[str, Element, str]
"""("open" | "close" | "text", element, text): a text's element is the one that holds it."""

_COUNTED = names("table th h1 h2 h3 h4 h5 h6 li p input dl")
WIDE_ROW = "row of several cells"
"""Counted like a tag: table rows in which more than one cell holds text."""
NUMBERED_ROW = "row with a number beside its prose"
"""The same: of these rows those with letters in one cell alone, and paragraphs in that."""
LONG_CELL = "cell of the length of a report"
"""The same: cells that hold more text than any cell of a table of facts."""
_FILLED, _WORDED, _LETTERS = "filled cell", "cell with letters", "text with letters"
_LONG_CELL = 4000


def parse(text: str, name: str, limits: Limits) -> list[Event]:
    """Return the events of the page; every "open" has its "close".

    Elements nested more deeply than the limit are read as if they stood beside each other. Raises
    `LimitError` for more elements than the limit.
    """
    return _Events(name, limits).run(text)


class _Events:
    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.events: list[Event] = []
        self.root = Element("html", {}, None, 0)
        self.stack = [self.root]
        self.open_tags: Counter[str] = Counter(["html"])
        self.count = 0

    def run(self, text: str) -> list[Event]:
        self.events.append(("open", self.root, ""))
        for kind, value, attributes in _tokens(text):
            if kind == "text":
                self.events.append(("text", self.stack[-1], unescape(value)))
                continue
            if kind == "raw":
                self.events.append(("text", self.stack[-1], value))
                continue
            self.count += 1
            if self.count > self.limits.elements:
                raise LimitError(
                    f"{self.name} has more than {self.limits.elements:,} tags; save the page's "
                    "report alone."
                )
            if kind == "open":
                self.start(value, attributes)
            else:
                self.end(value)
        while self.stack:
            self.pop()
        self.measure()
        return self.events

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("html", "body") and self.open_tags[tag]:
            return
        if tag in _ENDS_P and self.open_tags["p"]:
            self.close_implied(frozenset(("p",)), frozenset(("table", "button", "td", "th")))
        if tag in _IMPLIED:
            self.close_implied(*_IMPLIED[tag])
        if tag not in ("meta", "link", "base", *RAW) and self.stack[-1].tag == "head":
            self.pop()
        element = Element(tag, attributes, self.stack[-1], len(self.events))
        self.events.append(("open", element, ""))
        if tag in VOID or (len(self.stack) >= self.limits.nesting and tag not in RAW):
            element.end = len(self.events)
            self.events.append(("close", element, ""))
            return
        self.stack.append(element)
        self.open_tags[tag] += 1

    def close_implied(self, closed: frozenset[str], stop: frozenset[str]) -> None:
        if not any(self.open_tags[tag] for tag in closed):
            return
        for index in range(len(self.stack) - 1, max(0, len(self.stack) - _INLINE_REACH), -1):
            tag = self.stack[index].tag
            if tag in closed:
                while len(self.stack) > index:
                    self.pop()
                return
            if tag in stop:
                return

    def end(self, tag: str) -> None:
        if tag in ("html", "body") or not self.open_tags[tag]:
            return
        if tag not in BLOCKS:
            reach = self.stack[-_INLINE_REACH:]
            for element in reversed(reach):
                if element.tag == tag:
                    break
                if element.tag in BLOCKS:
                    return
            else:
                return
        while self.stack[-1].tag != tag:
            self.pop()
        self.pop()

    def pop(self) -> None:
        element = self.stack.pop()
        self.open_tags[element.tag] -= 1
        element.end = len(self.events)
        self.events.append(("close", element, ""))

    def measure(self) -> None:
        """Sum up, from the leaves to the root, how much text and which elements each one holds."""
        links = 0
        for kind, element, text in self.events:
            if kind == "text":
                if element.tag not in DROPPED:
                    length = len(text) - text.count(" ") - text.count("\n")
                    element.text_length += length
                    element.link_length += length if links else 0
                    if element.parent is not None and any(map(str.isalpha, text)):
                        element.contains[_LETTERS] = 1
            elif kind == "open":
                links += element.tag == "a"
                if element.tag == "img":
                    element.text_length = len(element.attributes.get("alt", ""))
            else:
                links -= element.tag == "a"
                parent = element.parent
                if parent is not None:
                    parent.text_length += element.text_length
                    parent.link_length += element.link_length
                    counts = parent.contains
                    filled = element.contains.pop(_FILLED, 0)
                    worded = element.contains.pop(_WORDED, 0)
                    if filled > 1:
                        counts[WIDE_ROW] = counts.get(WIDE_ROW, 0) + 1
                        if worded == 1 and element.contains.get("p", 0) > filled:
                            counts[NUMBERED_ROW] = counts.get(NUMBERED_ROW, 0) + 1
                    for tag, number in element.contains.items():
                        counts[tag] = counts.get(tag, 0) + number
                    if element.tag in ("td", "th") and element.text_length:
                        counts[_FILLED] = counts.get(_FILLED, 0) + 1
                        if element.text_length > _LONG_CELL:
                            counts[LONG_CELL] = counts.get(LONG_CELL, 0) + 1
                        if element.contains.get(_LETTERS, 0):
                            counts[_WORDED] = counts.get(_WORDED, 0) + 1
                    if element.tag in _COUNTED:
                        counts[element.tag] = counts.get(element.tag, 0) + 1


def _tokens(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield ("text" | "raw", text, {}), ("open", tag, attributes) and ("close", tag, {})."""
    position = 0
    self_closing = text.lstrip().startswith("<?xml")
    while True:
        begins = _TAG_BEGINS.search(text, position)
        if not begins:
            break
        tag_at = begins.start()
        follows = text[tag_at + 1]
        if tag_at > position:
            yield "text", text[position:tag_at], {}
        if follows in ("!", "?", "/"):
            token, position = _closing_or_comment(text, tag_at, follows)
            if token:
                yield "close", token, {}
        else:
            tag, attributes, position = _start_tag(text, tag_at + 1)
            if position < 0:
                return
            yield "open", tag, attributes
            if self_closing and text[position - 2] == "/":
                yield "close", tag, {}
            elif tag in RAW:
                ends = _RAW_ENDS[tag].search(text, position)
                until = ends.start() if ends else len(text)
                yield "raw", text[position:until], {}
                position = until
        if position < 0:
            return
    if position < len(text):
        yield "text", text[position:], {}


def _closing_or_comment(text: str, tag_at: int, follows: str) -> tuple[str, int]:
    """Return the tag closed, if any, and where reading goes on (-1: at the end of the page)."""
    if follows == "!" and text.startswith("--", tag_at + 2):
        if text.startswith(">", tag_at + 4):
            return "", tag_at + 5
        ends = text.find("-->", tag_at + 4)
        return "", ends + 3 if ends >= 0 else -1
    ends = text.find(">", tag_at)
    if ends < 0:
        return "", -1
    named = _NAME.match(text, tag_at + 2) if follows == "/" else None
    return (named[0].lower() if named else ""), ends + 1


def _start_tag(text: str, position: int) -> tuple[str, dict[str, str], int]:
    named = _NAME.match(text, position)
    assert named is not None  # the caller saw a letter
    attributes: dict[str, str] = {}
    position = named.end()
    while position < len(text):
        if text[position] == ">":
            return named[0].lower(), attributes, position + 1
        found = _ATTRIBUTE.match(text, position)
        if not found:
            position += 1
            continue
        position = found.end()
        if found[1]:
            value = found[2] or found[3] or found[4] or ""
            attributes.setdefault(found[1].lower(), unescape(value))
    return named[0].lower(), attributes, -1
