"""The numbers on which rules turn, each with where it comes from.

Set on the report pairs of the corpus whose writers are not for measuring, each read by a reader that was
trained without its writer: `benchmarks/reader/calibrate.py` prints the table.
"""

from __future__ import annotations

__all__ = [
    "ALIKE",
    "BEARS",
    "BEHIND",
    "BESIDE",
    "DECIDED_BOUND",
    "DONE",
    "LEAST_PART",
    "NEARLY_AS_NEAR",
    "NOT",
    "NOT_BEARS",
    "PARTLY",
    "PARTLY_BEARS",
    "PLAINLY_DONE",
    "SETTLES",
    "SPOKEN_OF",
    "UNSURE",
]

ALIKE = 0.5
"""Likeness of two demands from which no answer in prose outranks that the point is listed again."""
DONE = 0
"""Least lead of `done` over every other saying, in hundredths of a natural logarithm."""
PLAINLY_DONE = 50
"""The same where not every joined part of the demand is named."""
BEARS = 0.15
"""Least score of a thread that may speak against a point."""
SETTLES = 0.35
"""Least score of a thread that settles a point: below it one answer in eight is another point's."""
LEAST_PART = 0.3
"""Share of its words that each joined part of a demand must have in a thread that settles all of it."""
BEHIND = -0.05
"""How far a point may lie behind another finding's at a thread that still settles it."""
NEARLY_AS_NEAR = 0.6
"""Part of the nearest thread's score from which another thread can speak against it."""
PARTLY = 150
PARTLY_BEARS = 0.35
NOT = 150
NOT_BEARS = 0.3
"""The same three for `partly` and for `not` or `worse`."""
DECIDED_BOUND = 0.25
"""Share of a point's own words that a thread with a formal decision must have to be on it."""
BESIDE = 0.25
"""Score from which a thread is quoted beside a point that is listed again."""
SPOKEN_OF = 0.3
"""Score from which the newer report speaks of a point: a right passage stands there in 9 of 10 cases."""
UNSURE = 0.15
"""Score from which it may: below it, 9 of 10 points are not mentioned."""
