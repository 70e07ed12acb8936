"""Figures that both reports give, and whether the two may be compared at all.

Reports print a measure with and without its unit, its date and its plural: what is left then is its name.
Two numbers are comparable only if name, qualification and kind of value agree; different periods are
what one wants to compare, a missing or an odd period is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from alignment.late import late
from alignment.records import replace
from peeldiff.model import Figure, FigureChange, Inspection
from peeldiff.words import plain, sentences

__all__ = ["BOTH", "change_figures"]

BOTH = "Both reports give this measure."
"""The reason where there is no more to say."""


def change_figures(old: Inspection, new: Inspection) -> tuple[FigureChange, ...]:
    """Figures of one measure that stand once in each report, in the newer order.

    Those with the same label are taken first, then those of the same name.
    """
    found: dict[int, FigureChange] = {}
    left, right = list(old.figures), list(new.figures)
    for name in (_label, _name):
        before, after = _by(name, left), _by(name, right)
        for key, theirs in after.items():
            ours = before.get(key, [])
            if len(ours) == len(theirs) == 1:
                at = next(n for n, figure in enumerate(new.figures) if figure is theirs[0])
                was, now = _dated(ours[0]), _dated(theirs[0])
                full = _qualified(was, now, old), _qualified(now, was, new)
                found[at] = _noted(_change(*full), full[0] is not was, full[1] is not now)
        told = {(change.old_line, change.new_line) for change in found.values()}
        left = [figure for figure in left if figure.line not in {line for line, _ in told}]
        right = [figure for figure in right if figure.line not in {line for _, line in told}]
    return tuple(found[at] for at in sorted(found))


def _by(name: Callable[[Figure], str], figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        same = found.setdefault(name(figure), [])
        if not any(other.value == figure.value and other.period == figure.period for other in same):
            same.append(figure)
    return found


def _label(figure: Figure) -> str:
    return plain(figure.label).rstrip("*")


def _name(figure: Figure) -> str:
    """The name of the measure: its label without what is in brackets, its unit, its date and its plural."""
    label = _DATE.sub("", _BRACKETS.sub(" ", plain(figure.label)))
    if figure.unit:
        label = label.replace(plain(figure.unit), " ")
    return " ".join(word.removesuffix("s") for word in label.strip(" ,*").split())


def _qualification(figure: Figure) -> str:
    return " ".join(_BRACKETS.findall(plain(figure.label)))


def _dated(figure: Figure) -> Figure:
    """The figure with the period that its label names, if nothing else does, and without it in the label."""
    if figure.period is None and (date := _DATE.search(figure.label)):
        return replace(figure, period=date[1], label=figure.label[: date.start()])
    return figure


def _qualified(figure: Figure, other: Figure, inspection: Inspection) -> Figure:
    """The figure with the "(excluding …)" of the other report's label, where its own report says elsewhere
    that the measure is without that."""
    excluded = _EXCLUDED.search(plain(other.label))
    if not excluded or _qualification(figure):
        return figure
    words = _name(figure).split()
    for section in inspection.sections:
        for paragraph in section.paragraphs:
            for sentence in sentences(plain(paragraph.text)):
                said = _WITHOUT.search(sentence)
                if said and said[1] == excluded[1] and _tells_of(sentence[: said.start()], words):
                    return replace(figure, label=f"{figure.label} {excluded[0]}")
    return figure


def _noted(change: FigureChange, older: bool, newer: bool) -> FigureChange:
    """The change with the note that one of the reports says elsewhere what its label leaves out."""
    if not (older or newer):
        return change
    excluded = _EXCLUDED.search(plain(change.label))
    what = f"that it is without {excluded[1]}" if excluded else "what its label leaves out"
    which = "newer" if newer else "older"
    return replace(
        change,
        why=f"{change.why.rstrip('.')}; the {which} report says elsewhere {what}.",
    )


def _tells_of(text: str, words: Sequence[str]) -> bool:
    """Whether a text has the name of a measure in its order: "police-recorded crime"."""
    told = (word.removesuffix("s") for word in _WORDS.findall(text))
    return f" {' '.join(words)} " in f" {' '.join(told)} "


_EXCLUDED = late(
    r"\((?:excluding|excludes|except(?: for)?|without|not including) ([a-z][a-z -]*)\)"
)
_WITHOUT = late(
    r"\b(?:exclud(?:ing|es?)|except(?: for)?|without|(?:not|n't) includ(?:ing|e)) "
    r"([a-z][a-z -]*?)\s*(?=[).,;:]|$)"
)
_WORDS = late(r"[a-z]+|[0-9]+")
_BRACKETS = late(r"\([^()]*\)")
_DATE = late(
    r",? ((?:(?:at|on|to|as at|year to|year ending) )?(?:\d{1,2} [a-z]+ )?(?:19|20)\d\d(?:[/–-]\d\d)?)\s*$",
    re.IGNORECASE,
)


def _change(old: Figure, new: Figure) -> FigureChange:
    comparable, why = True, BOTH
    if _qualification(old) != _qualification(new):
        comparable, why = (
            False,
            f"The reports name it differently: “{old.label}” and “{new.label}”.",
        )
    elif old.unit and new.unit and plain(old.unit) != plain(new.unit):
        comparable, why = False, f"One is {old.unit} and the other {new.unit}."
    elif _unit(old.value) != _unit(new.value):
        comparable, why = False, "One is a percentage or an amount and the other is not."
    elif (old.period is None) != (new.period is None):
        comparable, why = False, "Only one of the reports says for which period it stands."
    elif old.period and new.period:
        why = f"For {old.period} and {new.period}."
        if _length(old.period) != _length(new.period):
            comparable, why = False, f"The periods differ in kind: {old.period}, {new.period}."
    if comparable and _decimals(old.value) != _decimals(new.value):
        rounded = "older" if _decimals(old.value) < _decimals(new.value) else "newer"
        why = f"{why[:-1]}; the {rounded} one is rounded more."
    label = new.label.rstrip(" ,")
    unit = new.unit or old.unit
    if unit and plain(unit) not in plain(label):
        label = f"{label} {unit}"
    return FigureChange(label, old.value, new.value, comparable, why, old.line, new.line)


def _decimals(value: str) -> int:
    return len(value.partition(".")[2].rstrip("%m "))


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
