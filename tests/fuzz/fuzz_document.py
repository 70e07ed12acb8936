"""Coverage-guided fuzzing of one document reader: any file gives lines or one clear error.

Run with `python tests/fuzz/fuzz_document.py FORMAT CORPUS -max_total_time=1800 -timeout=30
-rss_limit_mb=1500` in an environment that has the dependency group `fuzz`; an input that takes longer
or more memory than that is a finding like a crash. FORMAT is one of text, markdown, html, pdf, docx, odt. An
empty CORPUS is filled from the documents of `fixtures/`. For DOCX and ODT an input is one XML part
of a whole file, so that no mutation is lost in the archive's check sums, and half of the mutations
move, double and drop elements, so that the part stays XML. Not collected by pytest.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import atheris

with atheris.instrument_imports(include=["peeldiff"]):
    # Named here because the program imports them late, when nothing is instrumented any more.
    import peeldiff.document.formats.docx
    import peeldiff.document.formats.html
    import peeldiff.document.formats.odt
    import peeldiff.document.formats.pdf
    import peeldiff.document.formats.text
    import peeldiff.report.structure  # noqa: F401
    from peeldiff.document.files import SOURCE_FORMATS, load_bytes
    from peeldiff.errors import PeeldiffError
    from peeldiff.report import read_document

FIXTURES = Path(__file__).parents[2] / "fixtures"
SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".htm*"}
PARTS = {
    "docx": ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"),
    "odt": ("content.xml", "styles.xml"),
}
MOST = 60_000
"""A part longer than this is no seed: mutations of it are too slow."""


def documents(source_format: str) -> list[Path]:
    suffix = SUFFIXES.get(source_format, f".{source_format}")
    return sorted(FIXTURES.rglob(f"*{suffix}"))


def fill(corpus: Path, source_format: str) -> None:
    for number, path in enumerate(documents(source_format)):
        if source_format not in PARTS:
            (corpus / f"{number}-{path.name}").write_bytes(path.read_bytes())
            continue
        with zipfile.ZipFile(path) as archive:
            for which, part in enumerate(PARTS[source_format]):
                if part in archive.namelist() and len(xml := archive.read(part)) <= MOST:
                    (corpus / f"{number}-{which}").write_bytes(bytes([which]) + xml)


class Whole:
    """A file of the fixtures with one part exchanged."""

    def __init__(self, source_format: str) -> None:
        self.parts = PARTS[source_format]
        with zipfile.ZipFile(documents(source_format)[0]) as archive:
            self.entries = {name: archive.read(name) for name in archive.namelist()}

    def with_part(self, data: bytes) -> bytes:
        exchanged = self.parts[data[0] % len(self.parts)] if data else self.parts[0]
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in {**self.entries, exchanged: data[1:]}.items():
                archive.writestr(name, content)
        return file.getvalue()


def mutate_tree(data: bytes, most: int, seed: int) -> bytes:
    """Move, double, drop or rename a few elements; fall back on bytes where that is no XML."""
    chance = random.Random(seed)
    try:
        tree = ElementTree.fromstring(data[1:])
    except (ElementTree.ParseError, ValueError, LookupError):
        return atheris.Mutate(data, most)
    if chance.random() < 0.5:
        return atheris.Mutate(data, most)
    nodes = [node for node in tree.iter() if len(node)]
    for _ in range(chance.randint(1, 4)):
        if not nodes:
            break
        parent, other = chance.choice(nodes), chance.choice(nodes)
        if not len(parent):
            continue
        child = parent[chance.randrange(len(parent))]
        match chance.randrange(5):
            case 0:
                parent.remove(child)
            case 1:
                parent.append(child)
            case 2 if not any(node is other for node in child.iter()):
                other.insert(chance.randrange(len(other) + 1), child)
            case 3:
                child.tag = other.tag
            case 4 if child.attrib:
                child.attrib[chance.choice(list(child.attrib))] = str(chance.randint(-9, 99999))
    mutated = data[:1] + ElementTree.tostring(tree)
    return mutated if len(mutated) <= most else data


def main() -> None:
    source_format, corpus = sys.argv[1], Path(sys.argv[2])
    if source_format not in SOURCE_FORMATS:
        sys.exit(f"FORMAT is one of {', '.join(SOURCE_FORMATS)}, not {source_format!r}.")
    corpus.mkdir(parents=True, exist_ok=True)
    if not any(corpus.iterdir()):
        fill(corpus, source_format)
    whole = Whole(source_format) if source_format in PARTS else None

    def one_input(data: bytes) -> None:
        file = whole.with_part(data) if whole else data
        try:
            inspection = read_document(load_bytes(file, "fuzzed", source_format=source_format))
        except PeeldiffError:
            return
        count = inspection.source.lines
        for part in (*inspection.sections, *inspection.findings):
            assert 1 <= part.line <= part.end_line <= count

    arguments = [sys.argv[0], str(corpus), f"-max_len={MOST + 1}", *sys.argv[3:]]
    atheris.Setup(arguments, one_input, custom_mutator=mutate_tree if whole else None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
