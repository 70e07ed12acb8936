"""The days that a report tells in sentences: when it was published, and when inspectors were there.

They are asked where no line prints them: a covering paper says when the report in its annex came out,
a letter when inspectors returned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late, late_with
from peeldiff.report.facts.dates import MONTH_NAMES, WEEKDAY, find_day, find_month, uniform_dates
from peeldiff.words import plain

__all__ = ["said_published", "said_visited"]

_LINES = 60
"""Lines of the opening that are read."""
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = rf"(?:{MONTH_NAMES})"
_DATE = rf"{WEEKDAY}(?P<date>(?:{_DAY} )?{_MONTH} 20\d\d)"
_OUT = (
    r"(?:published|printed|issued|released|launched|posted|came out|appeared"
    r"|made (?:[\w']+ ){0,3}(?:public|available)"
    r"|went (?:up|live|online)|(?:put|brought) out|(?:put|laid|placed) (?:[\w']+ ){0,3}on\b)"
)
"""Words for making a report public."""
_OUT_WORDS = (
    *("publish", "print", "issued", "released", "launched", "posted", "came out", "appeared"),
    *("made ", "went ", "put ", "brought out", "laid ", "placed "),
)
_ANY_DATE = late(rf"{_MONTH} 20\d\d")
_TOLD_WHEN = rf"[^.;:|()]{{0,80}}?(?: (?:on|in|of|today))?,? {_DATE}"
_OWN = (
    # "This report is in four parts. It was published on …"
    late_with(
        ("this report", "this letter", "this inspection"),
        r"\bthis (?:report|letter|inspection)\b(?:[^.]{0,400}\. it)?[^.]{0,120}?"
        rf" (?:was|is|has been) (?:first )?{_OUT}{_TOLD_WHEN}",
    ),
    late_with(("dated",), rf"\bthis (?:report|letter) (?:is|was) dated {_DATE}"),
    late_with(("published this",), rf"\bpublished this (?:report|letter) (?:on|in) {_DATE}"),
    late_with(
        ("this is ",),
        r"\bthis is [^.]{0,200}\. (?:the|its|our|it) ?[\w ]{0,40}?(?:report |judge?ments? |findings )?"
        rf"(?:was|were) {_OUT}{_TOLD_WHEN}",
    ),
    late_with(
        ("text of", "copy of", "whole of"),
        r"\b(?:text|copy|whole) of (?:the|its|their) (?:[\w']+ ){0,3}?report\b[^.]{0,80}?"
        rf"\b(?:hmic(?:frs)?|inspectorate)\b[^.]{{0,30}}? {_OUT}{_TOLD_WHEN}",
    ),
)
_BODY = r"\b(?:inspectorate|inspectors|watchdog|hmic(?:frs)?)\b"
_PASSED_ON = (
    # "HMICFRS published its report on us on …", says whoever passes it on: the inspectorate says "we".
    late_with(
        ("report",),
        rf"{_BODY}[^.]{{0,20}}? (?:{_OUT}|brought) (?:its|their|the) (?:[\w/-]+ ){{0,4}}report\b(?! on all)"
        rf"[^.;:|()]{{0,60}}? (?:on|in),? {_DATE}",
    ),
    late_with(
        ("report",),
        rf"\breport\b (?:[\w']+ ){{0,4}}?by (?:the )?{_BODY} (?:was|has been) (?:first )?{_OUT}{_TOLD_WHEN}",
    ),
    late_with(
        ("it was ",),
        rf"\breport\b[^;|]{{0,160}}?\bit was {_OUT}{_TOLD_WHEN}(?: by [^.]{{0,40}}{_BODY})",
    ),
    late_with(("publish this",), rf"\bwe publish this(?: report| letter)? (?:on|in) {_DATE}"),
)
_COVERING = (
    # A page or paper that covers the report.
    late(rf"\b(?:report|assessment)\b(?:(?!\breport\b)[^.]){{0,140}}? {_OUT}{_TOLD_WHEN}"),
    late(rf"\b(?:inspectorate|inspectors|hmic(?:frs)?)\b[^.]{{0,60}}? {_OUT}{_TOLD_WHEN}"),
)
"""How a report tells when it came out, and how a paper tells that of the report which it covers."""
_NO_OTHERS = (
    r"(?:^|[(:;|.\"'] ?|, (?=as ))(?:as )?(?:(?:the )?(?:full )?text of (?:the |our )?(?:\w+'s )?)?"
    r"(?:(?:the|this|that|it|first|report,?|letter|inspection|page|edition|publication|document|one|was|is|and|also"
    r"|originally|jointly|publicly|both) )*"
)
"""What may stand before the word in a sentence that tells of nothing else than this report."""
_REPRINTED = (
    r"(?:re-?print(?:ed|s)|reprodu[a-z]+|re-?published|copied|transcribed|retyped|in full\b"
    r"|this (?:page|copy|text|leaflet|booklet|supplement|edition|file|version|print)\b|text (?:above|below)\b"
    r"|(?:its|every|whole|all (?:of )?(?:its|the)) words?\b|word for word|verbatim|unabridged)"
)
"""Words for what a page or a leaflet does with the report that it holds."""
_REPRINTED_WORDS = (
    *("reprint", "re-print", "reprodu", "republished", "re-published", "copied", "transcribed"),
    *("verbatim", "unabridged"),
    *(
        "retyped",
        "in full",
        "text above",
        "text below",
        "word",
        "this page",
        "this copy",
        "this text",
    ),
    *(
        "this leaflet",
        "this booklet",
        "this supplement",
        "this edition",
        "this file",
        "this version",
    ),
    "this print",
)
_HOLDS = (
    late_with(
        _REPRINTED_WORDS, rf"\breport\b[^.]{{0,80}}? {_OUT}{_TOLD_WHEN}[^.]{{0,40}}?\b{_REPRINTED}"
    ),
    late_with(
        _REPRINTED_WORDS, rf"\b{_OUT} (?:\w+ ){{1,5}}?report{_TOLD_WHEN}[^.]{{0,40}}?\b{_REPRINTED}"
    ),
    late_with(
        _REPRINTED_WORDS, rf"\b{_REPRINTED}[^.]{{0,60}}?\breport\b[^.]{{0,80}}? {_OUT}{_TOLD_WHEN}"
    ),
)
"""A sentence at the head or the foot that tells when that came out which stands between."""
_TODAY = (
    # "Today, 9 November 2017, the inspectorate has brought out its report …"
    late_with(("today",), rf"\btoday,? {_DATE},? [^.]{{0,140}}? {_OUT}"),
    late_with(
        ("today",),
        rf"\btoday,? {_DATE},? (?:publishes|prints|issues|releases|launches|brings out)\b",
    ),
    late_with(("today",), rf"\b{_OUT}[^.]{{0,60}}? today,? {_DATE}"),
)
_OF_PAGE = late(r"page (?:\w+ )?(?:published|posted|created|issued|added)\b")
"""A fact of the page that holds a report or tells of one."""
_PUT_OUT = late(rf"{_NO_OTHERS}{_OUT}{_TOLD_WHEN}")
_ANYWHERE = (_OWN[1], _PASSED_ON[0], *_TODAY)
"""Those patterns of the above in which the word need not stand before the date in one clause."""
_CLAUSE_ENDS = ".:;|()"
_PAPER = late(
    r"\b(?:panel|committee|board|minutes|agenda|office of the police|commissioner|newsletter|bulletin)\b"
)
_FULL = 45
"""Characters from which a line of print may be full."""
_IMPRINT = 16
"""Lines of the last page that may be an imprint."""
_DEAR = late(r"(?:>+ ?)*Dear\b(?! (?:all|subscriber|reader|member|colleague|friend|resident)s?\b)")
_FIELD = late(r"(?:from|to|cc|sent|date|subject): ?\S")
_MAIL_HEAD = 3
"""A field of a mail's head, and how many of them make one."""
_HEADS = 12
_LONGEST_HEAD = 100
"""Lines at the head of such a paper, and characters of one."""
_OF_ANOTHER = late(
    r"\b(?:previous|last|earlier|before|national|joint|response|reply|plan|guide|strategy)\b"
)
_FIRST = rf"(?:{_DAY} )?(?:{_MONTH} )?(?:20\d\d )?(?:to |and |[-–] ?)"
_WHEN = rf"\b(?:between|from|on|in|during) (?:{_FIRST})?(?:{_DAY} )?{_MONTH} (?P<year>20\d\d)"
_WE = (
    r"\b(?:we|(?:(?:my|our|the) )?(?:(?:\w+ )?teams?|inspectors|colleagues|staff)|hmic(?:frs)?)"
    r" (?:have |has )?"
)
_CAME = (
    r"(?:returned|re-?assessed|came back|went back|inspected|(?:re)?visited|re-?inspected|carried out"
    r"|conducted|undertook|completed)\b"
)
_TOOK_PLACE = r"(?:was (?:\w+ )?(?:carried out|conducted|undertaken|made)|took place)\b"
_VISITED = (
    late(rf"\b(?:returning|our return(?: visit)?|(?:going|coming) back)\b[^.]{{0,40}}? {_WHEN}"),
    late(rf"{_WHEN},? {_WE}{_CAME}"),
    late(rf"{_WE}{_CAME}[^.]{{0,90}}? {_WHEN}"),
    late(rf"\b(?:this|the|our) (?:re-?)?inspection {_TOOK_PLACE}[^.]{{0,180}}? {_WHEN}"),
)


def said_published(texts: Sequence[str]) -> str | None:
    """The day or month, "2019-05-02" or "2019-05", on which the opening says that this report came out."""
    opening = _opening(texts)
    # A page that was posted may say that the report on it had come out before.
    if told := _put_out(texts):
        before = _told(opening, _COVERING[1:]) if "posted" in opening else None
        return before if before and before < told else told
    told = _told(opening, (*_OWN, *(_COVERING if _is_paper(texts) else ()), *_TODAY))
    if told is None and not _is_letter(texts):
        told = _told(opening, (*_PASSED_ON, *_HOLDS)) or _told(_plain(texts[-_IMPRINT:]), _HOLDS)
    return told


def _told(text: str, patterns: Sequence[re.Pattern[str]]) -> str | None:
    told = _tells_when(text)
    for pattern in patterns:
        if not told and pattern not in _ANYWHERE:
            continue
        for match in pattern.finditer(text):
            if not _OF_ANOTHER.search(match[0]):
                return find_day(match["date"]) or find_month(match["date"])
    return None


def _tells_when(text: str) -> bool:
    """Whether a word for making public stands before a date in the same clause."""
    for date in _ANY_DATE.finditer(text):
        before = text[: date.start()]
        clause = before[max(map(before.rfind, _CLAUSE_ENDS)) + 1 :]
        if any(map(clause.__contains__, _OUT_WORDS)):
            return True
    return False


def _put_out(texts: Sequence[str]) -> str | None:
    """The day, or else the month, in a line of the first or last page that says that this came out."""
    found = [
        match["date"]
        for lines in (texts[:_LINES], texts[-_IMPRINT:])
        for above, text in zip(["", *lines], lines, strict=False)
        if any(map((said := plain(text)).__contains__, _OUT_WORDS))
        and not _OF_PAGE.match(said)
        and _tells_when(told := uniform_dates(said))
        for match in _PUT_OUT.finditer(told)
        if not (_OF_ANOTHER.search(match[0]) or (match.start() == 0 and _goes_on(above, text)))
    ]
    days = [day for date in found if (day := find_day(date))]
    months = [month for date in found if (month := find_month(date))]
    return next(iter((*days, *months)), None)


def _goes_on(above: str, text: str) -> bool:
    """Whether a line goes on with the sentence of the one above: print broke it where it was full."""
    return text[:1].islower() and len(above) >= _FULL and above[-1:].isalnum()


def said_visited(texts: Sequence[str], published: str | None) -> str | None:
    """The last year, not later than publication, in which the opening says that inspectors were there."""
    opening = _opening(texts)
    years = (match["year"] for pattern in _VISITED for match in pattern.finditer(opening))
    return max((year for year in years if not published or year <= published[:4]), default=None)


def _is_paper(texts: Sequence[str]) -> bool:
    """Whether the first lines say that this is a paper for a meeting, or those of a mail."""
    heads = [plain(text) for text in texts[:_HEADS] if len(text) < _LONGEST_HEAD]
    mail = {text.partition(":")[0] for text in heads if _FIELD.match(text)}
    headed = len(mail) >= _MAIL_HEAD or any(map(_PAPER.search, heads))
    return headed and not _is_letter(texts)


def _is_letter(texts: Sequence[str]) -> bool:
    return any(_DEAR.match(text) for text in texts[:_LINES])


def _opening(texts: Sequence[str]) -> str:
    return _plain(texts[:_LINES])


def _plain(texts: Sequence[str]) -> str:
    return uniform_dates(plain(" ".join(texts)))
