"""In which order a reader is told what the inspector says."""

from __future__ import annotations

from alignment.late import late
from peeldiff.inspectorates.lists import Observations
from peeldiff.inspectorates.whose import inspectorate_named
from peeldiff.model import InspectionDiff, Observation
from peeldiff.model.vocabulary import TONES, rank
from peeldiff.words import plain

__all__ = ["observations_in_order"]

_PERSON = late(r"\b(I|my|me)\b")


def observations_in_order(diff: InspectionDiff) -> list[Observation]:
    """What the inspector says, the worst first, and of that first what is said in his or her own name.

    "HMIC remains concerned by …" is said in its own name as well.
    """
    words = inspectorate_named(None, diff.new.programme)

    def order(one: Observation) -> tuple[int, bool]:
        own = bool(_PERSON.search(one.text)) or words.says(
            Observations.troubled_patterns, plain(one.text)
        )
        return len(TONES) if one.tone is None else rank(TONES, one.tone), not own

    return sorted(diff.observations, key=order)
