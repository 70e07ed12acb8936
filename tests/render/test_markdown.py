from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from peeldiff.model import Pair
from peeldiff.pages.comparison import comparison_page
from peeldiff.render.escaping import escape
from peeldiff.render.markdown import markdown


def paper(pair: Pair, *, parts: Sequence[str] | None = None) -> str:
    return markdown(comparison_page(pair, parts))


def shown(text: str) -> str:
    """What a reader of the rendered Markdown sees."""
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    return html.unescape(re.sub(r"<[^>]*>", "", rendered))


def test_the_paper_reads_as_the_golden_text(pair: Pair, golden: Callable[[str, str], None]) -> None:
    golden("diff.md", paper(pair))


@pytest.mark.parametrize(
    "text",
    [
        "[link](#)",
        "[/b]",
        "[Areas for improvement]",
        "<script>alert(1)</script>",
        "*stars* and _lines_ and `code`",
        "a | b",
        "1. one",
        "- dash",
        "# hash",
        "~~gone~~",
        "\\_",
        "&amp;",
        "![x](y)",
        "<!-- x -->",
        "a\nb",
        "--- \n===",
    ],
)
def test_text_of_a_report_shows_as_it_stands(text: str) -> None:
    assert shown(escape(text, at_start=True)).split() == text.split()


@given(st.text(alphabet="ab1 *_`[]()<>#|~&!\\-+=.:\"'$", max_size=30))
def test_whatever_stands_in_a_report_shows_as_it_stands(text: str) -> None:
    assert shown(escape(text.strip(), at_start=True)).split() == text.split()


def test_no_html_of_a_report_survives(pair: Pair) -> None:
    assert "<b>" not in paper(pair)
    assert "why <b>it</b> searches" in shown(paper(pair))


def test_marks_stand_on_words_where_markdown_reads_them(pair: Pair) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(paper(pair))
    assert "<strong>always</strong>" in rendered
    assert "<s>rarely</s>" in rendered


def test_a_part_that_was_not_asked_for_is_left_out(pair: Pair) -> None:
    text = paper(pair, parts=["grades"])
    assert "## Grades" in text
    assert "## Sections" not in text
    assert "## Dealt with" not in text
