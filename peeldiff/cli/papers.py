"""`peeldiff paper`: read the reports, have the paper made, write its files."""

from __future__ import annotations

import argparse
import os

from peeldiff.document.files import read_bytes
from peeldiff.errors import ExitCode, OutputError, UsageError
from peeldiff.folders import files_of
from peeldiff.output import narrate, progress, refuse_no_file, write_file
from peeldiff.papers import KINDS, PaperFile, PaperKind, PaperOptions
from peeldiff.papers.shapes import assemble

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from peeldiff.decisions import Decisions
    from peeldiff.inputs import Report
    from peeldiff.model import ReportWarning

__all__ = ["paper"]


def paper(
    options: argparse.Namespace,
    read: Callable[[Sequence[str]], tuple[list[Report], list[ReportWarning]]],
    decisions_beside: Callable[[str], Decisions | None],
) -> int:
    """Make the paper that `options` ask for.

    `read` reads files and folders and says what it left out; `decisions_beside` gives the reader's
    decisions, those asked for or those beside a report. What can be refused is refused before a
    report is read.
    """
    kind = KINDS[options.kind]
    asked = PaperOptions(
        output=options.output,
        ending=_ending(options.output, kind),
        carry=getattr(options, "carry", None),
        template=getattr(options, "template", None),
        overwrite=getattr(options, "overwrite", False),
    )
    refuse_no_file(asked.output)
    files = [file.path for file in files_of(options.files)]
    _refuse_to_replace(asked, kind, files, overwrite=asked.overwrite)
    if asked.carry is not None:
        read_bytes(asked.carry)
    readings = None
    if (tracker := getattr(options, "readings", None)) is not None:
        from peeldiff.papers.tracker.readings import read_readings

        readings = read_readings(tracker)
    reports, left_out = read(options.files)
    inspections = [report.inspection for report in reports]
    from peeldiff.timeline import newest

    decisions = decisions_beside(reports[newest(inspections)].path)
    with progress("Comparing"):
        dossier = assemble(
            inspections,
            decisions=decisions,
            published=options.published,
            made_on=options.made_on,
            warnings=left_out,
            readings=readings,
        )
        made = kind.make(dossier, asked)
    _write(made, files)
    return ExitCode.DONE


def _ending(output: str, kind: PaperKind) -> str:
    ending = os.path.splitext(output)[1].lower()
    if ending not in kind.endings:
        raise UsageError(
            f"A {kind.name} cannot be written as {output or 'a file without a name'}; give a name "
            f"that ends in {' or '.join(kind.endings)} after --output."
        )
    return ending


def _refuse_to_replace(
    asked: PaperOptions, kind: PaperKind, reports: Sequence[str], *, overwrite: bool
) -> None:
    if any(_is_same_file(report, asked.output) for report in reports):
        raise OutputError(
            f"{asked.output} is one of the reports and was not overwritten; "
            "give another name after --output."
        )
    refreshed = asked.carry is not None and _is_same_file(asked.carry, asked.output)
    if kind.guarded and not (overwrite or refreshed) and os.path.lexists(asked.output):
        mode = "--carry it to keep what is written in it, or " if kind.name == "tracker" else ""
        raise OutputError(
            f"{asked.output} is there already and was not replaced; {mode}give another name, or "
            "--overwrite."
        )


def _write(made: Sequence[PaperFile], reports: Sequence[str]) -> None:
    """Write every file in order, each by a rename."""
    for file in made:
        if any(_is_same_file(report, file.path) for report in reports):
            raise OutputError(
                f"{file.path} is one of the reports and was not overwritten; "
                "give another name after --output."
            )
    for file in made:
        write_file(file.path, file.content)
        if file.note:
            narrate(file.note)


def _is_same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one of them is not there, or is no name of a file
        return False
