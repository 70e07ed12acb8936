"""The newer report recalls the point and says of it, pointing back, that it has been dealt with."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import Statement
from peeldiff.statements.composer import Sign, Time, clauses, compose
from peeldiff.statements.marks import skeleton
from peeldiff.status.case import Case, Coverage, Names, Quoted, Told
from peeldiff.status.rule import No, Rule, Yes
from peeldiff.status.rules.answers import answers_this, is_taken_back, names_it, quoted
from peeldiff.status.thresholds import ALIKE, BEHIND, DECIDED_BOUND
from peeldiff.status.weighing import answers

__all__ = ["RULE"]

_LIMITS = frozenset({"for", "at", "in", "among", "on", "within"})
"""Words of grammar that limit what is done, where they follow it: "put right for detectives"."""
_PARTS = frozenset({"some", "few", "most"})
_UNREAL = (Time.LEFT, Time.PLAN, Time.CLAIM)
_OPEN = frozenset({"whether", "if", "unless"})
"""Words that leave open whether it is so: "it is too early to say whether this has been dealt with"."""


def _words(statement: Statement) -> set[str]:
    return {token.word for token in statement.sentence.tokens}


def _settles(case: Case, statement: Statement) -> bool:
    """Whether a statement points back and says that something is done, as a fact and without a limit."""
    if not statement.points_back or statement.recall is not None:
        return False
    found = [compose(clause) for clause in clauses(skeleton(statement.marks, case.demand.asked))]
    names = [name for mark in statement.marks for name in mark.name.split("+")]
    if "done" not in names or len(found) != 1 or not _OPEN.isdisjoint(_words(statement)):
        return False
    after = names[names.index("done") + 1 :]
    limited = any(name in _LIMITS or name.startswith("#") for name in after)
    whole = found[0].sign is Sign.GOOD and found[0].time not in _UNREAL and not limited
    return whole and _PARTS.isdisjoint(names)


def _told(case: Case) -> Told | None:
    for told in case.told:
        recall = told.thread.recall
        if recall is None or told.names is Names.ANOTHER or told.lead < BEHIND:
            continue
        if told.bound < DECIDED_BOUND or told.reading.best in (
            "partly",
            "not",
            "worse",
            "plan",
            "claim",
        ):
            continue
        if told.of_another or not names_it(case, told) or not answers_this(case, told):
            continue
        settling = [row for row in answers(told) if _settles(case, row)]
        if settling and not is_taken_back(told, settling.__contains__):
            return told
    return None


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.parts or case.coverage is Coverage.ANOTHER_FORCE:
        return None
    told = _told(case)
    if told is None or (case.again is not None and case.again.score >= min(ALIKE, told.bound)):
        return None
    return quoted(told, Verdict.IMPROVED)


RULE = Rule(
    name="settled-in-words",
    status=Status.RESOLVED,
    confidence=Confidence.HIGH,
    mention=Mention.ANSWERED,
    why="The report recalls this point and says that it has been dealt with.",
    applies=_applies,
    examples=(
        Yes(
            asked="The force should photograph every injury that a detainee brings into custody.",
            said="In 2016 we asked for every injury of a detainee to be photographed in custody. "
            "This has been fully implemented.",
        ),
        No(
            asked="The force should photograph every injury that a detainee brings into custody.",
            said="In 2016 we asked for every injury of a detainee to be photographed in custody. "
            "This has not been implemented.",
            because="it is denied",
        ),
        No(
            asked="The force should photograph every injury that a detainee brings into custody.",
            said="In 2016 we asked for every injury of a detainee to be photographed in custody. "
            "This will be implemented by the spring.",
            because="it is a plan",
        ),
    ),
)
