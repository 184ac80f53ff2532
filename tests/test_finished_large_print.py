"""A finished letter in large print, whose summary comes first, is known as the letter it is and says what its case says."""

import pytest

from complaintletters import produce
from complaintletters.checking import check_finished
from complaintletters.checks.finished import FinishedFile
from complaintletters.identify import date_of
from tests.samples import sample_letters


@pytest.mark.parametrize("sample", sample_letters(), ids=str)
def test_every_sample_letter_in_large_print_is_found_and_right(sample):
    package = produce(sample.case, **sample.asked, edition="large-print:18", formats=["docx", "html"])
    for name, data in package.files.items():
        checked = check_finished(data, sample.case, name=name)
        assert checked.is_right, checked.findings
        assert checked.origin == "ours"
        request = checked.letter.request
        assert (request.kind, request.stage, request.dated) == (sample.kind, sample.stage, sample.dated)


def test_a_sum_altered_in_the_summary_of_a_large_print_letter_is_found():
    sample = next(one for one in sample_letters() if one.kind == "response")
    package = produce(sample.case, **sample.asked, edition="large-print:18", formats=["txt"])
    ((name, data),) = package.files.items()
    altered = data.replace(b"we offer you \xc2\xa3160.00", b"we offer you \xc2\xa3610.00", 1)
    assert altered != data
    assert not check_finished(altered, sample.case, name=name).is_right


def file(*lines):
    return FinishedFile(lines, (), "", "", ())


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("Ask us by 1 May 2026 to look again.", "Date: 1 April 2026\nOur reference: HM/1"), "2026-04-01"),
        (("Ask us by 1 May 2026 to look again.", "1 April 2026"), "2026-04-01"),
        (("1 April 2026", "Date: 1 May 2026"), "2026-04-01"),
        (("We wrote to you on 1 April 2026.", "You rang on 3 April 2026."), "2026-04-01"),
    ],
)
def test_a_letters_date_begins_a_line_or_is_the_first_there_is(lines, day):
    assert str(date_of(file(*lines))) == day
