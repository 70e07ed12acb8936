"""Two years of one invented report, and a sentence planted in the second that settles a fate.

The older report lists every point of `fates.toml`. The newer one is the same a year later, with other
prose; it lists all points but the one in question, and says of this one what the table has for it. So
each pair has one fate to find, and every other demand persists.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

TABLE = tomllib.loads((Path(__file__).parent / "fates.toml").read_text("utf-8"))

QUESTIONS = (
    ("How well does the force prevent crime, tackle anti-social behaviour and keep people safe?",
     "preventing crime and tackling anti-social behaviour"),
    ("How well does the force investigate crime and reduce re-offending?",
     "investigating crime and reducing re-offending"),
    ("How well does the force protect vulnerable people from harm, and support victims?",
     "protecting vulnerable people from harm and supporting victims"),
    ("How well does the force tackle serious and organised crime?",
     "tackling serious and organised crime"),
)  # fmt: skip
PROSE = {
    "2016": (
        "Constables in the fen villages know the shopkeepers by name, and the youth club is full.",
        "Detectives share a building with the bakers of Stanwick Cross, and both start early.",
        "The safeguarding team sits on the second floor of the old corn exchange in Harrowby.",
        "A superintendent from the coast speaks for the county in the regional meetings.",
    ),
    "2017": (
        "The market square has a new police box, which opens when the stalls do.",
        "Two of the detectives have been lent to the airport, and a third is on leave.",
        "The corn exchange is being painted, and the team has moved to the library.",
        "The regional meetings have been held at the castle since the railway bridge was closed.",
    ),
}
NOT_INSPECTED = "This question was not inspected in 2017."


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of reports and the fates that will do for the point in question.

    `items` are the fates of its items in order, where it has any.
    """

    kind: str
    point: str
    older: str
    newer: str
    fates: tuple[str, ...]
    items: tuple[tuple[str, ...], ...] = ()


def report(
    year: str,
    points: list[dict[str, Any]],
    said: str = "",
    at: int = 0,
    not_inspected: int | None = None,
) -> str:
    """A report of one year; `said` stands as a paragraph of its own under question `at`."""
    lines = [f"PEEL: Police effectiveness {year}", "An inspection of Marlshire Police", ""]
    for number, (question, about) in enumerate(QUESTIONS):
        lines += [question, ""]
        if number == not_inspected:
            lines += ["Good", "", NOT_INSPECTED, ""]
        else:
            lines += [f"Marlshire Police is good at {about}. {PROSE[year][number]}", ""]
        if said and number == at:
            lines += [said, ""]
        mine = [point for point in points if point["at"] == number]
        lines += ["Areas for improvement", ""] if mine else []
        for point in mine:
            lines.append(f"- {point['demand']}")
            items = point.get("items", ())
            ends = [";"] * (len(items) - 2) + ["; and", "."]
            lines += [f"    • {item}{end}" for item, end in zip(items, ends, strict=False)]
        lines.append("")
    return "\n".join(lines)


_KINDS: tuple[tuple[str, bool, str, tuple[str, ...]], ...] = (
    # kind, whether the earlier inspection is recalled, what is said, the fates that will do
    ("said to be done", True, "done", ("resolved",)),
    ("said not to be done", True, "undone", ("persisting",)),
    ("said to be open", True, "open", ("persisting",)),
    ("said to be partly done", True, "some", ("partly_resolved",)),
    ("done with a reservation", True, "hedged", ("partly_resolved",)),
    ("only planned", True, "plan", ("not_raised", "persisting", "partly_resolved")),
    ("only recalled", True, "", ("not_raised",)),
    ("recalled beside praise of something else", True, "near", ("not_raised",)),
    ("recalled, then another answered", True, "another", ("not_raised",)),
    ("done, nothing recalled", False, "alone", ("resolved", "not_raised")),
    ("something near it praised", False, "near", ("not_raised",)),
    ("planned, nothing recalled", False, "plan", ("not_raised", "persisting", "partly_resolved")),
    ("not mentioned", False, "", ("not_raised",)),
)

_GENERAL = {
    "done": ("resolved",),
    "undone": ("persisting",),
    "some": ("partly_resolved",),
    "trap": ("not_raised", "not_reinspected", "persisting", "partly_resolved"),
}


def cases(*, thorough: bool) -> Iterator[Case]:
    """The cases of the table: points by kinds, then those in another place or another shape.

    Of the general sentences each point gets one in four, unless `thorough`.
    """
    points = TABLE["point"]
    older = report("2016", points)
    for number, point in enumerate(points):
        others = [other for other in points if other is not point]
        frame = TABLE["frames"][number % len(TABLE["frames"])]
        recall = frame.format(point["recalled"])
        another = points[number - 5]
        says = {**point, "another": f"{frame.format(another['recalled'])} {another['done']}"}
        for kind, recalls, key, fates in _KINDS:
            said = " ".join(part for part in (recall if recalls else "", says.get(key, "")) if part)
            newer = report("2017", others, said, point["at"])
            yield Case(kind, point["demand"], older, newer, fates)
        for kind, fates in _GENERAL.items():
            for nth, sentence in enumerate(TABLE["general"][kind]):
                if not thorough and (number + nth) % 4:
                    continue
                newer = report("2017", others, f"{recall} {sentence}", point["at"])
                yield Case(f"general: {kind}", point["demand"], older, newer, fates)
        done = f"{recall} {point['done']}"
        elsewhere = report("2017", others, done, (point["at"] + 1) % len(QUESTIONS))
        yield Case("said to be done elsewhere", point["demand"], older, elsewhere, ("resolved",))
        again = report("2017", points, done, point["at"])
        yield Case(
            "said to be done and asked again", point["demand"], older, again, ("persisting",)
        )
        left = [other for other in others if other["at"] != point["at"]]
        silent = report("2017", left, not_inspected=point["at"])
        fates = ("not_reinspected",)
        yield Case("not inspected", point["demand"], older, silent, fates)
    yield from _itemised()


def _itemised() -> Iterator[Case]:
    """Of three items some are said to be done and the others to be open."""
    for point in TABLE["itemised"]:
        points = [*TABLE["point"], point]
        older = report("2016", points)
        for done in product((True, False), repeat=len(point["items"])):
            said = [point["done" if is_done else "open"][n] for n, is_done in enumerate(done)]
            recall = TABLE["frames"][0].format(point["recalled"])
            newer = report("2017", TABLE["point"], " ".join([recall, *said]), point["at"])
            whole = ("resolved",) if all(done) else ("partly_resolved",)
            if not any(done):
                whole = ("persisting",)
            items = tuple(("resolved",) if is_done else ("persisting",) for is_done in done)
            yield Case("items", point["demand"], older, newer, whole, items)
