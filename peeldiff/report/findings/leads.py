"""Texts that lead on to what stands under them: with a colon, or where they break off."""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.words import OPEN_WORDS, ends_sentence, plain

__all__ = ["PARAGRAPH", "breaks_off"]

_OPENS = late(
    r"\b(?:includ(?:es?|ing)|covering|particular|minimum|should|must|needs?|how|whether|should ensure"
    r"|follow(?:s|ing)|improves?|ensures?|ensuring)$"
)
"""Words besides those that no sentence ends with, with which a text leads on to its parts."""
PARAGRAPH = late(
    r"\s*[(\[](?:see )?(?:(?:paragraph|para|section|chapter|page|part|pp?)s?\.? )?"
    r"\d{1,3}(?:\.\d{1,3})*(?:(?:, | and |[-–]| to )\d{1,3}(?:\.\d{1,3})*)*[)\]]\.?$",
    re.IGNORECASE,
)
"""In which paragraph of the report a demand stands."""


def breaks_off(text: str) -> bool:
    """Whether a text leads on to what stands under it: with a colon, or in the middle of a sentence.

    A summary may say behind the colon in which paragraph the demand stands.
    """
    if text.endswith(":") or PARAGRAPH.sub("", text, count=1).endswith(":"):
        return True
    if ends_sentence(text):
        return False
    last = text.rsplit(None, 1)[-1].casefold().rstrip(",–—-")
    return last in OPEN_WORDS or text.endswith((",", "–", "—")) or bool(_OPENS.search(plain(text)))
