"""How much of anything a file may hold before reading it is refused.

All bounds are named here, so that time and memory stay bounded whatever the file; each is far above
what any published report needs. A caller who trusts a larger file passes its own `Limits`. This
module only holds the numbers: the readers enforce them and raise `LimitError`.
"""

from __future__ import annotations

from alignment.records import dataclass

__all__ = ["DEFAULT_LIMITS", "Limits"]

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, inclusive.

    `file_bytes`: of the file as given. `lines`: of the extracted text, blank ones included.
    `line_length`: characters of one line. `nesting`: depth of elements (HTML, DOCX, ODT).
    `elements`: of one HTML page or one XML part. `cells`: of one table row.
    `archive_entries`: names inside a DOCX or ODT. `part_bytes`: one part of it, unpacked.
    `part_ratio`: unpacked to packed size, asked only of parts over `ratio_from_bytes` because short
    ones may honestly pack better. `stream_bytes`: one packed stream of a PDF, unpacked. `pages`: of
    a PDF. `page_chars`: characters of one PDF page. `document_chars`: characters of all its pages.
    """

    file_bytes: int = 256 * MIB
    lines: int = 1_000_000
    line_length: int = 2_000_000
    nesting: int = 256
    elements: int = 2_000_000
    cells: int = 1_000
    archive_entries: int = 20_000
    part_bytes: int = 192 * MIB
    part_ratio: int = 300
    ratio_from_bytes: int = 8 * MIB
    stream_bytes: int = 256 * MIB
    pages: int = 10_000
    page_chars: int = 500_000
    document_chars: int = 20_000_000


DEFAULT_LIMITS = Limits()
