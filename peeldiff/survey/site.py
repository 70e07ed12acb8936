"""A package as pages to be read: one of all bodies, and one of each body.

The page of a body is made where the body is followed and lies in the store as it will be printed; that of
all bodies asks the database. Both hold to what `peeldiff.render.html` lays down for every page.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from alignment.records import replace
from peeldiff.history import Followed
from peeldiff.model.vocabulary import Accent
from peeldiff.pages.about import sources
from peeldiff.pages.history import history_page, history_sections
from peeldiff.pages.page import Block, Note, Page, Section, Table
from peeldiff.papers.page.build import handout
from peeldiff.papers.page.graded import GRID
from peeldiff.papers.shapes import dossier_of
from peeldiff.render.html import html
from peeldiff.survey.database import Database
from peeldiff.survey.index import index_page
from peeldiff.timeline import year_of

__all__ = ["FORCES", "INDEX", "address_of", "body_page", "file_name", "put_pages", "write_site"]

INDEX = "index.html"
FORCES = "forces"
"""The folder of the pages of bodies."""

_LONGEST = 80
"""Letters of the name of a file; some systems allow no more than 255 bytes."""
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Names that Windows keeps for itself, whatever their ending."""


def file_name(force_id: str) -> str:
    """The name of the file that holds the page of a body."""
    if len(force_id) <= _LONGEST and force_id.isascii() and force_id not in _DEVICES:
        return f"{force_id}.html"
    digest = sha256(force_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    plain = force_id.encode("ascii", "ignore").decode()[:_LONGEST]
    return f"{plain}-{digest}.html"


def address_of(force_id: str) -> str:
    """Where the page of a body is from the page of all."""
    return quote(f"{FORCES}/{file_name(force_id)}")


def write_site(database: Database, pages: Iterable[tuple[str, str]], folder: Path) -> list[str]:
    """Write the page of each body and that of all into a new folder; returns the names of the former."""
    (folder / FORCES).mkdir()
    written = {}
    for force_id, text in pages:
        written[force_id] = file_name(force_id)
        (folder / FORCES / written[force_id]).write_bytes(text.encode("utf-8", "replace"))
    index = html(index_page(database, lambda force: address_of(force) if force in written else ""))
    (folder / INDEX).write_bytes(index.encode("utf-8", "replace"))
    return sorted(written.values())


def put_pages(names: Sequence[str], folder: Path, out: Path) -> None:
    """Move the pages of bodies from `folder` to their place; what an earlier survey left there goes."""
    there = out / FORCES
    there.mkdir(exist_ok=True)
    for name in names:
        os.replace(folder / FORCES / name, there / name)
    for old in sorted(there.glob("*.html")):
        if old.name not in names:
            old.unlink()


# ---- one body -----------------------------------------------------------------------------------


def body_page(followed: Followed) -> str:
    """The page of a body in HTML: its whole history, and the newest inspection against the one before."""
    history = followed.history
    page = history_page([history])
    back = Note(text="All bodies of this survey", page=f"../{INDEX}")
    parts = [
        Section(
            id="history",
            heading="Through all inspections",
            is_part=True,
            blocks=tuple(s for s in history_sections(history, "all-") if s.id != "all-sources"),
        ),
        _newest(followed),
        sources(history.inspections),
    ]
    return html(
        Page(
            title=page.title,
            lead=(back, *page.lead),
            sections=tuple(part for part in parts if part is not None),
            footer=page.title,
        )
    )


def _newest(followed: Followed) -> Section | None:
    """What `peeldiff paper page` says of the newest two inspections, without what stands above already."""
    last = followed.columns[-2:]
    if len(last) < 2 or not all(year_of(column.inspection) for column in last):
        return None
    page = handout(dossier_of(followed))
    old, new = (inspection.label for inspection in followed.history.inspections[-2:])
    blocks: list[Block | Section] = [note for note in page.lead if note.accent is not Accent.PLAIN]
    blocks += [
        replace(section, blocks=tuple(_without_grid(section.blocks)))
        for section in page.sections
        if section.id not in ("earlier", "sources")
    ]
    return Section(
        id="newest", heading=f"{new} compared with {old}", is_part=True, blocks=tuple(blocks)
    )


def _without_grid(blocks: tuple[Block | Section, ...]) -> Iterator[Block | Section]:
    return (b for b in blocks if not (isinstance(b, Table) and b.caption == GRID))
