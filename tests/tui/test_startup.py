"""What stands between the command and the first frame: checked by what is loaded, not by a clock."""

from __future__ import annotations

import subprocess
import sys


def test_the_first_frame_waits_for_no_reader_model_or_big_widget() -> None:
    program = "import sys, tui.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "tui.screens.loading" in loaded
    late = {
        *("peeldiff.model", "peeldiff.rows", "peeldiff.report", "peeldiff.compare"),
        *("peeldiff.decisions", "pydantic", "rapidfuzz", "numpy"),
        *("tui.screens.reader", "tui.screens.overview", "tui.palette"),
        *("textual.widgets._markdown", "textual.widgets._data_table"),
    }
    assert loaded & late == set()
