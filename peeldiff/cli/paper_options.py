"""What `peeldiff paper` can be asked for: its kinds with their options, and the help on them.

Only strings and argparse, as in `peeldiff.cli.parser`: `--help` loads no model and no reader.
"""

from __future__ import annotations

import argparse
import re

from alignment.late import late

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["PAPERS", "add_papers"]

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO = late(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_SPELT = late(r"(\d{1,2}) ([a-z]+) (\d{4})", re.ASCII)
_NUMBERS = late(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def add_papers(
    verb: argparse.ArgumentParser, decisions: Callable[[argparse.ArgumentParser], None], file: Any
) -> None:
    """Add a verb of its own for each kind of paper.

    `decisions` adds the option of that name; `file` is what shell completion offers for a path.
    """
    kinds = verb.add_subparsers(dest="kind", metavar="KIND", title="kinds of paper", required=True)
    for name, (summary, description, add_options) in PAPERS.items():
        kind = kinds.add_parser(name, help=summary, description=description)
        files = kind.add_argument(
            "files",
            metavar="REPORT",
            nargs="+",
            help="two reports or more on one force, or a folder with them; the newest two "
            "inspections are compared, earlier ones give the past of each finding",
        )
        files.complete = file  # type: ignore[attr-defined]
        output = kind.add_argument("--output", metavar="FILE", required=True, help="write here")
        output.complete = file  # type: ignore[attr-defined]
        add_options(kind, file)
        kind.add_argument(
            "--published",
            metavar="DATE",
            type=_date,
            help="when the newest report was published (2019-05-02), where it prints no day",
        )
        kind.add_argument(
            "--made-on",
            metavar="DATE",
            type=_date,
            help="the date that the paper bears (2019-05-02); none without it",
        )
        decisions(kind)


def _tracker(kind: argparse.ArgumentParser, file: Any) -> None:
    carry = kind.add_argument(
        "--carry",
        metavar="FILE",
        help="keep what people wrote in this tracker (.xlsx, .csv), be it of peeldiff or your own",
    )
    carry.complete = file  # type: ignore[attr-defined]
    _overwrite(kind)


def _readings(kind: argparse.ArgumentParser, file: Any) -> None:
    readings = kind.add_argument(
        "--readings",
        metavar="TRACKER",
        help="show, beside what the report says, how you read findings in this tracker (.xlsx, .csv)",
    )
    readings.complete = file  # type: ignore[attr-defined]


def _page(kind: argparse.ArgumentParser, file: Any) -> None:
    """It is made anew whenever it is asked for, with or without --overwrite, as nobody writes in it."""
    _readings(kind, file)
    _overwrite(kind, "nothing more: a page is always replaced")


def _response(kind: argparse.ArgumentParser, file: Any) -> None:
    template = kind.add_argument(
        "--template",
        metavar="FILE",
        help="write behind what stands in this letter of yours (.docx, .dotx), in its styles",
    )
    template.complete = file  # type: ignore[attr-defined]
    _readings(kind, file)
    _overwrite(kind)


def _cover(kind: argparse.ArgumentParser, file: Any) -> None:
    _readings(kind, file)
    _overwrite(kind)


def _overwrite(kind: argparse.ArgumentParser, told: str = "replace FILE if it is there") -> None:
    kind.add_argument("--overwrite", action="store_true", help=told)


PAPERS: dict[str, tuple[str, str, Callable[[argparse.ArgumentParser, Any], None]]] = {
    "page": (
        "one web page to mail or to print (.html)",
        "The whole comparison as one file for a web browser: counts, what needs an answer first, the "
        "grades through all inspections given, every finding with the words that its status rests on. "
        "It needs no network, holds no script, and prints.",
        _page,
    ),
    "tracker": (
        "a spreadsheet with a row for each finding (.xlsx, .csv)",
        "A spreadsheet with a row for each finding of all reports: what became of it, with the "
        "words that say so, and empty columns for owner, action and progress. With --carry, what "
        "people wrote in an earlier tracker comes along.",
        _tracker,
    ),
    "response": (
        "comments on the newest report under section 55 (.docx, .md)",
        "The comments that a police and crime commissioner must publish on a report under section "
        "55 of the Police Act 1996, ready to be written: the last day for it, what became of the "
        "earlier findings, and a block for every recommendation and area for improvement.",
        _response,
    ),
    "cover": (
        "one page for the board or the panel (.docx, .md)",
        "One page that goes in front of the tracker at a board or a police and crime panel: what the "
        "newest report asks for and by when, what became of the earlier findings in numbers, and the "
        "questions that members may ask.",
        _cover,
    ),
}
"""Each kind: its line in the list of kinds, its own description, and what adds its options."""


def _date(text: str) -> str:
    """A day as "2019-05-02", from that, "2 May 2019" or "2/5/2019"."""
    from datetime import date

    plain = " ".join(text.lower().split())
    year = month = day = 0
    if found := _ISO.fullmatch(plain):
        year, month, day = map(int, found.groups())
    elif found := _NUMBERS.fullmatch(plain):
        day, month, year = map(int, found.groups())
    elif (found := _SPELT.fullmatch(plain)) and found[2] in _MONTHS:
        day, month, year = int(found[1]), _MONTHS.index(found[2]) + 1, int(found[3])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day; write it as 2019-05-02 or '2 May 2019'"
        ) from None
