"""A sample of the proof by mutation; ``make mutation`` runs all of it."""

import pytest

from tests.mutation.trials import Result, try_letter
from tests.mutation.wording import try_wording
from tests.samples import sample_letters

# One letter of each kind and stage, each from another landlord, with the formats it is tried in.
TRIED = (
    ("stockport-homes-leak-response-1", "docx", 70),
    ("fairhive-mould-and-staff-response-2", "html", 70),
    ("homes-in-somerset-repairs-acknowledgement-1", "txt", 12),
    ("stoke-on-trent-housing-society-eighteen-points-extension-1", "docx", 30),
    ("homes-in-somerset-remit-refused-refusal-1", "html", 11),
    ("stockport-homes-leak-acknowledgement-2", "pdf", 40),
)


def sample(name):
    return next(letter for letter in sample_letters() if str(letter) == name)


def counts(result: Result, kind: str) -> tuple[int, int]:
    tried = sum(number for key, number in result.tried.items() if key[0] == kind)
    return tried, sum(number for key, number in result.wrong.items() if key[0] == kind)


@pytest.mark.parametrize(("name", "format_", "every"), TRIED)
def test_every_spoilt_letter_is_caught_and_hardly_any_harmless_edit_is_flagged(name, format_, every):
    result = try_letter(sample(name), format_, every)
    spoilt, survived = counts(result, "spoilt")
    harmless, flagged = counts(result, "harmless")
    assert spoilt > 5
    assert harmless > 3
    assert survived == 0, result.examples
    assert flagged <= harmless * 0.05, result.examples


def test_wording_that_leaves_out_what_a_must_needs_publishes_nothing():
    result = try_wording(sample("stockport-homes-leak-response-1"), every=17)
    tried, survived = counts(result, "spoilt")
    assert tried > 1
    assert survived == 0, result.examples
