"""Lists that a report quotes from an earlier one: they tell what was asked, and ask for nothing now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Findings
from peeldiff.report.blocks import Block
from peeldiff.report.findings.entry_tables import ends_with_verdict, is_verdict, tells_progress
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.words import ends_sentence, plain, sentences, year_in

__all__ = ["RecalledLists"]

_YEAR = late(r"\b20\d\d\b")
_SPAN = late(r"\b20\d\d[/-]\d\d(?:\d\d)?\b")
_OUR_REPORT = late(r"\b(?:our|that|the) (?:\w+ )?report\b")
"""What a letter, which is none itself, can only say of an earlier one."""
_THEN = late(r"\b(?:we|i|hmic(?:frs)?) (?:also )?(?:made|gave|issued|identified|raised|set)\b")
_LONGEST_HEADING = 70
_KIND = late(r"\b(?:recommendations?|areas? for improvement|causes? (?:of|for) concern)\b")
_EARLIER_KIND = late(
    r"\b(?:previous|earlier|former|past|last|older) (?:\w+ ){0,2}?"
    r"(?:recommendations?|areas?|causes?|findings?|inspections?|reports?)\b"
)
_ANOTHERS = late(r"\b(?:national(?:ly)?|thematic|all forces|other forces)\b")
"""How a heading over a table says that what is asked for there was asked of others as well."""
_FIRST_ENTRY = 3
"""Blocks of a label, of the first entry under it, and of what stands under that."""
_GOES_ON = late(
    r"^(?:we|i|it) also\b|^(?:and|our) (?:second|other|further)\b|^the (?:second|other)\b"
)


class RecalledLists:
    """Tells of the sentence over a list whether it says that the list is an earlier report's.

    A letter that comes back to a report speaks of what came before it; any other report's own
    inspection may have begun in the first year of its cycle.
    """

    def __init__(
        self, cycle: str | None, published: str | None, words: Inspectorate, *, letter: bool
    ) -> None:
        """`cycle` and `published` are the report's own, as far as they are known."""
        self._words = words
        self._letter = letter
        self._own = year_in((published if letter else None) or cycle or published or "")

    def leads_in(self, text: str, *, again: bool) -> bool:
        """Whether a paragraph with a colon at its end leads in to an earlier report's list.

        `again` says that the list above was one.
        """
        if not text.rstrip().endswith(":"):
            return False
        said = plain(sentences(text)[-1])
        if self._words.says(Findings.still_asked_patterns, said):
            return False
        if not self._words.says(Findings.recalled_patterns, said):
            return False
        return self._is_earlier(said) or (again and _GOES_ON.search(said) is not None)

    def told_then(self, texts: Sequence[str]) -> bool:
        """Whether the last of some paragraphs of a letter leads in to what an earlier report asked for."""
        *_, last = sentences(texts[-1])
        return _THEN.search(plain(last)) is not None and any(
            self._is_earlier(plain(sentence)) for text in texts for sentence in sentences(text)
        )

    def heads(self, text: str) -> bool:
        """Whether a line, as a heading, says that what stands under it is an earlier report's: "What we
        said in 2015"."""
        said = plain(text)
        if len(said) > _LONGEST_HEADING or ends_sentence(text) or text.rstrip().endswith(":"):
            return False
        return self._words.says(Findings.recalled_patterns, said) and self._is_earlier(said)

    def reports_on(self, blocks: Sequence[Block], headings: HeadingReader, index: int) -> bool:
        """Whether a label heads a list or table of what became of an earlier report's demands.

        Either the label heads a column and says so ("Recommendation (2014 inspection)"), or the list tells
        what became of each, and what stands over it that they are of an earlier report.
        """
        at = index if blocks[index].role is Role.ROW else index + 1
        if at >= len(blocks):
            return False
        if blocks[at].role is not Role.ROW:
            told = _tells_verdict(blocks, index)
        elif any(map(self._names_earlier, blocks[at].cells)):
            return True
        else:
            top = at
            while top and blocks[top - 1].role is Role.ROW:
                top -= 1
            told = tells_progress(blocks, at) or tells_progress(blocks, top)
        return told and any(self._over(blocks, headings, index))

    def _names_earlier(self, head: str) -> bool:
        said = plain(head)
        if len(said) > _LONGEST_HEADING or ends_sentence(head) or not _KIND.search(said):
            return False
        return _EARLIER_KIND.search(said) is not None or self._is_earlier(said)

    def _over(self, blocks: Sequence[Block], headings: HeadingReader, index: int) -> Iterator[bool]:
        """Whether each text between a label and its heading, and each heading over that, speaks of an earlier
        report's demands."""
        inner: int | None = None
        for at in range(index - 1, -1, -1):
            level = headings.level(at)
            said = plain(blocks[at].text)
            if level is None:
                if inner is None and blocks[at].role is Role.TEXT:
                    yield any(map(self._tells_of_earlier, sentences(blocks[at].text)))
            elif inner is None or level < inner:
                inner = level
                yield (
                    self._is_earlier(said)
                    or _EARLIER_KIND.search(said) is not None
                    or _ANOTHERS.search(said) is not None
                )

    def _tells_of_earlier(self, sentence: str) -> bool:
        said = plain(sentence)
        return (
            _KIND.search(said) is not None
            and not self._words.says(Findings.still_asked_patterns, said)
            and (_EARLIER_KIND.search(said) is not None or self._is_earlier(said))
        )

    def _is_earlier(self, said: str) -> bool:
        if self._words.says(Findings.earlier_patterns, said):
            return True
        if self._letter and _OUR_REPORT.search(said):
            return True
        if not self._own:
            return False
        last = [span[0][:2] + span[0][-2:] for span in _SPAN.finditer(said)]
        years = [*last, *(year[0] for year in _YEAR.finditer(_SPAN.sub("", said)))]
        return bool(years) and max(years) < self._own


def _tells_verdict(blocks: Sequence[Block], index: int) -> bool:
    """Whether behind or under the first entry of a label's list stands what has become of it."""
    texts = [block.text for block in blocks[index : index + _FIRST_ENTRY]]
    return any(map(ends_with_verdict, texts[:2])) or any(map(is_verdict, texts[1:]))
