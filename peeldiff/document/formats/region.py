"""Which part of a web page is the report, and what around it is furniture.

Judged by what the page's author marked (main, nav, roles, class names) and by where the running
text is densest; never by the words. Furniture is told apart, not thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.formats.markup import Element, Event, names

__all__ = ["Region"]

_TAGS = names("nav footer dialog noscript menu select textarea object video audio canvas")
_ROLES = names("navigation banner contentinfo search dialog alertdialog menu menubar toolbar")
_CLASSES = names(
    "cookie cookies cookiebanner consent gdpr breadcrumb breadcrumbs skip skiplink skiplinks nav "
    "navbar navigation menu submenu masthead share sharing social addthis pagination pager sidebar "
    "footer newsletter subscribe feedback toolbar languages language topbar visually-hidden "
    "screen-reader-text sr-only"
)
_LISTS = names("ol ul")
# A list is one of contents if it has so many links into the page, and hardly a word beside them.
_FEWEST_LINKS = 3
_LINKED_SHARE = 0.9
_DEEPEST_LINK = 8
_IN_PAGE = late(r"(?:[\w-]+\.html?)?#.")
"""The target of a link to a place on the same page, which a program may call by its file."""
_WORDS_ENTRY = late(r"MsoToc\d")
"""The class of an entry of the contents list that a word processor has made."""
_NOTICE = late(
    r"(?:^|[\s_-])(?:notification|notice|alert|announcement|phase|emergency|warning)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_CLASS_WORD = late(r"[a-z]+(?:-[a-z]+)*")
_HIDDEN_STYLE = late(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PANEL = late(r"accordion|collaps|panel|tab|toggle|expand|details|show-?hide", re.IGNORECASE)
_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_SECTIONING = names("main article section")
# A wrapper that holds more of the page than this is the page, whatever its class is called.
_WRAPPER_SHARE = 0.4
_DENSE_SHARE = 0.85
_SHORTEST_PART = 300
"""Characters from which an element beside the densest one may be a part of the text."""
_PAIR = 2
_LONGEST_HEAD = 600
"""Characters within which the head of a page may be that of its report."""
_MOST_WORDS = 3
"""Words of a name that says what an element is for."""
_BESIDE = names(
    "main site page top bottom left right primary secondary global local bar list links link icons icon "
    "banner wrapper wrap container header content block widget box buttons button notice modal popup "
    "overlay toggle open mobile desktop inner outer area region section group form to back the"
)
"""What may stand beside the name of furniture in an id."""
_NUMBER = late(r"^(.*?)(\d{1,4})(\D*)$")


class Region:
    """The content element of a page, if one can be told, and the test for furniture."""

    def __init__(self, events: list[Event]) -> None:
        root = events[0][1]
        self._page_length = max(1, root.text_length)
        self._content = _marked_content(events) or _densest(events)
        self._around = _ancestors(self._content)
        self._contents = _contents_lists(events)
        self._title = _title_block(events)
        self._opened = _opened_by_buttons(events)
        self._notices = _notices(events)

    def is_furniture(self, element: Element, inside: bool) -> bool:
        """Tell whether an element opens furniture; `inside` the content only clear marks count."""
        if element is self._content or element in self._around or element is self._title:
            return False
        attributes = element.attributes
        tag = element.tag
        if _is_hidden(element):
            if not inside and self._content is not None:
                return True
            return not _is_panel(element) and attributes.get("id", "") not in self._opened
        if tag in _TAGS or attributes.get("role", "").lower() in _ROLES:
            # The footer of an article may hold its notes.
            return tag != "footer" or not _has_ancestor(element, _SECTIONING)
        if element in self._contents or element in self._notices:
            return True
        if tag == "p" and _WORDS_ENTRY.fullmatch(attributes.get("class", "")):
            return True
        if tag == "header":
            return not _has_ancestor(element, _SECTIONING)
        if tag in ("aside", "label") and not inside:
            return True
        if tag == "form":
            return element.text_length < 300 and element.holds("input") > 0
        small = element.text_length <= _WRAPPER_SHARE * self._page_length
        links = element.link_length >= 0.5 * element.text_length
        if tag in _HEADINGS or tag == "body":
            return False
        return (small or links) and self._is_named_furniture(element)

    def begins_content(self, element: Element) -> bool:
        """Tell whether this element is the content region, or holds the title above it."""
        return element is self._content or element is self._title

    @property
    def known(self) -> bool:
        """Whether a content region was found; without one the whole body is content."""
        return self._content is not None

    def _is_named_furniture(self, element: Element) -> bool:
        attributes = element.attributes
        return any(
            _names_furniture(word, _BESIDE if attribute == "id" else None)
            for attribute in ("class", "id")
            for word in _CLASS_WORD.findall(attributes.get(attribute, "").lower())
        )


def _names_furniture(name: str, beside: frozenset[str] | None) -> bool:
    """Whether a name, or the first or last word of one, is that of furniture: "menu-open", "site-nav".

    The others must be among `beside` if that is given: the id of a section is often made of its heading,
    "tackling-anti-social-behaviour", "sharing-information".
    """
    words = name.split("-")
    if name in _CLASSES:
        return True
    if len(words) > _MOST_WORDS or _CLASSES.isdisjoint((words[0], words[-1])):
        return False
    return beside is None or all(word in _CLASSES or word in beside for word in words)


def _is_hidden(element: Element) -> bool:
    attributes = element.attributes
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))


def _is_panel(element: Element) -> bool:
    """Tell whether a hidden element is a closed accordion or tab, which a reader can open."""
    attributes = element.attributes
    if attributes.get("hidden", "").lower() == "until-found" or "aria-labelledby" in attributes:
        return True
    if attributes.get("role", "").lower() in ("region", "tabpanel"):
        return True
    return bool(_PANEL.search(f"{attributes.get('class', '')} {attributes.get('id', '')}"))


def _opened_by_buttons(events: Sequence[Event]) -> frozenset[str]:
    """The ids of what buttons and links say that they open: closed parts of an accordion."""
    return frozenset(
        name
        for kind, element, _ in events
        if kind == "open"
        for attribute in ("aria-controls", "data-target", "data-bs-target")
        for target in element.attributes.get(attribute, "").split()
        if (name := target.removeprefix("#"))
    )


def _has_ancestor(element: Element, tags: frozenset[str]) -> bool:
    parent = element.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def _ancestors(element: Element | None) -> set[Element]:
    found: set[Element] = set()
    while element is not None and element.parent is not None:
        element = element.parent
        found.add(element)
    return found


def _contents_lists(events: list[Event]) -> set[Element]:
    """Return the lists that hold nothing but links to places on the same page."""
    counts: dict[Element, int] = {}
    lengths: dict[Element, int] = {}
    for kind, element, _ in events:
        if kind != "open" or element.tag != "a":
            continue
        if not _IN_PAGE.match(element.attributes.get("href", "")):
            continue
        above = element.parent
        for _ in range(_DEEPEST_LINK):
            if above is not None and above.tag in _LISTS:
                counts[above] = counts.get(above, 0) + 1
                lengths[above] = lengths.get(above, 0) + element.text_length
            above = above.parent if above else None
    return {
        found
        for found, count in counts.items()
        if count >= _FEWEST_LINKS and lengths[found] >= _LINKED_SHARE * found.text_length
    }


def _notices(events: list[Event]) -> set[Element]:
    """Return what a site has to say above the title of a page: a banner, an alert, "Important"."""
    title = next((element for kind, element, _ in events if element.tag == "h1"), None)
    if title is None:
        return set()
    return {
        element
        for kind, element, _ in events[: title.start]
        if kind == "open"
        and element.end < title.start
        and _NOTICE.search(
            f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
        )
    }


def _title_block(events: list[Event]) -> Element | None:
    """Return the head of a page that holds its only title and no link: what stands there is the report's."""
    titles = [element for kind, element, _ in events if kind == "open" and element.tag == "h1"]
    if len(titles) != 1:
        return None
    above = titles[0].parent
    while above is not None and not _is_head(above):
        above = above.parent
    if (
        above is None
        or above.link_length
        or above.holds("input")
        or above.text_length > _LONGEST_HEAD
    ):
        return None
    return above if above.text_length > titles[0].text_length else None


def _is_head(element: Element) -> bool:
    return element.tag == "header" or element.attributes.get("role", "").lower() == "banner"


def _marked_content(events: list[Event]) -> Element | None:
    """Return the one element that the author calls the main part."""
    mains = []
    articles = []
    for kind, element, _ in events:
        if kind != "open" or not element.text_length:
            continue
        if element.tag == "main" or element.attributes.get("role", "").lower() == "main":
            mains.append(element)
        elif element.tag == "article":
            articles.append(element)
    if mains:
        return max(mains, key=lambda element: element.text_length)
    return articles[0] if len(articles) == 1 else None


def _densest(events: list[Event]) -> Element | None:
    """Follow the running text inwards from the body for as long as one child holds most of it."""
    children: dict[Element, list[Element]] = {}
    body = None
    for kind, element, _ in events:
        if kind == "open" and element.parent is not None:
            if element.tag == "body":
                body = element
            if element.text_length > element.link_length:
                children.setdefault(element.parent, []).append(element)
    found = None
    current = body
    while current is not None:
        total = current.text_length - current.link_length
        wide = [
            child
            for child in children.get(current, [])
            if child.text_length - child.link_length >= _DENSE_SHARE * total
            and child.tag in ("div", "section", "article", "form", "table", "tbody", "tr", "td")
        ]
        if not total or not wide:
            break
        others = [child for child in children[current] if child is not wide[0]]
        if _is_one_of_several(wide[0], others) or any(map(_is_text, others)):
            # A word processor wraps each part in an element of its own, an archive what stands in
            # front: all of them are the text.
            break
        if _is_headed(wide[0], children[current]):
            break
        current = wide[0]
        if current.tag in ("div", "section", "article", "form", "td"):
            found = current
    return found


def _is_headed(element: Element, beside: Sequence[Element]) -> bool:
    """Whether an element is the text of a chapter: right before it stands what it is headed, and first, and
    it has no headings but deeper ones."""
    first = beside[0]
    if len(beside) < _PAIR or beside[1] is not element or first.tag not in _HEADINGS - {"h1"}:
        return False
    return not any(element.holds(f"h{other}") for other in range(1, int(first.tag[1]) + 1))


def _is_text(element: Element) -> bool:
    """Whether an element has a heading over paragraphs and hardly a link: part of the text, however short."""
    return (
        element.tag in ("div", "section", "article")
        and any(element.holds(tag) for tag in ("h1", "h2", "h3"))
        and element.holds("p") > 0
        and not element.holds("input")
        and element.text_length >= _SHORTEST_PART
        and element.link_length <= (1 - _DENSE_SHARE) * element.text_length
    )


def _is_one_of_several(element: Element, beside: Sequence[Element]) -> bool:
    """Whether elements beside one bear its name with the number before or after: "page1", "page2"."""
    for attribute in ("class", "id"):
        stem, number = _numbered(element, attribute)
        if stem and any(
            other.tag == element.tag
            and (told := _numbered(other, attribute))[0] == stem
            and abs(told[1] - number) == 1
            for other in beside
        ):
            return True
    return False


def _numbered(element: Element, attribute: str) -> tuple[str, int]:
    """A name around its last number, and the number; ("", 0) if it has none."""
    name = element.attributes.get(attribute, "")
    if not (found := _NUMBER.match(name)):
        return "", 0
    return f"{found[1]}#{found[3]}", int(found[2])
