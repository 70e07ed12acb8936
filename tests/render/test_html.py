"""A page as HTML: whole, safe, the same bytes twice, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeldiff.model import Confidence, Status, WordingOp
from peeldiff.model.vocabulary import Accent
from peeldiff.pages.page import (
    Bullet,
    Cell,
    Change,
    Counts,
    Entry,
    Glossary,
    Note,
    Page,
    Quote,
    Section,
    Table,
)
from peeldiff.render.html import html


def entry(number: int, status: Status, text: str, **rest: object) -> Entry:
    given: dict[str, object] = {
        "id": f"f-2018-19-{number}",
        "ref": f"MAR-2018/19-AFI-{number:02}",
        "status": status,
        "kind": "area for improvement",
        "texts": (text,),
        "place": f"2018/19 report, line {number}",
        "heading": "Investigating crime",
        "confidence": Confidence.HIGH,
    }
    return Entry(**(given | rest))  # type: ignore[arg-type]


def page(text: str = "The force should count its bicycles.") -> Page:
    """One of every shape; `text` stands wherever words of a report may."""
    quote = Quote(text=text, place="2018/19 report, line 9", heading=text, label="It says:")
    near = Quote(text=text, place=text, label="The nearest passage:", near=True)
    wording = Change(
        steps=(
            (WordingOp.EQUAL, "The force "),
            (WordingOp.DELETE, "should"),
            (WordingOp.INSERT, "must"),
            (WordingOp.EQUAL, f" act.\n{text}"),
        ),
        weighty=(1, 2),
    )
    grades = Table(
        caption=f"Grades: {text}",
        columns=("Question", "2016", "2021/22"),
        rows=(
            (
                Cell(text=text),
                Cell(text="RI", grade="requires_improvement", hint="Requires improvement"),
                Cell(text="A ▲", grade="adequate", hint=text),
            ),
        ),
        breaks=(2,),
        notes=(Note(text=text),),
    )
    counts = Table(
        caption="Findings",
        columns=("What became of it", "all"),
        rows=((Cell(text="Dealt with", link="f-2018-19-2"), Cell(text="1")),),
        numeric=(1,),
    )
    part = entry(3, Status.RESOLVED, text, id="f-2018-19-1a", ref="", past=())
    return Page(
        title=text,
        lead=(Note(text=text, label="older"), Note(text="One is new.", tone=Accent.STRONG)),
        sections=(
            Section(
                id="counts",
                heading="Counts",
                blocks=(
                    Counts(rows=((Status.PERSISTING, "Raised again", 1), (None, "Others", 3))),
                    counts,
                    Glossary(rows=(("Dealt with", text, Accent.GOOD),)),
                ),
            ),
            Section(id="grades", heading="Grades", guard=text, blocks=(grades,)),
            Section(
                id="findings",
                heading="Findings",
                blocks=(
                    Section(
                        id="q-1",
                        heading=text,
                        blocks=(
                            entry(
                                1,
                                Status.PERSISTING,
                                text,
                                facts=("reworded",),
                                doubt="likely, not certain",
                                wording=wording,
                                quotes=(quote, near, near),
                                notes=(Note(text=text, label="next"),),
                                parts=(part,),
                                past=(Bullet(text=text, label="2016", under=(quote,)),),
                            ),
                            entry(2, Status.RESOLVED, text, past=(Bullet(text=text),)),
                        ),
                    ),
                    Bullet(text=text, under=(Bullet(text=text),)),
                    Bullet(text="a warning", tone=Accent.WARN),
                ),
            ),
        ),
        footer=text,
    )
