"""The conversation of `decide`, driven by prepared answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.compare import compare
from peeldiff.deciding import decide, doubtful, doubtful_text
from peeldiff.decisions import Action, DecisionKeeper, apply, load_decisions
from peeldiff.errors import DecisionsError
from peeldiff.model import Confidence, Inspection, Mention, Passage, Status, Verdict
from peeldiff.report import read_inspection

pytestmark = pytest.mark.usefixtures("remembered")

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="module")
def old() -> Inspection:
    return read_inspection(FIXTURES / "2015-effectiveness-web.txt")


@pytest.fixture(scope="module")
def new() -> Inspection:
    return read_inspection(FIXTURES / "2016-effectiveness-web.txt")


class Reader:
    """Gives prepared answers and remembers everything that was said."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []

    def ask(self, prompt: str) -> str:
        self.heard.append(prompt)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def tell(self, text: str) -> None:
        self.heard.append(text)

    @property
    def said(self) -> str:
        return "\n".join(self.heard)


Talk = Callable[..., Reader]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "peeldiff.toml"


@pytest.fixture
def talk(old: Inspection, new: Inspection, path: Path) -> Talk:
    def run(*answers: str) -> Reader:
        reader = Reader(*answers)
        decide(old, new, path, ask=reader.ask, tell=reader.tell, by="AB", today="2026-11-20")
        return reader

    return run


def questions(reader: Reader) -> list[str]:
    return [text for text in reader.heard if " left] " in text]


def test_the_least_sure_comes_first(old: Inspection, new: Inspection) -> None:
    ranks = [list(Confidence).index(f.confidence) for f in doubtful(compare(old, new))]
    assert ranks == sorted(ranks, reverse=True)


def test_of_two_matches_the_one_with_the_smaller_lead_comes_first(
    old: Inspection, new: Inspection
) -> None:
    diff = compare(old, new)
    match = next(f for f in diff.findings if f.old and f.new)
    sure = replace(match, confidence=Confidence.LOW, margin=0.3)
    close = replace(match, confidence=Confidence.LOW, margin=0.02)
    assert doubtful(replace(diff, findings=(sure, close))) == [close, sure]


def test_a_sure_match_with_a_close_rival_is_doubtful(old: Inspection, new: Inspection) -> None:
    diff = compare(old, new)
    match = next(f for f in diff.findings if f.old and f.new)
    close = replace(match, confidence=Confidence.HIGH, margin=0.02)
    assert doubtful(replace(diff, findings=(close,))) == [close]


def test_praise_is_not_asked_about(old: Inspection) -> None:
    newest = read_inspection(FIXTURES / "2023-25-report.txt")
    assert all("practice" not in f.kind for f in doubtful(compare(old, newest)))


def test_an_answer_is_kept_before_the_next_question(talk: Talk, path: Path) -> None:
    talk("a")
    assert len(load_decisions(path).decisions) == 1


def test_what_was_answered_is_not_asked_again(talk: Talk) -> None:
    first = questions(talk("a", "a", "q"))
    again = questions(talk("q"))
    assert again[0].split("] ", 1)[1] == first[2].split("] ", 1)[1]


def test_everything_accepted_leaves_nothing_to_ask(
    talk: Talk, old: Inspection, new: Inspection
) -> None:
    count = len(doubtful(compare(old, new)))
    assert "Nothing doubtful is left." in talk(*["a"] * count).said


def test_what_is_skipped_is_not_asked_again_in_this_session(talk: Talk) -> None:
    asked = [question.split("] ", 1)[1] for question in questions(talk("k", "k", "q"))]
    assert len(asked) == len(set(asked)) == 3


def test_what_is_skipped_is_asked_again_in_the_next_session(talk: Talk) -> None:
    assert questions(talk("k", "q"))[0] == questions(talk("q"))[0]


def test_a_note_goes_with_the_answer(talk: Talk, path: Path) -> None:
    talk("n", "agreed in May", "a", "q")
    assert load_decisions(path).decisions[0].note == "agreed in May"


def test_a_wrong_key_is_answered_with_the_valid_ones(talk: Talk) -> None:
    assert "Please answer with one of a, " in talk("x", "q").said


def test_breaking_is_offered_for_matches_only(talk: Talk, old: Inspection, new: Inspection) -> None:
    found = doubtful(compare(old, new))
    heard = talk(*["k"] * len(found)).heard
    prompts = [heard[at + 1] for at, text in enumerate(heard) if " left] " in text]
    assert ["[b]reak" in prompt for prompt in prompts] == [bool(f.old and f.new) for f in found]


def test_a_status_is_chosen_by_number(
    talk: Talk, path: Path, old: Inspection, new: Inspection
) -> None:
    first = doubtful(compare(old, new))
    at = next(n for n, f in enumerate(first) if not f.new)
    talk(*["k"] * at, "s", "9", "1", "q")
    (decision,) = load_decisions(path).decisions
    assert (decision.action, decision.status) == (Action.STATUS, Status.RESOLVED)


def test_a_finding_is_linked_with_others_by_their_numbers(
    talk: Talk, path: Path, old: Inspection, new: Inspection
) -> None:
    first = doubtful(compare(old, new))
    at = next(n for n, f in enumerate(first) if not f.new)
    talk(*["k"] * at, "l", "1,2", "q")
    matches = apply(load_decisions(path), old, new).matches
    chosen = {new.findings[ruling.new].line for ruling in matches}
    linked = sorted(f.line for f in new.findings)[:2]
    assert (len(matches), chosen) == (2, set(linked))


def test_the_next_comparison_obeys_a_link(
    talk: Talk, path: Path, old: Inspection, new: Inspection
) -> None:
    first = doubtful(compare(old, new))
    at = next(n for n, f in enumerate(first) if not f.new)
    talk(*["k"] * at, "l", "1", "q")
    diff = compare(old, new, decisions=load_decisions(path))
    decided = next(f for f in diff.findings if first[at].old[0] in f.old)
    assert (decided.new[0].line, decided.set_by) == (min(f.line for f in new.findings), "AB")


def test_an_empty_answer_goes_back(talk: Talk, path: Path) -> None:
    talk("l", "", "q")
    assert not path.exists()


def test_a_number_out_of_range_is_asked_again(talk: Talk) -> None:
    assert "Please give numbers from 1 to " in talk("l", "99", "", "q").said


def test_undo_asks_the_last_question_again(talk: Talk, path: Path) -> None:
    asked = questions(talk("a", "u", "q"))
    assert (asked[0], load_decisions(path).decisions) == (asked[2], ())


def test_undo_without_an_answer_says_so(talk: Talk) -> None:
    assert "There is no answer to take back." in talk("u", "q").said


INITIALS = "Your initials, as AB (empty to go back): "


def test_initials_are_asked_for_once(old: Inspection, new: Inspection, path: Path) -> None:
    reader = Reader("a", "JS", "a", "q")
    decide(old, new, path, ask=reader.ask, tell=reader.tell)
    assert reader.heard.count(INITIALS) == 1


@pytest.mark.parametrize("wrong", ["a", "42", "Anna Brown", "A/B", "[x]", "=A1"])
def test_what_cannot_be_initials_is_asked_again(
    wrong: str, old: Inspection, new: Inspection, path: Path
) -> None:
    reader = Reader("a", wrong, "J. S.", "q")
    decide(old, new, path, ask=reader.ask, tell=reader.tell)
    assert f'"{wrong}" cannot be initials; give two to eight letters, as AB.' in reader.heard
    assert [decision.by for decision in load_decisions(path).decisions] == ["J.S."]


def test_no_initials_lead_back_to_the_question(
    old: Inspection, new: Inspection, path: Path
) -> None:
    reader = Reader("a", "", "q")
    decide(old, new, path, ask=reader.ask, tell=reader.tell)
    assert reader.heard[-1] == "Nothing was decided."
    assert not path.exists()


def test_initials_that_cannot_be_any_stop_it_before_the_first_question(
    old: Inspection, new: Inspection, path: Path
) -> None:
    reader = Reader("a")
    with pytest.raises(DecisionsError, match="cannot be initials"):
        decide(old, new, path, ask=reader.ask, tell=reader.tell, by="?")
    assert reader.heard == []


def test_the_letters_are_explained_before_the_first_question_and_when_asked(talk: Talk) -> None:
    heard = talk("k", "?", "q").heard
    told = [at for at, text in enumerate(heard) if text.startswith("  a  accept: ")]
    asked = [at for at, text in enumerate(heard) if " left] " in text]
    assert (len(told), told[0] < asked[0], told[1] > asked[1]) == (2, True, True)


def test_every_letter_of_the_prompt_is_explained(talk: Talk) -> None:
    heard = talk("q").heard
    told = next(text for text in heard if text.startswith("  a  accept: "))
    assert [line.split()[0] for line in told.splitlines() if line[2] != " "] == list("ablsnkuq?")


def test_the_end_of_the_input_is_a_way_to_stop(talk: Talk, path: Path) -> None:
    assert f"One decision is kept in {path}." in talk("a").said


def test_an_interrupt_is_a_way_to_stop(old: Inspection, new: Inspection, path: Path) -> None:
    def interrupt(prompt: str) -> str:
        raise KeyboardInterrupt

    heard: list[str] = []
    decide(old, new, path, ask=interrupt, tell=heard.append, by="AB")
    assert heard[-1] == "Nothing was decided."


def test_the_number_of_answers_is_returned(old: Inspection, new: Inspection, path: Path) -> None:
    reader = Reader("a", "k", "a", "q")
    assert decide(old, new, path, ask=reader.ask, tell=reader.tell, by="AB") == 2


def test_a_file_with_a_mistake_stops_it_before_the_first_question(
    old: Inspection, new: Inspection, path: Path
) -> None:
    path.write_text("version = 7\n", encoding="utf-8")
    reader = Reader("a")
    with pytest.raises(DecisionsError, match="line 1: version 7"):
        decide(old, new, path, ask=reader.ask, tell=reader.tell, by="AB")
    assert reader.heard == []


def test_the_list_holds_each_doubtful_finding_and_fits_the_width(
    old: Inspection, new: Inspection
) -> None:
    text = doubtful_text(old, new, width=60)
    count = len(doubtful(compare(old, new)))
    assert text.startswith(f"{count} to look at")
    assert f"\n{count}. " in text
    assert max(map(len, text.splitlines())) <= 60


def test_the_list_leaves_out_what_is_decided(old: Inspection, new: Inspection, path: Path) -> None:
    keeper = DecisionKeeper(path, old, new, by="AB")
    first = doubtful(compare(old, new))
    keeper.accept(first[0])
    left = doubtful_text(old, new, keeper.for_compare())
    assert left.startswith(f"{len(first) - 1} to look at")


def test_the_same_inspection_twice_leaves_nothing_doubtful(old: Inspection) -> None:
    assert doubtful_text(old, old) == "Nothing is doubtful.\n"


def test_the_status_of_an_item_can_be_set(old: Inspection, new: Inspection, path: Path) -> None:
    parent = next(f for f in compare(old, new).findings if f.items)
    keeper = DecisionKeeper(path, old, new, by="AB")
    alone = next(item for item in parent.items if not item.new)
    chosen = Status.NOT_RAISED if alone.status is Status.RESOLVED else Status.RESOLVED
    keeper.set_status(alone, chosen)
    diff = compare(old, new, decisions=keeper.for_compare())
    items = next(f for f in diff.findings if f.items).items
    decided = next(item for item in items if item.old == alone.old)
    assert (decided.status, decided.set_by) == (chosen, "AB")


def test_what_may_decide_a_finding_is_quoted_with_what_it_is(
    old: Inspection, new: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    diff = compare(old, new)
    near = Passage(
        text="Calls are counted each night.", line=12, page=4, section=None, heading=None, score=0.2,
        verdict=Verdict.UNCLEAR,
    )  # fmt: skip
    finding = replace(
        next(f for f in doubtful(diff) if f.old and not f.new), evidence=(),
        mention=Mention.UNSURE, passages=(near,),
    )  # fmt: skip
    filled = replace(diff, findings=(finding,))
    monkeypatch.setattr("peeldiff.deciding.compare", lambda *args, **kwargs: filled)
    text = " ".join(doubtful_text(old, new, width=60).split())
    assert "The nearest passage, which proves nothing by itself:" in text
    assert "2016 says: “Calls are counted each night.” (page 4, line 12)" in text
