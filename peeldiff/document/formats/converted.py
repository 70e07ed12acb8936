"""What programs leave in a text that they made of a page: attributes, divisions, addresses, tables,
lines under headings.

pandoc's Markdown tells classes in braces and divisions with colons; a browser that saves a page as text
puts the address of each link behind it. None of this is what a reader reads. Lines are changed one for
one, so that their numbers stay.
"""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.document.formats.addresses import without_addresses
from peeldiff.document.formats.boxes import with_titles_of_boxes
from peeldiff.document.formats.drawn import with_drawn_tables
from peeldiff.document.formats.restructured import without_restructured
from peeldiff.document.formats.wikis import without_wiki_marks

__all__ = ["without_leavings"]

_ATTRIBUTES = (
    r"\{(?::? {0,2}(?:[#.][\w-]|[\w-]{1,40}=[^\s{}])[^{}\n]{0,280}|-|/\*[^{}\n]{0,200}\*/)\}"
)
_MADE_BY_PANDOC = late(
    rf"^:{{3,}}|^`{{3,}}\s*\{{=|[\])*_:]{_ATTRIBUTES}|^#.*\S\s*{_ATTRIBUTES}\s*$|^\s*{_ATTRIBUTES}\s*$",
    re.MULTILINE,
)
_DIVISION = late(r":{3,}(?:\s.*)?\Z")
_RAW = late(r"`{3,}\s*\{=\w+\}\Z")
"""What pandoc sets before mark-up of another format, such as an empty comment between two lists."""
_SPAN = late(rf"(?<!\\)\[((?:[^\[\]\\\n]|\\.){{0,300}})\]{_ATTRIBUTES}")
_BEHIND_MARK = late(rf"(?<=[)*_:]){_ATTRIBUTES}")
"""Attributes of a link, of emphasis or of an icon."""
_BEHIND_HEADING = late(rf"(?<=\S)\s*{_ATTRIBUTES}\s*\Z")
_ATTRIBUTES_ALONE = late(rf"\s*{_ATTRIBUTES}\s*\Z")
_ICON = late(r"(?<!\S):[a-z][a-z0-9]*(?:[_+-][a-z0-9]+)*:(?=[\s{*\[]|\Z)[ \t]*", re.MULTILINE)
"""A picture that is named in the text: ":material-star:"."""
_BEFORE_ICON = (" :", "\n:", "\t:")
_WRAPPED = late(
    rf"(?<![\\\]])\[([^\[\]\n]{{1,200}}\n[^\[\]\n]{{0,200}})\](?:\([^()\s]{{0,500}}\)|(?={_ATTRIBUTES}))"
    rf"(?:{_ATTRIBUTES})?"
)
"""A link, or a span, over a line end: a line alone does not show what it is."""
_WRAPPED_LINK = late(
    r"\[(?<![\\\]!]\[)([^\[\]\n]{1,200}\n[^\[\]\n]{0,200})\]\((?:#|https?:|\.{0,2}/)[^()\s]{0,500}\)"
)
_ESCAPED_HEADING = late(r"^(?:(?:\\#){1,6}|\\#{1,6})(?=[ ][^\W\d_])", re.MULTILINE)
_ESCAPED_BOLD = late(
    r"(?<![^\s])\\\*\\\*(?=\S)([^*\n]{1,300}(?:\n[^*\n]{1,300})?)(?<=\S)\\\*\\\*(?!\w)"
)
"""Marks of Markdown in a text that was copied as it stands into an editor, which escapes them."""
_FEWEST_HEADINGS = 2
_TARGET = late(
    r"^[ >]{0,6}\[([^\[\]^\n][^\[\]\n]{0,200})\]:[ \t]+<?(?:[a-z]+:|www\.|[/#.])[^\s<>]{0,500}>?"
    r"(?:[ \t]+[\"'(][^\n]{0,200}[\"')])?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""Where a link leads of which only the name stands in the text: "[plans]: https://…"."""
_NAMED_LINK = late(r"!?\[([^\[\]\n]{1,300})\][ ]?\[([^\[\]^\n]{0,200})\]")
_SIGNS_OF_BOXES = ("[!", ":::", "!!! ", "???", "===", "///", "{{", "{%", "</")
_WIKI_LINK = late(r"\[\[([^\[\]|\n]{1,120})(?:\|([^\[\]\n]{1,120}))?\]\](?!\()")
_EMBEDDED = late(r"!\[\[[^\[\]\n]{1,200}\]\]")
_OF_EDITORS = late(
    r"[ \t]*%%(?!%)[^%\n]{1,300}%%|^[ \t]*(?:--8<--|;--8<--).*$|(?<=\S)[ \t]+\^[a-z][a-z0-9-]{2,40}[ \t]*$",
    re.MULTILINE,
)
"""A comment, a file that is set in, and the name of a block to which links lead."""
_ABBREVIATION = late(r"^[ \t]*\*\[[^\[\]\n]{1,40}\]:[ \t].*$", re.MULTILINE)
_COMPONENT = late(r"<([A-Z][A-Za-z]{1,30})(?=[\s/>])([^<>\n]{0,200})(?:/>|>([^<>\n]{0,200})</\1>)")
"""What a page of MDX or Vue has inside a line: `<Badge type="tip" text="Good" />`."""
_SAID = late(r"\b(?:text|label|title|value)=([\"'])([^\"'\n]*)\1")
_HIGHLIGHT = late(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,400})(?<=[^\s=])==(?![=\w])")
_MARKED = late(
    r"^((?:[ \t]*>)*[ \t]*)([*/])(?=[A-Z])([^*/\n]{2,120}(?:\n[ \t>]*[^\s*/>][^*/\n]{0,120}){0,3})\2[ \t]*$",
    re.MULTILINE,
)
"""How a mail without mark-up sets a line, or one broken over several, in bold or italics."""
_LINK_NUMBER = late(r"\[\d{1,3}\](?=\w)")
_LISTS_LINKS = late(r"^References\s*\n(?:\s*\n)?\s*1\. (?:https?|file|mailto):", re.MULTILINE)
"""How a browser for terminals ends a page whose links it has numbered."""
_FEWEST_ADDRESSES = 3
_QUOTED = late(r"(?:[ \t]*>)+[ \t]?")
_UNDERLINE = late(r"={3,}\Z|-{3,}\Z")
_UNDERLINED = late(r"(?:\*\*)?[^\W_].*[^\s.,;]\Z|(?:\*\*)?[\"'“‘(].*[^\s.,;]\Z")
_LONGEST_UNDERLINED = 250
_ABOUT_AS_LONG = 3
"""Characters by which a line of dashes under a title of a plain text is longer or shorter."""
_DEEPEST = 4
_WRAPPED_TAG = late(
    r"<(?:div|span|a|img|p|table|td|th|tr|section|figure)\b[^<>\n]{0,300}\n[^<>]{0,400}>"
)
"""A tag over a line end, as wrapped Markdown has it."""


_EMPTY_ANCHOR = late(r"^([ \t>]*)(?:<(a|span)\s[^<>\n]{1,300}>[ \t]*</\2>[ \t]*)+", re.MULTILINE)
"""The place to which a link leads, which a converter sets before the mark of a heading."""


def without_leavings(text: str) -> str:
    """The same text, line by line, without what its maker left in it for other programs."""
    if "></" in text:
        text = _EMPTY_ANCHOR.sub(r"\1", text)
    if "\\" in text:
        if len(_ESCAPED_HEADING.findall(text)) >= _FEWEST_HEADINGS:
            text = _ESCAPED_HEADING.sub(lambda marks: marks[0].replace("\\", ""), text)
        text = _ESCAPED_BOLD.sub(r"**\1**", text)
    text = with_drawn_tables(without_wiki_marks(without_restructured(text)))
    if "<" in text:
        text = _WRAPPED_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), text)
    if "---" in text or "===" in text:
        text = _with_headings(text)
    if any(sign in text for sign in _SIGNS_OF_BOXES):
        text = with_titles_of_boxes(text)
    if any(sign in text for sign in ("%%", "--8<--", " ^")):
        text = _OF_EDITORS.sub("", text)
    if "*[" in text:
        text = _ABBREVIATION.sub("", text)
    if "</" in text or "/>" in text:
        text = _COMPONENT.sub(_words_of_component, text)
    if text.count("==") > 1:
        text = _HIGHLIGHT.sub(r"\1", text)
    if "[[" in text:
        text = _WIKI_LINK.sub(lambda link: link[2] or link[1], _EMBEDDED.sub("", text))
    if "{" in text or ":::" in text:
        text = _without_attributes(text)
    if any(sign in text for sign in _BEFORE_ICON) or text.startswith(":"):
        text = _ICON.sub("", text)
    if "]:" in text:
        text = _without_named_links(text)
    if "](" in text:
        text = _WRAPPED_LINK.sub(r"\1", text)
    if any(map(_opens_marked, text.split("\n"))):
        text = _MARKED.sub(r"\1\3", text)
    if (
        "References" in text
        and _LISTS_LINKS.search(text)
        and len(_LINK_NUMBER.findall(text)) >= _FEWEST_ADDRESSES
    ):
        text = _LINK_NUMBER.sub("", text)
    if "](" not in text and "<" in text:
        text = without_addresses(text)
    return text


def _words_of_component(component: re.Match[str]) -> str:
    """What a component shows: the words inside it, or those that it is given."""
    said = _SAID.search(component[2])
    return component[3] or (said[2] if said else "")


def _without_named_links(text: str) -> str:
    """The text with the words of links that are named in it, and without the list of where these lead."""
    named = {match[1].casefold() for match in _TARGET.finditer(text)}
    if not named:
        return text
    text = _TARGET.sub("", text)
    return _NAMED_LINK.sub(
        lambda link: link[1] if (link[2] or link[1]).casefold() in named else link[0], text
    )


def _opens_marked(line: str) -> bool:
    """Whether a line begins with what `_MARKED` seeks: to seek it at each letter takes long."""
    begun = line.lstrip(" \t>")
    return begun[:1] in ("*", "/") and begun[1:2].isupper()


def _with_headings(text: str) -> str:
    """Set headings that have a line under them with number signs, or in bold where a text knows no
    double line and the dashes may be anything."""
    lines = text.split("\n")
    found: list[int] = []
    for at in range(1, len(lines)):
        if lines[at].rstrip()[-3:] not in ("===", "---"):
            continue
        title, line = _unquoted(lines[at - 1]), _unquoted(lines[at])
        if (
            _UNDERLINE.match(line)
            and len(title) <= _LONGEST_UNDERLINED
            and _UNDERLINED.match(title)
            and (at == 1 or not _unquoted(lines[at - 2]).strip())
        ):
            found.append(at)
    double = any(_unquoted(lines[at])[0] == "=" for at in found)
    for at in found:
        title, line = _unquoted(lines[at - 1]).strip(), _unquoted(lines[at]).strip()
        if double:
            lines[at - 1], lines[at] = f"{'#' if line[0] == '=' else '##'} {title}", ""
        elif abs(len(title) - len(line)) <= _ABOUT_AS_LONG:
            lines[at - 1], lines[at] = f"**{title.strip('*')}**", ""
    return "\n".join(lines)


def _unquoted(line: str) -> str:
    """A line without the marks of a quotation and the white space behind it."""
    return _QUOTED.sub("", line, count=1).rstrip()


def _without_attributes(text: str) -> str:
    if not _MADE_BY_PANDOC.search(text):
        return text
    lines = []
    for line in _WRAPPED.sub(r"\1", text).split("\n"):
        if _DIVISION.match(line.strip()) or _RAW.match(line.strip()):
            line = ""
        elif "{" in line:
            for _ in range(_DEEPEST):  # a span inside a span
                line, count = _SPAN.subn(r"\1", line)
                if not count:
                    break
            line = _ATTRIBUTES_ALONE.sub("", _BEHIND_MARK.sub("", line))
            line = _BEHIND_HEADING.sub("", line) if line.lstrip(" >")[:1] == "#" else line
        lines.append(line)
    return "\n".join(lines)
