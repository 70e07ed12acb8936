"""The parser read as data: what the completion of fish and the manual page are made from.

argparse keeps what was added to a parser under private names, stable since Python 3.2 and read by
every program that completes for it. They are touched here only.
"""

from __future__ import annotations

import argparse

from alignment.records import dataclass

__all__ = ["Command", "Option", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option or, without `flags`, an argument; `value` is its metavar, "" for one without a value."""

    flags: tuple[str, ...]
    value: str
    help: str
    choices: tuple[str, ...]
    required: bool
    several: bool
    takes_file: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A parser with the verbs or kinds below it; `words` lead to it, from the program's name on."""

    words: tuple[str, ...]
    summary: str
    description: str
    epilog: str
    options: tuple[Option, ...]
    below: tuple[Command, ...]


def read(parser: argparse.ArgumentParser, summary: str = "") -> Command:
    """The parser and all below it."""
    options: list[Option] = []
    below: list[Command] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            told = {choice.dest: choice.help or "" for choice in action._choices_actions}
            below += [read(verb, told.get(name, "")) for name, verb in action.choices.items()]
        elif action.help != argparse.SUPPRESS:
            options.append(_option(parser, action))
    return Command(
        words=tuple(parser.prog.split()),
        summary=summary,
        description=" ".join((parser.description or "").split()),
        epilog=parser.epilog or "",
        options=tuple(options),
        below=tuple(below),
    )


def _option(parser: argparse.ArgumentParser, action: argparse.Action) -> Option:
    value = action.metavar or action.dest.upper()
    return Option(
        flags=tuple(action.option_strings),
        value="" if action.nargs == 0 else value if isinstance(value, str) else " ".join(value),
        help=parser._get_formatter()._expand_help(action),
        choices=tuple(map(str, action.choices or ())),
        required=action.required,
        several=action.nargs in ("+", "*"),
        takes_file=hasattr(action, "complete"),
    )
