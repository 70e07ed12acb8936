"""A slip in a data file: the error names the file, the line and what would be valid, and nothing goes on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from peeldiff.errors import DataFileError
from peeldiff.inspectorates.data_files import checked
from peeldiff.inspectorates.places import Path as Place
from peeldiff.inspectorates.places import Places
from peeldiff.inspectorates.shapes import FILE, Fixed, Free, Several, Shape, Strings
from peeldiff.statements import grammar, lexicon

FOLDER = Path(str(files("peeldiff.inspectorates")))
TEXTS = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))}
# Once a file, not once a key: this is done wherever tests are collected.
OWN = {name: tomllib.loads(text) for name, text in TEXTS.items()}
LINES = {name: Places(text) for name, text in TEXTS.items()}
ROWS = {name: text.splitlines() for name, text in TEXTS.items()}
SENTENCE = re.compile(r"[\w/]+\.(toml|txt)(, line \d+| is no TOML)?: [^\n]+[.?]")


def _places(name: str) -> list[tuple[Place, Shape]]:
    """Every key of a data file that has a shape of its own, with it."""
    return list(_walk(OWN[name], FILE, ()))


def _walk(value: Any, shape: Shape, path: Place) -> Iterator[tuple[Place, Shape]]:
    if path and isinstance(path[-1], str):
        yield path, shape
    match shape:
        case Fixed(keys=keys):
            for key, one in value.items():
                yield from _walk(one, keys[key], (*path, key))
        case Free(each=each):
            for key, one in value.items():
                yield from _walk(one, each, (*path, key))
        case Several(each=each):
            for at, one in enumerate(value):
                yield from _walk(one, each, (*path, at))


def _shape_at(path: Place) -> Shape:
    shape: Shape = FILE
    for key in path:
        if isinstance(shape, Fixed):
            shape = shape.keys[str(key)]
        elif isinstance(shape, Free | Several):
            shape = shape.each
    return shape


def _has_a_line(name: str, path: Place) -> bool:
    """Whether a key does not stand inside braces."""
    row = ROWS[name][(LINES[name].line(path) or 1) - 1]
    return bool(re.match(rf'\s*"?{re.escape(str(path[-1]))}"?\s*=', row))


LEAVES = [
    (name, path, shape)
    for name in TEXTS
    for path, shape in _places(name)
    if not isinstance(shape, Fixed | Free | Several) and _has_a_line(name, path)
]


def _is_asked_for(path: Place) -> bool:
    """Whether the table that a key stands in knows which keys it has."""
    holder = _shape_at(path[:-1])
    return not isinstance(holder, Free) or bool(holder.among)


def _is_missed(name: str, path: Place) -> bool:
    """Whether nothing stands in for a key that is left out."""
    holder = _shape_at(path[:-1])
    own = OWN[name]
    if path[0] == "more" or not isinstance(holder, Fixed) or path[-1] in holder.may_lack:
        return False
    if "base" in own and (len(path) == 1 or holder.on_base):
        return path[0] in ("name", "short_names", "main_programme")
    return True


# A whole data file is checked for each slip: `make test` tries every fifth key, `make nightly` all of them.
STEP = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 5


def _params(leaves: list[tuple[str, Place, Shape]]) -> list[Any]:
    return [
        pytest.param(name, path, id=f"{name}-{'.'.join(map(str, path))}")
        for name, path, _ in leaves[::STEP]
    ]


def _error(name: str, text: str) -> str:
    with pytest.raises(DataFileError) as caught:
        checked(name, text.encode())
    told = str(caught.value)
    assert SENTENCE.fullmatch(told) or " is no TOML: " in told, told
    assert told.startswith(f"{name}.toml")
    return told


class _Spoilt:
    """A data file of which a key can be changed where it stands."""

    def __init__(self, name: str, path: Place) -> None:
        self.rows = ROWS[name]
        places = LINES[name]
        self.key = str(path[-1])
        self.first = places.line(path) or 0
        self.last = places.last(path)

    def with_rows(self, *rows: str) -> str:
        return "\n".join([*self.rows[: self.first - 1], *rows, *self.rows[self.last :], ""])

    def with_value(self, *rows: str) -> str:
        head = self.rows[self.first - 1].partition("=")[0]
        return self.with_rows(f"{head}= {rows[0]}", *rows[1:])

    def misspelt(self) -> str:
        rest = self.rows[self.first - 1].partition("=")[2]
        return self.with_rows(f"{self.key}x ={rest}", *self.rows[self.first : self.last])


@pytest.mark.parametrize("name", TEXTS)
def test_a_data_file_has_no_slip(name: str) -> None:
    assert checked(name, TEXTS[name].encode())["name"]


@pytest.mark.parametrize(("name", "path"), _params([one for one in LEAVES if one[1] != ("base",)]))
def test_a_value_of_another_type_is_named_with_its_line(name: str, path: Place) -> None:
    spoilt = _Spoilt(name, path)
    told = _error(name, spoilt.with_value("1.5"))
    assert f'line {spoilt.first}: "{spoilt.key}"' in told
    assert "should be " in told
    assert told.endswith("and is a number.")


@pytest.mark.parametrize(
    ("name", "path"), _params([one for one in LEAVES if _is_asked_for(one[1])])
)
def test_a_misspelt_key_is_named_with_its_line_and_the_right_one(name: str, path: Place) -> None:
    spoilt = _Spoilt(name, path)
    told = _error(name, spoilt.misspelt())
    assert f"line {spoilt.first}: " in told
    assert f'"{spoilt.key}x"' in told
    assert f'did you mean "{spoilt.key}"?' in told


@pytest.mark.parametrize(
    ("name", "path"), _params([one for one in LEAVES if _is_missed(one[0], one[1])])
)
def test_a_key_that_is_left_out_is_missed_where_nothing_stands_in_for_it(
    name: str, path: Place
) -> None:
    assert f'"{path[-1]}"' in _error(name, _Spoilt(name, path).with_rows())


LISTS = [one for one in LEAVES if isinstance(one[2], Strings)]


@pytest.mark.parametrize(
    ("name", "path"), _params([one for one in LISTS if not getattr(one[2], "may_be_empty", False)])
)
def test_an_empty_list_is_named_with_its_line(name: str, path: Place) -> None:
    spoilt = _Spoilt(name, path)
    told = _error(name, spoilt.with_value("[]"))
    assert f'line {spoilt.first}: "{spoilt.key}"' in told
    assert "is empty" in told


@pytest.mark.parametrize(("name", "path"), _params([one for one in LISTS if not one[2].among]))
def test_a_row_that_stands_twice_is_named_with_its_line(name: str, path: Place) -> None:
    spoilt = _Spoilt(name, path)
    told = _error(name, spoilt.with_value("[", "'a thing',", "'a thing',", "]"))
    assert told.startswith(f'{name}.toml, line {spoilt.first + 1}: "a thing" stands twice in ')


PATTERNS = [one for one in LISTS if getattr(one[2], "is_pattern", False)]
ONE_OF_EACH_TABLE = list(
    {(name, path[:-1]): (name, path, shape) for name, path, shape in PATTERNS}.values()
)
"""A list of patterns of every table: to come so far, all patterns of the file are compiled."""


@pytest.mark.parametrize(("name", "path"), _params(ONE_OF_EACH_TABLE))
@pytest.mark.parametrize(
    ("pattern", "told"), [("(", "is no regular expression"), ("a|", "matches an empty text")]
)
def test_a_pattern_that_is_none_is_named_with_its_line(
    name: str, path: Place, pattern: str, told: str
) -> None:
    spoilt = _Spoilt(name, path)
    error = _error(name, spoilt.with_value("[", f"'{pattern}',", "]"))
    assert f"line {spoilt.first + 1}: the pattern '{pattern}' in \"{spoilt.key}\"" in error
    assert told in error


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("table", ["verdict", "more.verdict", "questions.new.names", "[scale]"])
def test_a_table_that_nobody_asks_for_is_named_with_its_line(name: str, table: str) -> None:
    told = _error(name, f"{TEXTS[name]}\n[{table}]\nhedge = []\n")
    assert f"line {TEXTS[name].count(chr(10)) + 2}: " in told


# ---- what one table says of another ---------------------------------------------------------------------

HARBOURS = """name = "Harbour Inspectorate"
short_names = ["HI"]
full_names = ["Inspectorate of Harbours"]
base = "hmicfrs"
main_programme = "Harbour inspection"
pillars = []
narrative_pillars = []
titled_from = ""

[recognised]
opening = ["inspection of harbours"]
anywhere = ["harbour inspectorate"]

# ---- frameworks ----
[frameworks.HAR]
programme = "Harbour inspection"
title_patterns = ["^inspection of harbours: (?P<force>.+)$"]

[pillar_words]

[grades]
good = ["good"]
inadequate = ["poor"]

[[scales]]
frameworks = ["HAR"]
grades = ["good", "inadequate"]

[questions.moorings]
short = "Moorings"
pillar = ""
names = ["The state of moorings"]

[[subjects]]
families = ["moorings"]
words = ["ropes"]

[findings]
area_for_improvement = ["What should be better"]
cause_of_concern = ["Urgent matters"]

[more.furniture]
visit_patterns = ['^visited:? (?P<dates>\\d.*)']
"""


def test_the_harbours_have_no_slip() -> None:
    assert checked("harbours", HARBOURS.encode())["name"] == "Harbour Inspectorate"


@pytest.mark.parametrize(
    ("was", "is_", "told"),
    [
        ('base = "hmicfrs"', 'base = "hmcifrs"',
         'line 4: base is "hmcifrs", and there is no such data file; did you mean "hmicfrs"?'),
        ('base = "hmicfrs"', 'base = "harbours"',
         'line 4: base is "harbours", and there is no such data file; valid are'),
        ('base = "hmicfrs"\n', "",
         'or say base = "hmicfrs" above the first [table].'),
        ("= []\nnarrative", '= ["tides"]\nnarrative',
         None),
        ("narrative_pillars = []", 'narrative_pillars = ["tides"]',
         'line 7: "tides" in "narrative_pillars" is no pillar of this file; none is known here.'),
        ('titled_from = ""', 'titled_from = "soon"',
         'line 8: titled_from is "soon"; give a year such as "2021", or "" for never.'),
        ('main_programme = "Harbour inspection"', 'main_programme = "Harbour inspections"',
         'line 5: "Harbour inspections" in "main_programme" is no programme'),
        ("[recognised]", "also_called = 3\n[recognised]",
         'line 10: [also_called] should be a table and is a number.'),
        ("anywhere =", "titled_from = \"\"\nanywhere =",
         'line 12: "titled_from" stands in [recognised], where no code asks for it; '
         "put it above the first [table]."),
        ('opening = ["inspection of harbours"]\nanywhere = ["harbour inspectorate"]',
         "opening = []\nanywhere = []",
         "line 10: [recognised] is empty and would claim every report"),
        ('[recognised]\nopening', '# --- too soon\n[recognised]\nopening',
         "line 11: [recognised] stands below the first line of dashes; put it above."),
        ("good = [\"good\"]", 'fragile = ["good"]',
         'line 22: "fragile" is none of what [grades] may hold; valid are "outstanding", "good",'),
        ('inadequate = ["poor"]', 'inadequate = ["Good"]',
         'line 23: "Good" stands under "good" and "inadequate" in [grades]; take one of them out.'),
        ('grades = ["good", "inadequate"]', 'grades = ["good", "poor"]',
         'line 27: "poor" is none of what "grades" in [scales] may hold'),
        ('grades = ["good", "inadequate"]', 'grades = ["good", "outstanding"]',
         'line 27: [grades] has no words for "outstanding", which a scale has; give it some.'),
        ('frameworks = ["HAR"]', 'frameworks = ["HARB"]',
         'line 26: "HARB" in "frameworks" in [scales] is no framework, nor the short name of one; '
         'did you mean "HAR"?'),
        ('frameworks = ["HAR"]\n', "", 'line 25: a scale without frameworks needs a "first_cycle"'),
        ('frameworks = ["HAR"]', 'frameworks = ["HAR"]\nfirst_cycle = "2014"',
         "line 25: a scale has frameworks or cycles, and this one has both; take one of them out."),
        ('pillar = ""', 'pillar = "tides"',
         'line 31: "tides" in "pillar" in [questions.moorings] is no pillar of this file'),
        ('families = ["moorings"]', 'families = ["mooring"]',
         'line 35: "mooring" in "families" in [subjects] is no question of this file; '
         'did you mean "moorings"?'),
        ('words = ["ropes"]', 'words = ["ropes", "ropes"]',
         'line 36: "ropes" stands twice in "words" in [subjects]; take one of them out.'),
        ('"Urgent matters"', '"What should be better:"',
         'line 40: "What should be better:" stands under "area_for_improvement" and '
         '"cause_of_concern" in [findings]; take one of them out.'),
        ("cause_of_concern =", "none_pattern =",
         'line 40: no code asks for "none_pattern" in [findings]; did you mean "none_patterns"?'),
        ("cause_of_concern =", "causes_of_concern =",
         'line 40: no code asks for "causes_of_concern" in [findings]; '
         'did you mean "cause_of_concern"?'),
        ("[more.furniture]", "[more.furnitur]",
         'line 42: no code asks for "furnitur" in [more]; did you mean "furniture"?'),
        ("(?P<dates>", "(?P<date>",
         "line 43: the pattern '^visited:? (?P<date>\\d.*)' in \"visit_patterns\" in "
         "[more.furniture] has no group (?P<dates>…), which code asks for"),
        ("^visited", "^Visited", 'has the capitals "V", and texts come in small letters; write those.'),
        ("^visited", "^the port’s visit", 'has "’", and texts come with straight quotes'),
        ("^visited", "^visited  on", "has two spaces together"),
        ("^visited:? (?P<dates>\\d.*)", "\\bon (?P<dates>x)|at (?P<dates>x)",
         "begins with \\b and has a bar outside brackets"),
        ("(?P<force>.+)$\"", "(?P<force>.+)$\", \"^port: (?P<force>.+)$\"",
         'do not go together: as one pattern they make one that is no regular expression'),
        ("[more.furniture]", '[other_bodies]\nof_parts = "the board"\n[more.furniture]',
         'line 42: [other_bodies] needs "other_bodies_patterns" in [structure]; give it.'),
        ("[more.furniture]", '[fragments]\nTIDE = "tides?"\n[more.furniture]',
         'line 43: no pattern asks for the fragment "TIDE"; take it out.'),
        ("[more.furniture]", '[refs.programmes]\n"Harbour inspectoin" = ""\n[more.furniture]',
         'line 43: "Harbour inspectoin" in'),
        ("titled_from", "link_tables = \"harbours\"\ntitled_from",
         'line 8: compare/link_tables has no folder "harbours"; valid are'),
        ("titled_from", "bodies_by_place = true\ntitled_from",
         'line 8: bodies_by_place needs "force_prefixes" beside it'),
        ("titled_from", "name = \"again\"\ntitled_from", "is no TOML: cannot overwrite a value (at line 8"),
        ("titled_from", "titled_from titled_from", "is no TOML: expected '=' after a key"),
    ],
)  # fmt: skip
def test_tables_that_do_not_agree_are_named_with_the_line(
    was: str, is_: str, told: str | None
) -> None:
    assert was in HARBOURS
    spoilt = HARBOURS.replace(was, is_, 1)
    if told is None:
        assert checked("harbours", spoilt.encode())
    else:
        assert told in _error("harbours", spoilt)


def test_bytes_that_are_no_text_are_named_with_their_line() -> None:
    with pytest.raises(DataFileError, match=r"^harbours\.toml, line 2: these bytes are not UTF-8"):
        checked("harbours", HARBOURS.encode().replace(b'["HI"]', b'["H\xff"]'))


# ---- the words of `lexicon/` ------------------------------------------------------------------------------

WORDS = {path.name: path.read_text("utf-8") for path in sorted((FOLDER / "lexicon").glob("*.txt"))}


def _parse(name: str, text: str) -> None:
    if name in lexicon.CLASSES:
        lexicon.parse(text.encode(), name)
    elif name == "formal.txt":
        grammar.parse_formal(text.encode())
    else:
        grammar.parse(text.encode())


def _slip(name: str, text: str) -> str:
    with pytest.raises(DataFileError) as caught:
        _parse(name, text)
    assert SENTENCE.fullmatch(str(caught.value))
    return str(caught.value)


SECTIONS = [
    (name, title) for name, text in WORDS.items() for title in re.findall(r"^\[(.+)\]", text, re.M)
]


@pytest.mark.parametrize("name", WORDS)
def test_a_file_of_words_has_no_slip(name: str) -> None:
    _parse(name, WORDS[name])


@pytest.mark.parametrize(("name", "title"), SECTIONS)
def test_a_misspelt_list_is_named_with_its_line_and_the_right_one(name: str, title: str) -> None:
    line = WORDS[name].splitlines().index(f"[{title}]") + 1
    told = _slip(name, WORDS[name].replace(f"[{title}]", f"[{title}e]"))
    assert told.startswith(
        f"lexicon/{name}, line {line}: no code asks for [{title}e]; did you mean ["
    )


@pytest.mark.parametrize(("name", "title"), SECTIONS)
def test_a_list_that_is_left_out_or_empty_is_named(name: str, title: str) -> None:
    rows = WORDS[name].splitlines()
    first = rows.index(f"[{title}]")
    after = (at for at, row in enumerate(rows) if at > first and row.startswith("["))
    last = next(after, len(rows))
    without = "\n".join(rows[:first] + rows[last:])
    assert _slip(name, without).startswith(f"lexicon/{name}: [{title}] is missing")
    empty = "\n".join(rows[: first + 1] + rows[last:])
    assert _slip(name, empty).startswith(f"lexicon/{name}, line {first + 1}: [{title}] is empty")


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Tidy", '"Tidy" has capitals'),
        ("=", '"=" holds no word'),
        ("[tidy", '"[tidy" should be the name of a list'),
        ("tidy\ntidy", '"tidy" stands in ['),
    ],
)
def test_a_row_that_would_match_nothing_is_named_with_its_line(
    name: str, row: str, told: str
) -> None:
    line = WORDS[name].count("\n") + row.count("\n") + 1
    assert f"lexicon/{name}, line {line}: {told}" in _slip(name, f"{WORDS[name]}{row}\n")


def test_a_row_above_every_list_is_named() -> None:
    assert "line 1: " in _slip("sense.txt", f"tidy\n{WORDS['sense.txt']}")


def test_a_phrase_among_single_words_is_named() -> None:
    text = WORDS["grammar.txt"].replace("[closes]\n", "[closes]\nwound up\n")
    assert 'line 4: "wound up" is a phrase, but [closes] takes single words' in _slip(
        "grammar.txt", text
    )


# ---- as a person meets it --------------------------------------------------------------------------


def _copied(folder: Path) -> None:
    """The program in a folder of its own."""
    for package in ("peeldiff", "alignment"):
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(FOLDER.parents[1] / package, folder / package, ignore=skipped)


def _summary(folder: Path, fixtures: Path) -> subprocess.CompletedProcess[str]:
    reports = [fixtures / f"{year}-effectiveness-web.txt" for year in (2015, 2016)]
    command = [sys.executable, "-m", "peeldiff", "summary", *map(str, reports)]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)


def test_a_slip_is_no_fault_of_the_files_that_are_checked(
    tmp_path: Path, fixtures_dir: Path
) -> None:
    _copied(tmp_path)
    path = tmp_path / "peeldiff" / "inspectorates" / "hmicfrs.toml"
    path.write_text(
        path.read_text("utf-8").replace("\n[verdicts]", "\n[verdict]"), encoding="utf-8"
    )
    command = [
        sys.executable,
        "-m",
        "peeldiff",
        "read",
        "--check",
        str(fixtures_dir / "2018-19-report.txt"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_an_inspectorate_may_have_no_findings_of_a_kind() -> None:
    """An empty list of labels takes the place of the base's: it has no such findings."""
    without = HARBOURS.replace('["Urgent matters"]', "[]")
    assert checked("harbours", without.encode())["findings"]["cause_of_concern"] == []


def test_an_inspectorate_has_findings_of_some_kind() -> None:
    kinds = ("recommendation", "innovative_practice", "promising_practice")
    labels = "[findings]\narea_for_improvement = []\ncause_of_concern = []\n"
    none = labels + "".join(f"{kind} = []\n" for kind in kinds)
    start, _, rest = HARBOURS.partition("[findings]\n")
    spoilt = f"{start}{none}\n{rest[rest.index('[more.furniture]') :]}"
    assert "line 38: [findings] has no label at all; give one kind a label." in _error(
        "harbours", spoilt
    )


def test_a_new_file_is_found_by_itself(tmp_path: Path, fixtures_dir: Path) -> None:
    _copied(tmp_path)
    new = tmp_path / "peeldiff" / "inspectorates" / "harbours.toml"
    new.write_text(HARBOURS, encoding="utf-8")
    assert _summary(tmp_path, fixtures_dir).returncode == 0
    new.write_text(HARBOURS.replace("title_patterns", "titel_patterns"), encoding="utf-8")
    assert _summary(tmp_path, fixtures_dir).stderr == (
        'peeldiff: harbours.toml, line 17: no code asks for "titel_patterns" in [frameworks.HAR]; '
        'did you mean "title_patterns"?\n'
    )


@pytest.mark.parametrize(
    ("file", "was", "is_", "told"),
    [
        ("inspectorates/hmicfrs.toml", "[verdicts]", "[verdict]",
         'hmicfrs.toml, line {line}: no code asks for "verdict"; did you mean "verdicts"?'),
        ("inspectorates/fire_and_rescue.toml", "short_names", "short_name",
         'fire_and_rescue.toml, line 5: no code asks for "short_name"; did you mean "short_names"?'),
        ("inspectorates/lexicon/sense.txt", "[good]", "[god]",
         "lexicon/sense.txt, line 2: no code asks for [god]; did you mean [good]?"),
        ("inspectorates/lexicon/grammar.txt", "[closes]", "[close]",
         "lexicon/grammar.txt, line 3: no code asks for [close]; did you mean [closes]?"),
    ],
)  # fmt: skip
def test_a_run_ends_with_one_sentence_and_2(
    file: str, was: str, is_: str, told: str, tmp_path: Path, fixtures_dir: Path
) -> None:
    _copied(tmp_path)
    path = tmp_path / "peeldiff" / file
    text = path.read_text("utf-8")
    path.write_text(text.replace(was, is_, 1), encoding="utf-8")
    told = told.replace("{line}", str(text[: text.index(was)].count("\n") + 1))
    done = _summary(tmp_path, fixtures_dir)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("peeldiff: ")
    assert done.stderr.count("\n") == 1
    assert told in done.stderr
