"""Which words changed between two wordings of one text, so that a person can read it.

Whole words only. Both texts can be rebuilt exactly from the answer, and swapping them swaps
deletions and insertions. It refuses to weave two texts together that have hardly a word in common:
those come back as one deletion and one insertion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from alignment.words import STOP_WORDS, is_word, tokens

__all__ = ["FREQUENCY", "MODALS", "SEVERITY", "Op", "Ops", "opcodes", "weighty"]

Op = tuple[Literal["equal", "delete", "insert"], str]
Ops = tuple[Op, ...]

MODALS = (
    "can", "cannot", "could", "had to", "has to", "have to", "may", "might", "must", "need to",
    "needs to", "ought to", "shall", "should", "will", "would",
)  # fmt: skip
FREQUENCY = (
    "all", "almost", "always", "consistently", "each", "every", "few", "fewer", "frequently",
    "generally", "half", "inconsistently", "majority", "many", "minority", "more", "most", "mostly",
    "never", "no", "none", "not", "occasionally", "often", "once", "one", "only", "rarely",
    "regularly", "routinely", "seldom", "several", "some", "sometimes", "twice", "usually",
)  # fmt: skip
SEVERITY = (
    "critical", "critically", "grave", "immediate", "immediately", "inadequate", "major", "minor",
    "serious", "seriously", "severe", "severely", "significant", "significantly", "slightly",
    "substantial", "substantially", "urgent", "urgently",
)  # fmt: skip

MOST_CELLS = 100_000_000
"""Tokens of one text times tokens of the other, past which no word is compared."""

LEAST_SHARED = 0.1
"""Share of the shorter text's telling words that must be equal for the texts to be woven."""

LONG_CHANGE = 4
"""Words from which on a change is so long that a stop word beside it is no landmark."""

_WORD_CHARACTERS = (0x4E00, 0x9FFF)
_OTHER_CHARACTERS = (0xF0000, 0xFFFFD)
"""Ranges that stand for words (letters to Python) and for other tokens while marks slide."""

_Step = tuple[Literal["equal", "delete", "insert"], list[str]]


def opcodes(old: str, new: str) -> Ops:
    """The steps from `old` to `new`, in reading order; a deletion stands before its insertion.

    The equal and deleted texts joined are `old`, the equal and inserted ones `new`. No text is
    empty and no two neighbours are of the same kind.
    """
    if old == new:
        return (("equal", old),) if old else ()
    if new < old:
        return _mirrored(opcodes(new, old))
    ours, theirs = tokens(old), tokens(new)
    steps = _compared(ours, theirs)
    steps = _without_islands(steps)
    if _hopeless(steps, ours, theirs):
        steps = [("delete", ours), ("insert", theirs)]
    return tuple((op, "".join(words)) for op, words in steps if words)


def _mirrored(ops: Ops) -> Ops:
    """The same steps seen from the other side."""
    result: list[Op] = []
    for same, change in groupby(ops, key=lambda step: step[0] == "equal"):
        steps = list(change)
        if same:
            result += steps
        else:
            result += [("delete", text) for op, text in steps if op == "insert"]
            result += [("insert", text) for op, text in steps if op == "delete"]
    return tuple(result)


def _compared(ours: list[str], theirs: list[str]) -> list[_Step]:
    """Equal words by their longest common subsequence, spaces and marks where they follow suit."""
    whole: list[_Step] = [("delete", ours), ("insert", theirs)]
    names = _characters(dict.fromkeys((*ours, *theirs)))
    our_words = [k for k, token in enumerate(ours) if is_word(token)]
    their_words = [k for k, token in enumerate(theirs) if is_word(token)]
    if names is None or len(our_words) * len(their_words) > MOST_CELLS:
        return whole
    from rapidfuzz.distance import LCSseq

    blocks = LCSseq.opcodes(
        "".join(names[ours[k]] for k in our_words), "".join(names[theirs[k]] for k in their_words)
    ).as_matching_blocks()
    steps: list[_Step] = []
    low_old = low_new = 0
    for block in blocks:
        for k in range(block.size):
            i, j = our_words[block.a + k], their_words[block.b + k]
            steps += [*_gap(ours[low_old:i], theirs[low_new:j]), ("equal", [ours[i]])]
            low_old, low_new = i + 1, j + 1
    steps += _gap(ours[low_old:], theirs[low_new:])
    return _slid(steps, names)


def _gap(ours: list[str], theirs: list[str]) -> list[_Step]:
    """What stands between two equal words: the same start and end are equal, the rest changed."""
    head = _common(ours, theirs)
    tail = _common(ours[head:][::-1], theirs[head:][::-1])
    return [
        ("equal", ours[:head]),
        ("delete", ours[head : len(ours) - tail]),
        ("insert", theirs[head : len(theirs) - tail]),
        ("equal", ours[len(ours) - tail :]),
    ]


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    count = 0
    while count < min(len(a), len(b)) and a[count] == b[count]:
        count += 1
    return count


def _slid(steps: Iterable[_Step], names: dict[str, str]) -> list[_Step]:
    """The same steps with lone insertions and deletions moved to where sentences begin and end."""
    from diff_match_patch import diff_match_patch

    differ = diff_match_patch()
    number = {
        "equal": differ.DIFF_EQUAL, "delete": differ.DIFF_DELETE, "insert": differ.DIFF_INSERT
    }  # fmt: skip
    diffs = [
        (number[op], "".join(names[word] for step in group for word in step[1]))
        for op, group in groupby((step for step in steps if step[1]), key=lambda step: step[0])
    ]
    differ.diff_cleanupSemanticLossless(diffs)
    op_of: dict[int, Literal["equal", "delete", "insert"]] = {
        differ.DIFF_EQUAL: "equal", differ.DIFF_DELETE: "delete", differ.DIFF_INSERT: "insert"
    }  # fmt: skip
    token_of = {character: token for token, character in names.items()}
    return [(op_of[kind], [token_of[c] for c in text]) for kind, text in diffs]


def _characters(distinct: Iterable[str]) -> dict[str, str] | None:
    """A character for each token, of its own class; None if there are too many tokens.

    Spaces and marks stand for themselves, so that the sliding step still sees where sentences end.
    """
    word, last_word = _WORD_CHARACTERS
    other, last_other = _OTHER_CHARACTERS
    names = {}
    for token in distinct:
        if is_word(token):
            names[token] = chr(word)
            word += 1
        elif len(token) == 1:
            names[token] = token
        else:
            names[token] = chr(other)
            other += 1
    return None if word > last_word or other > last_other else names


def _without_islands(steps: Sequence[_Step]) -> list[_Step]:
    """Each change as one deletion and one insertion, swallowing what is too small to be read."""
    changes: list[tuple[list[str], list[str], list[str]]] = []  # deleted, inserted, equal after
    deleted: list[str] = []
    inserted: list[str] = []
    for op, words in steps:
        if op == "delete":
            deleted = deleted + words
        elif op == "insert":
            inserted = inserted + words
        else:
            changes.append((deleted, inserted, words))
            deleted, inserted = [], []
    changes.append((deleted, inserted, []))
    merged = [changes[0]]
    for change in changes[1:]:
        before = merged[-1]
        if _is_island(before, change):
            merged[-1] = (
                [*before[0], *before[2], *change[0]],
                [*before[1], *before[2], *change[1]],
                change[2],
            )
        else:
            merged.append(change)
    result: list[_Step] = []
    for gone, come, same in merged:
        result += [("delete", gone), ("insert", come), ("equal", same)]
    return [(op, words) for op, words in result if words]


def _is_island(
    before: tuple[list[str], list[str], list[str]], after: tuple[list[str], list[str], list[str]]
) -> bool:
    """Whether what is equal between two changes is too little to be shown as equal.

    A space always is. A lone stop word is between two replacements or two long changes; between a
    short insertion and a short deletion it is what keeps them apart. A run of words is between two
    replacements if it is no longer than half of the shorter one.
    """
    if not (before[0] or before[1]) or not (after[0] or after[1]):
        return False
    if all(token.isspace() for token in before[2]):
        return True
    said = [token.lower() for token in before[2] if is_word(token)]
    shorter = min(max(_words(a), _words(b)) for a, b in (before[:2], after[:2]))
    replaced = all((before[0], before[1], after[0], after[1]))
    if len(said) <= 1 and all(word in STOP_WORDS for word in said):
        return replaced or shorter >= LONG_CHANGE
    return replaced and len(said) * 2 <= shorter


def _words(words: Iterable[str]) -> int:
    return sum(1 for word in words if is_word(word))


def _hopeless(steps: Sequence[_Step], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    shared = sum(_telling(words) for op, words in steps if op == "equal")
    return shared < LEAST_SHARED * min(_telling(ours), _telling(theirs))


def _telling(words: Iterable[str]) -> int:
    return sum(1 for word in words if is_word(word) and word.lower() not in STOP_WORDS)


def weighty(
    ops: Ops,
    *,
    modals: Collection[str] = MODALS,
    frequency: Collection[str] = FREQUENCY,
    severity: Collection[str] = SEVERITY,
) -> tuple[int, ...]:
    """Indexes of the steps that change a number, an obligation, a frequency or a severity.

    A word that stands in both halves of one change is not changed, and does not count.
    """
    phrases = (*modals, *frequency, *severity)
    indexes = []
    start = 0
    for same, change in groupby(ops, key=lambda step: step[0] == "equal"):
        steps = list(change)
        if not same:
            found = {op: Counter(_weights(text, phrases)) for op, text in steps}
            deleted = found.get("delete", Counter())
            inserted = found.get("insert", Counter())
            indexes += [
                start + k
                for k, (op, _) in enumerate(steps)
                if (deleted - inserted if op == "delete" else inserted - deleted)
            ]
        start += len(steps)
    return tuple(indexes)


def _weights(text: str, phrases: Iterable[str]) -> Iterator[str]:
    words = [word.lower() for word in tokens(text) if is_word(word)]
    yield from (word for word in words if any(character.isdigit() for character in word))
    padded = f" {' '.join(words)} "
    for phrase in phrases:
        yield from [phrase] * padded.count(f" {phrase} ")
