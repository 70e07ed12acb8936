"""Which older findings a sentence of the newer report means by the names that it has for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from peeldiff.compare.bearing import Bearings
from peeldiff.compare.points import PlaceReader
from peeldiff.model import Finding, FindingKind
from peeldiff.statements import Demand, Statement
from peeldiff.statements.closings import Deed, NamedFindings

__all__ = ["Context", "FindingNames"]

_ABOUT = 0.5
"""Share of the words of what an act is said to be about that a finding must have."""
_SOME = 0.3
"""The share that is enough where no other finding of the kind has any of these words."""
_NEAR = 0.15
"""Share of a finding that a sentence must have to bring it up without naming it."""
_AHEAD = 1.6
"""How many times that of every other finding it must be."""
_BEFORE = 5
"""Sentences of a paragraph in which a finding that is only pointed to is looked for."""


class Context:
    """What the sentences of a paragraph have named so far, and what was done last."""

    def __init__(self) -> None:
        self.last: tuple[str, ...] = ()
        self.group: tuple[str, ...] = ()
        self.kind: FindingKind | None = None
        self.foreign = False
        self.sure = False
        self.deed: Deed | None = None
        self.asked: tuple[str, ...] = ()


class FindingNames:
    """Tells which older findings are named, by kind, place, number, subject or what was said before."""

    def __init__(
        self,
        findings: Mapping[str, Finding],
        demands: Mapping[str, Demand],
        bearings: Bearings,
        places: PlaceReader,
    ) -> None:
        self._findings, self._demands = findings, demands
        self._bearings, self._places = bearings, places

    def others_than(self, ids: tuple[str, ...], context: Context) -> tuple[str, ...]:
        """The findings of the same kind, or of those named last, but these."""
        if not ids:
            return ()
        group = context.group if set(ids) <= set(context.group) else ()
        pool = group or tuple(f.id for f in self._pool(self._findings[ids[0]].kind))
        return tuple(id_ for id_ in pool if id_ not in ids)

    def remember(self, ids: tuple[str, ...], told: NamedFindings, context: Context) -> None:
        """Take down which findings a sentence has named."""
        context.foreign = False
        context.sure = (told.kind is not None and not told.indefinite) or context.sure
        if len(ids) > 1:
            context.group = ids
        elif told.kind is not None and told.place is not None:
            context.group = tuple(f.id for f in self._pool(told.kind))
        context.last = ids
        context.kind = self._findings[ids[0]].kind

    def topic(self, pool: Sequence[Finding], row: Statement) -> tuple[str, ...]:
        """The one of some findings that a sentence, or the nearest before it in its paragraph, speaks of."""
        rows, at = self._bearings.new.rows, row.sentence.index
        for place in range(at, max(-1, at - _BEFORE), -1):
            if rows[place].sentence.paragraph != row.sentence.paragraph:
                break
            near = self._nearest(pool, place)
            if near and near[0][0] >= _NEAR:
                ahead = len(near) == 1 or near[0][0] >= _AHEAD * near[1][0]
                return (near[0][1],) if ahead else ()
        return ()

    def _nearest(self, pool: Sequence[Finding], at: int) -> list[tuple[float, str]]:
        """How much the sentence at a place speaks of each of some findings, most first."""
        near = ((self._bearings.told_at(self._demands[f.id], at)[1], f.id) for f in pool)
        return sorted(near, reverse=True)

    def _topics(self, pool: Sequence[Finding], row: Statement, count: int) -> tuple[str, ...]:
        """The `count` findings that a sentence speaks of, if it speaks of no other."""
        near = self._nearest(pool, row.sentence.index)
        if len(near) < count or near[count - 1][0] < _NEAR:
            return ()
        rest = near[count][0] if len(near) > count else 0.0
        ids = {id_ for _, id_ in near[:count]} if near[count - 1][0] >= _AHEAD * rest else set()
        return tuple(f.id for f in pool if f.id in ids)

    def resolved(
        self, one: NamedFindings, row: Statement, context: Context, *, is_act: bool, by_us: bool
    ) -> tuple[str, ...]:
        """The ids of the findings that are named; none where that may be these or others."""
        if one.others or (one.years and not any(y[:4] in self._places.years for y in one.years)):
            return ()
        if one.part and (is_act or not (one.about or one.plural)):
            return ()
        if one.kind is None:
            found = self._pointed(one, row, context, by_us=by_us)
        else:
            found = self._kinds(one.kind, one, row, context)
        ids = tuple(found)
        if one.count is not None and len(ids) != one.count:
            return ()
        return ids

    def _pointed(
        self, one: NamedFindings, row: Statement, context: Context, *, by_us: bool
    ) -> Collection[str]:
        if context.foreign:
            return ()
        if one.place is not None:
            return self._placed(one, row, context, by_us=by_us)
        if one.about:
            pool = [f for f in self._findings.values() if context.kind in (None, f.kind)]
            found = self.about(pool, one)
            return found or (self.topic(pool, row) if by_us else ())
        if one.plural or one.count:
            for ids in (context.last, context.group):
                if len(ids) > 1:
                    return ids
            return ()
        if context.last or not by_us:
            return context.last if len(context.last) == 1 else ()
        return self.topic(list(self._findings.values()), row)

    def _placed(
        self, one: NamedFindings, row: Statement, context: Context, *, by_us: bool = False
    ) -> Collection[str]:
        """ "The second", "the other", "the first two"."""
        pool = list(context.group)
        if one.kind is not None:
            whole = self._pool(one.kind)
            here = self._here(whole, row)
            if one.about:
                pool = [f.id for f in self._matching(whole, one.about)]
            elif one.places is not None:
                pool = [f.id for f in (whole if len(whole) == one.places else here)]
            elif len(here) > 1 and one.place and len(here) >= abs(one.place):
                pool = [f.id for f in here]
            else:
                pool = [f.id for f in whole]
        elif not pool and context.kind is not None:
            pool = [f.id for f in self._pool(context.kind)]
        elif not pool and by_us:
            kinds = [self._pool(kind) for kind in FindingKind]
            fit = [few for few in kinds if len(few) > 1 and one.places in (None, len(few))]
            pool = [f.id for f in fit[0]] if len(fit) == 1 else []
        if one.places is not None and len(pool) != one.places:
            return ()
        if one.place == 0:
            rest = [id_ for id_ in pool if id_ not in context.last]
            return rest if context.last and len(rest) == (one.first or 1) else ()
        if one.place is None or len(pool) < 2 or len(pool) < abs(one.place):
            return ()
        if one.first is not None:
            if one.first >= len(pool):
                return ()
            return pool[: one.first] if one.place > 0 else pool[-one.first :]
        return (pool[one.place - 1 if one.place > 0 else -1],)

    def _kinds(
        self, kind: FindingKind, one: NamedFindings, row: Statement, context: Context
    ) -> Collection[str]:
        if one.place is not None:
            return self._placed(one, row, context)
        pool = self._pool(kind)
        if one.only and len(pool) != 1 and len(self._here(pool, row)) != 1:
            return ()
        if one.about:
            return self.about(pool, one)
        if context.foreign and not one.all:
            return ()
        here = self._here(pool, row)
        if one.plural:
            return self._several(one, pool, here, row, context)
        known = [id_ for id_ in context.last if self._findings[id_].kind is kind]
        if len(known) == 1:
            return known
        if concerns := self._concerns_of(context.last, kind):
            return concerns
        for few in (pool, here):
            if len(few) == 1:
                return (few[0].id,)
        return self.topic(here or pool, row)

    def _several(
        self,
        one: NamedFindings,
        pool: Sequence[Finding],
        here: Sequence[Finding],
        row: Statement,
        context: Context,
    ) -> Collection[str]:
        known = [id_ for id_ in context.group if self._findings[id_].kind is one.kind]
        under = [f.id for f in pool if f.concern in context.last]
        sets = [known, under, [f.id for f in here], [f.id for f in pool]]
        for ids in sets:
            if ids and (
                len(ids) == one.count if one.count is not None else len(ids) > 1 or one.all
            ):
                return ids
        return self._topics(here or pool, row, one.count) if one.count else ()

    def _concerns_of(self, ids: Collection[str], kind: FindingKind) -> Collection[str]:
        """The one cause of concern to which the recommendations named last belong."""
        concerns = {concern for id_ in ids if (concern := self._findings[id_].concern) is not None}
        found = [c for c in concerns if c in self._findings and self._findings[c].kind is kind]
        return found if len(found) == 1 else ()

    def about(self, pool: Sequence[Finding], one: NamedFindings) -> Collection[str]:
        """The findings that are about something: all of several, the one that is most of one."""
        found = self._matching(pool, *(one.abouts or (one.about,)))
        if not found and not one.plural:
            some = [f for f in pool if self._share(f, one.about) > 0]
            found = some if len(some) == 1 and self._share(some[0], one.about) >= _SOME else []
        if one.plural or len(found) < 2:
            return [f.id for f in found]
        shares = {f.id: self._share(f, one.about, own=True) for f in found}
        best = max(shares.values())
        ids = [id_ for id_, share in shares.items() if share == best]
        return ids if len(ids) == 1 and best > 0 else ()

    def _matching(self, pool: Sequence[Finding], *about: frozenset[str]) -> list[Finding]:
        return [f for f in pool if any(self._share(f, one) >= _ABOUT for one in about)]

    def _share(self, finding: Finding, about: frozenset[str], *, own: bool = False) -> float:
        demand = self._demands[finding.id]
        words = set(demand.asked) if own else set(demand.weights)
        if not own and finding.concern is not None and finding.concern in self._demands:
            words |= self._demands[finding.concern].asked
        return sum(1 for stem in about if stem in words) / len(about)

    def is_beyond_doubt(self, one: NamedFindings, ids: Collection[str]) -> bool:
        """Whether a name can mean no other findings than these, by the older report alone.

        It has their kind and is that of the only one, counts all that there are, tells a place among as many
        as there are, or has words that no other finding has.
        """
        if one.kind is None or not ids or any(self._findings[i].kind is not one.kind for i in ids):
            return False
        pool = self._pool(one.kind)
        if one.about:
            told = all(self._is_told_apart(id_, one) for id_ in ids)
            if not told or (len(ids) > 1 and one.count != len(ids)):
                return False
            return one.place is None or one.places == len(pool)
        if one.place is not None:
            return one.places == len(pool) and one.first in (None, len(ids))
        if one.plural or len(ids) > 1:
            return one.count == len(pool) == len(ids)
        return len(pool) == 1

    def _is_told_apart(self, id_: str, one: NamedFindings) -> bool:
        """Whether a finding has most of what a name is about, and some of that no other finding has."""
        abouts = one.abouts or (one.about,)
        finding = self._findings[id_]
        for about in abouts:
            own = about & self._demands[id_].weights.keys()
            others = (self._demands[i].weights.keys() for i in self._findings if i != id_)
            if self._share(finding, about) >= _ABOUT and own.difference(*others):
                return True
        return False

    def is_the_only(self, finding: str) -> bool:
        """Whether no other finding is of the kind of one."""
        return len(self._pool(self._findings[finding].kind)) == 1

    def _pool(self, kind: FindingKind) -> list[Finding]:
        return [f for f in self._findings.values() if f.kind is kind]

    def _here(self, pool: Sequence[Finding], row: Statement) -> list[Finding]:
        """Those of some findings that stood under the question in which a sentence stands."""
        return [f for f in pool if row.sentence.section in self._places.place(f).questions]
