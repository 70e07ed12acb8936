from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment import Alignment, Entry, Weights, align

WEIGHTS = Weights(heading=0.3, content=0.55, position=0.15)

TITLES = ["", "Summary", "Investigating crime", "Investigating crime well", "Managing offenders"]
TEXTS = [
    "",
    "Detectives in Harrowby carry too many fraud cases and close them late.",
    "Detectives in Harrowby still carry too many fraud cases.",
    "The control room in Oxley grades calls by threat and harm.",
    "Offender managers visit high-risk offenders each month.",
    "Detectives carry too many fraud cases. Offender managers visit high-risk offenders monthly.",
]
KEYS = [None, None, "crime", "calls"]


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    count = draw(st.integers(0, 6))
    return [
        Entry(
            draw(st.sampled_from(TITLES)),
            draw(st.sampled_from(TEXTS)),
            draw(st.sampled_from([0.0, 0.25, 0.5, 1.0])),
            draw(st.one_of(st.none(), st.integers(0, max(0, index - 1)))),
            draw(st.sampled_from(KEYS)),
        )
        for index in range(count)
    ]


pair_lists = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=3)
limits = st.sampled_from([0, 250_000])


def ends(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.old, link.new) for link in alignment.links]


def facts(found: Alignment, turned: bool) -> object:
    """What is tied and how well, seen from the other side if `turned`.

    Without the sentence, which names a direction, and the runner-up, of which one among equals is
    named.
    """
    links = [
        (
            (link.new, link.old) if turned else (link.old, link.new),
            (link.score, link.heading, link.content, link.position),
            (link.margin, link.confidence),
        )
        for link in found.links
    ]
    only = (found.old_only, found.new_only)
    return sorted(links), only[::-1] if turned else only


@given(entries(), entries(), pair_lists, limits)
def test_every_index_stands_exactly_once(
    old: list[Entry], new: list[Entry], forbidden: list[tuple[int, int]], limit: int
) -> None:
    found = align(old, new, WEIGHTS, forbidden=forbidden, max_pairs=limit)
    olds = [i for link in found.links for i in link.old] + list(found.old_only)
    news = [j for link in found.links for j in link.new] + list(found.new_only)
    assert sorted(olds) == list(range(len(old)))
    assert sorted(news) == list(range(len(new)))


@given(entries(), limits)
def test_a_list_aligned_with_itself_is_the_identity(old: list[Entry], limit: int) -> None:
    found = align(old, old, WEIGHTS, max_pairs=limit)
    assert ends(found) == [((i,), (i,)) for i in range(len(old))]


@given(entries(), entries(), pair_lists, limits)
def test_swapping_the_sides_mirrors_the_answer(
    old: list[Entry], new: list[Entry], forbidden: list[tuple[int, int]], limit: int
) -> None:
    there = align(old, new, WEIGHTS, forbidden=forbidden, max_pairs=limit)
    turned = [(j, i) for i, j in forbidden]
    back = align(new, old, WEIGHTS, forbidden=turned, max_pairs=limit)
    assert facts(there, turned=False) == facts(back, turned=True)


@given(entries(), entries())
def test_scores_and_their_parts_run_from_0_to_1(old: list[Entry], new: list[Entry]) -> None:
    for link in align(old, new, WEIGHTS).links:
        for score in (link.score, link.heading, link.content, link.position):
            assert 0 <= score <= 1


@given(entries(), entries())
def test_links_are_one_to_one_splits_or_merges(old: list[Entry], new: list[Entry]) -> None:
    for link in align(old, new, WEIGHTS).links:
        assert min(len(link.old), len(link.new)) == 1


@given(entries(), entries())
def test_without_joining_links_are_one_to_one(old: list[Entry], new: list[Entry]) -> None:
    for link in align(old, new, WEIGHTS, join=False).links:
        assert len(link.old) == len(link.new) == 1


@given(entries(), entries(), pair_lists)
def test_a_forbidden_pair_is_never_tied(
    old: list[Entry], new: list[Entry], forbidden: list[tuple[int, int]]
) -> None:
    for link in align(old, new, WEIGHTS, forbidden=forbidden).links:
        assert not any((i, j) in forbidden for i in link.old for j in link.new)


@given(entries(), entries(), st.tuples(st.integers(0, 5), st.integers(0, 5)))
def test_a_pinned_pair_is_tied(old: list[Entry], new: list[Entry], pin: tuple[int, int]) -> None:
    if pin[0] < len(old) and pin[1] < len(new):
        assert ((pin[0],), (pin[1],)) in ends(align(old, new, WEIGHTS, pinned=[pin]))
    else:
        with pytest.raises(ValueError, match="out of range"):
            align(old, new, WEIGHTS, pinned=[pin])


def texts(*sentences: str) -> list[Entry]:
    return [Entry("", text, k / len(sentences)) for k, text in enumerate(sentences)]


BAIL = "The force should arrest people who breach their bail conditions more swiftly."
BAIL_NOW = "Marlshire Police should swiftly arrest those who breach bail conditions."
VICTIMS = "The force should ensure that victims receive updates about their case."
VICTIMS_NOW = "The force should improve its updating of victims about the progress of a case."
DOGS = "The force should review the cost of its dog unit."


def test_true_pairs_outrank_false_ones_whatever_their_order() -> None:
    found = align(texts(BAIL, VICTIMS), texts(DOGS, VICTIMS_NOW, BAIL_NOW), WEIGHTS)
    assert ends(found) == [((0,), (2,)), ((1,), (1,))]
    assert found.new_only == (0,)


def test_what_has_no_partner_is_left_alone() -> None:
    found = align(texts(DOGS), texts(BAIL), WEIGHTS)
    assert found == Alignment((), (0,), (0,))


def test_a_key_ties_entries_that_share_few_words() -> None:
    old = [Entry("Managing offenders", "Officers visit each registered offender.", 0.0, key="mo")]
    new = [Entry("Reducing harm", "Visits to a registered person are late.", 0.0, key="mo")]
    assert ends(align(old, new, WEIGHTS)) == [((0,), (0,))]


def test_entries_alike_but_for_their_parents_follow_their_parents() -> None:
    crime, calls = Entry("Investigating crime", "", 0.0), Entry("Answering calls", "", 0.5)
    old = [crime, Entry("Summary", "", 0.1, 0), calls, Entry("Summary", "", 0.6, 2)]
    new = [calls, Entry("Summary", "", 0.6, 0), crime, Entry("Summary", "", 0.1, 2)]
    assert ((1,), (3,)) in ends(align(old, new, WEIGHTS))


def test_the_best_total_is_taken_and_not_the_best_pair_first() -> None:
    old = texts("radio fleet custody dogs", "radio fleet custody drones")
    new = texts("radio fleet custody dogs drones", "radio dogs")
    assert ends(align(old, new, WEIGHTS, join=False)) == [((0,), (1,)), ((1,), (0,))]


BOTH = (
    "The force should train its call handlers to recognise vulnerable callers"
    " and should inspect the cells in its custody suite every night."
)
CALLS = "The force should train call handlers so that they recognise vulnerable callers."
CELLS = "The force should inspect the cells of the custody suite each night."


def test_an_entry_that_became_two_is_a_split() -> None:
    found = align(texts(DOGS, BOTH), texts(CALLS, CELLS, BAIL), WEIGHTS)
    assert ends(found) == [((1,), (0, 1))]
    assert found.links[0].why.startswith("Split into 2: ")


def test_two_entries_that_became_one_are_a_merge() -> None:
    found = align(texts(CALLS, CELLS, BAIL), texts(DOGS, BOTH), WEIGHTS)
    assert ends(found) == [((0, 1), (1,))]
    assert found.links[0].why.startswith("Merged from 2: ")


def test_identical_entries_are_tied_with_high_confidence() -> None:
    found = align(texts(BAIL, DOGS), texts(DOGS, BAIL), WEIGHTS)
    assert [(link.old, link.new, link.confidence) for link in found.links] == [
        ((0,), (1,), "high"),
        ((1,), (0,), "high"),
    ]


def test_a_pair_that_could_as_well_be_another_says_so() -> None:
    now = Entry("", VICTIMS_NOW, 0.0)
    found = align(texts(VICTIMS), [now, now], WEIGHTS, join=False)
    assert found.links[0].confidence == "low"
    assert found.links[0].why.endswith("another one fits about as well.")


def test_the_runner_up_is_the_next_best_partner() -> None:
    found = align(texts(VICTIMS), texts(VICTIMS, VICTIMS_NOW), WEIGHTS)
    assert found.links[0].runner_up == ("new", 1)
    assert found.links[0].margin is not None
    assert found.links[0].margin > 0.2


def test_pins_with_a_common_end_are_one_link() -> None:
    found = align(texts(DOGS), texts(BAIL, VICTIMS), WEIGHTS, pinned=[(0, 1), (0, 0)])
    assert ends(found) == [((0,), (0, 1))]


@pytest.mark.parametrize(
    ("pinned", "forbidden", "complaint"),
    [
        ([(0, 0)], [(0, 0)], "both pinned and forbidden"),
        ([(0, 0), (0, 1), (1, 1)], [], "several to several"),
    ],
)
def test_pins_that_cannot_be_kept_are_refused(
    pinned: list[tuple[int, int]], forbidden: list[tuple[int, int]], complaint: str
) -> None:
    lists = texts(BAIL, DOGS), texts(BAIL, DOGS)
    with pytest.raises(ValueError, match=complaint):
        align(*lists, WEIGHTS, pinned=pinned, forbidden=forbidden)


@pytest.mark.parametrize("weights", [(0, 0, 0), (-1, 1, 1)])
def test_senseless_weights_are_refused(weights: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="weight"):
        Weights(*weights)


def test_a_thousand_identical_entries_stay_in_order() -> None:
    old = [Entry("Summary", DOGS, 0.5)] * 1000
    assert ends(align(old, old, WEIGHTS)) == [((i,), (i,)) for i in range(1000)]


def test_the_answer_does_not_depend_on_the_hash_seed() -> None:
    program = (
        "from alignment import *\n"
        "names = 'bail cells cases calls crime dogs radio fleet'.split()\n"
        "old = [Entry(n, f'{n} {m} {n}s', .1) for n in names for m in names]\n"
        "new = [Entry(m, f'{m} {n} and cars', .2) for n in names for m in names]\n"
        "print(align(old, new, Weights(1, 2, 1)))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize(
    "program",
    ["import alignment", "from alignment import *; align([], [], Weights(1, 1, 1))"],
)
def test_nothing_heavy_is_imported(program: str) -> None:
    heavy = "{'numpy', 'scipy', 'pydantic', 'rich', 'textual', 'diff_match_patch'}"
    check = f"{program}; import sys; sys.exit(bool({heavy} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
