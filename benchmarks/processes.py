"""Whole processes on one pair of reports, as multiples of `python -c pass` in the same run.

    python benchmarks/processes.py [OLD NEW] [--rounds 7] [--redlines PYTHON] [--skip-growth]
        [--before CHECKOUT]

Without OLD and NEW: the biggest published pair beside the checkout, or else the longest invented
ones. Processor time (user and system) of each process, the median over interleaved rounds, so that
a busy machine slows all alike; peak memory is the largest resident set. Byte code is cached, as it
is for an installed program. `--redlines` names an interpreter that has redlines, which is no
dependency of this project. `--before` measures what another checkout takes for the same, process by
process in turn, prints the ratios and nothing else: whether a change has made it slower.

Prints four tables: the programs side by side, where the time of `diff --format json` goes, growth
with the length of the reports, and peak memory.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"

DIFFLIB = """
import difflib, sys
old, new = (open(path, encoding="utf-8").read().split() for path in sys.argv[1:])
print(difflib.SequenceMatcher(None, old, new).get_opcodes())
"""
DIFF_MATCH_PATCH = """
import sys
from diff_match_patch import diff_match_patch
old, new = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
engine = diff_match_patch()
steps = engine.diff_main(old, new)
engine.diff_cleanupSemantic(steps)
print(steps)
"""
REDLINES = """
import sys
from redlines import Redlines
old, new = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
print(Redlines(old, new).output_markdown)
"""
PHASES = """
import sys, time
from time import process_time as now
marks = [("start", now())]
import peeldiff.compare, peeldiff.inputs, peeldiff.jsonio
import peeldiff.compare.findings, peeldiff.compare.links, peeldiff.compare.sections
marks.append(("imports", now()))
spent = {"aligning": 0.0, "wording": 0.0}
def timed(module, name, phase):
    inner = getattr(module, name)
    def call(*given, **named):
        begun = now()
        try:
            return inner(*given, **named)
        finally:
            spent[phase] += now() - begun
    setattr(module, name, call)
timed(peeldiff.compare.sections, "align", "aligning")
timed(peeldiff.compare.links, "align", "aligning")
timed(peeldiff.compare.sections, "compare_paragraphs", "wording")
timed(peeldiff.compare.findings, "reword", "wording")
old = peeldiff.inputs.read_inspection(sys.argv[1])
new = peeldiff.inputs.read_inspection(sys.argv[2])
marks.append(("reading", now()))
diff = peeldiff.compare.compare(old, new)
marks.append(("comparing", now()))
text = peeldiff.jsonio.to_json(diff)
marks.append(("printing", now()))
for (_, before), (name, after) in zip(marks, marks[1:]):
    print(name, after - before)
for name, seconds in spent.items():
    print("of which " + name, seconds)
"""

Commands = dict[str, list[str]]


def biggest_pair() -> tuple[Path, Path]:
    """The two largest published reports in order of name, or two long invented ones."""
    if SEEDS.is_dir():
        largest = sorted(SEEDS.iterdir(), key=lambda path: -path.stat().st_size)[:2]
        old, new = sorted(largest)
        return old, new
    return (
        ROOT / "fixtures" / "2016-effectiveness-report.md",
        ROOT / "fixtures" / "2018-19-report.txt",
    )


def run(command: list[str], environment: dict[str, str], folder: Path = ROOT) -> tuple[float, int]:
    """Seconds of processor time and peak memory in KiB of one process."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=folder
    ) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def clean() -> dict[str, str]:
    """The environment of every process: byte code is cached."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def beside(old: Path, new: Path, before: Path, rounds: int) -> None:
    """Print how many times the processor time of another checkout each verb takes, by turns."""
    pair = [str(old.resolve()), str(new.resolve())]
    verbs = {
        "--version": ["--version"],
        "read --format json": ["read", pair[0], "--format", "json"],
        "diff --format json": ["diff", *pair, "--format", "json"],
        "diff": ["diff", *pair],
        "summary": ["summary", *pair],
    }
    print("\n| peeldiff | now ms | before ms | now / before, median of turns |\n|---|---|---|---|")
    for name, arguments in verbs.items():
        command = [sys.executable, "-m", "peeldiff", *arguments]
        turns = [
            [run(command, clean(), checkout)[0] for checkout in (ROOT, before)]
            for _ in range(rounds + 1)
        ][1:]
        now, then = (statistics.median(times) * 1000 for times in zip(*turns, strict=True))
        ratio = statistics.median(ours / theirs for ours, theirs in turns)
        print(f"| {name} | {now:.0f} | {then:.0f} | {ratio:.2f} |", flush=True)


def measure(commands: Commands, rounds: int) -> dict[str, tuple[float, int]]:
    """Median seconds and peak KiB of each command, after one unmeasured round."""
    environment = clean()
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    peak = dict.fromkeys(commands, 0)
    for turn in range(rounds + 1):
        for name, command in commands.items():
            taken, memory = run(command, environment)
            if turn:
                seconds[name].append(taken)
                peak[name] = max(peak[name], memory)
    return {name: (statistics.median(seconds[name]), peak[name]) for name in commands}


def programs(old: Path, new: Path, redlines: str | None) -> Commands:
    """Everything that is put side by side; `pass` is the unit."""
    python, pair = sys.executable, [str(old), str(new)]
    peeldiff = [str(Path(python).parent / "peeldiff")]
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "peeldiff --version": [*peeldiff, "--version"],
        "peeldiff --help": [*peeldiff, "--help"],
        "peeldiff diff --format json": [*peeldiff, "diff", *pair, "--format", "json"],
        "peeldiff diff --format markdown": [*peeldiff, "diff", *pair, "--format", "markdown"],
        "peeldiff summary": [*peeldiff, "summary", *pair],
        "git diff --no-index --word-diff": ["git", "diff", "--no-index", "--word-diff", *pair],
        "difflib on words": [python, "-c", DIFFLIB, *pair],
        "diff-match-patch (1 s limit)": [python, "-c", DIFF_MATCH_PATCH, *pair],
    }
    if redlines:
        commands["redlines"] = [redlines, "-c", REDLINES, *pair]
    return commands


def phases(old: Path, new: Path, rounds: int) -> dict[str, float]:
    """Median seconds of each phase of a JSON comparison, inside one process."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-c", PHASES, str(old), str(new)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=ROOT,
            check=True,
        )
        for line in done.stdout.splitlines():
            name, _, value = line.rpartition(" ")
            found.setdefault(name, []).append(float(value))
    return {name: statistics.median(values) for name, values in found.items()}


def longer(path: Path, times: int, folder: Path) -> Path:
    """The report several times over, its prose in other words each time, its headings as they are."""
    text = path.read_text(encoding="utf-8")
    copies = [text]
    for copy in range(1, times):
        letter = "bcdfgklm"[copy]
        copies.append(
            "\n".join(
                re.sub(r"\b([a-z]{6,})\b", rf"\1{letter}o", line) if len(line) > 60 else line
                for line in text.splitlines()
            )
        )
    made = folder / f"{times}x-{path.name}"
    made.write_text("\n\n".join(copies), encoding="utf-8")
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="*", type=Path, metavar="REPORT")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--redlines", metavar="PYTHON")
    parser.add_argument("--skip-growth", action="store_true")
    parser.add_argument("--before", type=Path, metavar="CHECKOUT")
    options = parser.parse_args()
    old, new = options.reports or biggest_pair()
    print(f"{old.name} ({old.stat().st_size:,} bytes), {new.name} ({new.stat().st_size:,} bytes)")

    if options.before is not None:
        beside(old, new, options.before.resolve(), options.rounds)
        return 0
    measured = measure(programs(old, new, options.redlines), options.rounds)
    unit = measured["python -c pass"][0]
    print("\n| process | times `python -c pass` | ms | peak MiB |\n|---|---|---|---|")
    for name, (seconds, peak) in measured.items():
        print(f"| {name} | {seconds / unit:.1f} | {seconds * 1000:.0f} | {peak / 1024:.0f} |")

    print("\n| phase of `diff --format json` | times `python -c pass` | ms |\n|---|---|---|")
    for name, seconds in phases(old, new, options.rounds).items():
        print(f"| {name} | {seconds / unit:.1f} | {seconds * 1000:.0f} |")

    if options.skip_growth:
        return 0
    print("\n| length | times `python -c pass` | times 1x | aligning ms | peak MiB |")
    print("|---|---|---|---|---|")
    first = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 2, 4, 8):
            pair = [longer(path, times, Path(folder)) for path in (old, new)]
            command = [str(Path(sys.executable).parent / "peeldiff"), "diff", "--format", "json"]
            [(seconds, peak)] = measure({"": [*command, *map(str, pair)]}, 2).values()
            first = first or seconds
            aligning = phases(pair[0], pair[1], 1)["of which aligning"] * 1000
            ratios = f"{seconds / unit:.0f} | {seconds / first:.1f} | {aligning:.0f}"
            print(f"| {times}x | {ratios} | {peak / 1024:.0f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
