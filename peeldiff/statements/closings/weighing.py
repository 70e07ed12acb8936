"""Whether words that would close findings do: what denies them, puts them off or limits them."""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.statements.closings import doubts
from peeldiff.statements.closings.deeds import Deed

__all__ = ["DENIES", "FULL", "SIMPLY_DENIES", "weighed"]

DENIES = late(
    r" (?:not|never|no|neither|nor|unable|far from|short of|refuse|refused|declin\w+|"
    r"reluctant|hesita\w+|hardly|scarcely|barely|rather than|instead of|fail|failed|fails|"
    r"nobody|disagree|disagrees|doubt|doubts|dispute|disputes|deny|denies|question|reject|"
    r"rejects|contest|nothing|resist\w*|without|against|yet|too|stops?|stopped|nowhere|"
    r"little|none|"
    r"un\w+able|lack\w*"
    r"|prevent\w*|stopping) "
)

SIMPLY_DENIES = late(
    r" (?:(?:am|is|are|was|were|has|have|do|does|did|can|could|be) (?:\w+ )?not|not|never|"
    r"unable|not in a position|(?:far )?too (?:early|soon)|declin\w+|refus\w+|yet to|"
    r"no(?:t)? (?:reason|grounds?|basis|case) (?:for|to)|short of|neither|reluctant|none|"
    r"nor) "
)

FULL = late(
    r" (?:fully|entirely|wholly|completely|in full|all|every|both|in every respect|"
    r"altogether|yet fully|quite) "
)


def weighed(before: str, group: str, rest: str, clause: str) -> Deed | None:
    """The deed of words that would close findings: of what stands round their verb and of its clause."""
    denied = DENIES.search(f" {group} ") is not None
    lead_denied = DENIES.search(f" {before} ") is not None
    if denied or lead_denied:
        simple = SIMPLY_DENIES.search(f"{before} {group} ") is not None
        full = FULL.search(f" {group} ") is not None
        part = doubts.is_in_part(f" {group} ", "")
        later = re.search(r" (?:will|would|shall|should|may|might|must) ", f" {group} ") is not None
        return Deed.KEEPS if simple and not full and not part and not later else Deed.DOUBTED
    if doubts.is_another_time(f" {group} "):
        return None
    if (
        doubts.is_to_come(f" {group} ")
        or doubts.is_to_come(f" {before} ")
        or doubts.is_conditional(clause)
        or doubts.is_in_part(clause, rest)
    ):
        return Deed.DOUBTED
    limited = doubts.is_limited_lead(clause) or doubts.is_qualified(rest)
    return Deed.DOUBTED if limited or doubts.leaves_something(rest) else Deed.CLOSES
