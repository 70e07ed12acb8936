"""What inspections before the newest said of a finding, for the page of a report."""

from __future__ import annotations

from alignment.records import replace
from peeldiff.history import EventKind, History, Thread
from peeldiff.model import FindingChange
from peeldiff.pages.history import past_of, thread_entry
from peeldiff.pages.page import Entry, Section
from peeldiff.phrasing.history_words import age

__all__ = ["Pasts"]


class Pasts:
    """The pasts of findings, from the history of all inspections given."""

    def __init__(self, history: History) -> None:
        self.history = history
        self._last = len(history.inspections) - 1
        self._threads = {
            (event.inspection, finding.id): thread
            for thread in history.threads
            for event in thread.events
            for finding in event.findings
        }

    def told(self, entry: Entry, change: FindingChange) -> Entry:
        """The entry with what inspections before the newest said of it, if others than these two did.

        What the newest says is told of the finding itself.
        """
        threads = [one for one in self._behind(change) if one.first < self._last - 1]
        if not threads:
            return entry
        told = age(threads[0], self.history).rstrip(".")
        facts = (told[0].lower() + told[1:], *entry.facts)
        past = tuple(
            bullet
            for thread in threads
            for bullet in past_of(_before(thread, self._last), self.history)
        )
        return replace(entry, facts=facts, past=past)

    def _behind(self, change: FindingChange) -> list[Thread]:
        """The concerns of a change's findings, with those that are asked as one with them."""
        sides = [(self._last, ref.id) for ref in change.new]
        sides += [(self._last - 1, ref.id) for ref in change.old]
        waiting = [self._threads[node] for node in sides if node in self._threads]
        found: dict[str, Thread] = {}
        while waiting:
            thread = waiting.pop(0)
            if thread.id not in found:
                found[thread.id] = thread
                waiting += (
                    self._threads[link.inspection, link.finding.id]
                    for event in thread.events
                    for link in event.joins
                )
        return list(found.values())

    def earlier(self) -> Section | None:
        """What earlier inspections raised and neither of the two compared lists or answers anew."""
        found = [one for one in self.history.threads if _last_asked(one) < self._last - 1]
        if not found:
            return None
        before = self.history.inspections[self._last - 1].label
        return Section(
            id="earlier",
            heading=f"Raised before {before} and not since ({len(found)})",
            guard="Neither of the two reports compared lists these as findings. Each is told as it "
            "stands after all inspections given.",
            blocks=tuple(thread_entry(thread, self.history) for thread in found),
        )


def _before(thread: Thread, at: int) -> Thread:
    """A concern as it stood before an inspection."""
    return replace(thread, events=tuple(e for e in thread.events if e.inspection < at))


def _last_asked(thread: Thread) -> int:
    """The last inspection that raised a concern, alone or as one with another."""
    joined = [e.inspection for e in thread.events if e.kind is EventKind.JOINED]
    return max((thread.last, *joined))
