"""``check``: a finished file against its case, told which letter it is and what it leaves out, alters or adds."""

import json
import re

import pytest

from complaintletters.formats import FORMATS
from tests.cli.asking import letters
from tests.command import run
from tests.samples import CASES, sample_letters
from tests.small_case import LETTERS, alter, small_case

RESPOND = ("--letter", "response", "--stage", "1", "--date", "2026-03-24")


@pytest.fixture
def case(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(small_case()), encoding="utf-8")
    return file


def published(case, folder, *arguments, format_="txt"):
    run("generate", case, "--out", folder, "--format", format_, *arguments)
    (file,) = letters(folder, format_)
    return file


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: f"{letter[0]}-{letter[1]}")
def test_a_published_letter_is_recognised_and_says_what_its_case_says(letter, case, tmp_path):
    kind, stage, dated = letter
    file = published(case, tmp_path / "out", "--letter", kind, "--stage", stage, "--date", dated)
    ran = run("check", file, "--case", case)
    assert (ran.code, ran.err) == (0, "")
    first, *table, last = ran.out.splitlines()
    assert first == f"{file}: read as the {kind} at stage {stage} to amina, dated {dated}"
    assert last == f"{file}: says what the case says"
    rows = [line for line in table if re.match("│ [a-z]", line)]
    assert len(rows) > 5
    assert all("│ present " in row for row in rows), rows


@pytest.mark.parametrize("format_", list(FORMATS))
def test_a_published_letter_passes_in_every_format(format_, case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND, format_=format_)
    assert run("check", file, "--case", case).code == 0


@pytest.mark.parametrize("letter", sample_letters()[1::6], ids=str)
def test_each_reader_s_letter_is_told_apart_from_the_others(letter, tmp_path):
    case = CASES / letter.file
    asked = ("--letter", letter.kind, "--stage", letter.stage, "--date", letter.dated, "--format", "html,docx")
    assert run("generate", case, "--out", tmp_path, *asked).code == 0
    files = letters(tmp_path, "*")
    assert len(files) >= 2 * len(letter.case.recipients)
    for file in files:
        ran = run("check", file, "--case", case)
        assert ran.code == 0, ran.err
        assert f"read as the {letter.kind} at stage {letter.stage} to " in ran.out


def test_an_edited_letter_gives_1_and_each_finding(case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND)
    words = file.read_text(encoding="utf-8").replace("£120.00", "£210.00").replace("no kitchen", "half a kitchen")
    file.write_text(words, encoding="utf-8")
    ran = run("check", file, "--case", case)
    assert ran.code == 1
    assert "error value-altered: section “The money we offer”, line " in ran.err
    assert "expected the sum £120.00; found £210.00." in ran.err
    assert "the words of points[0].stages.1.effect were changed: “… had no kitchen …” → “… had half a kitchen …”." in ran.err
    assert re.search(r"│ remedy .*│ ALTERED", ran.out)
    assert "says what the case says" not in ran.out


@pytest.mark.parametrize("sign", ["\u202e", "\u202d", "\u2066", "\u2067"])
def test_a_sum_shown_in_another_order_is_told(sign, case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND)
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("£120.00", f"{sign}£120.00\u202c", 1), encoding="utf-8")
    ran = run("check", file, "--case", case)
    assert ran.code == 1
    assert "error text-reordered: file: expected words shown in the order in which they are read" in ran.err
    assert f"found U+{ord(sign):04X}" in ran.err


def test_findings_for_machines_name_the_letter(case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND)
    file.write_text(
        file.read_text(encoding="utf-8").replace("When we pay: By 10 April", "When we pay: By 11 April"), encoding="utf-8"
    )
    ran = run("check", file, "--case", case, "--json")
    assert (ran.code, ran.err) == (1, "")
    told = json.loads(ran.out)
    assert told["letter"] == {
        "kind": "response",
        "stage": 1,
        "number": 1,
        "recipient": "amina",
        "dated": "2026-03-24",
        "languages": ["en-GB"],
        "sureness": "sure",
    }
    assert told["origin"] == "ours"
    (finding,) = told["findings"]
    assert finding["where"].startswith("section “The money we offer”, line ")
    assert finding == {
        "code": "value-altered",
        "level": "error",
        "nature": "letter",
        "where": finding["where"],
        "message": "expected the date 10 April 2026; found 11 April 2026.",
        "mend": "Put 10 April 2026 back, or change the case.",
        "provision": "Complaint Handling Code 2024, 6.9e, 6.19e, 7.1, 7.2, 7.3",
    }
    assert [one["id"] for one in told["elements"] if one["state"] != "present"] == ["remedy"]


def test_a_letter_whose_case_has_changed_since_is_found(case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND)
    changed = alter(small_case(), "points.0.stages.1.decision", "partly-upheld")
    changed = alter(changed, "people.jo.telephone", "01632 960999")
    case.write_text(json.dumps(changed), encoding="utf-8")
    ran = run("check", file, "--case", case)
    assert ran.code == 1
    assert "expected the telephone number 01632 960999; found 01632 960417." in ran.err


def test_a_letter_of_another_case_is_no_letter_of_this_one(case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND)
    ran = run("check", file, "--case", CASES / "stockport-homes-leak.json")
    assert ran.code == 1
    assert "identity-missing: case reference: the case reference “SHG/2026/00417” is missing or altered." in ran.err


def test_a_file_that_is_like_no_letter_says_so(case, tmp_path):
    file = tmp_path / "shopping.txt"
    file.write_text("Milk\nBread\n", encoding="utf-8")
    ran = run("check", file, "--case", case)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "  error not-a-letter-of-this-case: file: this file is not like any letter of the case. "
        "Say which letter it is with --letter and --stage, or check it against another case.\n"
    )


@pytest.mark.parametrize("format_", list(FORMATS))
def test_rubbish_in_place_of_a_letter_is_a_finding_and_never_a_traceback(format_, case, tmp_path):
    for rubbish in (b"", b"\x00\x01\x02", b"%PDF-1.7 broken", b"PK\x03\x04 broken", "caf\xe9".encode("latin-1")):
        file = tmp_path / f"letter.{format_}"
        file.write_bytes(rubbish)
        ran = run("check", file, "--case", case)
        assert (ran.code, ran.out) == (1, "")
        assert "  error " in ran.err


def test_a_file_that_is_not_there_gives_2(case, tmp_path):
    ran = run("check", tmp_path / "none.txt", "--case", case)
    message = "expected a finished letter; found no file of that name. Check the path."
    assert (ran.code, ran.err) == (2, f"error {tmp_path / 'none.txt'}: {message}\n")


@pytest.mark.parametrize("real", ["pdf", "html", "docx"])
def test_a_file_that_is_not_what_its_name_says_is_read_as_what_it_is_and_told(real, case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND, format_=real)
    wrong = file.rename(file.with_suffix(".docx" if real == "pdf" else ".pdf"))
    ran = run("check", wrong, "--case", case)
    assert ran.code == 1
    assert f"error wrong-ending: file: the name says {'Word document' if real == 'pdf' else 'PDF'}" in ran.err
    assert f"(.{real})" in ran.err
    assert ran.err.count("  error ") == 1


def test_a_letter_without_a_known_ending_is_read_by_what_it_holds(case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND, format_="pdf")
    assert run("check", file.rename(file.with_suffix("")), "--case", case).code == 0


def test_a_bad_case_gives_2_before_the_file_is_looked_at(tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    assert run("check", tmp_path / "none.txt", "--case", bad).code == 2
