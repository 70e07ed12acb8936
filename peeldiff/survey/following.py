"""A body through its inspections: readings out of the store, comparisons, rows and a page into it."""

from __future__ import annotations

import json
from hashlib import sha256

from alignment.records import dataclass, replace
from peeldiff.compare.relation import warn
from peeldiff.history import Followed, follow
from peeldiff.history.pairs import Across
from peeldiff.jsonio import from_plain, plain_data
from peeldiff.model import FindingChange, GradeChange, Inspection, InspectionDiff
from peeldiff.survey.rows import body_rows
from peeldiff.survey.site import body_page
from peeldiff.survey.store import Store
from peeldiff.survey.tasks import BodyReceipt, BodyTask, load_reading

__all__ = ["BODIES", "PAGES", "KeptPairs", "follow_body"]

BODIES = "bodies"
PAGES = "pages"
PAIRS = "pairs"
ACROSS = "across"


def follow_body(task: BodyTask) -> BodyReceipt:
    """Leave the rows and the page of a body in the store; what goes wrong is told by the receipt."""
    documents = [(file.digest, file.shown) for file in task.documents]
    asked = json.dumps([task.force_id, task.name, documents], ensure_ascii=False)
    key = sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()
    store = task.store
    if store.get(BODIES, key) is not None and store.get(PAGES, key) is not None:
        return BodyReceipt(force_id=task.force_id, key=key, fresh=False)
    try:
        inspections = [load_reading(store, file) for file in task.documents]
        followed = follow(inspections, kept=KeptPairs(store))
        rows = body_rows(followed, task.force_id)
    except Exception as error:  # the other bodies must not be lost with it
        problem = (
            f"The documents on {task.name} cannot be compared ({type(error).__name__}: {error})."
        )
        return BodyReceipt(force_id=task.force_id, key="", problem=problem)
    store.put(PAGES, key, _page(followed))
    store.put(BODIES, key, rows)
    return BodyReceipt(force_id=task.force_id, key=key)


def _page(followed: Followed) -> str:
    """The page of a body; "" where none can be made, which must not cost its rows."""
    try:
        return body_page(followed)
    except Exception:  # the index says that there is none
        return ""


class KeptPairs:
    """Comparisons in the store, without the sections that neither history nor page asks for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, old: Inspection, new: Inspection) -> InspectionDiff | None:
        """The comparison of two inspections, or None."""
        kept = self._store.get(PAIRS, _key(old, new))
        if kept is None:
            return None
        found = from_plain(InspectionDiff, kept)
        # The files may have other names today, which stand in these alone.
        return replace(
            found,
            old=replace(found.old, source=old.source),
            new=replace(found.new, source=new.source),
            warnings=tuple(warn(old, new, found.relation)),
        )

    def put(self, old: Inspection, new: Inspection, diff: InspectionDiff) -> None:
        """Keep a comparison."""
        self._store.put(PAIRS, _key(old, new), plain_data(replace(diff, sections=())))

    def get_across(self, old: Inspection, new: Inspection) -> Across | None:
        """What is known of two inspections with others between, or None."""
        kept = self._store.get(ACROSS, _key(old, new))
        if kept is None:
            return None
        found = from_plain(_Across, kept)
        return Across(found.grades, {ref.id: one for one in found.fates for ref in one.old})

    def put_across(self, old: Inspection, new: Inspection, across: Across) -> None:
        """Keep what is known of two inspections with others between."""
        fates = {id(fate): fate for fate in across.fates.values()}
        kept = _Across(across.grades, tuple(fates.values()))
        self._store.put(ACROSS, _key(old, new), plain_data(kept))


@dataclass(frozen=True, slots=True)
class _Across:
    """`Across` as it is kept: each change once."""

    grades: tuple[GradeChange, ...] | None
    fates: tuple[FindingChange, ...]


def _key(old: Inspection, new: Inspection) -> str:
    return sha256(f"{old.source.sha256} {new.source.sha256}".encode()).hexdigest()
