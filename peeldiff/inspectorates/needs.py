"""What a text must hold before a pattern can be found in it, read from the pattern itself.

A data file has some hundred patterns, and a sentence has the words of few of them: the others need not
be tried, nor even compiled. This reads the part of the language of patterns that data files use; of what it
does not know it says nothing, which makes a pattern slower and never wrong.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from alignment.late import late
from alignment.words import STOP_WORDS

__all__ = ["Needs", "needs"]

_MOST = 48
"""So many strings at most are told apart: `(a|b|c)? (d|e)` stands for eight."""
_MOST_IN_CHECK = 12
_BOUNDARY = "\x01"
_WORD = late(r"\w+")
_BEGUN = late(r"(?<=[^\w])\w+")
_REPEATED = late(r"\{(\d+)(,?)(\d*)\}")
_LETTERS = late(r"[a-z0-9 ,'%/:;-]+(?![*+?{])")
_GROUP_OPENS = late(r"\?(?:P<\w+>|:)")
_LOOKS = ("?=", "?!", "?<=", "?<!")
_COMMON = STOP_WORDS | {
    "area", "cause", "constabulary", "force", "hmic", "hmicfrs", "inspection", "police", "this", "year",
}  # fmt: skip


class Needs(NamedTuple):
    """`words`: a word of the text begins with one of these; () if that cannot be told. `parts`: of each
    set, one string stands in the text."""

    words: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]


_Strings = frozenset[str]
_NOTHING: _Strings = frozenset(("",))


class _Unknown(Exception):
    """The pattern has something that this module does not read."""


class _Element(NamedTuple):
    """A piece of a pattern: the strings that it may match if they are few, else the sets of strings
    of which a match must hold one each, and whether no word goes on behind it: if none did before it,
    and if one did."""

    strings: _Strings | None
    musts: tuple[_Strings, ...] = ()
    closes: tuple[bool, bool] = (False, False)


_ANYTHING = _Element(None)
_NO_WORD = _Element(None, (), (True, True))


def _closes(element: _Element) -> tuple[bool, bool]:
    if element.strings is None:
        return element.closes
    always = all(not text or not _WORD.match(text[-1]) for text in element.strings)
    return always, always and "" not in element.strings


def _through(first: tuple[bool, bool], then: tuple[bool, bool]) -> tuple[bool, bool]:
    """Whether no word goes on behind two pieces, one after the other."""
    before, open_before = first
    return (then[0] if before else then[1]), (then[0] if open_before else then[1])


def _maybe(closes: tuple[bool, bool]) -> tuple[bool, bool]:
    """Whether no word goes on behind a piece that may be left out."""
    return closes[0], False


def needs(pattern: str, opaque: tuple[str, ...] = ()) -> Needs:
    """What a text must hold for `pattern` to be found in it.

    `opaque` are names in it that stand for something else.
    """
    try:
        musts = _whole(pattern, opaque)
    except _Unknown:
        return Needs((), ())
    told = [(_begun_words(strings), strings) for strings in musts]
    words = max((words for words, _ in told if words), key=_worth, default=())
    parts = {part for _, strings in told if 0 < len(part := _parts(strings)) <= _MOST_IN_CHECK}
    telling = sorted(parts, key=lambda part: (-min(len(text.strip()) for text in part), part))
    return Needs(words, tuple(telling[:3]))


def _worth(words: tuple[str, ...]) -> tuple[int, int]:
    return min(1 if word in _COMMON else len(word) for word in words), -len(words)


def _begun_words(strings: _Strings) -> tuple[str, ...]:
    """One beginning of a word of each string, or () if one of them has none."""
    chosen: set[str] = set()
    for text in strings:
        found = [word for word in _BEGUN.findall(text) if len(word) > 1]
        if not found:
            return ()
        chosen.add(max(found, key=lambda word: (_worth((word,)), word)))
    return tuple(
        sorted(
            word
            for word in chosen
            if not any(word != other and word.startswith(other) for other in chosen)
        )
    )


def _parts(strings: _Strings) -> tuple[str, ...]:
    texts = {text.replace(_BOUNDARY, "") for text in strings}
    if any(len(text) < 2 for text in texts):
        return ()
    return tuple(sorted(text for text in texts if not any(o != text and o in text for o in texts)))


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str, opaque: tuple[str, ...]) -> None:
        self._pattern = pattern
        self._opaque = opaque
        self._at = 0

    def whole(self) -> _Element:
        found = self._alternatives()
        if self._at < len(self._pattern):
            raise _Unknown
        return found

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _alternatives(self) -> _Element:
        branches = [self._sequence()]
        while self._next() == "|":
            self._at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        few = [branch.strings for branch in branches]
        together: set[str] = set()
        for strings in few:
            if strings is None:
                break
            together |= strings
        else:
            if len(together) <= _MOST:
                return _Element(frozenset(together))
        closed = [_closes(branch) for branch in branches]
        closes = all(one[0] for one in closed), all(one[1] for one in closed)
        return _Element(None, _of_any(branches), closes)

    def _sequence(self) -> _Element:
        running: _Strings = _NOTHING
        musts: list[_Strings] = []
        closes = (True, False)
        is_whole = True
        while (character := self._next()) and character not in "|)":
            element = self._repeated(self._one())
            if element.strings is not None and len(running) * len(element.strings) <= _MOST:
                running = frozenset(map("".join, product(running, element.strings)))
                continue
            is_whole = False
            musts += [running, *element.musts]
            closes = _through(closes, _closes(_Element(running)))
            if element.strings is None:
                closes = _through(closes, element.closes)
                running = _NOTHING
            else:
                running = element.strings
            if closes[1]:
                running = frozenset(_BOUNDARY + text for text in running)
        if is_whole:
            return _Element(running)
        return _Element(None, (*musts, running), _through(closes, _closes(_Element(running))))

    def _one(self) -> _Element:
        if letters := _LETTERS.match(self._pattern, self._at):
            self._at = letters.end()
            return _Element(frozenset((letters[0],)))
        for name in self._opaque:
            if self._pattern.startswith(name, self._at):
                self._at += len(name)
                return _ANYTHING
        character = self._next()
        self._at += 1
        match character:
            case "(":
                return self._group()
            case "[":
                return self._class()
            case "\\":
                return self._escaped()
            case "^" | "$":
                return _Element(frozenset((_BOUNDARY,)))
            case ".":
                return _ANYTHING
            case "*" | "+" | "?" | "{":
                raise _Unknown
        return _Element(frozenset((character,)))

    def _escaped(self) -> _Element:
        character = self._next()
        self._at += 1
        if character == "x":
            code = self._pattern[self._at : self._at + 2]
            self._at += 2
            return _Element(frozenset((chr(int(code, 16)),)))
        if character in ("b", "A", "Z"):
            return _Element(frozenset((_BOUNDARY,)))
        if character.isalnum():
            if character not in "dDsSwW":
                raise _Unknown
            return _NO_WORD if character in "sW" else _ANYTHING
        return _Element(frozenset((character,)))

    def _class(self) -> _Element:
        begin = self._at
        denied = self._next() == "^"
        self._at += denied
        if self._next() == "]":
            self._at += 1
        while (character := self._next()) != "]":
            if not character:
                raise _Unknown
            self._at += 2 if character == "\\" else 1
        inside = self._pattern[begin : self._at]
        self._at += 1
        plain = not denied and "\\" not in inside and "-" not in inside[1:-1] and len(inside) <= 4
        return _Element(frozenset(inside)) if plain else _ANYTHING

    def _group(self) -> _Element:
        looks = self._pattern.startswith(_LOOKS, self._at)
        if looks:
            self._at += 3 if self._pattern.startswith("?<", self._at) else 2
        elif self._next() == "?":
            opens = _GROUP_OPENS.match(self._pattern, self._at)
            if opens is None:
                raise _Unknown
            self._at = opens.end()
        inside = self._alternatives()
        if self._next() != ")":
            raise _Unknown
        self._at += 1
        # What is only looked at is no part of the match: nothing is asked of it.
        return _Element(_NOTHING) if looks else inside

    def _repeated(self, element: _Element) -> _Element:
        match self._next():
            case "?":
                least, most = 0, 1
                self._at += 1
            case "*":
                least, most = 0, 2
                self._at += 1
            case "+":
                least, most = 1, 2
                self._at += 1
            case "{":
                told = _REPEATED.match(self._pattern, self._at)
                if told is None:
                    raise _Unknown
                least = int(told[1])
                most = least if not told[2] else 99
                self._at = told.end()
            case _:
                return element
        if self._next() in ("?", "+"):
            if self._next() == "+":
                raise _Unknown
            self._at += 1
        if least == 0:
            if most == 1 and element.strings is not None:
                return _Element(element.strings | _NOTHING)
            return _Element(None, (), _maybe(_closes(element)))
        if least == most == 1:
            return element
        return _Element(None, element.musts or _kept(element.strings), _closes(element))


def _kept(strings: _Strings | None) -> tuple[_Strings, ...]:
    return () if strings is None else (strings,)


def _of_any(branches: list[_Element]) -> tuple[_Strings, ...]:
    """Whichever branch matched, one string of this set was there."""
    chosen: set[str] = set()
    for branch in branches:
        offers = branch.musts or _kept(branch.strings)
        best = max(offers, key=lambda strings: _worth(_begun_words(strings) or ("",)), default=None)
        if best is None:
            return ()
        chosen |= best
    return (frozenset(chosen),) if len(chosen) <= 2 * _MOST else ()


def _whole(pattern: str, opaque: tuple[str, ...]) -> tuple[_Strings, ...]:
    element = _Reader(pattern, opaque).whole()
    return element.musts or _kept(element.strings)
