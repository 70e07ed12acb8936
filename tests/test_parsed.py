"""What a data file parses to is kept, and made anew when the file or its parser changes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from peeldiff.parsed import as_modules, parsed


class Counting:
    """A parser that tells how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, content: bytes) -> dict[str, object]:
        self.times += 1
        return {"words": tuple(content.decode().split()), "set": frozenset((1,))}


@pytest.fixture(autouse=True)
def _byte_code_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _files(folder: Path) -> tuple[str, str]:
    data, module = folder / "data.txt", folder / "parser.py"
    data.write_text("one two")
    module.write_text("1")
    return str(data), str(module)


def test_a_file_is_parsed_once(tmp_path: Path) -> None:
    data, module = _files(tmp_path)
    parse = Counting()
    first = parsed(data, parse, (module,))
    assert parsed(data, parse, (module,)) == first == {"words": ("one", "two"), "set": {1}}
    assert parse.times == 1


def test_changed_content_of_the_same_length_is_parsed_again(tmp_path: Path) -> None:
    data, module = _files(tmp_path)
    parse = Counting()
    parsed(data, parse, (module,))
    Path(data).write_text("two one")
    assert parsed(data, parse, (module,))["words"] == ("two", "one")


def test_a_changed_parser_parses_again(tmp_path: Path) -> None:
    data, module = _files(tmp_path)
    parse = Counting()
    parsed(data, parse, (module,))
    Path(module).write_text("2")
    parsed(data, parse, (module,))
    assert parse.times == 2


def test_a_damaged_copy_is_made_anew(tmp_path: Path) -> None:
    data, module = _files(tmp_path)
    parse = Counting()
    parsed(data, parse, (module,))
    [kept] = (tmp_path / "__pycache__").iterdir()
    kept.write_bytes(b"")
    assert parsed(data, parse, (module,))["words"] == ("one", "two")


def test_nothing_is_written_where_no_byte_code_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    data, module = _files(tmp_path)
    assert parsed(data, Counting(), (module,))["words"] == ("one", "two")
    assert not (tmp_path / "__pycache__").exists()


def _shipped(data: str) -> None:
    for path, text in as_modules():
        if path == f"{data}.py":
            Path(path).write_text(text)


def test_a_module_of_a_wheel_is_taken_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    data, module = _files(tmp_path)
    parse = Counting()
    first = parsed(data, parse, (module,))
    _shipped(data)
    before = parse.times
    assert parsed(data, parse, (module,)) == first
    assert parse.times == before


def test_a_module_of_other_content_is_not_taken(tmp_path: Path) -> None:
    data, module = _files(tmp_path)
    parse = Counting()
    parsed(data, parse, (module,))
    _shipped(data)
    Path(data).write_text("two one")
    assert parsed(data, parse, (module,))["words"] == ("two", "one")


def test_a_module_of_another_python_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    data, module = _files(tmp_path)
    parse = Counting()
    parsed(data, parse, (module,))
    _shipped(data)
    shipped = Path(f"{data}.py")
    shipped.write_text(shipped.read_text().replace(str(sys.implementation.cache_tag), "cpython-1"))
    before = parse.times
    assert parsed(data, parse, (module,))["words"] == ("one", "two")
    assert parse.times == before + 1
