"""What a website prints around a report: links, menus, the words on its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from alignment.late import late, late_with
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture
from peeldiff.words import ends_sentence, plain

__all__ = [
    "find_menus",
    "navigation_reader",
    "set_foot_aside",
    "set_links_aside",
    "set_outline_aside",
]

_BETWEEN = "|•·/"
_BETWEEN_LINKS = late(rf"\s*[{_BETWEEN}]\s*")
_LONGEST, _LONGEST_LINK = 120, 60
_FEWEST = 2
"""Known links from which a list that has no fewer of them than of other entries is a menu."""

_OF_SITES = ("navigation", "imprint", "published", "link", "picture")
_ADDRESS = late_with(
    ("://", "www.", "mailto:", "javascript:", "tel:"),
    r"[<(\[]?(?:\[?\d{1,3}[.)\]:]*\s+)?[<(]?(?:(?:https?|ftp|file)://|(?:mailto|javascript|tel):|www\.)\S*",
)
_NUMBERED_LINK = late(r"\[\d{1,3}\][^\[\].]{2,60}")
_FEWEST_ADDRESSES = 3
_LONGEST_HEAD = 40
_PLACES = (Role.TEXT, Role.HEADING)


def navigation_reader(words: Inspectorate) -> Callable[[Line], bool]:
    """Tells of one line whether it is a link or a button that every page of a site has."""
    exact = words.plain_set(Furniture.navigation)
    pattern = words.pattern(Furniture.navigation_patterns)

    def is_navigation(line: Line) -> bool:
        if not line.text or len(line.text) > _LONGEST or line.role is Role.ROW:
            return False
        text = plain(line.text)
        if text in exact or pattern.fullmatch(text):
            return True
        if not any(map(text.__contains__, _BETWEEN)):
            return False
        parts = {part for part in _BETWEEN_LINKS.split(text) if part}
        return bool(parts) and parts <= exact

    def is_link(line: Line) -> bool:
        # A terminal browser numbers the links of a page.
        numbered = line.role is Role.ITEM and _NUMBERED_LINK.fullmatch(line.text) is not None
        return numbered or is_navigation(line)

    return is_link


def find_menus(lines: Sequence[Line], is_navigation: Callable[[Line], bool]) -> list[int]:
    """The indexes of the entries of lists half of which are known links, and none a sentence."""
    found: list[int] = []
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.role is Role.ITEM and line.text:
            run.append(index)
        elif line.text:
            found += _menu(run, lines, is_navigation)
            run = []
    return found + _menu(run, lines, is_navigation)


def _menu(
    run: list[int], lines: Sequence[Line], is_navigation: Callable[[Line], bool]
) -> list[int]:
    texts = [lines[index].text for index in run]
    if any(len(text) > _LONGEST_LINK or ends_sentence(text) for text in texts):
        return []
    known = sum(is_navigation(lines[index]) for index in run)
    return run if known >= _FEWEST and known * 2 >= len(run) else []


def set_links_aside(lines: Sequence[Line], kinds: dict[int, str]) -> None:
    """Set aside lines one under another that are nothing but addresses, and what heads them alone."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if not line.text or index in kinds:
            continue
        if line.role in (Role.TEXT, Role.ITEM) and _ADDRESS.fullmatch(line.text):
            run.append(index)
            continue
        _set_run_aside(lines, kinds, run)
        run = []
    _set_run_aside(lines, kinds, run)


def _set_run_aside(lines: Sequence[Line], kinds: dict[int, str], run: Sequence[int]) -> None:
    if len(run) < _FEWEST_ADDRESSES:
        return
    kinds.update(dict.fromkeys(run, "navigation"))
    above = next((at for at in range(run[0] - 1, -1, -1) if lines[at].text), None)
    if above is None or above in kinds:
        return
    head = lines[above]
    if len(head.text) <= _LONGEST_HEAD and not ends_sentence(head.text.rstrip(":")):
        kinds[above] = "navigation"


def set_outline_aside(lines: Sequence[Line], kinds: dict[int, str]) -> None:
    """Set aside a heading that has nothing under it but links to the lines of this document."""
    written = [index for index, line in enumerate(lines) if line.text]
    texts = {plain(lines[index].text) for index in written if lines[index].role in _PLACES}
    for place, index in enumerate(written):
        if lines[index].role is not Role.HEADING:
            continue
        links: list[str] = []
        for under in written[place + 1 :]:
            if lines[under].role is not Role.NAVIGATION:
                break
            links.append(plain(lines[under].text))
        after = written[place + 1 + len(links)] if place + 1 + len(links) < len(written) else None
        alone = after is None or lines[after].role is Role.HEADING
        known = sum(link in texts for link in links)
        if alone and known >= _FEWEST_ADDRESSES and 2 * known > len(links):
            kinds.setdefault(index, "contents")


def set_foot_aside(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """Set aside the short lines at the foot of a page among a site's own, which begin and end there.

    `kinds` tells the links that are known, the imprint, and what a mail has below; half of the lines at
    least have to be such.
    """
    written = [index for index, line in enumerate(lines) if line.text]
    while written and kinds.get(written[-1]) == "mail":
        written.pop()
    foot: list[int] = []
    for index in reversed(written):
        if index not in kinds and not _may_be_link(lines[index], words):
            break
        if index in kinds and kinds[index] not in _OF_SITES:
            break
        foot.append(index)
    while foot and kinds.get(foot[-1]) != "navigation":
        foot.pop()
    known = sum(index in kinds for index in foot)
    if known >= _FEWEST and 2 * known >= len(foot):
        for index in foot:
            kinds.setdefault(index, "navigation")


def _may_be_link(line: Line, words: Inspectorate) -> bool:
    """Whether a line has the form of a link and of nothing that a report has: a question, label or grade."""
    text = plain(line.text)
    return (
        line.role is Role.TEXT
        and not line.bold
        and len(line.text) <= _LONGEST_LINK
        and not ends_sentence(line.text)
        and not any(map(str.isdigit, text))
        and text not in words.finding_labels
        and text not in words.question_names
        and not words.is_label(line.text)
        and words.grade_alone(text) is None
    )
