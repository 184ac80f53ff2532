"""``editions`` lists what there is; ``generate --edition`` makes it, and the manifest says so."""

import json

import pytest

from tests.cli.asking import RESPOND, TEXT, letters
from tests.command import run
from tests.own_presentation import own_presentation
from tests.small_case import small_case

OWN = 'says = "As large as a poster."\nsize = 40\nlandlord_size = false\ntables = "lists"\n'


def made(out):
    """Each manifest's edition, by the files made with it."""
    return {
        tuple(json.loads(file.read_text())["outputs"]): json.loads(file.read_text())["edition"]
        for file in out.rglob("*.json")
    }


def test_every_edition_is_listed_with_a_line_what_it_takes_and_its_formats():
    listed = run("editions")
    assert listed.code == 0
    for words in (
        "large-print:18",
        "a size from 14 to 72 points",
        "coloured-paper:cream",
        "dyslexia-friendly",
        "docx, pdf",
    ):
        assert words in listed.out


def test_editions_are_listed_for_machines():
    record = json.loads(run("editions", "--json").out)
    editions = {one["name"]: one for one in record["editions"]}
    assert next(iter(editions)) == "standard"
    assert editions["large-print"]["sizes"] == [14, 18, 22, 28]
    assert "cream" in editions["coloured-paper"]["papers"]
    assert all(one["says"] and one["formats"] for one in record["editions"])
    assert "plain" in editions
    assert "easy-read" in record["not_made_yet"]


@pytest.mark.parametrize(
    ("edition", "paper"),
    [("large-print:24", ""), ("coloured-paper:pink", "pink"), ("dyslexia-friendly", "cream")],
)
def test_the_manifest_says_which_edition_was_asked_for_and_met_and_its_paper(case, tmp_path, edition, paper):
    assert run("generate", str(case()), *RESPOND, "--edition", edition, "--out", str(tmp_path / "out")).code == 0
    (recorded,) = made(tmp_path / "out").values()
    assert (recorded["asked"], recorded["met"], recorded["paper"]) == (edition, True, paper)


def test_editions_of_one_letter_stand_side_by_side(case, tmp_path):
    editions = ("--edition", "standard", "--edition", "large-print:18", "--edition", "large-print:24")
    assert run("generate", str(case()), *RESPOND, *TEXT, *editions, "--out", str(tmp_path / "out")).code == 0
    assert len(made(tmp_path / "out")) == 3


def test_a_presentation_of_ones_own_needs_no_code(case, tmp_path):
    templates = own_presentation(tmp_path, "poster", OWN)
    asked = ("--templates", str(templates))
    assert "As large as a poster." in run("editions", *asked).out
    assert (
        run("generate", str(case()), *RESPOND, "--edition", "poster", "--out", str(tmp_path / "out"), *asked).code == 0
    )
    (file,) = (tmp_path / "out").rglob("*.html")
    assert "--size:40.0" in file.read_text()


def test_a_faulty_presentation_of_ones_own_is_told_by_file_and_key(case, tmp_path):
    templates = own_presentation(tmp_path, "poster", OWN + "colour = 1\n")
    told = run(
        "generate", str(case()), *RESPOND, "--edition", "poster", "--out", str(tmp_path), "--templates", str(templates)
    )
    assert told.code == 2
    assert 'poster.toml: colour: unknown key; found "colour"' in told.err


def with_edition(name):
    data = small_case()
    data["recipients"][0]["editions"] = [name]
    return data


def test_an_edition_agreed_with_the_reader_is_never_passed_over_in_silence(case, tmp_path):
    asked = ("--edition", "standard", "--out", str(tmp_path / "out"))
    told = run("generate", str(case(with_edition("large-print:18"))), *RESPOND, *TEXT, *asked)
    assert told.code == 0
    assert "“large-print:18” is agreed with this reader, and this is the standard edition." in told.err
    asked = ("--edition", "large-print:18", "--out", str(tmp_path / "out"))
    told = run("generate", str(case(with_edition("large-print:18"))), *RESPOND, *TEXT, *asked)
    assert "edition-not-made" not in told.err


def test_an_agreed_edition_that_can_not_be_read_stops_the_letter(case, tmp_path):
    told = run("generate", str(case(with_edition("coloured-paper"))), *RESPOND, *TEXT, "--out", str(tmp_path / "out"))
    assert told.code == 2
    assert "recipients[0].editions[0]: expected a paper after a colon" in told.err


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "txt"])
def test_a_large_print_letter_is_checked_like_any_other(case, tmp_path, ending):
    file = case()
    asked = ("--edition", "large-print:28", "--format", ending)
    assert run("generate", str(file), *RESPOND, *asked, "--out", str(tmp_path / "out")).code == 0
    (letter,) = letters(tmp_path / "out", ending)
    checked = run("check", str(letter), "--case", str(file))
    assert (checked.code, checked.err) == (0, "")


def test_the_list_of_editions_names_the_languages():
    assert "bn (Bengali), cy (Welsh), pl (Polish), ur (Urdu)" in run("editions").out
