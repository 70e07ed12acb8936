"""The manual page, made from the parser when the wheel is built (`hatch_build.py`).

The wheel carries it to where `man peeldiff` looks. It bears no date: the same program has the same page.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from peeldiff._version import __version__
from peeldiff.cli.walking import Command, Option, read

__all__ = ["manual"]

_FILES = """\
.SH FILES
.TP
.I peeldiff.toml
Your own decisions on matches, beside the newer report. \\fBpeeldiff decide\\fR writes it.
.SH ENVIRONMENT
.TP
.B NO_COLOR
If set, nothing is coloured.
.TP
.B COLUMNS
The width to lay out for, instead of the terminal's.
"""


def manual(parser: argparse.ArgumentParser) -> str:
    """The page in the language of man(7)."""
    return "\n".join(_page(read(parser))) + "\n" + _FILES


def _page(program: Command) -> Iterator[str]:
    name = program.words[0]
    yield f'.TH {name.upper()} 1 "" "{name} {__version__}"'
    yield ".SH NAME"
    yield f"{name} \\- what changed between inspection reports on a police force"
    yield ".SH SYNOPSIS"
    yield f".B {name}"
    yield "\\fIVERB\\fR [\\fIoption\\fR ...] [\\fIfile\\fR ...]"
    yield ".SH DESCRIPTION"
    yield _plain(program.description)
    yield ".SH OPTIONS"
    yield from _options(program)
    yield ".SH VERBS"
    for verb in program.below:
        yield from _verb(verb)
    for line in program.epilog.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            yield from (".fi", f".SH {line.removesuffix(':').upper()}", ".nf")  # laid out already
        else:
            yield _plain(line.removeprefix("  ")) if line.strip() else ".sp"
    yield ".fi"


def _verb(command: Command) -> Iterator[str]:
    yield f".SS {_plain(' '.join(command.words))} {_plain(_usage(command))}"
    yield _plain(command.description)
    if not command.below:  # `peeldiff paper` has no option of its own but --help
        yield from _options(command)
    for below in command.below:
        yield from _verb(below)


def _usage(command: Command) -> str:
    parts = [
        f"{_value(option)} ..." if option.several else _value(option)
        for option in command.options
        if not option.flags
    ]
    needed = [
        f"{option.flags[-1]} {option.value}"
        for option in command.options
        if option.flags and option.required
    ]
    return " ".join([*(["KIND"] if command.below else []), *parts, *needed, "[option ...]"])


def _value(option: Option) -> str:
    return option.value if option.required else f"[{option.value}]"


def _options(command: Command) -> Iterator[str]:
    told = [
        option for option in command.options if "--help" not in option.flags or _is_top(command)
    ]
    for option in sorted(told, key=lambda option: bool(option.flags)):
        yield ".TP"
        if option.flags:
            flags = ", ".join(f"\\fB{_plain(flag)}\\fR" for flag in option.flags)
            yield f"{flags} \\fI{_plain(option.value)}\\fR" if option.value else flags
        else:
            yield f"\\fI{_plain(option.value)}\\fR"
        yield _plain(option.help)


def _is_top(command: Command) -> bool:
    return len(command.words) == 1


def _plain(text: str) -> str:
    """Text that troff prints as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{text}" if text.startswith((".", "\\(aq")) else text
