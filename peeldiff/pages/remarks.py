"""What the newer report says beside the findings: in the inspector's own name, and of earlier inspections."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.model import FindingChange, InspectionDiff, Observation, Recall, Verdict
from peeldiff.model.vocabulary import TONES, VERDICTS, Accent, rank
from peeldiff.pages.page import Bullet, Quote, Section
from peeldiff.pages.places import Places
from peeldiff.phrasing.observed import observations_in_order
from peeldiff.phrasing.phrases import (
    LOOKING_BACK,
    RECALLS,
    inspection_words,
    is_merely_near,
    listed,
    missing_name,
    observations_heading,
    verdict_words,
)
from peeldiff.phrasing.pressing import nearest_ref
from peeldiff.phrasing.whole_thought import begun

__all__ = ["better_since", "missing", "observations", "on_finding", "said_of_earlier"]

_YEAR = late(r"\b20\d\d\b")
_BETTER = "Better since inspections that are not among these files"
_BETTER_MEANING = (
    "The newer report says so of earlier inspections; whether a finding of theirs is closed by it can "
    "only be told with their reports."
)
_MISSING = "Inspections that are not among these files"
_MISSING_MEANING = (
    "The newer report names at least these. With their reports beside these, more could be told of what was "
    "raised before and of what has become of it."
)


def observations(diff: InspectionDiff, places: Places) -> Section | None:
    """What the inspector says of the force: the gravest first."""
    ordered = observations_in_order(diff)
    heading = observations_heading(diff.observations)
    return _section(
        "observations", heading, [_observation(one, diff, places) for one in ordered], ""
    )


def _observation(one: Observation, diff: InspectionDiff, places: Places) -> Bullet:
    beside = (other.text for other in diff.observations)
    text, line = begun(one.text, one.heading, places.inspection, beside)
    return Bullet(
        label="" if one.tone is None else TONES[one.tone].heading,
        text=f"“{text}”",
        accent=Accent.PLAIN if one.tone is None else TONES[one.tone].accent,
        place=places.place(one.line) if line is None else places.span(line, one.text),
    )


def better_since(diff: InspectionDiff, places: Places) -> Section | None:
    """What is better since inspections that neither file is of."""
    found = [one for one in _told_once(diff) if _is_better_since(one, diff)]
    bullets = [_recall(one, diff, places, verdict=False) for one in found]
    return _section("better-since", _BETTER, bullets, _BETTER_MEANING)


def said_of_earlier(diff: InspectionDiff, places: Places) -> Section | None:
    """What the newer report says of earlier inspections and of no finding, the worst first."""
    found = [
        one
        for one in _told_once(diff)
        if _home(one, diff) is None and not _is_better_since(one, diff)
    ]
    found.sort(key=lambda one: rank(VERDICTS, one.verdict))
    return _section("recalls", RECALLS, [_recall(one, diff, places) for one in found], "")


def on_finding(
    diff: InspectionDiff, change: FindingChange, places: Places, newer: str | None = None
) -> tuple[Quote, ...]:
    """What the newer report says of earlier inspections where it speaks of a finding: quoted under the one
    that it speaks of most.

    `newer` takes of these what belongs to one of several newer findings, by its id.
    """
    return tuple(
        Quote(
            text=one.text,
            place=places.span(one.line, one.text),
            label=_lead(one, diff, places, beside=True),
            line=one.line,
        )
        for one in _told_once(diff)
        if _is_same(_home(one, diff), change) and not _is_better_since(one, diff)
        if newer is None or newer == _newer(one, change)
    )


def _newer(one: Recall, change: FindingChange) -> str | None:
    """The newer finding that a recall belongs to."""
    return one.on_new or (nearest_ref(one.text, change.new, change).id if change.new else None)


def _is_same(home: FindingChange | None, change: FindingChange) -> bool:
    """Whether both tell of the same finding: it may be shown with its passages in another order."""
    return home is not None and (home.old, home.new) == (change.old, change.new)


def _home(one: Recall, diff: InspectionDiff) -> FindingChange | None:
    """The finding under which a recall is quoted; none of which is told that nothing is said of it."""
    for change in diff.findings:
        near = change.mention is not None and is_merely_near(change.mention)
        on_it = any(ref.id == one.on_old for ref in change.old) or any(
            ref.id == one.on_new for ref in change.new
        )
        if on_it and not near:
            return change
    return None


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


def _recall(one: Recall, diff: InspectionDiff, places: Places, *, verdict: bool = True) -> Bullet:
    text, line = begun(one.text, None, places.inspection)
    return Bullet(
        label=_lead(one, diff, places, verdict=verdict),
        text=f"“{text}”",
        accent=VERDICTS[one.verdict].accent,
        place=places.span(one.line if line is None else line, one.text),
    )


def _lead(
    one: Recall, diff: InspectionDiff, places: Places, *, verdict: bool = True, beside: bool = False
) -> str:
    """The inspection that a recall refers to, and what its words say plainly: "Improved since 2016".

    The words are the newer report's own, and never that inspection's; `beside` says so where words of the
    older report stand beside them.
    """
    named = inspection_words(one.refers_to, places.inspectorate)
    said = verdict_words(one.verdict) if verdict else ""
    # Any other year alone names no inspection: what is told of it may be a plan or a law.
    is_dated = _YEAR.fullmatch(named) is not None and named != diff.old.cycle
    if said and named and not is_dated and one.verdict is not Verdict.UNCHANGED:
        lead = f"{said} since {named}"
    else:
        lead = ", ".join(filter(None, (named and f"{LOOKING_BACK}{named}", said)))
    if beside and lead:
        lead = f"The newer report, {lead[:1].lower()}{lead[1:]}"
    return lead[:1].upper() + lead[1:]


def missing(diff: InspectionDiff, places: Places) -> Section | None:
    """The inspections that the newer report names and neither file is of."""
    bullets = [
        Bullet(
            label=missing_name(one),
            text=f"named on {_lines(one.lines, places)}",
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


def _section(id: str, heading: str, bullets: Sequence[Bullet], guard: str) -> Section | None:
    if not bullets:
        return None
    return Section(id=id, heading=f"{heading} ({len(bullets)})", guard=guard, blocks=tuple(bullets))
