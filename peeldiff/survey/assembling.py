"""From receipts and the store to the rows of every table, one body at a time.

Rows come in one order whatever order the work was done in. Only what is small is held: receipts, and
which inspection each document prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from alignment.records import dataclass, field
from peeldiff._version import __version__
from peeldiff.survey.body import BODY_TABLES
from peeldiff.survey.coverage import coverage_rows
from peeldiff.survey.following import BODIES, PAGES
from peeldiff.survey.grouping import Body, Document
from peeldiff.survey.register import COLUMNS
from peeldiff.survey.store import Store
from peeldiff.survey.tables import DOCUMENTS, FORCES, INSPECTIONS, Cell, DocumentStatus, Row
from peeldiff.survey.tasks import BodyReceipt

__all__ = ["Assembly"]


@dataclass(slots=True, kw_only=True)
class Assembly:
    """All that a survey found; `receipts` has one for each body."""

    documents: Sequence[Document]
    bodies: Sequence[Body]
    receipts: Sequence[BodyReceipt]
    store: Store
    register: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What the user's file says of bodies, by their ids."""
    prints: dict[str, str] = field(default_factory=dict)
    """The inspection that each document prints; filled while rows are read."""

    def tables(self) -> Iterator[tuple[str, list[Row]]]:
        """Rows by table, in portions: those of each body, then those of all."""
        keys = {receipt.force_id: receipt.key for receipt in self.receipts}
        inspections: list[dict[str, Cell]] = []
        for body in self.bodies:
            rows = self.store.get(BODIES, keys[body.id]) if keys.get(body.id) else None
            rows = rows or {}
            self.prints.update(rows.get("prints", []))
            own = [
                dict(zip(INSPECTIONS.names, row, strict=True))
                for row in rows.get("inspections", [])
            ]
            inspections += own
            yield "forces", [_force(body, own, self.register.get(body.id, {}))]
            for name in BODY_TABLES:
                yield name, [tuple(row) for row in rows.get(name, [])]
        homes = {document.id: body.id for body in self.bodies for document in body.documents}
        yield "documents", [self._document(document, homes) for document in self.documents]
        yield "coverage", coverage_rows(self.bodies, inspections, self.documents)

    def pages(self) -> Iterator[tuple[str, str]]:
        """The page of each body that has one, by its id."""
        for receipt in self.receipts:
            page = self.store.get(PAGES, receipt.key) if receipt.key else None
            if page:
                yield receipt.force_id, page

    def _document(self, document: Document, homes: dict[str, str]) -> Row:
        facts = document.facts
        reason = facts.reason
        home = homes.get(document.id)
        if document.status is DocumentStatus.COPY:
            reason = "It is the same document as another file."
        elif home is not None and document.id not in self.prints:
            reason = next(r.problem for r in self.receipts if r.force_id == home)
        return DOCUMENTS.row({
            "document_id": document.id,
            "path": document.shown,
            "status": document.status,
            "reason": reason,
            "copy_of": document.copy_of,
            "sha256": facts.sha256 if facts.opened else None,
            "bytes": facts.bytes,
            "format": facts.format,
            "url": facts.url,
            "retrieved": facts.retrieved,
            "pages": facts.pages,
            "lines": facts.lines,
            "unread_lines": facts.unread_lines,
            "inspectorate": facts.inspectorate,
            "force_id": home,
            "inspection_id": self.prints.get(document.id),
            "programme": facts.programme,
            "cycle": facts.cycle,
            "published": facts.published,
            "visit_from": facts.visit_from,
            "visit_to": facts.visit_to,
            "title": facts.title,
            "grades": facts.grades,
            "findings": facts.findings,
            "warning_count": len(facts.warnings) if facts.lines is not None else None,
            "warnings": " | ".join(facts.warnings) or None,
            "peeldiff_version": __version__,
        })  # fmt: skip


def _force(
    body: Body, inspections: Sequence[dict[str, Cell]], registered: Mapping[str, str]
) -> Row:
    return FORCES.row({
        "force_id": body.id,
        "name": body.name,
        "also_known_as": " | ".join(body.other_names) or None,
        "inspectorate": body.inspectorate,
        "words": body.words,
        **{column: registered.get(column) for column in COLUMNS},
        "documents": len(body.documents),
        "inspections": len(inspections),
    })  # fmt: skip
