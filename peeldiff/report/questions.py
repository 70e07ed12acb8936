"""The questions that the inspectorate asks, told by their names in every wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from alignment.late import late
from alignment.words import stems
from peeldiff.inspectorates import Inspectorate, Question
from peeldiff.inspectorates.lists import Structure
from peeldiff.words import plain, unnumbered, words_in, year_in

__all__ = ["WHOLE", "QuestionNames", "subject_of", "unglossed"]

WHOLE = ("overall", "overall judgment", "overall judgement", "overall grade", "overall assessment")
"""How a report calls the judgment on the whole."""

_SAME_QUESTION = 0.72
"""Share of common stems above which a reworded question is still the same; its parts stay below."""
_OVERALL_BONUS = 0.1
"""The overall question is reworded most from cycle to cycle, and resembles no other."""
_FEWEST_STEMS = 3
_FEWEST_NAMED, _MOST_NAMED = 2, 6
"""Words of a row that names a question of the report by a few of its own."""
_OVERVIEW = late(r"^overview\s*[-:]\s*")
_ITS_NUMBER = late(r"^(?:question |q)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+")


class QuestionNames:
    """Finds the question families of a heading, whatever force it names and however it asks.

    Only PEEL asks these questions; other programmes use some of the same words for other things.
    """

    def __init__(
        self, words: Inspectorate, force: str | None, cycle: str | None, programme: str | None
    ) -> None:
        self.words = words
        self.force, self.cycle = force, cycle
        self._force = plain(force) if force else ""
        self._known = {
            name: kept
            for name, families in words.question_names.items()
            if words.asks_questions(programme)
            and (
                kept := tuple(
                    f for f in families if not cycle or f.first_cycle[:4] <= year_in(cycle)
                )
            )
        }
        self._found: dict[str, tuple[Question, ...]] = {}
        self.printed: frozenset[str] = frozenset()
        """The headings of this report in plain form, once they are known."""

    def begins_with_force(self, text: str) -> bool:
        """Whether a text begins with this force: "The force does not …"."""
        return plain(text).startswith(("the force", "the constabulary", self._force or "the force"))

    def is_the_force(self, text: str) -> bool:
        """Whether a text is nothing but the name of this force, in one language or two."""
        named = {*words_in(self._force), *self.words.plain_set(Structure.force_words)}
        return bool(self._force) and self._force in plain(text) and named.issuperset(words_in(text))

    def names_force(self, text: str) -> bool:
        """Whether a text speaks of this force anywhere."""
        said = plain(text)
        named = ("the force", "the constabulary", self._force or "the force")
        return any(re.search(rf"\b{re.escape(name)}\b", said) for name in named)

    def is_known(self, heading: str) -> bool:
        """Whether the data file has a heading's very words, force and grade aside."""
        return self._key(heading) in self._known

    def families(self, heading: str) -> tuple[Question, ...]:
        """The families that ask this question; empty for a heading that is no question."""
        found = self._found.get(heading)
        if found is None and (not 9 < len(heading) < 260 or heading.endswith((".", ",", ";"))):
            return ()
        if found is None:
            found = self._found[heading] = self._look_up(self._key(heading))
        return found

    def call(self, heading: str, families: tuple[Question, ...]) -> None:
        """Let a heading of the report's own ask what some families do, as the report says below it."""
        self._found[heading] = families

    def keys(self, text: str) -> tuple[str, ...] | None:
        """The families that a text of a table names; none of them for a heading of this report that
        the data file does not know, and None for anything else."""
        families = self.families(text)
        if families:
            return tuple(family.family for family in families)
        said = plain(unnumbered(text))
        printed = not {said, unglossed(said), subject_of(said)}.isdisjoint(self.printed)
        printed = printed or self.is_whole(said)
        return () if printed or said in self._subjects or self.question_named(said) else None

    def is_whole(self, said: str) -> bool:
        """Whether a text in plain form names the judgment on the whole: "overall", "overall efficiency"."""
        words = set(words_in(said))
        return said in WHOLE or ("overall" in words and words <= {"overall", *self.words.pillars})

    def question_named(self, said: str) -> str | None:
        """The one question among this report's headings that has all words of a text in plain form, as a
        table has "systems and processes" for a longer one; None if there is none, or several."""
        named = _asked(said)
        if not _FEWEST_NAMED <= len(said.split()) <= _MOST_NAMED:
            return None
        if len(named) < _FEWEST_NAMED:
            return self._shortened(said)
        for headings in (self._printed_questions, self._printed_areas):
            found = [heading for heading, asked in headings.items() if named <= asked]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def questions_named(self, areas: Sequence[str]) -> list[str]:
        """The questions among this report's headings that each of some areas names by one word or more;
        none unless each area names one, and each another."""
        found: list[str] = []
        for area in areas:
            named = _asked(plain(area))
            asking = [
                key for key, asked in self._printed_questions.items() if named and named <= asked
            ]
            if len(asking) != 1 or asking[0] in found:
                return []
            found += asking
        return found

    def _shortened(self, said: str) -> str | None:
        """The one heading that begins as a text does and has its words in their order."""
        words = said.split()
        found = [
            heading
            for heading in self._printed_areas
            if heading.split()[:1] == words[:1] and _in_order(words, heading.split())
        ]
        return found[0] if len(found) == 1 and len(words) > _FEWEST_NAMED else None

    @cached_property
    def _printed_questions(self) -> dict[str, frozenset[str]]:
        return {heading: _asked(heading) for heading in self.printed if heading.endswith("?")}

    @cached_property
    def _printed_areas(self) -> dict[str, frozenset[str]]:
        return {heading: _asked(heading) for heading in self.printed if heading[-1:] not in "?.!:"}

    @cached_property
    def _subjects(self) -> frozenset[str]:
        """What this report's headings ask about: "investigating offending" of "How effective … at it?"."""
        return frozenset(map(subject_of, self.printed)) - {""}

    def _look_up(self, key: str) -> tuple[Question, ...]:
        if key in self._known:
            return self._known[key]
        asked = _asked(key)
        if len(asked) < _FEWEST_STEMS or key.startswith("the force "):
            return ()  # a statement is no question, however alike
        best: tuple[Question, ...] = ()
        score = _SAME_QUESTION
        pillar = self.words.pillar_named(key)
        sharing = {name for stem in asked for name in self._by_stem.get(stem, ())}
        for name, families in self._known.items() if sharing else ():
            if name not in sharing:
                continue
            known = self._stems[name]
            alike = len(asked & known) / len(asked | known)
            if families[0].overall:
                if pillar not in (None, families[0].pillar):
                    continue  # what is asked is alike for all pillars: the word for it decides
                alike += _OVERALL_BONUS
            if alike > score:
                best, score = families, alike
        return best

    @cached_property
    def _stems(self) -> dict[str, frozenset[str]]:
        return {name: _asked(name) for name in self._known}

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        """Stem → the names that hold it: a question that shares none is not worth a look."""
        found: dict[str, list[str]] = {}
        for name, known in self._stems.items():
            for stem in sorted(known):
                found.setdefault(stem, []).append(name)
        return found

    def _key(self, heading: str) -> str:
        key = plain(heading)
        if key.startswith("overview"):
            key = _OVERVIEW.sub("", key)
        if told := self.words.grade_of_heading(key):
            key = told[0]  # the heading tells its grade as well
        if key[:1].isdigit() or key[:1] == "q":
            key = _ITS_NUMBER.sub("", key)
        if self._force:
            key = key.replace(self._force, "the force")
        return key.replace("the constabulary", "the force")


def subject_of(question: str) -> str:
    """What a question in plain form asks about: "investigating offending" of "How effective is the force
    at …?"; "" for what asks nothing."""
    return question.rstrip("?").partition(" at ")[2] if question.endswith("?") else ""


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether all of a few words stand among many in the same order."""
    rest = iter(many)
    return all(word in rest for word in few)


def unglossed(name: str) -> str:
    """A name without what stands in brackets behind it: "What it achieves (effectiveness)"."""
    return name.partition(" (")[0] if name.endswith(")") else name


_ASKING = late(r"^(how \w+|to what extent|does|do|is|are|what|has) (does |do |is |are |has )?")


def _asked(key: str) -> frozenset[str]:
    """The stems of what a question asks about, its asking words left out."""
    return frozenset(stem for stem in stems(_ASKING.sub("", key)) if stem != "force")
