"""What a report says, sentence by sentence: tables that a comparison asks and that can be printed.

`read_statements` makes the table of one inspection; `demand_of` parses what a finding asks for; `thread_at`
joins neighbouring statements that speak of one thing. Nothing here knows both reports.
The names are loaded when they are first used: what reads one report needs few of them.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from peeldiff.statements.addressees import is_asked_of_another
    from peeldiff.statements.decisions import Decided, Decision
    from peeldiff.statements.demands import Demand, demand_of
    from peeldiff.statements.lexicon import Lexicon, load_lexicon
    from peeldiff.statements.names import foreign_stems, long_names
    from peeldiff.statements.narrowing import narrowed
    from peeldiff.statements.recalls import Recall
    from peeldiff.statements.sentences import Sentence, content_stems, tokenise
    from peeldiff.statements.settling import Settled
    from peeldiff.statements.table import (
        Statement,
        Statements,
        annexes_of,
        read_statement,
        read_statements,
    )
    from peeldiff.statements.threads import Thread, thread_at
    from peeldiff.statements.wholes import Reach, is_look_alone, reach_of

__all__ = [
    "Decided",
    "Decision",
    "Demand",
    "Lexicon",
    "Reach",
    "Recall",
    "Sentence",
    "Settled",
    "Statement",
    "Statements",
    "Thread",
    "annexes_of",
    "content_stems",
    "demand_of",
    "foreign_stems",
    "is_asked_of_another",
    "is_look_alone",
    "load_lexicon",
    "long_names",
    "narrowed",
    "reach_of",
    "read_statement",
    "read_statements",
    "thread_at",
    "tokenise",
]

_HOME = {
    "Decided": "decisions",
    "Decision": "decisions",
    "Demand": "demands",
    "Lexicon": "lexicon",
    "Reach": "wholes",
    "Recall": "recalls",
    "Sentence": "sentences",
    "Settled": "settling",
    "Statement": "table",
    "Statements": "table",
    "Thread": "threads",
    "annexes_of": "table",
    "content_stems": "sentences",
    "demand_of": "demands",
    "foreign_stems": "names",
    "is_asked_of_another": "addressees",
    "is_look_alone": "wholes",
    "load_lexicon": "lexicon",
    "long_names": "names",
    "narrowed": "narrowing",
    "reach_of": "wholes",
    "read_statement": "table",
    "read_statements": "table",
    "thread_at": "threads",
    "tokenise": "sentences",
}
"""The module of each name; none bears the name of a module."""


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return found
