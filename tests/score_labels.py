"""Scores what was read and compared against labels: each figure from 0 to 1, 1 is best.

A small scorer for `test_labels.py`, so that the invented reports are scored wherever the tests run.
It measures what the scorer beside the checkout measures, under the same names, and knows nothing of
peeldiff but its JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any

Json = dict[str, Any]
Figures = dict[str, float]

CLAIMS = ("resolved", "partly_resolved", "persisting", "escalated", "de_escalated", "recurring")
"""Statuses that say something of the force."""
DEMANDS = ("area_for_improvement", "cause_of_concern", "recommendation")
_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "}
)


@cache
def plain(text: str | None) -> str:
    """A sentence without mark-up, straight and in small letters."""
    text = re.sub(r"<sup>.*?</sup>", "", text or "")
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).translate(_STRAIGHT)
    text = re.sub(r"\s+", " ", re.sub(r"[*_#]", "", text)).strip(" .;:")
    return text.removesuffix("; and").casefold()


def same(one: str | None, other: str | None, floor: float = 0.97) -> bool:
    """Whether two texts are the same but for a slip."""
    a, b = plain(one), plain(other)
    if a == b:
        return True
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(bound() >= floor for bound in bounds)


def share(hits: int, of: int) -> float:
    return hits / of if of else 1.0


def has(text: str, pool: Iterable[Json]) -> Json | None:
    return next((entry for entry in pool if same(text, entry.get("text"))), None)


def find_section(label: Json, pool: Sequence[Json]) -> Json | None:
    """The section of a label: the same heading near its line, or the only one so named."""
    named = [s for s in pool if same(s.get("heading"), label["heading"], 0.9)]
    near = [s for s in named if abs((s.get("line") or 0) - label["line"]) <= 3]
    return near[0] if near else named[0] if len(named) == 1 else None


def score_read(labels: Json, got: Json) -> Figures:
    """The figures of one inspection, as `peeldiff read --format json` prints it."""
    return {
        **_metadata(labels, got),
        **_findings(labels, got),
        **_sections(labels, got),
        **_followups(labels, got),
    }


def _metadata(labels: Json, got: Json) -> Figures:
    asked = {k: labels[k] for k in ("force", "programme", "cycle", "published") if labels.get(k)}
    right = [k for k, v in asked.items() if plain(str(got.get(k) or "")).startswith(plain(v))]
    return {"metadata": share(len(right), len(asked))}


def _findings(labels: Json, got: Json) -> Figures:
    asked = [f for f in labels["findings"] if f["kind"] in DEMANDS]
    read = [f for f in got["findings"] if f["kind"] in DEMANDS]
    kinds = [
        f
        for f in labels["findings"]
        if (has(f["text"], got["findings"]) or {}).get("kind") == f["kind"]
    ]
    items = [i for f in labels["findings"] for i in f["items"]]
    read_items = [i for f in read for i in f["items"]]
    return {
        "finding_recall": share(sum(bool(has(f["text"], read)) for f in asked), len(asked)),
        "finding_precision": share(sum(bool(has(f["text"], asked)) for f in read), len(read)),
        "finding_kind": share(len(kinds), len(labels["findings"])),
        "item_recall": share(sum(bool(has(i, read_items)) for i in items), len(items)),
    }


def _sections(labels: Json, got: Json) -> Figures:
    read = got["sections"]
    wanted = [s for s in labels["sections"] if not s["neutral"]]
    found = {s["id"]: find_section(s, read) for s in labels["sections"]}
    captions = [
        c if isinstance(c, str) else c.get("heading") or c.get("text", "")
        for c in labels.get("captions_not_sections", [])
    ]
    known = [
        s
        for s in read
        if any(s is f for f in found.values()) or any(same(s["heading"], c, 0.85) for c in captions)
    ]
    above = {s["id"]: s["parent"] for s in read}

    def inside(child: Json, ancestor: Json) -> bool:
        at: str | None = child["id"]
        while at is not None and at != ancestor["id"]:
            at = above.get(at)
        return at is not None

    nested = [
        inside(child, parent)
        for s in wanted
        if (child := found[s["id"]]) and (parent := found.get(s["parent"]))
    ]
    graded = [s for s in labels["sections"] if s["grade"]]
    right = [s for s in graded if _grade(found[s["id"]])[0] == s["grade"]]
    false = [
        s
        for s in read
        if _grade(s)[0]
        and not any(s is found[g["id"]] for g in graded)
        and _grade(s)[0]
        not in {g["grade"] for g in graded if same(g["heading"], s["heading"], 0.9)}
    ]
    stands = [s for s in graded if s["carried_over_from"]]
    carried = [s for s in stands if _grade(found[s["id"]])[1] == str(s["carried_over_from"])]
    return {
        "section_recall": share(sum(bool(found[s["id"]]) for s in wanted), len(wanted)),
        "section_precision": share(len(known), len(read)),
        "section_nesting": share(sum(nested), len(nested)),
        "grade_recall": share(len(right), len(graded)),
        "grade_precision": share(len(right), len(right) + len(false)),
        "carried_over": share(len(carried), len(stands)),
    }


def _grade(section: Json | None) -> tuple[str, str]:
    grade = (section or {}).get("grade") or {}
    return (grade.get("value") or "").replace("_", " "), str(grade.get("carried_over_from"))


def _followups(labels: Json, got: Json) -> Figures:
    asked = [f for f in labels["followups"] if f["kind"] in ("explicit", "implied")]
    heard = [f for f in asked if any(_is_near(f["line"], [x["line"]]) for x in got["followups"])]
    told = [f for f in heard if (f.get("verdict") or "unclear") != "unclear"]
    right = [f for f in told if f["verdict"].replace("_", " ") in _verdicts(f, got["followups"])]
    return {
        "followup_recall": share(len(heard), len(asked)),
        "followup_verdict": share(len(right), len(told)),
    }


def _verdicts(label: Json, said: Sequence[Json]) -> set[str]:
    """The verdicts of the follow-ups at a label's line, of those with its words if there are any."""
    near = [x for x in said if _is_near(label["line"], [x["line"]])]
    exact = [x for x in near if same(x["text"], label["text"], 0.8)]
    return {x["verdict"].replace("_", " ") for x in exact or near}


def _is_near(line: int, lines: Iterable[int]) -> bool:
    return any(abs(line - other) <= 1 for other in lines)


def score_diff(labels: Json, got: Json) -> Figures:
    """The figures of one comparison, as `peeldiff diff --format json` prints it."""
    return {
        **_links(labels, got),
        **_fates(labels, got),
        **_grades(labels, got),
        **_pairs(labels, got),
    }


def _changes(got: Json) -> list[Json]:
    return [x for c in got["findings"] for x in (c, *c["items"])]


def _links(labels: Json, got: Json) -> Figures:
    neutral = {tuple(link) for link in labels.get("neutral_links", [])}
    sides = {
        side: {f["id"]: f["text"] for r in labels["findings"] for f in r[side]}
        for side in ("old", "new")
    }
    wanted = {(o["id"], n["id"]) for r in labels["findings"] for o in r["old"] for n in r["new"]}

    def named(change: Json, side: str) -> list[str]:
        return [i for i, text in sides[side].items() if has(text, change[side])]

    made = {(o, n) for c in _changes(got) for o in named(c, "old") for n in named(c, "new")}
    wanted, made = wanted - neutral, made - neutral
    told = [
        any(same(text, f["text"]) for text in sides[side].values())
        for c in got["findings"]
        for side in ("old", "new")
        for f in c[side]
        if f["kind"] in DEMANDS
    ]
    return {
        "link_recall": share(len(wanted & made), len(wanted)),
        "link_precision": share(len(wanted & made), len(made)),
        "no_spurious": share(sum(told), len(told)),
    }


def _fates(labels: Json, got: Json) -> Figures:
    changes = _changes(got)
    rows = [_Fate(row, changes) for row in labels["findings"]]
    done = [row for row in rows if row.wanted == "resolved"]
    claims = [row for row in rows if row.claims]
    to_quote = [row for row in rows if row.lines and row.wanted != "not_raised"]
    to_show = [row for row in rows if row.lines and row.is_older]
    return {
        "status": share(sum(row.told is not None for row in rows), len(rows)),
        "status_strict": share(sum(row.wanted in row.said for row in rows), len(rows)),
        "resolved_recall": share(sum("resolved" in row.said for row in done), len(done)),
        "claims_right": share(sum(row.told is not None for row in claims), len(claims)),
        "evidence": share(sum(row.hit(row.quoted) for row in to_quote), len(to_quote)),
        "passage_at_1": share(sum(row.hit(row.shown[:1]) for row in to_show), len(to_show)),
        "passage_at_3": share(sum(row.hit(row.shown[:3]) for row in to_show), len(to_show)),
    }


class _Fate:
    """A labelled finding and what was told of it; `told` is the status that fits the label, or None."""

    def __init__(self, row: Json, changes: Sequence[Json]) -> None:
        self.is_older = bool(row["old"])
        side = "old" if self.is_older else "new"
        mine = [c for c in changes if has(row[side][0]["text"], c[side])]
        self.wanted, self.lines = row["status"], row["evidence_lines"]
        self.said = [c["status"] for c in mine]
        fitting = [
            *(s for s in self.said if s == self.wanted),
            *(s for s in self.said if s in row["accept"]),
        ]
        self.told = fitting[0] if fitting else None
        self.claims = self.told in CLAIMS if fitting else any(s in CLAIMS for s in self.said)
        self.quoted = [e["line"] for c in mine for e in c["evidence"]]
        passages = [x["line"] for c in mine for x in c.get("passages") or []]
        self.shown = list(dict.fromkeys(x for x in (*self.quoted, *passages) if x))

    def hit(self, lines: Iterable[int]) -> bool:
        lines = list(lines)
        return any(_is_near(line, lines) for line in self.lines)


def _grades(labels: Json, got: Json) -> Figures:
    def fits(row: Json, change: Json, side: str) -> bool:
        wanted, have = row[side], change[side]
        if wanted is None or have is None:
            return wanted is None and not have
        return find_section(wanted, [have]) is not None

    right = [
        row
        for row in labels["grades"]
        if any(
            change["change"] in (row["change"], *row["accept"])
            and fits(row, change, "old")
            and fits(row, change, "new")
            for change in got["grades"]
        )
    ]
    return {"grade_change": share(len(right), len(labels["grades"]))}


def _pairs(labels: Json, got: Json) -> Figures:
    sides: dict[str, dict[str, Json]] = {
        side: {s["id"]: s for r in labels["sections"] for s in r[side]} for side in ("old", "new")
    }
    every = {
        (o["id"], n["id"]): r["confidence"] != "low" and not o["neutral"] and not n["neutral"]
        for r in labels["sections"]
        for o in r["old"]
        for n in r["new"]
    }
    wanted = {pair for pair, counts in every.items() if counts}

    def label(section: Json, side: str) -> str | None:
        named = [i for i, s in sides[side].items() if same(s["heading"], section["heading"], 0.9)]
        return min(named, key=lambda i: abs(sides[side][i]["line"] - section["line"]), default=None)

    made = set()
    for row in got["sections"]:
        for o in row["old"]:
            for n in row["new"]:
                a, b = label(o, "old"), label(n, "new")
                if a and b and not (sides["old"][a]["neutral"] or sides["new"][b]["neutral"]):
                    made.add((a, b))
    made -= set(every) - wanted
    recall, precision = share(len(wanted & made), len(wanted)), share(len(wanted & made), len(made))
    both = recall + precision
    return {
        "section_link_recall": recall,
        "section_link_precision": precision,
        "section_link_f1": 2 * recall * precision / both if both else 0.0,
    }
