"""Inspections of many invented forces, made out of those of the one in `fixtures/`.

    python benchmarks/many.py FOLDER [--forces 60] [--inspections 8] [--seed 1] [--prose 1]

A folder for each force, a file for each inspection, 2014 to 2025-27. What differs from force to force:
its name and those of its towns and neighbour, every figure in prose (by up to a quarter), a part of the
common words, the order of the findings in a list, and that one of a longer list may be missing. Dates,
grades and headings stay as they are. `--prose` keeps that share of the paragraphs: very many reports are
short ones, or take hours. The same seed gives the same bytes, and a force is the same however many others
are made.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"


def _two_years_on(text: str) -> str:
    """The newest inspection as the next one would be, each year two later."""
    for old, new in (
        ("2021/22", "\0"),
        ("2024", "2026"),
        ("2022", "2024"),
        ("2023–25", "2025–27"),
        ("2023-25", "2025-27"),
        ("2023", "2025"),
        ("\0", "2023-25"),
    ):
        text = text.replace(old, new)
    return text


Edit = Callable[[str], str]

INSPECTIONS: tuple[tuple[str, str, Edit], ...] = (
    ("2014-letter.txt", "2014-core-business-letter.txt", str),
    ("2015-effectiveness.txt", "2015-effectiveness-web.txt", str),
    ("2016-effectiveness.md", "2016-effectiveness-report.md", str),
    ("2017-legitimacy.md", "2017-legitimacy-web.md", str),
    ("2018-19.txt", "2018-19-report.txt", str),
    ("2021-22.md", "2021-22-report.md", str),
    ("2023-25.txt", "2023-25-report.txt", str),
    ("2025-27.txt", "2023-25-report.txt", _two_years_on),
)
"""The file of each inspection, the invented report that it is made from, and what is done to that first."""

_STEMS = re.findall(
    r"\w+",
    "Alden Amber Arken Ballow Barden Bexwith Birken Bramble Brindle Burnet Calver Chanter Colden Corven "
    "Cranmer Dallow Denholm Dunnock Elmsett Everden Fallow Farnley Fennick Garth Gorsel Greyling Halden "
    "Harken Hazel Hollin Ibsel Jessam Kelder Kestrel Lathom Linnet Lowther Maddern Marrick Meldon Nettle "
    "Norrick Orrel Osmond Pallant Plover Quarley Rannock Rothen Rudder Sallow Selwick Skelder Tansel "
    "Thorley Ulver Varley Warrel Yarrow Zennick",
)
_ENDINGS = re.findall(
    r"\w+",
    "shire dale mark fold wold ridge combe stead haven minster holme thwaite beck ness fell brook hurst "
    "marsh grove gate water leigh",
)
_TOWNS = re.findall(
    r"\w[\w ]+",
    "Abbots Quay, Ancroft Mill, Appletree, Birchover, Blackmoss, Coldwell, Crakehill, Dovebridge, Eastby, "
    "Fernsham, Foxcote, Gallowgate, Hartside, Kirkholt, Langfold, Merebrook, Netherpool, Otterburn Lees, "
    "Pikestone, Ravenhope, Saltwick, Tarnside, Underley, Westerhay",
)
_INSPECTORS = ("Judith Ferriby", "Owen Tallis", "Harriet Stroud", "Gareth Penhallow", "Moira Lisle")
_PLACES = ("Harrowby", "Stanwick Cross", "Oxley", "Wexmoor", "Brinsley")

# Words that may stand for one another here without changing what is said; none of those that tell what
# became of something.
_WORDS = {
    "almost": "nearly", "anyone": "anybody", "area": "district", "began": "started", "bought": "purchased",
    "building": "site", "buildings": "premises", "car": "vehicle", "cars": "vehicles",
    "charity": "voluntary body", "city": "town", "colleagues": "fellow officers", "computer": "machine",
    "county": "area", "difficult": "hard", "do not": "don't", "does not": "doesn't", 
    "everyone": "everybody", "every": "each", "frequent": "common", "house": "home", "large": "sizeable",
    "letter": "note", "mostly": "for the most part", "money": "funds", "nobody": "no one",
    "officers": "constables", "often": "frequently", "people": "residents", "percent": "per cent",
    "perhaps": "maybe", "quick": "fast", "quickly": "swiftly", "rarely": "seldom", "shows": "indicates",
    "small": "modest", "somebody": "someone", "teams": "squads", "telephone": "phone",
    "telephones": "phones", "the force": "the organisation", "things": "matters", "usually": "as a rule",
    "villages": "hamlets", "which": "that", "wide": "broad",
}  # fmt: skip
_NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_WORD = re.compile(r"\b(" + "|".join(_WORDS) + r")\b")
_NUMBER = re.compile(r"\b(" + "|".join(_NUMBERS) + r")\b")
_FIGURE = re.compile(r"(?<![\w/.,–-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w/–-]|[.,]\d)")
_MONTHS = "January February March April May June July August September October November December"
_A_DATE = re.compile(r"^ (?:" + "|".join(_MONTHS.split()) + r")\b")
_PROSE = 90
"""Characters from which a line is prose; shorter ones may be headings, dates, grades, cells."""
_FINDING = re.compile(r"- The force should .*\.$")


def force_names(seed: int) -> list[str]:
    """About 1,300 names in an order that the seed decides; the first 60 end in "shire"."""
    stems = list(_STEMS)
    random.Random(seed).shuffle(stems)
    return [stem + ending for ending in _ENDINGS for stem in stems]


def make(
    folder: Path, *, forces: int = 60, inspections: int = 8, seed: int = 1, prose: float = 1.0
) -> list[Path]:
    """Write the reports into `folder` and give their paths in order.

    Raises `ValueError` for more inspections than there are reports, more forces than there are names.
    """
    names = force_names(seed)
    if not 1 <= inspections <= len(INSPECTIONS) or not 1 <= forces <= len(names):
        raise ValueError(f"up to {len(names)} forces, up to {len(INSPECTIONS)} inspections of each")
    # The last ones, so that fewer inspections are not the letter and the web pages alone.
    chosen = INSPECTIONS[-inspections:]
    texts = {name: edit((FIXTURES / source).read_text("utf-8")) for name, source, edit in chosen}
    made = []
    for name in names[:forces]:
        home = folder / name.lower()
        home.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            path = home / file
            path.write_text(
                _report(text, name, f"{seed} {name}", file, prose), "utf-8", newline="\n"
            )
            made.append(path)
    return made


def _report(text: str, name: str, force: str, file: str, prose: float) -> str:
    """The report of the invented force as one of the force `name`."""
    own = random.Random(force)  # the same names in all reports of a force
    kind = own.choice(("Police", "Police", "Constabulary"))
    towns = own.sample(_TOWNS, len(_PLACES))
    text = text.replace("Marlshire Police", f"{name} {kind}").replace("Marlshire", name)
    text = text.replace("Brackenshire", own.choice(_STEMS) + "moor")
    text = text.replace("Helena Marchbank", own.choice(_INSPECTORS))
    for place, town in zip(_PLACES, towns, strict=True):
        text = text.replace(place, town)
    chance = random.Random(f"{force} {file}")
    lines = []
    for line in _findings(text.split("\n"), chance):
        if len(line) < _PROSE or line.startswith(("#", "|")):
            lines.append(line)
        elif _FINDING.match(line) or chance.random() < prose:
            lines.append(_prose(line, chance))
    return "\n".join(lines)


def _findings(lines: list[str], chance: random.Random) -> Iterator[str]:
    """The lines with each list of findings in another order; of three or more, one may be missing."""
    run: list[str] = []
    for line in [*lines, ""]:
        # What is nested below a finding, or goes on after a page break, stays where it is.
        if _FINDING.match(line):
            run.append(line)
            continue
        chance.shuffle(run)
        yield from run[1:] if len(run) > 2 and chance.random() < 0.3 else run
        run = []
        yield line


def _prose(line: str, chance: random.Random) -> str:
    line = _WORD.sub(lambda found: chance.choice((found[0], _WORDS[found[0]])), line)
    line = _NUMBER.sub(lambda _: chance.choice(_NUMBERS), line)
    return _FIGURE.sub(lambda found: _figure(found, chance), line)


def _figure(found: re.Match[str], chance: random.Random) -> str:
    if _A_DATE.match(found.string[found.end() :]) or found[0] in ("43", "101", "999"):
        return found[0]  # all forces, and the numbers that people dial
    value = float(found[0].replace(",", "")) * chance.uniform(0.75, 1.25)
    return f"{value:,.1f}" if "." in found[0] else f"{max(1, round(value)):,}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--forces", type=int, default=60)
    parser.add_argument("--inspections", type=int, default=len(INSPECTIONS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prose", type=float, default=1.0, help="share of the paragraphs to keep")
    options = parser.parse_args()
    made = make(
        options.folder,
        forces=options.forces,
        inspections=options.inspections,
        seed=options.seed,
        prose=options.prose,
    )
    size = sum(path.stat().st_size for path in made) / 2**20
    print(f"{len(made)} reports on {options.forces} forces, {size:.1f} MiB, in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
