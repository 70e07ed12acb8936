"""Figures that both reports give, and whether the two may be compared at all.

Two numbers are comparable only if label and kind of value agree; different periods are what one
wants to compare, a missing or an odd period is said.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    if _unit(old.value) != _unit(new.value):
        comparable, why = False, "One is a percentage or an amount and the other is not."
    elif (old.period is None) != (new.period is None):
        comparable, why = False, "Only one of the reports says for which period it stands."
    elif old.period and new.period:
        why = f"For {old.period} and {new.period}."
        if _length(old.period) != _length(new.period):
            comparable, why = False, f"The periods differ in kind: {old.period}, {new.period}."
    return FigureChange(new.label, old.value, new.value, comparable, why, old.line, new.line)


def _unit(value: str) -> str:
    return "".join(sorted(set(value) & set("%£"))) + ("m" if value.rstrip().endswith("m") else "")


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)


def _length(period: str) -> str:
    """What a period is besides its dates: "months ending", "as at"."""
    return " ".join(
        word for word in plain(period).split() if word.isalpha() and word not in _MONTHS
    )
