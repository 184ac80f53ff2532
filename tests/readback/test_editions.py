"""Every Word edition goes back into its case: in large print, on coloured paper, dyslexia-friendly, and in plain words."""

import json
from datetime import date

import pytest

from complaintletters import parse_case
from complaintletters.readback import read_back
from complaintletters.readback.case_text import with_texts
from complaintletters.sending import Asked, send
from tests import samples
from tests.command import run
from tests.readback.word import edited
from tests.small_case import alter, small_case

PRESENTATIONS = ("large-print:18", "large-print:36", "coloured-paper:cream", "dyslexia-friendly")
EDITIONS = (*PRESENTATIONS, "plain", "plain+large-print:20", "plain+coloured-paper:blue")
EFFECT = "You had no kitchen for a month."
PLACE = "points[0].stages.1.effect"
PLAIN_EFFECT = "You had no kitchen. That was for a month."


def made(data, edition, folder=None, kind="response", dated=date(2026, 3, 24)):
    """A letter's Word file by its name, published in a folder where one is given."""
    case = parse_case(json.dumps(data))
    asked = Asked(dated, letter=kind, stage=1, editions=(edition,), formats=("docx",))
    sending = send(case, case.recipients[0].person, asked)
    assert [str(one) for one in sending.findings if one.is_error] == []
    if folder:
        sending.publish(folder, replace=True)
    return next(iter(sending.packages[0].files.items()))


def done(name, data, source, folder=None):
    folders = [folder / "SMALL-2026-001"] if folder else []
    return read_back(data, json.dumps(source), file=name, folders=folders)


def codes(result):
    return [one.code for one in result.findings if one.code != "no-manifest"]


def with_plain_effect():
    return alter(small_case(), "points.0.stages.1.effect", {"text": EFFECT, "plain": PLAIN_EFFECT})


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("has_manifest", [True, False])
def test_a_letter_nobody_edited_changes_nothing(edition, has_manifest, tmp_path):
    folder = tmp_path if has_manifest else None
    result = done(*made(small_case(), edition, folder), small_case(), folder)
    assert (result.changes, result.source, codes(result)) == ((), None, [])
    assert result.request.register == ("plain" if "plain" in edition else "standard")


@pytest.mark.parametrize("edition", PRESENTATIONS)
@pytest.mark.parametrize("has_manifest", [True, False])
def test_an_edited_text_goes_back_from_every_presentation(edition, has_manifest, tmp_path):
    folder = tmp_path if has_manifest else None
    name, data = made(small_case(), edition, folder)
    result = done(name, edited(data, ("no kitchen for", "half a kitchen for")), small_case(), folder)
    assert [(one.path, one.new) for one in result.changes] == [(PLACE, "You had half a kitchen for a month.")]
    assert codes(result) == []
    expected = alter(small_case(), "points.0.stages.1.effect", "You had half a kitchen for a month.")
    assert json.loads(result.source) == expected


@pytest.mark.parametrize("edition", ["plain", "plain+large-print:20"])
def test_a_text_edited_in_a_plain_letter_becomes_the_plain_version(edition, tmp_path):
    name, data = made(with_plain_effect(), edition, tmp_path)
    result = done(name, edited(data, ("That was for", "It went on for")), with_plain_effect(), tmp_path)
    new = "You had no kitchen. It went on for a month."
    assert [(one.path, one.old, one.new) for one in result.changes] == [(f"{PLACE}.plain", PLAIN_EFFECT, new)]
    effect = json.loads(result.source)["points"][0]["stages"]["1"]["effect"]
    assert effect == {"text": EFFECT, "plain": new}
    assert [(one.code, one.where) for one in result.findings] == [("standard-words-stale", PLACE)]


def test_a_text_without_a_plain_version_gets_one_and_stays_as_it_was(tmp_path):
    name, data = made(small_case(), "plain", tmp_path)
    result = done(name, edited(data, ("no kitchen for", "half a kitchen for")), small_case(), tmp_path)
    effect = json.loads(result.source)["points"][0]["stages"]["1"]["effect"]
    assert effect == {"text": EFFECT, "plain": "You had half a kitchen for a month."}
    assert parse_case(result.source).points[0].stages[1].effect.text == EFFECT


def test_a_sum_put_into_the_plain_version_alone_is_an_error(tmp_path):
    name, data = made(with_plain_effect(), "plain", tmp_path)
    result = done(
        name,
        edited(data, ("That was for a month.", "That was for a month. It cost you £75.00.")),
        with_plain_effect(),
        tmp_path,
    )
    (told,) = [one for one in result.findings if one.is_error]
    assert (told.where, "£75.00" in told.message) == (PLACE, True)


@pytest.mark.parametrize("edition", ["large-print:18", "plain+large-print:20"])
def test_a_sum_changed_in_a_list_of_large_print_is_an_error(edition, tmp_path):
    name, data = made(small_case(), edition, tmp_path)
    result = done(name, edited(data, ("£120.00", "£210.00"), first=True), small_case(), tmp_path)
    assert "value-outside" in codes(result)
    assert result.source is None


def test_plain_letters_are_out_of_date_when_their_own_version_changes_and_standard_ones_are_not(tmp_path):
    source = with_plain_effect()
    for edition in ("standard", "large-print:18", "plain+large-print:20"):
        made(source, edition, tmp_path)
    name, data = made(source, "plain", tmp_path)
    plain = done(name, edited(data, ("That was for", "It went on for")), source, tmp_path)
    assert sorted(one.file.name for one in plain.out_of_date) == [
        "response-stage1-2026-03-24-plain-large-print-20.docx",
        "response-stage1-2026-03-24-plain.docx",
    ]
    name, data = made(source, "standard")
    standard = done(name, edited(data, ("no kitchen for", "half a kitchen for")), source, tmp_path)
    assert sorted(one.file.name for one in standard.out_of_date) == [
        "response-stage1-2026-03-24-large-print-18.docx",
        "response-stage1-2026-03-24.docx",
    ]


def test_a_cover_note_is_refused_by_name(tmp_path):
    data = small_case()
    data["recipients"][0]["editions"] = ["large-print:18"]
    case = parse_case(json.dumps(data))
    asked = Asked(date(2026, 3, 24), letter="response", stage=1, formats=("docx",), their_copy_by=date(2026, 4, 10))
    sending = send(case, "amina", asked)
    sending.publish(tmp_path)
    (note,) = [one for one in sending.packages if one.purpose == "cover-note"]
    ((name, file),) = note.files.items()
    result = done(name, file, data, tmp_path)
    assert codes(result) == ["edition-not-read-back"]
    assert "this is a cover note" in result.findings[0].message


def test_an_edition_that_is_not_there_is_refused_by_name(tmp_path):
    name, data = made(small_case(), "large-print:18", tmp_path)
    (manifest,) = tmp_path.glob("SMALL-2026-001/*.manifest.json")
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("large-print:18", "our-own"), encoding="utf-8")
    record = json.loads(manifest.read_text(encoding="utf-8"))
    record["outputs"] = {name: ""}
    manifest.write_text(json.dumps(record), encoding="utf-8")
    result = done(name, data, small_case(), tmp_path)
    assert codes(result) == ["edition-not-read-back"]
    assert "“our-own”" in result.findings[0].message


@pytest.mark.parametrize("sample", samples.sample_letters()[::5], ids=str)
def test_every_sample_letter_reads_back_unchanged_from_every_word_edition(sample):
    source = (samples.CASES / sample.file).read_text(encoding="utf-8")
    editions = ("large-print:24", "plain", "plain+dyslexia-friendly")
    asked = Asked(
        sample.dated, letter=sample.kind, stage=sample.stage, number=sample.number, editions=editions, formats=("docx",)
    )
    for recipient in sample.case.recipients:
        for package in send(sample.case, recipient.person, asked).packages:
            for name, data in package.files.items():
                result = read_back(data, source, file=name)
                assert (result.changes, codes(result), name) == ((), [], name)


def test_the_command_reads_a_large_print_letter_back(tmp_path):
    name, data = made(small_case(), "plain+large-print:20", tmp_path)
    letter, case = tmp_path / "SMALL-2026-001" / name, tmp_path / "case.json"
    letter.write_bytes(edited(data, ("no kitchen for", "half a kitchen for")))
    case.write_text(json.dumps(small_case()), encoding="utf-8")
    ran = run("readback", letter, "--case", case, "--out", tmp_path / "case2.json")
    assert ran.code == 0, ran.err
    assert f"{PLACE}.plain" in ran.out
    assert "half a kitchen" in (tmp_path / "case2.json").read_text(encoding="utf-8")


def test_a_plain_version_is_put_in_beside_its_text():
    source = '{"a": "x", "b": {"text" : "y"}, "c": {"text": "z", "plain": "old"}}'
    new = with_texts(source, {"a.plain": "1", "b.plain": "2", "c.plain": "3"})
    assert (
        new == '{"a": {"text": "x", "plain": "1"}, "b": {"text" : "y", "plain": "2"}, "c": {"text": "z", "plain": "3"}}'
    )
    with pytest.raises(KeyError):
        with_texts(source, {"d.plain": "1"})
