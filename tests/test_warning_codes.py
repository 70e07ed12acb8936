"""Every warning has a code, and every code stands in the documentation."""

from __future__ import annotations

import ast
import re
from pathlib import Path

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+|upgraded")


def made(root: Path) -> set[str]:
    """The codes of all warnings that the program makes, by its source."""
    codes = set()
    for path in [*(root / "peeldiff").rglob("*.py"), *(root / "tui").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                given = {k.arg: k.value for k in node.keywords}.get("code")
                if node.func.id == "say" and path.name == "relation.py":
                    given = node.args[0]
                if isinstance(given, ast.Constant):
                    codes.add(given.value)
    return codes


def documented(root: Path) -> list[str]:
    text = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    table = text.partition("## Warnings")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)


def test_the_documentation_lists_the_codes_that_the_program_gives(root_dir: Path) -> None:
    assert set(documented(root_dir)) == made(root_dir) | {"upgraded"}


def test_each_code_is_listed_once_in_the_order_of_the_alphabet(root_dir: Path) -> None:
    assert documented(root_dir) == sorted(set(documented(root_dir)))


def test_codes_are_words_with_hyphens(root_dir: Path) -> None:
    assert all(CODE.fullmatch(code) for code in made(root_dir))
