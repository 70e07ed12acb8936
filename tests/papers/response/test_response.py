from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.errors import OutputError, PeeldiffError, UsageError
from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import DEMANDS, Finding, FindingKind, Inspection, Item, Verdict
from peeldiff.papers import Dossier, PaperOptions
from peeldiff.papers.blocks import Demand, Heading, Paper, Quote, ToWrite
from peeldiff.papers.markdown import to_markdown
from peeldiff.papers.response import make
from peeldiff.papers.response.demands import asked, check_whole
from peeldiff.papers.response.script import write_response
from peeldiff.papers.shapes import assemble
from peeldiff.render.escaping import escape
from peeldiff.render.whole_and_parts import to_the_end

Gather = Callable[..., Dossier]
WORDS = load_inspectorate()
BOTH = ("2018-19-report.txt", "2021-22-report.md")
FIXTURES = Path(__file__).parents[3] / "fixtures"


def written(dossier: Dossier) -> Paper:
    return write_response(dossier, WORDS)[0]


def as_text(dossier: Dossier) -> str:
    (file,) = make(dossier, PaperOptions(output="response.md", ending=".md"))
    return file.content.decode()


def headings(paper: Paper, level: int) -> list[str]:
    return [b.text for b in paper.blocks if isinstance(b, Heading) and b.level == level]


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("response-2021-22.md", ("2016-effectiveness-report.md", *BOTH)),
        ("response-2018-19.md", ("2016-effectiveness-report.md", "2018-19-report.txt")),
    ],
)
def test_a_person_has_read_the_response(
    gather: Gather, golden: Callable[[str, str], None], name: str, files: Sequence[str]
) -> None:
    golden(name, as_text(gather(*files)))


def test_its_parts_stand_in_the_order_of_published_responses(gather: Gather) -> None:
    assert headings(written(gather(*BOTH)), 1) == [
        "The report",
        "General comments",
        "Since the last inspection",
        "Comments of the chief constable",
        "Causes of concern and recommendations",
        "Areas for improvement",
        "How progress is watched",
        "Sign-off",
        "Annex A: the inspectorate’s explanations",
        "Annex B: register of the findings",
    ]


def test_each_recommendation_has_its_own_places_for_the_three_answers(gather: Gather) -> None:
    blocks = written(gather(*BOTH)).blocks
    first = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and "REC-02" in b.text)
    labels = []
    for block in blocks[first + 1 :]:
        if isinstance(block, Heading):
            break
        if isinstance(block, ToWrite):
            labels.append(block.label)
    assert labels == [
        "Chief constable’s response",
        "Action",
        "Police and crime commissioner’s comment",
    ]


def test_an_area_for_improvement_has_one_place_for_the_force_and_one_for_the_comment(
    gather: Gather,
) -> None:
    """Recommendations have three, as the law asks of each what is done or why nothing is."""
    blocks = written(gather(*BOTH)).blocks
    first = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and "AFI-04" in b.text)
    end = next(i for i, b in enumerate(blocks) if i > first and isinstance(b, Heading))
    labels = [block.label for block in blocks[first:end] if isinstance(block, ToWrite)]
    assert labels == [
        "Chief constable’s response and action",
        "Police and crime commissioner’s comment",
    ]


def test_words_that_may_be_on_a_point_are_a_line_of_their_own_to_keep_or_delete(
    gather: Gather,
) -> None:
    places = [b.text for b in written(gather(*BOTH)).blocks if isinstance(b, ToWrite)]
    quoting = [text for text in places if "“" in text and "immediately" not in text]
    assert quoting
    for text in quoting:
        assert text.startswith("keep this if it speaks of the point, or delete it: “")
        assert text.count("“") - text.count("under “") == 1


def test_the_last_day_is_told_to_whoever_writes_and_not_to_whoever_reads(gather: Gather) -> None:
    (line,) = [
        b
        for b in written(gather(*BOTH)).blocks
        if getattr(b, "label", "") == "Last day for publication"
    ]
    assert isinstance(line, ToWrite)
    assert "the day is 30 November 2022 (" in line.text


def test_where_the_inspector_speaks_is_told_once(gather: Gather) -> None:
    blocks = written(gather(*BOTH)).blocks
    at = next(i for i, b in enumerate(blocks) if getattr(b, "label", "").startswith("HM Inspector"))
    heading, first = blocks[at : at + 2]
    assert "under “HM Inspector" in heading.text
    assert isinstance(first, Quote)
    assert not first.place


def test_recommendations_follow_their_cause_of_concern(gather: Gather) -> None:
    found = asked(gather(*BOTH).pair.new.findings)
    codes = [finding.ref.removeprefix("MAR-2021/22-") for finding in found][:7]
    assert codes == ["COC-01", "REC-01", "REC-02", "COC-02", "REC-03", "REC-04", "AFI-01"]


def test_the_date_that_a_reader_supplies_gives_the_last_day(gather: Gather) -> None:
    dossier = gather("2016-effectiveness-report.md", "2018-19-report.txt", published="2019-05-02")
    assert "26 June 2019 (2 May 2019 + 55 days" in as_text(dossier)


def test_an_unknown_last_day_is_told_to_whoever_asked_for_the_response(gather: Gather) -> None:
    dossier = gather("2016-effectiveness-report.md", "2018-19-report.txt")
    (file,) = make(dossier, PaperOptions(output="response.md", ending=".md"))
    assert file.note.startswith("the last day for publication is unknown")
    assert file.note.endswith("--published DATE supplies it.")


def test_without_a_date_of_its_own_the_response_bears_none(gather: Gather) -> None:
    assert "**Date:** **\\[To write: date of this response\\]**" in as_text(gather(*BOTH))
    assert "**Date:** 1 November 2022" in as_text(gather(*BOTH, made_on="2022-11-01"))


def test_a_passage_that_answers_nothing_stands_only_where_something_is_to_be_written(
    gather: Gather,
) -> None:
    dossier = gather(*BOTH)
    evidence = {
        e.text for f in dossier.pair.diff.findings for c in (f, *f.items) for e in c.evidence
    }
    explained = {line for f in dossier.pair.new.findings for line in (f.detail or "").split("\n")}
    caveats = {g.caveat.text for g in dossier.pair.diff.grades if g.caveat}
    quoted = {b.text.strip("“”") for b in written(dossier).blocks if isinstance(b, Quote)}
    observed = {one.text for one in dossier.pair.diff.observations}
    recalled = {one.text for one in dossier.pair.diff.recalls if one.verdict is not Verdict.UNCLEAR}
    longer = {e.text for f in dossier.pair.diff.findings for e in to_the_end(f).evidence}
    assert quoted <= evidence | explained | caveats | observed | recalled | longer


def test_another_forces_report_is_refused(gather: Gather, fixtures_dir: Path) -> None:
    old = read_inspection(fixtures_dir / BOTH[0])
    new = replace(read_inspection(fixtures_dir / BOTH[1]), inspectorate=None)
    with pytest.raises(PeeldiffError, match="needs no comments under section 55"):
        written(assemble([old, new]))


def test_a_template_is_of_no_use_to_markdown(gather: Gather) -> None:
    with pytest.raises(UsageError, match=r"\.docx"):
        make(gather(*BOTH), PaperOptions(output="a.md", ending=".md", template="letter.docx"))


def test_the_letter_is_never_written_over(gather: Gather, tmp_path: Path) -> None:
    letter = str(tmp_path / "letter.docx")
    asked_for = PaperOptions(output=letter, ending=".docx", template=letter, overwrite=True)
    with pytest.raises(OutputError, match="is the letter itself"):
        make(gather(*BOTH), asked_for)


# ---- nothing is left out ------------------------------------------------------------------------

OLD = read_inspection(FIXTURES / BOTH[0])
NEW = read_inspection(FIXTURES / BOTH[1])

_LETTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\n\r\x85\u2028\u2029"
)
_TEXTS = st.text(_LETTERS, min_size=1, max_size=60).map(
    lambda text: " ".join(text.split()) or "count"
)


@st.composite
def _findings(draw: st.DrawFn) -> tuple[Finding, ...]:
    """Findings in any words and order, recommendations with and without a cause of concern."""
    kinds = draw(st.lists(st.sampled_from(FindingKind), max_size=6))
    made = []
    for number, kind in enumerate(kinds, start=1):
        items = draw(st.lists(_TEXTS, max_size=3))
        made.append(
            replace(
                NEW.findings[0],
                id=f"f{number}",
                kind=kind,
                text=draw(_TEXTS),
                detail=draw(st.none() | _TEXTS),
                items=tuple(
                    Item(f"f{number}{'abc'[n]}", text, 100 + number, 100 + number)
                    for n, text in enumerate(items)
                ),
                section=draw(st.sampled_from(["s13", "s22", None])),
                line=100 + number,
                end_line=100 + number,
                detail_lines=(),
            )
        )
    return tuple(made)


def _with(findings: tuple[Finding, ...]) -> Inspection:
    from peeldiff.report.particulars import with_particulars

    return with_particulars(replace(NEW, findings=findings), WORDS)


@settings(max_examples=settings.default.max_examples * 3 // 20)  # each is a comparison: 15, 300
@given(_findings())
def test_every_demand_of_the_newer_report_stands_in_the_response_whole(
    findings: tuple[Finding, ...],
) -> None:
    dossier = assemble([OLD, _with(findings)])
    paper = written(dossier)
    text = to_markdown(paper)
    for finding in dossier.pair.new.findings:
        if finding.kind not in DEMANDS:
            continue
        assert f"> {escape(finding.text, at_start=True)}" in text
        assert all(f"> - {escape(item.text, at_start=True)}" in text for item in finding.items)
        assert sum(finding.ref in name for name in headings(paper, 2)) == (
            2 if finding.detail else 1
        )


def test_a_response_that_leaves_something_out_is_not_written(gather: Gather) -> None:
    dossier = gather(*BOTH)
    blocks = written(dossier).blocks
    for demand in (block for block in blocks if isinstance(block, Demand)):
        fewer = [block for block in blocks if block is not demand]
        with pytest.raises(PeeldiffError, match="The response would leave out MAR-2021/22-"):
            check_whole(fewer, dossier.pair.new.findings, "report.md")


def test_a_response_that_loses_one_part_of_a_demand_is_not_written(gather: Gather) -> None:
    dossier = gather(*BOTH)
    blocks = [
        replace(block, items=block.items[1:]) if isinstance(block, Demand) else block
        for block in written(dossier).blocks
    ]
    with pytest.raises(PeeldiffError, match="MAR-2021/22-REC-02"):
        check_whole(blocks, dossier.pair.new.findings, "report.md")


def test_without_the_extra_one_sentence_says_what_to_install(
    gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(
        PeeldiffError, match=r"A response as \.docx needs the library docx, which is not"
    ):
        make(gather(*BOTH), PaperOptions(output="a.docx", ending=".docx"))


LATEST = ("2018-19-report.txt", "2021-22-report.md", "2023-25-report.txt")


def test_a_part_of_what_is_dealt_with_is_not_told_as_open(gather: Gather) -> None:
    text = as_text(gather(*LATEST))
    whole = text[text.index("MAR-2021/22-REC-04") :].partition("MAR-2021/22-AFI-10")[0]
    assert "Not raised again" not in whole
    assert "how this" not in whole
    first = whole[whole.index("read within one working day; and") :]
    assert "Every new referral is now read within one working day" in first


def test_a_part_that_is_asked_again_is_answered_where_it_is_asked(gather: Gather) -> None:
    text = as_text(gather("2016-effectiveness-report.md", "2018-19-report.txt"))
    part = text[text.index("is called by a specialist officer within two working days;") :][:140]
    assert "See the answer to MAR-2018/19-AFI-04." in part
    assert "how this part stands" not in part


@pytest.mark.real
def test_a_part_names_the_finding_that_takes_it_up(shared_dir: Path) -> None:
    """Where two newer findings take up the parts of an older one, each part has its own."""
    seeds = shared_dir / "seeds"
    names = ("2015-effectiveness-web.txt", "2016-effectiveness-report.md")
    read = [read_inspection(seeds / f"leicestershire-peel-{name}") for name in names]
    shown = as_text(assemble(read))
    part = shown[shown.index("reviews the process to reassess") :].split("\n  - ")[0]
    assert "See the answer to LEI-2016-EFFECT-AFI-08." in part.replace("\\", "")


def test_a_question_that_is_not_answered_yet_is_told_as_such(gather: Gather) -> None:
    text = as_text(gather(*LATEST))
    leaders = text[text.index("MAR-2021/22-AFI-11") :][:900]
    assert "the answer is still to come" in leaders
    assert "spring of 2025" in leaders
    assert "| to be graded |" in text


def test_only_headings_of_the_report_stand_in_quotation_marks(gather: Gather) -> None:
    dossier = gather(*LATEST)
    headings = {section.heading for section in dossier.pair.new.sections}
    named = re.findall(r"under “([^”]+)”", " ".join(as_text(dossier).split()))
    assert named
    assert set(named) <= headings


def test_the_letter_names_no_file_no_line_and_no_fingerprint(gather: Gather) -> None:
    text = as_text(gather(*LATEST))
    assert not re.search(r"\bline \d|\.txt\b|\.md\b|SHA-256|peeldiff", text)


def test_moved_grades_stand_first(gather: Gather) -> None:
    text = as_text(gather(*LATEST))
    rows = [line for line in text.splitlines() if line.startswith("| ") and " step" in line]
    table = text[text.index("**Grades in") :].splitlines()
    assert table[4 : 4 + len(rows)] == rows


def test_the_inspector_who_signed_is_proposed(gather: Gather) -> None:
    assert "Helena Marchbank, HM Inspector of Constabulary" in as_text(gather(*LATEST))
