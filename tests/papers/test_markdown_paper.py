from __future__ import annotations

from peeldiff.papers.blocks import (
    Block,
    Demand,
    Heading,
    Look,
    Paper,
    Point,
    Quote,
    Table,
    Text,
    ToWrite,
)
from peeldiff.papers.markdown import to_markdown


def markdown(*blocks: Block) -> str:
    return to_markdown(Paper(title="", subject="", footer="", made_on=None, blocks=blocks))


def test_each_block_has_its_form() -> None:
    assert markdown(
        Heading(text="Title", level=0),
        Text(text="The Home Secretary", label="To"),
        ToWrite(text="date", label="Date"),
        ToWrite(text="comment"),
        Heading(text="Part", level=1),
        Text(text="Facts:", look=Look.DRAFT),
        Demand(text="The force should:", items=("count;", "sort.")),
        Quote(text="“Done.”", place="line 3", lead="It says:"),
        Table(caption="Grades", columns=("A", "B"), rows=(("1", "2"),), widths=(1, 1)),
    ) == (
        "# Title\n\n**To:** The Home Secretary\n\n**Date:** **\\[To write: date\\]**\n\n"
        "**\\[To write: comment\\]**\n\n## Part\n\n*Facts:*\n\n"
        "> The force should:\n>\n> - count;\n> - sort.\n\n"
        "> It says: “Done.” (line 3)\n\n**Grades**\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    )


def test_what_belongs_to_a_point_stands_inside_its_list() -> None:
    assert markdown(
        Heading(text="T", level=0),
        Point(text="one", label="A"),
        Point(text="part", level=2),
        Quote(text="“x”", place="line 1"),
        Point(text="two"),
        Text(text="of two"),
        Heading(text="Next", level=1),
        Text(text="outside"),
    ) == (
        "# T\n\n- **A:** one\n  - part\n\n    > “x” (line 1)\n\n- two\n\n  of two\n\n"
        "## Next\n\noutside\n"
    )


def test_text_of_a_report_is_never_mark_up() -> None:
    made = markdown(
        Heading(text="# *T* <i>", level=0),
        Demand(text="- **bold** | [a](b) <script>", items=("1. `code`",)),
        Quote(text="_x_", place="$a$"),
    )
    assert made == (
        "# \\# \\*T\\* &lt;i&gt;\n\n> \\- \\*\\*bold\\*\\* \\| \\[a\\](b) &lt;script&gt;\n>\n> - 1\\. "
        "\\`code\\`\n\n> \\_x\\_ (\\$a\\$)\n"
    )
