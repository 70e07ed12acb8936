"""Which question bears which grade, and whether this inspection or an earlier one gave it.

Begin with `by_question.read_grades`, which asks the places in order: `overviews`, lines, `sentences`.
`own_questions` has what no data file knows, `carried_over` what was not inspected this time.
"""
