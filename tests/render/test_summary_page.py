"""What the summary tells, whatever its layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from peeldiff.model import DEMANDS, Deadline, DeadlineKind, Mention, Pair, Status
from peeldiff.model.vocabulary import MENTIONS, QUOTED, SILENT
from peeldiff.pages.amount import Amount
from peeldiff.pages.comparison import comparison_page
from peeldiff.pages.naming import deadline_words, entry_id
from peeldiff.pages.page import Block, Bullet, Entry, Note, Page, Quote, Section
from peeldiff.pages.summary import summary_page
from peeldiff.phrasing.headline import headline
from peeldiff.phrasing.phrases import NO_PASSAGE
from peeldiff.render.text import text

Compared = Callable[[str, str], Pair]
PAIRS = pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
        ("2018-19-report.txt", "2021-22-report.md"),
        ("2021-22-report.md", "2023-25-report.txt"),
        ("2016-effectiveness-web.txt", "2016-effectiveness-report.md"),
        ("2016-effectiveness-web.txt", "other-force-2016-web.txt"),
    ],
)
LAST = ("2021-22-report.md", "2023-25-report.txt")


def blocks(sections: Sequence[Block | Section]) -> Iterator[Block | Section]:
    for block in sections:
        yield block
        if isinstance(block, Section):
            yield from blocks(block.blocks)


def entries(page: Page) -> list[Entry]:
    return [block for block in blocks(page.sections) if isinstance(block, Entry)]


def first(page: Page) -> list[Bullet]:
    section = next(section for section in page.sections if section.id == "first")
    return [block for block in section.blocks if isinstance(block, Bullet)]


# ---- all of it, and once ----------------------------------------------------------------------------


@PAIRS
@pytest.mark.parametrize("make", [summary_page, comparison_page])
def test_no_id_stands_twice(
    old: str, new: str, make: Callable[[Pair], Page], compared: Compared
) -> None:
    page = make(compared(old, new))
    named = [b for b in blocks(page.sections) if isinstance(b, Section | Entry)]
    ids = Counter(block.id for block in named)
    ids.update(part.id for entry in entries(page) for part in entry.parts)
    assert [id_ for id_, count in ids.items() if count > 1] == []


@PAIRS
@pytest.mark.parametrize("amount", Amount)
def test_every_demand_is_told_whole(old: str, new: str, amount: Amount, compared: Compared) -> None:
    pair = compared(old, new)
    page = summary_page(pair, amount)
    if not any(section.id == "same" for section in page.sections):
        told = " ".join(text for entry in entries(page) for text in entry.texts)
        for change in pair.diff.findings:
            if change.kind in DEMANDS:
                assert all(ref.text in told for ref in change.new or change.old)


@PAIRS
def test_the_answer_leads_to_what_backs_it(old: str, new: str, compared: Compared) -> None:
    page = summary_page(compared(old, new))
    there = {entry.id for entry in entries(page)}
    links = {b.link for b in blocks(page.sections) if isinstance(b, Bullet) and b.link}
    assert links <= there


# ---- what needs an answer first ---------------------------------------------------------------------


def test_causes_of_concern_come_first_then_what_is_raised_again(compared: Compared) -> None:
    told = first(summary_page(compared("2018-19-report.txt", "2021-22-report.md")))
    labels = [bullet.label for bullet in told]
    concerns = [label.startswith("Cause of concern") for label in labels]
    assert concerns == sorted(concerns, reverse=True)
    assert labels[0] == "Cause of concern, raised again as more serious"


def test_what_the_report_recalls_without_plain_words_needs_an_answer(compared: Compared) -> None:
    pair = compared("2021-22-report.md", "2023-25-report.txt")
    told = [bullet for bullet in first(summary_page(pair)) if bullet.label.startswith("Not raised")]
    assert [bullet.label for bullet in told] == [
        f"Not raised again, {MENTIONS[Mention.SPOKEN_OF].short}"
    ]
    assert any("more work is needed" in quote.text for quote in told[0].under)


def test_what_is_still_to_come_is_told_under_what_was_not_looked_at(compared: Compared) -> None:
    shown = text(
        summary_page(compared("2021-22-report.md", "2023-25-report.txt")), 500, colour=False
    )
    after = shown.partition("understand and use performance data")[2].partition("\n\n")[0]
    assert "the answer is still to come" in after


def test_doubtful_parts_of_findings_that_are_not_doubtful_are_listed(compared: Compared) -> None:
    page = summary_page(compared("2021-22-report.md", "2023-25-report.txt"))
    sure = next(section for section in page.sections if section.id == "how-sure")
    assert "Of their parts three are doubtful: please check." in sure.blocks[0].text
    parts = [b.text for b in sure.blocks if isinstance(b, Bullet) and "REC" in b.text]
    assert parts == [f"MAR-2021/22-REC-02{letter}" for letter in "abc"]


def test_a_deadline_is_told_as_printed_with_its_date(compared: Compared) -> None:
    told = first(summary_page(compared("2018-19-report.txt", "2021-22-report.md")))
    notes = [note.text for b in told for note in b.under if isinstance(note, Note)]
    assert "deadline: by 31 March 2023" in notes
    assert "deadline: “immediately”" in notes


def test_a_new_area_for_improvement_without_a_deadline_can_wait(pair: Pair) -> None:
    labels = [bullet.label for bullet in first(summary_page(pair))]
    assert not any(label.lower().endswith("new") for label in labels)


def test_where_nothing_presses_it_says_so(pair: Pair) -> None:
    quiet = tuple(f for f in pair.diff.findings if f.status is Status.NOT_RAISED)
    page = summary_page(replace(pair, diff=replace(pair.diff, findings=quiet)))
    [note] = next(section for section in page.sections if section.id == "first").blocks
    assert isinstance(note, Note)
    assert "no cause of concern" in note.text


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (
            Deadline(text="By 31 March 2023", kind=DeadlineKind.DATE, date="2023-03-31"),
            "deadline: by 31 March 2023",
        ),
        (Deadline(text="immediately", kind=DeadlineKind.IMMEDIATE), "deadline: “immediately”"),
        (
            Deadline(
                text="within six months",
                kind=DeadlineKind.PERIOD,
                date="2019-11-02",
                counted_from="2019-05-02",
            ),
            "deadline: “within six months”: 2 November 2019, counted from 2 May 2019",
        ),
        (
            Deadline(text="within six months", kind=DeadlineKind.PERIOD),
            "deadline: “within six months”, from a day that the report does not print",
        ),
    ],
)
def test_a_deadline_in_words(deadline: Deadline, words: str) -> None:
    assert deadline_words(deadline) == words


# ---- how much is told -------------------------------------------------------------------------------


def test_the_short_summary_keeps_the_words_on_which_a_claim_rests(compared: Compared) -> None:
    pair = compared(*LAST)
    told = {entry.id: entry for entry in entries(summary_page(pair, Amount.SHORT))}
    usual = {entry.id: entry for entry in entries(summary_page(pair))}
    for id_, entry in told.items():
        assert len(entry.quotes) <= len(usual[id_].quotes)
        if entry.status not in QUOTED:
            assert entry.quotes == ()
    done = [entry for entry in told.values() if entry.status is Status.RESOLVED]
    assert done
    assert all(entry.quotes for entry in done)


def test_what_the_short_summary_leaves_out_is_not_told_as_missing(spoken: Pair) -> None:
    page = summary_page(spoken, Amount.SHORT)
    silent = [f for f in spoken.diff.findings if f.status in SILENT]
    bare = [entry for entry in entries(page) if entry.lead == NO_PASSAGE]
    assert len(bare) == sum(not finding.passages for finding in silent)
    sections = [block for block in blocks(page.sections) if isinstance(block, Section)]
    assert not any("quoted" in section.guard for section in sections if section.status in SILENT)


def test_the_full_summary_gives_reason_explanation_and_wording(compared: Compared) -> None:
    told = entries(summary_page(compared(*LAST), Amount.FULL))
    assert all(entry.why for entry in told)
    assert any(entry.detail for entry in told)
    assert any(entry.wording for entry in told)


def test_the_older_wording_stands_beside_a_newer_one(compared: Compared) -> None:
    again = [e for e in entries(summary_page(compared(*LAST))) if e.status is Status.PERSISTING]
    assert all(entry.before for entry in again)


# ---- names ------------------------------------------------------------------------------------------


def test_questions_have_their_short_names(compared: Compared) -> None:
    pair = compared("2016-effectiveness-report.md", "2018-19-report.txt")
    told = [entry.heading for entry in entries(summary_page(pair))]
    assert not any(heading and heading.startswith("How ") for heading in told)


def test_what_is_spoken_of_stands_apart_from_what_is_not_mentioned(compared: Compared) -> None:
    pair = compared(*LAST)
    silent = next(s for s in summary_page(pair).sections if s.status is Status.NOT_RAISED)
    mentions = {entry_id(change): change.mention for change in pair.diff.findings}
    inner = [block for block in silent.blocks if isinstance(block, Section)]
    assert len(inner) > 1
    for section in inner:
        found = {mentions[entry.id] for entry in section.blocks if isinstance(entry, Entry)}
        assert section.id in {f"not-raised-{mention}".replace("_", "-") for mention in found}
        assert len(found) == 1


def test_inspections_between_the_two_are_told_in_the_opening(
    compared: Compared,
) -> None:
    """What moved between the two reports may have moved in several steps."""
    told = headline(compared("2016-effectiveness-report.md", "2018-19-report.txt").diff)
    words = "Inspections of 2017 that the 2018/19 report names lie between the two and are not"
    assert any(sentence.startswith(words) for sentence in told)
    told = headline(compared("2021-22-report.md", "2023-25-report.txt").diff)
    assert not any("between the two" in sentence for sentence in told)


def test_the_opening_leaves_what_no_grade_tells_to_the_list_of_grades(compared: Compared) -> None:
    diff = compared("2016-effectiveness-report.md", "2018-19-report.txt").diff
    assert "scope" not in headline(diff)[0]
    assert "scope" in headline(diff, whole=True)[0]
    assert headline(diff, whole=True)[0].startswith(headline(diff)[0])


# ---- how long the reports are ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2015-effectiveness-web.txt", "2016-effectiveness-report.md", (True, False)),
        ("2014-core-business-letter.txt", "2016-effectiveness-web.txt", (False, True)),
        ("childrens-services/marlshire-2019.md", "childrens-services/marlshire-2023.txt", (False, False)),
        ("fire-and-rescue/marlshire-2018-19.txt", "fire-and-rescue/marlshire-2021-22.txt", (False, False)),
    ],
)  # fmt: skip
def test_only_the_graded_text_on_one_pillar_may_stand_for_a_longer_report(
    old: str, new: str, said: tuple[bool, bool], compared: Compared
) -> None:
    """A letter and the reports of other inspections are short and whole."""
    lead = [note.text for note in summary_page(compared(old, new)).lead[:2]]
    assert tuple("perhaps the short text of a longer report" in text for text in lead) == said


# ---- what stands under what needs an answer first ----------------------------------------------------


def of_pressing(pair: Pair, detail: str | None, count: int = 1) -> list[Bullet]:
    """The points that press, of a finding listed again, whose newer entries have such an explanation."""
    again = next(one for one in pair.diff.findings if one.status is Status.PERSISTING)
    newer = tuple(
        replace(again.new[0], id=f"n{n}", detail=f"{detail} {n}." if detail else None)
        for n in range(count)
    )
    again = replace(again, new=newer, evidence=(), items=())
    alone = replace(pair, diff=replace(pair.diff, findings=(again,), recalls=()))
    return first(summary_page(alone))


def words_under(point: Bullet) -> str:
    return " ".join(one.text for one in point.under)


@pytest.mark.parametrize(
    "detail",
    [
        "There were 14 such cases then and there are 15 now",
        "Supervisors have no time for it",
        "It does so by day and not by night",
        "Nothing has been done since",
        "Two of three stations do so",
    ],
)
def test_what_is_asked_again_is_told_by_what_the_newer_report_says_of_it(
    pair: Pair, detail: str
) -> None:
    (point,) = of_pressing(pair, detail)
    assert words_under(point) == f"{detail} 0."


def test_the_older_words_stand_where_the_newer_report_explains_nothing(pair: Pair) -> None:
    (point,) = of_pressing(pair, None)
    again = next(one for one in pair.diff.findings if one.status is Status.PERSISTING)
    assert words_under(point) == again.old[0].text


def test_each_of_two_that_ask_again_has_its_own_explanation(pair: Pair) -> None:
    points = of_pressing(pair, "So it is said", count=2)
    assert [words_under(point) for point in points] == ["So it is said 0.", "So it is said 1."]


def test_the_short_summary_has_no_explanation(compared: Compared) -> None:
    pair = compared(*LAST)
    details = [r.detail.splitlines()[0] for c in pair.diff.findings for r in c.new if r.detail]
    told = " ".join(words_under(point) for point in first(summary_page(pair, Amount.SHORT)))
    assert not any(detail in told for detail in details)


@PAIRS
def test_every_quotation_stands_at_its_line(old: str, new: str, compared: Compared) -> None:
    """Of an explanation its own line, and not that of what it explains."""
    pair = compared(old, new)
    if not any(section.id == "first" for section in summary_page(pair).sections):
        return
    lines = {
        text: line
        for one in pair.new.findings
        for text, line in zip((one.detail or "").split("\n"), one.detail_lines, strict=False)
    }
    for point in first(summary_page(pair)):
        for quote in point.under:
            if quote.text in lines and isinstance(quote, Quote):
                assert quote.line == lines[quote.text]
