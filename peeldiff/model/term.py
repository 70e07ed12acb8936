"""What the words of one value of a closed set are: the shapes that the tables of `vocabulary` are made of."""

from __future__ import annotations

from enum import StrEnum

from alignment.records import dataclass

__all__ = ["Accent", "KindTerm", "StateTerm", "StatusTerm", "Term"]


class Accent(StrEnum):
    """How a text is to be set off, by its meaning; never by colour alone."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    BAD = "bad"
    WARN = "warn"
    GOOD = "good"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The words of one value. `heading` begins with a capital, `short` fits a badge or a cell.

    `guard` is the sentence that guards the heading against a wrong reading, "" where it needs none;
    `sign` takes one column of a terminal and is in common fonts, "" where the set has none.
    """

    heading: str
    short: str
    guard: str = ""
    sign: str = ""
    accent: Accent = Accent.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTerm(Term):
    """The words of a status. `fate` ends a sentence on one older finding and on several, None for what
    only the newer report has; `next_step` is a suggestion to the force, which alone decides. `plain` says
    what the heading means where no guard does."""

    fate: tuple[str, str] | None = None
    next_step: str
    plain: str = ""

    @property
    def meaning(self) -> str:
        """What a list of words says of it, for whoever has no report at hand."""
        return self.guard or self.plain


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTerm(Term):
    """The words of a kind. `several` is its plural; `gravity` ranks it, and most recommendations, which
    go with a cause of concern, weigh as much."""

    several: str
    gravity: int

    @property
    def one(self) -> str:
        """ "an area for improvement"."""
        return f"{'an' if self.short[0] in 'aeio' else 'a'} {self.short}"

    @property
    def title(self) -> str:
        """The plural as a heading: "Areas for improvement"."""
        return self.several[0].upper() + self.several[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTerm(Term):
    """The words of a concern's state. `fate` ends a sentence on one concern and on several."""

    fate: tuple[str, str]
