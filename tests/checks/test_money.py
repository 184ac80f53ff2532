"""Money in cases and letters: faults at reading, sums that disagree, offsets, authority, and what no letter says."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaintletters import CaseError, produce
from complaintletters.checks.money import check_money_words
from complaintletters.findings import Level
from complaintletters.landlord import MoneyRules
from complaintletters.letter import FreeText, Paragraph, Section, Text
from complaintletters.producing import produce_letter
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from tests.hand_made import LETTER
from tests.small_case import alter, parsed, small_case

STAGE_1 = {"letter": "response", "stage": 1, "dated": date(2026, 3, 24), "formats": ["txt"]}
STAGE_2 = {"letter": "response", "stage": 2, "dated": date(2026, 5, 15), "formats": ["txt"]}
NUMBERS = count()
FORTY_PER_CENT = {"kind": "percent-of-rent", "percent": "40", "rent": "104.54", "per": "week"}


def line(**more):
    made = {
        "id": f"line-{next(NUMBERS)}",
        "point": "leak",
        "stage": 1,
        "kind": "discretionary",
        "what": "Your time and trouble",
        "pay_by": "2026-06-10",
        "approved_by": "manager",
    }
    return {**made, **more}


def money_case(*lines, offsets=(), landlord="stockport-homes"):
    """The small case with these lines alone."""
    data = small_case()
    data |= {"compensation": list(lines), "offsets": list(offsets), "landlord": landlord}
    data["stages"]["2"].pop("late_request_reason")
    return data


def package(data, **asked):
    return produce(parsed(data), **(asked or STAGE_1))


def words(made) -> str:
    return b"".join(made.files.values()).decode()


def told(made, code):
    return [(one.where, one.level, one.message) for one in made.findings if one.code == code]


def codes(made):
    return {one.code for one in made.findings}


def faults(data):
    with pytest.raises(CaseError) as raised:
        parsed(data)
    return [str(fault) for fault in raised.value.faults]


def with_basis(**basis):
    return money_case(line(basis=basis))


# --- faults at reading ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("basis", "fault"),
    [
        (
            {"kind": "rate", "rate": "30.00", "per": "week"},
            "count: expected a count, or the dates from and until; found neither. Give the one or the other.",
        ),
        (
            {"kind": "rate", "rate": "30.00", "per": "week", "count": 2, "from": "2026-01-01", "until": "2026-01-07"},
            "count: expected a count, or the dates from and until; found both. Give the one or the other.",
        ),
        (
            {"kind": "rate", "rate": "30.00", "per": "week", "from": "2026-01-01"},
            "until: expected both dates of the period; found one. Add the other.",
        ),
        (
            {"kind": "rate", "rate": "30.00", "per": "day", "from": "2026-01-07", "until": "2026-01-01"},
            "until: expected a date on or after compensation[0].basis.from (2026-01-07); found 2026-01-01. "
            "Correct one of the two.",
        ),
        (
            {"kind": "rate", "rate": "30.00", "per": "month", "from": "2026-01-05", "until": "2026-02-10"},
            "until: expected the last day of a whole month from 2026-01-05; found 2026-02-10. "
            "Give whole months, such as 2026-01-05 to 2026-02-04, or count in weeks or days.",
        ),
        (
            {"kind": "rate", "rate": "20.00", "per": "time", "from": "2026-01-05", "until": "2026-02-10"},
            "count: expected a count for a sum each time; found a period. Dates can't tell how many times something happened.",
        ),
        (
            {"kind": "rent"},
            'kind: expected one of rate, percent-of-rent, right-to-repair; found "rent".',
        ),
        ({"kind": "right-to-repair", "days": True}, "days: expected a whole number; found true"),
        ({"kind": "right-to-repair", "day": 3}, 'day: unknown key; found "day". Did you mean "days"?'),
        (
            {"kind": "rate", "rate": "1e2", "per": "week", "count": 1},
            'rate: expected a sum such as "150.00"; found "1e2"',
        ),
    ],
)
def test_a_basis_that_gives_no_sum_is_refused_with_its_place(basis, fault):
    assert any(message.startswith(f"case: compensation[0].basis.{fault}") for message in faults(with_basis(**basis)))


@pytest.mark.parametrize("number", ["1e2", " 2 ", "1_0", "\u0662", ".5", "5.", "", True, [], "0.1234567"])
@pytest.mark.parametrize("key", ["count", "percent"])
def test_a_number_that_is_not_plain_digits_is_refused(key, number):
    messages = faults(with_basis(**{**FORTY_PER_CENT, key: number}))
    expected = 'expected a number such as "2.5", with at most six decimal places'
    assert any(message.startswith(f"case: compensation[0].basis.{key}: {expected}; found ") for message in messages)


def test_a_line_without_a_sum_or_a_basis_is_refused():
    assert faults(money_case(line())) == [
        'case: compensation[0].amount: expected a sum such as "150.00"; found nothing. Give it, or a basis to work it out from.'
    ]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (
            [line(id="a", amount="1.00", effect="replaces", replaces=["a"])],
            'compensation[0].replaces[0]: expected another line than itself; found "a". Name what it replaces.',
        ),
        (
            [line(id="a", amount="1.00", effect="replaces", replaces=["b"]), line(id="b", amount="1.00", stage=2)],
            'compensation[0].replaces[0]: expected a line of stage 1 or before; found "b", of stage 2. Name what it replaces.',
        ),
        (
            [
                line(id="a", amount="1.00"),
                line(id="b", amount="1.00", stage=2, effect="replaces", replaces=["a"]),
                line(id="c", amount="1.00", stage=2, effect="replaces", replaces=["a"]),
            ],
            'compensation[2].replaces[0]: expected a line that no other replaces; found "a", which "b" replaces. '
            "Delete it from one of the two.",
        ),
        (
            [
                line(id="a", amount="1.00", effect="replaces", replaces=["b"]),
                line(id="b", amount="1.00", effect="replaces", replaces=["a"]),
            ],
            'compensation[1].replaces[0]: expected another line than itself; found "a". Name what it replaces.',
        ),
        (
            [line(id="a", amount="1.00"), line(id="b", amount="1.00", stage=2, replaces=["a"])],
            'compensation[1].effect: expected "replaces" for a line that names others; found "adds". '
            'Set it to "replaces", or delete the ids under replaces.',
        ),
        (
            [line(id="a", amount="1.00", stage=2, effect="replaces", replaces=["z"])],
            'compensation[0].replaces[0]: expected the id of one of compensation; found "z". There are: a.',
        ),
        (
            [line(id="a", amount="1.00", approved_by="nobody")],
            'compensation[0].approved_by: expected the id of one of people; found "nobody". '
            "There are: amina, head, jo, manager.",
        ),
    ],
)
def test_a_line_that_replaces_wrongly_is_refused(lines, fault):
    assert faults(money_case(*lines)) == [f"case: {fault}"]


def test_two_offsets_of_one_id_are_refused():
    offset = {"id": "o", "stage": 1, "what": "your rent account", "amount": "5.00", "agreed": "2026-03-10"}
    (message,) = faults(money_case(line(amount="100.00"), offsets=[offset, offset]))
    assert message.startswith("case: offsets[1].id: expected a different id for each")


# --- sums -----------------------------------------------------------------------------------------------------------


def test_a_sum_that_its_basis_contradicts_is_stopped_and_both_are_named():
    basis = {"kind": "rate", "rate": "30.00", "per": "week", "count": 5}
    made = package(money_case(line(amount="160.00", basis=basis)))
    assert not made.files
    assert told(made, "wrong-amount") == [
        ("compensation[0].amount", Level.ERROR, "expected £150.00, which is 5 × £30.00 a week; found £160.00.")
    ]


def test_a_sum_left_out_is_worked_out_and_its_working_printed():
    basis = {"kind": "rate", "rate": "30.00", "per": "week", "from": "2026-01-05", "until": "2026-02-08"}
    made = package(money_case(line(basis=basis)))
    assert "Your time and trouble: 5 weeks at £30.00 a week" in words(made)
    assert "Money: we offer you £150.00." in words(made)


@pytest.mark.parametrize(
    ("basis", "says"),
    [
        ({"kind": "rate", "rate": "20.00", "per": "time", "count": 2}, "2 times at £20.00 each"),
        ({"kind": "rate", "rate": "10.00", "per": "day", "count": 3}, "3 days at £10.00 a day"),
        ({"kind": "rate", "rate": "10.00", "per": "week", "count": "2.50"}, "2.5 weeks at £10.00 a week"),
        (
            {"kind": "rate", "rate": "7.00", "per": "week", "from": "2026-01-01", "until": "2026-01-10"},
            "10 days at £7.00 a week",
        ),
        (
            {"kind": "percent-of-rent", "percent": "25.0", "rent": "100.00", "per": "month", "count": 3},
            "25% of the rent of £100.00 a month, for 3 months",
        ),
        ({"kind": "right-to-repair", "days": 7}, "£10.00, and £2.00 a day for 7 days, but no more than £50.00"),
    ],
)
def test_the_working_of_a_basis_is_said_in_words_and_values(basis, says):
    assert f"Your time and trouble: {says}\n" in words(package(money_case(line(basis=basis))))


def test_a_rate_paid_once_has_no_working_to_say():
    made = words(package(with_basis(kind="rate", rate="20.00", per="time", count=1)))
    assert "What it is for: Your time and trouble\nWhen we pay: By 10 June 2026\nAmount: £20.00\n" in made


def test_the_case_s_own_words_for_the_working_come_first():
    basis = {"kind": "rate", "rate": "30.00", "per": "week", "count": 5}
    made = words(package(money_case(line(basis=basis, working="the whole of Lent"))))
    assert "the whole of Lent" in made
    assert "5 weeks" not in made


def rounded_by(rounding, data):
    case = parsed(data)
    rules = rules_for(case)
    rules = replace(rules, landlord=rules.landlord.model_copy(update={"money": MoneyRules(rounding=rounding)}))
    request = LetterRequest("response", 1, 1, "amina", date(2026, 3, 24))
    return produce_letter(case, rules, request, formats=["txt"])


@pytest.mark.parametrize(("rounding", "sum_"), [("down", "£41.81"), ("half-up", "£41.82"), ("half-even", "£41.82")])
def test_the_letter_says_the_sum_by_the_landlord_s_rule_for_rounding(rounding, sum_):
    made = rounded_by(rounding, money_case(line(basis=FORTY_PER_CENT)))
    assert f"Money: we offer you {sum_}." in words(made)
    assert "no-rounding-rule" not in codes(made)


def test_a_sum_rounded_by_another_rule_than_the_landlord_s_is_stopped():
    made = rounded_by("down", money_case(line(amount="41.82", basis=FORTY_PER_CENT)))
    assert "wrong-amount" in codes(made)
    assert not made.files


def test_without_a_rule_for_rounding_a_computed_sum_is_stopped():
    made = package(money_case(line(basis=FORTY_PER_CENT), landlord="fairhive"))
    assert not made.files
    assert [level for _, level, _ in told(made, "no-rounding-rule")] == [Level.ERROR]
    assert "£41.816 (40% of £104.54 a week × 1)" in told(made, "no-rounding-rule")[0][2]


@pytest.mark.parametrize("amount", ["41.81", "41.82"])
def test_without_a_rule_a_stated_sum_rounded_either_way_is_accepted_with_a_warning(amount):
    made = package(money_case(line(amount=amount, basis=FORTY_PER_CENT), landlord="fairhive"))
    assert [level for _, level, _ in told(made, "no-rounding-rule")] == [Level.WARNING]
    assert f"£{amount}" in words(made)


def test_without_a_rule_a_stated_sum_that_is_neither_is_stopped():
    made = package(money_case(line(amount="41.80", basis=FORTY_PER_CENT), landlord="fairhive"))
    assert "expected £41.81 or £41.82" in told(made, "wrong-amount")[0][2]


def test_a_stated_total_must_be_the_computed_one():
    data = money_case(line(amount="100.00"), line(amount="50.00", stage=2))
    assert "wrong-total" not in codes(package({**data, "compensation_total": {"1": "100.00", "2": "150.00"}}))
    made = package({**data, "compensation_total": {"1": "150.00"}})
    assert told(made, "wrong-total") == [
        (
            "compensation_total.1",
            Level.ERROR,
            "expected the total of the lines that stand at stage 1, £100.00; found £150.00.",
        )
    ]


def test_a_status_replaced_that_nothing_replaces_is_stopped():
    assert told(package(money_case(line(amount="100.00", status="replaced"))), "not-replaced")[0][:2] == (
        "compensation[0].status",
        Level.ERROR,
    )


def test_a_line_that_replaces_nothing_is_warned_of():
    made = package(money_case(line(amount="100.00", effect="replaces")))
    assert made.files
    assert told(made, "replaces-nothing")[0][:2] == ("compensation[0].effect", Level.WARNING)


# --- what is paid and set off ---------------------------------------------------------------------------------------


def test_more_paid_than_a_line_is_stopped():
    made = package(money_case(line(amount="100.00", paid="1000.00")))
    assert told(made, "overpaid")[0][:2] == ("compensation[0].paid", Level.ERROR)


def test_a_lower_offer_than_what_was_paid_is_warned_of_and_says_that_nothing_is_left():
    lines = (line(amount="150.00", status="paid"), line(amount="100.00", stage=2, effect="replaces"))
    made = package(money_case(*lines), **STAGE_2)
    assert told(made, "overpaid")[0][:2] == ("compensation", Level.WARNING)
    assert "We have already paid £150.00. Nothing is left to pay." in words(made)
    assert (
        "we offer you £100.00 in all. This replaces what we offered before. That is £50.00 less than before."
        in words(made)
    )


def test_a_line_paid_in_part_is_not_called_paid():
    made = package(money_case(line(amount="100.00", status="paid", paid="40.00")))
    assert told(made, "paid-contradicts")[0][:2] == ("compensation[0].paid", Level.ERROR)


def test_money_of_stage_1_not_paid_in_time_is_warned_of_and_owned_in_the_letter():
    made = package(money_case(line(amount="100.00", pay_by="2026-04-10"), line(amount="50.00", stage=2)), **STAGE_2)
    assert told(made, "payment-overdue")[0][:2] == ("compensation[0].pay_by", Level.WARNING)
    assert "We should have paid this by 10 April 2026" in words(made)


@pytest.mark.parametrize("status", [{"status": "paid"}, {"status": "paid", "pay_by": "2026-07-01"}, {"paid": "100.00"}])
def test_money_of_stage_1_that_is_paid_is_not_overdue(status):
    first = line(**{"amount": "100.00", "pay_by": "2026-04-10", **status})
    made = package(money_case(first, line(amount="50.00", stage=2)), **STAGE_2)
    assert "payment-overdue" not in codes(made)
    assert "Already paid" in words(made)


def offset(**more):
    return {"id": "arrears", "stage": 1, "what": "your rent account", "amount": "60.00", "agreed": "2026-03-10"} | more


def test_what_goes_to_arrears_is_said_with_the_consent_and_what_is_left():
    made = package(money_case(line(amount="100.00"), offsets=[offset()]))
    assert (
        "You agreed on 10 March 2026 that £60.00 goes to your rent account. That leaves £40.00 for us to pay."
        in words(made)
    )


@pytest.mark.parametrize(
    ("agreed", "found"), [({"agreed": None}, "none"), ({"agreed": "2026-03-25"}, "it on 2026-03-25")]
)
def test_an_offset_without_consent_by_the_letter_s_date_is_stopped(agreed, found):
    made = package(money_case(line(amount="100.00"), offsets=[offset(**agreed)]))
    assert not made.files
    message = f"expected the resident's consent on or before the letter's date, 2026-03-24; found {found}."
    assert told(made, "offset-without-consent") == [("offsets[0].agreed", Level.ERROR, message)]


def test_an_offset_larger_than_what_is_left_to_pay_is_stopped():
    made = package(money_case(line(amount="100.00", paid="50.00"), offsets=[offset()]))
    assert told(made, "offset-too-large")[0][2] == "expected no more than is left to pay, £50.00; found £60.00 set off."


def test_an_offset_that_reaches_what_the_ombudsman_ordered_is_stopped():
    lines = (line(amount="100.00", ordered=True), line(amount="20.00"))
    made = package(money_case(*lines, offsets=[offset()]))
    assert not made.files
    assert "expected no more than £20.00" in told(made, "offset-of-ordered-sum")[0][2]
    assert "offset-of-ordered-sum" not in codes(package(money_case(*lines, offsets=[offset(amount="20.00")])))


# --- authority ------------------------------------------------------------------------------------------------------


def decided_by(title, *lines, **people):
    data = money_case(*lines)
    data["people"]["jo"]["job_title"] = title
    for person, its_title in people.items():
        data["people"][person] = {"job_title": its_title}
    return package(data)


def own(**more):
    made = line(**more)
    made.pop("approved_by") if "approved_by" not in more else None
    return made


def test_an_officer_may_offer_100_pounds_and_no_more():
    assert not codes(decided_by("customer feedback officer", own(amount="100.00"))) & {
        "above-authority",
        "approval-not-known",
    }
    made = decided_by("Customer Feedback Officer", own(amount="60.00"), own(amount="40.01"))
    assert not made.files
    (finding,) = [one for one in made.findings if one.code == "above-authority"]
    assert finding.message == (
        "expected at most £100, which a Customer Feedback Officer may approve; found £100.01 offered at this stage."
    )
    assert finding.provision == "Stockport Homes Group's policy, SA 4.2"


def test_a_sum_above_the_officer_s_limit_that_a_manager_approved_goes():
    made = decided_by(
        "Customer Feedback Officer", own(amount="500.00", approved_by="boss"), boss="Service area manager, Repairs"
    )
    assert made.files
    assert "above-authority" not in codes(made)


def test_a_manager_may_not_approve_more_than_500_pounds():
    made = decided_by(
        "Customer Feedback Officer", own(amount="500.01", approved_by="boss"), boss="Service area manager"
    )
    assert "which a service area manager may approve; found £500.01" in told(made, "above-authority")[0][2]


def test_a_sum_approved_by_a_role_without_a_limit_goes_with_a_note():
    made = decided_by("Customer Feedback Officer", own(amount="900.00", approved_by="boss"), boss="Chief Executive")
    assert made.files
    assert [level for _, level, _ in told(made, "approval-not-known")] == [Level.NOTE]


def test_a_sum_by_a_role_that_the_landlord_does_not_list_is_warned_of():
    made = decided_by("Investigating Officer", own(amount="5.00"))
    assert made.files
    assert told(made, "approval-not-known")[0][:2] == ("stages.1.handler", Level.WARNING)


def test_what_the_ombudsman_ordered_needs_no_approval():
    made = decided_by("Customer Feedback Officer", own(amount="650.00", ordered=True))
    assert not codes(made) & {"above-authority", "approval-not-known"}


def test_a_landlord_without_limits_asks_for_no_approval():
    data = money_case(own(amount="5000.00"), landlord="fairhive")
    assert not codes(package(data)) & {"above-authority", "approval-not-known"}


# --- who is paid ----------------------------------------------------------------------------------------------------


def joint(*payees):
    lines = [line(amount="60.00", **({"payee": payee} if payee else {})) for payee in payees]
    data = money_case(*lines)
    data["people"]["idris"] = {"name": "Mr Idris Khan"}
    data["complainants"].append("idris")
    return words(package(data))


def test_joint_complainants_who_share_the_money_read_between_you():
    assert "Money: we offer £60.00 between you." in joint(None)
    assert "Money: we offer £120.00 between you." in joint("amina", "idris")


def test_joint_complainants_all_paid_to_one_read_the_name_of_that_one():
    text = joint("idris", "idris")
    assert "Money: we offer £120.00 in all, to be paid to Mr Idris Khan." in text
    assert "between you" not in text


# --- the letter of a later stage ------------------------------------------------------------------------------------


def test_a_stage_2_letter_tells_what_stands_what_is_replaced_and_what_is_new():
    lines = (
        line(id="a", amount="100.00", what="The wait", status="paid"),
        line(id="b", amount="40.00", what="Two visits"),
        line(id="c", amount="70.00", what="Four visits", stage=2, effect="replaces", replaces=["b"]),
    )
    made = package(money_case(*lines), **STAGE_2)
    text = words(made)
    assert "Money: we offer you £170.00 in all. Part of it replaces what we offered before. That is £30.00 more" in text
    assert (
        "Before this letter we had offered £140.00. We now replace some of that. "
        "The total is now £170.00, which is £30.00 more than before." in text
    )
    assert "- Two visits: £40.00" in text
    assert text.index("What we no longer offer") < text.index("What still stands") < text.index("What is new")
    assert "Together: £170.00." in text
    assert "We have already paid £100.00. That leaves £70.00 for us to pay." in text


def test_the_same_method_of_payment_is_said_once():
    lines = [line(amount="10.00", method="We will pay it by bank transfer.") for _ in range(3)]
    assert words(package(money_case(*lines))).count("We will pay it by bank transfer.") == 1


# --- bank numbers ---------------------------------------------------------------------------------------------------


def letter_saying(text, path="compensation[0].method"):
    paragraph = Paragraph((FreeText(text, path),) if path else (Text(text),))
    return replace(LETTER, sections=(Section("money", (), (paragraph,)),))


BANK_NUMBERS = [
    "We will pay it into 20-30-40, account 12345678.",
    "Account 1234 5678 at sort code 20 30 40",
    "Sort code: 203040",
    "your bank account number, which is 12345678",
    "GB82 WEST 1234 5698 7654 32",
    "gb82west12345698765432",
    "card 4111 1111 1111 1111",
    "card 4111-1111-1111-1111.",
    "4111111111111111",
]


@pytest.mark.parametrize("text", BANK_NUMBERS)
def test_a_bank_number_stops_the_letter_and_is_not_repeated(text):
    (finding,) = check_money_words(letter_saying(text))
    assert (finding.code, finding.level, finding.where) == ("bank-number", Level.ERROR, "compensation[0].method")
    digits = {word for word in text.replace(".", "").replace(",", "").split() if word.isdigit() and len(word) > 3}
    assert not any(word in str(finding) for word in digits)


@pytest.mark.parametrize(
    "text",
    [
        "Ring 01632 960417 or 0300 111 3000.",
        "On 12 March 2026 you gave us reference 20260417.",
        "We will pay it into the account you pay your rent from.",
        "Your rent account 1234567890 is £1,234.56 in arrears.",
        "The order is 4111111111111112.",
        "Case SHG/2026/00417, job 2026-03-04, meter 12345678.",
        "GB82 WEST 1234 5698 7654 33",
        "20-30-40 and no account",
    ],
)
def test_other_numbers_are_no_bank_numbers(text):
    assert check_money_words(letter_saying(text)) == ()


def test_a_letter_with_a_bank_number_is_not_made():
    data = alter(money_case(line(amount="10.00")), "compensation.0.method", "Into 20-30-40, account 12345678.")
    made = package(data)
    assert not made.files
    assert [one.where for one in made.findings if one.code == "bank-number"] == ["compensation[0].method"]


@settings(deadline=None, max_examples=60)
@given(
    sort=st.integers(0, 999_999),
    account=st.integers(0, 99_999_999),
    between=st.sampled_from([", ", " account ", "; no. "]),
)
def test_any_sort_code_with_any_account_number_is_found(sort, account, between):
    code = f"{sort:06}"
    text = f"{code[:2]}-{code[2:4]}-{code[4:]}{between}{account:08}"
    assert {one.code for one in check_money_words(letter_saying(text))} == {"bank-number"}


# --- rights ---------------------------------------------------------------------------------------------------------

WAIVERS = [
    "We offer this in full and final settlement.",
    "This is a final settlement of your complaint.",
    "By accepting this money you agree not to go to the Ombudsman.",
    "If you take this payment you cannot ask for Stage 2.",
    "You can't go to the Ombudsman once you accept this.",
    "Sign the form to waive your right to escalate.",
    "By signing you give up your right to the Ombudsman.",
    "We will pay this on condition that you do not complain further.",
    "Accepting this sum closes your complaint.",
    "We pay it as long as you agree not to go to the Ombudsman.",
]


@pytest.mark.parametrize("path", ["compensation[0].method", "enclosures[0].title", ""])
@pytest.mark.parametrize("text", WAIVERS)
def test_words_that_give_up_a_right_stop_the_letter(text, path):
    (finding,) = check_money_words(letter_saying(text, path))
    assert (finding.code, finding.level, finding.where) == ("waives-rights", Level.ERROR, path or "money")


@pytest.mark.parametrize(
    "text",
    [
        "Taking this money does not stop you taking your complaint further.",
        "Taking this money does not stop anyone taking this complaint further.",
        "This is not a full and final settlement.",
        "You never give up your right to the Ombudsman.",
        "You can take the money and still go to the Ombudsman.",
        "Nobody at our office could tell you when to take the day off.",
        "We did not take your complaint to Stage 2 in time.",
    ],
)
def test_words_that_keep_every_right_are_fine(text):
    assert check_money_words(letter_saying(text)) == ()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Our letter of May said “full and final settlement”. That was wrong.", "points[0].stages.1.reasons"),
        ("You told us that you had to sign a full and final settlement.", "points[0].text"),
    ],
)
def test_words_that_quote_or_tell_of_a_waiver_are_a_warning(text, path):
    (finding,) = check_money_words(letter_saying(text, path))
    assert (finding.code, finding.level) == ("waives-rights", Level.WARNING)


def test_an_acceptance_form_that_gives_up_a_right_stops_the_letter_that_encloses_it():
    data = alter(
        money_case(line(amount="10.00")), "enclosures.0.title", "Form of acceptance in full and final settlement"
    )
    made = package(data)
    assert not made.files
    assert [one.where for one in made.findings if one.code == "waives-rights"] == ["enclosures[0].title"]


# --- whose share ------------------------------------------------------------------------------------------------------


def paid_apart(*offsets):
    data = money_case(line(amount="90.00", payee="amina"), line(amount="210.00", payee="bea"), offsets=offsets)
    data["people"]["bea"] = {"name": "Ms Bea Lund"}
    data["complainants"].append("bea")
    return data


def test_an_offset_says_whose_share_it_is_where_complainants_are_paid_separately():
    assert told(package(paid_apart(offset())), "offset-person-not-known")[0][:2] == ("offsets[0].person", Level.ERROR)
    made = package(paid_apart(offset(person="bea")))
    assert "Ms Bea Lund agreed on 10 March 2026 that £60.00 of their share goes to your rent account." in words(made)


def test_nobody_s_consent_takes_from_somebody_else_s_share():
    made = package(paid_apart(offset(person="amina", amount="90.01")))
    message = 'expected no more than is left to pay to "amina", £90.00; found £90.01 set off.'
    assert told(made, "offset-too-large")[0][2] == message
    assert not told(package(paid_apart(offset(person="amina", amount="90.00"))), "offset-too-large")


def test_what_is_left_names_the_one_who_gets_it_where_the_other_is_paid():
    data = paid_apart()
    data["compensation"][0]["status"] = "paid"
    assert "That leaves £210.00 for us to pay to Ms Bea Lund." in words(package(data))


def test_consent_that_came_after_the_answer_is_no_fault_of_the_answer():
    data = money_case(line(amount="100.00"), offsets=[offset(agreed="2026-03-27")])
    assert told(package(data), "offset-without-consent")
    data["stages"]["1"]["responded"] = "2026-03-24"
    made = package(data)
    assert not told(made, "offset-without-consent")
    assert "goes to your rent account" not in words(made)


# --- how it was worked out, and totals --------------------------------------------------------------------------------


def test_a_letter_says_that_a_sum_was_rounded_and_only_where_it_was():
    assert "for 1 week, rounded to whole pence" in words(
        package(money_case(line(amount="41.81", basis=FORTY_PER_CENT)))
    )
    whole = {**FORTY_PER_CENT, "rent": "104.50"}
    assert "rounded" not in words(package(money_case(line(basis=whole))))


def test_no_days_beyond_the_limit_are_not_counted_in_words():
    text = words(package(money_case(line(kind="statutory", basis={"kind": "right-to-repair", "days": 0}))))
    assert "£10.00" in text
    assert "0 days" not in text


def test_a_total_stands_under_its_table_with_no_empty_cell():
    made = package(money_case(line(amount="90.00"), line(amount="10.00")))
    assert "Total: £100.00." in words(made)
    assert "What it is for: Total" not in words(made)


def test_doubts_about_a_sum_are_told_with_the_letter_that_prints_it():
    data = money_case(line(amount="41.81", basis=FORTY_PER_CENT))
    acknowledged = produce(parsed(data), letter="acknowledgement", stage=1, dated=date(2026, 3, 4), formats=["txt"])
    assert not told(acknowledged, "no-rounding-rule")
    assert told(package(data), "no-rounding-rule")


def test_a_later_answer_apologises_for_money_that_was_not_paid_in_time():
    data = money_case(line(amount="90.00", pay_by="2026-04-10"))
    assert "We are sorry that we did not pay in time." in words(package(data, **STAGE_2))
    data["compensation"][0]["status"] = "paid"
    assert "We are sorry that we did not pay in time." not in words(package(data, **STAGE_2))
