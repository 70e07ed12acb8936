"""What changed between two inspection reports on a police force.

The public names, loaded when they are first used (PEP 562), so that importing one part of the
package does not load the others:

- `read_inspection(path)` → `Inspection`: one report, read and understood
- `compare_inspections(old, new)` → `InspectionDiff`: what changed between two of them
- `inspection_history(inspections)` → `History`: grades and concerns through many
- `to_json(value)` → the published JSON of any of the three
- every class of `peeldiff.model`, and `PeeldiffError`, the root of all errors

Errors: reading raises `SourceError` and its kinds for a file that cannot be used; all messages are
one sentence that names the file.
"""

from __future__ import annotations

from peeldiff._version import __version__

TYPE_CHECKING = False  # without `typing`, which costs more than `--version` takes

if TYPE_CHECKING:
    from peeldiff.compare import compare as compare_inspections
    from peeldiff.errors import PeeldiffError
    from peeldiff.history import history as inspection_history
    from peeldiff.inputs import read_inspection
    from peeldiff.jsonio import to_json
    from peeldiff.model import (
        Confidence,
        Finding,
        FindingChange,
        FindingKind,
        Grade,
        GradeChange,
        GradeChangeKind,
        Inspection,
        InspectionDiff,
        Relation,
        Section,
        SectionChange,
        SectionRelation,
        Status,
    )

__all__ = [
    "Confidence",
    "Finding",
    "FindingChange",
    "FindingKind",
    "Grade",
    "GradeChange",
    "GradeChangeKind",
    "Inspection",
    "InspectionDiff",
    "PeeldiffError",
    "Relation",
    "Section",
    "SectionChange",
    "SectionRelation",
    "Status",
    "__version__",
    "compare_inspections",
    "inspection_history",
    "read_inspection",
    "to_json",
]

_HOMES = {
    "PeeldiffError": ("peeldiff.errors", "PeeldiffError"),
    "compare_inspections": ("peeldiff.compare", "compare"),
    "inspection_history": ("peeldiff.history", "history"),
    "read_inspection": ("peeldiff.inputs", "read_inspection"),
    "to_json": ("peeldiff.jsonio", "to_json"),
}
"""Where each name that is no class of the model lives; none bears the name of a subpackage."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home, attribute = _HOMES.get(name, ("peeldiff.model", name))
    found: object = getattr(import_module(home), attribute)
    return found


def __dir__() -> list[str]:
    return list(__all__)
