"""A narration's promises: everything in words, title and sender and running order first, one line a breath."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from complaintletters.checks import spoken
from complaintletters.errors import ProfileError, RenderError, UsageError
from complaintletters.letter import Bullets, Item, Numbered, Section, Text
from complaintletters.narration import narration, narration_setting
from complaintletters.renderers.narration import ssml, txt
from complaintletters.renderers.narration.breaths import in_breaths
from complaintletters.renderers.narration.numbers import MOST, cardinal, ordinal, year
from complaintletters.renderers.narration.speech import UnspeakableError, say
from tests.hand_made import DRAFT, LETTER
from tests.look import look, saying

SSML = "{http://www.w3.org/2001/10/synthesis}"
SETTING = narration()
WORDS = SETTING.setting


@pytest.fixture(scope="module")
def style(tmp_path_factory):
    return look(tmp_path_factory.mktemp("look"))


def plain_letter():
    """The hand-made letter without what was typed to provoke formats."""
    return replace(LETTER, sections=(LETTER.sections[0], LETTER.sections[2]))


def told(letter, style):
    return txt.render(letter, style, SETTING).decode("utf-8")


# --- numbers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (150, "one hundred and fifty"),
        (1001, "one thousand and one"),
        (1275, "one thousand two hundred and seventy-five"),
        (20_040, "twenty thousand and forty"),
        (1_000_000, "one million"),
    ],
)
def test_numbers_are_said_as_in_britain(number, words):
    assert cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (3, "third"),
        (12, "twelfth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (30, "thirtieth"),
        (100, "one hundredth"),
    ],
)
def test_places_in_a_row_are_said(number, words):
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (2026, "twenty twenty-six"),
        (2005, "two thousand and five"),
        (1998, "nineteen ninety-eight"),
        (1900, "nineteen hundred"),
        (1905, "nineteen oh five"),
        (2010, "twenty ten"),
    ],
)
def test_years_are_said(number, words):
    assert year(number) == words


@given(st.integers(0, MOST))
def test_numbers_are_said_as_an_independent_speller_says_them(number):
    assert (cardinal(number), ordinal(number)) == (spoken.number_words(number), spoken.ordinal_words(number))


# --- text -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on 1 April 2026", "on the first of April twenty twenty-six"),
        ("by Monday 16 February 2026", "by Monday the sixteenth of February twenty twenty-six"),
        ("on 11 and 13 February", "on the eleventh and the thirteenth of February"),
        ("on 3, 4 and 5 March 2026", "on the third, the fourth and the fifth of March twenty twenty-six"),
        ("The 26 January call", "The twenty-sixth of January call"),
        ("on the 5th of May", "on the fifth of May"),
        ("on 26/01/2026", "on the twenty-sixth of January twenty twenty-six"),
        ("in 2025/26", "in twenty twenty-five to twenty-six"),
        ("£150", "one hundred and fifty pounds"),
        ("£1,275.50", "one thousand two hundred and seventy-five pounds and fifty pence"),
        ("£1 and £0.12", "one pound and twelve pence"),
        ("£1.5 million", "one point five million pounds"),
        ("£10–£20", "ten pounds to twenty pounds"),
        ("£5/week", "five pounds a week"),
        ("1p or 50p", "one penny or fifty pence"),
        ("at 9.30am or 2pm", "at nine thirty A M or two P M"),
        ("at 10:05 or 12:00", "at ten oh five or twelve o'clock"),
        ("ring 01632 960417", "ring zero one six three two, nine six zero four one seven"),
        ("SK1 9ZZ", "S K one, nine Z Z"),
        ("Flat 3B, 12a High Street", "Flat three B, twelve A High Street"),
        ("1-3 Edward Street", "one to three Edward Street"),
        ("PO Box 1484", "P O Box one four eight four"),
        ("HIS/2025/0377", "H I S, two zero two five, zero three seven seven"),
        ("priya.nair@example.org", "priya dot nair at example dot org"),
        ("www.example.org/make-a-complaint", "W W W dot example dot org, slash make hyphen a hyphen complaint"),
        ("20% of 4.5", "twenty per cent of four point five"),
        ("BSL and CCTV", "B S L and C C T V"),
        ("heating & hot water and/or gas", "heating and hot water and or gas"),
        ("5 °C", "five degrees Celsius"),
        ("paid 12,000 £5 vouchers", "paid twelve thousand, five pounds vouchers"),
        ("COVID-19", "COVID-nineteen"),
        ("(£5K to £1.5M)", "(five thousand pounds to one point five million pounds)"),
        ("£100 – £50 more than before", "one hundred pounds – fifty pounds more than before"),
        ("5/1/26–2/3/26", "the fifth of January twenty twenty-six to the second of March twenty twenty-six"),
        ("£10–20 or £30pw", "ten pounds to twenty pounds or thirty pounds a week"),
        ("-£5 and €5", "minus five pounds and five euros"),
        ("2 x £20", "two times twenty pounds"),
        ("between 9am–1pm, between £5–£10", "between nine A M and one P M, between five pounds and ten pounds"),
        ("9am–5pm, Mon–Fri", "nine A M to five P M, Monday to Friday"),
        ("7-9 pm or 14:30–16:00", "seven to nine P M or fourteen thirty to sixteen o'clock"),
        ("at 4.30 or 1730 hrs", "at four thirty or seventeen thirty"),
        ("pages 3-4.", "pages three to four."),
        ("No. 3, nos. 4 and 5", "number three, numbers four and five"),
        ("No. 3 weeks later it broke", "No. three weeks later it broke"),
        ("1½ hrs, 1/2 an hour", "one and a half hours, half an hour"),
        ("8/10 windows, on 3/4", "eight slash ten windows, on three slash four"),
        ("open 24/7", "open twenty-four seven"),
        ("10cm, 1 m and 3m x 4m", "ten centimetres, one metre and three metres by four metres"),
        ("-2°C, 6ft", "minus two degrees Celsius, six feet"),
        ("April 3rd, 2026", "the third of April twenty twenty-six"),
        ("on 3/4/26, 3.4.2026", "on the third of April twenty twenty-six, the third of April twenty twenty-six"),
        ("Tues 3 Feb, Jan 2026", "Tuesday the third of February, January twenty twenty-six"),
        ("from 11th to 13th March", "from the eleventh to the thirteenth of March"),
        ("the 1990s", "the nineteen nineties"),
        ("call 999, or ring 101", "call nine nine nine, or ring one zero one"),
        ("101 days", "one hundred and one days"),
        (
            "Tel: (01632) 960123, ext. 12",
            "Telephone: zero one six three two, nine six zero one two three, extension one two",
        ),
        ("extension 10", "extension ten"),
        ("ref: 12345, WO12345", "ref: one two three four five, W O one two three four five"),
        ("MPs and HMOs, UK", "M Ps and H M Os, U K"),
        ("e.g. taps, c/o Mrs Khan, etc.", "for example taps, care of Mrs Khan, and so on."),
        ("w/c 3 April", "week commencing the third of April"),
        ("s. 11, paras 4.2–4.5", "section eleven, paragraphs four point two to four point five"),
        ("it was the tenant's. 3 days on", "it was the tenant's. three days on"),
        ("see example.org", "see example dot org"),
        ("1) one\n- two", "one. one\ntwo"),
        ("01632 960123\n3 days", "zero one six three two, nine six zero one two three\nthree days"),
    ],
)
def test_figures_and_signs_are_said_in_words(text, words):
    assert say(text, WORDS).replace("\u00a0", " ").strip() == words


def test_a_sign_without_a_name_is_told_with_what_was_typed_beside_it():
    with pytest.raises(UnspeakableError) as caught:
        say("15 bags a week ☹ again", WORDS)
    assert caught.value.near == "15 bags a week ☹ again"


def test_initials_that_could_be_a_word_are_a_setting():
    assert say("ASB and PIP", WORDS).replace("\u00a0", " ") == "A S B and PIP"
    assert (
        say("ASB and PIP", WORDS.model_copy(update={"initials": ("PIP",)})).replace("\u00a0", " ") == "ASB and P I P"
    )


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=120))
def test_no_figure_is_left_to_a_voice(text):
    said = say(text, WORDS)
    assert not [one for one in said if one.isdigit() or one in "£@%&/#+=<>*_|~^\\$"]


# --- breaths --------------------------------------------------------------------------------------------------------


def test_a_short_sentence_is_one_breath():
    assert in_breaths("We were late. We are sorry.", 14) == (("We were late.",), ("We are sorry.",))


def test_a_long_sentence_is_divided_where_a_reader_pauses():
    said = "We lost your first report, and so we asked the plumber to come four weeks later than we should have."
    assert in_breaths(said, 14) == (
        ("We lost your first report,", "and so we asked the plumber", "to come four weeks later than we should have."),
    )


def test_the_words_of_one_value_stay_in_one_line():
    said = say("To talk about all of this whenever you like please ring us on 01632 960417 or write.", WORDS)
    lines = [line for sentence in in_breaths(said, 8) for line in sentence]
    assert any("zero one six three two, nine six zero four one seven" in line for line in lines)


def test_a_title_before_a_name_ends_no_sentence():
    assert len(in_breaths("We spoke to Mr. Khan and Dr. Ali about it.", 14)) == 1
    assert len(in_breaths("No. You had the use of your home.", 14)) == 2


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "leak,",
                "came",
                "(again)",
                "and",
                "we;",
                "were",
                "late:",
                "that",
                "is",
                "so.",
                "“Yes”",
                "he",
                "said",
                "with",
                "it",
            ]
        ),
        max_size=60,
    )
)
def test_no_word_is_lost_between_breaths(words):
    said = " ".join(words)
    lines = [line for sentence in in_breaths(said, 9) for line in sentence]
    assert " ".join(lines).casefold().split() == said.casefold().split()


# --- the script -----------------------------------------------------------------------------------------------------


def test_it_begins_with_title_sender_reader_date_and_running_order(style):
    assert told(plain_letter(), style).startswith(
        "Our Stage One response to your complaint.\n\n"
        "This is a letter from Hand Made Homes.\n\n"
        "To Mrs Amina Khan, twelve Example Road, Stockport, S K one, nine Z Z.\n\n"
        "Date: the first of April twenty twenty-six.\n"
        "Our reference: H M, two zero two six, zero zero four one seven.\n\n"
        "It has two parts.\n\n"
        "The main points.\nWhat we will pay.\n\n\n"
        "Dear Mrs Khan.\n\n\n"
        "Part one.\nThe main points.\n\n"
    )


def test_items_are_counted(style):
    items = tuple(Item((Text(text),)) for text in ("Your call", "The file", "Our policy"))
    words = told(replace(LETTER, sections=(Section("one", (), (Bullets(items),)),)), style)
    assert "First of three.\nYour call.\n\nSecond.\nThe file.\n\nThird and last.\nOur policy.\n" in words


def test_one_item_alone_is_not_counted(style):
    words = told(replace(LETTER, sections=(Section("one", (), (Bullets((Item((Text("Your call"),)),)),)),)), style)
    assert "First" not in words


def test_a_numbered_list_says_its_numbers(style):
    items = tuple(Item((Text(text),)) for text in ("Ring us", "Write to us"))
    words = told(replace(LETTER, sections=(Section("one", (), (Numbered(items, start=3),)),)), style)
    assert "Number three.\nRing us.\n\nNumber four.\nWrite to us.\n" in words


def test_a_table_is_told_row_by_row(style):
    words = told(plain_letter(), style)
    assert "First of two.\nWhat it is for: Losing your kitchen.\nAmount: one hundred and fifty pounds.\n" in words


def test_what_the_letterhead_says_comes_last(style):
    words = told(plain_letter(), style)
    assert "\n\nThis is the end of the letter.\n\n* * *\n\nThe letterhead also says:\n\nHand Made Homes.\n" in words


def test_no_line_is_longer_than_a_breath_where_there_is_a_pause(style):
    words = told(
        saying("We came, and we looked, and we mended it, and we left, and we wrote to you, and you rang us."), style
    )
    assert max(len(line.split()) for line in words.splitlines()) <= 20


def test_a_draft_says_so_first(style):
    assert told(replace(DRAFT, sections=()), style).startswith("DRAFT.\nNot a letter: do not send.")


def test_a_sign_without_a_name_is_refused_with_its_place(style):
    with pytest.raises(RenderError, match=r"points\[0\]\.text.*U\+1F600 GRINNING FACE in “A smile"):
        told(saying("A smile 😀 here"), style)


# --- SSML -----------------------------------------------------------------------------------------------------------

# What SSML 1.1 lets stand inside an element, of those used here.
CONTENT = {
    "speak": {"meta", "mark", "p", "break"},
    "p": {"s"},
    "s": {"break"},
    "meta": set(),
    "mark": set(),
    "break": set(),
}


def test_ssml_is_what_the_standard_allows(style):
    root = etree.fromstring(ssml.render(plain_letter(), style, SETTING))
    assert root.tag == f"{SSML}speak"
    assert root.get("version") == "1.1"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        assert {etree.QName(child).localname for child in element} <= CONTENT[name]
        assert name in ("s", "speak", "p") or not element.text
    assert etree.QName(root[0]).localname == "meta"
    marks = [mark.get("name") for mark in root.iter(f"{SSML}mark")]
    assert len(marks) == len(set(marks))


def test_pauses_and_marks_have_the_attributes_of_the_standard_and_no_others(style):
    # Speech Synthesis Markup Language 1.1 (W3C Recommendation, 7 September 2010), 3.2.3 and 3.3.2.
    may_have = {"meta": {"name", "content"}, "mark": {"name"}, "break": {"time", "strength"}, "p": set(), "s": set()}
    strengths = {"none", "x-weak", "weak", "medium", "strong", "x-strong"}
    for letter in (plain_letter(), DRAFT):
        root = etree.fromstring(ssml.render(letter, style, SETTING))
        for element in root.iterchildren():
            assert set(element.attrib) <= may_have[etree.QName(element).localname]
        for pause in root.iter(f"{SSML}break"):
            assert pause.get("strength", "none") in strengths
            assert pause.get("time", "0ms").removesuffix("ms").isdigit()


def test_both_forms_say_the_same_words(style):
    root = etree.fromstring(ssml.render(plain_letter(), style, SETTING))
    spoken_words = " ".join(" ".join(p.itertext()) for p in root.iter(f"{SSML}p")).split()
    assert spoken_words == told(plain_letter(), style).replace("* * *", "").split()


@pytest.mark.parametrize("module", [txt, ssml])
def test_the_same_letter_gives_the_same_bytes(module, style):
    assert module.render(plain_letter(), style, SETTING) == module.render(plain_letter(), style, SETTING)


# --- settings -------------------------------------------------------------------------------------------------------


def test_ones_own_way_of_telling_is_a_file_in_ones_own_folder(tmp_path):
    (tmp_path / "narration").mkdir()
    (tmp_path / "narration" / "slow.toml").write_text("breath = 8\n", encoding="utf-8")
    assert narration_setting(("slow",), tmp_path).breath == 8


def test_a_price_of_parts_of_a_penny_is_said_as_a_decimal():
    assert say("£0.245 a unit", WORDS).replace("\u00a0", " ") == "zero point two four five pounds a unit"


def test_names_of_signs_are_a_setting_and_one_that_lacks_is_said_as_elsewhere(tmp_path):
    (tmp_path / "narration").mkdir()
    (tmp_path / "narration" / "points.toml").write_text("[address_signs]\n'.' = 'point'\n", encoding="utf-8")
    setting = narration_setting(("points",), tmp_path)
    assert say("gail@a.org/b", setting).split() == ["gail", "at", "a", "point", "org", "b"]


def test_a_wrong_setting_is_told(tmp_path):
    (tmp_path / "narration").mkdir()
    (tmp_path / "narration" / "wrong.toml").write_text('breath = "long"\n', encoding="utf-8")
    with pytest.raises(ProfileError, match="breath"):
        narration_setting(("wrong",), tmp_path)
    with pytest.raises(UsageError, match="narration"):
        narration_setting(("fast",))


def told_or_refused(letter, style):
    try:
        return told(letter, style), ""
    except RenderError as error:
        return "", str(error)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=100))
def test_whatever_is_typed_is_told_or_refused_by_name(typed, style):
    words, refusal = told_or_refused(saying(typed), style)
    assert words or "U+" in refusal
