"""What somebody may have meant who wrote a name that is not known. Loaded only for an error."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean", "nearest"]

_FEW = 12
_NEARBY = 3


def did_you_mean(name: str, known: Iterable[str], shown: str = '"{}"') -> str:
    """Half a sentence: the nearest known name, or else the known ones if they are few."""
    names = list(dict.fromkeys(known))
    near = get_close_matches(name.casefold(), [one.casefold() for one in names], n=1)
    if near:
        meant = next(one for one in names if one.casefold() == near[0])
        return f"did you mean {shown.format(meant)}?"
    if not names:
        return "none is known here"
    told = ", ".join(shown.format(one) for one in names[:_FEW])
    return f"valid are {told}{' and others' if len(names) > _FEW else ''}"


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Up to three known names that are near to one, the nearest first; capitals make no difference."""
    by_folded = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), list(by_folded), _NEARBY, 0.5)
    return [by_folded[one] for one in near]
