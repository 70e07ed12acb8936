"""What a finding or an item asks for, as a comparison weighs it: its words, its limits, its direction.

The explanation, the items and the heading above count as its words too, but less than its own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from alignment.records import dataclass
from peeldiff.model import DeadlineKind, Finding, FindingKind, Item
from peeldiff.statements.extents import number_of
from peeldiff.statements.lexicon import Lexicon
from peeldiff.statements.names import EVERYBODY
from peeldiff.statements.periods import periods
from peeldiff.statements.sentences import Token, content_stems, tokenise
from peeldiff.words import straight

__all__ = ["Demand", "demand_of"]

_UNITS = frozenset(
    "minute minutes hour hours day days week weeks month months year years percent".split()  # noqa: SIM905
)
_JOINS = frozenset({"and", "or", ",", ";"})
_ASKS = frozenset("should must needs need ought to not".split())  # noqa: SIM905
_COUNTED_FROM = frozenset({"of", "from", "after"})
_ITEM_WEIGHT = 0.5
_DETAIL_WEIGHT = 0.4
_PARENT_WEIGHT = 0.3
_HEADING_WEIGHT = 0.25
"""What each kind of words counts beside a finding's own text (1). Set on the corpus: passages among the
first three stay within .01 of each other from half to twice these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A point of a report: a finding, or one item of it.

    `asked` are the stems of its own text, words of asking left out; `weights` gives every stem that
    tells of it, from 0 to 1. `stops` says that it asks for less of something or for its end; `limits` are
    the numbers that it sets, `periods` its spaces of time in days, `names` the stems of places, units and
    methods that it names in capitals. `names_only` says that it names a thing and asks in no words for
    anything ("Planning for families."). `distinct` are the stems by which an item differs from its
    neighbours, all of a finding's own. `parts` are the stems of each thing that it joins by "and", "or" or
    a comma.
    """

    id: str
    finding: Finding
    item: Item | None
    text: str
    asked: frozenset[str]
    weights: dict[str, float]
    stops: bool
    names_fault: bool
    limits: frozenset[str]
    names: frozenset[str]
    parts: tuple[frozenset[str], ...]
    names_only: bool = False
    distinct: frozenset[str] = frozenset()
    periods: tuple[float, ...] = ()

    @property
    def kind(self) -> FindingKind:
        """The kind of the finding."""
        return self.finding.kind


def demand_of(
    finding: Finding, item: Item | None, heading: str, lexicon: Lexicon, asking: frozenset[str]
) -> Demand:
    """The demand of a finding, or of an item of it; `asking` are stems of any demand ("should", "ensure")."""
    text = finding.text if item is None else item.text
    tokens = tokenise(_without_deadline(text, finding))
    if not content_stems(tokens) - asking:  # "By 31 March 2017, the force should:"
        tokens = tokenise(text)
    asked = content_stems(tokens) - asking
    weights: dict[str, float] = {}
    parts: list[tuple[Iterable[str], float]] = [(asked, 1.0)]
    if item is None:
        parts += [(content_stems(tokenise(part.text)), _ITEM_WEIGHT) for part in finding.items]
        parts.append((content_stems(tokenise(finding.detail or "")), _DETAIL_WEIGHT))
    else:
        parts.append((content_stems(tokenise(finding.text)), _PARENT_WEIGHT))
    parts.append((content_stems(tokenise(heading)), _HEADING_WEIGHT))
    for stems, weight in parts:
        for stem in sorted(stems):
            if stem not in asking:
                weights[stem] = max(weight, weights.get(stem, 0.0))
    classes = {name for span in lexicon.spans(tokens) for name in span.classes}
    beside = [other for other in finding.items if item is not None and other.id != item.id]
    shared = frozenset().union(*(content_stems(tokenise(other.text)) for other in beside))
    asked = asked or frozenset(content_stems(tokens))
    return Demand(
        id=finding.id if item is None else item.id,
        finding=finding,
        item=item,
        text=text,
        asked=asked,
        distinct=asked - shared or asked,
        weights=weights,
        stops="stop" in classes,
        names_fault="bad" in classes or "worse" in classes,
        limits=_limits(tokens),
        names=_names(text) & asked,
        parts=_parts(tokens, asking),
        periods=tuple(periods(tokens)),
        names_only=item is None and _ASKS.isdisjoint(token.word for token in tokens),
    )


def _without_deadline(text: str, finding: Finding) -> str:
    """The text of a demand without the time by which it was to be met: no answer need repeat it.

    A period that is counted from something else than the report ("within two days of a report") is part of
    what is asked for.
    """
    deadline = finding.deadline
    if deadline is None:
        return text
    counted = deadline.kind is DeadlineKind.PERIOD and deadline.counted_from is None
    if counted and not _COUNTED_FROM.isdisjoint(deadline.text.casefold().split()):
        return text
    return text.replace(deadline.text, "", 1)


def _limits(tokens: Sequence[Token]) -> frozenset[str]:
    """The numbers that a demand sets: figures, and words for numbers before a unit of time."""
    words = [token.word for token in tokens]
    return frozenset(
        word
        for at, word in enumerate(words)
        if word[0].isdigit()
        or (number_of(word) is not None and not _UNITS.isdisjoint(words[at + 1 : at + 3]))
        or (word in ("a", "an") and not _UNITS.isdisjoint(words[at + 1 : at + 2]))
    )


def _names(text: str) -> frozenset[str]:
    """The stems of the words in capitals that do not begin the text."""
    words = re.findall(r"(?<=[a-z,;:] )[A-Z][\w-]+", straight(text))
    return frozenset(
        stem for word in words for stem in content_stems(tokenise(word)) if word not in EVERYBODY
    )


def _parts(tokens: Iterable[Token], asking: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The stems of each joined part, words of asking left out; parts without any are none."""
    found: list[set[str]] = [set()]
    for token in tokens:
        if token.word in _JOINS:
            found.append(set())
        elif token.stem and token.stem not in asking:
            found[-1].add(token.stem)
    return tuple(frozenset(part) for part in found if part)
