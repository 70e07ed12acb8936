"""What stands on the page and is no text of the report: furniture, contents list, site, mail, template.

Begin with `furniture.set_aside`, which asks the others in order. `covering` alone tells of text that stays:
what a paper that covers a report asks of its own readers.
"""
