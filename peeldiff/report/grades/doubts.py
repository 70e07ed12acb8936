"""What takes a grade away from a sentence that names it: a denial, a wish, somebody else, an earlier time."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.report.grades.words import ADVERBS, BE, HAS, OURS, STOPS, TURNS

__all__ = ["ANOTHER_BODY", "GradeDoubts", "bound_at"]

ANOTHER_BODY = "anotherbody"
"""How the words of a sentence name a police force that is not this one."""

_NOT = frozenset(
    [
        "not",
        "never",
        "neither",
        "nor",
        "no",
        "nobody",
        "none",
        "cannot",
        "without",
        "hardly",
        "barely",
        "scarcely",
    ]
)
_ASKS = frozenset("whether if unless until".split())  # noqa: SIM905
_NEVER = frozenset("not never cannot".split())  # noqa: SIM905
_SHORT_OF = frozenset(
    [
        "yet",
        "almost",
        "nearly",
        "close",
        "near",
        "short",
        "beyond",
        "above",
        "below",
        "towards",
        "toward",
        "than",
    ]
)
_MIGHT = frozenset(
    """
    would could should might may i'd it'd we'd heading likely possible reach
    reaching become becoming becomes able going tempted before definition mean means meant
    """.split()  # noqa: SIM905
)
_WISHES = frozenset(
    """
    hope hopes hoped aim aims want wants expect expects plan plans planned intend intends aspire aspires
    ambition wish wishes target need needs needed
    """.split()  # noqa: SIM905
)
"""Words for a wish where "to" or "that" follows."""
_UNFAIR = frozenset("wrong unfair premature mistake generous wrongly".split())  # noqa: SIM905
_MAY = frozenset("can must had have cannot could".split())  # noqa: SIM905
"""Words for what may be, by which the inspectorate judges all the same: "we can only rate it"."""
_WE = OURS | frozenset(
    "inspector inspectorate inspection watchdog report they this our team which who and so that it".split()  # noqa: SIM905
)
_MET = frozenset("met spoke saw interviewed asked heard visited".split())  # noqa: SIM905
_OTHERS = frozenset(
    """
    auditor auditors council councillor councillors commissioner college peer peers chief chair chairman
    chairwoman officers staff residents public victims partners union federation professor consultant
    consultants manager managers survey panel mayor leader leaders superintendent sergeant sergeants
    others constable ombudsman newspaper press charity academic academics deputy people
    governor coroner mp board programme
    """.split()  # noqa: SIM905
)
_SELF = frozenset("self itself themselves".split())  # noqa: SIM905
_SAYS = frozenset(
    """
    judge told tells said says believes believe believed thinks thought considers considered feels felt claims
    claimed argues argued reckons reckoned sees saw describes described rates rated marks marked calls called
    gave gives put puts judged judges assessed assesses scored scores mark rate call regards regarded hopes
    """.split()  # noqa: SIM905
)
_NOW = frozenset("is are remains remain stays stay has have it's that's we've".split())  # noqa: SIM905
_PAST = frozenset(
    [
        "was",
        "were",
        "had",
        "gave",
        "got",
        "found",
        "held",
        "came",
        "fell",
        "rose",
        "went",
        "kept",
        "said",
        "wrote",
        "told",
    ]
)
_EARLIER = frozenset("previously formerly earlier previous ago originally initially".split())  # noqa: SIM905
_LAST = frozenset(
    """
    year time inspection report visit month autumn spring summer winter inspected came looked asked graded
    visited grading round cycle judged cycle's year's
    """.split()  # noqa: SIM905
)
_JUDGED_BEFORE = frozenset("judged graded rated been found said".split())  # noqa: SIM905
_AS_THEN = frozenset("it in we at last".split())  # noqa: SIM905
_JOINED = frozenset("it we the this that they is was has now so".split())  # noqa: SIM905
_NO = frozenset("no any little anything nothing".split())  # noqa: SIM905
_CHOICES = frozenset(
    "other alternative choice option doubt question hesitation hesitating difficulty trouble".split()  # noqa: SIM905
)
"""What is denied where a judgment is sure: "there is no doubt that", "no other conclusion than"."""
_MORE = frozenset("more better higher lower other worse less".split())  # noqa: SIM905
_NEAR = 4
_FAR = 10
_FARTHEST = 12
_TENSE = 4


class GradeDoubts:
    """Tells what takes a grade away, in the sentences of a report of some cycle.

    Sentences come as their words; `start`, `at` and `end` are where the clause of the grade begins, where
    the grade stands and where it ends.
    """

    def __init__(self, verbs: frozenset[str], nouns: frozenset[str], cycle: str | None) -> None:
        self._verbs, self._nouns, self._cycle = verbs, nouns, cycle or ""

    def is_denied(self, before: Sequence[str], turn: str) -> bool:
        """Whether the words of a clause before a grade deny it, wish for it, ask about it, or take it as
        told to say something else.

        `turn` is the word that the clause stands behind: "whether", "if".
        """
        if turn in _ASKS or "because" in (turn, *before[:1]):
            return True  # "Because it is judged inadequate, we will inspect it again"
        before = _behind_no_choice(before)
        if bound_at(before) is not None:
            return False
        near = before[-_NEAR:]
        if before[-1:] == ["how"] or any(word in _NEVER or word.endswith("n't") for word in before):
            return True
        if not _NOT.isdisjoint(near) or not _SHORT_OF.isdisjoint(near[-2:]):
            return True
        if before[:1] == ["to"] or not _UNFAIR.isdisjoint(before) or self._is_only_to_be(before):
            return True
        ours = not _WE.isdisjoint(before)
        return any(
            (word in _MIGHT and not (ours and word in _MAY))
            or (word in _WISHES and before[at + 1 : at + 2] in (["to"], ["that"]))
            for at, word in enumerate(before)
        )

    def _is_only_to_be(self, before: Sequence[str]) -> bool:
        """Whether something is to be so, and nobody says that it is: "needs work to be good"."""
        for at in range(1, len(before)):
            if before[at] == "be" and before[at - 1] == "to":
                led = before[at - 2] if at > 1 else ""
                named = led in ("force", "it", "this", "area", "enough") or led in HAS
                if not (
                    named or led.startswith("continu") or not self._verbs.isdisjoint(before[:at])
                ):
                    return True
        return False

    def is_anothers(
        self, tokens: Sequence[str], start: int, at: int, behind: Sequence[str]
    ) -> bool:
        """Whether somebody else than the inspectorate says it, or it is said of somebody else."""
        for place in range(start, at):
            following = tokens[place + 1]
            if tokens[place] == ANOTHER_BODY:
                return True
            many = tokens[place] == "forces" or (
                tokens[place].isdigit() and len(tokens[place]) < _NEAR
            )
            if many and following in BE | HAS | _SAYS | self._verbs:
                return True
        if tokens[start - 1 : start] in (["which"], [","]) and self._named_last(tokens[:start]):
            return True
        if any(tokens[place] in _SAYS and self._says_another(tokens, place) for place in range(at)):
            return True
        said = tokens[:at]
        own_mark = any(
            token.startswith("self-") or (token in _SELF and place and said[place - 1] in _SAYS)
            for place, token in enumerate(said)
        )
        if own_mark or self._is_own(said):
            return True
        return any(
            "by" in led
            and not _OTHERS.isdisjoint(led[led.index("by") :])
            and OURS.isdisjoint(led[led.index("by") :])
            for led in (list(behind), list(tokens[start:at]))
        )

    def _named_last(self, tokens: Sequence[str]) -> bool:
        """Whether the body that words name last is another one."""
        named = [token for token in tokens if token in (ANOTHER_BODY, "force", "force's")]
        return named[-1:] == [ANOTHER_BODY]

    def _is_own(self, tokens: Sequence[str]) -> bool:
        """Whether words speak of somebody's own judgment: "in the force's own assessment"."""
        return any(
            token == "own" and not self._nouns.isdisjoint(tokens[at + 1 : at + 3])
            for at, token in enumerate(tokens)
        )

    def _says_another(self, tokens: Sequence[str], place: int) -> bool:
        """Whether the subject of a verb for saying or judging is somebody else than the inspectorate."""
        for at in range(place - 1, max(-1, place - _FAR), -1):
            token = tokens[at]
            if (token in STOPS and at < place - 1) or (
                token in OURS and tokens[at + 1] not in _MET
            ):
                return False
            if token in _OTHERS:
                return True
            if token == "force" and at == place - 1:
                return tokens[place + 1 : place + 2] in (
                    ["that"],
                    ["us"],
                    ["itself"],
                    ["its"],
                    ["it"],
                )
        return False

    def is_past(self, before: Sequence[str]) -> bool:
        """Whether the words of a clause before a grade tell of what was."""
        past = any(
            w in _PAST or w == "required" or (w.endswith("ed") and w in self._verbs) for w in before
        )
        return past and _NOW.isdisjoint(before[-_TENSE:])

    def is_of_then(
        self, tokens: Sequence[str], start: int, at: int, end: int, *, present: bool
    ) -> bool:
        """Whether a grade is that of an earlier time; `present` says that its verb says how things are."""
        before = [token for token in tokens[start:at] if token not in ADVERBS]
        if before and before[-1] == "from":
            return True
        if self._is_bracketed(tokens[:start]):
            return True
        now = not {"now", "today"}.isdisjoint(tokens[start : end + 3])
        if now or present or not _NOW.isdisjoint(tokens[max(start, at - _TENSE) : at]):
            return False
        first = start
        if self.is_past(tokens[start : at + 1]):
            while first and tokens[first - 1] not in (";", "but", "."):
                first -= 1
        if self._tells_then(tokens[first:at]):
            return True
        behind = list(tokens[end:])
        stop = next((n for n, _ in enumerate(behind) if _ends_then(behind, n)), len(behind))
        asked_then = behind[stop : stop + 3] in (["when", "we", "last"], ["when", "it", "was"])
        return asked_then or self._tells_then(behind[:stop])

    def _is_bracketed(self, opening: Sequence[str]) -> bool:
        """Whether words open a bracket behind an earlier time and do not close it: "2016 (all: good)"."""
        for at in range(len(opening) - 1, 0, -1):
            if opening[at] == ")":
                return False
            if opening[at] == "(":
                return self._tells_then(opening[at - 1 : at])
        return False

    def _tells_then(self, tokens: Sequence[str]) -> bool:
        """Whether words name a time before this inspection."""
        for at, token in enumerate(tokens):
            before = tokens[at - 1] if at else ""
            following = tokens[at + 1] if at + 1 < len(tokens) else ""
            if token[:2] == "20" and token[:4].isdigit() and len(token) >= _NEAR:
                if token[:4] not in self._cycle and token[:4] < self._cycle[:4]:
                    return True
            elif (
                token in _EARLIER
                or (token == "last" and following in _LAST)
                or (token == "first" and before in OURS | {"at"})
                or (token == "then" and before in BE | {"we", "had"})
                or (token == "time" and before in ("that", "the") and tokens[at - 2] == "at")
                or (token == "had" and following in _JUDGED_BEFORE)
            ):
                return True
        return False


def _behind_no_choice(words: Sequence[str]) -> Sequence[str]:
    """The words behind those that deny anything else: "we can reach no other view than that it is"."""
    for at in range(len(words) - 1, 0, -1):
        if words[at] in _CHOICES and words[at - 1] in _NO:
            behind = [word for word in words[at + 1 :] if word not in ("than", "but")]
            return behind[1:] if behind[:1] == ["to"] else behind
    return words


def bound_at(words: Sequence[str]) -> int | None:
    """Where "no better than" begins at the end of words, which says what is so; None without."""
    end = len(words)
    while end and words[end - 1] in ("a", "an", "the"):
        end -= 1
    if end < 2 or words[end - 1] != "than" or words[end - 2] not in _MORE:
        return None
    for at in range(end - 3, max(-1, end - _FARTHEST), -1):
        if (
            words[at] in _NOT
            or words[at].endswith("n't")
            or words[at] in ("any", "wrong", "nothing")
        ):
            return at
    return None


def _ends_then(behind: Sequence[str], at: int) -> bool:
    """Whether what is said of a grade's time has ended: "good, as it was in 2016"."""
    token, following = behind[at], behind[at + 1 : at + 2]
    compares = token == "as" and bool(following) and following[0] in _AS_THEN
    joins = token in (",", "and") and bool(following) and following[0] in _JOINED
    return token in STOPS | TURNS or token == "but" or joins or compares
