"""`peeldiff survey`: choose the engine, tell how far it is, show what came out."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from peeldiff.errors import ExitCode, UsageError
from peeldiff.output import progress, terminal_width, wants_colour, write_stdout
from peeldiff.survey import Engine, PoolEngine, SerialEngine, default_jobs, survey

__all__ = ["Pace", "run_survey"]


def run_survey(options: argparse.Namespace) -> int:
    """Write the package and print what is in it."""
    with _engine(options) as engine, progress("Looking for reports") as say:
        found = survey(options.files, options.out, engine=engine, tell=Pace(say).tell)
    from peeldiff.survey.overview import overview

    look = overview(found.out)
    if options.format == "json":
        from peeldiff.jsonio import to_json

        write_stdout(to_json(look))
        return ExitCode.DONE
    from peeldiff.pages.survey import survey_page
    from peeldiff.render.text import text

    width = options.width or terminal_width()
    page = survey_page(look, width, options.out)
    write_stdout(text(page, width, colour=wants_colour(options.color)))
    return ExitCode.DONE


@contextmanager
def _engine(options: argparse.Namespace) -> Iterator[Engine]:
    """What does the work, until it is done."""
    if options.cluster is None:
        jobs = options.jobs or default_jobs()
        yield PoolEngine(jobs) if jobs > 1 else SerialEngine()
        return
    if options.jobs is not None:
        raise UsageError("--jobs counts processes of this machine; leave it out with --cluster.")
    from peeldiff.survey.cluster import ClusterEngine

    with ClusterEngine(options.cluster, out=options.out, given=options.files) as engine:
        yield engine


class Pace:
    """Says how much is done, how fast it goes and how long the rest takes."""

    def __init__(
        self, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._say = say
        self._clock = clock
        self._doing = ""
        self._begun = 0.0

    def tell(self, doing: str, done: int, of: int) -> None:
        """See `peeldiff.survey.Tell`."""
        now = self._clock()
        if doing != self._doing:
            self._doing, self._begun = doing, now
        told = f"{doing} {done} of {of}" if of > 1 else doing
        passed = now - self._begun
        if done and passed > 1:
            rate = done / passed
            left = round((of - done) / rate)
            told += f", {rate:.0f} a second" if rate >= 1 else f", {60 * rate:.0f} a minute"
            told += f", {_duration(left)} left" if left else ""
        self._say(told)


def _duration(seconds: int) -> str:
    """ "40 s", "3 min", "2 h 5 min"."""
    if seconds < 90:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
