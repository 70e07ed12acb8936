"""Whether a sentence on an earlier inspection says that it raised a point: asked for it, or found it wanting.

That it was found good is no point raised: "in 2015 we found supervision to be thorough".
"""

from __future__ import annotations

from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Raising
from peeldiff.statements import read_statement
from peeldiff.statements.composer import Sign, clauses, compose
from peeldiff.words import plain

__all__ = ["says_raised"]


def says_raised(sentence: str, words: Inspectorate, *, is_formal: bool) -> bool:
    """Whether a recall says that something was asked for or found wanting.

    `words` are those of the inspectorate. `is_formal` says that it names an area for improvement, a
    cause of concern or a recommendation.
    """
    said = plain(sentence)
    # What stood there then was otherwise: the point is what has become of it since.
    is_otherwise = words.says(Raising.contrast_patterns, said)
    names = [mark.name for mark in read_statement(sentence).marks]
    signs = {compose(clause).sign for clause in clauses(names)} - {Sign.NONE}
    praised = signs == {Sign.GOOD}
    if is_formal or words.says(Raising.asked_patterns, said):
        return not (praised and is_otherwise)
    if is_otherwise:
        return False
    if words.says(Raising.identified_patterns, said):
        return not praised
    return words.says(Raising.noted_patterns, said) and Sign.BAD in signs
