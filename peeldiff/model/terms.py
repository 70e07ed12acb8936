"""The words of one inspectorate, with its own names for kinds of findings and for who is inspected.

A status or a state that names a kind names it as the inspectorate does; the rest is the vocabulary's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alignment.records import dataclass, replace
from peeldiff.model.term import KindTerm, StateTerm, StatusTerm, Term
from peeldiff.model.values import DEMANDS, Addressee, FindingKind, Status, ThreadState
from peeldiff.model.vocabulary import ADDRESSEES, KINDS, STATUSES, THREAD_STATES

__all__ = ["Terms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The words of one inspectorate for what it calls by names of its own.

    `body` is who is inspected, one and several ("force", "forces"). `names_gravest` says that a report
    without the name of the gravest kind has none. `recognised` is how much of what is asked for again in
    other words is recognised, where that is little ("one in four"), else "". What an inspectorate does not
    name itself is called as in the tables above, and in their order.
    """

    kinds: Mapping[FindingKind, KindTerm]
    statuses: Mapping[Status, StatusTerm]
    states: Mapping[ThreadState, StateTerm]
    addressees: Mapping[Addressee, Term]
    body: tuple[str, str]
    names_gravest: bool
    recognised: str

    def kind(self, kind: FindingKind, count: int = 1) -> str:
        """ "area for improvement", "areas for improvement"."""
        return self.kinds[kind].short if count == 1 else self.kinds[kind].several

    def label(self, kind: FindingKind) -> str:
        """ "Cause of concern: " before the text; nothing before the usual area for improvement."""
        usual = kind is FindingKind.AREA_FOR_IMPROVEMENT
        return "" if usual else f"{self.kinds[kind].heading}: "

    @property
    def demands(self) -> str:
        """All that asks for something: "cause of concern, recommendation and area for improvement"."""
        *first, last = (self.kinds[kind].short for kind in KINDS if kind in DEMANDS)
        return f"{', '.join(first)} and {last}"

    @property
    def gravest(self) -> KindTerm:
        """The gravest of its findings."""
        return self.kinds[FindingKind.CAUSE_OF_CONCERN]

    @classmethod
    def of(
        cls,
        kinds: Mapping[str, Sequence[str]],
        body: Sequence[str],
        *,
        names_gravest: bool,
        recognised: str,
    ) -> Terms:
        """The words by what kinds are called, one and several, and who is inspected."""
        own = dict(KINDS)
        for value, (one, several) in kinds.items():
            kind = FindingKind(value)
            heading = one[0].upper() + one[1:]
            own[kind] = replace(KINDS[kind], heading=heading, short=one, several=several)
        words = (
            *((KINDS[kind].one, own[kind].one) for kind in (_AREA, _CAUSE)),
            (KINDS[_CAUSE].several, own[_CAUSE].several),
        )
        one, several = body
        statuses = {status: _renamed(term, words) for status, term in STATUSES.items()}
        states = dict(THREAD_STATES)
        if recognised:
            guard = _NOT_RECOGNISED.format(recognised=recognised)
            statuses[_SILENT] = replace(statuses[_SILENT], guard=guard)
            states[ThreadState.NOT_RAISED] = replace(states[ThreadState.NOT_RAISED], guard=guard)
        return cls(
            kinds=own,
            statuses=statuses,
            states=states,
            names_gravest=names_gravest,
            recognised=recognised,
            addressees={
                to: replace(
                    term,
                    heading=_body_for(term.heading, one, several),
                    short=_body_for(term.short, one, several),
                )
                for to, term in ADDRESSEES.items()
            },
            body=(one, several),
        )


_SILENT = Status.NOT_RAISED
_NOT_RECOGNISED = (
    "The area was inspected again, and no newer finding was recognised as asking for this again. Of what is "
    "asked for again in other words about {recognised} is recognised: look through the newer list. Silence "
    "alone does not deal with it: read what the newer report says of it."
)
_AREA, _CAUSE = FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.CAUSE_OF_CONCERN


def _renamed(term: StatusTerm, words: Sequence[tuple[str, str]]) -> StatusTerm:
    """The words of a status with an inspectorate's names for the kinds that they name."""

    def told(text: str) -> str:
        for usual, own in words:
            text = text.replace(usual, own).replace(
                usual[0].upper() + usual[1:], own[0].upper() + own[1:]
            )
        return text

    one, several = term.fate or ("", "")
    return replace(
        term,
        guard=told(term.guard),
        plain=told(term.plain),
        fate=term.fate and (told(one), told(several)),
        next_step=told(term.next_step),
    )


def _body_for(text: str, one: str, several: str) -> str:
    """Words on a force as words on another body."""
    return text.replace("forces", several).replace("force", one)
