"""The news that a report brings of causes of concern: which of them stand no longer, in its own words."""

from __future__ import annotations

from collections.abc import Iterator

from alignment.records import dataclass
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import DEMANDS, FindingChange, FindingKind, FindingRef, Status
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import STATUSES
from peeldiff.papers.shapes import Dossier
from peeldiff.phrasing.phrases import number
from peeldiff.words import sentences

__all__ = ["Ended", "ended_causes", "ended_sentence"]

_ENDED = (Status.RESOLVED, Status.DE_ESCALATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A cause of concern of the older report that is none any more; `quotes` are sentences and lines."""

    ref: FindingRef
    change: FindingChange
    terms: Terms
    quotes: tuple[tuple[str, int], ...]

    @property
    def closing(self) -> str:
        """The sentence that ends it, "" where none is quoted: the others lead up to it."""
        return sentences(self.quotes[-1][0])[-1] if self.quotes else ""

    @property
    def told(self) -> str:
        """ "dealt with"; "now an area for improvement"."""
        if self.change.status is Status.RESOLVED:
            return STATUSES[Status.RESOLVED].short
        kind = self.change.new[0].kind if self.change.new else FindingKind.AREA_FOR_IMPROVEMENT
        return f"now {self.terms.kinds[kind].one}"


def ended_causes(dossier: Dossier) -> list[Ended]:
    """The causes of concern of the older report that the newer one does not raise as such."""
    cause, terms = FindingKind.CAUSE_OF_CONCERN, terms_of(dossier.pair.new)
    return [
        Ended(
            ref=ref,
            change=change,
            terms=terms,
            quotes=tuple(dict.fromkeys(_quotes(change, terms.gravest.short))),
        )
        for change in dossier.pair.diff.findings
        if change.kind in DEMANDS and change.status in _ENDED
        if all(newer.kind is not cause for newer in change.new)
        for ref in change.old
        if ref.kind is cause
    ]


def ended_sentence(ended: list[Ended], dossier: Dossier) -> str:
    """How many of the older causes of concern stand no longer; "" where none ended."""
    if not ended:
        return ""
    label = dossier.columns[-2].label
    all_ = sum(
        ref.kind is FindingKind.CAUSE_OF_CONCERN
        for change in dossier.pair.diff.findings
        for ref in change.old
    )
    named = terms_of(dossier.pair.new).gravest
    if len(ended) == all_ == 1:
        return f"The {named.short} of {label} is no longer one."
    if len(ended) == all_:
        every = "Both" if all_ == 2 else f"All {number(all_)}"
        return f"{every} {named.several} of {label} are no longer {named.several}."
    several = "is no longer one" if len(ended) == 1 else f"are no longer {named.several}"
    return f"Of the {number(all_)} {named.several} of {label}, {number(len(ended))} {several}."


def _quotes(change: FindingChange, named: str) -> Iterator[tuple[str, int]]:
    """What the report says of the end: the evidence, or what stands under the finding that it is now."""
    if change.status is Status.RESOLVED:
        yield from ((one.text, one.line) for one in change.evidence)
        return
    for one in change.evidence:
        if named in one.text.casefold():
            yield one.text, one.line
    for ref in change.new:
        for text in sentences(" ".join((ref.detail or "").split())):
            if named in text.casefold():
                yield text, ref.line
