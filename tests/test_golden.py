"""The letters read as they were approved, word for word. After a change of wording: ``python -m tests.golden``."""

import pytest

from tests.golden import FOLDER, GOLDEN
from tests.golden.forms import GOLDEN_FORMS


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.path.stem)
def test_a_letter_reads_as_it_was_approved(golden):
    assert golden.text == golden.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("golden", GOLDEN_FORMS, ids=lambda golden: f"{golden.form}-{golden.path.stem}")
def test_a_letter_in_braille_or_told_aloud_is_as_it_was_approved(golden):
    assert golden.text == golden.path.read_text(encoding="utf-8")


def test_no_golden_letter_is_left_over():
    files = {*FOLDER.glob("*.txt"), *FOLDER.glob("*/*.txt")}
    assert files == {golden.path for golden in (*GOLDEN, *GOLDEN_FORMS)}


def test_each_landlord_has_each_kind_of_letter():
    kinds = {
        (golden.path.stem.split("-")[0], golden.kind, golden.stage if golden.kind == "response" else 0)
        for golden in GOLDEN
    }
    letters = (("acknowledgement", 0), ("extension", 0), ("refusal", 0), ("response", 1), ("response", 2))
    assert kinds == {(name, *one) for name in ("stockport", "stoke", "fairhive", "homes") for one in letters}
