"""Whether one sentence asks for something, whoever is asked: "Ensure that …", "Detainees should have …"."""

from __future__ import annotations

from alignment.late import late, late_with
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Findings
from peeldiff.words import ends_sentence, plain, sentences

__all__ = ["DEADLINE", "DEADLINE_WORDS", "SHOULD", "is_deadline", "is_imperative", "opens_asking"]

DEADLINE = (
    r"immediately|with immediate effect|forthwith|at once|straight ?away|without (?:further )?delay"
    r"|as soon as (?:possible|practicable|it can)|in the (?:short|medium|long(?:er)?)(?: |-)term"
    r"|(?:within|by|before|no later than|not later than|in the next|over the next) [\w ]{3,40}"
)
"""How a line says by when something is asked for."""
DEADLINE_WORDS = (
    *("immediate", "forthwith", "at once", "straight", "without ", "as soon as ", "term"),
    *("within ", "by ", "before ", "later than ", "the next "),
)
"""Of which it has one."""
_DEADLINE = late(DEADLINE)
_BEGINNINGS = (
    *("immediate", "with", "forthwith", "at once", "straight", "as soon as ", "in the "),
    *("by ", "before ", "no later ", "not later ", "over the next "),
)

SHOULD = late(r"[^.;]{0,90}?\b(?:should|must|needs? to)\b")
"""How a sentence in plain form says what people or things should be."""
_ASKING = frozenset(
    """
    act adopt appoint apply arrange ask assess assign bring carry check collect communicate consult cut
    decide define deliver draw encourage enable examine explain explore find fix follow formalise gather
    give hold invest keep listen look measure meet offer produce raise reach recruit
    refresh reinforce remind remove renew replace resolve respond restore seek send show simplify
    speed start stop tell test update write
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words with which a whole sentence under a label asks, and which say what is done elsewhere."""
_NOUN = late(
    r"(?:of|for|is|are|was|were|has|have|had|from|by|and|at|in)\b"
    r"|(?!that\b|sure\b)[^.,:;]{0,40} (?:is|are|was|were) "
)
"""What stands behind a word that asks nothing here: "Support for victims is …", "Work is …"."""
_AT = late(r"(?:for|from|by|at|in)\b(?![^.,:;]{0,40} (?:is|are|was|were) )")
"""What stands behind a word that asks: "Look at …"."""


_BY_WHEN = late_with(DEADLINE_WORDS, rf"(?:{DEADLINE}), (?=\w)")


def is_deadline(text: str) -> bool:
    """Whether a text in plain form says by when something is asked for, and no more."""
    return text.startswith(_BEGINNINGS) and _DEADLINE.fullmatch(text) is not None


def opens_asking(clause: str, words: Inspectorate) -> bool:
    """Whether a clause in plain form begins with a word that asks, and not with the noun of its letters."""
    first, _, rest = clause.partition(" ")
    return first in words.plain_set(Findings.asking_words) and _NOUN.match(rest) is None


def is_imperative(text: str, words: Inspectorate) -> bool:
    """Whether a text is one sentence that asks without a subject: "Ensure that victims are told.".

    It may say first by when: "Within three months, train …".
    """
    first, _, rest = _BY_WHEN.sub("", plain(text[:200]), count=1).partition(" ")
    return (
        (first in _ASKING or first in words.plain_set(Findings.asking_words))
        and (_NOUN.match(rest) is None or (first in _ASKING and _AT.match(rest) is not None))
        and len(sentences(text)) == 1
        and ends_sentence(text)
    )
