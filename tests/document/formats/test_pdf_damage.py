"""PDF files that are damaged, locked, scanned, huge or hostile; and the laws for all of them."""

from __future__ import annotations

import contextlib
import io
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from peeldiff.document.files import load_bytes
from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.formats.pdf_furniture import running_headers
from peeldiff.document.formats.pdf_lines import Span
from peeldiff.document.limits import DEFAULT_LIMITS, Limits
from peeldiff.document.source import Line, Role
from peeldiff.errors import FormatError, LimitError

PROSE = (
    "The force should publish its plan for Harrowby and keep it under review, so that officers in "
    "Stanwick Cross and in Oxley know what is expected of them when they meet the public. "
)
OTHER = (
    "Leaders understand demand well and have moved staff to where they are needed most, but the "
    "control room still answers too few emergency calls within ten seconds at weekends. "
)
Draw = Callable[[Canvas], None]


def drawn(*pages: Draw, **options: object) -> bytes:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4, **options)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def lines_at(canvas: Canvas, x: float, y: float, lines: list[str], size: float = 11) -> None:
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(x, y - number * size * 1.25, line)


def flowed(*flowables: object) -> bytes:
    packed = io.BytesIO()
    SimpleDocTemplate(packed, pagesize=A4).build(list(flowables))
    return packed.getvalue()


def style(size: float = 11, bold: bool = False, **more: float) -> ParagraphStyle:
    font = "Helvetica-Bold" if bold else "Helvetica"
    return ParagraphStyle(
        "s", fontName=font, fontSize=size, leading=size * 1.25, spaceAfter=size, **more
    )


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Line]:
    lines, _ = read_pdf(data, "report.pdf", limits)
    return [line for line in lines if line.text]


def texts(data: bytes) -> list[str]:
    return [line.text for line in read(data)]


def alnum(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text))


def numbered(number: int) -> Draw:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 72, 810, ["Marlshire Police: inspection"], 9)
        lines_at(canvas, 72, 690, [f"{PROSE[:70]} ({number})", f"{OTHER[:70]} {number}."])
        lines_at(canvas, 290, 30, [str(number)], 9)

    return page


# ---- unlucky and hostile files ------------------------------------------------------------------


def test_an_encrypted_file_says_so() -> None:
    locked = drawn(
        lambda c: lines_at(c, 72, 700, [PROSE]), encrypt=StandardEncryption("secret", strength=128)
    )

    with pytest.raises(FormatError, match=r"report\.pdf is encrypted with a password"):
        read(locked)


def scanned(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 40))), 0, 0, 500, 800)


def test_a_scan_says_that_it_needs_ocr() -> None:
    scan = drawn(scanned, scanned, scanned)

    with pytest.raises(FormatError, match=r"report\.pdf is scanned.*run OCR"):
        read(scan)


def test_a_page_that_is_a_picture_among_others_is_a_warning() -> None:
    pages = drawn(
        lambda c: lines_at(c, 72, 700, [PROSE] * 5),
        scanned,
    )
    _, warnings = read_pdf(pages, "report.pdf", DEFAULT_LIMITS)

    assert [(warning.code, warning.text) for warning in warnings] == [
        (
            "picture-pages",
            "Page 2 holds pictures and no text; what is printed there was not read.",
        )
    ]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 9_000], ids=["head", "nul"]
)
def test_a_damaged_file_says_so(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"report\.pdf is a damaged PDF"):
        read(data)


def test_a_page_tree_that_loops_ends() -> None:
    loop = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000/Parent 2 0 R>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )

    with pytest.raises((FormatError, LimitError)):
        read(loop)


def test_five_hundred_pages_are_read() -> None:
    lines = read(drawn(*(numbered(n) for n in range(1, 501))))

    assert sum(line.role is Role.HEADER for line in lines) == 1_000
    assert lines[-1].page == 500


def test_a_hundred_thousand_objects_are_read() -> None:
    spare = b"".join(b"%d 0 obj<</A[1 2 3]/B(x)>>endobj\n" % n for n in range(100, 100_100))

    assert texts(WHOLE.replace(b"%%EOF", b"%%EOF\n" + spare, 1))


def test_a_stream_that_unpacks_without_end_is_refused() -> None:
    packed = zlib.compress(b" " * 100_000_000, 9)
    bomb = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n%%%%EOF\n"
    ) % (len(packed), packed)

    with pytest.raises(LimitError, match=r"report\.pdf unpacks to more than a report holds"):
        read(bomb, Limits(stream_bytes=50_000_000))


def test_more_pages_or_letters_than_the_limits_are_refused() -> None:
    pages = drawn(*[lambda c: lines_at(c, 72, 700, [PROSE[:60]])] * 3)

    with pytest.raises(LimitError, match=r"report\.pdf has 3 pages, more than 2"):
        read(pages, Limits(pages=2))
    with pytest.raises(LimitError, match="more characters than a report has"):
        read(pages, Limits(page_chars=10))
    with pytest.raises(LimitError, match="more characters than a report has"):
        read(pages, Limits(document_chars=130))


WHOLE = drawn(*(numbered(n) for n in range(1, 4)))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_a_file_with_flipped_bytes_is_read_or_refused(at: int, noise: bytes) -> None:
    with contextlib.suppress(FormatError, LimitError):
        read(WHOLE[:at] + noise + WHOLE[at + len(noise) :])


@settings(max_examples=20, deadline=None)
@given(st.integers(10, len(WHOLE) - 1))
def test_a_file_cut_short_is_read_or_refused(length: int) -> None:
    with contextlib.suppress(FormatError, LimitError):
        read(WHOLE[:length])


# ---- laws ---------------------------------------------------------------------------------------

WORD = st.text("abcdefgXYZ019", min_size=1, max_size=12)
BLOCK = st.lists(WORD, min_size=1, max_size=60).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([9, 11, 16]), st.booleans(), BLOCK), min_size=1, max_size=9)
)
def test_letters_and_digits_all_come_out_and_each_block_keeps_its_order(
    blocks: list[tuple[int, bool, str]],
) -> None:
    data = flowed(*(Paragraph(text, style(size, bold)) for size, bold, text in blocks))
    lines = read(data)
    whole = "".join("".join(filter(str.isalnum, f"{line.mark} {line.text}")) for line in lines)

    assert alnum(whole) == alnum("".join(text for _, _, text in blocks))
    for _, _, text in blocks:
        assert "".join(filter(str.isalnum, text)) in whole


def test_a_line_whose_place_is_no_number_is_left_out_and_said() -> None:
    # Made by fuzzing: PDFium gives one line of it a height that is not a number.
    damaged = (Path(__file__).parent / "damaged" / "characters-without-place.pdf").read_bytes()
    document = load_bytes(damaged, "damaged.pdf")
    assert [warning.code for warning in document.warnings] == ["hidden-text"]
    assert any(line.text for line in document.lines)


@pytest.mark.parametrize("height", [1e16, 1e18, 1e300, -1e18, -1e300])
def test_a_page_whose_lines_stand_at_no_height_has_no_header(height: float) -> None:
    # Found by fuzzing: of numbers so great two points make no difference.
    spans = [Span(text, 90, 300, height, 11, False) for text in ("Wardens walk.", "Boats float.")]
    assert running_headers([spans, list(spans)], [842.0, 842.0]) is not None
