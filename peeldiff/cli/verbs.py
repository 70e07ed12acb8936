"""What each verb does: read, compare, render, write. Every import of weight stands in its verb."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from peeldiff.errors import ExitCode, OutputError, UsageError
from peeldiff.output import (
    narrate,
    progress,
    refuse_no_file,
    terminal_width,
    wants_colour,
    write_file,
    write_stdout,
)

TYPE_CHECKING = False

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions
    from peeldiff.folders import ReportFile
    from peeldiff.history import History
    from peeldiff.inputs import Report
    from peeldiff.model import Inspection, Pair, ReportWarning
    from peeldiff.pages.page import Page

__all__ = ["VERBS"]


def _summary(options: argparse.Namespace) -> int:
    chosen = _format(options, ("text", "markdown", "html", "json"))
    pair = _compare(options)
    if chosen == "json":
        from peeldiff.jsonio import to_json

        text = to_json(pair.diff)
    else:
        from peeldiff.pages.entries import Amount
        from peeldiff.pages.summary import summary_page

        text = _laid_out(summary_page(pair, Amount(options.amount)), chosen, options)
    _write(text, options, (options.old, options.new))
    return ExitCode.DONE


def _diff(options: argparse.Namespace) -> int:
    from peeldiff.render.parts import is_changed, only

    chosen = _format(options, ("text", "markdown", "html", "json"))
    pair = only(_compare(options), options.only)
    if chosen == "json":
        from peeldiff.jsonio import to_json

        text = to_json(pair.diff)
    else:
        from peeldiff.pages.comparison import comparison_page

        text = _laid_out(comparison_page(pair, options.only), chosen, options)
    _write(text, options, (options.old, options.new))
    return ExitCode.CHANGED if options.exit_code and is_changed(pair.diff) else ExitCode.DONE


def _why(options: argparse.Namespace) -> int:
    from peeldiff.compare import explain
    from peeldiff.render.why import listing, why

    old, new = _both(options)
    with progress("Comparing"):
        found = explain(old, new)
    if options.number is None:
        write_stdout(listing(found, _width(options), colour=wants_colour(options.color)))
        return ExitCode.DONE
    if not 1 <= options.number <= len(found):
        raise UsageError(
            f"{old.source.name} has no finding number {options.number}; "
            f"give a number from 1 to {len(found)}."
        )
    page = why(found[options.number - 1], _width(options), colour=wants_colour(options.color))
    write_stdout(page)
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
    chosen = _format(options, ("tree", "text", "json"))
    [file] = options.files
    if chosen == "text":
        from peeldiff.document.files import load
        from peeldiff.render.source import numbered_lines

        with progress(_reading(file)):
            text = numbered_lines(load(file, source_format=options.source_format))
        _write(text, options, (file,))
        return ExitCode.DONE
    inspection = _inspection(file, options.source_format)
    if chosen == "json":
        from peeldiff.jsonio import to_json

        text = to_json(inspection)
    else:
        from peeldiff.render.tree import tree

        text = tree(inspection, _width(options), colour=_colour(options))
    _write(text, options, (file,))
    return ExitCode.DONE


def _check(options: argparse.Namespace) -> int:
    from peeldiff.checking import check
    from peeldiff.render.checked import checked_csv, checked_text

    if options.format == "tree":
        raise UsageError("The table of --check has no tree; choose text, json or csv.")
    chosen = _format(options, ("text", "json", "csv"))
    files = [file.path for file in _files(options.files)]
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
            text = checked_text(found, options.width or terminal_width(), colour=_colour(options))
    _write(text, options, files)
    return ExitCode.NEEDS_A_LOOK if found.to_look_at else ExitCode.DONE


def _history(options: argparse.Namespace) -> int:
    chosen = _format(options, ("text", "markdown", "html", "csv", "json"))
    if options.table is not None and chosen != "csv":
        raise UsageError(f"--table chooses a table of csv, and {chosen} holds them all.")
    reports, left_out = _reports(options.files)
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
            pages = (_laid_out(history_page(some), chosen, options) for some in sets)
            text = "\n\n".join(pages)
    _write(text, options, [report.path for report in reports])
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
        decisions = _decisions(options, reports[group[newest(inspections)]].path)
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

    chosen = _format(options, ("text", "markdown", "html", "json"))
    if options.output != "-" and _is_in(options.output, options.package):
        raise _refused(options.output, "would stand in the package")
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

        text = _laid_out(peers_page(found), chosen, options)
    _write(text, options, ())
    return ExitCode.DONE


def _paper(options: argparse.Namespace) -> int:
    from peeldiff.cli.papers import paper

    return paper(
        options,
        _reports,
        lambda report: _decisions(options, report),
    )


def _decide(options: argparse.Namespace) -> int:
    from pathlib import Path

    from peeldiff.deciding import decide, doubtful_text

    if "-" in (options.old, options.new):
        raise UsageError("`peeldiff decide` asks questions, so both reports must be files.")
    if options.list or not sys.stdin.isatty():
        decisions = _decisions(options, options.new)
        old, new = _both(options)
        write_stdout(doubtful_text(old, new, decisions, width=_width(options)))
        return ExitCode.DONE
    from datetime import date

    from peeldiff.decisions import initials

    if options.by is not None:
        initials(options.by)  # refused before two reports are read
    path = options.decisions or os.path.join(os.path.dirname(options.new), DECISIONS_NAME)
    old, new = _both(options)
    today = date.today().isoformat()
    decide(old, new, Path(path), by=options.by, today=today, width=_width(options))
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
    _write(text, options, ())
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


def _inspection(source: str, source_format: str | None, *, followups: bool = True) -> Inspection:
    from peeldiff.inputs import read_inspection

    with progress(_reading(source)):
        return read_inspection(source, source_format=source_format, followups=followups)


def _reading(source: str) -> str:
    return f"Reading {os.path.basename(source) or source}" if source != "-" else "Reading"


def _reports(given: Sequence[str]) -> tuple[list[Report], list[ReportWarning]]:
    """Every report that the command line names, and what was left out of folders, said aloud."""
    from peeldiff.inputs import read_reports

    reports, left_out = read_reports(_files(given), lambda path: _inspection(path, None))
    for warning in left_out:
        narrate(warning.text)
    return reports, left_out


def _files(given: Sequence[str]) -> list[ReportFile]:
    from peeldiff.folders import files_of

    if given.count("-") > 1:
        raise UsageError('Only one of the reports can be "-" (standard input).')
    return files_of(given)


def _both(options: argparse.Namespace) -> tuple[Inspection, Inspection]:
    if options.old == options.new == "-":
        raise UsageError('Only one of the two reports can be "-" (standard input).')
    return (
        # Nobody asks what the older report says of inspections before it.
        _inspection(options.old, options.source_format, followups=False),
        _inspection(options.new, options.source_format),
    )


def _compare(options: argparse.Namespace) -> Pair:
    from peeldiff.compare import compare
    from peeldiff.model import Pair

    old, new = _both(options)
    decisions = _decisions(options, options.new)
    with progress("Comparing"):
        return Pair(old, new, compare(old, new, decisions=decisions))


DECISIONS_NAME = "peeldiff.toml"
"""What `peeldiff.decisions` calls its file, here so that most runs need not load it."""


def _decisions(options: argparse.Namespace, report: str) -> Decisions | None:
    """The reader's decisions: those asked for, or those beside `report`, said on standard error.

    `options.decisions` names them afterwards, so that no output takes their place.
    """
    beside = options.decisions is None
    if beside:
        path = os.path.join(os.path.dirname(report), DECISIONS_NAME)
        if report == "-" or not os.path.isfile(path):
            return None
        options.decisions = path
    from peeldiff.decisions import load_decisions

    found = load_decisions(options.decisions)
    if beside and found.decisions:
        narrate(f"your decisions in {options.decisions} are applied.")
    return found


def _format(options: argparse.Namespace, offered: Sequence[str]) -> str:
    """The format to write, told before anything is read; what is never overwritten comes first."""
    from peeldiff.cli.formats import format_of

    if options.output != "-":
        if _holds_decisions(options):
            raise _refused(options.output, "holds your decisions")
        refuse_no_file(options.output)
    return format_of(options.format, options.output, offered)


def _laid_out(page: Page, chosen: str, options: argparse.Namespace) -> str:
    """The page in the format that was chosen."""
    if chosen == "markdown":
        from peeldiff.render.markdown import markdown

        return markdown(page)
    if chosen == "html":
        from peeldiff.render.html import html

        return html(page)
    from peeldiff.render.text import text

    return text(page, _width(options), colour=_colour(options))


def _width(options: argparse.Namespace) -> int:
    return options.width or min(terminal_width(), _WIDEST)


_WIDEST = 100
"""Columns beyond which a line of prose is hard to read; `--width` still goes there."""


def _colour(options: argparse.Namespace) -> bool:
    """A file is coloured only when that is asked for by name."""
    return wants_colour(options.color) if options.output == "-" else options.color == "always"


def _write(text: str, options: argparse.Namespace, inputs: Sequence[str]) -> None:
    if options.output == "-":
        write_stdout(text)
        return
    kept = ""
    if any(given != "-" and _is_same_file(given, options.output) for given in inputs):
        kept = "is one of the reports"
    elif _holds_decisions(options):
        kept = "holds your decisions"
    if kept:
        raise _refused(options.output, kept)
    write_file(options.output, text)


def _refused(output: str, why: str) -> OutputError:
    return OutputError(f"{output} {why} and was not overwritten; give another name after --output.")


def _holds_decisions(options: argparse.Namespace) -> bool:
    """Whether the output would take the place of decisions, be they used by this run or not."""
    used = getattr(options, "decisions", None)  # `read` and `schema` ask for none
    if used is not None and _is_same_file(used, options.output):
        return True
    name = os.path.basename(os.path.realpath(options.output))
    return name == DECISIONS_NAME and os.path.exists(options.output)


def _is_in(path: str, folder: str) -> bool:
    """Whether a path leads below a folder, by whatever links."""
    real = os.path.realpath(folder)
    return os.path.realpath(path).startswith(os.path.join(real, ""))


def _is_same_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file, by whatever links."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one of them is not there, or is no name of a file
        return False
