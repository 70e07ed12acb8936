"""Which sections of two inspections belong together.

Questions first: the families of the data file say which questions succeed each other, whatever their
wording. Then what stands under matched questions is matched among itself, then the parts that stand
beside them. A sub-heading that recurs in every chapter is so never taken for that of another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from alignment import Entry, Link, Weights, align
from alignment.records import dataclass
from alignment.similarity import heading_similarity
from alignment.words import Texts
from peeldiff.compare.outline import Outline
from peeldiff.compare.wording import compare_paragraphs
from peeldiff.model import Confidence, Scores, SectionChange, SectionRef, SectionRelation
from peeldiff.words import plain, unnumbered

__all__ = ["SectionMatch", "change_sections", "match_sections"]

_WEIGHTS = Weights(heading=0.5, content=0.4, position=0.1)
_FLOOR_WITHIN = 0.33
_FLOOR_ACROSS = 0.6
"""A section that moved to another chapter has to look very much like itself."""
_TEXT_LIMIT = 2_000
"""Characters of a section that are compared: enough to know it by."""


@dataclass(frozen=True, slots=True)
class SectionMatch:
    """Indexes of sections that belong together, with what `align` says of them."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    link: Link | None
    same_question: bool = False
    runner_up: str | None = None


def match_sections(old: Outline, new: Outline, texts: Texts | None = None) -> list[SectionMatch]:
    """Match all sections; every section of both sides stands in exactly one match.

    Whoever matches the sections of a report several times gives the same `texts` each time.
    """
    texts = texts or Texts()
    groups = _question_groups(old, new)
    matches = _matched(
        old, new, _beside_questions(old), _beside_questions(new), _FLOOR_WITHIN, texts, groups
    )
    for match in list(matches):
        if match.same_question:
            below_old = sorted({i for q in match.old for i in old.under(q)})
            below_new = sorted({j for q in match.new for j in new.under(q)})
            matches += _matched(old, new, below_old, below_new, _FLOOR_WITHIN, texts)
    done_old = {i for match in matches for i in match.old}
    done_new = {j for match in matches for j in match.new}
    left_old = [i for i in range(len(old.sections)) if i not in done_old]
    left_new = [j for j in range(len(new.sections)) if j not in done_new]
    matches += _matched(old, new, left_old, left_new, _FLOOR_ACROSS, texts)
    done_old = {i for match in matches for i in match.old}
    done_new = {j for match in matches for j in match.new}
    matches += [SectionMatch((i,), (), None) for i in left_old if i not in done_old]
    matches += [SectionMatch((), (j,), None) for j in left_new if j not in done_new]
    return _in_reading_order(matches)


def _beside_questions(outline: Outline) -> list[int]:
    """Questions themselves, and what stands in none of them."""
    asked = frozenset(outline.questions)
    return [i for i in range(len(outline.sections)) if i in asked or outline.question_of[i] is None]


def _question_groups(old: Outline, new: Outline) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Questions that share a family: one to one, one to several or several to one."""
    free_old = [i for i in old.questions if old.sections[i].questions]
    free_new = [j for j in new.questions if new.sections[j].questions]
    groups: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    # The same question in the same words needs no family, and settles who is whose twin.
    for i in list(free_old):
        twins = [j for j in free_new if _key(old, i) == _key(new, j)]
        own = [k for k in free_old if _key(old, k) == _key(old, i)]
        if len(twins) == len(own) == 1 and _shares(old, i, new, twins[0]):
            groups.append(((i,), (twins[0],)))
            free_old.remove(i)
            free_new.remove(twins[0])
    while free_old and free_new:
        edges = [(i, j) for i in free_old for j in free_new if _shares(old, i, new, j)]
        if not edges:
            break
        first = edges[0][0]
        news = [j for i, j in edges if i == first]
        olds = sorted({i for i, j in edges if j in news})
        if len(olds) > 1 and len(news) > 1:
            # Several to several: the likest pair first, then look again.
            i, j = max(
                ((i, j) for i, j in edges if i in olds and j in news),
                key=lambda pair: (_alike(old, pair[0], new, pair[1]), -pair[0], -pair[1]),
            )
            olds, news = [i], [j]
        groups.append((tuple(olds), tuple(news)))
        free_old = [i for i in free_old if i not in olds]
        free_new = [j for j in free_new if j not in news]
    return groups


def _key(outline: Outline, index: int) -> str:
    return unnumbered(plain(outline.sections[index].heading))


def _shares(old: Outline, i: int, new: Outline, j: int) -> bool:
    return not frozenset(old.sections[i].questions).isdisjoint(new.sections[j].questions)


def _alike(old: Outline, i: int, new: Outline, j: int) -> float:
    return heading_similarity(_key(old, i), _key(new, j))


def _entries(outline: Outline, chosen: Sequence[int]) -> list[Entry]:
    place = {index: at for at, index in enumerate(chosen)}
    count = max(1, len(chosen) - 1)
    entries = []
    for at, index in enumerate(chosen):
        section = outline.sections[index]
        parent = outline.parents[index]
        entries.append(
            Entry(
                unnumbered(section.heading),
                "\n".join(_texts(outline, [index]))[:_TEXT_LIMIT],
                at / count,
                place.get(parent) if parent is not None else None,
            )
        )
    return entries


def _texts(outline: Outline, chosen: Iterable[int]) -> list[str]:
    return [p.text for index in chosen for p in outline.sections[index].paragraphs]


def _matched(
    old: Outline,
    new: Outline,
    chosen_old: Sequence[int],
    chosen_new: Sequence[int],
    floor: float,
    texts: Texts,
    groups: Sequence[tuple[tuple[int, ...], tuple[int, ...]]] = (),
) -> list[SectionMatch]:
    """Match some sections of each side, with groups that are settled already."""
    if not chosen_old or not chosen_new:
        return []
    at_old = {index: at for at, index in enumerate(chosen_old)}
    at_new = {index: at for at, index in enumerate(chosen_new)}
    pinned = [(at_old[i], at_new[j]) for olds, news in groups for i in olds for j in news]
    known = frozenset(pinned)
    ours, theirs = _by_question(old, chosen_old), _by_question(new, chosen_new)
    asked = [
        pair
        for left, olds in ours.items()
        for right, news in theirs.items()
        if _is_odd_pair(left, right)
        for pair in product(olds, news)
        if pair not in known
    ]
    found = align(
        _entries(old, chosen_old),
        _entries(new, chosen_new),
        _WEIGHTS,
        pinned=pinned,
        forbidden=asked,
        join=False,
        floor=floor,
        texts=texts,
    )
    settled = {(olds, news) for olds, news in groups}
    matches = []
    for link in found.links:
        olds = tuple(chosen_old[i] for i in link.old)
        news = tuple(chosen_new[j] for j in link.new)
        rival = None
        if link.runner_up:
            side, at = link.runner_up
            rival = (
                old.sections[chosen_old[at]] if side == "old" else new.sections[chosen_new[at]]
            ).heading
        matches.append(SectionMatch(olds, news, link, (olds, news) in settled, rival))
    return matches


_Asked = tuple[bool, tuple[str, ...]]
"""Whether a section is a question, and the families that it answers."""


def _by_question(outline: Outline, chosen: Sequence[int]) -> dict[_Asked, list[int]]:
    """The places of sections in `chosen`, those together that ask the same."""
    found: dict[_Asked, list[int]] = {}
    for at, index in enumerate(chosen):
        section = outline.sections[index]
        found.setdefault((outline.is_question(section), section.questions), []).append(at)
    return found


def _is_odd_pair(ours: _Asked, theirs: _Asked) -> bool:
    """A question is matched with a question of its family or an unknown one, never with a part."""
    if ours[0] != theirs[0]:
        return True
    return bool(ours[1] and theirs[1]) and frozenset(ours[1]).isdisjoint(theirs[1])


def _in_reading_order(matches: Sequence[SectionMatch]) -> list[SectionMatch]:
    """By place in the newer report; what was removed stands after what came before it."""
    placed = sorted((m for m in matches if m.new), key=lambda m: m.new)
    after: dict[int, tuple[int, ...]] = {i: m.new for m in placed for i in m.old}
    keyed: list[tuple[tuple[int, ...], int, int, SectionMatch]] = [(m.new, 0, 0, m) for m in placed]
    for match in matches:
        if not match.new:
            before = max((i for i in after if i < match.old[0]), default=None)
            keyed.append((after[before] if before is not None else (-1,), 1, match.old[0], match))
    return [match for *_, match in sorted(keyed, key=lambda entry: entry[:3])]


# ---- changes ----------------------------------------------------------------------------------------


def change_sections(
    old: Outline, new: Outline, matches: Sequence[SectionMatch], *, same_inspection: bool
) -> tuple[SectionChange, ...]:
    """The matches as the model has them, with their paragraphs row by row."""
    return tuple(_change(old, new, match, same_inspection) for match in matches)


def _change(
    old: Outline, new: Outline, match: SectionMatch, same_inspection: bool
) -> SectionChange:
    relation = _relation(old, new, match, same_inspection)
    olds, news = list(match.old), list(match.new)
    if match.same_question:
        # One side may print as a summary what the other prints as the section itself.
        _add_summary(old, olds, new, news)
        _add_summary(new, news, old, olds)
    link = match.link
    refs_old = tuple(_ref(old, i) for i in olds)
    refs_new = tuple(_ref(new, j) for j in news)
    paragraphs = compare_paragraphs(_texts(old, olds), _texts(new, news))
    if link is None:
        side = "newer" if match.new else "older"
        return SectionChange(
            relation, refs_old, refs_new, 0.0, Scores(0.0, 0.0, 0.0), Confidence.HIGH,
            f"No section of the other report is like this one of the {side}.", paragraphs,
        )  # fmt: skip
    why = link.why
    confidence = Confidence(link.confidence)
    if match.same_question:
        why = "Both answer the same question of the inspectorate."
        if len(match.old) != len(match.new):
            why = "The inspectorate asks as several questions what it asked as one."
            if len(match.old) > len(match.new):
                why = "The inspectorate asks as one question what it asked as several."
        confidence = Confidence.HIGH
    return SectionChange(
        relation, refs_old, refs_new, round(link.score, 4),
        Scores(round(link.heading, 4), round(link.content, 4), round(link.position, 4)),
        confidence, why, paragraphs, None if link.margin is None else round(link.margin, 4), match.runner_up,
    )  # fmt: skip


def _add_summary(one: Outline, ones: list[int], other: Outline, others: list[int]) -> None:
    """Take the summary of a question in, unless the other side has a summary of its own."""
    if len(ones) != 1 or len(others) != 1:
        return
    summary = one.summary_of(ones[0])
    if summary is not None and other.summary_of(others[0]) is None:
        ones.append(summary)


def _relation(
    old: Outline, new: Outline, match: SectionMatch, same_inspection: bool
) -> SectionRelation:
    if not match.old:
        return SectionRelation.ADDED
    if not match.new:
        return SectionRelation.REMOVED
    if not same_inspection and not any(new.sections[j].inspected for j in match.new):
        return SectionRelation.NOT_INSPECTED
    if len(match.new) > 1:
        return SectionRelation.SPLIT
    if len(match.old) > 1:
        return SectionRelation.MERGED
    same = _bare(_key(old, match.old[0])) == _bare(_key(new, match.new[0]))
    return SectionRelation.SAME if same else SectionRelation.RENAMED


def _bare(heading: str) -> str:
    """A heading without what marks it as an overview."""
    head, dash, rest = heading.partition(" - ")
    return rest if dash and head == "overview" else heading


def _ref(outline: Outline, index: int) -> SectionRef:
    section = outline.sections[index]
    return SectionRef(section.id, section.heading, section.line)
