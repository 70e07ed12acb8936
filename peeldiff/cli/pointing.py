"""Which finding `why` is asked about: by its reference, or by its number among the older ones."""

from __future__ import annotations

from alignment.records import dataclass
from peeldiff.errors import UsageError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peeldiff.compare import Between
    from peeldiff.model import FindingChange, Inspection
    from peeldiff.status import Case

__all__ = ["Pointed", "pointed"]


@dataclass(frozen=True, slots=True)
class Pointed:
    """What is asked about: the older points, and of a newer finding what it was taken for."""

    cases: tuple[Case, ...]
    newer: FindingChange | None = None


def pointed(named: str, between: Between, cases: Sequence[Case]) -> Pointed:
    """The finding that is named; raises `UsageError`, with the nearest references, where none is.

    `cases` are those of the older points, in the order of their numbers.
    """
    old, new = between.old, between.new
    if named.isdecimal():
        if 1 <= int(named) <= len(cases):
            return Pointed((cases[int(named) - 1],))
        raise UsageError(
            f"{old.source.name} has no finding number {named}; give a number from 1 to {len(cases)}, or "
            "a reference."
        )
    ref = _refs(old, new).get(named.strip().casefold())
    if ref is None:
        raise _unknown(named, old, new)
    mine = {finding.id for finding in old.findings if finding.ref == ref}
    if mine:
        return Pointed(tuple(case for case in cases if case.demand.finding.id in mine))
    ids = {finding.id for finding in new.findings if finding.ref == ref}
    change = next(one for one in between.findings if not ids.isdisjoint(r.id for r in one.new))
    olds = {one.id for one in change.old}
    return Pointed(tuple(case for case in cases if case.demand.id in olds), change)


def _refs(*reports: Inspection) -> dict[str, str]:
    """Each reference as printed, by its small letters."""
    found = (finding.ref for report in reports for finding in report.findings)
    return {ref.casefold(): ref for ref in found if ref}


def _unknown(named: str, old: Inspection, new: Inspection) -> UsageError:
    from peeldiff.meant import nearest

    known = list(_refs(old, new).values())
    told = f"No finding of {old.source.name} or {new.source.name} has the reference {named}"
    near = nearest(named, known)
    if near:
        return UsageError(f"{told}; the nearest are {', '.join(near)}.")
    if known:
        return UsageError(f"{told}; theirs are {known[0]} to {known[-1]}.")
    return UsageError(f"{told}, and none of their findings has one; give a number.")
