"""How whole documents are read, beside what their writers say of them.

A folder holds documents (`NAME.txt`, `.md`, `.html`, `.docx`, `.odt`, `.pdf`) and for each its
`NAME.labels.json`: force, programme, cycle, published, sections (headings in reading order),
sections_optional (may be read as sections or not), grades (heading, value, carried_over_from),
findings (kind, text, items). A grade may have `also`, other headings under which the same judgment
may as well be told, and may be `optional`: whether it is one is a matter of opinion.

    python benchmarks/reading_round.py FOLDER [--misses]
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Indel

from alignment.records import replace
from peeldiff.errors import PeeldiffError
from peeldiff.inputs import read_inspection
from peeldiff.model import Finding, Inspection

FACTS = ("force", "programme", "cycle", "published")
AIMS = {
    "findings recall": 0.97,
    "findings precision": 0.97,
    "kinds": 0.97,
    "items recall": 0.97,
    "items precision": 0.97,
    "grades recall": 0.95,
    "grades precision": 0.99,
    "carried over": 1.0,
    "sections recall": 0.95,
    "sections precision": 0.95,
    "metadata": 0.97,
    **dict.fromkeys(FACTS, 0.97),
}
"""What is measured, in the order of the table, and what is aimed at on unseen documents."""
TEXT, HEADING = 0.97, 0.9
"""From which likeness of their letters on two texts, or two headings, are taken for the same."""

_ABOUT = re.compile(
    r"^\s*(?:(?:section|part|chapter) )?\d{1,2}(?:\.\d{1,2})*[.):]?\s+"
    r"|[\s:–-]+(?:outstanding|good|adequate|requires improvement|inadequate|ungraded|not graded)\s*$",
    re.IGNORECASE,
)
"""The number and the grade that a heading may print: some writers label them with it, others not."""
_LINK = re.compile(r"[;,] (?:and|or)\s*$")

Tally = dict[str, list[int]]
Told = Callable[[str, str], None]


def letters(text: str) -> str:
    """What is compared; how an item leads to the next ("; and") is printed, but no part of it."""
    return "".join(filter(str.isalnum, _LINK.sub("", text).casefold()))


def bare(heading: str) -> str:
    """A heading without its number and its grade."""
    return _ABOUT.sub("", heading) or heading


def alike(one: str, other: str, floor: float) -> bool:
    return one == other or Indel.normalized_similarity(one, other, score_cutoff=floor) >= floor


def matched(wanted: Sequence[str], got: Sequence[str], floor: float) -> list[int | None]:
    """For each wanted text the place of its own text among `got`, the same letters first."""
    found: list[int | None] = [None] * len(wanted)
    free = list(range(len(got)))
    want, have = [letters(text) for text in wanted], [letters(text) for text in got]
    for least in (1.0, floor):
        for at, text in enumerate(want):
            if found[at] is None:
                found[at] = next((n for n in free if alike(text, have[n], least)), None)
                if found[at] is not None:
                    free.remove(found[at])
    return found


def count(tally: Tally, aspect: str, right: int, of: int) -> None:
    tally[aspect][0] += right
    tally[aspect][1] += of


def both(
    tally: Tally, told: Told, aspect: str, wanted: Sequence[str], got: Sequence[str], floor: float
) -> list[int | None]:
    """Count recall and precision of one kind of text."""
    found = matched(wanted, got, floor)
    hits = [place for place in found if place is not None]
    count(tally, f"{aspect} recall", len(hits), len(wanted))
    count(tally, f"{aspect} precision", len(hits), len(got))
    for place, text in zip(found, wanted, strict=True):
        if place is None:
            told(f"{aspect} lost", text)
    for number, text in enumerate(got):
        if number not in hits:
            told(f"{aspect} made up", text)
    return found


def whole(finding: Finding) -> str:
    return f"{finding.text} {finding.detail or ''}"


def as_labelled(finding: Finding, wanted: Sequence[str]) -> str:
    """The text of a finding, with its explanation where the label holds that too."""
    full = letters(whole(finding))
    return (
        whole(finding) if any(alike(letters(text), full, TEXT) for text in wanted) else finding.text
    )


def same_fact(name: str, wanted: str | None, got: str | None) -> bool:
    """Whether a fact is read as labelled; a programme's short name is part of its long one."""
    one, other = (wanted or "").casefold(), (got or "").casefold()
    if name == "programme" and one and other:
        return one in other or other in one
    return one == other


def score(label: dict[str, Any], read: Inspection, tally: Tally, told: Told) -> None:
    for fact in FACTS:
        right = same_fact(fact, label[fact], getattr(read, fact))
        for aspect in (fact, "metadata"):
            count(tally, aspect, right, 1)
        if not right:
            told(fact, f"{getattr(read, fact)} instead of {label[fact]}")
    score_findings(label["findings"], read, tally, told)
    score_grades(label["grades"], read, tally, told)
    optional = [letters(heading) for heading in label.get("sections_optional", [])]
    wanted = [h for h in label["sections"] if letters(h) not in optional]
    surely = {letters(heading) for heading in wanted}
    headings = [
        section.heading
        for section in read.sections
        if section.heading
        and (
            letters(section.heading) in surely
            or not any(alike(letters(section.heading), other, HEADING) for other in optional)
        )
    ]
    both(tally, told, "sections", [*map(bare, wanted)], [*map(bare, headings)], HEADING)


def score_findings(
    labels: Sequence[dict[str, Any]], read: Inspection, tally: Tally, told: Told
) -> None:
    # Examples of good practice ask for nothing: they count where the writer labels them.
    if not any("practice" in finding["kind"] for finding in labels):
        kept = tuple(one for one in read.findings if "practice" not in one.kind.value)
        read = replace(read, findings=kept)
    wanted = [finding["text"] for finding in labels]
    got = [as_labelled(finding, wanted) for finding in read.findings]
    found = both(tally, told, "findings", wanted, got, TEXT)
    used = set()
    for place, finding in zip(found, labels, strict=True):
        items: list[str] = []
        if place is not None:
            used.add(place)
            kind = read.findings[place].kind.value
            count(tally, "kinds", kind == finding["kind"], 1)
            if kind != finding["kind"]:
                told("kind", f"{kind} instead of {finding['kind']}: {finding['text']}")
            items = [item.text for item in read.findings[place].items]
        both(tally, told, "items", finding["items"], items, TEXT)
    for place, other in enumerate(read.findings):
        if place not in used:
            both(tally, told, "items", [], [item.text for item in other.items], TEXT)


def places_of(labels: Sequence[dict[str, Any]], names: Sequence[str]) -> list[int | None]:
    """For each label of a grade the heading that has it: its own, or one of those given as well."""
    found = matched([bare(grade["heading"]) for grade in labels], names, HEADING)
    for at, grade in enumerate(labels):
        free = [nth for nth in range(len(names)) if nth not in found]
        for other in grade.get("also", ()) if found[at] is None else ():
            [place] = matched([bare(other)], [names[nth] for nth in free], HEADING)
            if place is not None:
                found[at] = free[place]
                break
    return found


def score_grades(
    labels: Sequence[dict[str, Any]], read: Inspection, tally: Tally, told: Told
) -> None:
    graded = [section for section in read.sections if section.grade]
    names = [bare(s.heading) for s in graded]
    found = places_of(labels, names)
    optional = {place for place, grade in zip(found, labels, strict=True) if grade.get("optional")}
    right = of = 0
    for place, grade in zip(found, labels, strict=True):
        if grade.get("optional"):
            continue
        of += 1
        wanted = f"{grade['heading']}: {grade['value']}"
        statement = None if place is None else graded[place].grade
        if statement is None or statement.value.value != grade["value"]:
            value = statement.value.value if statement else "nothing"
            told("grade", f"{value} instead of {wanted}")
            if grade["carried_over_from"]:
                count(tally, "carried over", 0, 1)
            continue
        right += 1
        since = grade["carried_over_from"]
        # A judgment that stands must be told as that, and no other.
        if since or statement.carried_over_from:
            year = statement.carried_over_from
            stands = bool(year) or (place is not None and not graded[place].inspected)
            # True: an earlier judgment stands, and the report tells no year.
            told_so = stands if since is True else since == year
            count(tally, "carried over", told_so, 1)
            if not told_so:
                told("carried over", f"{statement.carried_over_from} instead of {since}: {wanted}")
    for place, section in enumerate(graded):
        if place not in found and section.grade:
            told("grade made up", f"{section.heading}: {section.grade.value.value}")
    count(tally, "grades recall", right, of)
    count(tally, "grades precision", right, len(graded) - len(optional - {None}))


def documents(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    found = []
    for labels in sorted(folder.glob("*.labels.json")):
        name = labels.name.removesuffix(".labels.json")
        [document] = [p for p in folder.glob(f"{name}.*") if p.name != labels.name]
        found.append((document, json.loads(labels.read_text("utf-8"))))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print each thing read wrongly")
    options = parser.parse_args()
    total: Tally = {aspect: [0, 0] for aspect in AIMS}
    rows = []
    for path, label in documents(options.folder):
        tally: Tally = {aspect: [0, 0] for aspect in AIMS}
        wrong: Counter[str] = Counter()

        def told(what: str, text: str, path: Path = path, wrong: Counter[str] = wrong) -> None:
            wrong[what] += 1
            if options.misses:
                print(f"{path.name} | {what} | {text[:200]}")

        try:
            score(label, read_inspection(path), tally, told)
        except PeeldiffError as error:
            told("not read", str(error))
        rows.append(
            f"{path.name}: {', '.join(f'{n} {what}' for what, n in wrong.items()) or 'all'}"
        )
        for aspect, (right, of) in tally.items():
            count(total, aspect, right, of)
    print("\n".join(rows))
    print("\n| aspect | right | of | share | aim |\n|---|---|---|---|---|")
    for aspect, (right, of) in total.items():
        share = f"{right / of:.3f}" if of else "–"
        print(f"| {aspect} | {right} | {of} | {share} | {AIMS[aspect]} |")


if __name__ == "__main__":
    main()
