"""Everything that goes to one reader: what is agreed, a copy for the file, a cover note, and none of it where one is missing."""

import json
from dataclasses import replace
from datetime import date

import pytest

from complaintletters.choosing import agreed_with
from complaintletters.errors import UsageError
from complaintletters.findings import Level
from complaintletters.letter import letter_lines, plain
from complaintletters.places import shipped
from complaintletters.sending import Asked, send, send_all
from tests import samples
from tests.own_landlord import own_landlord
from tests.small_case import alter, parsed, small_case
from tests.test_liblouis import no_library  # noqa: F401 - a fixture

DATED = date(2026, 3, 24)
BY = date(2026, 4, 10)
ASKED = Asked(DATED, letter="response", stage=1, formats=("txt", "pdf"))


def case_with(*editions, **changes):
    data = small_case()
    data["recipients"][0]["editions"] = list(editions)
    for path, value in changes.items():
        alter(data, path.replace("__", "."), value)
    return parsed(data)


def sent(*editions, asked=ASKED, **changes):
    return send(case_with(*editions, **changes), "amina", asked)


def copies(sending):
    return [(one.edition, one.purpose) for one in sending.packages]


def codes(sending):
    return {one.code for one in sending.findings}


def words_of(package):
    return "\n".join(plain(content) for _, content in letter_lines(package.letter))


# --- what is made ---------------------------------------------------------------------------------------------------


def test_without_an_adjustment_a_reader_gets_the_standard_letter():
    assert copies(sent()) == [("standard", "reader")]


def test_a_reader_gets_what_is_agreed_and_the_file_gets_a_standard_copy():
    assert copies(sent("large-print:18", "braille")) == [
        ("large-print:18", "reader"),
        ("braille", "reader"),
        ("standard", "file-copy"),
    ]


def test_a_reader_who_asked_for_the_standard_letter_too_gets_it():
    assert copies(sent("standard", "large-print:18")) == [("standard", "reader"), ("large-print:18", "reader")]


def test_the_file_copy_is_named_so_that_nobody_posts_it_by_mistake():
    *_, kept = sent("large-print:18").packages
    assert all("-file-copy." in name for name in kept.files)
    assert kept.manifest["edition"]["copy"] == "file copy, not to be posted"


def test_editions_that_are_named_are_made_and_nothing_else():
    sending = sent("large-print:18", asked=replace(ASKED, editions=("standard", "coloured-paper:cream")))
    assert copies(sending) == [("standard", "reader"), ("coloured-paper:cream", "reader")]
    (told,) = [one for one in sending.findings if one.code == "edition-not-made"]
    assert told.level is Level.WARNING


def test_the_manifest_says_what_was_asked_for_and_met_and_not_why():
    data = small_case()
    data["adjustments"] = [{"person": "amina", "adjustment": "large-print", "size": 20}]
    data["internal"] = {"notes": "PLANTED: macular degeneration"}
    first, *_ = send(parsed(data), "amina", ASKED).packages
    assert (first.manifest["edition"]["asked"], first.manifest["edition"]["met"]) == ("large-print:20", True)
    assert "PLANTED" not in json.dumps(first.manifest)


def test_an_agreed_edition_is_made_in_its_own_formats_whatever_was_asked():
    braille, kept = sent("braille", asked=replace(ASKED, formats=("pdf",))).packages
    assert sorted(name.rpartition(".")[2] for name in braille.files) == ["brf", "pef"]
    assert [name.rpartition(".")[2] for name in kept.files] == ["pdf"]


@pytest.mark.parametrize("file", ["stockport-homes-leak.json", "homes-in-somerset-joint.json"])
def test_every_sample_reader_gets_what_is_agreed(file):
    case = samples.read(file)
    sample = next(one for one in samples.sample_letters() if one.file == file and one.kind == "response")
    asked = Asked(sample.dated, letter="response", stage=sample.stage, formats=("txt",))
    for recipient, sending in zip(case.recipients, send_all(case, asked), strict=True):
        agreed = agreed_with(case, recipient.person, sample.dated)
        assert [one.edition for one in sending.packages if one.purpose == "reader"] == [
            one.name for one in agreed.editions
        ] or not agreed.editions
        assert sending.is_publishable


# --- what can't be made ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", ["audio", "easy-read", "bsl", "fr", "fr+large-print:18"])
def test_an_agreed_edition_that_cannot_be_made_stops_the_letter(edition, tmp_path):
    sending = sent(edition)
    (told,) = [one for one in sending.findings if one.is_error]
    assert (told.code, told.where) == ("edition-not-made", "recipients[0].editions[0]")
    assert "--with-cover-note" in told.mend
    assert sending.publish(tmp_path / "out") == ()
    assert not (tmp_path / "out").exists()


def test_one_edition_that_cannot_be_made_holds_the_others_back():
    sending = sent("large-print:18", "audio")
    assert not sending.is_publishable


def test_one_that_fails_as_it_is_made_holds_the_others_back(no_library):  # noqa: F811
    sending = sent("braille")
    assert not sending.is_publishable
    (held,) = [one for one in sending.findings if one.code == "other-edition-stopped"]
    assert "“braille”" in held.message


def test_a_draft_is_made_in_what_can_be_made():
    sending = sent("audio", asked=replace(ASKED, draft=True))
    assert sending.is_publishable
    assert sending.note == {}
    assert "edition-not-made" in codes(sending)


def test_everything_for_a_reader_is_published_at_once_and_manifests_come_last(tmp_path):
    names = [path.name for path in sent("large-print:18").publish(tmp_path)]
    assert [name.endswith(".manifest.json") for name in names] == sorted(
        name.endswith(".manifest.json") for name in names
    )
    assert sum(name.endswith(".manifest.json") for name in names) == 2
    assert sum("dispatch-note" in name for name in names) == 1


def test_an_adjustment_agreed_between_the_letters_date_and_the_day_it_goes_is_met():
    adjustment = [{"person": "amina", "adjustment": "large-print", "size": 18, "agreed": "2026-03-26"}]
    data = alter(small_case(), "adjustments", adjustment)
    assert copies(send(parsed(data), "amina", replace(ASKED, formats=("txt",)))) == [("standard", "reader")]
    later = replace(ASKED, formats=("txt",), dispatched=date(2026, 3, 26))
    assert copies(send(parsed(data), "amina", later))[0] == ("large-print:18", "reader")


@pytest.mark.parametrize("adjustment", ["bsl", "easy-read", "audio", "urdu", "coloured-paper", "moon"])
def test_an_adjustment_that_cannot_be_met_stops_the_letter_whatever_it_is(adjustment):
    data = alter(small_case(), "adjustments", [{"person": "amina", "adjustment": adjustment}])
    sending = send(parsed(data), "amina", replace(ASKED, formats=("txt",)))
    assert not sending.is_publishable
    assert all(one.mend for one in sending.findings if one.is_error)


def test_each_of_two_readers_gets_what_is_agreed_with_them():
    data = small_case()
    data["people"]["sam"] = {"name": "Sam Khan", "salutation": "Mr Khan"}
    authority = {"kind": "consent", "scope": "this complaint", "from": "2026-03-02"}
    data["recipients"].append({"person": "sam", "role": "representative", "channel": "email", "authority": authority})
    data["adjustments"] = [
        {"person": "amina", "adjustment": "braille"},
        {"person": "sam", "adjustment": "large-print", "size": 20},
    ]
    made = [copies(one)[0] for one in send_all(parsed(data), replace(ASKED, formats=("txt",)))]
    assert made == [("braille", "reader"), ("large-print:20", "reader")]


# --- the cover note -------------------------------------------------------------------------------------------------

COVERED = replace(ASKED, their_copy_by=BY)


def test_a_cover_note_lets_the_standard_copy_go_on_time():
    sending = sent("fr+large-print:18", asked=COVERED)
    assert copies(sending) == [("standard", "with-cover-note"), ("large-print:18", "cover-note")]
    assert sending.is_publishable
    (told,) = [one for one in sending.findings if one.code == "edition-not-made"]
    assert told.level is Level.WARNING
    assert "2026-04-10" in told.mend


def test_the_note_says_when_theirs_comes_whom_to_ring_and_from_when_their_time_runs():
    note = sent("audio", asked=COVERED).packages[-1]
    words = words_of(note)
    assert "as a recording by Friday 10 April 2026" in words
    assert "ring 01632 960417 and ask for Jo Barlow" in words
    assert "Your time to ask for Stage Two runs from the day you get the copy you can read." in words


def test_a_note_with_an_acknowledgement_promises_no_time_to_go_on():
    asked = replace(COVERED, letter="acknowledgement", dated=date(2026, 3, 4))
    words = words_of(sent("audio", asked=asked).packages[-1])
    assert "Stage Two" not in words
    assert "If a day in our letter comes too soon for you because of this, tell us." in words


@pytest.mark.parametrize(
    ("agreed", "note"),
    [
        ("fr", "standard"),
        ("fr+large-print:18", "large-print:18"),
        ("ur", "ur"),
        ("pl+large-print:18", "pl+large-print:18"),
        ("easy-read", "plain"),
        ("easy-read+large-print:22", "plain+large-print:22"),
        ("bsl", "plain"),
        ("large-print:24", "large-print:24"),
        ("coloured-paper:cream", "coloured-paper:cream"),
        ("dyslexia-friendly", "dyslexia-friendly"),
        ("plain", "plain"),
        ("plain+large-print:20", "plain+large-print:20"),
    ],
)
def test_the_note_is_in_the_readers_form_as_far_as_it_can_be_made(agreed, note):
    sending = sent(agreed, asked=COVERED)
    assert [one.edition for one in sending.packages if one.purpose == "cover-note"] == [note]
    assert sending.is_publishable


@pytest.mark.parametrize(
    ("agreed", "note"),
    [("audio", "narration"), ("narration", "narration"), ("braille:grade-1", "braille:grade-1")],
)
def test_a_note_to_listen_to_or_to_emboss_comes_with_a_printed_one_so_that_nothing_delays_the_letter(agreed, note):
    sending = sent(agreed, asked=COVERED)
    assert copies(sending)[-2:] == [(note, "cover-note"), ("standard", "cover-note")]


def test_a_reader_with_two_forms_gets_a_note_in_each():
    notes = [one for one in sent("braille", "large-print:18", asked=COVERED).packages if one.purpose == "cover-note"]
    assert [one.edition for one in notes] == ["braille", "large-print:18"]


def test_without_liblouis_the_letter_goes_on_time_with_a_printed_note(no_library):  # noqa: F811
    sending = sent("braille", asked=COVERED)
    made = [(one.edition, one.purpose) for one in sending.packages if one.files]
    assert made == [("standard", "with-cover-note"), ("standard", "cover-note")]
    assert not [one for one in sending.findings if one.is_error]
    assert "cannot-be-printed" in codes(sending)
    assert len(sending.note) == 1


def test_what_stands_in_for_a_form_is_data(tmp_path):
    text = (shipped("accessible_formats") / "adjustments.toml").read_text(encoding="utf-8")
    changed = text.replace('meanwhile = "narration"', 'meanwhile = "large-print:18"')
    (tmp_path / "adjustments.toml").write_text(changed, encoding="utf-8")
    sending = sent("audio", asked=replace(COVERED, templates=tmp_path))
    assert copies(sending)[-1] == ("large-print:18", "cover-note")


@pytest.mark.parametrize("register", ["audio", "plain"])
def test_a_note_with_a_final_response_says_from_when_the_ombudsmans_time_runs(register):
    asked = replace(COVERED, stage=2, dated=date(2026, 5, 15), their_copy_by=date(2026, 6, 10))
    words = words_of(sent(register, asked=asked).packages[-1])
    assert "12 months from the date of our letter" in words
    assert "0300 111 3000" in words
    assert "You lose no time" not in words


def test_a_note_in_plain_words_says_the_same():
    words = words_of(sent("easy-read", asked=COVERED).packages[-1])
    assert "You will get our letter in easy read by Friday 10 April 2026." in words
    assert "Ring 01632 960417 and ask for Jo Barlow." in words
    assert "We call that Stage Two. Your time to ask starts on the day you get the copy you can read." in words


def test_a_landlords_final_note_without_the_ombudsmans_time_is_stopped(tmp_path):
    templates = own_landlord(tmp_path)
    letters = templates / "landlords" / "own-homes" / "letters"
    letters.mkdir(exist_ok=True)
    source = '{% extends "parent" %}\n\n{% block time %}\nTell us if a day comes too soon for you.\n{% endblock %}\n'
    (letters / "cover-note.md").write_text(source, encoding="utf-8")
    asked = replace(COVERED, templates=templates, stage=2, dated=date(2026, 5, 15), their_copy_by=date(2026, 6, 10))
    sending = sent("ur", asked=asked, landlord="own-homes")
    (told,) = [one for one in sending.findings if one.code == "cover-note-incomplete"]
    assert "from when the Ombudsman's time runs" in told.message
    assert not sending.is_publishable


def test_an_edition_that_is_only_late_is_ready_for_the_day_that_is_promised():
    sending = sent("braille", asked=COVERED)
    assert ("braille", "later") in copies(sending)
    assert "edition-later" in codes(sending)


def test_the_manifests_say_what_is_promised():
    standard, *_ = sent("audio", asked=COVERED).packages
    assert standard.manifest["edition"]["promised"] == ["audio"]
    assert standard.manifest["edition"]["promised_by"] == "2026-04-10"


def test_a_reader_with_nothing_agreed_gets_no_cover_note():
    assert copies(sent(asked=COVERED)) == [("standard", "reader")]


def test_a_draft_with_a_cover_note_stays_a_draft():
    sending = sent("audio", asked=replace(COVERED, draft=True))
    assert all(one.manifest["draft"] and "DRAFT" in one.stem for one in sending.packages)


def test_a_promise_lies_after_the_letters_date():
    with pytest.raises(UsageError, match="after the letter's date"):
        sent("audio", asked=replace(COVERED, their_copy_by=DATED))


def test_a_cover_note_and_named_editions_exclude_each_other():
    with pytest.raises(UsageError, match="no edition beside a cover note"):
        sent("audio", asked=replace(COVERED, editions=("standard",)))


def test_a_cover_note_goes_with_a_letter():
    with pytest.raises(UsageError, match="a letter for the cover note to go with"):
        sent(asked=replace(ASKED, letter="cover-note"))


def test_a_landlords_note_without_the_day_is_stopped(tmp_path):
    templates = own_landlord(tmp_path)
    letters = templates / "landlords" / "own-homes" / "letters"
    letters.mkdir(exist_ok=True)
    source = '{% extends "parent" %}\n\n{% block summary %}\nYours comes later. Ring {{ handler.telephone }}.\n{% endblock %}\n'
    (letters / "cover-note.md").write_text(source, encoding="utf-8")
    asked = replace(COVERED, templates=templates, formats=("txt",))
    sending = sent("audio", asked=asked, landlord="own-homes")
    (told,) = [one for one in sending.findings if one.code == "cover-note-incomplete"]
    assert "the day by which the reader's own copy comes" in told.message
    assert not sending.is_publishable


@pytest.mark.parametrize(
    "landlord", ["stockport-homes", "stoke-on-trent-housing-society", "fairhive", "homes-in-somerset"]
)
def test_the_note_of_every_landlord_reads_back_as_it_was_written(landlord):
    sample = next(one for one in samples.sample_letters() if one.file.startswith(landlord) and one.kind == "response")
    case = sample.case.model_copy(
        update={"recipients": tuple(one.model_copy(update={"editions": ("audio",)}) for one in sample.case.recipients)}
    )
    asked = Asked(sample.dated, letter="response", stage=sample.stage, their_copy_by=date(2027, 1, 4))
    sending = send(case, case.recipients[0].person, asked)
    assert [str(one) for one in sending.findings if one.is_error] == []
    assert all(one.files for one in sending.packages)


def test_a_note_goes_with_a_refusal_of_the_whole_complaint_too():
    sample = next(one for one in samples.sample_letters() if one.file == "homes-in-somerset-remit-refused.json")
    case = sample.case.model_copy(
        update={"recipients": tuple(one.model_copy(update={"editions": ("audio",)}) for one in sample.case.recipients)}
    )
    asked = Asked(sample.dated, letter="refusal", stage=1, their_copy_by=date(2027, 1, 4))
    sending = send(case, case.recipients[0].person, asked)
    assert [str(one) for one in sending.findings if one.is_error] == []
    assert "cover-note" in {one.purpose for one in sending.packages if one.files}
