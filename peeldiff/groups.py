"""Most similar groups and regions, as the file that the survey was given names them."""

from __future__ import annotations

from collections.abc import Iterable

from peeldiff.errors import UsageError

__all__ = ["check_group"]


def check_group(group: str | None, known: Iterable[str | None]) -> str | None:
    """The group or region as the package writes it; raises `UsageError` for one that no body of it is in."""
    if group is None:
        return None
    groups = sorted({name for name in known if name})
    for name in groups:
        if name.casefold() == " ".join(group.split()).casefold():
            return name
    valid = (
        f"it has {', '.join(groups)}."
        if groups
        else "give the survey a file that names them after --forces."
    )
    raise UsageError(
        f"No body of the package is in a most similar group or region {group}; {valid}"
    )
