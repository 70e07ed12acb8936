"""Which inspection between the two looked at a question that the newer one leaves as it was judged then.

"Not looked at" is true of the newer report alone: that between them may have answered the point.
"""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.model import FindingChange, InspectionDiff, Status

__all__ = ["seen_between", "seen_between_words"]

_YEAR = late(r"20\d\d")
_LAST = late(r"\b20\d\d(?:\s?[/–-]\s?(\d\d))?\b")


def seen_between(change: FindingChange, diff: InspectionDiff) -> str:
    """The year of the judgment that stands for the question of an older finding, if it is later than the
    older report; "" for any other."""
    before = _last_year(diff.old.cycle or "")
    if change.status is not Status.NOT_REINSPECTED or change.set_by is not None or not before:
        return ""
    told_under = {one.section for one in change.evidence if one.section is not None}
    for grade in diff.grades:
        since = _YEAR.search(grade.carried_over_from or "")
        if grade.new is None or grade.new.section not in told_under or since is None:
            continue
        return since[0] if since[0] > before else ""
    return ""


def seen_between_words(change: FindingChange, diff: InspectionDiff) -> str:
    """ "The inspection of 2017, which is not compared here, looked at this question: read its report."; or
    ""."""
    year = seen_between(change, diff)
    if not year:
        return ""
    return f"The inspection of {year}, which is not compared here, looked at this question: read its report."


def _last_year(cycle: str) -> str:
    """ "2019" of 2018/19; "" of what names no year."""
    found: re.Match[str] | None = _LAST.search(cycle)
    if found is None:
        return ""
    return f"20{found[1]}" if found[1] else found[0]
