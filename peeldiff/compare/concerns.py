"""Concerns: an area for improvement by itself, or a cause of concern with its recommendations.

What an older report asks for in an area may come back as a cause of concern, which says what is wrong, with
recommendations, which say what to do: only together do they say what the area said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from alignment.records import dataclass
from peeldiff.compare.likeness import whole_text
from peeldiff.model import Finding, FindingKind
from peeldiff.report.particulars import causes_of
from peeldiff.statements import Statement, content_stems, tokenise

__all__ = ["Concern", "Side", "concerns_of", "stems_of"]


@dataclass(frozen=True, kw_only=True)
class Side:
    """The findings of one report as links need them.

    `questions` names the question of each finding, the same name on both sides for matched questions;
    `told` holds by id the statements of each finding's own text and explanation; `year` is that of the
    inspection, "" if unknown; `tables` names the folder of its inspectorate's own tables of links.
    """

    findings: Sequence[Finding]
    questions: Sequence[str]
    told: dict[str, list[Statement]]
    year: str
    tables: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Concern:
    """Findings of one side that are one concern, the cause first, with what tells of it.

    `asks` are the stems of each finding's text and items; `whole` has those of all explanations too.
    `recalled` are the stems of what it says that the other inspection raised, None if it recalls that
    nowhere; `recalls_another` says that it recalls a third, `was_raised` that it names the other's year and
    says that this was formally raised then.
    """

    indexes: tuple[int, ...]
    kind: FindingKind
    question: str
    asks: tuple[frozenset[str], ...]
    whole: frozenset[str]
    recalled: frozenset[str] | None
    recalls_another: bool
    was_raised: bool

    @cached_property
    def asked(self) -> frozenset[str]:
        """The stems of all that it asks for."""
        return frozenset().union(*self.asks)


def concerns_of(side: Side, chosen: Sequence[int], year: str) -> list[Concern]:
    """The concerns that the findings `chosen` make; `year` is that of the other inspection."""
    causes = causes_of(side.findings)
    found: dict[int, list[int]] = {}
    for at in chosen:
        cause = causes.get(at, at)
        found.setdefault(cause if cause in chosen else at, []).append(at)
    return [_concern(side, tuple(indexes), year) for indexes in found.values()]


def _concern(side: Side, indexes: tuple[int, ...], year: str) -> Concern:
    findings = [side.findings[at] for at in indexes]
    asks = tuple(stems_of(whole_text(finding)) for finding in findings)
    details = (stems_of(finding.detail or "") for finding in findings)
    recalled: frozenset[str] | None = None
    another = raised = False
    for row in (row for finding in findings for row in side.told.get(finding.id, ())):
        recall = row.spoken_of
        if recall is None:
            continue
        if not recall.years or any(told[:4] == year for told in recall.years):
            recalled = (recalled or frozenset()) | row.stems
            raised = raised or (recall.is_formal and bool(recall.years))
        else:
            another = True
    return Concern(
        indexes=indexes,
        kind=findings[0].kind,
        question=side.questions[indexes[0]],
        asks=asks,
        whole=frozenset().union(*asks, *details),
        recalled=recalled,
        recalls_another=another,
        was_raised=raised,
    )


@lru_cache(maxsize=1000)
def stems_of(text: str) -> frozenset[str]:
    """The stems that say what a text is about."""
    return content_stems(tokenise(text))
