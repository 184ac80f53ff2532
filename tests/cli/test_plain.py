"""``plain`` measures a finished letter, a case and wording, and is strict only when asked."""

import json

import pytest

from complaintletters.places import shipped
from tests.cli.asking import NOTE, RESPOND
from tests.command import run
from tests.small_case import alter, small_case

LONG = "We " + "then " * 30 + "came prior to noon."


@pytest.fixture
def file(tmp_path):
    def write(data, name="case.json"):
        path = tmp_path / name
        path.write_text(json.dumps(data), encoding="utf-8")
        return path

    return write


def parts(*arguments):
    return {one["name"]: one for one in json.loads(run("plain", *arguments, "--json").out)["parts"]}


def test_wording_is_measured_file_by_file_and_shipped_wording_passes_strictly():
    ran = run("plain", shipped("templates") / "letters", "--strict")
    assert ran.code == 0
    assert "reading age" in ran.out
    assert "OVER" not in ran.out


def test_wording_beyond_its_limits_is_named_with_its_sentence(tmp_path):
    wording = tmp_path / "common.md"
    wording.write_text(f'{{% extends "parent" %}}\n\n{{% block help %}}\n{LONG}\n{{% endblock %}}\n', encoding="utf-8")
    assert run("plain", wording).code == 0
    ran = run("plain", wording, "--strict")
    assert ran.code == 1
    assert "found 35" in ran.out
    assert "Say “before”" in ran.out


def test_a_case_is_measured_text_by_text_with_its_plain_versions(file):
    data = alter(small_case(), "points.0.stages.1.reasons", {"text": LONG, "plain": "We came."})
    found = parts(file(data))
    assert found["points[0].stages.1.reasons"]["longest"] == 35
    assert found["points[0].stages.1.reasons"]["beyond"]
    assert found["points[0].stages.1.reasons (plain)"]["register"] == "plain"
    assert {"found": "prior to", "instead": "Say “before”.", "times": 1} in found["all that was typed"]["wordy"]


def test_the_plain_register_measures_what_a_plain_letter_would_print(file):
    data = alter(small_case(), "points.0.stages.1.reasons", {"text": LONG, "plain": "We came."})
    assert run("plain", file(data), "--register", "plain", "--strict").code == 0
    assert run("plain", file(data), "--register", "standard", "--strict").code == 1


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "txt"])
@pytest.mark.parametrize("edition", ["standard", "plain"])
def test_a_finished_letter_is_measured_with_wording_and_typed_text_apart(file, tmp_path, ending, edition):
    case = file(small_case())
    made = run("generate", case, *RESPOND, "--format", ending, "--edition", edition, "--out", tmp_path / "out")
    assert made.code == 0
    (letter,) = [one for one in (tmp_path / "out").rglob(f"*.{ending}") if not one.name.endswith(NOTE)]
    found = parts(letter, "--case", case)
    assert {one["kind"] for one in found.values()} == {"wording", "typed"}
    assert {one["register"] for one in found.values()} == {edition}
    assert all(one["words"] > 50 for one in found.values())
    assert not any(one["beyond"] for one in found.values())
    assert [one["kind"] for one in parts(letter).values()] == ["file"]


def test_typed_text_is_not_counted_as_wording(file, tmp_path):
    data = alter(small_case(), "points.0.stages.1.reasons", LONG)
    case = file(data)
    assert run("generate", case, *RESPOND, "--format", "txt", "--out", tmp_path / "out").code == 0
    (letter,) = [one for one in (tmp_path / "out").rglob("*.txt") if not one.name.endswith(NOTE)]
    found = {one["kind"]: one for one in parts(letter, "--case", case).values()}
    assert found["typed"]["longest"] == 35
    assert found["wording"]["longest"] < 25


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nothing.docx",), "expected a letter, a case or wording"),
        (("nothing.json",), "expected a case file"),
    ],
)
def test_what_is_not_there_is_told(arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run("plain", *arguments)
    assert ran.code == 2
    assert message in ran.err


def test_a_register_that_is_not_there_is_refused(file):
    ran = run("plain", file(small_case()), "--register", "easy")
    assert ran.code == 2
    assert "expected standard or plain" in ran.err


def test_a_folder_without_wording_is_refused(tmp_path):
    assert run("plain", tmp_path).code == 2


def test_a_letter_of_another_case_is_refused(file, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir\n\nThis is about something else.\n", encoding="utf-8")
    ran = run("plain", letter, "--case", file(small_case()))
    assert ran.code == 2
    assert "expected a letter of this case" in ran.err
