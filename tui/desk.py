"""Asks for decisions and exports, carries them out and says how it went."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from peeldiff.errors import PeeldiffError

if TYPE_CHECKING:
    from peeldiff.decisions import DecisionKeeper, Decisions
    from peeldiff.model import FindingChange, Inspection, Pair
    from tui.reports import ReportsApp
    from tui.screens.decide import Verdict
    from tui.screens.export import Export

__all__ = ["Desk"]


class Desk:
    """`path` is the decisions file that was named; without, it is the one beside the newer report."""

    def __init__(self, app: ReportsApp, path: Path | None) -> None:
        self._app = app
        self._path = path
        self._keeper: DecisionKeeper | None = None
        self._kept_for: tuple[Inspection, Inspection] | None = None

    # ---- decisions ------------------------------------------------------------------------------

    def decisions(self, newer: Path) -> Decisions | None:
        """What the reader has decided, None if there is no file. Raises `DecisionsError`.

        `newer` is the file of the newer report.
        """
        if self._path is None and not (newer.parent / "peeldiff.toml").is_file():
            return None
        from tui.deciding import decisions_path, read_decisions

        return read_decisions(decisions_path(self._path, newer))

    def _keeper_for(self, pair: Pair) -> DecisionKeeper:
        """The keeper of this comparison; it is kept, because it knows what can be undone."""
        from peeldiff.decisions import DecisionKeeper
        from tui.deciding import decisions_path

        path = decisions_path(self._path, self._app.loader.path_of(pair.new))
        known = self._keeper is not None and self._keeper.path == path
        if self._keeper is None or not known or self._kept_for != (pair.old, pair.new):
            today = datetime.date.today().isoformat()
            self._keeper = DecisionKeeper(path, pair.old, pair.new, date=today)
            self._kept_for = (pair.old, pair.new)
        return self._keeper

    def ask_decision(self, finding: FindingChange) -> None:
        """Ask what the reader decides on a concern; keep it and compare anew."""
        from peeldiff.neutral import told_of, two_forces
        from tui.deciding import carry_out, choices
        from tui.screens.decide import DecideScreen

        comparison = self._app.comparison
        if comparison is None:
            return
        keeper = self._keeper_for(comparison.pair)

        def decided(verdict: Verdict | None) -> None:
            if verdict is None:
                return
            keeper.by = self._app.state.initials = verdict.initials
            try:
                carry_out(keeper, finding, verdict.choice, verdict.note)
            except PeeldiffError as error:
                self._app.notify(str(error), title="Not decided", severity="error")
            else:
                self._app.notify(f"Kept in {keeper.path}; U takes it back", timeout=4)
                self._app.compare_again()

        diff = comparison.pair.diff
        offered = tuple(choices(finding, diff))
        told = told_of(finding, diff) if two_forces(diff) else ""
        initials = self._app.state.initials
        self._app.push_screen(DecideScreen(finding, offered, keeper.path, told, initials), decided)

    def undo(self) -> None:
        """Take the last decision back."""
        try:
            undone = self._keeper is not None and self._keeper.undo()
        except PeeldiffError as error:
            self._app.notify(str(error), title="Not undone", severity="error")
            return
        if undone:
            self._app.notify("The last decision is taken back", timeout=4)
            self._app.compare_again()
        else:
            self._app.notify("No decision to take back", timeout=3)

    # ---- exports --------------------------------------------------------------------------------

    def ask_export(self) -> None:
        """Ask in which form and where to keep what is on show."""
        from tui.screens.export import ExportScreen

        def asked(export: Export | None) -> None:
            if export is not None:  # the picture is taken once the dialog is gone
                self._app.call_after_refresh(self._write, export)

        self._app.push_screen(ExportScreen(Path.cwd()), asked)

    def _write(self, export: Export) -> None:
        from peeldiff.output import write_file
        from tui.export import export_text, without_remote_fonts

        comparison = self._app.comparison
        if comparison is None:
            return
        try:
            if export.form == "svg":
                text = without_remote_fonts(self._app.export_screenshot(title="peeldiff"))
            else:
                text = export_text(export.form, comparison, self._app.entries_on_show)
            write_file(export.path, text)
        except PeeldiffError as error:
            self._app.notify(str(error), title="Not written", severity="error")
        else:
            self._app.notify(str(export.path), title="Written")
