"""Train the links of Ofsted's reports: published pairs, labels → `link_tables/` in `peeldiff/compare/`.

The reports lie beside the checkout and their words come into no file: the labels
(`fixtures/corpus/published/ofsted-links.tsv`) name findings by a digest of their text, the tables hold stems
and whole numbers. Kin are found over all reports that are there; a pair is weighed as in `link.py`. Prints
what each threshold tells, each authority read by what the others taught, beside the tables of the corpus.
Needs scikit-learn (developers only).
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus import CORPUS
from link import COMPARE, FOLDS, Fitted, Labelled, pairing_of, table_of_kin, told_at, write_kin

from peeldiff import read_inspection
from peeldiff.compare.kin import Kin, load_kin
from peeldiff.compare.pairing import weigh
from peeldiff.model import Inspection
from peeldiff.statements import content_stems, tokenise

LABELS = CORPUS / "published" / "ofsted-links.tsv"
REPORTS = Path(__file__).parents[2].parent / "shared" / "pdf"
TABLES = COMPARE / "link_tables" / "ofsted_childrens_services"
MADE = "# Made by benchmarks/reader/link_published.py from published reports"
FEWEST = 6
"""Texts that a stem must stand in."""
LESS = 25
"""What a pair loses in hundredths, so that at the threshold of all links four in five are right here."""


def digest(text: str) -> str:
    """The name of a finding in the labels."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


Labels = dict[tuple[str, str], set[tuple[str, str]]]


def labels() -> Labels:
    """For each pair of documents, older first, the findings that are one concern, wholly or in part."""
    found: Labels = {}
    for line in LABELS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            older, newer, one, other, told = line.split("\t")
            found.setdefault((older, newer), set()).update({(one, other)} if told != "none" else ())
    return found


def texts_of(report: Inspection) -> Iterator[frozenset[str]]:
    """The stems of each finding and of each paragraph of a report."""
    for finding in report.findings:
        yield content_stems(tokenise(finding.text))
    for section in report.sections:
        for paragraph in section.paragraphs:
            yield content_stems(tokenise(paragraph.text))


def names_of(reports: Iterable[Inspection]) -> frozenset[str]:
    """The stems of words that stand with a capital more often than not: people and places say nothing of
    what is asked for, and have no business in a table."""
    said: Counter[tuple[str, bool]] = Counter()
    for report in reports:
        texts = [f.text for f in report.findings]
        texts += [p.text for section in report.sections for p in section.paragraphs]
        for word in re.findall(r"[^\W\d_]+", " ".join(texts)):
            for stem in content_stems(tokenise(word)):
                said[stem, word.istitle()] += 1
    return frozenset(
        stem for stem, is_title in said if is_title and said[stem, True] > said[stem, False]
    )


def measured(names: tuple[str, str], old: Inspection, new: Inspection, kin: Kin,
             right: set[tuple[str, str]]) -> Iterator[Labelled]:  # fmt: skip
    """Every pair of concerns of two reports, as the comparison weighs them."""
    pairing = pairing_of(old, new, kin)
    for (i, j), measures in pairing.measures().items():
        ours = [old.findings[at] for at in pairing.earlier[i].indexes]
        theirs = [new.findings[at] for at in pairing.later[j].indexes]
        yield Labelled(
            writer=names[0].partition("-20")[0], path=Path("/".join(names)), pair=(i, j),
            measures=measures,
            is_one=any((digest(a.text), digest(b.text)) in right for a in ours for b in theirs),
            texts=(ours[0].text, theirs[0].text),
        )  # fmt: skip


def reports_of(wanted: Labels) -> dict[str, Inspection]:
    """The labelled reports by their names."""
    names = sorted({name for pair in wanted for name in pair})
    return {name: read_inspection(REPORTS / name) for name in names}


def own_kin(reports: Iterable[Inspection]) -> tuple[dict[str, str], int]:
    """The kin words of published reports, without the names of people."""
    reports = list(reports)
    people = names_of(reports)
    demands = {content_stems(tokenise(f.text)) - people for r in reports for f in r.findings}
    told = {text - people for report in reports for text in texts_of(report)}
    texts = {text for text in told if len(text) > 2}
    return table_of_kin(sorted(texts, key=sorted), demands, FEWEST)


def rows_of(wanted: Labels, reports: dict[str, Inspection], kin: Kin) -> list[Labelled]:
    """Every pair of concerns of the labelled reports, measured."""
    return [
        one
        for names, right in wanted.items()
        for one in measured(names, *(reports[name] for name in names), kin, right)
    ]


def held_out(rows: Sequence[Labelled]) -> list[tuple[Labelled, int]]:
    """Every pair with its weight, each authority read by what the others taught."""
    bodies = sorted({one.writer for one in rows})
    found: list[tuple[Labelled, int]] = []
    for fold in (bodies[at::FOLDS] for at in range(FOLDS)):
        fitted = Fitted([one for one in rows if one.writer not in fold])
        mine = [one for one in rows if one.writer in fold]
        found += [(one, told - LESS) for one, told in zip(mine, fitted.weigh(mine), strict=True)]
    return found


def main() -> None:
    """Train, print, write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--dry", action="store_true", help="write nothing")
    args = ask.parse_args()
    wanted = labels()
    reports = reports_of(wanted)
    table = own_kin(reports.values())
    corpus, own = (rows_of(wanted, reports, kin) for kin in (load_kin(), Kin(*table)))
    held, weights = zip(*held_out(own), strict=True)
    shipped = [weigh(one.measures) for one in corpus]
    for name, rows, told in (
        ("the tables of the corpus", corpus, shipped),
        ("own tables, by what other authorities taught", held, weights),
    ):
        print(name)
        for least in range(-50, 201, 25):
            count, right_, all_ = told_at(rows, told, least)
            print(f"  from {least:4}: {right_:3} of {count:3} links right "
                  f"({right_ / max(1, count):.2f}), of {all_} ({right_ / all_:.2f})")  # fmt: skip
    if not args.dry:
        TABLES.mkdir(parents=True, exist_ok=True)
        write_kin(table, TABLES / "kin.tsv", made=MADE)
        Fitted(own).write(TABLES / "pairing.tsv", made=MADE, less=LESS)


if __name__ == "__main__":
    main()
