"""Braille and narrations from the command line: which formats an edition has, and that their files are checked."""

import json
from datetime import date

import pytest

from complaintletters import produce
from complaintletters.formats import FORMS
from tests.cli.asking import RESPOND, letters, names
from tests.command import run
from tests.small_case import alter, parsed, small_case
from tests.test_liblouis import no_library  # noqa: F401 - a fixture

DATED = date(2026, 3, 24)
EDITIONS = ("braille", "braille:grade-1", "braille:32x27", "braille:grade-1:32x27", "narration")


@pytest.fixture
def case(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(small_case()), encoding="utf-8")
    return file


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_comes_in_all_of_its_formats_with_a_manifest(edition, case, tmp_path):
    ran = run("generate", case, *RESPOND, "--edition", edition, "--out", tmp_path / "out")
    assert ran.code == 0
    form = edition.partition(":")[0]
    stem = f"SMALL-2026-001/response-stage1-2026-03-24-{edition.replace(':', '-')}"
    assert names(tmp_path / "out") == sorted(f"{stem}.{ending}" for ending in (*FORMS[form], "manifest.json"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_published_file_is_recognised_and_says_what_its_case_says(edition, case, tmp_path):
    run("generate", case, *RESPOND, "--edition", edition, "--out", tmp_path / "out")
    for file in letters(tmp_path / "out", "*"):
        ran = run("check", file, "--case", case)
        assert ran.code == 0
        assert f"{file}: says what the case says" in ran.out


def test_a_file_changed_by_hand_is_told(case, tmp_path):
    run("generate", case, *RESPOND, "--edition", "narration", "--format", "txt", "--out", tmp_path / "out")
    (file,) = letters(tmp_path / "out", "txt")
    file.write_text(file.read_text("utf-8").replace("one hundred and twenty pounds", "one hundred pounds", 1), "utf-8")
    assert run("check", file, "--case", case).code == 1


def test_each_of_several_editions_takes_its_own_formats(case, tmp_path):
    run(
        "generate",
        case,
        *RESPOND,
        "--edition",
        "standard",
        "--edition",
        "braille",
        "--format",
        "txt,brf",
        "--out",
        tmp_path,
    )
    endings = {name.rpartition(".")[2] for name in names(tmp_path / "SMALL-2026-001")}
    assert endings == {"txt", "brf", "json"}


def test_a_format_of_another_edition_is_refused_with_its_name(case, tmp_path):
    ran = run("generate", case, *RESPOND, "--format", "brf", "--out", tmp_path)
    assert ran.code == 2
    assert "brf goes with --edition braille" in ran.err


@pytest.mark.parametrize(
    "edition", ["braille:grade-3", "braille+large-print:18", "braille+narration", "narration:loud"]
)
def test_an_edition_that_is_not_there_is_refused(edition, case, tmp_path):
    assert run("generate", case, *RESPOND, "--edition", edition, "--out", tmp_path).code == 2


def test_the_manifest_says_that_nobody_has_proofread_it_and_which_liblouis_wrote_it():
    package = produce(parsed(small_case()), dated=DATED, letter="response", stage=1, edition="braille")
    told = [(finding["code"], finding["where"]) for finding in package.manifest["findings"]]
    assert told == [("braille-not-proofread", "brf, pef: file")]
    assert package.manifest["edition"]["asked"] == "braille"
    assert package.manifest["versions"]["liblouis"]


def test_a_character_without_a_sign_stops_braille_and_is_named_with_its_path():
    data = alter(small_case(), "points.0.text", "Pan Zażółć told you about water.")
    package = produce(parsed(data), dated=DATED, letter="response", stage=1, edition="braille", formats=("brf",))
    assert not package.files
    told = [(one.where, one.message) for one in package.findings if one.code == "cannot-be-printed"]
    assert any(
        where == "points[0].text" and "U+017C LATIN SMALL LETTER Z WITH DOT ABOVE" in message for where, message in told
    )


def test_without_liblouis_braille_is_stopped_with_how_to_get_it_and_the_rest_is_made(no_library):  # noqa: F811
    case = parsed(small_case())
    stopped = produce(case, dated=DATED, letter="response", stage=1, edition="braille")
    assert not stopped.files
    assert any("sudo apt-get install liblouis20 liblouis-data" in one.mend for one in stopped.findings)
    assert produce(case, dated=DATED, letter="response", stage=1, edition="narration").files


def test_an_agreed_edition_that_can_be_made_is_named_with_its_command():
    data = small_case()
    data["recipients"][0]["editions"] = ["braille:grade-1"]
    package = produce(parsed(data), dated=DATED, letter="response", stage=1, formats=("txt",))
    (told,) = [one for one in package.findings if one.code == "edition-not-made"]
    assert "--edition braille:grade-1" in told.mend
    same = produce(parsed(data), dated=DATED, letter="response", stage=1, edition="braille:grade-1")
    assert "edition-not-made" not in {one.code for one in same.findings}
