"""Which finding an old row is about: its reference and its text, checked against each other.

Every demand and every part of one, of every report given, is a point; a point leads to the rows of the
new tracker where it stands now. In doubt nothing is carried.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log

from alignment.late import late
from alignment.records import dataclass
from alignment.words import stems
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.pages.naming import bare
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.tracker.printed import full_text
from peeldiff.papers.tracker.rows import FindingRow
from peeldiff.words import plain, words_in

__all__ = ["CHECK", "UNKNOWN", "UNRECOGNISED", "Match", "Point", "Register"]

CHECK = "Please check"
"""How a note begins that stays until somebody deletes it."""
UNKNOWN = "No report given here has this finding."
"""Why a row is left that is tried again when other reports are given."""
UNRECOGNISED = "No finding of the reports given here was recognised in its words."
"""Why a row without a reference is left: the reports may have it in other words."""
SURE = 0.75
"""How alike a text must be to a finding to be taken for it. Set on trackers made from the fixtures, with
texts shortened, numbered, retyped and run together: see tests/papers/tracker/test_points.py."""
LEAD = 0.12
"""How much more than to any other finding."""
_ALIKE = 0.6
"""How alike a text must be to the finding that its reference names."""
_FEWEST = 3
"""Telling words that a text must share with the finding, unless it holds nearly all of that."""
_NEARLY_ALL = 0.95
_INITIALS = late(r"\b[A-Z]{3,}\b")
_WORD = late(r"[^\W\d_]+")
_MARKS = late(r"[•▪●·*\-–—\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A demand, or a part of one. `rows` are the positions of the rows where it stands now."""

    ref: str
    text: str
    texts: tuple[str, ...]
    """Its text in comparable form: the whole, without its parts, with its explanation."""
    rows: tuple[int, ...]
    is_item: bool
    age: int
    """The position of its inspection: the newest has the highest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What an old row is about. Without a `point` it is not carried, for the reason in `note`."""

    point: Point | None
    note: str = ""
    """What to check, or why it is not carried."""
    nearest: Point | None = None


class Register:
    """All points, by reference and by text."""

    def __init__(self, dossier: Dossier, rows: Sequence[FindingRow]) -> None:
        self.points = tuple(_points(dossier, rows))
        self._by_ref = {point.ref.casefold(): point for point in self.points}
        self._by_text: dict[str, list[Point]] = defaultdict(list)
        for point in self.points:
            for text in point.texts:
                self._by_text[text].append(point)
        self._asking = inspectorate_of(dossier.pair.new).demand_stems
        self._bags = [
            (at, Counter(words_in(text)))
            for at, point in enumerate(self.points)
            for text in point.texts
        ]
        known = Counter(word for _, bag in self._bags for word in bag)
        self._weights = {word: log(1 + len(self.points) / count) for word, count in known.items()}
        self._rarest = log(1 + len(self._bags))

    def named(self, ref: str) -> Point | None:
        """The point with a reference, however that is written."""
        return self._by_ref.get(" ".join(ref.split()).casefold())

    def match(self, ref: str, text: str, *, items: bool) -> Match:
        """The point of a row of a tracker that peeldiff made; `items`: of its sheet Items."""
        ref = " ".join(ref.split())  # it is told in a note, which is a line
        point = self.named(ref)
        same = [one for one in self._by_text.get(_bare(text), ()) if one.is_item is items]
        if point is not None and point.is_item is items:
            if not text.strip():
                return Match(point=point, note=f"{CHECK}: its text was empty.")
            if point in same:
                return Match(point=point)
        elif point is not None:
            point = None
        if same:
            return self._by_its_text(point, same, ref)
        return self._by_likeness(point, ref, text, items=items)

    def _by_its_text(self, point: Point | None, same: Sequence[Point], ref: str) -> Match:
        if point is not None:
            alike = [one for one in same if one.rows == point.rows]
            if alike:
                return Match(point=point)
        newest = max(same, key=lambda one: one.age)
        if any(set(one.rows).isdisjoint(newest.rows) for one in same):
            return Match(
                point=None,
                note="Several findings have this text, and its reference does not tell which.",
                nearest=newest,
            )
        if not ref.strip():
            return Match(point=newest, note=f"{CHECK}: found by its text, without a reference.")
        told = "is of another finding" if point is not None else "is not known here"
        return Match(point=newest, note=f"{CHECK}: found by its text; its reference {ref} {told}.")

    def _by_likeness(self, point: Point | None, ref: str, text: str, *, items: bool) -> Match:
        ranked = [(score, one) for score, one in self._ranked(text) if one.is_item is items]
        best_score, best = ranked[0] if ranked else (0.0, None)
        if point is not None:
            score = next((s for s, one in ranked if one is point), 0.0)
            if score >= _ALIKE and score >= best_score - LEAD:
                return Match(point=point, note=f"{CHECK}: its text is not quite the report's.")
            return Match(
                point=None,
                note=f"Its reference {ref} and its text do not belong together.",
                nearest=best if best_score >= _ALIKE else point,
            )
        if best is not None and self._is_sure(ranked):
            return Match(point=best, note=f"{CHECK}: found by the likeness of its text.")
        return Match(point=None, note=UNKNOWN, nearest=best if best_score >= _ALIKE / 2 else None)

    def find(self, text: str) -> Match:
        """The point that a text of somebody's own tracker is about, be it a finding or a part."""
        same = self._by_text.get(_bare(text), [])
        if same:
            newest = max(same, key=lambda one: (one.age, not one.is_item))
            if not any(
                set(one.rows).isdisjoint(newest.rows)
                for one in same
                if one.is_item is newest.is_item
            ):
                return Match(point=newest)
            return Match(point=None, note="Several findings have this text.", nearest=newest)
        ranked = self._ranked(text)
        if not ranked or ranked[0][0] < _ALIKE / 2:
            return Match(point=None, note=UNRECOGNISED, nearest=self._spelt_out(text))
        if self._is_sure(ranked):
            return Match(point=ranked[0][1], note=f"{CHECK}: found by the likeness of its text.")
        return Match(
            point=None, note="It is not clear which finding this is.", nearest=ranked[0][1]
        )

    def _spelt_out(self, text: str) -> Point | None:
        """The one point that spells out what a text has as initials: "MARAC"; a person says if it is that."""
        short = {word.casefold() for word in _INITIALS.findall(text)}
        found = {
            one.rows: one
            for one in self.points
            if not one.is_item and any(_has_initials(one.text, word) for word in short)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def likeness(self, text: str) -> float:
        """How alike a text is to the finding that it is most like, from 0 to 1."""
        if _bare(text) in self._by_text:
            return 1.0
        ranked = self._ranked(text)
        return ranked[0][0] if ranked else 0.0

    def _is_sure(self, ranked: Sequence[tuple[float, Point]]) -> bool:
        best_score, best = ranked[0]
        rival = next((score for score, one in ranked[1:] if not _is_kin(one, best)), 0.0)
        return best_score >= SURE and best_score - rival >= LEAD

    def _ranked(self, text: str) -> list[tuple[float, Point]]:
        words = (word for word in words_in(text) if word in self._weights or not word.isdigit())
        bag = Counter(words)
        total = self._weight(bag)
        scores: dict[int, float] = {}
        for at, other in self._bags:
            shared = bag & other
            overlap, whole = self._weight(shared), self._weight(other)
            # "The force should improve its … by taking steps to" is no likeness.
            telling = sum(map(self._is_telling, shared))
            if telling < _FEWEST and not (telling > 1 and overlap >= _NEARLY_ALL * whole):
                continue
            # A shortened text is inside the finding, one with its explanation around it.
            score = max(
                2 * overlap / (total + whole), 0.9 * overlap / total, 0.95 * overlap / whole
            )
            scores[at] = max(scores.get(at, 0.0), round(score, 6))
        order = sorted(scores, key=lambda at: (-scores[at], -self.points[at].age, at))
        return [(scores[at], self.points[at]) for at in order]

    def _is_telling(self, word: str) -> bool:
        """Whether a word says what is asked for, and not merely that something is."""
        return any(one not in self._asking for one in stems(word))

    def _weight(self, bag: Counter[str]) -> float:
        return sum(self._weights.get(word, self._rarest) * count for word, count in bag.items())


def _has_initials(text: str, initials: str) -> bool:
    """Whether words that stand together begin with these letters."""
    heads = "".join(word[0] for word in _WORD.findall(text.casefold()))
    return initials in heads


def _is_kin(one: Point, other: Point) -> bool:
    """Whether two points are one concern: in one row, or a finding and its own part."""
    if one.is_item is other.is_item:
        return not set(one.rows).isdisjoint(other.rows)
    item, finding = (one, other) if one.is_item else (other, one)
    return item.ref.startswith(finding.ref) or plain(item.text) in plain(finding.text)


def _points(dossier: Dossier, rows: Sequence[FindingRow]) -> Iterable[Point]:
    homes: dict[tuple[int, str], list[int]] = defaultdict(list)
    part_homes: dict[tuple[int, str], list[int]] = defaultdict(list)
    own = {row.node for row in rows}
    parts = [part for row in rows for part in row.items]
    own_parts = {part.node for part in parts}
    for at, row in enumerate(rows):
        for node in (row.node, *(older for older in row.older if older not in own)):
            homes[node].append(at)
    for at, part in enumerate(parts):
        for node in (part.node, *(older for older in part.older if older not in own_parts)):
            part_homes[node].append(at)
    for node, finding in dossier.web.findings.items():
        texts = [full_text(finding), finding.text]
        if finding.detail:
            texts.append(f"{finding.text}\n{finding.detail}")
        yield Point(
            ref=finding.ref,
            text=full_text(finding),
            texts=tuple(dict.fromkeys(map(_bare, texts))),
            rows=tuple(homes[node]),
            is_item=False,
            age=node[0],
        )
        for item in finding.items:
            yield Point(
                ref=f"{finding.ref}{item.id.removeprefix(finding.id)}",
                text=item.text,
                texts=tuple(dict.fromkeys((_bare(item.text), _bare(bare(item.text))))),
                rows=tuple(part_homes[node[0], item.id]),
                is_item=True,
                age=node[0],
            )


def _bare(text: str) -> str:
    """A comparable form: bullets, line breaks and kinds of quotes make no difference."""
    return " ".join(_MARKS.sub(" ", plain(text)).split())
