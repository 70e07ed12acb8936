"""Which statements come nearest to a point, and what is quoted with them."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from peeldiff.compare import compare, explain, nearness
from peeldiff.compare.nearness import MEASURES
from peeldiff.model import Inspection, Passage

Report = Callable[..., Inspection]
Question = Callable[..., str]

CRIME = "Investigating crime"
ROPES = "The force should dry its diving ropes before the next search."
ANSWER = "Diving ropes now hang in a heated room."
FILLER = "\n\n".join(
    f"The {thing} of the force stands in {place}."
    for thing, place in [
        ("library", "Oakham"), ("boathouse", "Wells"), ("kennel", "Upton"), ("garage", "Norley"),
    ]
)  # fmt: skip


@pytest.fixture
def passages(report: Report, question: Question) -> Callable[..., tuple[Passage, ...]]:
    """The passages that are shown for what was asked about ropes."""

    def show(prose: str, asked: str = ROPES, **more: str) -> tuple[Passage, ...]:
        old = report("2016", question(CRIME, asked))
        new = report("2017", question(CRIME, prose=prose), *more.values())
        return next(change for change in compare(old, new).findings if change.old).passages

    return show


Show = Callable[..., tuple[Passage, ...]]


def test_the_sentence_on_the_point_comes_first(passages: Show) -> None:
    assert passages(f"{FILLER}\n\n{ANSWER}")[0].text == ANSWER


def test_it_comes_first_wherever_it_stands(passages: Show) -> None:
    assert passages(f"{ANSWER}\n\n{FILLER}")[0].text == ANSWER


@pytest.mark.parametrize(
    "more",
    [
        "However, the room is too small for them.",
        "When a search lasts for days, it still takes a week, and more work is needed.",
        "Nine of them were wet.",
    ],
)
def test_the_end_of_a_paragraph_is_quoted_with_its_answer(passages: Show, more: str) -> None:
    assert passages(f"{FILLER}\n\n{ANSWER} {more}")[0].text == f"{ANSWER} {more}"


def test_what_a_sentence_leans_on_is_quoted_before_it(passages: Show) -> None:
    before = "In the boathouse stands a heater."
    leaning = "This dries the diving ropes before the next search."
    shown = passages(f"{FILLER}\n\n{before} {leaning}")
    assert shown[0].text == f"{before} {leaning}"


def test_another_paragraph_is_not_quoted(passages: Show) -> None:
    assert passages(f"{ANSWER}\n\nHowever, the library is closed.")[0].text == ANSWER


def test_no_sentence_is_quoted_twice(passages: Show) -> None:
    second = "Wet diving ropes are dried before each search."
    shown = passages(f"{FILLER}\n\n{ANSWER} {second}")
    assert sum(second in passage.text for passage in shown) == 1


@pytest.mark.parametrize(("sentences", "quoted"), [(4, 4), (5, 5), (6, 4), (9, 4)])
def test_a_passage_has_four_sentences_and_leaves_none_out_alone(
    passages: Show, sentences: int, quoted: int
) -> None:
    first = "The diving ropes are dry before each search."
    long = " ".join([first, *(f"Rope {n} is a diving rope." for n in range(1, sentences))])
    assert passages(f"{FILLER}\n\n{long}")[0].text.count(".") == quoted


CALM = ("Oakham has a library.", "Wells has a mayor.", "Norley has a band.")
ILL = [
    "However, nobody has dried them since the winter.",
    "The ropes were found to be broken in most of the boxes.",
    "But the room cannot hold them all.",
    "In a small number of searches there were no ropes at all.",
]


@pytest.mark.parametrize("ill", ILL)
@pytest.mark.parametrize("between", [0, 1, 2, 3])
def test_a_passage_goes_on_to_the_sentence_that_turns_it(
    passages: Show, ill: str, between: int
) -> None:
    told = " ".join([ANSWER, *CALM[:between], ill, *CALM])
    assert ill in passages(f"{FILLER}\n\n{told}")[0].text


@pytest.mark.parametrize("ill", ILL[1:2] + ILL[3:])
@pytest.mark.parametrize("turn", ["However, the ropes have been moved.", "But boxes were bought."])
def test_a_passage_begins_with_the_bad_news_from_which_it_turns(
    passages: Show, ill: str, turn: str
) -> None:
    assert ill in passages(f"{FILLER}\n\n{CALM[0]} {ill} {turn} {ANSWER}")[0].text


def test_a_passage_that_begins_with_a_contrast_has_what_it_is_one_to(passages: Show) -> None:
    told = f"{CALM[0]} Wells pays for {CALM[2].lower()} However, {ANSWER.lower()}"
    shown = passages(f"{FILLER}\n\n{told}")[0].text
    assert shown.startswith("Wells pays for")


def test_a_recall_is_quoted_from_where_it_begins(passages: Show) -> None:
    told = (
        "Searchers hang wet ropes in a boathouse. Our 2016 report identified an area for improvement "
        "here. We said that the force should dry its diving ropes. They are dry."
    )
    assert passages(f"{FILLER}\n\n{told}")[0].text == told


def test_bad_news_of_something_else_is_not_quoted(passages: Show) -> None:
    told = f"{ANSWER} {' '.join(CALM)} The kennel has a leaking roof. {' '.join(CALM)}"
    assert "kennel" not in passages(f"{FILLER}\n\n{told}")[0].text


def test_what_merely_sounds_ill_is_no_bad_news(passages: Show) -> None:
    told = f"{ANSWER} {' '.join(CALM)} The ropes hold divers at risk. {' '.join(CALM)}"
    assert "at risk" not in passages(f"{FILLER}\n\n{told}")[0].text


def test_a_passage_is_never_longer_than_eight_sentences_for_it(passages: Show) -> None:
    told = " ".join([ANSWER, *(f"{ILL[1]} {CALM[0]}" for _ in range(9))])
    assert passages(f"{FILLER}\n\n{told}")[0].text.count(".") <= 8


def test_a_row_of_a_table_is_no_passage(passages: Show) -> None:
    table = "| Diving ropes | Dry |\n| --- | --- |\n| Diving ropes before the next search | Good |"
    shown = passages(f"{ANSWER}\n\n{table}")
    assert [passage.text for passage in shown] == [ANSWER]


def test_every_measure_has_a_weight(passages: Show) -> None:
    assert len(MEASURES) == len(set(MEASURES))
    assert passages(ANSWER)


CHARTER = "The force should follow the Charter of Conduct for Keepers of Knots."
OF_DIVERS = "The Charter of Conduct for Divers hangs in the hall. The charter was printed in May."
OF_KNOTS = "Those who keep knots read what was agreed with them on conduct."


def test_what_has_only_a_part_of_the_name_does_not_come_before_what_is_on_the_point(
    passages: Show,
) -> None:
    shown = passages(f"{FILLER}\n\n{OF_DIVERS}\n\n{OF_KNOTS}", CHARTER)
    assert shown[0].text == OF_KNOTS


def test_a_part_of_a_question_is_that_question(report: Report, question: Question) -> None:
    prose = "### Catching boats\n\nRopes are kept in a box."
    old = report("2016", question(CRIME, ROPES) + question("Protecting vulnerable people"))
    new = report("2017", question(CRIME, prose=prose) + question("Protecting vulnerable people"))
    (case,) = explain(old, new)
    (told,) = (one for one in case.told if "box" in one.thread.heart.sentence.text)
    assert told.in_question


@pytest.mark.parametrize(
    ("scores", "shown"),
    [((900_000, 400_000), 2), ((900_000, 200_000), 1), ((200_000, 100_000), 1), ((0, 0), 2)],
)
def test_a_weak_statement_is_not_shown_behind_the_nearest(
    scores: tuple[int, int], shown: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearness.Nearness, "shown", lambda *_: dict(enumerate(scores)))
    near = object.__new__(nearness.Nearness)
    near.bearings = SimpleNamespace(at=lambda _, at: at)  # type: ignore[assignment]
    assert near.of(None, 3) == list(range(shown))  # type: ignore[arg-type, comparison-overlap]
