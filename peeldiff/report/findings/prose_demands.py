"""What is formally asked for inside running text: "This is an area for improvement: the force should …".

The sentence stays text of its section, as one does that states a grade. What an earlier report asked
for, what all forces should do, and what is no demand of this report is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alignment.late import late, late_with
from peeldiff.document.source import Role
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.findings.found import SAME_DEMAND, STATED, ReadFinding
from peeldiff.report.findings.labels import LabelReader
from peeldiff.report.findings.leads import breaks_off
from peeldiff.report.findings.series import series
from peeldiff.words import ends_sentence, letters_of, plain, sentences, straight, unnumbered

__all__ = ["demands_in_prose"]

_ANNOUNCES = late_with(
    ("improvement", "concern", "recommendation"),
    r"\b(?:(?:this|that|it|which) (?:is|remains)|these are"
    r"|(?:we|hmic(?:frs)?|i) (?:therefore |also |now |have |thus |accordingly )*"
    r"(?:makes?|made|identify|identifies|identified|issues?|issued|add|set|record|give|given|gave|raise|raised))\b"
    r"(?: \w+){0,3}? (areas? for improvement|causes? of concern|recommendations?)\b",
)
_RECOMMENDS = late(
    r"(?:we|i|hmic(?:frs)?) (?:also |therefore |further )?recommends?(?: that\b|(?: the following)?:?$)"
)
_IS_ONE = late_with(
    ("improvement", "recommendation"),
    r"(?:this|that|it|which),?(?: too| also|,)* (?:is|remains)(?: \w+){0,2} "
    r"(area for improvement|recommendation)\.?",
)
_IT_SHOULD = late(r"it (?:should|must|needs? to|has to)\b")
_WORDS = (" should ", " recommend", " concern")
"""Of which a paragraph must have one."""
_IDENTIFIES = late(
    r"\b(?:we|hmic(?:frs)?|i) (?:\w+ ){0,2}(?:identify|identified|have|raised|found|made)\b"
)
"""How a sentence says whose concern it is that stands behind its colon."""
_EARLIER = late(r"\b(?:20\d\d|previous|previously|last|earlier|since|then|was|were|had)\b")
_IN_YEAR = late(r"in (?:our )?(20\d\d)\b")
"""How a paragraph begins to tell of an inspection; what it goes on with is told of that as well."""
_NOW = late(r"\b(?:is|are|now|this year|this time)\b")
_NOT = late(r"\b(?:not|no|never|none|neither|any|n't)\b")
_COLON = late(r"[:–—] ?")
_TURN = late(
    r"^(?:the (?:first|second|third|fourth|fifth|other|last|next)(?: of these| one)? (?:is|asks)(?: that)? "
    r"|(?:first|firstly|second|secondly|third|thirdly|and|also|finally)\b,? )",
    re.I,
)
"""How a sentence goes on with the next of what the one before has announced."""
_QUOTED = late('["“‘]')


def demands_in_prose(
    blocks: Sequence[Block],
    taken: set[int],
    listed: Sequence[ReadFinding],
    labels: LabelReader,
) -> list[ReadFinding]:
    """The demands that a sentence announces within its paragraph, in reading order.

    `taken` are blocks that lists hold, `listed` what these ask for: nothing is asked twice.
    """
    known = {letters_of(finding.text)[:SAME_DEMAND] for finding in listed}
    found: list[ReadFinding] = []
    for index, block in enumerate(blocks):
        if index in taken or not any(map(block.text.__contains__, _WORDS)):
            continue
        # Paragraphs may be numbered, and look like items.
        if block.role is not Role.TEXT and not (
            block.role is Role.ITEM and block.mark[:1].isdigit()
        ):
            continue
        for kind, text in _announced(block.text, labels):
            key = letters_of(text)[:SAME_DEMAND]
            leads = block.text.endswith(text) and breaks_off(text)
            if leads and index + 1 < len(blocks):
                # Many leads begin alike: what they lead on to tells them apart.
                key = letters_of(text) + letters_of(blocks[index + 1].text)
            if key in known:
                continue
            known.add(key)
            at = max(0, block.text.find(text))
            first = _line_at(block, at)
            last = _line_at(block, at + len(text) - 1)
            found.append(ReadFinding(kind, text, index, first, last, block.page))
            if leads:
                _take_parts(blocks, index + 1, taken, found[-1], labels)
            if leads and not (found[-1].items or labels.is_demand(text)):
                found.pop()  # "We recommend:" over what is no list
            elif leads and letters_of(block.text) == letters_of(text):
                taken.add(index)  # the paragraph says nothing else
    return found


def _take_parts(
    blocks: Sequence[Block],
    index: int,
    taken: set[int],
    found: ReadFinding,
    labels: LabelReader,
) -> None:
    """Give a demand that leads on to a list the entries of it, which ask for nothing by themselves."""
    while index < len(blocks) and index not in taken:
        block = blocks[index]
        if block.role is not Role.ITEM or labels.is_demand(block.text):
            break
        found.items.append((block.text, block.first, block.last))
        found.last = block.last
        taken.add(index)
        index += 1


def _announced(text: str, labels: LabelReader) -> Iterator[tuple[FindingKind, str]]:
    """The demands of one paragraph, each with the kind that is announced for it."""
    label, _, behind = unnumbered(text).partition(":")
    named = labels.kind_of(label) if behind else None
    if (
        named and named not in STATED
    ):  # "Area for improvement: calls. The force should …", "(a) …. (b) …"
        entries = series(behind.strip()) or sentences(behind)
        yield from ((named, entry) for entry in entries if labels.asks(entry))
        return
    kind: FindingKind | None = None
    of_then = False
    above = ""
    for sentence in sentences(text):
        asked, above = above, sentence
        if (told := _named_after(sentence, labels)) and labels.is_demand(asked):
            yield told, asked  # "The force should …. This is an area for improvement."
            continue
        if year := _IN_YEAR.match(plain(sentence)):
            of_then = year[1] not in (labels.headings.names.cycle or year[1])
        if _recommends(unnumbered(sentence), labels):
            yield FindingKind.RECOMMENDATION, unnumbered(sentence)
            continue
        if bracketed := labels.labelled_behind(sentence):
            yield bracketed
            continue
        if kind is not None:
            demand = _TURN.sub("", sentence, count=1)
            if labels.is_demand(demand) or (demand != sentence and _IT_SHOULD.match(demand)):
                yield kind, demand
                continue
            kind = None
        said = straight(sentence).casefold()
        announced = _ANNOUNCES.search(said)
        if announced is None:
            continue
        colon = _COLON.search(said, announced.end())
        head = said[: colon.start() if colon else len(said)]
        if of_then and not _NOW.search(head):
            continue
        if _EARLIER.search(head) or _NOT.search(head) or _QUOTED.search(head):
            continue
        told = labels.words.finding_labels.get(announced[1])
        if told is None:  # the inspectorate has no such kind
            continue
        if colon is None:
            kind = told
        elif labels.is_demand(demand := _TURN.sub("", sentence[colon.end() :], count=1)):
            yield told, demand
            kind = told
        elif told is FindingKind.CAUSE_OF_CONCERN and _IDENTIFIES.search(head):
            stated = sentence[colon.end() :]
            if ends_sentence(stated) and stated[-1] != ":" and labels.names_force(stated):
                yield told, stated


def _recommends(sentence: str, labels: LabelReader) -> bool:
    """Whether a sentence says that something is recommended, and what, or leads on to it."""
    said = plain(sentence)
    return (
        "recommend" in said
        and _RECOMMENDS.match(labels.without_lead_in(said)) is not None
        and (labels.is_demand(sentence) or sentence.endswith(":"))
    )


def _named_after(sentence: str, labels: LabelReader) -> FindingKind | None:
    """The kind that a sentence says the one before it to be: "This, too, is an area for improvement."."""
    named = _IS_ONE.fullmatch(plain(sentence))
    return labels.words.finding_labels.get(named[1]) if named else None


def _line_at(block: Block, position: int) -> int:
    line = block.first
    for start, number in block.pieces:
        if start > position:
            break
        line = number
    return line
