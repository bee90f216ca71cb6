# Everything a newcomer needs: `make demo` shows the main job, `make test` proves it.
# Both set up a virtual environment of their own first; nothing but Python 3.11 or newer is needed.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
READY := $(VENV)/.ready
PIN = $(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --all-build-deps

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench docs lock sbom fuzz clean

help: ## what there is to do
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.11 or newer: install it, or name it with PYTHON=..."; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)

$(RUNS): pyproject.toml requirements/run.txt | $(BIN)/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(READY): $(RUNS) requirements/lock.txt
	@echo "Adding what the tests need (once) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/lock.txt
	@touch $@

demo: $(RUNS) ## read the sample corpus and open the result
	@$(BIN)/onrecord demo

test: check ## lint, types, import rules and all tests
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(READY) ## lint, types and import rules only
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(READY) ## put the code in its usual shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY) ## measure speed, memory and quality; writes benchmarks/RESULTS.md
	@$(BIN)/python -m benchmarks

docs: $(READY) ## build the documentation into build/site
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[docs]"
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

lock: $(READY) ## resolve the pinned, hashed requirements anew
	@$(PIN) --extra postgres --extra tables --extra dev -o requirements/lock.txt pyproject.toml
	@$(PIN) -c requirements/lock.txt -o requirements/run.txt pyproject.toml
	@$(BIN)/python requirements/sbom.py

sbom: ## write the bill of materials of the pinned requirements anew
	@$(PYTHON) requirements/sbom.py

fuzz: $(READY) ## fuzz every reader of what others wrote, a minute each
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[fuzz]"
	@$(BIN)/python -m fuzzing

clean: ## remove what the commands above made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
