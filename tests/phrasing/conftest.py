"""The small comparison of the tests of layouts: words are tried on it, too."""

from __future__ import annotations

from tests.render.conftest import pair

__all__ = ["pair"]
