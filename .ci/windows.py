"""Packs every wheel that a Windows machine needs into one zip: `python .ci/windows.py dist`.

For offices without make, git or a way to a package index. The wheels are those of the lock file, by
version and hash, of peeldiff with its extra `papers`, for each Python below. What is needed is worked
out with the markers of Windows, because pip would ask those of the machine that it runs on.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
EXTRA = "papers"
_PIN = re.compile(
    r"^([a-z0-9][a-z0-9.-]*)==(\S+)[^\n]*\\\n((?: +--hash=\S+(?: \\)?\n)+)", re.MULTILINE
)
_NO_TIME = (1980, 1, 1, 0, 0, 0)
INSTALL = """\
To install peeldiff on Windows, with Python {first} to {last} from python.org:

1. Open PowerShell in this folder: File Explorer, right click, "Open in Terminal".
2. Paste this line:

   py -m pip install --no-index --find-links . "peeldiff[papers]"

3. Then, in any folder with reports:

   py -m peeldiff summary OLD.pdf NEW.pdf
   py -m peeldiff --help

Nothing is fetched from the network, and no administrator is needed.
"""


def pins(lock: str) -> dict[str, str]:
    """What the lock file says of each package, without the machines that it is for."""
    return {found[1]: f"{found[1]}=={found[2]} \\\n{found[3]}" for found in _PIN.finditer(lock)}


def requirements_of(wheel: Path) -> list[str]:
    """What a wheel says that it needs."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return Parser().parsestr(archive.read(name).decode()).get_all("Requires-Dist", [])


def needed(wanted: list[str], python: str) -> set[str]:
    """The packages that these and theirs need on Windows; what is installed here says what is theirs."""
    found: set[tuple[str, frozenset[str]]] = set()
    left = list(_on_windows(wanted, frozenset({EXTRA}), python))
    while left:
        # One may ask for a package alone and another for an extra of it.
        name, extras = asked = left.pop()
        if asked in found:
            continue
        found.add(asked)
        try:
            theirs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # for Windows alone, so not here; the lock file must have it all the same
        left += _on_windows(theirs, extras, python)
    return {name for name, _ in found}


def _on_windows(wanted: list[str], extras: set[str], python: str) -> Iterator[tuple[str, set[str]]]:
    for requirement in map(Requirement, wanted):
        marker = requirement.marker
        if marker is None or any(
            marker.evaluate(
                {
                    "extra": extra,
                    "implementation_name": "cpython",
                    "os_name": "nt",
                    "platform_machine": "AMD64",
                    "platform_python_implementation": "CPython",
                    "platform_system": "Windows",
                    "python_full_version": f"{python}.0",
                    "python_version": python,
                    "sys_platform": "win32",
                }
            )
            for extra in ("", *extras)
        ):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def download(wheel: Path, folder: Path) -> None:
    """Fetch what `wheel` needs into `folder`, for every Python, each file held to its hash."""
    known = pins((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    for python in PYTHONS:
        names = sorted(needed(requirements_of(wheel), python))
        asked = folder / "requirements.txt"
        asked.write_text("".join(known[name] for name in names), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
             "--no-deps", "--require-hashes", "--only-binary", ":all:", "--platform", "win_amd64",
             "--implementation", "cp", "--python-version", python, "--dest", str(folder),
             "--requirement", str(asked)],
            check=True,
        )  # fmt: skip
        asked.unlink()


def pack(wheel: Path, folder: Path, target: Path) -> None:
    """Write the zip: this wheel, those of the folder, and how to install them; the same every time."""
    files = {path.name: path.read_bytes() for path in (wheel, *folder.glob("*.whl"))}
    told = INSTALL.format(first=PYTHONS[0], last=PYTHONS[-1]).replace("\n", "\r\n")
    files["INSTALL.txt"] = told.encode()
    with zipfile.ZipFile(target, "w") as archive:  # wheels are packed already
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"{target.stem}/{name}", _NO_TIME), files[name])


def main(dist: Path) -> None:
    """Pack for the newest wheel in `dist`."""
    wheel = max(dist.glob("peeldiff-*.whl"), key=lambda path: path.stat().st_mtime)
    target = dist / f"{'-'.join(wheel.name.split('-')[:2])}-windows.zip"
    with tempfile.TemporaryDirectory() as name:
        download(wheel, Path(name))
        pack(wheel, Path(name), target)
    print(f"{wheel}\n{target} ({target.stat().st_size / 1e6:.0f} MB)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
