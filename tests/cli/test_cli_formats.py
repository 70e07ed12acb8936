"""The format that is written: by --format, or by the ending of --output, which never lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff.cli.formats import format_of
from peeldiff.errors import UsageError

Run = Callable[..., Any]
OFFERED = ("text", "markdown", "html", "csv", "json")


@pytest.mark.parametrize(
    ("output", "chosen"),
    [
        ("-", "text"),
        ("out", "text"),
        ("/dev/stdout", "text"),
        ("changes.2016/out", "text"),
        ("out.txt", "text"),
        ("out.md", "markdown"),
        ("out.MD", "markdown"),
        ("out.html", "html"),
        ("out.htm", "html"),
        ("a.json/out.csv", "csv"),
        ("out.json", "json"),
    ],
)
def test_the_ending_of_the_output_chooses_the_format(output: str, chosen: str) -> None:
    assert format_of(None, output, OFFERED) == chosen


@pytest.mark.parametrize("output", ["out.html", "out.docx", "out.log", "out.toml"])
def test_an_ending_that_is_not_offered_is_an_error_that_names_those_that_are(output: str) -> None:
    with pytest.raises(UsageError, match=r"not offered here.*\.txt, \.md or \.json"):
        format_of(None, output, ("text", "markdown", "json"))


@pytest.mark.parametrize(("asked", "output"), [("text", "out.html"), ("json", "out.md")])
def test_a_name_does_not_lie_about_what_is_in_it(asked: str, output: str) -> None:
    with pytest.raises(UsageError, match=f"does not end as {asked} does"):
        format_of(asked, output, OFFERED)


@pytest.mark.parametrize("output", ["-", "out", "out.log", "out.2016"])
def test_what_is_asked_for_is_written_where_the_name_says_nothing(output: str) -> None:
    assert format_of("json", output, OFFERED) == "json"


@pytest.mark.parametrize("ending", ["md", "json", "txt", "html"])
@pytest.mark.parametrize("verb", ["summary", "diff", "history"])
def test_each_verb_goes_by_the_ending(
    verb: str, ending: str, peeldiff: Run, fixtures_dir: Path, tmp_path: Path
) -> None:
    two = [fixtures_dir / f"{year}-effectiveness-web.txt" for year in (2015, 2016)]
    output = tmp_path / f"out.{ending}"
    assert peeldiff(verb, *two, "--output", output).code == 0
    name = {"md": "markdown", "txt": "text"}.get(ending, ending)
    assert output.read_text("utf-8") == peeldiff(verb, *two, "--format", name).out


def test_a_wrong_ending_is_told_before_anything_is_read(peeldiff: Run, tmp_path: Path) -> None:
    done = peeldiff("diff", "none.txt", "none.txt", "--output", tmp_path / "report.docx")
    assert (done.code, done.out) == (2, "")
    assert "the ending .docx is not offered here" in done.err
    assert list(tmp_path.iterdir()) == []


def test_reading_to_a_text_file_keeps_the_outline(
    peeldiff: Run, fixtures_dir: Path, tmp_path: Path
) -> None:
    report = fixtures_dir / "2015-effectiveness-web.txt"
    assert peeldiff("read", report, "--output", tmp_path / "out.txt").code == 0
    assert (tmp_path / "out.txt").read_text("utf-8") == peeldiff("read", report).out


def test_one_ending_that_is_offered_is_named_alone(peeldiff: Run, tmp_path: Path) -> None:
    done = peeldiff("schema", "diff", "--output", tmp_path / "schema.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err.rstrip().endswith("give a name that ends in .json.")
    assert peeldiff("schema", "diff", "--output", tmp_path / "schema.json").code == 0


def test_the_json_of_the_summary_is_that_of_the_comparison(
    peeldiff: Run, fixtures_dir: Path
) -> None:
    two = [fixtures_dir / f"{year}-effectiveness-web.txt" for year in (2015, 2016)]
    told = [peeldiff(verb, *two, "--format", "json").out for verb in ("summary", "diff")]
    assert told[0] == told[1]
