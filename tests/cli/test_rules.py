"""``rules`` and ``explain``: the rule book at the command line."""

import json

from complaintletters.regulator import regulator
from complaintletters.rule_book import rules
from tests.command import run


def test_rules_lists_every_rule_with_its_level_and_source():
    ran = run("rules", "--json")
    listed = json.loads(ran.out)["rules"]
    assert (ran.code, ran.err) == (0, "")
    assert [one["code"] for one in listed] == [rule.code for rule in rules(regulator("housing-ombudsman"))]
    assert all(one["levels"] and one["basis"] and one["says"] for one in listed)


def test_words_choose_the_rules_that_have_them_all():
    ran = run("rules", "upheld", "apology")
    assert ran.code == 0
    assert "missing-apology" in ran.out
    assert "missing-identity" not in ran.out


def test_words_that_no_rule_has_say_so():
    assert run("rules", "zeppelin").out == 'No rule has the words "zeppelin".\n'


def test_explain_tells_the_rule_its_source_an_example_and_what_to_do():
    ran = run("explain", "missing-escalation")
    words = " ".join(ran.out.split())
    assert ran.code == 0
    for piece in (
        "missing-escalation (error)",
        "how to ask for stage 2",
        "Complaint Handling Code 2024, 6.9g",
        "Needed in: response-1 (must)",
        "Example: A landlord's stage 1 response",
        "What to do: Put",
    ):
        assert piece in words


def test_a_code_there_is_not_is_refused_with_the_nearest():
    ran = run("explain", "missing-apologi")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err == 'error code: expected the code of a rule; found "missing-apologi". Did you mean "missing-apology"?\n'
    )


def test_provisions_are_the_regulators_that_is_named():
    ran = run("explain", "missing-apology", "--regulator", "spso", "--json")
    assert ran.code == 0
    assert "Complaint Handling Code 2024" not in ran.out
