"""Parses the command line, runs one verb, and turns every known failure into one sentence."""

from __future__ import annotations

import atexit
import gc
from contextlib import nullcontext

from peeldiff.cli.parser import build_parser
from peeldiff.errors import ExitCode, PeeldiffError
from peeldiff.output import narrate, progress

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["run"]

_IN_THE_BROWSER = 50_000
"""Records between searches for circles: its widgets do hold some, and nobody shall wait for a long search
behind a key."""
_INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C ended


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return the exit code; a bug shows its traceback and ends with 2."""
    options = build_parser(arguments[0] if arguments else "").parse_args(arguments)
    if options.verb is None:
        narrate("say what to do; `peeldiff --help` shows every verb with examples.")
        return ExitCode.FAILED
    from peeldiff.cli.verbs import VERBS

    if options.verb == "browse":
        gc.set_threshold(_IN_THE_BROWSER)
    # Reports hold no circles: Python need not search all of them when it ends, as it does twice.
    atexit.register(gc.freeze)
    try:
        # Who is asked something, or sees a screen, needs no line that says to wait.
        with nullcontext() if options.verb in ("decide", "browse") else progress("Working"):
            return VERBS[options.verb](options)
    except PeeldiffError as error:
        narrate(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception:
        # Python would end with 1, which `--exit-code` promises to mean a change.
        import traceback

        traceback.print_exc()
        narrate("this is a mistake in peeldiff, not in the report; please tell its developers.")
        return ExitCode.FAILED
