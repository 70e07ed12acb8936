"""The words of a sentence as its formal words are looked for, and the classes of words that decide."""

from __future__ import annotations

from functools import lru_cache

from alignment.late import late
from peeldiff.words import straight

__all__ = ["ANOTHER_FORCE", "OTHERS", "OURS", "SPEAKS", "alternatives", "words_of_sentence"]

ANOTHER_FORCE = "anotherforce"
"""How a sentence names a police force that is not the one inspected."""

_TOKEN = late(r"\d+(?:[.,:/]\d+)*|[a-z]+|[,;:.?!\"()]")
_BODY = late(
    r"\b(?!(?:The|Our|This|That|Your|British)\b)[A-Z][\w'-]+(?: [A-Z][\w'-]+)* (?:Police|"
    r"Constabulary)\b"
)
_THE_FORCE = late(r"\b(?:the|this|your) (?:constabulary|service|force)\b")
_MONTH = late(r"(?<=[a-z\d,;:] )May\b(?! I\b)")
_AGAIN = late(r"\bre-(?=open|instat|issu|impos|rais)")
_PAIR = 2
"""Dashes that stand round an aside, as commas do."""
_IN_FULL = (
    ("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("shan't", "shall not"),
    ("n't", " not"), ("'ve", " have"), ("'re", " are"), ("'ll", " will"), ("i'm", "i am"), ("i'd", "i would"),
    ("we'd", "we would"), ("it's", "it is"), ("that's", "that is"), ("there's", "there is"),
    ("what's", "what is"), ("hm ", "hm"), ("one's", "one is"),
)  # fmt: skip


def alternatives(*words: str) -> str:
    """Some words and phrases, a row of them or several, as a pattern takes them."""
    return "(?:" + "|".join("|".join(row.split(" | ")) for row in words) + ")"


@lru_cache(maxsize=1_024)  # a sentence is asked for itself, and beside each act near it
def words_of_sentence(text: str, force: str) -> str:
    """A sentence as words in small letters, one space between and round them, short forms in full.

    The force inspected is "the force" and any other one word; quotation marks are words.
    """
    quoted = text.replace("“", ' " ').replace("”", ' " ')
    told = _MONTH.sub("in-month", straight(quoted))
    if force:
        told = told.replace(force, "the force")
    told = _AGAIN.sub("re", _BODY.sub(ANOTHER_FORCE, told).casefold())
    told = told.replace(" '", ' " ').replace("' ", ' " ')
    for short, full in _IN_FULL:
        told = told.replace(short, full)
    told = _THE_FORCE.sub("the force", told.replace("'s", ""))
    if told.count(" - ") == _PAIR:
        told = told.replace(" - ", " , ")
    return f" {' '.join(_TOKEN.findall(told.replace(' - ', ' ; ').replace('-', ' ')))} "


OURS = alternatives(
    "we | i | hmicfrs | hmic | inspectors | inspectorate | hmi | hminspector | my team",
    "my colleagues | my colleague",
    "our team | our teams | our inspectors | my inspectors | my predecessor",
    "majesty inspector | chief inspector",
)
OTHERS = alternatives(
    "force | chief | constable | officers | staff | board | panel | commissioner",
    "mayor | council | councils",
    "auditor | auditors | audit committee | college | programme | superintendent",
    "director | manager | managers",
    "leader | leaders | deputy | committee | union | federation | register | tracker",
    "action plan | plan | minutes",
    "log | spreadsheet | paper | papers | website | press | newspaper | minister",
    "secretary | home office | iopc",
    "coroner | ofsted | partners | agency | peers | consultant | consultants | body",
    "it | they | he | she | you",
    "unit | department | head | lead | sergeant | inspector of | governance | project",
    "tracker shows | dashboard",
    "authority | ombudsman | college of policing | reviewer | reviewers | people | some",
    "many | others | office",
)
SPEAKS = alternatives(
    "says | said | told | tells | believes | believed | believe | thinks | thought",
    "think | considers | considered",
    "consider | regards | regarded | regard | views | viewed | claims | claimed | claim",
    "reports | reported | report",
    "records | recorded | shows | showed | shown | lists | listed | marks | marked",
    "counts | counted | treats | treat",
    "treated | describes | described | calls | called | declares | declared | announced",
    "announces | assured | assures",
    "argues | argued | feels | felt | feel | hopes | hoped | expects | expected | wants",
    "wanted | asked | asks | wrote",
    "writes | informed | suggests | suggested | maintains | insists | insisted",
    "concluded | decided | voted | agreed",
    "accepted | proposes | proposed | requested | invited | urged | pressed | reads",
    "notes | noted | see | sees | saw",
    "signed | satisfied itself | assumes | assumed | understood | understands | advised",
    "submitted | contends | contend | states | stated",
    "is satisfied | are satisfied | was satisfied | is content | is confident | is sure",
    "is convinced | is clear",
    "is adamant | is of the view | is happy | is certain",
    "rated | scored | takes | took | hold | holds | held | gave | given | has it",
    "have it | put | puts | closed",
)
