"""The reader's own decisions: matching is a judgment, and the reader's outranks the program's.

A small TOML file pins matches, breaks them and sets statuses. It is read here, written here and
found again in two reports; what follows from it is the comparison's business. `docs/decisions.md`
describes the file.
"""

from __future__ import annotations

from peeldiff.decisions.applying import apply, is_about
from peeldiff.decisions.file import (
    DECISIONS_NAME,
    find_decisions,
    load_decisions,
    save_decisions,
)
from peeldiff.decisions.keeping import DecisionKeeper, initials, open_decisions, statuses_for
from peeldiff.decisions.shapes import (
    NEWER_ONLY,
    OLDER_ONLY,
    Action,
    Applied,
    Decision,
    Decisions,
    FindingQuote,
    InspectionQuote,
    ItemRuling,
    Place,
    Ruling,
    StatusRuling,
)

__all__ = [
    "DECISIONS_NAME",
    "NEWER_ONLY",
    "OLDER_ONLY",
    "Action",
    "Applied",
    "Decision",
    "DecisionKeeper",
    "Decisions",
    "FindingQuote",
    "InspectionQuote",
    "ItemRuling",
    "Place",
    "Ruling",
    "StatusRuling",
    "apply",
    "find_decisions",
    "initials",
    "is_about",
    "load_decisions",
    "open_decisions",
    "save_decisions",
    "statuses_for",
]
