"""Who was inspected and by which framework, where an inspectorate's title pages say it in set phrases.

`read_metadata` asks here for the inspectorates whose data file names frameworks; the others' title pages
say it in many ways, and are read with the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.records import dataclass
from peeldiff.inspectorates import Inspectorate
from peeldiff.words import ends_sentence, straight, words_in, year_in

__all__ = ["TitlePage", "read_title_page"]

_LINES = 40
_LONGEST_NAME = 70
_MOST_JOINED = 3
"""Lines over which a title may have been broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePage:
    """What a title page says; `framework` is the short name that begins a cycle ("ILACS")."""

    force: str | None
    programme: str
    framework: str
    title: str

    def cycle(self, *days: str | None) -> str:
        """The framework and the year of the first day that is known: "ILACS 2022"."""
        year = next((year for day in days if day and (year := year_in(day))), "")
        return f"{self.framework} {year}".rstrip()


def read_title_page(top: Sequence[str], words: Inspectorate) -> TitlePage | None:
    """The title page among the opening lines, or None if none of the frameworks is named there."""
    lines = [straight(text).strip() for text in top[:_LINES]]
    for framework in words.frameworks:
        pattern = re.compile("|".join(framework.title_patterns), re.IGNORECASE)
        for at in range(len(lines)):
            for joined in range(1, _MOST_JOINED + 1):
                text = " ".join(lines[at : at + joined])
                if not (match := pattern.search(text)):
                    continue
                force = next((name for name in match.groupdict().values() if name), None)
                if force is None and framework.beside:
                    around = (*lines[at - 1 : at], *lines[at + joined : at + joined + 1])
                    force = next((name for name in around if _may_name(name, words)), None)
                if force and framework.drop_pattern:
                    force = re.sub(framework.drop_pattern, "", force, flags=re.IGNORECASE)
                return TitlePage(
                    force=force.strip(" -,") if force else None,
                    programme=framework.programme,
                    framework=framework.short,
                    title=" ".join(top[at : at + joined]),
                )
    return None


def _may_name(text: str, words: Inspectorate) -> bool:
    """Whether a line may be nothing but a body's name."""
    return (
        3 < len(text) <= _LONGEST_NAME
        and text[0].isupper()
        and not ends_sentence(text)
        and ":" not in text
        and not any(character.isdigit() for character in text)
        and text not in words.short_names
        and len(words_in(text)) > 0
    )
