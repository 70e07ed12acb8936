"""A pattern that is tried only where one of its words stands is found nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import peeldiff.inspectorates
import peeldiff.report
from alignment.late import _LateWith, late_with
from peeldiff.words import plain, sentences

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    {
        form
        for path in (*ROOT.glob("fixtures/*.*"), *ROOT.glob("tests/reading/**/*.txt"))
        for line in path.read_text("utf-8").splitlines()
        for text in (line, *sentences(line))
        for form in (text, plain(text))
    }
)


def _guarded() -> Iterator[Any]:
    for package in (peeldiff.report, peeldiff.inspectorates):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(import_module(module.name)).items():
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, _LateWith):
                        yield pytest.param(one, id=f"{module.name}.{name}-{one.bare.pattern[:20]}")


@pytest.mark.parametrize("pattern", list(_guarded()))
def test_it_finds_as_much_as_the_bare_pattern_does(pattern: _LateWith) -> None:
    found = [text for text in TEXTS if pattern.bare.search(text)]
    assert [text for text in found if not pattern.search(text)] == []


def test_it_is_tried_and_compiled_only_where_a_word_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given[0]) or real(*given))
    pattern = late_with(("copy", "print"), r"(?:copies|copy|printed) of")
    assert [pattern.search("a note of it"), pattern.match("copies of it")] == [None, None]
    assert pattern.fullmatch("it") is None
    assert list(pattern.finditer("nothing")) == []
    assert compiled == []
    assert [match[0] for match in pattern.finditer("a copy of that printed of it")] == [
        "copy of",
        "printed of",
    ]
    assert pattern.match("printed of") is not None
    assert pattern.search("this copy of it", 6) is None
