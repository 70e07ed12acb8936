"""Coverage-guided fuzzing of reading: any bytes give an inspection or one clear error.

Run with `python tests/fuzz/fuzz_reading.py CORPUS -max_total_time=900` in an environment that has
the dependency group `fuzz`. Not collected by pytest.
"""

import sys

import atheris

with atheris.instrument_imports(include=["peeldiff", "alignment"]):
    # Named here because the program imports them late, when nothing is instrumented any more.
    import peeldiff.document.formats.text
    import peeldiff.report.structure  # noqa: F401
    from peeldiff.document.files import load_bytes
    from peeldiff.errors import PeeldiffError
    from peeldiff.report import read_document


def one_input(data: bytes) -> None:
    try:
        inspection = read_document(load_bytes(data, "fuzzed"))
    except PeeldiffError:
        return
    count = inspection.source.lines
    for section in inspection.sections:
        assert 1 <= section.line <= section.end_line <= count
    for finding in inspection.findings:
        assert 1 <= finding.line <= finding.end_line <= count


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
