"""The table of sentences that everything else asks: what stands in a report, sentence by sentence.

Made once a run from the paragraphs of an inspection. It knows the place of a sentence and its words; it
knows nothing of what a sentence means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from alignment.late import late
from alignment.records import dataclass
from alignment.words import STOP_WORDS, stem
from peeldiff.model import Finding, Inspection, Paragraph
from peeldiff.words import sentences, straight

__all__ = ["Sentence", "Token", "content_stems", "read_sentences", "tokenise"]

_TOKEN = late(
    r"[a-z]+(?:-[a-z]+)*(?:'[a-z]+)?|\d+(?:[.,:]\d+)*(?:/\d\d)?|[,;:()%£]|(?<=\s)-+(?=\s)"
)
_IN_FULL = {"n't": " not", "'ve": " have", "'re": " are", "'ll": " will", "'d": " would"}
_PREFIXES = frozenset({"co", "non", "pre", "re"})
"""What stands before a hyphen and says nothing of what a text is about ("re-assessments")."""
_SHORT = late(r"(?<=[a-z])(n't|'ve|'re|'ll|'d)\b")


class Token(NamedTuple):
    """A word, number or mark in lower case, and the stem by which it meets its other forms.

    `stem` is "" for a mark and for a word that says nothing about what a text is about.
    """

    word: str
    stem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a report and where it stands.

    `section` is an index into the sections, None for a finding that stands in none. `paragraph` counts
    paragraphs through the report. `finding` is the id of the finding in whose text or explanation the
    sentence stands; `is_demand` says that it is the finding's own text.
    """

    index: int
    text: str
    line: int
    page: int | None
    section: int | None
    paragraph: int
    tokens: tuple[Token, ...]
    finding: str | None = None
    is_demand: bool = False


@lru_cache(maxsize=4_096)  # a sentence is asked by what reads it and by what compares it
def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a text, short forms in full ("isn't" as "is not")."""
    told = straight(text).casefold()
    if "'" in told:
        told = told.replace("won't", "will not").replace("can't", "can not")
        told = _SHORT.sub(lambda short: _IN_FULL[short[0]], told)
    found = []
    for word in _TOKEN.findall(told):
        if "-" in word and word.strip("-"):
            found += [
                Token(word=part, stem="") if part in _PREFIXES else _token(part)
                for part in word.split("-")
            ]
        else:
            found.append(_token(word.removesuffix("'s")))
    return tuple(found)


@lru_cache(maxsize=1 << 14)  # a report has some thousands of words, most of them many times
def _token(word: str) -> Token:
    silent = word in STOP_WORDS or not word[0].isalnum()
    return Token(word=word, stem="" if silent else stem(word))


def content_stems(tokens: Iterable[Token]) -> frozenset[str]:
    """The stems that say what some tokens are about."""
    return frozenset(token.stem for token in tokens if token.stem)


def read_sentences(
    inspection: Inspection, annexes: frozenset[str] = frozenset()
) -> tuple[Sentence, ...]:
    """Every sentence of the sections and findings of a report in reading order.

    `annexes` are ids of sections that tell how an inspection was made and not what it found.
    """
    places = {section.id: at for at, section in enumerate(inspection.sections)}
    told: list[tuple[int, int, str, int | None, int | None, str | None, bool]] = []
    asked: dict[int, list[str]] = {}
    for finding in inspection.findings:
        asked.setdefault(finding.line, []).append(finding.text)
    for at, section in enumerate(inspection.sections):
        if section.id in annexes:
            continue
        for paragraph in section.paragraphs:
            for text, line in _with_lines(paragraph):
                if any(demand in text for demand in asked.get(line, ())):
                    continue  # announced within the paragraph: told as the finding below
                told.append((line, paragraph.line, text, paragraph.page, at, None, False))
    for finding in inspection.findings:
        place = places.get(finding.section or "")
        for paragraph, is_demand in _of_finding(finding):
            for text, line in _with_lines(paragraph):
                told.append(
                    (line, paragraph.line, text, finding.page, place, finding.id, is_demand)
                )
    told.sort(key=lambda row: (row[1], row[0]))
    return tuple(_numbered(told))


def _numbered(
    told: Sequence[tuple[int, int, str, int | None, int | None, str | None, bool]],
) -> Iterator[Sentence]:
    paragraph, begins = -1, None
    for index, (line, first, text, page, section, finding, is_demand) in enumerate(told):
        if (first, finding, is_demand) != begins:
            begins = (first, finding, is_demand)
            paragraph += 1
        yield Sentence(
            index=index, text=text, line=line, page=page, section=section, paragraph=paragraph,
            tokens=tokenise(text), finding=finding, is_demand=is_demand,
        )  # fmt: skip


def _with_lines(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    position = 0
    for text in sentences(paragraph.text):
        position = max(position, paragraph.text.find(text, position))
        yield text, paragraph.line_at(position)


def _of_finding(finding: Finding) -> Iterator[tuple[Paragraph, bool]]:
    """The text of a finding, its items and its explanation as paragraphs; whether each is a demand."""
    yield Paragraph(finding.text, finding.line, finding.line), True
    for item in finding.items:
        yield Paragraph(item.text, item.line, item.end_line), True
    parts = finding.detail.split("\n") if finding.detail else []
    lines = finding.detail_lines or (finding.line,) * len(parts)
    for text, line in zip(parts, lines, strict=False):
        yield Paragraph(text, line, finding.end_line), False
