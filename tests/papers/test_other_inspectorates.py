"""The papers on a council and on a fire and rescue service speak of these, and of nothing of the police."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from peeldiff.cli import main

_POLICE = re.compile(
    r"\b(?:police|PCC|PEEL|forces?|constabular\w+|chief constable|section 55|56 days)\b", re.I
)
_CALLED = {"childrens-services": "the local authority", "fire-and-rescue": "the service"}


def paper(kind: str, name: str, fixtures_dir: Path, folder: Path) -> str:
    """The words of a paper on a fixture, without what its sheets of style say."""
    ending = {"page": "html", "tracker": "csv", "cover": "md"}[kind]
    path = folder / f"paper.{ending}"
    assert main(["paper", kind, str(fixtures_dir / name), "--output", str(path)]) == 0
    text = path.read_text(encoding="utf-8-sig")
    if kind == "page":
        text = re.sub(r"<style.*?</style>|<[^>]+>", " ", text, flags=re.S)
    return unescape(text)


@pytest.mark.parametrize("kind", ["page", "tracker", "cover"])
@pytest.mark.parametrize("name", _CALLED)
def test_nothing_of_the_police_stands_in_it(
    kind: str, name: str, fixtures_dir: Path, tmp_path: Path
) -> None:
    told = paper(kind, name, fixtures_dir, tmp_path)
    assert _POLICE.findall(told) == []
    assert name != "childrens-services" or "HMIC" not in told.replace("hmicfrs", "")


@pytest.mark.parametrize("name", _CALLED)
def test_the_page_says_who_decides(name: str, fixtures_dir: Path, tmp_path: Path) -> None:
    told = paper("page", name, fixtures_dir, tmp_path)
    assert f"What is asked of {_CALLED[name]} (" in told
    assert f"{_CALLED[name]} decides" in told
    assert ("HMICFRS closes" in told) is (name == "fire-and-rescue")


def test_a_tracker_has_no_columns_for_a_register_that_is_not_kept(
    fixtures_dir: Path, tmp_path: Path
) -> None:
    def headings(name: str) -> str:
        (tmp_path / name).mkdir()
        return paper("tracker", name, fixtures_dir, tmp_path / name).split("\n")[0]

    council = headings("childrens-services")
    assert "hmicfrs" not in council
    assert "owner" in council
    assert "hmicfrs_status" in headings("fire-and-rescue")


def test_what_is_graver_than_an_area_for_improvement_has_its_own_name(
    fixtures_dir: Path, tmp_path: Path
) -> None:
    told = paper("cover", "childrens-services", fixtures_dir, tmp_path)
    assert "cause of concern" not in told


def test_that_the_gravest_is_lacking_is_not_told_of_who_does_not_name_it(
    fixtures_dir: Path, tmp_path: Path
) -> None:
    assert "priority action" not in paper("cover", "childrens-services", fixtures_dir, tmp_path)
