from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.wording import Ops, opcodes, weighty

vocabulary = [
    *("the", "force", "should", "must", "improve", "how", "it", "records", "12", "24%", "of", "in"),
    *("incidents", "victims", "Oxley", "and", ",", ".", "\n", "é", "e\u0301", ""),
]
sentences = st.lists(st.sampled_from(vocabulary), max_size=25).map(" ".join)
texts = st.one_of(sentences, st.text(max_size=30))


def sides(ops: Ops) -> tuple[str, str]:
    return (
        "".join(text for op, text in ops if op != "insert"),
        "".join(text for op, text in ops if op != "delete"),
    )


def shown(ops: Ops) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "[+{}+]"}
    return "".join(marks[op].replace("{}", text) for op, text in ops)


@given(texts, texts)
def test_both_texts_are_rebuilt_exactly(old: str, new: str) -> None:
    assert sides(opcodes(old, new)) == (old, new)


@given(texts, texts)
def test_swapping_the_sides_swaps_deletions_and_insertions(old: str, new: str) -> None:
    def parts(ops: Ops, kind: str) -> list[str]:
        return [text for op, text in ops if op == kind]

    there, back = opcodes(old, new), opcodes(new, old)
    assert parts(there, "equal") == parts(back, "equal")
    assert parts(there, "delete") == parts(back, "insert")
    assert parts(there, "insert") == parts(back, "delete")


@given(texts, texts)
def test_steps_are_not_empty_and_alternate(old: str, new: str) -> None:
    ops = opcodes(old, new)
    assert all(text for _, text in ops)
    follows = {("equal", "delete"), ("equal", "insert"), ("delete", "insert")}
    follows |= {("delete", "equal"), ("insert", "equal")}
    assert all((a[0], b[0]) in follows for a, b in pairwise(ops))


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert opcodes(text, text) == ((("equal", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Staff in Harrowby should record some incidents by 1 May.",
            "Staff in Harrowby must record all incidents by 1 June.",
            "Staff in Harrowby [-should-][+must+] record [-some-][+all+] incidents"
            " by 1 [-May-][+June+].",
        ),
        (
            "The force allocates cases. It reviews them monthly.",
            "The force allocates cases. It trains its detectives. It reviews them monthly.",
            "The force allocates cases.[+ It trains its detectives.+] It reviews them monthly.",
        ),
        (
            "Officers always file the old report of burglary in Oxley.",
            "Officers always file each new account of theft in Oxley.",
            "Officers always file [-the old report of burglary-][+each new account of theft+]"
            " in Oxley.",
        ),
        (
            "Crime victims are consistently told of the outcome.",
            "Crime victims of domestic abuse are told of the outcome.",
            "Crime victims [+of domestic abuse +]are [-consistently -]told of the outcome.",
        ),
        (
            "The control room in Stanwick Cross is short of dispatchers.",
            "Children who go missing are found sooner than last year.",
            "[-The control room in Stanwick Cross is short of dispatchers.-]"
            "[+Children who go missing are found sooner than last year.+]",
        ),
    ],
    ids=["words", "sentence", "stop word swallowed", "stop word kept", "nothing in common"],
)
def test_changes_read_as_a_person_would_mark_them(old: str, new: str, expected: str) -> None:
    assert shown(opcodes(old, new)) == expected


def test_a_huge_rewritten_text_is_one_deletion_and_one_insertion() -> None:
    old = " ".join(f"a{k}" for k in range(12_000))
    new = " ".join(f"b{k}" for k in range(12_000))
    assert opcodes(old, new) == (("delete", old), ("insert", new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It answers 80% of calls.", "It answers 85% of calls."),
        ("It should train its staff.", "It must train its staff."),
        ("Crews rarely wear cameras.", "Crews often wear cameras."),
        ("This is a serious gap.", "This is a narrow gap."),
        ("The force needs to plan for floods.", "The force plans for floods."),
    ],
)
def test_a_change_of_number_duty_frequency_or_severity_is_weighty(old: str, new: str) -> None:
    assert weighty(opcodes(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It should train its staff.", "It should train its officers."),
        ("In 2016 crews wore cameras.", "In 2016 crews used cameras."),
        ("", ""),
    ],
)
def test_other_changes_are_not_weighty(old: str, new: str) -> None:
    assert weighty(opcodes(old, new)) == ()


def test_a_weighty_word_on_both_sides_of_one_change_does_not_count() -> None:
    ops: Ops = (("delete", "must plan"), ("insert", "must now act"))
    assert weighty(ops) == ()


def test_weighty_gives_the_indexes_of_the_steps() -> None:
    ops: Ops = (("equal", "It "), ("delete", "often"), ("insert", "duly"), ("equal", " acts."))
    assert weighty(ops) == (1,)
