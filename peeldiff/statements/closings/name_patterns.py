"""The patterns by which a sentence names findings of an earlier report."""

from __future__ import annotations

from alignment.late import late
from peeldiff.model import FindingKind
from peeldiff.statements.closings.words import alternatives
from peeldiff.statements.sentences import content_stems, tokenise

__all__ = [
    "ALL_OF_IT",
    "HOLLOW_STEMS",
    "KINDS",
    "LETTER",
    "NOUN",
    "NUMBERS",
    "ON",
    "ONE",
    "ORDINALS",
    "OTHERS_OF",
    "OWNER",
    "PLACE",
    "PRONOUN",
    "TIME",
    "YEAR",
]

NUMBERS = {
    word: at + 1
    for at, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}
ORDINALS = {
    word: at + 1
    for at, word in enumerate("first second third fourth fifth sixth seventh eighth".split())  # noqa: SIM905
} | {"last": -1, "final": -1, "former": 1, "latter": -1}
KINDS = {
    "cause": FindingKind.CAUSE_OF_CONCERN,
    "causes": FindingKind.CAUSE_OF_CONCERN,
    "coc": FindingKind.CAUSE_OF_CONCERN,
    "cocs": FindingKind.CAUSE_OF_CONCERN,
    "area": FindingKind.AREA_FOR_IMPROVEMENT,
    "areas": FindingKind.AREA_FOR_IMPROVEMENT,
    "afi": FindingKind.AREA_FOR_IMPROVEMENT,
    "afis": FindingKind.AREA_FOR_IMPROVEMENT,
    "recommendation": FindingKind.RECOMMENDATION,
    "recommendations": FindingKind.RECOMMENDATION,
}
_NUMBER = alternatives(*NUMBERS, r"\d{1,2}")
_ORDINAL = alternatives(*ORDINALS)
_POINTS = alternatives(
    "concern | concerns | finding | findings | point | points | matter | matters",
    "issue | issues | requirement",
    "requirements | demand | demands | criticism | criticisms | obligation | item | subject",
)
_KIND = (
    rf"(?:areas? for improvement|afis?|causes? (?:of|for) concern|cocs?|recommendations?|"
    rf"{_POINTS})"
)
_DETERMINER = alternatives(
    "the | this | that | these | those | our | my | its | your | his | their | every",
    "each | any | no | a | an",
    "both | all | neither | some | most | many | several | few | half | which | another",
    "either | none",
)
_QUANTITY = rf"(?:{_DETERMINER}|{_NUMBER})"
_STOPS = alternatives(
    "is | are | was | were | has | have | had | can | may | might | will | would",
    "should | could | must | shall | do",
    "longer | a | an | the | no | any | this | that | our | my | its | does | did | and",
    "or | but | of | to | in | on | at | by | for | from | with | as | that | which",
    "who | not | be",
    "been | being | it | we | i | closed | close | closing | discharge | discharged",
    "lift | lifted | met | about | so",
    "withdraw | withdrawn | withdrew | remove | removed | regard | consider | under",
    "over | made | keep | kept | until",
    "fulfilled | satisfied | signed | issued | raised | setting | against | unless",
    "when | if | than | then | into",
)
_WORD = rf"(?!{_STOPS} )[a-z]+"
YEAR = r"(?:19|20)\d\d(?:/\d\d)?"
ON = alternatives(
    "about | on | over | concerning | regarding | relating to | in relation to",
    "in respect of | to do with | around",
    "covering | dealing with | that dealt with | which dealt with | touching | as to",
    "in the matter of | in | for | at",
)
_TOPIC_ENDS = alternatives(
    "is | are | was | were | has | have | had | can | may | might | will | would",
    "should | could | must | shall | as",
    "stands | stand | remains | remain | falls | fall | stays | stay | no longer",
    "therefore | now | that | which | does",
    'do | did | comes | come | goes | go | lapses | lapse | off | [,;:.?!()"] | and the | and it',
    "and i | and we | but | because | until | unless | if | when | once | since",
    "having | ceases | ceased | continues",
    "survives | survive | endures | persists | continue | to be | to have | open | ends",
    "end | need | needs | before | subject | provided | after | by | so | at",
)
TIME = (
    rf"(?: (?:in|from|of) (?:our|the|my|its|that)(?: [a-z]+){{0,2}} {YEAR}(?: [a-z]+){{0,2}} "
    rf"(?:report|inspection|letter|strand|review)"
    rf"(?: (?:on|into|of|about) (?:the force|you))?"
    rf"|(?: in this (?:section|part|chapter))?(?: of our| of the| in our) (?:\w+ )?(?:{YEAR}|"
    rf"last|previous|earlier)(?: \w+)? (?:report|inspection|letter)"
    rf"| (?:of|from|dating from|made in|issued in|raised in|set in|given in)"
    rf"(?: (?:our|the|my|that|its|inmonth|in month|[a-z]+))?(?: (?:last|previous|earlier|{YEAR}))?"
    rf"(?: (?:{YEAR}|report|inspection|letter|year|time|visit))(?: report| inspection|"
    rf" letter)?| in (?:our|the|my|that|its)(?: (?:last|previous|earlier|{YEAR}))? (?:report|"
    rf"inspection|letter)| in {YEAR} (?:report|inspection|letter)| last (?:time|year)"
    rf"| two years ago| {YEAR})"
)
_MADE = (
    r"(?: (?:that|which))? (?:we|i|hmic|hmicfrs|inspectors)(?: (?:had|have|first|last|then|"
    r"ourselves|once))*"
    r" (?:made|issued|raised|gave|set|set out|left|recorded|published|identified|gave it|"
    r"gave you|imposed|put|laid|reported)"
    r"(?: (?:it|you|the force|there|then))?"
)
_SAYS = (
    r" that(?: (?!cause|causes|recommendations?|area|areas)[a-z]+){1,14}?(?= (?:is|are|has|"
    r"have|was|were|had|stands|remains|falls) )"
)
_TO = (
    r" to (?!be |have |us |you |the force |date )[a-z]+(?: (?!cause|causes|recommendations?|"
    r"area|areas)[a-z]+){0,9}?(?= (?:is|are|has|have|was|were|had|stands|remains|falls) )"
)
_ON_THOSE = (
    rf" on (?:those|these|both)(?: of)?(?: these| those)?(?P<those> {_NUMBER})? (?:points|"
    rf"matters|subjects|counts|issues|heads|topics)"
)
_NO_TOPIC = alternatives(
    "the grounds? | the basis | the evidence | the strength | the day | the date",
    "the first | the second | the understanding | the condition | the spring",
    "the summer | the autumn | the winter | the light",
    "the end | the meantime | the course | the year | the month | the reasons?",
    "the time | the moment | this | that basis | these | those grounds | condition",
    "good | full | view | light | time | now | account",
    "january | february | march | april | june | july | august | september | october",
    "november | december | inmonth | in month | \\d+",
    "(?:our|my|its|the|their) (?:website|list|books|register|record|view|part)",
    "present | last | once | an end | issue | that | least | (?<=at )(?:our|my|its)",
    "a close | rest | odds | place | force | balance | monday | tuesday | wednesday",
    "thursday | friday | reflection | principle | part | every | all | most | many",
    "some | paper | those two points | these points",
)
_TOPIC = (
    rf" {ON} (?!{_NO_TOPIC} )(?:(?!{_TOPIC_ENDS} )\S+ ){{0,11}}?(?:(?!{_TOPIC_ENDS} "
    rf")\S+)(?= {_TOPIC_ENDS} | $)"
)
NOUN = late(
    rf"(?<= )(?:(?P<of>(?:(?:all|the|only|just)? ?(?:{_ORDINAL}|{_QUANTITY}|part|parts|"
    rf"elements?|aspects?|much|more|other|such"
    rf"|rest|whole|terms|substance|letter)(?: {_NUMBER})?) of )?"
    rf"(?P<det>{_DETERMINER})(?P<mods>(?: {_WORD}){{0,6}}?) (?P<kind>{_KIND})(?: "
    rf"(?:number )?(?P<number>\d{{1,2}}|{_NUMBER})(?= ))?"
    rf"|(?P<bare>(?:(?:{_NUMBER}|{_ORDINAL}|former|old|earlier) )?(?:areas? for improvement|afis?|"
    rf"causes? (?:of|for) concern|recommendations?))"
    rf"(?: (?:number )?(?P<label>\d{{1,2}}|{_NUMBER})(?= ))?)"
    rf"(?P<behind>(?:{TIME}|{_MADE}|(?: and)?{_TOPIC}|{_ON_THOSE}|{_SAYS}|{_TO}| in question|"
    rf" itself|"
    rf" as a whole)*)(?= )"
)
PLACE = late(
    rf"(?<= )(?P<all>all|both|neither|each|the) (?P<ordinal>{_ORDINAL}|other|remaining|"
    rf"rest)(?: (?P<more>two|three|four))?"
    rf"(?: one| ones)?(?: of (?:the|these|those|our)(?: (?P<total>{_NUMBER}))?)?"
    r"(?= (?:is|are|was|were|has|have|can|may|will|does|did|do|stands?|remains?|stays?|need|"
    r"needs|had|should|must|continues?|i|we|as|no longer|,|;|\.|:|too|not|:|off"
    r"|also|now|closed|kept|met|open|discharged|therefore|only|falls?|still|both) )"
)
ONE = late(
    rf"(?:(?<= )|^)(?:(?<= only )|(?<= but )|(?<= except )|(?<= bar )|(?<= and )|(?<= , )|^ |"
    rf"(?<= also )|(?<= for )|(?<= save )|(?<= nor )|(?<= closed )|(?<= lifted )|(?<= kept )|"
    rf"(?<= retain )"
    rf"|(?<= keep )|(?<= close )|(?<= of )|(?<= is )|(?=the ones?))(?:the ones?|that|"
    rf"those)(?! about (?:a|an|half|\d\S*|one) )(?P<behind>{_TOPIC}| (?:which|"
    rf"that) (?:relates?|related|dealt|deals|concerns?|concerned|was|were)(?: (?:to|with|"
    rf"about|on))?(?: (?!{_TOPIC_ENDS} )\S+){{1,9}}|(?:{_MADE}))(?= )"
)
LETTER = late(r"(?<= )\( (?P<letter>[a-h]) \)(?= )")
PRONOUN = late(
    r"(?<= )(?P<said>it|them|(?:this|both|these|those|all(?! but| except| bar| save)(?: of "
    r"(?:it|them|this|these|those))?|both of (?:them|these|those)"
    r"|each(?: of (?:them|these|those))?|neither(?: of (?:them|these|those))?|"
    r"none of (?:them|these|those)|all (?:two|three|four|five"
    r"|six|seven|eight)(?: of (?:them|these|those))?|that one|(?:(?<=^ )|(?<= , )|(?<= ; )|"
    r"(?<= : )|(?<= and )|(?<= but )|(?<= so )|(?<= with )|(?<= on )|(?<= closed )|"
    r"(?<= discharged )|(?<= off )|(?<= regard )|(?<= consider )|(?<= treat ))that|"
    r"the (?:two|three|four|five))"
    r"(?= (?:is|are|was|were|has|have|had|can|may|might|should|will|would|must|does|do|did|"
    r"no longer|falls?|stands?|remains?|stays?|lapses?|goes|go|comes?|continues?|needs?|as|"
    r"off|to|now|therefore|too|in|on|at"
    r"|and|but|so|with|for|because|closed|open|discharged|met|complete|completed|alone|is|"
    r"[.,;:!?()\"]) ))(?= )"
)
OWNER = late(
    r" (?:force|coroner|auditor|auditors|panel|board|college|iopc|ofsted|commissioner|"
    r"council|own|internal|national|thematic"
    r"|custody|joint|peer|hmip|review|partnership|reviewer|consultant|consultants|"
    r"independent|other|another|anotherforce|new"
    r"|fresh|further|additional|different) "
)
OTHERS_OF = late(
    r" (?:custody|joint|thematic|national|armed forces|detention) (?:inspection|report|"
    r"review|visit)| (?:that|which) (?:the|its|his|her|an?) \w+(?: \w+)? (?:made|issued|"
    r"raised|gave|set) | (?:made|issued|raised|given|set) (?:by|to)(?! us| me| hmic)|"
    r" (?:from|by) the (?!last|previous|earlier|20|inspection)"
)
ALL_OF_IT = frozenset({"whole", "terms", "substance", "letter"})
_HOLLOW = frozenset(
    """
    improvement cause concern recommendation area finding point matter issue year report
    inspection made issued raised last time force letter deal relate touch two three four
    five six respect relation regard concerned concerns cover around account police strand
    section chapter pillar legitimacy effectiveness efficiency
    """.split()  # noqa: SIM905
)
HOLLOW_STEMS = frozenset(stem for word in sorted(_HOLLOW) for stem in content_stems(tokenise(word)))
