"""From a `Document` to an `Inspection`: the passes in order, and the account of every line.

Each pass knows one thing (furniture, blocks, findings, outline, grades, follow-ups, figures). This
module calls them, puts the pieces together and sees to it that every line that is not blank belongs
to exactly one section, finding or furniture entry.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import dataclass, replace
from peeldiff.document.source import Document, Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture as FurnitureWords
from peeldiff.inspectorates.naming import name_questions
from peeldiff.model import (
    Finding,
    Furniture,
    Inspection,
    Paragraph,
    ReportWarning,
    Section,
    SourceInfo,
)
from peeldiff.reading.followups import read_followups
from peeldiff.report.aside.furniture import set_aside
from peeldiff.report.blocks import Block, make_blocks
from peeldiff.report.disguises.fact_lists import fold_fact_lists, name_own_headings, part_straps
from peeldiff.report.disguises.forms import open_forms
from peeldiff.report.disguises.glued_parts import part_glued_lists
from peeldiff.report.disguises.grades_above import lower_grades
from peeldiff.report.disguises.headings import (
    drop_note_marks,
    free_listed_labels,
    free_numbered_headings,
    free_paragraphs,
    join_first_entries,
    mend_torn_grades,
    open_fact_strips,
    open_judgment_boxes,
    open_margin_labels,
    part_graded_questions,
    part_graded_rows,
)
from peeldiff.report.disguises.paper_tables import open_paragraph_tables, open_reply_tables
from peeldiff.report.disguises.promised import part_promised_headings
from peeldiff.report.facts.metadata import Metadata, read_metadata
from peeldiff.report.figures import read_figures
from peeldiff.report.findings.found import FindingList
from peeldiff.report.findings.recalled import RecalledLists
from peeldiff.report.findings.titling import has_titles
from peeldiff.report.findings.whole_report import read_findings
from peeldiff.report.grades.judgement_table import free_boxed_headings
from peeldiff.report.judging import read_outline
from peeldiff.report.judgments.judgment import Judgment
from peeldiff.report.losses import losses
from peeldiff.report.outline.heading import Heading, question_above
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.report.particulars import with_particulars
from peeldiff.report.questions import QuestionNames
from peeldiff.report.unread import unread_demands
from peeldiff.report.untitled import is_fact, is_lone_link, is_prose
from peeldiff.words import plain, unnumbered

__all__ = ["understand"]

_LONGEST_ALONE = 60


def understand(document: Document, words: Inspectorate, *, followups: bool = True) -> Inspection:
    """Read the structure of a report out of its lines; without `followups` these stay empty."""
    lines = document.lines
    metadata = read_metadata(lines, words)
    aside = set_aside(lines, words, metadata, whole_paragraphs=document.whole_paragraphs)
    blocks = make_blocks(
        lines,
        aside.kinds,
        whole_paragraphs=document.whole_paragraphs,
        stands_alone=lambda text: len(text) < _LONGEST_ALONE and words.is_label(text),
    )
    names = QuestionNames(words, metadata.force, metadata.cycle, metadata.programme)
    part_promised_headings(blocks, aside.contents)
    part_glued_lists(blocks)
    free_paragraphs(blocks, words)
    join_first_entries(blocks)
    drop_note_marks(blocks, names, words)
    free_listed_labels(blocks, words)
    free_numbered_headings(blocks, names, words)
    named = free_boxed_headings(blocks, names, words)
    open_paragraph_tables(blocks, words)
    open_reply_tables(blocks, words)
    open_forms(blocks, names, words)
    open_judgment_boxes(blocks, words)
    open_margin_labels(blocks, words)
    mend_torn_grades(blocks, words)
    open_fact_strips(blocks, names, words)
    fold_fact_lists(blocks, names, words)
    part_straps(blocks, names, words)
    name_own_headings(blocks, names, words)
    part_graded_rows(blocks, names, words)
    part_graded_questions(blocks, names, words)
    lower_grades(blocks, names, words)
    reader = HeadingReader(
        blocks,
        aside.contents,
        names,
        words,
        metadata.title,
        whole_paragraphs=document.whole_paragraphs,
        printed=document.format == "pdf" and not document.recognised,
    )
    letter = "letterhead" in aside.kinds.values()
    lists = read_findings(
        blocks,
        reader,
        words,
        titled=has_titles(blocks, reader, words, metadata),
        letter=letter,
        recalled=RecalledLists(metadata.cycle, metadata.published, words, letter=letter),
    )
    taken = lists.taken | lists.labels
    names.printed = frozenset(
        plain(unnumbered(block.text))
        for index, block in enumerate(blocks)
        if index not in taken and reader.level(index) is not None
    )
    headings, judgments = read_outline(blocks, reader, names, words, metadata, lists)
    kinds = dict(aside.kinds)
    if headings:
        _set_boilerplate_aside(blocks[: headings[0].block], kinds, names)
    opening = _title_page(blocks, headings, kinds, lists, reader)
    _mark(_labels(blocks, lists), kinds, "label")
    _mark(named, kinds, "label")
    _mark([blocks[index] for index in sorted(lists.beside)], kinds, "caption")
    sections = _sections(lines, blocks, headings, judgments, lists, kinds, opening)
    findings = _findings(lists, headings, sections, opening)
    unread = unread_demands(blocks, headings, lists, reader, words)
    lost = losses(
        document, blocks, lists.empty, sections, findings, headed=bool(headings), unread=unread
    )
    return _inspection(document, metadata, sections, findings, kinds, words, lost, followups)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The section before the first heading: what it is called (perhaps nothing), and the block, if
    any, that stands in it as its heading."""

    heading: str
    block: int | None = None


def _title_page(
    blocks: Sequence[Block],
    headings: Sequence[Heading],
    kinds: dict[int, str],
    lists: FindingList,
    reader: HeadingReader,
) -> _Opening | None:
    """Set aside what stands before the first heading, but for the section that prose or findings
    there need; None if nothing there needs one.

    A title page says little in sentences. A letter opens with them, under its subject.
    """
    end = headings[0].block if headings else len(blocks)
    before = [
        index
        for index in range(end)
        if index not in lists.taken | lists.labels and not _is_aside(blocks[index], kinds)
    ]
    letter = "letterhead" in kinds.values()
    names = {heading.key for heading in headings}
    prose = [
        index
        for index in before
        if is_prose(blocks[index], letter)
        and not is_lone_link(blocks, index)
        and plain(blocks[index].text) not in reader.barred.title
        and plain(blocks[index].text) not in names  # a menu of the page's own parts
    ]
    found = any(index < end for index in lists.taken)
    if headings and not letter and all(is_fact(blocks[index]) for index in prose):
        prose = []
    if not prose and not found:
        _mark([blocks[index] for index in before], kinds, "title")
        return None
    titles = [index for index in before if index < (prose[0] if prose else 0)]
    ours = {index for index in titles if _is_whole_title(blocks[index], reader)}
    # A section begins at its heading: what stands below a finding heads nothing.
    last = titles[-1] if titles and letter and blocks[titles[-1]].role is not Role.ROW else None
    subject = last if last is not None and last < min(lists.taken, default=end) else None
    _mark([blocks[index] for index in titles if index != subject], kinds, "title")
    named = [
        "" if index in reader.barred.listed else blocks[index].text
        for index in titles
        if blocks[index].role is not Role.ROW and reader.barred.may_head(index)
    ]
    if titles and titles[-1] in ours and not letter:
        named = []  # the report's title names the whole of it
    return _Opening(named[-1] if named else "", subject)


def _is_whole_title(block: Block, reader: HeadingReader) -> bool:
    """Whether a line is the report's title, or the part of it that names the force."""
    text, title = plain(block.text), reader.barred.title
    return text == title or (text in title and reader.names.names_force(block.text))


def _set_boilerplate_aside(
    blocks: Sequence[Block], kinds: dict[int, str], names: QuestionNames
) -> None:
    """Set aside what a page says of the inspectorate's work everywhere, above its first heading."""
    if "letterhead" in kinds.values():
        return
    pattern = names.words.pattern(FurnitureWords.boilerplate_patterns)
    of_all = [b for b in blocks if b.role is Role.TEXT and pattern.search(plain(b.text))]
    _mark([b for b in of_all if not names.names_force(b.text)], kinds, "boilerplate")


def _labels(blocks: Sequence[Block], lists: FindingList) -> list[Block]:
    """The labels of findings; not those on whose line a finding stands, as a box of Markdown has it."""
    asked = {blocks[index].first for index in lists.taken}
    return [blocks[index] for index in sorted(lists.labels) if blocks[index].first not in asked]


def _mark(blocks: Sequence[Block], kinds: dict[int, str], kind: str) -> None:
    for block in blocks:
        for number in block.lines:
            kinds[number - 1] = kind


def _sections(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    headings: Sequence[Heading],
    judgments: dict[int, Judgment],
    lists: FindingList,
    kinds: dict[int, str],
    opening: _Opening | None,
) -> list[Section]:
    """The sections in reading order; one without a heading takes prose that stands before all."""
    sections: list[Section] = []
    shift = 0 if opening is None else 1
    not_prose = lists.taken | lists.labels | lists.beside
    not_prose = not_prose.union(*(known.lines for known in judgments.values()))
    starts = [heading.block for heading in headings] + [len(blocks)]
    if opening is not None:
        own = [
            b
            for b in range(starts[0])
            if b not in not_prose and b != opening.block and not _is_aside(blocks[b], kinds)
        ]
        first = min(
            (blocks[b].first for b in range(starts[0]) if not _is_aside(blocks[b], kinds)),
            default=1,
        )
        end = headings[0].line - 1 if headings else len(lines)
        sections.append(
            Section(
                id="s1",
                parent=None,
                level=1,
                heading=opening.heading,
                pillar=None,
                line=first,
                end_line=_last_line(lines, first, end, kinds),
                page=blocks[0].page,
                inspected=True,
                grade=None,
                paragraphs=_paragraphs(blocks, own),
            )
        )
    ends = _ends(headings)
    for index, heading in enumerate(headings):
        own = [b for b in range(starts[index] + 1, starts[index + 1]) if b not in not_prose]
        end = ends.get(index, len(lines))
        judgment = judgments.get(index)
        sections.append(
            Section(
                id=f"s{index + 1 + shift}",
                parent=None if heading.parent is None else f"s{heading.parent + 1 + shift}",
                level=heading.level,
                heading=heading.text,
                pillar=heading.pillar,
                line=heading.line,
                end_line=_last_line(lines, heading.line, end, kinds),
                page=blocks[heading.block].page,
                inspected=judgment.inspected if judgment else True,
                grade=judgment.grade if judgment else None,
                paragraphs=_paragraphs(blocks, own),
                questions=tuple(family.family for family in heading.families),
            )
        )
    return sections


def _ends(headings: Sequence[Heading]) -> dict[int, int]:
    """Heading → the line before the next one that is not under it; none for those at the end."""
    ends: dict[int, int] = {}
    open_: list[int] = []
    for index, heading in enumerate(headings):
        while open_ and headings[open_[-1]].level >= heading.level:
            ends[open_.pop()] = heading.line - 1
        open_.append(index)
    return ends


def _is_aside(block: Block, kinds: dict[int, str]) -> bool:
    return block.first - 1 in kinds


def _last_line(lines: Sequence[Line], first: int, end: int, kinds: dict[int, str]) -> int:
    while end > first and (not lines[end - 1].text or end - 1 in kinds):
        end -= 1
    return max(first, end)


def _paragraphs(blocks: Sequence[Block], own: Sequence[int]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            " | ".join(blocks[b].cells) if blocks[b].role is Role.ROW else blocks[b].text,
            blocks[b].first,
            blocks[b].last,
            blocks[b].page,
            tuple(blocks[b].pieces),
        )
        for b in own
    )


def _findings(
    lists: FindingList,
    headings: Sequence[Heading],
    sections: Sequence[Section],
    opening: _Opening | None,
) -> list[Finding]:
    """The findings with ids, each in the question that it stands under."""
    shift = 0 if opening is None else 1
    found: list[Finding] = []
    for number, read in enumerate(lists.findings, start=1):
        at = None
        for index, heading in enumerate(headings):
            if heading.block > read.block:
                break
            at = index
        section = question_above(headings, at)
        id_ = None if section is None else sections[section + shift].id
        if section is None and opening is not None:
            id_ = sections[0].id
        found.append(read.finding(number, id_))
    return found


def _furniture(lines: Sequence[Line], kinds: dict[int, str]) -> tuple[Furniture, ...]:
    """Runs of lines of one kind, blank lines between them aside."""
    entries: list[Furniture] = []
    run: list[Line] = []
    kind = ""

    def close() -> None:
        if run:
            text = "\n".join(line.text for line in run)
            entries.append(Furniture(run[0].number, run[-1].number, kind, text))

    for index, line in enumerate(lines):
        if not line.text:
            continue
        here = kinds.get(index, "")
        if here != kind or not here:
            close()
            run, kind = [], here
        if here:
            run.append(line)
    close()
    return tuple(entries)


def _inspection(
    document: Document,
    metadata: Metadata,
    sections: Sequence[Section],
    findings: Sequence[Finding],
    kinds: dict[int, str],
    words: Inspectorate,
    lost: Sequence[ReportWarning],
    followups: bool,
) -> Inspection:
    scale = words.scale(metadata.cycle)
    if scale and not scale.pillars:
        sections = [replace(section, pillar=None) for section in sections]
    pillars = [
        pillar
        for pillar in words.pillars
        if pillar == metadata.pillar or any(section.pillar == pillar for section in sections)
    ]
    if metadata.pillar:
        pillars = [metadata.pillar]
    warnings = [*document.warnings, *lost]
    if metadata.inspectorate is None:
        warnings.append(
            ReportWarning(
                code="other-inspectorate",
                text=f"This is not a report of {words.name}: peeldiff does not know another "
                "inspectorate's grades, so only its headings, lists and wording are read.",
            )
        )
    inspection = Inspection(
        force=metadata.force,
        inspectorate=metadata.inspectorate,
        programme=metadata.programme,
        cycle=metadata.cycle,
        pillars=tuple(pillars),
        published=metadata.published,
        visit_from=metadata.visit_from,
        visit_to=metadata.visit_to,
        title=metadata.title,
        source=SourceInfo(document.name, document.format, document.sha256, len(document.lines)),
        sections=tuple(name_questions(sections, pillars, words)),
        findings=tuple(findings),
        followups=read_followups(sections, findings, words, metadata.force, metadata.cycle)
        if followups
        else (),
        figures=read_figures(document.lines, kinds, words),
        furniture=_furniture(document.lines, kinds),
        warnings=tuple(warnings),
    )
    return with_particulars(inspection, words)
