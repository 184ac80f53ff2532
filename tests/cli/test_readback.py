"""``readback``: an edited Word letter back into its case, told as a diff, with documented exit codes."""

import json

import pytest

from tests.cli.asking import RESPOND
from tests.command import run
from tests.readback.word import edited
from tests.small_case import alter, small_case

EFFECT = "You had no kitchen for a month."


@pytest.fixture
def letter(case, tmp_path):
    """A published stage 1 response in Word, and a way to edit it where it lies."""
    run("generate", case(), "--out", tmp_path / "out", "--format", "docx,pdf", *RESPOND)
    (file,) = tmp_path.glob("out/*/*.docx")

    def edit(*pairs):
        file.write_bytes(edited(file.read_bytes(), *pairs))
        return file

    return edit


def read_back(file, tmp_path, *arguments):
    return run("readback", file, "--case", tmp_path / "case.json", "--out", tmp_path / "case2.json", *arguments)


def test_an_edit_is_written_and_shown_as_a_diff_with_what_must_be_made_again(letter, tmp_path):
    file = letter((EFFECT, "You had no kitchen for five weeks."))
    ran = read_back(file, tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{file}: read as the response at stage 1 to amina, dated 2026-03-24",
        "  points[0].stages.1.effect",
        "    You had no kitchen for [-a month-]{+five weeks+}.",
        f"{tmp_path / 'case2.json'}: the case with 1 text changed",
        "Made before, and now out of date:",
        f"  {file}: make it again (response, stage 1, to amina)",
        f"  {file.with_suffix('.pdf')}: make it again (response, stage 1, to amina)",
    ]
    expected = alter(small_case(), "points.0.stages.1.effect", "You had no kitchen for five weeks.")
    assert json.loads((tmp_path / "case2.json").read_text(encoding="utf-8")) == expected


def test_the_new_case_makes_the_letter_that_was_edited(letter, tmp_path):
    file = letter((EFFECT, "You had no kitchen for five weeks."))
    read_back(file, tmp_path)
    assert run("check", file, "--case", tmp_path / "case2.json").code == 0


def test_nothing_changed_writes_nothing(letter, tmp_path):
    ran = read_back(letter(), tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("case2.json: not written, since no text was changed\n")
    assert not (tmp_path / "case2.json").exists()


def test_a_sum_altered_outside_gives_1_and_the_text_is_written(letter, tmp_path):
    ran = read_back(letter(("£120.00", "£210.00"), (EFFECT, "Half a kitchen.")), tmp_path)
    assert ran.code == 1
    assert "error value-outside" in ran.err
    assert (tmp_path / "case2.json").exists()


def test_colour_is_for_terminals_and_changes_joined_by_a_space_are_one():
    from complaintletters.cli.reading_back import difference

    assert difference("a month ago", "five weeks ago", in_colour=False) == "[-a month-]{+five weeks+} ago"
    assert difference("a", "b", in_colour=True) == "\x1b[31;9ma\x1b[0m\x1b[32mb\x1b[0m"
    assert difference("one two", "one two", in_colour=False) == "one two"


def test_the_case_itself_is_written_over_only_when_asked(letter, tmp_path):
    file = letter((EFFECT, "Half a kitchen."))
    case = tmp_path / "case.json"
    before = case.read_bytes()
    refused = run("readback", file, "--case", case, "--out", case)
    assert (refused.code, case.read_bytes()) == (2, before)
    assert run("readback", file, "--case", case, "--out", case, "--replace").code == 0
    assert b"Half a kitchen." in case.read_bytes()


def test_another_file_in_the_way_gives_3_and_stays(letter, tmp_path):
    (tmp_path / "case2.json").write_text("mine", encoding="utf-8")
    ran = read_back(letter((EFFECT, "Half a kitchen.")), tmp_path)
    assert (ran.code, (tmp_path / "case2.json").read_text(encoding="utf-8")) == (3, "mine")


def test_only_the_texts_named_are_taken(letter, tmp_path):
    file = letter((EFFECT, "Half a kitchen."), ("We lost your first report.", "We lost it."))
    ran = read_back(file, tmp_path, "--take", "points[0].stages.1.fault")
    assert ran.code == 0
    assert "warning not-taken: points[0].stages.1.effect" in ran.err
    finding = json.loads((tmp_path / "case2.json").read_text(encoding="utf-8"))["points"][0]["stages"]["1"]
    assert (finding["fault"], finding["effect"]) == ("We lost it.", EFFECT)


def test_a_text_to_take_that_is_not_there_gives_2(letter, tmp_path):
    ran = read_back(letter(), tmp_path, "--take", "points[0].stages.1.faults")
    assert ran.code == 2
    assert 'Did you mean "points[0].stages.1.fault"?' in ran.err


def test_results_for_machines(letter, tmp_path):
    file = letter((EFFECT, "Half a kitchen."))
    ran = read_back(file, tmp_path, "--json")
    told = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert told["changes"] == [{"path": "points[0].stages.1.effect", "old": EFFECT, "new": "Half a kitchen."}]
    assert told["written"] == str(tmp_path / "case2.json")
    assert [one["file"] for one in told["out_of_date"]] == [str(file), str(file.with_suffix(".pdf"))]
    assert set(told) == {"file", "letter", "written", "changes", "out_of_date", "findings"}


@pytest.mark.parametrize("ending", ["pdf", "html", "txt"])
def test_other_formats_are_refused_by_name(ending, case, tmp_path):
    case()
    (tmp_path / f"letter.{ending}").write_bytes(b"x")
    ran = read_back(tmp_path / f"letter.{ending}", tmp_path)
    assert ran.code == 2
    assert "Only a Word letter (.docx) has the content controls" in ran.err


def test_what_is_internal_is_kept_and_never_shown(letter, tmp_path):
    data = {**small_case(), "internal": {"notes": "PLANTED"}}
    (tmp_path / "case.json").write_text(json.dumps(data), encoding="utf-8")
    file = letter((EFFECT, "Half a kitchen."))
    ran = read_back(file, tmp_path, "--take", "points[0].stages.1.effect")
    assert "PLANTED" not in ran.all
    assert json.loads((tmp_path / "case2.json").read_text(encoding="utf-8"))["internal"] == {"notes": "PLANTED"}
