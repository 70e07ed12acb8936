"""The completion script of fish, which shtab does not write."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from peeldiff.cli.walking import Command, Option, read

__all__ = ["fish_completion"]


def fish_completion(parser: argparse.ArgumentParser) -> str:
    """The script, for `~/.config/fish/completions/peeldiff.fish`."""
    return "\n".join(_lines(read(parser))) + "\n"


def _lines(command: Command) -> Iterator[str]:
    program, *words = command.words
    inside = [f"__fish_seen_subcommand_from {word}" for word in words]
    if command.below:
        names = " ".join(below.words[-1] for below in command.below)
        here = [*inside, f"not __fish_seen_subcommand_from {names}"]
        yield _line(program, here, "-f")  # no file has its place here
        for below in command.below:
            yield _line(program, here, f"-a {below.words[-1]}", below.summary)
    else:
        here = inside
    for option in command.options:
        if option.flags:
            yield _line(program, here, _switches(option), option.help)
        elif option.choices:
            yield _line(program, here, f"-f -a {_quoted(' '.join(option.choices))}")
    for below in command.below:
        yield from _lines(below)


def _switches(option: Option) -> str:
    flags = [
        f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags
    ]
    if option.choices:
        flags.append(f"-x -a {_quoted(' '.join(option.choices))}")
    elif option.value:
        flags.append("-r -F" if option.takes_file else "-x")
    return " ".join(flags)


def _line(program: str, conditions: list[str], what: str, told: str = "") -> str:
    when = f" -n {_quoted('; and '.join(conditions))}" if conditions else ""
    return f"complete -c {program}{when} {what}" + (f" -d {_quoted(told)}" if told else "")


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
