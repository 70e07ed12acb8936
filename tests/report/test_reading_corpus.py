"""The documents of the blind rounds of reading, seen since, stay read as their writers labelled them.

What is still read in another way than labelled is listed, each with its reason.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from peeldiff.inputs import read_inspection

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "fixtures" / "corpus" / "reading"
CRIME_2014 = ("programme", "Crime inspection instead of PEEL")
OTHERWISE = {
    # Its own title is another: of six writers who call this PEEL, none has that in the title.
    "r1/10-tarnwick-crime-2014.htm": [CRIME_2014],
    "r2/ousedale-crime-2014-mail.txt": [CRIME_2014],
    "r7/01-wealdshire-crime-2014.txt": [CRIME_2014],
    "r12/01-welland-crime-2014-retyped.txt": [CRIME_2014],
    "r14/01-ridgeshire-crime-inspection-2014.txt": [CRIME_2014],
    # The labels of `fixtures/` and those of the published reports have it as a section.
    "r1/01-wexmoor-legitimacy-2016.txt": [("sections made up", "Overall judgment")],
    "r1/06-pennerley-efficiency-2015.odt": [("sections made up", "Overall judgment")],
    # The subject of a letter is the section that its first paragraphs stand in, as in `fixtures/`.
    "r1/02-harrowdale-letter-2022.txt": [
        ("sections made up", "PEEL 2021/22: accelerated cause of concern")
    ],
    # On the inspectorate's pages this heads links to the questions, and is navigation.
    "r1/08-glantaf-legitimacy-2017.pdf": [("sections lost", "Questions for Legitimacy")],
    # "We don't grade it" is the grade "ungraded" of `fixtures/`. A box's heading is one, as in print.
    "r2/calderwick-peel-2018-19-print.html": [
        ("grade made up", "Armed policing: ungraded"),
        ("sections made up", "Areas for improvement: a sergeant’s view"),
    ],
    "r2/harrowmouth-2015-efficiency-legitimacy.pdf": [
        ("sections made up", "Case study: an area for improvement no longer"),
        ("sections made up", "What is Taser?"),
    ],
    # What stands before the first heading is a section that bears the title's name.
    "r3/ardudwy-vulnerability-2015.html": [("sections made up", "An inspection of Ardudwy Police")],
    # As with r2/calderwick.
    "r3/tarnshire-peel-2021-22.pdf": [("sections made up", "In their own words")],
    # Its writer tells the pillar of an earlier judgment beside its year; the model has the year.
    "r4/east-fells-peel-2018-19.md": [
        (
            "carried over",
            "2016 instead of 2016 effectiveness: Preventing crime and tackling anti-social "
            "behaviour: good",
        ),
        (
            "carried over",
            "2017 instead of 2017 effectiveness: Tackling serious and organised crime: outstanding",
        ),
        (
            "carried over",
            "2017 instead of 2017 efficiency: Meeting current demands and using resources: good",
        ),
        ("carried over", "2017 instead of 2017 legitimacy: Treating the public fairly: good"),
    ],
    # As with r3/ardudwy, r1/02 and r1/08.
    "r4/lindow-custody-2019.odt": [
        (
            "sections made up",
            "Report on an unannounced inspection visit to police custody suites in Lindow "
            "Constabulary",
        )
    ],
    "r4/mid-trent-core-business-2014-mail.txt": [
        (
            "sections made up",
            "Core business: An inspection of crime prevention, police attendance and use of police "
            "time",
        )
    ],
    "r4/wendlebury-efficiency-2017-web.txt": [
        ("sections lost", "Questions for Efficiency"),
        ("sections made up", "Wendlebury 2017"),
    ],
    # Its writer calls the label that has an explanation under it a section, or not, as one likes.
    "r2/severnvale-cdi-2018-saved-as-text.txt": [("sections lost", "Cause of concern")],
    # As with r1/08.
    "r5/aldermere-2015-effectiveness.txt": [("sections lost", "Questions for Effectiveness")],
    "r5/thornshire-2016-effectiveness-print.pdf": [
        ("sections lost", "Questions for Effectiveness")
    ],
    # Another programme's cycle is its year, as in r4/lindow.
    "r5/marlshire-custody-2019.html": [("cycle", "2019 instead of None")],
    # As with r1/08; and the legend of the grades has a heading of its own, which is one.
    "r6/01-thornmere-effectiveness-2015.html": [
        ("sections lost", "Questions for Effectiveness"),
        ("sections made up", "What do the judgments mean?"),
    ],
    # The grade of the whole stands where it is printed.
    "r6/08-colneworth-effectiveness-2016.pdf": [
        ("grade", "nothing instead of Overview: requires_improvement"),
        ("grade made up", "Overall judgment: requires_improvement"),
    ],
    # As with r1/02.
    "r6/09-harbury-revisit-letter-2019.pdf": [
        ("sections made up", "PEEL 2018/19: revisit to Harbury Constabulary, 8 to 10 May 2019")
    ],
    # No programme is known by that name, and no kind of finding by that of the box; as with r3/ardudwy
    # and r5/ravensdale.
    "r6/10-abersaint-focused-visit-2024.pdf": [
        ("programme", "None instead of Monitoring visit"),
        (
            "findings lost",
            "Indecent images of children that were reported to the force eighteen months ago had, in "
            "fourteen cases, led to no enquiry of any kind.",
        ),
        ("sections lost", "Requirements"),
        ("sections made up", "Abersaint Police: how it deals with referrals of online child abuse"),
        ("sections made up", "Serious concern"),
    ],
    # A line that leads in to a list stands over its label here, in a letter.
    "r7/02-saltmarch-revisit-letter-2016.txt": [
        ("sections made up", "I have therefore identified the following")
    ],
    # As with r2/calderwick: the report says that it does not grade it.
    "r2/aldermoor-peel-2021-22-pandoc.md": [
        ("grade made up", "Providing a service to the victims of crime: ungraded")
    ],
    "r8/01-wexmoor-2023-25-web-copy.txt": [
        ("grade made up", "Providing a service to the victims of crime: ungraded")
    ],
    "r8/09-north-aldermoor-2021-22-report.pdf": [
        ("grade made up", "Providing a service to the victims of crime: ungraded")
    ],
    "r7/07-ashdown-rother-2021-22.docx": [
        ("grade made up", "Providing a service to the victims of crime: ungraded")
    ],
    # As with r5/marlshire-custody and r3/ardudwy.
    "r7/08-glannau-custody-2017.odt": [
        (
            "sections made up",
            "Report on an inspection visit to police custody suites in Glannau Police / Heddlu Glannau",
        ),
    ],
    # The title of a box looks like a heading.
    "r7/09-greater-medlock-effectiveness-2016.pdf": [("sections made up", "What we said in 2015")],
    # The subtitle under the first chapter's name is taken for the heading of its text. As with r2/calderwick.
    "r7/10-harrowmoor-peel-2023-25.pdf": [
        ("grade made up", "Providing a service to victims of crime: ungraded"),
        ("sections lost", "PEEL 2023–2025"),
        ("sections made up", "Police effectiveness, efficiency and legitimacy"),
    ],
    # A quotation on lines of its own looks like a heading.
    "r8/02-hallowdale-2022-revisit-email.txt": [
        (
            "sections made up",
            "Our report said: “The constabulary is failing to protect some vulnerable people because it "
            "does not assess referrals promptly.”",
        ),
    ],
    # Captions of tiles with figures look like headings.
    "r8/04-dyffryn-2021-22-saved-page.html": [
        ("sections made up", "Officers (full-time equivalent), 31 March 2021"),
        ("sections made up", "999 calls per 1,000 population"),
    ],
    # The grades of boxes side by side stand on the chapters that they are on.
    "r8/06-ashcombe-2014-crime-inspection.docx": [
        CRIME_2014,
        (
            "grade",
            "nothing instead of How effective is the force at reducing crime and preventing offending?: "
            "good",
        ),
        (
            "grade",
            "nothing instead of How effective is the force at investigating offending?: "
            "requires_improvement",
        ),
        (
            "grade",
            "nothing instead of How effective is the force at tackling anti-social behaviour?: good",
        ),
        ("grade made up", "Reducing crime and preventing offending: good"),
        ("grade made up", "Investigating offending: requires_improvement"),
        ("grade made up", "Tackling anti-social behaviour: good"),
        (
            "sections lost",
            "How effective is the force at reducing crime and preventing offending?",
        ),
        ("sections lost", "How effective is the force at investigating offending?"),
        ("sections lost", "How effective is the force at tackling anti-social behaviour?"),
    ],
    # A defect: what a table alone asks and grades is no section, and its grade has none to stand on.
    "r9/03-ridingshire-legitimacy-2016.docx": [
        (
            "grade",
            "nothing instead of To what extent is the force legitimate at keeping people safe and "
            "reducing crime?: good",
        )
    ],
    # The last word of a glossary, over what it means.
    "r9/06-holderwick-peel-2023-25.html": [("sections made up", "Outcome 16")],
    # A letter's cycle is the year of its date, where no report of another is named.
    "r9/07-calderbeck-revisit-letter-2023.txt": [("cycle", "2023 instead of 2021/22")],
    # As with r6/04-aldermoor, r1/08, r2/harrowmouth and r1/02.
    "r10/02-mid-wales-legitimacy-2016.html": [("sections lost", "Questions for Legitimacy")],
    "r10/03-east-pennine-efficiency-2015.docx": [
        ("sections made up", "What is priority based budgeting?")
    ],
    "r10/07-tyne-valley-revisit-2021.odt": [
        (
            "sections made up",
            "Tyne Valley Police: revisit to review progress on the causes of concern in our 2018/19 "
            "PEEL report",
        )
    ],
    "r11/01-westmarch-revisit.txt": [
        ("sections made up", "PEEL 2018/19: revisit to Westmarch Police")
    ],
    "r11/04-canolbarth-legitimacy-2016.html": [("sections lost", "Questions for legitimacy")],
    # A table that an office put over the report, and the head of its first column.
    "r11/07-fenmarsh-2018-19.odt": [
        ("sections made up", "PEEL: Police effectiveness, efficiency and legitimacy 2018/19"),
        ("sections made up", "Ref"),
    ],
    # A heading in an executive summary.
    "r11/08-wyrebank-custody-2019.pdf": [
        ("sections made up", "Causes of concern and recommendations"),
    ],
    # A box's heading is one, as in print.
    "r12/09-ouse-derwent-child-protection-2018.pdf": [("sections made up", "Case study")],
    # As with r11/02.
    # As with r1/08; a box of links.
    "r13/05-wealdshire-effectiveness-2017.html": [
        ("sections lost", "Questions for Effectiveness"),
        ("sections made up", "Other forces"),
    ],
    # As with r2/calderwick.
    "r14/03-wealdshire-peel-2023-25-pandoc.md": [
        ("grade made up", "Providing a service to the victims of crime: ungraded"),
    ],
    # As with r5/marlshire-custody; pages set by columns, each line a paragraph of its own.
    "r14/06-holderness-wold-custody-2019-pdftohtml.html": [
        (
            "findings made up",
            "The force should, with its local authority partners, take immediate steps to: ",
        ),
        ("findings made up", "•"),
        (
            "findings made up",
            "Section 6. Summary of causes of concern, recommendations and areas for improvement",
        ),
        ("items made up", "•"),
        ("items made up", "Section 4. In the custody cell, safeguarding and health care"),
        (
            "items made up",
            "agree how requests for secure and non-secure accommodation are made and answered;",
        ),
        ("items made up", "record the reason whenever a request is refused; and"),
        (
            "items made up",
            "bring each refusal to the attention of a senior officer of both bodies.",
        ),
        ("sections made up", "Introduction"),
        ("sections made up", "Introduction"),
        ("sections made up", "Force"),
        ("sections made up", "Chief constable"),
        ("sections made up", "Geographical area"),
        ("sections made up", "Custody suites"),
        ("sections made up", "Annual custody throughput"),
        ("sections made up", "Health service provider"),
        ("sections made up", "Document Outline"),
    ],
    # "… and nothing is graded here."
    "r14/08-mid-wales-peel-2021-22.odt": [
        ("grade", "nothing instead of Disrupting serious organised crime: ungraded"),
    ],
    # The day of an embargo; a box over the end of a page.
    "r14/09-carrick-moor-2016-effectiveness.pdf": [
        ("published", "2017-03 instead of 2017-03-02"),
        (
            "findings lost",
            "The force should ensure that frontline staff secure evidence at the first "
            "opportunity, including by the use of body-worn video cameras.",
        ),
        (
            "findings made up",
            "The force should ensure that frontline staff secure evidence at the first",
        ),
    ],
    # As with r11/02; a list's label.
    "r15/01-marshwold-crime-2014.txt": [
        ("sections lost", "Recommendations"),
    ],
    # Causes of an earlier report that a letter goes through under headings of their names.
    "r15/02-thornshire-revisit-letter-2023.txt": [
        ("findings made up", "the force's response to calls from the public"),
        ("items made up", "answer 999 calls within national standards;"),
        ("items made up", "reduce the number of 101 calls that callers abandon; and"),
        ("items made up", "attend calls for service in line with its published attendance times."),
        ("sections lost", "Cause of concern 1: the force's response to calls from the public"),
        ("sections lost", "Cause of concern 2: vetting"),
        ("sections made up", "PEEL 2021/22: causes of concern revisit - Thornshire Police"),
    ],
    # Buttons of a page, each with its text under it.
    "r15/05-mid-gwerin-peel-2023-25.html": [
        ("sections made up", "Published"),
        ("sections made up", "Available in"),
        ("sections made up", "Show contents"),
    ],
    # The heading of a part of the summary.
    "r15/08-ellerby-custody-2022.odt": [
        ("findings made up", "Leadership, accountability and partnerships"),
    ],
    # The programme in the singular.
    "r15/10-brackendale-child-protection-2018.pdf": [],
    # A list's label is no section, though two numbered paragraphs follow the list here.
    "r5/ravensdale-core-business-2014-letter.txt": [("sections lost", "Recommendations")],
    # The overview says of another place that it does not judge this.
    "r16/w-carrow-vale-panel-pack.txt": [
        ("grade", "nothing instead of Providing a service to the victims of crime: ungraded")
    ],
    # A list's label.
    "r16/x10-calderholm-child-protection-letter.pdf": [
        ("sections lost", "Further recommendations")
    ],
    # A title under a contents list of links, with the judgment on the whole.
    "r17/y-brackenshire-cdi-2018-pandoc.md": [
        ("grade", "nothing instead of Overall judgment: requires_improvement"),
        (
            "grade made up",
            "Brackenshire Constabulary: Crime Data Integrity inspection 2018: requires_improvement",
        ),
        ("sections made up", "Brackenshire Constabulary: Crime Data Integrity inspection 2018"),
        ("sections made up", "Summary of inspection findings"),
    ],
    # The judgment on the whole stands at the question; the last one is told as ungraded there.
    "r17/y-castlewick-effectiveness-2017-word-filtered-html.html": [
        ("grade", "nothing instead of Overall judgment: good"),
        (
            "grade made up",
            "Overview – How effective is the force at keeping people safe and reducing crime?: good",
        ),
        (
            "grade made up",
            "How effective are the force’s arrangements to ensure that it can "
            "fulfil its national policing responsibilities?: ungraded",
        ),
    ],
    # As with r1/02.
    "r17/y-dunmarrow-child-protection-review-letter.odt": [
        (
            "sections made up",
            "National child protection inspection: post-inspection review of Dunmarrow Constabulary",
        )
    ],
    # A part of the service to victims that has a grade of its own.
    "r17/y-ironholme-peel-2021-22-printed-page.pdf": [
        ("sections made up", "Recording data about crime")
    ],
    # As with r3/ardudwy; the rest of the bulletin.
    "r17/y-marlhithe-efficiency-2016-staff-bulletin.html": [
        ("sections made up", "PEEL: Police efficiency 2016 – an inspection of Marlhithe Police"),
        ("sections made up", "Also in this issue"),
    ],
    # What the site says of itself.
    "r17/z-brackwater-2023-25-saved-page.html": [("sections made up", "Get help using this page")],
    # The heads of a panel's paper.
    "r17/z-marlhaven-panel-item6-moderngov.html": [
        ("sections made up", "Agenda item"),
        ("sections made up", "MARLHAVEN POLICE AND CRIME PANEL"),
    ],
    # A heading in a summary.
    "r17/z-ostermere-custody-2022.md": [("sections made up", "The causes of concern in brief")],
    # As with r1/01.
    "r17/z-pennisel-eff-2015.html": [("sections made up", "Overall judgment")],
    # Grades of questions that have no section, wrapped one after the other; as with r1/02.
    "r17/z-wexmoor-cdi-revisit-email.txt": [
        ("grade", "nothing instead of Overall: requires_improvement"),
        (
            "grade",
            "nothing instead of How effective is the force at recording reported "
            "crime?: requires_improvement",
        ),
        (
            "grade",
            "nothing instead of How efficiently do the systems and processes in "
            "the force support accurate crime recording?: good",
        ),
        (
            "grade",
            "nothing instead of How well does the force demonstrate the leadership "
            "and culture necessary to meet the national standards for crime recording?: good",
        ),
        ("sections made up", "WEXMOOR POLICE: CRIME DATA INTEGRITY REVISIT 2019"),
    ],
    # The heads of a table's columns.
    "r18/lythe-vale-crime-data-integrity-2018.pdf": [
        ("sections made up", "Recorded Confidence interval")
    ],
    # A heading over lines of facts, of which one looks like another.
    "r18/wexmoor-custody-2019-email.txt": [
        ("sections lost", "Fact page"),
        ("sections made up", "Geographical area: Wexmoor and the Levels"),
    ],
    # A list's label; as with r1/02.
    "r19/t-01-child-protection-revisit-forward.txt": [
        ("sections lost", "Further recommendations"),
        ("sections made up", "QUENBURY POLICE: NATIONAL CHILD PROTECTION POST-INSPECTION REVIEW"),
    ],
    # As with r17/y-castlewick.
    "r19/t-02-effectiveness-2016-saved-as-text.txt": [
        ("grade", "nothing instead of Overall judgment: requires_improvement"),
        (
            "grade made up",
            "Overview – How effective is the force at keeping people safe and "
            "reducing crime?: requires_improvement",
        ),
    ],
    # As with r2/calderwick.
    "r19/t-03-peel-2021-22-web-clip.md": [
        ("grade made up", "Providing a service to the victims of crime: ungraded")
    ],
    # A heading in a summary.
    "r19/t-07-custody-2022-word.docx": [
        ("sections made up", "Causes of concern and recommendations")
    ],
    # As with r17/y-castlewick, the other way round.
    "r19/t-08-efficiency-2015-retyped.odt": [
        (
            "grade",
            "nothing instead of To what extent is Ostrenshire Police efficient at "
            "keeping people safe and reducing crime?: good",
        ),
        ("grade made up", "Overall judgment: good"),
    ],
    # A part that bears the name of a later year's question.
    # A heading right over a question, and what stands before the first.
    "r19/u-01-bulletin.txt": [
        ("sections lost", "At a glance"),
        ("sections made up", "An inspection of Aldermarsh Police"),
        (
            "sections made up",
            "How efficient is the force at keeping people safe and reducing crime?",
        ),
    ],
    # The caption of a table.
    "r19/u-02-lynxdump.txt": [
        ("sections made up", "Table of graded judgments for Tarnborough Police"),
    ],
    # Facts of the page in a list of terms.
    "r19/u-04-accordion.html": [
        ("sections made up", "Published"),
        ("sections made up", "Fieldwork"),
    ],
    # The question on the whole, which is a section in `fixtures/`.
    "r19/u-09-print.pdf": [
        (
            "sections made up",
            "How effective is the force at keeping people safe and reducing crime?",
        )
    ],
    # The last two rounds, as at their first run but for what was mended after the twentieth.
    "r20/r01.txt": [("sections made up", "Sent from my iPad")],
    "r20/r02.txt": [("sections made up", "Cause of concern and recommendation")],
    "r20/r04.html": [
        ("grade made up", "Disrupting serious organised crime: ungraded"),
        ("sections made up", "Published on"),
        ("sections made up", "Police forces"),
    ],
    "r20/r05.html": [("sections lost", "Recommendations")],
    "r20/r09.pdf": [
        ("sections made up", "PEEL 2021/22: revisit of Hexley Police’s causes of concern")
    ],
    "r20/s-01-fenmarch-mail.txt": [
        (
            "sections lost",
            "How efficiently do the systems and processes in the force support accurate crime recording?",
        ),
        (
            "sections lost",
            "How well does the force demonstrate the leadership and culture "
            "necessary to meet the national standards for crime recording?",
        ),
    ],
    "r20/s-02-haldermoor-lynx.txt": [
        ("sections made up", "Chart: records with reasonable grounds, 2013 and 2017"),
    ],
    "r20/s-06-portellery-govuk.html": [
        ("sections made up", "Published"),
        ("sections made up", "Type"),
    ],
    "r20/s-10-ostrey-custody.pdf": [
        ("sections made up", "Ostrey and Penmar Police"),
        ("sections made up", "Causes of concern and recommendations"),
    ],
    "r21/p02.txt": [
        ("grade", "nothing instead of Overall: good"),
        ("grade made up", "Overview: good"),
        ("sections lost", "Questions for Legitimacy"),
    ],
    "r21/p06.html": [("sections made up", "Agenda item 8")],
    "r21/p08.odt": [
        ("sections made up", "Child protection in Kelderby Police: post-inspection review")
    ],
    "r21/p09.pdf": [
        ("grade", "nothing instead of Overall judgment: good"),
        (
            "grade made up",
            "Overview – How effective is the force at keeping people safe and reducing crime?: good",
        ),
    ],
    "r21/p10.pdf": [("sections lost", "Recommendations")],
    "r21/q01.txt": [("sections made up", "COLLEGE LIBRARY - TYPED COPY")],
    "r21/q02.txt": [
        (
            "findings lost",
            "Solworth Police is failing to record a significant proportion of violent crime where the victim and the offender live together.",
        ),
        (
            "findings made up",
            "Solworth Police is failing to record a significant proportion of violent crime where the victim and the offender live together. These victims are often at risk of being harmed again, and when the crime is not recorded the offender may go unchallenged.",
        ),
        ("grade", "nothing instead of Overall judgment: requires_improvement"),
        (
            "grade made up",
            "SOLWORTH POLICE: CRIME DATA INTEGRITY RE-INSPECTION 2019: requires_improvement",
        ),
        ("sections made up", "SOLWORTH POLICE: CRIME DATA INTEGRITY RE-INSPECTION 2019"),
    ],
    "r21/q03.md": [
        ("grade", "nothing instead of Victim service assessment: ungraded"),
        ("grade made up", "Providing a service to the victims of crime: ungraded"),
    ],
    "r21/q05.html": [
        (
            "grade",
            "nothing instead of How effective is the force at reducing crime and preventing offending?: good",
        ),
        (
            "grade",
            "nothing instead of How effective is the force at investigating offending?: requires_improvement",
        ),
        (
            "grade",
            "nothing instead of How effective is the force at tackling anti-social behaviour?: outstanding",
        ),
        ("grade made up", "Reducing crime and preventing offending: good"),
        ("grade made up", "Investigating offending: requires_improvement"),
        ("grade made up", "Tackling anti-social behaviour: outstanding"),
        ("sections lost", "Recommendations"),
    ],
    "r21/q08.odt": [
        ("grade", "nothing instead of Overall judgment: good"),
        (
            "grade made up",
            "Overview – How efficient is the force at keeping people safe and reducing crime?: good",
        ),
        ("sections lost", "Understanding current demand"),
        ("sections lost", "Matching resources to demand"),
        ("sections lost", "Financial plans"),
        ("sections made up", "An inspection of Wealdmoor Police"),
    ],
    "r21/q10.pdf": [("sections made up", "Case study"), ("sections made up", "Case study")],
}


def _rounds() -> ModuleType:
    path = ROOT / "benchmarks" / "reading_round.py"
    spec = importlib.util.spec_from_file_location("reading_round", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reading_round"] = module
    spec.loader.exec_module(module)
    return module


ROUNDS = _rounds()
LABELLED = [found for folder in sorted(CORPUS.glob("r*")) for found in ROUNDS.documents(folder)]


@pytest.mark.parametrize(
    ("path", "label"), LABELLED, ids=[f"{path.parent.name}-{path.name}" for path, _ in LABELLED]
)
def test_a_document_is_read_as_labelled(path: Path, label: dict[str, object]) -> None:
    wrong: list[tuple[str, str]] = []
    tally = {aspect: [0, 0] for aspect in ROUNDS.AIMS}
    ROUNDS.score(label, read_inspection(path), tally, lambda what, text: wrong.append((what, text)))
    assert wrong == OTHERWISE.get(f"{path.parent.name}/{path.name}", [])
