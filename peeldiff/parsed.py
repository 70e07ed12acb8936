"""Data files of the package, parsed once and then kept as Python keeps its own modules.

What a file parses to lies in `__pycache__` as byte code does, written whole or not at all, and not written
where Python is told to write no byte code; a wheel brings it along as a module. It is made anew when the
content of the file changes, or that of a module that parses it.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import SourceFileLoader
from zlib import crc32

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import CodeType
    from typing import Any

__all__ = ["as_modules", "beside", "parsed", "read_beside"]


def parsed(path: str, parse: Callable[[bytes], Any], made_by: Sequence[str]) -> Any:
    """What `parse` makes of the content of the file `path`.

    It may hold tuples, frozen sets and what JSON holds. `made_by` are the paths of the modules that
    have a part in it.
    """
    loader = _Loader(path, parse, made_by)
    _asked[path] = loader
    return loader.shipped() or loader.kept()


def as_modules() -> Iterator[tuple[str, str]]:
    """The path and the text of a module for each data file that was asked for, to go into a wheel.

    It holds what the file parses to, for the version of Python that runs now, so that nothing need be
    written where the wheel is installed.
    """
    for path, loader in _asked.items():
        yield f"{path}{_MODULE}", loader.module()


def beside(module: str, *names: str) -> str:
    """The path of a file beside the module whose `__file__` is given, or in a folder beside it."""
    return os.path.join(os.path.dirname(module), *names)


def read_beside(module: str, *names: str) -> str:
    """The text of such a file."""
    with open(beside(module, *names), encoding="utf-8") as file:
        return file.read()


_NAME = "peeldiff data file"
_MODULE = ".py"
_asked: dict[str, _Loader] = {}


class _Loader(SourceFileLoader):
    """Finds a data file's byte code, or makes it."""

    def __init__(self, path: str, parse: Callable[[bytes], Any], made_by: Sequence[str]) -> None:
        super().__init__(_NAME, f"{path}.")  # a module may have the same name but for its ending
        self._file = path
        self._parse = parse
        self._made_by = made_by

    def kept(self) -> Any:
        """What the file parses to, out of its byte code or made now."""
        return marshal.loads(_value(self, "kept"))

    def shipped(self) -> Any:
        """The same out of the module that a wheel has beside the file; None where it is of another
        content or another Python, or not there."""
        path = f"{self._file}{_MODULE}"
        if not os.path.exists(path):
            return None
        loader = SourceFileLoader(_NAME, path)
        if _value(loader, "made_for") != self._made_for():
            return None
        return marshal.loads(_value(loader, "kept"))

    def module(self) -> str:
        """The text of that module."""
        kept = marshal.dumps(self._parse(self.get_data(self.path)))
        return f"made_for = {self._made_for()!r}\nkept = {kept!r}\n"

    def _made_for(self) -> tuple[int, str | None]:
        return self.path_stats(self.path)["mtime"], sys.implementation.cache_tag

    def path_stats(self, path: Any) -> dict[str, Any]:
        """The sum of the content instead of a time: the files of a wheel all have one time."""
        content = self.get_data(self.path)
        told = crc32(content)
        for module in (__file__, *self._made_by):
            if os.path.exists(module):  # an installation may have byte code only
                told = crc32(self.get_data(module), told)
        return {"mtime": told, "size": len(content)}

    def get_data(self, path: Any) -> bytes:
        """The content of the data file, or of another."""
        return super().get_data(self._file if path == self.path else path)

    def source_to_code(  # type: ignore[override]
        self, data: Any, path: Any, *, _optimize: int = -1
    ) -> CodeType:
        """Byte code that gives back what the file parses to."""
        kept = marshal.dumps(self._parse(data))
        return compile(f"kept = {kept!r}", path, "exec", dont_inherit=True)


def _value(loader: SourceFileLoader, name: str) -> Any:
    code = loader.get_code(_NAME)
    assert code is not None  # only modules that are not Python's have no code
    space: dict[str, Any] = {}
    exec(code, space)
    return space[name]
