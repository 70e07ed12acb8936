"""What a paper is made from and what comes out: a dossier and options in, whole files out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from alignment.records import dataclass, field, replace
from peeldiff.compare.missing import is_named
from peeldiff.errors import PeeldiffError, UsageError
from peeldiff.history import Followed, History, follow
from peeldiff.history.gathering import Column
from peeldiff.history.pairs import Pairs
from peeldiff.history.threads import ThreadWeb
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Inspection, InspectionDiff, Pair, ReportWarning
from peeldiff.report.facts.publication import is_only_updated
from peeldiff.report.particulars import with_published
from peeldiff.timeline import newest, year_of

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions

__all__ = ["Dossier", "Maker", "PaperFile", "PaperOptions", "assemble", "dossier_of", "needed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that papers tell: one force, its newest two inspections compared, and its history.

    `columns` are all inspections, oldest first, files of one inspection merged; `pair` compares the
    last two of them, `pairs` any others, and `web` tells what later ones say of each finding. Lines
    of a merged inspection are those of its files one after the other: `columns[i].place(line)` gives
    the file and the line in it.
    """

    pair: Pair
    history: History
    columns: tuple[Column, ...]
    pairs: Pairs
    web: ThreadWeb
    published: str | None
    """When the newest inspection was published, as exactly as report and reader say."""
    made_on: str | None
    """The date that the reader gives the paper, "2019-06-03", or None: no clock is asked."""
    readings: Mapping[str, str] = field(default_factory=dict)
    """How the force reads findings itself, by reference: out of the tracker where people wrote it."""

    def own_readings(self, refs: Iterable[str]) -> tuple[str, ...]:
        """What people wrote of these findings, and of their parts behind the letter of each."""
        told: dict[str, None] = {}
        for ref in refs:
            if ref in self.readings:
                told[self.readings[ref]] = None
            for name, text in self.readings.items():
                letter = name.removeprefix(ref)
                if name.startswith(ref) and letter.isalpha():
                    told[f"({letter}) {text}"] = None
        return tuple(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOptions:
    """What was asked for on the command line beside the reports."""

    output: str
    ending: str
    """That of `output`, in small letters: ".xlsx"."""
    carry: str | None = None
    """tracker: the spreadsheet whose cells are kept."""
    template: str | None = None
    """response: the letter whose styles are used."""
    overwrite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A file to be written, whole or not at all. `note` is said when it is written."""

    path: str
    content: bytes
    note: str = ""


class Maker(Protocol):
    """Makes a paper; raises `PeeldiffError` in one sentence, and writes nothing itself.

    The files are written in the order in which they are returned. The same dossier and options give
    the same bytes.
    """

    def __call__(self, dossier: Dossier, options: PaperOptions) -> Sequence[PaperFile]:
        """Make the paper."""


def assemble(
    inspections: Sequence[Inspection],
    *,
    decisions: Decisions | None = None,
    published: str | None = None,
    made_on: str | None = None,
    warnings: Sequence[ReportWarning] = (),
    readings: Mapping[str, str] | None = None,
) -> Dossier:
    """Put inspections of one force, in any order, together for a paper.

    `published` is the date of the newest inspection where its report prints none, or only a month;
    `warnings` are what the reader must know besides, `readings` how people read findings. Raises
    `UsageError` for fewer than two inspections, for one without a year, and for a date that
    contradicts the report; `PeeldiffError` for more than one force.
    """
    _check_years(inspections)
    if published is not None:
        inspections = _as_published(inspections, published)
    found = follow(inspections, decisions=decisions)
    if len(found.columns) < 2:
        names = " and ".join(source.name for source in found.columns[0].sources)
        raise UsageError(
            f"A paper needs reports of two inspections, and {names} is of one "
            f"({found.columns[0].label}); give an older or a newer report as well."
        )
    history = replace(found.history, warnings=(*warnings, *found.history.warnings))
    found = replace(found, history=history)
    return dossier_of(found, made_on=made_on, readings=readings or {})


def dossier_of(
    found: Followed, *, made_on: str | None = None, readings: Mapping[str, str] | None = None
) -> Dossier:
    """The dossier of what was followed, which must be two inspections or more."""
    last = len(found.columns) - 1
    old, new = found.columns[-2].inspection, found.columns[-1].inspection
    diff = _without_given(found.pairs.diff(last - 1, last), found.columns[:-2])
    return Dossier(
        pair=Pair(old, new, diff),
        history=found.history,
        columns=found.columns,
        pairs=found.pairs,
        web=found.web,
        published=new.published,
        made_on=made_on,
        readings=readings or {},
    )


def _without_given(diff: InspectionDiff, earlier: Sequence[Column]) -> InspectionDiff:
    """The comparison, which knows two inspections, without missing the earlier ones that were given."""
    missing = (
        one
        for one in diff.missing
        if not any(is_named(column.inspection, one.refers_to) for column in earlier)
    )
    return replace(diff, missing=tuple(missing))


def _check_years(inspections: Sequence[Inspection]) -> None:
    for inspection in inspections:
        name = inspection.source.name
        if not year_of(inspection):
            raise UsageError(
                f"{name} does not say of which year it is, so it cannot be put in order; leave it "
                f'out, or give it as the JSON of `peeldiff read` with the year under "cycle".'
            )


def _as_published(inspections: Sequence[Inspection], day: str) -> list[Inspection]:
    """The inspections as if every file of the newest one printed `day`."""
    last = inspections[newest(inspections)]
    found = []
    for inspection in inspections:
        printed = inspection.published or ""
        if (inspection.programme, inspection.cycle) != (last.programme, last.cycle):
            found.append(inspection)
        elif day.startswith(printed) or is_only_updated(inspection):
            found.append(with_published(inspection, day, inspectorate_of(inspection)))
        else:
            raise UsageError(
                f"--published {day} contradicts {inspection.source.name}, which prints {printed}; "
                "leave it out, or give a date that fits."
            )
    return found


def needed(module: str, paper: str) -> ModuleType:
    """Import a library of the extra `[papers]`; raises `PeeldiffError` in one sentence without it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise PeeldiffError(
            f"{paper} needs the library {module.partition('.')[0]}, which is not installed; install "
            "peeldiff again with the extra papers (pip install 'FILE.whl[papers]')."
        ) from error
