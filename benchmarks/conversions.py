"""Whether a report reads the same after other people's tools have converted it, as a table.

Each report (those in `fixtures/`, and the published ones where they stand beside the checkout) is
converted by LibreOffice, pandoc, Chromium, WeasyPrint and wkhtmltopdf, read again, and compared with
the reading of the text. LibreOffice gets the text file as a person would open it; the other tools
get the web page that `tests/formats/` writes of it. A tool that is not installed is named and
skipped. Conversions are kept in the folder given, so that a second run only reads.

    python benchmarks/conversions.py FOLDER [--weasyprint PROGRAM] [--misses]
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peeldiff.document.files import load
from peeldiff.errors import PeeldiffError
from peeldiff.model import Inspection
from peeldiff.report import read_document

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SECONDS = 300
"""The longest that one conversion may take."""
COLUMNS = "@page { margin: 2cm } main { columns: 2; column-gap: 1cm }"
AIMS = {"findings": 0.98, "items": 0.95, "grades": 0.97, "sections": 0.95, "metadata": 0.97}
MADE_UP = 0.02


@dataclass(frozen=True)
class Tool:
    """One way to convert. `source` is "text" or "page"; `command` takes source and target."""

    name: str
    program: str
    source: str
    suffix: str
    command: Callable[[str, Path, Path], list[str]]


def libreoffice(kind: str) -> Callable[[str, Path, Path], list[str]]:
    def command(program: str, source: Path, target: Path) -> list[str]:
        # One profile for all: to make one takes longer than to convert a report.
        profile = f"-env:UserInstallation=file://{target.parents[1].resolve()}/profile"
        return [
            program, profile, "--headless", "--convert-to", kind, "--outdir",
            str(target.parent), str(source),
        ]  # fmt: skip

    return command


def pandoc(*options: str) -> Callable[[str, Path, Path], list[str]]:
    return lambda program, source, target: [
        program, "--from", "html", *options, str(source), "--output", str(target),
    ]  # fmt: skip


def chromium(program: str, source: Path, target: Path) -> list[str]:
    return [
        program, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}",
        source.resolve().as_uri(),
    ]  # fmt: skip


def weasyprint(columns: bool) -> Callable[[str, Path, Path], list[str]]:
    def command(program: str, source: Path, target: Path) -> list[str]:
        style = target.with_suffix(".css")
        style.write_text(COLUMNS if columns else "@page { margin: 2cm }")
        return [program, "--stylesheet", str(style), str(source), str(target)]

    return command


def wkhtmltopdf(program: str, source: Path, target: Path) -> list[str]:
    return [program, "--quiet", "--load-error-handling", "ignore", str(source), str(target)]


TOOLS = (
    Tool("LibreOffice PDF", "soffice", "text", "pdf", libreoffice("pdf")),
    Tool("LibreOffice DOCX", "soffice", "text", "docx", libreoffice("docx")),
    Tool("LibreOffice ODT", "soffice", "text", "odt", libreoffice("odt")),
    Tool("LibreOffice HTML", "soffice", "text", "html", libreoffice("html")),
    Tool("pandoc DOCX", "pandoc", "page", "docx", pandoc("--to", "docx")),
    Tool("pandoc ODT", "pandoc", "page", "odt", pandoc("--to", "odt")),
    Tool("pandoc GFM", "pandoc", "page", "md", pandoc("--to", "gfm")),
    Tool("pandoc DOCX, LibreOffice PDF", "soffice", "docx", "pdf", libreoffice("pdf")),
    Tool("Chromium print", "chromium", "page", "pdf", chromium),
    Tool("WeasyPrint", "weasyprint", "page", "pdf", weasyprint(False)),
    Tool("WeasyPrint two columns", "weasyprint", "page", "pdf", weasyprint(True)),
    Tool("wkhtmltopdf", "wkhtmltopdf", "page", "pdf", wkhtmltopdf),
)  # fmt: skip


def reports() -> list[Path]:
    found = [*(ROOT / "fixtures").glob("*"), *(SHARED / "seeds").glob("*")]
    return sorted(p for p in found if p.suffix in {".txt", ".md"} and p.name != "README.md")


def load_writers() -> Any:
    path = ROOT / "tests" / "formats" / "writers" / "__init__.py"
    spec = importlib.util.spec_from_file_location("writers", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules["writers"] = module
    spec.loader.exec_module(module)
    return module


def sources(path: Path, folder: Path, writers: Any) -> dict[str, Path]:
    """The files that the tools convert. LibreOffice reads no Markdown: it gets the page as DOCX."""
    page = folder / "page" / f"{path.stem}.html"
    if not page.exists():
        page.parent.mkdir(parents=True, exist_ok=True)
        document = load(path)
        page.write_bytes(
            writers.WRITERS["html"](writers.report_of(document, read_document(document)))
        )
    docx = folder / "pandoc-docx" / f"{path.stem}.docx"
    return {"page": page, "docx": docx, "text": path if path.suffix == ".txt" else docx}


def target_of(tool: Tool, source: Path, folder: Path) -> Path:
    """Where the file that a tool makes of a source is kept."""
    name = tool.name.lower().replace(", ", "-").replace(" ", "-")
    return folder / name / f"{source.stem}.{tool.suffix}"


def converted(tool: Tool, program: str, source: Path, folder: Path) -> Path | None:
    """The converted file, made unless it is there, or None if the tool failed."""
    convert_all(tool, program, [source], folder)
    target = target_of(tool, source, folder)
    return target if target.exists() else None


def convert_all(tool: Tool, program: str, sources: list[Path], folder: Path) -> None:
    """Make the converted files that are not there; LibreOffice starts once for all of them."""
    wanting = [path for path in sources if not target_of(tool, path, folder).exists()]
    if not wanting:
        return
    targets = [target_of(tool, path, folder) for path in wanting]
    targets[0].parent.mkdir(parents=True, exist_ok=True)
    commands = [tool.command(program, *pair) for pair in zip(wanting, targets, strict=True)]
    if tool.program == "soffice":
        commands = [[*commands[0], *map(str, wanting[1:])]]
    for command in commands:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def facts(inspection: Inspection) -> dict[str, Counter[tuple[str, ...]]]:
    """What is compared, by letters and digits alone."""
    return {
        "findings": Counter(
            (found.kind.value, letters(found.text), letters(found.detail or ""))
            for found in inspection.findings
        ),
        "items": Counter(
            (letters(item.text),) for found in inspection.findings for item in found.items
        ),
        "grades": Counter(
            (letters(section.heading), section.grade.value)
            for section in inspection.sections
            if section.grade
        ),
        "sections": Counter((letters(section.heading),) for section in inspection.sections),
        "metadata": Counter(
            (name, str(getattr(inspection, name)))
            for name in ("force", "programme", "cycle", "published")
        ),
    }


@dataclass
class Tally:
    """How many facts the text has, how many of them were read again, and how many more."""

    wanted: int = 0
    kept: int = 0
    made_up: int = 0

    def share(self) -> str:
        return f"{self.kept / self.wanted:.3f}" if self.wanted else "–"


def compare(
    path: Path, other: Path | None, tallies: dict[str, Tally]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Count into `tallies` and yield what was lost ("-") and made up ("+")."""
    wanted = facts(read_document(load(path)))
    got: dict[str, Counter[tuple[str, ...]]] = {}
    try:
        if other is not None:
            got = facts(read_document(load(other)))
    except PeeldiffError as error:
        yield "-", "file", (str(error),)
    for aspect, expected in wanted.items():
        found = got.get(aspect, Counter())
        tally = tallies[aspect]
        tally.wanted += expected.total()
        tally.kept += (expected & found).total()
        tally.made_up += (found - expected).total()
        for fact in (expected - found).elements():
            yield "-", aspect, fact
        for fact in (found - expected).elements():
            yield "+", aspect, fact


def row(
    tool: Tool, program: str, folder: Path, given: dict[Path, dict[str, Path]], misses: bool
) -> str:
    tallies = {aspect: Tally() for aspect in AIMS}
    sources_there = [files[tool.source] for files in given.values() if files[tool.source].exists()]
    convert_all(tool, program, sources_there, folder)
    for path, files in given.items():
        source = files[tool.source]
        other = converted(tool, program, source, folder) if source.exists() else None
        for sign, aspect, fact in compare(path, other, tallies):
            if misses:
                print(f"{tool.name} | {path.stem} | {sign} {aspect} | {' | '.join(fact)[:160]}")
    shares = [tally.share() for tally in tallies.values()]
    added = sum(tally.made_up for tally in tallies.values())
    total = sum(tally.wanted for tally in tallies.values())
    return f"| {tool.name} | {' | '.join(shares)} | {added} ({added / max(1, total):.1%}) |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weasyprint", default="weasyprint", metavar="PROGRAM")
    parser.add_argument("--only", default="", metavar="NAME", help="tools whose name holds this")
    parser.add_argument("--misses", action="store_true", help="print each fact lost or made up")
    options = parser.parse_args()
    writers = load_writers()
    given = {path: sources(path, options.folder, writers) for path in reports()}
    rows = []
    # pandoc comes first: what it writes is what LibreOffice reads of a Markdown file.
    order = sorted(TOOLS, key=lambda tool: tool.program != "pandoc")
    for tool in order:
        if options.only not in tool.name:
            continue
        name = options.weasyprint if tool.program == "weasyprint" else tool.program
        program = shutil.which(name)
        if program is None:
            rows.append(f"| {tool.name} | skipped: {name} is not installed | | | | | |")
        else:
            rows.append(row(tool, program, options.folder, given, options.misses))
    print(f"{len(given)} reports; aims: {AIMS}, made up at most {MADE_UP:.0%}\n")
    print(f"| tool | {' | '.join(AIMS)} | made up |")
    print("|---" * (len(AIMS) + 2) + "|")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
