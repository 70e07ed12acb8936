"""`peeldiff survey`: choose the engine, tell how far it is, show what came out."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from peeldiff.errors import ExitCode, UsageError
from peeldiff.output import narrate, progress, terminal_width, wants_colour, write_stdout
from peeldiff.survey import Engine, PoolEngine, SerialEngine, default_jobs, survey

__all__ = ["Pace", "run_survey"]


def run_survey(options: argparse.Namespace) -> int:
    """Write the package and print what is in it; or sample its claims, or tell what was judged of them."""
    audit = options.audit
    if audit is not None and not audit.isdecimal():
        return _audited(options)
    if audit is not None and int(audit) < 1:
        raise UsageError(f"--audit {audit} samples nothing; give a number from 1 on, or a sample.")
    if options.out is None:
        raise UsageError("`peeldiff survey` needs a folder to write into; give one after --out.")
    if not options.files:
        if audit is None:
            raise UsageError("`peeldiff survey` needs reports; give a folder with reports.")
        return _sampled(options)
    with _engine(options) as engine, progress("Looking for reports") as say:
        found = survey(
            options.files,
            options.out,
            engine=engine,
            forces=options.forces,
            tell=Pace(say).tell,
        )
    from peeldiff.survey.overview import overview

    look = overview(found.out, group=options.group)
    if options.format == "json":
        from peeldiff.jsonio import to_json

        write_stdout(to_json(look))
        return ExitCode.DONE
    from peeldiff.render.text import text
    from peeldiff.survey.overview_page import survey_page

    width = options.width or terminal_width()
    page = survey_page(look, width, options.out)
    write_stdout(text(page, width, colour=wants_colour(options.color)))
    return ExitCode.DONE if audit is None else _sampled(options)


def _sampled(options: argparse.Namespace) -> int:
    """Write the sample of a package that is there."""
    from peeldiff.survey.audit import write_sample

    path, count = write_sample(Path(options.out), int(options.audit))
    narrate(
        f"{path} has {count} claims: write yes or no under right, and give the file after --audit."
    )
    return ExitCode.DONE


def _audited(options: argparse.Namespace) -> int:
    """Tell what people judged in a sample."""
    from peeldiff.survey.audit import read_audit

    if options.files:
        raise UsageError(
            f"--audit {options.audit} reads a sample and takes no report; give a number to sample claims."
        )
    found = read_audit(options.audit)
    if options.format == "json":
        from peeldiff.jsonio import to_json

        write_stdout(to_json(found))
        return ExitCode.DONE
    from peeldiff.render.text import text
    from peeldiff.survey.audit_page import audit_page

    width = options.width or terminal_width()
    write_stdout(text(audit_page(found), width, colour=wants_colour(options.color)))
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
