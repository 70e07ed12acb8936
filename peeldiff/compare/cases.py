"""From bearing to cases: for each older point the threads that bear on it, read once each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alignment.late import late
from alignment.records import replace
from alignment.words import stem
from peeldiff.compare.bearing import Bearing, Bearings
from peeldiff.compare.nearness import Nearness
from peeldiff.compare.ties import Ties
from peeldiff.statements import Demand, Statement, Statements, Thread, narrowed, thread_at
from peeldiff.statements.scope import looks_at_what_was_named
from peeldiff.status import Names, Reader, Tie, Told
from peeldiff.status.thresholds import SPOKEN_OF

__all__ = ["nearest_to", "scope_of", "threads_of"]

_FORCE = late(r"\b(?!(?:The|Our|This|HMIC|British)\b)([A-Z]\w+) (?:Police|Constabulary)\b")
_LOOKED_AT = 12
"""Sentences whose threads are considered for a point."""
_NEAREST = 3
"""Threads that are shown for a point, whatever they settle."""
_THREADS = 5
"""Threads that are read for a point."""
_ANSWERED = 0.5
"""Score from which a sentence takes an item up: there its neighbours are looked for too."""
_SLIGHT = 0.85
"""What the nearness of a statement counts in a long report if one rare word at most ties it to a point."""
_INSPECTING = frozenset(
    stem(word)
    for word in (
        "report",
        "inspection",
        "inspect",
        "review",
        "programme",
        "year",
        "look",
        "examine",
        "assess",
    )
)
"""Stems with which an inspectorate speaks of its own work: they tell of no subject."""
_SCOPE_BOUND = 0.2
"""Least share of a point, its heading included, that a sentence of scope must name. Set on the corpus."""


def threads_of(
    demand: Demand,
    new: Statements,
    bearings: Bearings,
    reader: Reader,
    *,
    since: frozenset[str],
    force: str,
    ties: Ties,
    also: Sequence[int] = (),
    neighbours: Sequence[Demand] = (),
) -> tuple[Told, ...]:
    """The threads that bear most on a point, best first.

    `since` are the older report's years, `force` the name of the force; the threads round the statements
    `also` are read whatever they bear on. What answers one of the `neighbours`, the other items of a
    finding, is left out of the threads of an item.
    """
    found: list[Told] = []
    taken: set[int] = set()
    for bearing in bearings.of(demand, _LOOKED_AT):
        if bearing.index in taken or _on_it(new.rows[bearing.index], demand, neighbours) is None:
            continue
        whole = thread_at(new, bearing.index, demand.asked)
        thread = _of_its_own(whole, demand, neighbours)
        taken.update(row.sentence.index for row in thread.rows)
        told = _told(demand, thread, bearing, bearings, reader, since, force, ties)
        if told.after is not None:
            told = replace(told, after=_on_it(told.after, demand, neighbours))
        if len(thread.rows) < len(whole.rows) and all(row.recall for row in thread.rows):
            told = replace(told, of_another=True)  # what answers its recall answers a neighbour
        found.append(told)
        if len(found) == _THREADS:
            break
    for index in also:
        if index not in taken:
            thread = thread_at(new, index, demand.asked)
            taken.update(row.sentence.index for row in thread.rows)
            bearing = bearings.at(demand, index)
            found.append(_told(demand, thread, bearing, bearings, reader, since, force, ties))
    return tuple(found)


def nearest_to(
    demand: Demand,
    nearness: Nearness,
    reader: Reader,
    told: Sequence[Told],
    *,
    since: frozenset[str],
    force: str,
    ties: Ties,
    neighbours: Sequence[Demand] = (),
) -> tuple[Told, ...]:
    """The threads round the statements that come nearest to a point, best first; `told` are those read.

    Of an item those come first that stand where one of its `neighbours` is answered: a list is mostly taken
    up together.
    """
    known = {row.thread.heart.sentence.index: row for row in told}
    found: list[Told] = []
    new = nearness.bearings.new

    threads: dict[int, Thread] = {}

    def thread_round(at: int) -> Thread:
        if at not in threads:
            threads[at] = thread_at(new, at, demand.asked)
        return threads[at]

    def counted(at: int) -> float:
        slight = new.is_long and ties.of(demand, thread_round(at).rows) is Tie.SLIGHT
        return _SLIGHT if slight else 1.0

    nearest = nearness.of(demand, _LOOKED_AT, counted)
    if not new.is_long and nearest:
        nearest = _nearest_by_itself_first(nearest, demand, nearness)
    in_full = ties.in_full(demand)
    if in_full is not None:
        named = [nearness.bearings.at(demand, in_full)]
        nearest = [*named, *nearest] if new.is_long else [*nearest, *named]
    for bearing in _taken_up_together(nearest, demand, nearness, neighbours):
        if any(row.sentence.index == bearing.index for one in found for row in one.thread.rows):
            continue
        one = known.get(bearing.index)
        if one is None:
            thread = thread_round(bearing.index)
            one = _told(demand, thread, bearing, nearness.bearings, reader, since, force, ties)
        found.append(one)
        if len(found) == _NEAREST:
            break
    return tuple(found)


def _nearest_by_itself_first(
    nearest: Sequence[Bearing], demand: Demand, nearness: Nearness
) -> list[Bearing]:
    """The statements near a point, first the one that comes nearest by the point's own words and their kin.

    In a report that is not long it is right more often than the first by all that the older report says.
    """
    own = nearness.weighed(demand)
    first = max(sorted(own), key=lambda at: own[at], default=nearest[0].index)
    rest = [bearing for bearing in nearest if bearing.index != first]
    return [nearness.bearings.at(demand, first), *rest]


def _taken_up_together(
    near: Sequence[Bearing], demand: Demand, nearness: Nearness, neighbours: Sequence[Demand]
) -> list[Bearing]:
    """The statements near an item, those first that name it in the paragraph on most of its list."""
    rows = nearness.bearings.new.rows
    answered = Counter(
        rows[best.index].sentence.paragraph
        for other in neighbours
        for best in nearness.bearings.of(other, 1)
        if best.score >= _ANSWERED
    )
    places = {paragraph for paragraph, count in answered.items() if 2 * count >= len(neighbours)}

    def is_apart(bearing: Bearing) -> bool:
        row = rows[bearing.index]
        return row.sentence.paragraph not in places or row.stems.isdisjoint(demand.distinct)

    return sorted(near, key=is_apart)


def _of_its_own(thread: Thread, demand: Demand, neighbours: Sequence[Demand]) -> Thread:
    """A thread as far as it speaks of an item: without the statements and clauses on its neighbours."""
    rows = [(row, _on_it(row, demand, neighbours)) for row in thread.rows]
    heart = next(
        (own for row, own in rows if row is thread.heart and own is not None), thread.heart
    )
    return Thread(rows=tuple(own for _, own in rows if own is not None), heart=heart)


def _on_it(row: Statement, demand: Demand, neighbours: Sequence[Demand]) -> Statement | None:
    """A statement as far as it may be on an item, None where it is on one of its neighbours."""
    return narrowed(row, demand.distinct, [other.distinct for other in neighbours])


def _told(
    demand: Demand,
    thread: Thread,
    bearing: Bearing,
    bearings: Bearings,
    reader: Reader,
    since: frozenset[str],
    force: str,
    ties: Ties,
) -> Told:
    return Told(
        demand=demand,
        reader=reader,
        weights=bearings.weights,
        thread=thread,
        score=bearing.score,
        lead=bearing.lead,
        names=_names(thread, since),
        in_question=bearing.in_question,
        of_another=any(_is_of_another(row, force) for row in thread.rows),
        after=_after(thread, bearings.new),
        tie=ties.of(demand, thread.rows),
        has_pair=ties.has_pair(demand, thread.rows),
    )


def _after(thread: Thread, new: Statements) -> Statement | None:
    """The statement that follows a thread in its paragraph."""
    last = thread.rows[-1].sentence.index
    return new.rows[last + 1] if new.are_together(last, last + 1) else None


def _is_of_another(row: Statement, force: str) -> bool:
    """Whether a statement is on another force, or is a question."""
    if row.sentence.text.rstrip("\"'”’) ").endswith("?"):
        return True
    own = force.casefold()
    return any(name[1].casefold() not in own for name in _FORCE.finditer(row.sentence.text))


def _names(thread: Thread, since: frozenset[str]) -> Names:
    recalls = [row.recall for row in thread.rows if row.recall is not None]
    if not recalls:
        return Names.NONE
    years = [year for recall in recalls for year in recall.years]
    if not years or any(year[:4] in since for year in years):
        return Names.THE_OLDER
    return Names.ANOTHER


def scope_of(
    demand: Demand,
    told: Sequence[Told],
    new: Statements,
    bearings: Bearings,
    others: Sequence[frozenset[str]] = (),
) -> Statement | None:
    """The sentence of scope that names a point's subject, or None.

    It names enough of the point or all that this names in capitals, or it is what bears on the point most in
    the whole report. One that names another question, of whose headings `others` has the stems, is on that
    and on no point beside it.
    """

    def is_of_another(row: Statement) -> bool:
        shared = row.stems & demand.asked
        return any(heading <= row.stems and shared <= heading for heading in others)

    first = told[0].thread.heart if told and told[0].score >= SPOKEN_OF else None
    if first is not None and first.is_scope and not looks_at_what_was_named(first.sentence.tokens):
        return None if is_of_another(first) else first
    weights = {
        stem: part * bearings.weights[stem]
        for stem, part in sorted(demand.weights.items())
        if stem not in _INSPECTING
    }
    total = sum(weights.values()) or 1.0
    best: tuple[float, Statement] | None = None
    for at, row in enumerate(new.rows):
        if not row.is_scope or is_of_another(row):
            continue
        named = row.stems
        if looks_at_what_was_named(row.sentence.tokens) and new.are_together(at, at - 1):
            named = new.rows[at - 1].stems
        share = sum(weights[stem] for stem in sorted(named & weights.keys())) / total
        is_named = bool(demand.names) and demand.names <= named
        if (is_named or share >= _SCOPE_BOUND) and (best is None or share > best[0]):
            best = (share, row)
    return None if best is None else best[1]
