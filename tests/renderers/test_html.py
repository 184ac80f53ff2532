"""The HTML renderer's promises: one self-contained page, typed words as typed, elements that mean something."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from complaintletters.checks.files.html import read
from complaintletters.errors import RenderError
from complaintletters.letter import letter_lines, plain
from complaintletters.presentation import presentation
from complaintletters.renderers.html import render
from tests.hand_made import DRAFT, LETTER, TYPED
from tests.look import look, saying

STANDARD = presentation()
TYPEABLE = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), include_characters="\t<>&\"'")


@pytest.fixture
def style(tmp_path):
    return look(tmp_path)


def tree(letter, style):
    return html.document_fromstring(render(letter, style, STANDARD), parser=html.HTMLParser(encoding="utf-8"))


def test_the_page_holds_every_line_of_the_letter_in_order(style):
    assert list(read(render(LETTER, style, STANDARD)).lines) == [plain(content) for _, content in letter_lines(LETTER)]


def test_typed_words_arrive_as_typed_and_make_no_elements(style):
    page = tree(LETTER, style)
    assert TYPED in read(render(LETTER, style, STANDARD)).lines
    assert page.findall(".//b") == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(TYPEABLE, min_size=1, max_size=200).filter(str.strip))
def test_whatever_is_typed_arrives_as_typed(typed, style):
    assert typed in read(render(saying(typed), style, STANDARD)).lines


@pytest.mark.parametrize("typed", ["a\x07b", "half \ud800 a character"])
def test_what_no_page_may_hold_is_refused(typed, style):
    with pytest.raises(RenderError, match="html"):
        render(saying(typed), style, STANDARD)


def test_a_hostile_look_stays_inside_its_attribute(style):
    hostile = replace(style, name='</style><script>alert(1)</script>"', word_typeface='x";}</style><script>')
    finished = read(render(LETTER, hostile, STANDARD))
    assert [finding.code for finding in finished.findings] == []
    assert hostile.name in finished.furniture


def test_the_page_fetches_nothing_runs_nothing_and_hides_nothing(style):
    assert read(render(DRAFT, style, STANDARD)).findings == ()


def test_the_page_says_its_language_direction_and_title(style):
    page = tree(LETTER, style)
    assert (page.get("lang"), page.get("dir"), page.findtext(".//title")) == ("en-GB", "ltr", LETTER.title_text)


def test_there_is_one_title_and_landmarks_hold_everything(style):
    page = tree(DRAFT, style)
    assert [heading.text_content() for heading in page.findall(".//h1")] == [LETTER.title_text]
    assert [child.tag for child in page.find("body")] == ["aside", "aside", "header", "main", "footer"]


def test_a_panel_is_named_by_its_heading(style):
    panel = tree(LETTER, style).find(".//section[@class='panel']")
    assert panel.find("h2").get("id") == panel.get("aria-labelledby")


def test_tables_have_header_cells_with_a_scope(style):
    cells = tree(LETTER, style).findall(".//thead/tr/th")
    assert [(cell.get("scope"), cell.text_content()) for cell in cells] == [
        ("col", "What it is for"),
        ("col", "Amount"),
    ]


def test_dates_can_be_read_by_machines_and_links_lead_where_values_say(style):
    page = tree(LETTER, style)
    assert {element.get("datetime") for element in page.findall(".//time")} == {"2026-04-01", "2026-04-17"}
    assert {element.get("href") for element in page.findall(".//a")} == {
        "tel:+441632960417",
        "mailto:feedback@example.org",
        "https://www.example.org/",
    }


def test_in_a_right_to_left_letter_numbers_are_isolated_and_left_to_right(style):
    page = tree(replace(LETTER, direction="rtl"), style)
    assert page.get("dir") == "rtl"
    assert [(e.tag, e.get("dir")) for e in page.findall(".//main//*[@class='telephone']")] == [("bdi", "ltr")]


def test_the_same_letter_gives_the_same_bytes(style):
    assert render(LETTER, style, STANDARD) == render(LETTER, style, STANDARD)


def test_a_draft_says_so_first_and_lists_its_gaps(style):
    notice = read(render(DRAFT, style, STANDARD)).furniture
    assert notice[:4] == (DRAFT.furniture.draft, DRAFT.furniture.draft_gaps, *DRAFT.draft.gaps)


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG 2.2, contrast ratio."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_page_designs_own_colours_have_a_contrast_of_seven_or_more(style):
    assert contrast("#1a1a1a", "#f2f2f2") > 7
    text = "#1a1a1a"
    pairs = [(style.accent, "#FFFFFF"), (style.accent, style.tint), (style.on_accent, style.accent), (text, style.tint)]
    assert [pair for pair in pairs if contrast(*pair) < 7] == []


def test_every_character_survives_in_composed_or_decomposed_form(style):
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, "ŵŷ é ǿ ģ")
        assert typed in read(render(saying(typed), style, STANDARD)).lines
