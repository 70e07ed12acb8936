"""The short name of each question of a report, which stays when its heading changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import replace
from peeldiff.inspectorates import Inspectorate, Question
from peeldiff.model import Section
from peeldiff.words import plain, unnumbered

__all__ = ["name_questions", "own_name"]

_ASKING = ("how ", "does ", "is ")


def own_name(section: Section, words: Inspectorate) -> str:
    """What a report calls a question itself: its heading, if that does not ask.

    Of one that asks the longest of the names that its family goes by and that stands in it, or else the
    short name, which the judgment on a pillar always has.
    """
    heading = unnumbered(section.heading)
    short = section.short or heading
    families = [one for one in words.questions if one.family in section.questions]
    if any(one.overall for one in families) or heading.isupper():
        return short
    asked = plain(heading)
    if not asked.endswith("?") and not asked.startswith(_ASKING):
        return heading
    known = [name for one in families for name in one.names if not name.endswith("?")]
    return max((name for name in known if plain(name) in asked), key=len, default=short)


def name_questions(
    sections: Sequence[Section], pillars: Sequence[str], words: Inspectorate
) -> Iterator[Section]:
    """The same sections, each question with its short name; `pillars` are those of the report.

    A graded question in words that the data file does not know is called as the judgment on its
    pillar if it holds the other questions of one, and by its heading otherwise. One that several
    questions have become is called by its heading, unless that asks; then by the name that it asks by.
    """
    known = {question.family: question for question in words.questions}
    overall = {question.pillar: question for question in words.questions if question.overall}
    holders = {section.parent for section in sections if section.questions or section.grade}
    for section in sections:
        families = [known[family] for family in section.questions if family in known]
        pillar = section.pillar or (pillars[0] if len(pillars) == 1 else None)
        if not families and section.grade and section.id in holders and pillar in overall:
            families = [overall[pillar]]
        short = _shared(section.heading, families) or _joined(families)
        if len(families) > 1 and not plain(unnumbered(section.heading)).startswith(_ASKING):
            # Joined names stand in no report; a heading that is none of the long questions does.
            short = unnumbered(section.heading)
        if short is None and section.grade is not None:
            short = unnumbered(section.heading)
        yield replace(section, short=short)


def _shared(heading: str, questions: Sequence[Question]) -> str | None:
    """The longest name that all of several questions go by, of those that stand in a heading."""
    if len(questions) < 2:
        return None
    asked = plain(heading)
    shared = [
        name
        for name in questions[0].names
        if not name.endswith("?") and all(name in one.names for one in questions)
    ]
    return max((name for name in shared if plain(name) in asked), key=len, default=None)


def _joined(questions: Sequence[Question]) -> str | None:
    """ "Meeting demand, planning for the future and leadership and management"."""
    if not questions:
        return None
    first, *others = (question.short for question in questions)
    names = [first, *(name[0].lower() + name[1:] for name in others)]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
