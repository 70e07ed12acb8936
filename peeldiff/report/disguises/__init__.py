"""What is printed as something else than it is, put right before anybody looks for headings.

Begin with `headings`, for those that print hides; `fact_lists`, `forms` and `paper_tables` open what was set
as a list or a table. Each takes the blocks of a report and mends them.
"""
