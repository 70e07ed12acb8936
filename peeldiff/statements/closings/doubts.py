"""What takes a formal decision away from a sentence that has the words of one: a condition, a time to come, a
part, somebody else's word, another force, an earlier time, a second thought.
"""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.statements.closings.words import ANOTHER_FORCE, OTHERS, OURS, SPEAKS

__all__ = [
    "bare",
    "is_another_time",
    "is_anothers_word",
    "is_conditional",
    "is_elsewhere",
    "is_in_part",
    "is_limited_lead",
    "is_lowered",
    "is_nobodys_word",
    "is_of_a_body",
    "is_qualified",
    "is_quoted",
    "is_to_come",
    "leaves_something",
    "names_a_body",
    "regrets",
    "reopens",
    "turns",
]

_BARE = (
    (late(
            r" (?:no|little) (?:hesitation|doubt|difficulty|reservations?|"
            r"qualms)(?: (?:whatever|at all))?(?: in| that| about)?(?= )"), " gladly"),
    (late(r" (?:do|did|have|has) not hesitated?(?: to| in)?(?= )"), " gladly"),
    (late(
            r" without (?:further|more|any|a)? ?(?:reservations?|hesitation|qualification|"
            r"conditions?|exception|ado|doubt|delay|demur|reserve)(?= )"), " gladly"),
    (late(
            r" (?:not only|can not but|can only|at once|once and for all|if anything|"
            r"if i may|i may say|may i say)(?= )"), " indeed"),
    (late(
            r" (?:no|nothing) (?:reason|cause|grounds?|ground) (?:not to|why i should not|"
            r"why we should not|to refuse to|to delay)(?= )"), " i can gladly"),
    (late(
            r" (?:nothing|no longer anything|no obstacle) (?:to stop|to prevent|stops|"
            r"prevents|stands in the way of)(?: me| us)?(?: from| my| our)?(?= )"), " i am gladly"),
)  # fmt: skip
"""Denials that deny nothing."""
_CONDITION = late(
    r" (?:if|unless|until|till|provided|providing|once|whether|subject to|pending|as soon as|"
    r"so long as|as long as|on condition|conditional"
    r"|conditionally|depends|depend|dependent|contingent|assuming|in the event|were it|"
    r"were the|were they|only when|only after|before|by the time"
    r"|the day|the moment|should the|should it|should they|in return for|in exchange|"
    r"on the understanding|in order to|awaiting|awaits) "
)
_WHEN = late(r" (?:when|whenever) ((?:\S+ )+)")
_PAST = late(
    r" (?:visited|revisited|returned|went|came|looked|inspected|reinspected|saw|was|were|did|"
    r"had|found|wrote|"
    r"called|tested|checked|read|audited) "
)
_TO_COME = late(
    r" (?:will|shall|would|could|might|may|must|should|ought|about to|going to|due to|"
    r"due for|set to|likely|hope|hopes|hoped|hoping|expect|expects|expected|intend"
    r"|intends|intended|intention|plan|plans|planned|propose|proposes|proposed|aim|aims|want|"
    r"wants|wanted|wish|wishes|wished|look forward|looks"
    r"|minded|tempted|considering|consider closing|considered closing|thinking|thought of|"
    r"close to|near|nearer|towards|working|ready for|invited|invite|asked|asks"
    r"|urge|urged|needs? to|have to|has to|yet to|recommend|recommended|seek|seeks|sought|"
    r"pressed|ambition|aspires?|target|goal|candidate|candidates"
    r"|prospect|possible|possibility|possibly|perhaps|probably|conceivably|maybe|premature|"
    r"prematurely|too early|too soon|too hasty|in sight"
    r"|on course|on track|on the way|soon|shortly|in due course|eventually|later this|"
    r"next (?:year|month|week|spring|summer|autumn|winter|visit|inspection|time|report)"
    r"|for now|for the time being|for the moment|for the present|provisional|provisionally|"
    r"temporarily|tentatively|in principle|in theory|on paper|in name only|suspend|suspended"
    r"|wrong|wrongly|mistake|mistaken|mistakenly|in error|nominally|supposedly|allegedly|"
    r"apparently|reportedly|seems?|seemed|appears?|appeared|as though"
    r"|case for|argument for|argue|question of|decision on|eligible|qualif\w+|criteria|"
    r"criterion|test for|threshold for|timetable|deadline|request|requests|application"
    r"|applied|bid|pleaded|plea|argued|debate|debated|discuss\w*|propos\w+|consult\w*|"
    r"review whether|decide whether|able to be|to be) "
)
_NOT_TO_COME = late(
    r" (?:to be (?:able|in a position)|(?:consider|regard|judge|hold|deem|declare|find|treat|"
    r"believe|take|know|pronounce|certify)(?:s|ed|d)? (?:\S+ ){1,4}to be) "
)
_PART = late(
    r" (?:partly|partially|largely|almost|nearly|mostly|mainly|broadly|substantially|"
    r"essentially|virtually|practically|in part|in (?:one|another|some|certain|several|other|"
    r"most|many) (?:respects?|regards?|ways?)|on (?:one|another|some) (?:counts?|points?|"
    r"heads?|side)|in the (?:north|south|east|west|city|county|first|second)\w*|"
    r"in (?:the )?\w+ (?:division|district|basic command unit|suite|town|station)|in places|"
    r"in most|in many|in some"
    r"|as good as|poorly|badly|inadequately|insufficiently|incompletely|superficially|"
    r"unevenly|on weekdays|at least|give or take|all but|half|halfway|some of|most of|"
    r"much of|many of|part of|parts of|elements? of|"
    r"aspects? of|limbs? of|the bulk|majority|except|excepting|exception|save|apart from|"
    r"other than|bar"
    r"|barring|in so far|insofar|inasmuch|as far as|so far as|so far|as regards|as to|"
    r"limited to|only in|only for|only as|only to|with regard to|to the extent|more or less|"
    r"to a degree"
    r"|to some|to (?:that|this|such an?|a certain|a limited) extent|extent|up to a point|"
    r"thus far|to date|so far|to a large|in essence|the first part|the second part|one part|"
    r"one limb|"
    r"the first limb|the second limb|one element|in name|minus|less|excluding|not counting|"
    r"short of|percent|per cent"
    r"|the part|that part|the element|the limb|first half|second half|a start) "
)
_LIMIT = late(
    r"^(?: (?:now|today|formally|fully|also))* (?:for|in|at|within|among|across|on|as|so|"
    r"under|where) (?!(?:full|inmonth|[a-z]+ \d{4}|\d{4}|its entirety|their entirety|"
    r"entirety|all (?:respects|purposes|time|but name)"
    r"|every|consequence|the light|light of|our|my|this (?:letter|report|point|visit|basis|"
    r"inspection)|these circumstances|view of|effect|terms|writing|last|an end|that (?:visit|"
    r"point|basis|reason|account)"
    r"|once|the (?:end|time|conclusion|close|evidence|strength|basis|day|date|spring|summer|"
    r"autumn|winter|year|first|second|early|course|same|following|process|knowledge|back)|"
    r"good|that|this|these|those|ever|of|from|a"
    r"|promised|met|we|i|it|at|they|having|such|closed|discharged|january|february|march|"
    r"april|june|july|august|september|october|november|december|\d+|both|all|far) )"
)
_BY = late(
    rf" (?:by (?:(?:the|its|his|her|their|your|that|this|another|a|an|local|own|police|force|"
    rf"chief|deputy|assistant|oversight|scrutiny|improvement|programme|audit|internal|"
    rf"external) )*{OTHERS}"
    rf"|(?:in|on|according to|per|within) (?:the|its|his|her|their|your)(?: (?:own|force|"
    rf"police|internal|board|improvement|action|project|programme|chief|constable|"
    rf"commissioner))* "
    r"(?:register|tracker|plan|plans|minutes|log|spreadsheet|papers?|website|records?|books|"
    r"system|database|dashboard|board|list|report|view|eyes|opinion|mind|judgment|judgement"
    r"|assessment|books|account|return|returns|update|submission|portal)"
    r"|by (?:the|its|his|her|their|a|an) (?!end|time|close|following|spring|summer|autumn|"
    r"winter|date|inspectorate|inspector|chief inspector|hminspector|fact|work|force efforts|"
    r"evidence|majesty)[a-z]+|from (?:this|the|our) (?:draft|report|section|page|chapter|"
    r"website|sample|scope|letter|table|paper|version)|as far as (?!we|i )|so far as (?!we|"
    r"i )|according to (?!us|our|my|hmic)|internally|locally|self assessment|own assessment|"
    r"own view|own reckoning|themselves|itself closed) "
)
_TOLD = late(
    r" (?:we|i|us|me|hmic|hmicfrs|inspectors) (?:(?:were|was|are|am|have been|had been|have|"
    r"had|then|also|again|since) )*"
    r"(?:told|assured|informed|advised|asked|notified|heard|read|invited|urged|understand|"
    r"understood|gather|gathered) "
)
_ACCORDING = late(
    r" (?:according to|in the (?:opinion|view|eyes|judgment) of) (?!us |our |my |hmic|"
    r"the inspectorate)"
)
_TOWARDS = late(
    r" (?:of|by|on|to|with|at|for|from|in|against|about) (?:the |its |their |his |her |"
    r"your )?(?:\w+ )?\w+(?= )"
)
"""What is only the object of somebody: "our audit *of the force* shows"."""
_SPEAKS = late(rf" (?:{SPEAKS}|hears|according) ")
_OURS = late(rf" (?:{OURS}|our|my) ")
_OTHERS = late(rf" (?:{OTHERS}|X\d+) ")
_ELSEWHERE = late(
    rf" (?:{ANOTHER_FORCE}|other forces|another force|other force|elsewhere|neighbour|"
    rf"neighbours|neighbouring|most forces|many forces|some forces|forces|nationally|"
    rf"sister force|adjoining"
    r"|its neighbour|next door|predecessor force|fire service|fire and rescue service|"
    r"different force|two forces|both forces|any force|a force|that force|county council) "
)
_REOPENS = late(
    r" (?:reopen\w*|reinstat\w*|reimpos\w*|reissu\w*|reviv\w*|restored?|revers\w+|"
    r"overturn\w*|undone|undo|unravel\w*|slipp\w+|slid|relaps\w*|"
    r"changed (?:my|our) minds?|second thoughts|think again|thought again|thought better|"
    r"back on|open again|opened again|again open"
    r"|no longer justified|no longer closed|been lost|raised it again|"
    r"raised it afresh|raise it again|raise it afresh|afresh|anew|a fresh|live again|"
    r"resurfaced|resurrect\w*|unclosed|did not last|not lasted|short lived"
    r"|set aside|quash\w*|retract\w*|take that back|taken back|took back|withdr[aeo]w\w* "
    r"(?:that|this|the|my|our) (?:decision|closure|discharge|letter|sign)|rescind\w* (?:that|"
    r"this|the|my|our) (?:decision|closure|discharge)) "
)
_NOT_OURS = late(
    r" (?:in (?:its|his|her|their) (?:own )?words|(?:thinks?|believes?|says?|"
    r"sees? it) otherwise|to (?:the satisfaction of(?! us| the inspectorate"
    r"| hmic)|its (?:own )?satisfaction)|from (?:the force|its|their|his)(?: \w+){0,3}? "
    r"(?:plan|plans|register|list|tracker|log)|as (?:the force|it|they|he|she"
    r"|X\d+|the \w+|the \w+ \w+) (?:sees?|puts?|tells?|reads?|has|have) (?:it|X\d+)|"
    r"it is (?:claimed|said|thought|believed|reported)"
    r"|X\d+ is (?:claimed|said|thought|believed|reported)|(?:thought|believed|said|reported|"
    r"claimed|understood|supposed|rumoured|held|alleged) to) "
)
"""By what words a sentence is told in nobody's or somebody else's name."""
_BODY = late(
    r"^ (?:(?:the|its|a|an|another|each|both) )?(?:\w+ ){0,3}?(?:board|council|commissioner|"
    r"panel|agency|office|college|government|charity|company|contractor|trust|hospital|"
    r"service|"
    r"authority|partnership|councils|mayor|ministry|department) "
)
_NAMES_A_BODY = late(
    r" (?:board|council|councils|commissioner|panel|agency|college|government|company|"
    r"contractor|trust|hospital|authority|ministry) "
)
_LIMITED_LEAD = late(
    r"^ (?:(?:for|among|at|within|outside|beyond|under|where|elsewhere|during) (?!this|that|"
    r"these|those|our|my|the (?:end|time|first|second|moment|last)|last|all|both|now|"
    r"some time)"
    r"|(?:in|on) (?!this|that|these|those|our|my|the (?:evidence|strength|basis|light|end|"
    r"circumstances|view|face|whole|course|spring|summer|autumn|winter|year|day|months?|"
    r"years?|two|three|six|twelve|last|first|second|other hand|"
    r"same|intervening|meantime)|both|all|[a-z]+ \d|\d|inmonth|in month|consequence|short|"
    r"summary|sum|fact|effect|any|balance|what|each|every|its place|response|each|january|"
    r"february|march|april|june|july|august|september|october|november|december))[^,]* ,"
)
_BEHIND_A_COMMA = late(
    r"^ , (?!and |but |because |since |which |who |having |although |though |while |as |"
    r"after |following |with |the |there |an |a |all |both |i |we |so (?!we|i )|now |where |"
    r"when |signed |by hm|yet )"
)
_REGRETS = late(
    r" (?:premature\w*|too early|too soon|too hasty|too hastily|a mistake|errors?|mistaken|"
    r"wrong|regret|regrets|regretted|rashly|hasty|hastily|misplaced|over optimistic) "
)
_TURN = late(
    r"^ (?:but|however|yet|although|though|unfortunately|regrettably|sadly|alas|nevertheless|"
    r"nonetheless|even so|still|that said|since then|except"
    r"|not (?:everything|all|every)|this does not|that does not|it does not) "
)
_LEFT = late(
    r" (?:not|never|no longer|remains?|remained|remaining|still|more|further|need|needs|"
    r"needed|must|should|outstanding|yet|fail\w*|worse|declined|deteriorat\w*|lost|fell|"
    r"fallen|stopped|ceased|lapsed"
    r"|incomplete|unmet|open|short|gap|gaps|missing|left|except|bar|fewer|rose|risen|grown|"
    r"again|until|neither|nor|none|nobody) "
)
_DISOWNS = late(
    r" (?:not (?:my|our|mine|ours|hmicfrs|hmic|the inspectorate|a decision|so sure|persuaded|"
    r"convinced|agree|accept|share|the view|ours)|(?:i|we|hmicfrs|hmic) (?:do|did|can|could|"
    r"would|should) not (?:\w+ )?(?:agree|accept|share|support|endorse|say|confirm|regard|"
    r"consider|think|believe|see it|take)"
    r"|i disagree|we disagree|(?:i|we) take a different view|different view|(?:for|"
    r"up to) (?:us|me|hmicfrs|hmic|the inspectorate) (?:alone )?to|our decision|is ours|"
    r"is mine|no such|never (?:closed|agreed|said|did|discharged|signed)"
    r"|(?:i|we) (?:beg to|must) (?:differ|disagree|correct)|(?:i|we) would not|(?:i|"
    r"we) should not|not what|correct this|incorrect|untrue|not true|not so|not correct|"
    r"unfounded) "
)


_STILL = late(
    r" (?:remain|remains|remained|remaining|still|left|outstanding|further|more|need|needs|"
    r"must|yet|until|short of|room for|fails?|failed|failures?|lapses?d?|slipped) "
)
_NO = late(r" (?:no|nothing|not|none|never|without|nobody|little) ")
_CONTRASTS = late(r" (?:but|although|though|however|while|whilst|whereas|yet|albeit) ")
_LOWERED = late(
    r" (?:in (?:its|their) (?:place|stead)|instead|replac\w+|downgrad\w*|reduc\w+|lower\w*|"
    r"becomes?|became|now describe\w*|for that reason|turn\w* (?:it )?into|convert\w*|"
    r"recast\w*|stepped? down) (?:.* )?(?:area for improvement|areas for improvement|"
    r"recommendations?|afi) "
    r"|(?:a|an|one|two|three|new) (?:[a-z]+ ){0,4}(?:area|areas) for improvement "
    r"(?:.* )?(?:in (?:its|their) (?:place|stead)|instead) "
)


def leaves_something(rest: str) -> bool:
    """Whether what follows a decision in its sentence tells of something that is left."""
    left = _STILL.search(rest)
    if left is None:
        return False
    turned = _CONTRASTS.search(rest[: left.start() + 1])
    return turned is not None or _NO.search(rest[: left.end()]) is None


def is_lowered(said: str) -> bool:
    """Whether a sentence puts a lesser finding in the place of one."""
    return _LOWERED.search(said) is not None


def bare(said: str) -> str:
    """A sentence without denials that deny nothing."""
    for pattern, instead in _BARE:
        said = pattern.sub(instead, said)
    return said


def is_conditional(clause: str) -> bool:
    """Whether a clause says under which condition, or when, something is or will be so."""
    when = _WHEN.search(clause)
    return _CONDITION.search(clause) is not None or (
        when is not None and not _PAST.search(f" {when[1]}")
    )


def is_to_come(group: str) -> bool:
    """Whether the words of a verb make it a wish, a plan, or what may be."""
    return _TO_COME.search(_NOT_TO_COME.sub(" ", group)) is not None


def is_in_part(clause: str, behind: str) -> bool:
    """Whether a clause tells of a part, or what stands behind its deciding word limits it."""
    return _PART.search(clause) is not None or _LIMIT.search(behind) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def is_anothers_word(before: str, behind: str) -> bool:
    """Whether somebody else decides or says so, by the words `before` and `behind` the deciding one."""
    if (
        _BY.search(behind)
        or _BY.search(before)
        or _TOLD.search(before)
        or _ACCORDING.search(before)
    ):
        return True
    for said in _SPEAKS.finditer(before):
        who = f"{before[: said.start()]} ".rsplit(" , ", 1)[-1]
        if who.split()[-1:] in (["a"], ["an"], ["the"]):
            continue  # "a marked improvement"
        ours = max((found.start() for found in _OURS.finditer(f" {who.lstrip()}")), default=-1)
        others = [
            found.start() for found in _OTHERS.finditer(_TOWARDS.sub(_blank, f" {who.lstrip()}"))
        ]
        if others and others[-1] > ours:
            return True
    return False


def is_elsewhere(sentence: str) -> bool:
    """Whether a sentence is on another force."""
    return _ELSEWHERE.search(sentence) is not None


def is_another_time(group: str) -> bool:
    """Whether the words of a verb tell what had been decided before something else."""
    return " had " in group or any(
        f" {word} " in group for word in ("used to", "previously", "originally", "formerly")
    )


def is_quoted(before: str, behind: str) -> bool:
    """Whether the deciding word stands in somebody's quoted words, and not alone in marks."""
    return before.count('"') % 2 == 1 and not (before.endswith('" ') and behind.startswith(' "'))


def reopens(said: str) -> bool:
    """Whether a sentence takes a decision back."""
    return _REOPENS.search(said) is not None


def is_nobodys_word(sentence: str) -> bool:
    """Whether a sentence is told in nobody's name, or in somebody else's."""
    return _NOT_OURS.search(sentence) is not None


def is_of_a_body(sentence: str) -> bool:
    """Whether a sentence begins with a body that is not the one inspected."""
    return _BODY.match(sentence) is not None


def names_a_body(sentence: str) -> bool:
    """Whether a sentence names a body that is not the one inspected."""
    return _NAMES_A_BODY.search(sentence) is not None


def is_limited_lead(clause: str) -> bool:
    """Whether a clause begins with what limits it: "For detectives, …"."""
    return _LIMITED_LEAD.match(clause) is not None


def is_qualified(rest: str) -> bool:
    """Whether what follows a decision behind a comma qualifies it: "…, at least on weekdays"."""
    return _BEHIND_A_COMMA.match(rest) is not None


def regrets(said: str) -> bool:
    """Whether a sentence finds a decision wrong, or made too early."""
    return _REGRETS.search(said) is not None


def turns(said: str) -> bool:
    """Whether a sentence that follows a decision turns to what is left, or disowns it."""
    return (_TURN.match(said) is not None and _LEFT.search(said) is not None) or _DISOWNS.search(
        said
    ) is not None
