from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from peeldiff.document.files import load
from peeldiff.render.source import numbered_lines
from peeldiff.render.tree import tree
from peeldiff.report import read_inspection


def test_the_outline_reads_as_the_golden_text(
    fixtures_dir: Path, golden: Callable[[str, str], None]
) -> None:
    inspection = read_inspection(fixtures_dir / "2015-effectiveness-web.txt")
    golden("tree-2015-effectiveness-web.txt", tree(inspection, 80, colour=False))


def test_every_furniture_entry_is_listed(fixtures_dir: Path) -> None:
    inspection = read_inspection(fixtures_dir / "2016-effectiveness-report.md")
    shown = tree(inspection, 120, colour=False).partition("SET ASIDE AS FURNITURE")[2]
    assert len(shown.splitlines()) == len(inspection.furniture) + 1


def test_every_finding_is_listed(fixtures_dir: Path) -> None:
    inspection = read_inspection(fixtures_dir / "2021-22-report.md")
    shown = " ".join(tree(inspection, 200, colour=False).split())
    for finding in inspection.findings:
        assert " ".join(finding.text.split()) in shown


def test_numbered_lines_are_those_that_other_outputs_refer_to(fixtures_dir: Path) -> None:
    path = fixtures_dir / "2018-19-report.txt"
    inspection = read_inspection(path)
    lines = numbered_lines(load(path)).splitlines()
    section = inspection.sections[10]
    assert section.heading in lines[section.line - 1]
    assert lines[section.line - 1].split()[0] == str(section.line)
