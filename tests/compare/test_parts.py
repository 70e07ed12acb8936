"""One paragraph that answers some parts of a finding: no part is better for the answer to its neighbour.

The parts of each finding below share their subject, so that the answer to one speaks of the others too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

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
BETTER = {"resolved", "partly_resolved"}
OPEN = {"persisting", "escalated"}
EACH = [(parts, n) for parts in ALL for n in range(len(parts.asked))]
RECALLS = ("whole", "each part")


def _name(parts: Parts) -> str:
    return parts.about.split()[-1]


cases = pytest.mark.parametrize(
    ("parts", "missing", "recalled"),
    [
        pytest.param(parts, n, recalled, id=f"{_name(parts)}-{n}-{recalled.split()[0]}")
        for (parts, n), recalled in product(EACH, RECALLS)
    ],
)
each_finding = pytest.mark.parametrize("parts", ALL, ids=_name)
recalls = pytest.mark.parametrize("recalled", RECALLS)


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


# ---- every part has an answer ----------------------------------------------------------------------------


@each_finding
@recalls
def test_where_each_part_is_answered_none_is_told_as_open(
    change: Change, parts: Parts, recalled: str
) -> None:
    assert set(fates(change(parts, *parts.done, recalled=recalled))) <= {"resolved", "not_raised"}


@each_finding
@recalls
def test_where_each_part_is_answered_each_is_resolved(
    change: Change, parts: Parts, recalled: str
) -> None:
    found = change(parts, *parts.done, recalled=recalled)
    assert fates(found) == ["resolved"] * len(parts.asked)


@each_finding
def test_a_part_shows_its_own_answer(change: Change, parts: Parts) -> None:
    found = change(parts, *parts.done)
    shown = [" ".join(x.text for x in (*item.evidence, *item.passages)) for item in found.items]
    assert [answer in text for answer, text in zip(parts.done, shown, strict=True)] == [True] * len(
        shown
    )


@each_finding
def test_a_sentence_on_all_of_them_leaves_no_part_open(change: Change, parts: Parts) -> None:
    found = change(parts, "All of these have been put right.", recalled="each part")
    assert not OPEN & set(fates(found))


# ---- one sentence on several parts ------------------------------------------------------------------------


def joined(one: str, word: str, other: str) -> str:
    """Two answers as one sentence."""
    return f"{one.rstrip('.')}, {word} {other[0].lower()}{other[1:]}"


def shown_of(item: FindingChange) -> str:
    return " ".join(one.text for one in (*item.evidence, *item.passages))


pairs = pytest.mark.parametrize(
    ("parts", "first", "second"),
    [
        pytest.param(parts, a, b, id=f"{_name(parts)}-{a}-{b}")
        for parts in ALL
        for a, b in product(range(len(parts.asked)), repeat=2)
        if a != b
    ],
)


@pairs
def test_what_one_sentence_says_of_two_parts_makes_neither_open(
    change: Change, parts: Parts, first: int, second: int
) -> None:
    told = fates(change(parts, joined(parts.done[first], "and", parts.done[second])))
    assert set(told) <= {"resolved", "not_raised"}


@pytest.mark.parametrize("word", ["and", "while", "but"])
def test_each_part_is_read_by_its_own_clause(change: Change, word: str) -> None:
    found = change(DOGS, joined(DOGS.done[0], word, DOGS.done[1]), recalled=AFTER)
    assert fates(found) == ["resolved", "resolved"]


@pairs
def test_a_sentence_on_two_parts_is_shown_under_both(
    change: Change, parts: Parts, first: int, second: int
) -> None:
    said = joined(parts.done[first], "and", parts.done[second])
    items = change(parts, said).items
    assert [said in shown_of(items[at]) for at in (first, second)] == [True, True]


@pairs
def test_what_a_sentence_denies_of_one_part_is_not_done_for_the_other(
    change: Change, parts: Parts, first: int, second: int
) -> None:
    found = change(parts, joined(parts.done[first], "but", parts.open[second]))
    assert fates(found)[second] not in BETTER


@pytest.mark.parametrize("left", DOGS.open)
def test_what_is_left_of_another_part_takes_nothing_from_an_answer(
    change: Change, left: str
) -> None:
    at = 1 - DOGS.open.index(left)
    assert fates(change(DOGS, DOGS.done[at], left, recalled=AFTER))[at] == "resolved"


# ---- a part has none, or a bad one ------------------------------------------------------------------------


@cases
def test_a_part_without_an_answer_is_no_better_for_its_neighbours(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    found = change(parts, *without(parts.done, missing), recalled=recalled)
    assert fates(found)[missing] not in BETTER


@cases
def test_a_part_without_an_answer_is_not_open_because_its_neighbours_are(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    found = change(parts, *without(parts.open, missing), recalled=recalled)
    assert fates(found)[missing] not in OPEN


@cases
def test_a_part_said_to_be_open_is_no_better_for_its_neighbours(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    said = (*parts.done[:missing], parts.open[missing], *parts.done[missing + 1 :])
    assert fates(change(parts, *said, recalled=recalled))[missing] not in BETTER


@cases
def test_a_part_that_is_only_begun_is_not_done_for_its_neighbours(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    said = (*parts.done[:missing], parts.begun[missing], *parts.done[missing + 1 :])
    assert fates(change(parts, *said, recalled=recalled))[missing] != "resolved"


@cases
def test_one_answer_alone_makes_no_other_part_better(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    found = change(parts, parts.done[missing], recalled=recalled)
    assert not BETTER & set(without(tuple(fates(found)), missing))


@cases
def test_a_finding_with_an_unanswered_part_is_not_done(
    change: Change, parts: Parts, missing: int, recalled: str
) -> None:
    found = change(parts, *without(parts.done, missing), recalled=recalled)
    assert found.status.value != "resolved"


@each_finding
def test_an_answer_in_other_words_is_not_taken_for_all_that_was_recalled(
    change: Change, parts: Parts
) -> None:
    found = change(parts, "The shelves in the cellar are now dusted.", recalled="each part")
    assert not BETTER & set(fates(found))


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
def test_a_contrast_takes_an_answer_back_beside_a_neighbours_words(
    fates_of: Callable[..., list[str]], asked: tuple[str, ...], told: str
) -> None:
    assert fates_of(asked, told)[0] != "resolved"


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
