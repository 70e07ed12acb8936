"""Text that stands in columns side by side, as a print of a page in letters has it: each column is read to
its end before the next begins.

Told from a table by how it reads: in both columns lines go on from the line above, and a paragraph of one
begins where the other is in the middle of a sentence. The cells of a table begin together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from alignment.late import late
from peeldiff.words import ends_sentence, starts_lower

__all__ = ["one_below_another"]

_GAP = " " * 3
_BEHIND_GAP = late(rf"(?<={_GAP})\S")
"""What looks behind is tried at each letter, so that lines are asked for the gap first."""
_GUTTER = 2
"""Blank columns that part two columns of text on every line."""
_FEWEST_LINES = 5
"""Lines of text that each column has."""
_FEWEST_GOING_ON, _SHARE_GOING_ON = 3, 0.25
_NARROWEST = 24
_SHORT = 0.6
"""The share of a column's width that the last line of a paragraph, or a heading, may have."""
_MOST_COLUMNS = 3
_FEWEST_ROWS = 2
_MOST_STARTS = 12
"""Places behind gaps that are tried as the edge of a column."""
_FURTHEST_IN = 12
"""Columns by which the text of a box or a list may be set in."""
_FULL = 0.85
"""The share of a column's width from which on a line has no room for another word."""
_NUMBER = late(r"(?i)\s*(?:page )?\d{1,3}\s*\Z")
_MOST_BESIDE = 4
"""Lines of a heading with a box beside it."""
_GAP_BESIDE = 6
_LONGEST_BESIDE = 40


def one_below_another(raws: list[str]) -> list[str]:
    """The lines of a text with columns put below one another, page by page; the same list without any."""
    if not any(_GAP in raw and _BEHIND_GAP.search(raw) for raw in raws):
        return raws
    found: list[str] = []
    page: list[str] = []
    for raw in raws:
        if "\f" in raw and page:
            found += _opened(page, _MOST_COLUMNS)
            page = []
        page.append(raw)
    found += _opened(page, _MOST_COLUMNS)
    return found if found != raws else raws


def _opened(lines: list[str], most: int) -> list[str]:
    """The lines of a page, or of one of its columns, with at most so many columns one below another."""
    at, regions = _columns(lines) if most > 1 else (0, [])
    if not regions:
        return _with_boxes_below(lines)
    found: list[str] = []
    done = 0
    for first, end in regions:
        left = _trimmed([line[:at].rstrip() for line in lines[first:end]])
        right = _trimmed([line[at:] for line in lines[first:end]])
        found += _opened(lines[done:first], most - 1) if done < first else []
        found += [*_opened(left, most - 1), "", *_opened(right, most - 1), ""]
        done = end
    return found + (_opened(lines[done:], most - 1) if done < len(lines) else [])


def _trimmed(lines: list[str]) -> list[str]:
    """The lines of a column without blank ones at its ends or inside a sentence, and with one for several.

    Lines of two columns seldom stand at one height, so that each may have a blank line under every line.
    """
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    full = _FULL * lengths[len(lengths) * 9 // 10]
    kept: list[str] = []
    blank = False
    for line in lines:
        if not line.strip():
            blank = bool(kept)
            continue
        if blank and not _goes_on(kept[-1].strip(), line.strip(), full):
            kept.append("")
        kept.append(line)
        blank = False
    return kept


def _goes_on(above: str, line: str, full: float) -> bool:
    if ends_sentence(above) or above[-1] in ":;" or not line[0].isalnum():
        return False
    return starts_lower(line) or len(above) >= full


def _columns(lines: Sequence[str]) -> tuple[int, list[tuple[int, int]]]:
    """Where the right one of two columns of text begins, and the first line and the one behind the last
    wherever they stand side by side; none without such columns."""
    starts = Counter(
        found.start() for line in lines if _GAP in line for found in _BEHIND_GAP.finditer(line)
    )
    often = [at for at, count in starts.most_common(_MOST_STARTS) if count >= _FEWEST_GOING_ON]
    best = max(
        (_regions(lines, at) for at in sorted(often)), key=lambda found: found[0], default=None
    )
    return (best[1], best[2]) if best else (0, [])


def _regions(lines: Sequence[str], at: int) -> tuple[int, int, list[tuple[int, int]]]:
    """How many lines stand in columns of which the right one begins at a place; the place; where they are."""
    found: list[tuple[int, int]] = []
    many = 0
    for run in _runs(lines, at):
        left = sum(bool(line[:at].strip()) for line in lines[slice(*run)])
        right = sum(bool(line[at:].strip()) for line in lines[slice(*run)])
        if min(left, right) < _FEWEST_LINES:
            continue
        first, end = _extent(lines, *run, at)
        if _are_columns([[line[:at].strip(), line[at:].strip()] for line in lines[first:end]]):
            found.append((first, end))
            many += min(left, right)
    return many, at, found


def _are_columns(pairs: Sequence[Sequence[str]]) -> bool:
    """Whether what stands on the left and on the right of lines are two texts, each for itself."""
    left, right = ([pair[side] for pair in pairs] for side in (0, 1))
    return (
        not _are_rows(pairs)
        and _reads_on(left)
        and _reads_on(right)
        and (_begins_beside(left, right) or _begins_beside(right, left))
    )


def _are_rows(pairs: Sequence[Sequence[str]]) -> bool:
    """Whether both sides begin anew together wherever both have a blank line: the rows of a table."""
    blocks = [list(block) for told, block in groupby(pairs, key=any) if told]
    both = [block for block in blocks if all(map(any, zip(*block, strict=True)))]
    return len(both) >= _FEWEST_ROWS and all(
        side[:1].isupper() for block in both for side in block[0]
    )


def _runs(lines: Sequence[str], at: int) -> list[tuple[int, int]]:
    """The runs of lines that leave a gutter before a column blank, without boxes that stand further right."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    index = 0
    while index <= len(lines):
        end = index + 1
        if index < len(lines) and lines[index].strip():
            while end < len(lines) and lines[end].strip():
                end += 1
        group = lines[index:end]
        crosses = index == len(lines) or _is_beyond(group, at)
        for number, line in enumerate(group or [""], start=index):
            if not crosses and not line[at - _GUTTER : at].strip(" "):
                first = number if first is None else first
            elif first is not None:
                runs.append((first, number))
                first = None
        index = end
    return runs


def _is_beyond(group: Sequence[str], at: int) -> bool:
    """Whether lines between blank ones have on the right only what begins far inside the column there."""
    begun = [len(line) - len(line[at:].lstrip()) - at for line in group if line[at:].strip()]
    return bool(begun) and min(begun) > _FURTHEST_IN


def _extent(lines: Sequence[str], first: int, end: int, at: int) -> tuple[int, int]:
    """How far two columns reach in a run of lines that leave the gutter blank.

    The left one may be the longer; what stands below it over the whole width has its heading on the left.
    """
    crossed = end < len(lines)
    while not lines[first][at:].strip():
        first += 1
    last = max(n for n in range(first, end) if lines[n][at:].strip())
    behind = last + 1
    for index in range(last + 1, end):
        line = lines[index]
        if not line.strip():
            if crossed:
                break
            continue
        if _NUMBER.match(line):
            break
        behind = index + 1
    return first, behind


def _reads_on(lines: Sequence[str]) -> bool:
    """Whether the lines of a column are those of sentences that its width has broken."""
    told = [line for line in lines if line]
    going = sum(starts_lower(line) for line in told)
    lengths = sorted(map(len, told))
    return (
        going >= _FEWEST_GOING_ON
        and going >= _SHARE_GOING_ON * len(told)
        and lengths[len(lengths) * 3 // 4] >= _NARROWEST
    )


def _begins_beside(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a paragraph of one column begins beside lines on which the other only goes on."""
    begun, going = _told(one), _told(other)
    for n in range(1, len(one)):
        if one[n - 1] or begun.get(n, True):
            continue
        beside = [at for at in (n - 1, n, n + 1) if at < len(other) and other[at]]
        if beside and all(going.get(at, False) for at in beside):
            return True
    return False


def _told(lines: Sequence[str]) -> dict[int, bool]:
    """The lines of a column that tell whether they go on with the sentence above, and whether they do."""
    told: dict[int, bool] = {}
    short = _SHORT * max(map(len, lines))
    above = ""
    for n, line in enumerate(lines):
        if not line:
            continue
        if above and starts_lower(line) and not ends_sentence(above):
            told[n] = True
        elif line[0].isupper() and (ends_sentence(above) or len(above) < short):
            told[n] = False
        above = line
    return told


# ---- a heading with a box beside it --------------------------------------------------------------


def _with_boxes_below(lines: list[str]) -> list[str]:
    """Lines with what stands in a box beside a heading of several lines set below it.

    Beside one another below one another they are the rows of a table.
    """
    runs: list[list[str]] = [[]]
    for line in lines:
        if bool(line.strip()) != bool(runs[-1] and runs[-1][0].strip()):
            runs.append([])
        runs[-1].append(line)
    opened = [_box_below(run) for run in runs]
    found: list[str] = []
    for n, run in enumerate(runs):
        alone = not any(_has_gap(near) for near in (*runs[max(n - 2, 0) : n], *runs[n + 1 : n + 3]))
        found += (opened[n] if alone else None) or run
    return found


def _has_gap(lines: Sequence[str]) -> bool:
    return any(" " * _GAP_BESIDE in line.strip() and "\f" not in line for line in lines)


def _box_below(lines: Sequence[str]) -> list[str] | None:
    """The lines of a heading, a blank one, and the words of the box beside it; None for other lines."""
    if not 1 < len(lines) <= _MOST_BESIDE or not lines[0].strip():
        return None
    if any("\t" in line or "\f" in line for line in lines):
        return None
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    left: list[str] = []
    beside: list[tuple[int, str]] = []
    for line in lines:
        starts = [found.start() for found in _BEHIND_GAP.finditer(line) if found.start() > margin]
        if len(starts) > 1 or not (starts or line[margin].strip()):
            return None
        at = starts[0] if starts else len(line)
        left += [text] if (text := line[:at].rstrip()) else []
        beside += [(at, text)] if (text := line[at:].rstrip()) else []
    words = " ".join(text for _, text in beside)
    if len(left) < 2 or not beside or len(words) > _LONGEST_BESIDE:
        return None
    if min(at for at, _ in beside) < max(map(len, left)) + _GAP_BESIDE:
        return None
    goes_on = left[1].strip()[0].islower() or left[-1].endswith("?")
    return [*left, "", words] if goes_on and left[0].strip()[0].isalnum() else None
