"""One rule a file, and the table of precedence that settles which of several that apply is told.

To add a rule: write its file, put it into `PRECEDENCE` where it belongs, run its examples
(`tests/status/test_rules.py`). `docs/adding.md` goes through it.
"""

from peeldiff.status.rule import Rule
from peeldiff.status.rules import (
    asked_otherwise,
    concern_closed,
    formally_closed,
    formally_kept,
    listed_again,
    no_questions,
    not_asked,
    not_covered,
    not_inspected,
    parts,
    scope_named,
    settled_in_words,
    silent,
    spoken_of,
    told_elsewhere,
    told_of_a_part,
    told_of_all,
    weighed,
)

__all__ = ["PRECEDENCE"]

PRECEDENCE: tuple[Rule, ...] = (
    # The inspectorate's own formal word outranks every likeness of two texts.
    formally_closed.RULE,
    concern_closed.RULE,
    # Parts with fates of their own outrank what is said of the whole.
    parts.PARTS_DIFFER,
    parts.PARTS_AGREE_DONE,
    settled_in_words.RULE,
    # What the report says that it did not look at, no fact beside it can answer.
    not_covered.ANOTHER_FORCE,
    not_covered.ANOTHER_BODY,
    scope_named.RULE,
    # Where one half is done and the other denied, no weight makes a whole of it.
    told_of_a_part.RULE,
    # A point that is stated as done is not the one that a slight likeness finds listed again.
    weighed.RECALLED_RULE,
    weighed.RULE,
    told_of_all.RULE,
    # What is asked for again is open, whatever else is said near it.
    listed_again.RAISED,
    listed_again.LOWERED,
    parts.ASKED_IN_PART,
    listed_again.RULE,
    formally_kept.RULE,
    # Answers in prose that fall short of done.
    weighed.OPEN_RULE,
    weighed.IN_PART_RULE,
    parts.PARTS_OPEN,
    # Silence, and why it proves nothing.
    spoken_of.RULE,
    told_elsewhere.RULE,
    not_covered.RULE,
    not_inspected.RULE,
    not_asked.RULE,
    asked_otherwise.RULE,
    no_questions.RULE,
    silent.RULE,
)
"""The rules in the order in which they are believed: of all that apply, the first is told."""
