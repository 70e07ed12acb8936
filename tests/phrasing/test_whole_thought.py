"""What turns against the words before it is quoted with these."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import Inspection
from peeldiff.phrasing.whole_thought import begun, whole_thought

TURN = "However, its oars rot."


@pytest.mark.parametrize(
    ("prose", "whole"),
    [
        (
            "Its boats are dry. They are painted.\n\nHowever, its oars rot.",
            "{}",
        ),
        ("Its boats are dry.\n\nHowever, its oars rot. They float.", "{}"),
        ("Its boats are dry. They float. However, its oars rot.", "They float. {}"),
        (
            "Its sails are new.\n\nIts boats are dry.\n\nHowever, its oars rot.",
            "{}",
        ),
        ("However, its oars rot.", "{}"),
        ("Its boats are dry. Its oars do not.", "{}"),
    ],
)
def test_a_turn_is_quoted_with_what_it_turns_against(
    read: Callable[[str], Inspection], prose: str, whole: str
) -> None:
    report = read(
        "PEEL 2021/22\nAn inspection of Marlshire Police\n\n# Preventing crime\n\n**Good**\n\n"
        f"{prose}\n\n# Investigating crime\n\n**Good**\n\nIt is calm.\n"
    )
    assert whole_thought(TURN, "Preventing crime", report) == whole.format(TURN)
    assert whole_thought(TURN, None, report) == whole.format(TURN)


@pytest.mark.parametrize(
    ("prose", "line"),
    [
        ("Its boats are dry. They are painted.\n\nHowever, its oars rot.", None),
        ("Its sails are new.\n\nIts boats are dry.\n\nHowever, its oars rot.", None),
        ("Its boats are dry.\nThey float. They lie there. However, its oars rot.", 9),
        ("However, its oars rot.", None),
    ],
)
def test_it_is_told_where_what_it_turns_against_begins(
    read: Callable[[str], Inspection], prose: str, line: int | None
) -> None:
    report = read(
        f"PEEL 2021/22\nAn inspection of Marlshire Police\n\n# Preventing crime\n\n**Good**\n\n{prose}\n"
    )
    assert begun(TURN, "Preventing crime", report)[1] == line


@pytest.mark.parametrize(
    ("beside", "whole"),
    [
        (["They float."], TURN),
        (["Its boats are dry. They float."], TURN),
        ([TURN, "They float."], TURN),
        ([TURN], f"They float. {TURN}"),
        (["Its boats are dry."], f"They float. {TURN}"),
    ],
)
def test_a_sentence_that_is_quoted_beside_it_is_not_told_twice(
    read: Callable[[str], Inspection], beside: list[str], whole: str
) -> None:
    report = read(
        "PEEL 2021/22\nAn inspection of Marlshire Police\n\n# Preventing crime\n\n**Good**\n\n"
        "Its boats are dry. They float. However, its oars rot.\n"
    )
    assert whole_thought(TURN, "Preventing crime", report, beside) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "The second has gone.",
            "Two boats leaked. The first has been caulked. The second has gone.",
        ),
        ("The first has been caulked.", "Two boats leaked. The first has been caulked."),
        ("Both were old.", "The second has gone. Both were old."),
        ("The second boat has gone.", "The second boat has gone."),
        ("Both boats were old.", "Both boats were old."),
    ],
)
def test_one_of_several_is_quoted_with_what_they_are(
    read: Callable[[str], Inspection], text: str, whole: str
) -> None:
    told = [
        "Its harbour is calm.",
        "Two boats leaked.",
        "The first has been caulked.",
        "The second has gone.",
    ]
    if text not in told:
        told.append(text)
    if text == "Both were old.":
        whole = " ".join(told[1:])
    prose = " ".join(told)
    report = read(
        f"PEEL 2021/22\nAn inspection of Marlshire Police\n\n# Preventing crime\n\n**Good**\n\n{prose}\n"
    )
    assert whole_thought(text, "Preventing crime", report) == whole


def test_what_is_quoted_beside_one_of_several_is_not_told_twice(
    read: Callable[[str], Inspection],
) -> None:
    report = read(
        "PEEL 2021/22\nAn inspection of Marlshire Police\n\n# Preventing crime\n\n**Good**\n\n"
        "Two boats leaked. The first has been caulked. The second has gone.\n"
    )
    told = whole_thought("The second has gone.", None, report, iter(["Two boats leaked."]))
    assert told == "The first has been caulked. The second has gone."
