from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.errors import OutputError, PeeldiffError, UsageError
from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import DEMANDS, FindingKind, Mention, Status, Tone, Verdict
from peeldiff.papers import Dossier, PaperOptions
from peeldiff.papers.blocks import Block, Heading, Look, Paper, Point, Quote, Table, ToWrite
from peeldiff.papers.response import make
from peeldiff.papers.response.demands import asked
from peeldiff.papers.response.earlier import _Earlier
from peeldiff.papers.response.script import write_response
from peeldiff.papers.shapes import assemble
from peeldiff.papers.words import Reader
from peeldiff.phrasing.phrases import NO_ANSWER, PERHAPS_THIS, is_merely_near, number
from peeldiff.phrasing.pressing import RAISED_BEFORE, heads
from peeldiff.phrasing.quoting import nearest_passage
from peeldiff.phrasing.whole_and_parts import to_the_end
from peeldiff.phrasing.whole_thought import whole_thought

Gather = Callable[..., Dossier]
WORDS = load_inspectorate()
BOTH = ("2018-19-report.txt", "2021-22-report.md")
FIXTURES = Path(__file__).parents[3] / "fixtures"


PAIRS = (
    ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
    ("2016-effectiveness-report.md", "2018-19-report.txt"),
    BOTH,
    ("2021-22-report.md", "2023-25-report.txt"),
    ("2018-19-report.txt", "2021-22-report.md", "2023-25-report.txt"),
)


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


def test_what_the_law_asks_for_stands_before_what_became_of_earlier_findings(
    gather: Gather,
) -> None:
    assert headings(written(gather(*BOTH)), 1) == [
        "The report",
        "Comments of the police and crime commissioner",
        "Comments of the chief constable",
        "What the inspector is concerned about",
        "Causes of concern and recommendations",
        "Areas for improvement",
        "How progress is watched",
        "Since the 2018/19 report",
    ]


def test_what_a_report_has_none_of_has_no_heading(gather: Gather) -> None:
    dossier = gather("2016-effectiveness-report.md", "2018-19-report.txt")
    assert "Causes of concern and recommendations" not in headings(written(dossier), 1)
    assert "It raises no cause of concern and makes no recommendation." in as_text(dossier)


@pytest.mark.parametrize("ref", ["AFI-01", "AFI-02", "AFI-03", "AFI-04", "AFI-11"])
def test_a_finding_has_one_place_for_the_answer_and_one_for_owner_and_date(
    gather: Gather, ref: str
) -> None:
    assert _labels(written(gather(*BOTH)), ref) == [
        "Chief constable’s comment and action",
        "Owner and date",
    ]


@pytest.mark.parametrize("ref", ["REC-01", "REC-02", "REC-03", "REC-04"])
def test_of_a_recommendation_each_has_a_place_of_its_own(gather: Gather, ref: str) -> None:
    """Section 55(5B) asks for the comments of the one, and for the response and action of the other."""
    comments, response, _ = _places(written(gather(*BOTH)), ref)
    assert comments.label == "Chief constable’s comments"
    assert response.label == "Police and crime commissioner’s response and action"
    assert "commissioner" not in comments.text
    assert response.text.endswith("or why there is none")


def test_the_inspector_s_own_concern_has_one_place_for_the_answer(gather: Gather) -> None:
    blocks = written(gather(*BOTH)).blocks
    texts = [getattr(block, "text", "") for block in blocks]
    first = texts.index("What the inspector is concerned about")
    end = texts.index("Causes of concern and recommendations")
    assert sum(isinstance(block, Quote) for block in blocks[first:end]) > 1
    assert sum(isinstance(block, ToWrite) for block in blocks[first:end]) == 1
    said = {block.text for block in blocks[first:end] if isinstance(block, Quote)}
    rest = {b.text for b in (*blocks[:first], *blocks[end:]) if isinstance(b, Quote)}
    assert not said & rest


def test_an_inspector_without_a_concern_asks_for_no_answer(gather: Gather) -> None:
    whole = gather(*BOTH)
    calm = [one for one in whole.pair.diff.observations if one.tone is not Tone.CONCERN]
    diff = replace(whole.pair.diff, observations=tuple(calm))
    dossier = replace(whole, pair=replace(whole.pair, diff=diff))
    assert "What the inspector is concerned about" not in headings(written(dossier), 1)


def test_draft_facts_are_marked_as_such_and_bear_no_label_of_this_program(gather: Gather) -> None:
    for line in as_text(gather(*BOTH)).splitlines():
        assert "Praise:" not in line
        assert "Concern:" not in line
    blocks = written(gather(*BOTH)).blocks
    texts = [getattr(block, "text", "") for block in blocks]
    first = next(at for at, text in enumerate(texts) if text.startswith("Facts from the two"))
    end = texts.index("Comments of the chief constable")
    assert end - first > 3
    for block in blocks[first:end]:
        assert block.look is Look.DRAFT  # type: ignore[union-attr]


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "-".join(name[:4] for name in names))
def test_sentence_and_table_count_grades_alike(gather: Gather, names: Sequence[str]) -> None:
    paper = written(gather(*names))
    (table,) = [b for b in paper.blocks if isinstance(b, Table) and b.caption.startswith("Grades")]
    moves = [row[3] for row in table.rows]
    told = " ".join(block.text for block in paper.blocks if isinstance(block, Point))
    neither = moves.count("Not graded")
    words = f"{number(neither)} area{'s are' if neither > 1 else ' is'} graded in neither report"
    assert (words in told.lower()) == bool(neither)
    for row in table.rows:
        nothing = {"Ungraded", "not in this report"}
        assert (row[3] == "Not graded") == (set(row[1:3]) <= nothing)


def test_a_cause_of_concern_is_answered_under_its_recommendations(gather: Gather) -> None:
    assert _labels(written(gather(*BOTH)), "COC-01") == []


def _labels(paper: Paper, ref: str) -> list[str]:
    return [block.label for block in _places(paper, ref)]


def _places(paper: Paper, ref: str) -> list[ToWrite]:
    """The places to write under a finding."""
    first = next(i for i, b in enumerate(paper.blocks) if isinstance(b, Heading) and ref in b.text)
    rest = paper.blocks[first + 1 :]
    end = next((i for i, b in enumerate(rest) if isinstance(b, Heading)), len(rest))
    return [block for block in rest[:end] if isinstance(block, ToWrite)]


_AROUND = 9
"""Places beside those under the findings: head, two comments, concern, progress, and two to check."""


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "-".join(name[:4] for name in names))
def test_no_more_is_to_be_written_than_law_and_office_need(
    gather: Gather, names: Sequence[str]
) -> None:
    """Two places for each finding of the newer report, three for a recommendation, a handful around."""
    dossier = gather(*names)
    places = [b for b in written(dossier).blocks if isinstance(b, ToWrite)]
    demands = [f for f in dossier.pair.new.findings if f.kind in DEMANDS]
    recommendations = sum(f.kind is FindingKind.RECOMMENDATION for f in demands)
    assert len(places) <= _AROUND + 2 * len(demands) + recommendations


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "-".join(name[:4] for name in names))
def test_each_earlier_finding_is_a_line_of_one_table(gather: Gather, names: Sequence[str]) -> None:
    dossier = gather(*names)
    rows = earlier(dossier)
    for finding in dossier.pair.old.findings:
        if finding.kind in DEMANDS:
            ref = "-".join(finding.ref.rsplit("-", 2)[1:])
            (row,) = [
                row for row in rows if row[0].startswith(f"{dossier.columns[-2].label} {ref}: ")
            ]
            assert finding.text.rstrip(".") in row[0]


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "-".join(name[:4] for name in names))
def test_what_shows_that_a_finding_was_raised_before_stands_where_it_is_answered(
    gather: Gather, names: Sequence[str]
) -> None:
    """And nowhere else: the table of earlier findings leads there."""
    dossier = gather(*names)
    blocks = written(dossier).blocks
    table = " ".join(cell for row in earlier(dossier) for cell in row)
    for change in dossier.pair.diff.findings:
        if change.status not in RAISED_BEFORE or change.kind not in DEMANDS or not change.new:
            continue
        refs = [ref.ref for ref in heads(change)]
        under = [text for ref in refs for text in quoted_under(blocks, ref)]
        for one in change.evidence:
            assert under.count(f"“{one.text}”") == 1
            assert one.text not in table


def quoted_under(blocks: Sequence[Block], ref: str) -> list[str]:
    """What is quoted under the heading of a finding."""
    found, here = [], False
    for block in blocks:
        if isinstance(block, Heading):
            here = block.text.endswith(f"({ref})")
        elif here and isinstance(block, Quote):
            found.append(block.text)
    return found


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "-".join(name[:4] for name in names))
def test_the_letter_names_its_reports_and_calls_none_the_newer_one(
    gather: Gather, names: Sequence[str]
) -> None:
    told = as_text(gather(*names)).casefold()
    assert "newer report" not in told
    assert "older report" not in told


def earlier(dossier: Dossier) -> list[tuple[str, ...]]:
    """The rows of the table of earlier findings."""
    return [
        row
        for block in written(dossier).blocks
        if isinstance(block, Table) and block.columns[1] == "What became of it"
        for row in block.rows
    ]


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "-".join(name[:4] for name in names))
def test_what_merely_comes_near_a_finding_is_not_in_the_response(
    gather: Gather, names: Sequence[str]
) -> None:
    """In a table it would be read as the answer, unless it is said that it may be about another thing."""
    dossier = gather(*names)
    told = " ".join(cell for row in earlier(dossier) for cell in row)
    near, good = set(), set()
    for finding in dossier.pair.diff.findings:
        for change in (finding, *finding.items):
            texts = {one.text for one in change.passages}
            unsure = change.mention is not None and is_merely_near(change.mention)
            (near if unsure else good).update(texts)
            good |= {one.text for one in change.evidence}
    for text in near - good:
        assert f"“{text}”" not in told.replace(f"{PERHAPS_THIS}“{text}”", "")


@pytest.mark.parametrize(
    ("mention", "ties", "taken"),
    [
        (Mention.SPOKEN_OF, (False, True), 1),
        (Mention.SPOKEN_OF, (True, True), 0),
        (Mention.SPOKEN_OF, (False, False), 0),
        (Mention.ANSWERED, (False, True), 1),
        (Mention.SPOKEN_OF, (), None),
        (Mention.UNSURE, (True, True), None),
        (Mention.NOT_MENTIONED, (True,), None),
    ],
)
def test_where_one_passage_is_quoted_it_is_tied_to_the_finding(
    gather: Gather, mention: Mention, ties: Sequence[bool], taken: int | None
) -> None:
    changes = gather("2016-effectiveness-report.md", "2018-19-report.txt").pair.diff.findings
    change = next(change for change in changes if change.passages)
    passages = tuple(replace(change.passages[0], tied=tied) for tied in ties)
    found = nearest_passage(replace(change, mention=mention, passages=passages))
    assert found is (None if taken is None else passages[taken])


def test_one_line_names_what_a_person_has_to_read_before_it_is_published(gather: Gather) -> None:
    dossier = gather("2016-effectiveness-report.md", "2018-19-report.txt")
    (line,) = [
        b.text
        for b in written(dossier).blocks
        if isinstance(b, ToWrite) and b.text.startswith("read what is quoted")
    ]
    quoted = [row for row in earlier(dossier) if row[2].startswith("The closest words found:")]
    assert quoted
    assert all(row[0].partition(":")[0].removeprefix("2016 ") in line for row in quoted)
    assert line.count("2016 ") == 1
    assert line.endswith("then delete this line")


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
    observed = {
        whole_thought(one.text, one.heading, dossier.pair.new)
        for one in dossier.pair.diff.observations
    }
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
    rows = earlier(gather(*LATEST))
    at = next(i for i, row in enumerate(rows) if row[0].startswith("2021/22 REC-04: "))
    whole = rows[at : at + 3]
    assert not any("Not raised again" in row[1] for row in whole)
    assert whole[1][0].startswith("– ")
    assert "Every new referral is now read within one working day" in whole[1][2]


def test_a_part_that_is_asked_again_is_answered_where_it_is_asked(gather: Gather) -> None:
    rows = earlier(gather("2016-effectiveness-report.md", "2018-19-report.txt"))
    (part,) = [row for row in rows if "called by a specialist officer within two" in row[0]]
    assert part[2] == "See the answer to MAR-2018/19-AFI-04."


@pytest.mark.real
def test_a_part_names_the_finding_that_takes_it_up(shared_dir: Path) -> None:
    """Where two newer findings take up the parts of an older one, each part has its own."""
    seeds = shared_dir / "seeds"
    names = ("2015-effectiveness-web.txt", "2016-effectiveness-report.md")
    read = [read_inspection(seeds / f"leicestershire-peel-{name}") for name in names]
    (part,) = [
        row for row in earlier(assemble(read)) if "reviews the process to reassess" in row[0]
    ]
    assert part[2] == "See the answer to LEI-2016-EFFECT-AFI-08."


def test_a_question_that_is_not_answered_yet_is_told_as_such(gather: Gather) -> None:
    dossier = gather(*LATEST)
    (leaders,) = [row for row in earlier(dossier) if row[0].startswith("2021/22 AFI-11: ")]
    assert "the answer is still to come" in leaders[2]
    assert "spring of 2025" in leaders[2]
    assert "| to be graded |" in as_text(dossier)


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


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Engaging with and treating the public", "Requires improvement (from 2017)"),
        ("Preventing crime and anti-social behaviour", "Good (from 2016)"),
        ("2018/19: Treating the workforce fairly", "Good (from 2017)"),
        ("Tackling serious and organised crime", "Good (from 2017)"),
        ("Investigating crime", "Good"),
        ("2018/19: Planning for the future", "Good"),
    ],
)
def test_a_judgment_that_the_older_report_carried_over_says_so_too(
    gather: Gather, question: str, told: str
) -> None:
    lines = as_text(gather("2018-19-report.txt", "2021-22-report.md")).splitlines()
    row = next(line for line in lines if line.startswith("| ") and question in line)
    assert row.split(" | ")[1] == told


@pytest.mark.parametrize(
    ("mention", "count", "told"),
    [
        (Mention.SPOKEN_OF, 1, "The closest words found: “Geese guard the yard.” ("),
        (Mention.SPOKEN_OF, 2, "The closest words found: “Geese guard the yard.” ("),
        (Mention.ANSWERED, 1, "“Geese guard the yard.” ("),
        (Mention.SPOKEN_OF, 0, NO_ANSWER),
        (Mention.UNSURE, 1, NO_ANSWER),
        (Mention.UNSURE, 3, f"{PERHAPS_THIS}“Ducks rest.” ("),
        (Mention.NOT_MENTIONED, 1, NO_ANSWER),
    ],
)
def test_of_a_part_that_no_words_answer_the_closest_are_quoted_if_it_is_spoken_of(
    gather: Gather, mention: Mention, count: int, told: str
) -> None:
    dossier = gather("2016-effectiveness-report.md", "2018-19-report.txt")
    changes = dossier.pair.diff.findings
    whole = next(one for one in changes if one.status is Status.PARTLY_RESOLVED and one.items)
    passage = next(one.passages[0] for one in changes if one.passages)
    texts = ("Geese guard the yard.", "Swans guard the pond.", "Ducks rest.")[:count]
    part = replace(
        whole.items[-1],
        status=Status.NOT_RAISED,
        evidence=(),
        mention=mention,
        passages=tuple(
            replace(passage, text=text, tied=True, paired=text == "Ducks rest.") for text in texts
        ),
    )
    whole = replace(whole, items=(*whole.items[:-1], part), evidence=(), passages=())
    rows = list(_Earlier(Reader(dossier, -2), Reader(dossier)).rows(whole, "Partly dealt with"))
    assert rows[-1][2].startswith(told)


def test_each_of_several_older_findings_names_the_answer_to_all(gather: Gather) -> None:
    rows = [row for row in earlier(gather(*LATEST)) if "AFI-04: " in row[0]]
    assert [row[2] for row in rows] == ["See the answer to MAR-2023-25-AFI-04."]


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "-".join(name[:4] for name in names))
def test_under_each_status_findings_stand_in_the_order_of_the_report_that_asked(
    gather: Gather, names: Sequence[str]
) -> None:
    dossier = gather(*names)
    label = dossier.columns[-2].label
    lines = {
        f"{label} {'-'.join(one.ref.rsplit('-', 2)[1:])}": one.line
        for one in dossier.pair.old.findings
    }
    found: dict[str, list[int]] = {}
    for demand, became, *_ in earlier(dossier):
        if (ref := demand.partition(":")[0]) in lines:
            found.setdefault(became, []).append(lines[ref])
    assert found
    assert all(told == sorted(told) for told in found.values())
