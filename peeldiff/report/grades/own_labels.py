"""The words by which one report labels its grades, where no data file has them: "Tab: good".

One word before a grade may be a question as well ("Workforce: good"); what stands before several grades,
and heads no text, labels them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.words import plain

__all__ = ["own_labels"]

_LABELLED = late(r"[\W_]*([^\W\d_]+(?: [^\W\d_]+)?) ?: ?(.+)")
_LONGEST = 90
_FEWEST = 2
"""Different grades behind a label, or twice as many lines with it, from which it labels grades."""


def own_labels(lines: Sequence[Line], words: Inspectorate) -> frozenset[str]:
    """The words of the labels that stand before several grades of a report."""
    grades: dict[str, list[str]] = defaultdict(list)
    names = tuple(words.grade_names)
    for line in lines:
        if len(line.text) > _LONGEST or ":" not in line.text or line.role is Role.ROW:
            continue
        match = _LABELLED.match(plain(line.text))
        if match and match[2].startswith(names):
            grades[match[1]].append(next(name for name in names if match[2].startswith(name)))
    if not grades:
        return frozenset()
    heads = {plain(line.text) for line in lines if line.role is Role.HEADING}
    return frozenset(
        word
        for label, told in grades.items()
        if (len(set(told)) >= _FEWEST or len(told) >= 2 * _FEWEST)
        and label not in heads
        and label not in words.pillars
        and label not in words.question_names
        for word in label.split()
    )
