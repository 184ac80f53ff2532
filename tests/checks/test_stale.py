"""A detail of the Ombudsman's that is out of date doesn't leave, whoever typed it."""

from datetime import date

import pytest

from complaintletters import produce
from tests.small_case import alter, parsed, small_case

STAGE_1 = {"letter": "response", "stage": 1, "formats": ["txt"]}
REASONS = "points.0.stages.1.reasons"


def stale(words: str, dated: date = date(2026, 3, 24)) -> list[tuple[str, str]]:
    package = produce(parsed(alter(small_case(), REASONS, words)), dated=dated, **STAGE_1)
    found = [one for one in package.findings if one.code == "retired-detail"]
    assert bool(package.files) == (not any(one.is_error for one in found))
    return [(one.level.value, one.where) for one in found]


@pytest.mark.parametrize(
    "words",
    [
        "Write to info@housing-ombudsman.org.uk.",
        "Write to Housing Ombudsman Service, Liverpool L33 7WQ.",
        "Ask a Designated Person first.",
    ],
)
def test_a_retired_detail_typed_into_a_case_stops_the_letter_and_is_told_by_path(words):
    assert stale(words) == [("error", "points[0].stages.1.reasons")]


def test_in_words_that_someone_quotes_it_is_a_warning():
    assert stale("You wrote: “I sent it to info@housing-ombudsman.org.uk”.") == [
        ("warning", "points[0].stages.1.reasons")
    ]


def test_what_is_right_today_is_not_out_of_date():
    assert stale("Write to PO Box 1484, Unit D, Preston PR2 0ET or ring 0300 111 3000.") == []
