"""The name of a force in a recognised text, which reads some letters of it wrongly in one place or another.

What each letter is, most places say that name it. Only letters that look alike are held to be one: any
other difference is another name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

__all__ = ["read_rightly"]

_ALIKE = ("litfj1I!|", "oaec0", "unvy", "hb", "gq9", "s5", "z2")
"""Small letters that recognition takes for one another, and the signs that it takes for them."""


def read_rightly(force: str, texts: Iterable[str]) -> str:
    """The name of a force with each letter as most of the texts have it, or as the title has it."""
    place, _, suffix = force.rpartition(" ")
    if not place:
        return force
    alike = re.compile(rf"\b{''.join(map(_letter, place))}(?!\w)")
    found = Counter(match[0] for text in texts for match in alike.finditer(text))
    if len(found) < 2:
        return force
    letters = (_most(n, letter, found) for n, letter in enumerate(place))
    return f"{''.join(letters)} {suffix}"


def _letter(letter: str) -> str:
    group = next((alike for alike in _ALIKE if letter in alike and letter.islower()), letter)
    return f"[{re.escape(group)}]" if len(group) > 1 else re.escape(letter)


def _most(place: int, letter: str, found: Counter[str]) -> str:
    told: Counter[str] = Counter()
    for name, times in found.items():
        told[name[place]] += times
    most = max(told, key=told.__getitem__)
    return most if told[most] > told[letter] else letter
