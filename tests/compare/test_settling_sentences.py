"""Sentences in which inspectors might settle a point in formal words.

They follow a recall of the point. Whoever adds a sentence that is not read adds its kind to the lists of
`formal.txt`, never the sentence.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import Status

Told = Callable[[str], Status]

SETTLING = (
    "We are delighted to see that the force has put this right.",
    "That criticism has been met in full.",
    "We have no hesitation in closing this area for improvement.",
    "It gives us pleasure to record that the point has been settled.",
    "The area for improvement is accordingly removed from the force's record.",
    "The force has done everything that we asked of it then.",
    "We no longer have any concern on this score.",
    "Nothing remains to be done under this area for improvement.",
    "We accept that the force has satisfied the terms of our recommendation.",
    (
        "Having seen the new arrangements for ourselves, we are satisfied that the matter has been dealt "
        "with."
    ),
    "This has been attended to, and we have struck it from the list of areas for improvement.",
    "We are reassured that the weakness we described has been wholly remedied.",
    "On the evidence that we gathered, the area for improvement has been answered in full.",
    "Inspectors confirmed that the force had done all that was asked of it.",
    "The force has more than met that area for improvement.",
    "We see no reason to keep this area for improvement open.",
    "It has worked hard on this, and we are able to say that the area for improvement no longer applies.",
    "The force is to be commended for resolving this completely.",
    "There is nothing further that we require of the force in this respect.",
    "Both parts of that recommendation have now been carried out to our satisfaction.",
    "I can tell the public that this failing has been corrected.",
    "We commend the force, which has fully complied with what we recommended.",
    "The area for improvement can therefore be regarded as closed.",
    "Since then the force has fulfilled every part of what we recommended.",
    "We took up the matter again this year and found that it had been fully resolved.",
    "The force deserves credit for having dealt with this point in its entirety.",
    "We can now draw a line under this area for improvement.",
    "The force has responded to that finding in full, and we do not need to repeat it.",
    "What we asked for has been delivered.",
    "I was glad to find that the force had acted on our advice in its entirety.",
    "This area for improvement has run its course and we withdraw it.",
    "In light of this, we have decided to close the area for improvement.",
    "The force has given us what we wanted: the register is complete and is kept up to date.",
    "We therefore record this area for improvement as complete.",
    "Inspectors are content that the force has met its obligations under this area for improvement.",
    "It has done so, and the area for improvement falls away.",
    "We have seen enough to be sure that this weakness has been overcome.",
    "To the force's credit, it has since remedied every one of the shortcomings that we identified.",
    "I have concluded that the area for improvement has served its purpose and should no longer stand.",
    "The force can regard this matter as closed.",
    "On this occasion we found no grounds for repeating the area for improvement, which we have closed.",
    "We are grateful to the force for dealing with this so fully.",
    "The force has now honoured that commitment, and the area for improvement has been discharged.",
    "It has implemented the recommendation in full.",
    "We tested this in detail and are satisfied that the problem has been solved.",
    "That is no longer the case, and we are pleased to say that the area for improvement is closed.",
    "We judge that the force has fulfilled the recommendation completely.",
    "The issue that we raised has been comprehensively addressed.",
    "We are pleased to confirm the closure of this area for improvement.",
    "With the new register in use, the force has satisfied us on this point.",
    "We consider this area for improvement to have been satisfied.",
    "No further action is needed on this area for improvement.",
    "This is a matter of record no longer: the force has done precisely what we recommended.",
    "We are in a position to confirm that this area for improvement has been met.",
    "The force has more than satisfied that recommendation.",
    "It is right to record that the force has implemented all of this.",
    "The area for improvement has been resolved to our satisfaction.",
    "We can therefore sign off this area for improvement.",
    "Having tested a sample ourselves, we accept that the point has been fully met.",
    "Our reinspection confirmed that the area for improvement had been met in full.",
    "We have removed the area for improvement.",
    "I take the view that this matter has been concluded.",
    "That finding has been superseded, and the area for improvement is closed.",
    "The area for improvement was closed in June 2017.",
    "It has cleared this area for improvement.",
    "The force has discharged that obligation in full.",
    "We are now satisfied on that point.",
    "This area for improvement is no longer necessary.",
    "We do not need to repeat that area for improvement.",
    "The force has done so, and we consider the recommendation fulfilled.",
    "We were reassured to find that this had been properly dealt with.",
    "All of this has since been done, and the area for improvement has been lifted.",
    "We agree with the force that this area for improvement is complete.",
    "Nothing more is required of the force under this heading.",
    "The force has made good this deficiency.",
    "We are content to say that the force has put this to rights.",
    "The force has taken our recommendation to heart and has implemented it fully.",
    "It has now been fully resolved, and HMIC has closed the area for improvement.",
    "We were pleased to see that all of our concerns had been resolved.",
    "HMIC considers that this area for improvement has been properly addressed.",
    "This has been achieved, and the area for improvement is discharged.",
    "I am glad to be able to tell the public that the force has solved this problem.",
    "We can say with confidence that the force has done what we asked.",
    "We have satisfied ourselves that the matter has been put right.",
    "Our concern no longer exists.",
    "All of the requirements of that area for improvement have been met.",
    "We are pleased that the force has, since our visit, dealt with this issue completely.",
    "We saw for ourselves that the force had complied fully with our recommendation.",
    "We have therefore taken the decision to close this area for improvement.",
    "Our conclusion is that the area for improvement is complete.",
    "The force has, we are pleased to say, met this area for improvement.",
    "We no longer regard this as an area for improvement.",
    "The area for improvement has now been removed from our register.",
    "It has carried out our recommendation to the letter.",
    "We are happy to report that these shortcomings have been made good.",
    "The evidence that we saw satisfies us that the force has addressed the area for improvement in full.",
    "This is an area for improvement no longer.",
    "The force took this seriously, and the area for improvement has been completed.",
    "We are able to report that the force has attended fully to this point.",
    "In our judgment, this area for improvement has now been addressed.",
    "The inspectorate is satisfied that the recommendation has been carried out.",
    (
        "It has remedied the weakness that we described, and we have accordingly closed the area for "
        "improvement."
    ),
    "I consider that the force has fully met this area for improvement.",
    "Each element of that area for improvement has been completed.",
    "It is pleasing to report that nothing is left to be done on this point.",
    "The force acted promptly and, as a result, we have withdrawn the area for improvement.",
    "We have been able to close this area for improvement.",
    "The force has fully discharged the area for improvement that we set in 2016.",
    "We welcome the fact that the force has dealt with this in full.",
    "HMIC is pleased to note that the force has since rectified this.",
    "There is no longer an area for improvement here.",
    "We are now in a position to withdraw the area for improvement.",
    "The force deserves praise for having resolved this so thoroughly.",
    "We conclude that this issue has been settled.",
    "The recommendation has been implemented in full, and we make no further recommendation on this.",
    "The force has addressed the matter to our satisfaction.",
    (
        "We found no trace of the weakness that we had identified, and we have closed the area for "
        "improvement."
    ),
    "This area for improvement is now complete.",
    "Today I can confirm that the force has put right what was wrong.",
    "We credit the force with having met this area for improvement in full.",
    "We no longer have this concern.",
    "I therefore no longer hold that concern.",
    "We no longer have those concerns.",
    "On this evidence, we no longer have the concern that we raised.",
)


@pytest.mark.parametrize("said", SETTLING)
def test_a_point_is_settled(told: Told, said: str) -> None:
    assert told(said) is Status.RESOLVED
