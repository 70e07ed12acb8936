"""Short documents in many shapes, each with what is to be read off it.

Each file of `shapes/` holds the variants of one kind. A variant is headed `===== NAME (SUFFIX)`;
below `-----` stands what is read: `force: …` and other facts where they matter; `# HEADING = GRADE`
for each section, with `(YEAR)` behind a grade that is carried over; `! KIND: TEXT` for each finding,
`> TEXT` for its explanation and `- TEXT` for each of its items.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection
from peeldiff.report import read_document

SHAPES = Path(__file__).parent / "shapes"
FACTS = ("force", "programme", "cycle", "published", "title")


def variants() -> list[object]:
    found = []
    for path in sorted(SHAPES.glob("*.txt")):
        for part in re.split(r"(?m)^===== ", path.read_text("utf-8"))[1:]:
            name, _, rest = part.partition("\n")
            match = re.fullmatch(r"(.+) \((\w+)\)", name)
            assert match, f"{path.name}: {name!r} does not end with the kind of its file"
            document, _, expected = rest.partition("\n-----\n")
            found.append(
                pytest.param(
                    match[2], document + "\n", expected.strip(), id=f"{path.stem}: {match[1]}"
                )
            )
    return found


def told(inspection: Inspection, facts: list[str]) -> str:
    """What is read, as the files of shapes print it; of the facts only those asked for."""
    lines = [f"{fact}: {getattr(inspection, fact)}" for fact in FACTS if fact in facts]
    for section in inspection.sections:
        grade = ""
        if statement := section.grade:
            since = statement.carried_over_from
            grade = f" = {statement.value.value}" + (f" ({since})" if since else "")
        lines.append(f"# {section.heading}{grade}".rstrip())
    for finding in inspection.findings:
        lines.append(f"! {finding.kind.value}: {finding.text}")
        if finding.detail:
            lines.append(f"> {' '.join(finding.detail.split())}")
        lines += [f"- {item.text}" for item in finding.items]
    return "\n".join(lines)


@pytest.mark.parametrize(("suffix", "document", "expected"), variants())
def test_a_shape_is_read_as_it_is_meant(suffix: str, document: str, expected: str) -> None:
    inspection = read_document(load_bytes(document.encode(), f"report.{suffix}"))
    facts = [line.partition(":")[0] for line in expected.splitlines()]
    assert told(inspection, facts) == expected


def test_a_contents_list_of_many_entries_does_not_hide_the_title_page() -> None:
    entries = "\n".join(f"Part {number} of it {'.' * 30} {number}" for number in range(1, 140))
    text = (
        f"Contents\n\nPEEL 2018/19 {'.' * 30} 1\n{entries}\n\n"
        "PEEL 2021/22\n\nAn inspection of Marlshire Police\n\nPublished 6 October 2022\n\n"
        "Responding to the public\n\nGood\n\nThe force is good at answering the public.\n"
    )
    inspection = read_document(load_bytes(text.encode(), "report.txt"))
    assert (inspection.cycle, inspection.published) == ("2021/22", "2022-10-06")
