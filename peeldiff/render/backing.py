"""Under a finding of the summary: what the newer report says of it and of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from peeldiff.model import Evidence, FindingChange, Status
from peeldiff.model.vocabulary import QUOTED, SILENT
from peeldiff.render.facts import Pages, set_by_words, shared_fate
from peeldiff.render.lines import Line, Style, clip, plain, wrap
from peeldiff.render.phrases import ABOVE, BELOW, comes_back, place, status_words
from peeldiff.render.quoting import Quoted, Quoter, has_passages, is_listed_again, page_of

__all__ = ["backing"]


def backing(finding: FindingChange, name: str, pages: Pages, width: int) -> Iterator[Line]:
    """The newer report's words for the finding and for each part, none of them twice.

    `name` is what the newer report is called, `pages` are its pages.
    """
    yield from _Backing(name, pages, width).lines(finding)


class _Backing:
    def __init__(self, name: str, pages: Pages, width: int) -> None:
        self.name, self.pages, self.width = name, pages, width
        self.quoter = Quoter()

    def lines(self, finding: FindingChange) -> Iterator[Line]:
        parts = [evidence for item in finding.items for evidence in _quoted(item)]
        apart = not shared_fate(finding) or any(map(_is_told, finding.items))
        # The parts come first, so that the words for each stand under it and not under the whole.
        items = [list(self._item(item)) for item in finding.items] if apart else []
        if _is_told(finding):
            yield from self._quotations(self.quoter.quote(finding), "    ", BELOW)
        for lines in items:
            yield from lines
        if not _is_told(finding) and not (apart and parts):
            # What all parts share is told once, but the words for one part may not cover the next.
            shared = parts if not apart and parts else _quoted(finding)
            fresh = [quoted for quoted in self.quoter.evidence(shared) if not quoted.is_repeated]
            yield from self._quotations(fresh, "    ")
        if decided := set_by_words(finding):
            yield from wrap(plain(decided), self.width, "    ")

    def _item(self, item: FindingChange) -> Iterator[Line]:
        text = f"{status_words(item.status).lower()}: {(item.old or item.new)[0].text}"
        yield from clip(wrap(plain(text), self.width, "    – "), 1, self.width)
        told = self.quoter.quote(item) if _is_told(item) else self.quoter.evidence(_quoted(item))
        yield from self._quotations(told, "      ")
        if decided := set_by_words(item):
            yield from wrap(plain(decided), self.width, "      ")

    def _quotations(
        self, told: Iterable[Quoted], indent: str, where_repeated: str = ABOVE
    ) -> Iterator[Line]:
        """`where_repeated` says where words stand that are quoted for another part."""
        referred = False
        for quoted in told:
            hang = f"{indent}  " if quoted.under else indent
            if quoted.source is None:
                yield from wrap([(Style.QUIET, quoted.text)], self.width, indent)
                continue
            where = place(
                quoted.source.line,
                page_of(quoted.source) or self.pages.of(quoted.source.line),
                self.name,
            )
            if not quoted.is_repeated:
                yield from wrap(plain(f"{quoted.text} ({where})"), self.width, hang)
            elif where_repeated == ABOVE:
                # Without words above it the line follows its quotation and needs no place.
                told_here = f"{ABOVE} ({where})" if quoted.under else ABOVE
                yield from wrap([(Style.QUIET, told_here)], self.width, hang)
            elif not referred:
                referred = True
                yield from wrap([(Style.QUIET, where_repeated)], self.width, hang)


def _is_told(change: FindingChange) -> bool:
    """Whether the page says of an older point if and where the newer report speaks of it."""
    return has_passages(change) and not is_listed_again(change)


def _quoted(change: FindingChange) -> list[Evidence]:
    """The words on which a status rests: one quotation, or two where they say different things."""
    told = change.status not in SILENT or comes_back(change)
    rests = change.status in QUOTED or (told and not change.new)
    if not rests:
        return []
    first = list(change.evidence[:1])
    if change.status is Status.PARTLY_RESOLVED and not change.items:
        first += [e for e in change.evidence[1:] if e.verdict is not first[0].verdict][:1]
    return first
