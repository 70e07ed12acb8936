"""On which line of a TOML file a key or an entry stands: `tomllib` does not say. Loaded only for an error."""

from __future__ import annotations

import json
import tomllib

__all__ = ["Path", "Places"]

Path = tuple[str | int, ...]
"""The keys that lead to a value; a number is the place in a list of tables."""


class Places:
    """The lines of the tables and keys of a file that `tomllib` has read."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._first: dict[Path, int] = {(): 1}
        self._last: dict[Path, int] = {}
        self._read()

    def line(self, path: Path, entry: str | None = None) -> int | None:
        """The line of a key or else of its table; with an `entry`, of that in the key's list."""
        if path not in self._first:
            return self.line(path[:-1]) if len(path) > 1 else None
        first = self._first[path]
        if entry is not None:
            shown = {f"'{entry}'", f'"{entry}"', json.dumps(entry, ensure_ascii=False)}
            for number in range(first, self._last.get(path, first) + 1):
                if any(one in self._lines[number - 1] for one in shown):
                    return number
        return first

    def last(self, path: Path) -> int:
        """The last line of a key's value."""
        return self._last[path]

    def _read(self) -> None:
        table: Path = ()
        counts: dict[Path, int] = {}
        number = 0
        while number < len(self._lines):
            number += 1
            line = self._lines[number - 1].strip()
            if line.startswith("["):
                table = _keys(line)
                if line.startswith("[["):
                    counts[table] = counts.get(table, -1) + 1
                    self._first.setdefault(table, number)
                    table = *table, counts[table]
                elif table[:-1] in counts:
                    table = *table[:-1], counts[table[:-1]], table[-1]
                for length in range(1, len(table) + 1):
                    self._first.setdefault(table[:length], number)
            elif line and not line.startswith("#"):
                first, end = number, _end_of_key(line)
                text = line
                while not _is_whole(text) and number < len(self._lines):
                    number += 1
                    text = f"{text}\n{self._lines[number - 1]}"
                path = table + _keys(f"{line[:end]} = 0")
                self._first.setdefault(path, first)
                self._last.setdefault(path, number)


def _is_whole(text: str) -> bool:
    if text.endswith(
        ","
    ):  # told at once: lists of hundreds of rows would be parsed hundreds of times
        return False
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _keys(line: str) -> Path:
    """The keys that a header, or a key with a value, names."""
    told = tomllib.loads(line)
    path: list[str | int] = []
    while isinstance(told, dict) and told:
        [(key, told)] = told.items()
        path.append(key)
        if isinstance(told, list):
            told = told[0]
    return tuple(path)


def _end_of_key(line: str) -> int:
    """Where the key of a line ends: at the first sign of equality outside quotation marks."""
    quote = ""
    for at, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == "=":
            return at
    return len(line)
