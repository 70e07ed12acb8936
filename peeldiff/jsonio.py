"""The published JSON out of the model, field by field, without a validation library.

Reading JSON back is `peeldiff.schema`'s work, because what comes from outside must be validated.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from alignment.records import field_names

__all__ = ["plain_data", "to_json"]


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


def to_json(value: Any, *, indent: int | None = 1) -> str:
    """The JSON text of an `Inspection`, `InspectionDiff` or history, ending in a newline."""
    return json.dumps(plain_data(value), ensure_ascii=False, indent=indent) + "\n"
