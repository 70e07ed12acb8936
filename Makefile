# Two commands: `make demo` shows the main job, `make test` checks everything.
# Both set up .venv from the lock file first; PYTHON=… chooses another interpreter.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# The checks start thousands of processes: byte code is kept, whatever the caller's environment says.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test lint types contract unit nightly scores corpus bench golden lock dist clean

demo: .venv/.ready
	$(BIN)/peeldiff summary fixtures/2015-effectiveness-web.txt fixtures/2016-effectiveness-report.md

test: lint types contract unit

.venv/.ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "peeldiff needs Python 3.11 or newer: install it, or name it with make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

lint: .venv/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/.ready
	$(BIN)/mypy

contract: .venv/.ready
	$(BIN)/lint-imports

unit: .venv/.ready
	$(BIN)/pytest -n auto --dist loadfile

# More examples of every law than a change has time for.
nightly: .venv/.ready
	HYPOTHESIS_PROFILE=nightly $(BIN)/pytest tests/laws tests/papers/tracker tests/papers/response tests/formats/test_published_pdfs.py tests/inspectorates/test_slips.py tests/inspectorates/test_patterns.py

# Needs the labelled reports beside the checkout.
scores: .venv/.ready
	$(BIN)/python .ci/floors.py

# How the statuses fare on the labelled corpus, writer by writer; outside the tests.
corpus: .venv/.ready
	$(BIN)/python benchmarks/reader/score.py

bench: .venv/.ready
	$(BIN)/python benchmarks/processes.py

# Writes golden texts and the README's examples anew; read each change before it is committed.
golden: .venv/.ready
	$(BIN)/pytest --write-golden tests/render tests/phrasing tests/pages tests/history/test_history.py tests/inspectorates/test_own_words.py tests/papers/tracker/test_sheets.py tests/test_golden.py --deselect tests/test_golden.py::test_the_readme_shows_what_the_program_prints
	$(BIN)/python docs/refresh.py

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --all-extras --group dev pyproject.toml --output-file requirements.lock

# The wheel, and a zip of every wheel that Windows needs, to install without a network.
dist: .venv/.ready
	$(BIN)/python -m hatchling build -t wheel -d dist
	$(BIN)/python .ci/windows.py dist

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .hypothesis .import_linter_cache
