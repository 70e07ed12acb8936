"""Figures that both reports give, and whether the two may be compared at all.

Two numbers are comparable only if label and kind of value agree; different periods are what one
wants to compare, a missing or an odd period is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.model import Figure, FigureChange, Inspection
from peeldiff.words import plain

__all__ = ["change_figures"]


def change_figures(old: Inspection, new: Inspection) -> tuple[FigureChange, ...]:
    """Figures with the same label in both reports that stand once in each, in the newer order."""
    before, after = _by_label(old.figures), _by_label(new.figures)
    changes = []
    for label, theirs in after.items():
        ours = before.get(label, [])
        if len(ours) == len(theirs) == 1:
            changes.append(_change(ours[0], theirs[0]))
    return tuple(changes)


def _by_label(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        same = found.setdefault(plain(figure.label).rstrip("*"), [])
        if not any(other.value == figure.value and other.period == figure.period for other in same):
            same.append(figure)
    return found


def _change(old: Figure, new: Figure) -> FigureChange:
    comparable, why = True, "Both reports give it under the same label."
    if old.unit and new.unit and plain(old.unit) != plain(new.unit):
        comparable, why = False, f"One is {old.unit} and the other {new.unit}."
    elif _unit(old.value) != _unit(new.value):
        comparable, why = False, "One is a percentage or an amount and the other is not."
    elif (old.period is None) != (new.period is None):
        comparable, why = False, "Only one of the reports says for which period it stands."
    elif old.period and new.period:
        why = f"For {old.period} and {new.period}."
        if _length(old.period) != _length(new.period):
            comparable, why = False, f"The periods differ in kind: {old.period}, {new.period}."
    label = new.label
    unit = new.unit or old.unit
    if unit and plain(unit) not in plain(label):
        label = f"{label} {unit}"
    return FigureChange(label, old.value, new.value, comparable, why, old.line, new.line)


def _unit(value: str) -> str:
    return "".join(sorted(set(value) & set("%£"))) + ("m" if value.rstrip().endswith("m") else "")


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_ALIKE = {
    "ending": "to",
    "ended": "to",
    "twelve": "12",
    "six": "6",
    "three": "3",
    "of": "at",
    "on": "at",
}
_COUNT = late(r"\b(\d+|twelve|six|three) months\b")


def _length(period: str) -> str:
    """What a period is besides its dates: "12 months to", "as at"; a year is twelve months."""
    said = plain(period).replace("year to", "12 months to").replace("year end", "12 months end")
    count = _COUNT.search(said)
    words = [_ALIKE.get(word, word) for word in said.split() if word.isalpha()]
    told = [word for word in words if word not in _MONTHS and word not in ("the", "for", "in")]
    number = _ALIKE.get(count[1], count[1]) if count else ""
    return " ".join([number, *(word for word in told if word != number)])
