"""Landlords of every kind: loaded with no code, their dates right in letters, their conflicts with a code reported."""

import json
from datetime import date

import pytest

from complaintletters import produce
from complaintletters.checks.landlord import conflicts
from complaintletters.checks.limits_compared import later_start, longer
from complaintletters.deadlines import (
    acknowledgement_due,
    escalation_until,
    extension_cap,
    response_due,
)
from complaintletters.findings import Level
from complaintletters.landlord import landlord, landlord_paths
from complaintletters.landlord_folder import check_folder
from complaintletters.places import shipped
from complaintletters.rules import rules_for
from complaintletters.time_limit import TimeLimit
from tests.other_landlords import ALL, put, put_scottish_ombudsman
from tests.small_case import alter, parsed, small_case

SHIPPED = sorted(landlord_paths())
RESPONDED = date(2026, 3, 24)


def case_of(id_, **changes):
    data = alter(small_case(), "landlord", id_)
    del data["points"][0]["other_route"]
    for path, value in changes.items():
        data = alter(data, path.replace("__", "."), value)
    return parsed(data)


def words_of(case, templates, letter, stage, dated):
    made = produce(case, letter=letter, stage=stage, dated=dated, formats=["txt"], templates=templates)
    assert made.files, [str(finding) for finding in made.findings]
    return next(iter(made.files.values())).decode("utf-8")


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    return put_scottish_ombudsman(put(tmp_path_factory.mktemp("others"), *ALL))


# --- other landlords ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", ALL)
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


def test_a_month_from_receipt_is_counted_and_said_not_to_be_known(templates):
    case = case_of("quay-trust")
    assert "24 April 2026" in words_of(case, templates, "response", 1, RESPONDED)
    found = check_folder("quay-trust", templates).conflicts
    assert [one.level for one in found if one.code == "receipt-not-known"] == [Level.NOTE]


# --- conflicts with a code ------------------------------------------------------------------------------------------


def test_each_conflict_is_told_with_the_paragraph_and_the_provision(templates):
    report = check_folder("slow-homes", templates)
    assert not [finding for finding in report.findings if finding.is_error]
    told = {
        (one.code, one.where.removeprefix("landlord.toml: procedures.housing."), one.provision)
        for one in report.conflicts
    }
    code = "Complaint Handling Code 2024"
    assert told == {
        ("not-two-stages", "stages", f"{code}, 5.1 to 5.4, 6.10"),
        ("extra-stage", "stages.1.name", f"policy 1; {code}, 5.1 to 5.4, 6.10"),
        ("slower-than-code", "stages.1.acknowledge", f"policy 1.1; {code}, 6.2"),
        ("slower-than-code", "stages.1.respond", f"policy 1.2; {code}, 6.3"),
        ("longer-extension", "stages.1.extension", f"policy 1.3; {code}, 6.4"),
        ("later-start", "stages.2.acknowledge", f"policy 2.1; {code}, 6.11"),
        ("extension-without-cap", "stages.2.extension", f"policy 2.3; {code}, 6.15"),
        ("reasons-required", "escalation.reasons_required", f"policy 1.9; {code}, 6.12"),
        ("discretionary-escalation", "escalation.discretionary", f"policy 1.9; {code}, 6.10"),
        ("rigid-window", "escalation.flexible", f"policy 1.9; {code}, 6.10"),
        ("short-window", "escalation.limits", f"policy 1.9; {code}, 6.10"),
        ("no-discretion", "grounds.over-12-months", f"policy 4.1; {code}, 2.3, 2.5"),
        ("own-ground", "grounds.rude", f"policy 4.2; {code}, 2.2"),
    }


def test_a_policy_that_keeps_to_the_code_conflicts_with_nothing(templates):
    assert not [one for one in check_folder("borough-council", templates).conflicts if one.level is not Level.NOTE]


@pytest.mark.parametrize("id_", SHIPPED)
def test_a_shipped_landlord_s_folder_has_no_error_and_says_its_look_is_only_an_illustration(id_):
    report = check_folder(id_)
    assert not [finding for finding in report.findings if finding.level is Level.ERROR]
    assert not [finding for finding in report.files if finding.level is Level.WARNING]
    assert "illustrative-style" in {finding.code for finding in report.gaps}


def test_clocks_left_to_the_code_are_named_with_the_code_s_own():
    told = {finding.where: finding for finding in check_folder("fairhive").gaps}
    acknowledge = told["landlord.toml: procedures.housing.stages.1.acknowledge"]
    assert "5 working days" in acknowledge.message
    assert acknowledge.provision == "policy 2.13; Complaint Handling Code 2024, 6.2"


def test_an_answer_counted_from_receipt_is_no_conflict():
    assert not [one for one in check_folder("fairhive").conflicts if "stages" in one.where]


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
