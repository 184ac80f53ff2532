"""What other people's checkers find in letters in four languages, and in those with English before: nothing."""

import shutil

import pytest

from tests.conformance.checkers import CHECKERS
from tests.conformance.letters import letters_of
from tests.conformance.verapdf import is_installed
from tests.conformance.web_accessibility import chromium, web_faults
from tests.translated_samples import TranslatedLetter, one_of_each_language

LETTERS = one_of_each_language()


@pytest.mark.parametrize("letter", LETTERS, ids=str)
def test_no_checker_finds_a_fault_in_a_letter_alone_or_after_english(letter: TranslatedLetter):
    for made in letters_of(letter, (letter.tag, f"en-GB+{letter.tag}+large-print:18"), variants=("letter",)):
        for format_ in ("pdf", "docx"):
            data = made.rendered(format_)
            judging = [one for one in CHECKERS if one.format == format_ and ("vera" not in one.name or is_installed())]
            assert [(one.name, fault) for one in judging for fault in one.find(made, data)] == [], str(made)


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_axe_finds_no_fault_in_a_page_from_right_to_left():
    letter = next(one for one in LETTERS if one.tag == "ur")
    with chromium() as browser:
        for made in letters_of(letter, ("ur", "en-GB+ur"), variants=("letter",)):
            assert tuple(web_faults(browser, made.rendered("html"), made.look)) == ()
