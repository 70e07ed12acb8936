"""What the newer report says beside the findings: in the inspector's own name, and of earlier inspections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from peeldiff.model import InspectionDiff, Observation, Recall, Verdict
from peeldiff.model.vocabulary import TONES, VERDICTS, rank
from peeldiff.pages.page import Bullet, Section
from peeldiff.pages.places import Places
from peeldiff.render.phrases import (
    OBSERVATIONS,
    RECALLS,
    RECALLS_MEANING,
    counted,
    listed,
    verdict_words,
)

__all__ = ["better_since", "missing", "observations", "said_of_earlier"]

_YEAR = re.compile(r"\b20\d\d\b")
_BETTER = "Better since inspections that are not among these files"
_BETTER_MEANING = (
    "The newer report says so of earlier inspections; whether a finding of theirs is closed by it can "
    "only be told with their reports."
)
_MISSING = "Inspections that are not among these files"
_MISSING_MEANING = (
    "The newer report names them. With their reports beside these, more could be told of what was raised "
    "before and of what has become of it."
)


def observations(diff: InspectionDiff, places: Places) -> Section | None:
    """What the inspector says in his or her own name, concern first."""
    ordered = sorted(diff.observations, key=lambda one: rank(TONES, one.tone))
    return _section(
        "observations", OBSERVATIONS, [_observation(one, places) for one in ordered], ""
    )


def _observation(one: Observation, places: Places) -> Bullet:
    return Bullet(
        label=TONES[one.tone].heading,
        text=f"“{one.text}”",
        accent=TONES[one.tone].accent,
        place=places.place(one.line),
    )


def better_since(diff: InspectionDiff, places: Places) -> Section | None:
    """What is better since inspections that neither file is of."""
    found = [one for one in _told_once(diff) if _is_better_since(one, diff)]
    bullets = [_recall(one, places, verdict=False) for one in found]
    return _section("better-since", _BETTER, bullets, _BETTER_MEANING)


def said_of_earlier(diff: InspectionDiff, places: Places) -> Section | None:
    """What else the newer report says of earlier inspections, the worst first."""
    found = [one for one in _told_once(diff) if not _is_better_since(one, diff)]
    found.sort(key=lambda one: rank(VERDICTS, one.verdict))
    return _section("recalls", RECALLS, [_recall(one, places) for one in found], RECALLS_MEANING)


def _is_better_since(one: Recall, diff: InspectionDiff) -> bool:
    """A paragraph may speak of several years: the recall has to name that of the missing inspection."""
    years = set(_YEAR.findall(one.refers_to))
    return one.verdict is Verdict.IMPROVED and any(
        one.line in missed.lines
        and (not years or years.intersection(_YEAR.findall(missed.refers_to)))
        for missed in diff.missing
    )


def _told_once(diff: InspectionDiff) -> list[Recall]:
    """The recalls without those that say no more than another one or than an observation."""
    observed = [one.text for one in diff.observations]
    return [
        one
        for at, one in enumerate(diff.recalls)
        if not any(one.text in text for text in observed)
        and not any(
            one.text in other.text and (len(one.text) < len(other.text) or number < at)
            for number, other in enumerate(diff.recalls)
            if number != at
        )
    ]


def _recall(one: Recall, places: Places, *, verdict: bool = True) -> Bullet:
    said = verdict_words(one.verdict) if verdict else ""
    lead = ", ".join(part for part in (one.refers_to, said) if part)
    return Bullet(
        label=lead[:1].upper() + lead[1:],
        text=f"“{one.text}”",
        accent=VERDICTS[one.verdict].accent,
        place=places.place(one.line),
    )


def missing(diff: InspectionDiff, places: Places) -> Section | None:
    """The inspections that the newer report names and neither file is of."""
    bullets = [
        Bullet(
            label=one.refers_to[:1].upper() + one.refers_to[1:],
            text=f"named {_times(len(one.lines))}, on {_lines(one.lines, places)}",
        )
        for one in diff.missing
    ]
    return _section("missing", _MISSING, bullets, _MISSING_MEANING)


def _lines(lines: Sequence[int], places: Places) -> str:
    """ "lines 85 and 196"; each with its file where a report has several."""
    told = [places.line(line) for line in lines]
    if any(words != f"line {line}" for words, line in zip(told, lines, strict=True)):
        return listed(told)
    return f"line{'s' * (len(lines) > 1)} {listed(list(map(str, lines)))}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, counted(count, "time"))


def _section(id: str, heading: str, bullets: Sequence[Bullet], guard: str) -> Section | None:
    if not bullets:
        return None
    return Section(id=id, heading=f"{heading} ({len(bullets)})", guard=guard, blocks=tuple(bullets))
