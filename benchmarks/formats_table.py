"""Whether a report reads the same in every format, as a table; and what the scorer says of each.

Each report (those in `fixtures/`, and the published ones where they stand beside the checkout) is
written as HTML, DOCX, ODT and PDF by the writers of `tests/formats/`, read again, and compared with
the reading of the text. With the scorer beside the checkout, the labelled reports are scored in each
format too. The labels name lines of the text, so lines of a format are first put back to those of the
text: a section to its own in the text by its place among headings, a follow-up by its words.

    python benchmarks/formats_table.py
"""

from __future__ import annotations

import importlib.util
import json
import sys
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from peeldiff.document.files import load, load_bytes
from peeldiff.jsonio import plain_data
from peeldiff.model import Inspection
from peeldiff.report import read_document

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score" / "score.py"
FAR = 10_000_000
"""Added to lines that have no line of the text to go back to."""
WITHIN = 0.02


def load_module(name: str, path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def readings(path: Path, writers: Any) -> dict[str, Inspection]:
    """Format → what is read in it; "text" is the file itself."""
    document = load(path)
    read = {"text": read_document(document)}
    report = writers.report_of(document, read["text"])
    for form, write in writers.WRITERS.items():
        read[form] = read_document(load_bytes(write(report), f"{path.stem}.{form}"))
    return read


def difference(aspect: Any, text: Inspection, other: Inspection) -> str:
    """The word "equal", or how many entries differ and the first of them."""
    wanted, got = list(map(repr, aspect(text))), list(map(repr, aspect(other)))
    if wanted == got:
        return "equal"
    missing = [entry for entry in wanted if entry not in got]
    added = [entry for entry in got if entry not in wanted]
    return f"{len(missing)} missing, {len(added)} added: {(missing + added + ['order'])[0][:90]}"


def at_text_lines(text: Inspection, other: Inspection) -> dict[str, Any]:
    """An inspection as JSON data, with the lines of the text in place of its own."""
    data: dict[str, Any] = plain_data(other)
    for section in data["sections"]:
        section["line"] += FAR
    ours = [section.heading for section in text.sections]
    theirs = [section.heading for section in other.sections]
    for a, b, size in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        for step in range(size):
            data["sections"][b + step]["line"] = text.sections[a + step].line
    said = {followup.text: followup.line for followup in text.followups}
    for followup in data["followups"]:
        followup["line"] = said.get(followup["text"], followup["line"] + FAR)
    return data


def scored(score: Any, labels: Path, read: dict[str, Inspection]) -> None:
    gold = json.loads(labels.read_text())
    wanted, _ = score.score_read(gold, plain_data(read["text"]))
    for form, inspection in read.items():
        got, _ = score.score_read(gold, at_text_lines(read["text"], inspection))
        apart = [
            f"{key} {got[key]:.2f} (text {wanted[key]:.2f})"
            for key in wanted
            if abs(got[key] - wanted[key]) > WITHIN
        ]
        print(f"| {gold['file']} | {form} | {'; '.join(apart) or 'as the text'} |")


def main() -> None:
    writers = load_module("writers", ROOT / "tests" / "formats" / "writers" / "__init__.py")
    folders = [(ROOT / "fixtures", ROOT / "fixtures" / "labels")]
    if SCORER.exists():
        folders.append((SHARED / "seeds", SHARED / "gold"))
    read: dict[str, dict[str, Inspection]] = {}
    print(f"| report | format | {' | '.join(writers.ASPECTS)} |")
    print("|---" * (len(writers.ASPECTS) + 2) + "|")
    for folder, _ in folders:
        for path in sorted(folder.glob("*.*")):
            if path.name == "README.md":
                continue
            read[path.name] = readings(path, writers)
            for form in writers.WRITERS:
                cells = [
                    difference(aspect, read[path.name]["text"], read[path.name][form])
                    for aspect in writers.ASPECTS.values()
                ]
                print(f"| {path.name} | {form} | {' | '.join(cells)} |")
    if not SCORER.exists():
        print("\nThe scorer is not beside the checkout (../shared/score): nothing scored.")
        return
    score = load_module("score", SCORER)
    print(
        f"\n| labelled report | format | figures more than {WITHIN} from the text's |\n|---|---|---|"
    )
    for _, labels in folders:
        for path in sorted(labels.glob("doc-*.json")):
            scored(score, path, read[json.loads(path.read_text())["file"]])


if __name__ == "__main__":
    main()
