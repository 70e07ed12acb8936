"""That something is "no longer a cause of concern"."""

from __future__ import annotations

import re

from alignment.late import late
from alignment.records import replace
from peeldiff.statements.closings import doubts
from peeldiff.statements.closings.deeds import Deed
from peeldiff.statements.closings.done_to import OUR
from peeldiff.statements.closings.naming import NamedFindings
from peeldiff.statements.sentences import content_stems, tokenise

__all__ = ["ended", "whose_kind"]

_ENDED_BEFORE = late(
    r" (?:(?:is|are|am|was|were|be|as|have|has|as being|see|find|hold|there is|there are|"
    r"constitutes?|amounts? to|represents?|merits?|warrants?|justif(?:y|ies)|presents?|"
    r"poses?|need|needs|regarded as|considered|is now|remains?) )?no longer (?:(?:to be|be|"
    r"as|regarded as|considered(?: to be)?|have|has|see|find|constitutes?|amounts? to|"
    r"represents?|merits?|warrants?|justif(?:y|ies)|poses?|hold|holds|needs? to be|seen as|"
    r"treated as|counts? as|qualif(?:y|ies) as|a matter for) )?$"
    r"| (?:has|have) (?:ceased|stopped) (?:to be|being) $| ceas(?:es|e) to be $"
)

_HELD_NO_LONGER = late(
    r" (?:no longer|not) (?:regard|consider|see|treat|count|class|view|judge|deem|hold|call|"
    r"think|describe)(?:s|ed)? (?P<what>(?:\S+ ){1,14}?)(?:as|to be|of as)? ?(?:still )?$"
)

_ENDED_BEHIND = late(r"^ (?:no longer(?! than)|any longer|any more|no more|anymore) ")

_WAS_ONE = late(
    r"^(?: (?:in|at) \S+(?: \S+){0,4}?)?(?: ,)?(?: (?:is|are|has|can|this|it|therefore|"
    r"now))* (?:no longer|not) (?:one|so)(?: (?:now|today|any longer|any more))? "
)


def ended(before: str, behind: str) -> Deed | None:
    """The deed of "it is no longer a cause of concern", on what stands between `before` and `behind`."""
    is_ended = _ENDED_BEFORE.search(before) is not None
    held = _HELD_NO_LONGER.search(before)
    if held is not None and (" no longer " in held[0] or _ENDED_BEHIND.match(behind)):
        is_ended = OUR.search(before[: held.start() + 1]) is not None
    if _ENDED_BEHIND.match(behind) and re.search(r" (?:not|is|are|hardly) (?:now )?$", before):
        is_ended = True
    if not is_ended and _WAS_ONE.match(behind) and re.search(r" (?:was|were|been) $", before):
        is_ended = True
    if not is_ended:
        return None
    if re.search(
        r" (?:only|just|sole|main|merely|simply|not yet|can not say|not say|if|whether|until|"
        r"once|when|unless|hope|hopes|will|would|should|could|might|may|expect|want|wants|almost|"
        r"nearly|not persuaded|not satisfied|not convinced|not believe|not accept|not agree|"
        r"doubt) ",
        before,
    ):
        return None
    if (
        doubts.is_anothers_word(before, behind)
        or doubts.is_conditional(before)
        or doubts.is_conditional(behind)
        or doubts.is_in_part(f"{before}{behind}", "")
    ):
        return None
    if re.search(
        r" (?:but|rather|instead|now) (?:it |is |as |rather )*(?:a|an) (?:area|recommendation|"
        r"cause)",
        behind,
    ):
        return None
    left = doubts.leaves_something(behind) or doubts.is_qualified(behind)
    return Deed.DOUBTED if left else Deed.CLOSES


def whose_kind(before: str, one: NamedFindings, named: list[NamedFindings]) -> NamedFindings:
    """The findings of a kind that something no longer is: that is what they are about, or points to them."""
    pointed = re.findall(r"X(\d+) ", before)
    if pointed and named[int(pointed[-1])].kind is not None:
        return named[int(pointed[-1])]
    if one.about:
        return one
    told = re.sub(r"X\d+ ", " ", before.rsplit(" that ", 1)[-1])
    subject = frozenset(content_stems(tokenise(told)) - _FRAME)
    subject = (
        frozenset()
        if re.search(r" (?:have|has|hold|there is|there are|find|see) $", before)
        else subject
    )
    return replace(one, about=subject)


_FRAME = content_stems(
    tokenise(
        "regard consider see treat count class view judge longer ceased "
        "stopped now therefore accordingly satisfied content pleased report glad say "
        "happy confirm conclude conclusion "
        "inspection inspectors hmicfrs hmic force police result view judgment "
        "evidence believe think find found response way manner handling state approach "
        "position amount constitute "
        "represent merit warrant justify pose there today need call describe what was were"
    )
)
