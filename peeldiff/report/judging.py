"""The headings of a report and what it judges: two ways, as the inspectorate prints its judgements.

Most grades stand on the questions that head the text. Where a table on the first page has them, its
rows are the questions, and the text below is an outline of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.inspectorates import Inspectorate
from peeldiff.report.blocks import Block
from peeldiff.report.facts.metadata import Metadata
from peeldiff.report.findings.found import FindingList
from peeldiff.report.findings.repeats import drop_repeats
from peeldiff.report.grades.judgement_table import read_judgements, said_again
from peeldiff.report.grades.mentions import GradeMentions
from peeldiff.report.grades.passages import PassageGrades
from peeldiff.report.grades.tables import read_overview_rows
from peeldiff.report.judgments.by_question import read_grades
from peeldiff.report.judgments.judgment import Judgment
from peeldiff.report.outline.heading import Heading
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.report.outline.nesting import nest, nest_beside_judgements, nest_by_judgments
from peeldiff.report.questions import QuestionNames, subject_of
from peeldiff.words import plain

__all__ = ["read_outline"]


def read_outline(
    blocks: Sequence[Block],
    reader: HeadingReader,
    names: QuestionNames,
    words: Inspectorate,
    metadata: Metadata,
    lists: FindingList,
) -> tuple[list[Heading], dict[int, Judgment]]:
    """The headings, and the judgment on each that is judged or said not to be inspected.

    Of `lists`, what only repeats findings and what heads a section is left to the text.
    """
    if words.judgement_tables:
        judgements = [
            one for one in read_judgements(blocks, names, words) if one.block not in lists.taken
        ]
        if judgements or metadata.programme != words.main_programme:
            headings = nest_beside_judgements(
                blocks, reader, words, lists.taken, judgements, lists.labels, lists.themes
            )
            heads = {heading.block for heading in headings}
            lists.labels -= heads
            said = {one.also for one in judgements if one.also is not None}
            said |= said_again(blocks, judgements, names, words)
            printed = {one.block: one for one in judgements}
            return headings, {
                index: Judgment(one.grade, True, tuple(sorted(said)))
                for index, heading in enumerate(headings)
                if (one := printed.get(heading.block))
            }
    passages = PassageGrades(GradeMentions(words, names.force, metadata.cycle), metadata.cycle)
    rows = read_overview_rows(
        blocks,
        names,
        words,
        reader.listed,
        metadata.cycle,
        passages.in_sentence,
    )
    named = [plain(row.name) for row in rows if row.grade and metadata.inspectorate]
    graded = {name.rstrip(".") for name in named} | {*map(subject_of, named)} - {""}
    headings = nest(blocks, reader, words, lists.taken | lists.labels | lists.beside, graded)
    drop_repeats(lists, headings, blocks)
    judgments: dict[int, Judgment] = {}
    if metadata.inspectorate:  # another inspectorate's grades mean something else
        taken = lists.taken | lists.labels
        judgments = read_grades(
            blocks, headings, taken, names, words, metadata.cycle, reader.listed, rows
        )
        judged = {i for i, known in judgments.items() if known.grade or not known.inspected}
        nest_by_judgments(headings, judged, words)
    return headings, judgments
