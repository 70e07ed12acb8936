"""The page that says how to add an inspectorate: its data file is one that works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.data_files import checked, tables_of
from peeldiff.model import FindingKind, Inspection
from peeldiff.report.structure import understand

PAGE = Path(__file__).parents[2] / "docs" / "new-inspectorate.md"
REPORT = """# Inspection of harbours: Oxley Port Authority

Visited: 3 to 5 May 2021

Report published: 1 July 2021

## Harbour services in Oxley are poor

| Judgement | Grade |
|---|---|
| The state of moorings | Needs work |
| Pilots | Poor |

The Harbour Inspectorate looked at all berths. Half of the rings were loose.

## Urgent matters

There are no urgent matters.

## What the harbour should do better

### Depth

- Dredge the entrance each spring.
- Mark the sandbank, so that:
  - boats see it at night
  - nobody runs aground.

### Pilots

- Train pilots for large ships.

## About the port

- Oxley has 40 berths.
"""


@pytest.fixture(scope="module")
def harbours() -> Inspectorate:
    blocks = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return Inspectorate(tables_of(checked("harbours", "\n".join(blocks).encode())))


@pytest.fixture(scope="module")
def oxley(harbours: Inspectorate) -> Inspection:
    return understand(load_bytes(REPORT.encode(), "oxley.md"), harbours)


def test_the_title_page(oxley: Inspection) -> None:
    assert (oxley.force, oxley.inspectorate, oxley.cycle) == (
        "Oxley Port Authority",
        "Harbour Inspectorate",
        "HAR 2021",
    )
    assert (oxley.published, oxley.visit_from, oxley.visit_to) == (
        "2021-07-01",
        "2021-05-03",
        "2021-05-05",
    )


def test_the_judgements(oxley: Inspection) -> None:
    assert [(s.heading, s.grade.value.value) for s in oxley.sections if s.grade] == [
        ("Harbour services in Oxley", "inadequate"),
        ("The state of moorings", "requires_improvement"),
        ("Pilots", "inadequate"),
    ]


def test_what_is_asked_for(oxley: Inspection) -> None:
    assert [(f.kind, len(f.items), f.ref) for f in oxley.findings] == [
        (FindingKind.AREA_FOR_IMPROVEMENT, items, f"OXL-HAR2021-AFI-0{number}")
        for number, items in ((1, 0), (2, 2), (3, 0))
    ]
    assert not oxley.warnings
