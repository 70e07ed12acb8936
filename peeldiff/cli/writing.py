"""Where output goes and how it is laid out; what it must never take the place of."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from peeldiff.errors import OutputError
from peeldiff.output import refuse_no_file, terminal_width, wants_colour, write_file, write_stdout

TYPE_CHECKING = False

if TYPE_CHECKING:
    from peeldiff.pages.page import Page

__all__ = [
    "DECISIONS_NAME",
    "colour_for",
    "format_for",
    "is_in",
    "laid_out",
    "refused",
    "width_for",
    "write",
]

DECISIONS_NAME = "peeldiff.toml"
"""What `peeldiff.decisions` calls its file, here so that most runs need not load it."""


def format_for(options: argparse.Namespace, offered: Sequence[str]) -> str:
    """The format to write, told before anything is read; what is never overwritten comes first."""
    from peeldiff.cli.formats import format_of

    if options.output != "-":
        if _holds_decisions(options):
            raise refused(options.output, "holds your decisions")
        refuse_no_file(options.output)
    return format_of(options.format, options.output, offered)


def laid_out(page: Page, chosen: str, options: argparse.Namespace) -> str:
    """The page in the format that was chosen."""
    if chosen == "markdown":
        from peeldiff.render.markdown import markdown

        return markdown(page)
    if chosen == "html":
        from peeldiff.render.html import html

        return html(page)
    from peeldiff.render.text import text

    return text(page, width_for(options), colour=colour_for(options))


def width_for(options: argparse.Namespace) -> int:
    """Columns to lay a page out in."""
    return options.width or min(terminal_width(), _WIDEST)


_WIDEST = 100
"""Columns beyond which a line of prose is hard to read; `--width` still goes there."""


def colour_for(options: argparse.Namespace) -> bool:
    """A file is coloured only when that is asked for by name."""
    return wants_colour(options.color) if options.output == "-" else options.color == "always"


def write(text: str, options: argparse.Namespace, inputs: Sequence[str]) -> None:
    """Write the text where it was asked for, but over no report and no decisions."""
    if options.output == "-":
        write_stdout(text)
        return
    kept = ""
    if any(given != "-" and _is_same_file(given, options.output) for given in inputs):
        kept = "is one of the reports"
    elif _holds_decisions(options):
        kept = "holds your decisions"
    if kept:
        raise refused(options.output, kept)
    write_file(options.output, text)


def refused(output: str, why: str) -> OutputError:
    """That the output was not overwritten, and why."""
    return OutputError(f"{output} {why} and was not overwritten; give another name after --output.")


def _holds_decisions(options: argparse.Namespace) -> bool:
    """Whether the output would take the place of decisions, be they used by this run or not."""
    used = getattr(options, "decisions", None)  # `read` and `schema` ask for none
    if used is not None and _is_same_file(used, options.output):
        return True
    name = os.path.basename(os.path.realpath(options.output))
    return name == DECISIONS_NAME and os.path.exists(options.output)


def is_in(path: str, folder: str) -> bool:
    """Whether a path leads below a folder, by whatever links."""
    real = os.path.realpath(folder)
    return os.path.realpath(path).startswith(os.path.join(real, ""))


def _is_same_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file, by whatever links."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one of them is not there, or is no name of a file
        return False
