"""Files of words in `lexicon/`: one word or phrase a row, under the `[name]` of its list.

A file has the lists that code asks for and no other, and says nothing twice; else `DataFileError` names the
line and what would be valid.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from peeldiff.errors import DataFileError

__all__ = ["word_rows"]


def word_rows(
    content: bytes, file: str, lists: Collection[str], words_only: Collection[str] = ()
) -> dict[str, list[str]]:
    """The rows of each list of a file, in order.

    `file` is the name that errors give, `lists` are those that code asks for, `words_only` those of them
    that may hold no phrases.
    """
    found: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    name = ""
    for at, row in _rows(content, file):
        if row.startswith("["):
            name = row.strip("[]")
            if told := _fault_of_head(row, name, found, lists):
                raise _wrong(file, at, told)
            found[name], lines[name] = [], at
        else:
            if told := _fault_of_row(row, name, found.get(name, []), name in words_only):
                raise _wrong(file, at, told)
            found[name].append(row)
    for one in lists:
        if one not in found:
            raise DataFileError(f"{file}: [{one}] is missing, and code asks for it; give it rows.")
        if not found[one]:
            raise _wrong(file, lines[one], f"[{one}] is empty, and code asks for it; give it a row")
    return found


def _fault_of_head(row: str, name: str, found: Collection[str], lists: Collection[str]) -> str:
    if row != f"[{name}]":
        return f'"{row}" should be the name of a list in square brackets, such as "[{name}]"'
    if name not in lists:
        from peeldiff.meant import did_you_mean

        return f"no code asks for [{name}]; {did_you_mean(name, lists, '[{}]')}"
    if name in found:
        return f"[{name}] stands here a second time; put its rows together"
    return ""


def _fault_of_row(row: str, name: str, before: Collection[str], is_word: bool) -> str:
    if not name:
        return f'"{row}" stands above the first [list]; put it under one'
    if row in before:
        return f'"{row}" stands in [{name}] already; take one of them out'
    if row != row.casefold():
        return f'"{row}" has capitals and would match nothing; write small letters'
    if not any(letter.isalnum() for letter in row):
        return f'"{row}" holds no word; write one, or a short phrase'
    if is_word and len(row.split()) > 1:
        return f'"{row}" is a phrase, but [{name}] takes single words; give it one'
    return ""


def _rows(content: bytes, file: str) -> Iterator[tuple[int, str]]:
    """The rows that are no remark, with their lines."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _wrong(file, line, "these bytes are not UTF-8; save the file as UTF-8") from error
    for number, row in enumerate(text.split("\n"), start=1):
        if told := row.partition("#")[0].strip():
            yield number, told


def _wrong(file: str, line: int, told: str) -> DataFileError:
    return DataFileError(f"{file}, line {line}: {told}{'' if told.endswith('?') else '.'}")
