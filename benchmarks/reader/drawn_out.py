"""Report pairs of the corpus drawn out: prose of other writers' reports stands among that of each newer one.

Reports of the corpus have some hundred sentences, published ones near a thousand. What others wrote of the
same subjects is what a passage has to be told from there. `drawn_out.py TARGET [SENTENCES]` writes the pairs
with their labels into a folder, for `score.py` and for `rank.py`.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from corpus import CORPUS

SENTENCES = 450
_END = re.compile(r"[.!?](\s|$)")
_RECALLS = re.compile(r"\b(20\d\d|last (year|time)|previous|earlier)\b")
_LEAST = 90
"""Letters of a line of prose at least: shorter ones are headings and rows of lists."""


def draw_out(target: Path, sentences: int = SENTENCES) -> None:
    """Write the pairs of all writers, each newer report with so many sentences."""
    told = [
        (path.parent.name, path.name.removesuffix("-new.txt"), _prose(path.read_text("utf-8")))
        for path in sorted(CORPUS.glob("*/*-new.txt"))
    ]
    for labels in sorted(CORPUS.glob("*/*-labels.json")):
        writer, stem = labels.parent.name, labels.name.removesuffix("-labels.json")
        pool = [
            line.replace(_force(other), _force(stem))
            for name, other, prose in told if name != writer
            for line in prose if not _RECALLS.search(line)
        ]  # fmt: skip
        folder = target / writer
        folder.mkdir(parents=True, exist_ok=True)
        new = (labels.parent / f"{stem}-new.txt").read_text("utf-8")
        (folder / f"{stem}-new.txt").write_text(_drawn_out(new, pool, stem, sentences), "utf-8")
        for name in (f"{stem}-old.txt", labels.name):
            (folder / name).write_text((labels.parent / name).read_text("utf-8"), "utf-8")


def _drawn_out(text: str, pool: list[str], stem: str, sentences: int) -> str:
    chance = random.Random(stem)
    lines, prose = text.split("\n"), set(_prose(text))
    count, added = len(_END.findall(text)), []
    while count < sentences:
        added.append(chance.choice(pool))
        count += len(_END.findall(added[-1]))
    spots = [at for at, line in enumerate(lines) if line in prose]
    spots = [at for at in spots if at > len(lines) // 6] or spots
    after: dict[int, list[str]] = {}
    for line in added:
        after.setdefault(chance.choice(spots), []).append(line)
    found = []
    for at, line in enumerate(lines):
        found.append(line)
        for more in after.get(at, ()):
            found += ["", more]
    return "\n".join(found)


def _prose(text: str) -> list[str]:
    return [
        line for line in text.split("\n")
        if len(line) > _LEAST and line[0].isalpha() and line.rstrip().endswith(".")
        and " should " not in line and "|" not in line
    ]  # fmt: skip


def _force(stem: str) -> str:
    return stem.rpartition("-")[2].capitalize()


if __name__ == "__main__":
    draw_out(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else SENTENCES)
