"""A late pattern finds as a compiled one does, and is compiled once."""

from __future__ import annotations

import copy
import re

import pytest

from alignment.late import late


def test_it_answers_as_a_compiled_pattern() -> None:
    ours, theirs = late(r"(?P<word>[a-z])\d", re.I), re.compile(r"(?P<word>[a-z])\d", re.I)
    text = "A1 b2"
    assert ours.sub("", text) == theirs.sub("", text)
    assert ours.findall(text) == theirs.findall(text)
    assert [m.span() for m in ours.finditer(text)] == [m.span() for m in theirs.finditer(text)]
    assert ours.groupindex == theirs.groupindex
    assert ours.split(text) == theirs.split(text)
    assert ours.pattern == theirs.pattern


def test_it_is_compiled_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    pattern = late("x")
    assert pattern.pattern == "x"
    assert compiled == []
    assert pattern.search("x")
    assert pattern.match("x")
    assert compiled == ["x"]


def test_a_wrong_pattern_says_so_when_it_is_asked() -> None:
    with pytest.raises(re.error):
        late("(").search("x")


def test_it_can_be_copied() -> None:
    assert copy.copy(late("x")).search("x")
