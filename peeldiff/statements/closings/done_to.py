"""What is done to findings: "we have closed it", "I regard it as met", "the force has met it"."""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.statements.closings import doubts
from peeldiff.statements.closings.classes import (
    CLOSING_VERB,
    HOLDS,
    KEEPING_VERB,
    MET,
    RESULT,
    STAYS,
)
from peeldiff.statements.closings.deeds import Deed
from peeldiff.statements.closings.weighing import DENIES, FULL, SIMPLY_DENIES, weighed
from peeldiff.statements.closings.words import OURS

__all__ = ["OUR", "SOMEBODY", "done_to", "fronted"]

OUR = late(rf" (?:{OURS}) ")

SOMEBODY = late(
    r" (?:the force|it|they|you|chief|constable|officers|staff|board|panel|commissioner|"
    r"mayor|council|he|she|committee|government|home office|minister|auditors?|"
    r"superintendent|unit|team|programme|plan|department|nobody|no one|who|somebody|anybody|"
    r"critics|people) "
)

_NO_REASON = late(
    r" (?:no|not (?:any|a)|little) (?:reason|need|purpose|point|case|grounds?|cause|"
    r"justification|sense|value|call|more reason|further (?:reason|need))(?: \w+)? (?:to|for|"
    r"in|of) (?:us |me |our |my )?$| (?:not|never) (?:need|propose|intend|wish|want|"
    r"feel the need|going|see fit|necessary|be)(?: \w+)? (?:to )?$| no longer (?:\w+ ){0,3}$|"
    r" without needing to $"
)

_ABLE = late(
    r" (?:able|decided|content|happy|glad|pleased|prepared|willing|agreed|chosen|resolved|"
    r"right|free|feel|felt|satisfied|position|enough|delighted|pleasure|time|elected|"
    r"determined|comfortable|confident|proper|fit|now|therefore|gladly|hereby|can|did|do|"
    r"letter|opportunity|only|moment|relief|ready"
    r"|has led me|allow me|allows me|allows us|allowed us|entitles us|persuaded us|"
    r"persuades me|leads me|led us|lead me|enables us|enables me|safe|indeed) "
)

_VERB = late(
    rf"(?P<before>.*) (?P<verb>(?P<closing>{CLOSING_VERB})|(?P<keeping>{KEEPING_VERB})|"
    rf"(?P<holds>{HOLDS})|(?P<met>{MET}|meets?|satisf(?:y|ies)|fulfils?|complies with|"
    rf"implements?|acted fully on|dealt fully with|dealt properly with|done all that|"
    rf"done everything that|done what)|(?P<noun>(?:closure|discharge|withdrawal|removal|"
    rf"lifting|ending|sign off|signing off|end|cancellation|release from|the closing|"
    rf"retirement) (?:of|to)))"
    r"(?P<gap>(?: (?!X\d|,)\S+){0,3}) $"
)

_GAP = late(
    r"^(?: (?:\w+ly|now|also|off|out|up|down|under|on|to|of|from|with|for|in full|all|both|"
    r"therefore|today|this|that|a line|the line|the|requirements?|terms|demands|substance|"
    r"letter|whole|parts|every|part|each|just|too|again|here|at last"
    r"|indeed|yet|open|that is|is|what))* $"
)

_THEN = late(
    rf"^(?: (?!X\d|[,;:])\S+){{0,3}}? (?P<result>(?P<stays>{STAYS})|(?P<closed>{RESULT}))(?= )"
)

_HAS = late(
    r" (?:has|have|having|had)(?: (?:\w+ly|now|also|since|therefore|duly|more than|at last|"
    r"in our view|all|both|both now|more or less|indeed|already|already now|,|in my view|"
    r"to its credit|by any measure|in full))*$"
)

_MAY_BE_DOING = late(
    r" (?:am|are|is|gladly|having|(?:am|are|is|feel|be) (?:\w+ )?(?:justified|right|"
    r"confident|comfortable|content|happy|safe) (?:in|with|about)|pleasure in|^ in)(?: \w+ly|"
    r" now| therefore| hereby| formally| also)* $|^ in $"
)

_IMPERSONAL = late(
    r" (?:(?:it|X\d+) (?:is|remains|seems|would be)|there (?:is|are|remain)|that (?:is|"
    r"leaves)|the (?:evidence|position|facts?|figures?|state of affairs|results?) (?:is|are|"
    r"do|does|did)) (?:(?!force|they|board)\S+ ){0,8}(?:to|for|in|of) $"
)

_LETS_US = late(
    r" (?:allows?|allowed|enables?|enabled|permits?|permitted|entitles?|entitled|leads?|led|"
    r"persuades?|persuaded|satisf\w+|lets?|leaves?|puts?|helped|obliges?|moved) (?:us|"
    r"me) (?:(?!force)\S+ ){0,5}to (?:\w+ly |now |also )?$"
)

_NOMINAL = late(
    r" (?:confirm\w*|record\w*|announc\w*|mark\w*|agree\w*|authoris\w*|approv\w*|notice|"
    r"notif\w*|gives? effect|is|effect|formal|sign\w*|declare\w*|report|certif\w*|signal\w*|"
    r"communicat\w*|convey\w*|spell\w*|earn(?:s|ed)|deserv(?:es|ed)|merits|merited|"
    r"secur(?:es|ed)|won) "
)


_IS_SO = late(
    r"^ (?:is|was|has been|takes|took)(?: \w+ly| now)? (?:hereby )?(?:confirmed|agreed|"
    r"recorded|effective|approved|effect|announced|complete|final)(?= )"
)


def done_to(before: str, behind: str, clause: str, subject: str) -> Deed | None:
    """The deed of "we have closed it", on findings that stand between `before` and `behind` in a clause."""
    match = _VERB.match(f" {before.strip()} " if before.strip() else "")
    if match is None:
        return None
    lead, gap = f"{match['before']} ", f"{match['gap'].rstrip()} "
    if _GAP.match(gap) is None:
        return None
    if match["met"] is not None:
        return _met_by(lead, gap, match["verb"], behind, clause)
    ours = _is_done_by_us(lead, subject)
    if lead.strip() in ("", "please") and subject != "ours":
        ours = re.fullmatch(r"consider|regard|treat|take|count", match["verb"]) is not None
    if not ours and match["closing"] and _IMPERSONAL.search(lead) and SIMPLY_DENIES.search(lead):
        return Deed.KEEPS
    settled = match["noun"] and (_NOMINAL.search(lead) or _IS_SO.match(behind))
    if not ours and not settled:
        if (
            match["closing"]
            and re.search(r"complet|discharg|settl", match["closing"])
            and _HAS.search(lead.rstrip())
        ):
            return _met_by(lead, gap, match["verb"], behind, clause)
        return None
    then = _THEN.match(behind)
    rest = behind
    keeps = match["keeping"] is not None
    holds = match["holds"] is not None
    if holds and then is None:
        return None
    if then is not None and (holds or keeps):
        keeps = then["stays"] is not None
        rest = behind[then.end() :]
        if (
            not keeps
            and not holds
            and then["closed"] is not None
            and not re.search(r"open|place", then["result"])
        ):
            keeps = match["verb"].split()[0] not in ("left", "leave", "leaving")
    if doubts.is_anothers_word(lead, rest):
        return None if keeps else Deed.DOUBTED
    if keeps:
        if _NO_REASON.search(lead) or " no longer " in lead:
            return (
                None
                if doubts.is_conditional(clause) or doubts.is_in_part(clause, rest)
                else Deed.CLOSES
            )
        if DENIES.search(lead) and not re.search(
            r" (?:no (?:choice|option|alternative)|not able to|not (?:yet )?satisfied|not content|"
            r"nothing for it) ",
            lead,
        ):
            return None
        return Deed.KEEPS
    gerund = match["verb"].split()[0].endswith("ing")
    if gerund and not DENIES.search(lead) and not _MAY_BE_DOING.search(lead):
        return None
    infinitive = re.search(r" to (?:\w+ly |now |also |therefore )?$", lead) is not None
    if infinitive and not _ABLE.search(lead) and not DENIES.search(lead):
        return None
    mid = _mid(lead)
    return weighed("", mid, rest, clause)


_FRONTED = late(
    rf"^(?: , which| which| that| ,)? (?:{OURS})(?P<mid>(?: (?!X\d|[,;])\S+){{0,8}}?) "
    rf"(?:(?P<closing>{CLOSING_VERB})|(?:{HOLDS}) (?P<result>{RESULT}))(?: off|"
    rf" out)?(?P<rest>$|(?= (?:[.,;]|and|because|but|with|in|on|now|today|at|after|since|"
    rf"this) ).*)"
)


def fronted(before: str, behind: str, clause: str) -> Deed | None:
    """The deed of "the first we are now able to lift", "…, which I now consider to have been met"."""
    match = _FRONTED.match(behind)
    if match is None or doubts.is_anothers_word(before, match["rest"]):
        return None
    mid = f" {match['mid'].strip()} "
    if SOMEBODY.search(mid) or (
        mid.endswith(" to ") and not _ABLE.search(mid) and not DENIES.search(mid)
    ):
        return None
    return weighed("", mid, match["rest"], clause)


def _mid(lead: str) -> str:
    """The words between whoever of the inspectorate acts and the deciding word."""
    last = _last_of_ours(lead)
    return f" {lead[last - 1 :].strip()} " if last else lead


def _last_of_ours(lead: str) -> int:
    """Where the last word for the inspectorate ends, 0 where there is none."""
    return max((match.end() for match in OUR.finditer(lead)), default=0)


def _is_done_by_us(lead: str, subject: str) -> bool:
    last = _last_of_ours(lead)
    if _LETS_US.search(lead):
        return True
    if not last:
        words = lead.split()
        goes_on = not words or all(
            re.fullmatch(
                r"have|has|am|is|are|now|and|so|therefore|accordingly|formally|also|having|in|by|"
                r"hereby|duly|then|\w+ly|can|pleased|content|happy|glad|able|to|will|do|did|not|,|"
                r"yet|but",
                w,
            )
            for w in words
        )
        return (goes_on and (subject == "ours" or words[:1] in (["having"], ["in"]))) or words in (
            [],
            ["please"],
        )
    return SOMEBODY.search(lead[last - 1 :]) is None


def _met_by(lead: str, gap: str, verb: str, behind: str, clause: str) -> Deed | None:
    """The deed of "the force has met it"."""
    has = _HAS.search(lead.rstrip()) is not None
    present = re.fullmatch(r"meets?|satisf(?:y|ies)|fulfils?|complies with", verb) is not None
    enough = (
        re.search(
            r" (?:done|taken|has) (?:enough|all that (?:was|is) (?:needed|required)|everything|"
            r"all the steps|what (?:was|is) (?:needed|required|necessary)|the necessary steps|"
            r"all it needed|all that it needed)(?: \w+){0,3} to $",
            lead,
        )
        is not None
    )
    if doubts.is_of_a_body(
        f" {re.split(r' (?:that|,) ', lead)[-1].strip()} "
    ) or doubts.is_limited_lead(clause):
        return Deed.DOUBTED
    negated = DENIES.search(_after_last_subject(lead)) is not None
    if (
        present
        and not enough
        and not re.search(r" (?:the force|it|you|force)(?: now| fully| therefore)* $", lead)
    ):
        return None
    if not (has or present or enough):
        return None
    if doubts.is_anothers_word(lead, behind):
        return None
    if negated:
        return (
            Deed.KEEPS
            if SIMPLY_DENIES.search(lead)
            and not FULL.search(f"{lead}{gap}")
            and not doubts.is_in_part(clause, "")
            and not re.search(r" (?:will|would|may|might|should|could) ", lead)
            else None
        )
    if " had " in lead and not re.search(
        r" (?:found|saw|concluded|satisfied|established|confirmed|clear|content) ", lead
    ):
        return None
    if (
        doubts.is_to_come(_after_last_subject(lead))
        or doubts.is_conditional(clause)
        or doubts.is_in_part(clause, behind)
    ):
        return None
    if re.search(r" (?:would|will|shall|should|could|might) ", lead) or re.search(
        r" (?:not|never|hardly|wrong|impossible|doubt|difficult|unable|if|whether|until|once|"
        r"when|unless) ",
        lead,
    ):
        return None
    return (
        Deed.DOUBTED
        if doubts.is_qualified(behind) or doubts.leaves_something(behind)
        else Deed.CLOSES
    )


def _after_last_subject(lead: str) -> str:
    last = 0
    for match in re.finditer(r" (?:that|force|it|you|they|police|we|i) ", lead):
        last = match.end() - 1
    return lead[last:]
