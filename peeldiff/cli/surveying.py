"""`peeldiff survey`: choose the engine, tell how far it is, show what came out."""

from __future__ import annotations

import argparse

from peeldiff.errors import ExitCode
from peeldiff.output import progress, write_stdout
from peeldiff.survey import Engine, PoolEngine, SerialEngine, default_jobs, survey

__all__ = ["run_survey"]


def run_survey(options: argparse.Namespace) -> int:
    """Write the package and print what is in it."""
    jobs = options.jobs or default_jobs()
    engine: Engine = PoolEngine(jobs) if jobs > 1 else SerialEngine()
    with progress("Looking for reports") as say:
        found = survey(
            options.files,
            options.out,
            engine=engine,
            tell=lambda doing, done, of: say(f"{doing} {done} of {of}"),
        )
    write_stdout(
        f"{found.documents} documents ({found.read} read now), {found.bodies} bodies "
        f"({found.followed} followed now): {found.out}\n"
    )
    return ExitCode.DONE
