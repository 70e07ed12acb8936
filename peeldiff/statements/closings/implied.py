"""Acts told in the form of a label, and acts that name no finding: "Our decision: closed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alignment.late import late
from alignment.records import replace
from peeldiff.statements.closings import doubts
from peeldiff.statements.closings.classes import CLOSED, KEEPS
from peeldiff.statements.closings.deeds import Act, Deed
from peeldiff.statements.closings.naming import NamedFindings, about_of
from peeldiff.statements.closings.weighing import DENIES
from peeldiff.statements.closings.words import OURS

__all__ = ["implied", "labelled"]

_STATUS = late(
    rf" X(\d+)(?: \( [^)]* \)| , [^,:;X]{{3,60}}(?= :))?(?: ,? ?(?:status|decision|outcome|"
    rf"verdict|now|our decision|hmicfrs decision))? [:;] (?:(?:now|formally|all|since|both|"
    rf"fully) )?(?:(?P<closed>{CLOSED})|(?P<keeps>{KEEPS}|not (?:yet )?(?:met|closed|"
    rf"discharged|complete|completed|implemented)))(?P<rest>(?: (?![;.])\S+)*)"
)

_WHOSE_STATUS = late(
    rf"^(?: (?:our|my|hmicfrs|hmic|the|inspectorate|inspector|inspectors|final|current|formal|"
    rf"new|present|this|visit|hm))*(?: (?:status|decision|outcome|result|verdict|position|"
    rf"conclusion|disposal|finding|state|determination))(?: (?!force|self|board|owner|"
    rf"previous|last|earlier|then|before|20)\S+){{0,5}}? [:;] "
    rf"(?:(?P<closed>{CLOSED})|(?P<keeps>{KEEPS}|not (?:yet )?(?:met|closed|discharged|"
    rf"complete|completed|implemented)))(?P<rest>(?: (?![;.])\S+)*)"
)

_WE_HOLD_SO = late(
    rf" (?:{OURS})(?: now| therefore| has| have)* (?:regards?|considers?|treats?|counts?|"
    rf"records?|regarded|recorded|marked|marks|accepts?) (?:this |it )?as (?:now |"
    rf"fully )?(?P<closed>{CLOSED})(?P<rest>(?: (?![;.])\S+)*)"
)

_NOTHING_LEFT = late(
    r" (?:nothing|no more|no further action|little else)(?: \w+)? (?:left |more |further |"
    r"else )?for (?:us|me|hmic|hmicfrs|inspectors) to (?:follow up|pursue|do|ask|add|chase|"
    r"check|see|monitor|examine)(?P<rest>(?: (?![;.])\S+)*)"
)

_REFUSES = late(
    r" (?:is|are|has been|have been|was|were|must be) (?:therefore )?(?:refused|declined|"
    r"rejected|turned down|not granted)| (?:i|we|hmicfrs|hmic)(?: \S+){0,4}? (?:can not|"
    r"do not|did not|am not|are not|could not|not able to|have not) (?:\S+ )?(?:agree|accept|"
    r"grant|share|persuaded|do so|say so|allow)|"
    r" (?:i|we|hmicfrs|hmic)(?: have| must| had to)?(?: \w+ly)? (?:declined?|refused?|"
    r"disagree|disagreed|rejected)| (?:i|we) (?:do|did|have|can|could) not [.,;]|"
    r" decided against | the answer is no | (?:i|we) (?:said|say) no "
)

_GRANTS = late(
    r" (?:i|we|hmicfrs|hmic) (?:have|did|do)(?: now| duly| therefore| gladly)?(?: done so|"
    r" so| agreed| granted (?:it|that|this|the request)| said yes)? [.,;]| (?:that|your|the|"
    r"this|its) request is granted "
)

_IT = NamedFindings(start=-1, end=-1)
"""What an act is on that names nothing."""


_ABOUT = late(
    rf"^ (?P<about>(?!.*(?: force | self | board | owner | previous | last | earlier | then |"
    rf" before ))[a-z]+(?: [a-z]+){{0,6}}) [:;] (?:(?:now|formally) )?"
    rf"(?:(?P<closed>{CLOSED})|(?P<keeps>open|outstanding|not (?:yet )?(?:met|closed)|"
    rf"in progress|ongoing|carried forward|carried over))(?P<rest>(?: (?![;.])\S+)*)"
)
_ALONE = late(
    rf"^ (?:now |formally |accordingly )?(?P<closed>{CLOSED})(?P<rest>(?: (?:in full|formally|"
    rf"now|today|this time))?) [.!] $"
)
_STAYS_ALONE = late(
    r"^ (?:(?:still |remains? |stays? )?(?:open|outstanding|in force|unmet)|stands|"
    r"not (?:yet )?(?:met|closed|achieved"
    r"|implemented|discharged)|carried (?:forward|over)) [.!] $"
)
_HEADED = late(
    rf"^ X(\d+) , (?:(?P<closed>{CLOSED})|(?P<keeps>not (?:yet )?\w+|outstanding|open|unmet|"
    rf"in progress))(?= [,:;.])"
)


def _of_a_list(marked: str) -> Act | None:
    """The act of a row of a list of findings: "Contractors: closed"."""
    match = _ABOUT.match(marked)
    about = about_of(match["about"]) if match is not None else frozenset()
    if match is None or not about or doubts.is_anothers_word(" ", match["rest"]):
        return None
    if match["closed"] and doubts.is_in_part(marked, match["rest"]):
        return None
    on = replace(_IT, about=about)
    return Act(deed=Deed.CLOSES if match["closed"] else Deed.KEEPS, on=on, of_a_list=True)


def labelled(marked: str, named: list[NamedFindings]) -> Iterator[Act]:
    """The acts of "Recommendation 1 (cash): closed"."""
    for match in (*_STATUS.finditer(marked), *_HEADED.finditer(marked)):
        one = named[int(match[1])]
        rest = match["rest"] if "rest" in match.re.groupindex else ""
        if one.part or one.others or doubts.is_anothers_word(" ", rest):
            continue
        if doubts.is_conditional(rest):
            continue
        if match["keeps"]:
            yield Act(deed=Deed.KEEPS, on=replace(one, indefinite=False))
        elif not doubts.is_in_part(rest, rest):
            yield Act(deed=Deed.CLOSES, on=replace(one, indefinite=False))


def implied(marked: str) -> Iterator[Act]:
    """The acts that name no finding: "Our decision: closed", "your request is refused"."""
    if _REFUSES.search(marked):
        yield Act(deed=Deed.REFUSED, on=_IT)
    elif _GRANTS.search(marked) and not doubts.is_conditional(marked):
        yield Act(deed=Deed.GRANTED, on=_IT)
    status = _WHOSE_STATUS.match(marked)
    if _STAYS_ALONE.match(marked) or (status is not None and status["keeps"]):
        yield Act(deed=Deed.KEEPS, on=_IT, by_us=True)
        return
    if status is None and (row := _of_a_list(marked)) is not None:
        yield row
        return
    match = (
        status or _ALONE.match(marked) or _WE_HOLD_SO.search(marked) or _NOTHING_LEFT.search(marked)
    )
    if match is None or doubts.is_anothers_word(marked[: match.start()], match["rest"]):
        return
    lead = re.split(r" [,;:.] | and ", marked[: match.start() + 1])[-1]
    if (
        doubts.is_conditional(marked)
        or doubts.is_in_part(match[0], match["rest"])
        or doubts.is_to_come(lead)
    ):
        return
    if not DENIES.search(lead) or " X" not in lead:
        yield Act(deed=Deed.CLOSES, on=_IT, by_us=True)
