"""Opens the browser: the reports are being read before Textual is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.apart import WorkApart

__all__ = ["open_browser"]


def open_browser(files: Sequence[str], *, decisions: str | None = None) -> int:
    """Show the reports, a folder or, without files, the current folder; returns the exit code."""
    work = WorkApart()
    try:
        if len(files) > 1:
            work.begin([Path(file) for file in files])
        from tui.app import PeeldiffApp

        app = PeeldiffApp(files, decisions=decisions, work=work)
        left_with = app.run()
        return app.return_code or 0 if left_with is None else left_with  # None: it crashed
    finally:
        work.stop()
