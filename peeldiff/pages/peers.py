"""Who else was asked for the same, as a page: each finding, what became of it, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterator

from alignment.records import replace
from peeldiff._version import __version__
from peeldiff.history.shapes import History, Thread
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import Confidence, EventKind, Generator, ThreadState
from peeldiff.model.vocabulary import THREAD_STATES, Accent
from peeldiff.pages.about import LICENCE, inspection_facts
from peeldiff.pages.history import past_of
from peeldiff.pages.naming import slug
from peeldiff.pages.page import Block, Bullet, Entry, Note, Page, Section
from peeldiff.peers import Peer, Peers
from peeldiff.phrasing.history_words import age, wording
from peeldiff.phrasing.phrases import CAUTION, confidence_words, listed, place

__all__ = ["entry_id", "peers_page"]


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
    """ "12 concerns are much alike: 5 open and 7 dealt with; 9 more are alike in part (…)"."""
    through = f"{peers.demands:,} demands on {peers.forces:,} bodies were looked through"
    if not peers.found:
        return f"No demand was found that asks for this ({through})."
    told = []
    if peers.close:
        states = [f"{one.count} {THREAD_STATES[one.state].short}" for one in peers.states]
        told.append(f"{_concerns(peers.close)} much alike: {listed(states)}")
    if near := peers.found - peers.close:
        told.append(f"{_more(near) if told else _concerns(near)} alike in part")
    words = f"{'; '.join(told)} ({through})."
    if len(peers.peers) < peers.found:
        words += f" {_more(len(peers.peers), '')} shown here."
    return words


def _concerns(count: int) -> str:
    return "One concern is" if count == 1 else f"{count:,} concerns are"


def _more(count: int, more: str = " more") -> str:
    return f"{count:,}{more} {'is' if count == 1 else 'are'}"


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


def entry_id(peer: Peer) -> str:
    """The id of a peer's entry on the page."""
    return f"p-{slug(peer.finding_id)}"


def _entries(peers: list[Peer]) -> tuple[Block, ...]:
    return tuple(_entry(peer) for peer in peers)


def _entry(peer: Peer) -> Entry:
    """The finding most alike, headed by its force; the past tells the whole concern."""
    # Where words say what became of it, those that merely stand near would hide them.
    events = tuple(
        replace(event, passages=()) if event.evidence else event for event in peer.thread.events
    )
    thread = replace(peer.thread, events=events)
    history = _history(peer)
    inspection = peer.inspections[peer.raised_in]
    finding = peer.finding
    at = place(finding.line, peer.page)
    return Entry(
        id=entry_id(peer),
        ref=finding.ref,
        status=peer.thread.state,
        kind=terms_of(inspection).kind(finding.kind),
        texts=(finding.text,),
        items=finding.items,
        place=f"{inspection_facts(inspection)}, {at} of {finding.source}",
        heading=peer.force,
        confidence=Confidence.HIGH,
        doubt=_doubt(thread),
        lead=f"{THREAD_STATES[peer.thread.state].heading}. {age(peer.thread, history)}{_later(peer)}",
        past=(*past_of(thread, history, peer.raised_in), *_asked_later(peer)),
    )


def _later(peer: Peer) -> str:
    """That later inspections ask for something much alike, right behind how the concern stands."""
    labels = list(dict.fromkeys(peer.inspections[link.inspection].label for link in peer.later))
    if not labels:
        return ""
    return f" But {listed(labels)} asked for much the same, perhaps in other words: quoted last."


def _asked_later(peer: Peer) -> Iterator[Bullet]:
    for link in peer.later:
        inspection = peer.inspections[link.inspection]
        finding = link.finding
        kind = terms_of(inspection).kind(finding.kind)
        where = (
            f"line {finding.line}"
            if finding.source == inspection.sources[0].name
            else (f"{finding.source}, line {finding.line}")
        )
        yield Bullet(
            label=inspection.label,
            text=f"{kind}, perhaps the same ({where})",
            under=(Note(text=f"“{wording(finding)}”"),),
        )


def _doubt(thread: Thread) -> str:
    """How sure it is that a report deals with the concern, "" where it is or where none does."""
    answers = [event for event in thread.events if event.kind is EventKind.ANSWERED]
    if not answers or thread.state not in (ThreadState.RESOLVED, ThreadState.PARTLY_RESOLVED):
        return ""
    doubt = confidence_words(answers[-1].confidence)
    return f"{THREAD_STATES[thread.state].short}: {doubt}" if doubt else ""


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
