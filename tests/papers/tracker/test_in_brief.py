"""A quotation for the board ends with a sentence, within about 60 words."""

from __future__ import annotations

import pytest

from peeldiff.papers.tracker.in_brief import in_brief

LONG = " ".join(["The boats of the harbour are", *["very"] * 50, "dry."])
SHORT = "The oars are dry too."
TURN = "However, the sails are wet."
FEW = "They hang there every week of the year."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SHORT, SHORT),
        (f"{LONG} {FEW}", f"{LONG} …"),
        (f"{LONG} {LONG}", f"{LONG} …"),
        (f"{LONG} {TURN}", f"{LONG} {TURN}"),
        (f"{LONG} {TURN} {FEW}", f"{LONG} {TURN} …"),
        (f"{LONG} But not in the north. {FEW}", f"{LONG} But not in the north. …"),
        (LONG.replace("very", "very very"), LONG.replace("very", "very very")),
        (f"{SHORT} {FEW}", f"{SHORT} {FEW}"),
    ],
)
def test_it_ends_with_a_sentence_and_never_before_a_turn(text: str, told: str) -> None:
    assert in_brief(text) == told
