"""Braille read back: every sample letter says what it should, and whatever is altered in a file is found."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaintletters.braille import braille_setting
from complaintletters.checks.braille import compare
from complaintletters.checks.files import brf as brf_reader
from complaintletters.checks.files import pef as pef_reader
from complaintletters.compose import compose, describe_for
from complaintletters.errors import RenderError
from complaintletters.findings import errors_in
from complaintletters.renderers.braille import brf, pef
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from tests.look import look, saying
from tests.samples import sample_letters
from tests.test_liblouis import no_library  # noqa: F401 - a fixture

NAMES = ((), ("grade-1",), ("32x27",), ("grade-1", "32x27"))
CODES_OF_A_GOOD_FILE = {"braille-not-proofread"}


@pytest.fixture(scope="module")
def style(tmp_path_factory):
    return look(tmp_path_factory.mktemp("look"))


def sample(one, recipient=0):
    rules = rules_for(one.case, None)
    reader = one.case.recipients[recipient].person
    request = LetterRequest(one.kind, one.stage, one.number or 1, reader, one.dated)
    return compose(describe_for(one.case, rules, request)), rules.landlord.house_style()


def codes(letter, file):
    return {finding.code for finding in compare(letter, file)}


@pytest.mark.parametrize("one", sample_letters(), ids=str)
def test_every_sample_letter_is_read_back_word_for_word(one):
    letter, style = sample(one)
    for names in NAMES:
        setting = braille_setting(names)
        assert codes(letter, brf_reader.read(brf.render(letter, style, setting))) == CODES_OF_A_GOOD_FILE
    assert codes(letter, pef_reader.read(pef.render(letter, style, braille_setting()))) == CODES_OF_A_GOOD_FILE


@pytest.fixture(scope="module")
def response():
    return sample(next(one for one in sample_letters() if str(one) == "stockport-homes-leak-response-2"))


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("@L#AIJ4JJ", "@L#AIA4JJ", "braille-altered"),
        ("UPHELD", "UPHELS", "braille-altered"),
        (",PRIYA", ",PRIYO", "braille-altered"),
        ('#JAFCB"IFJDJJ', '#JAFCB"IFJDJA', "braille-altered"),
        (" F9AL RESPONSE ", " RESPONSE ", "braille-missing"),
        (" UPHELD", " N UPHELD", "braille-added"),
    ],
)
def test_what_is_altered_in_the_cells_is_found(before, after, code, response):
    letter, style = response
    text = brf.render(letter, style, braille_setting()).decode("ascii")
    assert before in text
    changed = text.replace(before, after, 1).encode("ascii")
    assert code in codes(letter, brf_reader.read(changed))


def test_a_page_that_is_lost_is_found(response):
    letter, style = response
    pages = brf.render(letter, style, braille_setting()).split(b"\f")
    del pages[3]
    assert "braille-missing" in codes(letter, brf_reader.read(b"\f".join(pages)))


def test_two_rows_exchanged_are_found(response):
    letter, style = response
    rows = brf.render(letter, style, braille_setting()).split(b"\r\n")
    rows[18], rows[19] = rows[19], rows[18]
    assert errors_in(compare(letter, brf_reader.read(b"\r\n".join(rows))))


def test_a_finding_names_the_words_and_their_place_in_the_case(style):
    letter = saying("You told us about the mould.")
    text = brf.render(letter, style, braille_setting()).decode("ascii")
    file = brf_reader.read(text.replace("M\\LD", "M\\LT").encode("ascii"))
    (finding,) = errors_in(compare(letter, file))
    assert (finding.where, finding.message) == ("points[0].text", "expected “mould.”; found “moult.”.")


def test_braille_is_always_marked_as_not_proofread(response):
    letter, style = response
    (warning,) = compare(letter, brf_reader.read(brf.render(letter, style, braille_setting())))
    assert (warning.code, warning.is_error) == ("braille-not-proofread", False)


def test_right_braille_that_liblouis_cannot_read_is_named_for_the_proofreader(style):
    letter = saying("We saw it; you were right, e.g. about the damp.")
    found = compare(letter, brf_reader.read(brf.render(letter, style, braille_setting())))
    (unproved,) = [one for one in found if one.code == "braille-unproved"]
    assert not errors_in(found)
    assert "“it;”" in unproved.message


def test_the_ways_to_reach_the_landlord_are_furniture(response):
    letter, style = response
    file = brf_reader.read(brf.render(letter, style, braille_setting()))
    assert "Telephone: 0161 217 6016" in file.furniture
    assert "Telephone: 0161 217 6016" not in file.lines


def test_a_pef_file_tells_its_title_and_language(response):
    letter, style = response
    file = pef_reader.read(pef.render(letter, style, braille_setting()))
    assert (file.title, file.language) == (letter.title_text, "en-GB")


def test_lines_are_found_by_their_indentation(response):
    letter, style = response
    lines = brf_reader.read(brf.render(letter, style, braille_setting())).lines
    assert "The main points" in lines
    assert "Two missed appointments: upheld" in lines
    assert "Together: £190.00." in lines
    assert letter.title_text in lines


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", "⠓⠑".encode(), b"\x00", b"<pef/>\x80"])
def test_what_is_not_a_brf_file_is_told_and_never_raised(data):
    assert [one.code for one in brf_reader.read(data).findings] == ["not-braille"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<pef",
        b"<pef/>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><pef xmlns="http://www.daisy.org/ns/2008/pef"/>',
        b'<pef xmlns="http://www.daisy.org/ns/2008/pef"><page><row>abc</row></page></pef>',
    ],
)
def test_what_is_not_a_pef_file_is_told_and_never_raised(data):
    assert [one.code for one in pef_reader.read(data).findings] == ["not-braille"]


def test_small_letters_are_read_like_capitals(response):
    letter, style = response
    data = brf.render(letter, style, braille_setting())
    assert brf_reader.read(data.lower()).lines == brf_reader.read(data).lines


def test_without_the_library_a_file_is_not_read_and_the_finding_says_how_to_get_it(no_library):  # noqa: F811
    (finding,) = brf_reader.read(b",HELLO\r\n,WORLD\r\n\f").findings
    assert finding.code == "braille-unread"
    assert "liblouis20" in finding.mend


def written_or_refused(letter, style, names):
    try:
        return brf.render(letter, style, braille_setting(names)), ""
    except RenderError as error:
        return b"", str(error)


WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=120)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=WORDS, names=st.sampled_from(((), ("grade-1",))))
def test_any_english_text_is_refused_by_name_or_reads_back_as_the_same_words(typed, names, style):
    letter = saying(typed, "The end.")
    data, refusal = written_or_refused(letter, style, names)
    if refusal:
        assert "U+" in refusal
        return
    errors = errors_in(compare(letter, brf_reader.read(data)))
    # The one thing told as an error is braille whose digits liblouis reads otherwise: a person has to look at that.
    assert not [one for one in errors if "reads as" not in one.message]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.from_regex(r"[A-Za-z][a-z]{0,11}|[0-9]{1,5}", fullmatch=True), min_size=1, max_size=12))
def test_plain_words_and_numbers_read_back_without_an_error(words, style):
    letter = saying(" ".join(words))
    assert not errors_in(compare(letter, brf_reader.read(brf.render(letter, style, braille_setting()))))


def test_a_file_in_another_grade_is_compared_in_that_grade(response):
    letter, style = response
    grade_1 = brf.render(letter, style, braille_setting(("grade-1",)))
    assert codes(letter, brf_reader.read(grade_1)) == CODES_OF_A_GOOD_FILE
    other = replace(letter, salutation=letter.sign_off)
    assert errors_in(compare(other, brf_reader.read(grade_1)))
