"""The published JSON out of the model, field by field, without a validation library.

Reading JSON back is `peeldiff.schema`'s work, because what comes from outside must be validated.
`from_plain` is for what this program put down itself, and loads nothing for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from alignment.records import field_names

__all__ = ["from_plain", "plain_data", "to_json"]

T = TypeVar("T")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    names = list(field_names(kind))
    if "schema_version" in names:  # first, where a reader looks for it
        names.remove("schema_version")
        names.insert(0, "schema_version")
    return tuple(names)


def plain_data(value: Any) -> Any:
    """Dataclasses as dictionaries, tuples as lists; strings, numbers, booleans and None as they are."""
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [plain_data(item) for item in value]
    kind: Any = type(value)
    if names := _names(kind):
        return {name: plain_data(getattr(value, name)) for name in names}
    raise TypeError(f"no JSON form for {type(value).__name__}")


def to_json(value: Any) -> str:
    """The JSON text of an `Inspection`, `InspectionDiff` or history, ending in a newline.

    It is what `json.dumps` makes of `plain_data` with an indent of one, in a third of the time.
    """
    pieces: list[str] = []
    _write(value, "\n", pieces.append)
    pieces.append("\n")
    return "".join(pieces)


_quoted = json.JSONEncoder(ensure_ascii=False).encode


def _write(value: Any, line: str, put: Callable[[str], None]) -> None:
    """Put the JSON of a value; `line` begins a new line with the indent at which it stands."""
    if isinstance(value, str):
        put(_quoted(str(value)))
    elif value is None:
        put("null")
    elif isinstance(value, (bool, float)):
        put(_quoted(value))
    elif isinstance(value, int):
        put(int.__repr__(value))  # the encoder would make another for each number
    elif isinstance(value, (tuple, list)):
        if not value:
            put("[]")
            return
        inside = line + " "
        mark = "["
        for item in value:
            put(mark + inside)
            _write(item, inside, put)
            mark = ","
        put(line + "]")
    else:
        kind: Any = type(value)
        names = _names(kind)
        if not names:
            raise TypeError(f"no JSON form for {kind.__name__}")
        inside = line + " "
        mark = "{"
        for name in names:
            put(f'{mark}{inside}"{name}": ')
            _write(getattr(value, name), inside, put)
            mark = ","
        put(line + "}")


def from_plain(kind: type[T], data: Any) -> T:
    """The dataclass `kind` from what `plain_data` made of it; for our own files, as nothing is checked.

    Raises `KeyError`, `TypeError` or `ValueError` where the data is of another kind.
    """
    wanted: Any = kind
    made: T = _maker(wanted)(data)
    return made


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of an annotated type out of plain data."""
    from enum import Enum
    from types import NoneType, UnionType
    from typing import Union, get_args, get_origin, get_type_hints

    if isinstance(kind, type) and (names := field_names(kind)):
        # Cached before its fields are looked at: a class may hold itself (`FindingChange.items`).
        makers: dict[str, Callable[[Any], Any]] = {}

        def build(data: Any) -> Any:
            if not makers:
                hints = get_type_hints(kind)
                makers.update({name: _maker(hints[name]) for name in names})
            return kind(**{name: make(data[name]) for name, make in makers.items()})

        return build
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    parts = get_args(kind)
    if get_origin(kind) is tuple:
        if len(parts) == 2 and parts[1] is Ellipsis:
            each = _maker(parts[0])
            if each is _as_it_is:
                return tuple
            return lambda data: tuple([each(value) for value in data])
        every = [_maker(part) for part in parts]
        return lambda data: tuple([make(v) for make, v in zip(every, data, strict=True)])
    if get_origin(kind) in (Union, UnionType):
        [inner] = [part for part in parts if part is not NoneType]
        make = _maker(inner)
        return make if make is _as_it_is else lambda data: None if data is None else make(data)
    return _as_it_is
