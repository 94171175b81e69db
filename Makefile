# Otherward: `make run` sets everything up and opens the page; `make test` sets everything up and runs all tests.
# Needs Python 3.11 or later and make; everything else is brought by these targets.

PYTHON ?= python3
UV := .tools/bin/uv
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check setup system format benchmarks evaluate screenshots clean

run: setup  ## The page on the shipped example network, or on your own files: make run FILES="archive.zip contacts.vcf"
ifdef FILES
	$(BIN)/otherward import $(FILES)
	$(BIN)/otherward serve --open
else
	$(BIN)/otherward demo --open
endif

test: setup system  ## All tests, browser and PostgreSQL included where the system allows
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist loadgroup

check: setup  ## Lint, types, architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest -q tests/structure

setup: $(BIN)/.synced

$(UV):
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Otherward needs Python 3.11 or later.")'
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv

$(BIN)/.synced: $(UV) pyproject.toml uv.lock
	$(UV) sync --quiet --frozen --python $(PYTHON)
	@touch $@

system:  ## Chromium, PostgreSQL, a mail server and one for address books, for the tests
	sh scripts/system_packages.sh

format: setup
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

benchmarks: setup  ## Speed and memory, beside what people would use instead
	PYTHONDONTWRITEBYTECODE= $(BIN)/python benchmarks/intake.py
	PYTHONDONTWRITEBYTECODE= $(BIN)/python benchmarks/reading.py
	PYTHONDONTWRITEBYTECODE= $(BIN)/python benchmarks/brief.py
	PYTHONDONTWRITEBYTECODE= $(BIN)/python benchmarks/pages.py
	PYTHONDONTWRITEBYTECODE= $(BIN)/python benchmarks/interactive.py
	PYTHONDONTWRITEBYTECODE= $(BIN)/python benchmarks/map.py

evaluate: setup  ## What the program concludes against what people judged, into docs/quality.md
	OPENBLAS_NUM_THREADS=1 $(BIN)/python evaluation/evaluate.py

screenshots: setup system  ## Every page, both sizes, both themes, into docs/screenshots
	$(BIN)/python scripts/make_screenshots.py

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache dist build
