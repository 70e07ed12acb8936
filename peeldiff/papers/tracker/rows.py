"""From a dossier to the rows of the tracker, in our columns.

Every demand of every report is in exactly one row: in its own, or, where a later report took it up, among
the `older` ones of that later finding's row. What the newest two reports say comes first, worst news
first; then what earlier ones raised and no later one took up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from alignment.records import dataclass
from peeldiff.history.threads import Node
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    DEMANDS,
    Confidence,
    Finding,
    FindingChange,
    FindingKind,
    Item,
    Mention,
    Status,
)
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import CONFIDENCES, SILENT, STATUSES, rank
from peeldiff.pages.naming import bare
from peeldiff.pages.places import Places
from peeldiff.pages.remarks import on_finding
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.spreadsheet import Value
from peeldiff.papers.tracker.grounds import Grounds
from peeldiff.papers.tracker.lineage import ancestors, lineage
from peeldiff.papers.tracker.printed import Printed, deadline_of
from peeldiff.papers.tracker.quotations import Quotations
from peeldiff.papers.tracker.steps import next_step, why_words
from peeldiff.papers.words import Reader
from peeldiff.phrasing.coming import awaited_for, awaited_words
from peeldiff.phrasing.each_newer import for_newer, letter
from peeldiff.phrasing.facts import Pages, match_words, set_by_words, shown_status, told_again
from peeldiff.phrasing.phrases import (
    NO_ANSWER,
    PERHAPS_THIS,
    mention_name,
    mention_words,
    place,
    quote_words,
    status_words,
)
from peeldiff.phrasing.pressing import due_first, heads, pressing, pressing_words
from peeldiff.phrasing.quoting import nearest_passage, page_of, perhaps_passage
from peeldiff.phrasing.seen_between import seen_between_words
from peeldiff.phrasing.whole_and_parts import is_open_part, part_words, rearranged
from peeldiff.phrasing.whole_thought import whole_thought

__all__ = [
    "FindingRow",
    "ItemRow",
    "finding_rows",
    "sureness",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """A part of a finding. `older` are the parts that it was in earlier reports."""

    ref: str
    node: Node
    older: tuple[Node, ...]
    cells: dict[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding in its latest wording, with our columns by name. `older` are what it was before."""

    ref: str
    node: Node
    older: tuple[Node, ...]
    status: Status | None
    cells: dict[str, Value]
    items: tuple[ItemRow, ...]


def finding_rows(dossier: Dossier) -> list[FindingRow]:
    """All rows, worst news first."""
    return _Rows(dossier).rows()


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a finding: the change, and the inspection that says so.

    `found` is the change before its passages were put under its parts; None for a part.
    """

    change: FindingChange
    at: int
    found: FindingChange | None = None


class _Rows:
    def __init__(self, dossier: Dossier) -> None:
        self.columns = dossier.columns
        self.web = dossier.web
        self.diff = dossier.pair.diff
        self.words = inspectorate_of(dossier.pair.new)
        self.terms = self.words.terms
        self.last = len(dossier.columns) - 1
        self.printed = Printed(dossier)
        self.readers = [Reader(dossier, at) for at in range(len(dossier.columns))]
        self.pages = [Pages(column.inspection) for column in dossier.columns]
        newest = dossier.columns[-1]
        self.new = Places(newest.inspection, newest.label, newest.place)
        self.before, self.items_before = lineage(dossier)
        self.grounds = Grounds(newest.inspection)

    def rows(self) -> list[FindingRow]:
        """What needs an answer first, as in the other papers; then the worst news first. A recommendation
        stands directly under its cause of concern if both stand in the same of these."""
        first = {
            ref.ref: place
            for place, change in enumerate(pressing(self.diff))
            for ref in change.new or change.old
        }
        rows = list(self._rows())
        blocks = {
            row.node: (
                first.get(row.ref, len(first)) < len(first),
                0 if row.ref in first else rank(STATUSES, row.status or Status.NOT_REINSPECTED),
            )
            for row in rows
        }
        places = {row.node: (first.get(row.ref, len(first)), at) for at, row in enumerate(rows)}

        def order(row: FindingRow) -> tuple[object, ...]:
            finding = self.web.findings[row.node]
            cause = (row.node[0], finding.concern or "")
            pressed, status = blocks[row.node]
            under = blocks.get(cause) == blocks[row.node]
            due = due_first(finding) if under else ""
            top = places[cause if under else row.node]
            return not pressed, status, top, under, due, places[row.node]

        return sorted(rows, key=order)

    def _rows(self) -> Iterator[FindingRow]:
        old, new = self.last - 1, self.last
        for change in self.diff.findings:
            if change.kind not in DEMANDS:
                continue
            whole = rearranged(change, self.words)
            if not change.new:
                for ref in change.old:
                    yield self._row((old, ref.id), _Told(whole, new, change))
            listed: set[str] = set()
            for ref in change.new:
                told = _Told(for_newer(whole, ref.id), new, change)
                yield self._row((new, ref.id), told, listed)
        for node in sorted(self.web.findings, key=lambda node: (-node[0], *self.web.key(node)[1:])):
            if node[0] >= old or self.web.fates[node].successors:
                continue
            answer = self.web.fates[node].last_answer
            yield self._row(
                node,
                None
                if answer is None
                else _Told(rearranged(answer[1], self.words), answer[0], answer[1]),
            )

    def _row(self, node: Node, told: _Told | None, listed: set[str] | None = None) -> FindingRow:
        """`listed` are the older parts that have a row by now."""
        finding = self.web.findings[node]
        older = ancestors(node, self.before)
        items = tuple(self._items(node, finding, told, set() if listed is None else listed))
        done = told is not None and told.change.status is Status.RESOLVED
        cells = {
            **self.printed.cells(node, finding, done=done),
            **self._of_past(node, older),
            **self._of_fate(finding, told),
        }
        return FindingRow(
            ref=finding.ref,
            node=node,
            older=older,
            status=None if told is None else shown_status(told.change),
            cells=cells,
            items=items,
        )

    def _of_past(self, node: Node, older: Sequence[Node]) -> dict[str, Value]:
        first = min([node, *older])[0]
        said = self.web.years_said((node, *older))
        label = self.columns[first].label
        if said and said[0][:4] < (self.columns[first].inspection.cycle or "9")[:4]:
            label = f"{said[0]}, says the report"
        return {
            "first_raised": label,
            "times_raised": len({at for at, _ in (node, *older)}) + len(said),
            "older_refs": "\n".join(self.web.findings[one].ref for one in older) or None,
        }

    # ---- what became of it ----------------------------------------------------------------------

    def _of_fate(self, finding: Finding, told: _Told | None) -> dict[str, Value]:
        if told is None:
            return {"what_became_of_it": "Not told by a later report"}
        change = told.change
        between = seen_between_words(change, self.diff) if told.at == self.last else ""
        open_parts = [part for part in change.items if is_open_part(part, change)]
        cells: dict[str, Value] = {
            "what_became_of_it": self._status(told),
            "since_last_report": _since(change, self.terms),
            **self._quotations(told, finding.id if len(change.new) > 1 else None),
            "confidence": sureness(change.confidence),
            "why": why_words(change),
            "reader_decided": set_by_words(change) or None,
            "suggested_next_step": next_step(
                change, finding.addressed_to, open_parts, self.terms, between
            ),
            "board_words": self._most_telling(told, finding.id) or self._explained(finding, told),
        }
        return cells

    def _status(self, told: _Told, whole: FindingChange | None = None) -> str:
        """ "Not raised again (referred to)"; of a part of `whole` too."""
        change = told.change
        mention = change.mention
        again = ""
        if whole is None and told_again(change):
            again = told_again(told.found or change)  # of all its parts, wherever they stand
        words = again[:1].upper() + again[1:] or status_words(change.status)
        if whole is not None and (agreed := part_words(change, whole)) != words:
            return agreed
        if mention not in (None, Mention.ANSWERED) and change.status in SILENT:
            assert mention is not None
            words = f"{words} ({mention_name(mention)})"
        return (
            words
            if told.at == self.last
            else f"{words}, says the {self.columns[told.at].label} report"
        )

    def _quotations(self, told: _Told, newer: str | None = None) -> dict[str, Value]:
        """What the report says of a point, and where each quotation stands.

        What merely comes near stands apart from what the status rests on. Of what is said of earlier
        inspections `newer` takes what belongs to one of several newer findings, by its id.
        """
        change = told.change
        quotations = Quotations(partial(self._place, told.at))
        whole = told.found or change
        recalled = on_finding(self.diff, whole, self.new, newer) if told.at == self.last else ()
        # The evidence of what is asked again though a part is done is about what is done.
        if told_again(change) or not change.evidence:
            referred = change.mention is Mention.SPOKEN_OF
            words = mention_words(Mention.SPOKEN_OF, 1) if referred else ""
            for number, one in enumerate(recalled):
                quotations.add_recall(one, "" if number else words)
        for part in self._first(change):
            quotations.add(part, f"{letter(part)}: ")
        quotations.add(change)
        for one in recalled:
            quotations.add_recall(one)
        return quotations.cells()

    def _most_telling(self, told: _Told, finding: str) -> str | None:
        """The one quotation that a board reads, with its place; or that there is none that answers.

        What merely comes near is not quoted: with nothing beside it, it would be read as the answer.
        """
        change, first = told.change, heads(told.change)
        if finding not in {ref.id for ref in first}:
            # What is said of a cause of concern stands for the recommendations under it.
            return f"See {first[0].ref}."
        newest = told.at == self.last
        if newest and change.status is Status.NOT_REINSPECTED and change.set_by is None:
            old, new = (column.inspection for column in self.columns[-2:])
            if (section := awaited_for(change.old[0], old, new)) is not None:
                return awaited_words(section, new)
        report = self.columns[told.at].inspection
        said = pressing_words(told.found or change, self.diff, report, recalled=newest)
        if one := said.get(finding):
            text = whole_thought(one.text, None, report)
            return f"“{text}” ({self._heading(told.at, one.line)})"
        for part in self._first(change):
            if part.evidence:
                words = part.evidence[0]
                return f"{letter(part)}: “{words.text}” ({self._heading(told.at, words.line)})"
        if change.status not in SILENT or change.mention is None:
            return None
        near = nearest_passage(change)
        lead = "" if change.mention is Mention.ANSWERED else quote_words(change)
        if near is None:
            near, lead = perhaps_passage(change), PERHAPS_THIS
        if near is None:
            return NO_ANSWER
        return f"{lead}“{near.text}” ({self._heading(told.at, near.line, page_of(near))})"

    def _explained(self, finding: Finding, told: _Told) -> str | None:
        """Why the newest report asks for it, where no quotation tells what became of it."""
        if told.at != self.last or finding.id not in {ref.id for ref in told.change.new}:
            return None
        cause = self.web.findings.get((told.at, finding.concern or ""))
        if cause is not None and not finding.detail:
            return f"See {cause.ref}."
        none_like_it = told.change.status is Status.NEW
        before = self.columns[told.at - 1].label if none_like_it else ""
        return self.grounds.words(finding, before, partial(self._heading, told.at))

    def _heading(self, at: int, line: int, page: int | None = None) -> str:
        """ "2018/19 report, under “Workforce”", for whoever holds no file with numbered lines."""
        return self.readers[at].place(line, page)

    def _place(self, at: int, line: int, page: int | None) -> str:
        """ "2018/19 report, page 12, line 203", or under which heading; the file where there are several."""
        column = self.columns[at]
        source, number = column.place(line)
        file = f" ({source})" if len(column.sources) > 1 else ""
        page = page or self.pages[at].of(line)
        heading = "" if page else self.readers[at].heading_at(line)
        under = f", under “{heading}”" if heading else ""
        return f"{column.label} report{file}{under}, {place(number, page)}"

    @staticmethod
    def _first(change: FindingChange) -> list[FindingChange]:
        """The parts whose words stand before those of the whole.

        Of what is asked again, though a part is done, those that are open, unless the words on the whole
        tell of them: what is done would else be read as the answer.
        """
        done = {one.text for part in change.items for one in part.evidence}
        if told_again(change) and done.issuperset(one.text for one in change.evidence):
            again = [part for part in change.items if part.old and part.status is Status.PERSISTING]
            return sorted(again, key=lambda part: part.old[0].line)
        if change.evidence or change.status not in (Status.RESOLVED, Status.PARTLY_RESOLVED):
            return []
        return [part for part in change.items if part.evidence]

    # ---- its parts ------------------------------------------------------------------------------

    def _items(
        self, node: Node, finding: Finding, told: _Told | None, listed: set[str]
    ) -> Iterator[ItemRow]:
        """A row for each part; parts that only the older wording has stand in the row of what asks again."""
        changes = () if told is None else told.change.items
        own = {ref.id: part for part in changes for ref in (*part.old, *part.new)}
        for item in finding.items:
            yield self._item(node[0], item, finding, own.get(item.id), told)
        if told is None or not told.change.new:
            return
        taken_up = {item.id for ref in told.change.new for item in ref.items}
        for part in changes:
            if part.old and not any(ref.id in taken_up for ref in part.new):
                ref = part.old[0]
                if ref.id in listed:
                    continue
                listed.add(ref.id)
                older = self.web.findings.get((told.at - 1, _finding_of(told.change, ref.id)))
                if older is not None:
                    item = Item(ref.id, ref.text, ref.line, ref.end_line)
                    yield self._item(told.at - 1, item, older, part, told)

    def _item(
        self, at: int, item: Item, finding: Finding, part: FindingChange | None, told: _Told | None
    ) -> ItemRow:
        node = (at, item.id)
        ref = f"{finding.ref}{item.id.removeprefix(finding.id)}"
        shown = None if part is None or told is None else _Told(part, told.at)
        cells: dict[str, Value] = {
            "item_ref": ref,
            "ref": finding.ref,
            "item": bare(item.text),
            "deadline_date": deadline_of(finding),
        }
        if shown is not None:
            cells |= {
                "what_became_of_it": self._status(shown, None if told is None else told.change),
                **self._quotations(shown),
                "confidence": sureness(shown.change.confidence),
                "why": shown.change.why,
                "reader_decided": set_by_words(shown.change) or None,
            }
        elif told is not None:
            cells |= {"what_became_of_it": self._status(told)}
        return ItemRow(ref=ref, node=node, older=ancestors(node, self.items_before), cells=cells)


def _finding_of(change: FindingChange, item: str) -> str:
    """The id of the older finding that has an item."""
    return next(
        (ref.id for ref in change.old if any(part.id == item for part in ref.items)),
        change.old[0].id,
    )


def _since(change: FindingChange, terms: Terms) -> str | None:
    """How the wording compares: "reworded", "stronger: now a cause of concern"."""
    told = [match_words(change)]
    if change.status is Status.ESCALATED:
        told.insert(0, f"stronger: now {terms.gravest.one}")
    elif change.status is Status.DE_ESCALATED:
        one = terms.kinds[FindingKind.AREA_FOR_IMPROVEMENT].one
        told.insert(0, f"{STATUSES[change.status].short}: now {one}")
    if change.weighty:
        told.append("a number or how strictly it is asked has changed")
    words = "; ".join(part for part in told if part)
    return words[:1].upper() + words[1:] if words else None


def sureness(confidence: Confidence) -> str:
    """ "Sure", "Likely, not certain", "Doubtful, please check"."""
    term = CONFIDENCES[confidence]
    return term.short[:1].upper() + term.short[1:] or term.heading
