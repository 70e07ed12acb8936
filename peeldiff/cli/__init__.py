"""The `peeldiff` command: where a process starts and what it ends with.

`--version` is answered before anything else loads, because scripts and shells ask for it often.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # `typing` takes longer to import than `--version` to answer

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_RECORDS_BETWEEN_SEARCHES = 500_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (None: that of the process) and return the exit code.

    0: done. 1: with `--exit-code`, the comparison shows a change. 2: wrong usage, or an input or
    output that cannot be used; one sentence on standard error says which.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        from peeldiff._version import __version__

        try:
            sys.stdout.write(f"peeldiff {__version__}\n")
            sys.stdout.flush()
            return 0
        except (AttributeError, OSError):
            pass  # closed or full: the way that loads more says so
    import gc

    # Reports hold no circles: to look for them at every 700th record takes a tenth of the time.
    gc.set_threshold(_RECORDS_BETWEEN_SEARCHES)
    from peeldiff.cli.run import run

    return run(arguments)
