# make demo   set everything up and do the main job once
# make test   set everything up and run every check and test
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
# the tests start daumoi a thousand times; compiled modules halve what that takes
COMPILED := env -u PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test coverage test-long lint format docs figures bench accuracy samples lock register clean

demo: $(VENV)/.run
	$(BIN)/daumoi demo demo

test: lint
	$(COMPILED) $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -m "not long"

# as make test, and which lines no test runs; takes half as long again
coverage: lint
	rm -f .coverage .coverage.*
	$(COMPILED) $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -m "not long" --cov --cov-report=term

test-long: $(VENV)/.dev
	$(COMPILED) $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -m long

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.dev
	$(BIN)/python -m docs.generate

# draws the figures of README.md and docs/figures.md with daumoi itself
figures: $(VENV)/.dev
	$(BIN)/python -m docs.figures

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.answers
	$(BIN)/python -m benchmarks.reading $(DOCUMENTS)
	$(BIN)/python -m benchmarks.page

# make accuracy DOCUMENTS="FOLDER …": how well real documents are read, into docs/accuracy.md
accuracy: $(VENV)/.dev
	$(BIN)/python -m benchmarks.accuracy --write $(DOCUMENTS)

# makes data/samples/ha-van from the words in tests/samples
samples: $(VENV)/.dev
	$(BIN)/python -m tests.samples.make

register: $(VENV)/.dev
	$(BIN)/python -m loaders.register.refresh

# pins every package, for all systems and Python versions that daumoi runs on
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --extra install pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --extra dev pyproject.toml -c requirements/run.txt -o requirements/dev.txt

clean:
	rm -rf $(VENV) demo looks .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "daumoi needs Python 3.11 or newer; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --no-deps --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) --no-deps --require-hashes -r requirements/dev.txt
	@touch $@
