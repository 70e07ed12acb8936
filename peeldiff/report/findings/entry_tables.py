"""Tables right under a label: in which column each row has a finding, and whether the first row is a head.

A head may begin what its column goes on with ("The force needs to …"). Beside a finding stand its
number, a page, a date, an owner. A table with owners is the force's own: what it says of progress is on
this report, where a report's own table with progress is on an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from alignment.records import dataclass
from peeldiff.document.source import Role
from peeldiff.report.blocks import Block
from peeldiff.report.findings.leads import breaks_off
from peeldiff.words import ends_sentence, plain

__all__ = [
    "POINTER",
    "EntryTable",
    "ends_with_verdict",
    "entry_table",
    "is_answered",
    "is_owned",
    "is_verdict",
    "tells_progress",
]

_ANSWERS = late(
    r"\b(?:progress|status|update|what (?:we|the force|the constabulary|it) \w+|responses?|outcome|previous"
    r"|20\d\d report|closed|done|met|achieved|completed?|implemented|position|action taken"
    r"|(?:our|current|inspectors'?|hmic(?:frs)?'?s?) (?:\w+ )?"
    r"(?:view|assessment|judge?ment|conclusion|rating))\b"
)
"""What a table of earlier demands says in the heads of its columns."""
_EARLIER = late(
    r"\b(?:previous(?:ly)?|earlier|last (?:inspection|report|visit)|20\d\d (?:report|inspection))\b"
)
_VERDICT = (
    r"(?:(?:not|partly|partially|fully|largely|mostly|substantially|not yet|no longer) )?"
    r"(?:achieved|met|implemented|addressed|completed?|closed|relevant)"
)
"""What has become of a demand, as a report says it of each of an earlier one's."""
_VERDICT_ALONE = late(rf"(?:(?:status|progress|result|outcome|our view): ?)?{_VERDICT}")
_VERDICT_BEHIND = late(rf"[.:;)–-] ?\(?{_VERDICT}\)?$")
_OWNER = late(
    r"\b(?:leads?|owners?|owned by|responsible|sro|assigned to|allocated to|(?:lead|chief) officer)\b"
)
"""How the head of a column says who in the force sees to a finding."""
_STAFF = late(
    r"\b(?:actions?|plans?|planned|tasks?|steps?|activit(?:y|ies)|milestones?|measures?|mitigation|comments?"
    r"|notes?|remarks?|evidence|rag)\b"
)
"""What a force's own table has besides in columns of its own words."""
POINTER = late(
    r"(?:(?:see )?(?:pp?|pages?|paras?|paragraphs?|sections?|chapters?)\.? ?\d[\d. –-]*"
    r"|[a-z]{1,4}[ -]?\d{1,3}(?:\.\d{1,2})?(?:[ /-][a-z]{1,4}[ -]?\d{1,3})?[.:)]?)"
)
"""A cell with the number of a finding, or with where the report tells of it, in plain form."""
_ASKS = late(
    r"\b(?:should|must|needs? to|has to|have to|to (?:be )?do(?:ne)?|wants?|asks?|expects?|improves?)\b"
)
"""How the head of a column says that it asks for something."""
_LONGEST_HEAD = 60
_FEWEST_WORDS = 3
_MOST_BESIDE = 4
"""Words of a cell that says no more than by when or who."""


@dataclass(frozen=True, slots=True)
class EntryTable:
    """The column that has the findings; `headed` says that the first row is a head."""

    column: int
    headed: bool


def entry_table(blocks: Sequence[Block], index: int) -> EntryTable | None:
    """The table whose first row stands at an index, if each of its rows has one finding."""
    end = index
    while end < len(blocks) and blocks[end].role is Role.ROW:
        end += 1
    rows = blocks[index:end]
    if not rows or len({len(row.cells) for row in rows}) != 1 or len(rows[0].cells) < 2:
        return None
    headed = _is_head(rows[0])
    body = rows[1:] if headed else rows
    if not body:
        return None
    heads = rows[0].cells if headed else ("",) * len(rows[0].cells)
    columns = range(len(heads))
    asking = [at for at in columns if _leads(heads[at]) or _ASKS.search(plain(heads[at]))]
    owned = is_owned(heads)
    told = [at for at in columns if owned and _is_staffs(heads[at])]
    answered = is_answered([head for at, head in enumerate(heads) if at not in asking or owned])
    among = [at for at in asking or columns if at not in told]
    found = [at for at in among if all(_has_entry(row, at, heads[at]) for row in body)]
    if answered or len(found) != 1:
        return None
    [column] = found
    beside = [row.cells[at] for row in body for at in columns if at not in (column, *told)]
    if not headed and not all(map(_points, beside)):
        return None
    return None if not asking and any(map(_says_more, beside)) else EntryTable(column, headed)


def is_owned(heads: Sequence[str]) -> bool:
    """Whether the heads of a table's columns say who in the force sees to each row."""
    return any(_OWNER.search(plain(head)) for head in heads)


def is_answered(heads: Sequence[str]) -> bool:
    """Whether the heads of a table's columns say what became of what an earlier report asked for."""
    said = [plain(head) for head in heads]
    return any(map((_EARLIER if is_owned(heads) else _ANSWERS).search, said))


def tells_progress(blocks: Sequence[Block], index: int) -> bool:
    """Whether the table whose first row stands at an index has a column of what became of each row."""
    heads = blocks[index].cells
    if _is_head(blocks[index]) and any(_ANSWERS.search(plain(head)) for head in heads):
        return True
    end = index + 1
    while (
        end < len(blocks) and blocks[end].role is Role.ROW and len(blocks[end].cells) == len(heads)
    ):
        end += 1
    body = blocks[index + 1 : end]
    return bool(body) and any(
        all(is_verdict(row.cells[at]) for row in body) for at in range(len(heads))
    )


def is_verdict(text: str) -> bool:
    """Whether a text says no more than what has become of a demand: "Not achieved"."""
    return _VERDICT_ALONE.fullmatch(plain(text).rstrip(".")) is not None


def ends_with_verdict(text: str) -> bool:
    """Whether a text says behind a demand what has become of it: "… at night. Not achieved"."""
    return _VERDICT_BEHIND.search(plain(text).rstrip(".")) is not None


def _is_staffs(head: str) -> bool:
    """Whether a column of a force's own table has the force's words, or who sees to the finding."""
    said = plain(head)
    return any(kind.search(said) for kind in (_OWNER, _ANSWERS, _STAFF))


def _is_head(row: Block) -> bool:
    return not any(len(cell) > _LONGEST_HEAD or _is_sentence(cell) for cell in row.cells)


def _leads(head: str) -> bool:
    """Whether what stands in a column goes on from its head."""
    bare = head.rstrip(" .…").rstrip()
    return (
        bool(bare)
        and (head[-1:] in ("…", ":") or head.endswith("...") or breaks_off(bare))
        and (len(bare.split()) >= _FEWEST_WORDS)
    )


def _has_entry(row: Block, column: int, head: str) -> bool:
    told = row.parts[column][0] if row.parts and row.parts[column] else row.cells[column]
    if len(told.split()) < _FEWEST_WORDS:
        return False
    if row.parts and len(row.parts[column]) > 1 and _is_sentence(row.parts[column][1]):
        return True  # a title over its explanation
    return _leads(head) or _is_sentence(told) or (row.parts != () and breaks_off(told))


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and len(text.split()) >= _FEWEST_WORDS and text[-1] not in "…:"


def _points(cell: str) -> bool:
    return not any(map(str.isalpha, cell)) or POINTER.fullmatch(plain(cell)) is not None


def _says_more(cell: str) -> bool:
    return _is_sentence(cell) or len(cell.split()) > _MOST_BESIDE
