"""The closed sets that only a survey has: what became of a file, and whether an inspection is there."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["CoverageState", "DocumentStatus"]


class DocumentStatus(StrEnum):
    """What a survey made of a file."""

    READ = "read"
    COPY = "copy"
    """The same content as another file, which is the one that was read."""
    UNASSIGNED = "unassigned"
    """A report that does not say which body it is on, so that it is part of no history."""
    FOREIGN = "foreign"
    """A file that is no inspection report, or one of an inspectorate that peeldiff does not know."""
    UNREADABLE = "unreadable"


class CoverageState(StrEnum):
    """Whether a survey has an inspection."""

    THERE = "there"
    MISSING = "missing"
    UNREADABLE = "unreadable"
