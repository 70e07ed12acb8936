from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff.errors import JsonInputError
from peeldiff.inputs import read_inspection
from peeldiff.jsonio import to_json
from peeldiff.model import Inspection, Pair
from peeldiff.schema import SCHEMAS, adapter, inspection_from_json, json_schema

REPORTS = (
    "2014-core-business-letter.txt", "2015-effectiveness-web.txt", "2016-effectiveness-report.md",
    "2016-effectiveness-web.txt", "2017-legitimacy-web.md", "2018-19-report.txt", "2021-22-report.md",
    "2023-25-report.txt", "other-force-2016-web.txt",
)  # fmt: skip


@pytest.fixture
def written(fixtures_dir: Path) -> dict[str, Any]:
    """A small report as `read --format json` prints it."""
    found = json.loads(to_json(read_inspection(fixtures_dir / "2015-effectiveness-web.txt")))
    assert isinstance(found, dict)
    return found


def refusal(value: object) -> str:
    with pytest.raises(JsonInputError) as caught:
        inspection_from_json(json.dumps(value).encode(), "a.json")
    return str(caught.value)


@pytest.mark.parametrize("name", REPORTS)
def test_an_inspection_comes_back_as_it_was(fixtures_dir: Path, name: str) -> None:
    inspection = read_inspection(fixtures_dir / name)
    assert inspection_from_json(to_json(inspection).encode(), "a.json") == inspection


def test_a_comparison_validates(compared: Callable[[str, str], Pair]) -> None:
    diff = compared("2016-effectiveness-report.md", "2018-19-report.txt").diff
    assert adapter("diff").validate_json(to_json(diff), strict=True) == diff


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_output_has_a_schema_that_names_itself(name: str) -> None:
    schema = json_schema(name)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "schema_version" in schema["properties"]


def test_the_schema_lists_every_status() -> None:
    statuses = json_schema("diff")["$defs"]["Status"]["enum"]
    assert "not_reinspected" in statuses
    assert len(statuses) == 9


def test_an_added_key_is_no_mistake(written: dict[str, Any]) -> None:
    written["something_new"] = 1
    found = inspection_from_json(json.dumps(written).encode(), "a.json")
    assert isinstance(found, Inspection)


def test_text_that_is_not_json_is_told_by_its_line() -> None:
    with pytest.raises(JsonInputError, match=r"a\.json is not valid JSON at line 2"):
        inspection_from_json(b'{"force":\n oops}', "a.json")


def test_json_that_nests_without_end_is_refused() -> None:
    with pytest.raises(JsonInputError, match="not valid JSON"):
        inspection_from_json(b'{"a":' * 100_000, "a.json")


def test_a_list_is_refused() -> None:
    assert "holds no JSON object" in refusal([])


def test_a_comparison_is_told_from_a_report() -> None:
    assert "is a comparison, not a report" in refusal({"relation": "successive", "old": {}})


def test_a_history_is_told_from_a_report() -> None:
    assert "is a history, not a report" in refusal({"threads": []})


def test_another_schema_version_is_refused(written: dict[str, Any]) -> None:
    written["schema_version"] = 99
    assert "schema_version 99 and this peeldiff reads 1" in refusal(written)


def test_a_wrong_value_is_told_with_its_place(written: dict[str, Any]) -> None:
    written["sections"][1]["line"] = "twelve"
    assert "at sections[1].line" in refusal(written)


def test_a_grade_that_does_not_exist_is_told_with_those_that_do(written: dict[str, Any]) -> None:
    graded = next(s for s in written["sections"] if s["grade"])
    graded["grade"]["value"] = "splendid"
    assert "'outstanding'" in refusal(written)


def test_two_sections_of_one_id_are_refused(written: dict[str, Any]) -> None:
    written["sections"][1]["id"] = written["sections"][0]["id"]
    assert "two sections have the id" in refusal(written)


def test_a_parent_that_follows_its_child_is_refused(written: dict[str, Any]) -> None:
    written["sections"][0]["parent"] = written["sections"][1]["id"]
    assert "list parents first" in refusal(written)


def test_a_finding_in_no_listed_section_is_refused(written: dict[str, Any]) -> None:
    written["findings"][0]["section"] = "s999"
    assert "which is not listed" in refusal(written)


def test_control_characters_in_json_are_dropped(written: dict[str, Any]) -> None:
    written["force"] = "Marlshire\x1b[31m Police\x07"
    found = inspection_from_json(json.dumps(written).encode(), "a.json")
    assert found.force == "Marlshire Police"
