"""The grade that a line prints, whatever it prints around it: a label, leaders, boxes, a note on before.

Reports set a grade on a line of its own in many ways. What they have in common is that the line holds
the grade and words of few sorts: what calls it a judgment and of what, and what it was before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache

from alignment.late import late, late_with
from alignment.records import dataclass
from peeldiff.model import Grade
from peeldiff.words import plain, straight, words_in

__all__ = ["COUNTED", "FILLED", "HOLLOW", "PrintedGrade", "PrintedGrades"]

FILLED = frozenset("●⬤◉•■◼◾◆★✓✔☑✗✘☒▣xX")
HOLLOW = frozenset("○◯◌□▢◻◽◇☆☐–-—.·")
"""Marks that pick one of several grades, and those that stand beside the others."""
COUNTED = late_with(("(",), r"([A-Za-z ]{4,30}?) ?\(\d{1,2}\)")
"""A grade with the number of areas that have it: "Good (2)"."""
_SHOUTED = late(r"([A-Z]{4,}(?: [A-Z]{4,}){0,2}) +(?=[A-Z][a-z])")
"""A grade in capitals before its areas: "GOOD Preventing crime"."""
_MOST_LINES = 4096
_LONGEST_NAME = 40
_LONGEST = 110
_LONGEST_LABEL = 50
_MARK = late(
    r"\[[ xX✓✔●•]?\]|\([ xX✓✔●•]?\)|[○●◯◉⬤□■▢▣◻◼◽◾◇◆☆★☐☑☒✓✔✗✘]",
)
_SIGNS = late("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")
_LEADERS = late(r"\s*(?:(?:\.|·|…|_|-)\s?){3,}\s*|\s*…\s*")
_DOTS = ".·_-"
_FEWEST_DOTS = 3
_SPACED = late(r"[A-Za-z](?: {1,3}[A-Za-z]){3,}")
"""A word with a space behind each letter."""
_BETWEEN = " ,|/·:;.-"
_FEWEST = 2
"""Grades from which a line that marks one of them is a choice."""
_OF_LABELS = frozenset(
    """
    a an and as at be by for in is of on our the this that to was has been we it its
    overall whole final new latest current given made awarded reached
    area areas chapter force forces constabulary inspection part pillar point question section
    graded grading judged rated inspector inspectors inspector's inspectors' hmic hmicfrs
    """.split()  # noqa: SIM905
)
"""What the label of a grade says beside a word for the judgment."""
_NOTE = late(
    r"^(?: ?(?:[-(\[|,;:] ?)+"
    r"| (?=(?:(?:last|date) )?(?:inspected|assessed|graded|judged|looked at):? (?:in )?20))"
    r"(?P<note>(?=.*\b(?:(?:19|20)\d\d|last|previous(?:ly)?|before|earlier|chang\w+"
    r"|unchanged|same|steps?|better|worse|higher|lower|improved|declined|inspected|looked|stands?|stood"
    r"|carried|graded?)\b)[^.]{3,90})\.?$"
)
"""What stands behind a grade and tells of the one before, or that nobody looked."""
_CARRIED = late(
    r"\b(?:not|never)\b.{0,20}\b(?:inspect|look|assess|examin|test|visit|grade)\w*"
    r"|\b(?:stands?|carried|brought|retained|kept|remains?|held|holds?)\b"
)
_YEAR = late(r"\b20\d\d(?:/\d\d)?\b")
_FROM = late(r"\b(?:from|since|of|by|after) (?:our |the )?(20\d\d(?:/\d\d)?)\b")


@dataclass(frozen=True, slots=True)
class PrintedGrade:
    """A grade in print; `carried_from` is the year from which a note lets it stand, or None."""

    grade: Grade
    carried_from: str | None = None


class PrintedGrades:
    """Reads lines that print a grade; `nouns` are the words that call it a judgment, `pillars` those
    that say on what."""

    def __init__(
        self, names: Mapping[str, Grade], nouns: Collection[str], pillars: Collection[str]
    ) -> None:
        self.names, self.nouns, self.pillars = names, frozenset(nouns), frozenset(pillars)
        longest = sorted(names, key=lambda name: (-len(name), name))
        named = r"\b(?:" + "|".join(re.escape(name) for name in longest) + r")\b"
        year = rf"(?:in )?(20\d\d)(?:/\d\d)?(?: judge?ment| grade)?[: -]+({named})"
        self._any = late(named)
        self._year = late(year)
        self._years = late_with(("20",), rf"{year}(?:[ ,;|/]+{year})+\.?")
        self._apart = late(rf"(.+?) [\[(]?({named})[\])]?", re.IGNORECASE)
        # Every pass over a report asks of the same lines.
        self._kept = lru_cache(maxsize=_MOST_LINES)(self._read)

    def read(self, text: str) -> PrintedGrade | None:
        """The grade of a line that prints it, or None for other lines."""
        return self._kept(text)

    def _read(self, text: str) -> PrintedGrade | None:
        if not 3 < len(text) < _LONGEST:
            return None
        if spread := self._spread(text):
            return PrintedGrade(spread)
        low = text.casefold()
        if not any(name in low for name in self._first_words):
            return None
        if ticked := self._ticked(text):
            return PrintedGrade(ticked)
        signed = text if text.isascii() else _SIGNS.sub(" | ", text)
        said = plain(signed).strip(_BETWEEN + "*")
        if "…" in said or sum(map(said.count, _DOTS)) >= _FEWEST_DOTS:
            said = _LEADERS.sub(": ", said)
        return (
            self._noted(said)
            or self._labelled(said)
            or self._set_apart(text)
            or self._of_years(said)
        )

    def with_areas(self, text: str) -> tuple[Grade, str] | None:
        """The grade before a colon or dash and what stands behind: "Good: Investigating crime"."""
        head, colon, rest = text.partition(":")
        if not colon:
            head, colon, rest = straight(text).partition(" - ")
        if not colon and (counted := COUNTED.match(text)):
            head, colon, rest = counted[0], ":", text[counted.end() :].lstrip(" :–-")
        if not colon and (shouted := _SHOUTED.match(text)):
            head, colon, rest = shouted[1], ":", text[shouted.end() :]
        if counted := COUNTED.match(head):
            head = counted[1]
        grade = self.names.get(plain(head)) if colon and len(head) < _LONGEST_NAME else None
        return (grade, rest.strip()) if grade and rest.strip() else None

    def is_label(self, text: str, *, whole: bool = False) -> bool:
        """Whether a line says that a judgment stands under it; with `whole`, that it is on the whole."""
        words = words_in(plain(text)) if len(text) < _LONGEST_LABEL else []
        on_whole = "overall" in words or not self.pillars.isdisjoint(words)
        return (
            not self.nouns.isdisjoint(words)
            and self._is_label(words, needed=True)
            and (on_whole or not whole)
        )

    def is_choice(self, text: str) -> bool:
        """Whether a line offers grades with a box at each, whichever is picked."""
        choice = self._choice(text) if len(text) < _LONGEST else None
        return choice is not None

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(name.split()[0] for name in self.names)

    @cached_property
    def _by_letters(self) -> dict[str, Grade]:
        return {name.replace(" ", ""): grade for name, grade in self.names.items()}

    def _spread(self, text: str) -> Grade | None:
        """The grade in a line that is printed with a space behind each letter."""
        text = text.strip()
        if text[1:2] != " " or not _SPACED.match(text):
            return None
        return self._by_letters.get("".join(text.split()).casefold().strip("."))

    def _choice(self, text: str) -> tuple[list[str], list[tuple[str, str]]] | None:
        """The label of a line of grades that has a mark at one of them or at each, and the grades with
        their marks, "" for none."""
        said = text.casefold()
        grades = list(self._any.finditer(said))
        if len(grades) < _FEWEST:
            return None
        marks = list(_MARK.finditer(said))
        if not marks:
            return None
        first = min(grades[0].start(), marks[0].start())
        rest = _MARK.sub(" ", self._any.sub(" ", said[first:]))
        if rest.strip(_BETWEEN):
            return None
        before = marks[0].start() < grades[0].start()
        if not before and marks[-1].start() < grades[-1].start() and len(marks) < len(grades):
            return None  # nobody can tell which of its neighbours a mark picks
        picked = []
        for nth, grade in enumerate(grades):
            start = grades[nth - 1].end() if nth else 0
            end = grades[nth + 1].start() if nth + 1 < len(grades) else len(said)
            near = (start, grade.start()) if before else (grade.end(), end)
            own = [mark[0] for mark in marks if near[0] <= mark.start() < near[1]]
            picked.append((" ".join(grade[0].split()), own[0] if own else ""))
        return words_in(said[:first]), picked

    def _ticked(self, text: str) -> Grade | None:
        choice = self._choice(text)
        if choice is None or not self._is_label(choice[0], needed=False):
            return None
        filled = [
            name for name, mark in choice[1] if any(sign in FILLED for sign in mark.strip("[]() "))
        ]
        return self.names[filled[0]] if len(filled) == 1 else None

    def _noted(self, said: str) -> PrintedGrade | None:
        """The grade at the beginning of a line that goes on about the one before."""
        label, colon, rest = said.partition(":")
        if colon and self._is_label(words_in(label), needed=True):
            said = rest.strip(_BETWEEN + "[]")
        match = self._any.match(said)
        note = _NOTE.match(said[match.end() :]) if match else None
        if match is None or note is None:
            return None
        told = note["note"]
        if not _CARRIED.search(told):
            return PrintedGrade(self.names[match[0]])
        years = [m[1] for m in _FROM.finditer(told)] or _YEAR.findall(told)
        return PrintedGrade(self.names[match[0]], years[0]) if years else None

    def _labelled(self, said: str) -> PrintedGrade | None:
        """The grade at the end of a line behind a label."""
        label, colon, grade = said.rpartition(":")
        if not colon:
            label, colon, grade = said.rpartition(" - ")
        found = self.names.get(grade.strip(" .*|"))
        if found is None or not self._is_label(words_in(label), needed=True):
            return None
        return PrintedGrade(found)

    def _of_years(self, said: str) -> PrintedGrade | None:
        """The latest grade in a line of years with their grades: "2016: inadequate 2018: GOOD"."""
        if not (said.startswith(("20", "in 20")) and self._years.fullmatch(said)):
            return None
        return PrintedGrade(self.names[max(self._year.findall(said))[1]])

    def _set_apart(self, text: str) -> PrintedGrade | None:
        """The grade at the end of a line that brackets or its capital part from its label: "Overall judgment
        [GOOD]"."""
        text = text.strip()
        ends = text.casefold().rstrip(")]").endswith(tuple(self.names))
        match = self._apart.fullmatch(text) if ends else None
        if match is None or not match[2][0].isupper():
            return None
        label = words_in(plain(match[1]))
        if self.nouns.isdisjoint(label) or not self._is_label(label, needed=True):
            return None
        return PrintedGrade(self.names[plain(match[2])])

    def _is_label(self, words: list[str], *, needed: bool) -> bool:
        """Whether words call what follows a judgment, of what is above it or on the whole; without
        `needed` there may be none."""
        told = set(words)
        named = not self.nouns.isdisjoint(told) or not told.isdisjoint(
            ("graded", "judged", "rated")
        )
        whole = "overall" in told
        known = told <= self.nouns | self.pillars | _OF_LABELS
        return known and (named or whole or not (needed or told))
