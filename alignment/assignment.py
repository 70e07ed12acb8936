"""The set of pairs with the best total, each row and each column used at most once.

It refuses to judge a pair: whatever has a positive weight may be chosen. The Hungarian method in
its shortest-path form (Jonker and Volgenant), run on each connected group of rows and columns by
itself, because real inputs fall into many small groups.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["MOST_CELLS", "assign"]

MOST_CELLS = 62_500
"""Rows times columns of the largest group that is solved exactly: 250 by 250, about two seconds."""

Pair = tuple[int, int]


def assign(weights: Mapping[Pair, int], most_cells: int = MOST_CELLS) -> list[Pair]:
    """The pairs (row, column) of the best total weight, sorted.

    Weights are whole numbers, so that equal totals are equal; pairs not in `weights`, or not above
    zero, are never chosen. A group of more than `most_cells` rows times columns is solved greedily:
    heaviest pair first, ties by row and column.
    """
    chosen: list[Pair] = []
    for group in _groups([pair for pair in sorted(weights) if weights[pair] > 0]):
        rows = sorted({row for row, _ in group})
        columns = sorted({column for _, column in group})
        if len(rows) * len(columns) > most_cells:
            chosen += _greedy(group, weights)
        else:
            chosen += _exact(rows, columns, weights)
    return sorted(chosen)


def _groups(pairs: list[Pair]) -> list[list[Pair]]:
    """Pairs split where no row and no column is shared, each group in the given order."""
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for row, column in pairs:
        by_row.setdefault(row, []).append(column)
        by_column.setdefault(column, []).append(row)
    group_of: dict[int, int] = {}
    seen_columns: set[int] = set()
    count = 0
    for start in by_row:
        if start in group_of:
            continue
        group_of[start] = count
        waiting = [start]
        while waiting:
            for column in by_row[waiting.pop()]:
                if column in seen_columns:
                    continue
                seen_columns.add(column)
                for row in by_column[column]:
                    if row not in group_of:
                        group_of[row] = count
                        waiting.append(row)
        count += 1
    groups: list[list[Pair]] = [[] for _ in range(count)]
    for pair in pairs:
        groups[group_of[pair[0]]].append(pair)
    return groups


def _greedy(group: list[Pair], weights: Mapping[Pair, int]) -> list[Pair]:
    rows: set[int] = set()
    columns: set[int] = set()
    chosen = []
    for row, column in sorted(group, key=lambda pair: (-weights[pair], pair)):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            chosen.append((row, column))
    return chosen


def _exact(rows: list[int], columns: list[int], weights: Mapping[Pair, int]) -> list[Pair]:
    if len(rows) == 1 or len(columns) == 1:
        return [max(_present(rows, columns, weights), key=lambda pair: (weights[pair], pair))]
    flipped = len(rows) > len(columns)
    if flipped:
        matrix = [[-max(0, weights.get((r, c), 0)) for r in rows] for c in columns]
    else:
        matrix = [[-max(0, weights.get((r, c), 0)) for c in columns] for r in rows]
    pairs = []
    for i, j in enumerate(_cheapest(matrix)):
        pair = (rows[j], columns[i]) if flipped else (rows[i], columns[j])
        if weights.get(pair, 0) > 0:
            pairs.append(pair)
    return pairs


def _present(rows: list[int], columns: list[int], weights: Mapping[Pair, int]) -> list[Pair]:
    return [(r, c) for r in rows for c in columns if weights.get((r, c), 0) > 0]


def _cheapest(cost: list[list[int]]) -> list[int]:
    """For each row its column, at the least total; needs at least as many columns as rows.

    Row by row, the shortest path to a free column through the pairs made so far, with potentials
    that keep every reduced cost at or above zero. Column 0 stands for the row being placed.
    """
    height, width = len(cost), len(cost[0])
    row_potential = [0] * (height + 1)
    column_potential = [0] * (width + 1)
    row_at = [0] * (width + 1)
    for row in range(1, height + 1):
        row_at[0] = row
        column = 0
        shortest: list[int | None] = [None] * (width + 1)
        came_from = [0] * (width + 1)
        visited = [0]
        open_columns = list(range(1, width + 1))
        while row_at[column]:
            here = row_at[column]
            costs = cost[here - 1]
            base = row_potential[here]
            best: int | None = None
            best_column = 0
            for j in open_columns:
                length = costs[j - 1] - base - column_potential[j]
                known = shortest[j]
                if known is None or length < known:
                    shortest[j] = known = length
                    came_from[j] = column
                if best is None or known < best:
                    best, best_column = known, j
            step = best or 0
            for j in visited:
                row_potential[row_at[j]] += step
                column_potential[j] -= step
            for j in open_columns:
                shortest[j] = (shortest[j] or 0) - step
            open_columns.remove(best_column)
            visited.append(best_column)
            column = best_column
        while column:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    place = [0] * height
    for j in range(1, width + 1):
        if row_at[j]:
            place[row_at[j] - 1] = j - 1
    return place
