"""What the newer report says of a point, as every format quotes it: the evidence and the passages.

Each sentence is quoted once, and none is ever cut. The words above the passages tell apart whether
the report answers the point, speaks of it, or merely comes near it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import Protocol

from alignment.records import dataclass, replace
from peeldiff.model import Evidence, FindingChange, Mention, Passage, Status
from peeldiff.phrasing.facts import full_text, shown_status
from peeldiff.phrasing.phrases import (
    ABOVE,
    ALSO_SAYS,
    PERHAPS,
    SEE_ALSO,
    is_merely_near,
    mention_words,
    quote_words,
)
from peeldiff.words import sentences

__all__ = [
    "Quotable",
    "Quoted",
    "Quoter",
    "has_passages",
    "is_listed_again",
    "is_tied",
    "nearest_passage",
    "page_of",
    "perhaps_passage",
    "steps",
    "without_itself",
]

_MOST = 3
"""Passages that are shown of a point; the published shape has no more."""


class Quotable(Protocol):
    """Words of a report with their place: evidence or a passage, of a comparison or a history."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def heading(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Either words about what follows (`source` is None) or one quotation.

    `words` are `ABOVE` where they are quoted for another part of the finding; `lead` stands before
    them where they need one. `under` says that words stand above it.
    """

    words: str
    lead: str = ""
    source: Quotable | None = None
    under: bool = False

    @property
    def text(self) -> str:
        """The words as they are shown, in quotation marks behind their lead."""
        if self.source is None or self.is_repeated:
            return self.words
        return f"{self.lead}“{self.words}”"

    @property
    def is_repeated(self) -> bool:
        """Whether the words themselves are quoted for another part."""
        return self.words == ABOVE


def is_listed_again(change: FindingChange) -> bool:
    """Whether the newer report simply asks for the same again."""
    return shown_status(change) is Status.PERSISTING and bool(change.new)


def has_passages(change: FindingChange) -> bool:
    """Whether there is something to tell of the passages of an older point, if only their absence."""
    if not change.old:
        return False
    return bool(change.passages) if is_listed_again(change) else change.mention is not None


class Quoter:
    """Quotes for a finding and its items, and remembers what it has quoted."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._said_before: frozenset[str] = frozenset()

    def quote(
        self, change: FindingChange, *, is_answered: bool = False, is_told: bool = False
    ) -> Iterator[Quoted]:
        """The evidence, and with words about the mention the passages.

        `is_answered` says that words were quoted before which answer the point, so that passages need not,
        `is_told` that the best of these is among those words.
        """
        if not has_passages(change):
            yield from self.evidence(change.evidence, quote_words(change))
            return
        mention = None if is_listed_again(change) else change.mention
        yield from self.told(
            change.evidence,
            change.passages,
            mention,
            mention_words,
            is_answered=is_answered,
            is_told=is_told,
            own=frozenset(one for ref in change.new for one in _sentences(ref.detail or "")),
        )

    def told(
        self,
        evidence: Sequence[Quotable],
        passages: Sequence[Quotable],
        mention: Mention | None,
        words: Callable[[Mention, int], str],
        *,
        is_answered: bool = False,
        is_told: bool = False,
        own: AbstractSet[str] = frozenset(),
    ) -> Iterator[Quoted]:
        """Evidence and passages from anywhere, in order and once each; without a mention none is claimed.

        `words` says what to print above as many quotations; `own` are the sentences with which the newer
        report explains what it asks for.
        """
        self._said_before = frozenset(self._said)
        rests = list(self.evidence(evidence))
        if mention is None:
            on_it = _tested(passages, own | _sentences_of(evidence), is_told=bool(rests))
            others = self._passages(passages, perhaps=PERHAPS, on_it=on_it)
            yield from rests
            # Where all of them may be about something else, each says so itself.
            is_said = any(not one.lead and not one.is_repeated for one in others)
            yield from _under(ALSO_SAYS, others) if is_said else others
        elif is_merely_near(mention):
            # Evidence backs the status here; the words are about the passages alone.
            others = self._passages(passages)
            yield from rests
            yield from _under(words(mention, len(others)), others)
        else:
            answers = bool(rests) or is_answered
            lead = SEE_ALSO if answers and mention is Mention.ANSWERED else ""
            settles = is_told or (bool(rests) and mention is Mention.ANSWERED)
            told = self._said_before if is_answered else _sentences_of(evidence)
            on_it = _tested(passages, own | told, is_told=settles)
            rests += self._passages(passages, lead, perhaps=PERHAPS, on_it=on_it)
            yield from _under(words(mention, len(rests)), rests)

    def evidence(self, evidence: Iterable[Quotable], lead: str = "") -> Iterator[Quoted]:
        """Evidence is quoted whole: half of it may say the opposite."""
        for one in evidence:
            told = _sentences(one.text)
            above = self._said.issuperset(told)
            self._said.update(told)
            yield Quoted(words=ABOVE if above else one.text, lead=lead, source=one)

    def _passages(
        self,
        passages: Sequence[Quotable],
        lead: str = "",
        perhaps: str = "",
        on_it: Sequence[Quotable] | None = None,
    ) -> list[Quoted]:
        """Of each passage the sentences that were not quoted, "…" standing for those that were.

        What may be about something else stands last, behind the words `perhaps` where they are given: all
        but what is known to be `on_it`, or, where that is not told, what a word at most ties to the point.
        """
        found: list[Quoted] = []

        def is_near(one: Quotable) -> bool:
            known = is_tied(one) if on_it is None else any(one is other for other in on_it)
            return bool(perhaps) and not known

        for one in sorted(passages, key=is_near):
            told = _sentences(one.text)
            if self._said_before.issuperset(told):
                found.append(Quoted(words=ABOVE, source=one))
            elif not self._said.issuperset(told):
                text = one.text if self._said.isdisjoint(told) else self._rest(told)
                found.append(Quoted(words=text, lead=perhaps if is_near(one) else lead, source=one))
            self._said.update(told)
        return found

    def has_quoted(self, text: str) -> bool:
        """Whether every sentence of a text was quoted."""
        return self._said.issuperset(_sentences(text))

    def further(self, text: str) -> str:
        """What of a text was not quoted yet, "…" standing for the rest; "" if all of it was."""
        told = _sentences(text)
        if self._said.issuperset(told):
            return ""
        rest = text if self._said.isdisjoint(told) else self._rest(told)
        self._said.update(told)
        return rest

    def _rest(self, told: Sequence[str]) -> str:
        parts = ("…" if sentence in self._said else sentence for sentence in told)
        return " ".join(part for part, _ in groupby(parts))


def is_tied(source: Quotable) -> bool:
    """Whether more than a word ties a quotation to the point; evidence always is."""
    return getattr(source, "tied", True)


def _tested(
    passages: Sequence[Quotable], told: AbstractSet[str], *, is_told: bool
) -> Sequence[Quotable]:
    """The passages that are known to be on the point: those that go on from sentences already `told` of it,
    or else, unless what is best is told (`is_told`), the first that is tied to it.

    Of points of the corpus that a report speaks of, by writers for measuring, the first that is tied is right
    for 129 of 151, the second for 10 of 58, the third for 3 of 23. Beside an answer 57 of 60 that go on from
    it are right, tied or not, and 10 of 32 others that are tied; of what is asked again 11 of 11 and none of
    two, and without words that it rests on the first for 21 of 30 and the others for 3 of 16.
    """
    going_on = [one for one in passages if not told.isdisjoint(_sentences(one.text))]
    tied = [] if is_told else [one for one in passages if is_tied(one)]
    return going_on or tied[:1]


def _sentences_of(quoted: Iterable[Quotable]) -> frozenset[str]:
    return frozenset(sentence for one in quoted for sentence in _sentences(one.text))


def nearest_passage(change: FindingChange) -> Passage | None:
    """The passage that a paper quotes which has room for one; None where they merely come near.

    As everywhere, what is tied to the point stands before what may be about something else.
    """
    if change.mention is None or is_merely_near(change.mention):
        return None
    return min(change.passages, key=lambda one: not is_tied(one), default=None)


def perhaps_passage(change: FindingChange) -> Passage | None:
    """The passage that may be about a point of which it is not sure that the report speaks: it has two words
    of it that stand together hardly elsewhere. None without one."""
    if change.mention is not Mention.UNSURE:
        return None
    return next((one for one in change.passages if one.paired), None)


def page_of(source: Quotable) -> int | None:
    """The page that a quotation itself gives; evidence gives its line only."""
    return getattr(source, "page", None)


def without_itself(change: FindingChange) -> FindingChange:
    """The finding without the passages that are its own newer words, which stand above them."""
    own = " ".join(full_text(ref) for ref in change.new)
    return replace(change, passages=tuple(one for one in change.passages if one.text not in own))


def steps(changes: Sequence[FindingChange]) -> list[tuple[FindingChange, Evidence | Passage]]:
    """What to go through for a finding and its items: all evidence, then the passages that say more.

    Each comes with the finding or item that it is quoted for.
    """
    evidence = {(one.line, one.text): (of, one) for of in changes for one in of.evidence}
    found: list[tuple[FindingChange, Evidence | Passage]] = list(evidence.values())
    said = {sentence for _, one in found for sentence in _sentences(one.text)}
    for of in changes:
        for one in of.passages[:_MOST]:
            told = _sentences(one.text)
            if not said.issuperset(told):
                said.update(told)
                found.append((of, one))
    return found


def _under(words: str, quoted: Iterable[Quoted]) -> Iterator[Quoted]:
    """The words and the quotations under them; a place further up is referred to once."""
    yield Quoted(words=words)
    lines: set[int] = set()
    for one in quoted:
        assert one.source is not None
        if one.is_repeated and one.source.line in lines:
            continue
        lines.add(one.source.line)
        yield replace(one, under=True)


def _sentences(text: str) -> list[str]:
    return sentences(" ".join(text.split()))
