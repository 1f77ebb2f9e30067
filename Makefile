# The first target to run makes .venv from requirements/*.txt; each brings in only what it needs.
PYTHON ?= python3
BIN := .venv/bin
VENV := $(PYTHON) tools/environment.py
ARGS ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint bench notebooks papers lock clean

help:  ## say what there is to make
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run:  ## the four engines on real input, ending in one page to look at
	@$(VENV) core
	$(BIN)/python -m wlkit run $(ARGS)

test:  ## the default tests and all doctests (ARGS="-m slow" for the slow ones)
	@$(VENV) core test
	$(BIN)/python -m pytest $(ARGS)

lint:  ## ruff, mypy, and the floors of the architecture
	@$(VENV) core lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench:  ## every benchmark (AREA=... for some; PEERS=1 also installs the large peers)
	@$(VENV) core bench $(if $(PEERS),peers)
	$(BIN)/python -m benchmarks $(AREA)

notebooks:  ## execute the notebooks into build/notebooks
	@$(VENV) core notebooks
	$(BIN)/python tools/notebooks.py $(ARGS)

papers:  ## check the claims of the papers (ARGS=SLUG for one of them)
	@$(VENV) core
	$(BIN)/python -m wlkit papers $(ARGS)

lock:  ## resolve the dependency groups again (ARGS=--upgrade for the newest versions)
	$(PYTHON) tools/lock.py $(ARGS)

clean:  ## remove what the targets and the caches left (.venv stays)
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name .venv -prune -o -name .git -prune -o -name __pycache__ -type d -print | xargs rm -rf
