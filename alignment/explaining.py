"""Groups made into links: their score, the next best partner, how sure it is, and one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from alignment.groups import Group, Kind
from alignment.records import dataclass
from alignment.shapes import Confidence, Link, Side

if TYPE_CHECKING:
    from alignment.scoring import Parts, Scorer

__all__ = ["explained"]

STRONG = 0.6
"""A score from here on is trusted even with a rival not far behind."""

PLAIN = 0.4
"""A score from here on is trusted if no rival comes near."""

NARROW = 0.05
"""A lead below this means that another partner would do as well."""

WIDE = 0.15
"""A lead from here on means that no rival comes near."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Rival:
    """Another partner of one end; `elsewhere` is the score of the link that it is in, or 0."""

    score: float
    side: Side
    index: int
    elsewhere: float


def explained(
    scorer: Scorer, groups: Sequence[Group], scores: Mapping[Pair, float], flipped: bool
) -> list[Link]:
    """One link for each group; with `flipped` the sides are named the other way round."""
    by_old: dict[int, list[int]] = {}
    by_new: dict[int, list[int]] = {}
    for i, j in scores:
        by_old.setdefault(i, []).append(j)
        by_new.setdefault(j, []).append(i)
    parts_of = [scorer.group(group.old, group.new) for group in groups]
    old_best = {i: parts_of[k].score for k, group in enumerate(groups) for i in group.old}
    new_best = {j: parts_of[k].score for k, group in enumerate(groups) for j in group.new}
    links = []
    for group, parts in zip(groups, parts_of, strict=True):
        rivals: list[_Rival] = []
        for i in group.old:
            partners = [j for j in by_old.get(i, ()) if j not in group.new]
            rivals += [_Rival(scores[i, j], "new", j, new_best.get(j, 0.0)) for j in partners]
        for j in group.new:
            partners = [i for i in by_new.get(j, ()) if i not in group.old]
            rivals += [_Rival(scores[i, j], "old", i, old_best.get(i, 0.0)) for i in partners]
        best = min(
            rivals,
            key=lambda rival: (-rival.score, _named(rival.side, flipped), rival.index),
            default=None,
        )
        lead = parts.score - max((r.score for r in rivals if r.score >= r.elsewhere), default=0.0)
        old, new = (group.new, group.old) if flipped else (group.old, group.new)
        links.append(
            Link(
                old=old,
                new=new,
                score=parts.score,
                heading=parts.heading,
                content=parts.content,
                position=parts.position,
                runner_up=None if best is None else (_named(best.side, flipped), best.index),
                margin=None if best is None else parts.score - best.score,
                confidence=_confidence(group, parts, lead),
                why=_why(scorer, group, parts, lead, len(old), len(new)),
            )
        )
    return links


def _named(side: Side, flipped: bool) -> Side:
    if not flipped:
        return side
    return "old" if side == "new" else "new"


def _confidence(group: Group, parts: Parts, lead: float) -> Confidence:
    """`lead`: how far the score is ahead of the partners that have nothing better elsewhere."""
    if group.kind is not Kind.MATCHED:
        return "high"
    if (parts.score >= STRONG and lead >= NARROW) or (parts.score >= PLAIN and lead >= WIDE):
        return "high"
    if (parts.score >= PLAIN and lead >= NARROW) or lead >= WIDE:
        return "medium"
    return "low"


def _why(scorer: Scorer, group: Group, parts: Parts, lead: float, olds: int, news: int) -> str:
    if group.kind is Kind.PINNED:
        return "A person decided that these belong together."
    if group.kind is Kind.IDENTICAL:
        return "Title and text are the same on both sides."
    reasons = []
    i, j = group.old[0], group.new[0]
    if scorer.old.titles[i] and scorer.new.titles[j]:
        same = (
            len(group.old) == len(group.new) == 1 and scorer.old.titles[i] == scorer.new.titles[j]
        )
        reasons.append(
            "the titles are the same" if same else _of_titles(parts.heading, scorer.same_key(i, j))
        )
    if scorer.old.texts[i] or scorer.new.texts[j]:
        reasons.append(_of_texts(parts.content))
    sentence = " and ".join(reasons) or "both are empty and stand at the same place"
    if news > olds:
        sentence = f"split into {news}: {sentence}"
    elif olds > news:
        sentence = f"merged from {olds}: {sentence}"
    if lead < NARROW:
        sentence += ", but another one fits about as well"
    return sentence[0].upper() + sentence[1:] + "."


def _of_titles(likeness: float, same_key: bool) -> str:
    if likeness >= 0.95:
        return "the titles have the same words"
    if same_key:
        return "the titles name the same subject"
    if likeness >= 0.5:
        return "the titles are alike"
    return "the titles differ"


def _of_texts(likeness: float) -> str:
    if likeness >= 0.95:
        return "the texts have the same words"
    if likeness >= 0.6:
        return "most of the telling words are shared"
    if likeness >= 0.3:
        return "many telling words are shared"
    if likeness >= 0.1:
        return "a few telling words are shared"
    return "the texts share hardly a word"
