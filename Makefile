# Newsroom's commands; `make help` lists them.
# Every path is relative: make can't take a space in the name of a prerequisite.

.NOTPARALLEL:

PYTHON ?= python3
NEWEST ?= python3.14
VENV := .venv/bin/python
PIP := $(VENV) -m pip --disable-pip-version-check --quiet
BABEL := $(VENV) -m babel.messages.frontend --quiet
MANAGE := $(VENV) manage.py
BIOME := .venv/bin/node .venv/node_modules/.bin/biome

RUN_NEEDS := .venv/run.stamp
TEST_NEEDS := .venv/test.stamp
NEWEST_NEEDS := .venv/newest.stamp
STATIC := var/static/staticfiles.json
CATALOGS := $(wildcard newsroom/locale/*/LC_MESSAGES/*.po newsroom/phrases/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGS:.po=.mo)
LAZY := gettext_lazy ngettext_lazy:1,2 pgettext_lazy:1c,2 npgettext_lazy:1c,2,3
INSTALL_PYTHON = { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq python3-venv >/dev/null; }

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: $(RUN_NEEDS) ## set everything up and serve on http://localhost:8000 (PORT=… for another port)
	@$(MANAGE) serve --dry-run
	@$(MAKE) --no-print-directory setup
	@$(MANAGE) demo --first-start
	@$(MANAGE) serve

.PHONY: setup
setup: $(RUN_NEEDS) $(COMPILED) $(STATIC) ## bring the database, roles, translations and static files up to date
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) sync_roles --verbosity 0

.PHONY: test
test: $(TEST_NEEDS) $(COMPILED) ## run every check
	@$(VENV) -m tests

.PHONY: check
check: $(TEST_NEEDS) $(COMPILED) ## run the quick checks: style, types, migrations, the tests on SQLite
	@$(VENV) -m tests quick

.PHONY: newest
newest: $(NEWEST_NEEDS) $(COMPILED) ## run the tests on SQLite with the newest Python (NEWEST=python3.14)
	@.venv/newest/bin/python -m tests sqlite

.PHONY: bench
bench: $(TEST_NEEDS) $(COMPILED) ## measure the public pages with 1,000 and 100,000 stories
	@$(VENV) -m tests.bench

.PHONY: format
format: $(TEST_NEEDS) ## put the code in its standard layout, and say what is wrong with templates and styles
	@$(VENV) -m ruff check --fix
	@$(VENV) -m ruff format
	@$(BIOME) check --write --error-on-warnings
	@$(VENV) -m djlint --lint --quiet templates

.PHONY: messages
messages: $(RUN_NEEDS) ## gather new interface words into newsroom/locale for translation
	@mkdir -p var
	@$(BABEL) extract --mapping-file=pyproject.toml --keywords='$(LAZY)' --no-location --sort-output \
	    --project=Newsroom --version=1.0 --copyright-holder='the Newsroom authors' --output-file=var/django.pot articles newsroom people templates
	@$(BABEL) update --domain=django --locale=zh_Hans --init-missing --no-fuzzy-matching \
	    --ignore-obsolete --ignore-pot-creation-date --input-file=var/django.pot --output-dir=newsroom/locale

.PHONY: clean
clean: ## remove what the commands above made, but not the database, pictures and secret key
	rm -rf .venv var/static $(COMPILED)

.venv/made.stamp:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(INSTALL_PYTHON) || true
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Newsroom needs Python 3.11 or newer as $(PYTHON); name another: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "Python’s venv module is missing: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

$(RUN_NEEDS): requirements.txt .venv/made.stamp
	@echo "Installing what Newsroom runs on…"
	@$(PIP) install -r requirements.txt
	@touch $@

$(TEST_NEEDS): requirements-dev.txt tests/package.json $(RUN_NEEDS)
	@echo "Installing what the checks need…"
	@$(PIP) install -r requirements-dev.txt
	@cp tests/package.json .venv
	@PATH="$$PWD/.venv/bin:$$PATH" npm install --prefix .venv --silent --ignore-scripts --no-audit --no-fund
	@touch $@

$(NEWEST_NEEDS): requirements-dev.txt requirements.txt $(RUN_NEEDS)
	@command -v $(NEWEST) >/dev/null || \
	    { echo "There is no $(NEWEST) here; name another Python: make newest NEWEST=…"; exit 1; }
	@echo "Installing what the tests need on $(NEWEST)…"
	@$(NEWEST) -m venv --clear --without-pip .venv/newest
	@$(PIP) --python .venv/newest/bin/python install -r requirements-dev.txt
	@touch $@

$(STATIC): $(RUN_NEEDS) newsroom/styles.py $(shell find static 2>/dev/null)
	@echo "Collecting static files…"
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@

%.mo: %.po | $(RUN_NEEDS)
	@$(BABEL) compile --locale=$(word 3,$(subst /, ,$<)) --input-file=$< --output-file=$@
