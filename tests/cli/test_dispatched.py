"""``generate --dispatched``: when a letter is ready to leave, which decides whether it is late."""

import json

import pytest

from tests.cli.asking import TEXT, letters
from tests.command import run
from tests.small_case import small_case

ANSWER = ("--letter", "response", "--stage", "1", "--date", "2026-03-18", *TEXT)


@pytest.fixture
def answered(tmp_path):
    data = small_case()
    data["stages"]["1"].update(acknowledged="2026-03-04", extensions=[])
    data.update(compensation=[], offsets=[])
    file = tmp_path / "case.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_a_letter_that_leaves_after_its_due_date_says_that_it_is_late(answered, tmp_path):
    ran = run("generate", answered, "--out", tmp_path / "out", *ANSWER, "--dispatched", "2026-03-19")
    assert ran.code == 0
    assert "warning leaves-late: dispatched: " in ran.all
    (letter,) = letters(tmp_path / "out", "txt")
    assert "We should have answered by 18 March 2026." in letter.read_text(encoding="utf-8")
    (manifest,) = (tmp_path / "out").rglob("*.manifest.json")
    assert json.loads(manifest.read_text(encoding="utf-8"))["letter"]["dispatched"] == "2026-03-19"


@pytest.mark.parametrize("moment", ["2026-03-18", "2026-03-18T17:10"])
def test_a_day_or_a_day_and_a_time_are_taken(moment, answered, tmp_path):
    ran = run("generate", answered, "--out", tmp_path / "out", *ANSWER, "--dispatched", moment, "--json")
    (result,) = json.loads(ran.out)["results"]
    assert result["letter"]["dispatched"] == "2026-03-18"


@pytest.mark.parametrize(
    "moment",
    ["2026-02-30", "18 March", "2026-03-18T", "2026-03-18T24:00", "2026-03-18T9:00", "2026-03-18T17:60", "T17:10"],
)
def test_any_other_moment_is_a_usage_error_that_says_how_to_write_it(moment, answered, tmp_path):
    ran = run("generate", answered, "--out", tmp_path / "out", *ANSWER, "--dispatched", moment)
    assert ran.code == 2
    assert "YYYY-MM-DDTHH:MM" in ran.all


def test_a_letter_can_not_leave_before_its_date(answered, tmp_path):
    ran = run("generate", answered, "--out", tmp_path / "out", *ANSWER, "--dispatched", "2026-03-17")
    assert ran.code == 2
    assert "error dispatched-before-dated: dispatched: " in ran.err
    assert not (tmp_path / "out").exists()
