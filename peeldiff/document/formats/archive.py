"""The XML parts of a DOCX or ODT, taken out of the archive without trusting it.

Parts are asked for by their known names and read in memory: a name in the archive is never a path.
Sizes are held to the limits while unpacking, whatever the archive says of itself; a document type
declaration, and with it every entity, is refused; nesting and elements are counted as they come.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NoReturn
from xml.parsers import expat

from alignment.records import dataclass, field
from peeldiff.document.limits import MIB, Limits
from peeldiff.errors import FormatError, LimitError

__all__ = ["Archive", "Node", "prose_in"]

_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED_FLAG = 0x1
_CHUNK = MIB


@dataclass(slots=True, eq=False)
class Node:
    """An XML element. Names bear no namespace; `text` stands before the first child, `tail` behind.

    Names of different namespaces do not clash in the parts that are read here.
    """

    tag: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""
    tail: str = ""

    def child(self, *path: str) -> Node | None:
        """Return the first descendant along a path of tags, one generation each."""
        node = self
        for tag in path:
            found = next((child for child in node.children if child.tag == tag), None)
            if found is None:
                return None
            node = found
        return node

    def every(self, tag: str) -> Iterator[Node]:
        """Yield the descendants with a tag, in document order."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if node.tag == tag:
                yield node
            waiting.extend(reversed(node.children))

    def outermost(self, tag: str) -> Iterator[Node]:
        """Yield the descendants with a tag that stand in no other of them."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if node.tag == tag:
                yield node
            else:
                waiting.extend(reversed(node.children))

    def texts(self) -> Iterator[str]:
        """Yield the pieces of text inside, in no order."""
        yield self.text
        waiting = list(self.children)
        while waiting:
            node = waiting.pop()
            yield node.text
            yield node.tail
            waiting.extend(node.children)

    def has_text(self) -> bool:
        """Tell whether any character but white space is inside."""
        return any(map(str.strip, self.texts()))

    def has_letter(self) -> bool:
        """Tell whether a letter is inside: a number has none."""
        return any(map(str.isalpha, chain.from_iterable(self.texts())))

    def letters(self) -> int:
        """Return how many characters but white space are inside."""
        return sum(len("".join(text.split())) for text in self.texts())

    def get(self, name: str) -> str:
        """Return an attribute, or ""."""
        return self.attributes.get(name, "")


def prose_in(row: Iterable[Node]) -> list[tuple[bool, int]]:
    """Return for each cell of a row with text whether it holds a letter and how many paragraphs."""
    return [
        (cell.has_letter(), sum(node.has_text() for node in cell.every("p")))
        for cell in row
        if cell.has_text()
    ]


class Archive:
    """The parts of one file; `kind` ("Word", "OpenDocument") is for the messages."""

    def __init__(self, data: bytes, name: str, kind: str, limits: Limits) -> None:
        self._name = name
        self._kind = kind
        self._limits = limits
        # Counted before opening, because the standard library builds an object for each entry.
        if data.count(_CENTRAL_ENTRY) > limits.archive_entries:
            raise LimitError(
                f"{name} is an archive of more than {limits.archive_entries:,} files; save the "
                "report again from the word processor."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            self._damaged()

    def names(self) -> list[str]:
        """Return the names of the parts, as the archive gives them."""
        return list(self._entries)

    def tree(self, part: str) -> Node | None:
        """Return the root element of a part, or None if there is no such part.

        Raises `FormatError` for a damaged or encrypted part, or one with entities; `LimitError`.
        """
        entry = self._entries.get(part)
        if entry is None:
            return None
        return _Tree(self._name, self._kind, self._limits).parse(self._unpacked(entry))

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise FormatError(
                f"{self._name} is encrypted with a password; save it without one and give that."
            )
        limits = self._limits
        content = bytearray()
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    content += chunk
                    size = len(content)
                    ratio = size / max(1, entry.compress_size)
                    bomb = size > limits.ratio_from_bytes and ratio > limits.part_ratio
                    if size > limits.part_bytes or bomb:
                        raise LimitError(
                            f"{self._name} unpacks to more than a report holds; save the report "
                            "again from the word processor, without attachments."
                        )
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            self._damaged()
        except RuntimeError:
            # The standard library's way to say that it has no password.
            self._damaged()
        return bytes(content)

    def _damaged(self) -> NoReturn:
        raise FormatError(
            f"{self._name} is a damaged {self._kind} file; open and save it again, or give a PDF."
        )


class _Tree:
    """Builds the elements of one part."""

    def __init__(self, name: str, kind: str, limits: Limits) -> None:
        self._name = name
        self._kind = kind
        self._limits = limits
        self._root = Node("", {})
        self._stack = [self._root]
        self._count = 0
        self._text: list[str] = []
        self._names: dict[str, str] = {}

    def parse(self, content: bytes) -> Node:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise FormatError(
                f"{self._name} is a damaged {self._kind} file (line {error.lineno} of its text "
                "is not XML); open and save it again, or give a PDF."
            ) from None
        except (LookupError, ValueError):
            raise FormatError(
                f"{self._name} is a damaged {self._kind} file (its text is in an encoding that does "
                "not exist); open and save it again, or give a PDF."
            ) from None
        return self._root.children[0]

    def _doctype(self, *_: object) -> None:
        raise FormatError(
            f"{self._name} declares entities, which no word processor writes; save the report "
            f"again as a {self._kind} file."
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._flush()
        self._count += 1
        limits = self._limits
        if self._count > limits.elements or len(self._stack) > limits.nesting:
            what = "elements" if self._count > limits.elements else "levels of nesting"
            most = limits.elements if self._count > limits.elements else limits.nesting
            raise LimitError(f"{self._name} has more than {most:,} {what}; give a PDF of it.")
        short = {self._local(key): value for key, value in attributes.items()}
        node = Node(self._local(name), short)
        self._stack[-1].children.append(node)
        self._stack.append(node)

    def _end(self, _name: str) -> None:
        self._flush()
        self._stack.pop()

    def _flush(self) -> None:
        if self._text:
            text = "".join(self._text)
            self._text.clear()
            parent = self._stack[-1]
            if parent.children:
                parent.children[-1].tail += text
            else:
                parent.text += text

    def _local(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = name.rpartition(" ")[2]
        return known
