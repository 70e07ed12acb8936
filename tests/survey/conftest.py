"""Surveys of the invented reports, made once; tests that change a package copy it."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peeldiff.survey import survey

REPORTS = (
    "2015-effectiveness-web.txt",
    "2016-effectiveness-report.md",
    "2016-effectiveness-web.txt",
    "2018-19-report.txt",
    "other-force-2016-web.txt",
)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory, fixtures_dir: Path) -> Path:
    """A folder with reports on two forces in nested folders, and with what is none."""
    folder = tmp_path_factory.mktemp("given") / "reports"
    (folder / "web").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name in REPORTS:
        place = folder / "web" if name.endswith("-web.txt") else folder
        (place / name).write_bytes((fixtures_dir / name).read_bytes())
    (folder / "copy of 2015.txt").write_bytes((fixtures_dir / REPORTS[0]).read_bytes())
    (folder / "damaged.pdf").write_bytes(b"%PDF-1.7\nbroken")
    (folder / "notes.md").write_text("# Notes\n\nBuy biscuits.\n")
    (folder / ".hidden" / "2016.txt").write_bytes((fixtures_dir / REPORTS[2]).read_bytes())
    return folder


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> Path:
    """The package on `reports`; not to be changed."""
    out = tmp_path_factory.mktemp("survey") / "package"
    survey([str(reports)], out)
    return out


@pytest.fixture
def database(package: Path) -> Iterator[sqlite3.Connection]:
    """The database of the package, for reading."""
    connection = sqlite3.connect(f"file:{package}/peeldiff.sqlite?mode=ro", uri=True)
    yield connection
    connection.close()


def rows_of(package: Path, name: str) -> list[dict[str, str]]:
    """A table of a package as CSV gives it."""
    with (package / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


_BACK_WITHIN = "10m"
"""How long a worker that ended may take to be there again."""


def local_cluster(workers: int, *, processes: bool = True) -> Any:
    """A dask cluster on this machine, in processes or in threads of this one."""
    distributed = pytest.importorskip("distributed", reason="without the extra cluster")
    import dask.config

    # dask gives up a worker that is not there again after 15 seconds, and on a busy machine a new process
    # takes longer. It asks when a worker is lost, so the setting must outlast this call.
    dask.config.set({"distributed.deploy.lost-worker-timeout": _BACK_WITHIN})
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=processes,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    )


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers of a dask cluster, each a process; a chunk that ends both of them is given up.

    Its scheduler is a thread of the tests' own process: while other tests keep that busy for minutes, it
    takes its workers for lost. So each file has a cluster of its own.
    """
    with local_cluster(2) as made:
        made.scheduler.allowed_failures = 1
        yield made


SMALL = ("2015-effectiveness-web.txt", "2016-effectiveness-web.txt", "2017-legitimacy-web.md")
OTHER = "other-force-2016-web.txt"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, fixtures_dir: Path) -> Path:
    """Short reports on two forces, a copy, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("small") / "reports"
    (folder / "nested").mkdir(parents=True)
    for name in SMALL:
        (folder / name).write_bytes((fixtures_dir / name).read_bytes())
    (folder / "nested" / OTHER).write_bytes((fixtures_dir / OTHER).read_bytes())
    (folder / "nested" / "copy.txt").write_bytes((fixtures_dir / SMALL[0]).read_bytes())
    (folder / "damaged.pdf").write_bytes(b"%PDF-1.7\nbroken")
    return folder
