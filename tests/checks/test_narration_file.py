"""Narrations heard: every sample letter says what it should, and what is altered, left out or added is found."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaintletters.checks.files import narration_txt, text
from complaintletters.checks.files import ssml as ssml_reader
from complaintletters.checks.heard import heard_dates, heard_sums
from complaintletters.checks.narration import compare
from complaintletters.checks.spoken import as_said, stretches
from complaintletters.edition import form_settings
from complaintletters.findings import errors_in
from complaintletters.formats import FORMS
from complaintletters.narration import narration
from complaintletters.presentation import presentation
from complaintletters.renderers.narration import ssml, txt
from complaintletters.renderers.text import render as plain_text
from tests.checks.test_braille_file import sample
from tests.look import look, saying
from tests.samples import sample_letters

SETTING = narration()


@pytest.fixture(scope="module")
def style(tmp_path_factory):
    return look(tmp_path_factory.mktemp("look"))


@pytest.fixture(scope="module")
def response():
    return sample(next(one for one in sample_letters() if str(one) == "stockport-homes-leak-response-2"))


@pytest.mark.parametrize("one", sample_letters(), ids=str)
def test_every_sample_letter_is_heard_whole(one):
    for recipient in range(len(one.case.recipients)):
        letter, style = sample(one, recipient)
        assert compare(letter, narration_txt.read(txt.render(letter, style, SETTING))) == ()
        assert compare(letter, ssml_reader.read(ssml.render(letter, style, SETTING))) == ()


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("one hundred and ninety pounds in all", "one hundred and nineteen pounds in all", "value-altered"),
        ("the nineteenth of June twenty twenty-six", "the nineteenth of July twenty twenty-six", "value-altered"),
        ("nine six zero four zero zero\nand ask", "nine six zero four zero one\nand ask", "narration-altered"),
        ("priya dot nair at", "priya dot mair at", "narration-altered"),
        ("appointments: upheld.", "appointments: not upheld.", "narration-altered"),
        ("Dear Mrs Khan.", "Dear Ms Khan.", "narration-altered"),
        ("\nWe will never hold a complaint against you.\n", "\n", "narration-altered"),
        ("zero zero four one seven.\n\nIt has", "zero zero four seven one.\n\nIt has", "narration-altered"),
        ("make hyphen a hyphen complaint", "make hyphen a complaint", "narration-altered"),
        ("\nThis is the end", "\nWe also pay you ten pounds.\n\nThis is the end", "value-added"),
        ("appointments: upheld.", "appointments: upheld in part.", "narration-altered"),
        ("This is a letter from Stockport Homes Group.", "This is a letter from Nobody Homes.", "narration-altered"),
        ("\nThis is the end", "\nWe take it all back.\n\nThis is the end", "narration-altered"),
        ("\nThis is the end", "\nBy the third of May twenty twenty-six.\n\nThis is the end", "value-added"),
    ],
)
def test_what_is_altered_left_out_or_added_is_found(before, after, code, response):
    letter, style = response
    words = txt.render(letter, style, SETTING).decode("utf-8")
    assert before in words
    found = compare(letter, narration_txt.read(words.replace(before, after, 1).encode("utf-8")))
    assert code in {one.code for one in errors_in(found)}


def test_a_finding_names_the_words_and_their_place_in_the_case(style):
    letter = saying("You told us about the mould.")
    words = txt.render(letter, style, SETTING).decode("utf-8").replace("the mould", "a mould")
    (finding,) = errors_in(compare(letter, narration_txt.read(words.encode("utf-8"))))
    assert (finding.code, finding.where) == ("narration-altered", "points[0].text")


def test_figures_of_an_unknown_form_are_named_and_do_not_stop_the_letter(style):
    letter = saying("See paragraph 4.1.2 of the policy.")
    found = compare(letter, narration_txt.read(txt.render(letter, style, SETTING)))
    (warning,) = [one for one in found if one.code == "narration-unproved"]
    assert "“4.1.2”" in warning.message
    assert not errors_in(found)


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        ("It took 2 hrs.", "two hours", "ten hours"),
        ("A gap of 10cm.", "ten centimetres", "ten metres"),
        ("Open 9am–5pm.", "five P M", "six P M"),
        ("Ring 999.", "nine nine nine", "nine nine"),
        ("We paid £5K.", "five thousand pounds", "five pounds"),
        ("On 3/4/26.", "third of April", "fourth of March"),
        ("Job no. 00123.", "zero zero one two three", "zero zero one three two"),
    ],
)
def test_shorthand_that_is_told_otherwise_is_found(typed, before, after, style):
    letter = saying(typed)
    words = txt.render(letter, style, SETTING).decode("utf-8")
    assert not errors_in(compare(letter, narration_txt.read(words.encode("utf-8"))))
    assert before in words
    assert errors_in(compare(letter, narration_txt.read(words.replace(before, after).encode("utf-8"))))


def test_a_script_is_told_from_a_letter_in_plain_text(response):
    letter, style = response
    assert narration_txt.is_narration(txt.render(letter, style, SETTING))
    assert not narration_txt.is_narration(plain_text(letter, style, presentation()))
    assert text.read(plain_text(letter, style, presentation())).lines


def test_what_the_letterhead_says_is_furniture(response):
    letter, style = response
    for file in (
        narration_txt.read(txt.render(letter, style, SETTING)),
        ssml_reader.read(ssml.render(letter, style, SETTING)),
    ):
        assert any("zero one six one, two one seven, six zero one six" in line for line in file.furniture)
        assert not any("zero one six one, two one seven" in line for line in file.lines)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-ssml"),
        (b"<speak/>", "not-ssml"),
        (b'<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis"/>', "not-ssml"),
        (b'<!DOCTYPE a><speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis"/>', "not-ssml"),
        (
            b'<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis"><audio src="https://example.org/a"/></speak>',
            "ssml-element",
        ),
    ],
)
def test_what_is_not_plain_ssml_is_told_and_never_raised(data, code):
    assert [one.code for one in ssml_reader.read(data).findings] == [code]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("</speak>", "<s>We also pay you nine pounds.</s></speak>"),
        ("</speak>", "We also pay you nine pounds.</speak>"),
        ("</p>", "</p>We also pay you nine pounds."),
        ("<p>", "<p>We also pay you nine pounds."),
        ("<s>", '<s xml:lang="zh">'),
        ('<mark name="part-1"/>', '<mark name="part-1" startmark="part-9"/>'),
        ('time="600ms"', 'time="600s"'),
    ],
)
def test_nothing_is_heard_that_stands_in_no_sentence_and_nothing_changes_the_voice(before, after, response):
    letter, style = response
    words = ssml.render(letter, style, SETTING).decode("utf-8")
    assert ssml_reader.read(words.encode()).findings == ()
    assert before in words
    found = ssml_reader.read(words.replace(before, after, 1).encode()).findings
    assert {one.code for one in found} == {"ssml-element"}


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a\x00b"])
def test_what_is_not_text_is_told_and_never_raised(data):
    assert [one.code for one in narration_txt.read(data).findings] == ["not-text"]


# --- what is heard --------------------------------------------------------------------------------------------------


def test_sums_are_heard_to_the_penny():
    said = "one thousand two hundred and seventy-five pounds and fifty pence, one pound and one penny, or twelve pence"
    assert [str(one) for one in heard_sums(said)] == ["1275.5", "1.01", "0.12"]


def test_dates_are_heard():
    said = (
        "on the eleventh and the thirteenth of February twenty twenty-six, or the first of April two thousand and five"
    )
    assert heard_dates(said) == ["2026-02-13", "2005-04-01"]


@given(pence=st.integers(1, 99_999_999))
def test_any_sum_is_heard_as_it_is_written(pence):
    sum_ = f"£{pence // 100:,}.{pence % 100:02}"
    assert [int(one * 100) for one in heard_sums(as_said(f"We pay {sum_} today"))] == [pence]


@given(
    day=st.dates(min_value=__import__("datetime").date(1950, 1, 1), max_value=__import__("datetime").date(2090, 12, 31))
)
def test_any_date_is_heard_as_it_is_written(day):
    assert heard_dates(as_said(f"on {day.day} {day:%B %Y} we came")) == [day.isoformat()]


def test_words_that_must_be_heard_together_go_on_over_points():
    assert [one.heard for one in stretches("We came. You were out, we left.")] == ["wecameyouwereoutweleft"]


FIGURES = st.sampled_from(
    [
        "£5",
        "£1.01",
        "£1,275.50",
        "£5k",
        "50p",
        "12",
        "100",
        "1,200",
        "2026",
        "26/01/2026",
        "1st",
        "5 March 2026",
        "12 and 26 May",
        "9.30am",
        "2pm",
        "10:05",
        "01632 960417",
        "SK1 9ZZ",
        "SHG/2026/00417",
        "3B",
        "20%",
        "4.2",
        "1-3",
        "10–20 pounds",
        "½",
        "the leak",
        "and",
        "the",
        "(again)",
        "so;",
        "“upheld”",
        "didn't",
        "a.b42@example.org",
        "www.example.org/a-b",
        "CCTV",
        "A4",
        "£5K",
        "£10–20",
        "£10-£20",
        "£30pw",
        "5/1/26–2/3/26",
        "9am–5pm",
        "7-9 pm",
        "at 4.30",
        "Mon–Fri",
        "2 hrs",
        "10cm",
        "1½",
        "No. 3",
        "ref 12345",
        "call 999",
        "3/4/26",
        "April 3rd",
        "8/10",
        "e.g.",
        "etc.",
        "HMOs",
        "from 11th to 13th March",
        "pp. 3-4.",
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(FIGURES, min_size=1, max_size=7))
def test_whatever_figures_are_typed_a_right_narration_is_never_stopped(words, style):
    letter = saying(" ".join(words))
    assert not errors_in(compare(letter, narration_txt.read(txt.render(letter, style, SETTING))))


@pytest.mark.parametrize("typed", ["Flats M & N were damp.", "Blocks A & B + C", "It was 16° in room B & 15° in A.", "≤ a/b"])
def test_a_letter_that_stands_within_a_signs_name_is_heard_where_it_is_said(typed, style):
    letter = saying(typed)
    assert not errors_in(compare(letter, narration_txt.read(txt.render(letter, style, SETTING))))


def test_a_way_of_telling_of_ones_own_is_known_by_its_phrases(response, tmp_path):
    letter, style = response
    (tmp_path / "narration").mkdir()
    phrases = SETTING.setting.phrases.model_dump() | {"end": "That is all."}
    lines = "\n".join(f"{name} = {json.dumps(text)}" for name, text in phrases.items())
    (tmp_path / "narration" / "ours.toml").write_text(f"[phrases]\n{lines}\n", encoding="utf-8")
    file = narration_txt.read(txt.render(letter, style, narration(names=("ours",), templates=tmp_path)))
    assert "That is all." in file.lines
    assert compare(letter, file, form_settings(FORMS["narration"]["txt"], "en-GB", tmp_path)) == ()
    assert [one.message for one in compare(letter, file)] == ["“That is all” is not in the letter."]


def test_another_letter_is_not_taken_for_this_one(response):
    letter, style = response
    file = narration_txt.read(txt.render(letter, style, SETTING))
    assert errors_in(compare(replace(letter, salutation=letter.sign_off), file))
