"""The name of the force that a report is on: the one that its title has, or else that its text speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from alignment.late import late, late_with
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.facts.authors import Whose
from peeldiff.report.facts.cycles import CYCLE
from peeldiff.report.facts.misread import read_rightly

__all__ = ["read_force"]

_TITLE_LINES = 12
_OFTEN = 5
"""Times that a joint report names the force that it is also about."""
_SUBJECT = late(r"\b[Aa]n inspection of (?:the )?([A-Z][^.,:;|]{2,60})$")
_PLACE = late(
    r"(?!PEEL|Police\b)([A-Z][\w '&-]{2,40}?) PEEL (?:[Aa]ssessment |[Ii]nspection )?20\d\d\S*"
    r"(?: ?[-:] ?.{0,60})?$"
)
_NAME_WORD = r"[A-Z][\w'&-]*"
_OPENERS = frozenset(
    """
    the a an at in on of to for from with by and but or as while when where if since although both
    like our all most many each every however overall also then today peel assessment inspection
    report letter chief constable how what why who which whether inside about
    official official-sensitive sensitive restricted protect unclassified
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words with a capital only because they open a sentence, and the protective markings of papers."""
_OF_PROGRAMMES = frozenset(
    [
        "assessment",
        "inspection",
        "inspections",
        "integrity",
        "peel",
        "protection",
        "report",
        "review",
    ]
)
"""With what the name of a programme, or of a document, ends in front of a force."""
_LABEL = late(
    r"(?:(?:Police )?[Ff]orce(?: [Ii]nspected| [Nn]ame)?|[Nn]ame of (?:the )?force|Police service"
    r"|Constabulary|(?:Body|Organisation|Service) inspected) ?[:|-] ?(.+)$"
)
"""A fact of the title page or of a page of facts: who was inspected."""
_SERVICE = "Police Service of"
_SERVICE_OF = late(rf"\b{_SERVICE} (?:the )?{_NAME_WORD}(?: {_NAME_WORD}){{0,3}}")
_SMALL = frozenset(("and", "of", "the", "on", "in", "upon", "under", "with", "an"))
_GOES_ON = (
    r"(?!(?: [A-Z][\w']*){0,3} ?(?:Station|Cadets|College|Federation|Museum|Commission(?:ers?)?|Council"
    r"|Foundation|Associations?|Authority|Panel|Headquarters|HQ|Board|Centre|Academy|Institute|Trust|Fund|Charity|Union"
    r"|Air Service|Agency|Computer|Database|Act|Conduct|Ombudsman|Superintendents|Federated)\b"
    r"| ?(?:and|&) (?:Fire, )?Crime\b)"
)
"""A name that goes on is that of another body: "… Police Complaints Commission", "… Police Headquarters"."""
_BEHIND = late(r"(?:: | [-–|] )([A-Z][^:|]{4,60})$")
"""The last part of a title."""
_REPORT_ON = late(r" ?[:-] (?:[Aa] )?(?:[\w-]+ ){0,2}?[Rr]eport (?:on|of) ")


def read_force(
    texts: Sequence[str], top: Sequence[str], words: Inspectorate, whose: Whose
) -> str | None:
    """The force that the title names, or else the one that the text speaks of.

    `top` are the opening lines of a report, `texts` all of them. Other bodies' reports speak of police
    forces without inspecting them, unless they are joint.
    """
    suffixes = "|".join(map(re.escape, words.head.force_suffixes))
    name = re.compile(
        rf"\b({_NAME_WORD}(?:[ ]{_NAME_WORD}|[ ](?:and|of|the|&|and the|of the)[ ]{_NAME_WORD}){{0,4}}?)"
        rf"[ ]({suffixes})\b" + _GOES_ON
    )
    counts = _counted(texts, name, words)
    titled = _in_title(top, name, counts, words)
    if titled:
        return read_rightly(titled, texts)
    # Web pages name only the place, in front of the programme: half a name is better than none.
    matches = (_PLACE.match(text) for text in top[:8])
    place = next((match[1].strip() for match in matches if match), None)
    if counts and whose is not Whose.ANOTHERS:
        called = [f"{place} {suffix}" for suffix in words.head.force_suffixes]
        if force := next(filter(counts.__contains__, called), None):
            return force
        force = max(counts, key=counts.__getitem__)  # of two as often the first
        # A page on many forces is about none of them, and another body's report about its own.
        if counts[force] * 2 >= counts.total() and (whose is Whose.OURS or counts[force] >= _OFTEN):
            return force
    return place


def _counted(texts: Sequence[str], name: re.Pattern[str], words: Inspectorate) -> Counter[str]:
    """Force → how often a text names it."""
    marks = words.head.force_suffixes
    counts: Counter[str] = Counter()
    for text in texts:
        if _SERVICE in text:
            counts.update(match[0] for match in _SERVICE_OF.finditer(text))
        if not any(mark in text for mark in marks):
            continue
        for match in name.finditer(text):
            if place := _place(match[1].split(), words.head.not_forces):
                counts[f"{place} {match[2]}"] += 1
    return counts


def _in_title(
    top: Sequence[str], name: re.Pattern[str], counts: Counter[str], words: Inspectorate
) -> str | None:
    """The force that a line of the title names: as what was inspected, or in front of it."""
    for text in top:
        fact = _LABEL.match(text)
        if fact and (told := name.fullmatch(fact[1].strip())):
            return f"{_place(told[1].split(), words.head.not_forces)} {told[2]}".strip()
    top = top[:_TITLE_LINES]
    for text in top:
        subject = _SUBJECT.search(text)
        if subject and subject[1].strip() in counts:
            return subject[1].strip()
    for text in top:
        if (titled := name.match(text)) and (
            place := _place(titled[1].split(), words.head.not_forces)
        ):
            rest = text[titled.end() :].strip(" :-")
            if not rest or CYCLE.match(rest) or _REPORT_ON.match(text[titled.end() :]):
                return f"{place} {titled[2]}"
    for text in top:  # "Crime data integrity: Marlshire Police"
        behind = _BEHIND.search(text)
        named = name.fullmatch(behind[1].strip()) if behind else None
        if named and (place := _place(named[1].split(), words.head.not_forces)):
            return f"{place} {named[2]}"
    inspected = late_with(("nspection",), rf"\b[Ii]nspection\b.* (?:in|of|to|at) ({name.pattern})$")
    for text in top:
        if (named := inspected.search(text)) and named[1] in counts:
            return named[1]
    capitals = (_in_capitals(text, name, words) for text in top)
    return next((force for force in capitals if force), None)


def _in_capitals(text: str, name: re.Pattern[str], words: Inspectorate) -> str | None:
    """The force in a line of a title that is printed in capitals, in capitals and small letters."""
    if not text.isupper():
        return None
    written = " ".join(
        word.lower() if nth and word.lower() in _SMALL else re.sub(r"[A-Z][A-Z']*", _capital, word)
        for nth, word in enumerate(text.split())
    )
    subject = _SUBJECT.search(written.replace("An Inspection", "An inspection"))
    behind = subject or _BEHIND.search(written)
    named = name.fullmatch(behind[1].strip() if behind else written)
    place = _place(named[1].split(), words.head.not_forces) if named else ""
    return f"{place} {named[2]}" if named and place else None


def _capital(match: re.Match[str]) -> str:
    return match[0].capitalize()


def _place(place: list[str], barred: Sequence[str]) -> str:
    """The name of an area out of the words before "Police"; "" where they name something else."""
    while place and place[0].casefold() in _OPENERS:
        place = place[1:]
    for at in range(len(place) - 2, -1, -1):  # "the Local Authority and Marlshire Police"
        if place[at].casefold() in barred and place[at + 1] in ("and", "&", "the"):
            place = place[at + 2 :]
            break
    # "National Child Protection Inspections Marlshire Police"
    ends = [at for at, word in enumerate(place[:-1]) if word.casefold() in _OF_PROGRAMMES]
    place = place[ends[-1] + 1 :] if ends else place
    name = " ".join(place)
    if not place or f" {name.casefold()}".endswith(tuple(f" {bar}" for bar in barred)):
        return ""
    if place[-1].endswith("'s"):
        return ""
    return "" if len(place) == 1 and name.isupper() else name
