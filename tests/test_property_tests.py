"""Property tests fail for a reason in the program, not for the time of day or other work of the machine."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings


def _settings(item: pytest.Item) -> settings | None:
    found: settings | None = getattr(
        getattr(item, "obj", None), "_hypothesis_internal_use_settings", None
    )
    return found


def test_every_property_test_draws_the_same_each_time_and_takes_its_time(
    request: pytest.FixtureRequest,
) -> None:
    """Of those collected with this test: all of them where the whole suite runs."""
    nightly = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
    hurried = [
        item.nodeid
        for item in request.session.items
        if (law := _settings(item)) and (law.deadline or not (law.derandomize or nightly))
    ]
    assert hurried == []
