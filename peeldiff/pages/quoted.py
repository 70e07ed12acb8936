"""What is quoted for a finding or a part of one: all of it once, under words that say what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import dataclass, field, replace
from peeldiff.model import FindingChange, Mention
from peeldiff.model.vocabulary import QUOTED
from peeldiff.pages.amount import Amount
from peeldiff.pages.page import Note, Quote
from peeldiff.pages.places import Places
from peeldiff.phrasing.facts import set_by_words
from peeldiff.phrasing.phrases import ABOVE, ALSO_SAYS, BELOW, NO_PASSAGE, is_merely_near
from peeldiff.phrasing.quoting import Quoter, page_of, without_itself

__all__ = ["Told", "further", "less", "told_of"]


@dataclass(slots=True)
class Told:
    """What is quoted for a finding or a part, what stands above it, and where else it is quoted."""

    lead: str = ""
    quotes: list[Quote] = field(default_factory=list)
    elsewhere: dict[str, None] = field(default_factory=dict)

    def refer(self, where: str, *, behind_lead: bool = True) -> None:
        """Refer to words that are quoted elsewhere: behind the lead, if nothing is quoted yet."""
        if where in self.lead:
            return
        if behind_lead and self.lead and not self.quotes and not self.elsewhere:
            self.lead = f"{self.lead}, {where}"
        else:
            self.elsewhere[where] = None

    def notes(self, change: FindingChange) -> tuple[Note, ...]:
        """What stands below the quotations."""
        told = [f"Also {where}" for where in self.elsewhere]
        if decided := set_by_words(change):
            told.append(decided)
        return tuple(Note(text=words) for words in told)


def told_of(
    change: FindingChange,
    quoter: Quoter,
    mention: Mention | None,
    new: Places,
    *,
    amount: Amount,
    told_below: bool = False,
    is_answered: bool = False,
    is_told: bool = False,
) -> Told:
    """All that is quoted for a finding or a part, none of it twice."""
    found = Told()
    label = ""
    if amount is Amount.SHORT:
        told = quoter.evidence(change.evidence if change.status in QUOTED else ())
    else:
        told = quoter.quote(without_itself(change), is_answered=is_answered, is_told=is_told)
    for quoted in told:
        if quoted.source is None:
            label = quoted.text.rstrip(":")
            found.lead = "" if change.mention is mention else label
            continue
        if quoted.is_repeated:
            nearest = change.mention is not None and is_merely_near(change.mention)
            where = BELOW if told_below else f"{ABOVE} ({new.place(quoted.source.line)})"
            found.refer(where, behind_lead=not nearest)
            continue
        if not quoted.lead and label:
            found.lead = ""  # the quotation says it as its label
        near = change.mention is not None and is_merely_near(change.mention) and bool(label)
        found.quotes.append(
            Quote(
                text=quoted.words,
                place=new.place(quoted.source.line, page_of(quoted.source)),
                label=quoted.lead.rstrip(": ") or _label(label, change, mention),
                heading=quoted.source.heading if amount is Amount.FULL else None,
                line=quoted.source.line,
                near=near,
            )
        )
    if is_answered and change.mention is Mention.ANSWERED:
        found.lead = ""  # what is recalled above says so itself
    if found.lead.startswith(ALSO_SAYS.rstrip(":")) and not found.quotes:
        found.lead = ""  # nothing stands below it that does not stand elsewhere
        found.elsewhere.clear()
    if mention is not None and mention is change.mention and is_merely_near(mention):
        found.lead = "" if change.passages else NO_PASSAGE
    return found


def _label(label: str, change: FindingChange, mention: Mention | None) -> str:
    """What stands above all of a group need not stand above each; that a passage proves nothing must."""
    if mention is None or change.mention is not mention:
        return label
    _, stop, nearest = label.partition(". ")
    return nearest if stop else ""


def further(quotes: Sequence[Quote], quoter: Quoter) -> Iterator[Quote]:
    """The quotations as far as they were not made yet."""
    for quote in quotes:
        if rest := quoter.further(quote.text):
            yield replace(quote, text=rest)


def less(change: FindingChange, recalled: Sequence[Quote]) -> FindingChange:
    """The finding without the passages that are quoted whole with what is recalled of it."""
    if not recalled:
        return change
    kept = [one for one in change.passages if not any(one.text in q.text for q in recalled)]
    return replace(change, passages=tuple(kept))
