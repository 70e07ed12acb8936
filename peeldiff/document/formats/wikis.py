"""What wikis, AsciiDoc, Textile and Org write for headings, lists, bold, links and boxes, as Markdown.

A text is taken for one of these languages by its headings, of which there are several, or by signs that
nothing else has. Lines are changed one for one, so that their numbers stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum

from alignment.late import late
from peeldiff.document.formats.wiki_tables import with_cells_in_rows

__all__ = ["without_wiki_marks"]

_FEWEST = 2
"""Headings from which a text is in one of these languages."""
_LONGEST_HEADING = 400
_ATX = late(r"^#{2,6} +[^\W_]|(?:\A|\n\n)# +\S.*(?:\n\n|\Z)", re.MULTILINE)
"""A heading of Markdown; a number sign that stands in a list is none."""
_OWN = late(
    r"^(?:(={2,6})[^=\n]{1,300}\1[ \t]*$|h[1-6](?:\([^()\n]{0,300}\))?\. +\S)", re.MULTILINE
)
"""A heading of a wiki, or of Textile: a text with several has its number signs before entries of lists."""
_EQUALS = late(r"(={1,6})(?!=)[ \t]*(\S.*?)[ \t]*(\1)?[ \t]*\Z")
_NUMBERED = late(
    r"h([1-6])(?:\([^()\n]{0,300}\)|\{[^{}\n]{0,80}\}|\[\w+\]|[<>=]){0,3}\.[ \t]+(?=\S)"
)
_STARS = late(r"(\*{1,6})[ \t]+(?:(?:TODO|DONE)[ \t]+)?(\S.*?)(?:[ \t]+:[\w:@]+:)?\Z")
_ORG_SIGN = late(
    r"^[ \t]*(?:#\+[A-Za-z_]+(?::|$)|:PROPERTIES:[ \t]*$)|\[\[[^\[\]\n]+\]\[[^\[\]\n]+\]\]", re.M
)
_OF_ORG = ("#+", ":PROPERTIES:", "][")
"""What a text with such a sign has: that is asked for first, since most texts have none."""
_XWIKI_MACRO = late(r"\{\{/?[\w-]+(?:\s[^{}\n]*)?/?\}\}")

_LISTED = late(r"[ \t]*([*#.-]{1,5})(?<![*#-]\.\.)\.?[ \t]+(?=\S)")
_WHOLE_BOLD = late(r"((?:a?\|)?[ \t]*)(?:\*([^*\s][^*\n]*?)\*|'''([^'\s].*?)''')[ \t]*\Z")
_WRAPPED_BOLD = late(
    r"^\*(?=[^\s*])([^*\n]{2,160}(?:\n[^\s*][^*\n]{0,160}){1,3})(?<=\S)\*$", re.MULTILINE
)
_BOLD, _ITALIC = late(r"'''([^'\n]+)'''"), late(r"''([^'\n]+)''")
_NOTE_MARK = late(
    r"(?<=\S)(?:\{\^\}[\d,* ]{1,7}\{\^\}|\[\^\d{1,3}\^\]|\^\^\d{1,3}\^\^|\^\{\d{1,3}\}|\^\d{1,3}\^"
    r"|footnote:\w*\[\])"
)
_LINKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (late(r"\[\[[^\[\]\n]{1,400}\]\[([^\[\]\n]{1,200})\]\]"), r"\1"),  # Org
    (late(r"\[\[([^\[\]\n]{1,200}?)>>[^\[\]\n]{1,400}\]\]"), r"\1"),  # XWiki
    (
        late(r"(?<!\[)\[(?:https?://|mailto:)[^\s\[\]]{1,400}[ \t]+([^\[\]\n]{1,200})\]"),
        r"\1",
    ),  # MediaWiki
    (
        late(r"(?<!\[)\[([^\[\]|\n]{1,200})\|(?:https?://|mailto:|#)[^\[\]\n]{0,400}\]"),
        r"\1",
    ),  # Jira
    (
        late(
            r"(?<!\w)\"([^\"\n]{1,200})\":(?:https?://|mailto:|[/#])[^\s\"]{0,400}?(?=[.,;:)]?(?:\s|$))"
        ),
        r"\1",
    ),
    (
        late(r"\b(?:link:|https?://|mailto:)[^\s\[\]]{1,400}\[([^\[\]\n]{1,200})\]"),
        r"\1",
    ),  # AsciiDoc
    (late(r"<<[^<>,\n]{1,100},[ \t]*([^<>\n]{1,200})>>"), r"\1"),
)
_PANEL = late(
    r"\{(?:panel|info|note|tip|warning|expand)(?::(?:[^{}\n]*\|)?title=([^{}|\n]+)[^{}\n]*)\}"
)
_BRACED = late(
    r"\{(?:anchor:[^{}\n]*|color(?::[^{}\n]*)?|(?:panel|quote|info|note|tip|warning|expand|section|column)(?::[^{}\n]*)?|noformat)\}"
)
_BLOCK = late(r"(?:bq|p|fn\d{1,3})(?:\([^()\n]{0,80}\)|\{[^{}\n]{0,80}\}|[<>=]){0,3}\.[ \t]+(?=\S)")
_SET_APART = late(r"\[(([*_]{1,2})\S[^\[\]\n]{0,400}\2)\]")
"""Bold or italics in the brackets by which Textile parts them from the words beside them."""
_ANCHOR = late(r"#[\w-]+#\Z|\[\[[\w-]+\]\]\Z|\[#[\w-]+\]\Z")
_ATTRIBUTES = late(r"\[(?:[\w.#%\"]+[^\[\]\n]*|\s*)\]\Z")
"""What AsciiDoc says of the block below, on a line of its own."""
_DELIMITER = late(r"(?:={4,}|-{4,}|\*{4,}|_{4,}|\+{4,}|\.{4,}|/{4,}|--|\+|'''|<<<)\Z")
_BLOCK_TITLE = late(r"\.(?=[A-Z\"“‘'])(.{2,160})\Z")
_ASCIIDOC_FIELD = late(r":!?[\w-]+!?:(?:\s+(.*))?\Z")
_ORG_KEY = late(r"[ \t]*#\+([A-Za-z_]+):?[ \t]*(.*)\Z")
_DRAWER = late(r"[ \t]*:(PROPERTIES|LOGBOOK|END):[ \t]*\Z")
_LONGEST_DRAWER = 12
_TARGET = late(r"<<[\w-]+>>[ \t]*\Z")
_TABLED = late(r"^(?:\{\||\|===|\|\||\^[^^\n]+\^|\|_\.|\|=)", re.M)


class _Kind(Enum):
    """The languages, as far as they differ here."""

    WIKI = "=="
    """MediaWiki and Creole, with the same signs behind a heading."""
    TOP_DOWN = "====="
    """DokuWiki and Zim, where the first headings have most signs."""
    ASCIIDOC = "== "
    """AsciiDoc and Haddock, with signs before a heading alone."""
    TEXTILE = "h2."
    """Textile and the wikis of Jira and Confluence."""
    ORG = "**"
    """Org and Muse."""


def without_wiki_marks(text: str) -> str:
    """A text in such a language as Markdown, line by line; other texts as they are."""
    signed = any(map(text.__contains__, _OF_ORG)) and _ORG_SIGN.search(text) is not None
    if not signed and "# " in text and _ATX.search(text) and len(_OWN.findall(text)) < _FEWEST:
        return text
    lines = text.split("\n")
    if "{{" in text:
        lines = [_XWIKI_MACRO.sub("", line) if line.startswith("=") else line for line in lines]
    if (kind := _kind(lines, signed=signed)) is None:
        return text
    if kind in (_Kind.ASCIIDOC, _Kind.TEXTILE, _Kind.ORG):
        lines = _WRAPPED_BOLD.sub(r"**\1**", "\n".join(lines)).split("\n")
    if kind is _Kind.ORG:
        _drop_drawers(lines)
    lines = [_unlinked(line) for line in lines]
    if _TABLED.search(text):
        with_cells_in_rows(lines)
    read = _READERS[kind]
    return "\n".join(_bold(read(line)) for line in lines)


def _kind(lines: Sequence[str], *, signed: bool) -> _Kind | None:
    """The language of a text, by its headings; `signed` says that it surely is in Org if in any."""
    signs = [match for line in lines if line[:1] == "=" and (match := _sign(line))]
    if len(signs) >= _FEWEST:
        closed = sum(match[3] is not None for match in signs)
        if closed * 2 < len(signs):
            spaced = all(match[0][len(match[1])] in " \t" for match in signs)
            return _Kind.ASCIIDOC if spaced else None
        deepest = max(len(match[1]) for match in signs)
        falls = len(signs[0][1]) == deepest > min(len(match[1]) for match in signs)
        return _Kind.TOP_DOWN if falls else _Kind.WIKI
    if sum(_NUMBERED.match(line) is not None for line in lines) >= _FEWEST:
        return _Kind.TEXTILE
    return _Kind.ORG if _has_stars(lines, signed=signed) else None


def _sign(line: str) -> re.Match[str] | None:
    """What a line is made of that is a heading by its equals signs."""
    return _EQUALS.match(line) if len(line) <= _LONGEST_HEADING else None


def _has_stars(lines: Sequence[str], *, signed: bool) -> bool:
    """Whether lines that begin with stars are headings: each of two stars and more stands apart."""
    deep = [at for at, line in enumerate(lines) if line[:2] == "**" and _STARS.match(line)]
    if not deep and not (signed and any(_STARS.match(line) for line in lines)):
        return False
    if any(at + 1 < len(lines) and lines[at + 1].startswith("---") for at in deep):
        return False  # as programs for newsletters set their headings
    apart = all(not at or _may_stand_above(lines[at - 1], signed=signed) for at in deep)
    return apart and (signed or len(deep) >= _FEWEST)


def _may_stand_above(line: str, *, signed: bool) -> bool:
    """Whether a line may stand right above a heading of stars: nothing, the end of what Org keeps of one,
    and in a text that surely is in Org (`signed`) another one, which elsewhere is an entry of a list."""
    if not line.strip() or _TARGET.match(line) or _DRAWER.match(line):
        return True
    return signed and _STARS.match(line) is not None


def _unlinked(line: str) -> str:
    for link, words in _LINKS if "[" in line or '":' in line or "<<" in line else ():
        line = link.sub(words, line)
    return _NOTE_MARK.sub("", line) if "^" in line or "footnote:" in line else line


def _bold(line: str) -> str:
    if "'''" in line or (line.rstrip()[-1:] == "*" and "**" not in line):
        line = _WHOLE_BOLD.sub(lambda bold: f"{bold[1]}**{bold[2] or bold[3]}**", line)
    if "''" in line:
        line = _ITALIC.sub(r"\1", _BOLD.sub(r"**\1**", line))
    return line


def _listed(line: str) -> str:
    """An entry of a list, whose marks tell its depth by their number, indented to it."""
    if line.lstrip()[:1] not in ("*", "#", ".", "-") or not (marks := _LISTED.match(line)):
        return line
    last = marks[1][-1]
    mark = "1." if last in "#." else last
    return f"{'  ' * (len(marks[1]) - 1)}{mark} {line[marks.end() :]}"


def _headed(line: str, level: Callable[[int], int]) -> str | None:
    match = _sign(line) if line[:1] == "=" else None
    return f"{'#' * level(len(match[1]))} {match[2]}" if match else None


def _wiki(line: str) -> str:
    return _headed(line, lambda signs: signs) or _listed(line)


def _top_down(line: str) -> str:
    if headed := _headed(line, lambda signs: max(1, 7 - signs)):
        return headed
    return line.replace("\\\\ ", "<br>").replace("//", "") if "://" not in line else line


def _asciidoc(line: str) -> str:
    body = line.strip()
    if headed := _headed(line, lambda signs: signs):
        return headed
    if (
        _DELIMITER.match(body)
        or _ANCHOR.match(body)
        or _ATTRIBUTES.match(body)
        or body[:3] == "// "
    ):
        return ""
    if title := _BLOCK_TITLE.match(line):
        return f"**{title[1]}**"
    if field := _ASCIIDOC_FIELD.match(body):
        return field[1] or "" if body.startswith((":revdate:", ":title:")) else ""
    if body.endswith("::") and len(body) > 2:
        return body[:-1]
    return _listed(line)


def _textile(line: str) -> str:
    line = _BRACED.sub("", _PANEL.sub(r"**\1**", line)) if "{" in line else line
    line = _SET_APART.sub(r"\1", line) if "[" in line else line
    if heading := _NUMBERED.match(line):
        return f"{'#' * int(heading[1])} {line[heading.end() :]}"
    if block := _BLOCK.match(line):
        note = f"[^{line[2 : block.end()].split('.')[0]}]: " if line[:2] == "fn" else ""
        return note + line[block.end() :]
    return _listed(line)


def _org(line: str) -> str:
    if _TARGET.match(line):
        return ""
    if heading := _STARS.match(line) if line[:1] == "*" else None:
        return f"{'#' * len(heading[1])} {heading[2]}"
    if key := _ORG_KEY.match(line) if "#+" in line else None:
        name = key[1].casefold()
        if name == "title":
            return f"**{key[2]}**" if key[2] else ""
        return {"date": f"Date: {key[2]}", "caption": key[2], "subtitle": key[2]}.get(name, "")
    return line


def _drop_drawers(lines: list[str]) -> None:
    """Take out what Org keeps of a heading between `:PROPERTIES:` and `:END:`."""
    opened: int | None = None
    for at, line in enumerate(lines):
        drawer = _DRAWER.match(line) if ":" in line else None
        if drawer and drawer[1] != "END":
            opened = at
            if (
                at > 1
                and _STARS.match(lines[at - 2])
                and lines[at - 1].strip()
                and lines[at - 1][0] != "*"
            ):
                lines[at - 2 : at] = [
                    f"{lines[at - 2]} {lines[at - 1].strip()}",
                    "",
                ]  # broken by width
        elif drawer and opened is not None and at - opened <= _LONGEST_DRAWER:
            lines[opened : at + 1] = [""] * (at + 1 - opened)
            opened = None


_READERS = {
    _Kind.WIKI: _wiki,
    _Kind.TOP_DOWN: _top_down,
    _Kind.ASCIIDOC: _asciidoc,
    _Kind.TEXTILE: _textile,
    _Kind.ORG: _org,
}
