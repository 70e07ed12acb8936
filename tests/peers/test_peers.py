"""What a package answers: who else was asked, what became of it, in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignment.records import replace
from peeldiff.errors import PeeldiffError
from peeldiff.model import ThreadState
from peeldiff.pages.page import Entry
from peeldiff.pages.peers import peers_page
from peeldiff.peers import Package, find_peers
from peeldiff.render.html import html
from peeldiff.render.text import text
from peeldiff.survey import survey
from tests.peers.conftest import OLD, write

WORDS = "supervise investigations"
OTHER_WORDS = "The force should teach its drivers how to brake on ice."

AGAIN = """\
Investigating crime

{force} is good at investigating crime.

Area for improvement

• The force should ensure that its investigations are supervised every day.

Protecting vulnerable people

{force} is good at protecting vulnerable people.

Area for improvement

• The force should teach its drivers how to brake on ice.
"""


@pytest.fixture(scope="module")
def reworded(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A force that was asked for one thing in other words, and later for another."""
    given = tmp_path_factory.mktemp("reworded") / "reports"
    given.mkdir()
    write(given, "alder-2016.txt", "Aldershire Police", "2016", "March 2017", OLD)
    write(given, "alder-2017.txt", "Aldershire Police", "2017", "March 2018", AGAIN)
    survey([str(given)], given.parent / "package")
    return Package(given.parent / "package")


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


def test_the_words_of_a_later_finding_are_told_where_the_older_stands_above(
    reworded: Package,
) -> None:
    told = text(
        peers_page(find_peers(reworded, "investigations supervised regularly")), 1000, colour=False
    )
    assert "2017: raised again" in told
    assert "“The force should ensure that its investigations are supervised every day.”" in told


def test_what_a_later_inspection_asks_in_other_words_stands_under_it(reworded: Package) -> None:
    older, newer = "aldershire-peel-2016-effect-afi-02", "aldershire-peel-2017-effect-afi-02"
    peer = reworded.peer(older, 1.0, close=True, others=[older, newer])
    assert [link.finding.text for link in peer.later] == [OTHER_WORDS]
    found = find_peers(reworded, "101 calls")
    told = text(peers_page(replace(found, peers=(peer,))), 1000, colour=False)
    assert "But 2017 asked for much the same, perhaps in other words" in told
    assert f"“{OTHER_WORDS}”" in told


def test_an_earlier_inspection_asks_for_nothing_later(reworded: Package) -> None:
    newer = "aldershire-peel-2017-effect-afi-02"
    ids = [demand.id for demand in reworded.demands()]
    assert reworded.peer(newer, 1.0, close=True, others=ids).later == ()


def test_of_the_passages_those_stay_that_speak_of_what_was_asked(package: Package) -> None:
    [peer, *_] = find_peers(package, "101 calls").peers
    quoted = [passage.text for event in peer.thread.events for passage in event.passages]
    assert quoted == sorted(quoted, key=lambda words: "101" not in words)
