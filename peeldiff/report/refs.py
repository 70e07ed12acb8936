"""How a finding is quoted for good: "LEI-2018/19-AFI-03", its force, cycle, kind and place in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count

from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Inspection
from peeldiff.words import plain, words_in

__all__ = ["distinct", "finding_refs", "force_short", "place_of"]

_UNKNOWN = "XXX"
"""Stands for a force or a cycle that the report does not name."""
_LETTERS = 3


def finding_refs(inspection: Inspection, words: Inspectorate) -> tuple[str, ...]:
    """The reference of each finding, in order.

    A report on one pillar, or of another programme than the main one, carries that in its references,
    so that two reports of a cycle do not share them.
    """
    known = words.refs
    cycle = (inspection.cycle or inspection.published or _UNKNOWN).strip()
    parts = [force_short(inspection.force, words), "".join(cycle.split()) or _UNKNOWN]
    programme = known.programmes.get(inspection.programme or "", "OTHER")
    if not programme and len(inspection.pillars) == 1:
        programme = known.pillars.get(inspection.pillars[0], inspection.pillars[0].upper())
    if programme:
        parts.append(programme)
    seen: Counter[str] = Counter()
    refs = []
    for finding in inspection.findings:
        kind = known.kinds[finding.kind]
        seen[kind] += 1
        refs.append("-".join([*parts, kind, f"{seen[kind]:02d}"]))
    return tuple(refs)


def distinct(refs: Sequence[str]) -> tuple[str, ...]:
    """The same references, where one that was given already has the next free number of its kind.

    Two shapes of one report number their findings alike; what only the second prints is counted on.
    """
    taken = set(refs)
    seen: set[str] = set()
    found = []
    for ref in refs:
        if ref and ref in seen:
            stem = ref.rpartition("-")[0]
            ref = next(free for n in count(1) if (free := f"{stem}-{n:02d}") not in taken)
            taken.add(ref)
        seen.add(ref)
        found.append(ref)
    return tuple(found)


def force_short(force: str | None, words: Inspectorate) -> str:
    """Three letters for a force: those of the data file, or else the first of its name.

    A force that is not listed gets a letter more rather than the short name of one that is.
    """
    name = place_of(force, words)
    known = words.refs.forces
    listed = {plain(place): short for place, short in known.items()}
    if name in listed:
        return listed[name]
    letters = "".join(words_in(name)).upper()
    if not letters:
        return _UNKNOWN
    short = letters[:_LETTERS].ljust(_LETTERS, "X")
    for length in range(_LETTERS, len(letters) + 1):
        short = letters[:length].ljust(_LETTERS, "X")
        if short not in known.values():
            break
    return short


def place_of(force: str | None, words: Inspectorate) -> str:
    """The place in a force's name, in plain form: "devon and cornwall"; "" without a name."""
    name = plain(force or "").replace("&", "and")
    for prefix in words.head.force_prefixes:
        name = name.removeprefix(f"{prefix} ")
    for suffix in words.head.force_suffixes:
        name = name.removesuffix(f" {plain(suffix).replace('&', 'and')}")
    return name
