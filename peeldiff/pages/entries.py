"""A finding of a comparison as an entry of a page: its words, its place, and what backs its status."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from alignment.records import replace
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import FindingChange, FindingRef, Mention, Pair, Status
from peeldiff.model.vocabulary import Accent
from peeldiff.pages.amount import Amount
from peeldiff.pages.naming import bare, deadline_words, doubt, entry_id, joined_places, slug
from peeldiff.pages.page import Change, Entry, Note, Quote
from peeldiff.pages.places import Places
from peeldiff.pages.quoted import further, less, told_of
from peeldiff.pages.remarks import on_finding
from peeldiff.phrasing.coming import awaited_for, awaited_words
from peeldiff.phrasing.facts import (
    full_text,
    match_words,
    names,
    shared_fate,
    shown_status,
    told_again,
)
from peeldiff.phrasing.phrases import NEAREST, parts_below, status_words
from peeldiff.phrasing.quoting import Quoter
from peeldiff.phrasing.rewording import is_close, is_reworded
from peeldiff.phrasing.seen_between import seen_between_words
from peeldiff.phrasing.whole_and_parts import part_words, rearranged

__all__ = ["EntryMaker"]


class EntryMaker:
    """Makes the entries of one comparison, `amount` of each.

    `places` look up the two reports; they are made of the pair unless given.
    """

    def __init__(
        self,
        pair: Pair,
        amount: Amount = Amount.USUAL,
        places: tuple[Places, Places] | None = None,
    ) -> None:
        old, new = names(pair.diff)
        self.old, self.new = places or (Places(pair.old, old), Places(pair.new, new))
        self.amount = amount
        self.pair, self.diff = pair, pair.diff
        self.words = inspectorate_of(pair.new)

    def entry(
        self, change: FindingChange, *, tell_doubt: bool = True, mention: Mention | None = None
    ) -> Entry:
        """The finding in its newest wording. `mention` is what the heading above says already."""
        change = rearranged(change, self.words)
        shown = change.new or change.old
        quoter = Quoter()
        apart = _parts_apart(change)
        # The parts come first, so that the words for each stand under it and not under the whole.
        above = {ref.text for ref in change.new}
        recalled = () if self.amount is Amount.SHORT else on_finding(self.diff, change, self.new)
        # Where no evidence answers what is recalled does; of parts each keeps what is said of it.
        leads = not change.evidence and not apart
        first = list(further(recalled, quoter)) if leads else []
        parts = [self._part(item, quoter, above, change) for item in change.items] if apart else []
        kept = less(change, recalled)
        told = told_of(
            kept,
            quoter,
            mention,
            self.new,
            amount=self.amount,
            told_below=bool(parts),
            is_answered=bool(first),
            is_told=bool(first) and kept.passages[:1] != change.passages[:1],
        )
        told.quotes += further(recalled, quoter)
        return Entry(
            id=entry_id(change),
            ref=shown[0].ref,
            status=shown_status(change),
            kind=self.words.terms.kind(shown[0].kind),
            texts=tuple(self._text(ref, shown[0], whole=not parts) for ref in shown),
            place=joined_places(self._places(change)),
            heading=self._question(shown[0], newer=bool(change.new)),
            confidence=change.confidence,
            doubt=doubt(change) if tell_doubt else "",
            facts=tuple(self._facts(change)),
            items=() if parts else _items(shown),
            detail=self._detail(shown, quoter),
            before=self._before(change, whole=not parts),
            wording=self._wording(change),
            why=change.why if self.amount is Amount.FULL else "",
            lead=told.lead,
            quotes=(*first, *told.quotes, *self._nearest(change)),
            notes=(*self._awaited(change), *self._between(change), *told.notes(change)),
            parts=tuple(parts),
        )

    def _text(self, ref: FindingRef, first: FindingRef, *, whole: bool) -> str:
        """What is asked, with its parts (`whole`) where it is nothing without them; the kind of the first
        is told of the entry."""
        label = "" if ref.kind is first.kind else self.words.terms.label(ref.kind)
        return label + (full_text(ref) if whole else ref.text)

    def _awaited(self, change: FindingChange) -> Iterator[Note]:
        """That the newer report has yet to answer the question of a point that it did not look at."""
        if change.status is not Status.NOT_REINSPECTED or not change.old:
            return
        section = awaited_for(change.old[0], self.pair.old, self.pair.new)
        if section is not None:
            yield Note(text=awaited_words(section, self.pair.new), accent=Accent.STRONG)

    def _between(self, change: FindingChange) -> Iterator[Note]:
        """That an inspection between the two looked at the question of a point."""
        if told := seen_between_words(change, self.pair.diff):
            yield Note(text=told, accent=Accent.STRONG)

    def _nearest(self, change: FindingChange) -> Iterator[Quote]:
        """The newer demand most like one that is not raised again, where links are weak."""
        if change.nearest is not None:
            ref = change.nearest
            yield Quote(
                text=full_text(ref),
                place=joined_places([(self._place(ref, newer=True), ref.ref)]),
                label=NEAREST,
                line=ref.line,
                near=True,
            )

    def _places(self, change: FindingChange) -> list[tuple[str, str]]:
        """Where the words that are shown stand: on both sides, if one marked text shows both."""
        both = self._wording(change) is not None
        sides = [(ref, False) for ref in change.old if both or not change.new]
        sides += [(ref, True) for ref in change.new]
        return [(self._place(ref, newer=newer), ref.ref) for ref, newer in sides]

    def _place(self, ref: FindingRef, *, newer: bool) -> str:
        return (self.new if newer else self.old).place(ref.line, ref.page)

    def _question(self, ref: FindingRef, *, newer: bool) -> str:
        return (self.new if newer else self.old).question(ref.section, ref.heading)

    def _facts(self, change: FindingChange) -> Iterator[str]:
        if words := told_again(change).partition(", ")[2]:
            yield words
        if words := match_words(change):
            yield words
        for body in dict.fromkeys(ref.asked_of for ref in change.new or change.old):
            if body is not None:
                yield f"asked of {body}"
        for ref in change.new or change.old:
            if ref.deadline is not None:
                yield deadline_words(ref.deadline)

    def _detail(self, refs: Sequence[FindingRef], quoter: Quoter) -> tuple[str, ...]:
        """The report's explanation, as far as it is not quoted for the finding."""
        if self.amount is not Amount.FULL:
            return ()
        lines = (line for ref in refs if ref.detail for line in ref.detail.splitlines())
        return tuple(line for line in lines if not quoter.has_quoted(line))

    def _before(self, change: FindingChange, *, whole: bool) -> tuple[Quote, ...]:
        marked = self.amount is Amount.FULL and self._wording(change) is not None
        if self.amount is Amount.SHORT or marked or not (change.old and change.new):
            return ()
        if not is_reworded(change.wording) and len(change.old) == len(change.new):
            return ()
        return self.older_words(change, whole=whole)

    def older_words(self, change: FindingChange, *, whole: bool = True) -> tuple[Quote, ...]:
        """The older wording of a finding, each with its place and, if `whole`, with its parts."""
        terms = self.words.terms
        return tuple(
            Quote(
                text=full_text(ref, terms) if whole else terms.label(ref.kind) + ref.text,
                place=self._place(ref, newer=False) + ("" if whole else parts_below(ref.items)),
                label=self.old.name,
                line=ref.line,
            )
            for ref in change.old
        )

    def _wording(self, change: FindingChange) -> Change | None:
        one_to_one = len(change.old) == len(change.new) == 1
        if self.amount is not Amount.FULL or not one_to_one or not is_close(change.wording):
            return None
        return Change(steps=change.wording, weighty=change.weighty)

    def practice(self, change: FindingChange) -> Entry:
        """A box of good practice, of which nothing has become."""
        told = self.entry(change)
        return replace(told, status=None, why="", lead="", quotes=(), notes=(), parts=(), doubt="")

    def _part(
        self, item: FindingChange, quoter: Quoter, above: Container[str], whole: FindingChange
    ) -> Entry:
        """A part in its newest wording, as the finding is, so that no newer words are lost; in its older
        one, if the newer words are those of the finding `above` it."""
        repeats = bool(item.old) and all(ref.text in above for ref in item.new)
        shown = item.old if repeats else item.new or item.old
        ref = shown[0]
        told = told_of(item, quoter, None, self.new, amount=self.amount)
        # By the older one, as several may have gone into one newer finding.
        known = (item.old or item.new)[0]
        side = "part" if item.old else "new-part"
        # Its own status would contradict that of the whole.
        words = part_words(item, whole)
        agrees = words == status_words(item.status)
        lead = told.lead if agrees else " ".join(filter(None, (f"{words}.", told.lead)))
        return Entry(
            id=f"{side}-{slug(known.ref or known.id)}",
            ref=ref.ref,
            status=item.status if agrees else None,
            kind="part",
            texts=tuple(bare(one.text) for one in shown),
            place=joined_places(self._places(item)) if self.amount is Amount.FULL else "",
            heading=None,
            confidence=item.confidence,
            doubt=doubt(item),
            before=() if repeats else self._before(item, whole=False),
            wording=None if repeats else self._wording(item),
            why=item.why if self.amount is Amount.FULL else "",
            lead=lead,
            quotes=tuple(told.quotes),
            notes=told.notes(item),
        )


def _items(refs: Sequence[FindingRef]) -> tuple[str, ...]:
    return tuple(
        bare(item.text) for ref in refs if not ref.text.endswith(":") for item in ref.items
    )


def _parts_apart(change: FindingChange) -> bool:
    """Whether the parts are told one by one: their fates differ, or something is said of one."""
    return not shared_fate(change) or any(
        item.evidence or item.passages or item.mention is Mention.ANSWERED for item in change.items
    )
