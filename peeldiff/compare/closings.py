"""Which findings the newer report closes or keeps by its formal words, whatever these are.

Its sentences are gone through once. Each act is bound to the older findings that it names: by kind where
there is but one, by place or number where the count agrees, by what they are about, or through what the
sentences before it name. What cannot be told apart is bound to nothing, and only what is plain and bound
beyond doubt by the older report alone is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from alignment.records import dataclass
from peeldiff.compare.bearing import Bearings
from peeldiff.compare.finding_names import Context, FindingNames
from peeldiff.compare.outline import Outline
from peeldiff.compare.points import PlaceReader
from peeldiff.model import DEMANDS
from peeldiff.statements import Decided, Demand, Statement
from peeldiff.statements.closings import (
    Act,
    Deed,
    NamedFindings,
    acts_in,
    follows_plainly,
    is_lowered,
    is_spoilt,
    leads_plainly,
    may_hold_a_decision,
    names_a_body,
    regrets,
    reopens,
    turns,
    words_of_sentence,
)
from peeldiff.statements.taking_back import takes_back
from peeldiff.status import Formally

__all__ = ["Closings"]

_KINDS = ("concern", "recommend", "area for", "areas for", "afi", "coc")
"""How a sentence names a kind of finding; any other decides on what one before it has named."""
_NEXT = 2
"""Sentences behind an act in which a lesser finding may take the place of the one that it closes."""
_AFTER = 3
"""Sentences behind an act in which it may be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """An act that is bound to a finding; `sure` says that it is plain, and bound beyond doubt."""

    deed: Deed
    row: Statement
    sure: bool = False


class Closings:
    """The formal words of one comparison, bound to the older findings."""

    def __init__(
        self,
        old: Outline,
        new: Outline,
        demands: Mapping[str, Demand],
        bearings: Bearings,
        places: PlaceReader,
    ) -> None:
        self._findings = {f.id: f for f in old.inspection.findings if f.kind in DEMANDS}
        self._bearings, self._places = bearings, places
        self._force = new.inspection.force or ""
        self._names = FindingNames(self._findings, demands, bearings, places)

    def of(self, finding: str) -> Formally | None:
        """What the newer report formally decides on an older finding, or None."""
        done = self._done.get(finding, [])
        if not done:
            return None
        deeds = {one.deed for one in done}
        closed, kept = Deed.CLOSES in deeds, Deed.KEEPS in deeds
        back = Deed.REOPENS in deeds or (closed and kept)
        if back or Deed.DOUBTED in deeds:
            rows = tuple(dict.fromkeys(one.row for one in done))
            return Formally(decided=None, rows=rows, doubted=not back)
        sure = [one for one in done if one.sure]
        if not sure:
            return None  # the other rules ask of what the report says
        decided = Decided.CLOSED if closed else Decided.KEPT
        return Formally(decided=decided, rows=tuple(dict.fromkeys(one.row for one in sure)))

    @cached_property
    def _done(self) -> dict[str, list[_Done]]:
        found: dict[str, list[_Done]] = {}
        rows = self._bearings.new.rows
        context, paragraph, section = Context(), -1, None
        for at, row in enumerate(rows):
            if row.sentence.is_demand:
                continue
            if row.sentence.section != section or row.sentence.paragraph != paragraph:
                context, paragraph, section = (
                    Context(),
                    row.sentence.paragraph,
                    row.sentence.section,
                )
            for deed, ids, sure in self._read(at, row, context):
                taken = deed is Deed.CLOSES and self._is_taken_back(at)
                for id_ in ids:
                    found.setdefault(id_, []).append(
                        _Done(deed=Deed.REOPENS if taken else deed, row=row, sure=sure)
                    )
        return found

    def _read(
        self, at: int, row: Statement, context: Context
    ) -> Iterator[tuple[Deed, tuple[str, ...], bool]]:
        text = row.sentence.text.casefold()
        named_before = context.kind is not None or context.asked or context.foreign
        if not (_names_a_kind(text) or (named_before and may_hold_a_decision(text))):
            return
        acts, named = acts_in(row.sentence.text, self._force)
        by_start: dict[int, list[Act]] = {}
        for act in acts:
            by_start.setdefault(act.on.start, []).append(act)
        for one in named:
            mine = by_start.get(one.start, [])
            told = mine[0].on if mine else one
            by_us = any(act.by_us or (act.deed is Deed.KEEPS and not one.pronoun) for act in mine)
            ids = self._names.resolved(told, row, context, is_act=bool(mine), by_us=by_us)
            if ids:
                self._names.remember(ids, told, context)
            elif told.kind is not None and (
                told.about or told.years or told.others or (told.part and not told.plural)
            ):
                context.foreign, context.last = True, ()
            elif told.kind is not None:
                context.last = ()
            if len(ids) == 1 and told.kind is not None and self._names.is_the_only(ids[0]):
                ids = () if any(other.place == 0 for other in named) else ids  # "the other is not"
            for act in mine:
                if act.deed is Deed.CLOSES and _turns_back(row, named):
                    continue
                if one.pronoun and not act.by_us and not context.sure:
                    continue  # of what "this" is told, the other rules ask
                if act.by_it and self._follows_a_body(at):
                    continue
                if act.deed is Deed.ASKED:
                    context.asked = ids
                    continue
                deed = _deed(act.deed, context)
                whom = self._names.others_than(ids, context) if act.but else ids
                if whom and deed is not None and not self._is_before(act):
                    bound = not act.but and self._names.is_beyond_doubt(act.on, whom)
                    sure = bound and (deed is Deed.KEEPS or act.plain)
                    if bound and deed is Deed.CLOSES and self._is_in_doubt(act, row, at):
                        deed, sure = Deed.DOUBTED, False
                    if (bound and not act.on.indefinite) or deed is not Deed.DOUBTED:
                        yield deed, whom, sure
        for act in by_start.get(-1, []):
            for deed, ids in self._implied(act, row, context):
                yield deed, ids, False
        if acts and acts[-1].deed in (Deed.CLOSES, Deed.KEEPS):
            context.deed = acts[-1].deed

    def _is_in_doubt(self, act: Act, row: Statement, at: int) -> bool:
        """Whether its sentence, or one beside it, may take a closing away or lend it to somebody else."""
        spoilt = not act.plain and is_spoilt(words_of_sentence(row.sentence.text, self._force))
        return spoilt or not self._stands_plainly(at)

    def _stands_plainly(self, at: int) -> bool:
        """Whether no sentence round one lends what it says to somebody else, or takes it back."""
        rows = self._bearings.new.rows
        here = rows[at].sentence
        for row in rows[max(0, at - _NEXT) : at + _NEXT + 1]:
            one = row.sentence
            is_near = one.paragraph == here.paragraph
            if one.section != here.section or one.index == here.index or one.is_demand:
                continue
            said = words_of_sentence(one.text, self._force)
            if one.index > here.index:
                stands = follows_plainly(said, is_near=is_near)
            else:
                stands = not is_near or leads_plainly(said)
            if not stands:
                return False
        return True

    def _implied(
        self, act: Act, row: Statement, context: Context
    ) -> Iterator[tuple[Deed, tuple[str, ...]]]:
        """The deed of an act that names no finding: "Our decision: closed", "your request is refused"."""
        if act.deed in (Deed.REFUSED, Deed.GRANTED):
            if context.asked:
                yield Deed.KEEPS if act.deed is Deed.REFUSED else Deed.CLOSES, context.asked
            return
        if act.of_a_list:
            pool = [f for f in self._findings.values() if context.kind is f.kind]
            if ids := tuple(self._names.about(pool, act.on)):
                yield act.deed, ids
            return
        ids = context.last if len(context.last) == 1 else ()
        ids = ids or self._names.topic(list(self._findings.values()), row)
        ids = ids or (tuple(self._findings) if len(self._findings) == 1 else ())
        if ids and not context.foreign:
            yield act.deed, ids

    # -- what takes it back --

    def _follows_a_body(self, at: int) -> bool:
        """Whether "it" may be a body that the sentences before name, and not the one inspected."""
        rows = self._bearings.new.rows
        return any(
            names_a_body(words_of_sentence(rows[place].sentence.text, self._force))
            for place in range(max(0, at - _NEXT), at)
            if rows[place].sentence.paragraph == rows[at].sentence.paragraph
        )

    def _is_before(self, act: Act) -> bool:
        """Whether an act is told of a year before the older report."""
        years = [year for year in self._places.years if year]
        return bool(act.years) and bool(years) and max(act.years) < min(years)

    def _is_taken_back(self, at: int) -> bool:
        """Whether a sentence behind an act, in its paragraph, takes back what it says."""
        rows = self._bearings.new.rows
        here = rows[at].sentence
        for step in range(1, _AFTER + 1):
            if at + step >= len(rows):
                return False
            row = rows[at + step]
            if row.sentence.paragraph != here.paragraph or row.sentence.is_demand:
                return False
            said = words_of_sentence(row.sentence.text, self._force)
            if (step <= _NEXT and is_lowered(said)) or reopens(said):
                return True
            regretted, turned = step == 1 and regrets(said), step == 1 and turns(said)
            if not regretted and not turned:
                continue
            acts, _ = acts_in(row.sentence.text, self._force)
            if (regretted and not acts) or (turned and all(act.on.pronoun for act in acts)):
                return True
        return False


def _names_a_kind(told: str) -> bool:
    return any(word in told for word in _KINDS)


def _deed(deed: Deed, context: Context) -> Deed | None:
    if deed is Deed.SAME:
        deed_now = context.deed
    elif deed is Deed.NOT_SAME:
        deed_now = Deed.KEEPS if context.deed is Deed.CLOSES else None
    else:
        deed_now = deed
    if deed_now in (Deed.CLOSES, Deed.KEEPS):
        context.deed = context.deed if deed is Deed.NOT_SAME else deed_now
    return deed_now


def _turns_back(row: Statement, named: Sequence[NamedFindings]) -> bool:
    """Whether a sentence that names no second finding turns to what is left to do."""
    return len(named) == 1 and takes_back(row.sentence.tokens[1:])
