"""What the inspector says of the force: in which tone, which sentences together, which first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import InspectionDiff, Observation, Tone

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]


@pytest.fixture
def told(diff: Diff, question: Question) -> Callable[[str], tuple[Observation, ...]]:
    """The observations of a newer report with some prose under the inspector's heading."""

    def run(prose: str) -> tuple[Observation, ...]:
        body = question("Preventing crime")
        return diff(
            body, f"## HM Inspector's observations\n\n{prose}\n\n{body}", cycles=("2016", "2018/19")
        ).observations

    return run


Told = Callable[[str], tuple[Observation, ...]]

TONES = [
    ("I am pleased with how the divers work.", Tone.PRAISE),
    ("I remain concerned about the ropes.", Tone.CONCERN),
    ("I have, however, serious concerns about the ropes.", Tone.CONCERN),
    ("My second cause of concern is about lanterns.", Tone.CONCERN),
    ("I am less encouraged by how ropes are dried.", Tone.CONCERN),
    ("I am pleased to see that the force asks people about their concerns.", Tone.PRAISE),
    ("I am glad to say that both causes of concern have been closed.", Tone.PRAISE),
    ("I am pleased with the ropes, but the force needs to mend its lanterns.", Tone.MIXED),
    ("The force has many divers who are new, and too few who have the time to teach them.",
     Tone.CONCERN),
    ("The force is good at drying ropes.", Tone.PRAISE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tone"), TONES)
def test_a_plain_tone_is_told(told: Told, text: str, tone: Tone) -> None:
    assert [one.tone for one in told(text)] == [tone]


@pytest.mark.parametrize(
    "text",
    [
        "Two years ago I had serious concerns about the ropes.",
        "I will watch the force closely.",
        "In 2022, I said that I was disappointed by the lanterns.",
        "I no longer consider the ropes a cause of concern, though work remains.",
    ],
)
def test_what_was_felt_then_or_is_no_longer_felt_has_no_tone(told: Told, text: str) -> None:
    assert [one.tone for one in told(text)] == [None]


def test_a_sentence_that_begins_with_it_is_told_with_the_one_before(told: Told) -> None:
    found = told(
        "Overall I commend the force for its divers. I am confident that it can keep this up."
    )
    assert [(one.text.startswith("Overall"), one.tone) for one in found] == [(True, Tone.PRAISE)]


def test_better_but_not_enough_is_told_with_what_it_is_about(told: Told) -> None:
    found = told(
        "I remain concerned about the ropes. Although it has improved, it has much more to do."
    )
    assert "ropes" in found[0].text
    assert "much more to do" in found[0].text
    assert found[0].tone is Tone.CONCERN


def test_two_tones_of_one_person_stand_apart(told: Told) -> None:
    found = told("I am pleased with the ropes. I am also concerned about one part of it.")
    assert [one.tone for one in found] == [Tone.PRAISE, Tone.CONCERN]


def test_the_sentence_that_sums_up_is_among_many(told: Told) -> None:
    many = "\n\n".join(f"I am pleased with diver number {n}." for n in range(12))
    found = told(f"{many}\n\nOverall, the force is good at diving.")
    assert "Overall" in " ".join(one.text for one in found)


@pytest.mark.parametrize(
    ("recall", "answer"),
    [
        ("In 2019 I asked the force to make sure that divers who are waiting are not forgotten.",
         "It has not done so, and some of them have been harmed."),
        ("Two years ago I said that the ropes are too old.", "They have not been replaced."),
        ("When I last wrote, in 2016, I asked for a plan that is known to all.", "It is still not known."),
        ("In 2019 I told the force that lanterns have to be lit.", "This has been put right in every suite."),
        ("Last year I warned that too many divers are new.", "These have all been trained since."),
    ],
)  # fmt: skip
def test_what_was_asked_before_is_told_with_its_answer(
    told: Told, recall: str, answer: str
) -> None:
    assert f"{recall} {answer}" in " ".join(one.text for one in told(f"{recall} {answer}"))


def test_what_was_asked_before_is_never_told_alone(told: Told) -> None:
    found = told(
        "In 2019 I asked the force to make sure that divers who are waiting are not forgotten. "
        "It has not done so, and some of them have been harmed."
    )
    assert [(one.text.endswith("harmed."), one.tone) for one in found] == [(True, Tone.CONCERN)]


@pytest.mark.parametrize(
    ("answer", "tone"),
    [
        ("It has not done so, and some of them have been harmed.", Tone.CONCERN),
        ("It has failed to do this.", Tone.CONCERN),
        ("It has not yet acted.", Tone.CONCERN),
        ("It has a list of them now.", None),
    ],
)
def test_what_was_asked_and_not_done_is_a_concern(
    told: Told, answer: str, tone: Tone | None
) -> None:
    recall = "In 2019 I asked the force to make sure that divers who are waiting are not forgotten."
    assert [one.tone for one in told(f"{recall} {answer}")] == [tone]
