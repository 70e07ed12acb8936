"""Lines that have the form of a heading where no mark-up tells: short, without a stop, over text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from alignment.late import late, late_with
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate, Question
from peeldiff.inspectorates.lists import Furniture, Structure
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line, is_interim_line, pillar_grade
from peeldiff.report.questions import WHOLE, QuestionNames
from peeldiff.words import OPEN_WORDS, ends_sentence, plain, unnumbered

__all__ = ["MOST_CHARACTERS", "SHORT_PROSE", "ShortLines", "may_name"]

_MOST_WORDS = 24
MOST_CHARACTERS = 170
_QUESTION_LINES, _QUESTION_CHARACTERS, _QUESTION_WORDS = 4, 240, 36
_LONGEST_NAME = 250
"""Characters within which a line may name a question."""
_LONGEST_PERIOD = 80
_CHAPTER = late_with(
    ("Section ", "Chapter ", "Part ", "SECTION ", "CHAPTER ", "PART "),
    r"(?:Section|Chapter|Part|SECTION|CHAPTER|PART) (?:\d{1,2}|[A-Z]|One|Two|Three|Four|Five|Six)\b[.:–-]? ",
)
"""The name of a chapter by its number, which may stand right over that of its first part."""
_SHARE = late(r"\d[\d.,]* ?(?:%|per ?cent\b)(?![^.]*\.$)")
"""A figure with what it is a share of, and no sentence: "84.3% of crimes were recorded"."""
_ROW = late(r".*\s[£+–−-]?\d[\d,.]*%?\s[£+–−-]?\d[\d,.]*%?\Z|.*\s[+–−-]?\d[\d,.]*%\Z")
"""A row of a table whose lines recognition or a copy has left: what is counted, with its figures."""
_PROSE = 60
SHORT_PROSE = 25
_LONG = 120
"""Characters that are enough under a question, and under a line that stands apart."""
LETTERS = late(r"[^\W\d_]{3}")
_NOTE_AT_END = late(r"(?<=[.!?,:;])\d{1,2}$|(?<=[.!?]) \[[^\[\]]{1,24}\]$")
_HEADING_LINES = 3
_MOST_INDENTS = 4
_FEWEST_LONE, _LONE_WORDS = 2, 7


def _without_note(text: str) -> str:
    """A text without the number of a note at its end."""
    if text.endswith("]") or text[-1:].isdigit():
        return _NOTE_AT_END.sub("", text)
    return text


def may_name(block: Block) -> bool:
    """Whether a text is short enough for a heading."""
    return len(block.text) < _LONGEST_NAME


class ShortLines:
    """Tells the lines of one report that have the form of a heading; `marked` is True for a report whose
    mark-up tells headings."""

    def __init__(
        self,
        blocks: Sequence[Block],
        names: QuestionNames,
        words: Inspectorate,
        *,
        marked: bool,
        whole_paragraphs: bool,
    ) -> None:
        self.blocks = blocks
        self.names = names
        self.words = words
        self.marked = marked
        self.whole_paragraphs = whole_paragraphs

    def families_at(self, index: int) -> tuple[Question, ...]:
        """The question families that a block names, if it is short enough for a heading."""
        block = self.blocks[index]
        return self.names.families(block.text) if may_name(block) else ()

    def follower(self, index: int) -> Block | None:
        """The block under another."""
        return self.blocks[index + 1] if index + 1 < len(self.blocks) else None

    def looks_like_heading(self, index: int) -> bool:
        """A short line without a full stop over prose, a list or a grade."""
        block = self.blocks[index]
        text = block.text
        if not self.is_short(block):
            return False
        if index and text[0].isdigit() and self.blocks[index - 1].role is Role.ROW:
            return False
        under = self.follower(index + 1 if self.is_share(index + 1) else index)
        if under is None or self.is_share(index) or self.goes_on(index):
            return False
        if under.role is Role.ITEM:
            return True
        if under.role is not Role.TEXT:
            return False
        if (
            is_grade_line(under.text, self.words)
            or is_interim_line(under.text, self.words)
            or plain(unnumbered(under.text)) in self.words.finding_labels
            or (plain(text) in WHOLE and pillar_grade(under.text, self.words))
        ):
            return True
        over = _CHAPTER.match(text) and not _CHAPTER.match(under.text) and self.stands_apart(index)
        if over and self.looks_like_heading(index + 1):
            return True  # a chapter's name over that of its first part
        if under.text[-1] == "?" or not ends_sentence(_without_note(under.text)):
            return False
        enough = SHORT_PROSE if text.endswith("?") or self.stands_apart(index) else _PROSE
        return len(under.text) >= enough or under.text[-1] == ":"

    def goes_on(self, index: int) -> bool:
        """Whether a line is the end of a text that broke off right above it, or breaks off itself.

        It breaks off inside the force's name, or in the second of two sentences.
        """
        block, above = self.blocks[index], self.blocks[index - 1] if index else None
        if (
            above is not None
            and not self.whole_paragraphs
            and above.role is Role.TEXT
            and above.last + 1 == block.first
            and len(above.text) >= _LONG
            and len(above.lines) > 1
            and not ends_sentence(above.text)
        ):
            return True
        under = self.follower(index)
        if under is None or len(block.text) < _PROSE:
            return False
        if block.text.rsplit(None, 1)[-1].casefold() in OPEN_WORDS and ". " in block.text:
            return True
        last, first = plain(block.text).rsplit(None, 1)[-1], plain(under.text).split(None, 1)[0]
        return f"{last} {first}" == plain(self.names.force or "")

    def is_share(self, index: int) -> bool:
        """Whether a line is a figure that is set large, over the text or under its heading."""
        block = self.blocks[index] if index < len(self.blocks) else None
        return block is not None and block.role is Role.TEXT and bool(_SHARE.match(block.text))

    def is_short(self, block: Block) -> bool:
        """Whether a text has the form of a heading: short, without a stop, begun with a capital."""
        text = _without_note(block.text)
        lines, characters, most = 2, MOST_CHARACTERS, _MOST_WORDS
        if text.endswith("?"):  # it may be long, as no other heading is
            lines, characters, most = _QUESTION_LINES, _QUESTION_CHARACTERS, _QUESTION_WORDS
        return (
            block.role is Role.TEXT
            and len(block.lines) <= lines
            and len(text) <= characters
            and len(text.split()) <= most
            and not text.endswith((".", ",", ";", ":", "!", ".?"))
            and not (text.endswith(")") and ends_sentence(text))
            and (text[0].isupper() or (text[0].isdigit() and bool(LETTERS.search(text))))
            and not self.is_period(plain(text))
            and not (text[-1] in "%0123456789" and _ROW.match(text))
        )

    def is_period(self, text: str) -> bool:
        """Whether a line in plain form says when inspectors looked, and no more."""
        return len(text) < _LONGEST_PERIOD and bool(
            self.words.pattern(Furniture.period_patterns).fullmatch(text)
        )

    @cached_property
    def lone_lines(self) -> frozenset[int]:
        """Paragraphs of a few words between whole ones, where the format tells paragraphs.

        Headings that only their colour, or a line under them, sets apart. One alone may be anything.
        """
        if not self.whole_paragraphs:
            return frozenset()
        first = next((i for i, b in enumerate(self.blocks) if b.role is Role.HEADING), None)
        start = len(self.blocks) if first is None else first + 1
        found = [index for index in range(start, len(self.blocks) - 1) if self._is_lone(index)]
        return frozenset(found) if len(found) >= _FEWEST_LONE else frozenset()

    def _is_lone(self, index: int) -> bool:
        block, above, under = self.blocks[index], self.blocks[index - 1], self.blocks[index + 1]
        return (
            not block.bold
            and len(block.lines) == 1
            and len(block.text.split()) <= _LONE_WORDS
            and self.is_short(block)
            and not any(character.isdigit() for character in block.text)
            and (
                above.role is Role.HEADING
                or (above.text[-1] in ".?!" and len(above.text) > _PROSE)
                or is_grade_line(above.text, self.words)
            )
            and under.role in (Role.TEXT, Role.ITEM)
            and len(under.text) > _PROSE
            and under.text[-1] in ".?!"
            and not under.text[0].islower()
        )

    @cached_property
    def indents(self) -> list[int]:
        """The indents of short lines that stand apart, if running text stands at the margin."""
        texts = [block for block in self.blocks if block.role is Role.TEXT]
        if any(block.indent for block in texts if len(block.lines) > _HEADING_LINES):
            return []
        found = {block.indent for block in texts if block.indent and self.is_short(block)}
        return sorted(found)[:_MOST_INDENTS]

    @cached_property
    def over_headings(self) -> frozenset[int]:
        """Plain lines that stand alone, right over a plain heading: they head what follows on that."""
        if self.marked:
            return frozenset()
        found: set[int] = set()
        for index in range(1, len(self.blocks)):
            if not self._heads_text(index):
                continue
            above = [at for at in (index - 1, index - 2) if at > 0]
            for count, at in enumerate(above, start=1):
                if not self._has_form(at):
                    break
                if self._follows_text(at):
                    found.update(above[:count])
                    break
        return frozenset(found)

    def _heads_text(self, index: int) -> bool:
        block = self.blocks[index]
        return (
            block.role is Role.TEXT
            and not block.bold
            and self.stands_apart(index)
            and not self.families_at(index)
            and self.looks_like_heading(index)
        )

    def _has_form(self, index: int) -> bool:
        """Whether a line looks like a heading, whatever stands under it."""
        block = self.blocks[index]
        return (
            self.stands_apart(index)
            and not block.bold
            and self.is_short(block)
            and not self.names.families(block.text)
            and not any(character.isdigit() for character in block.text)
        )

    def _follows_text(self, index: int) -> bool:
        """Whether a text or a heading stands above a line.

        Labels and values of a picture that came apart stand over one another as well, but the first
        of them does not end a text.
        """
        above = self.blocks[index - 1]
        return ends_sentence(above.text) or above.role is Role.HEADING or self._is_named(index - 1)

    def _is_named(self, index: int) -> bool:
        """Whether a line is a heading by its words alone."""
        text = unnumbered(plain(self.blocks[index].text))
        structure = (Structure.parts, Structure.summaries, Structure.annex_groups)
        return (
            any(text in self.words.plain_set(listed) for listed in structure)
            or text in self.words.pillars
            or bool(self.words.pattern(Structure.annex_patterns).fullmatch(text))
            or bool(self.families_at(index))
        )

    def stands_apart(self, index: int) -> bool:
        """Whether several words stand on one line with a blank line, or furniture, above it."""
        block = self.blocks[index]
        above = self.blocks[index - 1].last if index else 0
        return " " in block.text and block.first > above + 1 and len(block.lines) == 1
