"""How a survey says what it counts: the same on the terminal and on the page of all bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from peeldiff.inspectorates import load_inspectorate
from peeldiff.inspectorates.whose import terms_called
from peeldiff.phrasing.phrases import listed
from peeldiff.survey.tables import DocumentStatus

__all__ = ["concerns_words", "files_words", "nothing_words", "printed_words", "weak_words"]

_FILES = {
    DocumentStatus.READ: ("was read", "were read"),
    DocumentStatus.COPY: ("is an identical copy", "are identical copies"),
    DocumentStatus.UNASSIGNED: ("names no body", "name no body"),
    DocumentStatus.FOREIGN: (
        "is no inspection report of a kind that peeldiff knows",
        "are no inspection reports of a kind that peeldiff knows",
    ),
    DocumentStatus.UNREADABLE: ("could not be read", "could not be read"),
}
"""One, and several."""
_NAMED = 6
"""Bodies that are named where there are many."""


def files_words(counts: Mapping[str, int]) -> str:
    """ "193 files were found: 191 were read and 2 are identical copies."."""
    told = [
        f"{counts[status]:,} {words[counts[status] != 1]}"
        for status, words in _FILES.items()
        if counts.get(status)
    ]
    files = sum(counts.values())
    found = _counted(files, "file was", "files were") + " found"
    if files == 1:
        told = [one.replace("1 ", "it ", 1) for one in told]
    return f"{found}: {listed(told)}." if told else f"{found}."


def printed_words(inspections: int, bodies: int, demands: int) -> str:
    """ "They hold 191 inspections of 59 bodies, which ask for something 1,801 times."."""
    if not inspections:
        return "No inspection was found."
    held = f"{_counted(inspections, 'inspection')} of {_counted(bodies, 'body', 'bodies')}"
    which = "which asks" if inspections == 1 else "which ask"
    return f"They hold {held}, {which} for something {_counted(demands, 'time')}."


def concerns_words(demands: int, concerns: int) -> str:
    """Why there are fewer concerns than demands: "This makes 54 concerns, as …"."""
    if not concerns:
        return ""
    if demands == concerns:
        return f"This makes {_counted(concerns, 'concern')}: nothing was asked for again."
    return f"This makes {_counted(concerns, 'concern')}, as what a body was asked for again counts once."


def weak_words(words: Iterable[str]) -> Iterator[str]:
    """What "not raised again" is worth where an inspectorate words each list anew; `words` are data files."""
    for name in sorted(set(words)):
        recognised = terms_called(name).recognised
        if recognised:
            yield (
                f"{load_inspectorate(name).name} words each list anew: of what is asked for again in other "
                f"words about {recognised} is recognised. So “not raised again” and “new this time” hold "
                "much that was asked for again: no rate can be made of them."
            )


def nothing_words(names: Sequence[str]) -> str:
    """The police forces of which the survey has nothing: some by name, and where all of them stand."""
    if len(names) <= _NAMED + 1:
        return f"No report was found of {listed(list(names))}."
    return (
        f"No report was found of {len(names)} police forces, among them {listed(list(names[:_NAMED]))}; "
        "data/coverage.csv names them all."
    )


def _counted(count: int, one: str, several: str = "") -> str:
    """ "1,801 times": digits, as they stand beside others."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
