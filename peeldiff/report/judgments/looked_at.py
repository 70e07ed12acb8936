"""Whether a sentence says that the inspectorate did not look at a question this time.

Reports say so in any words: "We chose not to examine this again", "There was no fresh inspection of the
question", "It lay outside what we could cover", "The force was not among those selected". What they have
in common is a clause in which looking is denied, or something is said to be left out: by the inspectorate
or nobody named, and of the question itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from alignment.late import late
from alignment.words import stems
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments

__all__ = ["LookedAt"]

_TOLD_US = late(r"\btold (?:us|me|inspectors|hmic\w*)\b")
_TOKEN = late(r"[a-z]+(?:'[a-z]+)?|\d+(?:/\d+)?|[.,;:()]|-(?= )")
_NOT = frozenset("not never neither nor nobody none nothing no without cannot against".split())  # noqa: SIM905
_NO = frozenset("no without any".split())  # noqa: SIM905
_STOPS = frozenset([*",;:().-", "but", "because", "although", "though", "while", "whereas"])
"""Where a clause ends."""
_JOINS = frozenset("so and which as since when until".split())  # noqa: SIM905
"""Where a clause ends if a subject stands behind it."""
_SUBJECTS = frozenset("we i it this the there inspectors they our its".split())  # noqa: SIM905
_BE = frozenset("was were is are be been being wasn't weren't isn't aren't".split())  # noqa: SIM905
_HELPS = _BE | frozenset(
    """
    has have had hasn't haven't hadn't did didn't does do doesn't don't could couldn't fell lay falls lies
    """.split()  # noqa: SIM905
)
_HAS = frozenset("has have had".split())  # noqa: SIM905
_LEFT = frozenset("left kept set".split())  # noqa: SIM905
"""Words for leaving something out that need "out" or "aside" behind them."""
_OUT = frozenset("out aside".split())  # noqa: SIM905
_LIGHT = frozenset(
    """
    therefore also then again ever since yet even now re fully directly specifically separately so either
    able to form a take took make made in within planned chose chosen decided choose going an one go
    gone went come came
    """.split()  # noqa: SIM905
)
"""What may stand between a subject and what is denied of it."""
_THIS = frozenset("it this that here them".split())  # noqa: SIM905
_ARTICLES = frozenset("this that the these those our any either both all its".split())  # noqa: SIM905
_ITS_NAME = frozenset("police constabulary force".split())  # noqa: SIM905
_AT = frozenset("at into to for on in of over upon from by with under within".split())  # noqa: SIM905
_WHEN = frozenset(
    """
    again afresh anew year years time inspection inspections round cycle occasion today now once more fully
    directly ourselves present current this our the any in on during for of at programme report visit
    fieldwork since either separately specifically formally itself we therefore then as part a new fresh
    further work evidence date last been re both two three its to that those assessment assessed all
    peel legitimacy effectiveness efficiency
    """.split()  # noqa: SIM905
)
"""What says no more of a thing than when, how, or in what work it was looked at."""
_OF_ANY = frozenset(
    stems(
        "how well good effective efficient does do is are the force police constabulary its it their to "
        "extent at in of and for with by a an this that was were has have been each response approach way "
        "performance handling"
    )
)
"""Stems that stand in headings whatever they are about."""
_DONE = frozenset("again afresh out was were is been made done undertaken carried time".split())  # noqa: SIM905
_IN_WORK = frozenset("inspection assessment round cycle report programme visit year".split())  # noqa: SIM905
_REACH = 6
"""Words among which a denial stands before what it denies."""
_NEAR = 4
_BESIDES = 2
"""Stems that may stand beside the whole of a heading in what names it: where, for whom."""


class LookedAt:
    """Reads sentences for what they say of having looked at a question."""

    def __init__(self, words: Inspectorate) -> None:
        self._verbs = words.plain_set(Judgments.looking_words)
        self._nouns = words.plain_set(Judgments.fieldwork_words)
        self._back = words.plain_set(Judgments.returning_words)
        self._outside = words.plain_set(Judgments.outside_words)
        self._beyond = words.plain_set(Judgments.beyond_words)
        self._among = words.plain_set(Judgments.among_words)
        self._questions = words.plain_set(Judgments.question_words)
        self._covers = words.plain_set(Judgments.covering_words)
        self._we = words.plain_set(Judgments.inspecting_body_words)
        self._judged = words.plain_set(Judgments.standing_nouns)
        self._denying = _NOT | self._outside | self._beyond

    def denied(self, said: str, heading: str, cycle: str | None = None) -> bool:
        """Whether a sentence in plain form says that nobody looked at what a heading asks.

        What was not looked at in a year before the cycle says nothing of this time.
        """
        tokens = _TOKEN.findall(said)
        if (self._denying.isdisjoint(tokens) and "n't" not in said) or _TOLD_US.search(said):
            return False
        before: list[str] = []
        for clause in _clauses(tokens):
            if not _is_of_then(clause, cycle) and (
                any(self._denies(clause, at, heading) for at in range(len(clause)))
                and not (
                    (before or clause[-1] == "them")
                    and self._points_at_other(clause, before, heading)
                )
            ):
                return True
            before = clause
        return False

    def _points_at_other(self, clause: Sequence[str], before: Sequence[str], heading: str) -> bool:
        """Whether a clause ends in "it" or "them", and what stands before it names neither the question nor
        the judgment nor the force."""
        named = self._questions | self._judged | _ITS_NAME | {"this", "here"}
        other = named.isdisjoint(before) and not _content(" ".join(before)) & _content(heading)
        return clause[-1] in ("it", "them") and other

    def _denies(self, clause: Sequence[str], at: int, heading: str) -> bool:
        """Whether the word at an index of a clause is one for looking that is denied of the question."""
        word, before, behind = clause[at], clause[:at], clause[at + 1 :]
        denied = any(map(_is_denial, before[-_REACH:]))
        if word in self._nouns and _NO.intersection(before[-_NEAR:]):
            return denied and self._has_none(before, behind, heading)
        if not denied:
            return self._leaves_out(word, before, behind, heading)
        if word in self._verbs or (word in self._back and behind[:1] in (["to"], ["at"], [])):
            return self._looks_not(word, before, behind, heading)
        if word in self._among:
            return self._is_not_among(word, before, behind, heading)
        return False

    def _leaves_out(
        self, word: str, before: Sequence[str], behind: Sequence[str], heading: str
    ) -> bool:
        """Whether the question is left out: "it was omitted", "we left it out", "it lies outside"."""
        out = word in self._outside and (word not in _LEFT or not _OUT.isdisjoint(behind))
        if not out and word not in self._beyond:
            return False
        subject, helps = _subject(before)
        left = word in self._beyond or not _BE.isdisjoint(helps)
        if left and self._is_asked(subject, heading):
            return True
        ours = (out and subject[-1:] == ["we"]) or (left and _is_force(subject))
        return ours and self._is_of_question(behind, heading, needed=True)

    def _looks_not(
        self, word: str, before: Sequence[str], behind: Sequence[str], heading: str
    ) -> bool:
        """Whether the inspectorate, or nobody named, did not look at the question."""
        subject, helps = _subject(before)
        passive = not _BE.isdisjoint(helps)
        done = word.endswith("ed") or word == "put"
        if done and subject[-1:] not in (["we"], ["i"]):
            bare = bool(helps) and helps <= _NOT
            asked = self._is_asked(subject, heading)
            judged = not self._judged.isdisjoint(subject)
            whose = (bare and (asked or not subject)) or (
                passive and (asked or judged or _is_force(subject))
            )
            if whose and self._is_of_question(behind, heading):
                return True
        if passive:
            return False
        ours = not self._we.isdisjoint(subject[-3:]) or ("nobody" in helps and not subject)
        # A report or a programme covers a question, and may be called by "it".
        works = subject == ["it"] or (
            subject[:1] in (["this"], ["our"]) and subject[-1] in _IN_WORK
        )
        covers = word in self._covers and works
        needed = covers or word in self._back
        return (ours or covers) and self._is_of_question(behind, heading, needed=needed)

    def _is_not_among(
        self, word: str, before: Sequence[str], behind: Sequence[str], heading: str
    ) -> bool:
        """Whether the question, or the force for it, is not among what is inspected."""
        subject, helps = _subject(before)
        if word == "one" and (behind[:1] != ["of"] or not self._speaks_of_questions(behind)):
            return False
        if not helps.isdisjoint(_HAS):
            return False
        if not subject and helps and helps <= _NOT and word == "part":
            return True  # "Not part of this visit."
        of_force = _is_force(subject) and self._is_of_question(behind, heading)
        return of_force or self._is_asked(subject, heading)

    def _is_asked(self, subject: Sequence[str], heading: str) -> bool:
        """Whether a subject is the question, and nothing that only begins with "it" or "that"."""
        bare = subject[:1] in (["it"], ["here"]) and len(subject) > 1
        return not bare and self._is_question(subject, heading)

    def _speaks_of_questions(self, behind: Sequence[str]) -> bool:
        """Whether words speak of questions, or of inspecting: "of those that we looked at"."""
        return not (self._questions | self._verbs | {"those", "them"}).isdisjoint(behind)

    def _has_none(self, before: Sequence[str], behind: Sequence[str], heading: str) -> bool:
        """Whether there was no inspection of the question: "we carried out no inspection of it"."""
        ours = not self._we.isdisjoint(before)
        if not (ours or before[0] in _NO or before[0] in ("there", "not")):
            return False
        return self._is_of_question(behind, heading, needed=not ours)

    def _is_of_question(self, behind: Sequence[str], heading: str, *, needed: bool = False) -> bool:
        """Whether what stands behind a word for looking is the question itself, or only says when."""
        rest = _without_time(behind)
        while rest and (
            rest[0] in _AT | _DONE | self._nouns
            or (rest[0] in _ARTICLES and rest[1:2] and rest[1] in self._nouns)
        ):
            rest = rest[1:]
        known = _WHEN | self._among | self._verbs | {"those", "out"}
        told = [token for token in rest if token not in known and not token[0].isdigit()]
        if not told:
            return not needed or bool(_THIS.intersection(rest))
        named = next((at for at in range(min(_REACH, len(rest))) if rest[at] in _ITS_NAME), None)
        if named is not None and rest[named + 1 : named + 2] and rest[named + 1] in _AT:
            return self._is_of_question(rest[named + 1 :], heading, needed=needed)
        return self._is_question(rest, heading)

    def _is_question(self, tokens: Sequence[str], heading: str) -> bool:
        """Whether words begin with the question: "this area", "it was", or the heading's own words."""
        if not tokens or "we" in tokens or list(tokens[:2]) == ["part", "of"]:
            return False
        first, then = tokens[0], tokens[1] if len(tokens) > 1 else ""
        alone = not then or (then in _WHEN and then not in self._questions)
        if first in self._questions or (first in _THIS and alone):
            return True
        if first in _ARTICLES and any(
            token in self._questions and following != "of"
            for token, following in zip(tokens[1:4], [*tokens[2:5], ""], strict=False)
        ):
            return True
        told = [token for token in tokens if token not in _WHEN and not token[0].isdigit()]
        named, asked = _content(" ".join(told)), _content(heading)
        whole = bool(asked) and asked <= named and len(named) <= len(asked) + _BESIDES
        return bool(named) and (named <= asked or whole)


def clauses(said: str) -> Iterator[list[str]]:
    """The clauses of a sentence in plain form, each as its words."""
    return _clauses(_TOKEN.findall(said))


def _clauses(tokens: Sequence[str]) -> Iterator[list[str]]:
    clause: list[str] = []
    skipped = 0
    for at, token in enumerate(tokens):
        if at < skipped:
            continue
        if token == "," and clause and (_is_denial(clause[-1]) or clause[-1] in _HELPS):
            # "We have not, as a result, examined …"
            comma = next(
                (to for to in range(at + 1, min(at + _NEAR + 2, len(tokens))) if tokens[to] == ","),
                at,
            )
            skipped = comma + 1
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if token in _STOPS or (token in _JOINS and following in _SUBJECTS):
            if clause:
                yield clause
            clause = []
        else:
            clause.append(token)
    if clause:
        yield clause


def _is_of_then(clause: Sequence[str], cycle: str | None) -> bool:
    """Whether a clause tells of a year before the cycle: "in 2017 we did not inspect the question"."""
    years = [
        year for token, year in pairwise(clause)
        if token in ("in", "during", "or", "and") and year[:1].isdigit()
    ]  # fmt: skip
    return bool(cycle and years) and all(year[:4] < str(cycle)[:4] for year in years)


def _is_denial(token: str) -> bool:
    return token in _NOT or token.endswith("n't")


def _is_force(subject: Sequence[str]) -> bool:
    return not _ITS_NAME.isdisjoint(subject[-2:]) or list(subject) == ["it"]


def _without_time(behind: Sequence[str]) -> list[str]:
    """What stands before "in this inspection of …"."""
    for at in range(1, len(behind) - 2):
        in_work = behind[at] in _AT and behind[at + 1] in _ARTICLES and behind[at + 2] in _IN_WORK
        if in_work or list(behind[at : at + 2]) == ["as", "part"]:
            return list(behind[:at])
    return list(behind)


def _subject(before: Sequence[str]) -> tuple[list[str], set[str]]:
    """What stands before a verb and its helpers, and those helpers, denials included."""
    at = len(before)
    while at and (before[at - 1] in _HELPS | _LIGHT or _is_denial(before[at - 1])):
        at -= 1
    helps = {token for token in before[at:] if token in _HELPS or _is_denial(token)}
    subject = list(before[:at])
    return subject[:-1] if subject[-1:] == ["and"] else subject, helps


@lru_cache(maxsize=256)
def _content(text: str) -> frozenset[str]:
    return frozenset(stems(text)) - _OF_ANY
