from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import peeldiff.papers.cover
from peeldiff.errors import PeeldiffError
from peeldiff.inputs import read_inspection
from peeldiff.model import DEMANDS, Grade, Inspection, Status, Tone
from peeldiff.papers import Dossier, PaperOptions
from peeldiff.papers.concern import under_causes
from peeldiff.papers.cover import make
from peeldiff.papers.shapes import assemble
from peeldiff.papers.words import apart
from peeldiff.phrasing.facts import by_status
from peeldiff.phrasing.headline import NOT_DONE
from peeldiff.phrasing.phrases import number
from peeldiff.phrasing.pressing import heads, pressing, pressing_words
from peeldiff.phrasing.whole_thought import whole_thought
from peeldiff.render.escaping import escape

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
        line[3:] for line in as_text(gather(*PAIRS[1])).splitlines() if line.startswith("## ")
    ]
    assert headings == [
        "In short",
        "What needs an answer first",
        "What else the report asks for",
        "Questions that members may ask",
        "Assurance and what follows",
    ]


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "-".join(name[:4] for name in names))
def test_a_board_is_told_what_silence_does_not_mean(gather: Gather, names: Sequence[str]) -> None:
    """However full the page is; and of how many findings it is doubtful what became of them."""
    dossier = gather(*names)
    told = part(as_text(dossier), "In short")
    silent = any(one.status is Status.NOT_RAISED for one in dossier.pair.diff.findings)
    assert ("not raised again" in told) == silent
    assert (NOT_DONE in told) == silent


def test_what_is_asked_again_though_a_part_is_done_is_told_apart(gather: Gather) -> None:
    told = part(as_text(gather("2016-effectiveness-report.md", "2018-19-report.txt")), "In short")
    assert "2 raised again (one of these is partly dealt with)" in told


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_the_counts_are_those_of_the_reports(gather: Gather, names: Sequence[str]) -> None:
    dossier = gather(*names)
    told = as_text(dossier)
    for side, label in zip((dossier.pair.old, dossier.pair.new), dossier.columns[-2:], strict=True):
        asked = sum(finding.kind in DEMANDS for finding in side.findings)
        found = re.search(
            rf"\*\*The {number(asked)} findings of {label.label}(?:, cited .*)?:\*\* ([^.]*)\.",
            told,
        )
        assert found is not None
        assert sum(int(part.split()[0]) for part in found[1].split(", ")) == asked


def test_a_date_before_that_of_the_paper_is_told_as_such(gather: Gather) -> None:
    told = as_text(gather(*PAIRS[2], made_on="2023-06-12"))
    assert "31 March 2023, two months before this paper" in told


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
    cited = [ref.removeprefix("MAR-") for ref, is_open in dated if is_open]
    due = "\n".join(line for line in told.splitlines() if "31 March 2023" in line)
    assert [f"2021/22-{ref}" for ref in re.findall(r"\(2021/22 (\S+)\)", due)] == cited


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_every_finding_of_the_report_is_named_in_words(
    gather: Gather, names: Sequence[str]
) -> None:
    dossier = gather(*names)
    told = " ".join(as_text(dossier).split())
    for change in dossier.pair.diff.findings:
        for ref in heads(change) if change.kind in DEMANDS and change.new else ():
            assert escape(" ".join(ref.text.rstrip(".:").split())) in told


def test_a_cause_of_concern_that_ended_is_news(gather: Gather) -> None:
    told = part(as_text(gather(*PAIRS[3])), "In short")
    assert "Both causes of concern of 2021/22 are no longer causes of concern." in told
    assert told.count("we have closed the cause of concern") in (0, 2)
    assert "are closed" not in told  # said once


def test_what_the_report_says_of_the_next_inspection_is_proposed(gather: Gather) -> None:
    told = part(as_text(gather(*PAIRS[3])), "Assurance and what follows")
    assert "Our next inspection will look at the use of police powers" in told
    assert "8 January 2025 (day 56; 14 November 2024 is day 1)" in told


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_members_always_have_something_to_ask(gather: Gather, names: Sequence[str]) -> None:
    asked = part(as_text(gather(*names)), "Questions that members may ask")
    assert asked.strip().startswith("- ")


def test_grades_that_fell_and_what_is_overdue_are_asked_about_first(
    gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peeldiff.papers.cover, "_PAGE", 2200.0)
    told = part(as_text(gather(*PAIRS[3], made_on="2024-11-20")), "Questions that members may ask")
    first, second, *_ = told.strip().splitlines()
    assert "was graded lower. Why" in first
    assert second.startswith("- 2021/22 REC-02 was due by 31 March 2023. Which part is still open")


def test_what_was_raised_most_often_is_asked_about_first(
    gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peeldiff.papers.cover, "_PAGE", 2200.0)
    told = part(as_text(gather(*PAIRS[2])), "Questions that members may ask")
    (asked,) = [line for line in told.splitlines() if "raised again?" in line]
    assert asked.startswith("- 2021/22 AFI-05 was raised in 2016 and in 2018/19; ")


def test_the_report_s_words_stand_behind_what_presses_where_there_is_room(
    gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peeldiff.papers.cover, "_PAGE", 2200.0)
    dossier = gather(*PAIRS[1])
    told = part(as_text(dossier), "What needs an answer first")
    diff = dossier.pair.diff
    words = [
        one.text
        for c in pressing(diff)
        for one in pressing_words(c, diff, dossier.pair.new).values()
    ]
    assert words
    assert all(f"“{escape(text)}” (under “" in told for text in words)


def test_what_does_not_fit_the_page_is_counted_and_not_cut(
    gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = gather(*PAIRS[3])
    whole = part(as_text(dossier), "What needs an answer first").strip().splitlines()
    monkeypatch.setattr(peeldiff.papers.cover, "_PAGE", 600.0)
    told = part(as_text(dossier), "What needs an answer first").strip().splitlines()
    assert told[:-1] == whole[: len(told) - 1]
    assert told[-1] == f"- And {number(len(whole) - len(told) + 1)} more: see the tracker."


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_what_is_raised_again_is_asked_about_on_the_page(
    gather: Gather, names: Sequence[str]
) -> None:
    dossier = gather(*names)
    again = [c for c in dossier.pair.diff.findings if c.old and c.new and c.kind in DEMANDS]
    asked = part(as_text(dossier), "Questions that members may ask")
    for change in again:
        for ref in heads(change):
            assert ref.ref.rsplit("-", 2)[1] + "-" + ref.ref.rsplit("-", 2)[2] in asked


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_references_in_a_question_stand_in_the_order_of_their_report(
    gather: Gather, monkeypatch: pytest.MonkeyPatch, names: Sequence[str]
) -> None:
    """Whatever presses more: of 01, 02, 04 and 03 a reader asks what is wrong with it."""
    monkeypatch.setattr(peeldiff.papers.cover, "_PAGE", 2200.0)
    asked = part(as_text(gather(*names)), "Questions that members may ask")
    kinds = ("COC", "REC", "AFI")
    lists = re.findall(r"20\S+ (?:(?:COC|REC|AFI)-\d\d(?:, | and )?)+", asked)
    assert lists
    for one in lists:
        refs = re.findall(r"(COC|REC|AFI)-(\d\d)", one)
        assert refs == sorted(refs, key=lambda ref: (kinds.index(ref[0]), ref[1]))


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_a_reference_stands_in_front_of_what_is_asked(gather: Gather, names: Sequence[str]) -> None:
    """There no line breaks it."""
    text = as_text(gather(*names))
    for heading in ("What needs an answer first", "What else the report asks for"):
        points = [line for line in part(text, heading).splitlines() if line.startswith("- **")]
        assert all(re.match(r"- \*\*[^*]+ \([^()]+-\d\d\):\*\* ", line) for line in points)


def test_a_reference_of_the_older_report_leads_to_the_tracker(gather: Gather) -> None:
    told = part(as_text(gather(*PAIRS[3])), "In short")
    assert "begin with “MAR-2023-25-”, those of 2021/22 with “MAR-2021/22-”." in told


@pytest.mark.parametrize("page", [2200.0, 767.0, 740.0, 700.0])
@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_of_a_page_that_names_nothing_older_no_older_beginning_is_told(
    gather: Gather, monkeypatch: pytest.MonkeyPatch, names: Sequence[str], page: float
) -> None:
    """What is said of it would take the room of a question."""
    monkeypatch.setattr(peeldiff.papers.cover, "_PAGE", page)
    dossier = gather(*names)
    told = as_text(dossier)
    older = dossier.columns[-2].label
    points = "\n".join(line for line in told.splitlines() if line.startswith("- "))
    if ", those of" in told:
        assert re.search(rf"\b{older} (?:COC|REC|AFI)-", points)


def test_no_beginning_is_told_of_references_that_are_not_named(gather: Gather) -> None:
    dossier = gather(*PAIRS[1])
    done = tuple(
        replace(one, status=Status.RESOLVED) if one.old and not one.new else one
        for one in dossier.pair.diff.findings
        if one.status is not Status.PARTLY_RESOLVED
    )
    pair = replace(dossier.pair, diff=replace(dossier.pair.diff, findings=done))
    assert ", those of" not in as_text(replace(dossier, pair=pair))


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
@pytest.mark.parametrize("page", [767.0, 740.0, 700.0, 660.0, 620.0])
def test_a_reference_without_a_year_is_told_as_one(
    gather: Gather, monkeypatch: pytest.MonkeyPatch, names: Sequence[str], page: float
) -> None:
    monkeypatch.setattr(peeldiff.papers.cover, "_PAGE", page)
    dossier = gather(*names)
    told = as_text(dossier)
    bare = re.findall(r"\((?:AFI|REC|COC)-\d\d\)", told)
    label = f"of {dossier.columns[-1].label}, cited below without the year:**"
    assert (label in told) is bool(bare)


@pytest.mark.parametrize("page", [767.0, 740.0, 720.0])
def test_years_go_before_the_grades_that_stay(
    gather: Gather, monkeypatch: pytest.MonkeyPatch, page: float
) -> None:
    monkeypatch.setattr(peeldiff.papers.cover, "_PAGE", page)
    told = as_text(gather(*PAIRS[3]))
    assert "Building, supporting and protecting the workforce remains Adequate." in told


def test_references_are_short_where_all_begin_alike(gather: Gather) -> None:
    told = as_text(gather(*PAIRS[3]))
    assert "In the tracker references begin with “MAR-2023-25-”" in told
    assert told.count("MAR-2023-25") == 1
    assert "(2023-25 AFI-06)" in told


def test_a_report_on_no_force_has_no_cover(fixtures_dir: Path) -> None:
    reports = [replace(read_inspection(fixtures_dir / name), force=None) for name in PAIRS[0]]
    with pytest.raises(PeeldiffError, match="does not say which force it is about"):
        as_text(assemble(reports))


@pytest.fixture(scope="module")
def printed(gather: Gather, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of every pair's cover as LibreOffice prints it, which starts once for all."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    pytest.importorskip("docx", reason="the extra [papers] is not installed")
    folder = tmp_path_factory.mktemp("printed")
    covers = []
    for nth, names in enumerate(PAIRS):
        (file,) = make(gather(*names), PaperOptions(output="cover.docx", ending=".docx"))
        covers.append(folder / f"{nth}.docx")
        covers[-1].write_bytes(file.content)
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
         "pdf", "--outdir", str(folder), *map(str, covers)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("nth", range(len(PAIRS)), ids=[names[-1] for names in PAIRS])
def test_it_is_printed_on_one_page(printed: Path, nth: int) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(printed / f"{nth}.pdf") as pages:
        assert len(pages) == 1


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_the_worst_grades_and_the_inspector_s_concern_stand_in_short(
    gather: Gather, names: Sequence[str]
) -> None:
    dossier = gather(*names)
    told = part(as_text(dossier), "In short")
    diff = dossier.pair.diff
    worst = any(one.new and one.new.grade is Grade.INADEQUATE for one in diff.grades)
    assert ("Inadequate: " in told) == worst
    assert ("**Concern" in told) == any(one.tone is Tone.CONCERN for one in diff.observations)


def test_what_is_asked_for_at_once_stands_first_of_the_recommendations(gather: Gather) -> None:
    told = part(as_text(gather(*PAIRS[2])), "What needs an answer first")
    lines = [line for line in told.splitlines() if line.startswith("- **Recommendation")]
    at_once = ["should immediately" in line for line in lines]
    assert at_once == [True, False, True, False]  # of each of the two causes of concern


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_what_has_no_answer_is_named(gather: Gather, names: Sequence[str]) -> None:
    told = part(as_text(gather(*names)), "Questions that members may ask")
    for line in told.splitlines():
        if "No words were recognised" in line:
            assert re.search(r"settle 20\S+ (AFI|REC|COC)-\d", line)
            several = len(re.findall(r"(AFI|REC|COC)-\d", line)) > 1
            assert line.endswith("where these stand?" if several else "where this stands?")
        assert "as the page and the tracker quote" not in line


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_recommendations_stand_in_words_under_their_cause_of_concern(
    gather: Gather, names: Sequence[str]
) -> None:
    dossier = gather(*names)
    told = part(as_text(dossier), "What needs an answer first")
    lines = [line for line in told.splitlines() if line.startswith("- ")]
    newest = dossier.columns[-1].inspection.findings
    number_of = {f.id: f.ref.rsplit("-", 2)[1] + "-" + f.ref.rsplit("-", 2)[2] for f in newest}
    for finding in newest:
        if finding.concern is None:
            continue
        (at,) = [n for n, line in enumerate(lines) if f"{number_of[finding.id]})" in line]
        above = [line for line in lines[:at] if line.startswith("- **Cause of concern")]
        assert f"{number_of[finding.concern]})" in above[-1]
        assert escape(" ".join(finding.text.rstrip(".:").split())) in lines[at]


def test_a_deadline_that_the_words_tell_is_told_once(gather: Gather) -> None:
    told = part(as_text(gather(*PAIRS[2])), "What needs an answer first")
    for line in told.splitlines():
        for words in ("immediately", "31 March 2023", "30 June 2023"):
            assert line.count(words) <= 1
    assert told.count("30 June 2023") == 1


def test_recommendations_without_room_are_told_by_their_deadlines(
    gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peeldiff.papers.cover, "_PAGE", 700.0)
    told = as_text(gather(*PAIRS[2]))
    assert "see the tracker" not in told
    (line,) = [one for one in told.replace("(2021/22 ", "(").splitlines() if "(COC-01):" in one]
    assert "Deadline: “immediately” (REC-01) and 31 March 2023 (REC-02)." in line


def test_the_recommendations_of_a_cause_of_concern_are_told_apart_where_both_are_counted(
    gather: Gather,
) -> None:
    pair = gather(*PAIRS[2][-2:]).pair
    told = {s: under_causes(changes, pair.new) for s, changes in by_status(pair.diff)}
    assert told[Status.ESCALATED] == told[Status.NEW] == " (2 of them recommendations)"
    assert set(told.values()) == {"", " (2 of them recommendations)"}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-11-30", "2026-11-28", "almost 48 months"),
        ("2022-11-30", "2026-11-30", "48 months"),
        ("2022-11-30", "2026-11-15", "47 months"),
        ("2026-01-01", "2026-01-13", "12 days"),
        ("2026-01-01", "2026-02-27", "57 days"),
    ],
)
def test_what_is_a_few_days_short_of_a_month_is_almost_one(
    first: str, last: str, words: str
) -> None:
    assert apart(first, last) == words


@pytest.mark.parametrize(
    ("prose", "said", "whole"),
    [
        ("Its boats are dry.\n\nI am, however, worried.", "I am, however, worried.", False),
        ("Its boats are dry. However, I am worried.", "However, I am worried.", True),
        ("Its boats are dry. But its oars rot.", "But its oars rot.", True),
        ("Its boats are dry.\n\nYet its oars rot.", "Yet its oars rot.", False),
        ("Its boats are dry. I am worried.", "I am worried.", False),
        (
            "Its boats are dry. I am worried by them however they float.",
            "I am worried by them however they float.",
            False,
        ),
    ],
)
def test_a_concern_that_turns_is_quoted_from_the_sentence_before(
    read: Callable[[str], Inspection], prose: str, said: str, whole: bool
) -> None:
    title = "PEEL 2021/22\nAn inspection of Marlshire Police\n\n"
    heading = "HM Inspector's observations"
    inspection = read(
        f"{title}# {heading}\n\n{prose}\n\n# Preventing crime\n\n**Good**\n\nIt is calm.\n"
    )
    expected = f"Its boats are dry. {said}" if whole else said
    assert whole_thought(said, heading, inspection) == expected
    assert whole_thought(said, None, inspection) == expected
    assert whole_thought(said, "Preventing crime", inspection) == said
