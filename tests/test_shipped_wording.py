"""Every wording file that is shipped is plain: 15 words a sentence, none over 25, reading age 11, or 9 in plain words."""

import pytest

from complaintletters.checks.plain.plain_list import plain_list
from complaintletters.checks.plain.wording_files import register_of
from complaintletters.places import shipped
from complaintletters.plainness import measure_wording
from complaintletters.wording.statements import statements

TEMPLATES = shipped("templates")
FILES = sorted(file for file in TEMPLATES.rglob("*.md") if "letters" in file.parts)
LIMITS = {"standard": (15, 25, 11), "plain": (15, 25, 9)}


def within(part):
    mean, longest, age = LIMITS[part.register]
    whole = part.found.whole
    return whole.mean <= mean and whole.longest <= longest and whole.age <= age


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_every_shipped_wording_file_is_plain(file):
    (part,) = measure_wording(file)
    assert part.register == register_of(file)
    assert within(part), part.found.worst


@pytest.mark.parametrize("register", ["standard", "plain"])
def test_the_obligatory_sentences_are_plain(register):
    (part,) = measure_wording(TEMPLATES / "letters" / "statements.toml", register)
    assert within(part), part.found.worst


def test_the_limits_are_the_ones_promised():
    limits = plain_list("en-GB").limits
    assert {name: (one.mean, one.longest, one.age) for name, one in limits.items()} == LIMITS


@pytest.mark.parametrize("landlord", sorted(file.parent.name for file in TEMPLATES.glob("landlords/*/landlord.toml")))
def test_every_landlord_has_its_particular_content_in_plain_words(landlord):
    letters = TEMPLATES / "landlords" / landlord / "letters"
    assert list(letters.glob("*.md"))
    assert list((letters / "plain").glob("*.md"))


def test_no_plain_form_repeats_the_sentence_that_it_stands_for():
    for id_, message in statements().say.items():
        assert message.plain != message.text, id_
        assert message.plain_about not in {message.text, message.about} - {""}, id_


def test_wording_of_plain_words_has_no_wordy_phrase_and_no_unexplained_term():
    for file in FILES:
        if register_of(file) == "plain":
            (part,) = measure_wording(file)
            assert (part.found.wordy, part.found.unexplained) == ((), ()), file
