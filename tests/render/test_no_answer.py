"""Words where no answer is quoted: they tell what was recognised, not what a report has."""

from __future__ import annotations

import pytest

from peeldiff.phrasing.phrases import NO_ANSWER


@pytest.mark.parametrize("claim", ["does not", "nothing", "no sentence", "there is no", "silent"])
def test_they_do_not_deny_that_the_report_answers(claim: str) -> None:
    assert claim not in NO_ANSWER.casefold()


def test_they_say_that_it_may() -> None:
    assert "the report may give one" in NO_ANSWER
