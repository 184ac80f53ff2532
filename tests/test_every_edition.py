"""Every sample letter in every presentation and format says what it should, read back; and so does ``check``."""

import pytest

from complaintletters import produce
from complaintletters.findings import errors_in
from tests.samples import sample_letters

EDITIONS = ("large-print:18", "large-print:36", "coloured-paper:cream", "dyslexia-friendly")
FORMATS = ("docx", "pdf", "html", "txt")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("sample", sample_letters(), ids=str)
def test_every_sample_letter_reads_back_as_it_was_written(sample, edition):
    for recipient in sample.case.recipients:
        made = produce(sample.case, recipient=recipient.person, edition=edition, formats=FORMATS, **sample.asked)
        assert errors_in(made.findings) == ()
        assert [finding for finding in made.findings if finding.where.startswith(tuple(f"{one}: " for one in FORMATS))] == []
        assert {name.rpartition(".")[2] for name in made.files} == set(FORMATS)
