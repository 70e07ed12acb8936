"""A text that bears no mark of an inspection report is refused; whatever bears one is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.cli import main
from peeldiff.errors import NotAReportError
from peeldiff.inputs import read_inspection

POEM = """# The Ferry

## Morning

The rope goes over, the rope goes under,
and nobody asks what the river is for.

## Evening

A lamp on the water. A good deal of thunder.
"""
INVOICE = """Fenwick & Daughters, Plumbers

Invoice 2016/117

Two taps, supplied and fitted: £184.00

Call-out, 12 March 2016: £60.00

Terms

Payment is due within 30 days. We recommend that valves are turned once a year.
"""
README = """# knots

A small library that ties knots.

## Install

Copy the folder. It requires improvement of nothing else.

## Use

- call `tie()`
- call `untie()`, which should be the opposite
"""
LICENCE = """Permissive Licence

Copyright (c) 2016 The Knots Developers

Permission is granted to use this software and its reports, free of charge, to any person.
"""
MINUTES = """# Minutes of the board, 4 May 2017

## Item 3: the HMICFRS report

The chair read from it: "The force should make sure that every search is recorded."

## Item 4: car park

The gate will be mended in June.
"""
PLAN = """# Marlshire Police: our plan for 2018

## Our priorities

We will answer the telephone more quickly.

## Our people

Every officer has a locker.
"""
OTHER = """# Report of the Keeper of Harbours, 2019

## The berths

Inspectors looked at every berth. Half of the rings were loose.
"""
LETTER = """# Your home

## What we saw

We inspected the kitchen in March.
"""


@pytest.mark.parametrize(
    "text", [POEM, INVOICE, README, LICENCE], ids=["poem", "invoice", "readme", "licence"]
)
@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_a_text_without_a_mark_is_refused(text: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"older.{ending}"
    paragraphs = "".join(f"<p>{part.strip('# ')}</p>" for part in text.split("\n\n"))
    page = f"<html><body><h1>Page</h1><h2>Part</h2>{paragraphs}</body></html>"
    path.write_text(page if ending == "html" else text, encoding="utf-8")
    with pytest.raises(NotAReportError, match=rf"older\.{ending} was read, but nothing in it"):
        read_inspection(path)


@pytest.mark.parametrize(
    "text", [MINUTES, PLAN, OTHER, LETTER], ids=["minutes", "plan", "another", "letter"]
)
def test_a_text_with_a_mark_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "older.md"
    path.write_text(text, encoding="utf-8")
    assert read_inspection(path).sections


@pytest.mark.parametrize("verb", ["summary", "diff", "why", "history"])
@pytest.mark.parametrize("is_older", [True, False])
def test_it_ends_with_one_sentence_and_2(
    verb: str,
    is_older: bool,
    tmp_path: Path,
    fixtures_dir: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    licence = tmp_path / "LICENCE"
    licence.write_text(LICENCE, encoding="utf-8")
    files = [str(licence), str(fixtures_dir / "2016-effectiveness-web.txt")]
    assert main([verb, *(files if is_older else files[::-1])]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"peeldiff: {licence} was read, but nothing in it is of an inspection report: it names no force "
        "or other body, no inspectorate and no programme, and has no grade and no finding; give a report.\n"
    )


def test_a_folder_goes_on_without_it(
    tmp_path: Path, fixtures_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "LICENCE.txt").write_text(LICENCE, encoding="utf-8")
    for year in (2015, 2016):
        name = f"{year}-effectiveness-web.txt"
        (tmp_path / name).write_bytes((fixtures_dir / name).read_bytes())
    assert main(["history", str(tmp_path)]) == 0
    assert (
        "LICENCE.txt was read, but nothing in it is of an inspection report"
        in capsys.readouterr().err
    )


@pytest.mark.real
def test_no_published_report_is_refused(shared_dir: Path) -> None:
    reports = sorted(shared_dir.glob("seeds/*"))
    assert all(read_inspection(path) for path in reports if path.suffix in (".txt", ".md", ".html"))
