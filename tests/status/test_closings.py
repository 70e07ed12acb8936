"""What formal words make of an earlier finding: pieces by writers who knew none of the rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection, Status
from peeldiff.report import read_document

CORPUS = Path(__file__).parents[2] / "fixtures" / "corpus" / "closings"
QUESTION = "Serving the public"
CALM = "The canteen was painted in the spring, and the choir meets there on Tuesdays."
FORCE = re.compile(r"\b[A-Z]\w+ (?:Police|Constabulary)\b")
YEAR = re.compile(r"\b20[012]\d\b")
REPORT = re.compile(r"\b(20[012]\d)(?:/\d\d)?(?: [a-z]+){0,2} (?:report|inspection|letter)")
LABELS = {
    "area_for_improvement": "Areas for improvement",
    "cause_of_concern": "Causes of concern",
    "recommendation": "Recommendations",
}


def _report(piece: dict[str, Any], cycle: int, body: str) -> Inspection:
    text = (
        f"# PEEL {cycle}\n\nPolice effectiveness, efficiency and legitimacy\n\n"
        f"An inspection of {force_of(piece)}\n\n## {QUESTION}\n\n**Good**\n\n{body}"
        f"\n## Running the stables\n\n**Good**\n\n{CALM}\n"
    )
    return read_document(load_bytes(text.encode(), f"{cycle}.md"))


def force_of(piece: dict[str, Any]) -> str:
    """The force that a piece is on: the first that it names."""
    texts = (piece["asked"], *piece["others"], piece["said"])
    named = (match[0] for text in texts for match in FORCE.finditer(text))
    return piece.get("force") or next(named, "Marlshire Police")


def year_of(piece: dict[str, Any]) -> int:
    """The year of the older report: that of an inspection or deadline that a piece names, or its first."""
    told = REPORT.search(piece["said"])
    years = [int(year) for text in (piece["said"], piece["asked"]) for year in YEAR.findall(text)]
    return int(piece.get("year") or (told[1] if told else 0) or min(years, default=2018))


def older(piece: dict[str, Any]) -> Inspection:
    """A report that lists the findings of a piece under one question.

    Beside a cause of concern what "should" be done is an area for improvement.
    """
    lists: dict[str, str] = {}
    for text in (piece["asked"], *piece["others"]):
        other = text != piece["asked"] and piece["kind"] == "cause_of_concern" and "should" in text
        kind = "area_for_improvement" if other else piece["kind"]
        lists[kind] = f"{lists.get(kind, '')}- {text}\n"
    listed = "".join(f"### {LABELS[kind]}\n\n{rows}\n" for kind, rows in lists.items())
    return _report(piece, year_of(piece), f"{CALM}\n\n{listed}")


def told(piece: dict[str, Any]) -> Status:
    """What the newer report is read to say of the finding that a piece asks about."""
    before = older(piece)
    after = _report(piece, year_of(piece) + 3, f"{piece['said']}\n\n{CALM}\n")
    asked = before.findings[0].text
    (change,) = (c for c in compare(before, after).findings if c.old and c.old[0].text == asked)
    return change.status


MEANT = {
    "closed": lambda status: status is Status.RESOLVED,
    "kept": lambda status: status is Status.PERSISTING,
    "nothing": lambda status: status is not Status.RESOLVED,
}


def pieces() -> Iterator[Any]:
    for path in sorted(CORPUS.glob("*.toml")):
        for piece in tomllib.loads(path.read_text("utf-8"))["piece"]:
            yield pytest.param(piece, id=f"{path.stem}-{piece['id']}")


@pytest.mark.parametrize("piece", list(pieces()))
def test_a_piece_closes_keeps_or_tells_nothing(piece: dict[str, Any]) -> None:
    assert MEANT[piece["told"]](told(piece))
