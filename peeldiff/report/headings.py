"""Which blocks are headings.

Where a report has mark-up, mark-up decides (levels do not: see `outline`). Where it has none, a
heading is a line that the contents list promises, that is a known question, or that is short, ends
without a full stop and has prose under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate, Question
from peeldiff.inspectorates.lists import Furniture, Judgments, Structure
from peeldiff.report.blocks import Block
from peeldiff.report.contents import Contents
from peeldiff.report.grade_lines import (
    answer_rows,
    is_grade_line,
    is_interim_line,
    is_row_of_grades,
    year_label,
)
from peeldiff.report.gradelists import grade_lists
from peeldiff.report.questions import QuestionNames
from peeldiff.words import ends_sentence, plain, unnumbered

__all__ = ["BOLD_LEVEL", "MOST_CHARACTERS", "SHORT_PROSE", "HeadingReader"]

_MOST_WORDS = 24
MOST_CHARACTERS = 170
BOLD_LEVEL = 7
"""The mark-up level of a heading without any: bold, or told by what it says and where it stands."""
_DATE = late(
    r"(?:\d{1,2}(?:st|nd|rd|th)? ?(?:(?:-|to|and) ?\d{1,2}(?:st|nd|rd|th)? )?)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" 20\d\d(?: ?[|©].*)?"
)
_BY_INSPECTORATES = late(r"by (?:hm|her majesty's|his majesty's|the) [^.]*\binspectorate\b")
_QUOTED = late(r"\"[^\"]{12,}\"|'[^']{12,}'")
"""A sentence of the text set large beside it."""
_LETTERS = late(r"[^\W\d_]{3}")
_PROSE = 60
SHORT_PROSE = 25
"""Characters that are enough under a question, and under a line that stands apart."""
_NAME = late(r"(?:[A-Z][\w.'’-]*,? ){2,5}?(?=H(?:M|is|er) )")
_NOTE_AT_END = late(r"(?<=[.!?,:;])\d{1,2}$")
_TITLE_BLOCKS = 8
_HEADING_LINES = 3
_MOST_INDENTS = 4
_FEWEST_LONE, _LONE_WORDS = 2, 7
_WORDS_OF_LABEL = 3
_QUESTION_LINES, _QUESTION_CHARACTERS, _QUESTION_WORDS = 4, 240, 36


class HeadingReader:
    """Decides for each block of one report whether it is a heading, and remembers why."""

    def __init__(
        self,
        blocks: Sequence[Block],
        contents: Contents | None,
        names: QuestionNames,
        words: Inspectorate,
        title: str | None,
        *,
        whole_paragraphs: bool = False,
    ) -> None:
        self.whole_paragraphs = whole_paragraphs
        self.title = plain(title or "")
        self.contents_end = contents.end if contents else 0
        self.blocks = blocks
        self.names = names
        self.words = words
        self.marked = sum(1 for block in blocks if block.role is Role.HEADING) >= 3
        self.contents_graded = contents is not None and contents.graded
        self.listed = grade_lists(blocks, names, words)
        self.promised = self._promised(contents)
        self._levels: dict[int, int | None] = {}

    def _promised(self, contents: Contents | None) -> dict[int, bool]:
        """Block index → whether its contents entry is a strong one; matched in order, each once."""
        found: dict[int, bool] = {}
        if contents is None:
            return found
        at = 0
        while at < len(self.blocks) and self.blocks[at].first <= contents.end:
            at += 1
        places: dict[str, list[int]] = {}
        for index in range(at, len(self.blocks)):
            block = self.blocks[index]
            if len(block.text) < 250 and block.role in (Role.TEXT, Role.HEADING, Role.ITEM):
                places.setdefault(_loose(block.text), []).append(index)
        after = at - 1
        for entry in contents.entries:
            options = [index for index in places.get(_loose(entry.heading), []) if index > after]
            marked = [
                i for i in options if self.blocks[i].role is Role.HEADING or self.blocks[i].bold
            ]
            options = marked or [i for i in options if not self.marked] or options
            if options:
                chosen = next((i for i in options if self._has_body(i)), options[0])
                found[chosen] = entry.strong
                after = chosen
        return found

    def _has_body(self, index: int) -> bool:
        """Whether something other than a grade and the next listed question stands under a line."""
        follower = self._follower(index)
        if follower is not None and is_grade_line(self.blocks[follower].text, self.words):
            follower = self._follower(follower)
        if follower is None:
            return False
        block = self.blocks[follower]
        return not (
            block.role is Role.TEXT and self.names.families(block.text) and len(block.text) < 200
        )

    def _follower(self, index: int) -> int | None:
        return index + 1 if index + 1 < len(self.blocks) else None

    def level(self, index: int) -> int | None:
        """The mark-up level of a heading (7 for a bold or plain line), or None for no heading."""
        if index not in self._levels:
            self._levels[index] = self._level(index)
        return self._levels[index]

    def _level(self, index: int) -> int | None:
        block = self.blocks[index]
        text = plain(block.text)
        if not text or self._never(index, block, text):
            return None
        if block.role is Role.HEADING:
            return block.level or BOLD_LEVEL
        if index in self.promised:
            return BOLD_LEVEL
        if block.role is Role.TEXT and block.bold and self._fits(block):
            return None if self._labels_value(index) else BOLD_LEVEL
        if self.marked and index in self._lone_lines:
            return BOLD_LEVEL + 1
        if self.marked or block.role is not Role.TEXT or block.bold:
            return None
        return self._plain_level(block) if self._plain_heading(index, text) else None

    def _labels_value(self, index: int) -> bool:
        """Whether a bold line of a word or two with a colon has a value under it: "Published on:"."""
        text, follower = self.blocks[index].text, self._follower(index)
        under = self.blocks[follower].text if follower is not None else ""
        short = text.endswith(":") and len(text.split()) <= _WORDS_OF_LABEL
        return short and len(under) < _PROSE and not ends_sentence(under)

    def _plain_level(self, block: Block) -> int:
        """The level of a plain heading: deeper ones stand further in, where text does not."""
        indents = self._heading_indents
        return BOLD_LEVEL + indents.index(block.indent) if block.indent in indents else BOLD_LEVEL

    @cached_property
    def _lone_lines(self) -> frozenset[int]:
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
            and self._is_short(block)
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
    def _heading_indents(self) -> list[int]:
        """The indents of short lines that stand apart, if running text stands at the margin."""
        texts = [block for block in self.blocks if block.role is Role.TEXT]
        if any(block.indent for block in texts if len(block.lines) > _HEADING_LINES):
            return []
        found = {block.indent for block in texts if block.indent and self._is_short(block)}
        return sorted(found)[:_MOST_INDENTS]

    def _never(self, index: int, block: Block, text: str) -> bool:
        words = self.words
        return (
            text in words.finding_labels
            or is_grade_line(text, words)
            or is_row_of_grades(text, words)
            or index in self.listed
            or words.grade_with_areas(text) is not None
            or text in words.plain_set(Structure.not_headings)
            or text in words.plain_set(Judgments.interim)
            or text in words.plain_set(Structure.contents)
            or (
                bool(words.pattern(Structure.list_end_patterns).fullmatch(text))
                and text not in words.plain_set(Structure.text_heads)
            )
            or not _LETTERS.search(text)
            or self._is_head_of_table(index, text)
            or index in self._answers
            or self._says_it_stands(index, text)
            or self._says_whose_grade(index, text)
            or (index > 0 and self._has_its_grade(index - 1))
            or self._signs(block.text)
            or not self.may_head(index)
            or _QUOTED.fullmatch(text) is not None
            or block.first <= self.contents_end
            or (
                index < _TITLE_BLOCKS and text in self.title and not self.names.families(block.text)
            )
            or (
                block.role is not Role.HEADING
                and (self._is_period(text) or self.names.is_the_force(text))
            )
        )

    def may_head(self, index: int) -> bool:
        """Whether a line may name a section: the inspectorate's name or a date alone never does."""
        text = plain(self.blocks[index].text)
        return (
            text not in self.words.inspectorate_names
            and not _BY_INSPECTORATES.match(text)
            and not _DATE.fullmatch(text)
            and not (text in self.words.pillars and self._in_row_of_pillars(index))
        )

    def _signs(self, text: str) -> bool:
        """Whether a line is somebody's name with the office of an inspector behind it."""
        name = _NAME.match(text)
        office = self.words.pattern(Furniture.signature_patterns)
        return name is not None and office.fullmatch(plain(text[name.end() :])) is not None

    def _is_head_of_table(self, index: int, text: str) -> bool:
        """Whether a line names what the columns of the table under it compare."""
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if under is None or not (under.role is Role.ROW or under.text[-1:].isdigit()):
            return False
        return any(name in text for name in self.words.plain_set(Structure.compared))

    def _says_it_stands(self, index: int, text: str) -> bool:
        """Whether a line right under a grade says that an earlier inspection gave it."""
        stands = self.words.pattern(Judgments.standing_patterns)
        return (
            index > 0
            and is_grade_line(self.blocks[index - 1].text, self.words)
            and stands.search(text) is not None
        )

    def _says_whose_grade(self, index: int, text: str) -> bool:
        """Whether a line right over a grade says which inspection gave it: "2016 judgment"."""
        label = year_label(text, self.words)
        under = self.blocks[index + 1].text if index + 1 < len(self.blocks) else ""
        return label is not None and (label[1] is not None or is_grade_line(under, self.words))

    def _has_its_grade(self, index: int) -> bool:
        """Whether a line says whose the grade under it is: what stands there heads nothing."""
        label = year_label(self.blocks[index].text, self.words)
        return label is not None and label[1] is None

    @cached_property
    def _answers(self) -> frozenset[int]:
        return answer_rows(self.blocks, self.words)

    def _is_period(self, text: str) -> bool:
        return len(text) < 80 and bool(
            self.words.pattern(Furniture.period_patterns).fullmatch(text)
        )

    def _fits(self, block: Block) -> bool:
        text = block.text
        return (
            len(text) <= MOST_CHARACTERS + 80
            and not text.endswith((".", ",", ";"))
            and (text[0].isupper() or text[0].isdigit() or text[0] in "'\"‘“")
        )

    def _plain_heading(self, index: int, text: str) -> bool:
        block = self.blocks[index]
        if len(text) < 250 and self.names.families(block.text):
            if self._closes_overview(index, text) or self._is_flat_row(text):
                return False
            return self._has_body(index) or text not in self._bodied
        text = unnumbered(text)
        if text in self.words.plain_set(Structure.parts) or text in self.words.plain_set(
            Structure.summaries
        ):
            return True
        if self.is_pillar(text):
            return self._has_pillars and not self._in_row_of_pillars(index)
        if self.words.pattern(Structure.annex_patterns).fullmatch(text) and len(text) < 80:
            return True
        if text in self.words.plain_set(Structure.annex_groups):
            return True
        return index in self.over_headings or self.looks_like_heading(index)

    def is_pillar(self, text: str) -> bool:
        """Whether a heading in plain form names a pillar that holds questions.

        What is only ever told in words is a pillar beside others, and else a matter like any other.
        """
        narrative = text in self.words.head.narrative_pillars
        return text in self.words.pillars and (self._has_pillars or not narrative)

    def _in_row_of_pillars(self, index: int) -> bool:
        """Whether pillars stand one right under another with nothing between: links to their pages."""
        near = (*self.blocks[max(0, index - 1) : index], *self.blocks[index + 1 : index + 2])
        return any(unnumbered(plain(block.text)) in self.words.pillars for block in near)

    @cached_property
    def _has_pillars(self) -> bool:
        """A pillar's name alone heads a part only in a report that has several."""
        return sum(unnumbered(plain(block.text)) in self.words.pillars for block in self.blocks) > 1

    @cached_property
    def _bodied(self) -> dict[str, int]:
        """The questions that stand somewhere over a body, in plain form, and where they do last."""
        return {
            plain(block.text): index
            for index, block in enumerate(self.blocks)
            if len(block.text) < 250 and self.names.families(block.text) and self._has_body(index)
        }

    def _is_flat_row(self, text: str) -> bool:
        """Whether a line is a question that stands elsewhere over a body, with its grade behind it."""
        grade = next((word for word in self.words.grade_names if text.endswith(f" {word}")), None)
        return grade is not None and text.removesuffix(grade).rstrip() in self._bodied

    def _closes_overview(self, index: int, text: str) -> bool:
        """Whether a question is the last in a list of questions, and the prose under it the list's."""
        above = index - 1
        if above > 0 and is_grade_line(self.blocks[above].text, self.words):
            above -= 1
        if above < 0 or self._bodied.get(text, -1) <= index or self._has_body(above):
            return False
        families = self.families_at(above)
        again = self._bodied.get(plain(self.blocks[above].text), -1) > index
        return again and bool(families) and not all(family.overall for family in families)

    def families_at(self, index: int) -> tuple[Question, ...]:
        """The question families that a block names, if it is short enough for a heading."""
        text = self.blocks[index].text
        return self.names.families(text) if len(text) < 250 else ()

    def looks_like_heading(self, index: int) -> bool:
        """A short line without a full stop over prose, a list or a grade."""
        block = self.blocks[index]
        text = block.text
        if not self._is_short(block):
            return False
        if index and text[0].isdigit() and self.blocks[index - 1].role is Role.ROW:
            return False
        follower = self._follower(index)
        if follower is None:
            return False
        under = self.blocks[follower]
        if under.role is Role.ITEM:
            return True
        if under.role is not Role.TEXT:
            return False
        if (
            is_grade_line(under.text, self.words)
            or is_interim_line(under.text, self.words)
            or plain(under.text) in self.words.finding_labels
        ):
            return True
        if under.text[-1] == "?" or not ends_sentence(_NOTE_AT_END.sub("", under.text)):
            return False
        enough = SHORT_PROSE if text.endswith("?") or self._stands_apart(index) else _PROSE
        return len(under.text) >= enough or under.text[-1] == ":"

    def _is_short(self, block: Block) -> bool:
        """Whether a text has the form of a heading: short, without a stop, begun with a capital."""
        text = _NOTE_AT_END.sub("", block.text)
        lines, characters, most = 2, MOST_CHARACTERS, _MOST_WORDS
        if text.endswith("?"):  # it may be long, as no other heading is
            lines, characters, most = _QUESTION_LINES, _QUESTION_CHARACTERS, _QUESTION_WORDS
        return (
            block.role is Role.TEXT
            and len(block.lines) <= lines
            and len(text) <= characters
            and len(text.split()) <= most
            and not text.endswith((".", ",", ";", ":", "!"))
            and not (text.endswith(")") and ends_sentence(text))
            and (text[0].isupper() or (text[0].isdigit() and bool(_LETTERS.search(text))))
            and not self._is_period(plain(text))
        )

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
            and self._stands_apart(index)
            and not self.families_at(index)
            and self.looks_like_heading(index)
        )

    def _has_form(self, index: int) -> bool:
        """Whether a line looks like a heading, whatever stands under it."""
        block = self.blocks[index]
        return (
            self._stands_apart(index)
            and not block.bold
            and self._is_short(block)
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

    def _stands_apart(self, index: int) -> bool:
        """Whether several words stand on one line with a blank line, or furniture, above it."""
        block = self.blocks[index]
        above = self.blocks[index - 1].last if index else 0
        return " " in block.text and block.first > above + 1 and len(block.lines) == 1


def _loose(text: str) -> str:
    """A heading as a contents list may have it: no spaces, stops or dashes."""
    return re.sub(r"[\W_]+", "", plain(text))
