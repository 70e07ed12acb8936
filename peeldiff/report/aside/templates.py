"""What is left of a report's template: instructions, dummies, and scales with one grade ticked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from alignment.late import late
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture
from peeldiff.inspectorates.patterns import Patterns
from peeldiff.words import plain, starts_lower, words_in

__all__ = ["set_templates_aside"]

_MOST_OF_A_SCALE = 3
_WORDS_OF_A_CHOICE = 6
_LONGEST_GRADE = 40
_BOX = late(r"[☐☑☒✓✔✗✘□■○●◯◻◼]|\[[ xX]?\]")
_BOXES = "☐☑☒✓✔✗✘□■○●◯◻◼["
_LONGEST_BOX = 3


def set_templates_aside(lines: Sequence[Line], words: Inspectorate, kinds: dict[int, str]) -> None:
    """What the author of the template forgot to fill in: from the instruction through its dummies."""
    pattern = words.pattern(Furniture.template_patterns)
    labels = words.finding_labels
    grades = words.grade_names
    texts = [(i, line) for i, line in enumerate(lines) if line.text and i not in kinds]
    _scales(texts, words, kinds)
    for place, (index, line) in enumerate(texts):
        if index in kinds:
            continue
        above = lines[index - 1].text if index else ""
        if len(line.text) > 160 or not (
            pattern.fullmatch(plain(line.text))
            # A sentence of a wrapped paragraph may list the scale as well.
            or (_leaves_a_choice(line, words) and not (above and starts_lower(line.text)))
        ):
            continue
        kinds[index] = "template"
        # The labels and grade words just before and between dummies belong to the template too.
        for step in (-1, 1):
            at = place + step
            while 0 <= at < len(texts):
                near, other = texts[at]
                text = plain(other.text)
                if near in kinds or not (
                    text in labels or text in grades or pattern.fullmatch(text)
                ):
                    break
                if step == 1 and text in labels and not _dummy_follows(texts, at, pattern):
                    break
                if step == -1 and text in grades and line.role is not Role.ITEM:
                    break
                if step == 1 and text in grades and not _goes_on(texts, at, place, words):
                    break  # the one that was chosen
                kinds[near] = "template"
                at += step


def _leaves_a_choice(line: Line, words: Inspectorate) -> bool:
    """Whether a line prints most of a scale, for somebody to choose from, and says little beside."""
    if line.role not in (Role.TEXT, Role.ITEM):
        return False
    beside, printed = plain(line.text), set()
    named = [name for name in words.grade_names if name in beside]
    for name in sorted(named, key=len, reverse=True):
        if name in beside:
            printed.add(words.grade_names[name])
            beside = beside.replace(name, " ")
    if len(printed) < _MOST_OF_A_SCALE or words.grade_alone(line.text):
        return False  # most of a scale with a box that is ticked is a grade
    said = [word for word in words_in(beside) if word not in ("or", "and")]
    return len(said) <= _WORDS_OF_A_CHOICE


def _goes_on(texts: list[tuple[int, Line]], at: int, place: int, words: Inspectorate) -> bool:
    """Whether the scale under an instruction has more than the one grade at `at`."""
    near = (at - 1 if at - 1 > place else at + 1, at + 1)
    return any(
        other < len(texts) and plain(texts[other][1].text) in words.grade_names for other in near
    )


def _dummy_follows(texts: list[tuple[int, Line]], at: int, pattern: Patterns) -> bool:
    return at + 1 < len(texts) and bool(pattern.fullmatch(plain(texts[at + 1][1].text)))


def _scales(texts: list[tuple[int, Line]], words: Inspectorate, kinds: dict[int, str]) -> None:
    """Set a scale aside of whose boxes, one on a line, a single one is filled; its grade stays."""
    boxes = [_box(line, words) for _, line in texts]
    for is_scale, run in groupby(range(len(texts)), key=lambda place: boxes[place] is not None):
        places = list(run)
        marks = [boxes[place] for place in places]
        filled = [place for place in places if marks.count(boxes[place]) == 1]
        if is_scale and len(places) >= _MOST_OF_A_SCALE and len(filled) == 1:
            kinds.update({texts[place][0]: "template" for place in places if place not in filled})


def _box(line: Line, words: Inspectorate) -> str | None:
    """The box that a line has in front of a grade, if it has nothing else."""
    if len(line.text) >= _LONGEST_GRADE + _LONGEST_BOX:
        return None
    match = _BOX.match(line.text) if line.text[:1] in _BOXES else None
    box, text = (match[0], line.text[match.end() :]) if match else (line.mark, line.text)
    is_grade = len(text) < _LONGEST_GRADE and plain(text) in words.grade_names
    return box if is_grade and box[:1] in _BOXES and _BOX.fullmatch(box) else None
