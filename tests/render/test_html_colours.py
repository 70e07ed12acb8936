"""Contrast of the style sheet's colours, worked out from the sheet itself, in both schemes."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

ON_GROUND = ("ink", "quiet", "link", "bad", "warn", "good")
ON_WASH = ("ink", "quiet")
PAIRS = [
    *((name, "ground") for name in ON_GROUND),
    *((name, "wash") for name in ON_WASH),
    *((f"{name}-ink", f"{name}-wash") for name in ("bad", "warn", "good", "still")),
    *(("ink", f"{name}-wash") for name in ("bad", "warn")),
]


@pytest.fixture(scope="module")
def sheet(root_dir: Path) -> str:
    return (root_dir / "peeldiff/render/templates/page.css").read_text(encoding="utf-8")


def schemes(sheet: str) -> dict[str, dict[str, str]]:
    """The colours by name, light and dark."""
    blocks = re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)
    light, dark, _ = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", block)) for block in blocks)
    return {"light": light, "dark": dark}


def channels(colour: str) -> tuple[float, ...]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))


def luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str, scheme: str, sheet: str) -> None:
    colours = schemes(sheet)[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", ["bad", "warn", "good", "still"])
def test_a_part_of_the_bar_and_the_edge_of_a_finding_can_be_seen(
    part: str, scheme: str, sheet: str
) -> None:
    colours = schemes(sheet)[scheme]
    assert contrast(colours[part], colours["ground"]) >= 3


def grades(sheet: str) -> dict[str, tuple[str, str]]:
    """Ground and text of each grade."""
    text = dict(re.findall(r"^\.g-([a-z_]+) \{[^}]* color: (#[0-9a-f]+)", sheet, re.MULTILINE))
    ground = dict(re.findall(r"^\.g-([a-z_]+) \{ background: (#[0-9a-f]+)", sheet, re.MULTILINE))
    return {grade: (ground[grade], text.get(grade, "#0b0c0c")) for grade in ground}


def test_the_letter_of_a_grade_stands_out(sheet: str) -> None:
    found = grades(sheet)
    assert list(found) == ["outstanding", "good", "adequate", "requires_improvement", "inadequate"]
    for ground, text in found.values():
        assert contrast(ground, text) >= 4.5


def test_grades_differ_in_lightness_so_that_a_print_without_colour_tells_them_apart(
    sheet: str,
) -> None:
    shades = [luminance(ground) ** (1 / 3) for ground, _ in grades(sheet).values()]
    assert all(abs(one - other) > 0.05 for one, other in combinations(shades, 2))
