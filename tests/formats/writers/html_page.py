"""Web pages: as an inspectorate publishes them, and as a browser saves them."""

from __future__ import annotations

from html import escape
from itertools import groupby

from .report import Part, Report

__all__ = ["published_page", "saved_page"]


def published_page(report: Report) -> bytes:
    """A page whose author marks its parts: nav, main, footer; footnotes at its end."""
    menu = "".join(f"<li><a href='/x'>{escape(p.text)}</a></li>" for p in _menu(report))
    body, notes = _body(report, marked_only=False)
    head = (
        "<meta charset='utf-8'><title>Marlshire – the inspectorate</title>"
        "<link rel='stylesheet' href='https://example.org/style.css'>"
        "<script>document.write('<p>written by a script</p>')</script>"
    )
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>"
        "<a class='skip-link' href='#main'>Skip to content</a>"
        "<div id='cookie-banner' class='cookie-banner'><p>We use cookies to make this site work."
        "</p><button>Accept</button></div>"
        f"<header><a href='/'>Home</a></header><nav><ul>{menu}<li><a href='/'>About us</a></li>"
        f"</ul></nav><main id='main'><article>{body}{notes}</article></main>"
        "<footer><p>Crown copyright</p><a href='/privacy'>Privacy</a></footer></body></html>"
    ).encode()


def saved_page(report: Report) -> bytes:
    """A page saved whole from a browser: nothing marked but by `div`s, plain headings plain."""
    menu = " ".join(f"<a href='file:///x'>{escape(p.text)}</a>" for p in _menu(report))
    body, notes = _body(report, marked_only=True)
    return (
        "<!DOCTYPE html>\r\n<!-- saved from url=(0040)https://example.org/marlshire/report -->\r\n"
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=UTF-8'>"
        "<title>Report</title><script src='./report_files/site.js'></script></head>\r\n<body>"
        f"<div class='wrapper'><div class='navbar'>{menu} <a href='file:///y'>Search</a></div>\r\n"
        f"<div class='page-content'><div class='col-md-8'>\r\n{body}{notes}</div></div>\r\n"
        "<div class='footer'><a href='file:///z'>Contact us</a></div></div></body></html>"
    ).encode()


def _menu(report: Report) -> list[Part]:
    return [part for part in report.parts if part.kind == "menu"]


def _body(report: Report, marked_only: bool) -> tuple[str, str]:
    out: list[str] = []
    notes: list[str] = []
    parts = [part for part in report.parts if part.kind != "menu"]
    for kind, group in groupby(parts, key=lambda part: part.kind):
        run = list(group)
        if kind == "item":
            out.append(_list(run, notes))
        elif kind == "row":
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in part.cells) for part in run)
            out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            out += [_block(part, notes, marked_only) for part in run]
    listed = "".join(
        f"<p id='fn{n}'><sup>{n}</sup> {escape(note)}</p>" for n, note in enumerate(notes, 1)
    )
    return "\n".join(out), f"<div class='footnotes'>{listed}</div>" if listed else ""


def _block(part: Part, notes: list[str], marked_only: bool) -> str:
    text = _inline(part, notes, part.bold if marked_only else part.strong)
    level = part.markup if marked_only else part.level
    if part.kind == "heading" and level:
        return f"<h{level}>{text}</h{level}>"
    if part.kind == "contents":
        return f"<p class='toc-{part.level}'>{text}</p>"
    return f"<p>{text}</p>"


def _inline(part: Part, notes: list[str], bold: bool) -> str:
    text = escape(part.text)
    if bold:
        text = f"<strong>{text}</strong>"
    for note in part.notes:
        notes.append(note)
        text += f"<sup><a href='#fn{len(notes)}'>{len(notes)}</a></sup>"
    return text


def _list(items: list[Part], notes: list[str]) -> str:
    out: list[str] = []
    depth = -1
    tags: list[str] = []
    for part in items:
        if part.level > depth:
            tags.append("ol" if part.mark[:1].isdigit() else "ul")
            start = part.mark.rstrip(".)")
            out.append(f"<ol start='{start}'>" if tags[-1] == "ol" else "<ul>")
        else:
            out.append("</li>")
            while part.level < depth and len(tags) > 1:
                out.append(f"</{tags.pop()}></li>")
                depth -= 1
        depth = part.level
        out.append(f"<li>{_inline(part, notes, part.bold)}")
    out.append("</li>" + "".join(f"</{tag}></li>" for tag in reversed(tags[1:])))
    return "".join(out) + f"</{tags[0]}>"
