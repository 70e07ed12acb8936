"""Follow-ups."""
from __future__ import annotations
from collections.abc import Sequence
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import FollowUp, Section

def read_followups(sections: Sequence[Section], words: Inspectorate, force: str | None) -> tuple[FollowUp, ...]:
    return ()
