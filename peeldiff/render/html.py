"""A page as one HTML file: no script, nothing from elsewhere, whole without a network.

The templates lay out what `Page` holds. All text is escaped where it is put in, so that text of a
report can be no mark-up; the policy in the page's head lets a browser obey one style sheet and
nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from peeldiff._version import __version__
from peeldiff.document.decode import clean
from peeldiff.model import Status, ThreadState
from peeldiff.model.vocabulary import STATUSES, THREAD_STATES, Term, term_of
from peeldiff.pages.page import Block, Counts, Entry, Page, Quote, Section, Table

__all__ = ["html"]

_PALER = ("", " second", " third")
"""What is put to the accent of a part of a bar by how many before it have the same."""
_MARKS = {"insert": "ins", "delete": "del"}
Told = Status | ThreadState


def html(page: Page) -> str:
    """The page as HTML, the same bytes for the same page."""
    templates = _templates()
    statuses, first = _to_filter(page)
    style = _style(templates, page, statuses)
    template = templates.get_template("page.html.jinja")
    return template.render(
        page=page,
        version=__version__,
        style=Markup(style),  # our own words, the footer in letters and hexadecimal escapes
        policy=_policy(style),
        statuses=statuses,
        filtered_from=first,
        names=_names(page),
    )


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("peeldiff.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_visible,
    )
    templates.filters |= {
        "by_nearness": _by_nearness,
        "choice_kinds": _choice_kinds,
        "is_heat": _is_heat,
        "joined": _joined,
        "looks": _looks,
        "mark": _MARKS.__getitem__,
        "runs": _runs,
        "sections": _sections,
        "segments": _segments,
        "term": term_of,
        "upper_first": _upper_first,
    }
    return templates


def _visible(value: Any) -> Any:
    """What a template puts in, without the characters that nobody sees."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _style(templates: Environment, page: Page, statuses: Sequence[Told]) -> str:
    """The style sheet with what the page needs: a rule for each box to tick, and its footer."""
    assert templates.loader is not None
    sheet, _, _ = templates.loader.get_source(templates, "page.css")
    rules = [
        # What a link leads to is shown whatever is ticked.
        f'body:has(#show-{status}:not(:checked)) [data-status="{status}"]:not(:target, :has(:target)) '
        "{ display: none; }"
        for status in statuses
    ]
    for at in range(len(page.choices)):
        chosen, these = f"body:has(#choice-{at}:checked)", f'[data-choices~="{at}"]'
        rules.append(f"{chosen} tr[data-choices]:not({these}) {{ display: none; }}")
        rules.append(
            f"{chosen} .scroll:has(tr[data-choices]):not(:has({these}))::after "
            '{ content: "None of this group."; }'
        )
    foot = _css_string(page.footer or page.title)
    rules.append(
        f"@media print {{ @page {{ font: 9pt sans-serif; @bottom-left {{ content: {foot}; }} "
        '@bottom-right { content: counter(page) " / " counter(pages); } } }'
    )
    return sheet + "\n".join(rules) + "\n"


def _css_string(text: str) -> str:
    """A string of CSS that holds nothing that CSS or HTML could obey."""
    return '"' + "".join(map(_css_character, clean(text))) + '"'


def _css_character(character: str) -> str:
    if character == " " or (character.isascii() and character.isalnum()):
        return character
    return f"\\{ord(character):06x} "  # CSS takes one space as the end of the number


def _to_filter(page: Page) -> tuple[list[Told], Section | None]:
    """The statuses of the page's findings, and the section in which the first finding stands.

    With fewer than two statuses there is nothing to choose among.
    """
    found: dict[Told, None] = {}
    first: Section | None = None
    for section in page.sections:
        entries = list(_entries(section.blocks))
        if entries and first is None:
            first = section
        found.update((entry.status, None) for entry in entries if entry.status is not None)
    # A state of a history may be spelt like a status: each is looked for in its own table.
    statuses = sorted(found, key=lambda status: list(_table(status)).index(status))
    return (statuses, first) if len(statuses) > 1 else ([], None)


def _names(page: Page) -> dict[str, str]:
    """What a link to each finding is called: its reference, else its own words."""
    entries = (entry for section in page.sections for entry in _entries(section.blocks))
    return {entry.id: entry.ref or entry.texts[0] for entry in entries}


def _entries(blocks: Iterable[Block | Section]) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, Entry):
            yield block
        elif isinstance(block, Section):
            yield from _entries(block.blocks)


# ---- what the templates ask ---------------------------------------------------------------------


def _runs(blocks: Iterable[Block | Section]) -> list[tuple[str, list[Block | Section]]]:
    """The blocks, those of one kind in a row together, with the name of the kind."""
    return [(kind, list(run)) for kind, run in groupby(blocks, lambda block: type(block).__name__)]


def _sections(blocks: Iterable[Block | Section]) -> list[Section]:
    """Those of the blocks that are sections."""
    return [block for block in blocks if isinstance(block, Section)]


def _choice_kinds(page: Page) -> list[tuple[str, list[tuple[int, str]]]]:
    """The choices of a page by what they are one of, each with its place."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for at, choice in enumerate(page.choices):
        kinds.setdefault(choice.kind, []).append((at, choice.name))
    return list(kinds.items())


def _by_nearness(quotes: Iterable[Quote]) -> list[tuple[bool, list[Quote]]]:
    """Quotations in a row that back a status, or that are merely near."""
    return [(near, list(run)) for near, run in groupby(quotes, lambda quote: quote.near)]


def _table(status: Told) -> Mapping[Any, Term]:
    return STATUSES if isinstance(status, Status) else THREAD_STATES


def _joined(parts: Iterable[str | None], between: str) -> str:
    """What there is, in one line; each is cleaned alone, as what is invisible may reach over its end."""
    return between.join(clean(part) for part in parts if part)


def _is_heat(table: Table) -> bool:
    """Whether every cell beside the names of the rows shows a grade or the lack of one."""
    return any(cell.grade and cell.hint for row in table.rows for cell in row)


def _segments(counts: Counts) -> list[tuple[str, str, str]]:
    """Left edge and width of each part of the bar, in per cent, and how it is set off."""
    whole = sum(count for _, _, count in counts.rows)
    found, left = [], 0
    for (_, _, count), look in zip(counts.rows, _looks(counts), strict=True):
        if count:
            found.append((f"{100 * left / whole:.2f}", f"{100 * count / whole:.2f}", look))
            left += count
    return found


def _looks(counts: Counts) -> list[str]:
    """How each part of the bar is set off: by its accent, paler where one before it has the same."""
    told: Counter[str] = Counter()
    found = []
    for status, _, _ in counts.rows:
        accent = STATUSES[status].accent.value if status else "plain"
        found.append(accent + _PALER[min(told[accent], len(_PALER) - 1)])
        told[accent] += 1
    return found


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
