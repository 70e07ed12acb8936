"""The words that close a finding, keep it, or hold it to be closed, by class, as patterns take them."""

from __future__ import annotations

from peeldiff.statements.closings.words import alternatives

__all__ = [
    "AUX",
    "CLOSED",
    "CLOSING_VERB",
    "HOLDS",
    "KEEPING_VERB",
    "KEEPS",
    "LAPSES",
    "MET",
    "NO_LONGER",
    "RESULT",
    "STAYS",
]

_STRONG = alternatives(
    "closed | discharged | lifted | withdrawn | removed | signed off | signed away",
    "rescinded | cancelled | retired | struck off | struck out",
    "struck from | struck through | ended | concluded | dropped | wound up | archived",
    "released | cleared | crossed off | crossed out | ticked off | taken off",
    "taken out | taken down | taken away | stood down | expunged | deleted | set aside",
    "relinquished | revoked | terminated | extinguished | dissolved",
    "laid to rest | put to bed | put to rest | brought to an end | brought to a close",
    "drawn to a close | disposed of | dispensed with | settled",
    "done with | finished with | let go | given up | filed away | put away | shut",
    "let lapse | delisted | annulled | disapplied | waived | wiped | written off",
    "marked off | expired | let drop | stood aside | ruled off | scored out",
    "put behind | made an end of | marked closed | called time on",
)

MET = alternatives(
    "met | satisfied | fulfilled | complied with | implemented | completed | delivered",
    "achieved | honoured | carried out | acted on in full",
    "resolved | dealt with | addressed | put right | made good | remedied | rectified",
    "accomplished | given effect to | given effect | seen to | answered in full",
    "carried through | done in full | discharged",
    "followed in full",
)

_STATE = alternatives(
    "complete | spent | history | at an end | over and done with | all over | now over",
    "over(?= [.,;]) | finished | done | dead | behind it | behind us | behind you",
    "behind them",
    "behind the force | a thing of the past | a matter of history | a matter of record",
    "water under the bridge | behind the force now | job done | off the list",
    "off our list | off my list",
    "off our books | off the books | off our register | off the register",
    "off the record | off our agenda | no more | gone | redundant | obsolete",
    "unnecessary | a closed matter | a closed book | formally closed | closed business",
)

CLOSED = alternatives(_STRONG, MET, _STATE)

NO_LONGER = alternatives(
    "no longer (?:stands?|appl(?:y|ies)|needed|required|necessary|open|outstanding|in force|"
    "live|in place|exists?|holds?|arises?|active|standing|appropriate"
    "|warranted|justified|current|called for|on (?:our|the|my) (?:list|books|register|"
    "agenda)|there|serves? (?:a|any) purpose|of (?:any )?force|needs? to (?:stand|remain|"
    "be)|binding|before us|part of"
    "|remains?(?: open| in place| outstanding| in force)?|ha(?:s|ve) (?:any )?(?:force|"
    "purpose|effect)|troubles? (?:me|us)|concerns? (?:me|us)|being pursued|pursued|carried|"
    "subsists?|necessary to keep)",
    "(?:does|do|is|are|need|needs|has|have) not (?:now )?(?:stand|apply|remain|open|"
    "outstanding|needed|required|necessary|hold|remain open|be kept open|stay open|exist|"
    "in force) (?:any longer|any more|anymore|now)",
    "need no longer (?:be )?(?:kept|held|remain|stay|stand|pursued|carried)(?: open)?",
    "need not (?:be (?:kept|held)|remain|stay|stand|detain us)(?: open)?(?: any longer| any more)?",
)

LAPSES = alternatives(
    "falls away | falls | fall away | fall | lapses | lapse | has lapsed | have lapsed",
    "ends here | end here | ends | ends there | comes to an end | come to an end",
    "comes off",
    "come off | goes | drops off | drop off | drops away | drops out | disappears",
    "expires | ceases to have effect | ceases | ceases to apply | has ceased",
    "has run its course | has had its day",
    "has served its purpose | have served their purpose | has fallen away",
    "have fallen away | has gone | have gone | has come to an end | have come to an end",
    "has come off | is no more | are no more",
    "has ended | have ended | has done its work | passes into history | can go | may go",
    "may now go | can now go | leaves our list | leave our list | leaves the list",
    "has ceased to apply | needs no further action",
    "needs nothing further | need nothing further | requires no further action",
    "calls for nothing more | stands down",
)

KEEPS = alternatives(
    "remain(?:s|ed)? (?!to be seen)(?:open|in place|in force|outstanding|live|unmet|"
    "unresolved|undischarged|where (?:it|they) (?:is|are|was|were)|with (?:it|the force|us|"
    "you)|on (?:our|the|my) (?:list|books|register)"
    "|as (?:it|they) (?:was|were|stood|is|are)|alive|current|active|valid|necessary|a cause|"
    "an area|a recommendation|unsatisfied|unfulfilled|there|extant|to be (?:met|done|"
    "discharged|completed|fulfilled)|as open|very much|firmly|fully|standing|for now|until|"
    "on foot)",
    "remains?",
    "stand(?:s)?(?! discharged| closed| down| alone| out| at| close| near| beside| under|"
    " apart| to",
    "ready| by | up ) | stays?(?! closed| discharged)",
    "continues?(?! to (?!stand |apply |be (?:open|live|shown|listed|held|in force|outstanding)))",
    "persists? | endures? | subsists? | holds? good | lives on | goes on | runs on",
    "carries on",
    "open | still open | outstanding | in place | in force | live | unmet | unresolved",
    "undischarged | unsatisfied | unfulfilled | incomplete | unfinished | pending",
    "carried forward | carried over | brought forward",
    "retained | kept open | kept | held open | kept in place | kept in force",
    "kept alive | left open | left in place | left standing | left where it is",
    "maintained | renewed | extended | restated | repeated | upheld",
    "held over | put over | survives?",
    "a long way from (?:being )?(?:met|closed|done|complete|discharged)",
    "overdue | where it was | where they were | as pressing as ever",
    "still to be (?:met|closed|done)",
    "far from (?:being )?(?:met|closed|done|complete|discharged)",
    "nowhere near (?:being )?(?:met|closed|done|complete|discharged) | in progress",
    "ongoing | rolled forward | rolled over | reaffirmed | continued | to stay",
    "to remain | to stand | alive | still there | still with us | still standing",
    "still needed | still required | needs to stay | on our list | on the list",
    "on our books | on the books",
)

CLOSING_VERB = alternatives(
    "clos(?:e|es|ed|ing) the (?:file|book|books|chapter|case|door|page|matter) on",
    "clos(?:e|es|ed|ing) | discharg(?:e|es|ed|ing) | lift(?:s|ed|ing)?",
    "withdr(?:aw|aws|ew|awn|awing) | remov(?:e|es|ed|ing) | sign(?:s|ed|ing)? off",
    "signing off | rescind(?:s|ed|ing)?",
    "cancel(?:s|led|ling)? | retir(?:e|es|ed|ing)",
    "str(?:ike|uck|iking) (?:out|off|through) | struck | strike | end(?:s|ed|ing)?",
    "conclud(?:e|es|ed|ing) | drop(?:s|ped|ping)? | w(?:ind|ound|inding) up",
    "releas(?:e|es|ed|ing) (?:it|them|you|the force) from",
    "reliev(?:e|es|ed|ing) (?:it|them|you|the force) of",
    "free(?:s|d|ing)? (?:it|them|you|the force) (?:from|of)",
    "cross(?:es|ed|ing)? (?:off|out) | tick(?:s|ed|ing)? off | revok(?:e|es|ed|ing)",
    "terminat(?:e|es|ed|ing) | delist(?:s|ed|ing)? | annul(?:s|led|ling)?",
    "wip(?:e|es|ed|ing) | writ(?:e|ten|ing) off | wrote off",
    "put(?:ting)? a line through | struck a line through | rul(?:e|ed|ing) off",
    "scor(?:e|ed|ing) out | dispens(?:e|ed|ing) with",
    "dr(?:aw|ew|awn|awing) (?:a|the) line under | settl(?:e|es|ed|ing)",
    "dispos(?:e|es|ed|ing) of | archiv(?:e|es|ed|ing)",
    "t(?:ake|ook|aken|aking) (?:down|off|away) | clear(?:s|ed|ing)?",
    "delet(?:e|es|ed|ing) | call(?:s|ed|ing)? time on | shut | set aside",
    "turn(?:ed)? the page on | put(?:s|ting)? behind (?:it|us)",
    "put(?:ting)? to (?:bed|rest) | put(?:ting)? an end to",
    "bring(?:ing)? to (?:an end|a close) | brought (?:an end )?to (?:an end|a close)?",
    "bid(?:ding)? farewell to | finish(?:ed)? with | done with | part(?:ed|ing) with",
    "stand(?:ing)? down | stood down",
    "expung(?:e|ed|ing) | let(?:ting)? go of | let(?:ting)? go",
    "mark(?:ed|ing)? as closed | declar(?:e|ed|ing) closed | complet(?:e|ed|ing)",
    "waiv(?:e|ed|ing) | lay(?:ing)? to rest | laid to rest | gave up | given up",
)

KEEPING_VERB = alternatives(
    "keep(?:s|ing)?(?: open)? | kept(?: open)? | retain(?:s|ed|ing)?",
    "maintain(?:s|ed|ing)? | leav(?:e|es|ing)(?: open)? | left(?: open)?",
    "hold(?:ing)?(?: open)? | held(?: open)? | carr(?:y|ied|ies|ying) (?:forward|over)",
    "renew(?:s|ed|ing)? | repeat(?:s|ed|ing)? | restat(?:e|es|ed|ing)",
    "extend(?:s|ed|ing)? | reinstat(?:e|es|ed|ing) | roll(?:ed|ing)? (?:forward|over)",
    "reaffirm(?:s|ed|ing)? | uphold | upheld | continu(?:e|ed|ing) | stand(?:s)? by",
    "persist(?:s)? with | adher(?:e|ed) to | stick to | pursue(?:s|d)?",
    "reiterat(?:e|ed|ing)",
)

HOLDS = alternatives(
    "regard(?:s|ed|ing)? | consider(?:s|ed|ing)? | treat(?:s|ed|ing)?",
    "count(?:s|ed|ing)? | deem(?:s|ed|ing)? | judg(?:e|es|ed|ing) | hold(?:s|ing)?",
    "held | find(?:s)? | found | see(?:s)? | declar(?:e|es|ed|ing) | mark(?:s|ed|ing)?",
    "record(?:s|ed|ing)? | view(?:s|ed|ing)? | accept(?:s|ed|ing)?",
    "tak(?:e|es|ing)(?: off)? | took(?: off)? | taken(?: off)? | bring(?:ing)?",
    "brought | put(?:ting)? | sign(?:ed|ing)? | let(?:ting)? | str(?:ike|uck|iking)",
    "cross(?:ed|ing)? | call(?:ed|ing)?",
    "pronounc(?:e|ed|ing) | certif(?:y|ied|ying) | confirm(?:s|ed|ing)?",
    "class(?:ed|ify|ified)? | have | has | lay | laid | wr(?:ite|ote|itten)",
    "tick(?:ed)? | mov(?:e|ed) | show(?:n)? | list(?:ed)? | want | say | thought",
    "think | believe | leav(?:e|ing) | left | keep(?:ing)? | kept",
    "drop(?:ped)? | enter(?:ed)? | report(?:ed)? | pass(?:ed)? | describ(?:e|ed)",
    "adjudg(?:e|ed) | set | wav(?:e|ed) | mak(?:e|ing) | issue | issuing",
    "rais(?:e|ing) | giv(?:e|ing) | carr(?:y|ies|ied|ying) | roll(?:ed|ing)?",
)

RESULT = alternatives(
    r"(?:as |to be |to have been |as having been |is |are |has been |have been |being |now |"
    r"has |have |for )*(?:(?:now|fully|formally|duly|properly|wholly|completely|entirely|"
    r"thoroughly|satisfactorily|both|all|in full|accepted and|adopted and|acted on and|"
    r"accepted ,) )*"
    rf"(?:{_STRONG}|{MET}|{_STATE})",
    r"off as (?:now )?(?:complete|completed|done|closed|met|finished|discharged)",
    r"off(?: (?:the|our|my|its) (?:list|books|register|agenda|record|hands|file|"
    r"books? entirely|tracker))?",
    r"out of (?:the|our) (?:list|register|books)",
    r"from (?:the|our|my) (?:list|register|books|record)",
    r"to (?:an end|a close|rest|bed) | go | lapse | rest | away | behind us",
    r"an end | through | out | down",
)

STAYS = alternatives(
    r"(?:as |to be |as being |is |are |remains |still )*(?:still )?(?:open|outstanding|unmet|"
    r"unresolved|undischarged|in place|in force|live|where (?:it|they) (?:is|are|was|were)|"
    r"on (?:our|the|my) (?:list|books|register)|unfinished|incomplete|alive|current|as (?:it|"
    r"they) (?:is|are|was|were|stands?)|forward|over(?! and))",
)

AUX = (
    r"(?:is|are|am|was|were|has|have|had|can|may|might|will|would|should|could|must|shall|be|"
    r"been|being|to|need|needs|now|do|does|did|not|no|never|get|gets|stand|stands|remain|"
    r"remains|fall|falls|come|comes|go|goes"
    r"|ought|longer|yet|still|stay|stays)"
)
