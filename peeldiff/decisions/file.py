"""Reading and writing the decisions file.

Everything that a hand can get wrong is refused with file, line and what would be valid. Nothing is
guessed and nothing unknown is passed over, so that writing the file back loses nothing.
"""

from __future__ import annotations

import datetime
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from alignment.late import late
from peeldiff.decisions.shapes import (
    NEWER_ONLY,
    OLDER_ONLY,
    Action,
    Decision,
    Decisions,
    FindingQuote,
    InspectionQuote,
)
from peeldiff.decisions.toml import Lines, write_decision
from peeldiff.document.decode import clean
from peeldiff.errors import DecisionsError
from peeldiff.model import Status
from peeldiff.output import write_file

__all__ = ["DECISIONS_NAME", "VERSION", "find_decisions", "load_decisions", "save_decisions"]

DECISIONS_NAME = "peeldiff.toml"
"""The file that is used, if it is there, beside the newer report."""

VERSION = 1
_LARGEST = 2_000_000
_PREAMBLE = "# The reader's own decisions for peeldiff. Comments are kept.\n\nversion = 1\n"
_KEYS = (
    "action", "status", "force", "old_cycle", "old_programme", "old_pillar",
    "new_cycle", "new_programme", "new_pillar", "note", "by", "date", "old", "new",
)  # fmt: skip
_QUOTE_KEYS = ("section", "text")
_AT = late(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)$")

Choice = TypeVar("Choice", Action, Status)


def find_decisions(report: str | os.PathLike[str]) -> Path | None:
    """The decisions file beside a report, or None."""
    beside = Path(report).parent / DECISIONS_NAME
    return beside if beside.is_file() else None


def load_decisions(path: str | os.PathLike[str]) -> Decisions:
    """Read a decisions file. Raises `DecisionsError`."""
    path = Path(path)
    try:
        with path.open("rb") as handle:
            data = handle.read(_LARGEST + 1)
    except FileNotFoundError:
        raise DecisionsError(
            f"{path}: there is no such decisions file; `peeldiff decide OLD NEW` writes one."
        ) from None
    except IsADirectoryError:
        raise DecisionsError(f"{path} is a folder; give a decisions file.") from None
    except OSError as error:
        raise DecisionsError(f"{path}: cannot be read ({error.strerror}).") from error
    if len(data) > _LARGEST:
        raise DecisionsError(f"{path} is larger than {_LARGEST:,} bytes: no decisions file.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DecisionsError(f"{path}, line {line}: not UTF-8; save the file as UTF-8.") from None
    return _parse(text.replace("\r\n", "\n"), path)


def save_decisions(path: str | os.PathLike[str], decisions: Decisions) -> Decisions:
    """Write a decisions file in one step and return it as it now reads.

    Decisions that came from a file are written as they stood there. Raises `OutputError`, or
    `DecisionsError` for a decision that could not be read back; the file is then as it was.
    """
    path = Path(path)
    text = _compose(decisions, [d.source or write_decision(d) for d in decisions.decisions])
    written = _parse(text, path)
    if written.decisions != decisions.decisions:
        # A file written in an unusual way does not fall into pieces: all of it is written anew.
        text = _compose(decisions, [write_decision(d) for d in decisions.decisions], anew=True)
        written = _parse(text, path)
    write_file(path, text)
    return written


def _compose(decisions: Decisions, pieces: Sequence[str], *, anew: bool = False) -> str:
    first = (not anew and decisions.preamble.strip() and decisions.preamble) or _PREAMBLE
    return "\n\n".join(piece.strip("\n") for piece in (first, *pieces)) + "\n"


# ---- from TOML to decisions ---------------------------------------------------------------------


def _parse(text: str, path: Path) -> Decisions:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        what = _AT.sub("", message)
        raise DecisionsError(f"{path}, line {line}: not valid TOML: {what}.") from None
    except RecursionError:
        raise DecisionsError(f"{path}: brackets are nested too deeply for TOML.") from None
    if not data:  # nothing but comments, if that: what is said in it is nothing, not a mistake
        comments = text.strip()
        return Decisions(path, (), f"{comments}\n\nversion = {VERSION}\n" if comments else "")
    lines = Lines(text)
    preamble, pieces = lines.pieces()
    tables = _top(data, path, lines)
    if lines.count != len(tables):
        preamble, pieces = "", [""] * len(tables)
    decisions = tuple(
        _Reader(path, lines, number).decision(table, piece)
        for number, (table, piece) in enumerate(zip(tables, pieces, strict=True))
    )
    return Decisions(path, decisions, preamble)


def _top(data: dict[str, Any], path: Path, lines: Lines) -> list[dict[str, Any]]:
    for key in data:
        if key not in ("version", "decision"):
            raise DecisionsError(
                f"{path}, line {lines.top(key)}: {_shown(key)} is not known here; "
                "valid are version and [[decision]]."
            )
    version = data.get("version")
    if version is None:
        raise DecisionsError(
            f"{path}, line 1: the version is missing; write `version = {VERSION}`."
        )
    if version != VERSION or isinstance(version, bool):
        raise DecisionsError(
            f"{path}, line {lines.top('version')}: version {_shown(version)} is not known; "
            f"this peeldiff reads version {VERSION}."
        )
    tables = data.get("decision", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DecisionsError(
            f"{path}, line {lines.top('decision')}: a decision is a table under `[[decision]]`, "
            "with two brackets on each side."
        )
    return tables


class _Reader:
    """Reads the table of one decision."""

    def __init__(self, path: Path, lines: Lines, number: int) -> None:
        self._path = path
        self._lines = lines
        self._number = number

    def decision(self, table: dict[str, Any], source: str) -> Decision:
        self._known(table, _KEYS)
        action = self._choice(table, "action", Action)
        status = self._choice(table, "status", Status) if action is Action.STATUS else None
        if action is not Action.STATUS and "status" in table:
            self._fail('a status is only set with action = "status".', "status")
        old, new = self._quotes(table, "old"), self._quotes(table, "new")
        if status is None:
            self._check_pair(action, old, new)
        else:
            self._check_status(status, old, new)
        return Decision(
            action,
            self._inspection(table, "old"),
            self._inspection(table, "new"),
            old,
            new,
            status,
            self._text(table, "force"),
            self._text(table, "note"),
            self._text(table, "by"),
            self._date(table),
            source,
        )

    def _check_pair(
        self, action: Action, old: Sequence[FindingQuote], new: Sequence[FindingQuote]
    ) -> None:
        for side, quotes in (("old", old), ("new", new)):
            if not quotes:
                self._fail(f"action {action} needs a finding under [[decision.{side}]].")
        if len(old) > 1 and len(new) > 1:
            self._fail(
                "several older findings cannot be linked with several newer ones; one side must "
                "hold exactly one."
            )

    def _check_status(
        self, status: Status, old: Sequence[FindingQuote], new: Sequence[FindingQuote]
    ) -> None:
        if status in OLDER_ONLY:
            if not old or new:
                self._fail(
                    f"status {status} is about older findings that the newer report does not "
                    "repeat: write [[decision.old]] and no [[decision.new]].",
                    "status",
                )
        elif status in NEWER_ONLY:
            if old or not new:
                self._fail(
                    f"status {status} is about newer findings alone: write [[decision.new]] and "
                    "no [[decision.old]].",
                    "status",
                )
        elif not old or (not new and status is not Status.PARTLY_RESOLVED):
            needed = "[[decision.old]]" if not old else "[[decision.new]]"
            self._fail(f"status {status} needs a finding under {needed}.", "status")
        if len(old) > 1 and len(new) > 1:
            self._fail("one side of a status must hold at most one finding.", "status")

    def _quotes(self, table: dict[str, Any], side: str) -> tuple[FindingQuote, ...]:
        value = table.get(side, [])
        if isinstance(value, dict):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self._fail(
                f"a finding of the {side} report is a table: [[decision.{side}]] with text "
                "and, if need be, section.",
                side,
            )
        return tuple(self._quote(entry, side, index) for index, entry in enumerate(value))

    def _quote(self, entry: dict[str, Any], side: str, index: int) -> FindingQuote:
        for key in entry:
            if key not in _QUOTE_KEYS:
                line = self._lines.side(self._number, side, index, key)
                self._fail(
                    f"{_shown(key)} is not known here; valid are {_listed(_QUOTE_KEYS)}.", line
                )
        line = self._lines.side(self._number, side, index)
        if "text" not in entry:
            self._fail("text is missing: the finding's words, or their beginning.", line)
        text = self._text(entry, "text", self._lines.side(self._number, side, index, "text"))
        if not text:
            line = self._lines.side(self._number, side, index, "text")
            self._fail("text is empty; quote the finding's words, or their beginning.", line)
        section = self._text(
            entry, "section", self._lines.side(self._number, side, index, "section")
        )
        return FindingQuote(text, section or None)

    def _inspection(self, table: dict[str, Any], side: str) -> InspectionQuote:
        cycle = self._text(table, f"{side}_cycle")
        if cycle is None:
            self._fail(
                f'{side}_cycle is missing: the cycle of the {side} report, as "2016" or "2018/19" '
                '("" if it names none).'
            )
        return InspectionQuote(
            cycle, self._text(table, f"{side}_programme"), self._text(table, f"{side}_pillar")
        )

    def _choice(self, table: dict[str, Any], key: str, choices: type[Choice]) -> Choice:
        if key not in table:
            self._fail(f"{key} is missing; valid are {_listed([c.value for c in choices])}.")
        value = table[key]
        chosen = next((choice for choice in choices if value == choice.value), None)
        if chosen is None:
            valid = _listed([choice.value for choice in choices])
            self._fail(f"{key} {_shown(value)} is not known; valid are {valid}.", key)
        return chosen

    def _text(self, table: dict[str, Any], key: str, line: int | None = None) -> str | None:
        value = table.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self._fail(
                f"{key} must be text in quotes, not {_shown(value)}.", key if line is None else line
            )
        return " ".join(clean(value).split())

    def _date(self, table: dict[str, Any]) -> str | None:
        value = table.get("date")
        if value is None:
            return None
        if isinstance(value, datetime.datetime):
            self._fail("date is a day without a time, as 2026-11-20.", "date")
        if isinstance(value, str):
            try:
                value = datetime.date.fromisoformat(value)
            except ValueError:
                self._fail(f"date {_shown(value)} is no day; write it as 2026-11-20.", "date")
        if not isinstance(value, datetime.date):
            self._fail(f"date {_shown(value)} is no day; write it as 2026-11-20.", "date")
        return value.isoformat()

    def _known(self, table: dict[str, Any], keys: Sequence[str]) -> None:
        for key in table:
            if key not in keys:
                self._fail(f"{_shown(key)} is not known here; valid are {_listed(keys)}.", key)

    def _fail(self, what: str, at: str | int | None = None) -> NoReturn:
        line = at if isinstance(at, int) else self._lines.decision(self._number, at)
        raise DecisionsError(f"{self._path}, line {line}: {what}")


def _shown(value: object) -> str:
    """A value of the file as a message can bear it."""
    text = clean(str(value)).replace("\n", " ")
    text = f"{text[:40]}…" if len(text) > 40 else text
    return f'"{text}"' if isinstance(value, str) else text


def _listed(choices: Sequence[str]) -> str:
    return f"{', '.join(choices[:-1])} and {choices[-1]}"
