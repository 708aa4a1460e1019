# Every way of working on the portal. Needs Python 3.11 or newer and make; installs the rest into .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
TOOLS := .venv/audit-tools/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Compiled once and for all: in a container Python often may not, and would compile all of it for every command. Templates
# too: they are to Jinja what modules are to Python.
INSTALL_PORTAL := $(PIP) install --no-index --no-deps --no-build-isolation --editable . \
	&& $(BIN)/python -m compileall -q --invalidation-mode checked-hash hooks \
	&& $(BIN)/python hooks/install_portal.py

.PHONY: site demo serve editor test check lint schemas golden budget audit screenshots handbook-screenshots bench bench-check bench-serve trial fuzz audit-deps licences sbom bench-search bench-search-page lock clean

site: .venv/site.stamp
	$(BIN)/mkdocs build --strict

demo: .venv/site.stamp
	$(BIN)/mkdocs build --strict --config-file examples/demo/mkdocs.yml

serve: .venv/site.stamp
	$(BIN)/portal serve

# The browser editor at /quan-tri/, from npm: the next build of the portal serves it. Without it the portal is whole.
editor:
	npm ci --omit=dev --ignore-scripts --loglevel=error

test: .venv/dev.stamp .venv/browser.stamp
	$(BIN)/python -m pytest

check: lint test

lint: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/portal check

# The JSON Schemas beside the YAML files, for editors; a test fails when they are out of date.
schemas: .venv/site.stamp
	$(BIN)/portal schema

# Write the golden files anew; read their difference like prose before committing.
golden: .venv/dev.stamp
	$(BIN)/python -m pytest tests/test_golden.py --golden-update

# Write the weights that the browser tests compare with anew: the difference is a decision.
budget: .venv/dev.stamp .venv/browser.stamp
	$(BIN)/python -m pytest tests/browser/write_budget.py --numprocesses=0

# Search beside MiniSearch and Pagefind, into tests/bench/SEARCH.md; with "SIZES=100 1000 10000" on a portal of that size.
SIZES ?= 100 1000
bench-search: .venv/dev.stamp
	cd tests/bench/search && npm install --no-save --ignore-scripts --loglevel=error
	cd tests && ../$(BIN)/python -m bench.measure_search $(SIZES)

# The build beside Material for MkDocs and Hugo, into tests/bench/RESULTS.md; "SIZES=1000 10000" takes half an hour.
bench: .venv/dev.stamp
	cd tests && ../$(BIN)/python -m bench.measure_build $(filter-out 100,$(SIZES))

ARTICLES ?= 1000
# How long the gate takes on a portal with ARTICLES generated articles, cold and warm.
bench-check: .venv/dev.stamp
	cd tests && ../$(BIN)/python -m bench.measure_check $(ARTICLES)

# How the web server bears readers, alone and under publications for MINUTES; into tests/bench/SERVE.md.
bench-serve: .venv/dev.stamp .venv/browser.stamp
	tests/browser/install.sh --bench
	cd tests && ../$(BIN)/python -m bench.measure_serve $(MINUTES)

# The runbook's ten commands on a new Debian that is started for it, then its timer, and the plug pulled; as root, on Debian.
trial: .venv/dev.stamp
	cd tests && ../$(BIN)/python -m server.trial

# Whatever comes in does no harm: MINUTES of examples of each way in, from SEED on; TARGET names one of tests/fuzz/targets.py.
MINUTES ?= 3
SEED ?= 1
fuzz: .venv/dev.stamp
	cd tests && nice -n 19 ../$(BIN)/python -m fuzz.run $(MINUTES) $(SEED) $(TARGET)

# How long a reader of the search page waits for the first result, on a slow phone.
bench-search-page: .venv/dev.stamp .venv/browser.stamp
	cd tests && ../$(BIN)/python -m bench.measure_search_page $(ARTICLES)

# Keep how every kind of page looks now, for test_look.py; .cache/screenshots/ has both portals in full size, to look at.
screenshots: .venv/dev.stamp .venv/browser.stamp
	$(BIN)/python -m pytest tests/browser/write_look.py --numprocesses=0

# Take the handbook's pictures anew, into docs/huong-dan/anh/; look at them before committing.
handbook-screenshots: .venv/dev.stamp .venv/browser.stamp
	$(BIN)/python -m pytest tests/browser/write_handbook.py --numprocesses=0

# Measure every kind of page and write tests/browser/AUDIT.md; takes half an hour, better on a quiet machine.
audit: .venv/dev.stamp .venv/audit.stamp
	$(BIN)/python -m pytest tests/browser/write_audit.py --numprocesses=0

# After changing pyproject.toml: pin everything again, with hashes and without index addresses. UPGRADE=1: also what is
# not named there, in its newest version.
LOCK = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-annotate --no-header --quiet $(if $(UPGRADE),--upgrade)

lock: .venv/dev.stamp
	$(PIP) install uv==0.13.9
	$(LOCK) pyproject.toml --group build --output-file requirements/site.txt
	$(LOCK) pyproject.toml --group build --group dev --output-file requirements/dev.txt
	$(LOCK) --group audit --output-file requirements/audit.txt

# Known holes in what is locked; asks the index of packages and npm's registry, so it needs the network.
audit-deps: .venv/audit-tools.stamp
	$(TOOLS)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/site.txt
	$(TOOLS)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/dev.txt
	npm audit --audit=true

# The licences of all that is installed, by name and version, into LICENSES-third-party.md; a test holds it to the locks.
licences: .venv/dev.stamp .venv/audit-tools.stamp
	$(BIN)/python tests/write_licences.py $(TOOLS)/pip-licenses

# What the portal is built with, as CycloneDX: .cache/sbom/python.json and npm.json.
sbom: .venv/dev.stamp .venv/audit-tools.stamp
	mkdir -p .cache/sbom
	$(TOOLS)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-format JSON \
		--output-file .cache/sbom/python.json $(BIN)/python
	npm sbom --sbom-format=cyclonedx --package-lock-only --omit=dev > .cache/sbom/npm.json

clean:
	rm -rf .venv node_modules tests/bench/search/node_modules site site-demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements/site.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes --requirement requirements/site.txt
	$(INSTALL_PORTAL)
	touch $@

.venv/dev.stamp: requirements/dev.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	$(INSTALL_PORTAL)
	touch $@ .venv/site.stamp

.venv/audit-tools.stamp: requirements/audit.txt | .venv/bin/python
	$(PYTHON) -m venv .venv/audit-tools
	$(TOOLS)/python -m pip --disable-pip-version-check --quiet install --require-hashes --requirement requirements/audit.txt
	touch $@

.venv/browser.stamp: package.json package-lock.json tests/browser/install.sh | .venv/bin/python
	tests/browser/install.sh
	touch $@

# After what the tests need, since that leaves out what they do not.
.venv/audit.stamp: .venv/browser.stamp
	tests/browser/install.sh --audit
	touch $@
