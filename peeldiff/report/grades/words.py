"""The closed classes of words by which sentences that speak of grades are read."""

from __future__ import annotations

__all__ = [
    "ADVERBS",
    "BE",
    "HAS",
    "OF_WHAT",
    "OURS",
    "POINTERS",
    "PREPOSITIONS",
    "SINCE",
    "STOPS",
    "TURNS",
]

BE = frozenset("is was are were be been being am remains remain remained stays stay stayed".split())  # noqa: SIM905
HAS = frozenset("has have had".split())  # noqa: SIM905
PREPOSITIONS = frozenset("on with at as to in into of for by under within from between".split())  # noqa: SIM905
OF_WHAT = frozenset("at in for on of with about over across to around under where when how".split())  # noqa: SIM905
"""Words with which it begins what a judgment is on."""
ADVERBS = frozenset(
    """
    overall again still now therefore once more currently only just even merely simply clearly firmly also
    today accordingly hence thus so too well quite indeed already here there always both no less than
    better higher other anything nothing worse a an the ever then formally certainly rather since namely
    """.split()  # noqa: SIM905
)
"""What may stand between a verb and the grade that it gives."""
SINCE = frozenset("since now today but again still anew fresh afresh".split())  # noqa: SIM905
STOPS = frozenset(";:().?!-")
TURNS = frozenset(
    "but while whereas although though because when if unless until since whether".split()  # noqa: SIM905
)
"""Words with which a clause begins that has a time, a place or a doubt of its own."""
POINTERS = frozenset("it this that here you what which one".split())  # noqa: SIM905
OURS = frozenset("we we've i i've hmic hmicfrs inspectors".split())  # noqa: SIM905
