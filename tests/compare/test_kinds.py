"""Things of one sort that are told apart."""

from __future__ import annotations

import pytest

from peeldiff.compare.kinds import Kinds
from peeldiff.inspectorates import load_inspectorate

KINDS = Kinds(load_inspectorate())


@pytest.mark.parametrize(
    ("point", "text"),
    [
        ("tell victims of rape", "Victims of burglary are told."),
        ("answer non-emergency calls", "Emergency calls are answered at once."),
        ("supervise high-risk cases", "Standard risk cases are supervised."),
        ("a panel on the use of force", "There is a panel on stop and search."),
    ],
)
def test_another_kind_of_the_same_sort_differs(point: str, text: str) -> None:
    assert KINDS.differ(KINDS.named(point), text)


@pytest.mark.parametrize(
    ("point", "text"),
    [
        ("tell victims of rape", "Victims of rape and burglary are told."),
        ("tell victims of rape", "Victims are told."),
        ("tell victims", "Victims of burglary are told."),
        ("answer non-emergency calls", "Calls to 101 are answered, as are emergency calls."),
        ("supervise high-risk cases of rape", "High risk cases are supervised."),
    ],
)
def test_the_same_kind_or_none_does_not(point: str, text: str) -> None:
    assert not KINDS.differ(KINDS.named(point), text)
