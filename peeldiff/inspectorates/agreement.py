"""Whether the tables of a data file agree: each name in one that another must know is known there.

Loaded only when a file is parsed anew.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from peeldiff.inspectorates.checking import leaves, named
from peeldiff.inspectorates.data_text import Checked
from peeldiff.inspectorates.places import Path
from peeldiff.inspectorates.shapes import FILE, Text
from peeldiff.meant import did_you_mean
from peeldiff.model import FindingKind
from peeldiff.words import plain

__all__ = ["check_agreement", "check_base"]

_RULE = "\n# ---"
_HEAD = ("name", "short_names", "main_programme", "recognised")
"""What is asked of every file for every document: it stands above the first line of dashes."""
_LINKS = os.path.join(os.path.dirname(__file__), os.pardir, "compare", "link_tables")


def check_agreement(own: Checked, data: Mapping[str, Any]) -> None:
    """Whether what a file says fits the rest of it; `data` is the file on its base."""
    _check_head(own)
    _check_pillars(own, data)
    _check_grades(own, data)
    _check_scales(own, data)
    _check_labels(own, data)
    _check_families(own, data)
    _check_programmes(own, data)
    _check_rest(own, data)
    _check_fragments(own, data)


def _check_head(own: Checked) -> None:
    if "base" not in own.data:
        return
    above = tomllib.loads(own.text.partition(_RULE)[0])
    for key in _HEAD:
        if key not in own.data:
            raise own.wrong(
                (), f"{named((key,))} is missing; give it above the first line of dashes"
            )
        if key not in above:
            raise own.wrong(
                (key,),
                f"{named((key,))} stands below the first line of dashes; put it above",
            )
    if own.data.get("bodies_by_place"):
        for key in ("force_prefixes", "force_suffixes"):
            if key not in above:
                raise own.wrong(
                    ("bodies_by_place",),
                    f'bodies_by_place needs "{key}" beside it, above the first line of dashes; give it',
                )
    marks = own.data["recognised"]
    if not (marks["opening"] or marks["anywhere"]):
        raise own.wrong(
            ("recognised",),
            '[recognised] is empty and would claim every report; give "opening" or "anywhere" a phrase',
        )


def _is_among(own: Checked, path: Path, told: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if told not in names:
        raise own.wrong(
            path, f'"{told}" in {named(path)} is no {what}; {did_you_mean(told, names)}', told
        )


def _check_pillars(own: Checked, data: Mapping[str, Any]) -> None:
    pillars = data["pillars"]
    for pillar in own.data.get("narrative_pillars", ()):
        _is_among(own, ("narrative_pillars",), pillar, pillars, "pillar of this file")
    for pillar in own.data.get("pillar_words", {}):
        _is_among(own, ("pillar_words",), pillar, pillars, "pillar of this file")
    for pillar in own.data.get("refs", {}).get("pillars", {}):
        _is_among(own, ("refs", "pillars", pillar), pillar, pillars, "pillar of this file")
    for family, row in own.data.get("questions", {}).items():
        _is_among(
            own,
            ("questions", family, "pillar"),
            row["pillar"],
            (*pillars, ""),
            'pillar of this file, nor "" for none',
        )


def _check_grades(own: Checked, data: Mapping[str, Any]) -> None:
    _check_once(own, ("grades",), own.data.get("grades", {}))
    for at, row in enumerate(own.data.get("scales", ())):
        for grade in row["grades"]:
            if grade not in data["grades"]:
                raise own.wrong(
                    ("scales", at, "grades"),
                    f'[grades] has no words for "{grade}", which a scale has; give it some',
                )


def _check_scales(own: Checked, data: Mapping[str, Any]) -> None:
    shorts = [row.get("short", name) for name, row in data.get("frameworks", {}).items()]
    for at, row in enumerate(own.data.get("scales", ())):
        path = ("scales", at)
        if "frameworks" in row and ("first_cycle" in row or "last_cycle" in row):
            raise own.wrong(
                path,
                "a scale has frameworks or cycles, and this one has both; take one of them out",
            )
        for name in row.get("frameworks", ()):
            _is_among(
                own, (*path, "frameworks"), name, shorts, "framework, nor the short name of one"
            )
        if "frameworks" not in row:
            for key in ("first_cycle", "last_cycle"):
                told = row.get(key)
                if told is None or (told and not re.match(r"20\d\d", told)):
                    raise own.wrong(
                        (*path, key),
                        f'a scale without frameworks needs a "{key}" that begins with a year, such as "2014"',
                    )


def _check_labels(own: Checked, data: Mapping[str, Any]) -> None:
    labels = {kind.value: own.data.get("findings", {}).get(kind.value, ()) for kind in FindingKind}
    _check_once(own, ("findings",), labels)
    if not any(data["findings"][kind.value] for kind in FindingKind):
        raise own.wrong(("findings",), "[findings] has no label at all; give one kind a label")


def _check_once(own: Checked, path: Path, lists: Mapping[str, Iterable[str]]) -> None:
    """Refuse words that stand in two lists of which a text can be of one only."""
    seen: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            other = seen.setdefault(plain(word), name)
            if other != name:
                raise own.wrong(
                    (*path, name),
                    f'"{word}" stands under "{other}" and "{name}" in {named(path)}; take one of them out',
                    word,
                )


def _check_families(own: Checked, data: Mapping[str, Any]) -> None:
    families = data["questions"]
    for at, row in enumerate(own.data.get("subjects", ())):
        for family in row["families"]:
            _is_among(own, ("subjects", at, "families"), family, families, "question of this file")
    for at, row in enumerate(own.data.get("judgement_tables", {}).get("stated", ())):
        _is_among(
            own,
            ("judgement_tables", "stated", at, "family"),
            row["family"],
            families,
            "question of this file",
        )


def _check_programmes(own: Checked, data: Mapping[str, Any]) -> None:
    known = [
        *data["programmes"],
        *data["programmes_of"].values(),
        *(row["programme"] for row in data.get("frameworks", {}).values()),
    ]
    if "main_programme" in own.data:
        _is_among(
            own,
            ("main_programme",),
            own.data["main_programme"],
            known,
            "programme of [programmes] or of a framework",
        )
    for at, programme in enumerate(own.data.get("same_questions", ())):
        _is_among(
            own,
            ("same_questions", at),
            programme,
            known,
            "programme of [programmes] or of a framework",
        )
    for table, key in (("refs", "programmes"), ("other_bodies", "of_programmes")):
        for programme in own.data.get(table, {}).get(key, {}):
            _is_among(
                own,
                (table, key, programme),
                programme,
                known,
                "programme of [programmes] or of a framework",
            )


def _check_rest(own: Checked, data: Mapping[str, Any]) -> None:
    year = data["titled_from"]
    if year and not re.fullmatch(r"20\d\d", year):
        raise own.wrong(
            ("titled_from",),
            f'titled_from is "{year}"; give a year such as "2021", or "" for never',
        )
    since = data["section_55"]["limit_since"]
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", since):
        raise own.wrong(
            ("section_55", "limit_since"),
            f'limit_since is "{since}"; give a day such as "2017-05-02"',
        )
    folder = data["link_tables"]
    if folder and not os.path.isdir(os.path.join(_LINKS, folder)):
        raise own.wrong(
            ("link_tables",),
            f'compare/link_tables has no folder "{folder}"; '
            + did_you_mean(folder, sorted(os.listdir(_LINKS))),
        )
    if "other_bodies" in data and "other_bodies_patterns" not in data["structure"]:
        raise own.wrong(
            ("other_bodies",),
            '[other_bodies] needs "other_bodies_patterns" in [structure]; give it',
        )


def _check_fragments(own: Checked, data: Mapping[str, Any]) -> None:
    used = "\n".join(
        one
        for _, shape, value in leaves(data, FILE, ())
        for one in ([value] if isinstance(shape, Text) else value)
    )
    for name, fragment in own.data.get("fragments", {}).items():
        if name != name.upper():
            raise own.wrong(
                ("fragments", name),
                f'the fragment "{name}" needs a name in capitals, such as "{name.upper()}"',
            )
        if name not in used.replace(fragment, ""):
            raise own.wrong(
                ("fragments", name), f'no pattern asks for the fragment "{name}"; take it out'
            )


def check_base(own: Checked, names: Collection[str], above: Collection[str]) -> None:
    """Whether the base of a file is another data file and does not build on this one."""
    base = own.data.get("base")
    if base is None:
        return
    if not isinstance(base, str) or base not in names:
        raise own.wrong(
            ("base",),
            f'base is "{base}", and there is no such data file; {did_you_mean(str(base), names)}',
        )
    if base in above:
        raise own.wrong(
            ("base",), f'base is "{base}", which builds on this file; name one that does not'
        )
