"""Whose word a statement is: what may stand before it and leave it the inspectorate's own, told as a fact.

"We are pleased to report that", "it is to the force's credit that", "as a result"; not "we hope that", "the
chief constable is satisfied that" or "once".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from peeldiff.statements.grammar import Formal, Words, formal, words_of
from peeldiff.statements.settling.naming import OURS, whoever
from peeldiff.statements.settling.slots import Slot

__all__ = ["ABLE_TO", "GLAD", "Voice", "leads_in", "tells_beside", "voice_of"]


class Voice(Enum):
    """In whose voice a statement is told."""

    PLAIN = auto()
    """Told as a fact, with no more said."""
    FRAMED = auto()
    """The inspectorate says that it tells it."""
    FRAMED_THEN = auto()
    """The inspectorate says that its visit told it: "we found that it had"."""


GLAD = Slot(formal(Formal.GLAD))
ABLE_TO = Slot(("able to", "in a position to"))
_TELL = Slot(formal(Formal.TELL))
_TOLD = frozenset(formal(Formal.TOLD))
_CREDITABLE = Slot(formal(Formal.CREDITABLE))
_BESIDE = Slot(formal(Formal.BESIDE_IT))
_LEADS = Slot(formal(Formal.LEADS_IN))
_LEAVES = frozenset(formal(Formal.LEAVES_SOMETHING))
_OPEN = words_of(Words.NOT_MEANT) | words_of(Words.UNREAL)
_SPEAKS = words_of(Words.SPEAKS)
_ENDS_FACT = (("and",), (",",), ("so",), (",", "and"), (",", "so"))
_OUR_WORK = frozenset(
    {
        "inspection",
        "review",
        "fieldwork",
        "visit",
        "assessment",
        "evidence",
        "reinspection",
        "revisit",
        "inspectors",
    }
)
_JUDGMENT = frozenset(
    {"view", "judgment", "judgement", "conclusion", "assessment", "opinion", "finding"}
)
_LIMIT = frozenset(formal(Formal.LIMITS)) - {"with"}
_CONDITIONS = frozenset({"if", "unless", "until", "once", "whether", "when", "provided"})
_OTHER_TIMES = frozenset(
    {"ago", "later", "earlier", "previous", "previously", "last", "then", "had"}
)


def voice_of(lead: Sequence[str]) -> Voice | None:
    """In whose voice what follows some words is told, or None where it is not told as the inspectorate's."""
    for at in range(len(lead)):
        for voice in _frames(lead, at):
            before = lead[: at + (lead[at] == "and")]
            if lead[at + 1 : at + 2] == ["us"] and tells_beside(before):
                return voice  # "what we saw satisfies us that"
            if leads_in(before) or _is_beside(before, _LEAVES | _CONDITIONS | _SPEAKS):
                timed = voice is Voice.FRAMED_THEN and not _OTHER_TIMES.isdisjoint(before)
                return None if timed else voice
    if leads_in(lead) or _is_beside(lead, _LEAVES | _OPEN | _SPEAKS):
        return Voice.PLAIN
    return None


def tells_beside(lead: Sequence[str]) -> bool:
    """Whether some words, which name whoever is inspected last, leave what is told beside that a fact: "We
    commend the force, which …"."""
    limits = lead[:1] != [] and lead[0] in _LIMIT and _LEADS.end(lead, 0) == 0
    return (_LEAVES | _OPEN | _SPEAKS).isdisjoint(lead) and not limits


def leads_in(words: Sequence[str]) -> bool:
    """Whether some words only lead in: "As a result, ", "so "."""
    at = 0
    while at < len(words):
        end = at + 1 if words[at] == "," else _LEADS.end(words, at)
        if end == at:
            return False
        at = end
    return True


def _is_beside(words: Sequence[str], bars: frozenset[str]) -> bool:
    """Whether some words are a statement of their own beside which another one stands, and limit nothing:
    "In the north, ", "for detectives and "."""
    ends = any(tuple(words[-len(end) :]) == end for end in _ENDS_FACT)
    if not ends or not bars.isdisjoint(words):
        return False
    begins = [0, *(at + 1 for at, word in enumerate(words) if word in (",", "and"))]
    told = [at for at in begins if words[at : at + 1] not in ([], [","], ["and"], ["so"])]
    subject = whoever(words, 1) if words[0] in ("as", "since", "because") else None
    if subject is not None and words[subject : subject + 1] == ["has"]:
        told = told[1:]  # "As the force has done this, "
    return all(
        words[at] not in _LIMIT or _LEADS.end(words, at) > at for at in (told[:1] + told[-1:])
    )


def _frames(words: Sequence[str], at: int) -> Iterator[Voice]:
    """The frames that reach from `at` to the end of some words."""
    for behind, voice in _frame_ends(words, at):
        end = _BESIDE.over(words, behind)
        end += words[end : end + 1] == ["that"]
        if end == len(words):
            yield voice


def _frame_ends(words: Sequence[str], at: int) -> Iterator[tuple[int, Voice]]:
    if words[at] in OURS or words[at : at + 2] in (["the", "inspectorate"], ["our", "inspectors"]):
        yield from _we_tell(words, at + 1 + (words[at] in ("the", "our")))
    elif words[at] == "and" and at and words[0] in OURS:
        yield from _we_tell(words, at + 1)
    elif words[at] == "our":
        yield from _our_work(words, at + 1)
    elif words[at] == "it":
        yield from _it_is(words, at + 1)
    elif words[at : at + 3] == ["there", "is", "no"]:
        yield at + 4, Voice.FRAMED  # "there is no doubt"
    elif words[at] in (
        "satisfied",
        "satisfies",
        "persuaded",
        "convinced",
        "assured",
        "shows",
        "showed",
    ):
        if words[at + 1 : at + 2] == ["us"]:
            yield at + 2, Voice.FRAMED
    elif words[at : at + 2] == ["this", "means"] or words[at : at + 2] == ["which", "means"]:
        yield at + 2, Voice.PLAIN


def _we_tell(words: Sequence[str], at: int) -> Iterator[tuple[int, Voice]]:
    verb = _BESIDE.over(words, at)
    if verb >= len(words):
        return
    if words[verb] in ("are", "am", "is", "were", "was", "have"):
        then = Voice.FRAMED_THEN if words[verb] in ("were", "was", "have") else Voice.FRAMED
        feeling = _BESIDE.over(words, verb + 1)
        glad = GLAD.end(words, feeling)
        if glad > feeling and words[verb] != "have":
            yield glad, then
            yield from _to_tell(words, glad, then)
        able = ABLE_TO.end(words, feeling)
        if able > feeling and words[verb] != "have":
            yield from ((end, then) for end in _TELL.ends(words, _BESIDE.over(words, able)))
        if words[verb] == "have":
            yield from _seen_enough(words, feeling)
            yield from _no_doubt(words, feeling)
            if words[feeling + 1 : feeling + 2] == ["ourselves"] and glad > feeling:
                yield glad, Voice.FRAMED
            if feeling < len(words) and words[feeling] in _TOLD:
                yield feeling + 1, Voice.FRAMED_THEN
        return
    if words[verb] == "can":
        verb = _BESIDE.over(words, verb + 1)
    yield from ((end, Voice.FRAMED) for end in _TELL.ends(words, verb))
    if verb < len(words) and words[verb].endswith("s"):
        told = [*words[:verb], words[verb].removesuffix("s"), *words[verb + 1 :]]
        yield from ((end, Voice.FRAMED) for end in _TELL.ends(told, verb))
    if words[verb] in _TOLD:
        yield verb + 1, Voice.FRAMED_THEN


def _no_doubt(words: Sequence[str], at: int) -> Iterator[tuple[int, Voice]]:
    if words[at : at + 2] == ["no", "doubt"]:
        yield at + 2, Voice.FRAMED


def _seen_enough(words: Sequence[str], at: int) -> Iterator[tuple[int, Voice]]:
    """ "we have … seen enough to be sure"."""
    if words[at + 1 : at + 3] == ["enough", "to"]:
        be = at + 3
        if words[be : be + 1] == ["be"]:
            glad = GLAD.end(words, be + 1)
            if glad > be + 1:
                yield glad, Voice.FRAMED
        yield from ((end, Voice.FRAMED) for end in _TELL.ends(words, be))


def _to_tell(words: Sequence[str], at: int, voice: Voice) -> Iterator[tuple[int, Voice]]:
    """ "… to report", "… to be able to say"."""
    if words[at : at + 1] != ["to"]:
        return
    verb = at + 1
    if words[verb : verb + 3] == ["be", "able", "to"]:
        verb += 3
    yield from ((end, voice) for end in _TELL.ends(words, _BESIDE.over(words, verb)))


def _our_work(words: Sequence[str], at: int) -> Iterator[tuple[int, Voice]]:
    """ "our judgment is that", "our review showed that"."""
    if at + 1 >= len(words):
        return
    if words[at] in _JUDGMENT and words[at + 1] == "is":
        yield _BESIDE.over(words, at + 2), Voice.FRAMED
    if words[at] in _OUR_WORK and words[at + 1] in _TOLD:
        yield at + 2, Voice.FRAMED_THEN


def _it_is(words: Sequence[str], at: int) -> Iterator[tuple[int, Voice]]:
    """ "it is to the force's credit that", "it gives us pleasure to record that"."""
    if words[at : at + 1] == ["gives"] and words[at + 1 : at + 3] == ["us", "pleasure"]:
        yield from _to_tell(words, at + 3, Voice.FRAMED)
    if words[at : at + 1] == ["is"]:
        fact = _BESIDE.over(words, at + 1)
        end = _CREDITABLE.end(words, fact)
        if end > fact:
            yield end, Voice.FRAMED
            yield from _to_tell(words, end, Voice.FRAMED)
