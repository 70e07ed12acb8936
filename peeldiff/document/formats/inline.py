"""The words of a line of Markdown: emphasis, links, tags, footnote marks and escapes taken out."""

from __future__ import annotations

import re

from alignment.late import late

__all__ = ["RAISED", "unmark", "unmark_note"]

_SPECIAL = late(r"[*_<\[\\`&^¹²³⁰⁴-⁹]")
_SUP = late(r"<sup>[^<]*</sup>|\[\^\w+\]")
_NOTE_LINK = late(
    r"(?<=[^\s\[|(])\^?\\?\[?\[(?:\\?\[)?[\d*†‡]{1,3}(?:\\?\])?\]"
    r"\((?:#|[^()\s]*#\D{0,20}(?:fn|ftn|note|cite|ref))[^()\s]{0,80}\)\]?\^?"
)
"""The number of a footnote behind a word, as the link to it: "at night.[16](#fn16)"."""
RAISED = r"(?:\^(?:\d{1,3}\^?|\(\[?\d{1,3}\]?\)|(?:\[\d{1,3}\]){1,2}|\{\d{1,3}\})|[¹²³⁰⁴-⁹]{1,3})(?![\w^])"
"""The number of a footnote as tools without mark-up set it: "^1^", "^1", "^(1)", "^[1]", "^{1}", "¹"."""
_RAISED = late(rf"(?:(?<=[.,;:!?)'\"”’%])|(?<=[a-z]{{3}})){RAISED}")
_RAISABLE = "^¹²³⁰⁴⁵⁶⁷⁸⁹"
_TAG = late(
    r"</?(?:b|i|em|strong|u|sub|sup|span|p|div|br|a|font|center|section|main|article|header|footer"
    r"|nav|aside|figure|figcaption|details|summary|table|thead|tbody|tr|td|th|img|hr|ul|ol|li|h[1-6])"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_PICTURE = late(r"\[cid:[^\[\]\s]{1,200}\]|<[\w-]{1,60}\.(?:png|jpe?g|gif|bmp)>", re.IGNORECASE)
"""What a mail without mark-up has where a picture stood."""
_BR = late(r"<br\s*/?>", re.IGNORECASE)
_LINK = late(r"!?\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\s\\]|\\.|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = late(r"(?<![\w*])\*(?=[^\s*])([^*]*?)(?<=[^\s*])\*(?![\w*])")
_UNDERSCORES = late(r"(?<![\w_])(_{1,2})(?=[^\s_])([^_]*?)(?<=[^\s_])\1(?![\w_])")
_ESCAPE = late(r"\\+([\\`*_{}\[\]()#+\-.!|~>$&])")
_CODE = late(r"(?<!`)`([^`\s](?:[^`]*[^`\s])?)`(?!`)")

# Stand in for escaped marks while the others are read; decoding removes them from every input.
_HELD = {mark: chr(0xFDD0 + n) for n, mark in enumerate("*_[]<`")}
_RELEASE = {ord(held): mark for mark, held in _HELD.items()}


def unmark(text: str) -> str:
    """The words of a line: emphasis, links' targets, tags, footnote marks and escapes taken out."""
    if not _SPECIAL.search(text):
        return " ".join(text.split())
    if "](" in text and "#" in text:
        text = _NOTE_LINK.sub("", text)
    if escaped := "\\" in text:
        text = _ESCAPE.sub(lambda m: _HELD.get(m[1], m[1]), text)
    if "<sup>" in text or "[^" in text:
        text = _SUP.sub("", text)
    if any(mark in text for mark in _RAISABLE):
        text = _RAISED.sub("", text)
    for _ in range(4):  # a link inside a link's text, and no deeper than any author goes
        if "](" not in text:
            break
        text, found = _LINK.subn(r"\1", text)
        if not found:
            break
    if text[-1:] in "]>" or "[cid:" in text:
        text = _PICTURE.sub("", text)
    if "<" in text:
        text = _TAG.sub("", _BR.sub(" ", text))
    if "*" in text:
        text = text.replace("**", "")
        text = _EMPHASIS.sub(r"\1", text)
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "_" in text:
        text = _UNDERSCORES.sub(r"\2", text)
    if "&" in text:
        import html  # for few reports: it loads a table of two thousand names

        text = html.unescape(text)
    return " ".join((text.translate(_RELEASE) if escaped else text).split())


def unmark_note(mark: str) -> str:
    """The number of a footnote out of its mark."""
    return re.sub(r"<[^>]*>|[\[\](){}^:\s]", "", mark)
