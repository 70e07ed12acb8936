"""What one sentence is taken to say of a point; the table is `verdicts.txt`."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest

from peeldiff.inspectorates import Inspectorate, load_inspectorate
from peeldiff.inspectorates.data_files import tables_of
from peeldiff.reading.verdicts import Reading, VerdictReader
from peeldiff.words import plain

TABLE = [
    tuple(line.split(" | ", 1))
    for line in Path(__file__).with_name("verdicts.txt").read_text("utf-8").splitlines()
    if " | " in line and not line.startswith("#")
]
READER = VerdictReader(load_inspectorate())

SETTLED = [sentence for verdict, sentence in TABLE if verdict in ("settled", "practice")]
"""Sentences that can settle a point: they close it, or say what is now done."""
SINGLE = [
    s for s in SETTLED if ";" not in s and " longer true that" not in s and " the case " not in s
]
"""Sentences that can be put whole into another: of one part, and not themselves of the form."""

TAKEN_BACK = [
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
    "The plan is that {s}.",
    "It seems that {s}.",
    "It is not true that {s}.",
    "We found no evidence that {s}.",
    "It cannot be said that {s}.",
    "It is hard to say that {s}.",
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
    "{S} in Harrowby, but not in Oxley.",
    "{S}, although the position has since deteriorated.",
    "{S} in most cases.",
]


def name(reading: Reading) -> str:
    if reading.settled or reading.practice:
        return "settled" if reading.settled else "practice"
    if reading.acted:
        return "acted"
    return reading.verdict.value if reading.verdict else "none"


def put(sentence: str, frame: str) -> str:
    bare = sentence.rstrip(".")
    return frame.format(s=bare[0].lower() + bare[1:], S=bare)


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len({sentence for _, sentence in TABLE}) == len(TABLE) >= 150


@pytest.mark.parametrize(("verdict", "sentence"), [row for row in TABLE if row[0] != "open"])
def test_a_sentence_gets_the_verdict_of_a_careful_reader(verdict: str, sentence: str) -> None:
    assert name(READER.read(sentence)) == verdict


@pytest.mark.parametrize("sentence", [s for verdict, s in TABLE if verdict == "open"])
def test_what_only_sounds_dealt_with_is_not_settled(sentence: str) -> None:
    reading = READER.read(sentence)
    assert (reading.settled, reading.practice) == (False, False)


@pytest.mark.parametrize("frame", TAKEN_BACK)
def test_no_settled_sentence_stays_settled_when_it_is_taken_back(frame: str) -> None:
    readings = {s: READER.read(put(s, frame)) for s in SINGLE}
    assert [s for s, reading in readings.items() if reading.settled or reading.practice] == []


@pytest.mark.parametrize("sentence", SETTLED)
def test_a_settled_sentence_is_an_improvement_without_a_hedge(sentence: str) -> None:
    reading = READER.read(sentence)
    assert (reading.verdict, reading.hedged) == ("improved", False)


@pytest.mark.parametrize("key", sorted(load_inspectorate().data["verdicts"]))
def test_every_phrase_list_decides_a_sentence_of_the_table(key: str) -> None:
    data = copy.deepcopy(load_inspectorate().data)
    data["verdicts"][key] = ["(?!)"]
    without = VerdictReader(Inspectorate(tables_of(data)))
    assert any(without.read(s) != READER.read(s) for _, s in TABLE)


@pytest.mark.parametrize("key", sorted(load_inspectorate().data["verdicts"]))
def test_every_phrase_stands_in_a_sentence_of_the_table(key: str) -> None:
    said = [plain(sentence) for _, sentence in TABLE]
    if key == "own_voice_patterns":  # asked of the words before what is told
        said = [READER.ordinary.sub(" ", s) for s in said]
        said = [s[: told.start()] for s in said for told in READER.told.finditer(s)]
    patterns = [
        pattern.replace(" ~", "").replace("~ ", "").replace("~", "")
        for pattern in load_inspectorate().data["verdicts"][key]
    ]
    assert [p for p in patterns if not any(re.search(p, s) for s in said)] == []


def test_capitals_and_curly_quotes_make_no_difference() -> None:
    assert READER.read("THIS HASN’T BEEN ADDRESSED.") == READER.read("This hasn't been addressed.")


def test_praise_of_something_is_told_from_a_verdict() -> None:
    reading = READER.read("The force is good at disrupting gangs.")
    assert (reading.verdict, reading.praises) == (None, True)
