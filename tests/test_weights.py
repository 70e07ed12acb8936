"""The tables of weights: they are what code asks for, and a slip is told with file and line."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from peeldiff.compare import bridge, kin, nearness, pairing
from peeldiff.errors import DataFileError
from peeldiff.status import reader, weighing
from peeldiff.weights import weights

PACKAGE = Path(str(files("peeldiff")))
NEARNESS = (PACKAGE / "compare" / "nearness.tsv").read_text("utf-8")
SHOWN = (PACKAGE / "compare" / "shown.tsv").read_text("utf-8")
OUTCOMES = (PACKAGE / "status" / "outcomes.tsv").read_text("utf-8")
PAIRS = sorted((PACKAGE / "compare").rglob("pairing.tsv"))
KIN = sorted((PACKAGE / "compare").rglob("kin.tsv"))


def _slip(text: str, **asked: object) -> str:
    with pytest.raises(DataFileError) as caught:
        weights(text, "some.tsv", **asked)  # type: ignore[arg-type]
    return str(caught.value)


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.parent.name)
def test_code_asks_for_every_weight_of_a_pair(path: Path) -> None:
    told = weights(path.read_text("utf-8"), path.name, 1, known=pairing.MEASURES)
    assert set(told) == {"bias", *pairing.MEASURES}


def test_code_asks_for_every_weight_of_a_pair_that_the_later_report_bridges() -> None:
    asked = {"bias", *pairing.MEASURES, *bridge.MEASURES}
    text = (PACKAGE / "compare" / "bridged.tsv").read_text("utf-8")
    assert set(weights(text, "bridged.tsv", 1, known=tuple(asked))) == asked


def test_code_asks_for_every_weight_of_an_outcome() -> None:
    told = weights(OUTCOMES, "outcomes.tsv", 4, known=weighing.MEASURES)
    assert set(told) == {"bias", *weighing.MEASURES}


def test_code_asks_for_every_weight_of_nearness() -> None:
    told = weights(NEARNESS, "nearness.tsv", 1, known=(), needed=nearness.OWN)
    assert set(told) == set(nearness.OWN)


def test_code_asks_for_every_weight_of_what_is_shown() -> None:
    told = weights(SHOWN, "shown.tsv", 1, known=(), needed=nearness.MEASURES)
    assert set(told) == set(nearness.MEASURES)


@pytest.mark.parametrize("measure", nearness.MEASURES)
def test_a_row_that_is_left_out_is_named(measure: str) -> None:
    without = "".join(
        row for row in SHOWN.splitlines(keepends=True) if not row.startswith(f"{measure}\t")
    )
    told = _slip(without, columns=1, known=(), needed=nearness.MEASURES)
    assert told == f'some.tsv: "{measure}" is missing, and code asks for it; make the file anew.'


@pytest.mark.parametrize("measure", weighing.MEASURES)
def test_a_misspelt_row_is_named_with_its_line(measure: str) -> None:
    rows = OUTCOMES.splitlines()
    line = next(at for at, row in enumerate(rows, start=1) if row.startswith(f"{measure}\t"))
    rows[line - 1] = f"{rows[line - 1][0]}x{rows[line - 1][1:]}"
    told = _slip("\n".join(rows), columns=4, known=weighing.MEASURES)
    assert told.startswith(f"some.tsv, line {line}: no code asks for ")
    assert told.endswith("?")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bias 3\n", 'some.tsv, line 1: "bias 3" is no name, a tab and numbers; write those.'),
        ("#\nbias\tthree\n", 'some.tsv, line 2: "three" should be a whole number.'),
        ("bias\t1 2\n", 'some.tsv, line 1: "1 2" should be a whole number.'),
        ("bias\t1\nbias\t1\n", 'some.tsv, line 2: "bias" stands on line 1 already; take one of them out.'),
    ],
)  # fmt: skip
def test_a_row_that_is_none_is_named_with_its_line(text: str, told: str) -> None:
    assert _slip(text, columns=1) == told


@pytest.mark.parametrize("path", KIN, ids=lambda path: path.parent.name)
@pytest.mark.parametrize(
    ("was", "is_", "told"),
    [
        ("#rare\t", "#rar\t", '"#rare" is missing'),
        ("\t", "\tabout ", 'line 2: "about '),
        ("\n12\t", "\n12 ", "12 "),
    ],
)
def test_a_slip_in_the_kin_words_is_named(path: Path, was: str, is_: str, told: str) -> None:
    with pytest.raises(DataFileError, match=r"^kin\.tsv") as caught:
        kin._parse(path.read_text("utf-8").replace(was, is_, 1).encode())
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("was", "is_", "told"),
    [
        ("#bias", "#byas", '"#bias" is missing'),
        ("#common", "#comon", '"#common" is missing'),
        ("\na:#falls\t", "\na:#falls\t7 ", 'line 5: "7 '),
        ("\na:#falls\t", "\na:#falls\tx", 'line 5: "x'),
    ],
)
def test_a_slip_in_the_weights_of_the_reader_is_named(was: str, is_: str, told: str) -> None:
    text = (PACKAGE / "status" / "weights.tsv").read_text("utf-8")
    assert was in text
    with pytest.raises(DataFileError, match=r"^weights\.tsv") as caught:
        reader._parse(text.replace(was, is_, 1).encode())
    assert told in str(caught.value)
