"""The grade that the text under one heading tells, out of all the mentions of grades in it.

A mention counts if it is on what the heading asks: in the words of the heading, by pointing to it, or on
nothing else. Each reason to believe it weighs one or two; what is on a part or on another question weighs
nothing. The weightiest grade is told, and none where two weigh the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from alignment.late import late
from alignment.records import dataclass
from peeldiff.model import Grade
from peeldiff.report.grades.mentions import GradeMention, GradeMentions, Whose
from peeldiff.report.grades.words import OF_WHAT
from peeldiff.words import plain, words_in

__all__ = ["PassageGrades", "ToldGrade", "stems_asked"]

_YEAR = late(r"\b20\d\d\b")
_THIS_TIME = late(r"\bnow\b|\bthis (?:year|time|inspection)\b|\btoday\b")
_WHOLE = late(
    r"\b(?:as a whole|on the whole|taken together|pillar|all (?:three|four|five)|effectiveness|efficiency"
    r"|legitimacy|overall (?:for|in|on|grade|judge?ment|rating|verdict))\b"
)
_OVERALL = late(r"\boverall (?:grade|judge?ment|rating|verdict)\b")
_POINTS = late(
    r"^(?: ?(?:in|at|on|for|of|by))? ?(?:this|that|here|it)\b(?! (?:way|year|time|force|report))"
)
"""How it begins what a judgment is on, where that points to the heading: "good at this"."""
_HERE = late(
    r"\b(?:here|(?:this|the|the present|the above) (?:question|area|heading|subject|topic|theme|part|regard"
    r"|respect|matter|score)"
    r"|(?:in|at|on|for|of) (?:this|it|that))\b(?! (?:way|year|time|force|report|basis|scale))"
)
_SUMS = late(r"\b(?:overall|therefore|so|accordingly|hence|now|conclu\w+|again|still|today)\b")
_AN_IT = late(r" (?:it|they|this|that)(?:'s)? $")
_FACT = late(r"(?:^| )(?:this|that|which)(?:'s)?$")
_NOW = late(r"\bnow\b|\boverall\b|\bthis (?:time|year)\b")
_REASON = late(r"(?:^|, )(?:because|as|since) ")
_IN_PART = late(r"in (?:places|parts?|some|many|most|one|two|several|a few)\b")
_TOPIC = late(r"\b(?:in|on|for|at|of|about)\b[^,]*")
_FIRST_PHRASE = late(r"[^,;:.]*?(?= (?:is|are|was|were|has|have)\b)")
_FRONTED = late(
    r"^(?:on|for|in|at|as (?:regards|for|to)|regarding|with regard to|turning to) ([^,]{4,60}),"
)
_JUDGED = late(r"\b(?:our|the|this|its) (?:grade|judge?ment|rating|verdict|mark)\b")
_FORCE = late(r"\bthe force\b(?!'s)")
_DOES = late(
    r"\b(?:way|manner|approach|arrangements|work|performance|practices?|standard|quality)\b"
)
_ENDS = late(r"(?<=\w{4})(?:ness|ly)$|s$")
_STEM = 5
"""Letters by which a word is told: "prevents" and "preventing" are one."""
_ENOUGH = 1 / 3
"""Share of a question's words from which a judgment is on it."""
_MOST = 0.5
"""The same where something of the force is praised and nobody is said to judge."""
_SURELY = 0.6
"""Share of another question's words from which a judgment is on that."""
_NEEDED = 2
"""Weight from which a mention is a judgment."""
_OWN_NAME = 0.01
"""What it weighs more to be on what the heading says itself, and not only on what it is known to ask."""
_SCALE = 3
"""Different grades that stand alone from which a passage tells of the scale."""
_SEVERAL_WORDS = 2
_OPENING = 12
_PARTS = frozenset(
    """
    team teams unit units desk staff officer officers section group panel centre room scheme board squad
    shift department office
    """.split()  # noqa: SIM905
)
"""What a force consists of: what is said of one is not said of it."""
_ABOUT = frozenset(
    """
    how effective effectively efficient efficiently well is are the force at of to and its it in for
    does do what extent with who those from including all this that people way manner which after
    be being been as by on a an we our hmic hmicfrs judge judged judgment judgement grade graded
    assess assessed assessment rate rated find found conclude concluded view standard overall
    performance approach police constabulary service their they has have was were use uses using used
    verdict question area here there work again now still year time will can part chapter section s
    good outstanding adequate inadequate requires require requiring improvement whole unit pillar pillars
    questions these us you your not no so keeps keep keeping first second third
    """.split()  # noqa: SIM905
)
"""Words of a question or a judgment that say nothing about its subject."""
_TIMES = frozenset(
    word[:_STEM]
    for word in """
    sum short all conclusion summary year second third running time round present reason reasons basis view
    opinion judgment balance evidence light spite contrast fact first last autumn spring cycle scale grade
    force forces these result results row purpose grading way regard account sake
    """.split()  # noqa: SIM905
)
"""Stems that open a sentence and say when or why, and not on what it judges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldGrade:
    """A grade that a passage tells, the sentence, the paragraph that it stands in, and its weight.

    `formal` says that the inspectorate judges in so many words.
    """

    grade: Grade
    sentence: str
    paragraph: int
    weight: float
    formal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A mention where it stands: its sentence, the one before, and its place among those of the passage."""

    mention: GradeMention
    sentence: str
    before: str
    paragraph: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a heading asks: the stems of one of its names, and whether that is a pillar or the whole.

    `loosely` says that a judgment on anything counts, where no other question is named.
    """

    stems: frozenset[str]
    whole: bool
    loosely: bool
    above: frozenset[frozenset[str]] = frozenset()
    """The same stems of the headings that hold this one: words of theirs name no other question."""


class PassageGrades:
    """Tells what the passages of one report judge."""

    def __init__(
        self, mentions: GradeMentions, cycle: str | None, names: Iterable[str] = ()
    ) -> None:
        """`names` are what else the report asks: a judgment in the words of one is on that."""
        self.mentions = mentions
        self.cycle = cycle
        self._names = list(dict.fromkeys(filter(None, map(stems_asked, names))))

    def in_sentence(self, sentence: str, asked: str) -> Grade | None:
        """The grade that one sentence tells of what is asked, or None."""
        told = self.told([asked], [[sentence]])
        return told.grade if told else None

    def told(
        self,
        names: Sequence[str],
        passage: Sequence[Sequence[str]],
        *,
        whole: bool = False,
        loosely: bool = False,
        above: Sequence[str] = (),
    ) -> ToldGrade | None:
        """The grade that paragraphs, given as sentences, tell of what a heading asks, or None.

        A heading may have several names; `whole` says that it asks for a pillar or for all. `loosely`
        believes what is on a thing that the heading may ask about in other words. `above` are the headings
        that hold it.
        """
        held = frozenset(map(stems_asked, above))
        asked = [
            _Asked(stems=stems_asked(name), whole=whole, loosely=loosely, above=held)
            for name in names
        ]
        found: dict[Grade, ToldGrade] = {}
        alone: set[Grade] = set()
        for said in self._said(passage):
            one = said.mention
            if one.whose is Whose.NOBODY and not one.rest and self.mentions.opens(said.sentence):
                alone.add(one.grade)
            weights = [self._weight(said, what) for what in asked]
            weight = max(weights) + _OWN_NAME * weights[0]
            known = found.get(one.grade)
            if weight >= _NEEDED and (known is None or weight > known.weight):
                found[one.grade] = _told(said, weight)
        ranked = sorted(found.values(), key=lambda told: -told.weight)
        if not ranked or len(alone) >= _SCALE:
            return None
        tied = len(ranked) > 1 and ranked[0].weight == ranked[1].weight
        return None if tied else ranked[0]

    def recalled(self, passage: Sequence[Sequence[str]]) -> ToldGrade | None:
        """The one grade of whatever time that paragraphs give this force, or None."""
        found: dict[Grade, ToldGrade] = {}
        for said in self._said(passage):
            one = said.mention
            if one.governed and not one.denied and one.whose is not Whose.OTHER:
                found.setdefault(one.grade, _told(said))
        return next(iter(found.values())) if len(found) == 1 else None

    def left_standing(
        self, names: Sequence[str], passage: Sequence[Sequence[str]], stands: Callable[[str], bool]
    ) -> ToldGrade | None:
        """The one grade of an earlier time that paragraphs give what a heading asks, where they give none of
        now and say of a judgment that it stands; None otherwise.

        `stands` tells whether a sentence in plain form says so of something.
        """
        asked = [_Asked(stems=stems_asked(name), whole=True, loosely=True) for name in names]
        then: dict[Grade, ToldGrade] = {}
        said_of_then: set[str] = set()
        for said in self._said(passage):
            one = said.mention
            words = stems_asked(f"{one.subject} {one.rest}")
            if (one.whose is Whose.OTHER and one.governed) or all(
                self._is_on_other(said, words, what, _share(what.stems, words)) for what in asked
            ):
                continue
            if not (one.then or self._goes_on_from_then(said)):
                if one.denied or not one.governed:
                    continue
                return None
            then.setdefault(one.grade, _told(said))
            said_of_then.add(said.sentence)
        if len(then) != 1:
            return None
        for sentence in (sentence for sentences in passage for sentence in sentences):
            of_grade = sentence in said_of_then or self.mentions.speaks_of_grades(sentence)
            if of_grade and stands(plain(sentence)):
                return next(iter(then.values()))
        return None

    def _said(self, passage: Sequence[Sequence[str]]) -> Iterator[_Said]:
        count = sum(map(len, passage))
        nth, before = 0, ""
        for paragraph, sentences in enumerate(passage):
            for sentence in sentences:
                for one in self.mentions.of(sentence):
                    yield _Said(
                        mention=one, sentence=sentence, before=before, paragraph=paragraph,
                        is_first=nth == 0, is_last=nth == count - 1,
                    )  # fmt: skip
                nth += 1
                before = sentence

    # -- how surely a mention judges what is asked --

    def _weight(self, said: _Said, asked: _Asked) -> float:
        one = said.mention
        if (
            one.denied
            or one.then
            or not one.governed
            or _IN_PART.match(one.rest)
            or self._goes_on_from_then(said)
        ):
            return 0
        topic, subject = stems_asked(one.rest), self._subject(one)
        shared = _share(asked.stems, topic | subject)
        on_whole = _WHOLE.search(f"{one.opening} {one.subject} {one.rest}") is not None
        holder = self._holder(one, subject, asked, on_whole=on_whole)
        if (
            holder is None
            or self._is_on_other(said, topic | subject, asked, shared)
            or (
                _is_on_a_part(one, topic, asked, shared)
                and not (asked.loosely or (on_whole and asked.whole))
            )
            or (on_whole and not asked.whole and _OVERALL.search(said.sentence.casefold()))
            or (_is_a_fact(one) and "overall" not in said.sentence.casefold())
        ):
            return 0
        weight = holder + 2 * (shared >= _ENOUGH) + one.formal + said.is_first + said.is_last
        weight += _HERE.search(f"{one.subject} {one.rest}") is not None
        weight += _SUMS.search(said.sentence.casefold()) is not None
        weight += one.labelled
        weight += not topic and one.whose not in (Whose.ITS, Whose.OTHER)
        weight += (
            one.whose is Whose.NOBODY and not one.subject and self.mentions.opens(said.sentence)
        )
        weight -= bool(topic) and not (one.formal or said.is_first or said.is_last)
        weight -= (
            not shared and _REASON.search(self.mentions.said(said.sentence)[:_OPENING]) is not None
        )
        weight += asked.loosely and one.whose is Whose.FORCE and (said.is_first or said.is_last)
        if on_whole:
            weight += 2 if asked.whole else -1
        if weight > 0 and one.whose is Whose.POINTER and _AN_IT.search(f" {one.subject} "):
            weight += self._antecedent(said)
        return weight

    def _subject(self, one: GradeMention) -> frozenset[str]:
        """The stems of what a mention is on, in the words before it."""
        if one.whose in (Whose.ITS, Whose.OTHER):
            return stems_asked(one.subject)
        return stems_asked(" ".join(_TOPIC.findall(one.subject)))

    def _holder(
        self, one: GradeMention, subject: frozenset[str], asked: _Asked, *, on_whole: bool
    ) -> float | None:
        """What it weighs whose grade a mention is; None if it is not of this force in what is asked."""
        if one.whose not in (Whose.ITS, Whose.OTHER):
            astray = subject - asked.stems - _TIMES and one.whose is not Whose.JUDGMENT
            near = _share(asked.stems, subject | stems_asked(one.rest)) >= _ENOUGH
            return None if astray and not near and not asked.loosely else 0
        if not subject and (one.whose is Whose.ITS or (on_whole and asked.whole)):
            return 1
        if _PARTS.isdisjoint(one.subject.split()):
            share = _share(asked.stems, subject)
            extra = subject - asked.stems
            told = share >= (_ENOUGH if one.formal else _MOST)
            if (told and (one.formal or one.whose is Whose.ITS or not extra)) or (
                len(subject) >= _SEVERAL_WORDS and not extra
            ):
                return 1 + (len(extra) <= 1)
            if asked.loosely and one.whose is Whose.ITS and _DOES.search(one.subject):
                return 1
        if on_whole and asked.whole:
            return 1
        if asked.loosely and one.whose is Whose.ITS and _HERE.search(one.subject):
            return 1
        return 0 if one.formal and _HERE.search(one.rest) else None

    def _is_on_other(self, said: _Said, told: frozenset[str], asked: _Asked, shared: float) -> bool:
        """Whether a mention, or the opening of its sentence, names another question."""
        if self._names_other(told, asked) > shared:
            return True
        if shared >= _ENOUGH:
            return False
        sentence = self.mentions.said(said.sentence)
        fronted = _FRONTED.match(sentence)
        if fronted and not asked.loosely and "force" not in fronted[1].split():
            about = stems_asked(fronted[1]) - _TIMES
            if about and not about & asked.stems and not _WHOLE.search(sentence):
                return True
        head = _FIRST_PHRASE.match(sentence)
        return head is not None and self._names_other(stems_asked(head[0]), asked) > 0

    def _names_other(self, told: frozenset[str], asked: _Asked) -> float:
        """How much of the name of another question words have, 0 if they name none."""
        shares = (
            _share(name, told)
            for name in self._names
            if _share(name, asked.stems) < _SURELY and name not in asked.above
        )
        best = max(shares, default=0.0)
        return best if best >= _SURELY else 0.0

    def _antecedent(self, said: _Said) -> int:
        """1 where "it" is the force or its grade, as far as the words before it tell, and -1 where not."""
        before = self.mentions.said(f"{said.before} {said.sentence}")
        known = _FORCE.search(before) or _JUDGED.search(before) or _NOW.search(before)
        return 1 if known else -(not said.is_first)

    def _goes_on_from_then(self, said: _Said) -> bool:
        """Whether a sentence goes on from an earlier year: "In 2017 we came. We judged the force good."."""
        years = _YEAR.findall(said.before)
        opens = (self.cycle or "")[:4]
        earlier = bool(years) and max(years) < opens
        return said.mention.past and earlier and not _THIS_TIME.search(said.sentence.casefold())


def _told(said: _Said, weight: float = 0) -> ToldGrade:
    one = said.mention
    return ToldGrade(
        grade=one.grade, sentence=said.sentence, paragraph=said.paragraph, weight=weight, formal=one.formal
    )  # fmt: skip


def _is_on_a_part(one: GradeMention, topic: frozenset[str], asked: _Asked, shared: float) -> bool:
    """Whether praise is on a thing of its own: "good at answering the phone"."""
    if (
        one.labelled
        or one.whose is Whose.JUDGMENT
        or one.rest.split(" ", 1)[0] not in OF_WHAT
        or _POINTS.match(one.rest)
    ):
        return False
    return bool(topic) and (shared < _ENOUGH or not topic & asked.stems)


def _is_a_fact(one: GradeMention) -> bool:
    """Whether what is called good is what was just told: "This is good"."""
    return one.whose is Whose.POINTER and not one.formal and _FACT.search(one.subject) is not None


def _share(wanted: frozenset[str], said: frozenset[str]) -> float:
    """How much of the words of a question a text has."""
    return len(wanted & said) / len(wanted) if wanted else 0.0


def stems_asked(text: str) -> frozenset[str]:
    """The stems of those words of a question or a judgment that say what it is about."""
    told = (word for word in words_in(text) if word not in _ABOUT and len(word) > 1)
    return frozenset(_ENDS.sub("", word)[:_STEM] for word in told if not word.isdigit())
