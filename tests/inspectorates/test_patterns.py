"""A list of patterns finds what its patterns would find as the alternatives of one."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeldiff.inspectorates import load_inspectorate
from peeldiff.inspectorates.lists import TABLES
from peeldiff.inspectorates.lists import Patterns as PatternList
from peeldiff.inspectorates.needs import Needs, needs
from peeldiff.inspectorates.patterns import Patterns, WordIndex, caught, index_of, union
from peeldiff.words import plain, sentences

ROOT = Path(__file__).parents[2]
WORDS = load_inspectorate()
LISTS = sorted(
    listed
    for table in TABLES.values()
    for listed in table.lists.values()
    if isinstance(listed, PatternList) and not listed.may_lack
)
TEXTS = sorted(
    {
        plain(sentence)
        for path in ("fixtures/2018-19-report.txt", "fixtures/2016-effectiveness-report.md")
        for line in (ROOT / path).read_text("utf-8").splitlines()
        for sentence in (line, *sentences(line))
    }
    | {
        plain(row)
        for path in sorted((ROOT / "tests/reading").rglob("*.txt"))
        for row in path.read_text("utf-8").splitlines()
    }
)[:: 1 if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 2]
"""By day every second one: each is tried with each list of patterns, and with all of them as one."""


def listed(*patterns: str) -> Patterns:
    """A list of its own."""
    told = [needs(pattern) for pattern in patterns]
    return Patterns(patterns, told, WordIndex(*index_of([told])), 0)


def told(match: re.Match[str] | None) -> object:
    """Where a match stands and what its groups caught, whatever their turns."""
    if match is None:
        return None
    names = {name.rstrip("0123456789") for name in match.groupdict()}
    return match.span(), {name: value for name in sorted(names) if (value := caught(match, name))}


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: f"{listed.table}-{listed.key}")
def test_a_list_of_the_data_file_finds_as_one_pattern_does(listed: PatternList) -> None:
    ours = WORDS.pattern(listed, "the force")
    theirs = re.compile(ours.pattern)
    for text in TEXTS:
        found = [*theirs.finditer(text)]  # the first of which is what `search` finds
        assert [*map(told, ours.finditer(text))] == [*map(told, found)], text
        assert told(ours.search(text)) == told(found[0] if found else None), text
        assert told(ours.match(text)) == told(theirs.match(text) if found else None), text
        assert told(ours.fullmatch(text)) == told(theirs.fullmatch(text) if found else None), text


_LETTERS = st.text("ab '", min_size=1, max_size=3)


def _leaf(text: str) -> tuple[str, str]:
    return re.escape(text), text


def _grown(
    inner: st.SearchStrategy[tuple[str, str]],
) -> st.SearchStrategy[tuple[str, str]]:
    """Patterns with a text that each of them matches."""
    two = st.tuples(inner, inner)
    return st.one_of(
        two.map(lambda both: (both[0][0] + both[1][0], both[0][1] + both[1][1])),
        two.map(lambda both: (f"({both[0][0]}|{both[1][0]})", both[1][1])),
        inner.map(lambda one: (f"(?:{one[0]})?", "")),
        inner.map(lambda one: (f"({one[0]})*", one[1] * 2)),
        inner.map(lambda one: (f"({one[0]})+", one[1])),
        inner.map(lambda one: (f"(?P<n>x)?{one[0]}" if "?P<" not in one[0] else one[0], one[1])),
        inner.map(lambda one: (rf"(\w+ )?{one[0]}", "b " + one[1])),
        inner.map(lambda one: (rf"\W*{one[0]}", one[1])),
        inner.map(lambda one: (rf"(?!\d){one[0]}", one[1])),
        inner.map(lambda one: (rf"[\w ](?:{one[0]}){{1,2}}?", "a" + one[1])),
    )


_PAIRS = st.recursive(_LETTERS.map(_leaf), _grown, max_leaves=8)


@given(_PAIRS, st.text("ab ", max_size=4), st.text("ab ", max_size=4), st.booleans())
def test_no_pattern_needs_what_a_text_lacks_in_which_it_is_found(
    pair: tuple[str, str], before: str, behind: str, words_only: bool
) -> None:
    # Python lets a name be given once; the first place that has it keeps it.
    drawn = pair[0].replace("?P<n>", "?P<m>", 1).replace("?P<n>", "").replace("?P<m>", "?P<n>")
    pattern = rf"\b{drawn}\b" if words_only else drawn
    text = f"{before} {pair[1]} {behind}" if words_only else before + pair[1] + behind
    found = re.compile(pattern).search(text)
    assert told(listed(pattern).search(text)) == told(found)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(rarely|seldom)\b", ("rarely", "seldom")),
        (r"\b(still )?improv(ed|ing)\b", ("improved", "improving")),
        (r"\bdeteriorat\w+", ("deteriorat",)),
        (r"\bthe (\w+ )?backlogs?\b", ("backlog",)),
        (r"improved", ()),  # it may stand inside another word
        (r"\b\w+ly\b", ()),
        (r"\b(hopes to|\w+ed)\b", ()),
        (r"\bFORCE\b", ()),
        (r"\bno (?=longer)", ("no",)),
        (r"(?i:never)", ()),  # not read: nothing is asked
    ],
)
def test_a_pattern_tells_the_words_that_it_needs(pattern: str, words: tuple[str, ...]) -> None:
    assert needs(pattern, ("FORCE",)).words == words


def test_a_pattern_without_words_is_always_tried() -> None:
    assert listed(r"\w+ly\b", r"\bnever\b").search("quickly")


def test_the_match_that_begins_first_is_found_whichever_pattern_finds_it() -> None:
    found = listed(r"\blater\b", r"\bsooner or\b").search("sooner or later")
    assert found is not None
    assert found[0] == "sooner or"


def test_of_two_that_begin_together_the_one_listed_first_is_found() -> None:
    found = listed(r"\bno longer\b", r"\bno longer true\b").search("no longer true")
    assert found is not None
    assert found[0] == "no longer"


def test_what_is_replaced_is_taken_as_written() -> None:
    assert (
        listed(r"\bno doubt\b", r"\bnot just\b").sub(r"\1", "no doubt not just so") == r"\1 \1 so"
    )
    assert listed(r"\bno\b", r"\bnot\b").sub("", "no not no", count=2) == "  no"


def test_a_list_as_one_pattern_keeps_the_groups_of_each_apart() -> None:
    assert union([r"\b(?P<y>a)", r"\b(?P<y>b)"]) == r"\b(?:(?:(?P<y1>a))|(?:(?P<y2>b)))"


def test_the_index_tells_nothing_of_a_text_without_words() -> None:
    index = WordIndex(*index_of([[Needs(("a",), ())], [Needs((), ())]]))
    assert [index.called_for(number, "...") for number in (0, 1)] == [0, 1]
