"""What data files have and what code asks for are the same: no look-up fails at run time, no list is idle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from peeldiff.inspectorates import lists, load_inspectorate
from peeldiff.inspectorates.lists import TABLES
from peeldiff.inspectorates.records import Head
from peeldiff.inspectorates.shapes import FILE
from peeldiff.statements import grammar
from peeldiff.statements.lexicon import CLASSES

PACKAGE = Path(str(files("peeldiff")))
NAMES = sorted(path.stem for path in (PACKAGE / "inspectorates").glob("*.toml"))


@cache
def _modules() -> dict[str, ast.Module]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths
    }


def _asked(module: str, names: set[str]) -> Iterator[tuple[str, str]]:
    """The (class, attribute) of each attribute of a class of `module` that code of the package names."""
    for code in _modules().values():
        called = {
            alias.asname or alias.name: alias.name
            for node in ast.walk(code)
            if isinstance(node, ast.ImportFrom) and node.module == module
            for alias in node.names
            if alias.name in names
        }
        for node in ast.walk(code):
            match node:
                case ast.Attribute(value=ast.Name(id=name)) if name in called:
                    yield called[name], node.attr


def test_code_asks_for_every_list_of_the_table_and_for_no_other() -> None:
    classes = {cls.__name__ for cls in TABLES.values()}
    known = {(cls.__name__, key) for cls in TABLES.values() for key in cls.lists}
    assert set(_asked(lists.__name__, classes)) == known


def test_code_asks_for_every_list_of_words_and_phrases() -> None:
    kinds = (grammar.Words, grammar.Phrases, grammar.Formal)
    known = {(kind.__name__, one.name) for kind in kinds for one in kind}
    assert set(_asked(grammar.__name__, {kind.__name__ for kind in kinds})) == known


def test_code_asks_for_everything_that_a_head_says() -> None:
    named = {
        node.attr
        for path, code in _modules().items()
        if path != "inspectorates/records.py"
        for node in ast.walk(code)
        if isinstance(node, ast.Attribute)
    }
    assert set(Head.__annotations__) <= named


def test_code_asks_for_every_table_of_the_shape() -> None:
    asking = ("inspectorates/__init__.py", "inspectorates/records.py", "inspectorates/data_files.py",
              "inspectorates/whose.py", "forces.py")  # fmt: skip
    said = {
        node.value
        for path in asking
        for node in ast.walk(_modules()[path])
        if isinstance(node, ast.Constant)
    }
    assert FILE.keys.keys() - Head.__annotations__.keys() - TABLES.keys() - said == set()


def test_the_reader_weighs_every_class_of_the_lexicon() -> None:
    rows = (PACKAGE / "status" / "weights.tsv").read_text("utf-8").splitlines()
    traits = (row.partition("\t")[0] for row in rows if not row.startswith("#"))
    known = {word for trait in traits for word in re.split(r"[^a-z]+", trait)}
    assert {name for names in CLASSES.values() for name in names} - known == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_code_asks_the_tables_past_their_records(name: str) -> None:
    """`data` is what the file says; only the modules beside it may look into it."""
    assert load_inspectorate(name).data
    outside = [
        path
        for path, code in _modules().items()
        if not path.startswith("inspectorates/")
        for node in ast.walk(code)
        if isinstance(node, ast.Attribute) and node.attr == "data"
        if isinstance(node.value, ast.Name | ast.Attribute)
        and (getattr(node.value, "id", "") or getattr(node.value, "attr", "")).endswith("words")
    ]
    assert outside == []
