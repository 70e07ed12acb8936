"""What a survey keeps from run to run, in the folder `.work` of its package.

Each file is named by the content that it was made from and by the program that made it, and is
written whole: what is there is right, and a run that was killed is gone on with. Nothing is ever
changed in place, so that several workers may write at once.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from peeldiff._version import __version__
from peeldiff.errors import OutputError
from peeldiff.output import whole_file

__all__ = ["WORK", "Store", "program"]

WORK = ".work"
_LIBRARIES = ("pypdfium2", "rapidfuzz", "diff-match-patch")
_LEVEL = 1  # text falls to a fifth already; higher levels take longer than reading a document again


@cache
def program() -> str:
    """A short digest of the version, of every file of the program and of the versions of the libraries
    that reading and comparing depend on.

    A checkout may change without a new version, and what another state of it understood must not
    be taken for what this one does.
    """
    told = [__version__, *(f"{name} {_version(name)}" for name in _LIBRARIES)]
    digest = sha256("\n".join(told).encode())
    package = Path(__file__).parent.parent
    for root in (package, package.parent / "alignment"):
        for path in sorted(root.rglob("*")):
            if path.suffix in (".py", ".toml", ".txt", ".json") and path.is_file():
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return "missing"


class Store:
    """Values in plain data (`peeldiff.jsonio.plain_data`) under a kind and a key.

    It goes with the work to every worker, and `program` with it: they need not find out again which program
    this is, and what they leave is found even if the program's files are changed meanwhile.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        self.program = program()

    def get(self, kind: str, key: str) -> Any:
        """What was kept, or None; what is damaged counts as not there."""
        try:
            return json.loads(zlib.decompress(self._path(kind, key).read_bytes()))
        except (OSError, ValueError, zlib.error):
            return None

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep a value; raises `OutputError`."""
        path = self._path(kind, key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{path.parent} cannot be made ({error.strerror}).") from error
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        with whole_file(path, synced=False) as file:
            file.write(zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL))

    def forget_other_programs(self) -> None:
        """Remove what other versions left, as none of it is asked for again."""
        for kind in self.folder.iterdir():
            for folder in kind.iterdir() if kind.is_dir() else ():
                if folder.is_dir() and folder.name != self.program:
                    shutil.rmtree(folder, ignore_errors=True)

    def _path(self, kind: str, key: str) -> Path:
        # A folder with a hundred thousand files is slow on many systems.
        return self.folder / kind / self.program / key[:2] / f"{key}.json.z"
