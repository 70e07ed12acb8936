"""Every place in a sentence where a grade stands, and what the sentence makes of it there.

Inspectors tell a grade in any words: "We've landed on adequate", "so requires improvement it is", "a grade,
for its response, of good". What gives a grade cannot be listed; what takes it away can: a noun that the
word praises, a denial or a wish, another time, another body. So each place is put down with whose grade it
is, on what, and what takes it away; `passages` chooses among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from alignment.late import late, late_with
from alignment.records import dataclass, replace
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments
from peeldiff.model import Grade
from peeldiff.report.grades.doubts import ANOTHER_BODY, GradeDoubts, bound_at
from peeldiff.report.grades.places import GradePlaces
from peeldiff.report.grades.words import (
    ADVERBS,
    BE,
    HAS,
    OF_WHAT,
    OURS,
    POINTERS,
    PREPOSITIONS,
    STOPS,
    TURNS,
)
from peeldiff.words import plain

__all__ = ["GradeMention", "GradeMentions", "Whose"]

_TOKEN = late(r"\d+(?:[-/]\d+)*|[a-z]+(?:['-][a-z]+)*|\.{3,}|[;:(),.?!]|(?<= )-(?= )")
_BODY = late_with(
    ("Police", "Constabulary", "Heddlu"),
    r"\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)* (?:Police|Constabulary)\b|\bHeddlu(?: [A-Z][\w'-]+)+",
)
_KIND = late(r"\b(?:Police|Constabulary)\b|^Heddlu\b")
_THE_FORCE = late(r"\b(?:the |this |your )+(?:constabulary|service|organisation|force)\b")
_THEN_OR_NOW = late_with(("(",), r"\((?:in )?((?:this|last|next) (?:time|year)|20\d\d(?:/\d\d)?)\)")
"""A time in brackets, which parts no clause."""
_AS_THEN = late(
    r"(?:^|,) as (?:it was )?(?:before|previously|ever|always|in (?:the past|20\d\d(?:/\d\d)?)"
    r"|(?:at |in |on )?(?:our |the |its )?(?:last|previous) \w+)(?=,)"
)
"""What only says that nothing has changed: "we judge the force, as last year, to be good"."""
_OUR_VIEW = late(
    r"\bin (?:our|my) (?:own )?(?:view|opinion|eyes|estimation|assessment|mind),?(?= )"
)
_NUMBER = late(r"^\W*(?:[A-Z]?\d+(?:\.\d+)*[.)]?|\(\w{1,3}\))\s+(?=[A-Z])")
"""The number of a paragraph."""
_SHORT_FORM = late(r"\bRI\b")
_OPENS_CLAUSE = frozenset(
    "it we the this that they for on in our its so can there here".split()  # noqa: SIM905
)
"""Words behind "and" with which a clause of its own begins."""
_SUBJECTS = frozenset("it we the this that they our its so there".split())  # noqa: SIM905
_OPENS_AFTER_COMMA = frozenset("it we this they so and which".split())  # noqa: SIM905
_STANDARD = frozenset("standard level kind order".split())  # noqa: SIM905
_INVERTED = frozenset(
    [("it", "is"), ("it", "remains"), ("it", "stays"), ("is", "what"), ("is", "the"), ("is", "our"),
     ("is", "how"), ("is", "accordingly"), ("is", "therefore")]
)  # fmt: skip
"""How a sentence goes on that begins with its grade: "good is what it gets"."""
_INDEFINITE = frozenset("any every each another no".split())  # noqa: SIM905
_WAYS = frozenset("way ways manner extent speed ease degree".split())  # noqa: SIM905
_RELATIVE = frozenset("that which whom who".split())  # noqa: SIM905
_PARTS_PHRASES = frozenset([",", "that"])
_NEAR = 4
_LONGEST_ASIDE = 14
_SHORT_LABEL = 2
_LONGEST_THING = 8
"""Words between a word for judging and the grade that it gives."""


class Whose(Enum):
    """Whose grade a mention is: who or what is the subject of the grade."""

    FORCE = "force"
    JUDGMENT = "judgment"
    POINTER = "pointer"
    ITS = "its"
    """Something that the force has or does."""
    NOBODY = "nobody"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeMention:
    """A grade where it stands for a grade.

    `subject` are the words that say whose it is, `rest` those behind it, `opening` those of the sentence
    before its clause; `formal` says that the inspectorate judges; `labelled` that it stands behind a label
    and nothing else; `past` that the clause is told of what was, `then` that it is told of an earlier
    time; `denied` that the grade is not given here, `governed` that something in its clause gives it.
    """

    grade: Grade
    whose: Whose
    subject: str
    rest: str
    opening: str
    formal: bool
    labelled: bool
    past: bool
    then: bool
    denied: bool
    governed: bool


class GradeMentions:
    """Finds the mentions of grades in the sentences of one report."""

    def __init__(self, words: Inspectorate, force: str | None, cycle: str | None) -> None:
        self._names = [
            name for name in (force, _KIND.sub("", force).strip() if force else "") if name
        ]
        self._places = GradePlaces(words)
        self._nouns = words.plain_set(Judgments.verdict_nouns)
        self._verbs = words.plain_set(Judgments.judging_verbs)
        self._questions = words.plain_set(Judgments.question_words)
        self._doubts = GradeDoubts(self._verbs, self._nouns, cycle)

    def of(self, sentence: str) -> list[GradeMention]:
        """The mentions of one sentence, in order."""
        if not ("RI" in sentence or self._places.may_be_in(sentence)):
            return []
        tokens = _without_asides(self.tokens(sentence))
        found: list[GradeMention] = []
        for at, end, grade in self._places.of(tokens):
            start, stop = self._clause(tokens, at, end)
            if found and _is_joined(tokens, start, at):
                # "adequate at one thing and good at another": two predicates of one subject
                own = self._mention(tokens, max(start, at - 1), at, end, stop, grade)
                verb = tokens[at - 1] in BE
                found.append(
                    replace(
                        found[-1],
                        grade=grade,
                        rest=" ".join(tokens[end:stop]),
                        past=own.past if verb else found[-1].past,
                        then=own.then if verb else found[-1].then,
                        denied=own.denied or found[-1].denied,
                    )
                )
            else:
                found.append(self._mention(tokens, start, at, end, stop, grade))
        return found

    def tokens(self, sentence: str) -> list[str]:
        """The words of a sentence, this force named "the force" and any other by one word."""
        text = _SHORT_FORM.sub("requires improvement", _NUMBER.sub("", sentence).replace("’", "'"))
        for name in self._names:
            text = re.sub(rf"\b{re.escape(name)}\b", "the force", text, flags=re.IGNORECASE)
        said = plain(_BODY.sub(ANOTHER_BODY, text)).replace("the force police", "the force")
        said = _THEN_OR_NOW.sub(r" in \1 ", _THE_FORCE.sub("the force", said))
        return _TOKEN.findall(_OUR_VIEW.sub("in our judgment", _AS_THEN.sub(",", said)))

    def said(self, sentence: str) -> str:
        """A sentence as its words, one space between them."""
        return " ".join(self.tokens(sentence))

    def speaks_of_grades(self, sentence: str, *, named: bool = False) -> bool:
        """Whether a sentence has a word for a judgment, or, if `named`, the name of a grade."""
        return not self._nouns.isdisjoint(self.tokens(sentence)) or (
            named and bool(self.of(sentence))
        )

    def opens(self, sentence: str) -> bool:
        """Whether a sentence begins with a grade."""
        return self._places.open(self.tokens(sentence))

    def _clause(self, tokens: Sequence[str], at: int, end: int) -> tuple[int, int]:
        """Where the clause of a grade begins, and where what is said behind it ends."""
        start = next((place for place in range(at, 0, -1) if _begins(tokens, place)), 0)
        for place in range(end, len(tokens)):
            token, following = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else ""
            joined = token == "and" and (
                following in _SUBJECTS | BE | HAS or following in self._places.first_words
            )
            goes_on = following in OF_WHAT or following.endswith("ing")
            apart = token == "," and following and not goes_on
            tells = token == "which" and not _names_way(tokens[end:place])
            if token in STOPS | TURNS or tells or joined or apart:
                return start, place
        return start, len(tokens)

    # -- what is made of them --

    def _mention(
        self, tokens: Sequence[str], start: int, at: int, end: int, stop: int, grade: Grade
    ) -> GradeMention:
        before, behind = list(tokens[start:at]), list(tokens[end:stop])
        governor, subject, formal = self._governor(
            before, behind, verb=self._is_verb(tokens, start, at)
        )
        subject = _joined_subject(tokens[:start], before) or self._last_phrase(subject)
        labelled = False
        if governor == "fragment" and (label := _label(tokens, start)) is not None:
            subject, formal = label, formal or not self._nouns.isdisjoint(label)
            labelled = formal or len(label) <= _SHORT_LABEL
        whose = self._whose(subject)
        if tuple(behind[:2]) in _INVERTED and governor in ("fragment", "", "noun"):
            formal = not self._nouns.isdisjoint(behind) or "we" in behind
            governor, whose, behind = "be", Whose.POINTER, []
        formal = formal or (bool(behind) and behind[0] in self._nouns)
        doubts = self._doubts
        return GradeMention(
            grade=grade,
            whose=whose,
            subject=" ".join(subject),
            rest=" ".join(behind),
            opening=" ".join(tokens[: start + len(before) - len(subject)]) if subject else "",
            formal=formal,
            labelled=labelled,
            past=doubts.is_past(before),
            then=doubts.is_of_then(tokens, start, at, end, present=tokens[at] in ("requires", "require")
                                   and governor == "verb"),
            governed=bool(governor),
            denied=doubts.is_denied(before, tokens[start - 1] if start else "")
            or doubts.is_anothers(tokens, start, at, behind),
        )  # fmt: skip

    def _is_verb(self, tokens: Sequence[str], start: int, at: int) -> bool:
        """Whether "requires improvement" is the verb of its clause, and no name of a grade."""
        led = tokens[at - 1] if at > start else ""
        named = led.endswith("'s") or led in PREPOSITIONS | BE | self._verbs | self._nouns | {
            "a",
            "than",
            "be",
        }
        return tokens[at] in ("requires", "require", "required") and bool(led) and not named

    def _governor(
        self, before: Sequence[str], behind: Sequence[str], *, verb: bool
    ) -> tuple[str, list[str], bool]:
        """What makes a grade word a grade, the words that say whose it is, and whether somebody judges.

        The first is "" where nothing does.
        """
        bound = bound_at(before)
        words = list(before) if bound is None else list(before[:bound])
        judged = _last_of(words, self._verbs)
        judges = judged is not None and not OURS.isdisjoint(words[:judged])
        formal = judges or not self._nouns.isdisjoint(words)
        if verb:
            return "verb", _without_helps(words), judges
        while words and (words[-1] in ADVERBS or words[-1] == ","):
            if words[-1] == "," and self._nouns.intersection(words[-_LONGEST_THING:]):
                return "noun", words, True
            words.pop()
        if not words:
            return ("fragment" if bound is None else "be"), [], False
        last = words[-1]
        if judged == len(words) - 1:
            return "judged", _whom(words[:-1]), True
        if last in ("as", "be", "being", "to") and judged is not None:
            thing = [
                word
                for word in words[judged + 1 : -1]
                if word not in ("to", "as", "be", "being", ",")
            ]
            return "judged", _without_helps(thing) or _without_helps(words[:judged]), True
        if last == "as":
            return _reached(words[:-1], formal)
        if last in ("be", "being"):
            goes_on = (
                bound is not None
                or any(word.startswith("continu") for word in words[-_NEAR:])
                or words[-2:-1] in (["has"],)
            )
            return ("be" if goes_on else ""), _without_helps(words[:-1]), formal
        if last in BE or (last.endswith("'s") and last[:-2] in POINTERS):
            subject = words[:-1] if last in BE else [*words[:-1], last[:-2]]
            return "be", _without_helps(subject), formal
        if last in self._nouns or (last in ("of", "that") and formal):
            return "noun", words, True
        if last == "of":
            return (
                _reached(words[:-1], formal)
                if _STANDARD.intersection(behind[:1])
                else ("", words, False)
            )
        if last in PREPOSITIONS and last != "for":
            return _reached(words[:-1], formal)
        if judged is not None and len(words) - judged - 1 <= _LONGEST_THING:
            return "judged", _without_helps(words[judged + 1 :]), True
        return "", words, False

    def _last_phrase(self, subject: Sequence[str]) -> list[str]:
        """What stands behind the last comma or "that", where that says whose the grade is."""
        at = _last_of(subject, _PARTS_PHRASES)
        last = list(subject[at + 1 :]) if at is not None else []
        named = bool(last) and (
            last[-1] in POINTERS | {"force", "force's"}
            or "force's" in last[:_SHORT_LABEL]  # "even so, the force's performance"
            or not self._nouns.isdisjoint(last)
        )
        return last if named else list(subject)

    def _whose(self, subject: Sequence[str]) -> Whose:
        words = [w for w in subject if (w not in ADVERBS or w == "no") and w not in (",", "to")]
        if not self._nouns.isdisjoint(words):
            return Whose.JUDGMENT
        head = words[
            : next((n for n, w in enumerate(words) if w in OF_WHAT or w == "of"), len(words))
        ]
        at = _last_of(words, frozenset(("force", "force's")))
        if at is not None:
            led = subject[-3] if subject[-2:] == ["the", "force"] and subject[2:] else ""
            fronted = (
                at == len(words) - 1 and words[0] in OF_WHAT and led not in PREPOSITIONS | OF_WHAT
            )
            if (at and words[at - 1] in _INDEFINITE) or "the" not in subject:
                return Whose.OTHER  # "a force that is good"
            own = words[at] == "force" and (head[-1:] == ["force"] or fronted)
            return Whose.FORCE if own else Whose.ITS
        if not words or (not head and words[0] in OF_WHAT):
            return Whose.NOBODY
        if head and (head[-1] in POINTERS or head[-1].removesuffix("'s") in self._questions):
            return Whose.POINTER
        return Whose.ITS if "its" in words[:3] else Whose.OTHER


def _joined_subject(opening: Sequence[str], before: Sequence[str]) -> list[str]:
    """The subject of "the force does this, and was judged good", or nothing."""
    helper = next((at for at in range(len(before) - 1, 0, -1) if before[at] in BE | HAS), 0)
    if not helper or before[helper - 1] not in ("and", "but", "yet"):
        return []
    said = [*opening, *before]
    if said[:2] == ["the", "force"]:
        return ["the", "force"]
    return said[:1] if said[0] in ("it", "you") else []


def _without_asides(tokens: list[str]) -> list[str]:
    """Words without what stands between commas right before a verb: "its plan, for the long term, is"."""
    found: list[str] = []
    for token in tokens:
        if token in BE | HAS and found[-1:] == [","]:
            first = _last_of(found[:-1], frozenset(","))
            aside = found[first + 1 : -1] if first is not None else []
            if (
                first
                and 0 < len(aside) <= _LONGEST_ASIDE
                and aside[0] in OF_WHAT | PREPOSITIONS | {"which", "both"}
            ):
                found = found[:first]
        found.append(token)
    return found


def _is_joined(tokens: Sequence[str], start: int, at: int) -> bool:
    """Whether a grade stands behind a conjunction or comma, with or without a verb of its own."""
    led = at - 1 if tokens[at - 1 : at] and tokens[at - 1] in BE else at
    return led > start and tokens[led - 1] in ("and", "but", "yet", ",")


def _names_way(tokens: Sequence[str]) -> bool:
    """Whether words lead on to what a judgment is on: "in the way in [which it …]"."""
    return len(tokens) > 1 and tokens[-2] in _WAYS and tokens[-1] in PREPOSITIONS


def _begins(tokens: Sequence[str], place: int) -> bool:
    """Whether a clause begins at a place of a sentence."""
    before, token = tokens[place - 1], tokens[place] if place < len(tokens) else ""
    if before in STOPS or before.startswith(".."):
        return True
    if before in TURNS:
        return not (before == "since" and place > 1 and tokens[place - 2] in HAS)
    return (before == "and" and token in _OPENS_CLAUSE) or (
        before == "," and token in _OPENS_AFTER_COMMA
    )


def _label(tokens: Sequence[str], start: int) -> list[str] | None:
    """The words before the colon, dash or dots that a grade stands behind, or None."""
    if not start or not (tokens[start - 1] in (":", "-") or tokens[start - 1].startswith("..")):
        return None
    first = start - 1
    while first and tokens[first - 1] not in STOPS:
        first -= 1
    return list(tokens[first : start - 1])


def _whom(words: Sequence[str]) -> list[str]:
    """Who is judged by "is judged", "we judge", "those that we call": what stands before."""
    rest = _without_helps(words)
    if rest[-1:] and rest[-1] in OURS:
        rest = rest[:-1]
        relative = bool(rest) and rest[-1] in _RELATIVE and "force" not in rest
        rest = rest[:-1] if relative else []
    return rest


def _reached(words: Sequence[str], formal: bool) -> tuple[str, list[str], bool]:
    """The governor of "we've landed on", "it came out as", "the force moves to"."""
    for at, word in enumerate(words):
        if word in OURS:
            return "reached", list(words[:at]), True
        if word in ("it", "this", "here", "you") or word == "force":
            return "reached", list(words[: at + 1]), formal
        if word in BE | HAS and at:
            return "reached", list(words[:at]), formal
    return "reached", _without_helps(words), formal


def _last_of(words: Sequence[str], among: frozenset[str]) -> int | None:
    return next((at for at in range(len(words) - 1, -1, -1) if words[at] in among), None)


def _without_helps(words: Sequence[str]) -> list[str]:
    """Words without the helpers of a verb at their end."""
    helps = BE | HAS | ADVERBS | {"to", "be", ",", "can", "must", "cannot", "could"}
    found = list(words)
    while found and (found[-1] in helps or found[-1].endswith("n't")):
        found.pop()
    return found
