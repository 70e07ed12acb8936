"""Labels of finding lists, and whether a text asks this force for something.

The same words inside a sentence, demands to all forces and the template's dummies open nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late, late_with
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Findings
from peeldiff.model import FindingKind
from peeldiff.report.aside.covering import asks_its_readers
from peeldiff.report.blocks import Block
from peeldiff.report.findings.asking import DEADLINE, DEADLINE_WORDS, SHOULD, is_imperative
from peeldiff.report.findings.found import PRACTICE, STATED
from peeldiff.report.findings.row_labels import RowLabels
from peeldiff.report.findings.series import series
from peeldiff.report.findings.worded_labels import WordedLabels
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.words import chapter, ends_sentence, plain, sentences, straight, unnumbered, words_in

__all__ = ["LONGEST_LABEL", "LabelReader"]

LONGEST_LABEL = 60
_LABEL_TAIL = late(
    r"(?:(?<=\w)[\s-]+\(?(?!may|june|july|no\b)[a-z]{1,4}[ ./-]?\d{1,2}(?:[./-]\d{1,2})?\)?"
    r"|\s*[(\[](?=[^()\[\]]*\d)(?:(?!may|june|july|by\b)[a-z]{1,5}|\d{1,4}|[ ./#-]){1,8}[)\]]"
    r"|[\s-]*(?:\(?(?:no\.? ?)?\d{1,2}(?:\.\d{1,2})?(?: of \d{1,2})?\)?|(?<=\s)(?:[a-z]|[ivx]{2,5})))$"
)
"""The number of a label, or the code of what stands under it: "Area for improvement – AFI 2.1"."""
_LONGEST_LETTER = 5
"""Characters of a number that is written with letters."""
_DATED = late_with(
    DEADLINE_WORDS,
    r"(?P<label>.*?\w)\s*[-:,(]+\s*(?P<by>(?:for completion |to be \w+ )?(?:"
    + DEADLINE
    + r"))\s*[.)]*$",
)
"""A label that says by when what stands under it is asked for: "Recommendation 2 (by June 2019)"."""
_TWICE = late(r"\s*[/|]\s*")
"""What stands between a label and the same in another language."""
_LONGEST_OTHER = 60
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())  # noqa: SIM905
_COUNT = late(r"\d{1,2}")
_LABELS = late(r"\b(?:areas? for improvement|recommendations?)\b")
"""Labels that a line may word in its own way."""
_BEHIND = late(r"\s*[(\[](?P<label>[^()\[\]]{3,40})[)\]]\.?$")
"""A label behind what is asked for: "The force should … (Area for improvement)"."""
_AROUND = late(
    r"(?:(?:our|the|its|force's|new|key|main|further|other|all|list of|summary of|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|\d{1,2}) )*(?P<label>.+?)"
    r"(?: (?:identified|found|raised|made|given))?"
    r"(?: (?:for|in|on|under|from) (?:this|the)"
    r" (?:area|question|pillar|force|report|inspection|chapter|part))?"
    r"(?: \((?:afis?|\d{1,2})\))?(?: ?[-:] .{3,60})?"
)
"""A label with what may stand around it: whose they are, how many, where, on what."""
_NUMBERED = late(r"([^\W\d][^\d:.;]{1,30}?\.? ?\d{1,2}(?:\.\d{1,2})?)(?: ?[-–:.)])?\s+(\S.*)$")
"""A label with a number and what stands behind it: "Recommendation 2 The force should …"."""
_FINDINGS = ("improvement", "concern", "recommendation")
_ARE_THESE = late_with(
    _FINDINGS,
    r"(?:^|\b(?:the following|another|one|(?:a|the) (?:further|second|third|fourth|last|other|first)) "
    r"(?:\w+ )?(?:is|are)? ?(?:an? )?)(areas? for improvement|causes? of concern|recommendations?)"
    r"(?: (?:for|on|in) [^.:]{0,40})?(?: (?:is|are))?:$"
    r"|\b(areas? for improvement|causes? of concern|recommendations?)\b[^.]{0,40}"
    r"\b(?:are|is) (?:as follows|these|this|the following|(?:set out |listed |given )?below)\b"
    r"[^.]{0,20}[:.]$",
)
_ANNOUNCED = late_with(
    _FINDINGS,
    r"\b(?:identif(?:y|ied)|found|made?|make|issued?|set out|g[ia]ven?|raised?|add|have|has|there (?:is|are)"
    r"|this is|these are)\b[^.]{0,40}"
    r"\b(areas? for improvement|causes? of concern|recommendations?)\b[^.]{0,60}[:.]$",
)
_ANNOUNCED_WORDS = ("improvement", "concern", "recommend")
"""Words of which one stands in whatever announces demands."""
_ASKS_SOMETHING = late(r"\b(?:should|must|needs? to|has to|have to|are to|is to)\b")
_PARAGRAPH = late(r"\s*\([\d.]+\)$")
"""In which paragraph a demand stands."""
_KINDS = late(r"\b(areas? for improvement|causes? of concern|recommendations?)\b")
_ADDS = late(
    r"\b(?:we|i|hmic(?:frs)?) (?:\w+ )?(?:add|make|ask|give|set)\b|\b(?:these|following|below)\b"
)
"""How the last sentence over a list says that it is of this report."""
_THEN = late(r"\b(?:was|were|had|said|told|wrote)\b")
_RECOMMEND_THAT = late(
    r"\b(?:we|i|hmic(?:frs)?) (?:\w+ )?recommends? (?:that|the following)[^.]{0,20}:$"
)
_EARLIER = late(r"\b(?:20\d\d|previous|last|earlier|since)\b")
_LONGEST_TITLE = 700
_LONGEST_WORDED = 80
_ANNOUNCING = frozenset(
    """
    there is are remains remain also we i have make made add found identified give set out one more as well
    too
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words beside a label in a line with a colon that announces findings: "There is one more …:"."""
_OF_THIS_REPORT = frozenset(
    """
    the our these those this following are is to for of in and as follows below set out here we have
    identified made new further additional other key main all list summary schedule overview number
    continued cont force forces constabulary service police chief constable report inspection area
    question section chapter part s
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words beside a label that leave it one of this report: any other may say whose demands stand there."""
_MORE = late(r"\b(?:new|further|additional|other)\b")
"""How a label tells its demands from those of an earlier report, of which the text over them may speak."""
_MOST_IN_LABEL = 5
_R_CODE = late(r"R ?\d{1,2}[.):]? (?=[A-Z])")
"""How reports number what they recommend."""
_CODE = late(r"^[A-Z]{1,2}\d{1,2}[.):]? (?=[A-Z])")
"""The number of a demand with a letter before it: "R1 The force should …"."""
_WITHIN = late(r"^(?:in order )?to\b|\brecommend")
_POINTS_ON = 20
"""Characters of a sentence that only points to what follows: "It is this:"."""


def _without_number(label: str) -> str:
    """A text in plain form without the number or letter at its end that a label may have."""
    if label[-1:] not in (")", "]") and not label[-1:].isdigit():
        last = label[label.rfind(" ") + 1 :]
        if len(last) > _LONGEST_LETTER:
            return label
    return _LABEL_TAIL.sub("", label)


class LabelReader:
    """Tells, for the blocks of one report, which open a finding list and which texts are demands."""

    def __init__(
        self,
        blocks: Sequence[Block],
        headings: HeadingReader,
        words: Inspectorate,
        *,
        titled: bool = False,
    ) -> None:
        """`titled` is True where an area for improvement has a title that may ask for nothing."""
        self.titled = titled
        self.blocks = blocks
        self.headings = headings
        self.words = words
        self.demand = words.pattern(Findings.demand_patterns, headings.names.force)
        # "Marlshire should …", which is nobody else where nothing stands between.
        self.by_area = words.pattern(Findings.demand_patterns, self._area(headings.names.force))
        self.general = words.pattern(Findings.general_patterns)
        self.lead_in = words.pattern(Findings.lead_in_patterns, headings.names.force)
        self.rows = RowLabels(blocks, self)
        self.worded = WordedLabels(blocks, headings, words, self.is_demand, self.is_general)

    def label(self, index: int) -> tuple[FindingKind, str] | None:
        """The kind that a block's label opens, and what stands on the same line behind a colon."""
        if asks_its_readers(self.blocks, index, self.words):
            return None
        label = self._label(index)
        if label is None and (worded := self.worded.kind(index)):
            return worded, ""
        return label

    def _without_code(self, printed: str) -> str:
        """A text without its paragraph's number with a letter, before a label: "S6 Cause of concern: …"."""
        bare = _CODE.sub("", printed, count=1)
        return bare if bare != printed and self.kind_of(bare.partition(":")[0]) else printed

    def _label(self, index: int) -> tuple[FindingKind, str] | None:
        block = self.blocks[index]
        if block.role is Role.ROW:
            return self.rows.label(index)
        if block.role is Role.ITEM and len(block.text) <= _LONGEST_TITLE:
            numbered = _NUMBERED.match(
                block.text
            )  # "• AFI: The force should …", "• AFI 1.2 The force …"
            head, rest = numbered.groups() if numbered else block.text.partition(":")[::2]
            kind = self.kind_of(head)
            return (kind, rest.strip()) if kind and self.is_demand(rest.strip()) else None
        if block.role not in (Role.TEXT, Role.HEADING) or len(block.text) > _LONGEST_TITLE:
            return None
        if self._is_chapter(index):
            return None
        labels = self.words.finding_labels
        printed = self._without_code(unnumbered(block.text))
        text = plain(printed).rstrip(" -").lstrip("'\"")  # what is quoted may begin with its label
        if text[:1] == "[" and text[-1:] == "]":  # a copy's own brackets
            text = text[1:-1].strip()
        kind = labels.get(text)
        if kind is None:
            kind = self._told_twice(text) or self.dated(index)[0]
        if kind is None and len(text) < LONGEST_LABEL:
            kind = labels.get(_without_number(text))
        if kind:
            return kind, ""
        if behind := self.labelled_behind(printed):
            return behind
        if numbered := _NUMBERED.match(printed):
            head, colon, rest = numbered[1], ":", numbered[2]
        else:
            head, colon, rest = printed.partition(":")
            if not colon:
                head, colon, rest = printed.partition(" – ")
            if not colon:
                head, colon, rest = printed.partition(". ")
        if joined := self._joined(printed):
            return joined
        if (coded := _R_CODE.match(printed)) and self.is_demand(printed[coded.end() :]):
            return FindingKind.RECOMMENDATION, printed[coded.end() :]
        if numbered and self._is_topic(index, numbered[2]) and (kind := self.kind_of(numbered[1])):
            return kind, ""
        if self._is_worded_label(index, text):
            named = self._named(text, announces=block.text.endswith(":"))
            return (named, "") if named else None
        if len(head) > LONGEST_LABEL:
            return None
        said = _without_number(plain(head)).rstrip(".")
        rest = rest.strip()
        kind = labels.get(said) or (self._named(said) if self.is_demand(rest) else None)
        if not (kind and colon and rest) or series(rest):
            return None
        if (
            kind in PRACTICE
            or self.is_demand(rest)
            or (kind not in STATED and self._asks_of_others(rest))
        ):
            return kind, rest
        states = self.names_force(rest)
        if kind is FindingKind.CAUSE_OF_CONCERN and (states or self._is_answered(index, rest)):
            return kind, rest
        if kind is FindingKind.AREA_FOR_IMPROVEMENT and self.titled and states:
            return kind, rest
        return None

    def _is_chapter(self, index: int) -> bool:
        """Whether a line heads the chapter of a paper in which nothing is asked of the force: "2.
        Recommendation" over "2.1 That the committee notes …"."""
        number = chapter(self.blocks[index].text)
        if not number or index + 1 == len(self.blocks):
            return False
        under = self.blocks[index + 1].text
        asks = under.endswith(":") or _ASKS_SOMETHING.search(plain(under)) is not None
        return chapter(under) == f"{number}.1" and not asks

    def _asks_of_others(self, text: str) -> bool:
        """Whether one sentence behind a label says what people or things should be, or asks outright."""
        said = plain(text)
        return (
            (SHOULD.match(said) is not None or is_imperative(text, self.words))
            and not self.is_general(said)
            and len(sentences(_PARAGRAPH.sub("", text, count=1))) == 1
            and ends_sentence(text)
        )

    def _is_topic(self, index: int, topic: str) -> bool:
        """Whether a text behind a numbered label says what a demand under it is on: "AFI 1: calls"."""
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return (
            under is not None
            and under.role is Role.TEXT
            and len(topic) <= LONGEST_LABEL
            and not ends_sentence(topic)
            and self.asks(under.text)
        )

    def _joined(self, printed: str) -> tuple[FindingKind, str] | None:
        """A label that only its letters set apart from the demand: "Area for improvement The force …"."""
        if not self.words.finding_labels.begin(plain(printed)):
            return None
        words = printed.split(" ", _MOST_IN_LABEL)
        for count in range(len(words) - 1, 0, -1):
            kind = self.words.finding_labels.get(plain(" ".join(words[:count])))
            rest = printed.split(" ", count)[-1]
            if kind is not None:
                return (kind, rest) if rest[:1].isupper() and self.is_demand(rest) else None
        return None

    def labelled_behind(self, text: str) -> tuple[FindingKind, str] | None:
        """The kind in brackets behind what is asked for, and that: "The force should … (AFI 2)."."""
        behind = _BEHIND.search(text) if text.rstrip(".").endswith((")", "]")) else None
        kind = self.kind_of(behind["label"]) if behind else None
        if behind is None or kind is None:
            return None
        asked = text[: behind.start()]
        return (kind, asked) if self.is_demand(asked) else None

    def asks(self, text: str) -> bool:
        """Whether an entry asks this force for something, or one sentence anybody in it."""
        return self.is_demand(text) or self._asks_of_others(text)

    def _is_answered(self, index: int, stated: str) -> bool:
        """Whether a concern in whole sentences has a recommendation with its label right under it."""
        if index + 1 == len(self.blocks) or not ends_sentence(stated):
            return False
        head, _, asked = unnumbered(self.blocks[index + 1].text).partition(":")
        if self.kind_of(head) is not FindingKind.RECOMMENDATION:
            return False
        return not asked.strip() or self.is_demand(asked.strip())

    def _is_worded_label(self, index: int, text: str) -> bool:
        """Whether a short line has words around a label, and a demand right under it."""
        if len(text) > _LONGEST_WORDED or index + 1 >= len(self.blocks):
            return False
        if not any(map(text.__contains__, self.words.finding_labels)):
            return False
        kind = self._named(text, announces=self.blocks[index].text.endswith(":"))
        under = self.blocks[index + 1]
        if kind not in (FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.RECOMMENDATION):
            return False
        if under.role is Role.TEXT and not self.is_demand(under.text):
            said = under.text.casefold()
            introduces = said.endswith(":") or _LABELS.search(said) is not None
            return introduces and _MORE.search(text) is not None and self._begins_list(index + 2)
        return under.role in (Role.ITEM, Role.TEXT) and self.is_demand(under.text)

    def _begins_list(self, index: int) -> bool:
        """Whether a block is the entry of a list and asks for something."""
        block = self.blocks[index] if index < len(self.blocks) else None
        return block is not None and block.role is Role.ITEM and self.is_demand(block.text)

    def _named(self, text: str, *, announces: bool = False) -> FindingKind | None:
        """The kind of a label with words around it that speak of no other report and of no answer.

        `announces` says that it has a colon: "There is also one area for improvement:".
        """
        around = _AROUND.fullmatch(text)
        if around and (kind := self.words.finding_labels.get(around["label"])):
            return kind
        about, _, named = text.partition(":") if ":" in text else text.partition(" - ")
        if named and self.headings.names.families(about):
            return self.kind_of(named)  # "Investigating crime: areas for improvement"
        if text.endswith(".") or self.general.search(text):
            return None
        own = _OF_THIS_REPORT.union(words_in(self.headings.names.force or ""))
        own = own | _ANNOUNCING if announces else own
        beside = words_in(_LABELS.sub(" ", text))
        if not all(word in own or word in _NUMBERS or _COUNT.fullmatch(word) for word in beside):
            return None
        kinds = {
            self.words.finding_labels[named[0]]
            for named in _LABELS.finditer(text)
            if named[0] in self.words.finding_labels
        }
        return kinds.pop() if len(kinds) == 1 else None

    def _told_twice(self, text: str) -> FindingKind | None:
        """The kind of a label that is printed in two languages, side by side."""
        if "/" not in text and "|" not in text:
            return None
        names = _TWICE.split(text)
        if len(names) != 2 or max(map(len, names)) > _LONGEST_OTHER:
            return None
        kinds = [kind for name in names if (kind := self.kind_of(name))]
        return kinds[0] if len(kinds) == 1 else None

    def dated(self, index: int) -> tuple[FindingKind | None, str]:
        """The kind of a label that says by when, and that, as printed."""
        block = self.blocks[index]
        if block.role not in (Role.TEXT, Role.HEADING) or len(block.text) > _LONGEST_WORDED:
            return None, ""
        text = straight(unnumbered(block.text))
        if not self.words.finding_labels.begin(plain(text)):
            return None, ""
        match = _DATED.fullmatch(text.casefold())
        kind = self.kind_of(match["label"]) if match else None
        if match is None or kind is None or len(text) != len(text.casefold()):
            return None, ""
        return kind, text[match.start("by") : match.end("by")]

    def kind_of(self, text: str) -> FindingKind | None:
        """The kind whose label a text is, with or without a number behind it."""
        return self.words.finding_labels.get(_without_number(plain(text)).rstrip("."))

    def announced(self, index: int, *, again: bool) -> FindingKind | None:
        """The kind that a sentence of this report announces, demands following.

        It ends with a colon; with a full stop only over a list, which gathers `again` what findings
        above have said, if there are any.
        """
        block = self.blocks[index]
        stop = block.text[-1:]
        if stop not in (":", ".") or not (block.role is Role.TEXT or self._is_over_list(index)):
            return None
        whole = plain(block.text)
        if not any(word in whole for word in _ANNOUNCED_WORDS):
            return None
        *before, last = sentences(block.text)
        if before and stop == ":" and len(last) <= _POINTS_ON:  # "… one new area. It is this:"
            last = f"{before[-1].rstrip('.')} {last}"
        last = plain(last).rstrip(":.") + stop
        match = _ANNOUNCED.search(last) or _ARE_THESE.search(last)
        adds = _ADDS.search(last) and not _THEN.search(last)
        if match is None and adds and self._begins_list(index + 1):
            match = _KINDS.search(whole)  # "… eleven recommendations … I add three."
        recommends = match is None and _RECOMMEND_THAT.search(last) is not None
        if not (match or recommends) or _EARLIER.search(last) or self.general.search(last):
            return None
        follower = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if follower is None or follower.role not in (Role.ITEM, Role.TEXT):
            return None
        if stop == "." and (again or follower.role is not Role.ITEM):
            return None
        if not self.is_demand(follower.text):
            return None
        named = "recommendations" if match is None else next(filter(None, match.groups()))
        return next(
            (kind for label, kind in self.words.finding_labels.items() if label == named), None
        )

    def _is_over_list(self, index: int) -> bool:
        """Whether a block is a numbered paragraph over a list that is deeper, or has bullets."""
        block, under = self.blocks[index], self.blocks[index + 1 : index + 2]
        if block.role is not Role.ITEM or not block.mark[:1].isdigit() or not under:
            return False
        bulleted = not under[0].mark[:1].isalnum()
        return under[0].role is Role.ITEM and (under[0].level > block.level or bulleted)

    def without_lead_in(self, said: str) -> str:
        """A sentence in plain form from what is recommended on: "As a result, we recommend that …".

        "To address this concern, …" is said of a concern and its recommendation elsewhere, and stays.
        """
        while (lead_in := self.lead_in.match(said)) and not _WITHIN.search(lead_in[0]):
            said = said[lead_in.end() :]
        return said

    def names_force(self, text: str) -> bool:
        """Whether a statement begins with the force, by its own name or as "the force"."""
        return self.headings.names.begins_with_force(text)

    def is_demand(self, text: str) -> bool:
        """Whether a text asks this force for something, from its first words on."""
        head = plain(_CODE.sub("", text[:400], count=1))
        if not self.demand.may_be_in(head):
            return False  # what a lead-in leaves of it has no more words
        if self._demands(head):
            return True  # "We recommend that the force reviews …", which no lead-in may take apart
        while lead_in := self.lead_in.match(head):
            head = head[lead_in.end() :]
            if self._demands(head):
                return True
        return False

    def _demands(self, head: str) -> bool:
        found = self.demand.match(head) or self.by_area.match(head)
        return found is not None and not self.is_general(head)

    def _area(self, force: str | None) -> str | None:
        """The area of a force, which is its name without what kind of force it is."""
        suffixes = self.words.head.force_suffixes
        areas = (
            force.removesuffix(one).strip() for one in suffixes if force and force.endswith(one)
        )
        return next(areas, None) or force

    def is_general(self, head: str) -> bool:
        """Whether a text in plain form says what everybody should do."""
        return bool(self.general.search(head[:60]))
