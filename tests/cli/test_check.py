"""``check``: a finished file against its case, told which letter it is and what it leaves out, alters or adds."""

import json

import pytest

from complaintletters.formats import FORMATS
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
    (file,) = folder.glob(f"*/*.{format_}")
    return file


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: f"{letter[0]}-{letter[1]}")
def test_a_published_letter_is_recognised_and_says_what_its_case_says(letter, case, tmp_path):
    kind, stage, dated = letter
    file = published(case, tmp_path / "out", "--letter", kind, "--stage", stage, "--date", dated)
    ran = run("check", file, "--case", case)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{file}: read as the {kind} at stage {stage} to amina, dated {dated}",
        f"{file}: says what the case says",
    ]


@pytest.mark.parametrize("format_", list(FORMATS))
def test_a_published_letter_passes_in_every_format(format_, case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND, format_=format_)
    assert run("check", file, "--case", case).code == 0


@pytest.mark.parametrize("letter", sample_letters()[1::6], ids=str)
def test_each_reader_s_letter_is_told_apart_from_the_others(letter, tmp_path):
    case = CASES / letter.file
    asked = ("--letter", letter.kind, "--stage", letter.stage, "--date", letter.dated, "--format", "html,docx")
    assert run("generate", case, "--out", tmp_path, *asked).code == 0
    files = [file for file in tmp_path.glob("*/*") if file.suffix != ".json"]
    assert len(files) == 2 * len(letter.case.recipients)
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
    assert "error value-altered: money: expected the sum £120.00; found £210.00." in ran.err
    assert (
        "error text-altered: points[0].stages.1.effect: "
        "the words “You had no kitchen for a month.” are missing or altered." in ran.err
    )
    assert "says what the case says" not in ran.out


def test_findings_for_machines_name_the_letter(case, tmp_path):
    file = published(case, tmp_path / "out", *RESPOND)
    file.write_text(
        file.read_text(encoding="utf-8").replace("We pay by: 10 April", "We pay by: 11 April"), encoding="utf-8"
    )
    ran = run("check", file, "--case", case, "--json")
    assert (ran.code, ran.err) == (1, "")
    assert json.loads(ran.out) == {
        "file": str(file),
        "letter": {"kind": "response", "stage": 1, "dated": "2026-03-24"},
        "findings": [
            {
                "code": "value-altered",
                "level": "error",
                "nature": "letter",
                "where": "money",
                "message": "expected the date 10 April 2026; found 11 April 2026.",
                "mend": "",
                "provision": "",
            }
        ],
    }


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
        "  error not-a-letter-of-this-case: file: this file is not like any letter of the case: "
        "no title of such a letter, or no date near its top.\n"
    )


@pytest.mark.parametrize("format_", list(FORMATS))
def test_rubbish_in_place_of_a_letter_is_a_finding_and_never_a_traceback(format_, case, tmp_path):
    for rubbish in (b"", b"\x00\x01\x02", b"%PDF-1.7 broken", b"PK\x03\x04 broken", "caf\xe9".encode("latin-1")):
        file = tmp_path / f"letter.{format_}"
        file.write_bytes(rubbish)
        ran = run("check", file, "--case", case)
        assert (ran.code, ran.out) == (1, "")
        assert "  error " in ran.err


ENDINGS = "Endings there are: docx, pdf, html, txt, brf, pef, ssml."


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "letter.odt",
            f'expected a file whose ending names its format; found ".odt". {ENDINGS}',
        ),
        ("letter", f'expected a file whose ending names its format; found "". {ENDINGS}'),
        ("none.txt", "expected a finished letter; found no file of that name. Check the path."),
    ],
)
def test_a_file_that_cannot_be_checked_gives_2(name, message, case, tmp_path):
    if name != "none.txt":
        (tmp_path / name).write_text("words", encoding="utf-8")
    ran = run("check", tmp_path / name, "--case", case)
    assert (ran.code, ran.err) == (2, f"error {tmp_path / name}: {message}\n")


def test_a_bad_case_gives_2_before_the_file_is_looked_at(tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    assert run("check", tmp_path / "none.txt", "--case", bad).code == 2
