"""Landlords of every kind: loaded with no code, their dates right in letters, their conflicts with a code reported."""

import ast
import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

import complaintletters.checks.landlord
from complaintletters import produce
from complaintletters.checks.landlord import conflicts, gaps, unstated
from complaintletters.checks.landlord.contacts import wrong_postcodes
from complaintletters.checks.landlord.definition import differences
from complaintletters.checks.limits_compared import later_start, longer, most_days, shorter
from complaintletters.deadlines import (
    acknowledgement_due,
    escalation_until,
    extension_cap,
    response_due,
)
from complaintletters.findings import Level
from complaintletters.landlord import Landlord, landlord, landlord_paths
from complaintletters.landlord_folder import check_folder
from complaintletters.places import shipped
from complaintletters.regulator import regulator
from complaintletters.rule_book import rules
from complaintletters.rules import rules_for
from complaintletters.time_limit import TimeLimit, after_months
from tests.other_landlords import ALL, put, put_scottish_ombudsman
from tests.small_case import LETTERS, PARTLY_REFUSED_LETTERS, alter, parsed, partly_refused_case, small_case

SHIPPED = sorted(landlord_paths())
RESPONDED = date(2026, 3, 24)


def case_of(id_, data=None, **changes):
    data = alter(data or small_case(), "landlord", id_)
    del data["points"][0]["other_route"]
    for path, value in changes.items():
        data = alter(data, path.replace("__", "."), value)
    return parsed(data)


def words_of(case, templates, letter, stage, dated):
    made = produce(case, letter=letter, stage=stage, dated=dated, formats=["txt"], templates=templates)
    assert made.files, [str(finding) for finding in made.findings]
    return next(iter(made.files.values())).decode("utf-8")


def changed(templates, id_, old, new):
    """The same landlord under another id, with one passage of its profile changed."""
    home = templates / "landlords" / f"{id_}-changed"
    shutil.copytree(templates / "landlords" / id_, home)
    text = (home / "landlord.toml").read_text(encoding="utf-8")
    assert old in text
    (home / "landlord.toml").write_text(text.replace(old, new), encoding="utf-8")
    return home.name


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    return put_scottish_ombudsman(put(tmp_path_factory.mktemp("others"), *ALL))


# --- other landlords ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", sorted(set(ALL) - {"one-stage-homes"}))
def test_a_landlord_unlike_the_shipped_ones_loads_and_writes_letters_in_every_format(id_, templates):
    case = case_of(id_)
    assert produce(case, letter="acknowledgement", stage=1, dated=date(2026, 3, 3), templates=templates).files
    made = produce(case, letter="response", stage=1, dated=RESPONDED, templates=templates)
    assert {name.rpartition(".")[2] for name in made.files} == {"docx", "pdf", "html", "txt"}
    assert not [finding for finding in check_folder(id_, templates).files if finding.is_error]


def test_the_next_working_day_the_day_of_logging_and_totals_are_counted(templates):
    case = case_of("harbour-homes", dates__logged="2026-03-04")
    rules = rules_for(case, templates)
    assert acknowledgement_due(case, rules, 1) == date(2026, 3, 3)
    assert response_due(case, rules, 1) == date(2026, 3, 18)
    assert extension_cap(case, rules, 1) == date(2026, 4, 1)
    # Good Friday, Easter Monday, 4 May and 25 May 2026 are bank holidays.
    assert response_due(case, rules, 2) == date(2026, 5, 5)
    assert extension_cap(case, rules, 2) == date(2026, 6, 3)
    assert "18 March 2026" in words_of(case, templates, "acknowledgement", 1, date(2026, 3, 3))
    assert "7 April 2026" in words_of(case, templates, "response", 1, RESPONDED)


@pytest.mark.parametrize(
    ("procedure", "ombudsman", "stage"),
    [
        ("housing", "Housing Ombudsman Service", "Stage 1"),
        ("corporate", "Local Government and Social Care Ombudsman", "Service response"),
    ],
)
def test_a_council_s_two_procedures_name_two_ombudsmen(procedure, ombudsman, stage, templates):
    case = case_of("borough-council", procedure=procedure)
    words = words_of(case, templates, "response", 1, RESPONDED)
    other = {"Housing Ombudsman Service", "Local Government and Social Care Ombudsman"} - {ombudsman}
    assert ombudsman in words
    assert stage in words
    assert not any(name in words for name in other)
    assert "21 April 2026" in words


@pytest.mark.parametrize(
    ("arose", "until", "printed"),
    [("2026-02-01", date(2026, 8, 1), "1 August 2026"), ("2025-11-10", date(2026, 5, 24), "24 May 2026")],
)
def test_of_several_limits_the_latest_serves(arose, until, printed, templates):
    case = case_of("glen-housing", dates__arose=arose)
    assert escalation_until(case, rules_for(case, templates), 1, responded=RESPONDED) == until
    words = words_of(case, templates, "response", 1, RESPONDED)
    assert printed in words
    assert "Frontline resolution" in words
    assert "Investigation" in words


def test_scottish_clocks_keep_scottish_holidays(templates):
    case = case_of("glen-housing")
    rules = rules_for(case, templates)
    assert response_due(case, rules, 1) == date(2026, 3, 9)
    # In Scotland Good Friday is a bank holiday and Easter Monday is not.
    assert acknowledgement_due(case, rules, 2) == date(2026, 4, 8)


@pytest.mark.parametrize(
    ("received", "name", "stage", "due"),
    [
        ("2026-03-31", "complaints procedure of 2024", "Stage 1", date(2026, 4, 17)),
        ("2026-04-01", "complaints procedure of 2026", "First answer", date(2026, 4, 10)),
    ],
)
def test_a_procedure_is_in_force_from_its_first_day(received, name, stage, due, templates):
    data = alter(small_case(), "landlord", "quay-trust")
    data["dates"].update(received=received, logged=received)
    data["stages"] = {"1": {"handler": "jo", "signatory": "jo", "acknowledged": "2026-04-01"}}
    case = parsed(data)
    rules = rules_for(case, templates)
    assert rules.procedure.name == name
    assert rules.stage(1).name == stage
    assert rules.stage(1).answered_by.startswith("our repairs contractor")
    assert response_due(case, rules, 1) == due


def test_when_post_counts_as_received_is_asked_for_only_where_it_is_not_given(tmp_path):
    put(tmp_path, "quay-trust")
    assert "receipt-not-known" in {one.code for one in check_folder("quay-trust", tmp_path).conflicts}
    deemed = '\n[posting]\ndeemed_receipt = { within = 2, unit = "working-days" }\n\n[style]\n'
    id_ = changed(tmp_path, "quay-trust", "\n[style]\n", deemed)
    assert "receipt-not-known" not in {one.code for one in check_folder(id_, tmp_path).conflicts}


def test_a_month_from_receipt_is_counted_and_said_not_to_be_known(templates):
    case = case_of("quay-trust")
    assert "24 April 2026" in words_of(case, templates, "response", 1, RESPONDED)
    found = check_folder("quay-trust", templates).conflicts
    assert [one.level for one in found if one.code == "receipt-not-known"] == [Level.NOTE]


# --- conflicts with a code ------------------------------------------------------------------------------------------

CODE = "Complaint Handling Code 2024"
LATE = "2.3, 2.5"
# What each landlord's policy conflicts with: the finding, the key, the policy's paragraph, the code's provision.
CONFLICTS = {
    "slow-homes": {
        ("not-two-stages", "stages", "", "5.3, 6.10"),
        ("extra-stage", "stages.1.name", "1", "5.2"),
        ("slower-than-code", "stages.1.acknowledge", "1.1", "6.2"),
        ("slower-than-code", "stages.1.respond", "1.2", "6.3"),
        ("longer-extension", "stages.1.extension", "1.3", "6.4"),
        ("later-start", "stages.2.acknowledge", "2.1", "6.11"),
        ("extension-without-cap", "stages.2.extension", "2.3", "6.15"),
        ("reasons-required", "escalation.reasons_required", "1.9", "6.12"),
        ("discretionary-escalation", "escalation.discretionary", "1.9", "6.10"),
        ("rigid-window", "escalation.flexible", "1.9", "6.10"),
        ("short-window", "escalation.limits", "1.9", "6.10"),
        ("no-discretion", "grounds.over-12-months", "4.1", LATE),
        ("own-ground", "grounds.rude", "4.2", "2.2"),
    },
    "mill-lane-trust": {
        ("part-in-both-stages", "stages.2.earlier_part", "6.1", "6.13"),
        ("same-person-allowed", "stages.2.other_person", "6.1", "6.13"),
        ("review-only", "stages.2.review", "6", "6.7, 6.18"),
        ("extension-unexplained", "stages.1.extension.explains_reason", "5.3", "6.4"),
        ("extension-without-ombudsman", "stages.1.extension.gives_ombudsman_details", "5.3", "6.5, 6.16"),
        ("bars-every-escalation", "grounds.already-considered", "4.2", "5.11"),
        ("own-ground", "grounds.arrears", "4.3", "2.2"),
        ("late-limit-short", "late_complaints.limits", "4.1", LATE),
        ("no-awareness", "late_complaints.limits", "4.1", LATE),
        ("former-tenants-short", "late_complaints.former_tenants", "4.5", LATE),
        ("no-discretion", "late_complaints.discretion", "4.1", LATE),
        ("definition-differs", "definition", "1.1", "1.2"),
        ("claim-not-yet-filed", "grounds.claim-filed.before_claim", "4.7", "2.2"),
        ("only-some-channels", "conduct.any_channel", "3.1", "3.1, 3.2"),
        ("blanket-exclusion", "conduct.own_merits", "4", "2.1, 2.5"),
        ("refusal-unexplained", "conduct.refusal_explained", "4.6", "2.4"),
        ("answer-waits-for-work", "conduct.answers_when_known", "5.7", "6.6, 6.17"),
        ("no-agreed-updates", "conduct.updates_agreed", "5.3", "5.9"),
        ("only-some-representatives", "conduct.representatives_only", "3.4", "3.6"),
        ("related-issues-left-out", "new_issues.related", "5.6", "6.8"),
        ("new-issues-not-logged", "new_issues.others", "5.6", "6.8"),
        ("full-and-final", "money.full_and_final", "8.2", "3.7, 6.10"),
        ("conditional-compensation", "money.conditions[0]", "8.2", "7.1 to 7.3"),
        ("retired-ombudsman-detail", "policy.ombudsman_details[0]", "9.1", "3.7"),
        ("impossible-ombudsman-postcode", "policy.ombudsman_details[1]", "9.1", "3.7"),
        ("retired-ombudsman-detail", "policy.ombudsman_details[1]", "9.1", "3.7"),
        ("retired-ombudsman-detail", "policy.ombudsman_details[2]", "9.1", "3.7"),
        ("unknown-ombudsman-detail", "policy.ombudsman_details[4]", "9.1", "3.7"),
        ("noted-conflict", "silences[2]", "3.4", "3.6"),
    },
    "ferry-homes": {
        ("not-two-stages", "stages", "3.1", "5.3, 6.10"),
        ("extra-stage", "stages.0.name", "3.1", "5.2"),
        ("third-party-process", "stages.0.third_party", "3.1", "5.4, 5.5"),
        ("slower-than-code", "stages.1.respond", "4.2", "6.3"),
        ("longer-extension", "stages.1.extension", "4.3", "6.4"),
        ("rigid-window", "escalation.flexible", "4.9", "6.10"),
        ("window-before-answer", "escalation.limits", "4.9", "6.10"),
        ("same-ground", "grounds.over-12-months", "", ""),
        ("no-discretion", "grounds.over-12-months", "2.2", LATE),
    },
    "one-stage-homes": {
        ("not-two-stages", "stages", "", "5.3, 6.10"),
        ("no-such-stage", "stages", "", "5.3, 6.10"),
    },
    "ridgeway-homes": {
        ("slower-than-code", "procedures.housing until 2026-01-01.stages.1.respond", "2023, 2", "6.3"),
        ("counted-from-later", "received_late", "1.2", "6.2, 6.11"),
        ("clock-stops", "stages.1.clock_stops", "3.2", "6.3"),
        ("ground-not-linked", "grounds.over-6-months.code_ground", "4.1", "2.2, 2.3"),
        ("claim-not-yet-filed", "grounds.legal-action.before_claim", "4.2", "2.2"),
        ("late-limit-short", "late_complaints.limits", "4.1", LATE),
        ("landlords-awareness", "late_complaints.whose_awareness", "4.1", LATE),
        ("no-representative", "conduct.representatives", "2.2", "3.6"),
        ("ombudsman-kept-back", "conduct.ombudsman_told", "3.4", "3.7"),
        ("step-before-ombudsman", "conduct.before_ombudsman[0]", "3.4", "3.7"),
        ("step-before-ombudsman", "conduct.before_ombudsman[1]", "3.4", "3.7"),
        ("acknowledgement-without-definition", "conduct.defines_complaint", "3.2", "5.6, 5.7"),
        ("points-unanswered", "conduct.every_point", "4.3", "6.7, 6.18"),
        ("sets-off-without-asking", "money.sets_off_without_asking", "5.1", "7.1 to 7.3"),
    },
    "harbour-homes": {("short-window", "escalation.limits", "2.9", "6.10")},
    "borough-council": set(),
    "glen-housing": set(),
    "linden-homes": set(),
    "mason-homes": set(),
    "quay-trust": set(),
}
_KEY = re.compile(r"landlord\.toml: (?:procedures\.housing(?: from 2026-01-01)?\.)?")


def told(findings):
    for one in findings:
        ref, _, provision = one.provision.rpartition("; ")
        yield one.code, _KEY.sub("", one.where), ref.removeprefix("policy "), provision.removeprefix(f"{CODE}, ")


@pytest.mark.parametrize("id_", sorted(CONFLICTS))
def test_each_conflict_is_told_with_the_paragraph_and_the_provision(id_, templates):
    assert set(told(check_folder(id_, templates).conflicting)) == CONFLICTS[id_]


def test_every_landlord_here_is_one_whose_conflicts_are_known():
    assert set(CONFLICTS) == set(ALL)


def test_a_policy_that_keeps_to_the_code_and_leaves_nothing_out_has_no_finding_at_all(templates):
    assert check_folder("linden-homes", templates).findings == ()


def _literals(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_rule_about_a_policy_is_broken_by_one_of_these_landlords(templates):
    files = Path(complaintletters.checks.landlord.__file__).parent.glob("*.py")
    codes = {rule.code for rule in rules(regulator("housing-ombudsman"))} & set().union(*map(_literals, files))
    found = {finding.code for id_ in (*ALL, "fairhive") for finding in check_folder(id_, templates).findings}
    # These need a profile that can't be used as it stands, and have tests of their own below.
    own_tests = {"never-in-force", "procedures-overlap", "same-number", "impossible-postcode", "impossible-telephone"}
    own_tests.add("unknown-code-ground")
    assert codes - own_tests - found == set()


SLOW = ("ferry-homes", "slow-homes")
_LETTERS = [(small_case, *letter) for letter in LETTERS]
_LETTERS += [(partly_refused_case, *letter) for letter in PARTLY_REFUSED_LETTERS]


@pytest.mark.parametrize("id_", sorted(set(ALL) - {"glen-housing", "one-stage-homes"}))
@pytest.mark.parametrize(
    ("data", "letter", "stage", "dated"), _LETTERS, ids=lambda value: getattr(value, "__name__", str(value))
)
def test_whatever_a_policy_conflicts_with_its_letters_hold_every_must(id_, data, letter, stage, dated, templates):
    altered = data()
    if letter == "extension" and id_ in SLOW:  # their answers are due later, so that more time ends later, too
        alter(altered, "stages.1.extensions.0.new_due", "2026-04-15")
    case = case_of(id_, altered)
    made = produce(
        case, letter=letter, stage=stage, dated=date.fromisoformat(dated), formats=["txt"], templates=templates
    )
    assert made.files, [str(finding) for finding in made.findings]
    assert not [finding for finding in made.findings if finding.is_error]


def test_stage_2_is_final_though_a_policy_adds_a_third(templates):
    words = words_of(case_of("slow-homes"), templates, "response", 2, date(2026, 5, 15))
    assert "This is our final response to your complaint." in words
    assert "Board panel" not in words


def test_without_a_stage_2_the_check_fails_since_stage_1_must_name_it(templates):
    errors = [one for one in check_folder("one-stage-homes", templates).findings if one.is_error]
    assert [one.code for one in errors] == ["no-such-stage"]


def test_a_rule_that_a_regulator_does_not_have_is_not_judged(tmp_path):
    put(tmp_path, "mill-lane-trust")
    file = tmp_path / "landlords" / "mill-lane-trust" / "landlord.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"housing-ombudsman"', '"spso"'), encoding="utf-8")
    profile = landlord("mill-lane-trust", tmp_path)
    packs = {"spso": regulator("spso")}
    assert {one.code for one in conflicts(profile, packs)} <= {"slower-than-code", "later-start"}
    assert {one.code for one in gaps(profile, packs)} <= {
        "no-telephone",
        "no-email",
        "no-address-for-complaints",
        "route-without-contact",
        "rounding-not-stated",
        "approvals-not-stated",
        "posting-not-stated",
    }
    assert {one.code for one in unstated(profile, packs)} <= {"no-extension-known"}


OF_2025 = {"arose": "2025-07-01", "aware": "2025-07-01", "received": "2026-03-02", "logged": "2026-03-02"}


def late_refusal(id_, templates, ground, *, discretion=True, dates=None):
    """A refusal of the whole complaint for lateness, and the codes of its findings."""
    data = alter(partly_refused_case(), "landlord", id_)
    data |= {"points": [data["points"][2]], "refusals": [data["refusals"][0] | {"ground": ground}]}
    data |= {"stages": {"1": {"handler": "jo", "signatory": "jo"}}, "dates": dates or data["dates"]}
    data |= {name: [] for name in ("outcomes", "compensation", "offsets", "actions", "learning", "new_issues")}
    if dates is None:
        data["dates"] |= {"arose": "2023-05-01", "aware": "2023-05-01"}
    if not discretion:
        del data["refusals"][0]["discretion"]
    made = produce(
        parsed(data), letter="refusal", stage=1, dated=date(2026, 3, 4), formats=["txt"], templates=templates
    )
    return {finding.code for finding in made.findings if finding.is_error}


def test_a_ground_of_lateness_with_an_id_of_its_own_keeps_to_the_code_s_conditions_once_it_is_linked(tmp_path):
    put(tmp_path, "ridgeway-homes")
    linked = changed(
        tmp_path, "ridgeway-homes", 'id = "over-6-months"\n', 'id = "old"\ncode_ground = "over-12-months"\n'
    )
    assert late_refusal(linked, tmp_path, "old") == set()
    assert late_refusal(linked, tmp_path, "old", discretion=False) == {"missing-individual-consideration"}
    assert late_refusal(linked, tmp_path, "old", dates=OF_2025) == {"not-late"}
    found = {one.code for one in check_folder(linked, tmp_path).conflicting}
    assert not found & {"own-ground", "ground-not-linked"}
    assert "no-discretion" in found


def test_a_threat_of_legal_action_is_no_claim_under_any_id(templates):
    assert late_refusal("ridgeway-homes", templates, "legal-action") == {"claim-not-filed"}


def test_a_ground_that_reads_like_the_code_s_is_told_once(templates):
    report = check_folder("ridgeway-homes", templates)
    about = [
        one for one in report.findings if "grounds.over-6-months" in one.where or "“over-12-months”" in one.message
    ]
    assert [one.code for one in about] == ["ground-not-linked"]


@pytest.mark.parametrize("id_", SHIPPED)
def test_no_shipped_landlord_has_a_ground_that_evades_the_code_s_conditions(id_):
    assert "ground-not-linked" not in {one.code for one in check_folder(id_).conflicts}


def test_a_code_ground_that_is_none_is_an_error_with_a_suggestion(tmp_path):
    put(tmp_path, "ridgeway-homes")
    id_ = changed(tmp_path, "ridgeway-homes", 'code_ground = "claim-filed"', 'code_ground = "claim-field"')
    (found,) = (one for one in check_folder(id_, tmp_path).findings if one.is_error)
    assert (found.code, found.mend) == ("unknown-code-ground", 'Did you mean "claim-filed"?')


def test_what_a_policy_leaves_out_is_apart_from_what_there_is_to_supply(templates):
    report = check_folder("ridgeway-homes", templates)
    assert "any-channel-not-stated" in {one.code for one in report.unstated}
    assert not set(report.unstated) & {*report.to_supply, *report.notes, *report.conflicting}
    assert {*report.unstated, *report.to_supply, *report.notes, *report.conflicting, *report.files} == set(
        report.findings
    )


def test_nobody_is_asked_what_a_procedure_that_has_ended_leaves_out(templates):
    report = check_folder("ridgeway-homes", templates)
    assert not [one for one in report.unstated if "until 2026-01-01" in one.where]
    assert [one for one in report.unstated if "from 2026-01-01" in one.where]


def test_the_gravest_conflict_comes_first(tmp_path):
    put(tmp_path, "ridgeway-homes")
    id_ = changed(tmp_path, "ridgeway-homes", 'code_ground = "claim-filed"', 'code_ground = "claim-field"')
    levels = [one.level for one in check_folder(id_, tmp_path).conflicting]
    assert levels == sorted(levels, key=list(Level).index)
    assert levels[0] is Level.ERROR


def test_closure_days_are_noted_with_their_first_and_last(templates):
    (note,) = (one for one in check_folder("ridgeway-homes", templates).notes if one.code == "closure-days")
    assert "4 closure days put off every working-day limit (from 2026-12-24 to 2026-12-31)" in note.message


def test_a_limit_over_new_year_leaves_out_closure_days_and_bank_holidays(templates):
    case = case_of("ridgeway-homes", dates__received="2026-12-21", dates__logged="2026-12-21", stages={})
    # 25 and 28 December and 1 January are bank holidays; 24, 29, 30 and 31 December are closure days.
    assert acknowledgement_due(case, rules_for(case, templates), 1) == date(2027, 1, 6)


def test_two_stages_of_one_number_are_an_error(tmp_path):
    put(tmp_path, "linden-homes")
    file = tmp_path / "landlords" / "linden-homes" / "landlord.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("number = 2", "number = 1"), encoding="utf-8")
    assert {"same-number", "no-such-stage"} <= {one.code for one in check_folder("linden-homes", tmp_path).conflicts}


def test_contacts_that_cannot_exist_are_errors_with_their_paragraph(tmp_path):
    put(tmp_path, "linden-homes")
    file = tmp_path / "landlords" / "linden-homes" / "landlord.toml"
    text = file.read_text(encoding="utf-8").replace('"M1 1AA"', '"M1 1AO"').replace('"01632 960100"', '"01632 9601"')
    file.write_text(text, encoding="utf-8")
    found = {one.code: one for one in check_folder("linden-homes", tmp_path).findings}
    assert set(found) == {"impossible-postcode", "impossible-telephone"}
    assert all(one.is_error and one.provision == "policy 9.1" for one in found.values())
    assert "M1 1AO" in found["impossible-postcode"].message


# --- definitions, dates and details, compared -----------------------------------------------------------------------

_DEFINED = (
    "an expression of dissatisfaction, however made, by the landlord, affecting a resident or group of residents."
)


@pytest.mark.parametrize(
    ("own", "found"),
    [
        (_DEFINED.upper(), ()),
        (_DEFINED.replace(",", " –"), ()),
        (_DEFINED.replace("a resident", "an individual resident"), ("adds “individual”",)),
        (_DEFINED.replace("landlord", "organisation"), ("has “organisation” where the code has “landlord”",)),
        (_DEFINED.replace(", however made", ""), ("leaves out “however made”",)),
    ],
)
def test_definitions_are_compared_word_for_word(own, found):
    assert differences(own, _DEFINED) == found


_WORDS = st.lists(st.sampled_from(["a", "an", "complaint", "tenant", "or", "home's", "written"]), max_size=12).map(
    " ".join
)


@given(_WORDS)
def test_a_definition_never_differs_from_itself(text):
    assert differences(f"“{text.capitalize()}”.", text) == ()


@given(_WORDS, _WORDS)
def test_definitions_differ_when_their_words_do(one, other):
    def same_words(text):
        return ["a" if word == "an" else word for word in text.split()]

    assert (differences(one, other) == ()) is (same_words(one) == same_words(other))


@pytest.mark.parametrize(
    ("printed", "postcodes"),
    [
        ("PO Box 152, Liverpool L33 7WO", ("L33 7WO",)),
        ("PO Box 152, Liverpool L337WO.", ("L337WO",)),
        ("PO Box 152, Liverpool l33 7ow", ("l33 7ow",)),
        ("PO Box 152, Liverpool L33 7WQ", ()),
        ("PO Box 1484, Unit D, Preston PR2 0ET", ()),
        ("OX1 1OX", ("OX1 1OX",)),
        ("0300 111 3000", ()),
    ],
)
def test_a_postcode_that_cannot_exist_is_known_by_its_last_letters(printed, postcodes):
    assert tuple(postcode for postcode, _ in wrong_postcodes(printed)) == postcodes


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Housing Ombudsman Service, PO Box 1484, Unit D, Preston PR2 0ET", None),
        ("P.O. Box 1484, Unit D, Preston, pr20et", None),
        ("Call 0300 111 3000", None),
        ("03001113000", None),
        ("https://www.housing-ombudsman.org.uk/residents/make-a-complaint/", None),
        ("Housing Ombudsman, P O Box 152, Liverpool, L33 7WQ", "retired-ombudsman-detail"),
        ("mailto:info@housing-ombudsman.org.uk", "retired-ombudsman-detail"),
        ("81 Aldwych, London", "unknown-ombudsman-detail"),
        ("0300 111 4000", "unknown-ombudsman-detail"),
    ],
)
def test_a_printed_detail_is_judged_by_those_the_regulator_has_had(printed, code, tmp_path):
    put(tmp_path, "linden-homes")
    file = tmp_path / "landlords" / "linden-homes" / "landlord.toml"
    was = '"www.housing-ombudsman.org.uk",\n'
    file.write_text(file.read_text(encoding="utf-8").replace(was, f'"{printed}",\n'), encoding="utf-8")
    assert [one.code for one in check_folder("linden-homes", tmp_path).conflicts] == ([code] if code else [])


# --- the four landlords ---------------------------------------------------------------------------------------------

# The traps in their documents: landlord, finding, the policy's paragraph, the code's provision, words of the message.
TRAPS = [
    ("homes-in-somerset", "impossible-ombudsman-postcode", "5.8", "3.7", "L33 7WO"),
    ("homes-in-somerset", "retired-ombudsman-detail", "5.8", "3.7", "PO Box 152"),
    ("homes-in-somerset", "retired-ombudsman-detail", "5.8", "3.7", "info@housing-ombudsman.org.uk"),
    ("homes-in-somerset", "no-awareness", "5.4, 5.6", LATE, "becoming aware"),
    ("homes-in-somerset", "no-discretion", "5.4, 5.6", LATE, "no discretion"),
    ("homes-in-somerset", "ground-not-stated", "5.4, 5.6, 5.9, 5.1", "2.2", "claim"),
    ("homes-in-somerset", "related-issues-left-out", "5.6", "6.8", "may be taken into"),
    ("homes-in-somerset", "noted-to-supply", "5.7", "6.20", "panel"),
    ("homes-in-somerset", "part-in-both-stages", "2.1, 5.7", "6.13", "Customer Focus Manager"),
    ("homes-in-somerset", "definition-differs", "5.2", "1.2", "adds “individual”"),
    ("homes-in-somerset", "extension-without-cap", "5.7", "6.15", "without a cap"),
    ("homes-in-somerset", "extension-without-ombudsman", "5.7", "6.5, 6.16", "Ombudsman's details"),
    ("homes-in-somerset", "conditional-compensation", "5.10", "7.1 to 7.3", "opportunity"),
    ("stockport-homes", "extension-needs-agreement", "4.1", "6.4", "only if the resident agrees"),
    ("stockport-homes", "extension-needs-agreement", "4.2", "6.15", "only if the resident agrees"),
    ("stockport-homes", "policy-slip", "4.1", "", "3.7"),
    ("stockport-homes", "bars-every-escalation", "3.7, 3.10", "5.11", "every request for stage 2"),
    ("stockport-homes", "new-issues-not-logged", "4.5", "6.8", "for the resident to raise"),
    ("stockport-homes", "flexible-window", "4.1", "6.10", "20 working days"),
    ("fairhive", "policy-slip", "2.5", "", "2.4"),
    ("fairhive", "policy-slip", "2.2", "", "First-tier Tribunal (Property Chamber)"),
    ("fairhive", "policy-slip", "4.2, 8", "", "Equality Act 2010"),
    ("fairhive", "former-tenants-short", "2.6", LATE, "6 months"),
    ("fairhive", "no-awareness", "2.3", LATE, "becoming aware"),
    ("fairhive", "definition-differs", "2.1", "1.2", "adds “individual”"),
    ("fairhive", "clock-not-stated", "2.13", "6.2", "5 working days"),
    ("stoke-on-trent-housing-society", "no-awareness", "4.2", LATE, "becoming aware"),
    ("stoke-on-trent-housing-society", "noted-to-supply", "5.1", "", "misread"),
]


@pytest.mark.parametrize(("id_", "code", "ref", "provision", "words"), TRAPS)
def test_each_trap_in_the_four_policies_is_told(id_, code, ref, provision, words):
    findings = [one for one in check_folder(id_).findings if one.code == code and words in one.message]
    sources = {f"policy {ref}; {CODE}, {provision}" if provision else f"policy {ref}"}
    assert sources <= {one.provision for one in findings}


@pytest.mark.parametrize("id_", SHIPPED)
def test_surveys_and_first_requests_are_not_the_landlord_s_own_grounds(id_):
    own = {one.where.rpartition(".")[2] for one in check_folder(id_).conflicts if one.code == "own-ground"}
    assert not own & {"survey", "first-request"}


@pytest.mark.parametrize("id_", SHIPPED)
def test_a_shipped_landlord_s_folder_has_no_error_and_says_its_look_is_only_an_illustration(id_):
    report = check_folder(id_)
    assert not [finding for finding in report.findings if finding.level is Level.ERROR]
    assert not [finding for finding in report.files if finding.level is Level.WARNING]
    assert "illustrative-style" in {finding.code for finding in report.gaps}


def test_clocks_left_to_the_code_are_named_with_the_code_s_own():
    told = {finding.where: finding for finding in check_folder("fairhive").unstated}
    acknowledge = told["landlord.toml: procedures.housing.stages.1.acknowledge"]
    assert "5 working days" in acknowledge.message
    assert acknowledge.provision == "policy 2.13; Complaint Handling Code 2024, 6.2"


def test_an_answer_counted_from_receipt_is_no_conflict():
    assert not {"slower-than-code", "later-start"} & {one.code for one in check_folder("fairhive").conflicts}


@pytest.mark.parametrize(
    ("own", "code", "is_shorter"),
    [
        ((6, "months"), (12, "months"), True),
        ((12, "months"), (12, "months"), False),
        ((365, "calendar-days"), (12, "months"), False),
        ((364, "calendar-days"), (12, "months"), True),
        ((28, "calendar-days"), (20, "working-days"), False),
    ],
)
def test_a_limit_is_shorter_when_it_gives_fewer_days(own, code, is_shorter):
    assert shorter(TimeLimit(within=own[0], unit=own[1]), TimeLimit(within=code[0], unit=code[1])) is is_shorter


@given(st.integers(1, 60), st.dates(date(2024, 1, 1), date(2035, 1, 1)))
def test_months_have_between_their_fewest_and_their_most_days(months, start):
    days = (after_months(start.replace(day=1), months) - start.replace(day=1)).days
    limit = TimeLimit(within=months, unit="months")
    assert most_days(limit) >= days
    assert not shorter(TimeLimit(within=min(days, 400), unit="calendar-days"), limit) or days > 400


def test_two_procedures_at_once_and_one_that_ends_before_it_starts_are_told(tmp_path):
    put(tmp_path, "quay-trust")
    file = tmp_path / "landlords" / "quay-trust" / "landlord.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("until = 2026-04-01", "start = 2026-05-01\nuntil = 2026-05-01")
    )
    assert "never-in-force" in {one.code for one in conflicts(landlord("quay-trust", tmp_path), {})}
    put(tmp_path / "b", "quay-trust")
    file = tmp_path / "b" / "landlords" / "quay-trust" / "landlord.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("until = 2026-04-01", ""))
    assert "procedures-overlap" in {one.code for one in conflicts(landlord("quay-trust", tmp_path / "b"), {})}


@pytest.mark.parametrize(
    ("own", "code", "is_longer"),
    [
        ((10, "working-days"), (10, "working-days"), False),
        ((11, "working-days"), (10, "working-days"), True),
        ((14, "calendar-days"), (10, "working-days"), False),
        ((15, "calendar-days"), (10, "working-days"), True),
        ((1, "months"), (20, "working-days"), True),
        ((20, "working-days"), (1, "months"), False),
    ],
)
def test_limits_in_different_units_are_compared_at_their_worst(own, code, is_longer):
    assert longer(TimeLimit(within=own[0], unit=own[1]), TimeLimit(within=code[0], unit=code[1])) is is_longer


@pytest.mark.parametrize(
    ("own", "code", "is_later"),
    [
        ("received", "acknowledged", False),
        ("requested", "received", False),
        ("logged", "received", True),
        ("acknowledged", "received", True),
        (None, "received", False),
        ("aware", "received", True),
    ],
)
def test_the_start_of_a_clock_is_compared_by_the_order_of_events(own, code, is_later):
    assert later_start(TimeLimit(within=1, start=own), TimeLimit(within=1, start=code)) is is_later


# --- the guide ------------------------------------------------------------------------------------------------------


def _models_of(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}.union(*(_models_of(field.annotation) for field in annotation.model_fields.values()))
    return set().union(*map(_models_of, get_args(annotation)))


def test_the_guide_names_every_key_of_a_profile():
    guide = (Path(__file__).parents[2] / "docs" / "comms-teams.md").read_text(encoding="utf-8")
    section = guide.partition("## What a profile records")[2].partition("\n## ")[0]
    keys = {field.alias or name for model in _models_of(Landlord) for name, field in model.model_fields.items()}
    tables = {"policy", "contact", "style", "money", "posting", "approvals", "closure_days", "routes", "procedures"}
    tables |= {"stages", "escalation", "grounds", "definition", "late_complaints", "new_issues", "conduct", "silences"}
    tables |= {"languages"}
    assert {key for key in keys - tables if not re.search(rf"`{key}`|\b{key} = ", section)} == set()


# --- files that can't be used ---------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    return put(tmp_path, "harbour-homes") / "landlords" / "harbour-homes"


def codes_in(folder):
    return {finding.code: finding for finding in check_folder(folder.name, folder.parents[1]).files}


def write(folder, name, text):
    file = folder / "letters" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def block(name, words="Words."):
    return f'{{% extends "parent" %}}\n\n{{% block {name} %}}\n{words}\n{{% endblock %}}\n'


def test_a_fault_of_wording_is_told_once_with_its_line(folder):
    write(folder, "response.md", block("opening", "Dear {{ nobody }},"))
    faults = [one for one in check_folder(folder.name, folder.parents[1]).files if one.code == "wording-unusable"]
    assert [one.where for one in faults] == ["letters/response.md: line 4"]
    assert faults[0].is_error


def test_a_misspelt_block_is_told_with_the_one_that_was_meant(folder):
    write(folder, "response.md", block("openning"))
    assert 'Did you mean "opening"?' in codes_in(folder)["uncalled-block"].mend


def test_a_misspelt_file_is_told_with_the_one_that_was_meant(folder):
    write(folder, "respons.md", block("opening"))
    assert 'Did you mean "response"?' in codes_in(folder)["unread-file"].mend


def test_wording_that_replaces_what_letters_in_the_other_voice_have_is_noted(folder):
    write(folder, "response.md", block("looked_into"))
    assert codes_in(folder)["also-in-about"].level is Level.NOTE


def test_wording_of_ones_own_that_letters_in_plain_words_would_leave_out_is_told(folder):
    write(folder, "common.md", block("help", "{{ super() }}\n\nAsk for our residents' group."))
    assert codes_in(folder)["not-in-plain"].level is Level.WARNING
    (folder / "letters" / "plain").mkdir()
    write(folder, "plain/common.md", block("help", "{{ super() }}\n\nYou can ask for our residents' group."))
    assert not {"not-in-plain", "unread-file", "wording-unusable"} & set(codes_in(folder))


def test_wording_that_adds_nothing_is_missed_in_no_plain_letter(folder):
    write(folder, "common.md", block("help", "{{ super() }}"))
    assert "not-in-plain" not in codes_in(folder)


def test_wording_that_adds_to_what_letters_in_the_other_voice_have_is_in_order(folder):
    write(folder, "response.md", block("looked_into", "{{ super() }}\n\nWe add this."))
    assert "also-in-about" not in codes_in(folder)


def test_an_outline_that_calls_for_a_block_that_is_not_there_is_an_error(folder):
    shared = (shipped("templates") / "letters" / "response.toml").read_text(encoding="utf-8")
    write(
        folder,
        "response.toml",
        shared.replace('id = "looked_into"', 'id = "loked_into"').replace('"apology"', '"apolgy"'),
    )
    found = codes_in(folder)
    assert 'Did you mean "looked_into"?' in found["no-such-block"].mend
    assert 'Did you mean "apology"?' in found["outline-unusable"].mend


def test_a_letterhead_that_is_missing_or_no_word_file_is_an_error(folder):
    (folder / "letterhead.docx").write_bytes(b"not a zip")
    assert codes_in(folder)["letterhead-unusable"].is_error
    (folder / "letterhead.docx").unlink()
    assert codes_in(folder)["no-letterhead"].is_error


def test_wordmarks_that_are_missing_or_something_else_are_errors(folder):
    (folder / "wordmark.png").write_bytes(b"<svg/>")
    (folder / "wordmark.svg").unlink()
    found = codes_in(folder)
    assert found["wordmark-unusable"].where == "wordmark.png"
    assert found["no-wordmark"].where == "wordmark.svg"


def test_a_typeface_that_is_not_shipped_and_pale_colours_are_told(folder):
    file = folder / "landlord.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"#005B5E"', '"#AACCDD"\npage_typeface = "Noto San"'), encoding="utf-8")
    found = codes_in(folder)
    assert 'Did you mean "Noto Sans"?' in found["typeface-not-shipped"].mend
    assert found["low-contrast"].provision == "WCAG 2.2, 1.4.3"


def test_a_profile_that_does_not_load_is_told_beside_the_faults_of_other_files(folder):
    (folder / "landlord.toml").write_text('name = "X"\ncolour = "red"\n', encoding="utf-8")
    (folder / "wordmark.png").unlink()
    found = codes_in(folder)
    assert found["profile-unusable"].where.startswith("landlord.toml: ")
    assert "no-wordmark" in found


def test_an_unknown_regulator_is_an_error_with_a_suggestion(folder):
    file = folder / "landlord.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"housing-ombudsman"', '"housing-ombudsmn"'), encoding="utf-8"
    )
    assert 'Did you mean "housing-ombudsman"?' in codes_in(folder)["unknown-regulator"].mend


def test_an_ombudsman_whom_nobody_can_reach_is_an_error(tmp_path):
    report = check_folder("glen-housing", put(tmp_path, "glen-housing"))
    (found,) = (finding for finding in report.findings if finding.is_error)
    assert found.code == "regulator-without-contact"
    assert found.where == "regulators/spso/regulator.toml: contacts"


def test_findings_are_plain_json(folder):
    assert json.dumps([finding.as_json() for finding in check_folder(folder.name, folder.parents[1]).findings])
