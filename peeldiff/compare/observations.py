"""What the inspector says of the force as a whole, and in which tone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import dataclass
from peeldiff.compare.outline import Outline
from peeldiff.compare.tones import ToneReader
from peeldiff.compare.turning import denies
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.model import Observation, Tone
from peeldiff.statements import Statement, Statements
from peeldiff.words import plain

__all__ = ["observations"]

_MOST = 8
"""Observations that are told: an inspector's own page has few that praise or warn."""


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
    names = words.plain_set(Structure.observations)
    places = {at for at, section in enumerate(new.sections) if plain(section.heading) in names}
    rows = [
        row
        for row in statements.rows
        if row.sentence.section in places and row.sentence.finding is None and _is_prose(row)
    ]
    gathered = _Gatherer(ToneReader(words)).units(rows)
    units = [unit for unit in gathered if unit.personal or unit.tone is not None]
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


class _Gatherer:
    """Puts sentences together that are told together."""

    def __init__(self, reader: ToneReader) -> None:
        self._reader = reader

    def units(self, rows: Sequence[Statement]) -> Iterator[_Unit]:
        """Sentences with a tone or in the first person; one that leans on the sentence before, with that."""
        held: list[Statement] = []
        for row in rows:
            is_next = bool(held) and (
                row.sentence.index == held[-1].sentence.index + 1
                and row.sentence.paragraph == held[-1].sentence.paragraph
            )
            if held and not (is_next and self._goes_with(row, held)):
                yield self._unit(held)
                held = []
            if not held and self._reader.leans(row) and not self._is_told(row):
                continue
            held.append(row)
        if held:
            yield self._unit(held)

    def _goes_with(self, row: Statement, held: Sequence[Statement]) -> bool:
        """Whether a sentence is told with those before it: it leans on them, and has no other tone."""
        if not self._reader.leans(row):
            return False
        if self._reader.is_then(held[-1]):
            return True
        tones = self._tones((*held, row))
        if not self._reader.begins_leaning(row) and {Tone.PRAISE, Tone.CONCERN} <= tones:
            return False
        return self._is_told(row) or not any(map(self._is_told, held))

    def _is_told(self, row: Statement) -> bool:
        is_personal = self._reader.is_personal(plain(row.sentence.text))
        return is_personal or self._reader.tone(row) is not None

    def _tones(self, rows: Sequence[Statement]) -> set[Tone]:
        return {tone for row in rows if (tone := self._reader.tone(row)) is not None}

    def _unit(self, rows: Sequence[Statement]) -> _Unit:
        tones = self._tones(rows)
        tone: Tone | None = None
        if len(tones) == 1:
            tone = next(iter(tones))
        elif tones == {Tone.CONCERN, Tone.MIXED}:
            tone = Tone.CONCERN
        elif tones:
            tone = Tone.MIXED
        elif len(rows) > 1 and self._reader.is_then(rows[0]) and denies(rows[1]):
            tone = Tone.CONCERN  # "I asked the force to … It has not done so."
        text = " ".join(plain(row.sentence.text) for row in rows)
        return _Unit(
            rows=tuple(rows),
            tone=tone,
            personal=self._reader.is_personal(text),
            sums_up=text.startswith("overall") and tone is not None,
        )
