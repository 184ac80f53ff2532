"""Every file made before that says a changed text is named, whichever letter, reader or format it is."""

import json
from copy import deepcopy

import pytest

from complaintletters import parse_case
from complaintletters.readback import read_back
from tests.command import run
from tests.readback.word import edited
from tests.small_case import small_case

EFFECT = "You had no kitchen for a month."
TEXT = "You told us that water came through your ceiling."


@pytest.fixture
def case(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(small_case()), encoding="utf-8")
    return file


@pytest.fixture
def letters(case, tmp_path):
    """The stage 1 acknowledgement and response, in two formats."""
    for kind, dated in (("acknowledgement", "2026-03-04"), ("response", "2026-03-24")):
        asked = ("--letter", kind, "--stage", 1, "--date", dated, "--format", "docx,txt")
        assert run("generate", case, "--out", tmp_path / "out", *asked).code == 0
    return tmp_path / "out" / "SMALL-2026-001"


def stale(letters, old, new, source=None, **options):
    file = letters / "response-stage1-2026-03-24.docx"
    data = edited(file.read_bytes(), (old, new))
    return read_back(data, source or json.dumps(small_case()), file=file.name, folders=[letters], **options)


def names(result):
    return sorted(one.file.name for one in result.out_of_date)


def test_every_format_of_the_letter_itself_is_out_of_date(letters):
    assert names(stale(letters, EFFECT, "Half a kitchen.")) == [
        "response-stage1-2026-03-24.docx",
        "response-stage1-2026-03-24.txt",
    ]


def test_other_letters_are_out_of_date_where_they_say_the_changed_words(letters):
    assert "acknowledgement-stage1-2026-03-04.txt" in names(stale(letters, TEXT, "You told us that it rained."))


def test_the_folder_above_may_be_named_too(letters):
    file = letters / "response-stage1-2026-03-24.docx"
    data = edited(file.read_bytes(), (EFFECT, "Half a kitchen."))
    result = read_back(data, json.dumps(small_case()), file=file.name, folders=[letters.parent])
    assert len(result.out_of_date) == 2


def test_a_letter_of_another_case_in_the_folder_is_left_alone(letters):
    for manifest in letters.glob("*.manifest.json"):
        record = json.loads(manifest.read_text(encoding="utf-8"))
        record["inputs"]["case"] = "0" * 64
        manifest.write_text(json.dumps(record), encoding="utf-8")
    elsewhere = letters.with_name("OTHER-2026-002")
    letters.rename(elsewhere)
    assert names(stale(elsewhere, EFFECT, "Half a kitchen.")) == []


def test_a_letter_already_sent_is_said_to_be(letters):
    data = small_case()
    logged = {"kind": "response", "stage": 1, "recipient": "amina", "dated": "2026-03-24", "dispatched": "2026-03-25"}
    data["letters"] = [logged]
    result = stale(letters, EFFECT, "Half a kitchen.", json.dumps(data), take=["points[0].stages.1.effect"])
    assert {one.what_to_do.split(" with")[0] for one in result.out_of_date} == {"sent on 2026-03-25"}


def test_a_case_changed_after_the_letter_was_made_takes_nothing_without_being_told_what(letters):
    newer = deepcopy(small_case())
    newer["points"][0]["text"] = "You told us something else since."
    result = stale(letters, EFFECT, "Half a kitchen.", json.dumps(newer))
    assert result.source is None
    assert [one.code for one in result.findings if one.is_error] == ["case-changed"]
    assert {one.path for one in result.changes} == {"points[0].text", "points[0].stages.1.effect"}
    named = stale(letters, EFFECT, "Half a kitchen.", json.dumps(newer), take=["points[0].stages.1.effect"])
    assert parse_case(named.source).points[0].text.text == "You told us something else since."
    assert [one.where for one in named.findings if one.code == "not-taken"] == ["points[0].text"]


def test_a_broken_manifest_is_a_warning(letters):
    (letters / "x.manifest.json").write_text('{"letter": []}', encoding="utf-8")
    result = stale(letters, EFFECT, "Half a kitchen.")
    assert [one.code for one in result.findings] == ["manifest-unreadable"]
    assert result.source


def test_the_letter_is_known_by_its_manifest_even_when_its_date_was_altered(letters):
    file = letters / "response-stage1-2026-03-24.docx"
    data = edited(file.read_bytes(), ("24\u00a0March\u00a02026", "25\u00a0March\u00a02026"))
    result = read_back(data, json.dumps(small_case()), file=file.name, folders=[letters])
    assert result.request.dated.isoformat() == "2026-03-24"
    assert "value-outside" in {one.code for one in result.findings}
