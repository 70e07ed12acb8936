"""What one sentence is taken to say of a point; the table is `verdicts.txt`."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from peeldiff.inspectorates import Inspectorate, load_inspectorate
from peeldiff.inspectorates.data_files import tables_of
from peeldiff.reading.verdicts import Reading, VerdictReader

TABLE = [
    tuple(line.split(" | ", 1))
    for line in Path(__file__).with_name("verdicts.txt").read_text("utf-8").splitlines()
    if " | " in line and not line.startswith("#")
]
TOLD = [row for row in TABLE if row[0][-1] not in "?!" and row[0] != "open"]
NOT_TOLD = [(verdict[:-1], sentence) for verdict, sentence in TABLE if verdict.endswith("?")]
MISSED = [(verdict[:-1], sentence) for verdict, sentence in TABLE if verdict.endswith("!")]
READER = VerdictReader(load_inspectorate())
BAD = ("not_improved", "worse")

BETTER = [s for verdict, s in TABLE if verdict == "improved" and ";" not in s and ", and " not in s]
"""Sentences that can be put whole into another: of one part."""

NOT_FOUND = [
    "Until {s}, victims will be at risk.",
    "If {s}, the unit can take on new work.",
    "Unless {s}, the delays will grow.",
    "Once {s}, the team can be smaller.",
    "The force told us that {s}.",
    "The force believes that {s}.",
    "The force reports that {s}.",
    "Officers said that {s}.",
    "The chief constable hopes that {s}.",
    "The force is confident that {s}.",
    "It seems that {s}.",
    "It is not true that {s}.",
    "We found no evidence that {s}.",
    "It cannot be said that {s}.",
    "We do not accept that {s}.",
    "We are not satisfied that {s}.",
    "Neither district can show that {s}.",
    "It is too early to say whether {s}.",
    "We will return to see whether {s}.",
    "We would expect to see that {s}.",
    "The force should ensure that {s}.",
    "Is it true that {s}?",
    "In two of the three districts {s}.",
    "Largely, {s}.",
    "{S}, but more work is needed.",
    "{S}, but only in some districts.",
    "{S}, although the position has since deteriorated.",
]
"""Sentences that take another back: by a condition, a demand, a doubt, hearsay, or for a part."""


def name(reading: Reading) -> str:
    return reading.verdict.value if reading.verdict else "none"


def put(sentence: str, frame: str) -> str:
    bare = sentence.rstrip(".")
    return frame.format(s=bare[0].lower() + bare[1:], S=bare)


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len({sentence for _, sentence in TABLE}) == len(TABLE) >= 150


@pytest.mark.parametrize(("verdict", "sentence"), TOLD)
def test_a_sentence_gets_the_verdict_of_a_careful_reader(verdict: str, sentence: str) -> None:
    assert name(READER.read(sentence)) == verdict


@pytest.mark.parametrize("sentence", [s for _, s in NOT_TOLD])
def test_what_the_words_do_not_tell_gets_no_verdict(sentence: str) -> None:
    assert name(READER.read(sentence)) == "none"


@pytest.mark.parametrize("sentence", [s for verdict, s in TABLE if verdict == "open"])
def test_what_only_sounds_dealt_with_is_no_improvement(sentence: str) -> None:
    assert name(READER.read(sentence)) != "improved"


@pytest.mark.parametrize(("verdict", "sentence"), MISSED)
def test_a_known_miss_is_not_the_opposite(verdict: str, sentence: str) -> None:
    said = name(READER.read(sentence))
    assert (verdict, said) not in [(bad, "improved") for bad in BAD]
    assert (verdict, said) not in [("improved", bad) for bad in BAD]


@pytest.mark.xfail(strict=True, reason="a known miss, in docs/tricky-cases.md by its kind")
@pytest.mark.parametrize(("verdict", "sentence"), MISSED)
def test_a_known_miss_is_still_one(verdict: str, sentence: str) -> None:
    said = name(READER.read(sentence))
    assert said != "improved" if verdict == "open" else said == verdict


@pytest.mark.parametrize("frame", NOT_FOUND)
def test_no_improvement_stays_one_when_it_is_taken_back(frame: str) -> None:
    readings = {s: READER.read(put(s, frame)) for s in BETTER}
    assert [s for s, reading in readings.items() if name(reading) == "improved"] == []


@pytest.mark.parametrize("key", sorted(load_inspectorate().data["verdicts"]))
def test_every_list_decides_a_sentence_of_the_table(key: str) -> None:
    data = copy.deepcopy(load_inspectorate().data)
    data["verdicts"][key] = ["(?!)"]
    without = VerdictReader(Inspectorate(tables_of(data)))
    assert any(without.read(s) != READER.read(s) for _, s in TABLE)


def test_capitals_and_curly_quotes_make_no_difference() -> None:
    assert READER.read("THIS HASN’T BEEN ADDRESSED.") == READER.read("This hasn't been addressed.")


def test_another_force_by_its_name_is_not_this_one() -> None:
    ours = VerdictReader(load_inspectorate(), "Marlshire Police")
    assert name(ours.read("Marlshire Police has improved.")) == "improved"
