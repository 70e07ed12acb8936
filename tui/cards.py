"""What the panel says of a concern, a section or a grade, as styled text. No widgets, no state."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from peeldiff.model import (
    Confidence,
    FindingChange,
    FindingRef,
    GradeChange,
    Passage,
    SectionChange,
    Status,
)
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import RELATIONS
from peeldiff.phrasing.facts import grade_values, shown_status, told_again
from peeldiff.phrasing.phrases import (
    NEAREST,
    confidence_words,
    grade_words,
    mention_name,
    place,
    status_meaning,
    status_words,
    verdict_words,
)
from peeldiff.phrasing.quoting import Quoted, Quoter, has_passages, page_of
from peeldiff.rows import Mark, Side, spans_of
from tui.labels import Badge, finding_badge, finding_name, grade_badge, status_badge
from tui.lines import TONES
from tui.plain import content

__all__ = [
    "finding_card",
    "finding_why",
    "grade_card",
    "likeness_card",
    "nothing_card",
    "section_card",
]

_EVIDENCE = "Evidence in the newer report"
_SAID = "What the newer report says"
"""Above the list of quotations, where words in the list say what they are."""

_PASSAGES = "Passages, each with how much of the point it speaks of, from 0 to 1"

_MARKS = {
    Mark.PLAIN: "",
    Mark.REMOVED: "strike $removed on $removed-soft",
    Mark.ADDED: "underline $added on $added-soft",
    Mark.WEIGHTY_REMOVED: "bold strike $on-strong on $removed-strong",
    Mark.WEIGHTY_ADDED: "bold underline $on-strong on $added-strong",
}


def _badge(badge: Badge) -> Content:
    return content(f"{badge.sign} {badge.word}", f"bold {TONES[badge.tone]}")


def _wording(finding: FindingChange, side: Side) -> Content:
    """One side's words, with marks where the other side differs."""
    spans = spans_of(finding.wording, finding.weighty, side)
    return Content("").join(content(text, _MARKS[mark]) for mark, text in spans)


def _titled(title: str, *parts: Content) -> Content:
    return Content("\n").join([content(title, "bold $primary"), *parts])


def _where(refs: tuple[FindingRef, ...]) -> str:
    return "; ".join(
        f"line {ref.line}" + (f", {ref.heading}" if ref.heading else "") for ref in refs
    )


def finding_card(finding: FindingChange, years: tuple[str, str], terms: Terms) -> Content:
    """The concern in both wordings, its items with their fates, status, confidence, reason.

    The panel lists the quotations under its last line.
    """
    badge = finding_badge(finding)
    body = (finding.new or finding.old)[0].asked_of
    kind = [
        terms.kind(finding.kind),
        told_again(finding).partition(", ")[2],
        f"asked of {body}" if body else "",
        confidence_words(finding.confidence),
    ]
    head = [
        content(f"{badge.sign} {status_words(shown_status(finding))}", f"bold {TONES[badge.tone]}"),
        content(" · ".join(filter(None, kind)), "$quiet"),
    ]
    lines = [Content("  ").join(head), *map(content, _meaning(finding, terms))]
    blocks = [Content("\n").join(lines)]
    if finding.set_by is not None:
        note = f": {finding.note}" if finding.note else ""
        blocks.append(content(f"Set by reader {finding.set_by}".rstrip() + note, "$accent"))
    both = bool(finding.old and finding.new)
    sides: tuple[tuple[Side, tuple[FindingRef, ...]], ...] = (
        ("old", finding.old),
        ("new", finding.new),
    )
    for year, (side, refs) in zip(years, sides, strict=True):
        if not refs:
            continue
        texts = [_wording(finding, side)] if both else [content(ref.text) for ref in refs]
        details = [content(ref.detail, "$quiet") for ref in refs if ref.detail]
        blocks.append(_titled(f"{year} · {_where(refs)}", *texts, *details))
    if finding.items:
        blocks.append(_titled("Parts", *(_item(item) for item in finding.items)))
    told = list(Quoter().quote(finding))
    if any(quoted.source for quoted in told):
        title = _SAID if has_passages(finding) else _EVIDENCE
        blocks.append(content(title, "bold $primary"))
    else:
        blocks += [content(quoted.text) for quoted in told]
    if finding.nearest is not None:
        near = finding.nearest
        blocks.append(_titled(f"{NEAREST} · {_where((near,))}", content(near.text)))
    return Content("\n\n").join(blocks)


def _meaning(finding: FindingChange, terms: Terms) -> list[str]:
    """Why the status was given; before it what guards silence against being read as good news."""
    guarded = finding.status in (Status.NOT_RAISED, Status.PARTLY_RESOLVED) or not finding.why
    lines = [status_meaning(finding.status, terms) if guarded else "", finding.why]
    return [line for line in dict.fromkeys(lines) if line]


def _item(item: FindingChange) -> Content:
    text = (item.new or item.old)[0].text
    line = Content(" ").join([_badge(status_badge(item.status)), content(text)])
    return Content("\n").join([line, *map(_under_item, Quoter().quote(item))])


def _under_item(quoted: Quoted) -> Content:
    if quoted.source is None:
        return content(f"   {quoted.text}", "italic")
    where = place(quoted.source.line, page_of(quoted.source))
    return content(f"   {quoted.text} ({where})", "$quiet")


def finding_why(finding: FindingChange) -> Content:
    """Why the concern was matched, or was not."""
    title = "Why this match" if finding.old and finding.new else "Why this status"
    lines = [content(finding.why)]
    if finding.old and finding.new:
        lines.append(_score_line("similarity", finding.score))
    lines += _margin(finding.margin, finding.runner_up)
    lines += _confidence(finding.confidence)
    if finding.rule is not None:
        lines.append(content(f"rule        {finding.rule}"))
    if finding.mention is not None:
        lines.append(content(f"mention     {mention_name(finding.mention)}"))
    blocks = [_titled(title, *lines)]
    if finding.passages:
        blocks.append(_titled(_PASSAGES, *map(_weighed, finding.passages)))
    blocks += [_item_why(item) for item in finding.items if item.rule or item.mention]
    return Content("\n\n").join(blocks)


def _item_why(item: FindingChange) -> Content:
    """Why an item has its status, in fewer lines than a finding."""
    lines = [content((item.old or item.new)[0].text), content(item.why)]
    told = [item.rule, item.mention and mention_name(item.mention)]
    lines.append(content("; ".join(part for part in told if part), "$quiet"))
    return _titled("Part", *lines, *map(_weighed, item.passages))


def _weighed(passage: Passage) -> Content:
    """A passage with how much of the point it speaks of, and what it says has become of it."""
    said = [place(passage.line, passage.page), passage.heading, verdict_words(passage.verdict)]
    where = ", ".join(part for part in said if part)
    return content(f"{passage.score:.2f}  “{passage.text}” ({where})")


def likeness_card(finding: FindingChange) -> Content:
    """How alike two concerns of two forces are: numbers only, as the reasons speak of time."""
    lines = [_score_line("similarity", finding.score)]
    lines += _margin(finding.margin, finding.runner_up)
    lines += _confidence(finding.confidence)
    return _titled("How alike they are", *lines)


def section_card(change: SectionChange) -> Content:
    """Why the sections were matched: scores taken apart, runner-up and margin."""
    sides = [", ".join(ref.heading for ref in refs) or "–" for refs in (change.old, change.new)]
    lines = [content(f"{sides[0]}  →  {sides[1]}"), content(change.why)]
    if change.old and change.new:
        lines += [
            _score_line("heading", change.scores.heading),
            _score_line("content", change.scores.content),
            _score_line("position", change.scores.position),
            _score_line("together", change.score),
        ]
    lines += _margin(change.margin, change.runner_up)
    lines += _confidence(change.confidence)
    title = "Why this match" if change.old and change.new else "Why no match"
    return _titled(f"{title}: {RELATIONS[change.relation].short}", *lines)


def grade_card(
    grade: GradeChange, years: tuple[str, str], asked: Sequence[FindingChange]
) -> Content:
    """What became of a grade, in the report's own words where it has some; where each report prints it;
    and what is asked for under its question."""
    lines = [
        Content("  ").join([_badge(grade_badge(grade)), content(grade_values(grade))]),
        content(grade.why),
    ]
    quotes = [quote for quote in (grade.stated_by_report, grade.caveat) if quote is not None]
    lines += [content(f"“{quote.text}” (line {quote.line})") for quote in quotes]
    ref = grade.new or grade.old
    blocks = [_titled("" if ref is None else ref.heading, *lines)]
    for year, side in zip(years, (grade.old, grade.new), strict=True):
        if side is not None:
            where = f"{year} · line {side.line}, {side.heading}"
            blocks.append(_titled(where, content(grade_words(side.grade))))
    if asked:
        told = (_asked(finding) for finding in asked)
        blocks.append(_titled(f"Asked for under this question  {len(asked)}", *told))
    return Content("\n\n").join(blocks)


def _asked(finding: FindingChange) -> Content:
    return Content("  ").join([_badge(finding_badge(finding)), content(finding_name(finding))])


def nothing_card() -> Content:
    """For a row that belongs to nothing that was matched."""
    return content("Nothing was matched here.", "$quiet")


def _confidence(confidence: Confidence) -> list[Content]:
    """How sure the match is, where it is not certain."""
    words = confidence_words(confidence)
    return [content(f"confidence  {words}")] if words else []


def _score_line(name: str, score: float) -> Content:
    full = round(min(max(score, 0.0), 1.0) * 20)
    return Content("").join(
        [
            content(f"{name:<11}"),
            content("█" * full, "$primary"),
            content("░" * (20 - full), "$rule"),
            content(f" {score:.2f}"),
        ]
    )


def _margin(margin: float | None, runner_up: str | None) -> list[Content]:
    lines = []
    if runner_up is not None:
        lines.append(content(f"runner-up   {runner_up}"))
    if margin is not None:
        lines.append(content(f"margin      {margin:.2f} ahead of it"))
    return lines
