"""What a finding or a passage is about, as stems that can be weighed.

Every demand ensures, improves and reviews; such words are left out, because they make any two
findings look alike. How telling the rest are is measured over both whole reports.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from alignment.similarity import Corpus
from alignment.words import stems
from peeldiff.compare.kinds import Kinds, Named
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Finding, Inspection, Item
from peeldiff.words import plain, sentences

__all__ = ["Point", "Telling"]


_CORE_STEMS = 5
_TERM = re.compile(r"\b(?!HMIC)[A-Z]{4,}\b")
_THINGS = r"(?:[a-z-]{2,}(?<!s)s|children|people|women|men|staff)"
_JOINED = (
    re.compile(
        rf"\b(?P<one>{_THINGS}) and (?P<other>{_THINGS})\b"
        r"(?! (?:the|an?|its|their|all|every|each|them|it|this|that|these|those|how|whether|any)\b)"
    ),
    re.compile(
        r"\b(?:the|both|enough|sufficient) (?!stop and)(?P<one>[a-z-]{4,}) and (?P<other>[a-z-]{4,})"
        r" (?:to|for|of)\b"
    ),
)
"""Two plurals, or what is counted or needed, because these are surely two things: "robust and effective"
are one, and what has an object ("and clears the backlog") is a verb."""
_TELLING = 0.9
_NEARLY_AS_TELLING = 0.35


@dataclass(frozen=True, slots=True)
class Point:
    """What one finding or item is about, to be looked for in a report: its telling stems, of them those
    of its main clause where that says enough, its technical terms, the pairs of things that it joins
    ("phones and computers"), and the kinds of a thing that it names. `alone` says that its report
    has no other cause of concern, which it is. `whole` is False for an item."""

    stems: frozenset[str]
    core: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    joined: tuple[tuple[str, str], ...] = ()
    kinds: Named = frozenset()
    alone: bool = False
    whole: bool = True


class Telling:
    """Stems and their weights for one comparison."""

    def __init__(self, old: Inspection, new: Inspection, words: Inspectorate) -> None:
        self._inspections = (old, new)
        self.form = words.demand_stems
        self.kinds = Kinds(words)
        self.recalling = frozenset(
            stem for word in words.data["followups"]["recall_words"] for stem in stems(word)
        )
        self.kept_numbers = frozenset(words.data["followups"]["kept_numbers"])
        self._purpose = words.pattern("findings", "purpose_patterns")
        self._known: dict[str, frozenset[str]] = {}
        self._points: dict[frozenset[str], tuple[dict[str, float], float]] = {}

    def stems(self, text: str) -> frozenset[str]:
        """The stems that tell what a text is about."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = frozenset(stems(text)) - self.form
        return known

    def reduced(self, text: str) -> str:
        """A text with only its telling stems, in order, for a matcher that counts words."""
        return " ".join(stem for stem in stems(text) if stem not in self.form)

    @staticmethod
    def whole(finding: Finding) -> str:
        """A finding's text with its items'."""
        return " ".join((finding.text, *(item.text for item in finding.items)))

    def point(self, finding: Finding) -> Point:
        """What a finding is about, its items included."""
        text = finding.text
        return Point(
            self.stems(self.whole(finding)),
            self.core(text),
            self.terms(text),
            self.joined(text),
            self.kinds.named(text),
        )

    def part(self, item: Item) -> Point:
        """What an item is about, the finding around it left aside."""
        text = item.text
        return Point(
            self.stems(text), joined=self.joined(text), kinds=self.kinds.named(text), whole=False
        )

    @cached_property
    def corpus(self) -> Corpus:
        """Weights over every sentence of both reports and every finding."""
        texts: list[Collection[str]] = []
        for inspection in self._inspections:
            for section in inspection.sections:
                for paragraph in section.paragraphs:
                    texts += [self.stems(sentence) for sentence in sentences(paragraph.text)]
            for finding in inspection.findings:
                texts.append(self.stems(self.whole(finding)))
        return _Sharp(texts)

    def overlap(self, one: str | Item, other: str | Item) -> float:
        """How alike two points are, rare words counting most; 0 to 1, symmetric."""
        ours = one if isinstance(one, str) else one.text
        theirs = other if isinstance(other, str) else other.text
        return self.corpus.overlap(self.stems(ours), self.stems(theirs))

    def weight(self, some: frozenset[str]) -> float:
        """How telling some stems are together."""
        return math.fsum(self.corpus.weight(stem) for stem in some)

    def share(self, point: frozenset[str], passage: frozenset[str]) -> float:
        """How much of what a point is about a passage speaks of; 0 to 1."""
        known = self._points.get(point)
        if known is None:
            weights = {stem: self.corpus.weight(stem) for stem in sorted(point)}
            known = self._points[point] = (weights, math.fsum(weights.values()))
        weights, total = known
        if not total:
            return 0.0
        return min(1.0, math.fsum(weights[stem] for stem in point & passage) / total)

    @staticmethod
    def terms(text: str) -> frozenset[str]:
        """The technical terms of a text: words in capitals such as the name of a procedure."""
        return frozenset(_TERM.findall(text))

    def joined(self, text: str) -> tuple[tuple[str, str], ...]:
        """The stems of each two things that a text joins by "and"."""
        found = []
        said = plain(text)
        for match in chain.from_iterable(pattern.finditer(said) for pattern in _JOINED):
            one, other = self.stems(match["one"]), self.stems(match["other"])
            if len(one) == len(other) == 1:
                pair = min(one), min(other)
                if pair[0][:4] != pair[1][:4]:  # capability and capacity are one
                    found.append(pair)
        return tuple(found)

    def core(self, text: str) -> frozenset[str]:
        """What a demand asks before its first comma and the purpose that it names, where that says
        enough to know it by."""
        head = self.stems(self._purpose.split(text.partition(",")[0], maxsplit=1)[0])
        return head if len(head) >= _CORE_STEMS else self.stems(text)

    def has_telling(self, point: frozenset[str], passage: frozenset[str]) -> bool:
        """Whether a passage has one of the most telling words of a point."""
        most = max((self.corpus.weight(stem) for stem in point), default=0.0)
        return any(
            self.corpus.weight(stem) >= most * _NEARLY_AS_TELLING for stem in point & passage
        )

    def share_telling(self, one: str, other: str) -> bool:
        """Whether two points have one of the most telling words of the first in common."""
        ours = {stem: self.corpus.weight(stem) for stem in sorted(self.stems(one))}
        most = max(ours.values(), default=0.0)
        theirs = self.stems(other)
        return any(weight >= most * _TELLING and stem in theirs for stem, weight in ours.items())


class _Sharp(Corpus):
    """Weights squared: over a whole report the words of the trade are so common that one rare word
    says more than three of them."""

    def __init__(self, texts: Sequence[Collection[str]]) -> None:
        super().__init__(texts)
        self._weights: dict[str, float] = {}

    def weight(self, stem: str) -> float:
        known = self._weights.get(stem)
        if known is None:
            known = self._weights[stem] = super().weight(stem) ** 2
        return known
