"""A letter made by another system: its facts are found in any common form, and what is missing or wrong is told."""

from datetime import date
from functools import cache

import pytest

from complaintletters.checks.file import expected
from complaintletters.compose import describe_for
from complaintletters.findings import errors_in
from complaintletters.formats import FORMATS
from complaintletters.identify import identified
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from complaintletters.wording.statements import statements
from tests.small_case import parsed, small_case

ACKNOWLEDGEMENT = """Example Housing

Mrs A Khan
12 Example Road
SK1 9ZZ

4th March 2026
Our ref: SMALL/2026/001

Dear Mrs Khan,

Re: Acknowledgement of your complaint - Stage 1

Thank you for your complaint about a leak, received on 02/03/2026. We are logging it at stage 1.

Your complaint is as follows.

The leak: You told us that water came through your ceiling. We are responsible for this issue, because we own the pipe.
Could you tell us: which days did the water come? For your rug, our insurer can look at the cost of your rug; ask Jo Barlow
for the contact details of our insurer.

Calls not returned: You told us that nobody rang you back. This is our responsibility. We answer the telephone.

You also told us about another matter: {extra}

What you want: Repair the ceiling

If we have misunderstood anything, please let us know.

Jo Barlow will be dealing with your complaint on (01632) 960417 and will respond by {due}.

You may contact the Housing Ombudsman Service on 0300 111 3000 for advice at any time.

A friend can act on your behalf. Please tell us if you need any reasonable adjustments, or this letter in another format.
Making a complaint will not affect the service you receive and won't be held against you.

Kind regards
Jo Barlow
"""


@cache
def wanted():
    case = parsed(small_case())
    request = LetterRequest("acknowledgement", 1, 1, "amina", date(2026, 3, 4))
    return case, expected(describe_for(case, rules_for(case), request))


def told(words: str):
    return wanted()[1].check(FORMATS["txt"].read(words.encode("utf-8")))


def good() -> str:
    names = wanted()[1].made.names
    extra = " ".join(f"{one.text.text} {one.logged_as.text}" for one in names.new_issues)
    on = names.dates.response_due.on
    return ACKNOWLEDGEMENT.format(extra=extra, due=f"{on:%d/%m/%Y}")


def test_a_foreign_letter_that_says_everything_in_its_own_words_has_no_error():
    checked = told(good())
    assert checked.origin == "elsewhere"
    assert [str(finding) for finding in errors_in(checked.findings)] == []


@pytest.mark.parametrize(
    ("old", "new", "element"),
    [
        ("You may contact the Housing Ombudsman Service on 0300 111 3000 for advice at any time.", "", "ombudsman"),
        ("If we have misunderstood anything, please let us know.", "", "clarification"),
        ("What you want: Repair the ceiling", "", "outcomes-sought"),
        ("A friend can act on your behalf. ", "", "support"),
        ("won't be held against you", "will be held against you", "support"),
        ("nobody rang you back", "the bins were full", "complaint-definition"),
        ("Jo Barlow", "Sam Green", "handler"),
    ],
)
def test_what_a_foreign_letter_leaves_out_is_told_by_element(old, new, element):
    words = good()
    assert old in words
    checked = told(words.replace(old, new).replace("will not affect the service you receive and will be", "will be"))
    assert errors_in(checked.findings)
    assert {one.id: one.state for one in checked.elements}[element] != "present"


def test_the_ombudsman_may_be_called_by_its_short_name():
    checked = told(good().replace("the Housing Ombudsman Service on", "the Housing Ombudsman on"))
    assert [str(finding) for finding in errors_in(checked.findings)] == []


def test_a_slip_in_a_date_or_number_is_told_with_what_was_expected():
    messages = [finding.message for finding in errors_in(told(good().replace("960417", "960471")).findings)]
    assert "expected the telephone number 01632 960417; found (01632) 960471." in messages


def test_a_sum_that_the_case_does_not_know_is_an_error_and_a_date_a_warning():
    checked = told(good().replace("Kind regards", "We enclose £75.25 on 3 June 2027.\n\nKind regards"))
    levels = {finding.message: finding.level.value for finding in checked.findings}
    assert levels["the sum £75.25 is not in the case."] == "error"
    assert levels["the date 3 June 2027 is not in the case."] == "warning"


def test_a_foreign_letter_is_known_for_what_it_is_but_not_surely():
    case, _ = wanted()
    found = identified(FORMATS["txt"].read(good().encode("utf-8")), case, rules_for(case))
    assert found is not None
    assert (found.request.kind, found.request.stage) == ("acknowledgement", 1)
    assert found.sureness != "sure"


def test_every_statement_that_a_letter_may_need_has_other_ways_to_be_said():
    assert [id_ for id_, message in statements().say.items() if not message.also] == []
