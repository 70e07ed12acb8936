"""A finding of a comparison as an entry of a page: its words, its place, and what backs its status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from peeldiff.model import (
    Confidence,
    Deadline,
    DeadlineKind,
    FindingChange,
    FindingRef,
    Mention,
    Pair,
)
from peeldiff.model.vocabulary import KINDS, QUOTED, SILENT
from peeldiff.pages.page import Change, Entry, Note, Quote
from peeldiff.pages.places import Places
from peeldiff.render.facts import full_text, match_words, names, set_by_words, shared_fate
from peeldiff.render.marked import is_close
from peeldiff.render.parts import is_reworded
from peeldiff.render.phrases import (
    ABOVE,
    BELOW,
    confidence_words,
    date_words,
    is_merely_near,
    kind_label,
)
from peeldiff.render.quoting import Quoter, page_of

__all__ = [
    "Amount",
    "EntryMaker",
    "bare",
    "deadline_words",
    "doubt",
    "entry_id",
    "joined_places",
    "slug",
]


class Amount(StrEnum):
    """How much of what is known of a finding a page tells; no sentence is ever cut."""

    SHORT = "short"
    """What is asked, what became of it, and the words on which a claim rests."""
    USUAL = "usual"
    """With every passage that bears on it."""
    FULL = "full"
    """With the report's explanation, the reason for the status, and the wording step by step."""


def slug(text: str) -> str:
    """The text as part of an id: "LEI-2018/19-AFI-03" → "lei-2018-19-afi-03"."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def entry_id(change: FindingChange) -> str:
    """The id of a finding on a page, the same in every run: that of its newest wording."""
    ref = (change.new or change.old)[0]
    side = "f" if change.new else "was"
    return f"{side}-{slug(ref.ref or ref.id)}"


def bare(item: str) -> str:
    """A bulleted part without the sign or word that leads to the next."""
    return item.removesuffix("; and").rstrip(";. ")


def deadline_words(deadline: Deadline) -> str:
    """ "deadline: by 31 March 2023", or as printed with the date that follows from it, if one does."""
    printed = f"deadline: “{deadline.text}”"
    if deadline.date is None:
        undated = deadline.kind is DeadlineKind.PERIOD
        return f"{printed}, from a day that the report does not print" if undated else printed
    day = date_words(deadline.date)
    if day in deadline.text:
        return f"deadline: {deadline.text[0].lower()}{deadline.text[1:]}"
    counted = deadline.counted_from
    since = f", counted from {date_words(counted)}" if counted else ""
    return f"{printed}: {day}{since}"


def joined_places(places: Sequence[tuple[str, str]]) -> str:
    """Several places in one line, each with its reference; that of a single one is told with the entry."""
    if len(places) == 1:
        return places[0][0]
    return "; ".join(f"{place} ({ref})" if ref else place for place, ref in places)


def doubt(change: FindingChange) -> str:
    """What to add to a status that is not certain; silence says already that nobody knows."""
    if change.status in SILENT and change.confidence is not Confidence.LOW:
        return ""
    return confidence_words(change.confidence)


class EntryMaker:
    """Makes the entries of one comparison, `amount` of each."""

    def __init__(self, pair: Pair, amount: Amount = Amount.USUAL) -> None:
        old, new = names(pair.diff)
        self.old, self.new = Places(pair.old, old), Places(pair.new, new)
        self.amount = amount

    def entry(
        self, change: FindingChange, *, tell_doubt: bool = True, mention: Mention | None = None
    ) -> Entry:
        """The finding in its newest wording. `mention` is what the heading above says already."""
        shown = change.new or change.old
        quoter = Quoter()
        apart = _parts_apart(change)
        # The parts come first, so that the words for each stand under it and not under the whole.
        parts = [self._part(item, quoter) for item in change.items] if apart else []
        quotes, notes = self._quotes(change, quoter, mention, told_below=bool(parts))
        if self.amount is Amount.FULL and change.why:
            notes.insert(0, Note(text=change.why))
        if decided := set_by_words(change):
            notes.append(Note(text=decided))
        return Entry(
            id=entry_id(change),
            ref=shown[0].ref,
            status=change.status,
            kind=KINDS[shown[0].kind].short,
            texts=tuple(_text(ref, shown[0], whole=not parts) for ref in shown),
            place=joined_places(
                [(self._place(ref, newer=bool(change.new)), ref.ref) for ref in shown]
            ),
            heading=self._question(shown[0], newer=bool(change.new)),
            confidence=change.confidence,
            doubt=doubt(change) if tell_doubt else "",
            facts=tuple(self._facts(change)),
            items=() if parts else _items(shown),
            detail=self._detail(shown),
            before=self._before(change, whole=not parts),
            wording=self._wording(change),
            quotes=tuple(quotes),
            notes=tuple(notes),
            parts=tuple(parts),
        )

    def _place(self, ref: FindingRef, *, newer: bool) -> str:
        return (self.new if newer else self.old).place(ref.line, ref.page)

    def _question(self, ref: FindingRef, *, newer: bool) -> str:
        return (self.new if newer else self.old).question(ref.section, ref.heading)

    def _facts(self, change: FindingChange) -> Iterator[str]:
        if words := match_words(change):
            yield words
        for ref in change.new or change.old:
            if ref.deadline is not None:
                yield deadline_words(ref.deadline)

    def _detail(self, refs: Sequence[FindingRef]) -> tuple[str, ...]:
        if self.amount is not Amount.FULL:
            return ()
        return tuple(line for ref in refs if ref.detail for line in ref.detail.splitlines())

    def _before(self, change: FindingChange, *, whole: bool) -> tuple[Quote, ...]:
        marked = self.amount is Amount.FULL and self._wording(change) is not None
        if self.amount is Amount.SHORT or marked or not (change.old and change.new):
            return ()
        if not is_reworded(change.wording) and len(change.old) == len(change.new):
            return ()
        return self.older_words(change, whole=whole)

    def older_words(self, change: FindingChange, *, whole: bool = True) -> tuple[Quote, ...]:
        """The older wording of a finding, each with its place and, if `whole`, with its parts."""
        return tuple(
            Quote(
                text=full_text(ref) if whole else kind_label(ref.kind) + ref.text,
                place=self._place(ref, newer=False),
                label=self.old.name,
                heading=self._question(ref, newer=False),
                line=ref.line,
            )
            for ref in change.old
        )

    def _wording(self, change: FindingChange) -> Change | None:
        one_to_one = len(change.old) == len(change.new) == 1
        if self.amount is not Amount.FULL or not one_to_one or not is_close(change.wording):
            return None
        return Change(steps=change.wording, weighty=change.weighty)

    def _part(self, item: FindingChange, quoter: Quoter) -> Entry:
        ref = (item.old or item.new)[0]
        quotes, notes = self._quotes(item, quoter, None)
        if decided := set_by_words(item):
            notes.append(Note(text=decided))
        return Entry(
            id=entry_id(item),
            ref=ref.ref,
            status=item.status,
            kind="part",
            texts=(bare(ref.text),),
            place=self._place(ref, newer=not item.old),
            heading=None,
            confidence=item.confidence,
            doubt=doubt(item),
            quotes=tuple(quotes),
            notes=tuple(notes),
        )

    def _quotes(
        self,
        change: FindingChange,
        quoter: Quoter,
        mention: Mention | None,
        *,
        told_below: bool = False,
    ) -> tuple[list[Quote], list[Note]]:
        """All that is quoted for a finding or a part, none of it twice, and what to say besides."""
        quotes: list[Quote] = []
        notes: list[Note] = []
        label, said = "", True
        if self.amount is Amount.SHORT:
            told = quoter.evidence(change.evidence if change.status in QUOTED else ())
        else:
            told = quoter.quote(_without_itself(change))
        for quoted in told:
            if quoted.source is None:
                label, said = quoted.text.rstrip(":"), False
                continue
            said = True
            if quoted.is_repeated:
                where = self._elsewhere(quoted.source.line, told_below)
                notes.append(Note(text=f"{label}, {where}" if label and not quotes else where))
                continue
            near = change.mention is not None and is_merely_near(change.mention) and bool(label)
            quotes.append(
                Quote(
                    text=quoted.words,
                    place=self.new.place(quoted.source.line, page_of(quoted.source)),
                    label=quoted.lead.rstrip(": ") or self._label(label, change, mention),
                    heading=quoted.source.heading,
                    line=quoted.source.line,
                    near=near,
                )
            )
        if label and not said and change.mention is not mention:
            notes.append(Note(text=label))
        return quotes, list(dict.fromkeys(notes))

    def _elsewhere(self, line: int, told_below: bool) -> str:
        return BELOW if told_below else f"{ABOVE} ({self.new.place(line)})"

    @staticmethod
    def _label(label: str, change: FindingChange, mention: Mention | None) -> str:
        """What stands above all of a group need not stand above each; that a passage proves nothing must."""
        if mention is None or change.mention is not mention:
            return label
        _, stop, nearest = label.partition(". ")
        return nearest if stop else ""


def _without_itself(change: FindingChange) -> FindingChange:
    """The finding without the passages that are its own newer words, which stand above them."""
    own = " ".join(full_text(ref) for ref in change.new)
    return replace(change, passages=tuple(one for one in change.passages if one.text not in own))


def _text(ref: FindingRef, first: FindingRef, *, whole: bool) -> str:
    """What is asked, with its parts (`whole`) where it is nothing without them; the kind of the first
    is told of the entry."""
    label = "" if ref.kind is first.kind else kind_label(ref.kind)
    return label + (full_text(ref, label=False) if whole else ref.text)


def _items(refs: Sequence[FindingRef]) -> tuple[str, ...]:
    return tuple(
        bare(item.text) for ref in refs if not ref.text.endswith(":") for item in ref.items
    )


def _parts_apart(change: FindingChange) -> bool:
    """Whether the parts are told one by one: their fates differ, or something is said of one."""
    return not shared_fate(change) or any(
        item.evidence or item.passages or item.mention is Mention.ANSWERED for item in change.items
    )
