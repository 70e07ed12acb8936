"""What only a browser can tell of the pages: access, keys, width, filter, print."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

REPORTS = (
    "2014-core-business-letter.txt",
    "2015-effectiveness-web.txt",
    "2016-effectiveness-report.md",
    "2018-19-report.txt",
    "2021-22-report.md",
    "2023-25-report.txt",
)
AXE = (
    "axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', "
    "'wcag22aa', 'best-practice']}}).then(found => found.violations.map(one => one.id + ': ' + "
    "one.nodes.map(node => node.html.slice(0, 200)).join(' | ')))"
)
TAB, SPACE = ("Tab", 9), (" ", 32)


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, fixtures_dir: Path, peeldiff: Callable[..., Any]
) -> dict[str, Path]:
    """Each page that the program makes, of six invented reports."""
    folder = tmp_path_factory.mktemp("pages")
    reports = [fixtures_dir / name for name in REPORTS]
    asked = {
        "page": ("paper", "page", *reports),
        "history": ("history", *reports),
        "forces": ("history", *reports, fixtures_dir / "other-force-2016-web.txt"),
        "summary": ("summary", *reports[-2:]),
        "diff": ("diff", *reports[-2:]),
        "two-forces": ("summary", reports[2], fixtures_dir / "other-force-2016-web.txt"),
    }
    pages = {}
    for name, arguments in asked.items():
        pages[name] = folder / f"{name}.html"
        done = peeldiff(*arguments, "--output", pages[name])
        assert (done.code, done.err) == (0, "")
    (folder / "forces.csv").write_text(
        "force,region,most_similar_group\nMarlshire,East,Group 1\nBrackenshire,West,Group 2\n",
        "utf-8",
    )
    done = peeldiff("survey", *reports, "--out", folder / "package", "--jobs", "1")
    assert done.code == 0
    done = peeldiff(
        "survey",
        *(reports[1], reports[2], fixtures_dir / "other-force-2016-web.txt"),
        *("--out", folder / "groups", "--jobs", "1", "--forces", folder / "forces.csv"),
    )
    assert done.code == 0
    pages["groups"] = folder / "groups" / "index.html"
    pages["index"] = folder / "package" / "index.html"
    [pages["body"]] = (folder / "package" / "forces").iterdir()
    return pages


@pytest.fixture
def tab(chromium: Any, made: dict[str, Path]) -> Callable[..., Any]:
    """Open a page by its name."""

    def open_page(name: str, width: int = 1200, *, dark: bool = False, at: str = "") -> Any:
        page = chromium.page()
        page.look(width, 900, dark=dark)
        page.open(made[name].as_uri() + at)
        return page

    return open_page


NAMES = ("page", "history", "forces", "summary", "diff", "two-forces", "index", "body", "groups")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1200, 320])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(
    name: str, width: int, dark: bool, tab: Callable[..., Any], axe: str
) -> None:
    page = tab(name, width, dark=dark)
    page.value(axe)
    assert page.value(AXE) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_wider_than_a_narrow_window(name: str, tab: Callable[..., Any]) -> None:
    assert tab(name, 320).value("document.documentElement.scrollWidth") == 320


def test_the_first_key_leads_past_the_contents(tab: Callable[..., Any]) -> None:
    page = tab("page")
    page.press(*TAB)
    assert page.value("document.activeElement.textContent") == "Skip to the content"
    assert page.value("getComputedStyle(document.activeElement).position") == "static"


def test_the_filter_works_by_keys_and_says_that_it_hides(tab: Callable[..., Any]) -> None:
    page = tab("page")
    status = page.value("document.querySelector('.filter input').id").removeprefix("show-")
    these = f"[...document.querySelectorAll('article[data-status={status}]')]"
    shown = f"{these}.map(one => getComputedStyle(one).display)"
    note = "getComputedStyle(document.querySelector('.hidden-note')).display"
    assert set(page.value(shown)) == {"block"}
    assert page.value(note) == "none"
    for _ in range(60):
        page.press(*TAB)
        if page.value("document.activeElement.id") == f"show-{status}":
            break
    page.press(*SPACE)
    assert set(page.value(shown)) == {"none"}
    assert page.value(note) == "block"


def test_a_group_is_shown_alone_and_the_page_says_so(tab: Callable[..., Any]) -> None:
    page = tab("groups")
    seen = (
        "[...document.querySelectorAll('#bodies tbody tr')].filter(row => row.offsetParent)"
        ".map(row => row.cells[0].innerText.trim())"
    )
    note = "document.querySelector('.choices .hidden-note').offsetParent !== null"
    assert (page.value(seen), page.value(note)) == (
        ["Brackenshire Constabulary", "Marlshire Police"],
        False,
    )
    page.value("document.querySelector('#choice-0').click()")
    assert (page.value(seen), page.value(note)) == (["Marlshire Police"], True)
    none = "getComputedStyle(document.querySelector('#bodies .scroll'), '::after').content"
    assert page.value(none) == "none"
    page.value("document.querySelectorAll('tr[data-choices~=\"0\"]').forEach(row => row.remove())")
    assert page.value(none) == '"None of this group."'
    page.value("document.querySelector('#choice-all').click()")
    assert (page.value(seen), page.value(none)) == (["Brackenshire Constabulary"], "none")


def test_a_link_leads_to_a_finding_that_the_filter_hides(
    tab: Callable[..., Any], made: dict[str, Path]
) -> None:
    found = re.search(r'<article id="([^"]+)"[^>]* data-status="([^"]+)"', made["page"].read_text())
    assert found is not None
    page = tab("page", at=f"#{found[1]}")
    page.value(f"document.getElementById('show-{found[2]}').click()")
    assert page.value(f"getComputedStyle(document.getElementById('{found[1]}')).display") == "block"


def test_every_row_of_keys_can_be_seen(tab: Callable[..., Any]) -> None:
    page = tab("page")
    for _ in range(12):
        page.press(*TAB)
        outline = page.value("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


def text_of(pdf: bytes) -> list[str]:
    """The text of each page of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("name", ["page", "history"])
def test_what_is_folded_is_printed_with_a_number_on_every_page(
    name: str, tab: Callable[..., Any]
) -> None:
    page = tab(name, dark=True)
    folded = page.value(
        "[...document.querySelectorAll('details blockquote')].map(one => one.textContent)"
    )
    pages = text_of(page.pdf())
    for number, text in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in text
        assert "Marlshire Police" in text
    letters = re.sub(r"[\W\d]+", "", "".join(pages))
    for quotation in folded:
        assert re.sub(r"[\W\d]+", "", quotation)[:60] in letters


@pytest.mark.parametrize("name", ["page", "history", "summary"])
def test_no_heading_stands_alone_at_the_foot_of_a_printed_page(
    name: str, tab: Callable[..., Any]
) -> None:
    page = tab(name)
    headings = page.value(
        "[...document.querySelectorAll('main h2, main h3')].map(one => one.textContent.trim())"
    )
    # The section behind the filter, pushed down step by step past the foot of the first page.
    page.value(
        "document.querySelectorAll('header, nav, main > section').forEach("
        "one => one.querySelector('.filter') || (one.style.display = 'none'))"
    )
    page.value("document.querySelector('main').prepend(document.createElement('div'))")
    for height in range(880, 1000, 10):
        page.value(
            f"document.querySelector('main > div').style.height = '{height}px'",
        )
        for text in text_of(page.pdf())[:2]:
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            told = [line for line in lines if not re.search(r"\d+ / \d+$", line)]
            assert not told or told[-1] not in headings, (height, told[-3:])
