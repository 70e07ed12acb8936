"""Each closed set has one table, and each value its words there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from peeldiff.model import (
    Addressee,
    Confidence,
    FindingKind,
    Grade,
    GradeChangeKind,
    Mention,
    SectionRelation,
    Status,
    ThreadState,
    Tone,
    Verdict,
)
from peeldiff.model import vocabulary as words
from peeldiff.render.lines import cell_width

TABLES = [
    (Status, words.STATUSES),
    (ThreadState, words.THREAD_STATES),
    (GradeChangeKind, words.GRADE_CHANGES),
    (Grade, words.GRADES),
    (FindingKind, words.KINDS),
    (Mention, words.MENTIONS),
    (Verdict, words.VERDICTS),
    (Tone, words.TONES),
    (Confidence, words.CONFIDENCES),
    (SectionRelation, words.RELATIONS),
    (Addressee, words.ADDRESSEES),
]

every_table = pytest.mark.parametrize(
    ("values", "table"), TABLES, ids=[values.__name__ for values, _ in TABLES]
)


@every_table
def test_every_value_has_its_words(values: type[StrEnum], table: dict[StrEnum, words.Term]) -> None:
    assert set(table) == set(values)


@every_table
def test_no_two_values_read_alike(values: type[StrEnum], table: dict[StrEnum, words.Term]) -> None:
    assert len({term.heading for term in table.values()}) == len(values)


@every_table
def test_a_sign_takes_one_column(values: type[StrEnum], table: dict[StrEnum, words.Term]) -> None:
    assert {cell_width(term.sign) for term in table.values()} in ({0}, {1})


def test_what_rests_on_silence_never_reads_as_done() -> None:
    for status in words.SILENT:
        assert words.STATUSES[status].accent is words.Accent.QUIET
        assert words.STATUSES[status].guard


def test_what_is_still_asked_for_stands_before_what_nobody_knows() -> None:
    asked = [Status.ESCALATED, Status.PERSISTING, Status.RECURRING, Status.NEW, Status.DE_ESCALATED]
    least = min(words.rank(words.STATUSES, status) for status in words.SILENT)
    assert all(words.rank(words.STATUSES, status) < least for status in asked)


def _constants(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_a_status_is_worded_in_one_file(root_dir: Path) -> None:
    terms = [*words.STATUSES.values(), *words.THREAD_STATES.values()]
    said = {term.heading for term in terms} | {term.guard for term in terms if term.guard}
    said |= {fate for term in terms for fate in term.fate or ()}
    vocabulary = root_dir / "peeldiff" / "model" / "vocabulary.py"
    for package in ("peeldiff", "tui"):
        for path in (root_dir / package).rglob("*.py"):
            if path != vocabulary:
                assert not said.intersection(_constants(path)), path
