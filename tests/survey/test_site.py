"""The pages of a package: whole by themselves, linked with each other, obedient to nothing in a report."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from peeldiff.history import Followed
from peeldiff.survey import following, survey
from peeldiff.survey.places import read_places
from peeldiff.survey.site import file_name
from tests.survey.conftest import REPORTS, rows_of


def pages(package: Path) -> dict[str, str]:
    """Every page by its path in the package."""
    found = [package / "index.html", *sorted((package / "forces").glob("*.html"))]
    return {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in found}


def test_every_body_has_a_page(package: Path) -> None:
    bodies = {f"forces/{row['force_id']}.html" for row in rows_of(package, "forces")}
    assert set(pages(package)) == {"index.html", *bodies}


def test_every_link_leads_somewhere(package: Path) -> None:
    texts = pages(package)
    for here, text in texts.items():
        for link in re.findall(r'href="([^"]*)"', text):
            path, _, anchor = link.partition("#")
            there = here
            if path:
                target = (package / here).parent / unquote(path)
                assert target.is_file(), link
                there = target.resolve().relative_to(package.resolve()).as_posix()
            if anchor:
                assert f'id="{anchor}"' in texts[there], link


def test_no_page_runs_anything_or_asks_elsewhere(package: Path) -> None:
    for text in pages(package).values():
        assert "default-src &#39;none&#39;" in text
        assert not re.search(r"<script|<iframe|<img|javascript:|(src|href)=.https?:", text)


def test_the_index_tells_what_could_not_be_read_and_why(package: Path) -> None:
    text = pages(package)["index.html"]
    rows = {row["path"]: row["reason"] for row in rows_of(package, "documents")}
    assert '<th scope="row">damaged.pdf</th>' in text
    assert rows["damaged.pdf"].removeprefix("damaged.pdf ") in text


def test_a_page_has_the_history_and_the_newest_comparison(package: Path) -> None:
    text = pages(package)["forces/marlshire.html"]
    assert 'id="all-grades"' in text
    assert "2018/19 compared with 2016" in text
    assert text.count('id="sources"') == 1


def test_no_id_stands_twice_on_a_page(package: Path) -> None:
    for text in pages(package).values():
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids))


def test_a_file_name_is_no_mark_up(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "<b onload=x>&amp;.txt").write_text("nothing", "utf-8")
    survey([str(tmp_path / "in")], tmp_path / "out")
    text = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "<b onload" not in text
    assert "&lt;b onload=x&gt;&amp;amp;.txt" in text


def test_the_page_of_a_body_that_is_gone_goes(tmp_path: Path, fixtures_dir: Path) -> None:
    given, out = tmp_path / "in", tmp_path / "out"
    given.mkdir()
    for name in REPORTS[-2:]:
        (given / name).write_bytes((fixtures_dir / name).read_bytes())
    survey([str(given)], out)
    assert len(list((out / "forces").iterdir())) == 2
    (given / REPORTS[-1]).unlink()
    survey([str(given)], out)
    assert [path.name for path in (out / "forces").iterdir()] == ["marlshire.html"]


def test_a_page_that_cannot_be_made_costs_no_rows(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(followed: Followed) -> str:
        raise ValueError(followed.history.force)

    monkeypatch.setattr(following, "body_page", fail)
    survey([str(reports)], tmp_path / "out")
    assert len(rows_of(tmp_path / "out", "forces")) == 2
    assert "No page could be made of" in (tmp_path / "out" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["con", "com1", "x" * 300, "llŷn"])
def test_a_name_that_some_system_refuses_is_changed(name: str) -> None:
    made = file_name(name)
    assert made.isascii()
    assert len(made) < 120
    assert made != f"{name}.html"


def test_names_that_are_cut_alike_stay_apart() -> None:
    assert file_name("x" * 300) != file_name("x" * 301)


def test_each_document_is_found_again(package: Path) -> None:
    places = read_places(package)
    for row in rows_of(package, "documents"):
        assert places[row["document_id"]].resolve().as_posix().endswith(row["path"])


def test_a_package_without_its_places_knows_none(tmp_path: Path) -> None:
    assert read_places(tmp_path) == {}
