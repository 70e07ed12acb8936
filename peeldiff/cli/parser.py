"""What can be asked for: verbs, their files and options, and the help that explains them.

The verbs with their options are in `verb_options`. Only strings here, and nothing of weight:
`--help` loads no model and no reader.
"""

from __future__ import annotations

import argparse

from peeldiff._version import __version__
from peeldiff.cli.verb_options import VERBS
from peeldiff.errors import OutputError
from peeldiff.output import narrate, terminal_width, write_stdout

TYPE_CHECKING = False  # `--help` takes less time than importing `typing`

if TYPE_CHECKING:
    from typing import Any, NoReturn

__all__ = ["build_parser"]

_DESCRIPTION = """\
What changed between two inspection reports on a police force: the grades, what
became of each area for improvement and cause of concern, and the wording.
"""

_EXAMPLES = """\
examples:
  peeldiff summary 2016.pdf 2018-19.pdf          what changed, for the meeting
  peeldiff diff 2016.pdf 2018-19.pdf --format markdown --output changes.md
  peeldiff diff 2016.pdf 2018-19.pdf --format json | jq '.grades[].change'
  peeldiff read 2018-19.pdf                      check what was understood
  peeldiff read --check reports/                 what needs a look before you trust it
  peeldiff history reports/*.pdf                 every concern through the years
  peeldiff paper tracker reports/ --output tracker.xlsx
  peeldiff paper page 2016.pdf 2018-19.pdf --output changes.html
  peeldiff browse 2016.pdf 2018-19.pdf           read the changes side by side

Reports may be PDF, HTML, DOCX, ODT, Markdown or text, or the JSON that
`peeldiff read --format json` prints; "-" reads standard input.

exit codes:
  0  done
  1  with --exit-code: the comparison shows a change;
     with read --check: a file needs a look
  2  wrong usage, or an input or output that cannot be used
"""

_SHELLS = ("bash", "zsh", "fish", "tcsh")


class _Help(argparse.HelpFormatter):
    """Help for the terminal's width, which argparse would find by a costly import."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=min(terminal_width() - 2, 98))


class _LaidOutHelp(_Help, argparse.RawDescriptionHelpFormatter):
    """Help around a text that is laid out already."""


class _Parser(argparse.ArgumentParser):
    """Errors as one sentence, and no abbreviated options: scripts outlive new options."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", _Help)
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        narrate(f"{message}; `{self.prog} --help` shows what is valid.")
        raise SystemExit(2)

    def print_help(self, file: Any = None) -> None:
        """Print the help, on a standard output that may be closed or full."""
        _print(self.format_help())


class _PrintVersion(argparse.Action):
    """Prints the version and ends; argparse's own would not notice that it could not."""

    def __call__(self, *_: Any, **__: Any) -> NoReturn:
        _print(f"peeldiff {__version__}\n")
        raise SystemExit(0)


class _PrintCompletion(argparse.Action):
    """Prints the completion script of a shell and ends."""

    def __call__(self, parser: argparse.ArgumentParser, *values: Any, **_: Any) -> NoReturn:
        if values[1] == "fish":
            from peeldiff.cli.fish import fish_completion

            _print(fish_completion(parser))
        else:
            import shtab

            _print(shtab.complete(parser, values[1]) + "\n")
        raise SystemExit(0)


def _print(text: str) -> None:
    try:
        write_stdout(text)
    except OutputError as error:
        narrate(str(error))
        raise SystemExit(2) from error


def build_parser(first: str = "") -> argparse.ArgumentParser:
    """The parser of the whole command line; `verb` is None if none was given.

    `first` is the first argument: if it is a verb, the others are left out, and if it asks for help, the
    options of all, which saves a third of the time that `--help` takes.
    """
    parser = _Parser(
        prog="peeldiff",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=_LaidOutHelp,
    )
    parser.add_argument(
        "--version",
        action=_PrintVersion,
        nargs=0,
        help="print the version and end",
    )
    parser.add_argument(
        "--print-completion",
        action=_PrintCompletion,
        choices=_SHELLS,
        metavar="SHELL",
        help=f"print a completion script for {', '.join(_SHELLS)} and end",
    )
    # Without `prog` argparse would lay out a usage of its own to find it.
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs", prog=parser.prog)
    for name in (first,) if first in VERBS else VERBS:
        summary, description, add_options = VERBS[name]
        verb = verbs.add_parser(name, help=summary, description=description)
        if first not in ("-h", "--help"):
            add_options(verb)
    return parser
