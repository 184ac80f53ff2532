"""``landlord list``, ``show``, ``check`` and ``new`` on the command line."""

import json
import tomllib
from pathlib import Path

import pytest

from complaintletters.landlord import landlord
from complaintletters.landlord_folder import check_folder
from complaintletters.places import shipped
from tests.cli.asking import RESPOND, TEXT, letters, names
from tests.command import run
from tests.other_landlords import put
from tests.small_case import alter, small_case

SHIPPED = ["fairhive", "homes-in-somerset", "stockport-homes", "stoke-on-trent-housing-society"]


@pytest.fixture
def others(tmp_path):
    return put(tmp_path / "templates", "borough-council", "slow-homes")


def begin(name, templates):
    return run("landlord", "new", name, "--templates", templates)


# --- list -----------------------------------------------------------------------------------------------------------


def test_list_has_every_landlord_and_where_it_is(others):
    ran = run("landlord", "list", "--json", "--templates", others)
    listed = {one["id"]: one for one in json.loads(ran.out)["landlords"]}
    assert set(listed) == {*SHIPPED, "borough-council", "slow-homes"}
    council = listed["borough-council"]
    assert council["origin"] == "yours"
    assert council["regulators"] == ["housing-ombudsman", "local-government-ombudsman"]
    assert [(one["id"], one["stages"]) for one in council["procedures"]] == [("housing", 2), ("corporate", 2)]
    assert listed["fairhive"]["origin"] == "shipped"


def test_list_is_a_table_for_people():
    ran = run("landlord", "list")
    assert ran.code == 0
    assert all(id_ in ran.out for id_ in SHIPPED)
    assert "Stockport Homes Group" in ran.out


def test_a_profile_that_does_not_load_does_not_hide_the_others(others):
    (others / "landlords" / "slow-homes" / "landlord.toml").write_text("name = \n", encoding="utf-8")
    ran = run("landlord", "list", "--templates", others)
    assert ran.code == 0
    assert "can't be read" in ran.out
    assert "Fairhive" in ran.out


# --- show -----------------------------------------------------------------------------------------------------------


def test_show_gives_each_clock_in_words_with_its_source():
    ran = run("landlord", "show", "fairhive", "--json")
    shown = json.loads(ran.out)
    first = shown["clocks_in_effect"]["housing"][0]
    assert first["acknowledge"]["ref"] == "Complaint Handling Code 2024, 6.2"
    assert first["respond"] == {
        "within": 10,
        "unit": "working-days",
        "from": "received",
        "mode": "adds",
        "ref": "policy 2.13",
    }
    assert shown["profile"]["name"] == "Fairhive"


@pytest.mark.parametrize("id_", SHIPPED)
def test_show_is_readable_for_people(id_):
    ran = run("landlord", "show", id_)
    assert ran.code == 0
    for words in ("working days", "Asking for stage 2", "Grounds", "Housing Ombudsman Service"):
        assert words in ran.out


def test_show_has_the_window_and_the_two_procedures(others):
    ran = run("landlord", "show", "borough-council", "--templates", others)
    assert "28 calendar days from the date of the answer; met flexibly" in ran.out
    assert "Corporate review" in ran.out


def test_an_unknown_landlord_is_bad_input_with_a_suggestion():
    for command in ("show", "check"):
        ran = run("landlord", command, "fairhve")
        assert ran.code == 2
        assert 'Did you mean "fairhive"?' in ran.err


# --- check ----------------------------------------------------------------------------------------------------------


def test_check_passes_a_landlord_whose_policy_conflicts_with_the_code_and_says_where(others):
    ran = run("landlord", "check", "slow-homes", "--templates", others)
    assert ran.code == 0
    assert "Conflicts with the code (13)" in ran.out
    assert "What to do: Meet lateness flexibly." in ran.out
    assert "13 conflicts with the code, " in ran.out
    assert "reasons-required [policy 1.9; Complaint Handling Code 2024, 6.12]" in ran.out
    assert "Letters can be made." in ran.out


def test_check_fails_a_landlord_whose_files_can_t_be_used(others):
    (others / "landlords" / "slow-homes" / "letterhead.docx").unlink()
    ran = run("landlord", "check", "slow-homes", "--templates", others)
    assert ran.code == 1
    assert "no-letterhead" in ran.out
    assert "Letters can't be made" in ran.out


def test_check_for_machines_has_the_groups(others):
    ran = run("landlord", "check", "slow-homes", "--templates", others, "--json")
    found = json.loads(ran.out)
    assert {"files", "conflicts", "gaps", "unstated", "noted"} < set(found)
    assert found["counts"]["conflicts"] == 13
    assert found["counts"]["errors"] == 0
    assert {finding["level"] for finding in found["conflicts"]} == {"warning"}


def test_check_tells_what_is_not_stated_in_a_line_each(others):
    put(others, "ridgeway-homes")
    ran = run("landlord", "check", "ridgeway-homes", "--templates", others)
    told = ran.out.partition("Not stated in the policy, or not recorded here")[2].splitlines()
    lines = [line for line in told if line.startswith("  - ")]
    assert told[0] == f" ({len(lines)})"
    assert sum("any-channel-not-stated [Complaint Handling Code 2024, 3.1, 3.2]" in line for line in lines) == 1
    assert ran.out.count("Letters keep to the code.") == 1


def test_show_gives_a_stage_that_the_code_has_not_none_of_the_code_s_clocks(others):
    shown = run("landlord", "show", "slow-homes", "--templates", others, "--json")
    assert [one["stage"] for one in json.loads(shown.out)["clocks_in_effect"]["housing"]] == [1, 2]
    words = run("landlord", "show", "slow-homes", "--templates", others).out
    assert "6.11" not in next(line for line in words.splitlines() if "Board panel" in line)


def test_alike_findings_stand_together_wherever_they_were_found(others):
    put(others, "mill-lane-trust")
    ran = run("landlord", "check", "mill-lane-trust", "--templates", others)
    assert ran.out.count("Letters give the right details. Ask for the policy to be corrected.") == 2
    assert ran.out.count("retired-ombudsman-detail [") == 3


def test_show_has_what_the_policy_says_of_handling(others):
    put(others, "ridgeway-homes", "mill-lane-trust")
    shown = run("landlord", "show", "ridgeway-homes", "--templates", others, "--json")
    assert json.loads(shown.out)["profile"]["procedures"][1]["conduct"]["before_ombudsman"]
    words = " ".join(run("landlord", "show", "ridgeway-homes", "--templates", others).out.split())
    for piece in ("Before the Ombudsman", "Set off against arrears", "the clock stops", "Counted as received later"):
        assert piece in words
    words = " ".join(run("landlord", "show", "mill-lane-trust", "--templates", others).out.split())
    for piece in ("Only these representatives", "A complaint is", "New issues", "Slip in the policy", "Noted by hand"):
        assert piece in words


def test_check_tells_what_was_noted_by_hand_with_its_paragraph():
    ran = run("landlord", "check", "homes-in-somerset")
    assert "The start of the sentence about the panel is lost" in ran.out
    assert "noted-to-supply [policy 5.7; Complaint Handling Code 2024, 6.20]" in ran.out


def test_check_says_what_to_do_once_for_findings_that_are_alike():
    ran = run("landlord", "check", "homes-in-somerset")
    assert ran.out.count("own-ground [") == 8
    assert ran.out.count("Give the reasons in each refusal") == 1


def test_check_of_a_policy_without_fault_says_so_in_two_lines(tmp_path):
    ran = run("landlord", "check", "linden-homes", "--templates", put(tmp_path, "linden-homes"))
    assert ran.code == 0
    assert ran.out.splitlines()[2:] == [
        "0 conflicts with the code, 0 things to supply, 0 not stated, 0 notes.",
        "Letters can be made. They say what the code asks, whatever the policy leaves out.",
    ]


# --- new ------------------------------------------------------------------------------------------------------------


def test_a_new_landlord_works_at_once_in_all_four_formats(case, tmp_path):
    ran = begin("Ashfold & Rée's Homes", tmp_path / "mine")
    assert ran.code == 0, ran.err
    assert names(tmp_path / "mine") == [
        f"landlords/ashfold-and-rees-homes/{name}"
        for name in ("landlord.toml", "letterhead.docx", "letters/common.md", "wordmark.png", "wordmark.svg")
    ]
    data = alter(small_case(), "landlord", "ashfold-and-rees-homes")
    made = run("generate", case(data), "--out", tmp_path / "out", *RESPOND, "--templates", tmp_path / "mine")
    assert made.code == 0, made.err
    assert [Path(name).suffix for name in names(tmp_path / "out")] == [".docx", ".html", ".json", ".pdf", ".txt"]
    (text,) = letters(tmp_path / "out", "txt")
    assert "Ashfold & Rée's Homes" in text.read_text(encoding="utf-8")


def test_a_new_landlord_has_no_error_and_the_next_steps_are_told(tmp_path):
    ran = begin("Ashfold Homes", tmp_path / "my templates")
    assert f"complaintletters landlord check ashfold-homes --templates '{tmp_path}/my templates'" in ran.out
    assert "complaintletters generate CASE.json" in ran.out
    report = check_folder("ashfold-homes", tmp_path / "my templates")
    assert not [finding for finding in (*report.files, *report.conflicts) if finding.level.value != "note"]


def test_every_commented_line_of_a_new_profile_is_a_valid_example(tmp_path):
    begin("Ashfold Homes", tmp_path)
    file = tmp_path / "landlords" / "ashfold-homes" / "landlord.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    keys = ("complaints_", "adjust", "in_force", "source", "telephone", "email", "web", "address", "on_accent", "strap")
    keys += (
        "small_print",
        "start",
        "until",
        "entitle",
        "answered",
        "acknowledge =",
        "respond",
        "ref",
        "limit",
        "flexible",
    )
    keys += (
        "questions",
        "panel",
        "needs",
        "when",
        "id =",
        "name =",
        "of =",
        "day",
        "why",
        "role",
        "up_to",
        "about",
        "prov",
        "[",
    )
    keys += ("third_party =", "explains", "gives", "other_person =", "earlier_part =", "reasons_", "discretion")
    keys += ("never_for =", "once_answered =", "text =", "former", "related =", "others =", "own_merits", "refusal_")
    keys += ("answers_", "updates_", "representatives", "ombudsman_", "last_post", "deemed", "rounding =", "full_and")
    keys += ("conditions =", "supply =", "slips =", "any_channel", "before_claim =")
    used = [line[2:] if line.startswith("# ") and line[2:].startswith(keys) else line for line in lines]
    assert used != lines
    file.write_text("\n".join(used), encoding="utf-8")
    tomllib.loads("\n".join(used))
    report = check_folder("ashfold-homes", tmp_path)
    assert not [finding for finding in report.findings if finding.is_error]
    profile = landlord("ashfold-homes", tmp_path)
    assert profile.procedures[0].conduct.own_merits
    assert profile.procedures[0].late_complaints.former_tenants
    assert profile.posting.last_post


@pytest.mark.parametrize(
    "name", ["", "   ", "../away", "a/b", "a\\b", ".hidden", "line\nbreak", "\u202eHomes", "!!!", "x" * 81]
)
def test_a_name_that_makes_no_safe_folder_is_refused(name, tmp_path):
    ran = begin(name, tmp_path / "mine")
    assert ran.code == 2
    assert "NAME" in ran.err
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("name", ['The "Old" Homes', "A \\Homes".replace("\\", "'"), "C O N", "con"])
def test_a_name_with_quotes_or_a_reserved_word_makes_a_profile_that_loads(name, tmp_path):
    ran = begin(name, tmp_path)
    assert ran.code == 0, ran.err
    (file,) = tmp_path.glob("landlords/*/landlord.toml")
    assert tomllib.loads(file.read_text(encoding="utf-8"))["name"] == name
    assert file.parent.name.lower() != "con"


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path):
    begin("Ashfold Homes", tmp_path)
    file = tmp_path / "landlords" / "ashfold-homes" / "landlord.toml"
    file.write_text("# mine\n", encoding="utf-8")
    ran = begin("Ashfold Homes", tmp_path)
    assert ran.code == 2
    assert str(file.parent) in ran.err
    assert file.read_text(encoding="utf-8") == "# mine\n"


def test_a_failure_leaves_nothing_half_written(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("complaintletters.new_landlord.write_landlord_art", full)
    ran = begin("Ashfold Homes", tmp_path / "mine")
    assert ran.code == 3
    assert "No space left on device" in ran.err
    assert not (tmp_path / "mine").exists()


def test_a_templates_folder_that_is_a_file_is_a_clear_error(tmp_path):
    (tmp_path / "mine").write_text("", encoding="utf-8")
    ran = begin("Ashfold Homes", tmp_path / "mine")
    assert ran.code == 3
    assert "Nothing was written" in ran.err


def test_a_new_landlord_of_a_shipped_name_says_which_one_serves(tmp_path):
    ran = begin("Fairhive", tmp_path)
    assert "instead of the shipped landlord" in ran.out


def test_the_example_of_wording_changes_nothing(case, tmp_path):
    begin("Ashfold Homes", tmp_path / "mine")
    data = alter(small_case(), "landlord", "ashfold-homes")
    asked = (case(data), *RESPOND, *TEXT, "--templates", tmp_path / "mine")
    run("generate", *asked, "--out", tmp_path / "with")
    (tmp_path / "mine" / "landlords" / "ashfold-homes" / "letters" / "common.md").unlink()
    run("generate", *asked, "--out", tmp_path / "without")
    (one,), (other,) = (letters(tmp_path / name, "txt") for name in ("with", "without"))
    assert one.read_bytes() == other.read_bytes()


def test_the_model_of_a_new_landlord_is_not_a_landlord():
    assert (shipped("templates") / "new_landlord" / "landlord.toml").is_file()
    assert "new_landlord" not in run("landlord", "list").out
