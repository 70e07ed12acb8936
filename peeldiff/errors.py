"""Everything that can go wrong for a reason that a user can mend.

One tree. Each message is one sentence that names the file, says where, and what would be valid;
the command line prints it and ends with `ExitCode.FAILED`. Anything else that escapes is a bug.
"""

from __future__ import annotations

from enum import IntEnum

__all__ = [
    "ClusterError",
    "DataFileError",
    "DecisionsError",
    "ExitCode",
    "FormatError",
    "JsonInputError",
    "LimitError",
    "NotAReportError",
    "OutputError",
    "PeeldiffError",
    "SourceError",
    "UsageError",
]


class ExitCode(IntEnum):
    """What the process says when it ends."""

    DONE = 0
    CHANGED = 1
    """Only with `--exit-code`: the comparison shows a change."""
    NEEDS_A_LOOK = 1
    """Only with `read --check`: what was read of a file should be looked at."""
    FAILED = 2
    """Wrong usage, or an input or output that cannot be used."""


class PeeldiffError(Exception):
    """The root: its text is one sentence for the user."""

    exit_code = ExitCode.FAILED


class UsageError(PeeldiffError):
    """The command line asks for something that does not exist."""


class SourceError(PeeldiffError):
    """A file cannot be read at all: missing, a folder, empty, binary, no permission."""


class FormatError(SourceError):
    """A file is of a known format but damaged, encrypted, or holds no text (a scan)."""


class LimitError(SourceError):
    """A file is larger or more deeply nested than `peeldiff.document.limits` allows."""


class NotAReportError(SourceError):
    """The text was read, but nothing in it looks like an inspection report."""


class JsonInputError(SourceError):
    """A `.json` file is not what `peeldiff read --format json` prints."""


class DecisionsError(PeeldiffError):
    """The reader's decisions file has a mistake; the message gives file, line and the valid choices."""


class DataFileError(PeeldiffError):
    """A data file of the program has a mistake; the message gives file, place and what would be valid."""


class OutputError(PeeldiffError):
    """The output cannot be written; nothing was left half-written."""


class ClusterError(PeeldiffError):
    """The machines of `survey --cluster` cannot be used; what they did is kept."""
