"""Labels of finding lists in a report's own words, told by what stands under them.

A heading that names a kind of finding, or says that something is to be done, opens a list where the
text under it asks this force for something. Whose list it is decides: what an earlier report, all
forces or a reply have is none of this report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.findings.asking import SHOULD, is_deadline, is_imperative
from peeldiff.report.findings.found import SAME_DEMAND
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.words import ends_sentence, letters_of, plain, sentences, unnumbered, words_in

__all__ = ["WordedLabels"]

_LONGEST = 90
_NAMED = late(
    r"\b(?:areas?|aspects|matters|points|issues) (?:for|of|needing|in need of|requiring|to|where) "
    r"(?:\w+ ){0,4}?improve(?:ment)?s?\b"
    r"|\b(?P<concern>causes? (?:of|for) concern)\b"
    r"|\b(?P<asked>recommend(?:ation)?s?|recommended|recommending)\b"
)
"""A kind of finding, by its own name or nearly so."""
_TO_DO = late(
    r"\b(?:force|constabulary|police|service|it|chief constable|chief officers|you) (?:now |still |also )?"
    r"(?:should|must|needs? to|has to|have to|ought to|is to|could|can)\b"
    r"|\b(?:we|i|hmic(?:frs)?|inspectors?|inspectorate) (?:now |still |also )?"
    r"(?:wants?|expects?|asks?|requires?|would like|looks? for)\b"
    r"|\b(?:should|must|needs? to|has to|have to) (?:now |still )?"
    r"(?:be|change|improve|happen|follow|get better)\b"
    r"|\b(?:remains?|still|is|are) to (?:be )?(?:do(?:ne)?|change|improve)\b"
    r"|\b(?:improvements?|actions?|changes|steps|work) (?:is |are |we )?"
    r"(?:required|needed|expected|called for|asked for)\b"
    r"|\b(?:required|needed|necessary|further) (?:improvements?|actions?|changes|steps|work)\b"
    r"|\b(?:for improvement|to improve|to be improved|to do better|to put right|asked of|required of)\b"
    r"|\b(?:matters|points|tasks|work|priorities|actions) for (?:the |your )?(?:force|constabulary|chief)\b"
)
"""How a heading says that something is to be done: by the force, for the inspectorate, or by nobody named."""
_NOT_OURS = late(
    r"\b(?:previous(?:ly)?|before|remind(?:er|ed)?|last|earlier|former|past|since|then|progress|against"
    r"|follow(?:ed|ing)?[ -]?up|update[sd]?|status|track(?:er|ing)|closed|discharged?|implement(?:ed|ation)"
    r"|complet(?:e|ed|ion)|met"
    r"|made good|respon(?:d|ds|se|ses)|repl(?:y|ies)|answers?|acted|action plan|national(?:ly)?|thematic"
    r"|all forces|other forces|glossary|mean(?:s|ing)?|definition|defined|explained|how (?:we|to|this)|about"
    r"|number of|history|case study|if you|contact|good practice"
    r"|what (?:is|are) (?:a|an|areas?|causes?|recommendations?))\b"
)
"""Words of a heading that says whose list stands there, or that it is about such lists."""
_WHOSE = late(r"\b(?:of|from|by) (?P<behind>[^,:;()]+)|\b(?P<before>[^\W\d_]+)'s? (?=\w)")
"""How a heading says whose demands it heads: "Recommendations of the coroner", "The coroner's …"."""
_OF_THIS_REPORT = frozenset(
    """
    the our this these your its force forces constabulary police service chief constable report inspection
    inspectorate inspectors hmic hmicfrs question area areas section chapter part pillar theme priority date
    order improvement concern view and in for a
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
_YEAR = late(r"\b(20\d\d)\b")
_QUESTION = late(r"(?:how|why|when|who|whether|to what|does|do|is|are|has)\b")
_MOST_INTRODUCTIONS, _MOST_BLOCKS = 3, 40
_PAST = late(r"\b(?:was|were|had|said|told|wrote|asked|previous(?:ly)?|last|earlier)\b")
"""How a text under a heading says that the list below it is of another time."""
_THIS_ONE = late(r"\b(?:this (?:report|letter|review|inspection)|its publication)\b")
_MAY_LEAD = frozenset(
    "we have found identified raised a an one our the new further accelerated this is there".split()  # noqa: SIM905
)
"""Words that may stand before the name of the kind: "We have a cause of concern"."""
_FEWEST = 2
_SHARE = 0.5
"""Of what stands under a heading without the name of a kind, the share that must ask for something."""


class WordedLabels:
    """Tells the labels in their own words among the blocks of one report."""

    def __init__(
        self,
        blocks: Sequence[Block],
        headings: HeadingReader,
        words: Inspectorate,
        is_demand: Callable[[str], bool],
        is_general: Callable[[str], bool],
    ) -> None:
        self.blocks, self.headings, self.words = blocks, headings, words
        self.is_demand, self.is_general = is_demand, is_general
        self._known: dict[int, FindingKind | None] = {}

    def kind(self, index: int) -> FindingKind | None:
        """The kind of finding that a block is the label of, in words of its own."""
        if index not in self._known:
            self._known[index] = None  # what asks for it on the way has no answer yet
            self._known[index] = self._kind(index)
        return self._known[index]

    def asks_only(self, index: int) -> bool:
        """Whether a label names no kind of finding, but that something is to be done."""
        return (
            self.kind(index) is not None and _NAMED.search(plain(self.blocks[index].text)) is None
        )

    def heads_column(self, head: str) -> bool:
        """Whether the head of a column says what the force should do."""
        said = plain(head)
        return _TO_DO.search(said) is not None and self._is_ours(said)

    def _kind(self, index: int) -> FindingKind | None:
        block = self.blocks[index]
        text = plain(unnumbered(block.text))
        if (
            index + 1 == len(self.blocks)
            or block.role not in (Role.TEXT, Role.HEADING)
            or len(text) > _LONGEST
            or block.text.endswith((".", ";", ","))
            or _QUESTION.match(text)
            or (not (named := _NAMED.search(text)) and not _TO_DO.search(text))
            or not self._is_ours(text)
            or self.headings.families_at(index)
            or self.is_demand(block.text)
        ):
            return None
        if not (block.role is Role.HEADING or block.bold or self._stands_out(index)):
            return None
        if named and named["concern"]:
            before = words_in(text[: named.start()])
            stated = _MAY_LEAD.issuperset(before) and self._states_under(index)
            return FindingKind.CAUSE_OF_CONCERN if stated else None
        asked, other = self._asked_under(index)
        if named:
            under = self.blocks[index + 1]
            right_under = under.role in (Role.TEXT, Role.ITEM) and self._asks(under)
            if not asked or not (right_under or asked >= other):
                return None
            recommends = named["asked"] is not None
            return FindingKind.RECOMMENDATION if recommends else FindingKind.AREA_FOR_IMPROVEMENT
        if asked < _FEWEST or asked < _SHARE * (asked + other):
            return None
        return self._usual_kind(index)

    def _usual_kind(self, index: int) -> FindingKind:
        """The kind of what a heading without the name of one holds: that of which the text under it speaks,
        or else of which the report does."""
        near = [block.text for block in self.blocks[index + 1 : index + 1 + _MOST_INTRODUCTIONS]]
        for texts in (near, [block.text for block in self.blocks]):
            if any("for improvement" in text.casefold() for text in texts):
                return FindingKind.AREA_FOR_IMPROVEMENT
            if any("recommend" in text.casefold() for text in texts):
                return FindingKind.RECOMMENDATION
        return FindingKind.AREA_FOR_IMPROVEMENT

    def _states_under(self, index: int) -> bool:
        """Whether a statement on the force stands right under a heading: "The force does not …"."""
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return (
            under is not None
            and under.role is Role.TEXT
            and ends_sentence(under.text)
            and self.headings.names.begins_with_force(under.text)
            and not _PAST.search(plain(under.text))
            and not self._stands_above(under.text, index)
        )

    def _stands_out(self, index: int) -> bool:
        """Whether a plain line stands over the text like a heading."""
        return self.headings.level(index) is not None or self.headings.lines.is_short(
            self.blocks[index]
        )

    def _is_ours(self, text: str) -> bool:
        """Whether a heading in plain form says of no other report and of nobody else that it has the list."""
        cycle = self.headings.names.cycle or ""
        return not (
            _NOT_OURS.search(text)
            or self.is_general(text)
            or any(year not in cycle for year in _YEAR.findall(text))
            or len({named.lastgroup for named in _NAMED.finditer(text)}) > 1
            or any(map(self._is_anothers, _WHOSE.finditer(text)))
        )

    def _is_anothers(self, whose: re.Match[str]) -> bool:
        own = _OF_THIS_REPORT.union(words_in(plain(self.headings.names.force or "")))
        return not own.issuperset(words_in(whose["behind"] or whose["before"]))

    def _asked_under(self, index: int) -> tuple[int, int]:
        """How many blocks under a heading ask for something, and how many do not.

        Introductions are not counted, nor the parts of what is asked for.
        """
        asked = other = introduced = again = 0
        leads = False
        for at in range(index + 1, min(len(self.blocks), index + _MOST_BLOCKS)):
            block = self.blocks[at]
            if self._says_by_when(index, at):
                continue
            if block.role not in (Role.TEXT, Role.ITEM):
                break
            if block.role is Role.TEXT and self._ends(at):
                break
            asks = self._asks(block)
            if not (asked or asks):
                past = _tells_of_then(block.text)
                if block.role is Role.ITEM or introduced == _MOST_INTRODUCTIONS or past:
                    return 0, 1
                introduced += 1
                continue
            if asks:
                asked += 1
                again += self._stands_above(block.text, index)
                leads = block.text.endswith(":")
            elif not (leads and block.role is Role.ITEM):
                other += 1
        if 2 * again >= asked:  # a summary of what the report has asked for
            return 0, other
        return asked, other

    def _says_by_when(self, index: int, at: int) -> bool:
        """Whether a line below a heading parts what is asked for by its dates."""
        label, block = self.blocks[index], self.blocks[at]
        same = label.role is block.role is Role.HEADING and block.level <= label.level
        return not same and is_deadline(plain(block.text))

    def _stands_above(self, text: str, index: int) -> bool:
        """Whether the report has asked for the same before a block."""
        begins = letters_of(unnumbered(text))[:SAME_DEMAND]
        return any(begins in letters for letters in self._letters[:index])

    @cached_property
    def _letters(self) -> list[str]:
        return [letters_of(block.text) for block in self.blocks]

    def _ends(self, index: int) -> bool:
        """Whether a block under a heading is the next heading."""
        text = self.blocks[index].text
        if self.headings.families_at(index) or plain(text) in self.words.finding_labels:
            return True
        states = ends_sentence(text) and not text.endswith("?")
        return self.headings.level(index) is not None and not (
            states or self._asks(self.blocks[index])
        )

    def _asks(self, block: Block) -> bool:
        """Whether a block is nothing but what this force, or somebody in it, is asked for."""
        text = unnumbered(block.text)
        if self.is_general(plain(text[:200])):
            return False
        if self.is_demand(text):
            return True
        return len(sentences(text)) == 1 and (
            SHOULD.match(plain(text)) is not None or is_imperative(text, self.words)
        )


def _tells_of_then(text: str) -> bool:
    """Whether a text tells of another time, and not only when this report came out."""
    return any(
        _PAST.search(said) and not _THIS_ONE.search(said) for said in map(plain, sentences(text))
    )
