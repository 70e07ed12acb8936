"""Whether a sentence on an earlier inspection says that it raised a point: asked for it, or found it wanting.

That it was found good is no point raised: "in 2015 we found supervision to be thorough".
"""

from __future__ import annotations

from alignment.late import late
from peeldiff.statements import read_statement
from peeldiff.statements.composer import Sign, clauses, compose
from peeldiff.words import plain

__all__ = ["says_raised"]

_ASKED = late(r"\b(asked|raised|recommended|criticised|required|should|needed|same)\b")
_IDENTIFIED = late(r"\b(identified|highlighted)\b")
_NOTED = late(r"\b(said|told|found|reported|noted|judged|concluded)\b")
_GONE_BACK = late(r"\b(in contrast (to|with)|unlike)\b")
"""What stood there then was otherwise: the point is what has become of it since."""


def says_raised(sentence: str, *, is_formal: bool) -> bool:
    """Whether a recall says that something was asked for or found wanting.

    `is_formal` says that it names an area for improvement, a cause of concern or a recommendation.
    """
    said = plain(sentence)
    names = [mark.name for mark in read_statement(sentence).marks]
    signs = {compose(clause).sign for clause in clauses(names)} - {Sign.NONE}
    praised = signs == {Sign.GOOD}
    if is_formal or _ASKED.search(said):
        return not (praised and _GONE_BACK.search(said))
    if _GONE_BACK.search(said):
        return False
    if _IDENTIFIED.search(said):
        return not praised
    return _NOTED.search(said) is not None and Sign.BAD in signs
