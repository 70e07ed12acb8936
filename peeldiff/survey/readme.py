"""The page of a package that is read first: what is in it, and what must not be read into it."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff._version import __version__
from peeldiff.survey.database import Database
from peeldiff.survey.tables import Table

__all__ = ["readme"]


def readme(database: Database, tables: Sequence[Table]) -> str:
    """The text in Markdown. It bears no date of its own: the same documents give the same page."""
    counts = list(database.select("SELECT status, count(*) FROM documents GROUP BY 1 ORDER BY 1"))
    told = ", ".join(f"{count} {status}" for status, count in counts)
    files = sum(int(count or 0) for _, count in counts)
    lines = [
        "<!-- peeldiff paper: survey -->",
        "# A survey of inspection reports",
        "",
        f"Made by peeldiff {__version__} from {files} files ({told}).",
        "",
        "## Tables",
        "",
        *(f"- `data/{table.name}.csv`: {table.description}" for table in tables),
        "",
    ]
    return "\n".join(lines)
