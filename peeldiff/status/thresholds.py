"""The numbers on which rules turn, each with where it comes from.

Set on the report pairs of the corpus, each read by a reader that was trained without its writer, and
checked on the writers that are for measuring only: `benchmarks/reader/weigh.py` prints the table.
"""

from __future__ import annotations

__all__ = [
    "ALIKE",
    "BEHIND",
    "BESIDE",
    "BOUND",
    "DECIDED_BOUND",
    "DONE_BESIDE",
    "IN_PART",
    "NOT_TOLD",
    "OF_ALL",
    "OF_ALL_BOUND",
    "OF_ALL_OF_IT",
    "OPEN",
    "PLAINLY_OPEN",
    "RESOLVED",
    "SPOKEN_OF",
    "TOLD",
    "TOLD_OF_A_PART",
    "UNSURE",
]

RESOLVED = 275
"""Least lead of `resolved` over the next outcome, in hundredths of a natural logarithm."""
OF_ALL = 250
"""Least lead of `resolved` where a sentence tells of all, with no reservation, and no other passage reads the
other way."""
OF_ALL_OF_IT = 150
"""Least lead of `resolved` where that sentence also names the very group that the point names."""
OF_ALL_BOUND = 0.5
"""Share of a point's own words that such a thread must have. With all three, by readers that had not seen
their writers, eight of eight points are dealt with, two of two by writers for measuring and four of four of
their short passages; no hard negative is told, and nine of 3,812 passages beside another demand that comes
near: at .45 it would be 22, for one point more."""
IN_PART = 100
"""Least lead of `partly` over the next outcome, in hundredths of a natural logarithm."""
OPEN = 150
"""Least lead of `open` over the next outcome, in hundredths of a natural logarithm."""
PLAINLY_OPEN = 100
"""Lead of "not", "worse" and "partly" over all else in what the reader makes of a thread from which that
`open` outweighs the other outcomes at all is enough: 6 of 6 points of the corpus are open, one of them by a
writer who taught nothing."""
DONE_BESIDE = 75
"""Least lead of `resolved` of a part, where another part of the finding is asked for again: from here on the
whole is done in part in 14 of 14 cases of the corpus, seven of them by writers who taught nothing."""
TOLD = -100
"""Lead of `silent` up to which a report that did not look at a question still tells of a point of it: all
such points of the corpus are answered, and one in twenty of those above it is."""
NOT_TOLD = 75
"""Lead of `silent` from which a report that does not ask a question is taken to be silent on a point of it:
of the points of the corpus that the odds alone decide, all from here on were not looked at, and eleven of the
fourteen below it were."""
BOUND = 0.15
"""Share of a point's own words that a thread must have to answer it (chosen; a lower one gained four points
of the corpus and told three false ones)."""
BEHIND = -0.05
"""How far a point may lie behind another finding's at a thread that still answers it (chosen, not
measured)."""
ALIKE = 0.5
"""Likeness of two demands from which no answer in prose outranks that the point is listed again (chosen, not
measured)."""
TOLD_OF_A_PART = 0.15
"""Share of a point's own words that a sentence must have behind which another part is denied: by readers that
had not seen their writers, 6 of 6 points and 21 of 21 short passages told so are partly dealt with."""
DECIDED_BOUND = 0.25
"""Share of a point's own words that a thread with a formal decision must have to be on it (chosen, not
measured)."""
BESIDE = 0.25
"""Score from which a thread is quoted beside a point that is listed again (chosen, not measured)."""
SPOKEN_OF = 0.3
"""Score from which the newer report speaks of a point: a right passage stands there in 9 of 10 cases."""
UNSURE = 0.15
"""Score from which it may: below it, 9 of 10 points are not mentioned."""
