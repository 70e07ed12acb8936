"""How many of the first ten answers of `peeldiff peers` speak of what was asked.

    python benchmarks/peers.py PACKAGE [--show]

PACKAGE is a survey of reports on children's services. Each question is put as a person would put it; a
pattern, written before any answer was looked at, says which findings speak of it. Prints for each question
how many findings do, the share of those among the first ten answers, and the share of them among the first
thirty. A pattern knows words and not sense: an answer that it takes for right need not be.

The thresholds in `peeldiff/peers/ranking.py` were set on the first questions; the last were only looked at.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from peeldiff.peers import Package, find_peers

_HOMES = (
    r"(sufficien|enough|range|choice|number|supply|recruit)[^.]{0,60}(placement|foster|homes)"
    r"|(placement|foster|homes)[^.]{0,40}(sufficien|choice|recruit|supply)"
)
SET_ON = (
    ("supervision of social workers", r"supervision(?! order)"),
    (
        "return home interviews for children who go missing",
        r"return[- ](home )?interview|return-home",
    ),
    ("not enough foster homes", _HOMES),
    (
        "children placed far from home",
        r"close to (their |home)|(out of|outside)[^.]{0,20}(area|borough|county|authority|city)|out-of-|"
        r"distance|local(ly)? placement|placements? locally|nearer|closer to|outside of",
    ),
    ("social workers have too many cases", r"case ?-?loads?|workloads?|number of cases"),
    (
        "care leavers who are homeless or in unsuitable accommodation",
        r"(care.leaver|care.experienced|leaving care|young people)[^.]{0,120}(accommodation|homeless|housing)"
        r"|(accommodation|homeless|housing)[^.]{0,100}(care.leaver|leaving care|care.experienced)",
    ),
    ("health assessments on time for children coming into care", r"health (assessment|review)"),
    ("private fostering", r"private(ly)? foster"),
    ("enough placements close to home for children in care", rf"{_HOMES}|close to|local placement"),
    (
        "staff turnover, too many changes of social worker",
        r"turnover|stab(le|ility)[^.]{0,30}(workforce|staff|social work)|(workforce|staff)[^.]{0,40}stab|"
        r"retention|retain|recruit[^.]{0,40}(staff|social work|workforce)|changes? (of|in) (social )?worker|"
        r"permanent (staff|workforce|social)|agency",
    ),
)
ONLY_LOOKED_AT = (
    ("personal education plans of children in care", r"education plan|\bPEPs?\b"),
    ("strategy meetings with the police happen too late", r"strategy (discussion|meeting)"),
    ("delay in finding permanent families", r"permanen|adopt[^.]{0,60}(delay|timel)"),
    (
        "drift in court work and pre-proceedings",
        r"pre-proceedings|public law outline|\bPLO\b|care proceedings|legal planning|drift",
    ),
    ("who listens to the wishes and feelings of children", r"wishes|views|voice|feelings"),
    ("16 and 17 year olds who are homeless", r"homeless"),
    ("life story work", r"life[- ](story|journey)"),
    (
        "councillors checking on social care",
        r"elected member|scrutiny|councillor|lead member|corporate parent",
    ),
    ("domestic abuse", r"domestic (abuse|violence)"),
    ("children in unregistered homes", r"unregistered|unregulated"),
    ("thresholds for referrals are not understood by partners", r"threshold"),
    ("support for disabled children", r"disabled|disabilit"),
)
_FIRST, _MORE = 10, 30


def measure(package: Package, questions: tuple[tuple[str, str], ...], *, show: bool) -> None:
    """Print a row for each question, and their mean."""
    demands = {demand.id: demand.asks for demand in package.demands()}
    threads = package.threads()
    means = [0.0, 0.0]
    print("| question | findings | of the first 10 | among the first 30 |\n|---|---|---|---|")
    for question, pattern in questions:
        speaks = re.compile(pattern, re.IGNORECASE).search
        there = {threads[name][0] for name, asks in demands.items() if speaks(asks)}
        answers = [peer.finding_id for peer in find_peers(package, question, most=_MORE).peers]
        right = [bool(speaks(demands[name])) for name in answers]
        shares = sum(right[:_FIRST]) / _FIRST, sum(right) / min(_MORE, len(there))
        means = [mean + share / len(questions) for mean, share in zip(means, shares, strict=True)]
        print(f"| {question} | {len(there)} | {shares[0]:.1f} | {shares[1]:.2f} |")
        if show:
            for name, is_right in zip(answers[:_FIRST], right, strict=False):
                print(f"    {'+' if is_right else '-'} {demands[name][:150]}")
    print(f"| mean | | {means[0]:.2f} | {means[1]:.2f} |\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("--show", action="store_true", help="also the answers")
    options = parser.parse_args()
    package = Package(options.package)
    for questions in (SET_ON, ONLY_LOOKED_AT):
        measure(package, questions, show=options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
