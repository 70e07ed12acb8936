"""docs/survey.md and docs/survey-tables.md say what the program does."""

from __future__ import annotations

import re
import runpy
import sqlite3
from pathlib import Path

from peeldiff.survey.readme import QUESTIONS


def test_the_page_has_every_table_and_column_as_it_is(root_dir: Path) -> None:
    """`python docs/refresh.py` writes them anew."""
    fill = runpy.run_path(str(root_dir / "docs" / "refresh.py"))["with_tables"]
    text = (root_dir / "docs" / "survey-tables.md").read_text("utf-8")
    assert fill(text) == text
    assert "### findings" in text


def test_the_grid_on_the_page_is_the_one_that_is_printed(root_dir: Path) -> None:
    text = (root_dir / "docs" / "survey.md").read_text("utf-8")
    shown = text.partition("## What it prints\n\n```\n")[2].partition("```")[0]
    assert shown in (root_dir / "tests" / "golden" / "survey-80.txt").read_text("utf-8")
    assert shown


def test_the_questions_of_the_readme_have_answers(
    package: Path, database: sqlite3.Connection
) -> None:
    text = (package / "README.md").read_text("utf-8")
    for _, question in QUESTIONS:
        assert question in text
        assert database.execute(question).fetchall()


def test_the_questions_of_the_page_have_answers(
    root_dir: Path, database: sqlite3.Connection
) -> None:
    text = (root_dir / "docs" / "survey.md").read_text("utf-8")
    block = text.partition("-- sqlite3 package/peeldiff.sqlite\n")[2].partition("```")[0]
    questions = [line for line in block.splitlines() if line]
    assert len(questions) == 4
    for question in questions:
        database.execute(question).fetchall()


def test_every_link_of_the_pages_leads_somewhere(root_dir: Path) -> None:
    for name in ("survey.md", "survey-tables.md", "scale.md"):
        text = (root_dir / "docs" / name).read_text("utf-8")
        heads = {
            re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
            for line in text.splitlines()
            if line.startswith("#")
        }
        for link in re.findall(r"\]\(([^)]+)\)", text):
            path, _, anchor = link.partition("#")
            assert path.startswith("https:") or not path or (root_dir / "docs" / path).is_file(), (
                link
            )
            assert path or anchor in heads, link
