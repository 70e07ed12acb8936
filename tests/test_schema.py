from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from peeldiff.errors import JsonInputError
from peeldiff.inputs import read_inspection
from peeldiff.jsonio import to_json
from peeldiff.model import (
    Inspection,
    Mention,
    MissingInspection,
    Observation,
    Pair,
    Passage,
    Recall,
    ReportWarning,
    Tone,
    Verdict,
)
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


@pytest.fixture
def pair_json(compared: Callable[[str, str], Pair]) -> dict[str, dict[str, Any]]:
    """A comparison and one of its reports as JSON."""
    pair = compared("2015-effectiveness-web.txt", "2016-effectiveness-report.md")
    return {"diff": json.loads(to_json(pair.diff)), "inspection": json.loads(to_json(pair.old))}


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


@pytest.mark.parametrize(
    "value", [[], 7, {}, {"cells": [], "nbformat": 4}, [{"id": 1}], {"threads": [], "mail": "x"}]
)
def test_json_of_another_program_is_told_as_that(value: object) -> None:
    assert refusal(value) == (
        "a.json is JSON that peeldiff did not write; "
        "give what `peeldiff read FILE --format json` prints."
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"relation": "successive", "old": {}}, "is a comparison, not a report"),
        ({"threads": []}, "is a history, not a report"),
        ([{"threads": []}, {"threads": []}], "is a history, not a report"),
        ({"files": [], "to_look_at": 0}, "is a table of `read --check`, not a report"),
        ([{"force": "x"}], "is a list, not a report"),
    ],
)
def test_the_other_outputs_are_told_from_a_report(value: Any, said: str) -> None:
    for part in value if isinstance(value, list) else [value]:
        part["schema_version"] = 2
    assert said in refusal(value)


def test_another_schema_version_is_refused(written: dict[str, Any]) -> None:
    written["schema_version"] = 99
    assert "schema_version 99 and this peeldiff reads 1 to 2;" in refusal(written)


@pytest.mark.parametrize("version", [None, "2", True, 1.0, 0, [1]])
def test_a_schema_version_that_is_no_known_number_is_refused(
    written: dict[str, Any], version: object
) -> None:
    written["schema_version"] = version
    assert "and this peeldiff reads 1 to 2;" in refusal(written)


def as_version_1(written: dict[str, Any], *warnings: str) -> dict[str, Any]:
    """The same report as the first version printed it."""
    sections = [
        {key: value for key, value in section.items() if key != "short"}
        for section in written["sections"]
    ]
    return written | {"schema_version": 1, "warnings": list(warnings), "sections": sections}


@pytest.mark.parametrize("name", REPORTS)
def test_json_of_version_1_is_read_as_if_it_were_of_today(fixtures_dir: Path, name: str) -> None:
    inspection = read_inspection(fixtures_dir / name)
    before = json.dumps(as_version_1(json.loads(to_json(inspection))))
    assert inspection_from_json(before.encode(), "a.json") == replace(inspection, warnings=())


def test_a_warning_of_version_1_keeps_its_words(written: dict[str, Any]) -> None:
    found = inspection_from_json(
        json.dumps(as_version_1(written, "Page 2 is a picture.")).encode(), "a"
    )
    assert found.warnings == (ReportWarning(code="upgraded", text="Page 2 is a picture."),)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("warnings", [{"code": "a", "text": "b", "line": None}]),
        ("warnings", "none"),
        ("sections", {}),
        ("sections", [1]),
        ("sections", [{"questions": 1}]),
        ("sections", [{"questions": [["nested"]]}]),
    ],
)
def test_version_1_that_cannot_be_upgraded_is_refused_in_one_sentence(
    written: dict[str, Any], key: str, value: object
) -> None:
    told = refusal(as_version_1(written) | {key: value})
    assert told.endswith("; give what `peeldiff read FILE --format json` prints.")


def test_version_1_that_lacks_what_a_comparison_needs_is_refused_by_name(
    written: dict[str, Any],
) -> None:
    before = as_version_1(written)
    del before["findings"]
    assert "a.json: at findings: Field required" in refusal(before)


def test_a_warning_in_words_alone_is_refused_of_version_2(written: dict[str, Any]) -> None:
    written["warnings"] = ["Page 2 is a picture."]
    assert "at warnings[0]" in refusal(written)


ORDER = {
    "diff": "schema_version generator old new relation grades findings sections recalls observations "
    "missing figures warnings",
    "inspection": "schema_version force inspectorate programme cycle pillars published "
    "published_precision visit_from visit_to title source sections findings followups figures furniture "
    "warnings",
}


@pytest.mark.parametrize("name", ORDER)
def test_the_keys_stand_in_the_order_of_the_published_json(
    pair_json: dict[str, dict[str, Any]], name: str
) -> None:
    assert list(pair_json[name]) == ORDER[name].split()


def test_what_a_status_rests_on_stands_before_the_items(
    pair_json: dict[str, dict[str, Any]],
) -> None:
    keys = list(pair_json["diff"]["findings"][0])
    assert keys[keys.index("evidence") :][:5] == [
        "evidence",
        "rule",
        "mention",
        "passages",
        "items",
    ]


def test_what_version_2_adds_comes_back_as_it_was(compared: Callable[[str, str], Pair]) -> None:
    diff = compared("2016-effectiveness-report.md", "2018-19-report.txt").diff
    passage = Passage(
        text="A.", line=3, page=1, section="s1", heading="B", score=0.5, verdict=Verdict.UNCLEAR
    )
    finding = replace(
        diff.findings[0], rule="formally-closed", mention=Mention.SPOKEN_OF, passages=(passage,)
    )
    full = replace(
        diff,
        findings=(finding,),
        recalls=(
            Recall(line=4, text="C.", refers_to="2017", verdict=Verdict.IMPROVED, heading=None),
        ),
        observations=(Observation(line=5, text="D.", tone=Tone.MIXED, heading=None),),
        missing=(MissingInspection(refers_to="2017 effectiveness", lines=(4, 9)),),
        warnings=(ReportWarning(code="no-force", text="E.", line=6),),
    )
    assert adapter("diff").validate_json(to_json(full), strict=True) == full


PARTICULARS = ("ref", "deadline", "addressed_to", "asked_of", "question_grade", "concern")


@pytest.mark.parametrize("name", REPORTS)
def test_json_that_lacks_what_follows_from_the_rest_is_read_as_if_it_were_there(
    fixtures_dir: Path, name: str
) -> None:
    inspection = read_inspection(fixtures_dir / name)
    before = json.loads(to_json(inspection))
    del before["published_precision"]
    for finding in before["findings"]:
        for key in PARTICULARS:
            del finding[key]
    assert inspection_from_json(json.dumps(before).encode(), "a.json") == inspection


def test_what_follows_from_the_text_cannot_disagree_with_it(written: dict[str, Any]) -> None:
    written["findings"][0]["ref"] = "another"
    found = inspection_from_json(json.dumps(written).encode(), "a.json")
    assert found.findings[0].ref == "MAR-2015-EFFECT-AFI-01"


def test_the_schema_names_every_part_of_a_deadline() -> None:
    for name in ("inspection", "diff"):
        deadline = json_schema(name)["$defs"]["Deadline"]["properties"]
        assert list(deadline) == ["text", "kind", "date", "counted_from"]


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
