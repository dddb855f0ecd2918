# `make help` lists the targets. PYTHON names the interpreter of an environment with the extra `dev`.
PYTHON ?= .venv/bin/python
SEED ?= 7

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*##/ {printf "%-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make .venv with everything that the other targets need
	python3 -m venv .venv
	.venv/bin/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'

test: ## run the tests
	$(PYTHON) -m pytest

random: ## what the tests try at random, 25 times as often
	MORE=25 $(PYTHON) -m pytest -o timeout=0 tests/test_editor.py tests/test_walk_edits.py tests/test_walk.py tests/test_random.py tests/test_build.py tests/test_kills.py tests/test_retyped.py \
		tests/test_compiled.py tests/test_yaml.py tests/test_sheets.py

check: lint types content fresh export sheets findings workflows installs hooks ## everything that CI checks besides the tests

lint: ## style and likely mistakes
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types: ## types of src/
	$(PYTHON) -m mypy

content: ## the shipped content
	$(PYTHON) -m clustertoolkit validate

fresh: ## generated files are up to date
	$(PYTHON) tools/editor_schemas.py --check
	$(PYTHON) tools/records.py --check
	$(PYTHON) tools/issue_forms.py --check
	$(PYTHON) tools/picture.py --check

generate: ## write the generated files again
	$(PYTHON) tools/records.py
	$(PYTHON) tools/editor_schemas.py
	$(PYTHON) tools/issue_forms.py
	$(PYTHON) tools/figures.py
	$(PYTHON) tools/picture.py
	$(PYTHON) tools/walk_picture.py

judges: # programs that nobody here wrote, for the targets below
	$(PYTHON) -m pip install --quiet --constraint constraints.txt --editable '.[check]'

installs: judges ## install by pipx and by uv, in homes of their own, and use it outside the checkout
	$(PYTHON) tools/installs.py

export: judges ## open what is exported with other programs, and run the notebook
	$(PYTHON) tools/check_export.py

sheets: ## a plan's tables through LibreOffice and back, where soffice is installed
	$(PYTHON) tools/check_sheets.py

findings: judges ## let others judge the forms in which validate tells machines of problems
	$(PYTHON) tools/check_findings.py

workflows: judges ## what a stranger could make of the workflows, judged by zizmor without a network
	$(dir $(PYTHON))zizmor --offline --quiet .github/workflows

notebook: judges ## run the notebook in examples/, and keep what it shows
	$(PYTHON) tools/run_notebook.py

pages: ## the HTML of the site's pages, judged by html-validate (npm)
	room=$$(mktemp -d) && $(PYTHON) -m clustertoolkit site build $$room/site && \
	npx --yes html-validate@9.7.1 --config tools/html-validate.json $$room/site/*.html $$room/site/*/*.html $$room/site/matrix/*/*/*.html; \
	code=$$?; rm -rf "$$room"; exit $$code

format: ## put the code into the project's format
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

golden: ## accept the present output of the commands as the expected one; review the diff
	$(PYTHON) -m pytest --golden

SECONDS ?= 60
SEED ?= 0
fuzz: ## odd inputs for SECONDS=1800 from SEED=1 on; a crash is told with its smallest input
	$(PYTHON) tools/fuzz.py --seconds $(SECONDS) --seed $(SEED)

RETYPED ?= all
retyped: ## every value of every kind of file replaced by values of all kinds (RETYPED=200: so many of each)
	RETYPED=$(RETYPED) $(PYTHON) -m pytest tests/test_retyped.py

benchmark: ## measure against the budgets in benchmarks/README.md
	$(PYTHON) benchmarks/run.py

browser: ## the walk for browsers as a wheel in browser/dist, with Node and npm (see browser/README.md)
	$(PYTHON) browser/make.py $(SIZES)

mutants: ## make small changes to the source, and list those that no test notices (SEED=7; an hour)
	$(PYTHON) tools/mutants.py $(SEED)

hooks: judges ## the hooks that others may use, run by pre-commit on a scratch repository
	$(PYTHON) tools/check_hooks.py

firefox: judges ## walk in Firefox (firefox-esr), from a disk and from a server; `make browser` first
	$(PYTHON) tools/check_firefox.py

.PHONY: hooks help setup test random check lint types content fresh generate judges installs export sheets findings workflows notebook pages format golden fuzz retyped benchmark mutants browser firefox
