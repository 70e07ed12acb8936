"""How much a page tells of each finding."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Amount"]


class Amount(StrEnum):
    """How much of what is known of a finding a page tells; no sentence is ever cut."""

    SHORT = "short"
    """What is asked, what became of it, and the words on which a claim rests."""
    USUAL = "usual"
    """With every passage that bears on it."""
    FULL = "full"
    """With the report's explanation, the reason for the status, and the wording step by step."""
