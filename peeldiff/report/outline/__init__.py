"""Which blocks are headings, and how they nest.

Begin with `headings.HeadingReader`: `short_lines` knows the form of a heading, `not_headings` and `masthead`
what only looks like one. `nesting` gives each its parent, by the heights of `tiers`.
"""
