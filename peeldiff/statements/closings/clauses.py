"""A sentence whose findings are numbered, in clauses, without asides, roundabout words read as plain ones."""

from __future__ import annotations

from collections.abc import Iterator

from alignment.late import late
from peeldiff.statements.closings.classes import AUX

__all__ = ["ASIDE", "X", "clauses", "rewritten"]

X = late(r"X(\d+) ")

_CONJOINED = late(r" ?(?:but|so|yet|nor|and) ")

_OPENS_CONDITION = late(
    r"^ ?(?:if|once|when|unless|until|as soon as|should|provided|according to|in the|had|"
    r"were) "
)

_SPLIT = late(
    r" [;:.!()](?= )| ,(?= (?:but|so|yet|nor|and (?:so|not|nor|therefore)) )|(?: , (?:so|yet|"
    r"nor)|(?: ,)? (?:and|(?<! all )but|while|whereas|although|though)) (?=(?:i|we|hmicfrs|"
    r"hmic|inspectors|it|the|they|there|this|that|these|those|X\d+|both|all|our|my|its|no|"
    r"neither|nobody|have|has|am"
    r"|is|are|was|not|in|at|on|with|you|your|for|therefore|so|accordingly|each|of|say|now|"
    r"today|as|because|to|never|can|can|will|shall|discharge|close|closed|discharged|"
    r"withdraw|withdrawn|lifted|lift|remove|removed|keep|kept|leave|left|retain|retained|"
    r"signed|am|do|does|did) )"
    r"| ,(?= (?:i|we|hmicfrs|hmic|it|they|there|X\d+(?= (?:is|are|has|have|was|were|does|do|"
    r"not|remains?|stays?|stands?|still))) )"
)

_REWRITES = (
    (late(rf" (?:neither|not) (X\d+) (?:nor|or) (X\d+) ({AUX}) "), r" \1 and \2 \3 not "),
    (
        late(
            r" (?:our|my|hmicfrs|hmic) (?:formal |final )?(?:decision|ruling|conclusion)(?: "
            r"\S+){0,4}? is that (X\d+) (?:should|is to|are to|can|must|may)(?: now)? "
            r"(?:be )?"
        ),
        r" \1 is ",
    ),
    (
        late(
            r" (?:i|we) have (?:therefore )?(?:asked|instructed|directed|told|"
            r"authorised) (?:my|our|the (?!force)\w+)(?: \w+)? (?:team|office|colleagues|"
            r"staff|secretariat|inspectors|editors) to (?=\S+ )"
        ),
        " we can ",
    ),
    (
        late(
            r" (?:should|may|can|must)(?: now| therefore| safely| properly| fairly|"
            r" all)* be (considered|regarded|treated|taken|seen|counted|viewed|deemed) (?:as "
            r")?(?:to be )?(?:having been )?"
        ),
        r" is \1 ",
    ),
    (
        late(
            r" (?:i|we|hmicfrs|hmic|the inspectorate)(?: have| has)?(?: therefore|"
            r" now)? (?:decided|resolved|ruled|determined|agreed|concluded)(?: (?!not|"
            r"against)\S+){0,4}? that (X\d+) (?:should|may|can|could|is to|are to|"
            r"must)(?: now)? (?:be )?"
        ),
        r" \1 is ",
    ),
    (
        late(
            r" (?:there (?:is|was|remains) )?(?:no|not any|little)(?: longer any| further|"
            r" longer a| more)? (?:need|reason|case|call|cause|point|purpose|grounds?|"
            r"justification) (?:for|in|why) (X\d+) (?:to (?:remain|stay|stand|be kept|"
            r"be held|continue|be left)|remaining|standing|staying|being kept|"
            r"should (?:remain|stay|stand))(?: open| in place| in force| on our list)?"
        ),
        r" \1 is closed ",
    ),
    (
        late(
            r" (?:will|shall) not (?:now )?(?:be )?(?:pursu\w+|follow\w*|track\w*|monitor\w*|"
            r"report\w*|return\w*|revisit\w*|carry\w*|check\w*|ask\w*|rais\w+|look\w*)(?: up|"
            r" on| to| for| at| back to| about)? (X\d+) (?:any further|further|any longer|"
            r"any more|again|up)"
        ),
        r" have closed \1 ",
    ),
    (
        late(
            r" (?:has|have)(?: \w+ly| now| since| also)* (?:done|delivered|provided|given|"
            r"achieved|acted on|put in place) (?:all |exactly |precisely )?(?:what|all that|"
            r"all|everything(?: that)?|just what) (X\d+) (?:asked|required|called|demanded|"
            r"sought|wanted|set|asks|requires|needed|specified)(?: for| of it| out)?"
        ),
        r" has met \1 ",
    ),
    (
        late(
            r" (?:there (?:is|was) )?(?:nothing|no further (?:action|work|steps?|report|"
            r"update|evidence)s?|no more|nothing (?:more|further|else)|no outstanding "
            r"(?:action|work|points?)s?)(?: (?:is|are|remains?|that|we|i|now|left|needed|"
            r"required|outstanding|to|do|be|done|ask|need|see|expect|require|want|of|the|"
            r"force|it|from|for|us|due|owed|expected|called|follow|pursue|"
            r"up)){1,12}? (?:under|on|for|in respect of|in relation to|about|against|"
            r"in) (X\d+) "
        ),
        r" \1 is closed ",
    ),
)
"""What is said in a roundabout way, and how it is read."""

ASIDE = late(
    rf"(?P<led> (?:{AUX}|X\d+)) , (?!which |who |and |but |that |so |the |we |i |it |if |"
    rf"when |once )[^,;:X]{{2,80}} ,(?= )"
)


def rewritten(marked: str) -> str:
    """A sentence with what is said in a roundabout way said plainly."""
    for pattern, instead in _REWRITES:
        marked = pattern.sub(instead, marked)
    return marked


def clauses(marked: str) -> Iterator[tuple[str, int]]:
    """The clauses of a sentence and where each begins."""
    begins = 0
    for match in _SPLIT.finditer(marked):
        if match[0].strip() == "," and not _CONJOINED.match(marked, match.end()):
            before = marked[begins : match.start()] + " "
            if not X.search(before) or _OPENS_CONDITION.match(before):
                continue
        if match.end() - begins > 1:
            yield f"{marked[begins : match.end()].rstrip()} ", begins
        begins = match.end() - (marked[match.end() - 1] == " ")
        if marked[begins : begins + 1] != " ":
            begins = match.end()
    if marked[begins:].strip():
        yield marked[begins:] if marked[begins] == " " else f" {marked[begins:]}", begins
