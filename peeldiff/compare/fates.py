"""What became of a point of the older report, by what the newer one says of it.

Silence is not an answer: it is read only where the question was inspected again. `resolved` needs a
sentence that says so of exactly this point; anything that takes it back makes it less. Rather
`not_raised` than a doubtful `resolved`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from peeldiff.compare.answers import Answer
from peeldiff.compare.evidence import Library
from peeldiff.compare.telling import Point
from peeldiff.model import Confidence, Status, Verdict
from peeldiff.reading.verdicts import BAD, SHORT_OF_GOOD, Reading

__all__ = ["Coverage", "Fate", "fate_of"]

_RECALLED = 0.42
"""Share of a point that a follow-up has to speak of to be about it."""
_STILL_OPEN = 0.48
_NEAREST = 0.4
"""The same for a passage that is quoted as the nearest, though it decides nothing."""
_ALONE = 0.05
"""Lead over the next follow-up that makes a weaker one the answer."""
_EXACTLY = 0.6
"""The same for a sentence that names no earlier inspection."""
_WHOLLY = 0.72
"""The same to be settled by a sentence that only says what is now done or what is good."""
_PRACTICE = 0.6
"""Part of such a sentence that must be the point's own; of praise, which is easily of something beside:"""
_PRAISE = 0.9
_SAID_AGAIN = 0.7
"""The same for one that only states as a fact what was asked, in a paragraph that answers."""
_IMPLIED = 0.55
"""The same for a follow-up that names no inspection."""
_AS_GOOD = 0.8
"""Part of the best score from which another answer counts as much."""


class Coverage(Enum):
    """Whether the newer report looked at what a point is about."""

    INSPECTED = auto()
    NOT_INSPECTED = auto()
    """It says that it did not inspect the question."""
    NOT_ASKED = auto()
    """It covers the pillar, but asks no such question."""
    NOT_COVERED = auto()
    """It is of another pillar, programme or force."""


@dataclass(frozen=True, slots=True)
class Fate:
    """The status of a point that the newer report does not list, and what it rests on."""

    status: Status
    confidence: Confidence
    why: str
    answers: tuple[Answer, ...] = ()
    lead: float | None = None


def fate_of(
    point: Point,
    library: Library,
    questions: Collection[int],
    coverage: Coverage,
    *,
    since: str = "",
) -> Fate:
    """The fate of a point; `questions` are the sections that succeed its own, `since` is the year of
    the older report."""
    said = library.follow_ups(point, questions, since=since)
    meant = _meant(said)
    recalled = _about(meant)
    against = [a for a in said if a.anothers and _speaks_against(a)]
    if coverage is Coverage.NOT_COVERED:
        return Fate(
            Status.NOT_REINSPECTED, Confidence.HIGH,
            "This report does not cover the subject, so its silence proves nothing.",
        )  # fmt: skip
    if recalled and (coverage is not Coverage.NOT_INSPECTED or recalled[0].share >= _EXACTLY):
        return _answered(recalled, against)
    if coverage is Coverage.NOT_INSPECTED:
        return Fate(
            Status.NOT_REINSPECTED, Confidence.HIGH,
            "The question was not inspected this time, so silence proves nothing.",
        )  # fmt: skip
    stated = library.statements(point, questions)
    exact = [a for a in stated if a.share >= _EXACTLY and a.telling]
    if exact:
        fate = _stated(exact)
        if fate:
            return fate
    acted = [a for a in meant if a.reading.acted and a.recalls and a.share >= _RECALLED]
    if acted:
        return Fate(
            Status.PARTLY_RESOLVED, Confidence.LOW,
            "The report recalls this point and tells what has been done since, not whether that was enough.",
            (acted[0],) if acted[0].text == acted[0].recall else (acted[0].recalled(), acted[0]),
        )  # fmt: skip
    if not point.whole and (fate := _among_others(stated)):
        return fate
    if coverage is Coverage.NOT_ASKED:
        return Fate(
            Status.NOT_REINSPECTED, Confidence.MEDIUM,
            "The newer report does not ask the question under which this stood, and does not mention it.",
        )  # fmt: skip
    unclear = [a for a in meant if a.recalls and a.telling and a.share >= _EXACTLY]
    if unclear:
        return Fate(
            Status.NOT_RAISED, Confidence.LOW,
            "The report comes back to this point, but not with words that say plainly what has become of it.",
            tuple(unclear[:1]),
        )  # fmt: skip
    near = (a for a in stated if a.share >= _NEAREST and a.in_question and not a.anothers)
    nearest = tuple(near)[:2]
    return Fate(
        Status.NOT_RAISED, Confidence.MEDIUM,
        "The area was inspected again; the report neither repeats this nor says that it is done.",
        nearest,
    )  # fmt: skip


def _meant(answers: Sequence[Answer]) -> list[Answer]:
    """The answers that are not another point's. Where that one's stands where this point is recalled,
    what speaks of much less of it elsewhere is no answer either."""
    taken = max((a.score for a in answers if a.anothers), default=0.0)
    return [
        a
        for a in answers
        if not a.anothers and (a.share >= _EXACTLY or a.own or a.score >= taken * _AS_GOOD)
    ]


def _about(answers: Sequence[Answer]) -> list[Answer]:
    """The follow-ups that are about a point: those that speak of enough of it, or the one that speaks
    of part of it where no other comes near."""
    answers = [a for a in answers if a.telling]
    sure = [a for a in answers if a.reading.verdict is not None and a.share >= _needed(a)]
    best = answers[0] if answers else None
    if sure or best is None or best.reading.verdict in (None, *BAD) or not best.recalls:
        return sure
    rival = next((a.score for a in answers[1:] if a.line != best.line), 0.0)
    return [best] if (best.own or best.score >= _RECALLED) and best.score - rival >= _ALONE else []


def _needed(answer: Answer) -> float:
    """How much of a point a follow-up must speak of; more to call it open than to call it better,
    because what is not listed again is not lightly said to be open still."""
    if not answer.recalls:
        return _IMPLIED
    return _STILL_OPEN if answer.reading.verdict in BAD else _RECALLED


def _speaks_against(answer: Answer) -> bool:
    """Whether an answer takes something from a better one."""
    reading = answer.reading
    return reading.verdict in SHORT_OF_GOOD or reading.hedged


def _answered(recalled: Sequence[Answer], against: Sequence[Answer]) -> Fate:
    """What follow-ups say: the best decides, unless one about as good contradicts it, be it one of
    those `against` that may be meant for another point."""
    best = recalled[0]
    close = [a for a in recalled if a.score >= best.score * _AS_GOOD]
    if best.reading.verdict is Verdict.IMPROVED:
        close += [a for a in against if a.telling and a.score >= best.score * _AS_GOOD]
    verdicts = [a.reading.verdict for a in close]
    others = [a for a in recalled if a not in close]
    lead = round(best.score - others[0].score, 4) if others else None
    good = [a for a in close if a.reading.verdict is Verdict.IMPROVED]
    bad = [a for a in close if a.reading.verdict in BAD]
    if good and (bad or Verdict.PARTLY in verdicts):
        return Fate(
            Status.PARTLY_RESOLVED, Confidence.MEDIUM,
            "The report says that some of it is better and some is not.",
            tuple(close[:3]), lead,
        )  # fmt: skip
    if good:
        settled = [a for a in good if a.reading.settled]
        if settled:
            sure = best.reading.settled and best.recalls and best.share >= _EXACTLY
            return Fate(
                Status.RESOLVED,
                Confidence.HIGH if sure else Confidence.MEDIUM,
                "The report recalls this point and says that it has been dealt with.",
                tuple(settled[:2]), lead,
            )  # fmt: skip
        return Fate(
            Status.PARTLY_RESOLVED, Confidence.MEDIUM,
            "The report says that this has improved, but not that it is done.",
            tuple(good[:2]), lead,
        )  # fmt: skip
    if Verdict.PARTLY in verdicts:
        return Fate(
            Status.PARTLY_RESOLVED, Confidence.MEDIUM,
            "The report says that part of it is better or done, but not all of it.",
            tuple(a for a in close if a.reading.verdict is Verdict.PARTLY)[:2], lead,
        )  # fmt: skip
    if bad:
        return Fate(
            Status.PERSISTING, Confidence.MEDIUM,
            "The report does not list this again, but says that it has not improved.",
            tuple(bad[:2]), lead,
        )  # fmt: skip
    return Fate(
        Status.NOT_RAISED, Confidence.LOW,
        "The report recalls this point but does not say what has become of it.",
        (), lead,
    )  # fmt: skip


def _among_others(stated: Sequence[Answer]) -> Fate | None:
    """What a paragraph that answers the parts one by one says of this part: never that it is done,
    because so little of it is named."""
    for answer in stated:
        reading = answer.reading
        # "Given to all who work by day, but …" states a fact and takes some of it back.
        partly = reading.verdict is Verdict.PARTLY or (reading.verdict is None and reading.hedged)
        if answer.in_answer and answer.telling and partly and not answer.anothers:
            return Fate(
                Status.PARTLY_RESOLVED,
                Confidence.LOW,
                "Where the report goes through the parts, it says that some of this one is done.",
                (answer,),
            )
    return None


def _stated(exact: Sequence[Answer]) -> Fate | None:
    """What a sentence says that names no earlier inspection but speaks of exactly this point."""
    close = [a for a in exact if a.score >= exact[0].score * _AS_GOOD]
    if any(_speaks_against(a) for a in close):
        return None
    close = [a for a in close if not a.anothers]
    done = [a for a in close if _is_done(a)]
    if done:
        return Fate(
            Status.RESOLVED,
            Confidence.LOW,
            "The report says of exactly this that it is done or good, without recalling the finding.",
            tuple(replace(a, reading=Reading(Verdict.IMPROVED, True)) for a in done[:2]),
        )
    better = [
        a
        for a in close
        if a.reading.verdict is Verdict.IMPROVED and a.in_question and not a.reading.practice
    ]
    if not better and (praise := [a for a in close if _is_praise(a)]):
        return Fate(
            Status.PARTLY_RESOLVED,
            Confidence.LOW,
            "The report calls this good, or a part of it, without saying that it is done.",
            tuple(replace(a, reading=Reading(Verdict.IMPROVED)) for a in praise[:1]),
        )
    if better:
        return Fate(
            Status.PARTLY_RESOLVED,
            Confidence.LOW,
            "The report says of exactly this that it has improved, but not that it is done.",
            tuple(better[:2]),
        )
    return None


def _is_done(answer: Answer) -> bool:
    """Whether a sentence that speaks of exactly the point says that it is done."""
    reading = answer.reading
    if reading.practice or _is_praise(answer):
        enough = _PRACTICE if reading.practice else _PRAISE
        return answer.in_answer or (answer.share >= _WHOLLY and answer.alone >= enough)
    if reading.settled:
        return True
    # Stated as a fact in the paragraph that answers earlier points.
    return answer.in_answer and answer.share >= _SAID_AGAIN and reading.verdict is None


def _is_praise(answer: Answer) -> bool:
    """Whether a sentence only calls something good, under the question of the point."""
    return answer.reading.praises and not answer.reading.settled and answer.in_question
