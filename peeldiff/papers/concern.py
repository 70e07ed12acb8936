"""How papers count the recommendations of causes of concern: apart."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import FindingChange, FindingKind, Inspection

__all__ = ["under_causes"]


def under_causes(changes: Sequence[FindingChange], inspection: Inspection) -> str:
    """How many newer findings are the recommendations of a cause of concern, as they are counted too."""
    under = {finding.id for finding in inspection.findings if finding.concern is not None}
    count = sum(ref.id in under for change in changes for ref in change.new)
    if not count:
        return ""
    kind = terms_of(inspection).kinds[FindingKind.RECOMMENDATION]
    return f" ({count} of them {kind.short if count == 1 else kind.several})"
