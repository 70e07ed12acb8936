"""From bytes to text that is safe to show: encodings told by the bytes, and nothing invisible kept.

Every format reader passes its text through `clean`, so that no terminal escape, control character,
bidirectional override or zero-width character of a report ever reaches a terminal, a browser or a
comparison. What a reader of the report sees stays as printed, quotes and dashes too; only a letter and
its accent that come apart, as some systems save them, are made one letter.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from alignment.late import late
from peeldiff.errors import SourceError
from peeldiff.model import ReportWarning

__all__ = ["clean", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536

# ECMA-48: CSI with parameters, strings (OSC, DCS, PM, APC, SOS) up to their terminator, and escapes
# of two characters. A string without a terminator loses its introducer, never the text behind it.
_ESCAPES = late(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n\r\f]{0,4096}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
_ESCAPE_BEGINS = "\x1b\x9b\x90\x98\x9d\x9e\x9f"
_BREAKING = "\r\x0b\x85\u2028\u2029"
_BREAKS = late("\r\n?|[\x0b\x85\u2028\u2029]")
_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = late(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
# Printable ASCII, and the few signs that most texts of print hold beside it.
_PRINTED = bytes((0x09, 0x0A, 0x0C, *range(0x20, 0x7F)))
_FAMILIAR = frozenset("–—‘’“”•…£é")
# What any of the above may touch, sought in the others: that takes three times as long.
_SUSPECT = late(
    "[\x00-\x08\x0b\x0d-\x1f\x7f-\xa0\u00ad\u0300-\u036f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
# The byte of each character in Windows-1252, and what UTF-8 of Western letters, dashes, quotes and
# bullets looks like when it is read so.
_BYTES = {
    bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)
}
_NEXT = "[" + re.escape("".join(c for c, byte in _BYTES.items() if byte < 0xC0)) + "]"
_TWICE = late(f"Â[\xa0-\xbf]|Ã{_NEXT}|[âï][€‚„…†ˆ‰‹»¼][{_NEXT[1:-1]}]")
_TWICE_BEGINS = "ÂÃâï"
_HALF = late("â€\ufffd|Ã\ufffd|Â\ufffd")
# Bytes that no text holds; escapes and NULs are judged apart.
_CONTROL_BYTES = bytes({*range(1, 32)} - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})


def decode(data: bytes, name: str) -> tuple[str, list[ReportWarning]]:
    """Return the cleaned text of `data` and warnings about how it had to be read.

    Line ends are "\\n"; "\\f" stays as the mark of a page break. Binary data raises `SourceError`.
    """
    warnings: list[ReportWarning] = []
    text = _by_mark(data, warnings)
    if text is None:
        text = _without_mark(data, name, warnings)
    return clean(_mend(text, warnings)), warnings


def _mend(text: str, warnings: list[ReportWarning]) -> str:
    """Undo a second encoding: UTF-8 that was read as Windows-1252 and saved again.

    Only letters that no text prints in that order are touched ("â€™", "Ã©"); where a byte is lost
    nobody can tell the letter, and a warning says so.
    """
    if text.isascii() or not any(map(text.__contains__, _TWICE_BEGINS)):
        return text
    if not (_TWICE.search(text) or _HALF.search(text)):
        return text
    mended, count = _TWICE.subn(_once, text)
    lost = len(_HALF.findall(mended))
    told = f"Letters had been encoded twice: {count} mended"
    told += f", {lost} too damaged to mend." if lost else "."
    warnings.append(ReportWarning(code="encoded-twice", text=told))
    return mended


def _once(match: re.Match[str]) -> str:
    return bytes(_BYTES[character] for character in match[0]).decode("utf-8", "replace")


def clean(text: str) -> str:
    """Return `text` with "\\n" as the only line end, plain spaces, and nothing invisible.

    Tabs and form feeds stay. Printable ASCII is returned as it came.
    """
    if text.isascii() and text.isprintable():
        return text
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PRINTED)
    if _FAMILIAR.issuperset(rest.decode("utf-8", "surrogatepass")) or not _SUSPECT.search(text):
        return text
    if any(map(text.__contains__, _ESCAPE_BEGINS)):
        text = _ESCAPES.sub("", text)
    if any(map(text.__contains__, _BREAKING)):
        text = _BREAKS.sub("\n", text)
    for space in _SPACES:
        text = text.replace(space, " ")
    if _SUSPECT.search(text):
        text = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", text)


def _by_mark(data: bytes, warnings: list[ReportWarning]) -> str | None:
    """Decode by the byte order mark, or by the zero bytes that only UTF-16 text has."""
    mark, encoding = next(
        (pair for pair in _BOMS if data.startswith(pair[0])), (b"", _evident_utf16(data))
    )
    if not encoding:
        return None
    text = data[len(mark) :].decode(encoding, "replace")
    if "\ufffd" in text:
        warnings.append(_damaged("Some damaged characters were"))
    return text


def _evident_utf16(data: bytes) -> str:
    """Return the byte order if nearly every second byte is zero, as in UTF-16 of English."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4:
        return ""
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > 0.7 * half and first < 0.1 * half:
        return "utf-16-le"
    if first > 0.7 * half and second < 0.1 * half:
        return "utf-16-be"
    return ""


def _without_mark(data: bytes, name: str, warnings: list[ReportWarning]) -> str:
    """Decode UTF-8, or Windows-1252 where the bytes cannot be UTF-8."""
    zeros = data.count(0)
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if (zeros + controls) * 50 > len(data):
        raise SourceError(
            f"{name} is a binary file and not a report; give a PDF, HTML, DOCX, ODT, text or "
            "Markdown file."
        )
    if zeros:
        told = f"{zeros} NUL bytes were" if zeros > 1 else "One NUL byte was"
        warnings.append(ReportWarning(code="nul-bytes", text=f"{told} left out."))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text)))
    if sound > damaged:
        warnings.append(
            _damaged(
                f"{damaged} damaged characters were" if damaged > 1 else "One damaged character was"
            )
        )
        return text
    warnings.append(
        ReportWarning(code="not-utf-8", text="The file is not UTF-8 and was read as Windows-1252.")
    )
    return data.decode("cp1252", "replace")


def _damaged(told: str) -> ReportWarning:
    return ReportWarning(code="damaged-characters", text=f"{told} read as \ufffd.")
