"""The published JSON as pydantic sees it: its JSON Schema, and validation of what comes back.

The model itself stays standard dataclasses, because pydantic takes longer to load than a comparison
to run; only JSON that comes from outside, and `peeldiff schema`, pay for it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from alignment.records import replace
from peeldiff.document.decode import clean, decode
from peeldiff.errors import JsonInputError
from peeldiff.inspectorates.naming import name_questions
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import SCHEMA_VERSION, Inspection, InspectionDiff
from peeldiff.report.particulars import with_particulars

__all__ = ["SCHEMAS", "adapter", "inspection_from_json", "json_schema"]

SCHEMAS = ("inspection", "diff", "history", "check", "peers", "survey")
"""The outputs that have a schema, by the name that `peeldiff schema` takes."""

_EXPECTED = "give what `peeldiff read FILE --format json` prints"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def adapter(name: str) -> TypeAdapter[Any]:
    """The validator of one of `SCHEMAS`."""
    match name:
        case "inspection":
            return TypeAdapter(Inspection)
        case "diff":
            return TypeAdapter(InspectionDiff)
        case "history":
            from peeldiff.history import History

            return TypeAdapter(History)
        case "check":
            from peeldiff.checking import Check

            return TypeAdapter(Check)
        case "peers":
            from peeldiff.peers.shapes import Peers

            return TypeAdapter(Peers)
        case "survey":
            from peeldiff.survey.overview import Overview

            return TypeAdapter(Overview)
    raise KeyError(name)


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one of `SCHEMAS`, as it is written (every key is always there)."""
    schema = adapter(name).json_schema(mode="serialization")
    return {"$schema": _DIALECT, "title": f"peeldiff {name}", **schema}


def inspection_from_json(data: bytes, name: str) -> Inspection:
    """Validate what `peeldiff read --format json` printed; `name` is what messages call it.

    Raises `JsonInputError` with the place of the first mistake.
    """
    text, _ = decode(data, name)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise JsonInputError(f"{name} is not valid JSON{where}; {_EXPECTED}.") from error
    _refuse_other_outputs(value, name)
    is_first = value["schema_version"] == 1
    if is_first:
        value = _upgraded(value, name)
    try:
        found = adapter("inspection").validate_json(json.dumps(_cleaned(value)), strict=True)
    except RecursionError as error:
        raise JsonInputError(f"{name} is nested too deeply; {_EXPECTED}.") from error
    except ValidationError as error:
        raise JsonInputError(_first_mistake(error, name)) from error
    assert isinstance(found, Inspection)
    _check_references(found, name)
    words = inspectorate_of(found)
    if is_first:
        named = name_questions(found.sections, found.pillars, words)
        found = replace(found, sections=tuple(named))
    return with_particulars(found, words)


def _refuse_other_outputs(value: Any, name: str) -> None:
    # What this program writes says its version: JSON without one comes from somewhere else, and to
    # speak of versions and keys would send its owner looking for a mistake in it.
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict) or "schema_version" not in first:
        raise JsonInputError(f"{name} is JSON that peeldiff did not write; {_EXPECTED}.")
    if "relation" in first and "old" in first:
        raise JsonInputError(f"{name} is a comparison, not a report; {_EXPECTED}.")
    if "threads" in first:
        raise JsonInputError(f"{name} is a history, not a report; {_EXPECTED}.")
    if first is not value:  # only histories of several forces are written as a list
        raise JsonInputError(f"{name} is a list, not a report; {_EXPECTED}.")
    if "to_look_at" in first:
        raise JsonInputError(f"{name} is a table of `read --check`, not a report; {_EXPECTED}.")
    version = first["schema_version"]
    if type(version) is not int or not 1 <= version <= SCHEMA_VERSION:
        given = f"{name} has schema_version {version!r}"
        raise JsonInputError(f"{given} and this peeldiff reads 1 to {SCHEMA_VERSION}; {_EXPECTED}.")


def _upgraded(value: dict[str, Any], name: str) -> dict[str, Any]:
    """The same report with warnings as the newest version writes them: version 1 had sentences.

    What it lacks besides are short names, which `name_questions` gives; validation refuses what
    lacks anything else.
    """
    warnings: Any = value.get("warnings")
    if not isinstance(warnings, list) or not all(isinstance(text, str) for text in warnings):
        raise JsonInputError(
            f"{name} has schema_version 1, but its warnings are no list of sentences; {_EXPECTED}."
        )
    upgraded = [{"code": "upgraded", "text": text, "line": None} for text in warnings]
    return value | {"schema_version": SCHEMA_VERSION, "warnings": upgraded}


def _check_references(inspection: Inspection, name: str) -> None:
    """Refuse what a comparison could run in circles on: ids given twice, parents that follow."""
    seen: set[str] = set()
    for section in inspection.sections:
        if section.id in seen:
            raise JsonInputError(
                f"{name}: two sections have the id {section.id!r}; give each its own."
            )
        if section.parent is not None and section.parent not in seen:
            raise JsonInputError(
                f"{name}: section {section.id!r} stands before its parent {section.parent!r} or "
                "without it; list parents first."
            )
        seen.add(section.id)
    for finding in inspection.findings:
        if finding.section is not None and finding.section not in seen:
            raise JsonInputError(
                f"{name}: finding {finding.id!r} stands in section {finding.section!r}, "
                "which is not listed; list each section."
            )


def _cleaned(value: Any) -> Any:
    """The same value without control characters in any text: it may end on a terminal."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return value


def _first_mistake(error: ValidationError, name: str) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in first["loc"])
    more = error.error_count() - 1
    also = f" (and {more} more mistake{'s' if more > 1 else ''})" if more else ""
    return f"{name}: at {place.lstrip('.') or 'the top'}: {first['msg']}{also}; {_EXPECTED}."
