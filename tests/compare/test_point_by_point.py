"""One paragraph that answers the parts of a finding one by one: each part has its own answer, or none.

The parts of each finding below share their subject, so that the answer to one speaks of the others too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from peeldiff.model import FindingChange, InspectionDiff

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

CRIME = "Investigating crime"
PEOPLE = "Protecting vulnerable people"
AFTER = "The canteen was painted in the spring, and the choir meets there on Tuesdays."


@dataclass(frozen=True, slots=True)
class Parts:
    """A finding with parts: `asked` by the older report, `done` and `open` are what the newer may say of
    each, `begun` takes some of it back, and `twice` says in two sentences that it is done."""

    about: str
    asked: tuple[str, ...]
    done: tuple[str, ...]
    open: tuple[str, ...]
    begun: tuple[str, ...]
    twice: tuple[str, ...]

    @property
    def lead(self) -> str:
        return f"The force should {self.about} by making sure that it:"

    @property
    def recall(self) -> str:
        """A recall of the whole, which names no part."""
        return f"In 2016 we said that the force should {self.about}."

    @property
    def recall_of_each(self) -> str:
        *first, last = self.asked
        return f"In 2016 we said that the force should make sure that it {', '.join(first)} and {last}."


DOGS = Parts(
    "deal better with stray dogs",
    ("examines every stray dog within one day of its arrival",
     "publishes the number of stray dogs that wait for a home every month"),
    ("Every stray dog is now examined within one day of its arrival.",
     "The number of stray dogs that wait for a home is now published every month."),
    ("Stray dogs are still not examined within one day of their arrival.",
     "The number of stray dogs that wait for a home is still not published every month."),
    ("Stray dogs are now examined within one day of their arrival, but not all of them.",
     "The number of stray dogs that wait for a home is now published, but not every month."),
    ("Stray dogs are now examined on arrival. No stray dog waits longer than one day to be examined.",
     "The number of stray dogs that wait for a home is now published. It is published every month."),
)  # fmt: skip
PHONES = Parts(
    "better manage seized phones",
    ("lists every seized phone on the day of the seizure",
     "examines seized phones within ten weeks",
     "posts seized phones to their owners at the end of the case"),
    ("Every seized phone is now listed on the day of the seizure.",
     "Seized phones are now examined within ten weeks.",
     "Seized phones are now posted to their owners at the end of the case."),
    ("Seized phones are still not listed on the day of the seizure.",
     "Seized phones are still not examined within ten weeks.",
     "Seized phones are still not posted to their owners at the end of the case."),
    ("Seized phones are now listed on the day of the seizure, but only in the north.",
     "Seized phones are now examined within ten weeks, but not all of them.",
     "Seized phones are now posted to their owners at the end of the case, but not always."),
    ("Seized phones are now listed. We checked that every phone is listed on the day of the seizure.",
     "Seized phones no longer wait to be examined. All are now examined within ten weeks.",
     "Seized phones are now posted to their owners. All are now posted at the end of the case."),
)  # fmt: skip
CUSTODY = Parts(
    "look better after detained children",
    ("checks the health of detained children every hour",
     "records the meals of detained children in the custody log",
     "invites a guardian for detained children before midnight",
     "moves detained children to a council home before midnight"),
    ("The health of detained children is now checked every hour.",
     "The meals of detained children are now recorded in the custody log.",
     "A guardian is now invited for detained children before midnight.",
     "Detained children are now moved to a council home before midnight."),
    ("The health of detained children is still not checked every hour.",
     "The meals of detained children are still not recorded in the custody log.",
     "A guardian is still not invited for detained children before midnight.",
     "Detained children are still not moved to a council home before midnight."),
    ("The health of detained children is now checked, but not every hour.",
     "The meals of detained children are now recorded in the custody log, but only at weekends.",
     "A guardian is now invited for detained children, but not always before midnight.",
     "Detained children are now moved to a council home, but not always before midnight."),
    ("The health of detained children is now checked. It is now checked every hour.",
     "The meals of detained children are now recorded. The custody log now holds each of these meals.",
     "A guardian is now invited for detained children. The guardian is now invited before midnight.",
     "Detained children are now moved to a council home. All are now moved before midnight."),
)  # fmt: skip
ALL = (DOGS, PHONES, CUSTODY)
DONE_OR_DOUBTED = {"resolved", "partly_resolved"}
"""What comes of an answer before bad news of a neighbour: it may be meant for both."""
EACH = [(parts, n) for parts in ALL for n in range(len(parts.asked))]


def _name(value: object) -> str:
    return value.about.split()[-1] if isinstance(value, Parts) else str(value)


each_part = pytest.mark.parametrize(("parts", "missing"), EACH, ids=_name)
each_finding = pytest.mark.parametrize("parts", ALL, ids=_name)
recalls = pytest.mark.parametrize("recalled", ["whole", "each part"])


@pytest.fixture(scope="session")
def change(diff: Diff, question: Question) -> Callable[..., FindingChange]:
    """What became of a finding with parts, given the newer report's paragraph on it.

    `recalled` says what the paragraph begins by recalling, or is the sentence itself.
    """

    def run(
        parts: Parts, *said: str, recalled: str = "whole", apart: bool = False
    ) -> FindingChange:
        recalls = {"whole": parts.recall, "each part": parts.recall_of_each}
        recall = recalls.get(recalled, recalled)
        ends = [";"] * (len(parts.asked) - 2) + ["; and", "."]
        items = tuple(f"{item}{end}" for item, end in zip(parts.asked, ends, strict=True))
        old = question(CRIME) + question(PEOPLE, parts.lead, items=items)
        prose = ("\n\n" if apart else " ").join((recall, *said))
        new = question(CRIME) + question(PEOPLE, prose=f"{prose}\n\n{AFTER}")
        (found,) = diff(old, new).findings
        return found

    return run


Change = Callable[..., FindingChange]


def fates(change: FindingChange) -> list[str]:
    return [item.status.value for item in change.items]


def without(said: tuple[str, ...], missing: int) -> tuple[str, ...]:
    return said[:missing] + said[missing + 1 :]


def expected(parts: Parts, missing: int, others: str = "resolved") -> list[str]:
    return ["not_raised" if n == missing else others for n in range(len(parts.asked))]


# ---- an answer for each part ---------------------------------------------------------------------------


@each_finding
@recalls
def test_where_each_part_is_answered_each_is_resolved(
    change: Change, parts: Parts, recalled: str
) -> None:
    found = change(parts, *parts.done, recalled=recalled)
    assert (found.status, fates(found)) == ("resolved", ["resolved"] * len(parts.asked))


@each_finding
@recalls
def test_each_part_quotes_its_own_answer(change: Change, parts: Parts, recalled: str) -> None:
    found = change(parts, *parts.done, recalled=recalled)
    assert [item.evidence[0].text for item in found.items] == list(parts.done)


@each_part
def test_a_part_said_to_be_open_stands_alone(change: Change, parts: Parts, missing: int) -> None:
    said = (*parts.done[:missing], parts.open[missing], *parts.done[missing + 1 :])
    want = ["persisting" if n == missing else "resolved" for n in range(len(said))]
    assert fates(change(parts, *said, recalled="each part")) == want


@each_part
def test_where_only_the_whole_is_recalled_an_open_part_is_not_resolved_with_its_neighbours(
    change: Change, parts: Parts, missing: int
) -> None:
    said = (*parts.done[:missing], parts.open[missing], *parts.done[missing + 1 :])
    got = fates(change(parts, *said))
    assert got[missing] in ("persisting", "not_raised")
    assert set(without(tuple(got), missing)) <= DONE_OR_DOUBTED


@each_part
@recalls
def test_a_hedged_answer_resolves_its_part_no_more_than_before(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    said = (*parts.done[:missing], parts.begun[missing], *parts.done[missing + 1 :])
    want = ["partly_resolved" if n == missing else "resolved" for n in range(len(said))]
    assert fates(change(parts, *said, recalled=recalled)) == want


# ---- an answer is missing -------------------------------------------------------------------------------


@each_part
@recalls
def test_a_part_without_an_answer_takes_none_of_its_neighbours(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    found = change(parts, *without(parts.done, missing), recalled=recalled)
    assert (found.status, fates(found)) == ("partly_resolved", expected(parts, missing))


@each_part
def test_a_part_without_an_answer_is_not_open_because_its_neighbours_are(
    change: Change, parts: Parts, missing: int
) -> None:
    found = change(parts, *without(parts.open, missing), recalled="each part")
    assert fates(found) == expected(parts, missing, "persisting")


@each_part
@recalls
def test_a_part_without_an_answer_is_not_partly_done_because_its_neighbours_are(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    found = change(parts, *without(parts.begun, missing), recalled=recalled)
    assert fates(found) == expected(parts, missing, "partly_resolved")


@each_part
def test_answers_of_two_sentences_leave_the_missing_part_alone(
    change: Change, parts: Parts, missing: int
) -> None:
    found = change(parts, *without(parts.twice, missing), recalled="each part")
    assert fates(found) == expected(parts, missing)


@each_part
def test_where_only_the_whole_is_recalled_two_sentences_leave_it_alone_too(
    change: Change, parts: Parts, missing: int
) -> None:
    assert fates(change(parts, *without(parts.twice, missing)))[missing] == "not_raised"


@each_part
@recalls
def test_one_answer_alone_answers_one_part(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    found = change(parts, parts.done[missing], recalled=recalled)
    want = ["resolved" if n == missing else "not_raised" for n in range(len(parts.asked))]
    assert fates(found) == want


@each_part
def test_a_missing_part_stays_so_in_paragraphs_of_their_own(
    change: Change, parts: Parts, missing: int
) -> None:
    found = change(parts, *without(parts.done, missing), apart=True)
    assert fates(found)[missing] == "not_raised"


@each_part
def test_a_neighbour_that_is_a_finding_of_its_own_keeps_its_answer(
    diff: Diff, question: Question, parts: Parts, missing: int
) -> None:
    """What a part may not take from its neighbours, a whole finding may not take either."""
    demands = [f"The force should make sure that it {asked}." for asked in parts.asked]
    prose = " ".join((parts.recall, *without(parts.done, missing)))
    found = diff(question(PEOPLE, *demands), question(PEOPLE, prose=f"{prose}\n\n{AFTER}"))
    by_text = {c.old[0].text: c.status.value for c in found.findings}
    assert [by_text[demand] for demand in demands] == expected(parts, missing)


# ---- a sentence on several parts ------------------------------------------------------------------------


@recalls
def test_one_sentence_may_answer_two_parts(change: Change, recalled: str) -> None:
    both = (
        "Seized phones are now examined within ten weeks and posted to their owners at the end of "
        "the case."
    )
    assert fates(change(PHONES, both, recalled=recalled)) == ["not_raised", "resolved", "resolved"]


@recalls
def test_one_sentence_may_answer_every_part(change: Change, recalled: str) -> None:
    both = (
        "Every stray dog is now examined within one day of its arrival, and the number of those that "
        "wait for a home is published every month."
    )
    assert fates(change(DOGS, both, recalled=recalled)) == ["resolved", "resolved"]


@each_finding
@pytest.mark.parametrize(
    "general",
    ["This has been rectified.", "All of these have been put right."],
)
def test_a_sentence_on_all_of_them_answers_every_part_that_is_recalled(
    change: Change, parts: Parts, general: str
) -> None:
    found = change(parts, general, recalled="each part")
    assert fates(found) == ["resolved"] * len(parts.asked)


@each_finding
def test_what_is_said_of_each_answers_all_though_it_names_one(change: Change, parts: Parts) -> None:
    general = f"All of these have been put right: {parts.done[0][0].lower()}{parts.done[0][1:]}"
    found = change(parts, general, recalled="each part")
    assert fates(found) == ["resolved"] * len(parts.asked)


# ---- an answer that names no part -----------------------------------------------------------------------


@each_part
def test_what_is_said_of_the_one_part_recalled_is_on_no_other(
    change: Change, parts: Parts, missing: int
) -> None:
    recall = f"In 2016 we said that the force should make sure that it {parts.asked[missing]}."
    found = change(parts, "This has been rectified.", recalled=recall)
    want = ["resolved" if n == missing else "not_raised" for n in range(len(parts.asked))]
    assert fates(found) == want


@pytest.mark.parametrize(
    ("part", "answer"),
    [
        (0, "This is now done for the health checks."),
        (1, "This is now done for their meals."),
        (2, "This is now done with each guardian."),
    ],
)
def test_what_points_back_and_names_one_part_is_on_no_other(
    change: Change, part: int, answer: str
) -> None:
    got = fates(change(CUSTODY, answer, recalled="each part"))
    assert set(without(tuple(got), part)) == {"not_raised"}


@each_finding
def test_an_answer_in_other_words_is_not_taken_for_all_that_was_recalled(
    change: Change, parts: Parts
) -> None:
    found = change(parts, "The shelves in the cellar are now dusted.", recalled="each part")
    assert set(fates(found)) == {"not_raised"}


def test_an_answer_that_names_only_what_the_parts_share_answers_none(change: Change) -> None:
    found = change(PHONES, "Seized phones no longer lie about for years.", recalled="each part")
    assert set(fates(found)) == {"not_raised"}


def test_an_answer_after_the_recall_of_one_point_may_be_in_other_words(
    change: Change, question: Question
) -> None:
    recall = f"In 2016 we said that the force should make sure that it {PHONES.asked[1]}."
    found = change(PHONES, "The backlog has been cleared.", recalled=recall)
    assert fates(found) == ["not_raised", "resolved", "not_raised"]


# ---- what takes an answer back ---------------------------------------------------------------------------


@each_part
def test_what_takes_back_the_next_answer_leaves_the_one_before_it(
    change: Change, parts: Parts, missing: int
) -> None:
    after = (missing + 1) % len(parts.asked)
    recall = f"In 2016 we said that the force should make sure that it {parts.asked[missing]}."
    for said in (
        (parts.begun[after],),
        (parts.done[after], "However, this has not yet been done."),
    ):
        found = change(parts, parts.done[missing], *said, recalled=recall)
        assert fates(found)[missing] == "resolved"
        assert fates(found)[after] != "resolved"


@each_part
def test_a_contrast_that_names_no_part_takes_back_what_stands_before_it(
    change: Change, parts: Parts, missing: int
) -> None:
    said = (*parts.done[: missing + 1], "However, this has not yet been done.")
    found = change(parts, *said, recalled="each part")
    assert fates(found)[missing] != "resolved"


# ---- bad news after an answer ---------------------------------------------------------------------------

TAKEN_BACK = [
    (
        ("The force should make sure that helmets are inspected by a farrier within one day.",
         "The force should reduce the backlog of stable visits to riders."),
        "In 2016 we said that helmets should be inspected by a farrier within one day. Helmets are now "
        "inspected by a farrier within one day. However, because of the backlog of stable visits, many "
        "are inspected only after a week.",
    ),
    (
        ("The force should train every officer in first aid.",
         "The force should give volunteers the same boots as officers."),
        "In 2016 we said that the force should train every officer in first aid. Every officer is now "
        "trained in first aid. But volunteers, who have the same boots as officers, are not.",
    ),
    (
        ("The force should answer letters within one week.",
         "The force should make sure that letters are not passed to the wrong department."),
        "In 2016 we said that the force should answer letters within one week. Letters are now answered "
        "within one week. However, writers whose letters are passed to the wrong department still wait "
        "much longer.",
    ),
    (
        ("The force should make sure that helmets are inspected by a farrier within one day.",
         "The force should reduce the backlog of stable visits to riders."),
        "In 2016 we said that helmets should be inspected by a farrier within one day. Helmets are now "
        "inspected by a farrier within one day. The backlog of stable visits to riders has fallen, but "
        "more work is needed. However, many helmets are still inspected only after a week.",
    ),
    (
        ("The force should train every officer in first aid.",
         "The force should give volunteers the same boots as officers."),
        "In 2016 we said that the force should train every officer in first aid. Every officer is now "
        "trained in first aid. Volunteers now have the same boots as officers. However, they are not "
        "trained.",
    ),
]  # fmt: skip
NOT_FOR_ALL = [
    "The force has resolved neither of these.",
    "The force has addressed none of these.",
    "The force has resolved neither area for improvement.",
    "The first of these has been resolved.",
    "The latter has been resolved.",
]


@pytest.fixture(scope="session")
def fates_of(diff: Diff, question: Question) -> Callable[[tuple[str, ...], str], list[str]]:
    """What became of findings of their own, given the newer report's paragraph on them."""

    def run(asked: tuple[str, ...], told: str) -> list[str]:
        old = question(CRIME) + question(PEOPLE, *asked)
        new = question(CRIME) + question(PEOPLE, prose=f"{told}\n\n{AFTER}")
        found = {change.old[0].text: change.status.value for change in diff(old, new).findings}
        return [found[text] for text in asked]

    return run


@pytest.mark.parametrize(("asked", "told"), TAKEN_BACK)
def test_a_contrast_still_takes_an_answer_back_beside_a_neighbours_words(
    fates_of: Callable[..., list[str]], asked: tuple[str, ...], told: str
) -> None:
    assert fates_of(asked, told)[0] != "resolved"


def test_an_answer_that_hedges_itself_takes_nothing_from_the_one_before_it(
    fates_of: Callable[..., list[str]],
) -> None:
    asked = (
        "The force should make sure that helmets are inspected by a farrier within one day.",
        "The force should reduce the backlog of stable visits to riders.",
    )
    told = (
        "Helmets are now inspected by a farrier within one day, as we recommended in 2016. The backlog "
        "of stable visits to riders is now smaller, but much more work is needed."
    )
    assert fates_of(asked, told) == ["resolved", "partly_resolved"]


@pytest.mark.parametrize("answer", NOT_FOR_ALL)
def test_an_answer_that_is_not_for_all_resolves_none_of_two(
    fates_of: Callable[..., list[str]], answer: str
) -> None:
    asked = (
        "The force should train every officer in first aid.",
        "The force should reduce the backlog of stable visits.",
    )
    told = (
        "In 2016 we said that the force should train every officer in first aid. We also said that the "
        "backlog of stable visits should be reduced. " + answer
    )
    assert "resolved" not in fates_of(asked, told)
