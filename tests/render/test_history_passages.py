"""What a history tells of an inspection that does not raise a concern again, and where it says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from peeldiff.history import (
    EventKind,
    History,
    HistoryInspection,
    Thread,
    ThreadEvent,
    ThreadEvidence,
    ThreadFinding,
    ThreadPassage,
    ThreadState,
)
from peeldiff.model import (
    Confidence,
    FindingKind,
    Generator,
    Mention,
    SourceInfo,
    Status,
    Verdict,
)
from peeldiff.model.vocabulary import MENTIONS
from peeldiff.pages.history import history_page
from peeldiff.render.markdown import markdown
from peeldiff.render.text import text as as_text

YEARS = ("2014", "2015", "2016", "2017")
LONG = (
    "Lamps are mended by a firm from Oxley, " + "which comes when it is called, " * 12 + "mostly."
)
SCOPE = "We did not look at lamps this year."

FACES: dict[str, Callable[[History], str]] = {
    "text": lambda history: as_text(history_page([history]), 2_000, colour=False),
    "markdown": lambda history: markdown(history_page([history])),
}
every_face = pytest.mark.parametrize("face", FACES.values(), ids=list(FACES))


def passage(text: str, line: int) -> ThreadPassage:
    return ThreadPassage(
        text=text, heading=None, source="2017.txt", line=line, page=None, score=0.4,
        verdict=Verdict.UNCLEAR,
    )  # fmt: skip


def event(at: int, kind: EventKind, status: Status | None = None, **more: Any) -> ThreadEvent:
    found: dict[str, Any] = {
        "compared_with": None if at == 0 else 0, "findings": (), "wording": (), "evidence": (),
        "items": (), "confidence": Confidence.MEDIUM, "why": "", "set_by": None, "note": None, **more,
    }  # fmt: skip
    return ThreadEvent(inspection=at, kind=kind, status=status, **found)


def silent(at: int, mention: Mention | None, *passages: ThreadPassage, **more: Any) -> ThreadEvent:
    status = Status.NOT_RAISED
    return event(at, EventKind.SILENT, status, mention=mention, passages=passages, **more)


def followed(*events: ThreadEvent) -> History:
    """One concern of 2014 and what these later events are."""
    asked = ThreadFinding(
        "f1",
        FindingKind.AREA_FOR_IMPROVEMENT,
        "The force should mend lamps.",
        (),
        None,
        "2014.txt",
        3,
    )
    raised = event(0, EventKind.RAISED, findings=(asked,))
    thread = Thread(
        "t1", asked.kind, asked.text, None, ThreadState.NOT_RAISED, 0, 0, 1, 1, (raised, *events)
    )
    inspections = tuple(
        HistoryInspection(
            year,
            "PEEL",
            year,
            None,
            (),
            (SourceInfo(f"{year}.txt", "text", year, 90),),
            False,
            False,
        )
        for year in YEARS
    )
    return History(Generator("peeldiff", "0"), "Marlshire Police", inspections, (), (thread,), ())


@every_face
@pytest.mark.parametrize(
    ("mention", "more"),
    [
        (Mention.ANSWERED, ":"),
        (Mention.SPOKEN_OF, ":"),
        (Mention.NOT_MENTIONED, "; the nearest passage, which proves nothing by itself:"),
        (Mention.UNSURE, "; the nearest passage, which proves nothing by itself:"),
    ],
)
def test_the_newest_inspection_is_quoted_whole_under_words_for_its_kind(
    mention: Mention, more: str, face: Callable[[History], str]
) -> None:
    shown = " ".join(face(followed(silent(3, mention, passage(LONG, 44)))).split())
    short = MENTIONS[mention].short
    assert f"{short[0].upper()}{short[1:]}{more}" in shown
    assert f"“{LONG}” (2017.txt, line 44)" in shown or f"“{LONG}” (line 44)" in shown


@every_face
def test_what_an_earlier_inspection_says_is_quoted_and_what_is_only_near_is_not(
    face: Callable[[History], str],
) -> None:
    spoken = silent(1, Mention.SPOKEN_OF, passage("Lamps were counted.", 8))
    near = silent(2, Mention.NOT_MENTIONED, passage("Bulbs are not lamps.", 9))
    shown = face(followed(spoken, near))
    assert "“Lamps were counted.”" in shown
    assert "not raised again, no mention found" in shown
    assert "Bulbs are not lamps." not in shown


@every_face
def test_silence_of_one_kind_is_told_once_and_of_two_kinds_apart(
    face: Callable[[History], str],
) -> None:
    one_kind = face(followed(silent(1, Mention.NOT_MENTIONED), silent(2, Mention.NOT_MENTIONED)))
    assert "not raised again, no mention found; nor in 2016" in one_kind
    two_kinds = face(followed(silent(1, Mention.NOT_MENTIONED), silent(2, Mention.UNSURE)))
    assert "not raised again, no mention found; nor" not in two_kinds
    assert f"not raised again, {MENTIONS[Mention.UNSURE].short}" in two_kinds


@every_face
def test_a_sentence_of_scope_stands_before_what_is_only_near(
    face: Callable[[History], str],
) -> None:
    scope = ThreadEvidence(SCOPE, None, "2017.txt", 50, Verdict.UNCLEAR)
    shown = face(
        followed(
            silent(3, Mention.NOT_MENTIONED, passage("Bulbs cost more.", 9), evidence=(scope,))
        )
    )
    assert shown.index(SCOPE) < shown.index("No mention found;") < shown.index("Bulbs cost more.")


@every_face
def test_a_sentence_of_evidence_and_passage_is_quoted_once(face: Callable[[History], str]) -> None:
    said = ThreadEvidence("Half of the lamps burn.", None, "2017.txt", 50, Verdict.PARTLY)
    answered = event(
        3, EventKind.ANSWERED, Status.PARTLY_RESOLVED, mention=Mention.ANSWERED, evidence=(said,),
        passages=(passage("Half of the lamps burn. The rest wait.", 50),),
    )  # fmt: skip
    shown = face(followed(answered))
    assert shown.count("Half of the lamps burn.") == 1
    assert "See also: “… The rest wait.”" in shown


@every_face
def test_without_a_mention_silence_is_told_as_before(face: Callable[[History], str]) -> None:
    assert "not raised again; nor in 2016 and 2017" in face(
        followed(silent(1, None), silent(2, None), silent(3, None))
    )


# ---- several quotations of one inspection -------------------------------------------------------------


def answered(*lines: int) -> History:
    evidence = tuple(
        ThreadEvidence(f"Sentence {n}.", None, "2017.txt", line, Verdict.UNCLEAR)
        for n, line in enumerate(lines, 1)
    )
    return followed(event(3, EventKind.ANSWERED, Status.PARTLY_RESOLVED, evidence=evidence))


@every_face
@pytest.mark.parametrize("lines", [(5,), (5, 7), (5, 7, 7), (5, 7, 9, 9), (5, 5, 5, 5)])
def test_the_last_of_four_sentences_is_quoted_too(
    lines: tuple[int, ...], face: Callable[[History], str]
) -> None:
    """It is mostly the judgment on this very concern."""
    shown = face(answered(*lines))
    assert f"“Sentence {len(lines)}.”" in shown
    assert "see also" not in shown


@every_face
@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ((5, 6, 7, 8, 9), "see also line 9"),
        ((5, 6, 7, 8, 9, 9, 10), "see also line 9 and line 10"),
        ((5, 6, 7, 8, 8), "see also line 8"),
    ],
)
def test_of_the_rest_each_place_is_named_once(
    lines: tuple[int, ...], places: str, face: Callable[[History], str]
) -> None:
    shown = face(answered(*lines))
    assert places in shown.replace("2017.txt, ", "")
