"""A postcode or telephone number that can't exist doesn't leave, and nothing else is taken for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters import produce
from complaintletters.checks.contact_details import (
    check_contact_details_file,
    impossible_postcodes,
    impossible_postcodes_in_address,
    impossible_telephone_numbers,
    is_telephone_number,
)
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.passages import fold
from complaintletters.findings import Level, Nature
from tests.samples import sample_letters
from tests.small_case import alter, parsed, small_case

CODES = {"impossible-postcode", "impossible-telephone"}
POSTCODES = st.from_regex(
    r"\A(?:[A-PR-UWYZ][0-9]|[A-PR-UWYZ][0-9][0-9]|[A-PR-UWYZ][A-HK-Y][0-9]|[A-PR-UWYZ][A-HK-Y][0-9][0-9]|[A-PR-UWYZ][0-9][A-HJKPSTUW]|"
    r"[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY]) [0-9][ABD-HJLNP-UW-Z]{2}\Z"
)
PREFIXES = ("0161", "0300", "07700", "01632", "020", "0345", "01782", "0808")


def found_in(text: str) -> list[str]:
    """What can't exist in a running text, as it stands there."""
    folded = fold(text)
    return [text[one.start : one.end] for one in (*impossible_postcodes(text), *impossible_telephone_numbers(folded))]


# --- postcodes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code", ["L33 7WO", "SK1 9ZO", "SK1O 9ZZ", "PR2 OET", "PR2 0EV", "L33 7W0", "AB12 3CD", "ZI1 1AA", "QX1 1AA", "SK1  9ZO"]
)
def test_a_postcode_that_cannot_exist_is_found_in_running_text(code):
    assert found_in(f"We wrote to 12 Example Road, Stockport {code}, in May.") == [code]


@pytest.mark.parametrize("code", ["sk1 9zo", "SK19ZO", "SKI 9ZZ", "SK1 9ZO", "L33 7W0", "PR2 OET"])
def test_in_an_address_a_near_miss_of_any_kind_is_found(code):
    assert [one.start for one in impossible_postcodes_in_address(f"Stockport {code}")] == [10]


@given(POSTCODES)
def test_every_postcode_of_a_right_form_passes(code):
    assert list(impossible_postcodes(code)) == []
    assert list(impossible_postcodes_in_address(code)) == []
    assert list(impossible_postcodes_in_address(code.lower().replace(" ", ""))) == []


@pytest.mark.parametrize(
    "text",
    [
        "SHG/2026/00417",
        "HIS/2025/0377",
        "order AB12 3CO",
        "A4 2MM paper",
        "a DG2 3KW heater",
        "Flat B2 at 2PM",
        "the M6 OUR van took",
        "THE 2ND FLOOR",
        "SW1A 1AA",
        "GIR 0AA",
        "the model number WD40 2OK",
        "SK1 3NQ or W1A 0AX or EC1A 1BB",
        "invoice no. B12 1OB",
        "A1/B2 3OC",
    ],
)
def test_a_reference_or_a_size_is_no_postcode(text):
    assert found_in(text) == []


@pytest.mark.parametrize(
    "line", ["12 Example Road", "Flat 2B, 3rd floor", "Block B12 1st floor", "Unit D", "PO Box 1484", "HMP Example"]
)
def test_the_lines_before_a_postcode_are_not_one(line):
    assert list(impossible_postcodes_in_address(line)) == []


# --- telephone numbers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    [
        "0161 217 601",
        "0161 217 60166",
        "01632 96041",
        "0300 111 300",
        "0412 345 6789",
        "06123 456789",
        "+44 161 217 601",
        "+44 61 217 6016",
        "0101 234 5678",
        "07700 90046",
        "(0161) 217 601",
        "0211 234 5678",
        "0044 161 217 601",
        "0161-217-601",
        "0161\u00a0217\u00a0601",
        "+44 (0)161 217 601",
    ],
)
def test_a_telephone_number_that_cannot_exist_is_found(number):
    assert found_in(f"Somebody answers on {number} every day.") == [number]


@pytest.mark.parametrize(
    "text", ["Ring 01632960.", "Telephone: 01632 9604177", "text us on 0770090046", "Call 0161 217."]
)
def test_after_ring_or_telephone_even_a_short_or_ungrouped_number_is_one(text):
    assert len(found_in(text)) == 1


@pytest.mark.parametrize(
    "number",
    [
        "01632 960417",
        "01632960417",
        "0161 217 6016",
        "(0161) 217 6016",
        "+44 161 217 6016",
        "+44 (0)161 217 6016",
        "0044 161 217 6016",
        "020 7946 0018",
        "07700 900461",
        "0300 111 3000",
        "0345 602 2345",
        "01782 968566",
        "0800 123456",
        "0800 1111",
        "0845 46 47",
        "01204 61234",
        "016977 2555",
        "0161-217-6016",
    ],
)
def test_a_number_that_can_exist_passes(number):
    assert found_in(f"Ring {number}, or tell any of our staff.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ring 0300 111 3000 24 hours a day.",
        "Ring 0161 217 6016/7.",
        "your account 0123 4567 89",
        "the sort code 04-00-04",
        "reference 0045 1234 5678",
        "It cost £0.75 and £01234567.",
        "Call 0900-1700.",
        "on 01 02 2026",
        "called on 05-06-2026",
        "from 2026-04-05",
        "job number 01234567",
        "The meter read 004512 on 3 May.",
        "ring 999 or 101",
        "0.5 1234 5678",
        "order no. 0123 456 789",
        "SHG/2026/00417",
        "0007 123 4567",
        "between 01632 960000–960999",
        "We called about order 0451234567.",
        "+1 212 555 0100",
    ],
)
def test_a_date_a_sum_or_a_reference_is_no_telephone_number(text):
    assert found_in(text) == []


@given(st.sampled_from(PREFIXES), st.data())
def test_a_number_of_eleven_digits_passes_and_with_one_more_or_two_less_it_does_not(prefix, data):
    rest = data.draw(st.text("0123456789", min_size=11 - len(prefix), max_size=11 - len(prefix)))
    assert is_telephone_number(prefix + rest)
    assert not is_telephone_number(prefix + rest + "0")
    assert not is_telephone_number((prefix + rest)[:-2])
    assert found_in(f"Ring {prefix} {rest}.") == []
    assert found_in(f"Ring {prefix} {rest}0.") == [f"{prefix} {rest}0"]


# --- letters and files ------------------------------------------------------------------------------------------------


def told(path: str, value: object) -> list[tuple[str, str, str, str]]:
    package = produce(
        parsed(alter(small_case(), path, value)), letter="response", stage=1, dated=date(2026, 3, 24), formats=["txt"]
    )
    found = [one for one in package.findings if one.code in CODES]
    assert bool(package.files) == (not any(one.is_error for one in found))
    return sorted({(one.code, one.level.value, one.where, one.nature.value) for one in found})


def test_a_readers_address_with_an_impossible_postcode_stops_the_letter():
    assert told("recipients.0.address", ["12 Example Road", "SK1 9ZO"]) == [
        ("impossible-postcode", "error", "addressee", "input")
    ]


def test_an_officers_number_with_a_digit_missing_stops_the_letter_and_is_told_by_path():
    assert told("people.jo.telephone", "01632 96041") == [
        ("impossible-telephone", "error", "people.jo.telephone", "input")
    ]


def test_what_is_typed_is_told_by_path_and_what_is_quoted_is_a_warning():
    where = "points[0].stages.1.reasons"
    assert told("points.0.stages.1.reasons", "We rang 0161 217 601 and wrote to L33 7WO.") == [
        ("impossible-postcode", "error", where, "input"),
        ("impossible-telephone", "error", where, "input"),
    ]
    assert told("points.0.stages.1.reasons", "You wrote: “ring 0161 217 601”.") == [
        ("impossible-telephone", "warning", where, "input")
    ]


def test_a_letterhead_with_an_impossible_number_is_an_error():
    found = check_contact_details_file(
        FinishedFile(("Dear Mrs Khan",), ("Own Homes, SK1 9ZO. Telephone 0161 217 601",), "", "")
    )
    assert [(one.code, one.level, one.where, one.nature) for one in found] == [
        ("impossible-postcode", Level.ERROR, "header or footer", Nature.LETTER),
        ("impossible-telephone", Level.ERROR, "header or footer", Nature.LETTER),
    ]


@pytest.mark.parametrize("letter", sample_letters(), ids=str)
def test_no_sample_letter_holds_one(letter):
    package = produce(letter.case, formats=["txt"], **letter.asked)
    assert [one for one in package.findings if one.code in CODES] == []
