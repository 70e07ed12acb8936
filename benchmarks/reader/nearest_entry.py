"""Measure the nearest newer entry of what is not linked: floor → how many shown, and how many right.

Under an older demand that no newer one takes up, the most likely newer one is shown above a floor. Every
authority is read by what the others taught, with the labels of `link_published.py`; an entry is right if
the labels say that it asks for the same, wholly or in part. Needs scikit-learn and the reports beside the
checkout (developers only). Last measured: 82 shown from -50 on (125 below a link) and 42 right, which finds a
fifth of what is missed; further below precision falls.
"""

from __future__ import annotations

from collections import defaultdict

from link import Labelled
from link_published import held_out, labels, own_kin, reports_of, rows_of

from peeldiff.compare.grouping import LINKED
from peeldiff.compare.kin import Kin


def main() -> None:
    """Print what each floor shows."""
    weights: dict[tuple[str, int], list[tuple[int, Labelled]]] = defaultdict(list)
    wanted = labels()
    reports = reports_of(wanted)
    for one, weight in held_out(rows_of(wanted, reports, Kin(*own_kin(reports.values())))):
        weights[str(one.path), one.pair[0]].append((weight, one))
    best = [max(row, key=lambda told: told[0]) for row in weights.values()]
    unlinked = [(weight, one) for weight, one in best if weight < LINKED]
    missed = sum(
        any(one.is_one for _, one in row)
        for row in weights.values()
        if max(weight for weight, _ in row) < LINKED
    )
    print(
        f"{len(best)} older concerns, {len(unlinked)} without a link, of which {missed} are asked again"
    )
    for floor in range(LINKED - 25, -600, -25):
        shown = [one for weight, one in unlinked if weight >= floor]
        right = sum(one.is_one for one in shown)
        print(f"  from {floor:5}: {len(shown):4} shown, {right:3} right ({right / max(1, len(shown)):.2f}), "
              f"{right / max(1, missed):.2f} of what is missed")  # fmt: skip


if __name__ == "__main__":
    main()
