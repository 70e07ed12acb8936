"""What a sentence itself takes away from the answer that it gives, told word by word.

A doubt is raised by any word of its kind, whatever it is said of: "we estimate", "each request must be made",
"some 40 of them", "in the remaining two he had died". Here these are no reservations, so that an answer that
has none may be believed at a lower weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from alignment.words import stem
from peeldiff.statements import Demand, Statement, content_stems, load_lexicon, tokenise
from peeldiff.statements.composer import Sign, clauses, compose
from peeldiff.statements.denying import denies_likewise
from peeldiff.statements.extents import number_of
from peeldiff.statements.grammar import Phrases, Words, phrases_of, words_of
from peeldiff.statements.marks import Mark, skeleton
from peeldiff.statements.periods import TIMES
from peeldiff.statements.sentences import Token
from peeldiff.statements.settling.naming import OURS
from peeldiff.statements.taking_back import takes_back
from peeldiff.status.doubts import Doubt, as_words, doubts, is_of_a_place

__all__ = [
    "counts",
    "goes_on_with_it",
    "has_its_deed",
    "has_its_knowing",
    "has_its_scrutiny",
    "is_another_voice",
    "is_given_to_do_it",
    "is_set_going",
    "is_taken_back_by",
    "is_without_it",
    "leaves_nothing",
    "sets_aside",
    "speaks_ill_of_it",
    "takes_out",
]

_SOUND_ILL = frozenset(map(stem, words_of(Words.SOUND_ILL)))
_SCRUTINISES = frozenset(map(stem, words_of(Words.SCRUTINISES)))
_KNOWS = frozenset(map(stem, words_of(Words.KNOWS)))
_SHOWS_THAT_IT_IS_KNOWN = frozenset(map(stem, words_of(Words.SHOWS_THAT_IT_IS_KNOWN)))
_ASKS = frozenset({"must", "should", "to"})
_ON_THE_WAY = 3
"""Words behind "should" among which stands what is to be done: "should also routinely review"."""
_CONTRASTS = words_of(Words.CONTRASTS)
_SETS_GOING = words_of(Words.SETS_GOING)
_TAKES_OUT = words_of(Words.TAKES_OUT)
_BESIDE = phrases_of(Phrases.SETS_BESIDE)
_EXCEPTS = phrases_of(Phrases.BEGINS_AN_EXCEPTION)
_FAULT = frozenset({"bad", "worse"})
_GOOD = frozenset({"good", "better", "done"})
_FAULTY = _FAULT | {"none", "not"}
_OF_A_PART = frozenset({"#few", "#most", "#some"})
_ALWAYS = frozenset({Doubt.COMPARED, Doubt.GROWING, Doubt.PLAN, Doubt.PLANNED})
"""Doubts that are reservations wherever they stand."""
_RULES = frozenset({"must", "remaining", "should", "until"})
"""Words for what is left to do that mostly tell how something is done, or of what was accounted for."""
_SPEAKS = words_of(Words.SPEAKS) - {
    "conclude", "concluded", "concludes", "consider", "considered", "considers", "judgment", "opinion",
    "regard", "regards", "reported", "reports", "stated", "view", "writes", "written", "wrote",
}  # fmt: skip
_DENIES = frozenset("cannot neither never no nobody none nor not nothing".split())  # noqa: SIM905
_OTHERS = frozenset({"other", "others", "remainder", "remaining", "rest"})
_TURNS_TO = frozenset({"among", "at", "for", "in", "of", "on", "the", "those", "with"})
_OPENING = 8
"""Words of a sentence among which it names whom it turns to."""
_BEHIND = 5
"""Words behind "without" among which stands what is missing."""
_POINTS = frozenset({"the", "these", "those", "they", "their"})
_BEGIN = 4
"""Words of a sentence among which it takes up a thing of the one before: "The four posts …"."""
_YEARS = range(1990, 2101)
_TOLD = frozenset({"assured", "informed", "told"})
_TO_BE = frozenset({"are", "be", "been", "being", "is"})
_WE = frozenset({"we", "i"})
_IS = frozenset("are be been being is was were".split())  # noqa: SIM905


def leaves_nothing(demand: Demand, rows: Sequence[Statement]) -> bool:
    """Whether some answering statements leave no reservation about a point, and none takes back another."""
    return not any(_is_reserved(demand, row) for row in rows) and not any(
        map(_turns, rows[1:])  # the first one may begin with a contrast to something else
    )


def is_taken_back_by(demand: Demand, after: Statement) -> bool:
    """Whether the sentence behind an answer turns it, or has a reservation about the same point."""
    of_it = not after.stems.isdisjoint(demand.asked)
    return _turns(after) or (of_it and _is_reserved(demand, after, also_ill=True))


def counts(row: Statement) -> Iterator[tuple[int, float]]:
    """The numbers of a sentence that count things, with their places: no year, no share and no time."""
    words = [token.word for token in row.sentence.tokens]
    for at, word in enumerate(words):
        count = number_of(word)
        follows = words[at + 1 : at + 3]
        is_share = follows[:1] in (["%"], ["percent"])
        if count and count not in _YEARS and not is_share and TIMES.isdisjoint(follows):
            yield at, count


def sets_aside(row: Statement) -> bool:
    """Whether a sentence says that it is otherwise with something else: "The rest are another matter."."""
    told = as_words(row)
    return (
        any(f" {phrase} " in told for phrase in _BESIDE)
        or any(told.startswith(f" {phrase} ") for phrase in _EXCEPTS)
        or _is_on_the_others(row)
    )


def _is_on_the_others(row: Statement) -> bool:
    """Whether a sentence begins with those of whom nothing was said yet: "For the other divers …"."""
    words = [token.word for token in row.sentence.tokens[:_OPENING]]
    at = next((at for at, word in enumerate(words) if word in _OTHERS), None)
    if at is None or words[0] not in _TURNS_TO:
        return False
    return words[at - 1 : at] != ["each"] and words[at + 1 : at + 2] != ["than"]


def goes_on_with_it(demand: Demand, row: Statement, after: Statement) -> bool:
    """Whether the sentence behind an answer tells what has become of the thing that is said to have ended:
    "The posts now stand empty.". What took its place may be no better."""
    begins = after.sentence.tokens[:_BEGIN]
    points = any(token.word in _POINTS for token in begins[:1])
    return demand.stops and points and any(token.stem in row.stems for token in begins)


def takes_out(row: Statement) -> bool:
    """Whether a sentence takes something out of what it says: "All of them, those in the north apart, …"."""
    return any(token.word in _TAKES_OUT for token in row.sentence.tokens)


def is_set_going(demand: Demand, row: Statement, *, or_meant: bool = True) -> bool:
    """Whether a sentence tells what somebody is to do and not what is done: "All are booked on a course.".

    Without `or_meant` only what is said of those who are told to: "were asked", and not "must".
    """
    words = [token.word for token in row.sentence.tokens]
    for at, token in enumerate(row.sentence.tokens):
        if token.word not in _SETS_GOING or token.stem in demand.asked:
            continue
        if not or_meant and token.word == "asked" and words[at + 1 : at + 2] != ["to"]:
            continue  # who is asked a question has been asked it
        told_to = token.word.endswith("ed") and not _IS.isdisjoint(words[max(0, at - 2) : at])
        if or_meant or told_to:
            return True
    return False


def is_given_to_do_it(demand: Demand, row: Statement) -> bool:
    """Whether a sentence has a deed that a point asks for only as what something is for: "a list to check".

    Where the point itself has it so ("train its divers to search wells"), it asks for no more.
    """
    asked = tokenise(demand.text)
    return bool(_behind_to(row.sentence.tokens) & content_stems(asked) - _behind_to(asked))


def _behind_to(tokens: Sequence[Token]) -> frozenset[str]:
    return content_stems(after for before, after in pairwise(tokens) if before.word == "to")


def has_its_deed(demand: Demand, rows: Sequence[Statement]) -> bool:
    """Whether some sentences have a word for what a point wants to be done to something: "are tested"."""
    tokens = tokenise(demand.text)
    deeds = {
        after.stem
        for at, after in enumerate(tokens)
        if after.stem in demand.asked and not _TO_BE.isdisjoint(t.word for t in tokens[at - 1 : at])
    }
    return not deeds or any(not deeds.isdisjoint(row.stems) for row in rows)


def has_its_scrutiny(demand: Demand, rows: Sequence[Statement]) -> bool:
    """Whether some sentences tell that somebody in the force looks at what a point wants to be looked at.

    That plans are held and can be read says nothing of their being evaluated; what inspectors looked at is
    not the force's own scrutiny.
    """
    tokens = tokenise(demand.text)
    asked = next((at for at, token in enumerate(tokens) if token.word in _ASKS), None)
    if asked is None or not any(
        token.stem in _SCRUTINISES for token in tokens[asked + 1 : asked + 1 + _ON_THE_WAY]
    ):
        return True
    return any(
        not _SCRUTINISES.isdisjoint(row.stems)
        and _WE.isdisjoint(token.word for token in row.sentence.tokens[:_ON_THE_WAY])
        for row in rows
    )


def has_its_knowing(demand: Demand, rows: Sequence[Statement]) -> bool:
    """Whether some sentences tell that somebody knows what a point wants to be known.

    That groups are mapped, each with a lead, says nothing of who on the beat knows them.
    """
    return _KNOWS.isdisjoint(demand.asked) or any(
        stem(token.word) in _SHOWS_THAT_IT_IS_KNOWN  # "say" is a word that has no stem of its own
        for row in rows
        for token in row.sentence.tokens
    )


def is_without_it(demand: Demand, row: Statement) -> bool:
    """Whether something is so without what a point asks for: "Each boat went out without its ropes."."""
    if demand.stops:
        return False
    words = [token.word for token in row.sentence.tokens]
    if not _DENIES.isdisjoint(words):
        return False  # "none of them was without a rope"
    return any(
        word == "without"
        and any(token.stem in demand.asked for token in row.sentence.tokens[at + 1 : at + _BEHIND])
        and "without" not in demand.text.casefold()
        for at, word in enumerate(words)
    )


def is_another_voice(row: Statement) -> bool:
    """Whether somebody else than the inspectorate says it: "Each sergeant told us that …"."""
    words = [token.word for token in row.sentence.tokens]
    for at, word in enumerate(words):
        if word not in _SPEAKS:
            continue
        before = words[max(0, at - 3) : at]
        if word in _TOLD and not _WE.isdisjoint(before):
            return True  # "we were told"
        if _WE.isdisjoint(before[-2:]) and _IS.isdisjoint(before[-1:]):
            return True
    return False


def speaks_ill_of_it(demand: Demand, row: Statement, *, between_commas: bool = False) -> bool:
    """Whether a clause tells of something ill or denies something; what the point is about is not ill by
    itself, unless it is to end: delays, absence. With `between_commas` what stands between two is read
    alone."""
    names = [
        name if demand.stops or not _is_own_fault(name) else "D"
        for name in _names(row, demand.asked)
    ]
    ill = (Sign.BAD, Sign.BOTH) if demand.stops else (Sign.BAD, Sign.BOTH, Sign.DENIED)
    parts = clauses([";" if name == "," else name for name in names] if between_commas else names)
    return any(compose(part).sign in ill for part in parts)


def _is_own_fault(name: str) -> bool:
    return name.startswith("D") and not _FAULT.isdisjoint(name[1:].split("+"))


def _turns(row: Statement) -> bool:
    tokens = row.sentence.tokens
    begins = bool(tokens) and tokens[0].word in _CONTRASTS
    return begins or takes_back(tokens) or denies_likewise(tokens)


def _is_reserved(demand: Demand, row: Statement, *, also_ill: bool = False) -> bool:
    return (
        not doubts(demand, (row,)).isdisjoint(_ALWAYS)
        or _tells_of_a_part(demand, row)
        or _leaves_or_claims(row)
        or _fails(demand, row, also_ill=also_ill)
    )


def _tells_of_a_part(demand: Demand, row: Statement) -> bool:
    names = [mark.name for mark in row.marks]
    if not _OF_A_PART.isdisjoint(names):
        return True
    for at, name in enumerate(names):
        classes = name.split("+")
        about = names[at + 1 : at + 2] == ["N"]  # "some 40 of them"
        if "few" in classes or ("some" in classes and not about):
            return True
    return _counts_fewer(row) or is_of_a_place(demand, row)


def _counts_fewer(row: Statement) -> bool:
    """Whether a sentence counts a sample and then fewer of it beside a word of fault or denial."""
    numbers = [count for _, count in counts(row) if count > 1]
    if not any(after < before for before, after in pairwise(numbers)):
        return False
    return any(not _FAULTY.isdisjoint(name.split("+")) for name in _names(row, frozenset()))


def _leaves_or_claims(row: Statement) -> bool:
    """Whether something is left to do, or somebody other than the inspectorate says so."""
    tokens = row.sentence.tokens
    for span in load_lexicon().spans(tokens):
        if "left" in span.classes and tokens[span.start].word not in _RULES:
            return True
        ours = span.start > 0 and tokens[span.start - 1].word in OURS
        names = any(token.stem for token in tokens[span.end : span.end + 1])  # "reported thefts"
        is_kind = tokens[span.start].word == "reported" and names
        if "claim" in span.classes and not ours and not is_kind:
            return True
    return False


def _fails(demand: Demand, row: Statement, *, also_ill: bool) -> bool:
    """Whether a clause denies something good, or with `also_ill` tells of anything ill."""
    for clause in clauses(_names(row, demand.asked)):
        meaning = compose(clause)
        classes = {part for name in clause for part in name.lstrip("D#").split("+")}
        if meaning.sign is Sign.BAD and not classes.isdisjoint(_GOOD):
            return True
        to_end = demand.stops or demand.names_fault
        if also_ill and not to_end and meaning.sign is Sign.BAD:
            return True
        if also_ill and not to_end and meaning.sign is Sign.DENIED and meaning.of_asked:
            return True
    return False


def _names(row: Statement, asked: frozenset[str]) -> list[str]:
    """The names of a statement's marks; what inspections are about is not ill by itself: risk, harm."""
    return skeleton(list(_without_subjects(row)), asked)


def _without_subjects(row: Statement) -> Iterator[Mark]:
    for mark in row.marks:
        is_subject = not _SOUND_ILL.isdisjoint(mark.stems)
        if is_subject and not _FAULT.isdisjoint(mark.name.split("+")):
            yield Mark(name="x", stems=mark.stems, is_sense=False)
        else:
            yield mark
