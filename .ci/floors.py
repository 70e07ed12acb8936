"""Holds the scores to their floors, which may only rise.

Runs the scorer beside the checkout over the published reports and over the invented ones, and
compares each figure with `tests/score_floors.json`. `--raise` writes better figures down as the new
floors; a lower one is never written.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCORER = ROOT.parent / "shared" / "score" / "score.py"
FLOORS = ROOT / "tests" / "score_floors.json"
SETS: dict[str, list[str]] = {
    "published": [],
    "invented": ["--gold", str(ROOT / "fixtures" / "labels"), "--seeds", str(ROOT / "fixtures")],
}

Table = dict[str, dict[str, float]]


def measure(options: list[str]) -> Table:
    """The scorer's table: report or pair → figure → value from 0 to 1."""
    peeldiff = f"{sys.executable} -m peeldiff"
    done = subprocess.run(
        [sys.executable, str(SCORER), "all", "--peeldiff", peeldiff, "--json", *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    table: Table = json.loads(done.stdout)
    return table


def main() -> int:
    """Measure, compare, and with `--raise` write; 1 if anything fell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="write better figures down"
    )
    options = parser.parse_args()
    floors: dict[str, Table] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    measured = {name: measure(flags) for name, flags in SETS.items()}
    fallen = []
    for name, table in measured.items():
        kept = floors.setdefault(name, {})
        for report, figures in table.items():
            row = kept.setdefault(report, {})
            told = " ".join(f"{key}={value:.2f}" for key, value in figures.items())
            print(f"{name} {report}: {told}")
            for key, value in figures.items():
                floor = row.get(key, 0.0)
                if round(value, 4) < floor:
                    fallen.append(
                        f"{name} {report}: {key} {value:.4f} is below its floor {floor:.4f}"
                    )
                row[key] = max(floor, round(value, 4))
    for line in fallen:
        print(line, file=sys.stderr)
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
