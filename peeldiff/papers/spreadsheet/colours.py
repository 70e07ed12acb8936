"""Colours of a workbook as "RRGGBB", be they given so, by number, or as a shade of its theme."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Any

from peeldiff.papers.shapes import needed

__all__ = ["Colours"]

_OFFICE = (
    *("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31"),
    *("A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"),
)
"""The theme that Excel gives a new workbook, in the order in which cells count its colours."""
_NAMES = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_BLACK = "000000"


class Colours:
    """The colours of one workbook, as openpyxl read it."""

    def __init__(self, workbook: Any) -> None:
        theme = workbook.loaded_theme
        self._theme = dict(enumerate(_OFFICE))
        if theme:
            text = theme if isinstance(theme, str) else theme.decode("utf-8", "replace")
            for at, name in enumerate(_NAMES):
                found = re.search(
                    rf"<a:{name}>.{{0,200}}?(?:lastClr|srgbClr val)=\"([0-9A-Fa-f]{{6}})\"",
                    text,
                    re.S,
                )
                if found:
                    self._theme[at] = found[1].upper()

    def of(self, colour: Any) -> str:
        """ "FFC000", or "" for none, for black, and for what cannot be told."""
        if colour is None:
            return ""
        try:
            found = self._plain(colour)
        except (AttributeError, IndexError, TypeError, ValueError):
            return ""
        return "" if found == _BLACK else found

    def _plain(self, colour: Any) -> str:
        listed = needed("openpyxl.styles.colors", "Reading an XLSX tracker").COLOR_INDEX
        if colour.type == "rgb":
            found = str(colour.rgb)[-6:].upper()
        elif colour.type == "theme":
            found = self._theme.get(int(colour.theme), "")
        elif colour.type == "indexed" and int(colour.indexed) < len(listed):
            found = listed[int(colour.indexed)][-6:].upper()
        else:
            return ""
        if not re.fullmatch("[0-9A-F]{6}", found):
            return ""
        return _tinted(found, float(colour.tint or 0))


def _tinted(colour: str, tint: float) -> str:
    """Lighter for a tint above 0, darker below, as Excel reckons it."""
    if not tint:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
