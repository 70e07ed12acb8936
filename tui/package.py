"""The work of the browser on the package of a survey: the grid, a body's reports, the peers of a concern."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.worker import get_current_worker

from peeldiff.errors import PeeldiffError

if TYPE_CHECKING:
    from peeldiff.model import FindingChange
    from peeldiff.pages.page import Page
    from tui.reports import ReportsApp
    from tui.surveyed import Among, Body, Programme

__all__ = ["PackageDesk"]

_SHOWN = 20
"""Peers that are shown."""


class PackageDesk:
    """Opens screens on the package in `folder`; `force` is the id of the body that is open, "" for none.

    `among` is the group of bodies that alone is shown and asked, None for all.
    """

    def __init__(self, app: ReportsApp, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._programmes: list[Programme] = []
        self.force = ""
        self.among: Among | None = None

    def show(self) -> None:
        """Show the grid, at the body that is open; raises `PeeldiffError` for what is no package."""
        from peeldiff.peers.package import Package
        from tui.screens.package import PackageScreen
        from tui.surveyed import bodies_of

        if not self._programmes:
            with closing(Package(self._folder)) as package:
                self._programmes = bodies_of(package, self._folder)
        screen = PackageScreen(self._folder, self._programmes, at=self.force, among=self.among)
        self._app.show_package(screen)

    def body(self, force: str) -> Body | None:
        """The body with this id."""
        return next((body for body in self._bodies() if body.force == force), None)

    def _bodies(self) -> Iterator[Body]:
        return (body for programme in self._programmes for body in programme.bodies)

    def paths(self, body: Body) -> list[Path]:
        """Where the reports on a body are; raises `PeeldiffError` where too few of them are there."""
        there = [one.path for one in body.documents if one.path is not None and one.is_there]
        gone = [one.shown for one in body.documents if not one.is_there]
        if len(there) > 1:
            if gone:
                self._app.notify(f"Not where it was: {'; '.join(gone)}", severity="warning")
            return there
        if gone and not any(one.path for one in body.documents):
            raise PeeldiffError(
                f"The package does not know where the reports on {body.name} lie; survey them again."
            )
        if gone:
            raise PeeldiffError(
                f"The reports on {body.name} are not where they were ({'; '.join(gone)}); put them back, "
                "or survey them again."
            )
        told = "one report" if there else "no report"
        raise PeeldiffError(f"There is {told} on {body.name} here, and nothing to compare it with.")

    def ask_peers(self, finding: FindingChange) -> None:
        """Look for the peers of a concern, and show them."""
        self._app.notify("Looking for peers …", timeout=2)
        self._app.run_worker(
            lambda: self._search(finding),
            thread=True,
            exclusive=True,
            group="peers",
            exit_on_error=False,
        )

    def _search(self, finding: FindingChange) -> None:
        """In a worker: nothing here touches a widget."""
        from peeldiff.pages.peers import entry_id, peers_page
        from peeldiff.peers import Package, find_peers

        chosen = self.among
        among = [b.force for b in self._bodies() if chosen.has(b)] if chosen is not None else None
        try:
            with closing(Package(self._folder)) as package:
                asked = self._asked(package, finding)
                found = find_peers(package, asked, most=_SHOWN, among=among)
        except PeeldiffError as error:
            self._call(self._app.notify, str(error), severity="error")
            return
        bodies = {entry_id(peer): peer.force_id for peer in found.peers}
        self._call(self._show_peers, peers_page(found), bodies, chosen)

    def _call(self, function: Any, *values: Any, **named: Any) -> None:
        if not get_current_worker().is_cancelled:
            self._app.call_from_thread(function, *values, **named)

    def _asked(self, package: Any, finding: FindingChange) -> str:
        """The id of the finding in the package, or its words where it is not there."""
        ref = (finding.new or finding.old)[0]
        rows = package.select(
            "SELECT finding_id FROM findings WHERE force_id = ? AND thread_id IS NOT NULL "
            "AND (ref = ? OR text = ?) ORDER BY ref <> ?, finding_id",
            (self.force, ref.ref, ref.text, ref.ref),
        )
        return rows[0]["finding_id"] if rows else ref.text

    def _show_peers(self, page: Page, bodies: dict[str, str], among: Among | None) -> None:
        from tui.screens.peers import PeersScreen

        if self._app.comparison is not None:
            told = "" if among is None else f"{among.kind} {among.name} alone"
            self._app.push_screen(PeersScreen(page, self._app.comparison, bodies, told))
