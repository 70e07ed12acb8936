"""Records behave as the standard library's data classes do, whatever options they are made with."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from typing import Any

import pytest

from alignment import records


def _made(library: Any) -> dict[str, Any]:
    """The same classes by either library."""

    @library.dataclass(frozen=True, slots=True)
    class Plain:
        """Two fields, one with a default."""

        name: str
        line: int = 3

    @library.dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        name: str = "n"
        held: tuple[Plain, ...] = ()

    @library.dataclass(slots=True)
    class Open:
        name: str
        found: list[int] = library.field(default_factory=list)
        note: str = library.field(default="", kw_only=True)
        hidden: str = library.field(default="h", compare=False, repr=False)

    @library.dataclass(frozen=True, kw_only=True, eq=False)
    class Itself:
        name: str

    @library.dataclass(frozen=True, slots=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            if not self.name:
                raise ValueError("no name")

    return {kind.__name__: kind for kind in (Plain, Named, Open, Itself, Checked)}


OURS, THEIRS = _made(records), _made(dataclasses)
GIVEN: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Plain", ("a",), {}),
    ("Plain", ("a", 4), {}),
    ("Plain", (), {"line": 5, "name": "b"}),
    ("Plain", (), {}),
    ("Plain", ("a", 1, 2), {}),
    ("Plain", ("a",), {"other": 1}),
    ("Named", (), {}),
    ("Named", (), {"name": "x"}),
    ("Named", ("x",), {}),
    ("Open", ("a",), {}),
    ("Open", ("a", [1]), {"note": "n"}),
    ("Open", ("a", [1], "hidden"), {}),
    ("Itself", (), {"name": "a"}),
    ("Checked", ("a",), {}),
    ("Checked", ("",), {}),
]


def _outcome(kinds: dict[str, Any], name: str, given: Any, named: Any) -> tuple[str, str]:
    try:
        return "made", repr(kinds[name](*given, **named)).replace("_made.<locals>.", "")
    except (TypeError, ValueError) as error:
        return "refused", type(error).__name__


@pytest.mark.parametrize(("name", "given", "named"), GIVEN)
def test_a_record_is_made_and_shown_as_a_data_class_is(
    name: str, given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    assert _outcome(OURS, name, given, named) == _outcome(THEIRS, name, given, named)


@pytest.mark.parametrize("kinds", [OURS, THEIRS])
def test_equal_fields_make_equal_records_of_one_class_only(kinds: dict[str, Any]) -> None:
    plain, named = kinds["Plain"], kinds["Named"]
    assert plain("a") == plain("a", 3) != plain("a", 4)
    assert hash(plain("a")) == hash(plain("a", 3))
    assert plain("a") != ("a", 3)
    assert named() == named(name="n") != plain("n")
    assert kinds["Open"]("a", hidden="1") == kinds["Open"]("a", hidden="2")
    assert kinds["Itself"](name="a") != kinds["Itself"](name="a")
    with pytest.raises(TypeError):
        hash(kinds["Open"]("a"))


@pytest.mark.parametrize("kinds", [OURS, THEIRS])
def test_a_frozen_record_refuses_to_be_changed(kinds: dict[str, Any]) -> None:
    record = kinds["Plain"]("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del record.name
    assert record.name == "a"


@pytest.mark.parametrize("kinds", [OURS, THEIRS])
def test_a_slotted_record_takes_no_other_name(kinds: dict[str, Any]) -> None:
    record = kinds["Open"]("a")
    with pytest.raises(AttributeError):
        record.other = 1
    record.name = "b"
    assert record.name == "b"


@pytest.mark.parametrize("kinds", [OURS, THEIRS])
def test_each_record_has_a_list_of_its_own(kinds: dict[str, Any]) -> None:
    one, other = kinds["Open"]("a"), kinds["Open"]("a")
    one.found.append(1)
    assert other.found == []


@pytest.mark.parametrize("kinds", [OURS, THEIRS])
def test_a_record_is_taken_apart_by_position(kinds: dict[str, Any]) -> None:
    assert kinds["Plain"].__match_args__ == ("name", "line")
    assert kinds["Named"].__match_args__ == ()


def test_replacing_makes_another_record() -> None:
    record = OURS["Plain"]("a")
    assert records.replace(record, line=9) == OURS["Plain"]("a", 9)
    assert record.line == 3
    with pytest.raises(TypeError):
        records.replace(record, other=1)


def test_the_standard_library_knows_the_records() -> None:
    record: Any = OURS["Open"]("a", [1])
    assert dataclasses.is_dataclass(record)
    assert [one.name for one in dataclasses.fields(record)] == ["name", "found", "note", "hidden"]
    assert dataclasses.asdict(OURS["Open"]("a", [1])) == {
        "name": "a",
        "found": [1],
        "note": "",
        "hidden": "h",
    }
    assert dataclasses.replace(OURS["Plain"]("a"), line=9) == OURS["Plain"]("a", 9)


@records.dataclass(frozen=True, slots=True)
class Kept:
    """At the top of the module, where pickle finds it."""

    name: str
    held: tuple[int, ...] = ()


def test_a_record_survives_pickling_and_copying() -> None:
    record = Kept("a", (1, 2))
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.deepcopy(record) == record


def test_defining_records_does_not_load_dataclasses() -> None:
    script = "import sys, alignment.records, peeldiff.model; print('dataclasses' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=True
    )
    assert told.stdout == "False\n"
