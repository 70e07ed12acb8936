"""What the inspectorate formally asks for, and by when.

Begin with `whole_report.read_findings`. `labels` tells what opens a list and what asks, `list_reader` reads
one list, `entries` tells what a line in it is; `prose_demands` finds what is asked in running text.
"""
