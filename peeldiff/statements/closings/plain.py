"""Which closings are said so plainly that they are believed.

The inspectorate decides, now, on findings that it calls by their kind, and no other word of the sentence
hedges, limits or denies that, or lends it to somebody else.

What is not plain is not believed, whatever it means.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.statements.closings import doubts
from peeldiff.statements.closings.naming import NamedFindings
from peeldiff.statements.closings.words import alternatives

__all__ = ["follows_plainly", "is_spoilt", "leads_plainly", "plainly_closed"]

_WE = r"(?:we|i|hmicfrs|hmic|the inspectorate)"
_ADVERBS = (
    r"(?: (?:now|therefore|formally|also|duly|today|accordingly|thus|hereby|gladly|both|all|since|"
    r"fully))*"
)
_DO = r"(?:close|discharge|lift|withdraw|remove|sign off|rescind|cancel|revoke)"
_DONE = r"(?:closed|discharged|lifted|withdrawn|removed|signed off|rescinded|cancelled|revoked)"
_DID = r"(?:closed|discharged|lifted|withdrew|removed|signed off|rescinded|cancelled|revoked)"
_MET = r"(?:met|satisfied|fulfilled|implemented|completed|complete|complied with)"
_MONTH = (
    r"(?:january|february|march|april|inmonth|in month|june|july|august|september|october|"
    r"november|december)"
)
_REST = (
    rf"(?P<rest>(?: (?:today|now|formally|in full|with immediate effect|as a result|at this (?:visit|"
    rf"inspection)|on \d+ {_MONTH} \d+|in (?:{_MONTH} )?\d{{4}}|in {_MONTH}|"
    rf"with effect from (?:\d+ )?{_MONTH} \d+))*"
    r"(?: [.;,]| and| because|$).*)"
)
_TO = (
    rf"(?:(?:are|am|is|have been|has been){_ADVERBS} (?:able|content|pleased|happy|in a position)|"
    r"(?:have|has)(?: therefore| now)? (?:decided|agreed|chosen)) to"
)
_TELL = (
    rf"(?:(?:can|are pleased to|am pleased to|is pleased to){_ADVERBS} )?(?:confirm|report|conclude)s?|"
    rf"(?:have|has){_ADVERBS} (?:concluded|decided)|(?:are|am|is){_ADVERBS} satisfied"
)
_HAS_BEEN = rf"(?:(?:is|are)|(?:has|have){_ADVERBS} been)"
_OFF_OURS = r"(?:taken|removed|struck|crossed) (?:off|from) (?:our|my) (?:list|register|books)"
_ISSUED = (
    r"(?: , (?:which|that) (?:we|i) (?:issued|made|raised|gave|set|published)"
    r"(?: in (?:\w+ )?\d{4}| last year)? ,)?"
)
_BEGINS = (
    r"(?P<before>^|^ .* ;|^ .* ,|^ .*(?= (?:and|so) ))(?: (?:and|so))?"
    r"(?: (?:therefore|accordingly)(?: ,)?)?"
)
_LEAD = (
    r"(?P<before>^|^ .* ;|^ .* ,(?= (?:and|so) ))(?: (?:and|so))?(?: (?:accordingly|therefore|as a result|"
    r"consequently|so|on (?:that|this) basis|for these reasons|"
    r"on the (?:strength|basis) of (?:this|these|that|our)"
    r" \w+)(?: ,)?"
    r"|(?: (?:this|my|our) (?:letter|report)| it) is formal notice that"
    r"| (?:the|our) (?:outcome|result|conclusion|decision)"
    r"(?: of our (?:re)?(?:visit|inspection|review))? is that)?"
)
_FORMS = (
    late(
        rf"{_BEGINS} {_WE}{_ADVERBS} (?:(?:have|has){_ADVERBS} {_DONE}|{_TO}{_ADVERBS} {_DO}|{_DID}"
        rf"|(?:hereby|therefore|now|formally|accordingly){_ADVERBS} {_DO}s?) X(?P<at>\d+){_REST}"
    ),
    late(
        rf"{_BEGINS} {_WE}(?: have| {_TO})?{_ADVERBS} (?:consider|regard|judge|deem)s? X(?P<at>\d+)"
        r" (?:(?:as|to be|"
        rf"to have been) )?(?:(?:now|fully|formally) )*(?:{_DONE}|{_MET}){_REST}"
    ),
    late(
        rf"{_BEGINS} {_WE}{_ADVERBS} (?:{_TELL}) that X(?P<at>\d+){_ADVERBS} {_HAS_BEEN}{_ADVERBS} "
        rf"(?:{_DONE}|{_MET}){_REST}"
    ),
    late(
        rf"{_BEGINS} {_WE}{_ADVERBS} (?:{_TELL}) that (?:the force|it|you) (?:has|have){_ADVERBS} "
        rf"(?:met|fulfilled|implemented|satisfied|completed|complied with)"
        rf"(?: the terms of)? X(?P<at>\d+){_REST}"
    ),
    late(
        rf"{_LEAD} X(?P<at>\d+){_ISSUED}{_ADVERBS} {_HAS_BEEN}{_ADVERBS} (?:{_DONE}|{_OFF_OURS}|{_MET}"
        rf"(?: to our satisfaction)?){_REST}"
    ),
    late(
        rf"(?P<before>^) X(?P<at>\d+) {_WE}{_ADVERBS} (?:(?:have|has){_ADVERBS} {_DONE}|{_TO}{_ADVERBS} "
        rf"{_DO}){_REST}"
    ),
)
"""How the inspectorate closes findings in so many words; somebody else has no place in any of these."""

_LEAVES = alternatives(
    "but | however | although | though | yet | while | whilst | whereas | albeit | despite | notwithstanding",
    "nevertheless | nonetheless | except | excepting | apart | save | barring | bar | still | even",
    "not | no | nor | never | neither | none | nothing | nobody | without | cannot | hardly",
    "barely | unable",
    r"remains? | remained | remaining | outstanding | incomplete | unmet | left | more | further | less",
    r"fewer | needs? | needed | must | should | ought | until | till | unless | gaps? | short | backlog",
    r"fail(?:s|ed|ing|ures?)? | wors(?:e|ened|ening) | deteriorat\w+ | declin\w+ | inconsistent\w*",
    r"concerned | worr(?:y|ied|ying) | disappoint\w+ | poor\w* | weak\w* | lack\w*",
    r"reopen\w* | reinstat\w* | reimpos\w* | reissu\w* | reviv\w* | restor\w+ | revers\w+ | overturn\w*",
    r"undone | afresh | anew | again | (?:taken?|took|put|brought) back | back on | slipp\w+",
    r"relaps\w* | lapsed | rethink | reconsider\w*",
    r"premature\w* | early | soon | hast(?:y|ily) | mistakes? | mistaken\w* | errors? | wrong\w* | regret\w*",
    r"instead | replac\w+ | downgrad\w* | lower\w* | reduced to | in (?:its|their) place",
    r"superseded | subsumed | merged | absorbed | moved | transferred",
)
"""What leaves something to do, or takes a decision back."""
_HEDGES = alternatives(
    r"if | whether | once | when | whenever | provided | providing | provisional\w* | subject | pending",
    r"condition\w* | depend\w* | assum\w+ | as (?:long|soon|far) | so (?:long|far) | insofar | inasmuch",
    "will | would | shall | could | may | might | hopes? | hoped | hoping | expect\\w*",
    "intend\\w* | plan\\w*",
    r"propos\w+ | aim\w* | wish\w* | wants? | wanted | minded | consider(?:ing|ed) | likely | possibl[ey]",
    r"possibility | perhaps | probably | maybe | apparently | seems? | seemed | appears?",
    r"appeared | as though",
    "before | after the | in principle | in theory | on paper | in name | technically",
    "nominally | supposedly",
    "for now | for the time being | for the moment | for the present | temporarily | tentatively | suspended",
    r"part | parts | partly | partial\w* | largely | almost | nearly | mostly | mainly",
    r"broadly | some | most",
    r"many | much | several | half | halfway | elements? | aspects? | limbs? | only | just",
    r"at least | extent",
    r"substantially | essentially | virtually | practically | otherwise | elsewhere",
    r"all but | up to | rather",
    r"local\w* | internal\w* | had | used to | previously | originally | formerly | draft\w*",
)
"""What makes of a decision a condition, a wish, a part, or something of another time."""
_OTHERS = alternatives(
    r"told | tells? | said | says? | claims? | claimed | believ\w+ | thinks? | thought | views? | opinion",
    r"according | report(?:ed|edly|s) | understand | understood | assur\w+ | inform\w+",
    r"suggest\w* | argu\w+",
    r"ask(?:s|ed|ing)? | request\w* | invit\w+ | urg\w+ | press\w+ | seek\w* | sought",
    r"declar\w+ | announc\w+",
    r"wrote | writes? | written | record(?:s|ed) | shows? | showed | lists? | listed",
    r"marks? | marked | read",
    r"heard | hear | allege\w* | quot\w+ | insist\w* | maintain\w* | contend\w* | feels? | felt | confident",
    r"boards? | panel | committee | council\w* | commissioner | mayor | ministers? | home office | tracker",
    r"register | minutes | log | spreadsheet | website | portal | newspaper | press | dashboard | audit\w*",
    r"college | iopc | ombudsman | coroner | ofsted | agency | authority | union | federation | consultants?",
    r"governance | programme | superintendent | deputy | assistant | reviewers? | anotherforce | forces",
    r"neighbour\w* | fire | county | national\w* | thematic | joint | custody inspection",
    r"different | another",
    r"other | others | predecessor | rumours? | impression | belief | has it | have it",
    r"word | reservations? | caveats?",
)
"""What may lend a decision to somebody else, or to another place."""

_NEUTRAL = (
    late(
        r" that (?:we|i)(?: had| have| would)? (?:first )?(?:issued|made|raised|gave|given|set|published)"
        rf"(?: in (?:{_MONTH} )?\d{{4}}| last year)?(?= )"
    ),
    late(
        r"^ (?:i|we) (?:am|are) (?:pleased|glad|happy|delighted) to (?:say|tell you|report|record|confirm) "
        r"that(?= )"
    ),
    late(
        r"(?: ,)? and(?: we| i)? (?:will|shall|do) not (?:now )?(?:be )?(?:ask|report|return|monitor|follow)"
        r"(?:ing)?(?: (?:on|to|for|up|it|them|this|any|again|back|further|more|updates?|reports?|evidence))*"
        r"(?= [.;])"
    ),
    late(
        r"(?: ,)? and(?: we| i) have (?:marked|recorded) (?:it|them|X\d+) (?:as )?"
        r"(?:complete|closed|met)(?= [.;])"
    ),
)
"""What may stand beside a closing and takes nothing from it."""

_SPOILS = late(rf"^ (?:were|had|should|as) | (?:{_LEAVES}|{_HEDGES}|{_OTHERS}|[\"(?]) ")
_LENT_OR_LIMITED = late(
    rf"^ (?:were|had|should|as) | (?:{_HEDGES}|{_OTHERS}|but|however|although|though|yet|except|[\"(?]) "
)
_QUALIFIES = late(r"^ , (?:with(?! effect| immediate)|as|for|in|at|to|from|under) ")
_TAKES_BACK = late(rf" (?:{_LEAVES}|unless|if|partly|partial\w*|largely|only|disagree\w*|[?]) ")
_LENDS = late(
    r" (?:minutes|tracker|register|spreadsheet|newspaper|anotherforce|another force|"
    r"other forces|panel|commissioner|"
    r"council|home office|custody inspection|joint inspection|thematic|if|unless|suppose|imagine|would|once) "
)
_SAYS = late(
    r" (?:told|tells?|said|says?|claims?|claimed|believes?|believed|thinks?|thought|according|writes?|wrote|"
    r"board|assured|informed|announced|declared) "
)
_OURS_FIRST = late(rf"^(?: \S+){{0,7}}? {_WE} ")
_POINTS_BACK = late(
    r"^ (?:this|that|it|these|they|more|further|much|only|there|but|however|yet|although|still|"
    r"instead|in its) "
)
_WE_DO = late(rf"^ {_WE} ")
_A_KIND = late(
    r" (?:(?:a|an|another|one|two|three|new|further) (?:\w+ ){0,3}|^ )(?:area|areas|cause|causes|"
    r"recommendations?|afis?)(?: for improvement| of concern)? "
)


def plainly_closed(said: str, marked: str, named: Sequence[NamedFindings]) -> int | None:
    """Which of the findings that a sentence names it closes in plain words; None where it does not.

    `marked` is the sentence with a number for each of the findings.
    """
    if doubts.is_limited_lead(marked) or sum(not one.pronoun for one in named) != 1:
        return None
    for neutral in _NEUTRAL:
        marked = neutral.sub("", marked)
    for form in _FORMS:
        match = form.search(marked)
        if match is None or doubts.is_qualified(match["rest"]) or _QUALIFIES.search(match["rest"]):
            continue
        one = named[int(match["at"])]
        if one.indefinite or one.denied or one.part or one.others or one.kind is None:
            continue
        before = match["before"]
        beside = f" {before} . {said[one.start : one.end]} . {match['rest']} "
        return None if _SPOILS.search(beside) else int(match["at"])
    return None


def is_spoilt(said: str) -> bool:
    """Whether any word of a sentence may take away, or lend to somebody else, what it says of findings."""
    for neutral in _NEUTRAL:
        said = neutral.sub("", said)
    return _LENT_OR_LIMITED.search(said) is not None


def leads_plainly(said: str) -> bool:
    """Whether a sentence may stand before a closing and lends it to nobody else, and to no condition."""
    if _LENDS.search(said) or said.rstrip().endswith((":", "?")):
        return False
    return _OURS_FIRST.match(said) is not None or _SAYS.search(said) is None


def follows_plainly(said: str, *, is_near: bool) -> bool:
    """Whether a sentence may stand behind a closing and takes nothing from it; `is_near` in its paragraph."""
    takes_back = _TAKES_BACK.search(said) or _A_KIND.search(said) or doubts.regrets(said)
    if is_near:
        return not takes_back and not doubts.turns(said) and not doubts.reopens(said)
    points_back = _POINTS_BACK.match(said) is not None
    undoes = _WE_DO.match(said) and (doubts.reopens(said) or doubts.is_lowered(said))
    return not (points_back and takes_back) and not undoes
