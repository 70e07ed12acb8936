"""What needs an answer first: one choice and one order for the summary, the page and the cover."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import dataclass
from alignment.words import stems
from peeldiff.model import (
    DEMANDS,
    DeadlineKind,
    Finding,
    FindingChange,
    FindingKind,
    FindingRef,
    Inspection,
    InspectionDiff,
    Recall,
    Status,
    Verdict,
)
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import KINDS, MENTIONS, STATUSES, rank
from peeldiff.phrasing.facts import full_text, shown_status, told_again
from peeldiff.phrasing.whole_and_parts import to_the_end
from peeldiff.words import words_in

__all__ = [
    "RAISED_BEFORE",
    "Said",
    "done_parts",
    "due_first",
    "heads",
    "nearest_ref",
    "pressing",
    "pressing_label",
    "pressing_words",
]

_ADVERSE = (Verdict.NOT_IMPROVED, Verdict.WORSE, Verdict.UNCHANGED, Verdict.PARTLY)
_WHOLE = (Status.ESCALATED, Status.DE_ESCALATED, Status.RECURRING)
"""What needs its whole heading: "less serious" alone sounds as if it were not asked for any more, and
"raised before" as if all others were not."""
RAISED_BEFORE = (Status.ESCALATED, Status.PERSISTING, Status.RECURRING)
"""What was asked before and is asked for now, all of it."""


def pressing(diff: InspectionDiff) -> list[FindingChange]:
    """What is graver than an area for improvement, was raised before, or has a deadline: gravest first.

    An older finding is among them that has a deadline which the newer report does not say is met, or that it
    recalls without saying plainly what became of it.
    """
    found = [
        change for change in diff.findings if _is_pressing(change) or _is_recalled(change, diff)
    ]
    return _under_causes(sorted(found, key=_press))


def _under_causes(changes: Sequence[FindingChange]) -> list[FindingChange]:
    """The same changes, recommendations directly under the cause of concern that they answer."""
    told = [(change.new or change.old, bool(change.new)) for change in changes]
    causes = {
        (newer, ref.id): at
        for at, (refs, newer) in enumerate(told)
        for ref in refs
        if ref.kind is FindingKind.CAUSE_OF_CONCERN
    }

    def order(at: int) -> tuple[int, bool, int]:
        refs, newer = told[at]
        cause = causes.get((newer, refs[0].concern or ""), at)
        return cause, cause != at, at

    return [changes[at] for at in sorted(range(len(changes)), key=order)]


def heads(change: FindingChange) -> Sequence[FindingRef]:
    """What is told of it: a cause of concern stands for the recommendations under it."""
    shown = change.new or change.old
    return [ref for ref in shown if ref.kind is FindingKind.CAUSE_OF_CONCERN] or shown


def pressing_label(change: FindingChange, terms: Terms) -> str:
    """ "Raised again"; "Cause of concern, new"; "Recommendation, new, asked of the board"."""
    term = STATUSES[change.status]
    if told_again(change):
        term = STATUSES[Status.PERSISTING]  # which part is done is told below the newer words
    words = term.heading if change.status in _WHOLE else term.short
    ref = (change.new or change.old)[0]
    if change.status is Status.NOT_RAISED and change.mention is not None:
        words += f", {MENTIONS[change.mention].short}"
    if ref.kind is not FindingKind.AREA_FOR_IMPROVEMENT:
        words = f"{terms.kind(ref.kind)}, {words[0].lower()}{words[1:]}"
    if ref.asked_of is not None:
        words += f", asked of {ref.asked_of}"
    return words[0].upper() + words[1:]


def done_parts(change: FindingChange) -> list[FindingRef]:
    """The parts that are dealt with of a finding that is asked for again, in their older words."""
    if not told_again(change):
        return []
    done = [part for part in change.items if part.status is Status.RESOLVED]
    return [part.old[0] for part in done if part.old]


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the newer report and the line at which they stand."""

    text: str
    line: int


def pressing_words(
    change: FindingChange,
    diff: InspectionDiff,
    new: Inspection,
    *,
    recalled: bool = True,
    explained: bool = True,
) -> dict[str, Said]:
    """For each finding that is told of it, by its id, the one quotation that says why it presses, if any.

    Where its status rests on no words, and where these are about a part that is done: what the report
    says of an earlier inspection (`recalled`), or else its explanation of what it asks again (`explained`).
    `new` is the report that says it.
    """
    told = heads(change)
    evidence = to_the_end(change).evidence
    if told_again(change):
        # The words themselves are about what is done; as far as they go on they tell of the rest.
        evidence = tuple(one for one in evidence if one not in change.evidence)
    elif evidence:
        # Of what was raised elsewhere the last words are the judgement on it.
        one = evidence[-1 if change.status is Status.RECURRING else 0]
        return {told[-1].id: Said(one.text, one.line)}
    found: dict[str, Said] = {}
    telling = (*_ADVERSE, Verdict.UNCLEAR) if _is_recalled(change, diff) else _ADVERSE
    for said in diff.recalls if recalled else ():
        if said.verdict in telling and _is_on(said, change):
            found.setdefault(nearest_ref(said.text, told, change).id, Said(said.text, said.line))
    if evidence and not found:
        found[told[-1].id] = Said(evidence[0].text, evidence[0].line)
    if explained and change.old and change.new:
        lines = {one.id: one.detail_lines[0] for one in new.findings if one.detail_lines}
        for ref in told:
            if ref.detail:
                line = lines.get(ref.id, ref.line)
                found.setdefault(ref.id, Said(ref.detail.splitlines()[0], line))
    return found


def _is_on(said: Recall, change: FindingChange) -> bool:
    """Whether a recall is on a finding."""
    return any(ref.id == said.on_old for ref in change.old) or any(
        ref.id == said.on_new for ref in change.new
    )


def nearest_ref(
    text: str, refs: Sequence[FindingRef], change: FindingChange | None = None
) -> FindingRef:
    """The finding, of several, that shares most words with a text; the first of equals.

    With the words of the older parts that it takes up, by `change`: a report that looks back speaks of them.
    """
    told = _stems(text)

    def shared(ref: FindingRef) -> int:
        parts = change.items if change else ()
        older = (
            one for part in parts if ref.id in {new.id for new in part.new} for one in part.old
        )
        words = (full_text(ref), *(one.text for one in older))
        return len(told & frozenset().union(*map(_stems, words)))

    return max(refs, key=shared)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem for word in words_in(text) for stem in stems(word))


def _is_pressing(change: FindingChange) -> bool:
    if change.kind not in DEMANDS:
        return False
    if change.status in RAISED_BEFORE or (change.old and change.new):
        return True
    if not change.new:
        is_open = change.status is not Status.RESOLVED
        return is_open and any(ref.deadline is not None for ref in change.old)
    return any(ref.deadline is not None or KINDS[ref.kind].gravity > 1 for ref in change.new)


def _is_recalled(change: FindingChange, diff: InspectionDiff) -> bool:
    """Whether the newer report names a point of the older one that it does not list, without plain words."""
    before = diff.old.cycle
    if change.kind not in DEMANDS or change.status is not Status.NOT_RAISED or before is None:
        return False
    return any(
        _is_on(one, change) and one.verdict is Verdict.UNCLEAR and before in one.refers_to
        for one in diff.recalls
    )


def _press(change: FindingChange) -> tuple[int, int, str, int, int]:
    """By kind; recommendations that are made now by when, all else by what became of it."""
    ref = (change.new or change.old)[0]
    status = rank(STATUSES, shown_status(change))
    made_now = bool(change.new) and ref.kind is FindingKind.RECOMMENDATION
    return rank(KINDS, ref.kind), 0 if made_now else 1 + status, due_first(ref), status, ref.line


def due_first(ref: Finding | FindingRef) -> str:
    """What orders findings by when they are due: at once, urgently, by their dates, then the rest."""
    if ref.deadline is None:
        return "9"
    if ref.deadline.kind is DeadlineKind.IMMEDIATE:
        return ""
    return "1" if ref.deadline.kind is DeadlineKind.URGENT else ref.deadline.date or "8"
