"""Where a grade is printed or named: on a line, in a list, in a table, in a sentence.

Begin with `lines` for what is printed alone, with `mentions` for what a sentence says, and with `passages`
for which of its mentions a text means. On which question a grade stands is told in `judgments`.
"""
