"""Each place of a sentence where the inspectorate decides on findings: what it decides, on which, and when.

A deciding word of any class ("closed", "closure", "falls away", "off our list") stands behind the findings of
which it is told or before those that it is done to. Whose word it is and what takes it away is asked then.
"""

from __future__ import annotations

from collections.abc import Iterator

from alignment.late import late
from alignment.records import replace
from peeldiff.statements.closings import doubts
from peeldiff.statements.closings.classes import AUX, KEEPS
from peeldiff.statements.closings.clauses import ASIDE, X, clauses, rewritten
from peeldiff.statements.closings.deeds import Act, Deed
from peeldiff.statements.closings.done_to import OUR, SOMEBODY, done_to, fronted
from peeldiff.statements.closings.implied import implied, labelled
from peeldiff.statements.closings.naming import NamedFindings, named_in
from peeldiff.statements.closings.no_longer import ended, whose_kind
from peeldiff.statements.closings.plain import plainly_closed
from peeldiff.statements.closings.told_of import RELATIVE, told_of
from peeldiff.statements.closings.weighing import DENIES
from peeldiff.statements.closings.words import ANOTHER_FORCE, OURS, words_of_sentence

__all__ = ["acts_in", "may_hold_a_decision"]

_IS_OURS = late(rf"^(?: \S+){{0,9}}? (?:{OURS}) ")

_ANOTHER_KIND = late(
    r" (?:clos|discharg|lift|withdr|remov).* (?:made|make|set|issue|issued|gave|give|given|"
    r"describe|describes|describing|list|listed|raise|raised) .*(?:an|as|one|two|"
    r"new) (?:[a-z]+ )?areas? for improvement "
)

_ELIDED = late(
    r"^ (?:is|are|was|were|has|have) (?:satisfied|content|sure|confident|clear|convinced|"
    r"happy|certain|told|said|"
    r"claimed|reported|concluded|decided) "
)
_LIMITED_ASIDE = late(r"^.*? , (?:on )?")
_BY_IT = late(r"^ (?:and )?(?:X\d+|they) ")
_GOES_ON = late(r"^ (?:has|have|is|are|was|were|had|that|X\d+|the|all|both) ")
_ALONE = late(r"^(?: \w+){0,3}? X(\d+) (?:and )?$")

_SAME = late(
    r" (?:so (?:is|are|has|have|too (?:is|are|has|have)|does|do)|(?:as|likewise) (?:is|are|"
    r"has|have)|the same (?:goes|is true|applies|holds|can be said|is so|may be said)(?: "
    r"\w+)? (?:for|of|to|about)|likewise|and also|as well as) X(\d+) "
)

_NOT_SAME = late(
    r"(?<! if)(?<! or) (?:(?:say|said|do|speak|write|report|go) (?:the same|as much|that|so|"
    r"quite that|quite the same|as well|so well|likewise|either)(?: \w+){0,2}? (?:of|about|"
    r"for|with|on|to)|"
    r"(?:not so|not (?:yet )?true|different|less so|otherwise|not the case|another (?:matter|"
    r"story)|cannot|not extend|no such \w+|nothing of the kind|not reached that "
    r"point)(?: \w+)? (?:of|about|for|with|on|to|in)|but not|though not|and not|not(?: yet)?|"
    r"nor|nor (?:is|are|has|have)) X(\d+) "
)

_NOT_IS = late(
    r"^ ?X(\d+) (?:,? ?(?:i am afraid|however|i regret|sadly|though|by contrast|on the other "
    r"hand) ,? ?)?(?:(?:is|are|has|have|does|do|can|was|were|did|am|may) (?:not|"
    r"another matter|a different matter|not yet|different|otherwise|another story|"
    r"a different story)(?: yet| been| so| there yet| ready| one| either)?|not|does not|"
    r"not yet|still (?:is|does)) [,.;:]"
)

_YEAR = late(r" ((?:19|20)\d\d)(?:/\d\d)? ")


_MAY = late(
    r"clos|discharg|lift|withdr|remov|sign|rescind|cancel|retir|str[iu]c?k|end|conclu|drop|"
    r"w[io]u?nd|archiv|releas|clear|cross|tick|tak|took|stood|stand|delet|settl|dispos|rest|"
    r"bed|met |met\.|satisf|fulfil|compli|implement"
    r"|complet|deliver|achiev|honour|carr|resolv|deal|address|right|good|remed|rectif|done|"
    r"over|finish|spent|behind|past|off|gone|longer|fall|laps|cease|ceas|remain|stay|open|"
    r"outstand|keep|kept|leave|left|hold|held|renew|repeat|continu"
    r"|persist|same|not|nor|so|live|place|force|unmet|mind|again|back|undone|histor|through|"
    r"more|answer|line|need|act"
)
"""Parts of words: what none of them stands in decides nothing."""


def may_hold_a_decision(said: str) -> bool:
    """Whether a sentence in small letters has the beginning of any word of a decision, so that it is worth
    reading for one: three in four have."""
    return _MAY.search(said) is not None


def _marked(said: str, named: list[NamedFindings]) -> str:
    """A sentence with a number in the place of each of the findings that it names."""
    for at in range(len(named) - 1, -1, -1):
        behind = said[named[at].end :]
        if behind.startswith(" "):
            said = f"{said[: named[at].start]}X{at} {behind[1:]}"
    return said


def acts_in(text: str, force: str) -> tuple[list[Act], list[NamedFindings]]:
    """The acts of a sentence, and all findings that it names; `force` is the name of whoever is inspected."""
    said = doubts.bare(words_of_sentence(text, force))
    named = named_in(said)
    told = marked = _marked(said, named)
    if "?" in marked[-6:]:
        return [], named
    asides = [match[0] for match in ASIDE.finditer(marked)]
    if doubts.is_nobodys_word(marked) or any(
        doubts.is_anothers_word(f"{aside} that ", "")
        or doubts.is_in_part(aside, "")
        or doubts.is_limited_lead(_LIMITED_ASIDE.sub(" ", aside))
        for aside in asides
    ):
        return [], named
    marked = rewritten(ASIDE.sub(r"\g<led>", marked))
    if not named:
        doubted = doubts.is_elsewhere(marked) or doubts.reopens(marked) or doubts.regrets(marked)
        return ([] if doubted else [*implied(marked)]), named
    acts: list[Act] = [*labelled(marked, named), *implied(marked)]
    subject = ""
    alone: NamedFindings | None = None
    told_by_another = False
    for clause, begins in clauses(marked):
        found = list(_acts_of(clause, marked, begins, named, subject))
        elided = subject == "others" and _ELIDED.match(clause) is not None
        if elided or (told_by_another and _GOES_ON.match(clause)):
            found = [act for act in found if act.deed is not Deed.CLOSES]
        told_by_another = doubts.is_anothers_word(f"{clause.rsplit(' that ', 1)[0]} ", "")
        acts += found
        if alone is not None and found and found[0].deed in (Deed.CLOSES, Deed.KEEPS):
            acts.append(replace(found[0], on=alone))  # "the first and the second are closed"
        only = _ALONE.match(clause)
        alone = named[int(only[1])] if only is not None and not found else None
        own = _IS_OURS.match(clause)
        if own is not None and not SOMEBODY.search(own[0]):
            subject = "ours"
        elif SOMEBODY.search(clause[:30]):
            subject = "others"
    if doubts.is_lowered(marked) or (_ANOTHER_KIND.search(said) and len(acts) == 1):
        acts = [act for act in acts if act.deed is not Deed.CLOSES]
    if acts and (ANOTHER_FORCE in said or doubts.is_elsewhere(marked)):
        return [], named
    if doubts.reopens(marked):
        acts = [
            replace(act, deed=Deed.REOPENS) if act.deed is not Deed.KEEPS else act for act in acts
        ]
        acts = acts or [Act(deed=Deed.REOPENS, on=one) for one in named if not one.indefinite]
    elif doubts.regrets(marked):
        acts = [replace(act, deed=Deed.REOPENS) if act.deed is Deed.CLOSES else act for act in acts]
    if not acts or any(act.deed is not Deed.CLOSES for act in acts):
        return acts, named
    plain = plainly_closed(said, told, named)
    if plain is not None:
        start = named[plain].start
        acts = [replace(a, plain=a.on.start == start and not a.but) for a in acts]
    return acts, named


_ASKS = late(
    r" (?:request\w*|ask|asked|asks|application|plea|pleaded|suggest\w*|thought|thinks|"
    r"believed?s?|invit\w*|argu\w*|propos\w*|urged|urges|wish\w*|hop(?:e|es|ed|ing)|case|"
    r"lobb\w*|whether (?:to|we|i)|confident|submi\w*|contend\w*|felt|feels|want\w*|expect\w*|"
    r"sought|bid|pressed)(?: \S+){0,9} (?:close|lift|discharge|withdraw|rescind|remove|drop|"
    r"sign|closed|lifted|discharged|withdrawn|rescinded|removed|dropped|signed|closure|"
    r"discharge|met|go|end) "
)


def _acts_of(
    clause: str, sentence: str, begins: int, named: list[NamedFindings], subject: str
) -> Iterator[Act]:
    for match in _NOT_SAME.finditer(clause):
        if DENIES.search(clause[: match.end()]):
            yield Act(deed=Deed.NOT_SAME, on=named[int(match[1])])
    if (alone := _NOT_IS.match(f"{clause.lstrip()}.")) is not None:
        yield Act(deed=Deed.NOT_SAME, on=named[int(alone[1])])
        return
    for match in _SAME.finditer(clause):
        yield Act(deed=Deed.SAME, on=named[int(match[1])])
    years = frozenset(year[1] for year in _YEAR.finditer(clause))
    but = {int(match[1]) for match in _ALL_BUT.finditer(clause)}
    clause = _ALL_BUT.sub(r" X\1 ", clause)
    if (only := _ONLY.search(clause)) is not None:
        yield Act(deed=Deed.KEEPS, on=named[int(only[1])])
        yield Act(deed=Deed.CLOSES, on=named[int(only[1])], but=True)
        return
    told: tuple[int, Deed, bool] | None = None
    for match in X.finditer(clause):
        one = named[int(match[1])]
        before, behind = clause[: match.start()], f" {clause[match.end() :]}"
        quoted = doubts.is_quoted(sentence[: begins + match.start()], behind)
        if one.others and one.kind is not None:
            yield Act(
                deed=Deed.DOUBTED,
                on=replace(one, others=False, about=frozenset(), years=frozenset()),
            )
        if quoted or one.others or (one.part and not one.denied):
            continue
        if " whether to " in before or (
            _ASKS.search(f"{before.rstrip()}{behind}") and not _OURS_ASK.search(before)
        ):
            yield Act(deed=Deed.ASKED, on=one)
        by_us = by_it = False
        is_over = one.indefinite and ended(before, behind)
        deed: Deed | None = is_over or None
        if deed is None and (not one.indefinite or RELATIVE.match(behind)):
            deed = told_of(before, behind, one, clause)
            if deed is None:
                deed = fronted(before, behind, clause)
                by_us = deed is not None
        if deed is None and not one.indefinite:
            deed = done_to(before, behind, clause, subject)
            by_us = deed is not None and (subject == "ours" or OUR.search(before) is not None)
            by_it = deed is not None and not by_us and _BY_IT.match(before) is not None
        if (
            deed is None
            and told is not None
            and _AND.match(clause[told[0] : match.start() + 1])
            and not one.indefinite
        ):
            deed, by_us = told[1:]
        if deed is None:
            continue
        told = (match.end() - 1, deed, by_us)
        if deed is Deed.DOUBTED:
            told = None
            continue
        if one.denied and not one.indefinite:
            deed = Deed.KEEPS if deed is Deed.CLOSES else Deed.CLOSES
            one = replace(one, denied=False, all=True)
        if is_over:
            one = whose_kind(before, one, named)
        yield Act(
            deed=deed,
            on=replace(one, indefinite=False),
            years=years,
            by_us=by_us,
            by_it=by_it,
            but=int(match[1]) in but,
        )


_ALL_BUT = late(
    r" all (?:of them |of these )?(?:but|except|except for|bar|save|save for|apart from|"
    r"other than|barring) X(\d+) "
)

_ONLY = late(rf" of X\d+ ,(?: it is)? only X(\d+) (?:{AUX} )*(?:{KEEPS})")

_AND = late(
    r"^ (?:, )?(?:and|as well as|together with|along with|plus)(?: , with (?:it|them|that) ,|"
    r" with (?:it|them|that) ,?| so too ,?)? $"
)

_OURS_ASK = late(
    rf" (?:{OURS})(?: have| had| also| then| do| did| would| now| therefore)* (?:request\w*|"
    rf"ask\w*|thought|believe\w*|propos\w*|hop\w*|wish\w*|felt|feel|expect\w*|suggest\w*|"
    rf"want\w*)"
)
