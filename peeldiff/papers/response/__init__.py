"""The response: comments on a report under section 55 of the Police Act 1996, ready to be written."""

from __future__ import annotations

import os
from collections.abc import Sequence

from peeldiff.errors import OutputError, UsageError
from peeldiff.inspectorates import load_inspectorate
from peeldiff.papers.markdown import to_markdown
from peeldiff.papers.response.script import write_response
from peeldiff.papers.shapes import Dossier, PaperFile, PaperOptions, needed

__all__ = ["make"]


def make(dossier: Dossier, options: PaperOptions) -> Sequence[PaperFile]:
    """Make the response as DOCX or Markdown."""
    if options.template is not None and options.ending != ".docx":
        raise UsageError("--template is for a response that is written as .docx.")
    if options.template is not None and os.path.realpath(options.template) == os.path.realpath(
        options.output
    ):
        raise OutputError(
            f"{options.output} is the letter itself; give another name after --output."
        )
    paper, last = write_response(dossier, load_inspectorate())
    notes = []
    if last.date is None:
        notes.append(
            f"the last day for publication is {last.told[:-1]}"
            + (
                ". Please check."
                if last.told.startswith("none")
                else "; --published DATE supplies it."
            )
        )
    if options.ending == ".md":
        content, lacking = to_markdown(paper).encode(), ""
    else:
        needed("docx", "A response as .docx")
        from peeldiff.papers.word.writer import to_docx

        content, lacking = to_docx(paper, options.template)
    note = " ".join(filter(None, (*notes, lacking)))
    return [PaperFile(path=options.output, content=content, note=note)]
