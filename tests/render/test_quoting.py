"""What stands under an older point: evidence and passages, whole, once, and never taken for more."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from peeldiff.model import (
    Evidence,
    FindingChange,
    Mention,
    Pair,
    Passage,
    Relation,
    Status,
    Verdict,
)
from peeldiff.model.vocabulary import MENTIONS
from peeldiff.pages.comparison import comparison_page
from peeldiff.pages.summary import summary_page
from peeldiff.phrasing.phrases import SEE_ALSO
from peeldiff.phrasing.quoting import Quoter
from peeldiff.render.lines import cell_width
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

NEAREST = "The nearest passage, which proves nothing by itself:"
SEVERAL = "The nearest passages, which prove nothing by themselves:"
WORDS = {
    mention: f"{term.short[0].upper()}{term.short[1:]} (1)" for mention, term in MENTIONS.items()
}
"""The headings under which points that are not raised again stand."""


def one(pair: Pair, status: Status) -> FindingChange:
    return next(f for f in pair.diff.findings if f.status is status)


def alone(pair: Pair, finding: FindingChange) -> Pair:
    return replace(pair, diff=replace(pair.diff, findings=(finding,)))


def passage(text: str, line: int = 90, page: int | None = None) -> Passage:
    return Passage(
        text=text, line=line, page=page, section=None, heading=None, score=0.5,
        verdict=Verdict.UNCLEAR,
    )  # fmt: skip


def silent(pair: Pair, mention: Mention, *texts: str) -> FindingChange:
    """A finding that is not raised again, with these passages."""
    found = one(pair, Status.NOT_RAISED)
    return replace(found, mention=mention, passages=tuple(map(passage, texts)))


# ---- how it reads ---------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_summary_reads_as_the_golden_text(
    spoken: Pair, width: int, golden: Callable[[str, str], None]
) -> None:
    golden(f"spoken-summary-{width}.txt", summary(spoken, width, colour=False))


def test_the_comparison_reads_as_the_golden_text(
    spoken: Pair, golden: Callable[[str, str], None]
) -> None:
    golden("spoken-diff.txt", diff(spoken, 80, colour=False, parts=["findings"]))


def test_the_paper_reads_as_the_golden_text(
    spoken: Pair, golden: Callable[[str, str], None]
) -> None:
    golden("spoken-diff.md", paper(spoken, parts=["findings"]))


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_asked_for(spoken: Pair, width: int) -> None:
    for shown in (summary(spoken, width, colour=False), diff(spoken, width, colour=False)):
        assert max(map(cell_width, shown.splitlines())) <= width


# ---- the four kinds -------------------------------------------------------------------------------


@every_face
@pytest.mark.parametrize("mention", Mention)
def test_each_kind_of_mention_has_words_of_its_own(
    pair: Pair, mention: Mention, face: Callable[[Pair], str]
) -> None:
    shown = face(alone(pair, silent(pair, mention, "First passage.", "Second passage.")))
    assert [kind for kind, words in WORDS.items() if words in shown] == [mention]
    assert shown.index(WORDS[mention]) < shown.index("“First passage.”")


@every_face
def test_one_near_passage_is_not_told_as_several(pair: Pair, face: Callable[[Pair], str]) -> None:
    shown = face(alone(pair, silent(pair, Mention.NOT_MENTIONED, "The only passage.")))
    assert NEAREST in shown
    assert SEVERAL not in shown


@every_face
@pytest.mark.parametrize(
    ("mention", "words"),
    [
        (Mention.NOT_MENTIONED, "No passage comes near it."),
        (Mention.SPOKEN_OF, "judge for yourself whether they settle it."),
    ],
)
def test_a_mention_is_told_even_if_no_passage_is_near(
    pair: Pair, mention: Mention, words: str, face: Callable[[Pair], str]
) -> None:
    assert words in face(alone(pair, silent(pair, mention)))


@every_face
def test_evidence_of_silence_is_not_told_as_a_near_passage(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(alone(spoken, one(spoken, Status.NOT_REINSPECTED)))
    scope, near = shown.index("“We did not look at"), shown.index("The nearest passages")
    assert scope < near < shown.index("“Plans of")
    assert "The nearest that it comes" not in shown


@every_face
def test_a_passage_beside_an_answer_is_not_told_as_the_answer(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(alone(spoken, one(spoken, Status.RESOLVED)))
    at = shown.index("See also:")
    assert "“Bail is no longer a problem.”" in shown[:at]
    assert "“… Officers write down why it was used.”" in shown[at:]


@every_face
def test_without_a_mention_nothing_is_said_of_passages(
    pair: Pair, face: Callable[[Pair], str]
) -> None:
    assert not any(words.partition(" (")[0] in face(pair) for words in WORDS.values())


# ---- of what is spoken of only one passage is told as that ----------------------------------------

PERHAPS = "Near it, and perhaps about something else"


def labels(
    finding: FindingChange, *, is_answered: bool = False, is_told: bool = False
) -> dict[str, str]:
    """What stands before each passage of a finding."""
    quoted = Quoter().quote(finding, is_answered=is_answered, is_told=is_told)
    return {told.words: told.lead for told in quoted if isinstance(told.source, Passage)}


def leads_of(pair: Pair, *passages: Passage, evidence: Sequence[Evidence] = ()) -> list[bool]:
    """Of each passage of a finding that is spoken of, whether it is told as merely near."""
    finding = silent(pair, Mention.SPOKEN_OF)
    found = labels(replace(finding, passages=passages, evidence=tuple(evidence)))
    return [found[one.text].startswith(PERHAPS) for one in passages if one.text in found]


@every_face
def test_only_the_first_passage_is_what_the_report_says_of_the_point(
    pair: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(alone(pair, silent(pair, Mention.SPOKEN_OF, "First.", "Second.", "Third.")))
    near = shown.index(PERHAPS)
    assert shown.index("“First.”") < near < shown.index("“Second.”") < shown.index("“Third.”")


def test_one_passage_alone_is_not_told_as_near(pair: Pair) -> None:
    assert leads_of(pair, passage("One.")) == [False]


def test_the_first_that_is_tied_is_the_one(pair: Pair) -> None:
    first = replace(passage("One."), tied=False)
    assert leads_of(pair, first, passage("Two."), passage("Three.")) == [True, False, True]


def test_where_none_is_tied_all_are_near(pair: Pair) -> None:
    both = [replace(passage(text), tied=False) for text in ("One.", "Two.")]
    assert leads_of(pair, *both) == [True, True]


def test_the_passage_that_has_the_evidence_is_the_one(pair: Pair) -> None:
    rests = Evidence(
        text="Two is here.", line=90, section=None, heading=None, verdict=Verdict.UNCLEAR
    )
    found = labels(
        replace(
            silent(pair, Mention.SPOKEN_OF, "One is here.", "Two is here. And so on."),
            evidence=(rests,),
        )
    )
    assert found["… And so on."] == ""
    assert found["One is here."].startswith(PERHAPS)


def test_behind_the_passage_that_is_recalled_every_other_is_near(pair: Pair) -> None:
    finding = silent(pair, Mention.SPOKEN_OF, "One.", "Two.")
    found = labels(finding, is_answered=True, is_told=True)
    assert all(lead.startswith(PERHAPS) for lead in found.values())


def test_behind_a_recall_of_something_else_the_first_passage_is_the_one(pair: Pair) -> None:
    found = labels(silent(pair, Mention.ANSWERED, "One.", "Two."), is_answered=True)
    assert [found["One."], found["Two."].startswith(PERHAPS)] == [SEE_ALSO, True]


def test_what_goes_on_from_words_that_answer_is_not_near(pair: Pair) -> None:
    finding = silent(pair, Mention.SPOKEN_OF, "One is here.", "We said so. It is done by day.")
    quoter = Quoter()
    assert quoter.further("We said so.")
    quoted = quoter.quote(finding, is_answered=True)
    found = {told.words: told.lead for told in quoted if isinstance(told.source, Passage)}
    assert found["… It is done by day."] == ""
    assert found["One is here."].startswith(PERHAPS)


def answered(pair: Pair, rests: str, *texts: str) -> dict[str, str]:
    """What stands before each passage of a finding that is answered in these words."""
    told = Evidence(text=rests, line=90, section=None, heading=None, verdict=Verdict.IMPROVED)
    return labels(replace(silent(pair, Mention.ANSWERED, *texts), evidence=(told,)))


def test_beside_an_answer_stands_what_goes_on_from_it(pair: Pair) -> None:
    found = answered(pair, "It is done.", "It is done. By day only.", "Another thing.")
    assert found["… By day only."] == SEE_ALSO
    assert found["Another thing."].startswith(PERHAPS)


def test_what_goes_on_from_an_answer_may_share_no_word_with_the_point(pair: Pair) -> None:
    told = Evidence(
        text="It is done.", line=90, section=None, heading=None, verdict=Verdict.IMPROVED
    )
    going_on = replace(passage("It is done. By day only."), tied=False)
    finding = replace(silent(pair, Mention.ANSWERED), passages=(going_on,), evidence=(told,))
    assert labels(finding) == {"… By day only.": SEE_ALSO}


def test_of_what_is_answered_elsewhere_the_first_passage_is_the_one(pair: Pair) -> None:
    found = labels(silent(pair, Mention.ANSWERED, "One.", "Two.", "Three."))
    assert [lead.startswith(PERHAPS) for lead in found.values()] == [False, True, True]


def again(pair: Pair, *texts: str, rests: str | None = None) -> dict[str, str]:
    """The same of a finding that is asked for again, with or without words that its status rests on."""
    told = (
        ()
        if rests is None
        else (Evidence(text=rests, line=90, section=None, heading=None, verdict=Verdict.UNCLEAR),)
    )
    finding = one(pair, Status.PERSISTING)
    return labels(replace(finding, passages=tuple(map(passage, texts)), evidence=told, items=()))


def test_of_what_is_asked_again_the_first_passage_is_the_one(pair: Pair) -> None:
    found = again(pair, "One.", "Two.", "Three.")
    assert [lead.startswith(PERHAPS) for lead in found.values()] == [False, True, True]


def test_what_explains_the_newer_demand_is_on_it(pair: Pair) -> None:
    asked = one(pair, Status.PERSISTING)
    newer = replace(asked.new[0], detail="It did so once. It does so no more.\nNobody knows why.")
    finding = replace(
        asked,
        new=(newer, *asked.new[1:]),
        passages=tuple(map(passage, ("Another.", "It does so no more.", "Nobody knows why."))),
        evidence=(),
        items=(),
    )
    near = [lead.startswith(PERHAPS) for lead in labels(finding).values()]
    assert near == [False, False, True]


def test_over_words_that_stand_elsewhere_no_heading_is_left_alone(pair: Pair) -> None:
    """Of the whole nothing new is said where a part has the sentences already."""
    quoter = Quoter()
    assert quoter.further("One.")
    finding = replace(
        one(pair, Status.PERSISTING),
        passages=(passage("One."), passage("Two.")),
        evidence=(),
        items=(),
    )
    words = [told.words for told in quoter.quote(finding) if told.source is None]
    assert words == []


def test_beside_words_that_it_rests_on_only_what_goes_on_from_them_is_on_it(pair: Pair) -> None:
    found = again(pair, "It is not. By night.", "Another thing.", rests="It is not.")
    assert [found["… By night."], found["Another thing."].startswith(PERHAPS)] == ["", True]


# ---- whole, and once ------------------------------------------------------------------------------


@every_face
@pytest.mark.parametrize("mention", Mention)
def test_three_passages_are_shown_whole_with_line_or_page(
    pair: Pair, mention: Mention, face: Callable[[Pair], str]
) -> None:
    texts = [f"Passage {n} {'goes on and on ' * 30}to its end." for n in range(3)]
    finding = silent(pair, mention, *texts)
    pages = (finding.passages[0], replace(finding.passages[1], page=12), finding.passages[2])
    shown = " ".join(face(alone(pair, replace(finding, passages=pages))).split())
    for said in texts:
        assert shown.count(f"“{said}”") == 1
    assert "2018/19 report, page 12, line 90" in shown


@every_face
def test_a_fourth_passage_is_not_shown(pair: Pair, face: Callable[[Pair], str]) -> None:
    texts = ("First.", "Second.", "Third.", "Fourth.")
    assert "Fourth." not in face(alone(pair, silent(pair, Mention.SPOKEN_OF, *texts)))


@every_face
def test_a_passage_that_repeats_the_evidence_is_shown_once(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    done = one(spoken, Status.RESOLVED)
    again = replace(done, passages=(passage(done.evidence[0].text), passage("Another one.")))
    shown = face(alone(spoken, again))
    assert shown.count(done.evidence[0].text) == 1
    assert "“Another one.”" in shown[shown.index(PERHAPS) :]


def test_of_overlapping_passages_each_sentence_is_quoted_once(pair: Pair) -> None:
    finding = silent(
        pair, Mention.SPOKEN_OF, "One is here. Two is here.", "Two is here. Three is here."
    )
    quoted = [told.text for told in Quoter().quote(finding)][1:]
    assert quoted == ["“One is here. Two is here.”", f"{PERHAPS}: “… Three is here.”"]


def test_a_gap_between_what_was_not_quoted_is_shown(pair: Pair) -> None:
    finding = silent(
        pair, Mention.SPOKEN_OF, "Two is here. Three is here.",
        "One is here. Two is here. Three is here. Four is here.",
    )  # fmt: skip
    assert [told.words for told in Quoter().quote(finding)][-1] == "One is here. … Four is here."


def test_evidence_is_whole_even_if_half_of_it_was_quoted(spoken: Pair) -> None:
    done = one(spoken, Status.RESOLVED).evidence[0]
    quoter = Quoter()
    more = replace(done, text=f"{done.text} It comes back at night.")
    told = [quoted.text for quoted in quoter.evidence((done, more))]
    assert told == [f"“{done.text}”", f"“{more.text}”"]


def test_what_is_said_of_a_part_stands_under_it_and_not_under_the_whole(spoken: Pair) -> None:
    partly = one(spoken, Status.PARTLY_RESOLVED)
    partly = replace(partly, evidence=partly.items[0].evidence)
    shown = summary(alone(spoken, partly), 200, colour=False)
    assert shown.count("in the words quoted below") == 1
    assert shown.count("The last was named in May.") == 1
    assert shown.index("give every district a named lead\n") < shown.index("The last was named")


def test_what_two_parts_share_is_referred_to_by_its_line(spoken: Pair) -> None:
    partly = one(spoken, Status.PARTLY_RESOLVED)
    done, left = partly.items
    both = replace(partly, items=(done, replace(left, passages=done.passages)))
    shown = summary(alone(spoken, both), 200, colour=False)
    assert shown.count("in the words quoted above (2018/19 report, line 63)") == 1


@every_face
def test_each_part_has_its_own_mention(spoken: Pair, face: Callable[[Pair], str]) -> None:
    shown = face(alone(spoken, one(spoken, Status.PARTLY_RESOLVED)))
    at = shown.index("check the quality of each review")
    assert f"{MENTIONS[Mention.UNSURE].heading}. {NEAREST}" in shown[at:]


# ---- where it does not belong ---------------------------------------------------------------------


@every_face
def test_passages_on_a_finding_that_is_listed_again_claim_no_mention(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(alone(spoken, one(spoken, Status.PERSISTING)))
    assert "The newer report also says:" in shown
    assert "slip in the summer" in shown
    assert MENTIONS[Mention.SPOKEN_OF].heading not in shown


@every_face
def test_two_forces_have_no_mention_of_one_another(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    apart = replace(spoken, diff=replace(spoken.diff, relation=Relation.DIFFERENT_FORCE))
    shown = face(apart)
    assert not any(words.partition(" (")[0] in shown for words in WORDS.values())
    assert "I am concerned" not in shown
    assert "not among these files" not in shown


@every_face
def test_the_name_of_the_rule_is_for_programs(spoken: Pair, face: Callable[[Pair], str]) -> None:
    rules = {f.rule for f in spoken.diff.findings if f.rule}
    assert not any(rule in face(spoken) for rule in rules)


def test_mark_up_in_a_passage_comes_out_as_it_is(spoken: Pair) -> None:
    assert "[the council](#)" in summary(spoken, 200, colour=False)
    assert r"\[the council\](\#)" in paper(spoken)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_at_every_width_each_quotation_is_whole(spoken: Pair, width: int) -> None:
    shown = re.sub(r"\s+", " ", summary(spoken, width, colour=False))
    quoted = [
        p.text for f in spoken.diff.findings for p in f.passages if f.status is Status.NOT_RAISED
    ]
    quoted += [o.text for o in spoken.diff.observations] + [r.text for r in spoken.diff.recalls]
    assert all(f"“{said}”" in shown for said in quoted)


@every_face
def test_words_in_passing_are_announced_where_the_area_was_not_looked_at(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    finding = one(spoken, Status.NOT_REINSPECTED)
    told = "so its silence says nothing. What it says in passing is quoted."
    assert told not in face(alone(spoken, finding))
    assert told in face(alone(spoken, replace(finding, mention=Mention.SPOKEN_OF)))
