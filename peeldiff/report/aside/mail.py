"""What an e-mail adds to the report that was pasted into it: its header, a note, a disclaimer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from alignment.late import late
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture
from peeldiff.words import plain

__all__ = ["set_mail_aside"]

_HEADER_LINES = 3
"""Lines at least by which the header of a mail is told."""
_PARTED = late(r"-{2,} ?\w[\w ]*-{2,}$")
"""How a mail announces what was forwarded or pasted: "-----Original Message-----"."""
_DEAR = late(r"Dear\b")
"""How a letter opens, whose subject stands below."""
_NOT_FOR_OTHERS = late(
    r"\b(?:intended (?:solely|only)|addressees?|confidential|in error|recipients?)\b"
)
"""What a disclaimer says that no rule parts from the text, besides that it is on this mail."""
_SIGNS = ("--", "-- ", "—", "––")
"""What a program of mail sets over a signature."""
_TOP, _NOTE, _END, _FORWARDED = 10, 30, 16, 60
"""Lines within which the header stands, a note above the report, and a disclaimer below it."""


def set_mail_aside(
    lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str], title: str | None
) -> None:
    """Set aside, in a text that begins like a mail, what stands above and below the report.

    A note is told by the rule that parts it from what was pasted, or by the report's `title` under it.
    """
    pattern = words.pattern(Furniture.mail_header_patterns)
    written = [index for index, line in enumerate(lines) if line.text]
    header = [index for index in written[:_TOP] if pattern.fullmatch(plain(lines[index].text))]
    if len(header) < _HEADER_LINES:
        return
    end = header[-1]
    rules = [index for index, line in enumerate(lines) if line.role is Role.RULE]
    note = next((index for index in rules if end < index <= end + _NOTE), end)
    parted = [
        index
        for index in written[:_FORWARDED]
        if _PARTED.match(lines[index].text)
        or (index > end and pattern.fullmatch(plain(lines[index].text)))
    ]
    opens = plain((title or "").split(" – ")[0])
    titled = [
        index
        for index in written[:_FORWARDED]
        if opens and index > max([note, *parted]) and plain(lines[index].text) == opens
    ]
    note = max([note, *parted])
    if titled and not any(_DEAR.match(line.text) for line in lines[note + 1 : titled[0]]):
        note = titled[0] - 1
    _take(kinds, [index for index in written if index <= max(end, note)])
    closing = words.pattern(Furniture.mail_end_patterns)
    last = written[-_END] if len(written) > _END else 0
    rules += [index for index in written if lines[index].text in _SIGNS]
    below = next((index for index in sorted(rules) if index > max(last, note)), None)
    if below is not None:
        behind = [index for index in written if index > below]
        if any(closing.search(plain(lines[index].text)) for index in behind):
            _take(kinds, behind)
            return
    for at in written[-_END:]:
        if at > note + 1 and not lines[at - 1].text and closing.match(plain(lines[at].text)):
            paragraph = takewhile(bool, (line.text for line in lines[at:]))
            if _NOT_FOR_OTHERS.search(plain(" ".join(paragraph))):
                _take(kinds, [index for index in written if index >= at])
                return


def _take(kinds: dict[int, str], indexes: Sequence[int]) -> None:
    for index in indexes:
        kinds.setdefault(index, "mail")
