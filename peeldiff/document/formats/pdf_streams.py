"""Refuses a PDF whose packed streams would unpack to more memory than a report needs.

PDFium unpacks a page's stream whole, whatever it grows to: four megabytes of file took five gigabytes
of memory. Streams too small to outgrow the limit are not looked at, so that a sound file costs nothing.
"""

from __future__ import annotations

import zlib

from peeldiff.document.limits import MIB, Limits
from peeldiff.errors import LimitError

__all__ = ["refuse_bombs"]

# The most that deflate can pack into a byte: 258 bytes stand for two bits.
_MOST_A_BYTE = 1032
_ZLIB_HEADER = 0x78
_CHUNK = MIB // 4


def refuse_bombs(data: bytes, name: str, limits: Limits) -> None:
    """Raise `LimitError` if a packed stream of the file is larger than the limits, unpacked."""
    small = limits.stream_bytes // _MOST_A_BYTE
    end = data.find(b"endstream")
    begin = 0
    while end >= 0:
        start = data.find(b"stream", begin, end) + len(b"stream")
        while data[start : start + 1] in (b"\r", b"\n"):
            start += 1
        if end - start > small and data[start] == _ZLIB_HEADER:
            _refuse_bomb(data, start, end, name, limits)
        begin = end + len(b"endstream")
        end = data.find(b"endstream", begin)


def _refuse_bomb(data: bytes, start: int, end: int, name: str, limits: Limits) -> None:
    unpacking = zlib.decompressobj()
    size = 0
    packed = memoryview(data)[start:end]
    waiting: bytes | memoryview = packed[:_CHUNK]
    position = _CHUNK
    try:
        while waiting and not unpacking.eof:
            size += len(unpacking.decompress(waiting, MIB))
            if size > limits.stream_bytes:
                raise LimitError(
                    f"{name} unpacks to more than a report holds; print it to a new PDF and give "
                    "that."
                )
            waiting = unpacking.unconsumed_tail
            if not waiting:
                waiting = packed[position : position + _CHUNK]
                position += _CHUNK
    except zlib.error:
        return  # Not what it seemed, or damaged: PDFium judges that.
