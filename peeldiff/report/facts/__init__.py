"""What the report is: on whom, by whom, in which programme and cycle, published when, under what title.

Begin with `metadata.read_metadata`; there is a module for each fact. `publication` tells what a printed day
of publication is worth.
"""
