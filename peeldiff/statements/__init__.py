"""What a report says, sentence by sentence: tables that a comparison asks and that can be printed.

`read_statements` makes the table of one inspection; `demand_of` parses what a finding asks for; `thread_at`
joins neighbouring statements that speak of one thing. Nothing here knows both reports.
"""

from peeldiff.statements.addressees import is_asked_of_another
from peeldiff.statements.decisions import Decided, Decision
from peeldiff.statements.demands import Demand, demand_of
from peeldiff.statements.lexicon import Lexicon, load_lexicon
from peeldiff.statements.names import foreign_stems, long_names
from peeldiff.statements.narrowing import narrowed
from peeldiff.statements.periods import periods
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
    "periods",
    "reach_of",
    "read_statement",
    "read_statements",
    "thread_at",
    "tokenise",
]
