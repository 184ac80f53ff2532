"""The rule book: every code that a finding can have is in it once, with an example, and it has no other."""

import ast
import re
from pathlib import Path

import pytest

import complaintletters
from complaintletters.elements import ELEMENTS
from complaintletters.regulator import regulator, regulator_paths
from complaintletters.rule_book import rules

SOURCES = Path(complaintletters.__file__).parent
_CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
# Calls whose first argument, or whose argument ``code``, is a finding's code.
_MAKERS = re.compile(r"(?:^|_|\.)(?:Finding|_input|_finding|finding|_UnreadableError|_warning|_error|_note)$")


def _codes_in(tree: ast.AST):
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if _MAKERS.search(ast.unparse(call.func)):
            named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
            for argument in (*call.args[:1], *named):
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def codes_in_code() -> set[str]:
    """The codes that stand in the code as they are; those of elements are made from the regulator's pack."""
    files = SOURCES.rglob("*.py")
    return {code for file in files for code in _codes_in(ast.parse(file.read_text(encoding="utf-8"))) if code}


def written() -> list[str]:
    return [rule.code for rule in rules(regulator("housing-ombudsman"))]


def test_every_code_that_a_finding_can_have_is_in_the_rule_book():
    assert codes_in_code() - set(written()) == set()


def test_the_rule_book_has_no_code_that_nothing_finds():
    text = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py"))
    found = {code for code in written() if f'"{code}"' in text} | {f"missing-{element}" for element in ELEMENTS}
    assert set(written()) - found == set()


def test_a_code_stands_once():
    assert sorted(written()) == sorted(set(written()))


def test_every_required_element_has_a_rule():
    elements = {f"missing-{rule.id}" for rule in regulator("housing-ombudsman").elements}
    assert elements <= set(written())


@pytest.mark.parametrize("rule", rules(regulator("housing-ombudsman")), ids=lambda rule: rule.code)
def test_a_rule_is_one_sentence_with_an_example_and_what_to_do(rule):
    assert _CODE.fullmatch(rule.code)
    for words in (rule.says, rule.found, rule.instead):
        assert words[-1] in ".?!”)", words
    assert rule.levels
    assert rule.provision or rule.basis in {"own", "policy", "law"}, "a rule of the Code names its provision"


@pytest.mark.parametrize("pack", sorted(regulator_paths()))
def test_every_regulators_rule_book_can_be_read(pack):
    assert rules(regulator(pack))
