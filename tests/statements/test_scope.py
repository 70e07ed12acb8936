"""What the inspectorate says that it did not look at."""

from __future__ import annotations

import pytest

from peeldiff.statements import tokenise
from peeldiff.statements.scope import is_scope

SCOPE = (
    "We did not inspect this question in 2017.",
    "We did not look at the diving section this time.",
    "The diving section was not examined during this inspection.",
    "How ropes are dried fell outside the scope of our inspection.",
    "Our fieldwork was confined to the two northern districts.",
    "Nor did our inspection cover the river.",
    "The judgment from our 2016 inspection has been carried over.",
    "Ropes will be the subject of a separate inspection by us.",
    "It isn't covered here.",
    "The diving section is not discussed here.",
    "Diving was never examined here.",
    "Ropes are not considered here.",
    "The search of wells has not been graded here.",
    "How forces mend their nets is now inspected by region.",
    "We inspect nets and choirs in a separate programme.",
    "Kennels are reported on by region.",
    "In 2021, we began to inspect how forces train their choirs region by region.",
    "We inspected kennels as part of our regional programme, to which three other forces belong.",
    "Our findings on nets will be published in a separate report.",
    "How the force pays for its oil is covered in our efficiency report, and not here.",
    "This report doesn't deal with nets.",
)
NOT_SCOPE = (
    "The force does not inspect its ropes.",
    "We did not find any wet ropes.",
    "We looked at 40 ropes.",
    "Sergeants do not review the diving log.",
    "We inspected the diving section again.",
    "Last year we reported that the risk of wells was not reviewed every twelve hours.",
    "In our 2016 inspection, we found that the effect of diving was not assessed.",
    "The divers were not tested on their ropes by the force.",
    "The divers were not seen here.",
    "Ropes are covered here.",
    "How wardens dry the ropes that hang in the loft is told in our report on boats; it is not covered here.",
    "Ropes are not dried here.",
    "The force inspects its nets region by region.",
    "Nets are inspected by the regional officer each month.",
    "The force keeps a separate report on its nets, which we read.",
    "We found that lost nets are reported by region each month.",
    "The choir has a separate programme for the winter.",
    "Of the nets covered in our sample, two were torn.",
    "The force doesn't deal with its nets quickly.",
)


@pytest.mark.parametrize("text", SCOPE)
def test_a_sentence_of_scope_is_heard(text: str) -> None:
    assert is_scope(tokenise(text))


@pytest.mark.parametrize("text", NOT_SCOPE)
def test_what_the_force_does_not_do_is_no_scope(text: str) -> None:
    assert not is_scope(tokenise(text))
