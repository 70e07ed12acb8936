"""A package on three invented forces, two of which were asked for the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.peers import Package
from peeldiff.survey import survey

HEAD = "PEEL: Police effectiveness {cycle}\n\nAn inspection of {force}\n\n{date}\n\n© HMICFRS\n\n"

OLD = """\
Investigating crime

{force} requires improvement at investigating crime.

Area for improvement

• The force should ensure that its investigations are supervised regularly.

Protecting vulnerable people

{force} is good at protecting vulnerable people.

Area for improvement

• The force should answer more of its 101 calls.
"""

NEW = """\
Investigating crime

{force} is good at investigating crime.

In 2016, we identified an area for improvement about the supervision of investigations. We have closed
this area for improvement, because sergeants now review every investigation once a week.

Protecting vulnerable people

{force} is good at protecting vulnerable people.
"""


def write(folder: Path, name: str, force: str, cycle: str, date: str, body: str) -> None:
    """Write a report of a force."""
    text = HEAD.format(force=force, cycle=cycle, date=date) + body.format(force=force)
    (folder / name).write_text(text, "utf-8")


@pytest.fixture(scope="session")
def package_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package; not to be changed."""
    given = tmp_path_factory.mktemp("peers") / "reports"
    given.mkdir()
    write(given, "alder-2016.txt", "Aldershire Police", "2016", "March 2017", OLD)
    write(given, "alder-2017.txt", "Aldershire Police", "2017", "March 2018", NEW)
    write(given, "birch-2016.txt", "Birchshire Police", "2016", "March 2017", OLD)
    other = OLD.replace("its investigations are supervised", "its vehicles are washed")
    write(given, "cedar-2016.txt", "Cedarshire Police", "2016", "March 2017", other)
    out = given.parent / "package"
    survey([str(given)], out)
    return out


@pytest.fixture
def package(package_dir: Path) -> Package:
    """The package, opened."""
    return Package(package_dir)
