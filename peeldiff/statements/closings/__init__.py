"""The inspectorate's own formal words on earlier findings, sentence by sentence, whatever their wording."""

from peeldiff.statements.closings.acts import acts_in, may_hold_a_decision
from peeldiff.statements.closings.deeds import Act, Deed
from peeldiff.statements.closings.doubts import is_lowered, names_a_body, regrets, reopens, turns
from peeldiff.statements.closings.naming import NamedFindings
from peeldiff.statements.closings.plain import follows_plainly, is_spoilt, leads_plainly
from peeldiff.statements.closings.words import words_of_sentence

__all__ = [
    "Act",
    "Deed",
    "NamedFindings",
    "acts_in",
    "follows_plainly",
    "is_lowered",
    "is_spoilt",
    "leads_plainly",
    "may_hold_a_decision",
    "names_a_body",
    "regrets",
    "reopens",
    "turns",
    "words_of_sentence",
]
