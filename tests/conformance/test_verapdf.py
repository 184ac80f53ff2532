"""veraPDF finds no fault in a letter, and finds the faults of a spoilt one. Only where ``make conformance`` installed it."""

import io

import pikepdf
import pytest

from tests.conformance.letters import letters_of, one_of_each
from tests.conformance.verapdf import LEAST_RULES, is_installed, pdf_ua_faults, verapdf

pytestmark = pytest.mark.skipif(not is_installed(), reason="make conformance installs veraPDF")


@pytest.fixture(scope="module")
def letter():
    return next(letters_of(one_of_each()[0], ("standard",), variants=("letter",))).rendered("pdf")


def spoilt(data, *keys):
    """The same file without an entry of its catalogue."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in keys:
            del pdf.Root[key]
        pdf.save(out)
    return out.getvalue()


def test_the_whole_profile_is_judged():
    assert verapdf().rules >= LEAST_RULES


def test_a_letter_keeps_every_rule(letter):
    assert pdf_ua_faults(letter) == ()


@pytest.mark.parametrize(
    ("key", "says"), [("/Lang", "Natural language"), ("/StructTreeRoot", "tagged"), ("/Metadata", "etadata")]
)
def test_a_spoilt_letter_is_found(letter, key, says):
    assert any(says in fault for fault in pdf_ua_faults(spoilt(letter, key)))
