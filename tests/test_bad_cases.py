"""Bad input is refused whole: every fault told at once, exit code 2, nothing written, no traceback."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from complaintletters import CaseError, parse_case, read_case
from tests.cli.asking import letters
from tests.command import run
from tests.small_case import alter, parsed, partly_refused_case, small_case

FOLDER = Path(__file__).parent / "bad_cases"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


def told(name):
    return EXPECTED[name]["says"]


def refused(source):
    """The messages of a case that can't be read."""
    with pytest.raises(CaseError) as caught:
        parse_case(source, file="CASE")
    return [str(fault) for fault in caught.value.faults]


def test_every_bad_case_has_its_expected_messages_and_none_is_left_over():
    assert {file.stem for file in FOLDER.glob("*.json")} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_bad_case_is_refused_with_exactly_these_lines_and_nothing_is_written(name, tmp_path):
    file, out = FOLDER / f"{name}.json", tmp_path / "letters"
    ran = run("generate", file, "--out", out, *EXPECTED[name]["letter"].split())
    assert ran.all.replace(str(file), "CASE").splitlines() == told(name)
    assert (ran.code, ran.out) == (2, "")
    assert not out.exists()


@pytest.mark.parametrize("name", ["everything-at-once", "not-json", "no-decision"])
def test_the_installed_command_refuses_a_bad_case_without_a_traceback(name, tmp_path):
    file, out = FOLDER / f"{name}.json", tmp_path / "letters"
    command = [sys.executable, "-m", "complaintletters", "generate", str(file), "--out", str(out)]
    ran = subprocess.run([*command, *EXPECTED[name]["letter"].split()], capture_output=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr.decode("utf-8").replace(str(file), "CASE").splitlines() == told(name)
    assert not out.exists()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_bad_case_is_refused_for_machines_in_the_same_words(name, tmp_path):
    file = FOLDER / f"{name}.json"
    ran = run("generate", file, "--out", tmp_path / "letters", "--json", *EXPECTED[name]["letter"].split())
    (result,) = json.loads(ran.out)["results"]
    assert (ran.code, result["code"], result["files"], ran.err) == (2, 2, [], "")
    faults = result.get("errors") or result["findings"]
    for fault, line in zip(faults, [line for line in told(name) if "error " in line], strict=True):
        assert fault["where"] in line
        assert fault["mend"] in line
        assert fault.get("expected", fault.get("message")) in line


# --- what can't stand in a readable file ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            '{"reference": "café"}'.encode("latin-1"),
            "CASE: byte 18: expected text in UTF-8; found 233. Save the file as UTF-8.",
        ),
        (
            '{"reference": "1"}'.encode("utf-16"),
            "CASE: byte 0: expected text in UTF-8; found 255. Save the file as UTF-8.",
        ),
        (
            b"PK\x03\x04 a Word file",
            "CASE: line 1, column 1: expected JSON; found Expecting value. "
            "Check the commas, quotes and brackets there.",
        ),
        (b"[" * 100_000, "CASE: expected a case; found brackets nested too deeply"),
        (
            b'{"reference": "' + b"x" * 5_000_000 + b'"}',
            "CASE: expected a case of at most 4 MB; found 5.0 MB. A case holds words about one complaint; "
            "enclose long documents instead.",
        ),
    ],
    ids=["latin-1", "utf-16", "binary", "nested", "five-megabytes"],
)
def test_bytes_that_are_no_case_are_refused_in_one_sentence(data, message):
    assert refused(data) == [message]


def test_a_byte_order_mark_does_no_harm():
    data = json.dumps(small_case()).encode("utf-8-sig")
    assert parse_case(data).reference == "SMALL/2026/001"


def test_a_text_of_more_than_fifty_thousand_characters_is_refused_and_the_longest_is_taken():
    data = alter(small_case(), "points.0.text", {"text": "x" * 50_001})
    message = "CASE: points[0].text.text: expected at most 50,000 characters; found 50,001. Shorten it or enclose it."
    assert refused(json.dumps(data)) == [message]
    assert len(parsed(alter(data, "points.0.text", "x" * 50_000)).points[0].text.text) == 50_000


def test_half_of_a_broken_character_is_refused_by_its_number():
    data = alter(small_case(), "points.0.text", {"text": "Our flat \ud83d leaks"})
    assert refused(json.dumps(data))[0] == (
        "CASE: points[0].text.text: expected text that can be printed as typed; found U+D83D. "
        "Half of a broken character (a lone surrogate); type the character again."
    )


@pytest.mark.parametrize(
    "char",
    [*"\ue000\uf8ff", *"\ufdd0\ufffe\uffff", *"\U000f0000\U0010fffd", *"\u202a\u202d\u202e", *"\u2066\u2067", "\ufff9"],
)
def test_a_character_that_cannot_be_printed_as_typed_is_refused_by_its_number(char):
    messages = refused(json.dumps(alter(small_case(), "outcomes.0.answers.1", f"We will{char} repair it.")))
    assert len(messages) == 1
    assert messages[0].startswith(
        f"CASE: outcomes[0].answers.1: expected text that can be printed as typed; found U+{ord(char):04X}"
    )


@pytest.mark.parametrize("text", ["a \u2068b", "a \u2069b", "\u2069a\u2068", "\u2068\u2068a\u2069"])
def test_direction_marks_without_their_partner_are_refused(text):
    assert refused(json.dumps(alter(small_case(), "subject", text))) == [
        "CASE: subject: expected direction marks in pairs; found an isolate (U+2068, U+2069) without its partner. "
        "Delete them, or close each one."
    ]


@pytest.mark.parametrize("text", ["a \u2068b\u2069 c", "\u2068a\u2068b\u2069\u2069"])
def test_direction_marks_in_pairs_are_taken_as_typed(text):
    assert parsed(alter(small_case(), "subject", text)).subject.text == text


def test_control_characters_are_taken_out_with_a_warning_and_nothing_after_them_is_lost():
    case = parsed(alter(small_case(), "points.0.text", "Water\x00 came\x0b through\x1b[31m the ceiling\x7f.\ufeff"))
    assert case.points[0].text.text == "Water came through[31m the ceiling."
    assert [str(warning) for warning in case.warnings] == [
        "warning characters-removed: points[0].text: invisible control characters were taken out "
        "(U+0000, U+000B, U+001B, U+007F, U+FEFF); every other character is kept."
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_line_ending_becomes_the_same_one_without_a_warning(ending):
    case = parsed(alter(small_case(), "points.0.text", f"One{ending}two"))
    assert (case.points[0].text.text, case.warnings) == ("One\ntwo", ())


def test_the_warning_about_control_characters_is_printed_and_the_letter_published(tmp_path):
    data = alter(small_case(), "points.0.text", "Water\x07 came through.")
    asked = ("--out", tmp_path, "--format", "txt", "--date", "2026-03-04")
    ran = run("generate", "-", *asked, stdin=json.dumps(data).encode())
    assert ran.code == 0
    assert ran.err == (
        "  warning characters-removed: points[0].text: invisible control characters were taken out (U+0007); "
        "every other character is kept.\n"
    )
    (letter,) = letters(tmp_path, "txt")
    assert "Water came through." in letter.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["\u200b", "\u00ad \u2060", "\u3164", "\ufe0f\u200d", "\u2800"])
def test_a_text_of_nothing_but_invisible_characters_is_refused(text):
    assert refused(json.dumps(alter(small_case(), "points.0.text", text))) == [
        "CASE: points[0].text: expected words; found only invisible characters. Type them or leave the key out."
    ]


# --- values that look like others -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("dates.received", 1772409600, "dates.received: expected a date as YYYY-MM-DD; found 1772409600"),
        ("dates.received", 20260302, "dates.received: expected a date as YYYY-MM-DD; found 20260302"),
        ("dates.received", "20260302", 'dates.received: expected a real date as YYYY-MM-DD; found "20260302"'),
        ("dates.received", "2026-W10-1", 'dates.received: expected a real date as YYYY-MM-DD; found "2026-W10-1"'),
        ("dates.received", "9999-12-30", 'dates.received: expected a date from 1900 to 2099; found "9999-12-30"'),
        ("points.0.stages.1.accepted", "no", 'points[0].stages.1.accepted: expected true or false; found "no"'),
        ("points.0.responsibility.ours", 1, "points[0].responsibility.ours: expected true or false; found 1"),
        ("compensation.0.stage", "1", 'compensation[0].stage: expected a whole number; found "1"'),
        ("compensation.0.stage", 1.0, "compensation[0].stage: expected a whole number; found 1.0"),
        ("compensation.0.stage", True, "compensation[0].stage: expected a whole number; found true"),
        ("compensation.0.stage", 10, "compensation[0].stage: expected 9 or less; found 10"),
        ("points.0.text", 7, "points[0].text: expected text in quotes; found 7"),
        ("points.0.text", None, "points[0].text: expected text in quotes; found null"),
        ("points.0.text", {"text": None}, "points[0].text.text: expected text in quotes; found null"),
        ("points.0.heading", "", 'points[0].heading: expected some text; found "". Type it, or leave the key out.'),
        ("recipients.0.address", "a\n\x1bb", 'recipients[0].address: expected a list [ … ]; found "a\\nb"'),
    ],
)
def test_a_value_of_another_kind_is_refused_and_never_converted(path, value, message):
    assert refused(json.dumps(alter(small_case(), path, value))) == [f"CASE: {message}"]


@pytest.mark.parametrize("amount", ["1e2", " 12 ", "1_000", "1,000", "\u0661\u0662\u0660", ".5", "5.", "", True, None, []])
def test_an_amount_that_is_not_plain_digits_is_refused(amount):
    (message,) = refused(json.dumps(alter(small_case(), "compensation.0.amount", amount)))
    assert message.startswith('CASE: compensation[0].amount: expected a sum such as "150.00"; found ')


@pytest.mark.parametrize("number", ["9" * 5_000, "1e99999999999999999999", "1e999999"])
def test_a_number_beyond_all_measure_is_refused_by_its_place(number):
    for key in ("stage", "amount"):
        text = json.dumps(alter(small_case(), f"compensation.0.{key}", "HERE")).replace('"HERE"', number)
        (message,) = refused(text)
        assert message.startswith(f"CASE: compensation[0].{key}: expected ")
        assert len(message) < 200


def test_an_empty_list_is_told_in_our_own_words():
    (message,) = (one for one in refused(json.dumps(alter(small_case(), "points", []))) if "points: " in one)
    assert message == "CASE: points: expected a list of at least 1; found []"


def test_a_case_that_is_null_is_told_in_the_words_of_json():
    assert refused("null") == ["CASE: expected an object { … }; found null"]


def test_keys_that_stand_twice_are_told_with_their_paths_in_the_order_of_the_file():
    text = '{"b": 1, "b": 2, "points": [{"text": 1, "id": 1, "text": 2}], "a": {"x": 1, "x": 1}, "a\\u001b": 1, "a\\u001b": 2}'
    mend = "expected each key once; found it twice. Delete one."
    places = ["b", "a\\u001b", "points[0].text", "a.x"]
    repeated = refused(text)
    assert repeated == [f"CASE: {place}: {mend}" for place in places]


def test_half_of_a_broken_character_in_a_key_is_escaped_in_every_message():
    messages = refused(json.dumps(alter(small_case(), "people", {"\ud800": {"name": "Jo"}})))
    assert 'CASE: complainants[0]: expected the id of one of people; found "amina". There are: \\ud800.' in messages
    assert all(message.isprintable() for message in messages)


# --- people ---------------------------------------------------------------------------------------------------------


def test_a_person_without_a_name_and_a_job_title_is_refused():
    assert refused(json.dumps(alter(small_case(), "people.amina", {"salutation": "Mrs Khan"}))) == [
        "CASE: people.amina: expected a name or a job_title; found neither. Add the one that is known."
    ]


@pytest.mark.parametrize(("path", "where"), [("complainants", "complainants[1]"), ("recipients", "recipients[1].person")])
def test_the_same_person_twice_is_refused(path, where):
    data = small_case()
    data[path] *= 2
    assert refused(json.dumps(data)) == [
        f'CASE: {where}: expected each person once; found "amina" a second time. Delete one.'
    ]


# --- ids and authority ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value", "where", "of"),
    [
        ("recipients.0.person", "zara", "recipients[0].person", "people"),
        ("points.0.stages.1.apology_by", "zara", "points[0].stages.1.apology_by", "people"),
        ("compensation.0.payee", "zara", "compensation[0].payee", "people"),
        ("learning.0.owner", "zara", "learning[0].owner", "people"),
        ("stages.1.signatory", "zara", "stages.1.signatory", "people"),
        ("adjustments", [{"person": "zara", "adjustment": "braille"}], "adjustments[0].person", "people"),
        (
            "letters",
            [{"kind": "update", "stage": 1, "recipient": "zara", "dated": "2026-03-04"}],
            "letters[0].recipient",
            "people",
        ),
        ("subject", {"text": "a leak", "withhold_from": ["jo", "zara"]}, "subject.withhold_from[1]", "people"),
        (
            "points.0.stages.1.evidence",
            [{"text": "The record", "withhold_from": ["zara"]}],
            "points[0].stages.1.evidence[0].withhold_from[0]",
            "people",
        ),
        ("refusals.0.points", ["zara"], "refusals[0].points[0]", "points"),
    ],
)
def test_an_id_that_nothing_has_is_refused_wherever_it_stands(path, value, where, of):
    messages = refused(json.dumps(alter(partly_refused_case(), path, value)))
    assert len(messages) == 1
    assert messages[0].startswith(f'CASE: {where}: expected the id of one of {of}; found "zara". There are: ')


@pytest.mark.parametrize(
    ("dated", "code"), [("2026-03-01", 2), ("2026-03-02", 0), ("2026-03-17", 0), ("2026-03-18", 2)]
)
def test_an_authority_is_valid_from_its_first_day_to_its_last(dated, code, tmp_path):
    data = small_case()
    data["people"]["sara"] = {"name": "Ms Sara Khan"}
    authority = {"kind": "consent", "from": "2026-03-02", "until": "2026-03-17"}
    sister = {"person": "sara", "role": "representative", "channel": "email", "authority": authority}
    data["recipients"].append(sister)
    asked = ("--recipient", "sara", "--letter", "acknowledgement", "--format", "txt", "--date", dated)
    ran = run("generate", "-", "--out", tmp_path, *asked, stdin=json.dumps(data).encode())
    assert ran.code == code


# --- files ------------------------------------------------------------------------------------------------------------


def test_half_of_a_broken_character_is_told_to_machines_as_json_escapes_it(tmp_path):
    data = json.dumps(alter(small_case(), "tenure", "a \ud83d")).encode()
    ran = run("generate", "-", "--out", tmp_path, "--json", stdin=data)
    (result,) = json.loads(ran.out)["results"]
    assert (ran.code, [fault["where"] for fault in result["errors"]]) == (2, ["tenure"])


def test_a_case_file_that_is_not_there_is_bad_input():
    ran = run("generate", "nowhere.json", "--out", "letters")
    assert (ran.code, ran.err) == (
        2,
        "error nowhere.json: expected a case file; found no file of that name. Check the path.\n",
    )


def test_a_folder_in_place_of_a_case_file_is_bad_input(tmp_path):
    ran = run("generate", tmp_path, "--out", tmp_path / "letters")
    assert (ran.code, ran.err) == (
        2,
        f"error {tmp_path}: expected a case file; found a folder. Name the files in it: {tmp_path}/*.json\n",
    )


def test_faults_name_the_file_as_the_user_named_it():
    with pytest.raises(CaseError) as caught:
        read_case(FOLDER / "not-an-id.json")
    assert {fault.file for fault in caught.value.faults} == {str(FOLDER / "not-an-id.json")}


def test_an_unknown_landlord_is_told_together_with_every_other_fault(tmp_path):
    data = small_case()
    data["landlord"] = "stockport-home"
    data["tenure"] = "tenent"
    with pytest.raises(CaseError) as told:
        parse_case(json.dumps(data), landlords=["stockport-homes"])
    assert [fault.where for fault in told.value.faults] == ["tenure", "landlord"]
