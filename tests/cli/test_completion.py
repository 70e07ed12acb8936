"""What is made from the parser for shells and for man."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from peeldiff.cli import parser, verb_options
from peeldiff.cli.fish import fish_completion
from peeldiff.cli.manual import manual
from peeldiff.cli.paper_options import PAPERS
from peeldiff.cli.walking import Command, read


def commands(top: Command) -> list[Command]:
    return [top, *(each for below in top.below for each in commands(below))]


ALL = commands(read(parser.build_parser()))


def test_every_verb_and_kind_of_paper_is_walked() -> None:
    words = {" ".join(command.words[1:]) for command in ALL}
    assert words == {"", *verb_options.VERBS, *(f"paper {kind}" for kind in PAPERS)}


@pytest.fixture
def offered(tmp_path: Path) -> object:
    """What fish offers behind a command line, with this completion."""
    fish = shutil.which("fish")
    if fish is None:
        pytest.skip("fish is not installed")
    script = tmp_path / "peeldiff.fish"
    script.write_text(fish_completion(parser.build_parser()), encoding="utf-8")
    (tmp_path / "report.txt").write_text("x")

    def ask(line: str) -> set[str]:
        done = subprocess.run(
            [fish, "--no-config", "-c", "source peeldiff.fish; complete -C $LINE"],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LINE": line},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        return {offer.split("\t")[0] for offer in done.stdout.splitlines()}

    return ask


@pytest.mark.parametrize(
    ("line", "some", "none"),
    [
        ("peeldiff ", {"summary", "paper", "schema"}, {"report.txt"}),
        ("peeldiff summary ", {"report.txt"}, {"diff", "paper"}),
        ("peeldiff paper ", set(PAPERS), {"report.txt", "summary"}),
        ("peeldiff paper tracker ", {"report.txt"}, {"cover"}),
        ("peeldiff paper tracker --", {"--carry", "--output"}, {"--template", "--version"}),
        ("peeldiff paper tracker --carry ", {"report.txt"}, set()),
        ("peeldiff diff --format ", {"text", "markdown", "json"}, {"report.txt"}),
        ("peeldiff schema ", {"inspection", "history"}, {"report.txt"}),
        ("peeldiff --print-completion ", {"fish", "zsh"}, {"report.txt"}),
    ],
)
def test_fish_offers_what_fits(line: str, some: set[str], none: set[str], offered: object) -> None:
    found = offered(line)  # type: ignore[operator]
    assert some <= found
    assert not none & found


def test_the_completion_of_fish_names_every_option() -> None:
    script = fish_completion(parser.build_parser())
    for command in ALL:
        for option in command.options:
            assert all(f" -l {flag[2:]} " in script for flag in option.flags if flag[:2] == "--")


@pytest.mark.parametrize("command", ALL, ids=lambda command: "-".join(command.words))
def test_the_manual_tells_every_option(command: Command) -> None:
    page = manual(parser.build_parser()).replace("\\-", "-")
    start = page.index(f".SS {' '.join(command.words)} " if command.words[1:] else ".SH OPTIONS")
    own = re.split(r"^\.S[SH] ", page[start + 4 :], maxsplit=1, flags=re.MULTILINE)[0]
    for option in command.options:
        if command.words[1:] and not command.below and "--help" not in option.flags:
            assert (option.flags[-1] if option.flags else option.value) in own


def test_the_manual_is_set_without_a_warning(tmp_path: Path) -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    page = tmp_path / "peeldiff.1"
    page.write_text(manual(parser.build_parser()), encoding="utf-8")
    done = subprocess.run(
        [groff, "-man", "-Kutf8", "-Tutf8", "-ww", str(page)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    text = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)
    assert "peeldiff diff 2016.pdf 2018-19.pdf --format json | jq '.grades[].change'" in text
