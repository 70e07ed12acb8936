"""The page of a package that is read first: what is in it, and what must not be read into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff._version import __version__
from peeldiff.folders import DATABASE
from peeldiff.model import Status, ThreadState
from peeldiff.model.vocabulary import SILENT, STATUSES, THREAD_STATES
from peeldiff.survey.database import YEARS, Database
from peeldiff.survey.tables import Table
from peeldiff.survey.wording import weak_words

__all__ = ["MARK", "QUESTIONS", "readme"]

MARK = "<!-- peeldiff paper: survey -->"
"""What tells that the page is no report."""

_SILENCE = """\
## What must not be read into it

**Silence is not good news.** A report that does not speak of an earlier finding does not say that it is
dealt with. `changes.status` and `threads.state` keep apart what rests on words from what rests on silence:
"""

_TAKE_CARE = """
- To count what became of what was asked for, count `threads.state`: an inspection in between that looked at
  something else makes its points `not_reinspected`, and what the next says of them is not `successive`.
- To count from one inspection to the next, count `changes` with `successive` alone: the others stand there
  because a thread rests on them.
- A finding that was split, or made of several, has all of them in `change_findings`.
- Only `grades.comparable` rows may be set against the grade before: scales change between cycles and
  inspectorates. One printed grade that judges several questions stands once for each (`shared_with`).
- A status is the program's reading of the report, not the inspectorate's, and `confidence` says how
  sure it is: read `evidence.text` in its document before you build on a single one.
- `passages` come near a finding and prove nothing.
- What a survey has not is in `coverage`, what it could not read in `documents`: look before you count.
- Cells hold the reports' own words. Import them as text: a spreadsheet that opens a CSV file by a
  double click may take a cell for a formula.
"""

_TABLES = f"""\
## Tables

`datapackage.json` describes every column (Data Package 2.0): types, keys, closed sets of values. An empty
cell is unknown or does not apply. `{DATABASE}` holds the same tables, with keys, full text search
(`findings_search`, `evidence_search`) and views (`latest_grades`, `open_concerns`, `statuses`,
`what_closed`).

| table | rows | what it holds |
|---|---|---|"""

_LICENCE = """
The same in DuckDB: `SELECT grade, count(*) FROM 'data/grades.csv' GROUP BY 1`.

## Licence

The words of the reports are Crown copyright, under the
[Open Government Licence v3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/):
say where they are from. A report under other terms keeps them."""

QUESTIONS = (
    (
        "The newest grade of each question of every body",
        "SELECT force, question, grade, label FROM latest_grades ORDER BY force, question;",
    ),
    (
        "What is open longest",
        "SELECT force, first_raised, times_raised, text FROM open_concerns ORDER BY times_raised DESC;",
    ),
    (
        "Findings that speak of something, and the words that closed them",
        "SELECT f.force_id, f.text, w.words FROM findings_search s JOIN findings f ON f.rowid = s.rowid\n"
        "LEFT JOIN what_closed w USING (finding_id) WHERE findings_search MATCH 'supervis*';",
    ),
)


def readme(database: Database, tables: Sequence[Table]) -> str:
    """The text in Markdown. It bears no date of its own: the same documents give the same page."""
    return "\n".join(_lines(database, tables)) + "\n"


def _lines(database: Database, tables: Sequence[Table]) -> Iterator[str]:
    yield from (MARK, "# A survey of inspection reports", "", _made_from(database), "", _SILENCE)
    for status in (*SILENT, Status.RESOLVED):
        term = STATUSES[status]
        yield f"- `{status}`, {term.heading.lower()}: {term.guard}"
    yield f"- `{ThreadState.OPEN}`, of a thread: {THREAD_STATES[ThreadState.OPEN].guard}"
    for weak in weak_words(str(words) for (words,) in database.select("SELECT words FROM forces")):
        yield f"- {weak}"
    yield _TAKE_CARE
    yield _TABLES
    for table in tables:
        [(rows,)] = database.select(f"SELECT count(*) FROM {_counted(table)}")
        yield f"| `data/{table.name}.csv` | {rows} | {table.description} |"
    yield from ("", "## Questions to begin with")
    for what, question in QUESTIONS:
        yield from ("", f"{what}:", "", "```sql", question, "```")
    yield _LICENCE


def _made_from(database: Database) -> str:
    counts = list(database.select("SELECT status, count(*) FROM documents GROUP BY 1 ORDER BY 1"))
    told = ", ".join(f"{count} {status}" for status, count in counts)
    files = sum(int(count or 0) for _, count in counts)
    [(forces, inspections, first, last)] = database.select(
        "SELECT (SELECT count(*) FROM forces), (SELECT count(*) FROM inspections), years.* "
        f"FROM ({YEARS}) years"
    )
    years = f", of the years {first} to {last}" if first else ""
    return (
        f"Made by peeldiff {__version__} from {files} files ({told}): {inspections} inspections of\n"
        f"{forces} bodies{years}. It bears no date of its own: the same files\n"
        "give the same bytes."
    )


def _counted(table: Table) -> str:
    """The wide table is no table of the database: it has a row for each inspection."""
    return "inspections" if table.name == "forces_by_question" else table.name
