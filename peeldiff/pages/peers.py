"""Who else was asked for the same, as a page: each finding, what became of it, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff._version import __version__
from peeldiff.history.shapes import History
from peeldiff.model import Confidence, Generator
from peeldiff.model.vocabulary import KINDS, THREAD_STATES, Accent
from peeldiff.pages.about import LICENCE, inspection_facts
from peeldiff.pages.entries import slug
from peeldiff.pages.history import past_of
from peeldiff.pages.page import Block, Entry, Note, Page, Section
from peeldiff.peers import Peer, Peers
from peeldiff.render.history_words import age
from peeldiff.render.phrases import CAUTION, listed, place

__all__ = ["peers_page"]


def peers_page(peers: Peers) -> Page:
    """The page of a search for peers."""
    asked = peers.asked
    if asked.words is not None:
        title = f"Who else was asked for this: “{asked.words}”"
    else:
        title = f"Who else was asked for the same as {asked.ref} ({asked.force})"
    return Page(
        title=title,
        lead=tuple(_lead(peers)),
        sections=tuple(_sections(peers)),
        footer=title,
    )


def _lead(peers: Peers) -> Iterator[Note]:
    asked = peers.asked
    if asked.text is not None:
        label = f"{asked.force}, {asked.inspection}"
        yield Note(label=label, text=" ".join((asked.text, *asked.items)))
    yield Note(text=_found(peers), accent=Accent.STRONG)
    if asked.unknown:
        words = listed([f"“{word}”" for word in asked.unknown])
        yield Note(
            text=f"No demand here uses {words}, so nothing was looked for by that.",
            label="Note",
            accent=Accent.WARN,
        )


def _found(peers: Peers) -> str:
    """ "12 concerns of 9 forces …: 5 still open, 3 dealt with"."""
    through = f"{peers.demands:,} demands on {peers.forces:,} forces were looked through"
    if not peers.found:
        return f"No demand was found that asks for this ({through})."
    states = [
        f"{peers.states[state]} {term.short}"
        for state, term in THREAD_STATES.items()
        if state in peers.states
    ]
    noun = "concern asks" if peers.found == 1 else "concerns ask"
    told = f"{peers.found} {noun} for this or something near it: {listed(states)} ({through})."
    if len(peers.peers) < peers.found:
        told += f" {len(peers.peers)} of them are shown."
    return told


def _sections(peers: Peers) -> Iterator[Section]:
    close = [peer for peer in peers.peers if peer.close]
    near = [peer for peer in peers.peers if not peer.close]
    if close:
        yield Section(
            id="alike",
            heading=f"Most alike ({len(close)})",
            guard=CAUTION,
            blocks=_entries(close),
        )
    if near:
        yield Section(
            id="near",
            heading=f"Alike in part ({len(near)})",
            guard="These ask for some of it, or for something near it.",
            blocks=_entries(near),
        )
    made = f"Made by peeldiff {__version__} from the package of a survey."
    if peers.peers:
        yield Section(id="sources", heading="Licence", blocks=(Note(text=LICENCE), Note(text=made)))


def _entries(peers: list[Peer]) -> tuple[Block, ...]:
    return tuple(_entry(peer) for peer in peers)


def _entry(peer: Peer) -> Entry:
    """The finding most alike, headed by its force; the past tells the whole concern."""
    history = _history(peer)
    inspection = peer.inspections[peer.raised_in]
    finding = peer.finding
    at = place(finding.line, peer.page)
    return Entry(
        id=f"p-{slug(peer.finding_id)}",
        ref=finding.ref,
        status=peer.thread.state,
        kind=KINDS[finding.kind].short,
        texts=(finding.text,),
        items=finding.items,
        place=f"{inspection_facts(inspection)}, {at} of {finding.source}",
        heading=peer.force,
        confidence=Confidence.HIGH,
        lead=f"{THREAD_STATES[peer.thread.state].heading}. {age(peer.thread, history)}",
        past=past_of(peer.thread, history),
    )


def _history(peer: Peer) -> History:
    """What the words of a history need to know of a concern."""
    return History(
        generator=Generator("peeldiff", __version__),
        force=peer.force,
        inspections=peer.inspections,
        questions=(),
        threads=(peer.thread,),
        warnings=(),
    )
