"""What the newer report says beside its findings: of earlier inspections, and in the inspector's own name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from peeldiff.compare.outline import Outline
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import (
    FindingChange,
    FollowUp,
    Inspection,
    MissingInspection,
    Observation,
    Recall,
    Tone,
)
from peeldiff.statements import Statement, Statements
from peeldiff.statements.composer import Sign, clauses, compose
from peeldiff.words import plain

__all__ = ["is_named", "missing_inspections", "observations", "recalls"]

_PLEASED = frozenset(
    {"pleased", "impressed", "commend", "congratulate", "encouraged", "delighted", "glad"}
)
_TROUBLED = frozenset({"concerned", "disappointed", "worried", "troubled", "uneasy", "dismayed"})
"""How an inspector says what he or she feels: these settle the tone, whatever else is named."""
_MOST = 6
"""Observations that are told: an inspector's own page has few that praise or warn."""
_PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")


def recalls(new: Outline, changes: Iterable[FindingChange]) -> tuple[Recall, ...]:
    """The follow-ups of the newer report that no finding's evidence quotes, in reading order."""
    quoted = [e.text for change in _flat(changes) for e in change.evidence]
    told = {one.text: one for one in reversed(new.inspection.followups)}
    return tuple(
        Recall(
            line=one.line,
            text=one.text,
            refers_to=one.refers_to,
            verdict=one.verdict,
            heading=new.heading_of(one.section),
        )
        for one in new.inspection.followups
        if told[one.text] is one
        and not any(one.text in text or text in one.text for text in quoted)
    )


def _flat(changes: Iterable[FindingChange]) -> Iterator[FindingChange]:
    for change in changes:
        yield change
        yield from change.items


def observations(
    new: Outline, statements: Statements, words: Inspectorate
) -> tuple[Observation, ...]:
    """What the inspector says in his or her own name, praise or concern, in reading order."""
    names = words.plain_set("structure", "observations")
    places = {at for at, section in enumerate(new.sections) if plain(section.heading) in names}
    found = []
    for row in statements.rows:
        if row.sentence.section not in places or row.sentence.finding is not None:
            continue
        tone = _tone(row)
        if tone is not None:
            heading = new.sections[row.sentence.section].heading
            found.append(
                Observation(
                    line=row.sentence.line, text=row.sentence.text, tone=tone, heading=heading
                )
            )
    concerns = [one for one in found if one.tone is not Tone.PRAISE]
    chosen = {id(one) for one in (*concerns, *found)[:_MOST]}
    return tuple(one for one in found if id(one) in chosen)


def _tone(row: Statement) -> Tone | None:
    """The tone of a sentence in which the inspector speaks, or None if it has none."""
    words = {token.word for token in row.sentence.tokens}
    if row.sentence.text.rstrip().endswith("?"):
        return None
    if row.recall is not None and row.recall.is_formal and row.decision is None:
        return Tone.CONCERN
    if words.isdisjoint({"i", "my", "me", "we", "our", "force", "constabulary"}):
        return None
    pleased, troubled = not words.isdisjoint(_PLEASED), not words.isdisjoint(_TROUBLED)
    if pleased or troubled:
        return Tone.MIXED if pleased and troubled else Tone.PRAISE if pleased else Tone.CONCERN
    names = [mark.name for mark in row.marks]
    signs = {compose(clause).sign for clause in clauses(names)} - {Sign.NONE}
    classes = {name for mark in row.marks for name in mark.name.split("+")}
    if signs == {Sign.GOOD}:
        return Tone.PRAISE if classes.isdisjoint({"but", "left"}) else Tone.MIXED
    return Tone.CONCERN if signs == {Sign.BAD} else None


def missing_inspections(old: Inspection, new: Inspection) -> tuple[MissingInspection, ...]:
    """The inspections that the newer report names with a year and that neither report is."""
    found: dict[str, list[int]] = {}
    for one in new.followups:
        for name in _named(one):
            if is_named(old, name) or name[:4] >= (new.cycle or "9")[:4]:
                continue
            found.setdefault(name, []).append(one.line)
    return tuple(
        MissingInspection(refers_to=name, lines=tuple(sorted(set(lines))))
        for name, lines in sorted(found.items())
    )


def _named(one: FollowUp) -> Sequence[str]:
    """The years that a follow-up refers to, each with the pillar that it names."""
    words = plain(one.refers_to).replace("(", " ").replace(")", " ").split()
    years = [word for word in words if word[:2] == "20" and word[:4].isdigit()]
    pillar = next((word for word in words if word in _PILLARS), "")
    return [f"{year} {pillar}".strip() for year in years]


def is_named(inspection: Inspection, name: str) -> bool:
    """Whether "2015" or "2015 effectiveness" may mean an inspection."""
    year, _, pillar = name.partition(" ")
    if (inspection.cycle or "")[:4] != year[:4]:
        return False
    return not pillar or not inspection.pillars or pillar in inspection.pillars
