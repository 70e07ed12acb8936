"""What a package answers: who else was asked, what became of it, in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.errors import PeeldiffError
from peeldiff.model import ThreadState
from peeldiff.pages.page import Entry
from peeldiff.pages.peers import peers_page
from peeldiff.peers import Package, find_peers
from peeldiff.render.html import html
from peeldiff.render.text import text

WORDS = "supervise investigations"


def test_every_force_that_was_asked_is_found(package: Package) -> None:
    found = find_peers(package, WORDS)
    assert [peer.force for peer in found.peers] == ["Aldershire Police", "Birchshire Police"]


def test_the_words_that_closed_it_are_quoted(package: Package) -> None:
    [peer, _] = find_peers(package, WORDS).peers
    assert peer.thread.state is ThreadState.RESOLVED
    quoted = [quote.text for event in peer.thread.events for quote in event.evidence]
    assert any("sergeants now review every investigation once a week" in words for words in quoted)
    assert quoted[0] in text(peers_page(find_peers(package, WORDS)), 1000, colour=False)


def test_where_no_words_close_it_the_nearest_are_shown(package: Package) -> None:
    found = find_peers(package, "101 calls", state=ThreadState.NOT_RAISED)
    [peer] = found.peers
    assert [quote.text for event in peer.thread.events for quote in event.passages]
    assert "proves nothing by itself" in text(peers_page(found), 1000, colour=False)


def test_a_reference_finds_others_and_not_its_own_force(package: Package) -> None:
    found = find_peers(package, "bir-2016-effect-afi-01")
    assert found.asked.force == "Birchshire Police"
    assert [peer.force for peer in found.peers if peer.close] == ["Aldershire Police"]


def test_an_id_is_a_reference_too(package: Package) -> None:
    found = find_peers(package, "birchshire-peel-2016-effect-afi-01")
    assert found.asked.ref == "BIR-2016-EFFECT-AFI-01"


def test_an_unknown_reference_names_the_nearest(package: Package) -> None:
    with pytest.raises(PeeldiffError, match="nearest are BIR-2016-EFFECT-AFI-0"):
        find_peers(package, "BIR-2016-EFFECT-AFI-09")


def test_most_shortens_the_list_and_says_so(package: Package) -> None:
    found = find_peers(package, WORDS, most=1)
    assert (len(found.peers), found.found) == (1, 2)
    assert "1 is shown here" in text(peers_page(found), 1000, colour=False)


def test_a_state_narrows_the_list_and_not_the_counts(package: Package) -> None:
    found = find_peers(package, WORDS, state=ThreadState.OPEN)
    assert [peer.force for peer in found.peers] == ["Birchshire Police"]
    assert {one.state: one.count for one in found.states} == {
        ThreadState.OPEN: 1,
        ThreadState.RESOLVED: 1,
    }


def test_each_concern_is_one_entry(package: Package) -> None:
    page = peers_page(find_peers(package, WORDS))
    ids = [
        entry.id
        for section in page.sections
        for entry in section.blocks
        if isinstance(entry, Entry)
    ]
    assert len(ids) == len(set(ids)) == 2


def test_words_of_the_question_are_no_mark_up(package: Package) -> None:
    page = html(peers_page(find_peers(package, "<script>alert(1)</script> investigations")))
    assert "<script>" not in page


def test_nothing_asked_is_refused(package: Package) -> None:
    with pytest.raises(PeeldiffError, match="Nothing is asked for"):
        find_peers(package, "  ")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "none", "does not exist"),
        (lambda folder: folder, "is no survey"),
    ],
)
def test_what_is_no_package_is_refused(tmp_path: Path, make: object, said: str) -> None:
    with pytest.raises(PeeldiffError, match=said):
        Package(make(tmp_path))  # type: ignore[operator]


def test_another_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "peeldiff.sqlite").write_bytes(b"no database at all, and longer than a header")
    with pytest.raises(PeeldiffError, match="make it anew"):
        find_peers(Package(tmp_path), WORDS)


def test_a_folder_with_signs_in_its_name_is_opened(tmp_path: Path, package_dir: Path) -> None:
    odd = tmp_path / "50% #1?mode=rwc"
    odd.mkdir()
    (odd / "peeldiff.sqlite").write_bytes((package_dir / "peeldiff.sqlite").read_bytes())
    assert find_peers(Package(odd), WORDS).found == 2
    assert [path.name for path in odd.iterdir()] == ["peeldiff.sqlite"]
