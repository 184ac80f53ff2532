"""A narration in another language that says something else than its letter is found, and a right one never is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaintletters.checks.files import narration_txt
from complaintletters.checks.heard_in_figures import compare_figures, expected, squashed
from complaintletters.checks.narration import compare
from complaintletters.letter import FreeText, Text, Value
from complaintletters.narration import narration
from complaintletters.renderers.narration.figures import InFigures
from complaintletters.renderers.narration.speech import UnspeakableError
from tests.translated_samples import one_of_each_language

FIGURES = ("£1,275.50", "£0.05", "50p", "£5m", "17/04/2026", "31/02/2026", "2026-04-17", "9–17", "40%", "1,250", "1.5")
FIGURES += ("0161 496 0123", "+44 161 496 0123")


def told(tag):
    """A letter in the language and its script."""
    one = next(one for one in one_of_each_language() if one.tag == tag)
    package = one.produced(f"{tag}+narration", formats=("txt",))
    return package.letter, next(iter(package.files.values())).decode("utf-8")


@pytest.mark.parametrize("tag", ["pl", "cy", "ur", "bn"])
def test_a_right_narration_is_heard_whole(tag):
    letter, words = told(tag)
    assert compare(letter, narration_txt.read(words.encode())) == ()


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("210 funtów", "201 funtów", "narration-altered"),
        ("210 funtów", "2100 funtów", "narration-altered"),
        ("210 funtów", "1210 funtów", "narration-altered"),
        ("4 czerwca 2026", "5 czerwca 2026", "narration-altered"),
        ("4 czerwca 2026", "4 lipca 2026", "narration-altered"),
        ("0 1 6 3 2, 9 6 0 7 1 0", "0 1 6 3 2, 9 6 0 7 0 1", "narration-altered"),
        ("H I S, 2 0 2 6, 0 5 1 2", "H I S, 2 0 2 6, 0 5 2 1", "narration-altered"),
        ("skarga niezasadna", "skarga zasadna", "narration-altered"),
        ("gail kropka venner", "gail kropka benner", "narration-altered"),
        ("Dzień dobry, Mr Oyelaran.", "", "narration-altered"),
        ("To koniec listu.", "Zapłacimy jeszcze 500 funtów. To koniec listu.", "value-added"),
        ("Część 2.", "Zapłacimy 500 funtów. Część 2.", "value-added"),
    ],
)
def test_what_is_altered_left_out_or_added_is_found(before, after, code):
    letter, words = told("pl")
    assert before in words
    found = compare(letter, narration_txt.read(words.replace(before, after, 1).encode()))
    assert code in {one.code for one in found}


@pytest.mark.parametrize(
    ("tag", "before", "after"),
    [("ur", "160", "610"), ("ur", "2026", "2027"), ("bn", "2026", "2062"), ("cy", "Nadia", "Nadja")],
)
def test_it_is_found_in_every_script(tag, before, after):
    letter, words = told(tag)
    assert before in words
    assert compare(letter, narration_txt.read(words.replace(before, after, 1).encode()))


def test_a_number_has_to_be_heard_whole():
    line = [("here", (Text("Room 12"),))]
    assert not list(compare_figures(line, "Room 12", 9))
    assert [one.code for one in compare_figures(line, "Room 123", 9)]
    assert [one.code for one in compare_figures(line, "Room 112", 9)]


def test_values_are_heard_as_what_they_are():
    content = (Value("web", "www.a-b.org/c", "www.a-b.org/c", "w"), Text(" £1,275.50 "), FreeText("9–17 & 17/04/2026", "p"))
    assert expected(content) == ("www", "a", "b", "org", "c", "1275", "50", "9", "17", "17", "2026")


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(("pl", "cy", "ur", "bn")),
    st.lists(
        st.one_of(
            st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12),
            st.sampled_from(
                (*FIGURES, "a.b@c-d.org", "www.a.org/b_c", "SHG-2026-00417", "SK1 3XE", "m.in. 3", "a/b", "CO2"),
            ),
        ),
        max_size=6,
    ).map(" ".join),
)
def test_whatever_is_typed_a_right_narration_is_never_stopped(tag, typed):
    try:
        said = InFigures(narration(tag)).said((FreeText(typed, "here"),))
    except UnspeakableError:
        return
    assert not list(compare_figures([("here", (FreeText(typed, "here"),))], said, 0)), (typed, said)


def test_marks_on_letters_count():
    assert squashed("কি") != squashed("ক")
