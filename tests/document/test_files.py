"""A file is read once, its format told by its content, and every way to fail has one sentence."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from peeldiff.document.files import load, load_bytes
from peeldiff.document.limits import Limits
from peeldiff.document.sniff import sniff
from peeldiff.errors import FormatError, LimitError, SourceError, UsageError

REPORT = "Marlshire Police\n\nThe force is good at this.\n"


def archive(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\njunk %PDF-1.4\n", "pdf"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf<!-- saved from url=(0)x -->\n<html>", "html"),
        (b"<p>The force</p>", "html"),
        ("<!DOCTYPE html><p>x".encode("utf-16"), "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; x\n\n", "mhtml"),
        (archive(word__document_xml="<x/>"), "docx"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (archive(xl__workbook_xml="<x/>"), "foreign"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "foreign"),
        (b"{\\rtf1 The force", "foreign"),
        (b'{"schema_version": 1}', "json"),
        ('{\n  "force": null}'.encode("utf-16"), "json"),
        (REPORT.encode(), "text"),
        (b"# Marlshire\n\nThe <sup>1</sup> force <b>must</b> act.", "text"),
        (b"{as printed} the force", "text"),
    ],
)
def test_the_format_is_told_by_the_content(data: bytes, found: str) -> None:
    assert sniff(data) == found


def test_the_extension_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"<html><body><main><h1>Marlshire Police</h1></main></body></html>")

    document = load(path)

    assert (document.format, document.name) == ("html", "report.pdf")


def test_a_format_that_is_given_overrides_the_content() -> None:
    assert load_bytes(b"<p>x</p>", "x", source_format="text").format == "text"


def test_an_unknown_format_lists_the_valid_ones() -> None:
    with pytest.raises(UsageError, match="choose one of text, markdown, html, pdf, docx, odt"):
        load_bytes(b"x", "x", source_format="rtf")


def test_the_hash_is_that_of_the_bytes() -> None:
    data = REPORT.encode("utf-16")

    assert load_bytes(data, "x").sha256 == hashlib.sha256(data).hexdigest()


def test_lines_are_numbered_without_gaps() -> None:
    lines = load_bytes(REPORT.encode(), "x").lines

    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_markdown_is_told_from_plain_text() -> None:
    assert load_bytes(b"# One\n\nx\n\n## Two\n", "x").format == "markdown"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "report.txt does not exist; give the path of a PDF"),
        (lambda path: path.mkdir(), "report.txt is a folder; give the path of a PDF"),
        (lambda path: path.write_bytes(b""), "report.txt is empty; give a PDF"),
        (lambda path: path.write_bytes(b" \n\t\n"), "report.txt holds no text; give a PDF"),
        (lambda path: path.write_bytes(b"{\\rtf1 x"), "report.txt is a rich text"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n"), "report.txt is a picture"),
        (
            lambda path: path.write_bytes(archive(xl__workbook_xml="<x/>")),
            "report.txt is an archive that holds no Word or OpenDocument text",
        ),
    ],
    ids=["missing", "folder", "empty", "blank", "rtf", "picture", "spreadsheet"],
)
def test_each_failure_has_one_sentence(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "report.txt"
    make(path)  # type: ignore[operator]

    with pytest.raises(SourceError) as caught:
        load(path)

    assert str(caught.value).startswith(str(path.with_name(message)))
    assert str(caught.value).endswith(".")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    path.chmod(0)

    with pytest.raises(SourceError, match="may not be read"):
        load(path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5_000])
def test_an_impossible_name_is_a_source_error(name: str) -> None:
    with pytest.raises(SourceError):
        load(name)


def test_a_name_with_escapes_is_printed_without_them(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        load(tmp_path / "a\x1b[31m\u202eb.txt")

    assert str(caught.value).startswith(str(tmp_path / "ab.txt does not exist"))


def test_a_file_over_the_limit_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"x" * 100)

    with pytest.raises(LimitError, match="larger than 99 bytes"):
        load(path, limits=Limits(file_bytes=99))


def test_an_endless_device_ends() -> None:
    with pytest.raises(LimitError, match="larger than"):
        load("/dev/zero", limits=Limits(file_bytes=1_000_000))


def test_standard_input_is_read_for_a_dash() -> None:
    script = "from peeldiff.document.files import load; d = load('-'); print(d.name, len(d.lines))"
    done = subprocess.run(
        [sys.executable, "-c", script], input=REPORT.encode(), capture_output=True, check=True
    )

    assert done.stdout.decode().split() == ["standard", "input", "3"]


def test_fifty_megabytes_of_one_line_are_refused_in_bounded_time() -> None:
    data = b"The force must act. " * 2_500_000
    began = time.process_time()

    with pytest.raises(LimitError, match=r"a line of 50,000,000 characters"):
        load_bytes(data, "report.txt")
    assert time.process_time() - began < 10


def test_more_lines_than_the_limit_are_refused() -> None:
    with pytest.raises(LimitError, match="more than 10 lines"):
        load_bytes(b"x\n" * 20, "report.txt", limits=Limits(lines=10))


def test_a_damaged_archive_is_still_named_for_what_it_is() -> None:
    with pytest.raises(FormatError, match="damaged Word file"):
        load_bytes(archive(word__document_xml="<x/>")[:60], "report.docx")


@pytest.mark.parametrize(
    ("data", "unused"),
    [
        (REPORT, ["formats.html", "formats.pdf", "pypdfium2_raw", "zipfile", "email", "ctypes"]),
        ("<html><p>x", ["formats.pdf", "pypdfium2_raw", "zipfile", "email"]),
    ],
    ids=["text", "html"],
)
def test_other_formats_are_not_imported(data: str, unused: list[str]) -> None:
    script = (
        "import sys; from peeldiff.document.files import load; load('-');"
        "print(*sorted(sys.modules), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=data.encode(), capture_output=True, check=True
    )
    loaded = done.stdout.decode().split()

    assert [name for name in loaded if name.removeprefix("peeldiff.document.") in unused] == []


MARKDOWN = (
    "# PEEL 2015\n\n## Investigating crime\n\n**Good**\n\n### Areas for improvement\n\n- Do this.\n"
)


@pytest.mark.parametrize(
    "opening",
    ["<div id=\"main\">\n\n", "<section>\n", "<p align=\"center\">Police</p>\n\n",
     "<h1>Marlshire</h1>\n\n", "<table><tr><td>a</td></tr></table>\n\n", "<main>\n\n<div>\n\n"],
)  # fmt: skip
def test_markdown_may_begin_with_a_tag(opening: str) -> None:
    found = load_bytes((opening + MARKDOWN + "\n</div>\n").encode(), "report")
    assert found.format == "markdown"
    assert "Areas for improvement" in [line.text for line in found.lines]


@pytest.mark.parametrize(
    "page",
    [
        "<div><h1>PEEL 2015</h1><p>One.</p>\n<pre>\n# a comment\n</pre></div>",
        "<section>\n<h2>Good</h2>\n<p>Two.</p>\n</section>",
        "<!doctype html>\n# not Markdown\n<p>x</p>",
        "<p>#hashtag\n#another</p>",
        "<ul>\n<li>- a dash</li>\n</ul>",
    ],
)
def test_a_page_of_tags_is_html(page: str) -> None:
    assert sniff(page.encode()) == "html"
