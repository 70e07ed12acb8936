"""The lists of a data file that code asks for, table by table: each stands in the file under its own name.

`Words` are words and headings as printed, `Patterns` are regular expressions. What this names and a file
lacks, and what a file has and this does not name, is an error when the file is loaded (`checking.py`).
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

__all__ = [
    "TABLES", "Coming", "Deadlines", "Findings", "FollowUps", "Furniture", "Judgments", "Listed", "Missing",
    "Observations", "Patterns", "Plainly", "Raising", "Recalls", "Structure", "Table", "Verdicts", "Words",
]  # fmt: skip


class Words(NamedTuple):
    """A list of words and headings as printed, by its table and its key there."""

    table: str
    key: str
    may_lack: bool = False


class Patterns(NamedTuple):
    """A list of regular expressions, by its table and its key there; `groups` must stand in each pattern.

    A list that `may_lack` is one that not every inspectorate has.
    """

    table: str
    key: str
    may_lack: bool = False
    groups: tuple[str, ...] = ()


Listed = Words | Patterns
TABLES: dict[str, type[Table]] = {}
"""Every table of lists by its name in a data file."""
_MAY_LACK = frozenset({"visit_patterns", "other_bodies_patterns"})
_GROUPS = {
    "visit_patterns": ("dates",),
    "heading_grade_patterns": ("head",),
    "carried_grade_patterns": ("year",),
    "year_first_patterns": ("year", "what"),
    "year_last_patterns": ("year", "what"),
    "acts_patterns": ("year",),
}


class Table:
    """A table of lists. Each annotated name of a class becomes the list of that key, one of `lists`."""

    name: ClassVar[str]
    lists: ClassVar[dict[str, Listed]]

    def __init_subclass__(cls, *, table: str) -> None:
        cls.name, cls.lists = table, {}
        for key, kind in cls.__annotations__.items():
            lacks = key in _MAY_LACK
            one: Listed = (
                Patterns(table, key, lacks, _GROUPS.get(key, ()))
                if kind == "Patterns"
                else Words(table, key, lacks)
            )
            cls.lists[key] = one
            setattr(cls, key, one)
        TABLES[table] = cls


class Structure(Table, table="structure"):
    """How a report is built: parts, headings and what is none, contents, the cycle that it names."""

    parts: Words
    pillar_parts: Words
    part_patterns: Patterns
    inspection_patterns: Patterns
    annex_patterns: Patterns
    method_patterns: Patterns
    annex_groups: Words
    summaries: Words
    observations: Words
    not_headings: Words
    contents: Words
    cycle_label_patterns: Patterns
    own_cycle_patterns: Patterns
    letter_remark_patterns: Patterns
    answer_patterns: Patterns
    compared: Words
    force_words: Words
    text_heads: Words
    list_end_patterns: Patterns
    other_bodies_patterns: Patterns


class Findings(Table, table="findings"):
    """What is asked for: labels of its lists, how an entry begins, to whom it is addressed."""

    demand_words: Words
    asking_words: Words
    area_for_improvement: Words
    cause_of_concern: Words
    recommendation: Words
    innovative_practice: Words
    promising_practice: Words
    demand_patterns: Patterns
    paper_patterns: Patterns
    none_patterns: Patterns
    lead_in_patterns: Patterns
    general_patterns: Patterns
    recalled_patterns: Patterns
    earlier_patterns: Patterns
    still_asked_patterns: Patterns
    force_subject_patterns: Patterns
    all_forces_patterns: Patterns
    other_body_patterns: Patterns


class Deadlines(Table, table="deadlines"):
    """Times by which something is to be done."""

    immediate: Words
    urgent: Words
    events_patterns: Patterns
    publication_patterns: Patterns


class Judgments(Table, table="judgments"):
    """How grades are said, denied, carried over and limited."""

    behind_grade_words: Words
    verdict_nouns: Words
    judging_verbs: Words
    labelled_grade_patterns: Patterns
    earlier_grade_patterns: Patterns
    heading_grade_patterns: Patterns
    carried_grade_patterns: Patterns
    picture_of_grade_patterns: Patterns
    interim: Words
    translated_grades: Words
    standing_nouns: Words
    standing_patterns: Patterns
    giving_words: Words
    keeping_words: Words
    coming_words: Words
    last_inspected_patterns: Patterns
    year_label_patterns: Patterns
    standing_grade_patterns: Patterns
    looking_words: Words
    fieldwork_words: Words
    returning_words: Words
    covering_words: Words
    outside_words: Words
    beyond_words: Words
    among_words: Words
    question_words: Words
    inspecting_body_words: Words
    ungraded_patterns: Patterns
    caveat_patterns: Patterns
    report_caveat_patterns: Patterns
    change_stated_patterns: Patterns
    inspected_columns: Words


class Coming(Table, table="coming"):
    """What is still to come."""

    next_patterns: Patterns
    later_patterns: Patterns


class Furniture(Table, table="furniture"):
    """What stands in a report and says nothing of the body: navigation, running lines, imprint, dates."""

    navigation: Words
    related: Words
    related_patterns: Patterns
    navigation_patterns: Patterns
    title_words: Words
    running_patterns: Patterns
    published_patterns: Patterns
    updated_patterns: Patterns
    published_labels_patterns: Patterns
    other_dates_patterns: Patterns
    source_patterns: Patterns
    caption_patterns: Patterns
    picture_patterns: Patterns
    publisher_patterns: Patterns
    imprint_patterns: Patterns
    period_patterns: Patterns
    signature_patterns: Patterns
    boilerplate_patterns: Patterns
    template_patterns: Patterns
    mail_header_patterns: Patterns
    mail_end_patterns: Patterns
    letter_opening_patterns: Patterns
    letter_closing_patterns: Patterns
    visit_patterns: Patterns


class FollowUps(Table, table="followups"):
    """What a report says of an earlier inspection."""

    reference_patterns: Patterns
    implied_patterns: Patterns
    speaker_patterns: Patterns
    data_year_patterns: Patterns
    not_followup_patterns: Patterns
    answer_patterns: Patterns
    recall_patterns: Patterns
    past_patterns: Patterns
    present_patterns: Patterns
    several_patterns: Patterns
    others_patterns: Patterns
    answers_back_patterns: Patterns


class Verdicts(Table, table="verdicts"):
    """What a sentence says has become of a point, where it does not say so plainly."""

    improved_patterns: Patterns
    partly_patterns: Patterns
    not_improved_patterns: Patterns
    worse_patterns: Patterns
    unchanged_patterns: Patterns
    part_patterns: Patterns


class Plainly(Table, table="plainly"):
    """The report's own words for progress, one list for a verdict."""

    improved_patterns: Patterns
    partly_patterns: Patterns
    not_improved_patterns: Patterns
    worse_patterns: Patterns
    unchanged_patterns: Patterns
    less_patterns: Patterns
    unsaid_patterns: Patterns


class Observations(Table, table="observations"):
    """What an inspector says in his or her own name, and in which tone."""

    person_patterns: Patterns
    pleased_patterns: Patterns
    less_pleased_patterns: Patterns
    half_pleased_patterns: Patterns
    troubled_patterns: Patterns
    ended_patterns: Patterns
    bad_patterns: Patterns
    half_patterns: Patterns
    plainly_bad_patterns: Patterns
    plainly_good_patterns: Patterns
    more_to_do_patterns: Patterns
    but_patterns: Patterns
    put_this_patterns: Patterns
    unseen_patterns: Patterns
    then_patterns: Patterns
    now_patterns: Patterns
    since_patterns: Patterns
    leaning_words: Words
    subject_words: Words


class Recalls(Table, table="recalls"):
    """Which sentences on an earlier time recall an inspection."""

    inspection_patterns: Patterns
    voice_patterns: Patterns
    report_patterns: Patterns
    this_time_patterns: Patterns
    others_patterns: Patterns
    told_patterns: Patterns
    now_only_patterns: Patterns
    method_patterns: Patterns
    then_patterns: Patterns
    hints_at_now_patterns: Patterns
    names_patterns: Patterns
    judged_patterns: Patterns
    on_this_patterns: Patterns
    went_on_patterns: Patterns
    of_these_patterns: Patterns


class Raising(Table, table="raised_before"):
    """What a report says itself of where a newer finding comes from."""

    raising_words: Words
    inspecting_words: Words
    enumerates_patterns: Patterns
    goes_on_patterns: Patterns
    points_back_patterns: Patterns
    told_us_patterns: Patterns
    asked_patterns: Patterns
    identified_patterns: Patterns
    noted_patterns: Patterns
    contrast_patterns: Patterns
    several_patterns: Patterns


class Missing(Table, table="missing"):
    """The inspections that a report names."""

    year_first_patterns: Patterns
    year_last_patterns: Patterns
    alongside_patterns: Patterns
    empty_words: Words
    no_name_patterns: Patterns
    acts_patterns: Patterns
    said_patterns: Patterns
    others_patterns: Patterns
    period_patterns: Patterns
    plans_patterns: Patterns
    carried_patterns: Patterns
