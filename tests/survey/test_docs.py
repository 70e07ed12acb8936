"""docs/survey.md says what the program does."""

from __future__ import annotations

import runpy
from pathlib import Path

from peeldiff.survey.readme import QUESTIONS


def test_the_page_has_every_table_and_column_as_it_is(root_dir: Path) -> None:
    """`python docs/refresh.py` writes them anew."""
    fill = runpy.run_path(str(root_dir / "docs" / "refresh.py"))["with_tables"]
    text = (root_dir / "docs" / "survey.md").read_text("utf-8")
    assert fill(text) == text


def test_the_grid_on_the_page_is_the_one_that_is_printed(root_dir: Path) -> None:
    text = (root_dir / "docs" / "survey.md").read_text("utf-8")
    shown = text.partition("## What it prints\n\n```\n")[2].partition("```")[0]
    assert shown in (root_dir / "tests" / "golden" / "survey-80.txt").read_text("utf-8")
    assert shown


def test_the_questions_of_the_readme_have_answers(package: Path, database: object) -> None:
    text = (package / "README.md").read_text("utf-8")
    for _, question in QUESTIONS:
        assert question in text
        assert database.execute(question).fetchall()  # type: ignore[attr-defined]
