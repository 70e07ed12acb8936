"""The data files as they lie in this folder: one on another's base, with what their patterns need.

What is made of a file is kept (`peeldiff.parsed`) in two parts: its head, which is looked into for every
document, and its tables, for which the file must be chosen.
"""

from __future__ import annotations

import marshal
import os
import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from peeldiff.parsed import parsed
from peeldiff.words import plain

__all__ = [
    "FORCE_WORDS",
    "GRADE_WORDS",
    "Tables",
    "checked",
    "filled",
    "fragments",
    "head",
    "names",
    "on_base",
    "tables",
    "tables_of",
]

GRADE_WORDS = "GRADE"
FORCE_WORDS = "FORCE"
INSPECTORATE_WORDS = "INSPECTORATE"
_FOLDER = os.path.dirname(__file__)
_ENDING = ".toml"
_RULE = "\n# ---"
_MAKERS = (
    "data_files.py", "needs.py", "agreement.py", "checking.py", "data_text.py", "lists.py", 
    "pattern_check.py", "places.py", "shapes.py",
)  # fmt: skip
# The tables of a data file whose keys the code asks for; the keys of the others are the file's own.
_KEY_BY_KEY = frozenset((
    "structure", "findings", "deadlines", "judgments", "coming", "furniture", "followups",
    "verdicts", "plainly", "refs", "observations", "recalls", "raised_before", "missing", "fragments",
    "section_55",
))  # fmt: skip


class Tables(NamedTuple):
    """A data file: its tables, the numbers of its lists of patterns by table and key, what each
    pattern of each list needs (`Needs`), and what a `WordIndex` of the lists holds."""

    data: dict[str, Any]
    numbers: dict[tuple[str, str], int]
    needs: list[list[Any]]
    beginnings: dict[str, int]
    always: int
    places: list[tuple[int, int]]


@cache
def names() -> tuple[str, ...]:
    """The names of all data files, in order."""
    return tuple(
        sorted(name.removesuffix(_ENDING) for name in os.listdir(_FOLDER) if name.endswith(_ENDING))
    )


def head(name: str) -> dict[str, Any]:
    """What a data file says above its first rule of dashes."""
    told: dict[str, Any] = _kept(name)[0]
    return told


def tables(name: str) -> Tables:
    """A data file, with that on which it builds."""
    return Tables(*marshal.loads(_kept(name)[1]))


@cache
def _kept(name: str) -> tuple[dict[str, Any], bytes]:
    ours = [os.path.join(_FOLDER, f"{other}{_ENDING}") for other in names()]
    makers = [os.path.join(_FOLDER, module) for module in _MAKERS]
    path = os.path.join(_FOLDER, f"{name}{_ENDING}")
    kept: tuple[dict[str, Any], bytes] = parsed(path, partial(_parse, name), (*makers, *ours))
    return kept


def _parse(name: str, content: bytes) -> tuple[dict[str, Any], bytes]:
    import tomllib

    data = checked(name, content)
    above_rule = content.decode("utf-8").partition(_RULE)[0]
    return tomllib.loads(above_rule), marshal.dumps(tuple(tables_of(data)))


_above: list[str] = []
"""The files that are being parsed, each of which builds on the next."""


def checked(name: str, content: bytes) -> dict[str, Any]:
    """The data of a file on its base; raises `DataFileError` for any slip in it."""
    from peeldiff.inspectorates.agreement import check_agreement, check_base
    from peeldiff.inspectorates.checking import check_merged, check_own
    from peeldiff.inspectorates.data_text import Checked

    own = Checked(f"{name}{_ENDING}", content)
    check_base(own, [other for other in names() if other != name], (*_above, name))
    check_own(own)
    data = dict(own.data)
    if (base := data.pop("base", None)) is not None:
        _above.append(name)
        try:
            data = on_base(tables(base).data, data)
        finally:
            _above.pop()
    check_merged(own, data)
    check_agreement(own, data)
    return data


def tables_of(data: dict[str, Any]) -> Tables:
    """The tables of a data file with what their patterns need."""
    from peeldiff.inspectorates.needs import needs
    from peeldiff.inspectorates.patterns import index_of

    known = fragments(data)
    lists = {
        (table, key): [needs(filled(one, known), (GRADE_WORDS, FORCE_WORDS)) for one in patterns]
        for table, key, patterns in _lists(data)
    }
    return Tables(
        data,
        {place: number for number, place in enumerate(lists)},
        [[tuple(one) for one in told] for told in lists.values()],
        *index_of(lists.values()),
    )


def _lists(data: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """Every list of patterns of a data file, with the names of its table and of itself."""
    for table, entries in data.items():
        if isinstance(entries, dict):
            for key, patterns in entries.items():
                if key.endswith("_patterns"):
                    yield table, key, patterns


def on_base(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A data file on the one that it builds on.

    What it says replaces what stands there, in the tables that hold lists for the code key by key, in
    the others whole; the lists of `[more.TABLE]` are put before those that stand there.
    """
    more = own.pop("more", {})
    data = dict(base)
    for key, value in own.items():
        data[key] = {**base[key], **value} if key in _KEY_BY_KEY and key in base else value
    for table, lists in more.items():
        data[table] = {
            **data[table],
            **{key: [*rows, *data[table].get(key, ())] for key, rows in lists.items()},
        }
    return data


def fragments(data: dict[str, Any]) -> dict[str, str]:
    """A file's fragments by name; the inspectorate's short names last, since others hold them."""
    ours = sorted(map(plain, data["short_names"]), key=len, reverse=True)
    named = "(?:" + "|".join(map(re.escape, ours)) + ")"
    return {**data.get("fragments", {}), INSPECTORATE_WORDS: named}


def filled(pattern: str, known: dict[str, str]) -> str:
    """A pattern with fragments in the place of their names."""
    for name, fragment in known.items():
        pattern = pattern.replace(name, fragment)
    return pattern
