"""Sentences of scope: the inspectorate says what it did not look at this time.

Such a sentence is why silence proves nothing; it never says how the force does.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.statements.sentences import Token

__all__ = ["is_scope"]

_LOOKS = frozenset(
    [
        "inspect",
        "inspected",
        "inspecting",
        "examine",
        "examined",
        "examining",
        "look",
        "looked",
        "looking",
        "assess",
        "assessed",
        "assessing",
        "review",
        "reviewed",
        "cover",
        "covered",
        "covering",
        "test",
        "tested",
        "revisit",
        "revisited",
        "revisiting",
        "consider",
        "considered",
        "include",
        "included",
        "visit",
        "visited",
        "judge",
        "judged",
        "grade",
        "graded",
        "report",
        "reported",
        "return",
        "returned",
        "inspection",
        "scrutinise",
        "scrutinised",
        "reinspect",
        "reinspected",
    ]
)
_OURS = frozenset(
    [
        "we",
        "our",
        "hmic",
        "hmicfrs",
        "inspection",
        "inspectors",
        "inspectorate",
        "fieldwork",
        "report",
        "i",
    ]
)
_DENIES = frozenset("not nor neither no without never".split())  # noqa: SIM905
_REPORTED = frozenset("found reported said identified criticised concerned noted".split())  # noqa: SIM905
_THIS_TIME = frozenset(
    [
        "time",
        "year",
        "occasion",
        "inspection",
        "report",
        "here",
        "fieldwork",
        "scope",
        "visit",
        "again",
        "round",
        "cycle",
    ]
)
_OUTSIDE = (
    "outside the scope", "outside our scope", "outside the remit", "beyond the scope", "not within the scope",
    "not in scope", "out of scope", "fell outside", "falls outside", "lay outside", "lies outside", "not part of this",
    "not part of our", "formed no part", "forms no part", "subject of a separate", "subject of another",
    "subject to a separate", "separate inspection", "not subject to", "no part of this", "were confined to",
    "was confined to", "was limited to", "is limited to", "is confined to", "did not form part", "does not form part",
    "make no comment", "made no assessment", "not been re-inspected", "not been reinspected", "did not extend to",
    "does not extend to", "does not cover", "did not cover", "not covered in", "not covered by", "no comment on",
    "cannot comment", "can not comment", "absent from this report", "done separately", "inspected separately",
    "when we next inspect", "when we next visit", "nor did the inspection", "nor did our inspection", "we now inspect",
    "confined ourselves", "question for our", "matter for our", "matters for our", "belongs to our", "we can not say whether",
    "we cannot say whether", "able to obtain records",
)  # fmt: skip
_WITHIN = 4
"""Words between the denial and the verb: "did not this year look"."""


def is_scope(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says that the inspectorate did not look at something this time."""
    words = [token.word for token in tokens]
    if _OURS.isdisjoint(words):
        return False
    told = " ".join(words)
    if any(phrase in told for phrase in _OUTSIDE):
        return True
    if "carried over" in told and not {"judgment", "judgement", "grade"}.isdisjoint(words):
        return True
    for at, word in enumerate(words):
        if word not in _DENIES:
            continue
        before = words[max(0, at - 4) : at]
        ours = not {"we", "i", "hmic", "hmicfrs", "inspectors", "inspection"}.isdisjoint(before)
        passive = not {"was", "were", "been"}.isdisjoint(words[max(0, at - 2) : at])
        passive = passive and _REPORTED.isdisjoint(words)  # "we found that risk was not reviewed"
        looks = not _LOOKS.isdisjoint(words[at + 1 : at + 1 + _WITHIN])
        timed = not _THIS_TIME.isdisjoint(words)
        if looks and (ours or passive) and timed:
            return True
        if (
            looks
            and ours
            and not {"did", "have"}.isdisjoint(words[max(0, at - 1) : at])
            and "found" not in words
        ):
            return True
    return False
