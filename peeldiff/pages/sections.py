"""The sections of a comparison: which belong together, and what differs in their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.model import Inspection, Pair, ParagraphChange, SectionChange, SectionRef
from peeldiff.model.vocabulary import Accent
from peeldiff.neutral import same_words, two_forces
from peeldiff.pages.page import Block, Bullet, Change, Note, Rewording, Section
from peeldiff.pages.places import Places
from peeldiff.phrasing.facts import section_told, sections_sentence
from peeldiff.phrasing.phrases import confidence_words, counted
from peeldiff.phrasing.rewording import is_reworded

__all__ = ["sections"]


def sections(pair: Pair, old: Places, new: Places) -> Section | None:
    """All sections in their order; of what only one report has the name is told, and where it is."""
    if not pair.diff.sections:
        return None
    blocks: list[Block | Section] = []
    if not two_forces(pair.diff):
        blocks.append(Note(text=sections_sentence(pair.diff), accent=Accent.QUIET))
    writer = _Sections(pair, old, new)
    blocks += [writer.section(number) for number in range(len(pair.diff.sections))]
    heading = f"Sections ({len(pair.diff.sections)})"
    return Section(id="sections", heading=heading, blocks=tuple(blocks))


class _Sections:
    def __init__(self, pair: Pair, old: Places, new: Places) -> None:
        self.pair, self.old, self.new = pair, old, new
        self.lines = (_paragraph_lines(pair.old), _paragraph_lines(pair.new))

    def section(self, number: int) -> Bullet | Section:
        change = self.pair.diff.sections[number]
        return self._both(change, number) if change.old and change.new else self._alone(change)

    def _told(self, change: SectionChange) -> str:
        return section_told(change, self.pair.diff)

    def _alone(self, change: SectionChange) -> Bullet:
        ref, places = (change.new[0], self.new) if change.new else (change.old[0], self.old)
        count = counted(len(change.paragraphs), "paragraph")
        return Bullet(
            label=ref.heading, text=f"{self._told(change)}, {count}", place=places.place(ref.line)
        )

    def _both(self, change: SectionChange, number: int) -> Section:
        sides = ("; ".join(ref.heading for ref in refs) for refs in (change.old, change.new))
        between = " | " if two_forces(self.pair.diff) else " → "
        return Section(
            id=f"section-{number + 1}",
            heading=between.join(dict.fromkeys(sides)),
            blocks=(self._relation(change), *self._paragraphs(change)),
        )

    def _relation(self, change: SectionChange) -> Note:
        places = [self.old.place(ref.line) for ref in change.old]
        places += [self.new.place(ref.line) for ref in change.new]
        doubt = confidence_words(change.confidence)
        told = self._told(change) + (f"; {doubt}" if doubt else "")
        words = f"{told[0].upper()}{told[1:]} ({'; '.join(places)})"
        return Note(text=words, accent=Accent.QUIET)

    def _paragraphs(self, change: SectionChange) -> Iterator[Note | Rewording]:
        """What differs; paragraphs in the same words are counted where they stand."""
        old = _lines_of(change.old, self.lines[0])
        new = _lines_of(change.new, self.lines[1])
        same = 0
        for paragraph in change.paragraphs:
            if not is_reworded(paragraph.wording):
                same += 1
                continue
            yield from self._same(same)
            same = 0
            yield self._rewording(paragraph, old, new)
        yield from self._same(same)

    def _same(self, count: int) -> Iterator[Note]:
        if count:
            told = counted(count, *same_words(self.pair.diff))
            yield Note(text=f"({told})", accent=Accent.QUIET)

    def _rewording(
        self, paragraph: ParagraphChange, old: Sequence[int], new: Sequence[int]
    ) -> Rewording:
        older, newer = paragraph.old, paragraph.new
        return Rewording(
            older="" if older is None else f"{self.old.name}, line {old[older]}",
            newer="" if newer is None else f"{self.new.name}, line {new[newer]}",
            change=Change(steps=paragraph.wording, weighty=paragraph.weighty),
        )


def _paragraph_lines(inspection: Inspection) -> dict[str, list[int]]:
    """The first line of each paragraph, by section."""
    return {section.id: [p.line for p in section.paragraphs] for section in inspection.sections}


def _lines_of(refs: Sequence[SectionRef], lines: dict[str, list[int]]) -> list[int]:
    return [line for ref in refs for line in lines.get(ref.id, [])]
