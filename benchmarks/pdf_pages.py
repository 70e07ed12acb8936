"""Milliseconds a page that reading each PDF of a folder costs, over the start and the imports.

Each file is read in fresh processes, once a round; the best counts, in processor time. `again` is
a second reading in the same process, as in a folder of reports: the first also pays for fetching
PDFium's own pages from disk. What PDFium alone takes then to open the pages and their text stands
beside it, because no reader can be faster.

    python benchmarks/pdf_pages.py FOLDER [--rounds 5]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

READ = """
import sys, time
from pathlib import Path
from peeldiff.document.files import load
from peeldiff.document.sniff import sniff
import peeldiff.document.formats.pdf, pypdfium2_raw as pdfium
from peeldiff.document.source import Role
data = Path(sys.argv[1]).read_bytes()
if sniff(data) != "pdf":
    sys.exit(3)
began = time.process_time()
document = load(sys.argv[1])
spent = time.process_time() - began
began = time.process_time()
load(sys.argv[1])
again = time.process_time() - began
began = time.process_time()
file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
pages = pdfium.FPDF_GetPageCount(file)
for index in range(pages):
    page = pdfium.FPDF_LoadPage(file, index)
    text = pdfium.FPDFText_LoadPage(page)
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
alone = time.process_time() - began
lines = [line for line in document.lines if line.text]
furniture = sum(line.role in (Role.HEADER, Role.NAVIGATION, Role.FOOTNOTE) for line in lines)
headings = sum(line.role is Role.HEADING for line in lines)
print(pages, spent, again, alone, headings, furniture / len(lines))
"""
Measures = tuple[int, float, float, float, int, float]
"""Pages, seconds, seconds again, those of PDFium alone, headings, furniture's share."""


def measured(path: Path, before: Measures | None) -> Measures | None:
    """Read a file in a fresh process; each time is the best that it was. None for what is no PDF."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return None
    pages, spent, again, alone, headings, share = done.stdout.split()
    times = (float(spent), float(again), float(alone))
    if before is not None:
        times = (min(times[0], before[1]), min(times[1], before[2]), min(times[2], before[3]))
    return (int(pages), *times, int(headings), float(share))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.pdf"))
    best: dict[Path, Measures | None] = {}
    for _ in range(options.rounds):
        for path in paths:
            best[path] = measured(path, best.get(path))
    print(
        f"{'file':44} {'pages':>5} {'s':>6} {'ms/page':>8} {'again':>6} {'PDFium':>7} {'heads':>5} "
        f"{'furn.':>6}"
    )
    total_pages, total, total_again, total_alone = 0, 0.0, 0.0, 0.0
    for path, found in best.items():
        if found is None:
            print(f"{path.name:44} is no PDF")
            continue
        pages, spent, again, alone, headings, share = found
        print(
            f"{path.name:44} {pages:5} {spent:6.3f} {1000 * spent / pages:8.2f} "
            f"{1000 * again / pages:6.2f} {1000 * alone / pages:7.2f} {headings:5} {share:6.1%}"
        )
        total_pages, total = total_pages + pages, total + spent
        total_again, total_alone = total_again + again, total_alone + alone
    if total_pages:
        print(
            f"{'all':44} {total_pages:5} {total:6.3f} {1000 * total / total_pages:8.2f} "
            f"{1000 * total_again / total_pages:6.2f} {1000 * total_alone / total_pages:7.2f}"
        )


if __name__ == "__main__":
    main()
