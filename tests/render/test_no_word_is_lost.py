"""Text, Markdown and HTML lay the same page out: none drops a word of it."""

from __future__ import annotations

import html as html_entities
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from markdown_it import MarkdownIt

from peeldiff.model import Pair
from peeldiff.pages.amount import Amount
from peeldiff.pages.comparison import comparison_page
from peeldiff.pages.page import Cell, Change, Entry, Page, Section, Table
from peeldiff.pages.summary import summary_page
from peeldiff.render.html import html
from peeldiff.render.markdown import markdown
from peeldiff.render.text import text

NO_WORDS = {"id", "link", "hint", "grade", "footer", "accent", "status", "confidence"}
"""What a renderer needs, and what is for those who do not see a sign."""


def words_of(value: Any, name: str = "") -> Iterator[str]:
    """Every text of a page; a wording is marked word by word, and is looked at elsewhere."""
    if name in NO_WORDS or isinstance(value, Change):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words_of(one, name)
    elif isinstance(value, Section) and value.told_below:
        yield value.heading  # a small screen leaves some of it to what stands below
    elif is_dataclass(value):
        for field in fields(value):
            if isinstance(value, Table) and field.name in ("caption", "columns"):
                continue  # a narrow terminal tells a row without them
            if isinstance(value, Cell):
                yield from value.text.split()  # in columns a line holds words of several cells
                continue
            if isinstance(value, Entry) and field.name in ("kind", "ref"):
                continue  # the usual kind needs no naming
            if isinstance(value, Entry) and field.name == "texts" and value.wording is not None:
                continue
            yield from words_of(getattr(value, field.name), field.name)


def seen(marked_up: str) -> str:
    without = re.sub(r"<(style|head)\b.*?</\1>|<!--.*?-->", "", marked_up, flags=re.DOTALL)
    return html_entities.unescape(re.sub(r"<[^>]*>", " ", without))


FACES: dict[str, Callable[[Page], str]] = {
    "text-60": lambda page: text(page, 60, colour=False),
    "text-200": lambda page: text(page, 200, colour=False),
    "markdown": lambda page: seen(
        MarkdownIt("gfm-like", {"linkify": False}).render(markdown(page))
    ),
    "html": lambda page: seen(html(page)),
}


def letters(shown: str) -> str:
    """Letters and digits alone: signs, line breaks and marks belong to the format."""
    return re.sub(r"[\W_]+", "", shown).casefold()


@pytest.mark.parametrize("face", FACES.values(), ids=list(FACES))
@pytest.mark.parametrize(
    "make",
    [
        summary_page,
        lambda pair: summary_page(pair, Amount.SHORT),
        lambda pair: summary_page(pair, Amount.FULL),
        comparison_page,
    ],
    ids=["summary", "short", "full", "comparison"],
)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
        ("2021-22-report.md", "2023-25-report.txt"),
        ("2016-effectiveness-web.txt", "other-force-2016-web.txt"),
    ],
)
def test_no_word_is_lost(
    old: str,
    new: str,
    make: Callable[[Pair], Page],
    face: Callable[[Page], str],
    compared: Callable[[str, str], Pair],
) -> None:
    page = make(compared(old, new))
    shown = letters(face(page))
    assert [said for said in words_of(page) if letters(said) not in shown] == []
