"""A list of lines of which one is the reader's: Textual's, with a mark that needs no colour."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget
from textual.widgets import OptionList

__all__ = ["Options", "turned"]


def turned(style: Style, widget: Widget, parts: tuple[str, ...]) -> Style:
    """The style of parts of a widget, turned round where the style sheet says so.

    Textual leaves "reverse" out of it.
    """
    reverse = any(widget.get_component_styles(part).text_style.reverse for part in parts)
    return style + Style(reverse=True) if reverse else style


class Options(OptionList):
    """The lines of a tab, a dialog or a choice."""

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """The style of a part, turned round where the style sheet says so."""
        style = super().get_visual_style(*component_classes, partial=partial)
        return turned(style, self, component_classes)
