# Two commands do all: `make run` shows Verder with a demo company, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help install run test coverage check format bench package messages lock clean

help:
	@echo "make run      start Verder with a demo company"
	@echo "make test     run every test (installs what it needs)"
	@echo "make coverage measure which lines the tests run"
	@echo "make check    lint, types, import contracts"
	@echo "make bench    measure against other engines"
	@echo "make package  build the wheel"
	@echo "make install  set-up only;  make messages  collect translations;  make lock  renew the pins"

install:
	@$(PYTHON) tools/setup.py

run: install
	@$(BIN)/verder demo --if-empty
	@$(BIN)/verder serve

develop:
	@$(PYTHON) tools/setup.py --with dev

test: develop
	@$(BIN)/python tools/test.py

coverage: develop
	@$(BIN)/python tools/test.py coverage

check: develop
	@$(BIN)/python tools/check.py

format: develop
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix . && $(BIN)/djlint --reformat --quiet src

bench:
	@$(PYTHON) tools/setup.py --with bench
	@$(BIN)/python -m bench

package: develop
	@$(BIN)/python -m hatchling build -t wheel

messages: develop
	@$(BIN)/python tools/messages.py collect

lock:
	@$(PYTHON) tools/lock.py

clean:
	rm -rf .venv .tools node_modules dist build src/verder/web/static/vendor
