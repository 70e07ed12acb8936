"""Every list that the code asks for stands in every data file, so that no look-up fails at run time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from peeldiff.inspectorates import load_inspectorate

PACKAGE = Path(str(files("peeldiff")))
NAMES = sorted(path.stem for path in (PACKAGE / "inspectorates").glob("*.toml"))


def _asked(code: ast.Module) -> Iterator[tuple[str, str]]:
    """The (table, key) of each call of `pattern`, `plain_set` or `says` with both as plain strings; of a
    helper that says the table itself, the keys with which it is called."""
    helpers: dict[str, tuple[str, str]] = {}
    for node in ast.walk(code):
        if isinstance(node, ast.FunctionDef):
            given = {arg.arg for arg in node.args.args}
            for call in filter(None, map(_call, ast.walk(node))):
                match call:
                    case ("says", [ast.Constant(value=str(table)), ast.Name(id=key), *_]) if (
                        key in given
                    ):
                        helpers[node.name] = (table, "_patterns")
    for node in ast.walk(code):
        told = _call(node)
        if told is None:
            continue
        name, args = told
        texts = [str(arg.value) for arg in args if isinstance(arg, ast.Constant)]
        if name in ("pattern", "plain_set", "says") and len(texts) > 1:
            yield texts[0], f"{texts[1]}_patterns" if name == "says" else texts[1]
        elif name in helpers and texts:
            table_name, ending = helpers[name]
            yield table_name, f"{texts[0]}{ending}"


def _call(node: ast.AST) -> tuple[str, list[ast.expr]] | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr, node.args
    return None


ASKED = sorted(
    {
        asked
        for path in PACKAGE.rglob("*.py")
        for asked in _asked(ast.parse(path.read_text("utf-8")))
    }
)
OPTIONAL = {("furniture", "visit_patterns"), ("structure", "other_bodies_patterns")}
"""What the code looks for before it asks: not every inspectorate prints the days of its visit."""


def test_the_code_is_searched() -> None:
    assert ("structure", "parts") in ASKED
    assert ("recalls", "method_patterns") in ASKED
    assert len(ASKED) > 80


@pytest.mark.parametrize("name", NAMES)
def test_every_list_that_the_code_asks_for_stands_in_the_data_file(name: str) -> None:
    data = load_inspectorate(name).data
    needed = (asked for asked in ASKED if asked not in OPTIONAL)
    assert [asked for asked in needed if asked[1] not in data.get(asked[0], {})] == []
