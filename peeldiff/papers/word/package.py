"""The file around a paper: a blank one or the office's own letter, and the same bytes in every run."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from peeldiff.document.files import is_web_address, read_bytes
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.errors import FormatError, LimitError, SourceError

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["blank", "opened", "packed"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_USELESS = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
"""What python-docx's own blank file holds of the program that made it."""
_KEPT_TABLE_STYLES = ("TableNormal", "TableGrid")


def blank() -> Document:
    """An empty A4 document with nothing of the file that python-docx begins with but its styles."""
    document = docx.Document()
    for part in (document.part.package, document.part):
        for id_, relation in list(part.rels.items()):
            if relation.reltype in _USELESS:
                del part.rels[id_]
    for style in list(document.styles.element):
        if (
            style.get(qn("w:type")) == "table"
            and style.get(qn("w:styleId")) not in _KEPT_TABLE_STYLES
        ):
            document.styles.element.remove(style)
    return document


def opened(path: str) -> Document:
    """The office's letter, with everything that stands in it; a Word template is one as well.

    Raises `SourceError` and its kinds, in one sentence.
    """
    if not (os.path.exists(path) or is_web_address(path)):
        raise SourceError(f"{path} does not exist; give your letter as a .docx or .dotx file.")
    data, name = read_bytes(path)
    wrong = f"{name} is no Word file that can be a template; give a .docx or .dotx file."
    try:
        data = _as_document(data, name)
        return docx.Document(io.BytesIO(data))
    except (
        zipfile.BadZipFile, zlib.error, LxmlError, KeyError, ValueError, OSError,
        NotImplementedError, EOFError, RuntimeError,
    ) as error:  # fmt: skip
        raise FormatError(wrong) from error


def _as_document(data: bytes, name: str) -> bytes:
    """The file with its parts, declared a document where it is declared a template."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > DEFAULT_LIMITS.part_bytes:
            raise LimitError(
                f"{name} unpacks to more than {DEFAULT_LIMITS.part_bytes:,} bytes; give a letter "
                "without pictures."
            )
        types = archive.read(_TYPES)
        if b"macroEnabled" in types:
            raise FormatError(f"{name} holds macros; save it as a .docx or .dotx file.")
        if _TEMPLATE not in types:
            return data
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[_TYPES] = types.replace(_TEMPLATE, _DOCUMENT)
    return _zipped(parts)


def packed(document: Document) -> bytes:
    """The file, the same for the same document: no part of the archive bears a time."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        return _zipped({entry: archive.read(entry) for entry in archive.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX  # what the machine is would be written otherwise
            archive.writestr(entry, data)
    return result.getvalue()
