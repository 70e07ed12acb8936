"""Where a document is from, as far as it says so itself: a saved page names its address, some the day.

Nothing is inferred: a report in a PDF or a text says neither, and then neither is told.
"""

from __future__ import annotations

import re
from email.utils import parsedate
from html import unescape

from alignment.late import late
from peeldiff.document.sniff import sniff

__all__ = ["origin_of"]

_HEAD = 65_536
"""Bytes within which a saved page says where it is from."""
_ADDRESS = late(r"https?://[^\s<>\"']{1,2000}")
_SAVED = late(r"<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->")
_SINGLE_FILE = late(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]{0,80})"
)
_TAG = late(r"<(?:link|meta)\b[^>]{0,4000}>", re.IGNORECASE)
_CANONICAL = late(r"\brel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_PAGE_URL = late(r"\bproperty\s*=\s*[\"']?og:url\b", re.IGNORECASE)
_VALUE = late(r"\b(?:href|content)\s*=\s*[\"']?([^\s\"'>]{1,2000})", re.IGNORECASE)
_DAY = late(r"\w{3} (\w{3}) (\d{1,2}) (\d{4})\b")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


def origin_of(data: bytes) -> tuple[str | None, str | None]:
    """The address of a saved web page and the day on which it was saved ("2026-01-31"), None if not said."""
    kind = sniff(data)
    head = data[:_HEAD].decode("utf-8", "ignore")
    if kind == "mhtml":
        return _of_archive(head)
    return _of_page(head) if kind == "html" else (None, None)


def _of_archive(head: str) -> tuple[str | None, str | None]:
    headers = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
    told = {
        name.strip().casefold(): value.strip()
        for name, colon, value in (line.partition(":") for line in headers.splitlines())
        if colon
    }
    day = parsedate(told.get("date", ""))
    saved = f"{day[0]:04}-{day[1]:02}-{day[2]:02}" if day is not None else None
    return _address(told.get("snapshot-content-location", "")), saved


def _of_page(head: str) -> tuple[str | None, str | None]:
    saved = _SINGLE_FILE.search(head)
    if saved is not None:
        return _address(saved[1]), _day(saved[2])
    saved = _SAVED.search(head)
    if saved is not None and _address(saved[1]):
        return _address(saved[1]), None
    tags = _TAG.findall(head)
    for sign in (_CANONICAL, _PAGE_URL):
        for tag in tags:
            value = _VALUE.search(tag) if sign.search(tag) else None
            if value is not None and _address(unescape(value[1])):
                return _address(unescape(value[1])), None
    return None, None


def _address(text: str) -> str | None:
    return text if _ADDRESS.fullmatch(text) else None


def _day(text: str) -> str | None:
    found = _DAY.match(text)
    if found is None or found[1] not in _MONTHS:
        return None
    return f"{found[3]}-{_MONTHS.index(found[1]) + 1:02}-{int(found[2]):02}"
