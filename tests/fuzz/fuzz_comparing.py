"""Coverage-guided fuzzing of comparing: two halves of any text are compared, and the laws hold.

Run with `python tests/fuzz/fuzz_comparing.py CORPUS -max_total_time=900`; see `fuzz_reading.py`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["peeldiff", "alignment"]):
    # Named here because the program imports them late, when nothing is instrumented any more.
    import peeldiff.document.formats.text
    import peeldiff.report.structure  # noqa: F401
    from peeldiff.compare import compare
    from peeldiff.document.files import load_bytes
    from peeldiff.errors import PeeldiffError
    from peeldiff.model import WordingOp
    from peeldiff.report import read_document


def one_input(data: bytes) -> None:
    first, _, second = data.partition(b"\n====\n")
    try:
        old = read_document(load_bytes(first, "old", source_format="text"))
        new = read_document(load_bytes(second, "new", source_format="text"))
    except PeeldiffError:
        return
    diff = compare(old, new)
    shown = [ref.id for change in diff.findings for ref in change.old]
    assert sorted(shown) == sorted(finding.id for finding in old.findings)
    shown = [ref.id for change in diff.findings for ref in change.new]
    assert sorted(shown) == sorted(finding.id for finding in new.findings)
    for change in diff.findings:
        kept = "".join(text for op, text in change.wording if op is not WordingOp.INSERT)
        assert kept == "\n".join(ref.text for ref in change.old)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
