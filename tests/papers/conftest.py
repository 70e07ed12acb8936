"""Papers are made of comparisons, which are tested elsewhere: of the invented reports each is made once."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True, scope="module")
def remembered_here(remembered: None) -> None:
    """The reports are read and compared once a session."""
