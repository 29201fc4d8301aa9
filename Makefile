# make          sets up .venv and builds source/ into build/
# make test     sets up what the tests need and runs them
# make lint     ruff, mypy and the workflow files
# make docs     the documents as a site, in build/documents; a broken link is an error
# make bench    how fast the tool is, beside its libraries alone: one table (ROWS="help deck")
# make fuzz     builds sheets that nobody would write, and holds what must hold (MINUTES=60)
# make anki-desktop   `push` against the real Anki desktop, without a screen, with the real add-on AnkiConnect (ANKI=25.2.7)
# make torture  kills builds at random moments, and looks at what is left (KILLS=100)
# make clean    removes what was built, and .venv
#
# PYTHON=python3.12 chooses the interpreter.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := build
MAKEFLAGS += --no-print-directory

# The first of these that is new enough, unless the caller names one.
CANDIDATES := python3 python3.13 python3.12 python3.11
IS_NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for one in $(CANDIDATES); do \
	if $$one -c '$(IS_NEW_ENOUGH)' 2>/dev/null; then echo $$one; break; fi; done)

VENV := .venv
BIN := $(VENV)/bin
# Named after the interpreter, so that another PYTHON makes another .venv.
PLACE := $(VENV)/$(shell $(or $(PYTHON),false) -c 'import platform; print("python-" + platform.python_version())' 2>/dev/null)

# A person's own pip settings stay in force (mirrors, certificates); only what cannot work inside .venv is switched off.
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PIP := $(BIN)/python -m pip install -qq --constraint constraints.txt
INSTALL := $(PIP) --no-build-isolation --editable .

.PHONY: build test lint docs bench anki-desktop torture fuzz clean constraints

build: $(PLACE)/pango
	@$(BIN)/python -m generator build
	@echo "next: $(BIN)/cheatsheet init FOLDER begins sheets of your own; $(BIN)/cheatsheet --help shows all commands"

test: $(PLACE)/pango $(PLACE)/test
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(PYTEST)

lint: $(PLACE)/lint
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	@$(BIN)/zizmor --offline --quiet .github action.yml

docs: $(PLACE)/docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

bench: $(PLACE)/pango $(PLACE)/bench
	@$(BIN)/python benchmarks/speed.py $(ROWS)

fuzz: $(PLACE)/pango $(PLACE)/test
	@$(BIN)/python tools/fuzz.py --minutes $(or $(MINUTES),60)

torture: $(PLACE)/pango
	@$(BIN)/python tools/torture.py --kills $(or $(KILLS),100)

# The add-on's folder `plugin`; what is not there is cloned.
ANKICONNECT := build/anki-connect/plugin
# Which Anki: `push` was tried with 24.11, 25.2.7 and this one.
ANKI := 26.9.3
anki-desktop: $(PLACE)/test $(PLACE)/desktop-$(ANKI)
	@test -d $(ANKICONNECT) || git clone --quiet --depth 1 https://github.com/FooSoft/anki-connect build/anki-connect
	@CHEATSHEET_ANKI_DESKTOP=$(CURDIR)/$(VENV)/desktop-$(ANKI)/bin/python CHEATSHEET_ANKICONNECT=$(abspath $(ANKICONNECT)) \
		$(BIN)/python -m pytest tests/desktop $(PYTEST)

clean:
	rm -rf build $(VENV) .hypothesis .mypy_cache .pytest_cache .ruff_cache

# ---- what the above stand on -----------------------------------------------------------------------------------------

$(PLACE)/venv:
	@$(PYTHON) -c '$(IS_NEW_ENOUGH)' 2>/dev/null || \
		{ echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(VENV) with $(notdir $(PLACE))"
	@$(PYTHON) -m venv --clear $(VENV) >/dev/null || \
		{ echo "The module venv is missing (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@mkdir -p $(@D)
	@touch $@

$(PLACE)/build: $(PLACE)/venv pyproject.toml constraints.txt
	@$(PIP) pip hatchling editables
	@$(INSTALL)
	@touch $@

$(PLACE)/pango: $(PLACE)/build tools/ensure_pango.sh
	@tools/ensure_pango.sh $(BIN)/python
	@touch $@

# Learners do not all update Anki: the engine of 24.11 stands beside the newest one, for tests that lend it to a process.
# Of Anki's desktop program only the files count that it serves to its cards, so it comes without Qt.
$(PLACE)/test: $(PLACE)/build
	@$(INSTALL) --group build --group test --group browser
	@$(BIN)/python -m pip install -qq --no-deps --upgrade --target $(VENV)/anki-24.11 anki==24.11
	@$(BIN)/python -m pip install -qq --no-deps --upgrade --target $(VENV)/aqt aqt==26.9.3
	@touch $@

# Anki's desktop program with Qt: half a gigabyte, for `make anki-desktop` alone.
# Newer ones call their extra with Qt `qt`, older ones `qt6`.
$(PLACE)/desktop-%: $(PLACE)/venv
	@$(BIN)/python -m venv --clear $(VENV)/desktop-$*
	@$(VENV)/desktop-$*/bin/python -m pip install -qq "aqt[qt,qt6]==$*"
	@touch $@

$(PLACE)/bench: $(PLACE)/build
	@$(INSTALL) --group build --group test --group bench
	@touch $@

$(PLACE)/docs: $(PLACE)/build
	@$(INSTALL) --group build --group docs
	@touch $@

$(PLACE)/lint: $(PLACE)/build
	@$(INSTALL) --group build --group test --group lint
	@touch $@

# The newest versions that go together, for every Python that is supported: run it with the oldest one.
constraints:
	@rm -rf build/constraints && $(PYTHON) -m venv build/constraints
	@build/constraints/bin/python -m pip install --quiet --upgrade pip
	@build/constraints/bin/python -m pip install --quiet --group build --group test --group browser --group lint --group docs --group bench .
	@{ sed -n '/^#/p' constraints.txt; \
		build/constraints/bin/python -m pip freeze --all --exclude cheatsheet-generator --exclude setuptools; } > build/constraints.txt
	@mv build/constraints.txt constraints.txt && rm -rf build/constraints
