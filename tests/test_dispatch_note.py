"""The note for the post room: what goes out how and by when, with what, and that only the address shows."""

from dataclasses import replace
from datetime import date

import pytest

from complaintletters import parse_case
from complaintletters.checks.files.pdf.boxes import Box, first_page
from complaintletters.enclosures import enclosed_with
from complaintletters.envelopes import envelopes_file, seen_through
from complaintletters.language import language
from complaintletters.letter import letter_lines, plain
from complaintletters.places import shipped
from complaintletters.request import LetterRequest
from complaintletters.sending import Asked, send
from complaintletters.translating import with_translations
from tests import samples
from tests.checks.case.asking import with_posting
from tests.own_landlord import own_landlord
from tests.small_case import alter, parsed, small_case

DATED = date(2026, 3, 24)
ASKED = Asked(DATED, letter="response", stage=1, formats=("pdf",))


def sending_of(*editions, asked=ASKED, **changes):
    data = small_case()
    data["recipients"][0]["editions"] = list(editions)
    for path, value in changes.items():
        alter(data, path.replace("__", "."), value)
    return send(parsed(data), "amina", asked)


def note(*editions, **options):
    (data,) = sending_of(*editions, **options).note.values()
    return data.decode("utf-8")


def test_it_says_who_gets_what_how_and_what_stays_on_file():
    text = note("large-print:18")
    assert "To: Mrs Amina Khan, 12 Example Road, SK1 9ZZ\nChannel: post" in text
    assert "Ask about it: Jo Barlow, 01632 960417" in text
    assert "TO SEND, 1 of 1\nEdition: large-print:18 (for the reader)" in text
    assert "Sheets: 4, with 7 sides (printed on both sides)" in text
    assert "FILE COPY, NOT TO BE POSTED\nresponse-stage1-2026-03-24-file-copy.pdf" in text


def test_the_manifest_names_the_note_and_nobody():
    sending = sending_of("large-print:18")
    (name,) = sending.note
    for package in sending.packages:
        assert list(package.manifest["dispatch_note"]) == [name]
        assert "Amina" not in str(package.manifest)


def test_coloured_paper_is_named():
    assert "Paper: pale-yellow, A4" in note("coloured-paper:pale-yellow")


def test_braille_is_counted_in_pages_and_never_folded():
    text = note("braille")
    assert "braille.brf, 8 pages" in text
    assert "never folded" in text
    assert "have it proofread" in text


def test_a_letter_by_e_mail_needs_no_envelope():
    text = note(recipients__0__channel="email")
    assert "Send: one of response-stage1-2026-03-24.pdf" in text
    assert "Envelope" not in text


def in_urdu():
    """A sample case with its translations into Urdu."""
    name = "stockport-homes-leak"
    texts = samples.CASES.parent / "translations" / f"{name}.ur.po"
    source = (samples.CASES / f"{name}.json").read_bytes()
    return parse_case(with_translations(source, texts.read_bytes(), language("ur"), file=texts.name).source)


@pytest.mark.parametrize(("edition", "tongues"), [("ur", "Urdu"), ("en-GB+ur", "English and Urdu")])
def test_the_post_room_reads_in_english_which_letter_it_is_whatever_its_language(edition, tongues):
    asked = Asked(date(2026, 4, 1), letter="response", stage=1, editions=(edition,), formats=("txt",))
    (data,) = send(in_urdu(), "amina", asked).note.values()
    text = data.decode("utf-8")
    assert f"Edition: {edition}, in {tongues} (for the reader)" in text
    title = "Letter: response, stage 1, in Urdu\nIts title: آپ" if edition == "ur" else "Letter: Our Stage One response"
    assert title in text


def test_without_a_pdf_sheets_are_not_guessed_at():
    assert "Sheets: not counted" in note(asked=replace(ASKED, formats=("txt",)))


def test_the_last_post_before_the_deadline_is_named(tmp_path):
    templates = with_posting(own_landlord(tmp_path), "last_post = 16:30:00\ndeemed_receipt = {within = 2}")
    text = note(asked=replace(ASKED, templates=templates), landlord="own-homes")
    assert ", by 16:30 (due by " in text
    assert "Counts as received on: Thursday 26 March 2026, if it leaves on Tuesday 24 March 2026" in text


def test_a_deadline_on_a_day_without_post_is_met_on_the_working_day_before(tmp_path):
    clock = 'respond = { within = 12, unit = "calendar-days", from = "received" }'
    templates = own_landlord(tmp_path, stage_1=clock)
    asked = replace(ASKED, templates=templates, dated=date(2026, 3, 13))
    text = note(asked=asked, landlord="own-homes")
    assert "Last time to send: Friday 13 March 2026 (due by Saturday 14 March 2026)" in text


def test_a_late_letter_is_told_as_late():
    asked = replace(ASKED, dated=date(2026, 4, 9))
    assert "so it is late" in note(asked=asked)


def test_a_cover_note_shares_the_envelope_of_the_copy_it_lies_on():
    text = note("audio", asked=replace(ASKED, their_copy_by=date(2026, 4, 10)))
    assert "on top of the standard copy" in text
    assert "TO SEND, 1 of 1" in text
    assert text.count("\nEnvelope: ") == 1
    assert "TO REACH THE READER BY FRIDAY 10 APRIL 2026, as the cover note says: audio" in text
    assert "Not made here, to be had by other means: audio" in text


def test_a_cover_note_to_listen_to_is_read_to_the_reader_on_the_day():
    text = note("audio", asked=replace(ASKED, their_copy_by=date(2026, 4, 10)))
    assert "Read it to the reader by telephone on the day the letter goes" in text


def test_a_braille_cover_note_never_delays_the_letter_and_is_never_folded():
    text = note("braille", asked=replace(ASKED, their_copy_by=date(2026, 4, 10)))
    assert "If the braille note can't be ready in time: don't wait" in text
    assert "Envelope: a rigid envelope for braille, never folded" in text
    assert "Window" not in text


def test_the_note_follows_the_order_of_the_work():
    text = note("coloured-paper:cream")
    steps = ["Last time to send", "To: ", "TO SEND", "Paper: cream", "Print: ", "Sheets: ", "Enclosures:", "Envelope: "]
    places = [text.index(step) for step in (*steps, "Window: ", "FILE COPY")]
    assert places == sorted(places)


def test_the_enclosures_own_sheets_are_said_not_to_be_counted():
    assert "(printed on both sides), plus the enclosures' own sheets" in note()
    assert "plus the enclosures" not in note(enclosures=[])


def test_where_no_window_shows_the_address_a_label_does():
    assert "Address: a label with Mrs Amina Khan, 12 Example Road, SK1 9ZZ" in note("braille")
    lines = [f"Flat {number}, The House with the Long Name of Many Words" for number in range(16)]
    assert "Address: a label with Mrs Amina Khan, Flat 0" in note(recipients__0__address=lines)
    assert "Address: a label" not in note()


def test_a_word_file_is_not_said_to_suit_a_window():
    assert "a Word file isn't checked, so print the PDF" in note()
    text = note(asked=replace(ASKED, formats=("docx",)))
    assert "Envelope: without a window" in text
    assert "Window: checked" not in text


def test_by_e_mail_only_files_that_show_the_edition_are_sent():
    asked = replace(ASKED, formats=("pdf", "html", "txt"))
    text = note("coloured-paper:cream", asked=asked, recipients__0__channel="email")
    (line,) = [one for one in text.splitlines() if one.startswith("Send: ")]
    assert ".pdf" in line
    assert ".txt" not in line
    assert ".txt" in note("plain", asked=asked, recipients__0__channel="email")


def test_braille_by_e_mail_goes_as_a_file():
    text = note("braille", recipients__0__channel="email")
    assert "for a braille display or embosser" in text
    assert "Envelope" not in text


@pytest.mark.parametrize("sample", samples.sample_letters()[::3], ids=str)
def test_a_note_fits_one_page(sample):
    asked = Asked(sample.dated, letter=sample.kind, stage=sample.stage, number=sample.number)
    for recipient in sample.case.recipients:
        editions = ("plain+large-print:20", "braille", "audio")
        mine = sample.case.model_copy(update={"recipients": (recipient.model_copy(update={"editions": editions}),)})
        for one in (asked, replace(asked, their_copy_by=date(2028, 1, 4))):
            for data in send(mine, recipient.person, one).note.values():
                assert len(data.decode("utf-8").splitlines()) <= 60


# --- enclosures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formats", "edition", "meets"),
    [
        (["pdf"], "standard", True),
        ([], "standard", True),
        (["pdf"], "coloured-paper:cream", True),
        (["pdf"], "large-print:18", False),
        (["pdf", "large print"], "large-print:18", True),
        (["Large print 18pt"], "large-print:22", True),
        (["large-print:18"], "large-print:18+coloured-paper:cream", True),
        (["large-print"], "large-print:18+plain", False),
        (["plain + large print"], "plain+large-print:18", True),
        (["brf"], "braille:grade-1", True),
        (["mp3"], "audio", True),
        (["mp3"], "narration", True),
        (["pdf"], "narration", False),
        (["brf"], "standard", False),
        (["brf", "pdf"], "standard", True),
        (["mp3"], "coloured-paper:cream", False),
        (["plain"], "large-print:18", False),
        (["easy read"], "easy-read", True),
        (["docx"], "dyslexia-friendly", False),
        (["ur"], "ur", True),
        (["pdf"], "ur", False),
    ],
)
def test_an_enclosure_comes_in_the_readers_form_or_is_a_gap(formats, edition, meets):
    data = small_case()
    data["enclosures"] = [{"title": "A leaflet", "formats": formats}]
    (one,) = enclosed_with(parsed(data), LetterRequest("response", 1, 1, "amina", DATED), [edition])
    assert (not one.lacking) == meets


def test_a_gap_is_a_warning_with_its_path_and_stands_in_the_note():
    sending = sending_of("large-print:18")
    (told,) = [one for one in sending.findings if one.code == "enclosure-not-in-form"]
    assert (told.where, told.is_error) == ("enclosures[0].formats", False)
    gap = "- Compensation policy: no formats are given; gap: not in the reader's form, large-print:18"
    assert f"{gap}: ask the complaints officer before it goes" in note("large-print:18")


def test_each_copy_names_the_gaps_of_its_own_form():
    text = note("large-print:18", "braille", enclosures=[{"title": "A leaflet", "formats": ["brf"]}])
    assert text.count("- A leaflet: brf; gap: not in the reader's form, large-print:18: ask") == 1
    assert text.count("- A leaflet: brf\n") == 1


@pytest.mark.parametrize(
    "edition", ["standard", "plain", "large-print:18", "braille", "narration", "coloured-paper:cream"]
)
def test_enclosures_are_listed_in_every_form(edition):
    package = sending_of(asked=replace(ASKED, editions=(edition,), formats=None)).packages[0]
    assert package.files
    assert "Compensation policy" in [plain(content) for _, content in letter_lines(package.letter)]


def test_an_enclosure_of_another_letter_is_not_named():
    assert "Enclosures: none" in note(enclosures=[{"title": "A leaflet", "kind": "refusal"}])


# --- the window -----------------------------------------------------------------------------------------------------

WINDOW = envelopes_file().window
ADDRESS = ("Mrs Amina Khan", "12 Example Road")
LINES = (Box(22, 50, 50, 54, "Mrs Amina Khan"), Box(22, 55, 52, 59, "12 Example Road"))


def test_the_window_is_the_page_designs():
    design = (shipped("accessible_formats") / "pages" / "letter.typ").read_text(encoding="utf-8")
    right, bottom = WINDOW.left + WINDOW.width, WINDOW.top + WINDOW.height
    assert (
        f"(left: {WINDOW.left:g}mm, top: {WINDOW.top:g}mm, bottom: {bottom:g}mm, width: {WINDOW.width:g}mm)" in design
    )
    assert right < 105


def test_only_the_name_and_address_may_show():
    assert seen_through(WINDOW, LINES, ADDRESS) == ""
    beside = Box(22, 100, 80, 104, "Our Stage One response to your complaint")
    assert seen_through(WINDOW, (*LINES, beside), ADDRESS) == ""
    inside = replace(beside, top=70, bottom=74)
    assert "Our Stage One response" in seen_through(WINDOW, (*LINES, inside), ADDRESS)
    assert seen_through(WINDOW, (*LINES, Box(100, 40, 110, 60)), ADDRESS) == "part of a drawing shows too"
    assert seen_through(WINDOW, LINES[:1], ADDRESS) == "part of the address is outside it"
    wide = (LINES[0], replace(LINES[1], right=108))
    assert seen_through(WINDOW, wide, ADDRESS) == "the address reaches over its edge"


@pytest.mark.parametrize("edition", ["standard", "large-print:18", "large-print:36", "dyslexia-friendly"])
@pytest.mark.parametrize(
    "file",
    [
        "stockport-homes-leak",
        "fairhive-mould-and-staff",
        "homes-in-somerset-repairs",
        "stoke-on-trent-housing-society-bathroom-leak",
    ],
)
def test_every_landlords_address_stands_in_the_window_and_nothing_else(file, edition):
    sample = next(one for one in samples.sample_letters() if one.file == f"{file}.json" and one.kind == "response")
    asked = Asked(sample.dated, letter="response", stage=sample.stage, editions=(edition,), formats=("pdf",))
    package = send(sample.case, sample.case.recipients[0].person, asked).packages[0]
    (data,) = package.files.values()
    assert seen_through(WINDOW, first_page(data), package.letter.addressee) == ""


def test_an_address_too_long_for_the_window_is_told():
    lines = [f"Flat {number}, The House with the Long Name of Many Words and Letters" for number in range(16)]
    sending = sending_of(recipients__0__address=lines)
    assert [one.code for one in sending.findings if one.code == "window-shows-more"] == ["window-shows-more"]
    (data,) = sending.note.values()
    assert "Window: NO." in data.decode()


def test_envelopes_of_ones_own_are_used(tmp_path):
    text = (shipped("accessible_formats") / "envelopes.toml").read_text(encoding="utf-8")
    (tmp_path / "envelopes.toml").write_text(
        text.replace("DL with a window, folded in three", "Ours"), encoding="utf-8"
    )
    assert "Envelope: Ours" in note(asked=replace(ASKED, templates=tmp_path))
