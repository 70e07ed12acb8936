"""What a report says is still to come: a question not graded yet, the next inspection; and who signed it."""

from __future__ import annotations

from collections.abc import Iterator

from alignment.records import dataclass
from peeldiff.inspectorates.lists import Coming, Judgments
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import FindingRef, GradeRef, Inspection, Section
from peeldiff.words import plain, sentences, words_in

__all__ = [
    "Said",
    "awaited",
    "awaited_for",
    "awaited_words",
    "inspector",
    "is_awaited",
    "next_inspection",
    "to_come",
]

_SHORTEST = 5
"""Letters of a word of a heading that a sentence about it shares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of a report and the line of its paragraph."""

    text: str
    line: int


def awaited(inspection: Inspection) -> list[Section]:
    """The questions of a report whose answer is still to come: it prints "To be graded" or the like."""
    interim = inspectorate_of(inspection).plain_set(Judgments.interim)
    return [
        section
        for section in inspection.sections
        if section.questions
        and section.grade is None
        and any(plain(paragraph.text).rstrip(".") in interim for paragraph in section.paragraphs)
    ]


def is_awaited(ref: GradeRef | None, inspection: Inspection) -> bool:
    """Whether a grade of a report is one that is still to come."""
    if ref is None or ref.grade is not None:
        return False
    return any(section.id == ref.section for section in awaited(inspection))


def awaited_for(ref: FindingRef, older: Inspection, newer: Inspection) -> Section | None:
    """The question of the newer report, still to be answered, that an older finding stands under."""
    sections = {section.id: section for section in older.sections}
    at = ref.section
    while at in sections:
        families = set(sections[at].questions)
        if families:
            return next((s for s in awaited(newer) if families & set(s.questions)), None)
        at = sections[at].parent
    return None


def to_come(section: Section, inspection: Inspection) -> list[Said]:
    """What a report says of when a question will be answered: sentences from anywhere in it."""
    pattern = inspectorate_of(inspection).pattern(Coming.later_patterns)
    heading = {word for word in words_in(section.heading) if len(word) >= _SHORTEST}
    told = [
        said
        for said, own in _sentences(inspection, section)
        if pattern.search(plain(said.text)) and (own or heading & set(words_in(said.text)))
    ]
    return told[:2]


def awaited_words(section: Section, inspection: Inspection, *, most: int = 2) -> str:
    """The sentence that a question is not answered yet, with what the report says of when it will be.

    `most` is how many sentences of the report are quoted at the most.
    """
    by = inspection.inspectorate or "The inspectorate"
    told = f"{by} has not finished its work on “{section.heading}”: the answer is still to come."
    return " ".join([told, *(f"“{said.text}”" for said in to_come(section, inspection)[:most])])


def next_inspection(inspection: Inspection) -> list[Said]:
    """What a report says of the next inspection."""
    pattern = inspectorate_of(inspection).pattern(Coming.next_patterns)
    return [said for said, _ in _sentences(inspection) if pattern.search(plain(said.text))][:2]


def inspector(inspection: Inspection) -> str:
    """The name and office under a report: "Helena Marchbank, HM Inspector of Constabulary"; or ""."""
    signed = [one.text for one in inspection.furniture if one.kind == "signature"]
    named = [text.split("\n") for text in signed if "\n" in text]
    return ", ".join(line.strip() for line in named[-1][:2]) if named else ""


def _sentences(
    inspection: Inspection, section: Section | None = None
) -> Iterator[tuple[Said, bool]]:
    """Every sentence, and whether it stands in `section` itself."""
    for one in inspection.sections:
        for paragraph in one.paragraphs:
            for text in sentences(paragraph.text):
                yield Said(text=text, line=paragraph.line), one is section
