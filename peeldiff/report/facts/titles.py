"""The title of a report, out of the lines that it opens with, and the pillar that the title names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.facts.programmes import heads_line, names_programme
from peeldiff.words import plain, words_in

__all__ = ["read_title"]

_LONGEST_NAME = 50
"""Characters from which a line with a full stop is a sentence of the text."""
_RUNNING = 3
"""Times that a line with the title's words stands in the report from which it is its header."""
_NUMBERS = late(r"\d+")
_PAGE_AT_END = late(r"\s\d{1,3}$")
_MARKING = late(
    r"(?i:not protectively marked|official(?:[- ]sensitive)?|restricted|protect|unclassified)"
    r"\s*[-–—:|]?\s+(?=[A-Z])"
)
"""The protective marking of a paper, on the line of what stands behind it."""


def read_title(
    top: Sequence[str], texts: Sequence[str], words: Inspectorate, programme: str | None
) -> tuple[str | None, str | None]:
    """The title's lines joined, and the pillar that they name; only who asks the questions has pillars."""
    marks = words.programme_marks(programme)
    # A pillar's name alone belongs to the title where it stands once; several are parts.
    narrative = words.head.narrative_pillars
    pillars = words.pillars if words.asks_questions(programme) else ()
    standing = [low for text in texts if (low := plain(text)) in pillars]
    alone = len(standing) == 1 or sum(low not in narrative for low in standing) == 1
    kept: list[str] = []
    for printed in top[:20]:
        text = _MARKING.sub("", printed, count=1)
        low = plain(text)
        named = any(heads_line(text, mark) or names_programme(text, mark) for mark in marks)
        subject = low.startswith("an inspection of")
        if ((named or subject) and len(text) < 160 and not low.endswith(".")) or (
            kept and alone and low in pillars and plain(kept[-1]) not in pillars
        ):
            if not kept or not _is_header_of(kept, text, texts):
                kept.append(text.strip())
        elif (len(kept) >= 3 and not _is_header_of(kept, text, texts)) or (
            kept and (low in words.question_names or _is_prose(text))
        ):
            break
    title = " – ".join(_said_once(kept)) or None
    low = plain(title or "")
    named_pillars = [pillar for pillar in pillars if re.search(rf"\b{pillar}\b", low)]
    return title, named_pillars[0] if len(named_pillars) == 1 else None


def _is_prose(text: str) -> bool:
    return text.endswith(".") and len(text) > _LONGEST_NAME


def _is_header_of(title: Sequence[str], text: str, texts: Sequence[str]) -> bool:
    """Whether a line is the running header that says the title again."""
    says_no_more = set(words_in(text)) <= set(words_in(" ".join(title)))
    if not says_no_more and not _PAGE_AT_END.search(text):
        return False
    key = _NUMBERS.sub("#", text)
    return sum(len(other) < 160 and _NUMBERS.sub("#", other) == key for other in texts) >= _RUNNING


def _said_once(lines: Sequence[str]) -> list[str]:
    """A title's lines but for those whose words stand together in another, as in a trail of links."""
    distinct = list(dict.fromkeys(lines))
    padded = {text: f" {' '.join(words_in(text))} " for text in distinct}
    return [
        text
        for text in distinct
        if not any(padded[text] in padded[other] != padded[text] for other in distinct)
    ]
