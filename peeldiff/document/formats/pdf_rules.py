"""The straight rules that a PDF page draws: lines, sides of rectangles, thin filled boxes."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

from alignment.records import dataclass, field
from peeldiff.document.formats.pdf_calls import ShapeCalls, handle

__all__ = ["Box", "Rule", "Rules", "rules_of"]

_PATH = 2
_LINE_TO, _CURVE_TO = 0, 1
# A page of more objects or shapes is a drawing.
_MOST_OBJECTS = 20_000
_MOST_PATHS = 1_500
_MOST_POINTS = 4_000
# A box that is thinner is a rule, and a line that leans by less is level or upright, in points.
_THIN = 3.0
_LEANS = 0.5
# The least value of each colour that is not told from paper, by a rule and by a whole box.
_PALE, _WHITE = 0xF0, 0xFB
# A box that text stands in is so wide and high, in points, and drawn with so many sides at most.
_WIDE, _HIGH, _MOST_SIDES = 30.0, 12.0, 24

Box = tuple[float, float, float, float]


class Rule(NamedTuple):
    """A level or an upright rule: its height or its place across, and where it begins and ends."""

    at: float
    start: float
    stop: float


@dataclass(slots=True)
class Rules:
    """The level and the upright rules of a page, in points."""

    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    boxes: dict[Box, int] = field(default_factory=dict)
    """Boxes that are large enough for a text: 0 for white ones, 1 for a frame, 2 for a colour."""

    def add(self, box: Box) -> None:
        """Add a thin box; corners of borders, drawn as dots, count both ways."""
        left, low, right, top = box
        if top - low < _THIN:
            self.level.append(Rule((low + top) / 2, left, right))
        if right - left < _THIN:
            self.upright.append(Rule((left + right) / 2, low, top))


def rules_of(pdfium: Any, page: Any, calls: ShapeCalls) -> Rules:
    """Return the rules of a page; none of a page that is a drawing."""
    rules = Rules()
    found = handle(page)
    count = calls.count(found)
    if not 0 < count <= _MOST_OBJECTS:
        return rules
    get, kind = calls.object, calls.kind
    paths = [item for item in (get(found, index) for index in range(count)) if kind(item) == _PATH]
    if paths and len(paths) <= _MOST_PATHS:
        reader = _Paths(pdfium, calls, rules)
        for path in paths:
            reader.read(path)
    return rules


class _Paths:
    def __init__(self, pdfium: Any, calls: ShapeCalls, rules: Rules) -> None:
        self._pdfium = pdfium
        self._calls = calls
        self._rules = rules
        self._fill = ctypes.c_int()
        self._stroke = ctypes.c_int()
        self._mode = ctypes.byref(self._fill), ctypes.byref(self._stroke)
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._point = ctypes.byref(self._x), ctypes.byref(self._y)
        self._points = 0

    def read(self, path: int) -> None:
        calls = self._calls
        calls.bounds(path, *calls.sides)
        left, low, right, top = calls.box
        width, height = right - left, top - low
        calls.mode(path, *self._mode)
        stroked = bool(self._stroke.value)
        if not stroked and not self._fill.value:
            return
        count = calls.segments(path)
        thin = width < _THIN or height < _THIN
        if width >= _WIDE and height >= _HIGH and count <= _MOST_SIDES:
            box = left, low, right, top
            self._rules.boxes[box] = max(self._rules.boxes.get(box, 0), self._shows(path))
        # A filled box of one piece is a background; so is one that is too small for any text.
        if not thin and ((not stroked and count <= 6) or min(width, height) < 2 * _THIN):
            return
        colour = calls.stroke_colour if stroked else calls.fill_colour
        if not colour(path, *calls.colour_places):
            return
        *colours, alpha = calls.colours
        if not alpha or min(colours) >= _PALE:
            return
        if thin:
            self._rules.add((left, low, right, top))
            return
        self._points += count
        if self._points <= _MOST_POINTS:
            self._pieces(path, count, stroked)

    def _shows(self, path: int) -> int:
        """Tell whether a box has a colour of its own: 1 in its frame, 2 in its face."""
        calls = self._calls
        faces = (self._fill, calls.fill_colour, 2), (self._stroke, calls.stroke_colour, 1)
        for drawn, colour, seen in faces:
            if drawn.value and colour(path, *calls.colour_places):
                *colours, alpha = calls.colours
                if alpha and min(colours) < _WHITE:
                    return seen
        return 0

    def _pieces(self, path: int, count: int, stroked: bool) -> None:
        calls = self._calls
        calls.matrix(path, ctypes.byref(self._matrix))
        m = self._matrix
        drawn: list[tuple[float, float]] = []
        curved = False
        for index in range(count):
            segment = calls.segment(path, index)
            calls.point(segment, *self._point)
            x, y = self._x.value, self._y.value
            x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
            kind = calls.segment_kind(segment)
            if kind not in (_LINE_TO, _CURVE_TO):
                self._end(drawn, curved, stroked)
                drawn, curved = [], False
            elif kind == _CURVE_TO:
                curved = True
                if stroked:
                    drawn = []
            elif stroked and drawn:
                self._side(drawn[-1], (x, y))
            drawn.append((x, y))
            if calls.closes(segment) and stroked and not curved:
                self._side(drawn[-1], drawn[0])
        self._end(drawn, curved, stroked)

    def _end(self, drawn: list[tuple[float, float]], curved: bool, stroked: bool) -> None:
        if stroked or curved or len(drawn) < 4:
            return
        xs, ys = [x for x, _ in drawn], [y for _, y in drawn]
        self._rules.add((min(xs), min(ys), max(xs), max(ys)))

    def _side(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = begin, end
        if abs(y0 - y1) < _LEANS:
            self._rules.level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) < _LEANS:
            self._rules.upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
