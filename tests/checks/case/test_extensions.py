"""An extension is sent in time, agreed where it must be, and beyond the limit only with a good reason."""

from datetime import date

import pytest

from complaintletters.findings import Level
from tests.checks.case.asking import EXTENDED, STAGE_1, bare_case, found, made, only, stops, text_of
from tests.own_landlord import own_landlord

# Acknowledged on 4 March 2026: due on 18 March, and no later than 1 April without good reason.
CODE = "Complaint Handling Code 2024"


def extended(landlord="stoke-on-trent-housing-society", **changes):
    data = bare_case()
    data["landlord"] = landlord
    data["stages"]["1"]["acknowledged"] = "2026-03-04"
    data["stages"]["1"]["extensions"] = [
        {
            "number": 1,
            "decided": "2026-03-16",
            "reason": "The plumber is away.",
            "done": "I have read the records.",
            "remaining": "I still have to speak to him.",
            "new_due": "2026-04-01",
            "agreed": True,
            "updates": "every Friday",
            **changes,
        }
    ]
    return data


BEYOND = {"new_due": "2026-04-02"}
GOOD = {"good_reason": "No other plumber knows these pipes."}
AGREED = {"updates_agreed": True}


def test_an_extension_within_the_limit_needs_no_good_reason():
    assert not [one for one in made(extended(), EXTENDED).findings if one.is_error]


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        (AGREED, "extension-beyond-cap", "good_reason"),
        (GOOD, "updates-not-agreed", "updates_agreed"),
    ],
)
def test_an_extension_beyond_the_limit_needs_a_good_reason_and_agreed_updates(changes, code, where):
    data = extended(**BEYOND, **changes)
    assert stops(data, EXTENDED, code)
    assert only(data, EXTENDED, code).where == f"stages.1.extensions[0].{where}"
    assert not [one for one in made(extended(**BEYOND, **GOOD, **AGREED), EXTENDED).findings if one.is_error]


@pytest.mark.parametrize(("code", "provision"), [("extension-beyond-cap", "6.4"), ("updates-not-agreed", "5.9")])
def test_the_findings_name_the_code_s_provisions(code, provision):
    assert only(extended(**BEYOND), EXTENDED, code).provision == f"{CODE}, {provision}"


def test_updates_that_are_agreed_but_not_given_are_not_agreed():
    data = extended(**BEYOND, **GOOD, **AGREED)
    del data["stages"]["1"]["extensions"][0]["updates"]
    assert found(data, EXTENDED, "updates-not-agreed")


def test_the_good_reason_is_printed_in_its_own_words():
    text = text_of(made(extended(**BEYOND, **GOOD, **AGREED), EXTENDED))
    assert GOOD["good_reason"] in text
    assert "We agreed these updates with you." in text


def test_a_second_extension_is_measured_from_the_first_limit():
    data = extended()
    second = {**data["stages"]["1"]["extensions"][0], "number": 2, "decided": "2026-03-30", "new_due": "2026-04-08"}
    data["stages"]["1"]["extensions"].append(second)
    asked = {**EXTENDED, "number": 2, "dated": date(2026, 3, 30)}
    assert only(data, asked, "extension-beyond-cap").where == "stages.1.extensions[1].good_reason"


def test_agreement_to_the_date_and_to_the_updates_are_two_things():
    date_only, neither = text_of(made(extended(), EXTENDED)), text_of(made(extended(agreed=False), EXTENDED))
    assert "You agreed to this new date." in date_only
    assert "We agreed these updates with you." not in date_only
    assert "You agreed to this new date." not in neither


# --- agreement ------------------------------------------------------------------------------------------------------


def test_where_the_policy_asks_for_agreement_an_extension_without_it_is_stopped():
    data = extended("stockport-homes", agreed=False)
    assert stops(data, EXTENDED, "extension-not-agreed")
    finding = only(data, EXTENDED, "extension-not-agreed")
    assert finding.provision.startswith("Stockport Homes Group's policy, 4.1")
    assert not found(extended("stockport-homes"), EXTENDED, "extension-not-agreed")


@pytest.mark.parametrize(("number", "told"), [(1, False), (2, True)])
def test_a_policy_may_ask_for_agreement_to_a_second_extension_only(number, told, tmp_path):
    policy = "[procedures.stages.extension]\nneeds_agreement = true\nneeds_agreement_from = 2"
    data = extended("own-homes", agreed=False)
    first = data["stages"]["1"]["extensions"][0]
    data["stages"]["1"]["extensions"] = [
        {**first, "new_due": "2026-03-25"},
        {**first, "number": 2, "decided": "2026-03-16"},
    ]
    templates = own_landlord(tmp_path, stage_1=policy)
    assert bool(found(data, EXTENDED, "extension-not-agreed", number=number, templates=templates)) is told


# --- dates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dated", "late"), [("2026-03-18", False), ("2026-03-19", True)])
def test_an_extension_sent_after_the_deadline_is_stopped(dated, late):
    asked = {**EXTENDED, "dated": date.fromisoformat(dated)}
    assert stops(extended(), asked, "extension-after-deadline") is late


def test_an_extension_dated_in_time_that_leaves_after_the_deadline_is_stopped():
    asked = {**EXTENDED, "dated": date(2026, 3, 18)}
    assert stops(extended(), asked, "extension-after-deadline", dispatched=date(2026, 3, 19))


@pytest.mark.parametrize(("new_due", "told"), [("2026-03-18", True), ("2026-03-19", False)])
def test_a_new_date_is_after_the_old_one(new_due, told):
    assert bool(found(extended(new_due=new_due), EXTENDED, "extension-not-later")) is told


@pytest.mark.parametrize(("decided", "told"), [("2026-03-16", False), ("2026-03-17", True)])
def test_an_extension_is_decided_by_the_date_of_its_letter(decided, told):
    assert bool(found(extended(decided=decided), EXTENDED, "extension-decided-later")) is told


# --- later letters --------------------------------------------------------------------------------------------------


def test_in_the_response_what_was_wrong_with_an_extension_is_a_warning_since_it_is_sent():
    data = extended(**BEYOND)
    findings = [one for one in made(data, STAGE_1).findings if one.where.startswith("stages.1.extensions")]
    assert {one.code for one in findings} == {"extension-beyond-cap", "updates-not-agreed"}
    assert {one.level for one in findings} == {Level.WARNING}


def test_the_response_tells_of_an_extension_that_left_late_by_the_log():
    data = extended()
    sent = {"kind": "extension", "stage": 1, "recipient": "amina", "dated": "2026-03-18", "dispatched": "2026-03-19"}
    data["letters"] = [sent]
    assert only(data, STAGE_1, "extension-after-deadline").level is Level.WARNING
    data["letters"] = [{**sent, "dispatched": "2026-03-18"}]
    assert not found(data, STAGE_1, "extension-after-deadline")


def test_an_acknowledgement_says_nothing_of_extensions():
    asked = {"letter": "acknowledgement", "stage": 1, "dated": date(2026, 3, 4)}
    assert not [one for one in made(extended(**BEYOND), asked).findings if "extension" in one.code]
