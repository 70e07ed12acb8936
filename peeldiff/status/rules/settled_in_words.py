"""The newer report recalls the point and says of it, pointing back, that it has been dealt with."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import Statement
from peeldiff.statements.composer import Sign, Time, clauses, compose
from peeldiff.statements.marks import skeleton
from peeldiff.status.case import Case, Coverage, Names, Quoted, Told, shares
from peeldiff.status.rule import No, Rule, Yes
from peeldiff.status.rules.answers import answers_this, is_taken_back, names_it, quoted
from peeldiff.status.rules.formal_words import raises
from peeldiff.status.thresholds import ALIKE, BEHIND, DECIDED_BOUND
from peeldiff.status.weighing import answers

__all__ = ["RULE"]

_LIMITS = frozenset({"for", "at", "in", "among", "on", "within", "with"})
"""Words of grammar that limit what is done, where they follow it: "put right for detectives"."""
_PARTS = frozenset({"some", "few", "most"})
_AGAINST = frozenset({"partly", "not", "worse", "plan", "claim"})
"""Sayings of the trained reader with which it outweighs words that say it is done."""
_UNREAL = (Time.LEFT, Time.PLAN, Time.CLAIM)
_AT_AN_END = frozenset({"has", "have", "is", "are", "former", "stop"})
"""Marks behind the name of a fault that is no more: "that weakness has gone"."""
_OPEN = frozenset({"whether", "if", "unless"})
"""Words that leave open whether it is so: "it is too early to say whether this has been dealt with"."""


def _words(statement: Statement) -> set[str]:
    return {token.word for token in statement.sentence.tokens}


def _settles(case: Case, statement: Statement) -> bool:
    """Whether a statement points back and says, as a fact and without a limit, that something is done or
    that a fault is no more."""
    if statement.recall is not None or not _OPEN.isdisjoint(_words(statement)):
        return False
    return _ends(statement) or (statement.points_back and _is_done(case, statement))


def _ends(statement: Statement) -> bool:
    """Whether a statement says of what came before it that it is a fault no longer: "This is no longer a
    problem: …". What follows a colon may explain it and takes nothing of it back."""
    names = [mark.name for mark in statement.marks]
    turns = any(
        "but" in name.split("+") and names[at - 1 : at] != ["all"]  # "all but one" turns to nothing
        for at, name in enumerate(names)
    )
    first, *others = clauses(names) or [[]]
    fault = next((at for at, name in enumerate(first) if "bad" in name.split("+")), None)
    if turns or fault is None:
        return False
    meaning = compose(first)
    behind = {part for name in first[fault + 1 :] for part in name.split("+")}
    points = statement.points_back or first[fault - 1 : fault] in (["this"], ["that"], ["these"])
    ends = meaning.sign is Sign.BAD and meaning.ended and meaning.time not in _UNREAL
    return ends and points and behind <= _AT_AN_END and all(map(_explains, others))


def _explains(clause: list[str]) -> bool:
    """Whether a clause takes nothing back of the one before it."""
    meaning = compose(clause)
    return meaning.sign in (Sign.GOOD, Sign.NONE) and meaning.time not in _UNREAL


def _is_done(case: Case, statement: Statement) -> bool:
    """Whether a statement says that something is done, all of it."""
    found = [compose(clause) for clause in clauses(skeleton(statement.marks, case.demand.asked))]
    names = [name for mark in statement.marks for name in mark.name.split("+")]
    if "done" not in names or len(found) != 1:
        return False
    done = names.index("done")
    if "to" in names[max(0, done - 1) : done]:
        return False  # "has begun to put this right"
    after = names[done + 1 :]
    text = statement.sentence.text
    if (after[:1] == ["by"] and "by the force" not in text) or (
        after[:1] == ["to"] and "to our satisfaction" not in text
    ):
        return False  # "has been addressed by a promise", "… to the satisfaction of its board"
    limited = any(name in _LIMITS or name.startswith("#") for name in after)
    whole = found[0].sign is Sign.GOOD and found[0].time not in _UNREAL and not limited
    return whole and _PARTS.isdisjoint(names)


def _told(case: Case) -> Told | None:
    for told in case.told:
        recall = told.thread.recall
        if recall is None or told.names is Names.ANOTHER or told.lead < BEHIND:
            continue
        if told.reading.best in _AGAINST:
            continue
        if told.of_another or not names_it(case, told) or not answers_this(case, told):
            continue
        settling = [row for row in answers(told) if _settles(case, row)]
        # What else the paragraph tells may have words of many points: what is settled is what was recalled.
        recalled = [row for row in told.thread.rows if row.recall is not None or raises(row)]
        on_it, _ = shares(case.demand, (*recalled, *settling), told.weights)
        if on_it < DECIDED_BOUND:
            continue
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
        Yes(
            asked="The force should photograph every injury that a detainee brings into custody.",
            said="In 2016 we asked for every injury of a detainee to be photographed in custody. "
            "That weakness has gone: the records of all 30 detainees had their pictures.",
        ),
        No(
            asked="The force should photograph every injury that a detainee brings into custody.",
            said="In 2016 we asked for every injury of a detainee to be photographed in custody. "
            "This is no longer a problem at the station in the port.",
            because="it is so for a part",
        ),
        No(
            asked="The force should photograph every injury that a detainee brings into custody.",
            said="In 2016 we asked for every injury of a detainee to be photographed in custody. "
            "This is no longer a problem; but staff do not always keep the pictures.",
            because="what follows takes some of it back",
        ),
        No(
            asked="The force should make its oversight of detention robust, so that decisions, assessments "
            "and plans are clear and timely.",
            said="Since our last inspection a night team has been set up with people of its own. Its replies "
            "are timely and inform decisions. This has been put in place with assessments in a clear form.",
            because="what is recalled is another thing, whatever words the rest of the paragraph shares",
        ),
    ),
)
