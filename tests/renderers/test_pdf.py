"""The PDF renderer's promises: PDF/UA-1, typed words as typed, same bytes, a window envelope, every draft marked."""

import io
import unicodedata
from dataclasses import replace

import page
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from complaintletters.checks.files.pdf import read
from complaintletters.errors import RenderError
from complaintletters.letter import FreeText, LineBreak, Paragraph, Text, Value, letter_lines, plain
from complaintletters.presentation import presentation
from complaintletters.renderers.pdf import render
from complaintletters.renderers.pdf.typefaces import covered
from tests.hand_made import DRAFT, LETTER, SECTIONS, TYPED
from tests.look import look, saying

STANDARD = presentation()
LAYOUTS = ("left", "right", "band", "rule")
LONG = replace(LETTER, sections=SECTIONS * 3)
TYPEABLE = sorted(c for c in covered() if unicodedata.category(c)[0] in "LNPS" and unicodedata.bidirectional(c) == "L")


def sized(points):
    return STANDARD.model_copy(update={"size": points, "small": points})


@pytest.fixture
def style(tmp_path):
    return look(tmp_path)


def as_set(text):
    """A tab is four spaces on a page."""
    return text.replace("\t", "    ")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("letter", [LONG, replace(LONG, draft=DRAFT.draft)], ids=["letter", "draft"])
def test_every_layout_passes_pdf_ua_1(layout, letter, tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(render(letter, look(tmp_path, layout), STANDARD))
    result = page.validate_pdf(str(path), profile="ua1")
    assert result.is_compliant, [failure.message for failure in result.failures]


def test_the_tags_hold_every_line_of_the_letter_in_order(style):
    expected = [as_set(plain(content)) for _, content in letter_lines(LETTER)]
    assert list(read(render(LETTER, style, STANDARD)).lines) == expected


def test_typed_words_arrive_as_typed(style):
    assert TYPED in read(render(LETTER, style, STANDARD)).lines


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.sampled_from([*TYPEABLE, " ", "#", "*", "$", "\\", "<", "@", "/"]), min_size=1, max_size=300))
def test_whatever_is_typed_arrives_as_typed(typed, style):
    typed = f"“{typed}”"
    lines = read(render(saying(typed), style, STANDARD)).lines
    assert unicodedata.normalize("NFC", typed) in [unicodedata.normalize("NFC", line) for line in lines]


# Letters, a mark that joins two, vowel signs, and signs that come last, of scripts whose marks are drawn apart.
INDIC = (
    ("કખગઘચછજટઠડઢણતથદધનપબભમયરલવશસહ", "્", "ાિીુૂૃેૈોૌ", "ંઁ"),
    ("ਕਖਗਘਚਛਜਟਠਡਣਤਥਦਧਨਪਬਭਮਯਰਲਵਸਹ", "੍", "ਾਿੀੁੂੇੈੋੌ", "ੰਂੱ"),
    ("কখগঘচছজটঠডঢণতথদধনপফবভমযরলশষসহ", "্", "ািীুূৃেৈোৌ", "ংঁ"),
)


@st.composite
def syllables(draw, script):
    letters, joins, vowels, lasts = map(st.sampled_from, script)
    parts = (draw(letters), draw(joins | st.just("")), draw(letters), draw(vowels | st.just("")), draw(lasts | st.just("")))
    return "".join(parts if parts[1] else parts[2:])


indic = st.one_of(
    st.lists(st.lists(syllables(script), min_size=1, max_size=4).map("".join), min_size=20, max_size=60).map(" ".join)
    for script in INDIC
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("મને લાગે છે કે હું કહ્યું બીજું છું. મોડું થયું, હું દિલગીર છું.")
@example("ਤੁਹਾਨੂੰ ਹੂੰ ਕਿਉਂ ਨਤੁਨ")
@example("কুঁ নতুন চূড়ান্ত পাঁচ")
@given(indic)
def test_each_cluster_of_letters_and_marks_is_said_once(style, typed):
    """In a letter of any language: a resident's own words may be in another script."""
    assert typed in read(render(saying(typed), style, STANDARD)).lines


def test_a_word_too_long_for_a_line_is_broken_and_still_read_whole(style):
    word = "Llanfair" * 30
    data = render(saying(word), style, STANDARD)
    assert word in read(data).lines
    assert max(x for page_ in PdfReader(io.BytesIO(data)).pages for x, _, _ in placed(page_)) < 210 - 22


def test_typed_line_breaks_and_wrapped_lines_are_told_apart(style):
    long = "word " * 40 + "end"
    paragraph = Paragraph((FreeText(long, "x"), LineBreak(), FreeText("next line", "x")))
    letter = replace(LETTER, sections=(replace(SECTIONS[0], blocks=(paragraph,)),))
    assert f"{long}\nnext line" in read(render(letter, style, STANDARD)).lines


def test_the_same_letter_gives_the_same_bytes(style):
    assert render(LETTER, style, STANDARD) == render(LETTER, style, STANDARD)


def test_properties_and_bookmarks_name_the_letter(style):
    pdf = PdfReader(io.BytesIO(render(LETTER, style, STANDARD)))
    properties = pdf.metadata
    assert properties["/Title"] == "Our Stage One response to your complaint"
    assert properties["/Author"] == "Hand Made Homes"
    assert properties["/Subject"] == "Leak from the flat above"
    assert properties["/Keywords"] == "HM/2026/00417"
    assert properties["/CreationDate"].startswith("D:20260401000000")
    assert pdf.root_object["/Lang"] == "en-GB"
    top, below = pdf.outline
    assert top.title == "Our Stage One response to your complaint"
    assert [entry.title for entry in below if not isinstance(entry, list)] == [
        "The main points",
        "What we found",
        "What we will pay",
    ]


def test_links_lead_where_their_values_say(style):
    pages = PdfReader(io.BytesIO(render(LETTER, style, STANDARD))).pages
    annotations = [annotation.get_object() for shown in pages for annotation in shown.annotations or ()]
    assert {annotation["/A"]["/URI"] for annotation in annotations} == {
        "tel:+441632960417",
        "mailto:feedback@example.org",
        "https://www.example.org/",
    }


def test_a_missing_glyph_is_refused_by_name_with_its_place(style):
    with pytest.raises(RenderError) as caught:
        render(saying("Thank you 😀😀", "and 中 and 😀"), style, STANDARD)
    assert [(fault.where, fault.found) for fault in caught.value.faults] == [
        ("points[0].text", "😀 U+1F600 GRINNING FACE"),
        ("points[1].text", "中 U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"),
    ]
    assert caught.value.faults[0].mend == "Leave out the pdf format or type another character."


def test_marks_that_show_nothing_need_no_glyph(style):
    typed = "a\u200db c\ufe0f d\u200e e\u2066f\u2069 g\u00adh i\ufeff"
    assert render(saying(typed), style, STANDARD).startswith(b"%PDF")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_draft_is_marked_on_every_page_and_its_gaps_come_first(layout, tmp_path):
    data = render(replace(LONG, draft=DRAFT.draft), look(tmp_path, layout), STANDARD)
    for shown in PdfReader(io.BytesIO(data)).pages:
        assert DRAFT.furniture.draft in shown.extract_text()
    notice = read(data).furniture
    assert notice[:4] == (DRAFT.furniture.draft, DRAFT.furniture.draft_gaps, *DRAFT.draft.gaps)


def test_a_letter_is_not_marked_as_a_draft(style):
    text = "".join(shown.extract_text() for shown in PdfReader(io.BytesIO(render(LETTER, style, STANDARD))).pages)
    assert "DRAFT" not in text


def test_every_page_is_numbered_and_later_pages_carry_the_reference(style):
    pages = [shown.extract_text() for shown in PdfReader(io.BytesIO(render(LONG, style, STANDARD))).pages]
    assert len(pages) > 2
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, start=1))
    assert all("Our reference: HM/2026/00417" in text for text in pages)


def placed(shown):
    """Each piece of text of a page with its left edge and the top of its line, in millimetres from the paper's edge."""
    out = []

    def visit(text, place, matrix, font, size):
        if text.strip():
            x = matrix[4] * place[0] + matrix[5] * place[2] + place[4]
            y = matrix[4] * place[1] + matrix[5] * place[3] + place[5]
            out.append((x / 72 * 25.4, 297 - (y + 0.8 * size) / 72 * 25.4, text.strip()))

    shown.extract_text(visitor_text=visit)
    return out


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("points", [12, 18, 24, 36])
def test_only_the_name_and_address_show_in_a_window_envelope(layout, points, tmp_path):
    data = render(LETTER, look(tmp_path, layout), sized(points))
    first = placed(PdfReader(io.BytesIO(data)).pages[0])
    inside = [(x, top, text) for x, top, text in first if 20 < x < 106 and 44 < top < 85]
    assert [text for _, _, text in inside] == list(LETTER.addressee)
    assert inside[0][0] == pytest.approx(22, abs=0.1)
    assert 48 <= inside[0][1] <= 52
    assert inside[-1][1] < 85 - 5


def test_a_letter_without_an_address_is_still_a_letter(style):
    assert read(render(replace(LETTER, addressee=()), style, STANDARD)).lines[0] == "Date: 1 April 2026"


def test_in_a_right_to_left_letter_sums_and_numbers_are_left_to_right(style):
    letter = replace(LETTER, direction="rtl", identity=replace(LETTER.identity, language="ar"))
    pdf = PdfReader(io.BytesIO(render(letter, style, STANDARD)))
    assert pdf.root_object["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert pdf.root_object["/Lang"] == "ar"


def test_dates_and_sums_are_not_broken_over_lines(style):
    due = Value("date", "2026-09-16", "Wednesday 16 September 2026", "x")
    blocks = tuple(Paragraph((Text("word " * count), due)) for count in range(8, 20))
    data = render(replace(LETTER, sections=(replace(SECTIONS[2], blocks=blocks),)), style, STANDARD)
    text = "\n".join(shown.extract_text() for shown in PdfReader(io.BytesIO(data)).pages)
    assert text.count("Wednesday 16 September 2026") == len(blocks)
