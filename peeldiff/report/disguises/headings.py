"""Headings that print disguises, put right before anyone looks for headings.

A copy glues the number of a footnote to one, a list takes a numbered one for its item, and a grade in
a box beside one makes it the row of a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from alignment.records import replace
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.report.outline.short_lines import MOST_CHARACTERS, SHORT_PROSE
from peeldiff.report.questions import QuestionNames
from peeldiff.words import chapter, ends_sentence, plain, sentences, unnumbered

__all__ = [
    "drop_note_marks",
    "free_listed_labels",
    "free_numbered_headings",
    "free_paragraphs",
    "join_first_entries",
    "mend_torn_grades",
    "open_fact_strips",
    "open_judgment_boxes",
    "open_margin_labels",
    "part_graded_questions",
    "part_graded_rows",
]

_SIGN = late("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\\s]+(?=[A-Z])")
_LONGEST_SENTENCE = 120
_LONGEST_GRADE = 30
_FEWEST_BADGES = 2
_SHORTEST_HEADING = 6
_WORDS_OF_QUESTION = 5
_OF_A_STRIP = 3
"""Cells of a strip of facts, from which it needs no labels."""
_OF_A_BOX = 2
"""Cells of a box beside a heading: what it is on, and its grade."""
_MOST_ROWS = 3
"""Rows of a box that sums up a question: its label, what it says, the grade."""
_FIRST = late(r"1\. (?=\S)")
_NOTE_MARK = late(
    r"(?<=[^\W\d_])\d{1,2}$|(?<=\?)\d{1,2}$|(?<=\w)\s?\[\d{1,2}\]$|(?<=\?)\s?\[\d{1,2}\]$"
)
_MARKED = tuple("0123456789]")


def drop_note_marks(blocks: Sequence[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Take the number of a footnote off the end of a known heading, where a copy has glued it on."""
    known = words.plain_set(Structure.summaries) | words.plain_set(Structure.parts)
    for block in blocks:
        if not block.text.endswith(_MARKED) or len(block.text) > 250:
            continue
        if block.role not in (Role.TEXT, Role.HEADING):
            continue
        if not (mark := _NOTE_MARK.search(block.text)):
            continue
        bare = block.text[: mark.start()]
        text = plain(bare)
        if (
            text in known
            or text in words.finding_labels
            or text in words.pillars
            or is_grade_line(bare, words)
            or names.families(bare)
        ):
            block.text = bare


_FEWEST_CHAPTERS, _WORDS_OF_CHAPTER = 3, 12
_FEWEST_NUMBERED = 2
"""Headings over paragraphs with their number from which on a paper is one of numbered chapters."""


def free_numbered_headings(
    blocks: Sequence[Block], names: QuestionNames, words: Inspectorate
) -> None:
    """Make lines of text out of lone "list items" that are the numbered headings of a report.

    "4. Investigating crime" over prose or a grade is a question; where there is one, lines like it
    are headings as well, unless they say what the force does or should do.
    """
    places = range(len(blocks) - 1)
    found = [
        index
        for index in places
        if _is_lone_number(blocks, index, words) or _asks_alone(blocks, index, names)
    ]
    numbered = [index for index in places if _is_over_its_paragraphs(blocks, index)]
    known = any(names.families(blocks[index].text) for index in found)
    surely = len(numbered) >= _FEWEST_NUMBERED
    if surely:
        alike = all(blocks[index].text.isupper() for index in numbered)
        found += [
            at for at in places if alike and _is_alone(blocks, at) and blocks[at].text.isupper()
        ]
    elif capitals := _in_capitals(blocks, places):
        found += capitals
        surely = True
    elif not known and not _count_on([blocks[index] for index in found]):
        return
    for index in sorted({*found, *numbered}):
        block = blocks[index]
        if not names.begins_with_force(block.text):
            block.role, block.text, block.level = Role.TEXT, f"{block.mark} {block.text}", 0
            block.bold = surely


def _in_capitals(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """The lone lines in capitals that count from one on, if these are the chapters of a report."""
    found = [at for at in places if _is_alone(blocks, at) and blocks[at].text.isupper()]
    numbers = [int(blocks[at].mark.rstrip(".)")) for at in found]
    counted = len(found) >= _FEWEST_CHAPTERS and numbers == list(range(1, len(found) + 1))
    return found if counted else []


def free_listed_labels(blocks: Sequence[Block], words: Inspectorate) -> None:
    """Make lines again of the labels of lists that are set as entries: "20. Areas for improvement" among a
    paper's paragraphs, "* Area for improvement" over the entry with its bullet.

    Labels that are entries one below the other name kinds, and one among other entries is a link to a list.
    """
    for block in blocks:
        if (sign := _SIGN.match(block.text)) and plain(
            block.text[sign.end() :]
        ) in words.finding_labels:
            block.text = block.text[sign.end() :]  # "⚠ Area for improvement"
    labels = [
        block.role is Role.ITEM and plain(block.text) in words.finding_labels for block in blocks
    ]
    for index, block in enumerate(blocks[:-1]):
        alone = not (labels[index + 1] or (index and labels[index - 1]))
        numbered = block.mark.rstrip(".)").isdigit()
        opens = index == 0 or blocks[index - 1].role is not Role.ITEM
        if labels[index] and alone and (numbered or opens):
            text = f"{block.mark} {block.text}" if numbered else block.text
            block.role, block.text, block.level = Role.TEXT, text, 0


def _count_on(found: Sequence[Block]) -> bool:
    """Whether lone lines are the numbered chapters of a report: from one on, each a few words."""
    numbers = [int(block.mark.rstrip(".)")) for block in found]
    return (
        len(numbers) >= _FEWEST_CHAPTERS
        and numbers == list(range(1, len(numbers) + 1))
        and all(len(block.text.split()) <= _WORDS_OF_CHAPTER for block in found)
    )


def join_first_entries(blocks: Sequence[Block]) -> None:
    """Make the first entry of a list out of what a file calls a heading, where the list counts on from it."""
    for block, *under in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if (
            block.role is Role.HEADING
            and _FIRST.match(block.text)
            and [(one.role, one.mark) for one in under] == [(Role.ITEM, "2."), (Role.ITEM, "3.")]
            and block.text[-1] == under[0].text[-1:]
        ):
            block.role, block.level, block.bold = Role.ITEM, under[0].level, under[0].bold


def free_paragraphs(blocks: Sequence[Block], words: Inspectorate) -> None:
    """Make text of what a file calls a heading and is a paragraph: several sentences, or a long one
    that ends with a full stop. A question with its grade behind it is none."""
    for block in blocks:
        if block.role is not Role.HEADING or len(block.text) <= _LONGEST_SENTENCE:
            continue
        told = block.text.removesuffix(_badge(block.text, words) or "")
        if told.endswith(".") or len(sentences(unnumbered(told))) > 1:
            block.role, block.level = Role.TEXT, 0


def part_graded_questions(blocks: list[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Part a question from the grade that a badge in its heading prints behind it.

    Where two known questions have one, a grade behind any heading is a badge. Where a table has the
    judgements, such a heading repeats one and stays as printed. A plain line over its text is taken for a
    heading where it asks a known question.
    """
    if words.judgement_tables:
        return
    _part_plain_questions(blocks, names, words)
    badged: list[tuple[int, str]] = []
    known = 0
    for index, block in enumerate(blocks):
        if block.role is Role.HEADING and (grade := _badge(block.text, words)):
            head = block.text[: -len(grade)].rstrip()
            known += head.endswith("?") or names.is_known(head) or bool(names.families(head))
            badged.append((index, grade))
    for index, grade in reversed(badged):
        head = blocks[index].text[: -len(grade)].rstrip()
        if known >= _FEWEST_BADGES or head.endswith("?") or names.is_known(head):
            parted = replace(blocks[index], text=head)
            blocks[index : index + 1] = [parted, replace(parted, role=Role.TEXT, text=grade)]


def _part_plain_questions(blocks: list[Block], names: QuestionNames, words: Inspectorate) -> None:
    """The same of plain lines over a text, where one of them asks a question that is known."""
    found = [
        (index, grade)
        for index in range(len(blocks) - 1)
        if (grade := _grade_of_line(blocks, index, words)) is not None
    ]
    asked = [blocks[index].text[: -len(grade)].rstrip() for index, grade in found]
    if not any(names.families(question) for question in asked):
        return
    for (index, grade), question in reversed(list(zip(found, asked, strict=True))):
        line = blocks[index]
        blocks[index : index + 1] = [replace(line, text=question), replace(line, text=grade)]


def _grade_of_line(blocks: list[Block], index: int, words: Inspectorate) -> str | None:
    """The grade behind the question of a plain line that stands over a text."""
    line, under = blocks[index], blocks[index + 1]
    question, mark, grade = line.text.rpartition("? ")
    if (
        not mark
        or line.role is not Role.TEXT
        or len(line.lines) > 1
        or len(question.split()) < _WORDS_OF_QUESTION
        or under.role is not Role.TEXT
        or len(under.text) < SHORT_PROSE
        or not ends_sentence(under.text)
    ):
        return None
    return grade if grade[:1].isupper() and is_grade_line(grade, words) else None


def _badge(text: str, words: Inspectorate) -> str | None:
    """The grade at the end of a heading, if nothing but its capital sets it off, or it is asked for."""
    asked, mark, rest = text.rpartition("?")
    if mark and asked.strip() and rest.strip() and is_grade_line(rest.strip(), words):
        return rest.strip()
    for word in words.grade_names:
        head = text[: -len(word)]
        shouted = text.endswith(f" {word.upper()}") and not head.isupper()
        if (shouted or text.endswith(f" {word.capitalize()}")) and head.rstrip()[-1:] not in tuple(
            "-–—:(["
        ):
            return text[-len(word) :] if len(head) > _SHORTEST_HEADING else None
    return None


def mend_torn_grades(blocks: list[Block], words: Inspectorate) -> None:
    """Join the grade of a box that print breaks over two lines: a row that ends in "Requires", and
    "improvement" below it."""
    for index in range(len(blocks) - 2, -1, -1):
        row, under = blocks[index], blocks[index + 1]
        if row.role is not Role.ROW or under.role is not Role.TEXT or len(row.cells) < _OF_A_BOX:
            continue
        grade = f"{row.cells[-1]} {under.text}"
        if plain(grade) in words.grade_names:
            cells = (*row.cells[:-1], grade)
            blocks[index : index + 2] = [
                replace(
                    row,
                    text=f"{row.text} {under.text}",
                    cells=cells,
                    last=under.last,
                    lines=[*row.lines, *under.lines],
                )
            ]


def open_fact_strips(blocks: list[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Set the grade in a strip of facts right under its heading: labels in one row, what they say below.

    "Judgment | Fieldwork" over "Good | March 2022" says it of the heading; a table of areas names them. The
    labels may be lost where every page repeats them: then several headings have such a row.
    """
    found: list[tuple[int, int, Block | None]] = []
    for index in range(1, len(blocks)):
        row, above = blocks[index], blocks[index - 1]
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if row.role is not Role.ROW or (below is not None and below.role is Role.ROW):
            continue
        if any(names.families(cell) for cell in row.cells):
            continue
        graded = [at for at, cell in enumerate(row.cells) if _begins_with_grade(cell, words)]
        if above.role is Role.ROW and len(above.cells) == len(row.cells):
            # "Judgment" beside "Judgment last time": the one that is of no other time.
            named = [at for at in graded if words.printed_grades.is_label(above.cells[at])]
            lone = index < 2 or blocks[index - 2].role is not Role.ROW
            if lone and len(named) == 1:
                found.append((index, named[0], above))
        elif above.role is Role.HEADING and len(row.cells) >= _OF_A_STRIP and len(graded) == 1:
            found.append((index, graded[0], None))
    bare = sum(labels is None for _, _, labels in found)
    for index, at, labels in reversed(found):
        if labels is None and bare < _FEWEST_BADGES:
            continue
        row = blocks[index]
        printed = _begins_with_grade(row.cells[at], words)
        behind = row.cells[at][len(printed) :].strip()
        cells = tuple(behind if place == at else cell for place, cell in enumerate(row.cells))
        grade = replace(row, role=Role.TEXT, text=printed, cells=(), parts=())
        rest = replace(row, cells=cells, text=" ".join(filter(None, cells)), parts=())
        start = index if labels is None else index - 1
        kept = [block for block in (labels, rest) if block is not None and block.text]
        blocks[start : index + 1] = [grade, *kept]


def _begins_with_grade(cell: str, words: Inspectorate) -> str:
    """The grade that a cell is, or that a print has run into the next fact: "Good 41 hours seen"; ""."""
    if is_grade_line(cell, words):
        return cell
    for word in words.grade_names:
        glued = cell[len(word) :]
        if plain(cell[: len(word)]) == word and cell[0].isupper() and glued[:1] == " ":
            return cell[: len(word)] if glued[1:2].isdigit() else ""
    return ""


def open_margin_labels(blocks: list[Block], words: Inspectorate) -> None:
    """Set a label that print has in the margin over what stands beside it: a lone row of the two.

    Where the text beside it has no stop, more of it may stand below.
    """
    for index in range(len(blocks) - 2, -1, -1):
        row = blocks[index]
        if len(row.cells) != _OF_A_BOX or not _is_lone_row(blocks, index):
            continue
        label, told = row.cells
        if plain(label) in words.finding_labels and told and told[-1] not in ".!?":
            head = replace(row, role=Role.TEXT, text=label, cells=(), parts=(), bold=True)
            blocks[index : index + 1] = [head, replace(head, text=told)]


def part_graded_rows(blocks: list[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Part a question from the grade beside it where both are set as a lone row over text.

    A box beside a heading looks like a table of one row. Where the question stands elsewhere as well,
    it is one. Another such box may be on a question of the same family.
    """
    others = [block for block in blocks if block.role is not Role.ROW]
    for index in range(len(blocks) - 2, -1, -1):
        block, under = blocks[index], blocks[index + 1]
        cells = [cell for cell in block.cells if cell]
        if len(cells) != _OF_A_BOX or not _is_lone_row(blocks, index):
            continue
        heads = under.role is Role.HEADING or (under.role is Role.TEXT and under.bold)
        if not heads and not ends_sentence(under.text):
            continue
        families = {family.family for family in names.families(cells[0])}
        if not (families or cells[0].endswith("?")) or not is_grade_line(cells[1], words):
            continue
        if not any(_asks(other, families, names) for other in others):
            head = replace(block, role=Role.HEADING, text=cells[0], cells=())
            blocks[index : index + 1] = [head, replace(head, role=Role.TEXT, text=cells[1])]


def _is_lone_row(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is the only row of its table."""
    near = blocks[max(0, index - 1) : index + 2]
    return blocks[index].role is Role.ROW and sum(one.role is Role.ROW for one in near) == 1


def open_judgment_boxes(blocks: list[Block], words: Inspectorate) -> None:
    """Set the grade of a box, and what it says beside it, under each other as text.

    Such a box sums up a question in a few sentences, under a label or none, with the grade in a cell of
    its own. A table has more rows, or names what it grades.
    """
    summaries = words.plain_set(Structure.summaries)
    index = 0
    while index < len(blocks):
        end = index
        while end < len(blocks) and blocks[end].role is Role.ROW:
            end += 1
        box = blocks[index:end]
        index = end + 1
        cells = [cell for row in box for cell in row.cells if cell]
        labels = [cell for cell in cells if plain(cell) in summaries]
        grades = [cell for cell in cells if is_grade_line(cell, words)]
        told = [cell for cell in cells if ends_sentence(cell) and cell[-1] != "?"]
        if (
            not 0 < len(box) <= _MOST_ROWS
            or len(grades) != 1
            or not (told or labels)
            or len(labels) > 1
            or len(cells) != len(labels) + len(told) + 1
        ):
            continue
        above = blocks[index - len(box) - 2] if index > len(box) + 1 else None
        if above is not None and above.role is Role.TEXT and plain(above.text) in summaries:
            above.role = Role.HEADING
        at = {cell: row for row in box for cell in row.cells}
        opened = [
            replace(
                at[cell], role=Role.HEADING if cell in labels else Role.TEXT, text=cell, cells=()
            )
            for cell in (*labels, *grades, *told)
        ]
        blocks[end - len(box) : end] = opened
        index += len(opened) - len(box)


def _asks(block: Block, families: set[str], names: QuestionNames) -> bool:
    return block.role in (Role.TEXT, Role.HEADING) and not families.isdisjoint(
        family.family for family in names.families(block.text)
    )


def _is_alone(blocks: Sequence[Block], index: int) -> bool:
    """Whether an item with a number has no full stop, and no item with a number beside it."""
    block, above, under = blocks[index], blocks[index - 1] if index else None, blocks[index + 1]
    return (
        block.role is Role.ITEM
        and block.mark.rstrip(".)").isdigit()
        and len(block.text) <= MOST_CHARACTERS
        and not block.text.endswith((".", ",", ";", ":"))
        and under.role is not Role.ITEM
        and not (above is not None and above.role is Role.ITEM and above.mark[:1].isdigit())
    )


def _is_over_its_paragraphs(blocks: Sequence[Block], index: int) -> bool:
    """Whether the first of the paragraphs with its number stands under an item: 4.1 under 4, or under the
    short line of its grade."""
    number = blocks[index].mark.rstrip(".)")
    below = [block.text for block in blocks[index + 1 : index + 3]]
    if len(below[0]) >= _LONGEST_GRADE:
        below = below[:1]
    return _is_alone(blocks, index) and f"{number}.1" in map(chapter, below)


def _asks_alone(blocks: Sequence[Block], index: int, names: QuestionNames) -> bool:
    """Whether a numbered item is a question of the inspectorate's between blank lines, over whatever text."""
    block, under = blocks[index], blocks[index + 1]
    return (
        block.text.endswith("?")
        and _is_alone(blocks, index)
        and under.role is Role.TEXT
        and under.text[0].isupper()
        and under.first > block.last + 1
        and (not index or block.first > blocks[index - 1].last + 1)
        and bool(names.families(block.text))
    )


def _is_lone_number(blocks: Sequence[Block], index: int, words: Inspectorate) -> bool:
    """Whether an item with a number has no neighbour, no full stop, and a text or grade under it."""
    block, under = blocks[index], blocks[index + 1]
    if block.role is not Role.ITEM or not block.mark.rstrip(".)").isdigit():
        return False
    if len(block.text) > MOST_CHARACTERS or block.text.endswith((".", ",", ";", ":")):
        return False
    above = blocks[index - 1] if index else None
    listed = above is not None and above.role is Role.ITEM
    if under.role is not Role.TEXT or (listed and above is not None and above.mark[:1].isalnum()):
        return False
    return is_grade_line(under.text, words) or (
        ends_sentence(under.text) and len(under.text) >= SHORT_PROSE
    )
