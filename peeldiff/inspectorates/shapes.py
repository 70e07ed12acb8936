"""The shape of an inspectorate's data file: which keys it has, and what may stand under each.

Declared once, as records. `checking.py` holds a file against it; what code asks for besides lists, it asks
through `records.py`. Loaded only when a data file is parsed.
"""

from __future__ import annotations

from alignment.records import dataclass
from peeldiff.inspectorates.lists import TABLES, Patterns
from peeldiff.model import FindingKind, Grade

__all__ = [
    "FILE",
    "MORE",
    "Fixed",
    "Free",
    "Number",
    "Several",
    "Shape",
    "Strings",
    "Text",
    "YesNo",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text; `among` are the only ones, () for any; `is_pattern` says that it is a regular expression."""

    among: tuple[str, ...] = ()
    may_be_empty: bool = False
    is_pattern: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strings:
    """A list of texts, none of them twice."""

    among: tuple[str, ...] = ()
    may_be_empty: bool = False
    least: int = 1
    is_pattern: bool = False
    is_title: bool = False
    """Whether the patterns are for texts as printed and are put together as one."""
    groups: tuple[str, ...] = ()
    """The groups that each pattern must have."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number above 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A table with the keys that code asks for; all but those that `may_lack` stand in it."""

    keys: dict[str, Shape]
    may_lack: frozenset[str] = frozenset()
    on_base: bool = False
    """Whether a file on a base may say only some of the keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """A table whose keys are the file's own."""

    each: Shape
    least: int = 0
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """A list of tables."""

    each: Fixed


Shape = Text | Strings | YesNo | Number | Fixed | Free | Several

_TEXT, _WORDS, _ANY_WORDS, _FLAG = Text(), Strings(), Strings(may_be_empty=True), YesNo()
_GRADES = tuple(grade.value for grade in Grade)
_KINDS = tuple(kind.value for kind in FindingKind)
_EMPTY_OR_TEXT = Text(may_be_empty=True)
_OFFICE = Fixed(keys={"body": _TEXT, "chief": _TEXT})


def _lists(table: str) -> Fixed:
    keys: dict[str, Shape] = {
        one.key: Strings(is_pattern=True, groups=one.groups)
        if isinstance(one, Patterns)
        else Strings(may_be_empty=table == "findings" and one.key in _KINDS)
        for one in TABLES[table].lists.values()
    }
    lacking = frozenset(one.key for one in TABLES[table].lists.values() if one.may_lack)
    return Fixed(keys=keys, may_lack=lacking, on_base=True)


_LISTS: dict[str, Shape] = {table: _lists(table) for table in TABLES}
MORE = Fixed(
    keys={
        **_LISTS,
        "grades": Free(each=_WORDS, among=_GRADES),
        "programmes": Free(each=_ANY_WORDS),
        "pillar_words": Free(each=_WORDS),
    },
    may_lack=frozenset((*_LISTS, "grades", "programmes", "pillar_words")),
)
"""What may stand under `[more]`: lists that are put before those of the base."""
FILE = Fixed(
    keys={
        "name": _TEXT,
        "short_names": _ANY_WORDS,
        "full_names": _WORDS,
        "base": _TEXT,
        "other_inspectorates": _ANY_WORDS,
        "main_programme": _TEXT,
        "same_questions": _ANY_WORDS,
        "pillars": _ANY_WORDS,
        "narrative_pillars": _ANY_WORDS,
        "force_prefixes": _ANY_WORDS,
        "force_suffixes": _WORDS,
        "not_forces": _ANY_WORDS,
        "bodies_by_place": _FLAG,
        "also_called": Free(each=_TEXT),
        "force_pattern": Text(is_pattern=True),
        "body": Strings(least=2),
        "kinds": Free(each=Strings(least=2), among=_KINDS),
        "names_gravest": _FLAG,
        "weak_links": Fixed(
            keys={"recognised": _TEXT, "nearest_within": Number()},
            may_lack=frozenset({"recognised", "nearest_within"}),
        ),
        "has_register": _FLAG,
        "titled_from": _EMPTY_OR_TEXT,
        "list_themes": _FLAG,
        "link_tables": _EMPTY_OR_TEXT,
        "measured": _FLAG,
        "recognised": Fixed(keys={"opening": _ANY_WORDS, "anywhere": _ANY_WORDS}),
        "programmes": Free(each=_ANY_WORDS, least=1),
        "programmes_of": Free(each=_TEXT),
        "frameworks": Free(
            each=Fixed(
                keys={
                    "short": _TEXT,
                    "programme": _TEXT,
                    "beside": _FLAG,
                    "drop_pattern": Text(is_pattern=True),
                    "title_patterns": Strings(is_pattern=True, is_title=True),
                },
                may_lack=frozenset({"short", "beside", "drop_pattern"}),
            )
        ),
        "scales": Several(
            Fixed(
                keys={
                    "first_cycle": _TEXT,
                    "last_cycle": _EMPTY_OR_TEXT,
                    "frameworks": _WORDS,
                    "pillars": _FLAG,
                    "grades": Strings(among=_GRADES, least=2),
                },
                may_lack=frozenset({"first_cycle", "last_cycle", "frameworks", "pillars"}),
            )
        ),
        "grades": Free(each=_WORDS, least=2, among=_GRADES),
        "pillar_words": Free(each=_WORDS),
        "questions": Free(
            each=Fixed(
                keys={
                    "short": _TEXT,
                    "pillar": _EMPTY_OR_TEXT,
                    "overall": _FLAG,
                    "first_cycle": _TEXT,
                    "names": _WORDS,
                },
                may_lack=frozenset({"overall", "first_cycle"}),
            ),
            least=1,
        ),
        "subjects": Several(Fixed(keys={"families": _WORDS, "words": _WORDS})),
        **_LISTS,
        "section_55": Fixed(
            keys={
                "other_forces": _ANY_WORDS,
                "other_programmes": _ANY_WORDS,
                "limit_since": _TEXT,
                "days": Number(),
                "usual": _OFFICE,
                "special": Free(each=_OFFICE),
            },
            on_base=True,
        ),
        "refs": Fixed(
            keys={
                "kinds": Free(each=_TEXT, least=len(_KINDS), among=_KINDS),
                "pillars": Free(each=_TEXT),
                "programmes": Free(each=_EMPTY_OR_TEXT),
                "forces": Free(each=_TEXT),
            },
            on_base=True,
        ),
        "other_bodies": Fixed(
            keys={"of_parts": _TEXT, "of_programmes": Free(each=_TEXT)},
            may_lack=frozenset({"of_programmes"}),
        ),
        "judgement_tables": Fixed(
            keys={
                "heads": _WORDS,
                "stated": Several(
                    Fixed(
                        keys={
                            "family": _TEXT,
                            "patterns": Strings(is_pattern=True, groups=("area", "grade")),
                        }
                    )
                ),
            },
            may_lack=frozenset({"stated"}),
        ),
        "fragments": Free(each=Text(is_pattern=True)),
        "more": MORE,
    },
    may_lack=frozenset({
        "base", "bodies_by_place", "also_called", "recognised", "frameworks", "subjects", "other_bodies",
        "judgement_tables", "fragments", "more", "same_questions",
    }),
)  # fmt: skip
"""The whole file."""
