"""What stands on the page without belonging to the text: found first, so that sentences can be mended.

Every line that is set aside here is kept, with its kind, in `Inspection.furniture`. The order of the
passes matters: what runs through the pages must be known before footnotes, which end where a page ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from alignment.late import late
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture, Structure
from peeldiff.inspectorates.patterns import Patterns
from peeldiff.report.aside.chrome import (
    find_menus,
    navigation_reader,
    set_foot_aside,
    set_links_aside,
    set_outline_aside,
)
from peeldiff.report.aside.contents import Contents, find_contents
from peeldiff.report.aside.mail import set_mail_aside
from peeldiff.report.aside.running import find_page_numbers, find_running_headers, running_prefix
from peeldiff.report.aside.templates import set_templates_aside
from peeldiff.report.facts.metadata import Metadata
from peeldiff.words import ends_sentence, plain, starts_lower

__all__ = ["SetAside", "set_aside"]

_DATED = late(r"\b\d{1,2}[/.-]\d|\b20\d\d")
_LONGEST_DATED = 90
_LONGEST_SIGN_OFF = 160
_WORDS_OF_SIGN_OFF = 7
"""Words that a line of a sign-off with a full stop may have: "Copied to the Home Secretary."."""
_LONGEST_LINK = 120
_LONGEST_SOURCE = 400
_REFERS_WITHIN = 60
"""Lines above a footnote among which the word stands that refers to it."""
_PLAIN_NOTE = late(r"(\d{1,2})\s+(?=[A-Z\"'‘“(])")


class SetAside:
    """Line index → kind of furniture, with the contents list that was found on the way."""

    def __init__(self, kinds: dict[int, str], contents: Contents | None) -> None:
        self.kinds = kinds
        self.contents = contents


def set_aside(
    lines: Sequence[Line], words: Inspectorate, metadata: Metadata, *, whole_paragraphs: bool
) -> SetAside:
    """Tell the furniture of a report from its text.

    `whole_paragraphs` is that of its document: such a format tells running headers itself.
    """
    kinds: dict[int, str] = {}
    for index, line in enumerate(lines):
        if line.role is Role.HEADER:
            kinds[index] = "running_header"
        elif line.role is Role.NAVIGATION:
            kinds[index] = "navigation"
    kinds.update(find_running_headers(lines, words, metadata, told=whole_paragraphs))
    kinds.update(find_page_numbers(lines, kinds))
    _glued_headers(lines, kinds)
    contents = find_contents(lines, words)
    if contents:
        for index in range(contents.start, contents.end):
            if lines[index].text:
                kinds.setdefault(index, "contents")
    _navigation(lines, words, kinds)
    _related(lines, words, kinds)
    set_links_aside(lines, kinds)
    set_outline_aside(lines, kinds)
    _footnotes(lines, words, kinds)
    _captions(lines, words, kinds)
    set_templates_aside(lines, words, kinds)
    set_mail_aside(lines, words, kinds, metadata.title)
    _letter(lines, words, kinds)
    _signatures(lines, words, kinds)
    _imprint(lines, words, kinds)
    set_foot_aside(lines, words, kinds)
    _publisher(lines, words, kinds)
    return SetAside(kinds, contents)


def _texts(lines: Sequence[Line], kinds: dict[int, str]) -> list[tuple[int, Line]]:
    return [(i, line) for i, line in enumerate(lines) if line.text and i not in kinds]


def _glued_headers(lines: Sequence[Line], kinds: dict[int, str]) -> None:
    """A header printed onto the same line as the next caption takes the caption along."""
    texts = {lines[i].text for i, kind in kinds.items() if kind == "running_header"}
    lengths = sorted({len(text) for text in texts if len(text) > 12})
    if not lengths:
        return
    headers = {
        length: frozenset(text for text in texts if len(text) == length) for length in lengths
    }
    for index, line in enumerate(lines):
        if line.text and index not in kinds:
            rest = running_prefix(line, headers)
            if rest is not None and len(rest) < 300 and not ends_sentence(rest):
                kinds[index] = "running_header"


def _navigation(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    is_navigation = navigation_reader(words)
    dates = words.pattern(Furniture.published_patterns)
    for index in find_menus(lines, is_navigation):
        kinds.setdefault(index, "navigation")
    for index, line in _texts(lines, kinds):
        if is_navigation(line):
            kinds[index] = "navigation"
        elif len(line.text) < _LONGEST_DATED and line.role is not Role.ROW:
            text = plain(line.text)
            if _DATED.search(text) and dates.fullmatch(text):
                kinds[index] = "published"


def _related(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """Links to other pages: a label over short lines none of which is a sentence."""
    exact = words.plain_set(Furniture.related)
    pattern = words.pattern(Furniture.related_patterns)
    texts = _texts(lines, kinds)
    for place, (index, line) in enumerate(texts):
        text = plain(line.text)
        if len(text) > _LONGEST_LINK:
            continue
        # A page in two languages may print both names.
        names = (text, *text.split(" / "))
        if not any(name in exact or pattern.fullmatch(name) for name in names):
            continue
        links = list(takewhile(lambda pair: _is_link_text(pair[1], words), texts[place + 1 :]))
        under = texts[place + 1 + len(links) :]
        if under and links and links[0][1].role is Role.ITEM:
            links = list(takewhile(lambda pair: _is_entry(pair[1]), links))
            under = texts[place + 1 + len(links) :]
        if not links and kinds.get(index + 1) == "navigation":
            kinds[index] = "navigation"  # its links are known
        are_items = bool(links) and links[0][1].role is Role.ITEM
        if links and (not under or are_items or under[0][1].role is Role.HEADING):
            for at, _ in [(index, line), *links]:
                kinds[at] = "navigation"


def _is_entry(line: Line) -> bool:
    """Whether a line is an entry of a list, or what a long one goes on with further in."""
    return line.role is Role.ITEM or line.indent > 0


def _is_link_text(line: Line, words: Inspectorate) -> bool:
    text = plain(line.text)
    return (
        line.role in (Role.ITEM, Role.TEXT)
        and len(text) <= _LONGEST_LINK
        and not ends_sentence(line.text)
        and text not in words.finding_labels
        and words.grade_alone(text) is None
        and text not in words.question_names
    )


def _footnotes(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """Footnotes go from their mark, or from the rule above them, to the foot of the page."""
    rule: int | None = None
    inside = False
    for index, line in enumerate(lines):
        if line.role is Role.RULE:
            # What parts the head of a table from its rows sets no note apart.
            of_table = index > 0 and lines[index - 1].role is Role.ROW
            rule, inside = (None if of_table else index), False
            continue
        if index in kinds or (line.role is Role.HEADING and line.text):
            if kinds.get(index) in ("running_header", "page_number") or line.role is Role.HEADING:
                rule, inside = None, False
            continue
        if not line.text:
            continue
        if line.role is Role.FOOTNOTE:
            if rule is not None:
                for above in range(rule + 1, index):
                    if lines[above].text:
                        kinds.setdefault(above, "footnote")
            kinds[index] = "footnote"
            inside = True
        elif inside and _goes_on_in_footnote(lines, index):
            kinds[index] = "footnote"
        else:
            # Prose again: what follows on this page is text, rule or no rule.
            inside = False
            if rule is not None and any(kinds.get(i) == "footnote" for i in range(rule, index)):
                rule = None
    _unmarked_footnotes(lines, words, kinds)


def _goes_on_in_footnote(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.bold:
        return False
    above = index - 1
    if lines[above].text or line.role is Role.ITEM or _is_link(line.text):
        return True
    while above > 0 and not lines[above].text:
        above -= 1
    # The rest of a sentence that the footnote interrupted begins small as well.
    return starts_lower(line.text) and not ends_sentence(lines[above].text)


def _unmarked_footnotes(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """In text copied from a PDF a footnote is a line that begins with its number at the foot of a page."""
    expected = 1
    listed = False
    for index, line in enumerate(lines):
        if not line.text:
            continue
        match = _PLAIN_NOTE.match(line.text) if line.text[0].isdigit() else None
        # The numbers right under a label are those of its findings.
        is_label = match is None and plain(line.text) in words.finding_labels
        listed = is_label or (listed and match is not None)
        if index in kinds or line.role not in (Role.TEXT, Role.ITEM):
            continue
        if line.role is Role.ITEM or line.text.isdecimal():
            number = _number_of_note(lines, index, words)
        else:
            number = int(match[1]) if match and not listed else 0
        if number in (expected, expected + 1) and _near_page_end(lines, kinds, index):
            expected = number + 1
            at = index
            page = line.page
            while at < len(lines) and lines[at].text and at not in kinds and lines[at].page == page:
                kinds[at] = "footnote"
                at += 1


def _number_of_note(lines: Sequence[Line], index: int, words: Inspectorate) -> int:
    """The number of what looks like an item and cuts a sentence in two, if a word above refers to
    it ("82 percent.1"); else 0, as for what stands right under a label of findings."""
    line = lines[index]
    above = next((other for other in reversed(lines[:index]) if other.text), None)
    number = (
        line.mark.removesuffix(".") or line.text
    )  # some programs set the number on its own line
    under = lines[index + 1] if index + 1 < len(lines) else None
    if (
        above is None
        or above.role not in (Role.TEXT, Role.ITEM)
        or ends_sentence(above.text)
        or plain(above.text) in words.finding_labels
        or not number.isdecimal()
        or (number == line.text and (under is None or not under.text))
    ):
        return 0
    refers = re.compile(rf"[a-z.,;:)\]\"'’”%]{number}(?=[.,;)]?(?:\s|$))")
    near = lines[max(0, index - _REFERS_WITHIN) : index]
    return int(number) if any(refers.search(other.text) for other in near) else 0


def _near_page_end(lines: Sequence[Line], kinds: dict[int, str], index: int) -> bool:
    seen = 0
    for at in range(index + 1, min(index + 14, len(lines))):
        if kinds.get(at) in ("running_header", "page_number"):
            return True
        if lines[at].page != lines[index].page:
            return True
        seen += bool(lines[at].text)
        if seen > 8:
            return False
    return False


def _is_link(text: str) -> bool:
    return " " not in text and ("www." in text or "://" in text)


def _captions(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """Captions whose picture or table follows; one that prose follows is a heading of an annex."""
    caption = words.pattern(Furniture.caption_patterns)
    source = words.pattern(Furniture.source_patterns)
    picture = words.pattern(Furniture.picture_patterns)
    texts = _texts(lines, kinds)
    for place, (index, line) in enumerate(texts):
        if index in kinds:
            continue
        text = plain(line.text)
        if len(text) < _LONGEST_SOURCE and source.fullmatch(text):
            kinds[index] = "source"
            at = index
            while lines[at].text.endswith(",") and at + 1 < len(lines) and lines[at + 1].text:
                at += 1
                kinds[at] = "source"
        elif text[:1] == "[" and picture.fullmatch(text) and words.grade_alone(line.text) is None:
            kinds[index] = "picture"
        elif (
            line.role is not Role.ROW
            and len(text) < 300
            and not ends_sentence(text)
            and caption.fullmatch(text)
        ):
            follower = texts[place + 1][1] if place + 1 < len(texts) else None
            if follower is None or not _is_prose(follower, source):
                kinds[index] = "caption"


def _is_prose(line: Line, source: Patterns) -> bool:
    if line.role is not Role.TEXT or line.bold or source.fullmatch(plain(line.text)):
        return False
    return ends_sentence(line.text) or len(line.text) > 120


def _letter(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """Letterhead and address down to the salutation, and from the valediction on what is no text."""
    opening = words.pattern(Furniture.letter_opening_patterns)
    closing = words.pattern(Furniture.letter_closing_patterns)
    texts = _texts(lines, kinds)
    for place, (_, line) in enumerate(texts[:60]):
        if len(line.text) < 70 and opening.fullmatch(plain(line.text)):
            for index, _ in texts[: place + 1]:
                kinds[index] = "letterhead"
            break
    else:
        return
    for place in range(len(texts) - 1, 0, -1):
        if closing.fullmatch(plain(texts[place][1].text)):
            for index, line in texts[place:]:
                if _opens_text(line, words):
                    break
                kinds[index] = "sign_off"
            break


def _opens_text(line: Line, words: Inspectorate) -> bool:
    """Whether a line below a signature is text again: a postscript or what is annexed."""
    if line.role in (Role.HEADING, Role.ROW) or len(line.text) > _LONGEST_SIGN_OFF:
        return True
    text = plain(line.text)
    annex = words.pattern(Structure.annex_patterns)
    if text in words.finding_labels or annex.fullmatch(text):
        return True
    return line.text.endswith((".", "?", "!")) and len(text.split()) > _WORDS_OF_SIGN_OFF


def _signatures(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """An inspector's title on a line of its own, and the name above it."""
    pattern = words.pattern(Furniture.signature_patterns)
    texts = _texts(lines, kinds)
    for place, (index, line) in enumerate(texts):
        text = plain(line.text)
        if (
            len(text) > 100
            or not pattern.fullmatch(text)
            or text.endswith(("observations", "summary"))
        ):
            continue
        kinds[index] = "signature"
        if place:
            above, name = texts[place - 1]
            if (
                len(name.text.split()) <= 6
                and not ends_sentence(name.text)
                and name.role is Role.TEXT
            ):
                kinds[above] = "signature"


_TYPED_SIGN = ("(c)", "(C)")
_COPYRIGHT = late(
    r"(?:Crown copyright|Copyright)\b.{0,40}|(?:[A-Z]\w+ ){0,3}20\d\d\.?|20\d\d [A-Z].{0,30}"
)
"""Whose the text is, behind the sign that is typed with brackets."""
_LAST_PAGE = 60
"""Lines at the end of a document among which the publisher's page may begin."""


def _imprint(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """The publisher's lines: copyright, ISBN, slogan, bare addresses on the first or last page."""
    pattern = words.pattern(Furniture.imprint_patterns)
    texts = _texts(lines, kinds)
    edge = {index for index, _ in texts[:25]} | {index for index, _ in texts[-12:]}
    for index, line in texts:
        # "(c) Crown copyright 2016" begins like the third entry of a list.
        signed = line.role is Role.ITEM and line.mark in _TYPED_SIGN
        role = line.role is Role.TEXT or (signed and _COPYRIGHT.fullmatch(line.text) is not None)
        told = plain(f"© {line.text}" if signed else line.text)
        if role and len(line.text) < 120 and pattern.fullmatch(told):
            if index in edge:
                kinds[index] = "imprint"
            elif _is_link(line.text):
                kinds[index] = "link"


def _publisher(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """The page at the end on which a publisher tells of itself: from its first line to the next heading."""
    pattern = words.pattern(Furniture.publisher_patterns)
    texts = _texts(lines, kinds)
    tail = texts[-_LAST_PAGE:]
    inside = False
    for place, (index, line) in enumerate(tail):
        if line.role is Role.HEADING or plain(line.text) in words.finding_labels:
            inside = False
        elif not inside:
            after = tail[place + 1][1].text if place + 1 < len(tail) else ""
            told = plain(f"{line.text} {after}")  # a page of print breaks lines anywhere
            begins = place > 0 and _begins(lines, index, kinds)
            inside = begins and pattern.match(told) is not None
        if inside:
            kinds[index] = "imprint"


def _begins(lines: Sequence[Line], index: int, kinds: dict[int, str]) -> bool:
    """Whether a line may begin a sentence: it goes on with none of the line above it."""
    if not lines[index].text[0].isupper():
        return False
    above = lines[index - 1].text if index else ""
    return not above or index - 1 in kinds or ends_sentence(above)
