from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

docx = pytest.importorskip("docx", reason="the extra [papers] is not installed")
from docx.oxml.ns import qn  # noqa: E402

from peeldiff.document.files import load_bytes  # noqa: E402
from peeldiff.errors import FormatError, SourceError  # noqa: E402
from peeldiff.inputs import read_inspection  # noqa: E402
from peeldiff.papers.blocks import (  # noqa: E402
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
from peeldiff.papers.word.writer import to_docx  # noqa: E402

BLOCKS: tuple[Block, ...] = (
    Heading(text="Response to an inspection", level=0),
    Text(text="The Home Secretary", label="To"),
    ToWrite(text="date", label="Date"),
    Heading(text="The report", level=1),
    Text(text="Facts:", look=Look.DRAFT),
    Point(text="One grade fell."),
    Point(text="and one rose", level=2),
    Quote(text="“It is done.”", place="2016 report, line 3"),
    Table(
        caption="Grades",
        columns=("Question", "Grade"),
        rows=(("Keys", "Good"), ("Doors", "Inadequate")),
        widths=(60, 40),
    ),
    Text(text="Read with care.", look=Look.SMALL),
    Heading(text="Recommendation 1", level=2),
    Demand(text="The force should:", items=("count its keys;", "<b>sort</b> them & =SUM(1).")),
)
PAPER = Paper(
    title="Response to an inspection",
    subject="Comments",
    footer="Response",
    made_on=None,
    blocks=BLOCKS,
)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def written() -> bytes:
    return to_docx(PAPER)[0]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """An office's letter with a header, an address and one style of its own."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Office of the commissioner"
    document.add_paragraph("1 High Street")
    document.styles["Heading 1"].font.name = "Courier New"
    path = tmp_path / "letter.docx"
    document.save(str(path))
    return path


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_word_of_the_paper_stands_in_the_file(written: bytes) -> None:
    document = opened(written)
    told = [paragraph.text for paragraph in document.paragraphs]
    assert told[:8] == [
        "Response to an inspection",
        "To: The Home Secretary",
        "Date: [To write: date]",
        "The report",
        "Facts:",
        "One grade fell.",
        "and one rose",
        "“It is done.” (2016 report, line 3)",
    ]
    assert told[-3:] == ["The force should:", "count its keys;", "<b>sort</b> them & =SUM(1)."]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Question", "Grade"],
        ["Keys", "Good"],
        ["Doors", "Inadequate"],
    ]


def test_each_block_has_the_style_that_says_what_it_is(written: bytes) -> None:
    styles = [paragraph.style.name for paragraph in opened(written).paragraphs]
    assert styles == [
        "Title", "Normal", "To write", "Heading 1", "Draft", "List Bullet", "List Bullet 2", "Quote",
        "Caption", "Note", "Note", "Heading 2", "Quote", "Quote Bullet", "Quote Bullet",
    ]  # fmt: skip


def test_spelling_is_british(written: bytes) -> None:
    found = {name: data.count(b'"en-GB"') for name, data in parts(written).items()}
    assert found["word/styles.xml"] == 1
    assert found["word/settings.xml"] == 1
    assert b'w:val="en-US"' not in b"".join(parts(written).values())


def test_the_head_of_a_table_is_repeated_and_no_row_is_broken(written: bytes) -> None:
    rows = [row._tr for row in opened(written).tables[0].rows]
    heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True, False, False]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_table_has_a_name_for_those_who_do_not_see_it(written: bytes) -> None:
    caption = opened(written).tables[0]._tbl.tblPr.find(qn("w:tblCaption"))
    assert caption.get(qn("w:val")) == "Grades"


ORDER = {
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "style": "name basedOn next link autoRedefine uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr "
    "tblPr",
}
"""What Word wants to find in which order, of what stands in these files."""


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_properties_stand_in_the_order_that_word_wants(written: bytes, part: str) -> None:
    from docx.oxml import parse_xml

    root = parse_xml(parts(written)[part])
    for tag, order in ORDER.items():
        for element in root.iter(qn(f"w:{tag}")):
            names = [child.tag.rpartition("}")[2] for child in element]
            assert names == sorted(names, key=order.split().index), (tag, names)


def test_the_file_says_nothing_of_when_and_with_what_it_was_made(written: bytes) -> None:
    core = parts(written)["docProps/core.xml"].decode()
    assert "created" not in core
    assert "modified" not in core
    assert "python-docx" not in core
    assert "docProps/thumbnail.jpeg" not in parts(written)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_the_date_that_the_reader_gives_is_that_of_the_file() -> None:
    found = opened(to_docx(replace(PAPER, made_on="2022-11-01"))[0]).core_properties
    assert found.created.date().isoformat() == found.modified.date().isoformat() == "2022-11-01"


def test_title_and_language_are_those_of_the_paper(written: bytes) -> None:
    found = opened(written).core_properties
    assert (found.title, found.subject, found.language, found.author) == (
        "Response to an inspection",
        "Comments",
        "en-GB",
        "",
    )


def test_the_same_paper_gives_the_same_bytes(written: bytes) -> None:
    assert to_docx(PAPER)[0] == written


def test_what_no_xml_may_hold_is_left_out() -> None:
    paper = replace(PAPER, blocks=(Text(text="a\x00b\x0bc\ud800d\uffffe"),))
    assert "".join(p.text for p in opened(to_docx(paper)[0]).paragraphs).startswith("a")


def test_a_file_of_ours_is_a_page_of_a4_with_its_number(written: bytes) -> None:
    section = opened(written).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21, 29.7)
    assert b"NUMPAGES" in parts(written)["word/footer1.xml"]


# ---- the office's own letter --------------------------------------------------------------------


def test_what_stands_in_the_letter_stays_in_front(letter: Path) -> None:
    document = opened(to_docx(PAPER, str(letter))[0])
    assert [p.text for p in document.paragraphs][:2] == [
        "1 High Street",
        "Response to an inspection",
    ]
    assert document.sections[0].header.paragraphs[0].text == "Office of the commissioner"


def test_the_styles_of_the_letter_stay_as_they_are(letter: Path) -> None:
    assert opened(to_docx(PAPER, str(letter))[0]).styles["Heading 1"].font.name == "Courier New"


def test_the_styles_that_the_letter_lacks_are_told_in_one_sentence(letter: Path) -> None:
    data, told = to_docx(PAPER, str(letter))
    assert told == (
        f"{letter} has no styles “Quote Bullet”, “To write”, “Draft”, “Note” and “Table Text”, so "
        "those of peeldiff were put in."
    )
    assert opened(data).styles["To write"] is not None


def test_a_letter_with_every_style_is_told_nothing_of(letter: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    again.write_bytes(to_docx(PAPER, str(letter))[0])
    assert to_docx(PAPER, str(again))[1] == ""


def test_a_letter_without_any_list_can_be_used(letter: Path) -> None:
    document = docx.Document(str(letter))
    for name in ("List Bullet", "List Bullet 2"):
        element = document.styles[name].element
        element.getparent().remove(element)
    for id_, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del document.part.rels[id_]
    document.save(str(letter))
    made = parts(to_docx(PAPER, str(letter))[0])
    assert made["word/numbering.xml"].count(b"<w:num ") == 3


def test_a_word_template_is_a_letter_as_well(letter: Path, tmp_path: Path) -> None:
    template = tmp_path / "letter.dotx"
    kept = parts(letter.read_bytes())
    kept["[Content_Types].xml"] = kept["[Content_Types].xml"].replace(
        b"document.main+xml", b"template.main+xml"
    )
    with zipfile.ZipFile(template, "w") as archive:
        for name, data in kept.items():
            archive.writestr(name, data)
    made = to_docx(PAPER, str(template))[0]
    assert b"template.main" not in parts(made)["[Content_Types].xml"]
    assert opened(made).paragraphs[0].text == "1 High Street"


def test_a_letter_with_macros_is_refused(letter: Path) -> None:
    kept = parts(letter.read_bytes())
    kept["[Content_Types].xml"] = kept["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml",
    )
    with zipfile.ZipFile(letter, "w") as archive:
        for name, data in kept.items():
            archive.writestr(name, data)
    with pytest.raises(FormatError, match="holds macros"):
        to_docx(PAPER, str(letter))


@pytest.mark.parametrize("content", [b"Dear Sir", b"PK\x03\x04 broken", b"%PDF-1.7"])
def test_what_is_no_word_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(content)
    with pytest.raises(FormatError, match="is no Word file that can be a template"):
        to_docx(PAPER, str(path))


def test_another_archive_is_no_letter(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "b")
    with pytest.raises(FormatError, match="is no Word file that can be a template"):
        to_docx(PAPER, str(path))


def test_a_letter_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"letter\.docx does not exist; give your letter"):
        to_docx(PAPER, str(tmp_path / "letter.docx"))


def test_a_style_of_another_sort_under_our_name_is_refused(letter: Path) -> None:
    document = docx.Document(str(letter))
    document.styles.add_style("To write", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    document.save(str(letter))
    with pytest.raises(FormatError, match="“To write” that is none of paragraphs"):
        to_docx(PAPER, str(letter))


# ---- read by others -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def response(
    peeldiff: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory, fixtures_dir: Path
) -> Callable[[str], bytes]:
    """A response as a process of its own makes it, under one order of hashes."""

    def make(seed: str) -> bytes:
        path = tmp_path_factory.mktemp("response") / "response.docx"
        reports = [fixtures_dir / name for name in ("2018-19-report.txt", "2021-22-report.md")]
        env = {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
        made = peeldiff("paper", "response", *reports, "--output", path, env=env)
        assert made.code == 0, made.err
        return path.read_bytes()

    return make


def test_every_run_gives_the_same_bytes(response: Callable[[str], bytes]) -> None:
    assert response("0") == response("1")


def test_the_program_reads_its_own_response_and_keeps_the_findings(
    peeldiff: Callable[..., Any], response: Callable[[str], bytes], fixtures_dir: Path
) -> None:
    data = response("0")
    assert peeldiff("read", "-", data=data).code == 0
    lines = "\n".join(line.text for line in load_bytes(data, "response.docx").lines)
    for finding in read_inspection(fixtures_dir / "2021-22-report.md").findings:
        assert finding.text in lines
        assert all(item.text in lines for item in finding.items)


@pytest.mark.slow
def test_libreoffice_opens_it_and_prints_every_block(written: bytes, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "paper.docx"
    path.write_bytes(written)
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
         "pdf", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    printed = "\n".join(
        line.text for line in load_bytes((tmp_path / "paper.pdf").read_bytes(), "p").lines
    )
    for words in (
        "The Home Secretary",
        "[To write: date]",
        "count its keys;",
        "Inadequate",
        "page 1 of 1",
    ):
        assert words in printed


@pytest.mark.parametrize(
    ("words", "rows", "together"),
    [("Crime", 10, True), ("Crime", 24, True), ("Crime", 26, False), ("Crime " * 12, 16, False)],
)
def test_a_table_that_fills_most_of_a_page_may_break(words: str, rows: int, together: bool) -> None:
    table = Table(
        caption="Grades",
        columns=("Question", "Grade"),
        rows=tuple((words.strip(), "Good") for _ in range(rows)),
        widths=(40, 20),
    )
    found = opened(to_docx(replace(PAPER, blocks=(table,)))[0]).tables[0]
    kept = [
        bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in found.rows[1:-1]
    ]
    assert kept == [together] * (rows - 1)


WORDS = Quote(text="“They were late.”", place="")


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ((WORDS, ToWrite(text="answer")), [True, False]),
        ((WORDS, ToWrite(text="answer"), ToWrite(text="owner")), [True, True, False]),
        ((WORDS, WORDS, ToWrite(text="answer")), [False, True, False]),
        ((WORDS, Text(text="Words.")), [False, False]),
        ((replace(WORDS, look=Look.DRAFT), ToWrite(text="answer")), [False, False]),
    ],
)
def test_the_place_for_an_answer_stands_with_the_words_that_it_answers(
    blocks: tuple[Any, ...], kept: list[bool]
) -> None:
    found = opened(to_docx(replace(PAPER, blocks=blocks))[0]).paragraphs
    assert [bool(one.paragraph_format.keep_with_next) for one in found] == kept
