# Every command works in a fresh clone: it makes .venv and installs what it needs first.
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test lint fmt bench soak clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

demo: ## Start the demo app and a local Ecwid, and print their addresses (Ctrl-C ends both)
	@$(PYTHON) -m scripts demo $(ARGS)

test: ## Set up what the tests need, then run everything: lint, both databases, JavaScript, browser
	@$(PYTHON) -m scripts test $(ARGS)

lint: ## Check format, lint rules, types, deployment settings and migrations
	@$(PYTHON) -m scripts lint $(ARGS)

fmt: ## Format the Python code and fix what ruff can fix
	@$(PYTHON) -m scripts fmt $(ARGS)

bench: ## Measure speed and size against named references, in one run
	@$(PYTHON) -m scripts bench $(ARGS)

soak: ## Run what is too big for every run (full-size fuzz); takes long
	@$(PYTHON) -m scripts soak $(ARGS)

clean: ## Remove .venv, caches and the demo's data under var/
	rm -rf .venv .cache var .ruff_cache .mypy_cache .pytest_cache .hypothesis staticfiles
