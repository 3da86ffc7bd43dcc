# A thin wrapper; everything is done by packaging/bootstrap.py, which runs alike on Windows:
#   python packaging/bootstrap.py run|test
# Standard output belongs to what is started: `echo "Hello" | make run` prints the reply and nothing else.
MAKEFLAGS += --no-print-directory
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do command -v $$name && break; done)
BOOTSTRAP = $(PYTHON) packaging/bootstrap.py
BIN = .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test lint format lock docs screenshots clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf 'make %-12s %s\n' "$$name" "$$what"; done

run: ## open Best Friend, or talk in the terminal; ARGS="doctor --json" goes to the program
	@exec $(BOOTSTRAP) run $(ARGS)

test: ## all quality gates; ARGS="-k words" goes to pytest
	@exec $(BOOTSTRAP) test -- $(ARGS)

lint: ## ruff, mypy and the layers, without the tests
	@$(BOOTSTRAP) setup test
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: ## put the code into shape
	@$(BOOTSTRAP) setup test
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

lock: ## write packaging/lock from pyproject.toml; ARGS=--upgrade takes the newest versions
	@$(BOOTSTRAP) lock $(ARGS)

docs: ## write the generated pages under docs/
	@$(BOOTSTRAP) setup test
	@$(BIN)/python -m bestfriend_desktop.faces.cli.docs

screenshots: ## take the pictures of the README
	@$(BOOTSTRAP) setup test
	@$(BIN)/python docs/pictures/make.py

clean: ## remove the virtual environment and all caches; conversations stay
	@rm -rf .venv .venv.lock .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
