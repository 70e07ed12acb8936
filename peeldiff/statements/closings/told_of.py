"""What is told of findings: "it is closed", "it falls away", "it stands"."""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.statements.closings import doubts
from peeldiff.statements.closings.classes import AUX, CLOSED, HOLDS, KEEPS, LAPSES, MET, NO_LONGER
from peeldiff.statements.closings.deeds import Deed
from peeldiff.statements.closings.done_to import OUR
from peeldiff.statements.closings.naming import NamedFindings
from peeldiff.statements.closings.weighing import DENIES, weighed

__all__ = ["RELATIVE", "told_of"]

_BEHIND = late(
    rf"^(?: , (?P<aside>[^,]{{1,90}}) ,(?= (?:{AUX}|falls?|lapses?)))?(?: , which(?= {AUX} "
    rf"))?(?P<group>(?: (?!X\d|[,;:.]|and |but |which |that )\S+){{0,9}}?) "
    rf"(?P<act>(?P<nolonger>{NO_LONGER})|(?P<lapses>{LAPSES})|(?P<closed>{CLOSED})|"
    rf"(?P<keeps>{KEEPS}))(?= )"
)

_PLAIN_GROUP = late(
    rf"^(?: (?:{AUX}|\w+ly|therefore|also|both|all|accordingly|then|too|so|each|thus|"
    rf"at present|for the present|for now|for the time being))* $"
)

_WITHIN = late(
    r" (?:of|to|under|behind|on|about|for|with|in|from|by|against|towards|at|into|over|"
    r"within|below|beneath|around|beside|concerning|regarding|addressing|addresses|"
    r"underlying|surrounding|supporting|meeting|monitoring|answering"
    r"|caused|prompted|lay|led|raised) $"
)
"""What makes of a finding a part of what is told of: "the gap behind the cause of concern is closed"."""

_HELD = late(rf" (?:{HOLDS})(?: that)?(?: \w+ly| now| here)?$")
_MET = late(MET)
_TO_STAY = late(r" (?:will|must|shall|should|to)(?= )")
RELATIVE = late(r"^ , which ")

_FINITE = late(
    r"^ (?:\w+ly |now |therefore |also |both |all |so |thus |then |still |too |each |hereby |"
    r"duly |finally |accordingly |at last |too )*(?:is|are|was|were|has|have|had|can|may|"
    r"might|will|would|should|could|must|shall|need|needs|does|do|did|stands?|remains?|"
    r"stays?|falls?|comes?|goes|ought|gets?) "
)

_NOUN_BETWEEN = late(r" (?:a|an|the|its|their|his|her|our|my|your) \w+")

_PREPOSED = late(
    r" (?:at|in|on|by|for|after|to|from|with|since|of|as|under|over|during|within) (?:a|an|"
    r"the|its|their|his|her|our|my|your|that|this) [a-z]+(?: [a-z]+)?(?= |$)"
)


def told_of(before: str, behind: str, one: NamedFindings, clause: str) -> Deed | None:
    """The deed of "it is closed", on the findings that stand between `before` and `behind` in a clause."""
    match = _BEHIND.match(behind)
    if match is None or (_WITHIN.search(before) and not RELATIVE.match(behind)):
        return None
    group, rest = f"{match['group']} ", behind[match.end("act") :]
    if RELATIVE.match(behind):
        before = ""
    if match["aside"] and doubts.is_anothers_word(f" {match['aside']} that ", ""):
        return None
    active = OUR.search(before) is not None and _HELD.search(before.rstrip()) is not None
    finite = _FINITE.match(f"{group}") is not None
    if match["lapses"] or match["nolonger"]:
        finite = not active
    if match["keeps"] and not finite:
        finite = (
            match["act"].split()[0].rstrip("s")
            in (
                "remain",
                "stand",
                "stay",
                "continue",
                "persist",
                "endure",
                "subsist",
                "hold",
                "live",
                "goe",
                "run",
                "carrie",
            )
            and not active
        )
        finite = finite or group.strip() in ("still", "is still", "also")
        finite = finite and _PLAIN_GROUP.match(group) is not None
    if match["act"] == "over" and _PLAIN_GROUP.match(group) is None:
        return None
    if not finite or _NOUN_BETWEEN.search(_PREPOSED.sub(" ", group)):
        return None
    keeps = match["keeps"] is not None
    if doubts.is_anothers_word(before, rest) or doubts.is_anothers_word("", f" {group}"):
        return None if keeps else Deed.DOUBTED
    if keeps:
        denied = DENIES.search(f" {group}") is not None
        if denied or doubts.is_to_come(_TO_STAY.sub("", f" {group} ")):
            return None
        return Deed.KEEPS
    if (
        match["closed"]
        and _MET.fullmatch(match["closed"])
        and one.kind is None
        and re.search(r" (?:has|have|had) (?:\w+ )?$", group)
        and " been " not in group
    ):
        return None  # "it has met": the force, and what, the other pattern asks
    return weighed(before, group, rest, clause)
