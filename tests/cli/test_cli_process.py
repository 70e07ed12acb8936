"""A process of its own does what a call of the program in this process does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

OLD, NEW = "2015-effectiveness-web.txt", "2016-effectiveness-web.txt"

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "data"),
    [
        (["--version"], None),
        (["summary", OLD, NEW], None),
        (["diff", OLD, "-", "--format", "json", "--exit-code"], "PEEL 2016\n\nThe force’s desk"),
        (["read", "nowhere\x1b.txt"], None),
        (["diff", OLD], None),
    ],
    ids=["version", "summary", "exit code", "refused", "usage"],
)
def test_a_process_ends_and_says_what_a_call_does(
    arguments: list[str], data: str | None, peeldiff: Run, process: Run, fixtures_dir: Path
) -> None:
    """Most tests call: this is what lets them."""
    piped = None if data is None else data.encode()
    called = peeldiff(*arguments, data=piped, cwd=fixtures_dir)
    assert process(*arguments, data=piped, cwd=fixtures_dir) == called
