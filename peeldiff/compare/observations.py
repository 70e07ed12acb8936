"""What the inspector says of the force as a whole, and in which tone.

A label is read before the words below it, so it is given only where they plainly have that tone: what the
inspector feels, or what a sentence says of the force without anything that says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alignment.records import dataclass
from peeldiff.compare.outline import Outline
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Observation, Tone
from peeldiff.statements import Statement, Statements
from peeldiff.statements.composer import Sign, clauses, compose
from peeldiff.words import plain

__all__ = ["observations"]

_MOST = 8
"""Observations that are told: an inspector's own page has few that praise or warn."""
_PERSON = re.compile(r"\b(i|my|me)\b")
_WE = r"\b(i|we|hmic|hmicfrs)\b( am| are| was| were| have| has| had|'m|'ve)?"
_PLEASED = re.compile(
    _WE
    + r"( \w+,?){0,3}? (pleased|impressed|commend\w*|congratulate\w*|encouraged|delighted|glad|confident"
    r"|relieved|welcomes?|praise|satisfied)\b"
)
_LESS_PLEASED = re.compile(
    r"\b(less|not|cannot|can't|n't|nor)( \w+){0,2} (pleased|impressed|encouraged|content|confident|positive"
    r"|satisfied|reassured)\b|\bsatisfied with some\b"
)
_TROUBLED = re.compile(
    _WE + r"(,? \w+,?){0,3}? (concerned|disappointed|worried|troubled|uneasy|dismayed)\b"
    r"|"
    + _WE
    + r"( \w+,?){0,2}? (have|had),?( \w+,?){0,3}? (concerns?|worry|worries|reservations)\b"
    r"|\b(my|our)( \w+){0,3} (concerns?|worry|worries)\b|\bthis a cause of concern\b"
    r"|\braised (a|this as a) cause of concern\b|\btroubles me\b"
)
_ENDED = re.compile(
    r"\bno longer\b|\b(concerns?|it) (has|have|had) been (lifted|closed|discharged|removed|resolved|met)\b"
    r"|\b(closed|discharged|lifted|removed|close) (my|the|that|this|a|our|both) (\w+ )?(causes?|concerns?)\b"
    r"|\bcauses? of concern (has|have) been\b"
)
_BAD = re.compile(
    r"n't\b|\b(not|never|too|fail\w*|lack\w*|poor\w*|weak\w*|inadequate|requires? improvement|needs?"
    r"|must|has to|concern\w*|declin\w+|worse\w*|slow\w*|inconsistent\w*|downgraded|hampers?)\b"
)
_HALF = re.compile(
    r"n't\b|\b(but|however|although|though|despite|too|few|not|never|less|needs?|requires?|must|still|yet|more"
    r"|fail\w*|lack\w*|some|except|unless|until|if|only)\b"
)
_PLAINLY_BAD = re.compile(
    r"\b(has|have) not kept pace\b|\btoo (few|many|slow|often|long)\b|\brequires? improvement\b"
    r"|\bnot good enough\b|\b(needs|has) to (do more|improve|put)\b|\blet down\b"
)
_PLAINLY_GOOD = re.compile(
    r"\b(good|outstanding|excellent|effectively|well|improved|better|strong|progress|best|deserves?|proud"
    r"|thorough\w*|impressive|sustainable|clear|sooner)\b"
)
_BUT = re.compile(r"\bbut\b.*\b(needs?|more|not|must)\b")
_PUT_THIS = re.compile(r"\b(put|set|do|does|did|done) (this|it|these)\b")
_UNSEEN = re.compile(
    r"\b(did|have|has|was|were|do|does)(n't| not) (been )?(re-?)?(inspect|examin|carr|look|assess)"
)
_THEN = re.compile(r"\b(20\d\d(/\d\d)?|ago|last (time|year)|when i last|previous\w*|then)\b")
_NOW = re.compile(r"\b(am|remain\w*|now|is|are|has|have|i'm|i've|still)\b")
_LEANS = frozenset({"it", "this", "these", "they", "that", "both", "also", "them", "its"})
_SUBJECTS = frozenset({"force", "constabulary", "police"})
_FIRST_WORDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """Sentences of one paragraph that are told together."""

    rows: tuple[Statement, ...]
    tone: Tone | None
    personal: bool
    sums_up: bool


def observations(
    new: Outline, statements: Statements, words: Inspectorate
) -> tuple[Observation, ...]:
    """What the inspector says of the force, in reading order: what is said in the first person before
    anything else, and the sentence that sums up."""
    names = words.plain_set("structure", "observations")
    places = {at for at, section in enumerate(new.sections) if plain(section.heading) in names}
    rows = [
        row
        for row in statements.rows
        if row.sentence.section in places and row.sentence.finding is None and _is_prose(row)
    ]
    units = [unit for unit in _units(rows) if unit.personal or unit.tone is not None]
    ranked = sorted(units, key=_rank)
    chosen = {id(unit) for unit in ranked[:_MOST]}
    return tuple(_observation(unit, new) for unit in units if id(unit) in chosen)


def _rank(unit: _Unit) -> tuple[bool, bool, bool]:
    """What sums up, then what has a tone in the first person, then what is said in it, then what warns."""
    return (
        not unit.sums_up,
        not (unit.personal and unit.tone is not None),
        not (unit.personal or unit.tone is not Tone.PRAISE),
    )


def _observation(unit: _Unit, new: Outline) -> Observation:
    first = unit.rows[0].sentence
    assert first.section is not None
    return Observation(
        line=first.line,
        text=" ".join(row.sentence.text for row in unit.rows),
        tone=unit.tone,
        heading=new.sections[first.section].heading,
    )


def _is_prose(row: Statement) -> bool:
    """Whether a sentence is one: no row of a table, no question, no label."""
    text = row.sentence.text.rstrip()
    return text.endswith((".", "!", "”", '"')) and not text.startswith("|")


def _units(rows: Sequence[Statement]) -> Iterator[_Unit]:
    """Sentences with a tone or in the first person; one that leans on the sentence before it, with that."""
    held: list[Statement] = []
    for row in rows:
        is_next = bool(held) and (
            row.sentence.index == held[-1].sentence.index + 1
            and row.sentence.paragraph == held[-1].sentence.paragraph
        )
        if held and not (is_next and _goes_with(row, held)):
            yield _unit(held)
            held = []
        if not held and _leans(row) and not _is_told(row):
            continue
        held.append(row)
    if held:
        yield _unit(held)


def _goes_with(row: Statement, held: Sequence[Statement]) -> bool:
    """Whether a sentence is told with those before it: it leans on them, and has no other tone."""
    if not _leans(row):
        return False
    if _is_then(held[-1]):
        return True
    begins = row.sentence.tokens[0].word in _LEANS
    tones = {tone for one in (*held, row) if (tone := _tone(one)) is not None}
    if not begins and {Tone.PRAISE, Tone.CONCERN} <= tones:
        return False
    return _is_told(row) or not _is_any_told(held)


def _is_then(row: Statement) -> bool:
    """Whether a sentence tells what the inspector said before, which the next one answers."""
    said = plain(row.sentence.text)
    return bool(_PERSON.search(said) and _THEN.search(said) and not _NOW.search(said))


def _unit(rows: Sequence[Statement]) -> _Unit:
    tones = {told for row in rows if (told := _tone(row)) is not None}
    tone: Tone | None = None
    if len(tones) == 1:
        tone = next(iter(tones))
    elif tones == {Tone.CONCERN, Tone.MIXED}:
        tone = Tone.CONCERN
    elif tones:
        tone = Tone.MIXED
    text = " ".join(plain(row.sentence.text) for row in rows)
    return _Unit(
        rows=tuple(rows),
        tone=tone,
        personal=bool(_PERSON.search(text)),
        sums_up=text.startswith("overall") and tone is not None,
    )


def _is_told(row: Statement) -> bool:
    return _tone(row) is not None or bool(_PERSON.search(plain(row.sentence.text)))


def _is_any_told(rows: Sequence[Statement]) -> bool:
    return any(map(_is_told, rows))


def _leans(row: Statement) -> bool:
    """Whether a sentence needs the one before it: it begins with "it" or "also" and names no force."""
    words = [token.word for token in row.sentence.tokens][:_FIRST_WORDS]
    if _PUT_THIS.search(plain(row.sentence.text)):
        return True
    return not _LEANS.isdisjoint(words) and _SUBJECTS.isdisjoint(words)


def _tone(row: Statement) -> Tone | None:
    """The tone of a sentence, None where it has none or may have another."""
    said = plain(row.sentence.text)
    if row.is_scope or _UNSEEN.search(said):
        return None
    if _THEN.search(said) and not _NOW.search(said):
        return None
    pleased, troubled = bool(_PLEASED.search(said)), bool(_TROUBLED.search(said))
    ended = bool(_ENDED.search(said))
    if _LESS_PLEASED.search(said):
        return None if "satisfied with some" in said else Tone.CONCERN
    if ended:
        return Tone.PRAISE if pleased and not _HALF.search(said) else None
    if pleased or troubled:
        mixed = pleased and (troubled or _BUT.search(said))
        return Tone.MIXED if mixed else Tone.PRAISE if pleased else Tone.CONCERN
    return None if _PERSON.search(said) else _of_the_force(row, said)


def _of_the_force(row: Statement, said: str) -> Tone | None:
    """The tone of a sentence that tells of the force, without a word of what the inspector feels."""
    if _THEN.search(said) and "since" not in said:
        return None
    names = [mark.name for mark in row.marks]
    signs = {compose(clause).sign for clause in clauses(names)} - {Sign.NONE}
    good, bad = bool(_PLAINLY_GOOD.search(said)), bool(_BAD.search(said))
    if good and ("much more to do" in said or "more needs to be done" in said):
        return Tone.MIXED
    if signs == {Sign.GOOD} and good and not bad and not _HALF.search(said):
        return Tone.PRAISE
    if _PLAINLY_BAD.search(said) and not good:
        return Tone.CONCERN
    return Tone.CONCERN if signs == {Sign.BAD} and bad else None
