"""How headings nest: by what they mean first, by their mark-up only where meaning says nothing.

Mark-up levels of real reports do not follow the logic (parent and child at the same level, peers at
two), so a heading gets a tier from the domain's words and the contents list: a part or pillar holds
the overall question, that holds the core questions, these hold what stands under them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.blocks import Block
from peeldiff.report.grades.judgement_table import Judgement
from peeldiff.report.outline.heading import Heading, Tier, question_above
from peeldiff.report.outline.headings import BOLD_LEVEL, HeadingReader
from peeldiff.report.outline.question_parts import take_as_parts, take_narrower
from peeldiff.report.outline.tiers import make_heading, settle_tiers
from peeldiff.words import plain, unnumbered

__all__ = ["nest", "nest_beside_judgements", "nest_by_judgments"]

_TITLE_PAGE = 30
"""Blocks within which a table of judgements stands on the title page."""


_FEWEST_OWN = 2
"""Judged headings in a report's own words from which they are what it asks: one may be anything."""
_BESIDE = 4
"""Blocks within which a judgement is followed by another: what stands between them is said of it."""


def nest(
    blocks: Sequence[Block],
    reader: HeadingReader,
    words: Inspectorate,
    taken: frozenset[int] | set[int],
    graded: Collection[str] = (),
) -> list[Heading]:
    """The headings of a report with their parents; `taken` are blocks that findings hold, `graded`
    what the report's overviews grade, by its name in plain form."""
    headings: list[Heading] = []
    for index, block in enumerate(blocks):
        if index in taken:
            continue
        level = reader.level(index)
        if level is not None:
            headings.append(make_heading(index, block, level, reader, words))
    for heading in headings:
        if heading.tier is Tier.OTHER and heading.key in graded:
            heading.tier = Tier.QUESTION
    settle_tiers(headings, reader, words)
    take_as_parts(headings, blocks, reader, words, graded, taken)
    _link(headings, words)
    return headings


def nest_beside_judgements(
    blocks: Sequence[Block],
    reader: HeadingReader,
    words: Inspectorate,
    taken: frozenset[int] | set[int],
    judgements: Sequence[Judgement],
    labels: Collection[int],
    themes: Collection[int],
) -> list[Heading]:
    """The headings of a report whose questions are the `judgements` of its table, or that has none.

    The other headings nest by their mark-up alone, those of its finding lists among them:
    `labels`, and their `themes`.
    """
    printed = {judgement.block: judgement for judgement in judgements}
    headings: list[Heading] = []
    first = min(printed, default=0)
    held = any(index < first for index in (*labels, *taken))
    title = 0 if held or first >= _TITLE_PAGE else first
    beside = {
        index
        for above, below in pairwise(sorted(printed))
        if below - above <= _BESIDE
        for index in range(above + 1, below)
    }
    for index, block in enumerate(blocks):
        if index < title or index in beside:
            continue  # the title page says who was inspected and how, and heads nothing
        if judgement := printed.get(index):
            key = unnumbered(plain(judgement.area))
            headings.append(
                Heading(
                    index, judgement.area, block.first, key, Tier.QUESTION, BOLD_LEVEL,
                    judgement.families, is_judgement=True,
                )
            )  # fmt: skip
            continue
        if index in themes or (index in labels and _is_set_apart(block, reader)):
            level: int | None = block.level or BOLD_LEVEL
        else:
            level = None if index in taken or index in labels else reader.level(index)
        if level is not None:
            key = unnumbered(plain(block.text))
            if (
                level == BOLD_LEVEL
                and headings
                and _stands_under(blocks, index, headings[-1], words)
            ):
                level = min(level, headings[-1].markup + 1)
            headings.append(Heading(index, block.text, block.first, key, Tier.OTHER, level, ()))
    _link(headings, words)
    return headings


def _stands_under(blocks: Sequence[Block], index: int, above: Heading, words: Inspectorate) -> bool:
    """Whether nothing but a grade stands between a line and the heading above it."""
    between = blocks[above.block + 1 : index]
    turned = blocks[above.block].page != blocks[index].page
    alone = all(words.grade_alone(block.text) for block in between)
    return alone and not turned and not above.is_judgement


def _is_set_apart(block: Block, reader: HeadingReader) -> bool:
    """Whether the label of a list heads a section: where a report has mark-up, that says so."""
    return block.role is Role.HEADING or block.bold or not reader.marked


def nest_by_judgments(
    headings: list[Heading], judged: Collection[int], words: Inspectorate
) -> None:
    """Nest anew once it is known which headings are `judged`: narrower questions, and a report's own."""
    narrower = take_narrower(headings, judged)
    if _raise_own(headings, judged) or narrower:
        _link(headings, words)


def _raise_own(headings: Sequence[Heading], judged: Collection[int]) -> bool:
    """Let what a report judges under names of its own stand as high as what the data file knows.

    Returns whether there was such a heading.
    """
    own = [index for index in sorted(judged) if _is_own_question(headings, index)]
    if len(own) < _FEWEST_OWN:
        return False
    for index in own:
        headings[index].tier = (
            Tier.OVERALL if _holds_judged(headings, index, judged) else Tier.QUESTION
        )
    for markup in {headings[index].markup for index in own}:
        _raise_beside(headings, judged, [at for at in own if headings[at].markup == markup])
    _raise_over(headings, own)
    return True


def _is_own_question(headings: Sequence[Heading], index: int) -> bool:
    """Whether a judged heading is no part of a question that the data file knows."""
    heading = headings[index]
    if heading.tier is not Tier.OTHER or heading.is_summary or heading.is_annex:
        return False
    above = question_above(headings, heading.parent)
    question = None if above is None else headings[above]
    return (
        question is None
        or question.tier is not Tier.QUESTION
        or heading.markup <= question.markup < BOLD_LEVEL
    )


def _holds_judged(headings: Sequence[Heading], index: int, judged: Collection[int]) -> bool:
    """Whether the first heading below one, deeper by its mark-up, is judged as well."""
    below = index + 1
    return below in judged and headings[below].markup > headings[index].markup


def _raise_over(headings: Sequence[Heading], own: Sequence[int]) -> None:
    """Let what mark-up sets over a report's `own` questions hold them, and close what is like it."""
    highest = min(headings[index].markup for index in own)
    held = min(headings[index].tier for index in own if headings[index].markup == highest)
    over = [at for at in range(own[-1]) if headings[at].markup < highest]
    if not over or highest >= BOLD_LEVEL:
        return
    for heading in headings[over[0] :]:
        if heading.tier is Tier.OTHER and heading.markup < highest:
            heading.tier = Tier(held - 1)


def _raise_beside(headings: Sequence[Heading], judged: Collection[int], own: Sequence[int]) -> None:
    """Let what is printed like a report's `own` questions stand beside them, where most are judged."""
    like = headings[own[0]]
    beside = [
        index
        for index in range(own[0], len(headings))
        if headings[index].markup == like.markup and headings[index].tier >= Tier.OVERALL
    ]
    among = [index for index in beside if index <= own[-1]]
    if sum(index in judged for index in among) <= len(among) / 2:
        return
    keys = Counter(heading.key for heading in headings)
    for index in beside:
        heading = headings[index]
        above = question_above(headings, heading.parent)
        # Lines without mark-up look alike, and below what the data file knows they are its parts.
        part = heading.markup >= BOLD_LEVEL and above is not None and headings[above].families
        if heading.tier is Tier.OTHER and not part and keys[heading.key] == 1:
            outermost = index > own[-1] and like.tier is Tier.OVERALL
            heading.tier = Tier.PART if outermost else like.tier


def _link(headings: list[Heading], words: Inspectorate) -> None:
    """Find each heading's parent, level and pillar."""
    stack: list[int] = []
    for index, heading in enumerate(headings):
        if not heading.is_judgement:
            _close(headings, stack, heading)
        heading.parent = stack[-1] if stack else None
        heading.level = len(stack) + 1
        above = headings[heading.parent].pillar if heading.parent is not None else None
        text = heading.key
        own = text if text in words.pillars else None
        named = sorted({family.pillar for family in heading.families if family.pillar})
        heading.pillar = own or (named[0] if len(named) == 1 else None) or above
        if not heading.is_judgement:
            stack.append(index)


def _close(headings: list[Heading], stack: list[int], heading: Heading) -> None:
    while stack:
        top = headings[stack[-1]]
        if heading.tier is Tier.OTHER and top.tier is Tier.OTHER:
            # Bold lines have no level of their own: they stand beside the heading before them.
            if heading.markup >= BOLD_LEVEL > top.markup:
                heading.markup = top.markup
            if heading.markup > top.markup:
                return
        elif heading.tier > top.tier and not _stands_beside(top, heading):
            return
        stack.pop()


def _stands_beside(part: Heading, heading: Heading) -> bool:
    """Questions stand in a pillar, but beside an introduction, an overview or an annex."""
    return (
        part.tier is Tier.PART
        and heading.tier in (Tier.OVERALL, Tier.QUESTION)
        and part.pillar != part.key
    )
