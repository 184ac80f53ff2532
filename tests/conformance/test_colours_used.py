"""Words in PDF letters have a contrast of 7 to 1 with what is painted behind them, measured from the pages themselves."""

import pytest

from tests.conformance.checkers import faint
from tests.conformance.colours_used import pdf_colours
from tests.conformance.letters import EDITIONS, letters_of, one_of_each

FINAL = [one for one in one_of_each() if (one.kind, one.stage) == ("response", 2)]


@pytest.mark.parametrize("sample", FINAL, ids=str)
def test_every_colour_of_words_stands_out_in_every_edition(sample):
    for made in letters_of(sample, EDITIONS, variants=("letter",)):
        assert tuple(faint(made, made.rendered("pdf"))) == (), str(made)


def test_a_drafts_own_words_stand_out_too():
    for made in letters_of(FINAL[0], ("standard", "coloured-paper:buff", "large-print:18"), variants=("draft",)):
        assert tuple(faint(made, made.rendered("pdf"))) == (), str(made)


def test_colours_are_measured_where_words_stand_on_a_tint():
    made = next(letters_of(FINAL[0], ("standard",), variants=("letter",)))
    found = {(one.colour, one.ground) for one in pdf_colours(made.rendered("pdf"), "#FFFFFF")}
    assert (made.look.ink, "#FFFFFF") in found
    assert (made.look.ink, made.style.tint) in found
    assert (made.style.accent, made.style.tint) in found


def test_a_faint_colour_is_found():
    made = next(letters_of(FINAL[0], ("standard",), variants=("letter",)))
    data = made.rendered("pdf")
    assert tuple(faint(made, data)) == ()
    dark = [one for one in pdf_colours(data, "#777777") if one.ground == "#777777"]
    assert dark
