"""Letters told aloud in other languages: what is said for figures and signs, and every sample told whole."""

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from complaintletters import produce
from complaintletters.letter import Text
from complaintletters.narration import narration
from complaintletters.renderers.narration.figures import InFigures
from complaintletters.renderers.narration.speech import UnspeakableError
from tests.own_language import TAG, bracketed, own_language, translated_case
from tests.small_case import parsed, small_case
from tests.translated_samples import one_of_each_language, translated_letters

SMALL = {"letter": "acknowledgement", "stage": 1, "dated": date(2026, 3, 4)}
SSML = "{http://www.w3.org/2001/10/synthesis}"


def say(tag, text):
    return InFigures(narration(tag)).said((Text(text),)).replace("\u00a0", " ").strip()


@pytest.mark.parametrize(
    ("tag", "text", "words"),
    [
        ("pl", "Zapłacimy £1,275.50 do 17 maja.", "Zapłacimy 1275 funtów i 50 pensów do 17 maja."),
        ("pl", "£1, £22, £25 i 1p", "1 funt, 22 funty, 25 funtów i 1 pens"),
        ("pl", "£0.05 albo £5k", "5 pensów albo 5000 funtów"),
        ("cy", "£1 neu £150", "1 bunt neu 150 o bunnoedd"),
        ("ur", "£20.01", "20 پاؤنڈ اور 1 پینی"),
        ("bn", "£20.50", "20 পাউন্ড 50 পেন্স"),
        ("pl", "Tel. 0161 496 0123 lub +44 161 496 0123", "Tel. 0 1 6 1, 4 9 6, 0 1 2 3 lub plus 4 4, 1 6 1, 4 9 6, 0 1 2 3"),
        ("pl", "biuro_2@my-home.example.org", "biuro podkreślnik 2 małpa my myślnik home kropka example kropka org"),
        ("pl", "Czekali Państwo 2½ godziny.", "Czekali Państwo 2,5 godziny."),
        ("ur", "2½", "2.5"),
        ("pl", "1/2 godziny dnia 17/4/26, 24/7", "1 ukośnik 2 godziny dnia 17 kwietnia 2026, 24 ukośnik 7"),
        ("pl", "£0.245 za kWh, £20pw, £5M, £.50", "0.245 funtów za kWh, 20 funtów pw, 5000000 funtów, 50 pensów"),
        ("pl", "£10–20, £10-£20, -£5", "10 funtów do 20 funtów, 10 funtów do 20 funtów, minus 5 funtów"),
        ("pl", "1,275.50 kWh, wzrost o 0,125%", "1275.50 kWh, wzrost o 0,125 procent"),
        ("pl", "(0161) 217 6016", "0 1 6 1, 2 1 7, 6 0 1 6"),
        ("pl", "2. piętro było mokre.", "2. piętro było mokre."),
        ("cy", "a@b.co.uk neu ffoniwch.", "a at b dot co dot U K, neu ffoniwch."),
        ("cy", "https://www.example.org/a-b", "W W W dot example dot org, slaes a cysylltnod b"),
        ("pl", "Dnia 17/04/2026 i 2026-05-01", "Dnia 17 kwietnia 2026 i 1 maja 2026"),
        ("ur", "17/04/2026", "17 اپریل 2026"),
        ("pl", "Dnia 31/02/2026", "Dnia 3 1, 0 2, 2 0 2 6"),
        ("pl", "5–10 dni, 1,250 osób, 40%", "5 do 10 dni, 1250 osób, 40 procent"),
        ("pl", "SHG-2026-00417, SK1 3XE", "S H G, 2 0 2 6, 0 0 4 1 7, S K 1, 3 X E"),
        ("bn", "ধাপ ১: ক্‌ষ", "ধাপ ১: ক্‌ষ"),  # the reader's own digits, and a joiner within a word
        ("ur", "جواب\u200fہے۔ کیا؟", "جوابہے۔ کیا؟"),
    ],
)
def test_figures_and_signs_are_said_in_the_language(tag, text, words):
    assert say(tag, text) == words


def test_the_number_of_a_heading_is_said_to_be_one():
    assert InFigures(narration("pl")).heading((Text("1. Grzejnik, 2. piętro"),)) == "Punkt 1. Grzejnik, 2. piętro"


def test_a_sign_without_a_name_is_told():
    with pytest.raises(UnspeakableError, match=r"U\+2639"):
        say("pl", "Było ☹ źle")


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(("pl", "cy", "ur", "bn")),
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60),
)
def test_letters_and_figures_are_never_lost(tag, typed):
    try:
        said = say(tag, typed)
    except UnspeakableError:
        return
    kept = "".join(one for one in unicodedata.normalize("NFC", typed) if one.isalpha())
    heard = iter(said.casefold())
    assert all(any(one == other for other in heard) for one in kept.casefold()), (typed, said)


@pytest.mark.parametrize("one", translated_letters(), ids=str)
def test_every_letter_is_told_aloud_in_its_language(one):
    script, marked = one.produced(f"{one.tag}+narration").files.values()
    words = script.decode("utf-8")
    assert not re.search(r"[£@%&]|https?:|www\.", words)
    assert etree.fromstring(marked).get("{http://www.w3.org/XML/1998/namespace}lang") == one.tag


def test_a_plain_letter_is_told_aloud_where_plain_wording_is_translated():
    welsh = next(one for one in translated_letters() if one.tag == "cy" and one.kind == "response")
    assert "Dyma ddiwedd y llythyr." in welsh.produced("cy+plain+narration", formats=("txt",)).files.popitem()[1].decode()


@pytest.mark.parametrize("one", one_of_each_language(), ids=str)
def test_words_in_latin_letters_have_their_language_where_the_script_is_another(one):
    (data,) = one.produced(f"{one.tag}+narration", formats=("ssml",)).files.values()
    english = [element.text for element in etree.fromstring(data).iter(f"{SSML}lang")]
    assert bool(english) == (one.tag in {"ur", "bn"})


def test_lines_of_a_right_to_left_script_run_its_way_and_figures_keep_their_order():
    urdu = next(one for one in one_of_each_language() if one.tag == "ur")
    (data,) = urdu.produced("ur+narration", formats=("txt",)).files.values()
    lines = [line for line in data.decode("utf-8").splitlines() if line and line != "* * *"]
    assert all(line.startswith("\u200f") for line in lines)
    assert any("\u2068S H G, 2 0 2 6, 0 0 4 1 7\u2069" in line for line in lines)


def test_a_language_from_its_folder_alone_is_told_aloud(tmp_path: Path):
    folder = own_language(tmp_path)
    case = translated_case(parsed(small_case()))
    package = produce(case, edition=f"{TAG}+narration", formats=("txt",), templates=folder, **SMALL)
    (data,) = package.files.values()
    assert "[This is the end of the letter.]" in data.decode("utf-8")


def test_what_a_narrator_says_has_to_be_translated(tmp_path: Path):
    folder = own_language(tmp_path, lambda text: None if text in {"Part {number}.", "dot"} else bracketed(text))
    case = translated_case(parsed(small_case()))
    package = produce(case, edition=f"{TAG}+narration", formats=("txt",), templates=folder, **SMALL)
    assert not package.files
    told = [one.message for one in package.findings if one.code == "cannot-be-printed"]
    assert [phrase for phrase in ("“Part {number}.”", "“dot”") if not any(phrase in one for one in told)] == []


def test_a_plural_form_or_a_sign_that_lacks_its_words_is_refused(tmp_path: Path):
    folder = own_language(tmp_path, lambda text: " " if text == "per cent" else bracketed(text))
    file = folder / "locales" / TAG / "letters.po"
    whole = file.read_text(encoding="utf-8")
    lacking = whole.replace('msgstr[1] "[{amount} pounds]"', 'msgstr[1] ""')
    assert lacking != whole
    file.write_text(lacking, encoding="utf-8")
    case = translated_case(parsed(small_case()))
    package = produce(case, edition=f"{TAG}+narration", formats=("txt",), templates=folder, **SMALL)
    told = " ".join(one.message for one in package.findings if one.is_error)
    assert "pounds" in told
    assert "per cent" in told
