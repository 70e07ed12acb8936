"""A survey of many invented reports: time, processor time and memory, beside one process for each pair.

    python benchmarks/survey.py [--forces 60] [--jobs 2] [--pairs 20] [--keep FOLDER]

Makes the reports (`benchmarks/many.py`), surveys them in a process of its own, surveys them again with
nothing changed, and runs `peeldiff diff` as a process of its own for a sample of the pairs, whose figures
are multiplied. Processor time is user and system of all processes. Prints two tables as Markdown.

What the engine costs is what the processes of the survey spend outside the work itself: starting and
importing in the workers, and handing work out and results in, on both sides.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

from many import make

T = TypeVar("T")
R = TypeVar("R")


# ---- the survey, measured from inside -----------------------------------------------------------


@dataclass(frozen=True)
class Clocked:
    """Work that says how much processor time it took."""

    function: Callable[..., Any]

    def __call__(self, *given: Any) -> tuple[float, Any]:
        begun = process_time()
        result = self.function(*given)
        return process_time() - begun, result


class ClockedEngine:
    """An engine, the processor time of the work that it was given, and that of handing it out."""

    def __init__(self, engine: Any) -> None:
        self.workers = engine.workers
        self.handing = 0.0
        self.work: dict[str, float] = {}
        self._engine = engine

    def map_unordered(
        self,
        function: Callable[[Sequence[T]], R],
        chunks: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        results = self._engine.map_unordered(Clocked(function), chunks, Clocked(lost))
        name = function.__name__
        while True:
            begun = process_time()
            found = next(results, None)
            passed = process_time() - begun
            if found is None:
                self.handing += passed
                return
            spent, result = found
            self.work[name] = self.work.get(name, 0.0) + spent
            # Serial work is done here while it is waited for.
            self.handing += passed if self.workers > 1 else passed - spent
            yield result


def inside(folder: str, out: str, jobs: int) -> None:
    """Survey, and print what it took as JSON."""
    from peeldiff.survey import PoolEngine, SerialEngine, survey

    engine = ClockedEngine(PoolEngine(jobs) if jobs > 1 else SerialEngine())
    wall: dict[str, float] = {}
    begun = time.monotonic()

    def tell(doing: str, done: int, of: int) -> None:
        wall[doing] = time.monotonic() - begun  # when it was last told of

    found = survey([folder], out, engine=engine, tell=tell)
    mine = resource.getrusage(resource.RUSAGE_SELF)
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        json.dumps(
            {
                "documents": found.documents,
                "read": found.read,
                "bodies": found.bodies,
                "followed": found.followed,
                "wall": time.monotonic() - begun,
                "until": wall,
                "work": engine.work,
                "handing": engine.handing,
                "parent": mine.ru_utime + mine.ru_stime,
                "workers": workers.ru_utime + workers.ru_stime,
                "parent_kib": mine.ru_maxrss,
                "worker_kib": workers.ru_maxrss,
                "jobs": jobs,
            }
        )
    )


def surveyed(folder: Path, out: Path, jobs: int) -> dict[str, Any]:
    """What `inside` prints, from a process that has done nothing else."""
    done = subprocess.run(
        [sys.executable, __file__, "--inside", str(folder), str(out), str(jobs)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# ---- one process for each pair ------------------------------------------------------------------


def run(command: list[str]) -> tuple[float, float, int]:
    """Wall time, processor time and peak KiB of one process."""
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def sample(made: list[Path], inspections: int, count: int) -> list[tuple[Path, Path]]:
    """Pairs of successive inspections, as many of each place in the history as can be."""
    forces = [made[at : at + inspections] for at in range(0, len(made), inspections)]
    steps = inspections - 1
    return [
        (force[number % steps], force[number % steps + 1])
        for number in range(count)
        for force in [forces[number // steps % len(forces)]]
    ]


# ---- tables -------------------------------------------------------------------------------------


def row(name: str, found: dict[str, Any], pairs: int) -> str:
    processor = found["parent"] + found["workers"]
    work = sum(found["work"].values())
    overhead = found["workers"] - work if found["jobs"] > 1 else 0.0
    overhead += found["handing"]
    memory = f"{found['parent_kib'] / 1024:.0f}"
    if found["jobs"] > 1:
        memory += f" + {found['jobs']} x {found['worker_kib'] / 1024:.0f}"
    return (
        f"| {name} | {found['wall']:.1f} | {processor:.1f} | {1000 * processor / pairs:.0f} "
        f"| {overhead / processor:.1%} | {memory} |"
    )


def parts(found: dict[str, Any], pairs: int) -> list[str]:
    """Where the processor time of a survey goes."""
    reading = found["work"].get("read_documents", 0.0)
    following = found["work"].get("follow_bodies", 0.0)
    workers = found["workers"] - reading - following if found["jobs"] > 1 else 0.0
    own = found["parent"] - found["handing"]
    if found["jobs"] == 1:
        own -= reading + following
    table = {
        f"reading, {1000 * reading / found['documents']:.0f} ms a document": reading,
        f"comparing and following, {1000 * following / found['bodies']:.0f} ms a force": following,
        "starting the workers, importing, sending and receiving there": workers,
        "handing out and taking in": found["handing"],
        "finding files, grouping, writing the package": own,
    }
    whole = found["parent"] + found["workers"]
    return [
        f"| {name} | {spent:.1f} | {1000 * spent / pairs:.1f} | {spent / whole:.1%} |"
        for name, spent in table.items()
    ]


def main() -> int:
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        return 0
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--forces", type=int, default=60)
    parser.add_argument("--inspections", type=int, default=8)
    parser.add_argument("--prose", type=float, default=1.0, help="see `benchmarks/many.py`")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--pairs", type=int, default=20, help="pairs in processes of their own")
    parser.add_argument("--serial", action="store_true", help="also without other processes")
    parser.add_argument("--keep", type=Path, help="make reports and packages here and keep them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        home = options.keep or Path(passing)
        reports = home / "reports"
        made = make(
            reports, forces=options.forces, inspections=options.inspections, prose=options.prose
        )
        pairs = options.forces * (options.inspections - 1)
        unit = statistics.median(run([sys.executable, "-c", "pass"])[1] for _ in range(5))
        size = sum(path.stat().st_size for path in made) / 2**20
        print(f"{len(made)} documents ({size:.1f} MiB), {pairs} pairs, {options.jobs} processes; ")
        print(f"`python -c pass` takes {1000 * unit:.0f} ms of processor time.\n")
        print("| run | wall s | processor s | ms a pair | engine | peak MiB |")
        print("|---|---|---|---|---|---|")
        first = surveyed(reports, home / "package", options.jobs)
        print(row("survey", first, pairs), flush=True)
        again = surveyed(reports, home / "package", options.jobs)
        print(row("again, nothing changed", again, pairs), flush=True)
        if options.serial:
            print(row("one process", surveyed(reports, home / "serial", 1), pairs), flush=True)
        if options.pairs:
            program = str(Path(sys.executable).parent / "peeldiff")
            taken = [
                run([program, "diff", str(old), str(new), "--format", "json"])
                for old, new in sample(made, options.inspections, options.pairs)
            ]
            walls, processor, memory = zip(*taken, strict=True)
            print(
                f"| a process a pair: {len(taken)} pairs, multiplied "
                f"| {statistics.mean(walls) * pairs / options.jobs:.0f} "
                f"| {statistics.mean(processor) * pairs:.0f} "
                f"| {1000 * statistics.mean(processor):.0f} | – "
                f"| {options.jobs} x {max(memory) / 1024:.0f} |"
            )
        print("\n| of the survey | processor s | ms a pair | share |\n|---|---|---|---|")
        print("\n".join(parts(first, pairs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
