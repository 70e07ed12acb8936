"""The page for a review meeting: first the answer on one screen, then everything that backs it.

Nothing is cut: what a small screen has no room for moves down whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from alignment.records import replace
from peeldiff.model import (
    DEMANDS,
    FindingChange,
    FindingRef,
    Inspection,
    InspectionDiff,
    Pair,
    Status,
)
from peeldiff.model.vocabulary import MENTIONS, SILENT, STATUSES, Accent
from peeldiff.pages import remarks
from peeldiff.pages.amount import Amount
from peeldiff.pages.entries import EntryMaker
from peeldiff.pages.figures import figures
from peeldiff.pages.grades import MOVED, grade_bullets, grade_notes
from peeldiff.pages.naming import deadline_words, entry_id
from peeldiff.pages.page import Block, Bullet, Entry, Note, Page, Quote, Section
from peeldiff.pages.places import Places
from peeldiff.pages.sureness import how_sure, shared_doubt
from peeldiff.phrasing.counting import how_many
from peeldiff.phrasing.each_newer import home_of_parts
from peeldiff.phrasing.facts import (
    asked_in_both,
    full_text,
    practices,
    shared_note,
    shown_status,
    title,
    two_forces,
)
from peeldiff.phrasing.groups import Group, groups
from peeldiff.phrasing.headline import headline, nothing_pressing
from peeldiff.phrasing.phrases import (
    SAID_IN_PASSING,
    number,
    report_words,
    warning_words,
)
from peeldiff.phrasing.pressing import (
    Said,
    done_parts,
    heads,
    pressing,
    pressing_label,
    pressing_words,
)
from peeldiff.phrasing.publication import dated

__all__ = ["SummaryMaker", "files", "good_practice", "head", "summary_page"]

_FIRST = "What needs an answer first"
_SHORT_TEXT = 110
"""Lines up to which a file may be the short text that the inspectorate prints beside a report."""


def summary_page(pair: Pair, amount: Amount = Amount.USUAL) -> Page:
    """The comparison of two reports as a page; `amount` says how much is told of each finding."""
    if two_forces(pair.diff):
        from peeldiff.pages.two_forces import two_forces_page

        return two_forces_page(pair)
    return SummaryMaker(pair, amount).page()


def head(pair: Pair) -> tuple[Note, ...]:
    """The two reports, every warning, the headline."""
    diff = pair.diff
    first, second = ("First", "Second") if two_forces(diff) else ("Older", "Newer")
    warnings = [
        Note(label="Warning", text=warning_words(warning), accent=Accent.WARN)
        for warning in diff.warnings
    ]
    old, new = _named(pair)
    return (
        Note(label=first, text=f"{old}{_short(pair.old)}"),
        Note(label=second, text=f"{new}{_short(pair.new)}"),
        *warnings,
        Note(text=" ".join(headline(diff)), accent=Accent.STRONG),
    )


def _short(inspection: Inspection) -> str:
    """A remark on what may be the short text that is printed beside the report on one pillar.

    A letter, a revisit and a visit give no grades, and what has no pillar has no such text: they are whole.
    """
    lines = inspection.source.lines
    graded = any(section.grade is not None for section in inspection.sections)
    if lines > _SHORT_TEXT or len(inspection.pillars) != 1 or not graded:
        return ""
    return f" ({lines} lines: perhaps the short text of a longer report)"


def _named(pair: Pair) -> tuple[str, str]:
    """The reports as their readers call them, with the file where nothing else tells the two apart."""
    sides = ((pair.diff.old, dated(pair.old)), (pair.diff.new, dated(pair.new)))
    old, new = (report_words(head, day, file=False) for head, day in sides)
    first, second = (
        report_words(head, day, file=old == new or not head.cycle) for head, day in sides
    )
    return first, second


def files(diff: InspectionDiff) -> Section:
    """What was read."""
    sides = ("First", "Second") if two_forces(diff) else ("Older", "Newer")
    bullets = [
        Bullet(label=side, text=f"{head.source.name}, {head.source.lines:,} lines")
        for side, head in zip(sides, (diff.old, diff.new), strict=True)
    ]
    return Section(id="files", heading="Files", blocks=tuple(bullets))


class SummaryMaker:
    """Makes the parts of the summary of one comparison; `places` as for `EntryMaker`."""

    def __init__(
        self, pair: Pair, amount: Amount, places: tuple[Places, Places] | None = None
    ) -> None:
        self.pair, self.diff, self.amount = pair, pair.diff, amount
        self.entries = EntryMaker(pair, amount, places)
        self.old, self.new = self.entries.old, self.entries.new

    def page(self) -> Page:
        """All parts as a page."""
        return Page(
            title=title(self.diff),
            lead=head(self.pair),
            sections=tuple(section for section in self._sections() if section is not None),
            footer=title(self.diff),
        )

    def _sections(self) -> Iterator[Section | None]:
        yield self._first()
        yield self._grades()
        if observed := remarks.observations(self.diff, self.new):
            yield replace(observed, first_screen=True)
        yield self._grade_notes()
        same = asked_in_both(self.diff)
        for section in self.findings():
            if same and section.status is Status.PERSISTING:
                yield Section(id="same", heading="Asked for in both", blocks=(Note(text=same),))
            else:
                yield section
        if self.amount is not Amount.SHORT:
            yield remarks.better_since(self.diff, self.new)
            yield remarks.said_of_earlier(self.diff, self.new)
            yield good_practice(self.pair, self.entries)
            yield figures(self.pair, self.old, self.new)
        yield remarks.missing(self.diff, self.new)
        yield how_sure(self.diff, (self.old, self.new), self.amount)
        yield files(self.diff)

    # -- the first screen --

    def _first(self) -> Section | None:
        """Causes of concern, what is raised again, and whatever has a deadline."""
        asked = any(change.kind in DEMANDS for change in self.diff.findings)
        if not asked or asked_in_both(self.diff):
            return None
        found = pressing(self.diff)
        bullets: tuple[Block, ...] = tuple(
            bullet for change in found for bullet in self._pressing(change)
        )
        told = len(bullets)
        if not found:
            bullets = (Note(text=nothing_pressing(self.diff)),)
        return Section(
            id="first",
            heading=f"{_FIRST} ({told})" if found else _FIRST,
            blocks=bullets,
            first_screen=True,
            told_below=True,
        )

    def _pressing(self, change: FindingChange) -> Iterator[Bullet]:
        """A point for each finding, what they share under the last of them; the words for each under it."""
        shown, told = change.new or change.old, heads(change)
        place = self.new.place if change.new else self.old.place
        under: list[Note | Quote] = [
            Note(text=deadline_words(ref.deadline), accent=Accent.STRONG)
            for ref in shown
            if ref.deadline is not None
        ]
        said = pressing_words(
            change,
            self.diff,
            self.pair.new,
            recalled=self.amount is not Amount.SHORT,
            explained=self.amount is not Amount.SHORT,
        )
        done = done_parts(change)
        if not said and not done and change.old and change.new:
            under += self.entries.older_words(change)
        under += [self._done_part(ref, change) for ref in done]
        home = home_of_parts(change) if done else None
        beside = next((ref for ref in told if ref.id == home), told[-1])
        for ref in told:
            its_ref = f", {ref.ref}" if self.amount is Amount.FULL else ""
            yield Bullet(
                label=pressing_label(change, self.entries.words.terms),
                text=full_text(ref),
                accent=STATUSES[shown_status(change)].accent,
                place=place(ref.line, ref.page) + ("" if ref is told[0] else its_ref),
                # The entry bears the first reference, which a page shows as its link.
                link=entry_id(change) if ref is told[0] else None,
                under=(
                    *(under if ref is beside else ()),
                    *(self._said(said[ref.id]) for ref in [ref] if ref.id in said),
                ),
            )

    def _done_part(self, ref: FindingRef, change: FindingChange) -> Quote:
        """A part of the older finding that is dealt with: the newer words above it may not ask for it."""
        parts = sum(bool(part.old) for part in change.items)
        return Quote(
            label=f"Dealt with, of {number(parts)} parts asked for in {self.old.name}",
            text=ref.text,
            place=self.old.place(ref.line, ref.page),
            line=ref.line,
        )

    def _said(self, one: Said) -> Quote:
        return Quote(text=one.text, place=self.new.place(one.line), line=one.line)

    def _grades(self) -> Section | None:
        if not self.diff.grades:
            return None
        moved = [grade for grade in self.diff.grades if grade.change in MOVED]
        return Section(
            id="grades",
            heading=f"Grades ({len(self.diff.grades)})",
            blocks=grade_bullets(self.pair, self.old, self.new),
            first_screen=True,
            least=max(len(moved) + bool(shared_note(moved)), 1),
        )

    def _grade_notes(self) -> Section | None:
        notes = tuple(grade_notes(self.pair, self.old, self.new))
        if not notes:
            return None
        return Section(id="on-grades", heading="What is said of the grades", blocks=notes)

    # -- the findings --

    def findings(self) -> Iterator[Section]:
        """A section for each status that occurs, the worst first."""
        return map(self._group, groups(self.diff))

    def _group(self, group: Group) -> Section:
        assert group.status is not None
        shared = shared_doubt(group.findings)
        meaning = group.meaning
        if self.amount is Amount.SHORT:
            meaning = meaning.removesuffix(SAID_IN_PASSING).rstrip()
        guard = " ".join(part for part in (meaning, shared) if part)
        blocks: tuple[Entry | Section, ...]
        if group.status in SILENT:
            blocks = tuple(self._by_mention(group, tell_doubt=not shared))
        else:
            blocks = tuple(self.entries.entry(f, tell_doubt=not shared) for f in group.findings)
        return Section(
            id=group.status.replace("_", "-"),
            heading=f"{group.words} ({how_many(group.findings)})",
            accent=STATUSES[group.status].accent,
            status=group.status,
            guard=guard,
            blocks=blocks,
        )

    def _by_mention(self, group: Group, *, tell_doubt: bool) -> Iterator[Entry | Section]:
        """What is spoken of apart from what is not mentioned; what carries no mention stands first."""
        assert group.status is not None
        for change in group.findings:
            if change.mention is None:
                yield self.entries.entry(change, tell_doubt=tell_doubt)
        for mention, term in MENTIONS.items():
            found = [change for change in group.findings if change.mention is mention]
            if found:
                yield Section(
                    id=f"{group.status}-{mention}".replace("_", "-"),
                    heading=f"{term.short[0].upper()}{term.short[1:]} ({how_many(found)})",
                    status=group.status,
                    guard="" if self.amount is Amount.SHORT else term.guard,
                    blocks=tuple(
                        self.entries.entry(change, tell_doubt=tell_doubt, mention=mention)
                        for change in found
                    ),
                )


def good_practice(pair: Pair, maker: EntryMaker) -> Section | None:
    """Boxes of good practice in the newer report, which ask for nothing."""
    found = [
        Bullet(
            label=maker.words.terms.kinds[ref.kind].heading,
            text=ref.text,
            place=maker.new.place(ref.line, ref.page),
        )
        for change in practices(pair.diff)
        for ref in change.new
    ]
    if not found:
        return None
    heading = f"Good practice in the newer report ({len(found)})"
    return Section(id="practice", heading=heading, blocks=tuple(found))
