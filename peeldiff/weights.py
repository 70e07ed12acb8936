"""Tables of whole-number weights that the benchmarks make: a name a row, then a tab, then its numbers.

A row that is none, a name that no code asks for, one that is missing and one that stands twice are a
`DataFileError` with the file and the line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from peeldiff.errors import DataFileError

__all__ = ["check_needed", "numbers", "rows", "weights", "wrong"]


def weights(
    text: str,
    file: str,
    columns: int,
    *,
    known: Collection[str] | None = None,
    needed: Collection[str] = ("bias",),
) -> dict[str, tuple[int, ...]]:
    """The numbers of each row by its name, `columns` of them parted by spaces.

    `known` are the names that code asks for besides the `needed`; None for any.
    """
    found: dict[str, tuple[int, ...]] = {}
    for line, name, told in rows(text, file):
        if name.startswith("#"):
            continue
        if known is not None and name not in known and name not in needed:
            from peeldiff.meant import did_you_mean

            raise wrong(file, line, f'no code asks for "{name}"; {did_you_mean(name, known)}')
        found[name] = numbers(told, columns, file, line)
    check_needed(found, needed, file)
    return found


def rows(text: str, file: str) -> Iterator[tuple[int, str, str]]:
    """The line, the name and the rest of each row; a row that begins with "#" and has no tab is a remark."""
    seen: dict[str, int] = {}
    for line, row in enumerate(text.splitlines(), start=1):
        name, tab, told = row.partition("\t")
        if not tab:
            if row and not row.startswith("#"):
                raise wrong(
                    file, line, f'"{_short(row)}" is no name, a tab and numbers; write those'
                )
            continue
        if not name.strip("# "):
            continue
        if name in seen:
            raise wrong(
                file, line, f'"{name}" stands on line {seen[name]} already; take one of them out'
            )
        seen[name] = line
        yield line, name, told


def numbers(told: str, columns: int, file: str, line: int) -> tuple[int, ...]:
    """So many whole numbers out of a text that parts them by spaces."""
    try:
        found = tuple(map(int, told.split()))
    except ValueError:
        found = ()
    if len(found) != columns:
        few = "a whole number" if columns == 1 else f"{columns} whole numbers"
        raise wrong(file, line, f'"{_short(told)}" should be {few}')
    return found


def check_needed(found: Collection[str], needed: Collection[str], file: str) -> None:
    """Refuse a table without a name that code asks for."""
    for name in needed:
        if name not in found:
            raise DataFileError(
                f'{file}: "{name}" is missing, and code asks for it; make the file anew.'
            )


def wrong(file: str, line: int, told: str) -> DataFileError:
    """The error for a line of a file."""
    return DataFileError(f"{file}, line {line}: {told}{'' if told.endswith('?') else '.'}")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
