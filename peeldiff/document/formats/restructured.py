"""reStructuredText as Markdown: directives, roles, links and the lines drawn under its headings.

pandoc writes the divisions of a page as nested directives, in which all text is indented. Lines are
changed one for one, so that their numbers stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from alignment.late import late
from alignment.records import dataclass

__all__ = ["without_restructured"]

_SIGNS = late(
    r"^[ ]*\.\. (?:[a-z][\w-]*::|_[^:\n]{1,80}:|\[[\d#*]\w*\] )|`[^`<>]{1,200}<[^<>`\s]{1,300}>`_"
    r"|:[a-z]{2,10}:`[^`\n]{1,80}`",
    re.MULTILINE,
)
_FEWEST_SIGNS = 2
_LINK = late(r"`([^`<>]{1,300}?)\s*<[^<>`]{0,500}>`__?")
_NAMED_LINK = late(r"(?<![`\w])`([^`\n<>]{1,200})`__?(?![`\w])")
_NOTE_MARK = late(r"(?:\\ | )?(?:\[(?:\d{1,3}|#\w*|\*)\]_|:su[pb]:`[\d,* ]{1,7}`)(?!\w)")
_NOTE_LINK = late(r"(?<=\S)(?:\\ )?`\d{1,3}\s*<#[^<>`\s]{1,100}>`__?")
_ROLE = late(r"(?:\\ )?:[a-z]{2,10}:`([^`\n]{1,200})`(?:\\ )?")
_LITERAL = late(r"``([^`\n]{1,200})``")
_DIRECTIVE = late(r"\.\. (?:\|[^|\n]+\| )?([a-z][\w-]*)::(?:\s+(.*))?\Z")
_NOTE = late(r"\.\. \[(\d{1,3}|#\w*|\*)\]\s+(.*)\Z")
_OPTION = late(r":[a-z][\w-]*:(?:\s|\Z)")
_TITLED = frozenset(
    ("rubric", "admonition", "topic", "sidebar", "table", "list-table", "csv-table")
)
"""Directives whose words on their own line are a title."""
_SPOKEN = frozenset(
    ("note", "warning", "tip", "hint", "important", "attention", "caution", "danger", "seealso")
)
"""Those whose words there are the text of a box."""
_ADORNED = late(r"([=\-~^\"'`#*+.:_<>!$%&,;?@\\/|(){}\[\]])\1{2,}\Z")
_DRAWN = late(r"([=~^\"'`*+-])\1{3,}[ \t]*\Z")
_FEWEST_DRAWN = 3
_TABLE_BORDER = late(r"\s*=+(?: +=+)+\s*\Z")
_AUTOMATIC = late(r"(\s*)#\. ")
_LINE_BLOCK = late(r"(\s*)\| (?=\S[^|]*\Z)")
_DEEPEST = 6
_SHORTER = 2
"""Characters by which a line under a heading may be shorter than that."""


@dataclass(slots=True)
class _Body:
    """What is indented below a directive: where that stands, where it begins, and where it goes."""

    above: int
    target: int
    indent: int | None = None


def without_restructured(text: str) -> str:
    """A text in reStructuredText as Markdown, line by line; other texts as they are."""
    signed = (".. " in text or "`_" in text) and (
        sum(1 for _ in _SIGNS.finditer(text)) >= _FEWEST_SIGNS
    )
    if not signed and not _draws_depths(text):
        return text
    text = _NOTE_LINK.sub("", text)
    text = _LINK.sub(
        lambda link: link[1] + "\n" * (link[0].count("\n") - link[1].count("\n")), text
    )
    text = _ROLE.sub(r"\1", _NOTE_MARK.sub("", text))
    text = _LITERAL.sub(r"\1", _NAMED_LINK.sub(r"\1", text)).replace("\\ ", "")
    lines = _opened(text.split("\n"))
    _set_headings(lines)
    for at, line in enumerate(lines):
        if _TABLE_BORDER.match(line):
            lines[at] = line.replace("=", "-")
        elif "#. " in line:
            lines[at] = _AUTOMATIC.sub(r"\g<1>1. ", line, count=1)
        elif line.lstrip()[:2] == "| ":
            lines[at] = _LINE_BLOCK.sub(r"\1", line, count=1)
        elif line.endswith("::"):
            lines[at] = line[:-1]
    return "\n".join(lines)


def _draws_depths(text: str) -> bool:
    """Whether lines as long as the headings over them are drawn under these, of other signs at each depth:
    Markdown knows two, in front of which a text in it has number signs."""
    found = [
        under[0]
        for title, under in pairwise(text.split("\n"))
        if title[:1].isalnum() and _DRAWN.match(under) and len(title) == len(under.rstrip())
    ]
    return len(found) >= _FEWEST_DRAWN and len(set(found)) > 1 and not set(found) <= {"=", "-"}


def _opened(lines: Sequence[str]) -> list[str]:
    """The lines without directives, and what is indented below these where they stand."""
    found: list[str] = []
    bodies: list[_Body] = []
    title: int | None = None
    options = False
    for line in lines:
        body = line.strip()
        if not body:
            found.append("")
            title, options = None, False
            continue
        indent = len(line) - len(line.lstrip())
        while bodies and indent <= bodies[-1].above:
            bodies.pop()
            title, options = None, False
        if options and _OPTION.match(body):
            found.append("")
            title = None
            continue
        if title is not None:  # a title that goes over a line end
            found[title] = f"{found[title].removesuffix('**')} {body}**"
            found.append("")
            continue
        at = indent
        if bodies:
            if bodies[-1].indent is None:
                bodies[-1].indent = indent
            at = bodies[-1].target + max(0, indent - (bodies[-1].indent or 0))
        if body != ".." and not body.startswith(".. "):
            options = False
            found.append(" " * at + body)
            continue
        told = _of_directive(body)
        found.append(" " * at + told if told else "")
        bodies.append(_Body(indent, at))
        options = True
        title = len(found) - 1 if told.startswith("**") else None
    return found


def _of_directive(body: str) -> str:
    """What a reader sees of the line of a directive, a note, a target or a comment."""
    if note := _NOTE.match(body):
        return f"[^{note[1].strip('#*') or 1}]: {note[2]}"
    directive = _DIRECTIVE.match(body)
    if not directive or not directive[2]:
        return ""
    if directive[1] in _TITLED:
        return f"**{directive[2].strip('*')}**"
    return directive[2] if directive[1] in _SPOKEN else ""


def _set_headings(lines: list[str]) -> None:
    """Set number signs before headings that have a line drawn under them, and perhaps over them.

    Which line stands for which depth is told by the order in which a text first uses them.
    """
    known: list[tuple[str, bool]] = []
    for at in range(1, len(lines)):
        under, title = lines[at].rstrip(), lines[at - 1].strip()
        if not title or not _ADORNED.match(under) or not any(map(str.isalnum, title)):
            continue
        over = at > 1 and lines[at - 2].rstrip() == under
        alone = at < 2 or not lines[at - 2].strip() or over
        if not alone or len(under) < len(title) - _SHORTER:
            continue
        kind = (under[0], over)
        if kind not in known:
            known.append(kind)
        lines[at - 1] = f"{'#' * min(_DEEPEST, known.index(kind) + 1)} {title}"
        lines[at] = ""
        if over:
            lines[at - 2] = ""
