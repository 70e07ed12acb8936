"""What an inspection between the two looked at is told as such in every paper on the published reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.inputs import read_inspection
from peeldiff.papers import KINDS, Dossier, PaperOptions
from peeldiff.papers.shapes import assemble

WHICH = (
    "The inspection of 2017, which is not compared here, looked at this question: read its report."
)


@pytest.fixture(scope="module")
def published(shared_dir: Path) -> Dossier:
    seeds = shared_dir / "seeds"
    names = ("peel-2016-effectiveness-report.md", "peel-2018-19-report.txt")
    return assemble([read_inspection(seeds / f"leicestershire-{name}") for name in names])


@pytest.mark.real
@pytest.mark.parametrize(
    ("kind", "ending", "words"),
    [
        ("page", ".html", WHICH),
        ("tracker", ".csv", WHICH),
        ("response", ".md", WHICH),
        ("cover", ".md", "An inspection of 2017, not compared here, looked at 2016 AFI-10."),
    ],
)
def test_what_was_looked_at_between_the_two_says_so(
    published: Dossier, kind: str, ending: str, words: str
) -> None:
    options = PaperOptions(output=f"paper{ending}", ending=ending)
    text = KINDS[kind].make(published, options)[0].content.decode()
    assert text.count(words) == 1  # the other question stands as it was judged in 2016
