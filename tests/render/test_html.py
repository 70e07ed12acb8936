"""A page as HTML: whole, safe, the same bytes twice, and nothing from elsewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.document.decode import clean
from peeldiff.errors import SourceError
from peeldiff.folders import report_files
from peeldiff.model import Confidence, Status, WordingOp
from peeldiff.model.vocabulary import Accent
from peeldiff.pages.page import (
    Bullet,
    Cell,
    Change,
    Counts,
    Entry,
    Glossary,
    Note,
    Page,
    Quote,
    Rewording,
    Section,
    Table,
)
from peeldiff.render.html import html


def entry(number: int, status: Status, text: str, **rest: object) -> Entry:
    given: dict[str, object] = {
        "id": f"f-2018-19-{number}",
        "ref": f"MAR-2018/19-AFI-{number:02}",
        "status": status,
        "kind": "area for improvement",
        "texts": (text,),
        "place": f"2018/19 report, line {number}",
        "heading": "Investigating crime",
        "confidence": Confidence.HIGH,
    }
    return Entry(**(given | rest))  # type: ignore[arg-type]


def page(text: str = "The force should count its bicycles.") -> Page:
    """One of every shape; `text` stands wherever words of a report may."""
    quote = Quote(text=text, place="2018/19 report, line 9", heading=text, label="It says")
    near = Quote(text=text, place=text, label="The nearest passage", near=True)
    wording = Change(
        steps=(
            (WordingOp.EQUAL, "The force "),
            (WordingOp.DELETE, "should"),
            (WordingOp.INSERT, "must"),
            (WordingOp.EQUAL, f" act.\n{text}"),
        ),
        weighty=(1, 2),
    )
    grades = Table(
        caption=f"Grades: {text}",
        columns=("Question", "2016", "2021/22"),
        rows=(
            (
                Cell(text=text),
                Cell(text="RI", grade="requires_improvement", hint="Requires improvement"),
                Cell(text="A ▲", grade="adequate", hint=text),
            ),
        ),
        breaks=(2,),
        notes=(Note(text=text),),
    )
    counts = Table(
        caption="Findings",
        columns=("What became of it", "all"),
        rows=((Cell(text="Dealt with", link="f-2018-19-2"), Cell(text="1")),),
        numeric=(1,),
    )
    part = entry(3, Status.RESOLVED, text, id="f-2018-19-1a", ref="", past=())
    return Page(
        title=text,
        lead=(Note(text=text, label="older"), Note(text="One is new.", accent=Accent.STRONG)),
        sections=(
            Section(
                id="counts",
                heading="Counts",
                blocks=(
                    Counts(rows=((Status.PERSISTING, "Raised again", 1), (None, "Others", 3))),
                    counts,
                    Glossary(rows=(("Dealt with", text, Accent.GOOD),)),
                ),
            ),
            Section(id="grades", heading="Grades", guard=text, blocks=(grades,)),
            Section(
                id="findings",
                heading="Findings",
                blocks=(
                    Section(
                        id="q-1",
                        heading=text,
                        blocks=(
                            entry(
                                1,
                                Status.PERSISTING,
                                text,
                                facts=("reworded",),
                                doubt="likely, not certain",
                                items=(text, text),
                                detail=(text,),
                                before=(quote,),
                                why=text,
                                lead=text,
                                wording=wording,
                                quotes=(quote, near, near),
                                notes=(Note(text=text, label="next"),),
                                parts=(part,),
                                past=(Bullet(text=text, label="2016", under=(quote,)),),
                            ),
                            entry(2, Status.RESOLVED, text, past=(Bullet(text=text),)),
                        ),
                    ),
                    Bullet(
                        text=text,
                        label=text,
                        accent=Accent.BAD,
                        place=text,
                        link="f-2018-19-1",
                        under=(Bullet(text=text),),
                    ),
                    Bullet(text="a warning", accent=Accent.WARN),
                    Rewording(older=text, newer=text, change=wording),
                    Rewording(
                        older=text, newer="", change=Change(steps=((WordingOp.DELETE, text),))
                    ),
                ),
            ),
        ),
        footer=text,
    )


NASTY = st.one_of(
    st.text(min_size=1, max_size=60),
    st.sampled_from(
        [
            "</title></style><script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><a href='javascript:alert(1)'>",
            "{{ 7 * 7 }} {% raw %} {# no comment #}",
            "&lt;b&gt; &amp; “quoted” & 'single'",
            "\\22 } body { display: none } /*",
            "a\u202eb\u0000c\u2028d",
            "]]> --> <!--",
            "%s %(x)s {0}",
        ]
    ),
)


class Reader(HTMLParser):
    """The tags with the names of their attributes, the text that is shown, and each attribute's value."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.shown = ""
        self.values: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.values += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != [("style", ())]:
            self.shown += data


def style_of(text: str) -> str:
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    return str(style)


def without_style(text: str) -> str:
    """The page as a person reads its source: the style sheet is a file of its own."""
    text = text.replace(style_of(text), "…")
    return re.sub(r"sha256-[^&]*", "sha256-…", text)


def test_each_shape_has_its_mark_up(golden: Callable[[str, str], None]) -> None:
    golden("page.html", without_style(html(page())))


def test_the_same_page_gives_the_same_bytes() -> None:
    assert html(page()) == html(page())


@settings(deadline=None)
@given(NASTY)
def test_words_of_a_report_are_never_mark_up(text: str) -> None:
    made, plain = Reader(html(page(text))), Reader(html(page("WORD")))
    assert made.tags == plain.tags
    assert made.shown == plain.shown.replace("WORD", clean(text))


@settings(deadline=None)
@given(NASTY)
def test_words_of_a_report_reach_no_rule_of_the_style_sheet(text: str) -> None:
    made, plain = (style_of(html(page(words))) for words in (text, "WORD"))
    before, after = plain.split('"WORD"')
    assert made.startswith(before)
    assert made.endswith(after)
    assert re.fullmatch(r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]{6} )*"', made[len(before) : -len(after)])


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = html(page("https://example.org/x.js"))
    read = Reader(text)
    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "form"}
    for _, name, value in read.values:
        assert name not in ("src", "style")
        assert not name.startswith("on")
        if name == "href":
            assert value.startswith("#")
    assert "url(" not in style_of(text)
    assert "@import" not in style_of(text)


def test_the_policy_lets_one_style_sheet_in_and_nothing_else() -> None:
    text = html(page())
    (policy,) = (value for _, name, value in Reader(text).values if "default-src" in value)
    digest = b64encode(sha256(style_of(text).encode()).digest()).decode()
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]


def test_every_link_leads_to_something_that_is_there_once() -> None:
    read = Reader(html(page()))
    ids = [value for _, name, value in read.values if name == "id"]
    assert len(ids) == len(set(ids))
    assert {value[1:] for _, name, value in read.values if name == "href"} <= set(ids)


def test_only_findings_are_filtered_and_never_their_parts() -> None:
    text = html(page())
    assert 'id="show-persisting"' in text
    assert re.search(r'id="f-2018-19-1a" class="good">', text)


def test_one_status_leaves_nothing_to_choose() -> None:
    (finding,) = (Section(id="s", heading="s", blocks=(entry(1, Status.NEW, "x"),)),)
    assert 'type="checkbox"' not in html(Page(title="t", lead=(), sections=(finding,)))


def test_a_page_is_told_to_be_of_peeldiff_within_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(html(page()), encoding="utf-8")
    with pytest.raises(SourceError, match="no report here"):
        list(report_files(tmp_path))


# ---- a bar and its key --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statuses",
    [
        (Status.NOT_RAISED, Status.NOT_REINSPECTED),
        (Status.PERSISTING, Status.RECURRING, Status.NEW),
        (Status.PARTLY_RESOLVED, Status.DE_ESCALATED, Status.NEW),
        (Status.ESCALATED, Status.PERSISTING, Status.RECURRING, Status.RESOLVED),
        tuple(one for one in Status if one is not Status.ESCALATED),
    ],
    ids=lambda told: "-".join(told)[:40],
)
def test_no_two_parts_of_a_bar_look_alike(statuses: tuple[Status, ...]) -> None:
    rows = tuple((one, str(one), 1 + n) for n, one in enumerate(statuses))
    made = html(
        Page(
            title="A",
            lead=(),
            sections=(Section(id="a", heading="A", blocks=(Counts(rows=rows),)),),
        )
    )
    parts = re.findall(r'<rect class="([^"]+)"', made)
    swatches = re.findall(r'<span class="swatch ([^"]+)"', made)
    assert parts == swatches
    assert len(set(parts)) == len(statuses)
