"""What the newer report says beside the findings: first what the inspector says as a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from peeldiff.model import Mention, Pair, Verdict
from peeldiff.pages.comparison import comparison_page
from peeldiff.pages.places import Places
from peeldiff.pages.remarks import on_finding
from peeldiff.pages.summary import summary_page
from peeldiff.phrasing.parts import only
from peeldiff.phrasing.phrases import inspection_words
from peeldiff.render.markdown import markdown
from peeldiff.render.text import text


def summary(pair: Pair, width: int, *, colour: bool = False) -> str:
    return text(summary_page(pair), width, colour=colour)


def diff(
    pair: Pair, width: int, *, colour: bool = False, parts: Sequence[str] | None = None
) -> str:
    return text(comparison_page(pair, parts), width, colour=colour)


def paper(pair: Pair, *, parts: Sequence[str] | None = None) -> str:
    return markdown(comparison_page(pair, parts))


FACES: dict[str, Callable[[Pair], str]] = {
    "summary": lambda pair: summary(pair, 400, colour=False),
    "diff": lambda pair: diff(pair, 400, colour=False),
    "markdown": paper,
}
every_face = pytest.mark.parametrize("face", FACES.values(), ids=list(FACES))


@every_face
def test_the_inspectors_own_words_stand_before_the_findings(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(spoken).lower()
    first = shown.index("“i am concerned about how well")
    assert shown.index("one grade is better") < first
    assert first < shown.index(
        "an area for improvement in the older report, a cause of concern now"
    )


@every_face
def test_each_observation_has_its_tone_and_its_line_concern_first(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(spoken).replace("*", "")
    at = shown.lower().index("inspector's observations")
    for lead, line in (("Concern", 138), ("Praise and concern", 140), ("Praise", 141)):
        at = shown.index(f"{lead}: “I ", at)
        assert f"line {line}" in shown[at : at + 200]


@every_face
def test_a_recall_says_what_it_refers_to_and_how_that_stands(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(spoken).replace("*", "")
    assert (
        "Improved since 2017 efficiency: “In 2017 we found that demand was poorly understood."
        in shown
    )
    assert "HMICFRS's last report: “Our last report spoke of canals.”" in shown
    assert (
        "Also said of earlier inspections" in shown or "ALSO SAID OF EARLIER INSPECTIONS" in shown
    )
    assert "answers no finding" not in shown


@every_face
def test_what_is_better_since_a_missing_inspection_stands_apart(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    better = replace(spoken.diff.recalls[0], line=85)
    shown = face(replace(spoken, diff=replace(spoken.diff, recalls=(better,)))).replace("*", "")
    at = shown.lower().index("better since inspections that are not among these files (1)")
    assert "2017 efficiency: “In 2017 we found that demand" in shown[at : at + 400]
    assert "said of earlier" not in shown.lower()


@every_face
def test_what_an_observation_says_already_is_not_recalled_once_more(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    said = spoken.diff.observations[0]
    again = replace(spoken.diff.recalls[0], text=said.text, line=said.line)
    shown = face(replace(spoken, diff=replace(spoken.diff, recalls=(again,))))
    assert shown.count("how well the force records what it is told") == 1


@every_face
def test_missing_inspections_are_named_with_every_line(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(spoken).replace("*", "")
    assert "2017 effectiveness inspection: named on lines 85, 120 and 212" in shown
    assert "The 2014 letter: named on line 9" in shown


@every_face
def test_nothing_is_said_of_remarks_where_there_are_none(
    pair: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(pair).lower()
    assert "inspector's observations" not in shown.lower()
    assert "said of earlier" not in shown
    assert "not among these files" not in shown


@pytest.mark.parametrize(
    "face",
    [
        lambda pair: diff(pair, 400, colour=False, parts=["grades"]),
        lambda pair: paper(pair, parts=["grades"]),
    ],
    ids=["diff", "markdown"],
)
def test_remarks_go_with_the_findings(spoken: Pair, face: Callable[[Pair], str]) -> None:
    shown = face(spoken)
    assert "I am concerned" not in shown
    assert "canals" not in shown
    assert "not among these files" not in shown


def test_the_json_of_the_grades_alone_has_no_remarks(spoken: Pair) -> None:
    diff = only(spoken, ["grades"]).diff
    assert (diff.recalls, diff.observations, diff.missing) == ((), (), ())
    assert only(spoken, ["findings"]).diff.observations == spoken.diff.observations


def test_mark_up_in_a_remark_comes_out_as_it_is(spoken: Pair) -> None:
    assert "<b>officers</b>" in summary(spoken, 200, colour=False)
    assert "&lt;b&gt;officers&lt;/b&gt;" in paper(spoken)


def test_what_is_better_since_an_inspection_that_is_there_is_not_told_as_since_another(
    spoken: Pair,
) -> None:
    recall = replace(spoken.diff.recalls[0], refers_to="2016", line=85)
    told = replace(spoken, diff=replace(spoken.diff, recalls=(recall,)))
    assert "BETTER SINCE" not in summary(told, 80)
    assert "BETTER SINCE" in summary(
        replace(told, diff=replace(told.diff, recalls=(replace(recall, refers_to="2017"),))), 80
    )


@pytest.mark.parametrize(
    ("refers_to", "words"),
    [
        ("2018/19", "Looking back to 2018/19"),
        ("Our 2017 efficiency report", "Looking back to HMICFRS's 2017 efficiency report"),
        ("our last inspection", "Looking back to HMICFRS's last inspection"),
        ("HMIC's 2015 effectiveness report", "Looking back to HMIC's 2015 effectiveness report"),
        ("Last year", "Looking back to last year"),
        ("Two years ago", "Looking back to two years ago"),
        ("previously", "Looking back to earlier inspections"),
        ("last inspected", "Looking back to the last inspection"),
        ("area for improvement in 2017", "Looking back to the area for improvement in 2017"),
    ],
)
@every_face
def test_no_quotation_is_labelled_as_if_it_stood_in_the_earlier_report(
    spoken: Pair, face: Callable[[Pair], str], refers_to: str, words: str
) -> None:
    one = replace(
        spoken.diff.recalls[0],
        refers_to=refers_to,
        verdict=Verdict.UNCLEAR,
        text="It sees to boats.",
    )
    shown = face(replace(spoken, diff=replace(spoken.diff, recalls=(one,)))).replace("*", "")
    assert f"{words}: “It sees to boats.”" in shown


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.UNCLEAR, "The newer report, looking back to 2018/19"),
        (Verdict.IMPROVED, "The newer report, improved since 2018/19"),
        (Verdict.UNCHANGED, "The newer report, looking back to 2018/19, unchanged"),
    ],
)
def test_under_a_finding_of_the_older_report_its_label_names_the_newer_one(
    spoken: Pair, verdict: Verdict, words: str
) -> None:
    change = next(
        one for one in spoken.diff.findings if one.old and one.mention is not Mention.NOT_MENTIONED
    )
    one = replace(
        spoken.diff.recalls[0],
        refers_to="2018/19",
        verdict=verdict,
        text="It sees to boats.",
        on_old=change.old[0].id,
    )
    told = replace(spoken.diff, recalls=(one,), missing=())
    (quote,) = on_finding(told, change, Places(spoken.new, "2018/19 report"))
    assert quote.label == words


@pytest.mark.parametrize(
    ("refers_to", "verdict", "lead"),
    [
        ("2017", Verdict.IMPROVED, "Looking back to 2017, improved: “"),
        ("2013", Verdict.NOT_IMPROVED, "Looking back to 2013, not improved: “"),
        ("2016", Verdict.NOT_IMPROVED, "Not improved since 2016: “"),
        ("2014", Verdict.PARTLY, "Looking back to 2014, improved in part: “"),
        (
            "our 2017 efficiency report",
            Verdict.IMPROVED,
            "Improved since HMICFRS's 2017 efficiency report: “",
        ),
        ("2017 effectiveness", Verdict.WORSE, "Worse since 2017 effectiveness: “"),
        ("last year", Verdict.WORSE, "Worse since last year: “"),
    ],
)
def test_a_year_alone_that_is_not_the_older_report_s_is_no_inspection_since_which_something_moved(
    spoken: Pair, refers_to: str, verdict: Verdict, lead: str
) -> None:
    (recall, *_) = spoken.diff.recalls
    told = replace(recall, refers_to=refers_to, verdict=verdict, on_old=None, on_new=None)
    pair = replace(spoken, diff=replace(spoken.diff, recalls=(told,), missing=()))
    assert lead in diff(pair, 400)


@pytest.mark.parametrize(
    ("refers_to", "told"),
    [
        (
            "diving re-inspection report of May 2019",
            "the diving re-inspection report of May 2019",
        ),
        ("custody inspection of 2018", "the custody inspection of 2018"),
        ("Joint inspection", "the joint inspection"),
        ("child protection report", "the child protection report"),
        ("the review of 2014", "the review of 2014"),
        ("previous inspections", "previous inspections"),
        ("last year", "last year"),
        ("our 2017 report", "HMICFRS's 2017 report"),
        ("HMIC's 2015 report", "HMIC's 2015 report"),
        ("2019 report", "2019 report"),
        ("PEEL report of 2017", "PEEL report of 2017"),
        ("previous inspection", "previous inspection"),
    ],
)
def test_what_is_looked_back_to_is_named_in_a_sentence(refers_to: str, told: str) -> None:
    assert inspection_words(refers_to, "HMICFRS") == told
