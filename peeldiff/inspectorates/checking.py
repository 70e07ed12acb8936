"""Whether a data file has its shape (`shapes.py`): a slip is an error of one sentence, with file and line.

Loaded only when a file is parsed anew, so that a run pays nothing. What one table says of another is asked
in `agreement.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from peeldiff.inspectorates.data_files import fragments
from peeldiff.inspectorates.data_text import Checked
from peeldiff.inspectorates.pattern_check import fault
from peeldiff.inspectorates.places import Path
from peeldiff.inspectorates.shapes import (
    FILE,
    Fixed,
    Free,
    Number,
    Several,
    Shape,
    Strings,
    Text,
    YesNo,
)  # fmt: skip
from peeldiff.meant import did_you_mean

__all__ = ["check_merged", "check_own", "leaves", "named"]


def check_own(own: Checked) -> None:
    """Whether what a file says has its shape: no key that nobody asks for, everything of its type."""
    _check(own, own.data, FILE, ())


def check_merged(own: Checked, data: dict[str, Any]) -> None:
    """Whether a file on its base has everything, and each of its patterns is one."""
    hint = "" if "base" in own.data else ', or say base = "hmicfrs" above the first [table]'
    for path in _lacking(data, FILE, ()):
        raise own.wrong(path[:-1], f"{named(path)} is missing; give it{hint}")
    known = fragments(data)
    for path, shape, value in leaves(own.data, FILE, ()):
        patterns = [value] if isinstance(shape, Text) else value
        groups = shape.groups if isinstance(shape, Strings) else ()
        is_title = isinstance(shape, Strings) and shape.is_title
        for pattern in patterns:
            lowered = not is_title and path[-1] != "drop_pattern"
            part = path[0] == "fragments"
            if told := fault(pattern, known, groups, lowered=lowered, is_part=part):
                raise own.wrong(path, f"the pattern '{pattern}' in {named(path)} {told}", pattern)
        if is_title and (told := fault("|".join(patterns), known, (), lowered=False)):
            raise own.wrong(
                path,
                f"the patterns of {named(path)} do not go together: as one pattern they make one that {told}",
            )


def _check(own: Checked, value: Any, shape: Shape, path: Path) -> None:
    wanted = _wanted(value, shape)
    if wanted:
        raise own.wrong(path, f"{named(path)} should be {wanted} and is {_kind(value)}")
    match shape:
        case Fixed():
            for key in value:
                if key not in shape.keys:
                    raise own.wrong((*path, key), _unknown(key, path, shape.keys))
            if path and not shape.on_base:
                for key in (
                    one for one in shape.keys if one not in shape.may_lack and one not in value
                ):
                    raise own.wrong(path, f'{named(path)} has no "{key}"; give it one')
            for key, one in value.items():
                _check(own, one, shape.keys[key], (*path, key))
        case Free():
            for key, one in value.items():
                if shape.among and key not in shape.among:
                    raise own.wrong(
                        (*path, key),
                        f'"{key}" is none of what {named(path)} may hold; {did_you_mean(key, shape.among)}',
                    )
                _check(own, one, shape.each, (*path, key))
        case Several():
            for at, one in enumerate(value):
                _check(own, one, shape.each, (*path, at))
        case Strings():
            _check_strings(own, value, shape, path)
        case Text():
            if not value.strip() and not shape.may_be_empty:
                raise own.wrong(path, f"{named(path)} is empty; give it a text")


def _check_strings(own: Checked, value: list[str], shape: Strings, path: Path) -> None:
    if len(value) < shape.least and not shape.may_be_empty:
        few = "is empty" if not value else "has too few entries"
        more = (
            "; '(?!)' stands for a pattern that matches nothing"
            if shape.is_pattern
            else f"; give it {shape.least} at least"
        )
        raise own.wrong(path, f"{named(path)} {few}{more}")
    seen: set[str] = set()
    for entry in value:
        if not entry.strip():
            raise own.wrong(path, f"{named(path)} has an entry without a word; take it out", entry)
        if shape.among and entry not in shape.among:
            raise own.wrong(
                path,
                f'"{entry}" is none of what {named(path)} may hold; {did_you_mean(entry, shape.among)}',
                entry,
            )
        if entry in seen:
            raise own.wrong(
                path, f'"{entry}" stands twice in {named(path)}; take one of them out', entry
            )
        seen.add(entry)


def _wanted(value: Any, shape: Shape) -> str:
    """What should stand in the place of a value that is of the wrong type; "" if it is of the right one."""
    match shape:
        case Text():
            return "" if isinstance(value, str) else "a text"
        case YesNo():
            return "" if isinstance(value, bool) else "true or false"
        case Number():
            fits = isinstance(value, int) and not isinstance(value, bool) and value > 0
            return "" if fits else "a whole number above 0"
        case Strings():
            fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
            return "" if fits else "a list of texts"
        case Several():
            fits = isinstance(value, list) and all(isinstance(one, dict) for one in value)
            return "" if fits else "a list of tables in double square brackets"
    return "" if isinstance(value, dict) else "a table"


def _kind(value: Any) -> str:
    match value:
        case bool():
            return "true or false"
        case str():
            return f'the text "{value}"'
        case int() | float():
            return "a number"
        case dict():
            return "a table"
        case list():
            odd = next((one for one in value if not isinstance(one, str)), None)
            return "a list of texts" if odd is None else f"a list with {_kind(odd)} in it"
    return "something else"


def _unknown(key: str, path: Path, known: Collection[str]) -> str:
    where = f" in {named(path)}" if path else ""
    if path and key in FILE.keys and not isinstance(FILE.keys[key], Fixed | Free | Several):
        return f'"{key}" stands{where}, where no code asks for it; put it above the first [table]'
    if path and key in FILE.keys and path[0] != "more":
        return f'"{key}" stands{where}, where no code asks for it; make it a [{key}] of its own'
    return f'no code asks for "{key}"{where}; {did_you_mean(key, known)}'


def _lacking(value: Mapping[str, Any], shape: Fixed, path: Path) -> Iterator[Path]:
    """Where a file on its base lacks what code asks for."""
    for key, inner in shape.keys.items():
        if key not in value:
            if key not in shape.may_lack:
                yield *path, key
        elif isinstance(inner, Fixed) and key != "more":
            yield from _lacking(value[key], inner, (*path, key))
        elif isinstance(inner, Free) and len(value[key]) < inner.least:
            yield *path, key, next((one for one in inner.among if one not in value[key]), "NAME")


def leaves(value: Any, shape: Shape, path: Path) -> Iterator[tuple[Path, Text | Strings, Any]]:
    """Every pattern and every list of patterns of a file, with its place."""
    match shape:
        case Fixed():
            for key, one in value.items():
                yield from leaves(one, shape.keys[key], (*path, key))
        case Free():
            for key, one in value.items():
                yield from leaves(one, shape.each, (*path, key))
        case Several():
            for at, one in enumerate(value):
                yield from leaves(one, shape.each, (*path, at))
        case Text() | Strings() if shape.is_pattern:
            yield path, shape, value


def named(path: Path) -> str:
    """A place as somebody would look for it: "names" in [questions.moorings]."""
    keys = [key for key in path if isinstance(key, str)]
    is_table = isinstance(path[-1], int) or _shape_at(keys) in ("Fixed", "Free", "Several")
    if is_table:
        name = ".".join(keys)
        return f"[[{name}]]" if _shape_at(keys) == "Several" else f"[{name}]"
    return f'"{keys[-1]}" in [{".".join(keys[:-1])}]' if len(keys) > 1 else f'"{keys[-1]}"'


def _shape_at(keys: Iterable[str]) -> str:
    shape: Shape = FILE
    for key in keys:
        if isinstance(shape, Several):
            shape = shape.each
        if isinstance(shape, Fixed) and key in shape.keys:
            shape = shape.keys[key]
        elif isinstance(shape, Free):
            shape = shape.each
        else:
            return ""
    return type(shape).__name__
