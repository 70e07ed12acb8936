"""Measure the nearest newer entry of what is not linked: floor → how many shown, and how many right.

Under an older demand that no newer one takes up, the most likely newer one is shown above a floor. Every
authority is read by what the others taught, with the labels of `link_published.py`; an entry is right if
the labels say that it asks for the same, wholly or in part. Needs scikit-learn and the reports beside the
checkout (developers only). Last measured: 82 shown from -50 on (125 below a link) and 42 right, which finds a
fifth of what is missed; further below precision falls.
"""

from __future__ import annotations

from collections import defaultdict

from link import FOLDS, Fitted, Labelled, table_of_kin
from link_published import FEWEST, LESS, REPORTS, labels, measured, names_of, texts_of

from peeldiff import read_inspection
from peeldiff.compare.kin import Kin
from peeldiff.compare.links import LINKED
from peeldiff.statements import content_stems, tokenise


def held_out() -> list[tuple[Labelled, int]]:
    """Every pair of concerns with its weight, each authority by what the others taught."""
    wanted = labels()
    reports = {
        name: read_inspection(REPORTS / name)
        for name in sorted({n for pair in wanted for n in pair})
    }
    people = names_of(reports.values())
    demands = {
        content_stems(tokenise(f.text)) - people for r in reports.values() for f in r.findings
    }
    told = {text - people for report in reports.values() for text in texts_of(report)}
    texts = sorted((text for text in told if len(text) > 2), key=sorted)
    kin = Kin(*table_of_kin(texts, demands, FEWEST))
    rows = [
        one
        for names, right in wanted.items()
        for one in measured(names, *(reports[name] for name in names), kin, right)
    ]
    bodies = sorted({one.writer for one in rows})
    found = []
    for fold in (bodies[at::FOLDS] for at in range(FOLDS)):
        fitted = Fitted([one for one in rows if one.writer not in fold])
        mine = [one for one in rows if one.writer in fold]
        found += [(one, told - LESS) for one, told in zip(mine, fitted.weigh(mine), strict=True)]
    return found


def main() -> None:
    """Print what each floor shows."""
    weights: dict[tuple[str, int], list[tuple[int, Labelled]]] = defaultdict(list)
    for one, weight in held_out():
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
