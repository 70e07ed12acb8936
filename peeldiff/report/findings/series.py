"""Lists inside a line: "(a) The force should …. (b) The force should …"."""

from __future__ import annotations

from alignment.late import late

__all__ = ["series"]

_MARK = late(r"(?:^|(?<=[\s:;.]))\(?(?P<mark>[a-h]|[ivx]{1,4}|\d{1,2})\)\s+(?=\w)")
_ORDERS = (
    tuple("abcdefgh"),
    tuple("i ii iii iv v vi vii viii ix x".split()),  # noqa: SIM905
    tuple(map(str, range(1, 31))),
)


def series(text: str) -> list[str]:
    """The entries of a text that is a list in one line, without their marks; none where it is no list.

    It begins with the first mark of an order, and each mark is the next one.
    """
    marks = list(_MARK.finditer(text))
    if not marks or marks[0].start() != 0:
        return []
    said = tuple(mark["mark"] for mark in marks)
    if not any(said == order[: len(said)] for order in _ORDERS):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
