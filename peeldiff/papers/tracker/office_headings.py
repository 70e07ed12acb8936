"""What offices call the usual columns of a tracker, in their own headings."""

from __future__ import annotations

from alignment.late import late
from peeldiff.papers.tracker.columns import plain_header

__all__ = ["preferred", "rates_by_colour", "target_of"]

_NAMES: dict[str, tuple[str, ...]] = {
    "chief_officer_lead": (
        *("chief officer", "chief officer sponsor", "sro", "senior responsible officer"),
        *("executive lead", "executive sponsor", "exec lead", "exec sponsor", "cog lead", "acpo lead"),
        *("chief officer group lead", "command lead", "strategic lead"),
    ),
    "owner": (
        *("lead", "lead officer", "responsible", "responsible officer", "action owner", "action lead"),
        *("delivery lead", "business lead", "tactical lead", "operational lead", "plan owner", "afi owner"),
        *("owning officer", "assigned to", "action manager", "single point of contact", "spoc"),
    ),
    "governance_board": (
        *("board", "governance", "oversight board", "reporting board", "governance meeting"),
        *("governance forum", "oversight", "monitoring board"),
    ),
    "action": (
        *("actions", "action required", "actions required", "force action", "force actions"),
        *("planned action", "planned actions", "proposed action", "proposed actions", "improvement action"),
        *("improvement actions", "action plan", "action to be taken", "actions to be taken"),
    ),
    "due_date": (
        *("target date", "target completion", "target completion date", "date due", "due", "due by"),
        *("by when", "expected completion", "expected completion date", "estimated completion date"),
        *("planned completion date", "force target date", "internal deadline"),
    ),
    "rag": (
        *("brag", "rag status", "brag status", "rag rating", "brag rating", "current rag"),
        *("current brag", "force rag", "delivery rag", "status"),
    ),
    "progress": (
        *("comment", "comments", "update", "updates", "latest update", "progress update"),
        *("current position", "position", "latest position", "current progress", "progress to date"),
        *("progress so far", "force update", "narrative", "commentary", "progress notes", "current update"),
    ),
    "hmicfrs_ref": (
        *("fms ref", "fms reference", "fms number", "fms id", "hmicfrs reference", "hmicfrs id"),
        *("portal reference", "portal ref", "portal number"),
    ),
}  # fmt: skip
"""By the column that they mean, in the form of `plain_header`; of several in one sheet the first counts.

What may as well mean something else is none of them: "Deadline" (the inspectorate's or the office's own),
"Completion date" (to come or past), "Evidence" (of the finding or of its completion).
"""
_TARGETS = {name: target for target, names in _NAMES.items() for name in names}
_ASIDE = late(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS = late(r"\s*[/&,|]\s*|\s+and\s+")
_DATE = late(
    r"(?:\s+[-–]?\s*(?:(?:as\s+)?(?:at|of|on)\s+)?(?:\d[\d./-]*|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?))+$"
)


def target_of(heading: str) -> str:
    """The name of the usual column that a heading means; "" where it means none, or several."""
    told = _named(heading)
    parts = [told] if told in _TARGETS else [part for part in _PARTS.split(told) if part]
    found = {_meant(part) for part in parts}
    return found.pop() if len(found) == 1 else ""


def preferred(heading: str) -> int:
    """How early a heading counts among those that mean the same column."""
    target = target_of(heading)
    names = _NAMES.get(target, ())
    return min(
        (names.index(part) for part in _PARTS.split(_named(heading)) if part in names), default=0
    )


def rates_by_colour(heading: str) -> bool:
    """Whether a heading itself says that colours stand under it: "R" is red there."""
    return "rag" in _named(heading)


def _named(heading: str) -> str:
    """The heading without what stands aside and without the day of an update."""
    bare = plain_header(_ASIDE.sub(" ", heading))
    return bare if bare in _TARGETS else _DATE.sub("", bare).strip(" :-–")


def _meant(part: str) -> str:
    return part if part in _NAMES else _TARGETS.get(part, _own(part))


def _own(part: str) -> str:
    """The usual column that bears this very name; "" for none."""
    return next((name for name in _NAMES if plain_header(name) == part), "")
