"""How the two inputs of a comparison stand to each other, and what a reader must be warned of.

Nothing is silently put right: a reversed order is compared as given, and said.
"""

from __future__ import annotations

from collections.abc import Iterable

from alignment.records import replace
from peeldiff.forces import same_body
from peeldiff.inspectorates.whose import bodies_of, inspectorate_of, terms_of
from peeldiff.model import Finding, Inspection, Relation, ReportWarning
from peeldiff.timeline import are_apart, is_later

__all__ = ["find_relation", "of_different_bodies", "parts_of", "warn", "warnings_of"]


def find_relation(old: Inspection, new: Inspection) -> Relation:
    """The relation that decides how silence and grades may be read."""
    if old.source.sha256 == new.source.sha256:
        return Relation.SAME_INSPECTION
    if not same_body(old, new):
        return Relation.DIFFERENT_FORCE
    if (
        old.programme
        and new.programme
        and not inspectorate_of(new).follows(old.programme, new.programme)
    ):
        return Relation.DIFFERENT_PROGRAMME
    is_of_one = bool(old.cycle) and old.cycle == new.cycle and _share_pillar(old, new)
    if is_of_one and not are_apart(old, new):
        return Relation.SAME_INSPECTION
    if is_later(old, new):
        return Relation.REVERSED
    return Relation.SUCCESSIVE


def _share_pillar(old: Inspection, new: Inspection) -> bool:
    if not old.pillars or not new.pillars:
        return True
    return any(pillar in new.pillars for pillar in old.pillars)


def of_different_bodies(old: Inspection, new: Inspection) -> frozenset[tuple[int, int]]:
    """The findings, as indexes of both reports, of which one is asked of another body than the other."""
    if not any(finding.asked_of for finding in (*old.findings, *new.findings)):
        return frozenset()
    return frozenset(
        (i, j)
        for i, ours in enumerate(old.findings)
        for j, theirs in enumerate(new.findings)
        if ours.asked_of != theirs.asked_of
    )


def parts_of(
    pairs: Iterable[tuple[int, int]], old: Inspection, new: Inspection
) -> frozenset[tuple[str, str]]:
    """The findings and items, by their ids, of some pairs of findings."""
    return frozenset(
        (one, other)
        for i, j in pairs
        for one in _ids(old.findings[i])
        for other in _ids(new.findings[j])
    )


def _ids(finding: Finding) -> tuple[str, ...]:
    return (finding.id, *(item.id for item in finding.items))


def warn(old: Inspection, new: Inspection, relation: Relation) -> list[ReportWarning]:
    """What the reader must know before believing the comparison."""
    warnings: list[ReportWarning] = []

    def say(code: str, text: str) -> None:
        warnings.append(ReportWarning(code=code, text=text))

    match relation:
        case Relation.DIFFERENT_FORCE:
            say(
                "different-forces",
                f"The two reports are on different {bodies_of((old, new))[1]} ({old.force} and {new.force}): "
                "nothing here says how either of them changed.",
            )
        case Relation.DIFFERENT_PROGRAMME:
            say(
                "different-programmes",
                f"The two reports belong to different inspection programmes ({old.programme} and "
                f"{new.programme}): what the second does not mention has not been looked at again.",
            )
        case Relation.SAME_INSPECTION:
            if old.source.sha256 != new.source.sha256:
                say(
                    "same-inspection",
                    "Both files are the same inspection in two shapes: differences are those of the "
                    f"documents, not of the {bodies_of((old, new))[0]}.",
                )
        case Relation.SUCCESSIVE:
            if old.pillars and new.pillars and not _share_pillar(old, new):
                say(
                    "different-pillars",
                    f"The older report covers {_listed(old.pillars)}, the newer one "
                    f"{_listed(new.pillars)}: they hardly speak of the same things.",
                )
    if relation is not Relation.DIFFERENT_FORCE and is_later(old, new):
        say(
            "reversed-order",
            f"The report given first ({_name(old)}) is the newer one: old and new are compared in "
            "the order given, so everything reads backwards. Give the older report first.",
        )
    sides = ("first", "second") if relation is Relation.DIFFERENT_FORCE else ("older", "newer")
    for side, inspection in zip(sides, (old, new), strict=True):
        if not inspection.force:
            say(
                "no-force",
                f"The {side} report does not say which {terms_of(inspection).body[0]} it is about.",
            )
        if not inspection.cycle:
            say("no-cycle", f"The {side} report does not say which inspection cycle it belongs to.")
        warnings += warnings_of(inspection)
    return warnings


def warnings_of(inspection: Inspection) -> list[ReportWarning]:
    """The warnings of one report, each of which names its file: they stand beside another's."""
    return [
        replace(warning, text=f"{inspection.source.name}: {warning.text}")
        for warning in inspection.warnings
    ]


def _name(inspection: Inspection) -> str:
    return " ".join(part for part in (inspection.programme, inspection.cycle) if part) or (
        inspection.source.name
    )


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
