"""What a report's comment on an earlier inspection is taken to say, beside its writer's verdict.

    python benchmarks/reader/followups.py

Each thread of the corpus is read as the only paragraph of a report. Prints, for writers who taught the
reader and for those kept for measuring, how many verdicts are told, right, and the opposite.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from corpus import CORPUS, MEASURING

from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Paragraph, Section, Verdict
from peeldiff.reading.followups import read_followups

_BETTER, _BAD = ("improved",), ("not_improved", "worse")


def threads() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every labelled thread with its writer."""
    for path in sorted(CORPUS.glob("*/threads.jsonl")):
        for line in filter(str.strip, path.read_text("utf-8").splitlines()):
            yield path.parent.name, json.loads(line)


def verdict(thread: dict[str, Any]) -> str:
    """The first verdict that is told of a thread, by a report of the year after the last one it names."""
    text = " ".join(sentence["text"] for sentence in thread["sentences"])
    years = re.findall(r"20\d\d", f"{thread['refers_to']} {text}")
    section = Section(
        id="s1", parent=None, level=1, heading="Custody", pillar=None, line=1, end_line=1, page=None,
        inspected=True, grade=None, paragraphs=(Paragraph(text, 1, 1),),
    )  # fmt: skip
    cycle = str(max(map(int, years)) + 1) if years else "2023"
    found = read_followups([section], [], load_inspectorate(), None, cycle)
    return found[0].verdict.value if found else Verdict.UNCLEAR.value


def main() -> None:
    """Print the table."""
    counts: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    for writer, thread in threads():
        count, want, got = counts[writer in MEASURING], thread["verdict"], verdict(thread)
        count["threads"] += 1
        if got != Verdict.UNCLEAR.value:
            count["told"] += 1
            count["right"] += got == want
            count["opposite"] += any(
                want in one and got in other for one, other in ((_BETTER, _BAD), (_BAD, _BETTER))
            )
    for measuring, count in counts.items():
        said = ", ".join(
            f"{name} {count[name]}" for name in ("threads", "told", "right", "opposite")
        )
        print(f"{'measuring' if measuring else 'teaching'} writers: {said}")


if __name__ == "__main__":
    main()
