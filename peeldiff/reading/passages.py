"""One passage in which a report comments on an earlier inspection, with its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from peeldiff.model import FollowUp
from peeldiff.reading.contrasts import taken_back
from peeldiff.reading.verdicts import Reading

__all__ = ["Passage"]

_NOTHING = Reading(None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A follow-up with the parts that evidence needs: all its sentences, and the one that answers.

    `text` holds the sentences from `recall`, the first, to the answer, joined by spaces; `topic` adds the
    sentences around, which tell its subject where it only points back ("This was also …"), as
    `points_back` says. `answer` is the sentence with the verdict ("" if none gives one), standing at
    `answer_line`. `explicit` means that an earlier inspection is named. `others` are further
    sentences with a verdict before the next point: (text, line, reading), for a recall of several
    points at once. `paragraph` is the line on which its paragraph begins, and `last` counts the
    sentences of the section up to the answer. `after` are the next sentences behind the answering one,
    the first `taken_back` of which take its verdict, `unhedged`, back. `in_words` is a later answer
    with a verdict in so many words, where this one only says what is now done: (text, line, reading).
    `acted` is a sentence that tells what was done since, where none answers: (text, line).
    """

    followup: FollowUp
    text: str
    recall: str
    topic: str
    answer: str
    answer_line: int
    reading: Reading
    explicit: bool
    last: int
    paragraph: int
    points_back: bool = False
    others: tuple[tuple[str, int, Reading], ...] = ()
    after: tuple[str, ...] = ()
    taken_back: int = 0
    unhedged: Reading = _NOTHING
    in_words: tuple[str, int, Reading] | None = None
    acted: tuple[str, int] | None = None

    def taken_back_by(self, count: int) -> Passage:
        """The same, taken back by so many of the sentences behind its answer; not at all by 0."""
        tail, told = (
            "".join(f" {text}" for text in self.after[:n]) for n in (self.taken_back, count)
        )
        return replace(
            self,
            text=self.text.removesuffix(tail) + told,
            answer=self.answer.removesuffix(tail) + told,
            reading=taken_back(self.unhedged) if count else self.unhedged,
            taken_back=count,
        )
