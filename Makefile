# Everything happens in .venv, which these targets make themselves. Needs Python 3.11 or newer:
# `make demo PYTHON=python3.12` picks another one.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
SOURCES := src tests scripts bench build_hook.py docs/conf.py notebooks/invent_year.py
PAGES := *.md docs handcoded/README.md examples/README.md .github
COMPILED := $(CURDIR)/build/compiled
GOLD := $(wildcard ../shared/data/gold/*.docs.jsonl ../shared/data/corpus/clusters.jsonl.gz ../shared/data/corpus/modern.jsonl)
PUBLISHED := 2025-10-22
MINUTES ?= 10

.DEFAULT_GOAL := help
.PHONY: help demo test test-compiled compile lint format types unit rows score train wheels bench bench-archives bench-month \
  bench-store fuzz docs follow package reference pictures clean

help:
	@echo "make demo    code the pages in examples/ and show the table"
	@echo "make test    ruff, codespell, mypy and pytest (some minutes)"
	@echo "make compile coding and language as extension modules, in build/compiled (a C compiler, a minute or two)"
	@echo "make test-compiled  their tests on that build, and whether it gives the same records"
	@echo "make format  let ruff format the sources"
	@echo "make rows    run the example and counter of every table row (seconds)"
	@echo "make lint    ruff check, ruff format --check and codespell"
	@echo "make types   mypy --strict"
	@echo "make score   accuracy on the gold documents beside the project, if they are there"
	@echo "make train   learn the weights of a record's confidence anew from those documents"
	@echo "make bench   reading beside three extractors, speed (pure Python, then compiled) beside a tokeniser and"
	@echo "             Vietnamese language tools, growth with length and number, a store's answers, in a .venv-bench"
	@echo "make wheels  two wheels in dist/: compiled for this Python and platform, and pure Python for all others"
	@echo "make bench-store INPUT=PATH  time and memory of ingesting and linking an archive, twice"
	@echo "make bench-month  a month of 30 sources played to the watch, with faults, kills and jumps of the clock"
	@echo "make bench-archives  records per second and peak memory of reading archives (a quarter of an hour)"
	@echo "make fuzz    read mutated files of every format for MINUTES of CPU (10)"
	@echo "make docs    the documentation as a site in build/site, with a reference from the code; no warning is let pass"
	@echo "make follow  front page, tutorial, CONTRIBUTING and the page about outlets word for word in a fresh copy (minutes)"
	@echo "make package  wheel and sdist: what they hold, and the wheel on the oldest and newest Python here (minutes)"
	@echo "make reference  only the reference, as Markdown in docs/reference"
	@echo "make pictures  the screenshots and the recording of the front page (chromium)"
	@echo "make clean   remove .venv, caches and builds"

demo: $(VENV)/.installed
	@$(BIN)/dienbien code examples/*.txt examples/*.html examples/feed.jsonl --published $(PUBLISHED)

test: lint types unit

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/codespell $(PAGES)

format: $(VENV)/.installed-dev
	@$(BIN)/ruff check --fix $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

types: $(VENV)/.installed-dev
	@$(BIN)/mypy

unit: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

rows: $(VENV)/.installed-rows
	@$(BIN)/python -m pytest -q tests/language/test_vietnamese_rows.py

compile: $(COMPILED)/.built

test-compiled: $(VENV)/.installed-dev $(COMPILED)/.built
	@PYTHONPATH=$(COMPILED) $(BIN)/python -c 'import sys; from dienbien.coding import coder; sys.exit(coder.__file__.endswith(".py"))'
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m pytest -n auto --dist loadfile tests/coding tests/language tests/gaps
	@$(BIN)/python scripts/same_output.py compare $(COMPILED) $(or $(GOLD),examples)

score: $(VENV)/.installed
	@$(BIN)/python scripts/handcoded.py build/handcoded || echo "score: skipped what was coded by hand, no corpora beside the project"
	@$(BIN)/python scripts/check_scores.py

train: $(VENV)/.installed
	@$(PIP) --editable '.[train]'
	@$(BIN)/python scripts/handcoded.py build/handcoded
	@$(BIN)/python scripts/train_confidence.py

bench: $(BENCH)/.installed $(COMPILED)/.built
	@$(BENCH)/bin/python bench/extraction.py
	@$(BENCH)/bin/python bench/speed.py || echo "a bar is missed by pure Python"
	@PYTHONPATH=$(COMPILED) $(BENCH)/bin/python bench/speed.py || echo "a bar is missed by the compiled build"
	@PYTHONPATH=$(COMPILED) $(BENCH)/bin/python bench/growth.py
	@PYTHONPATH=$(COMPILED) $(BENCH)/bin/python bench/asking.py

wheels: $(VENV)/bin/python
	@DIENBIEN_COMPILE=1 $(BIN)/python -m pip wheel -qq --no-deps --wheel-dir dist .
	@$(BIN)/python -m pip wheel -qq --no-deps --wheel-dir dist .

bench-month: $(VENV)/.installed-dev
	@$(BIN)/python bench/month.py

bench-archives: $(VENV)/.installed-dev
	@$(BIN)/python bench/archives.py

bench-store: $(VENV)/.installed-dev
	@$(BIN)/python bench/keeping.py $(INPUT)

fuzz: $(VENV)/.installed-dev
	@cd tests && nice -n 19 ../$(BIN)/python -m fuzz --minutes $(MINUTES)

docs: reference
	@$(BIN)/sphinx-build -q -n -W --keep-going -j auto -c docs . build/site
	@echo "build/site/docs/index.html"

follow: $(VENV)/.installed-dev
	@$(BIN)/python scripts/follow_readme.py

package: $(VENV)/.installed-dev
	@$(BIN)/python scripts/check_package.py

reference: $(VENV)/.installed-dev
	@$(BIN)/python scripts/build_reference.py

pictures: $(VENV)/.installed-dev
	@$(BIN)/python scripts/screenshots.py
	@$(BIN)/python scripts/record_session.py

clean:
	rm -rf $(VENV) $(BENCH) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "dienbien needs Python 3.11 or newer; '$(PYTHON)' is not one. Try: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  rm -rf $(VENV); echo "'$(PYTHON) -m venv' failed; on Debian and Ubuntu install python3-venv" >&2; exit 1; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-rows

# Who adds a word needs pytest, but not all the rest.
$(VENV)/.installed-rows: $(VENV)/bin/python pyproject.toml
	@$(PIP) --editable '.[rows]'
	@touch $@ $(VENV)/.installed

$(COMPILED)/.built: $(VENV)/bin/python pyproject.toml build_hook.py $(shell find src -name '*.py' -o -name '*.tsv')
	@rm -rf $(COMPILED)
	@DIENBIEN_COMPILE=1 $(PIP) --no-deps --target $(COMPILED) .
	@touch $@

$(BENCH)/.installed: pyproject.toml
	@$(PYTHON) -m venv --upgrade-deps $(BENCH)
	@$(BENCH)/bin/python -m pip install -qq --disable-pip-version-check --editable '.[bench]'
	@touch $@
