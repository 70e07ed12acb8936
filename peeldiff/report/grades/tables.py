"""Grades, inspected-or-not and last-inspected years out of overview tables, however their columns lie.

Columns of published tables shift between their parts, so a row is read by what its cells are: a name
of a question, a grade, a year, a yes or no. A table whose header row is the grades themselves lists
the questions under them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from alignment.late import late
from alignment.records import dataclass
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments
from peeldiff.inspectorates.printed_grade import COUNTED, FILLED, HOLLOW
from peeldiff.model import Grade
from peeldiff.report.blocks import Block
from peeldiff.report.questions import QuestionNames
from peeldiff.words import ends_sentence, plain, straight

__all__ = ["TableRow", "read_overview_rows"]

_Stated = Callable[[str, str], Grade | None]
_YEAR = late(r"20\d\d(?:[/-]\d\d(?:\d\d)?)?$")
_FLAT = late(
    r"^(?P<name>.{6,120}?)(?:[\s:|…–—-]|\.(?<=\.\.)|\.(?<!\.\.)(?=\.))+"
    r"(?P<grade>[a-z ]+?)(?:\s+(?P<year>20\d\d(?:/\d\d)?))?$"
)
"""Leaders are taken dot by dot, each in one way: runs of them inside a repetition are tried in every
division, for hours."""

_CYCLE = late(r"\b20\d\d(?:[/-]\d\d(?:\d\d)?)?\b")
_LONGEST_HEAD = 40
_SHORTEST_NAME = 9
_FEWEST_AREAS = 2
"""Areas side by side over their grades from which these are a table."""
_FEWEST_GRADES = 3
"""Grades that a row has at least where it is the head of a table."""
_GRADE_AHEAD = late(r"(?:^|(?<=\s))([A-Z]\w+(?: improvement| graded)?)(?: ?:| -| \(\d{1,2}\):?) ")
_BETWEEN_AREAS = late(r"\s*[;,]\s*")


@dataclass(frozen=True, slots=True)
class TableRow:
    """What one row says of one question; None for what it does not say.

    `families` are empty for a heading of the report that the data file does not know.
    """

    families: tuple[str, ...]
    name: str
    grade: Grade | None
    inspected: bool | None
    last_inspected: str | None
    line: int
    text: str


def read_overview_rows(
    blocks: Sequence[Block],
    names: QuestionNames,
    words: Inspectorate,
    listed: Mapping[int, tuple[Grade, bool]],
    cycle: str | None,
    stated: _Stated = lambda _said, _area: None,
) -> list[TableRow]:
    """Every row of the report that speaks of a question as a whole; `listed` are its `grade_lists`.

    `cycle` is the report's own: a column that another heads has the grades of then. `stated` tells the grade
    that a sentence gives an area.
    """
    found: list[TableRow] = []
    columns: dict[int, Grade] = {}
    heads: list[tuple[int, Grade]] = []
    answers_inspected = False
    earlier: frozenset[int] = frozenset()
    last_role: Role | None = None
    above: Block | None = None
    for block in blocks:
        if block.role is Role.ROW:
            if above is not None and last_role is Role.ROW:
                found.extend(_below_areas(above, block, names, words))
            above = block
            if last_role is not Role.ROW:
                columns, heads, answers_inspected = {}, [], False
                earlier = _earlier_columns(block, cycle)
            printed, cells = _cells(block, words)
            graded = {
                i: words.grade_names[c]
                for i, c in enumerate(cells)
                if c in words.grade_names and not (i in earlier and len(cells) == len(block.cells))
            }
            if boxes := _boxes(block, names, words) or _glued(block, names, words):
                found.extend(boxes)
            elif len(told := _heads(block, words)) >= _FEWEST_GRADES:
                columns, heads = graded, told
            elif heads and (marked := _marked(block, heads, names, words, cycle)):
                found.append(marked)
            elif columns:
                found.extend(_under_columns(block, columns, names))
            else:
                if any(_is_column(cell, words) for cell in cells):
                    answers_inspected = True
                filled = [cell for cell in printed if cell]
                if len(filled) == 2 and plain(filled[0]) in words.grade_names:
                    found.extend(_behind_grade(block, ": ".join(filled), names, words))
                if not graded and (said := _in_sentence(printed, names, stated)):
                    graded = said
                row = _across(block, printed, cells, graded, names, words, answers_inspected)
                if row:
                    found.append(row)
        elif block.role in (Role.TEXT, Role.ITEM) and len(block.text) < 160:
            row = _flat(block, names, words)
            if row:
                found.append(row)
        if block.role in (Role.TEXT, Role.ITEM):
            found.extend(_behind_grade(block, block.text, names, words))
        last_role = block.role
    for index, (grade, is_grade) in listed.items():
        block = blocks[index]
        if not is_grade and (keys := names.keys(block.text)) is not None:
            found.append(TableRow(keys, block.text, grade, None, None, block.first, block.text))
    return found


def _earlier_columns(block: Block, cycle: str | None) -> frozenset[int]:
    """The columns that the first row of a table heads with another cycle than the one it has as well."""
    headed = {
        at: match[0][:4]
        for at, cell in enumerate(block.cells)
        if len(cell) < _LONGEST_HEAD and (match := _CYCLE.search(straight(cell)))
    }
    own = (cycle or "")[:4]
    if own in headed.values():
        return frozenset(at for at, year in headed.items() if year != own)
    return frozenset()


def _cells(block: Block, words: Inspectorate) -> tuple[list[str], list[str]]:
    """The cells as printed and in plain form; a grade and a year in one cell are two, and the number
    of areas that have a grade is none."""
    printed: list[str] = []
    for cell in block.cells:
        if (counted := COUNTED.fullmatch(cell)) and plain(counted[1]) in words.grade_names:
            printed.append(counted[1])
            continue
        head, _, tail = cell.rpartition(" ")
        tail = tail.strip("()")
        if _YEAR.match(tail) and plain(head) in words.grade_names:
            printed += [head, tail]
        else:
            printed.append(cell)
    return printed, [plain(cell) for cell in printed]


def _is_column(cell: str, words: Inspectorate) -> bool:
    return any(cell.startswith(name) for name in words.plain_set(Judgments.inspected_columns))


def _heads(block: Block, words: Inspectorate) -> list[tuple[int, Grade]]:
    """The grades that a row heads its columns with, and where; a print may have glued several."""
    grades = tuple(words.grade_names)
    if not any(plain(cell).startswith(grades) for cell in block.cells):
        return []
    any_grade = "|".join(sorted(map(re.escape, grades), key=len, reverse=True))
    run = re.compile(rf"(?:(?:{any_grade})(?: |$))+")
    return [
        (at, words.grade_names[word])
        for at, cell in enumerate(block.cells)
        if run.fullmatch(text := plain(cell))
        for word in re.findall(any_grade, text)
    ]


def _marked(
    block: Block,
    heads: Sequence[tuple[int, Grade]],
    names: QuestionNames,
    words: Inspectorate,
    cycle: str | None,
) -> TableRow | None:
    """The grade of a row whose name has a mark under one of the grades and none, or an empty one,
    under the others.

    A column of its own may say from which year a grade stands, or that none is given.
    """
    area, *_ = [*(cell for cell in block.cells if len(cell) > 1 and cell[0].isalpha()), ""]
    if (keys := names.keys(area)) is None:
        return None
    under = {at for at, _ in heads}
    beside = [
        cell for at, cell in enumerate(block.cells) if at not in under and cell not in ("", area)
    ]
    noted = [cell for cell in beside if _YEAR.fullmatch(cell) or words.grade_alone(cell)]
    marks = [
        (at, mark)
        for at, cell in enumerate(block.cells)
        if cell != area and cell not in noted
        for mark in cell.split()
    ]
    picked = [nth for nth, (_, mark) in enumerate(marks) if mark in FILLED]
    if not all(mark in FILLED or mark in HOLLOW for _, mark in marks):
        return None
    if not picked and len(noted) == 1 and words.grade_alone(noted[0]) is Grade.UNGRADED:
        return TableRow(keys, area, Grade.UNGRADED, None, None, block.first, block.text)
    grades = [grade for _, grade in heads]
    if len(picked) == 1 and len(marks) != len(grades):
        grades = [grade for at, grade in heads if at == marks[picked[0]][0]]
        picked = [0] if len(grades) == 1 else []
    if len(picked) != 1:
        return None
    year = next(filter(_YEAR.fullmatch, noted), None)
    stands = False if year and year[:4] < (cycle or year)[:4] else None
    return TableRow(keys, area, grades[picked[0]], stands, year, block.first, block.text)


def _boxes(block: Block, names: QuestionNames, words: Inspectorate) -> list[TableRow]:
    """The questions that boxes side by side print over their grades, each in one cell."""
    rows = []
    for parts in filter(None, block.parts):
        grades = [part for part in parts if words.grade_alone(part)]
        asked = [part for part in parts if part not in grades and names.keys(part) is not None]
        if len(grades) != 1 or len(asked) != 1:
            return []
        grade, keys = words.grade_alone(grades[0]), names.keys(asked[0]) or ()
        rows.append(TableRow(keys, asked[0], grade, None, None, block.first, grades[0]))
    return rows


def _glued(block: Block, names: QuestionNames, words: Inspectorate) -> list[TableRow]:
    """The same where a print has glued each to its grade: "Knowing the work Requires improvement"."""
    cells = [cell for cell in block.cells if cell]
    told = [_parted(cell, words) for cell in cells]
    if len(cells) < _FEWEST_AREAS or not all(told):
        return []
    rows = []
    for cell, (area, grade) in zip(cells, filter(None, told), strict=True):
        if (keys := names.keys(area)) is None:
            return []
        rows.append(TableRow(keys, area, grade, None, None, block.first, cell))
    return rows


def _parted(cell: str, words: Inspectorate) -> tuple[str, Grade] | None:
    """A cell parted into a name and the grade that its last words are, with a capital."""
    for word, grade in words.grade_names.items():
        if cell.endswith(f" {word.capitalize()}"):
            return cell[: -len(word) - 1], grade
    return None


def _below_areas(
    above: Block, block: Block, names: QuestionNames, words: Inspectorate
) -> list[TableRow]:
    """The areas that a row names over their grades, each over its own."""
    pairs = [
        (area, grade)
        for area, grade in zip(above.cells, block.cells, strict=False)
        if area.strip() or grade.strip()
    ]
    grades = [words.grade_alone(grade) for _, grade in pairs]
    if len(pairs) < _FEWEST_AREAS or None in grades:
        return []
    if asked := names.questions_named([area for area, _ in pairs]):
        return [
            TableRow((), heading, grade, None, None, block.first, printed)
            for heading, (_, printed), grade in zip(asked, pairs, grades, strict=True)
        ]
    keys = [names.keys(area) for area, _ in pairs]
    if None in keys:
        return []
    return [
        TableRow(key or (), area, grade, None, None, block.first, printed)
        for (area, printed), key, grade in zip(pairs, keys, grades, strict=True)
    ]


def _under_columns(block: Block, columns: dict[int, Grade], names: QuestionNames) -> list[TableRow]:
    """The areas that stand under each grade: one in a cell, or several on lines of their own."""
    rows = []
    for column, cell in enumerate(block.cells):
        if column not in columns:
            continue
        parts = block.parts[column] if column < len(block.parts) else ()
        rows += [
            TableRow(keys, area, columns[column], None, None, block.first, area)
            for area in (cell, *(parts if len(parts) > 1 else ()))
            if area and (keys := names.keys(area)) is not None
        ]
    return rows


def _across(
    block: Block,
    printed_cells: list[str],
    cells: list[str],
    graded: dict[int, Grade],
    names: QuestionNames,
    words: Inspectorate,
    inspected_table: bool,
) -> TableRow | None:
    years = [cell for cell in cells if _YEAR.match(cell)]
    answer = next((cell for cell in cells if cell in ("yes", "no")), None)
    if not graded and not (inspected_table and answer) and not years:
        return None
    for cell, printed in zip(cells, printed_cells, strict=True):
        named = len(cell) > _SHORTEST_NAME or names.is_whole(cell)
        if named and (keys := names.keys(printed)) is not None:
            if _parted(printed, words):
                return None  # print has glued two cells: nobody can tell whose grade is in the next
            stands = _standing(printed_cells, graded, words)
            looked = None if answer is None or not inspected_table else answer == "yes"
            return TableRow(
                keys,
                printed,
                next(iter(graded.values()), None),
                False if stands else looked,
                stands or (years[0] if years else None),
                block.first,
                block.text,
            )
    return None


def _standing(cells: Sequence[str], graded: Mapping[int, Grade], words: Inspectorate) -> str | None:
    """The year from which a cell of its own says that the grade in a row stands: "2017: not tested again"."""
    if len(graded) != 1:
        return None
    (at,) = graded
    notes = (cell for place, cell in enumerate(cells) if place != at and _CYCLE.search(cell))
    told = (words.carried_grade(f"{cells[at]} ({note})") for note in notes)
    return next((found[1] for found in told if found), None)


def _in_sentence(cells: Sequence[str], names: QuestionNames, stated: _Stated) -> dict[int, Grade]:
    """The cell of a row, and its grade, that gives the area in another cell a grade in a sentence."""
    areas = [cell for cell in cells if len(cell) > 10 and names.keys(cell) is not None]
    told = {
        at: grade
        for at, cell in enumerate(cells)
        if ends_sentence(cell) and len(areas) == 1 and (grade := stated(cell, areas[0]))
    }
    return told if len(told) == 1 else {}


def _behind_grade(
    block: Block, text: str, names: QuestionNames, words: Inspectorate
) -> list[TableRow]:
    """A grade and behind it all the areas that have it: "Good: Investigating crime; …"."""
    if not words.printed_grades.with_areas(text):
        return []
    rows = []
    for line in _lines_of_grades(text, words):
        if not (listed := words.printed_grades.with_areas(line)):
            continue
        grade, rest = listed
        areas = [rest] if names.families(rest) else _BETWEEN_AREAS.split(rest)
        rows += [
            TableRow(keys, area, grade, None, None, block.first, area)
            for area in areas
            if (keys := names.keys(area.strip().rstrip("."))) is not None
        ]
    return rows


def _lines_of_grades(text: str, words: Inspectorate) -> list[str]:
    """The text parted before each grade that begins a list of its own."""
    starts = [
        match.start()
        for match in _GRADE_AHEAD.finditer(straight(text))
        if plain(match[1]) in words.grade_names
    ]
    ends = [*starts[1:], len(text)] if starts else []
    return [text[a:b].strip() for a, b in zip(starts, ends, strict=True)] or [text]


def _flat(block: Block, names: QuestionNames, words: Inspectorate) -> TableRow | None:
    """A flattened row: the area and its grade on one line."""
    said = plain(block.text)
    match = _FLAT.match(said) if any(map(said.__contains__, words.grade_names)) else None
    if not match:
        return None
    grade = words.grade_names.get(match["grade"].strip())
    head = match["name"]
    if grade is None:  # the name may end where a grade of two words begins
        for word, candidate in words.grade_names.items():
            if f"{match['grade']}".endswith(" " + word):
                grade = candidate
                head = f"{match['name']} {match['grade'][: -len(word)]}".strip()
                break
    if grade is None or (keys := names.keys(head)) is None:
        return None
    return TableRow(keys, head, grade, None, match["year"], block.first, block.text)
