# One door to everything: `make demo` shows what factcheck does, `make test` checks all of it.
# Both need Python 3.11 or newer and make; the rest is installed into .venv.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The newest Python found that runs (a name on the path may be a shim without an interpreter behind it).
CANDIDATES := python3.14 python3.13 python3.12 python3.11 python3 python
PYTHON ?= $(shell for name in $(CANDIDATES); do \
	if $$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$name; break; fi; done)

VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# An editable install leaves compiling to the first run, which may not be allowed to keep it (PYTHONDONTWRITEBYTECODE): 0.3 s each time.
COMPILE := $(BIN)/python -m compileall -q factcheck
BUILT_FROM := pyproject.toml hatch_build.py $(wildcard native/*)
PAGE := build/demo.html

.PHONY: docs reference help demo test lint ruff format format-check types imports validate corpus golden pictures wheel bench clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

demo: $(VENV)/.installed ## install, compare the sample articles, write the HTML page
	@mkdir -p $(dir $(PAGE))
	$(BIN)/factcheck compare seeds/ --output html=$(PAGE)
	@echo
	@echo "The same report as a page: $(abspath $(PAGE))"

test: lint ## run every check: linters, types, layers, tests with coverage, corpus floors, the built wheel
	$(BIN)/python -m pytest --cov --cov-report=term

lint: format-check ruff types imports ## run the linters, the type checker and the check of the layers

ruff: $(VENV)/.tested
	$(BIN)/ruff check --quiet .

format: $(VENV)/.tested ## let ruff format the tree
	$(BIN)/ruff format .

format-check: $(VENV)/.tested
	$(BIN)/ruff format --check --quiet .

types: $(VENV)/.tested ## check the types
	$(BIN)/mypy

imports: $(VENV)/.tested
	$(BIN)/lint-imports

validate: $(VENV)/.tested
	$(BIN)/python tests/corpus/validate.py

corpus: validate ## measure on both parts of the corpus and print the figures (ARGS=--update raises the floors)
	$(BIN)/python -m tests.corpus.measure $(ARGS)

golden: $(VENV)/.tested ## render the sample articles anew into reports/
	$(BIN)/python -m pytest --quiet tests/golden --update-golden

reference: $(VENV)/.tested ## write the pages of docs/ that are made from the program
	$(BIN)/python docs/reference.py

docs: reference ## build the documentation as a site in build/docs, every warning an error
	$(BIN)/python -m sphinx -W --keep-going -n -q -b html docs build/docs
	@echo "The documentation: $(abspath build/docs/index.html)"

pictures: $(VENV)/.tested ## make the pictures in the README anew from the real output (needs Chromium)
	$(BIN)/python docs/pictures/make.py

wheel: $(VENV)/.tested ## build the wheel, install it elsewhere and test it there
	$(BIN)/python -m pytest tests/test_wheel.py

bench: $(VENV)/.tested ## measure start-up, extraction beside its peers, and odd texts
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python -m benchmarks.extract
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.linearity
	$(BIN)/python -m benchmarks.page
	$(BIN)/python -m benchmarks.scale

clean: ## remove what was built and the virtual environment
	rm -rf $(VENV) build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache tests/golden/actual

# Both are brought up to date when the declared dependencies or the compiled sources change. `.tested` is `.installed` with all extras.
$(VENV)/.python:
	@test -n "$(PYTHON)" || { echo "factcheck needs Python 3.11 or newer with venv; none of these runs here: $(CANDIDATES)" >&2; \
		echo "Install one, or name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.python $(BUILT_FROM)
	@$(PIP) install --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/.tested: $(VENV)/.python $(BUILT_FROM)
	@$(PIP) install --editable '.[all]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed
