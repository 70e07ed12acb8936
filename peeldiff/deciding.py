"""The `decide` verb: the reader goes through what is doubtful, the most doubtful first.

A conversation over two functions, one that asks and one that tells, so that it runs in a terminal, in
a pipe and in a test alike. Each answer is on disk before the next question; what was answered once
is not asked again. It decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from alignment.records import dataclass
from peeldiff.compare import compare
from peeldiff.decisions import DecisionKeeper, Decisions, initials, statuses_for
from peeldiff.errors import DecisionsError
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import (
    DEMANDS,
    Confidence,
    FindingChange,
    FindingRef,
    Inspection,
    InspectionDiff,
    Status,
)
from peeldiff.model.vocabulary import CONFIDENCES, rank
from peeldiff.output import progress
from peeldiff.phrasing.facts import full_text
from peeldiff.phrasing.phrases import place, status_words
from peeldiff.phrasing.quoting import Quoted, Quoter, has_passages, page_of
from peeldiff.render.lines import plain, shorten, to_text, wrap

__all__ = ["decide", "doubtful", "doubtful_text"]

Ask = Callable[[str], str]
Tell = Callable[[str], None]

_CLOSE = 0.1
"""A match whose lead over the next best is below this is worth a look, however sure it seems."""

_MENU = {
    "a": ("[a]ccept", "accept: what is said above is right"),
    "b": ("[b]reak", "break: these are different concerns"),
    "l": (
        "[l]ink",
        "link: choose what it belongs to in the other report, one or several",
    ),
    "s": ("[s]tatus", "status: choose from a list what became of it"),
    "n": ("[n]ote", "note: write a sentence that goes with your answer"),
    "k": ("s[k]ip", "skip: you are asked again another day"),
    "u": ("[u]ndo", "undo the last answer"),
    "q": ("[q]uit", "quit: every answer so far is kept"),
    "?": ("[?]", "show this list again"),
}
"""Each letter: how the prompt shows it, and what it does."""


def doubtful(diff: InspectionDiff) -> list[FindingChange]:
    """The findings that a reader should look at and has not decided, the most doubtful first.

    Of equal confidence, matches come before findings that stand alone, and what rests on evidence
    before what rests on silence: there is more to be wrong about.
    """
    found = [
        finding
        for finding in diff.findings
        if finding.kind in DEMANDS
        and finding.set_by is None
        and (
            finding.confidence is not Confidence.HIGH
            or (finding.margin is not None and finding.margin < _CLOSE)
        )
    ]
    return sorted(found, key=_doubt)


def _doubt(finding: FindingChange) -> tuple[int, bool, bool, float, int]:
    margin = 1.0 if finding.margin is None else finding.margin
    return (
        rank(CONFIDENCES, finding.confidence),
        not (finding.old and finding.new),
        not finding.evidence,
        margin,
        (finding.new or finding.old)[0].line,
    )


def doubtful_text(
    old: Inspection, new: Inspection, decisions: Decisions | None = None, *, width: int = 80
) -> str:
    """What `decide` would ask, as text for a pipe or a page."""
    with progress("Comparing"):
        diff = compare(old, new, decisions=decisions)
    found = doubtful(diff)
    if not found:
        return "Nothing is doubtful.\n"
    blocks = [f"{len(found)} to look at, the most doubtful first.\n"]
    for number, finding in enumerate(found, start=1):
        blocks.append(_shown(finding, diff, f"{number}. ", width))
    return "\n".join(blocks)


def decide(
    old: Inspection,
    new: Inspection,
    path: Path,
    *,
    ask: Ask = input,
    tell: Tell = print,
    by: str | None = None,
    today: str | None = None,
    width: int = 80,
) -> int:
    """Ask until nothing doubtful is left or the reader quits; the number of answers kept.

    `path` is the decisions file, which need not exist yet; `by` are the reader's initials (asked for
    if None) and `today` is "2026-11-20". Raises `DecisionsError` for a file with a mistake, and for
    initials that cannot be any.
    """
    by = None if by is None else initials(by)
    keeper = DecisionKeeper(path, old, new, by=by, date=today)
    return _Talk(old, new, keeper, ask, tell, width).run()


class _Quit(Exception):
    """The reader has had enough; everything answered so far is on disk."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The findings that may be chosen on one side, and what became of each."""

    name: str
    entries: tuple[tuple[FindingRef, FindingChange], ...]


class _Talk:
    def __init__(
        self,
        old: Inspection,
        new: Inspection,
        keeper: DecisionKeeper,
        ask: Ask,
        tell: Tell,
        width: int,
    ) -> None:
        self._old = old
        self._new = new
        self._keeper = keeper
        self._ask_raw = ask
        self._tell = tell
        self._width = width
        self._skipped: list[tuple[str, ...]] = []
        self._answers = 0
        self._explained = False

    def run(self) -> int:
        try:
            while self._next():
                pass
        except _Quit:
            pass
        except (EOFError, KeyboardInterrupt):
            self._tell("")  # the prompt is still open
        self._tell(self._farewell())
        return self._answers

    def _farewell(self) -> str:
        if not self._answers:
            return "Nothing was decided."
        count = "One decision is" if self._answers == 1 else f"{self._answers} decisions are"
        return f"{count} kept in {self._keeper.path}."

    def _next(self) -> bool:
        """Ask about the most doubtful finding that is left; False if there is none."""
        with progress("Comparing"):
            diff = compare(self._old, self._new, decisions=self._keeper.for_compare())
        left = [
            finding
            for finding in doubtful(diff)
            if _key(finding) not in self._skipped and not self._keeper.is_decided(finding)
        ]
        if not left:
            self._tell("Nothing doubtful is left.")
            return False
        if not self._explained:
            self._explained = True
            self._explain()
        finding = left[0]
        self._tell("")
        self._tell(_shown(finding, diff, f"[{len(left)} left] ", self._width).rstrip("\n"))
        self._answer(finding, diff)
        return True

    def _answer(self, finding: FindingChange, diff: InspectionDiff) -> None:
        """Ask until the finding is decided or skipped."""
        matched = bool(finding.old and finding.new)
        menu = {key: words for key, words in _MENU.items() if key != "b" or matched}
        prompt = " ".join(short for short, _ in menu.values())
        note: str | None = None
        while True:
            key = self._ask(f"{prompt}: ").casefold()
            try:
                if key == "q":
                    raise _Quit
                if key == "?":
                    self._explain()
                    continue
                if key == "k":
                    self._skipped.append(_key(finding))
                    return
                if key == "u":
                    if self._keeper.undo():
                        self._answers -= 1
                        return
                    self._tell("There is no answer to take back.")
                    continue
                if key == "n":
                    note = self._ask("Note: ") or None
                    continue
                if key not in menu:
                    self._tell(f"Please answer with one of {', '.join(menu)}; ? says what they do.")
                    continue
                if self._keeper.by is None and not self._ask_initials():
                    continue
                if self._carry_out(key, finding, diff, note):
                    self._answers += 1
                    return
            except DecisionsError as error:
                self._tell(str(error))

    def _explain(self) -> None:
        """Tell what each letter does."""
        lines = [line for key, (_, does) in _MENU.items()
                 for line in wrap(plain(does), self._width, f"  {key}  ", "     ")]  # fmt: skip
        self._tell("")
        self._tell("Answer with a letter and the Enter key:")
        self._tell(to_text(lines, colour=False).rstrip("\n"))

    def _ask_initials(self) -> bool:
        """Ask until the reader's initials are known; False if he or she goes back instead."""
        while given := self._ask("Your initials, as AB (empty to go back): "):
            try:
                self._keeper.by = initials(given)
            except DecisionsError as error:
                self._tell(str(error))
            else:
                return True
        return False

    def _carry_out(
        self, key: str, finding: FindingChange, diff: InspectionDiff, note: str | None
    ) -> bool:
        """Do what the reader says; False if he or she thought better of it."""
        match key:
            case "a":
                self._keeper.accept(finding, note)
            case "b":
                self._keeper.part(finding, note)
            case "s":
                status = self._ask_status(statuses_for(finding))
                if status is None:
                    return False
                self._keeper.set_status(finding, status, note)
            case _:
                return self._link(finding, diff, note)
        return True

    def _ask_status(self, valid: Sequence[Status]) -> Status | None:
        for number, status in enumerate(valid, start=1):
            self._tell(f"  {number}. {status_words(status)} ({status})")
        chosen = self._ask_numbers(len(valid), several=False)
        return valid[chosen[0]] if chosen else None

    def _link(self, finding: FindingChange, diff: InspectionDiff, note: str | None) -> bool:
        """Let the reader choose partners on the other side."""
        side = _partners(finding, diff)
        if not side.entries:
            self._tell(f"The {side.name} report has no finding to link with.")
            return False
        self._tell(f"Findings of the {side.name} report:")
        for number, (ref, change) in enumerate(side.entries, start=1):
            lead = f"{number:4}. "
            taken = " (linked)" if change.old and change.new else ""
            label = terms_of(diff.new).label(ref.kind)
            room = self._width - len(lead) - len(taken)
            self._tell(f"{lead}{shorten(label + ref.text, room)}{taken}")
        chosen = self._ask_numbers(len(side.entries), several=True)
        if not chosen:
            return False
        refs = [side.entries[at][0] for at in chosen]
        if side.name == "newer":
            self._keeper.link(finding.old, refs, note)
        else:
            self._keeper.link(refs, finding.new, note)
        return True

    def _ask_numbers(self, count: int, *, several: bool) -> list[int]:
        """Positions from 0, in the order given; empty if the reader goes back."""
        how = "Numbers, with commas between them" if several else "Number"
        while True:
            given = self._ask(f"{how} (1 to {count}, empty to go back): ")
            if not given:
                return []
            parts = [part.strip() for part in given.split(",")]
            if all(part.isascii() and part.isdigit() for part in parts):
                chosen = list(dict.fromkeys(int(part) - 1 for part in parts))
                if all(0 <= at < count for at in chosen) and (several or len(chosen) == 1):
                    return chosen
            self._tell(f"Please give {'numbers' if several else 'one number'} from 1 to {count}.")

    def _ask(self, prompt: str) -> str:
        return self._ask_raw(prompt).strip()


def _partners(finding: FindingChange, diff: InspectionDiff) -> _Side:
    """The demands on the side on which a finding may get other partners, in reading order."""
    newer = bool(finding.old)
    own = finding.new if newer else finding.old
    entries = [
        (ref, change)
        for change in diff.findings
        if change.kind in DEMANDS
        for ref in (change.new if newer else change.old)
        if ref not in own
    ]
    entries.sort(key=lambda entry: entry[0].line)
    return _Side("newer" if newer else "older", tuple(entries))


def _key(finding: FindingChange) -> tuple[str, ...]:
    """What tells a finding from the others of one comparison, before and after a decision."""
    return (*(f"old {ref.id}" for ref in finding.old), *(f"new {ref.id}" for ref in finding.new))


def _quoted(finding: FindingChange) -> Iterator[Quoted]:
    """Two quotations of evidence, or all there is where the passages say what they are."""
    quoter = Quoter()
    return quoter.quote(finding) if has_passages(finding) else quoter.evidence(finding.evidence[:2])


def _shown(finding: FindingChange, diff: InspectionDiff, lead: str, width: int) -> str:
    """The finding with all that a decision needs: both texts, the reason, the evidence."""
    margin = "" if finding.margin is None else f", ahead of the next best by {finding.margin:.2f}"
    lines = wrap(
        plain(f"{status_words(finding.status)} ({finding.confidence} confidence{margin})"),
        width,
        lead,
        "  ",
    )
    terms = terms_of(diff.new)
    names = (diff.old.cycle or "older", diff.new.cycle or "newer")
    for name, refs in zip(names, (finding.old, finding.new), strict=True):
        for ref in refs:
            heading = f" [{ref.heading}]" if ref.heading else ""
            text = f"{full_text(ref, terms)}{heading} (line {ref.line})"
            lines += wrap(plain(text), width, f"  {name}: ", "    ")
    lines += wrap(plain(finding.why), width, "  why: ", "    ")
    for quoted in _quoted(finding):
        source = quoted.source
        if source is None:
            lines += wrap(plain(quoted.text), width, "  ", "  ")
        else:
            told = f"{quoted.text} ({place(source.line, page_of(source))})"
            lines += wrap(plain(told), width, f"  {names[1]} says: ", "    ")
    if finding.runner_up:
        lines += wrap(plain(finding.runner_up), width, "  next best: ", "    ")
    return to_text(lines, colour=False)
