"""A recall and the statements that answer it."""

from __future__ import annotations

from collections.abc import Callable

from peeldiff.statements import Statements, Thread, content_stems, thread_at, tokenise

Read = Callable[..., Statements]

ASKED = content_stems(tokenise("dry every diving rope at night"))
RECALL = "In 2016 we said that every diving rope should be dried at night."
DONE = "This has been done."
OTHER = "In 2016 we said that horses should be shod in the spring."
CALM = "The choir meets on Tuesdays."


def thread(read: Read, prose: str, heart: str) -> Thread:
    found = read(prose)
    index = next(row.sentence.index for row in found.rows if row.sentence.text == heart)
    return thread_at(found, index, ASKED)


def texts(found: Thread) -> list[str]:
    return [row.sentence.text for row in found.rows]


def test_a_recall_goes_on_to_its_answer(statements: Read) -> None:
    assert texts(thread(statements, f"{RECALL} {DONE}", RECALL)) == [RECALL, DONE]


def test_an_answer_goes_back_to_its_recall(statements: Read) -> None:
    assert texts(thread(statements, f"{RECALL} {DONE}", DONE)) == [RECALL, DONE]


def test_the_heart_is_the_statement_asked_for(statements: Read) -> None:
    assert thread(statements, f"{RECALL} {DONE}", DONE).heart.sentence.text == DONE


def test_an_answer_may_stand_in_the_next_paragraph(statements: Read) -> None:
    assert texts(thread(statements, f"{RECALL}\n\n{DONE}", RECALL)) == [RECALL, DONE]


def test_another_recall_ends_a_thread(statements: Read) -> None:
    assert OTHER not in texts(thread(statements, f"{RECALL} {OTHER} {DONE}", RECALL))


def test_the_answer_to_another_recall_is_not_of_the_thread(statements: Read) -> None:
    assert DONE not in texts(thread(statements, f"{RECALL} {OTHER} {DONE}", RECALL))


def test_another_subject_ends_what_nobody_recalled(statements: Read) -> None:
    said = "Every diving rope is dried at night."
    assert texts(thread(statements, f"{said} {CALM}", said)) == [said]


def test_a_demand_is_no_part_of_a_thread(statements: Read) -> None:
    listed = "### Areas for improvement\n\n- The force should dry every diving rope.\n"
    found = statements(RECALL, listed)
    index = next(row.sentence.index for row in found.rows if row.sentence.text == RECALL)
    assert texts(thread_at(found, index, ASKED)) == [RECALL]


def test_a_thread_ends_somewhere(statements: Read) -> None:
    prose = " ".join([RECALL, *(f"It is dried in shed {n}." for n in range(2, 20))])
    assert len(thread(statements, prose, RECALL).rows) <= 6


def test_every_thread_holds_its_heart(statements: Read) -> None:
    found = statements(f"{RECALL} {CALM} {DONE}\n\n{OTHER} {DONE}\n\n{CALM}")
    for index in range(len(found.rows)):
        assert found.rows[index] in thread_at(found, index, ASKED).rows
