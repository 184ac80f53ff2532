"""An edition's name: its language and presentations, refused by name where they don't exist or go together."""

import pytest

from complaintletters.edition import parse_edition
from complaintletters.errors import UsageError
from tests.own_presentation import own_presentation


@pytest.mark.parametrize(
    ("name", "presentation"),
    [
        ("standard", ()),
        ("large-print:18", ("large-print:18",)),
        ("large-print:18+coloured-paper:cream", ("large-print:18", "coloured-paper:cream")),
        ("standard+dyslexia-friendly", ("dyslexia-friendly",)),
    ],
)
def test_presentations_can_be_made(name, presentation):
    edition = parse_edition(name)
    assert (edition.presentation, edition.can_be_made, edition.form) == (presentation, True, "print")


@pytest.mark.parametrize(
    ("name", "form", "presentation"),
    [
        ("plain", "print", ()),
        ("plain+large-print:20", "print", ("large-print:20",)),
        ("coloured-paper:cream+plain", "print", ("coloured-paper:cream",)),
        ("plain+braille", "braille", ()),
        ("plain+narration", "narration", ()),
    ],
)
def test_the_plain_register_goes_with_every_presentation_and_form(name, form, presentation):
    edition = parse_edition(name)
    assert (edition.register, edition.form, edition.presentation) == ("plain", form, presentation)
    assert edition.can_be_made


@pytest.mark.parametrize(
    "name", ["easy-read", "fr", "ro+large-print:18", "plain+ur", "audio", "bsl"]
)
def test_what_is_promised_and_not_made_yet_is_known(name):
    assert not parse_edition(name).can_be_made


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("large-prnt:18", 'expected an edition there is; found "large-prnt:18". Did you mean "large-print"?'),
        ("large-print:18+large-print:20", 'found "large-print:18" and "large-print:20"'),
        ("ur+large-print:200", 'expected a size from 14 to 72 points after the colon; found "large-print:200"'),
        ("", "expected an edition there is"),
    ],
)
def test_an_edition_that_does_not_exist_is_refused(name, message):
    with pytest.raises(UsageError) as caught:
        parse_edition(name)
    assert message in str(caught.value)


def test_a_presentation_of_ones_own_is_an_edition(tmp_path):
    templates = own_presentation(tmp_path, "night", 'says = "Night."\n')
    assert parse_edition("night+large-print", templates).presentation == ("night", "large-print")
    with pytest.raises(UsageError):
        parse_edition("night")


@pytest.mark.parametrize("name", ["plain+plain", "standard+standard", "plain+large-print:18+plain", "en-GB+en-GB"])
def test_a_part_that_stands_twice_is_refused_by_name(name):
    with pytest.raises(UsageError, match="each part once"):
        parse_edition(name)
