"""What each verb does: read, compare, render, write. Every import of weight stands in its verb."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from peeldiff.cli.given import (
    compared,
    decisions_for,
    read_both,
    read_one,
    reading_words,
    report_files,
    reports_of,
)
from peeldiff.cli.writing import (
    DECISIONS_NAME,
    colour_for,
    format_for,
    is_in,
    laid_out,
    refused,
    width_for,
    write,
)
from peeldiff.errors import ExitCode, UsageError
from peeldiff.output import (
    progress,
    terminal_width,
    wants_colour,
    write_stdout,
)

TYPE_CHECKING = False

if TYPE_CHECKING:
    from peeldiff.history import History
    from peeldiff.inputs import Report
    from peeldiff.model import ReportWarning

__all__ = ["VERBS"]


def _summary(options: argparse.Namespace) -> int:
    chosen = format_for(options, ("text", "markdown", "html", "json"))
    pair = compared(options)
    if chosen == "json":
        from peeldiff.jsonio import to_json

        text = to_json(pair.diff)
    else:
        from peeldiff.pages.amount import Amount
        from peeldiff.pages.summary import summary_page

        text = laid_out(summary_page(pair, Amount(options.amount)), chosen, options)
    write(text, options, (options.old, options.new))
    return ExitCode.DONE


def _diff(options: argparse.Namespace) -> int:
    from peeldiff.phrasing.parts import is_changed, only

    chosen = format_for(options, ("text", "markdown", "html", "json"))
    pair = only(compared(options), options.only)
    if chosen == "json":
        from peeldiff.jsonio import to_json

        text = to_json(pair.diff)
    else:
        from peeldiff.pages.comparison import comparison_page

        text = laid_out(comparison_page(pair, options.only), chosen, options)
    write(text, options, (options.old, options.new))
    return ExitCode.CHANGED if options.exit_code and is_changed(pair.diff) else ExitCode.DONE


def _why(options: argparse.Namespace) -> int:
    from peeldiff.cli.pointing import pointed
    from peeldiff.compare import Between
    from peeldiff.render.why import listing, why

    old, new = read_both(options)
    with progress("Comparing"):
        between = Between(old, new)
        points = between.points
    width, colour = width_for(options), wants_colour(options.color)
    if options.point is None:
        write_stdout(listing(points, width, colour=colour))
    else:
        found = pointed(options.point, between, points)
        write_stdout(why(found.cases, width, newer=found.newer, colour=colour))
    return ExitCode.DONE


def _read(options: argparse.Namespace) -> int:
    if options.check:
        return _check(options)
    if len(options.files) > 1:
        raise UsageError(
            "`peeldiff read` shows one report; `peeldiff read --check` looks at any number."
        )
    if options.format == "csv":
        raise UsageError("Only the table of --check is printed as csv; choose tree, text or json.")
    chosen = format_for(options, ("tree", "text", "json"))
    [file] = options.files
    if chosen == "text":
        from peeldiff.document.files import load
        from peeldiff.render.source import numbered_lines

        with progress(reading_words(file)):
            text = numbered_lines(load(file, source_format=options.source_format))
        write(text, options, (file,))
        return ExitCode.DONE
    inspection = read_one(file, options.source_format)
    if chosen == "json":
        from peeldiff.jsonio import to_json

        text = to_json(inspection)
    else:
        from peeldiff.render.tree import tree

        text = tree(inspection, width_for(options), colour=colour_for(options))
    write(text, options, (file,))
    return ExitCode.DONE


def _check(options: argparse.Namespace) -> int:
    from peeldiff.checking import check
    from peeldiff.render.checked import checked_csv, checked_text

    if options.format == "tree":
        raise UsageError("The table of --check has no tree; choose text, json or csv.")
    chosen = format_for(options, ("text", "json", "csv"))
    files = [file.path for file in report_files(options.files)]
    with progress(f"Reading {len(files)} {'file' if len(files) == 1 else 'files'}"):
        found = check(files, source_format=options.source_format)
    match chosen:
        case "json":
            from peeldiff.jsonio import to_json

            text = to_json(found)
        case "csv":
            text = checked_csv(found)
        case _:
            # A table is looked up, not read line by line: it may be as wide as the terminal.
            text = checked_text(
                found, options.width or terminal_width(), colour=colour_for(options)
            )
    write(text, options, files)
    return ExitCode.NEEDS_A_LOOK if found.to_look_at else ExitCode.DONE


def _history(options: argparse.Namespace) -> int:
    chosen = format_for(options, ("text", "markdown", "html", "csv", "json"))
    if options.table is not None and chosen != "csv":
        raise UsageError(f"--table chooses a table of csv, and {chosen} holds them all.")
    reports, left_out = reports_of(options.files)
    histories = _histories(options, reports, left_out)
    match chosen:
        case "json":
            from peeldiff.jsonio import to_json

            text = to_json(histories[0] if len(histories) == 1 else histories)
        case "csv":
            from peeldiff.papers.history_tables import concern_rows, grade_rows
            from peeldiff.papers.spreadsheet.comma import write_csv

            rows = grade_rows if options.table == "grades" else concern_rows
            text = write_csv(rows(histories)).decode()
        case _:
            from peeldiff.pages.history import history_page

            # A file for a web browser is one page; elsewhere each force has a text of its own.
            sets = [histories] if chosen == "html" else [[found] for found in histories]
            pages = (laid_out(history_page(some), chosen, options) for some in sets)
            text = "\n\n".join(pages)
    write(text, options, [report.path for report in reports])
    return ExitCode.DONE


def _histories(
    options: argparse.Namespace, reports: Sequence[Report], left_out: Sequence[ReportWarning]
) -> list[History]:
    """One history for each force, the forces by name; what was left out is told in each."""
    from alignment.records import replace
    from peeldiff.forces import by_force
    from peeldiff.history import history
    from peeldiff.timeline import newest

    histories = []
    asked = options.decisions
    for group in by_force([report.inspection for report in reports]):
        inspections = [reports[at].inspection for at in group]
        # The order of the files makes no difference, so none of them is the newest by its place.
        options.decisions = asked
        decisions = decisions_for(options, reports[group[newest(inspections)]].path)
        with progress("Comparing"):
            found = history(inspections, decisions=decisions)
        histories.append(replace(found, warnings=(*left_out, *found.warnings)))
    return histories


def _survey(options: argparse.Namespace) -> int:
    from peeldiff.cli.surveying import run_survey

    return run_survey(options)


def _peers(options: argparse.Namespace) -> int:
    from peeldiff.model import ThreadState
    from peeldiff.peers import MOST, Package, find_peers

    chosen = format_for(options, ("text", "markdown", "html", "json"))
    if options.output != "-" and is_in(options.output, options.package):
        raise refused(options.output, "would stand in the package")
    package = Package(options.package)
    state = None if options.state is None else ThreadState(options.state)
    with progress("Looking for peers"):
        found = find_peers(
            package,
            " ".join(options.asked),
            most=options.most or MOST,
            state=state,
            group=options.group,
        )
    if chosen == "json":
        from peeldiff.jsonio import to_json

        text = to_json(found)
    else:
        from peeldiff.pages.peers import peers_page

        text = laid_out(peers_page(found), chosen, options)
    write(text, options, ())
    return ExitCode.DONE


def _paper(options: argparse.Namespace) -> int:
    from peeldiff.cli.papers import paper

    return paper(
        options,
        reports_of,
        lambda report: decisions_for(options, report),
    )


def _decide(options: argparse.Namespace) -> int:
    from pathlib import Path

    from peeldiff.deciding import decide, doubtful_text

    if "-" in (options.old, options.new):
        raise UsageError("`peeldiff decide` asks questions, so both reports must be files.")
    if options.list or not sys.stdin.isatty():
        decisions = decisions_for(options, options.new)
        old, new = read_both(options)
        write_stdout(doubtful_text(old, new, decisions, width=width_for(options)))
        return ExitCode.DONE
    from datetime import date

    from peeldiff.decisions import initials

    if options.by is not None:
        initials(options.by)  # refused before two reports are read
    path = options.decisions or os.path.join(os.path.dirname(options.new), DECISIONS_NAME)
    old, new = read_both(options)
    today = date.today().isoformat()
    decide(old, new, Path(path), by=options.by, today=today, width=width_for(options))
    return ExitCode.DONE


def _browse(options: argparse.Namespace) -> int:
    if options.web:
        from tui.web import serve

        return serve(options.files, decisions=options.decisions, port=options.port)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "`peeldiff browse` needs a terminal; use `peeldiff diff` for a file or a pipe."
        )
    from tui.start import open_browser

    return open_browser(options.files, decisions=options.decisions)


def _schema(options: argparse.Namespace) -> int:
    import json

    from peeldiff.cli.formats import format_of
    from peeldiff.schema import json_schema

    format_of(None, options.output, ("json",))
    text = json.dumps(json_schema(options.name), ensure_ascii=False, indent=1) + "\n"
    write(text, options, ())
    return ExitCode.DONE


VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "summary": _summary,
    "diff": _diff,
    "why": _why,
    "read": _read,
    "history": _history,
    "survey": _survey,
    "peers": _peers,
    "paper": _paper,
    "decide": _decide,
    "browse": _browse,
    "schema": _schema,
}
"""Each verb of the parser and what runs it; the result is the exit code."""
