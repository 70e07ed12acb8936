"""What each verb can be asked for: its files, its options, and the help on them.

Only strings here, as in `peeldiff.cli.parser`: the choices are spelt out so that `--help` loads no
model and no reader. A test holds them equal to what the readers and renderers offer.
"""

from __future__ import annotations

import argparse

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["ANY_FILE", "FILE_FORMATS", "SCHEMAS", "VERBS"]

FILE_FORMATS = ("text", "markdown", "html", "pdf", "docx", "odt")
SCHEMAS = ("inspection", "diff", "history", "check", "peers", "survey")
_STATES = ("open", "not_reinspected", "not_raised", "partly_resolved", "resolved")
ANY_FILE = {"bash": "_shtab_compgen_files", "zsh": "_files", "tcsh": "f"}
"""What shtab looks for on an argument that names a file."""


def _summary(verb: argparse.ArgumentParser) -> None:
    _two_reports(verb)
    _format(verb, ("text", "markdown", "html", "json"))
    amount = verb.add_mutually_exclusive_group()
    amount.add_argument(
        "--short",
        dest="amount",
        action="store_const",
        const="short",
        default="usual",
        help="only what rests on the newer report's words, without the passages that merely come near",
    )
    amount.add_argument(
        "--full",
        dest="amount",
        action="store_const",
        const="full",
        help="with the reasons, the reports' explanations and what was reworded",
    )
    _output(verb)
    _decisions(verb)
    _look(verb)


def _diff(verb: argparse.ArgumentParser) -> None:
    _two_reports(verb)
    _format(verb, ("text", "markdown", "html", "json"))
    verb.add_argument(
        "--only",
        action="append",
        choices=("grades", "findings", "sections"),
        metavar="PART",
        help="only this part (may be repeated): grades, findings, sections",
    )
    verb.add_argument(
        "--exit-code", action="store_true", help="end with 1 if what is shown has a change"
    )
    _output(verb)
    _decisions(verb)
    _look(verb)


def _why(verb: argparse.ArgumentParser) -> None:
    _two_reports(verb)
    verb.add_argument(
        "point",
        metavar="REF",
        nargs="?",
        help="the reference of a finding of either report, or the number of an older finding or item; "
        "without it the older ones are listed with both",
    )
    _look(verb)


def _read(verb: argparse.ArgumentParser) -> None:
    _report(verb, "files", "FILE", "the report; with --check any number, and folders", nargs="+")
    verb.add_argument(
        "--check",
        action="store_true",
        help="a table of what was read of each file; end with 1 if one of them needs a look",
    )
    verb.add_argument(
        "--format",
        choices=("tree", "text", "json", "csv"),
        metavar="FORMAT",
        help="tree: outline (default); text: numbered lines, or the table of --check (default there);"
        " json: for tools; csv: with --check",
    )
    _from(verb)
    _output(verb)
    _look(verb)


def _history(verb: argparse.ArgumentParser) -> None:
    _report(verb, "files", "FILE", "reports, or folders of reports, in any order", nargs="+")
    _format(verb, ("text", "markdown", "html", "csv", "json"))
    verb.add_argument(
        "--table",
        choices=("concerns", "grades"),
        metavar="TABLE",
        help="with csv: concerns (default), a row for what each inspection says of each; or grades",
    )
    _output(verb)
    _decisions(verb)
    _look(verb)


def _survey(verb: argparse.ArgumentParser) -> None:
    _report(verb, "files", "FILE", "reports, or folders with reports at any depth", nargs="*")
    out = verb.add_argument(
        "--out",
        metavar="DIR",
        help="the folder of the package: a new one, or that of an earlier survey to go on with",
    )
    out.complete = ANY_FILE  # type: ignore[attr-defined]
    verb.add_argument(
        "--jobs",
        type=_number(1, 1000, "number of processes"),
        metavar="N",
        help="how many processes read and compare (default: one for each processor)",
    )
    verb.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="have the workers of a dask cluster do it, such as tcp://HOST:8786 (extra `cluster`)",
    )
    forces = verb.add_argument(
        "--forces",
        metavar="CSV",
        help="what no report says of a force: a CSV file with the column force and any of gss_code, region, "
        "most_similar_group",
    )
    forces.complete = ANY_FILE  # type: ignore[attr-defined]
    verb.add_argument(
        "--group",
        metavar="NAME",
        help="show only the bodies of one most similar group or region of that file; the package has all",
    )
    audit = verb.add_argument(
        "--audit",
        metavar="N|FILE",
        help="N: write a sample of as many claims into DIR/audit.csv, to be judged by people (without "
        "reports: of the package that is there); FILE: tell what was judged in such a file",
    )
    audit.complete = ANY_FILE  # type: ignore[attr-defined]
    _format(
        verb,
        ("text", "json"),
        "what is printed, beside the package: text (default), or json with the same",
    )
    _look(verb)


def _peers(verb: argparse.ArgumentParser) -> None:
    _report(verb, "package", "PACKAGE", "the folder that `peeldiff survey --out` wrote")
    verb.add_argument(
        "asked",
        metavar="WORDS|REF",
        nargs="+",
        help="what is asked for, in a few words; or the reference of a finding, LEI-2018/19-AFI-03",
    )
    verb.add_argument(
        "--most",
        type=_number(1, None, "number"),
        metavar="N",
        help="how many concerns are shown (default: 10)",
    )
    verb.add_argument(
        "--group",
        metavar="NAME",
        help="only forces of one most similar group or region, where the survey was given a file of --forces",
    )
    verb.add_argument(
        "--state",
        choices=_STATES,
        metavar="STATE",
        help=f"only concerns that stand so after the last inspection: {', '.join(_STATES)}",
    )
    _format(verb, ("text", "markdown", "html", "json"))
    _output(verb)
    _look(verb)


def _paper(verb: argparse.ArgumentParser) -> None:
    from peeldiff.cli.paper_options import add_papers

    add_papers(verb, _decisions, ANY_FILE)


def _decide(verb: argparse.ArgumentParser) -> None:
    _two_reports(verb)
    _decisions(verb)
    verb.add_argument(
        "--list", action="store_true", help="print what is doubtful and end, without questions"
    )
    verb.add_argument("--by", metavar="INITIALS", help="your initials (default: you are asked)")
    _width(verb)


def _browse(verb: argparse.ArgumentParser) -> None:
    _report(verb, "files", "FILE", "reports, or one folder with reports", nargs="*")
    verb.add_argument("--web", action="store_true", help="serve to a browser on this machine")
    verb.add_argument(
        "--port",
        type=_number(1, 65_535, "port"),
        metavar="N",
        help="with --web: the port (default: 8000, or the next free)",
    )
    _decisions(verb)


def _schema(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("name", choices=SCHEMAS, metavar="NAME", help=", ".join(SCHEMAS))
    _output(verb)


VERBS = {
    "summary": (
        "what changed: the answer on one screen, then what backs it",
        "What changed between two reports: first the answer on one screen, then every finding with the words "
        "of the reports that back it, worst news first.",
        _summary,
    ),
    "diff": (
        "the whole comparison with the wording",
        "The whole comparison: grades, findings with evidence, sections with their wording.",
        _diff,
    ),
    "why": (
        "what the status of one finding rests on",
        "The tables behind the status of one finding: what the newer report says near the older one, how it "
        "was read, and which rules apply.",
        _why,
    ),
    "read": (
        "what was understood of one report, to check it",
        "What was understood of one report, and what was set aside as furniture.",
        _read,
    ),
    "history": (
        "grades and concerns through many reports",
        "The grade of each question and the story of each concern, in any number of reports, given in "
        "any order. A folder stands for the reports in it. Reports on several forces make one history "
        "for each.",
        _history,
    ),
    "survey": (
        "every report on every force as one data package",
        "Read every report below the folders given, follow each force through its inspections, and write "
        "tables (CSV with a description, and SQLite) of grades, findings and what became of them. A "
        "second run into the same folder reads only what changed.",
        _survey,
    ),
    "peers": (
        "who else was asked for the same, and what closed it",
        "Findings of other forces, in the package of a survey, that ask for the same: the most alike "
        "first, with what became of each and the words that say so.",
        _peers,
    ),
    "paper": (
        "papers to hand on: page, tracker, response, cover",
        "A paper to hand on, made from the newest two inspections among the reports and from what "
        "earlier ones say.",
        _paper,
    ),
    "decide": (
        "confirm, break or correct doubtful matches",
        "Go through the doubtful matches, the most doubtful first, and keep your decisions in a "
        "file that later comparisons obey.",
        _decide,
    ),
    "browse": (
        "read the changes side by side in the terminal",
        "Read the changes side by side in the terminal, or in a browser.",
        _browse,
    ),
    "schema": (
        "the JSON Schema of an output",
        "The JSON Schema of what --format json prints.",
        _schema,
    ),
}
"""Each verb: its line in the list of verbs, its own description, and what adds its options."""


def _two_reports(verb: argparse.ArgumentParser) -> None:
    _report(verb, "old", "OLD", "the older report")
    _report(verb, "new", "NEW", "the newer report")
    _from(verb)


def _report(verb: argparse.ArgumentParser, name: str, metavar: str, text: str, **rest: Any) -> None:
    action = verb.add_argument(name, metavar=metavar, help=text, **rest)
    action.complete = ANY_FILE  # type: ignore[attr-defined]


def _format(verb: argparse.ArgumentParser, choices: tuple[str, ...], text: str = "") -> None:
    verb.add_argument(
        "--format",
        choices=choices,
        metavar="FORMAT",
        help=text or f"{', '.join(choices)} (default: by the ending of --output, or {choices[0]})",
    )


def _from(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--from",
        dest="source_format",
        choices=FILE_FORMATS,
        metavar="FORMAT",
        help=f"read as {', '.join(FILE_FORMATS)} whatever the content looks like",
    )


def _output(verb: argparse.ArgumentParser) -> None:
    action = verb.add_argument(
        "--output", metavar="FILE", default="-", help="write here instead of standard output"
    )
    action.complete = ANY_FILE  # type: ignore[attr-defined]


def _decisions(verb: argparse.ArgumentParser) -> None:
    action = verb.add_argument(
        "--decisions",
        metavar="FILE",
        help="your decisions on matches (default: peeldiff.toml beside the newest report, if there)",
    )
    action.complete = ANY_FILE  # type: ignore[attr-defined]


def _look(verb: argparse.ArgumentParser) -> None:
    _width(verb)
    verb.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="auto (default: on a terminal without NO_COLOR), always, never",
    )


def _width(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--width",
        type=_number(40, 1000, "number of columns"),
        metavar="N",
        help="columns to use (default: the terminal's, or 80)",
    )


def _number(least: int, most: int | None, what: str) -> Callable[[str], int]:
    """What turns an option's word into a number, and refuses any that is not in the range."""

    def number(text: str) -> int:
        try:
            found = int(text)
        except ValueError:
            found = least - 1
        if found < least or (most is not None and found > most):
            words = f"{what} from {least} " + (f"to {most}" if most is not None else "on")
            raise argparse.ArgumentTypeError(f"{text!r} is no {words}")
        return found

    return number
