"""Addresses that a mail or a browser sets behind the words of each link: "the Code<https://…>".

A line is broken before a word that has its address behind it, as the two together have no room. With the
address gone the line above looks as if its paragraph ended there.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late

__all__ = ["going_on_lines", "without_addresses"]

_GOES_ON = "\ufdd9"
"""Stands before what surely goes on with the line above; decoding removes it from every input."""
_ADDRESS = late(r"(?<=\S)\s?<(?:(?:https?://|mailto:|file:)[^<>\s]{0,500}|#[^<>\s]{0,200})>")
_ADDRESS_ALONE = late(r"\s*<(?:https?://|mailto:)[^<>\s]{0,500}>\s*\Z")
_FEWEST = 3
_SEEN = 100_000
_OPENS = late(r"[^\s<>|]{0,40}\s?<(?:https?://|mailto:)[^<>\s]{0,500}>")
"""What a line begins with that was broken before a link, or between a link and its address."""
_MARGIN = late(r"(?:[ \t]*>)*[ \t]*")
_ITEM = late(r"[*•·-]\s+\S")
_STOPS = ".:;!?>"
_OPEN = frozenset("a an the of to in for and or with by at from its their our under as".split())  # noqa: SIM905
"""Words with which no paragraph and no heading ends."""


def without_addresses(text: str) -> str:
    """The text, line by line, without its addresses if it has several.

    Where one broke a line stands a sign that `going_on_lines` takes off.
    """
    if len(_ADDRESS.findall(text[:_SEEN])) < _FEWEST:
        return text
    raws = text.split("\n")
    lines: list[str] = []
    above = ""
    for line in raws:
        if "<" in line:
            behind = above.strip() and _ADDRESS_ALONE.match(line)
            line = "" if behind else _ADDRESS.sub("", line)
        lines.append(line)
        above = line
    for at in range(1, len(raws) - 1):
        if "<" in raws[at]:
            _tell_broken(raws, lines, at)
    return "\n".join(lines)


def going_on_lines(lines: list[str]) -> frozenset[int]:
    """The indexes of the lines that surely go on with the one above, whose signs are taken off."""
    found = frozenset(at for at, line in enumerate(lines) if _GOES_ON in line)
    for at in found:
        lines[at] = lines[at].replace(_GOES_ON, "")
    return found


def _tell_broken(raws: Sequence[str], lines: list[str], at: int) -> None:
    """Mark a line that a link opens, and the one under it where the link is all of it, if it goes on."""
    body = _body(raws[at])
    opened = _OPENS.match(body)
    if opened is None or raws[at - 1].rstrip().endswith(">"):
        return
    above, here, below = (_body(line) for line in lines[at - 1 : at + 2])
    behind = body[opened.end() :].strip()
    alone = not any(map(str.isalnum, behind))
    follows = behind or below
    small = follows[:1].islower() or follows[:1] in tuple(".,;)")
    if not here:  # the address has a line of its own
        if below and _is_open(above, small=small):
            _mark(lines, at + 1)
        return
    if not _is_open(above, small=small):
        return
    _mark(lines, at)
    if alone and below[:1].islower():
        _mark(lines, at + 1)


def _is_open(above: str, *, small: bool) -> bool:
    """Whether a line has no end: by its last word, or where it goes on itself or is an entry and
    what stands behind the link begins `small`."""
    if not above or above[-1] in _STOPS:
        return False
    if above.rsplit(None, 1)[-1].casefold() in _OPEN:
        return True
    return small and (above[0].islower() or _ITEM.match(above) is not None)


def _body(line: str) -> str:
    margin = _MARGIN.match(line)
    return line[margin.end() if margin else 0 :].strip().strip(_GOES_ON)


def _mark(lines: list[str], at: int) -> None:
    margin = _MARGIN.match(lines[at])
    end = margin.end() if margin else 0
    if _GOES_ON not in lines[at]:
        lines[at] = f"{lines[at][:end]}{_GOES_ON}{lines[at][end:]}"
