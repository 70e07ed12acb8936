"""A rule: under which conditions a case has a status, with examples that one runner tests."""

from __future__ import annotations

from collections.abc import Callable

from alignment.records import dataclass
from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Case, Outcome, Quoted

__all__ = ["Example", "No", "Rule", "Yes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """A demand and what a newer report says of it, to which the rule applies."""

    asked: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class No:
    """A demand and what a newer report says near it, to which the rule does not apply, and why not."""

    asked: str
    said: str
    because: str


Example = Yes | No


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One reason for a status.

    `applies` gives the statements that the status rests on (possibly none), or None where the rule does
    not apply. `why` is one sentence that a person understands.
    """

    name: str
    status: Status
    confidence: Confidence
    mention: Mention
    why: str
    applies: Callable[[Case], tuple[Quoted, ...] | None]
    examples: tuple[Example, ...] = ()

    def try_on(self, case: Case) -> Outcome | None:
        """The outcome of a case by this rule, or None where the rule does not apply."""
        quoted = self.applies(case)
        if quoted is None:
            return None
        return Outcome(
            status=self.status,
            rule=self.name,
            confidence=self.confidence,
            why=self.why,
            quoted=quoted,
            mention=self.mention,
        )
