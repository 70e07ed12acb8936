"""The decisions file: what is read back, what is refused, and what survives."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.decisions import (
    NEWER_ONLY,
    OLDER_ONLY,
    Action,
    Decision,
    Decisions,
    FindingQuote,
    InspectionQuote,
    find_decisions,
    load_decisions,
    save_decisions,
)
from peeldiff.decisions.toml import toml_string
from peeldiff.errors import DecisionsError, OutputError
from peeldiff.model import Status

OLD = InspectionQuote("2016", "PEEL", "effectiveness")
NEW = InspectionQuote("2018/19", "PEEL")
LAMPS = FindingQuote("The force should mend its street lamps", "Preventing crime")
BADGES = FindingQuote("The force should polish its badges")
MATCH = Decision(
    Action.MATCH, OLD, NEW, (LAMPS,), (BADGES,), None, "Marlshire Police", "same demand", "AB",
    "2026-11-20",
)  # fmt: skip

VALID = """\
version = 1

[[decision]]
action = "match"
old_cycle = "2016"
new_cycle = "2018/19"

[[decision.old]]
text = "The force should mend its street lamps"

[[decision.new]]
text = "The force should polish its badges"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "peeldiff.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    path = write(folder, text)
    with pytest.raises(DecisionsError) as caught:
        load_decisions(path)
    return str(caught.value).removeprefix(str(path))


# ---- reading and writing ------------------------------------------------------------------------


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "peeldiff.toml"
    save_decisions(path, Decisions(path, (MATCH,)))
    assert load_decisions(path).decisions == (MATCH,)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_survives_as_a_toml_string(text: str) -> None:
    assert tomllib.loads(f"a = {toml_string(text)}") == {"a": text}


words = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), min_size=1).map(
    lambda text: " ".join("".join(c for c in text if c.isprintable() and c != "\xad").split())
)
filled = words.filter(bool)
quotes = st.builds(FindingQuote, filled, st.none() | filled)
inspections = st.builds(InspectionQuote, words, st.none() | words, st.none() | words)
sides = st.one_of(
    st.tuples(st.tuples(quotes), st.lists(quotes, min_size=1, max_size=3).map(tuple)),
    st.tuples(st.lists(quotes, min_size=1, max_size=3).map(tuple), st.tuples(quotes)),
)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    action = draw(st.sampled_from(list(Action)))
    status = draw(st.sampled_from(list(Status))) if action is Action.STATUS else None
    old, new = draw(sides)
    return Decision(
        action,
        draw(inspections),
        draw(inspections),
        () if status in NEWER_ONLY else old,
        () if status in OLDER_ONLY else new,
        status,
        draw(st.none() | words),
        draw(st.none() | words),
        draw(st.none() | words),
        draw(st.none() | st.dates().map(lambda day: day.isoformat())),
    )


@settings(deadline=None, max_examples=40)
@given(st.lists(decisions(), max_size=4))
def test_any_decisions_survive_a_round_trip(
    tmp_path_factory: pytest.TempPathFactory, written: list[Decision]
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.toml"
    saved = save_decisions(path, Decisions(path, tuple(written)))
    assert load_decisions(path).decisions == tuple(written) == saved.decisions


def test_a_hand_written_decision_keeps_its_comments_when_another_is_added(tmp_path: Path) -> None:
    commented = VALID.replace("[[decision]]", "# asked the board in May\n[[decision]]")
    path = write(tmp_path, "# our file\n" + commented)
    loaded = load_decisions(path)
    save_decisions(path, replace(loaded, decisions=(*loaded.decisions, MATCH)))
    assert path.read_text(encoding="utf-8").startswith("# our file\n" + commented)


def test_a_comment_goes_with_the_decision_under_it(tmp_path: Path) -> None:
    path = write(tmp_path, VALID.replace("[[decision]]", "# only of this one\n[[decision]]"))
    save_decisions(path, replace(load_decisions(path), decisions=()))
    assert "only of this one" not in path.read_text(encoding="utf-8")


def test_decisions_written_on_one_line_are_saved_whole(tmp_path: Path) -> None:
    quote = '[{ text = "The force should mend its lamps" }]'
    path = write(
        tmp_path,
        'version = 1\ndecision = [{ action = "break", old_cycle = "2016", new_cycle = "2018/19", '
        f"old = {quote}, new = {quote} }}]\n",
    )
    loaded = load_decisions(path)
    save_decisions(path, replace(loaded, decisions=(*loaded.decisions, MATCH)))
    assert load_decisions(path).decisions == (*loaded.decisions, MATCH)


def test_a_header_inside_quoted_text_starts_no_decision(tmp_path: Path) -> None:
    text = VALID.replace(
        'text = "The force should polish its badges"',
        'text = """The force\n[[decision]]\nshould polish"""',
    )
    loaded = load_decisions(write(tmp_path, text))
    assert loaded.decisions[0].new == (FindingQuote("The force [[decision]] should polish"),)


def test_terminal_escapes_in_a_note_are_not_kept(tmp_path: Path) -> None:
    text = VALID.replace('action = "match"', 'action = "match"\nnote = "seen \\u001b[31mtwice"')
    assert load_decisions(write(tmp_path, text)).decisions[0].note == "seen twice"


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "peeldiff.toml"
    path.write_bytes(b"\xef\xbb\xbf" + VALID.replace("\n", "\r\n").encode())
    assert load_decisions(path).decisions[0].action is Action.MATCH


def test_a_date_may_stand_in_quotes(tmp_path: Path) -> None:
    text = VALID.replace('action = "match"', 'action = "match"\ndate = "2026-11-20"')
    assert load_decisions(write(tmp_path, text)).decisions[0].date == "2026-11-20"


def test_the_file_beside_a_report_is_found(tmp_path: Path) -> None:
    path = write(tmp_path, VALID)
    assert find_decisions(tmp_path / "report.txt") == path


def test_no_file_beside_a_report_is_none(tmp_path: Path) -> None:
    assert find_decisions(tmp_path / "report.txt") is None


def test_a_crash_while_writing_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, VALID)

    def crash(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(OutputError, match="No space left"):
        save_decisions(path, Decisions(path, (MATCH,)))
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [
        ("peeldiff.toml", VALID)
    ]


ENDLESS = """
import sys
from dataclasses import replace
from pathlib import Path
from peeldiff.decisions import load_decisions, save_decisions

path = Path(sys.argv[1])
few = load_decisions(path)
many = replace(few, decisions=few.decisions * 200)
while True:
    save_decisions(path, many)
    save_decisions(path, few)
    print("written", flush=True)
"""


def test_a_writer_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    path = write(tmp_path, VALID)
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as writer:
        assert writer.stdout is not None
        for _ in range(3):
            assert writer.stdout.readline() == b"written\n"
        writer.kill()
    assert len(load_decisions(path).decisions) in (1, 200)


def test_a_decision_that_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    path = write(tmp_path, VALID)
    with pytest.raises(DecisionsError, match="needs a finding under"):
        save_decisions(path, Decisions(path, (replace(MATCH, new=()),)))
    assert path.read_text(encoding="utf-8") == VALID


# ---- mistakes of a hand -------------------------------------------------------------------------


MISTAKES = {
    "not toml": (VALID.replace('"2016"', "2016-"), "line 5: not valid TOML"),
    "an open quote": (VALID.replace('"2018/19"', '"2018/19'), "line 6: not valid TOML"),
    "no version": (VALID.replace("version = 1", ""), "line 1: the version is missing"),
    "another version": (
        VALID.replace("version = 1", "version = 2"),
        "line 1: version 2 is not known; this peeldiff reads version 1",
    ),
    "an unknown table": (
        "version = 1\n[[decisions]]\n",
        'line 2: "decisions" is not known here; valid are version and [[decision]]',
    ),
    "one bracket": (
        "version = 1\n[decision]\naction = 'match'\n",
        "line 2: a decision is a table under `[[decision]]`",
    ),
    "an unknown key": (
        VALID.replace("old_cycle", "olde_cycle"),
        'line 5: "olde_cycle" is not known here; valid are action, status, force, old_cycle',
    ),
    "no action": (
        VALID.replace('action = "match"', ""),
        "line 3: action is missing; valid are match, break and status",
    ),
    "an unknown action": (
        VALID.replace('"match"', '"glue"'),
        'line 4: action "glue" is not known; valid are match, break and status',
    ),
    "an action that is no text": (
        VALID.replace('"match"', "[1]"),
        "line 4: action [1] is not known; valid are match, break and status",
    ),
    "no status": (
        VALID.replace('"match"', '"status"'),
        "line 3: status is missing; valid are new, recurring, persisting",
    ),
    "an unknown status": (
        VALID.replace('"match"', '"status"\nstatus = "done"'),
        'line 5: status "done" is not known; valid are new, recurring, persisting, escalated, '
        "de_escalated, partly_resolved, resolved, not_raised and not_reinspected",
    ),
    "a status on a match": (
        VALID.replace('"match"', '"match"\nstatus = "resolved"'),
        'line 5: a status is only set with action = "status"',
    ),
    "resolved with a newer finding": (
        VALID.replace('"match"', '"status"\nstatus = "resolved"'),
        "line 5: status resolved is about older findings that the newer report does not repeat",
    ),
    "new with an older finding": (
        VALID.replace('"match"', '"status"\nstatus = "new"'),
        "line 5: status new is about newer findings alone",
    ),
    "persisting without a newer finding": (
        VALID.replace('"match"', '"status"\nstatus = "persisting"').split("[[decision.new]]")[0],
        "line 5: status persisting needs a finding under [[decision.new]]",
    ),
    "a match without an older finding": (
        VALID.replace('[[decision.old]]\ntext = "The force should mend its street lamps"\n', ""),
        "line 3: action match needs a finding under [[decision.old]]",
    ),
    "several with several": (
        VALID + '[[decision.old]]\ntext = "One more"\n[[decision.new]]\ntext = "And more"\n',
        "line 3: several older findings cannot be linked with several newer ones",
    ),
    "no cycle": (
        VALID.replace('new_cycle = "2018/19"', ""),
        'line 3: new_cycle is missing: the cycle of the new report, as "2016" or "2018/19"',
    ),
    "a cycle that is a number": (
        VALID.replace('"2016"', "2016"),
        "line 5: old_cycle must be text in quotes, not 2016",
    ),
    "a finding that is no table": (
        VALID.split("[[decision.old]]")[0] + 'old = "The force should"\n',
        "line 8: a finding of the old report is a table",
    ),
    "an unknown key of a finding": (
        VALID.replace('text = "The force should polish', 'words = "The force should polish'),
        'line 12: "words" is not known here; valid are section and text',
    ),
    "a finding without text": (
        VALID.replace('text = "The force should mend its street lamps"', 'section = "Crime"'),
        "line 8: text is missing",
    ),
    "an empty text": (
        VALID.replace("The force should polish its badges", "  "),
        "line 12: text is empty",
    ),
    "a text that is no text": (
        VALID.replace('"The force should polish its badges"', "true"),
        "line 12: text must be text in quotes, not True",
    ),
    "a day that does not exist": (
        VALID.replace('"match"', '"match"\ndate = "2026-02-30"'),
        'line 5: date "2026-02-30" is no day; write it as 2026-11-20',
    ),
    "a date that is a number": (
        VALID.replace('"match"', '"match"\ndate = 2026'),
        "line 5: date 2026 is no day; write it as 2026-11-20",
    ),
    "a date with a time": (
        VALID.replace('"match"', '"match"\ndate = 2026-11-20T10:00:00'),
        "line 5: date is a day without a time",
    ),
    "a note that is a list": (
        VALID.replace('"match"', '"match"\nnote = ["a"]'),
        "line 5: note must be text in quotes",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_line_and_what_would_be_valid(
    tmp_path: Path, name: str
) -> None:
    text, message = MISTAKES[name]
    assert refusal(tmp_path, text).startswith(f", {message}")


def test_a_mistake_in_the_second_decision_is_found_there(tmp_path: Path) -> None:
    second = VALID.removeprefix("version = 1\n").replace('"match"', '"glue"')
    assert refusal(tmp_path, VALID + second).startswith(', line 15: action "glue"')


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(DecisionsError, match="no such decisions file; `peeldiff decide"):
        load_decisions(tmp_path / "none.toml")


def test_a_folder_is_no_decisions_file(tmp_path: Path) -> None:
    with pytest.raises(DecisionsError, match="is a folder"):
        load_decisions(tmp_path)


def test_bytes_that_are_no_utf_8_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "peeldiff.toml"
    path.write_bytes(b"version = 1\n# caf\xe9\n")
    with pytest.raises(DecisionsError, match="line 2: not UTF-8"):
        load_decisions(path)


def test_brackets_without_end_are_refused(tmp_path: Path) -> None:
    assert "TOML" in refusal(tmp_path, "version = " + "[" * 50_000)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    assert "larger than" in refusal(tmp_path, VALID + "#" * 2_000_000)
