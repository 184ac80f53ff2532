"""A narration in another language that says something else than its letter is found, and a right one never is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaintletters.checks.files import narration_txt
from complaintletters.checks.files import ssml as ssml_reader
from complaintletters.checks.heard_in_figures import Expected, compare_figures, squashed
from complaintletters.checks.narration import compare
from complaintletters.letter import FreeText, Text, Value
from complaintletters.narration import narration
from complaintletters.renderers.narration.figures import InFigures
from complaintletters.renderers.narration.speech import UnspeakableError
from tests.translated_samples import one_of_each_language

FIGURES = ("£1,275.50", "£0.05", "50p", "£5m", "17/04/2026", "31/02/2026", "2026-04-17", "9–17", "40%", "1,250", "1.5")
FIGURES += ("0161 496 0123", "+44 161 496 0123", "(0161) 496 0123", "+44 (0)161 496 0123", "17/4/26", "1/2", "2½", "0,125%")
FIGURES += ("£0.245", "£10–20", "£10-£20", "£20pw", "£5M", "£.50", "£1.5k", "-£20", "1,275.50", "5\u201110", "£5 million")


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
        ("To koniec listu.", "Dopłacimy też 10 funtów. To koniec listu.", "value-added"),
        ("Nadawca: Homes in Somerset.", "Nadawca: Inny Landlord.", "narration-altered"),
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


def test_another_voice_than_the_letters_language_is_found():
    one = next(one for one in one_of_each_language() if one.tag == "pl")
    package = one.produced("pl+narration", formats=("ssml",))
    (data,) = package.files.values()
    english = data.replace(b'xml:lang="pl"', b'xml:lang="en-GB"', 1)
    assert [found.code for found in compare(package.letter, ssml_reader.read(english))] == ["narration-altered"]


def heard(tag, typed, said):
    """What is found where a text is said so."""
    return [one.code for one in compare_figures([("here", (FreeText(typed, "here"),))], said, narration(tag), most=9)]


@pytest.mark.parametrize(
    ("tag", "typed", "said", "altered"),
    [
        ("pl", "Room 12", "Room 12", "Room 123"),
        ("pl", "Room 12", "Room 1 2", "Room 112"),
        ("pl", "12 14 Road", "12 14 Road", "1214 Road"),
        ("pl", "Dziura: 2,5 m o 14:00", "Dziura: 2,5 m o 14:00", "Dziura: 25 m o 14:00"),
        ("pl", "Dziura: 2,5 m o 14:00", "Dziura: 2,5 m o 14:00", "Dziura: 2,5 m o 1400"),
        ("pl", "Dziura: 25 m", "Dziura: 25 m", "Dziura: 2,5 m"),
        ("pl", "Damy £160.", "Damy 160 funtów.", "Damy 160 pensów."),
        ("pl", "Damy £160.", "Damy 160 funtów.", "Damy nie 160 funtów."),
        ("pl", "£1,275.50", "1275 funtów i 50 pensów", "1275 tysięcy funtów i 50 pensów"),
        ("pl", "£1,275.50", "1275 funtów i 50 pensów", "1275 pensów i 50 funtów"),
        ("cy", "£160", "160 o bunnoedd", "160 o geiniogau"),
        ("ur", "£160", "160 پاؤنڈ", "160 پینس"),
        ("bn", "£160", "160 পাউন্ড", "160 পেন্স"),
        ("pl", "40%", "40 procent", "40 promili"),
        ("pl", "jo.b@a.org", "jo kropka b małpa a kropka org", "jo kropka b małpa a myślnik bank kropka org"),
        ("pl", "jo.b@a.org", "jo kropka b małpa a kropka org", "jo myślnik b małpa a kropka org"),
        ("pl", "www.a.org.uk/x", "W W W kropka a kropka org kropka U K, ukośnik x", "W W W kropka a kropka org, ukośnik x"),
        ("cy", "Cegin: cadarnhawyd.", "Cegin: cadarnhawyd.", "Cegin: cadarnhawyd yn rhannol."),
        ("pl", "Zapłacimy.", "Zapłacimy.", "Nigdy nie zapłacimy."),
        ("pl", "Zapłacimy.", "Zapłacimy.", "Zapłacimy. Dopłacimy też pięćset funtów."),
        ("pl", "Zapłacimy.", "3 z 5. Zapłacimy.", "3 z 50. Zapłacimy."),
        ("pl", "2½ godziny", "2,5 godziny", "2 pół godziny"),
        ("pl", "17/4/26", "17 kwietnia 2026", "17 maja 2026"),
    ],
)
def test_what_is_said_is_what_was_typed_and_nothing_else(tag, typed, said, altered):
    assert heard(tag, typed, said) == []
    assert heard(tag, typed, altered) != []


def test_values_are_heard_as_what_they_are():
    content = (Value("web", "www.a-b.org", "www.a-b.org", "w"), Text(" £20.50 "), FreeText("9–17 & 17/04/2026", "p"))
    said = "www kropka a myślnik b kropka org 20 funtów i 50 pensów 9 do 17 i 17 kwietnia 2026"
    assert " ".join(Expected(narration("pl")).line(content).split()) == said


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
    assert not heard(tag, typed, said), (typed, said)


def test_marks_on_letters_count():
    assert squashed("কি") != squashed("ক")
