from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.errors import PeeldiffError
from peeldiff.inputs import read_inspection
from peeldiff.model import DEMANDS, Status
from peeldiff.papers import Dossier, PaperOptions
from peeldiff.papers.cover import make
from peeldiff.papers.shapes import assemble

Gather = Callable[..., Dossier]
PAIRS = (
    ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
    ("2016-effectiveness-report.md", "2018-19-report.txt"),
    ("2016-effectiveness-report.md", "2018-19-report.txt", "2021-22-report.md"),
    ("2018-19-report.txt", "2021-22-report.md", "2023-25-report.txt"),
)


def as_text(dossier: Dossier) -> str:
    (file,) = make(dossier, PaperOptions(output="cover.md", ending=".md"))
    return file.content.decode()


def part(text: str, heading: str) -> str:
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_a_person_has_read_the_cover(gather: Gather, golden: Callable[[str, str], None]) -> None:
    golden("cover-2021-22.md", as_text(gather(*PAIRS[2])))


def test_its_parts_stand_in_the_order_of_board_papers(gather: Gather) -> None:
    headings = [
        line[3:] for line in as_text(gather(*PAIRS[2])).splitlines() if line.startswith("## ")
    ]
    assert headings == [
        "In numbers",
        "What needs an answer first",
        "Since the last paper",
        "Questions that members may ask",
        "Next",
    ]


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_the_counts_are_those_of_the_reports(gather: Gather, names: Sequence[str]) -> None:
    dossier = gather(*names)
    rows = [line for line in as_text(dossier).splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    before, after = (
        sum(finding.kind in DEMANDS for finding in side.findings)
        for side in (dossier.pair.old, dossier.pair.new)
    )
    assert cells[-1] == ["All", str(before), str(after)]
    for column, total in ((1, before), (2, after)):
        assert sum(int(row[column]) for row in cells[:-1]) == total


def test_dates_stand_in_their_order_without_a_judgement(gather: Gather) -> None:
    told = part(as_text(gather(*PAIRS[2])), "What needs an answer first")
    places = [told.index(code) for code in ("COC-01", "COC-02", "REC-01", "REC-03", "REC-02")]
    assert places == sorted(places)
    assert "before the date of this paper" not in told


def test_a_date_before_that_of_the_paper_is_told_as_such(gather: Gather) -> None:
    told = as_text(gather(*PAIRS[2], made_on="2023-05-01"))
    assert (
        "31 March 2023, which is before the date of this paper (Responding to the public)" in told
    )


def test_a_date_of_an_earlier_finding_that_is_not_told_as_done_still_counts(gather: Gather) -> None:
    dossier = gather(*PAIRS[3])
    told = part(as_text(dossier), "What needs an answer first")
    dated = [
        (ref.ref, change.status is not Status.RESOLVED and not change.new)
        for change in dossier.pair.diff.findings
        for ref in change.old
        if ref.deadline is not None
    ]
    assert {is_open for _, is_open in dated} == {True, False}
    assert [ref for ref, is_open in dated if is_open] == [ref for ref, _ in dated if ref in told]


def test_the_longest_unanswered_finding_is_asked_about_first(gather: Gather) -> None:
    told = part(as_text(gather(*PAIRS[2])), "Questions that members may ask")
    assert "was raised in 2016 and in 2018/19. Why is it raised again?" in told.splitlines()[2]


def test_what_does_not_fit_the_page_is_counted_and_not_cut(gather: Gather) -> None:
    dossier = gather(*PAIRS[3])
    told = part(as_text(dossier), "Questions that members may ask").strip().splitlines()
    assert told[-1].endswith("more: see the tracker.")
    assert all(line.endswith(("?", ".")) for line in told)


def test_a_report_on_no_force_has_no_cover(fixtures_dir: Path) -> None:
    reports = [replace(read_inspection(fixtures_dir / name), force=None) for name in PAIRS[0]]
    with pytest.raises(PeeldiffError, match="does not say which force it is about"):
        as_text(assemble(reports))


@pytest.mark.slow
@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_it_is_printed_on_one_page(gather: Gather, tmp_path: Path, names: Sequence[str]) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    pytest.importorskip("docx", reason="the extra [papers] is not installed")
    import pypdfium2

    (file,) = make(gather(*names), PaperOptions(output="cover.docx", ending=".docx"))
    (tmp_path / "cover.docx").write_bytes(file.content)
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
         "pdf", "--outdir", str(tmp_path), str(tmp_path / "cover.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with pypdfium2.PdfDocument(tmp_path / "cover.pdf") as pages:
        assert len(pages) == 1
