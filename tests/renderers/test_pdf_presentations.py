"""PDF letters in large print and other presentations: PDF/UA-1, within the page, filled only for a screen."""

import io
from dataclasses import replace
from itertools import pairwise

import page
import pikepdf
import pytest
from pypdf import PdfReader

from complaintletters import produce
from complaintletters.checks.file import compare
from complaintletters.checks.files.pdf import read
from complaintletters.landlord import landlord, landlord_paths
from complaintletters.letter import FreeText, Paragraph, Section, Text, Value
from complaintletters.presentation import presentation
from complaintletters.renderers.pdf import render
from complaintletters.renderers.pdf.letter_spacing import _closed_up
from complaintletters.renderers.pdf.page_data import page_data
from complaintletters.setting_out import set_out
from tests.hand_made import DRAFT, LETTER, SECTIONS
from tests.look import look
from tests.renderers.test_pdf import placed
from tests.samples import sample_letters

NAMES = (
    "large-print:18",
    "large-print:36",
    "dyslexia-friendly",
    "coloured-paper:buff",
    "large-print:24+coloured-paper:cream",
)
LAYOUTS = ("left", "right", "band", "rule")
LONG = replace(LETTER, sections=SECTIONS * 2)


def shown(name):
    return presentation(*name.split("+"))


def rendered(style, look, letter=LETTER):
    return render(set_out(letter, look), style, look)


def reader(data):
    return PdfReader(io.BytesIO(data))


MAIN_SAMPLES = {
    "stockport-homes": "stockport-homes-leak.json",
    "stoke-on-trent-housing-society": "stoke-on-trent-housing-society-bathroom-leak.json",
    "fairhive": "fairhive-mould-and-staff.json",
    "homes-in-somerset": "homes-in-somerset-repairs.json",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_every_presentation_passes_pdf_ua_1(name, layout, tmp_path):
    for letter in (LONG, replace(LONG, draft=DRAFT.draft)):
        path = tmp_path / "letter.pdf"
        path.write_bytes(rendered(look(tmp_path, layout), shown(name), letter))
        result = page.validate_pdf(str(path), profile="ua1")
        assert result.is_compliant, [failure.message for failure in result.failures]


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_version_passes_pdf_ua_1_and_is_filled(name, tmp_path):
    screen = shown(name).model_copy(update={"medium": "screen"})
    path = tmp_path / "letter.pdf"
    path.write_bytes(rendered(look(tmp_path), screen))
    assert page.validate_pdf(str(path), profile="ua1").is_compliant
    assert is_filled(reader(path.read_bytes())) == bool(screen.fill)


def is_filled(pdf):
    """Whether every page begins by filling itself from edge to edge."""
    starts = [shown_page.get_contents().get_data()[:400].decode("latin-1") for shown_page in pdf.pages]
    return all("595.2756 " in start and "\nf" in start for start in starts)


@pytest.mark.parametrize("name", ["coloured-paper:cream", "dyslexia-friendly"])
def test_no_toner_is_laid_over_coloured_paper(name, tmp_path):
    assert not is_filled(reader(rendered(look(tmp_path), shown(name))))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_letter_gives_the_same_bytes_in_every_presentation(name, tmp_path):
    style = look(tmp_path)
    assert rendered(style, shown(name)) == rendered(style, shown(name))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("size", [14, 18, 24, 36])
def test_only_the_name_and_address_show_in_the_window_at_every_size(layout, size, tmp_path):
    data = rendered(look(tmp_path, layout), presentation(f"large-print:{size}"))
    first = placed(reader(data).pages[0])
    inside = [(x, top, text) for x, top, text in first if 20 < x < 106 and 44 < top < 85]
    assert [text for _, _, text in inside] == list(LETTER.addressee)
    assert inside[-1][1] < 85 - 5


@pytest.mark.parametrize("id_", sorted(landlord_paths()))
def test_in_large_print_the_letterhead_is_the_mark_alone_and_words_come_last(id_):
    style = landlord(id_).house_style()
    pages = reader(rendered(style, presentation("large-print:36"))).pages
    above = [text for _, top, text in placed(pages[0]) if top < 48]
    assert above == []
    whole = "".join("".join(shown_page.extract_text() for shown_page in pages[-2:]).split())
    assert [line.text for line in style.contact if "".join(line.text.split()) not in whole] == []


@pytest.mark.parametrize("size", [18, 36])
def test_page_numbers_and_references_are_as_large_as_the_body(size, tmp_path):
    sizes = {}

    def visit(text, place, matrix, font, points):
        if text.strip():
            sizes[text.strip()] = round(points * place[0] * matrix[0])

    pages = reader(rendered(look(tmp_path), presentation(f"large-print:{size}"), LONG)).pages
    pages[1].extract_text(visitor_text=visit)
    marks = {text: points for text, points in sizes.items() if text.startswith("Page") or "HM/2026/00417" in text}
    assert set(marks.values()) == {size}
    assert len(marks) == 2
    assert min(sizes.values()) == size


@pytest.mark.parametrize("size", [28, 36, 72])
def test_no_word_or_value_is_wider_than_the_page(size, tmp_path):
    """Every word that is kept on one line has room on it, in bold, in a list, in a panel."""
    shown_at = presentation(f"large-print:{size}")
    typed = "Acknowledgement, notwithstanding Llanfairpwllgwyngyll: 16 September 2026"
    due = Value("date", "2026-09-16", "Wednesday 16 September 2026", "x")
    blocks = (Paragraph((FreeText(typed, "x"),)), Paragraph((Text("By "), due)))
    letter = replace(LETTER, sections=(Section("s", (), blocks),))
    room = (210 - 2 * shown_at.margin) * 72 / 25.4 - 2 * size
    pieces = [
        piece for block in page_data(letter, look(tmp_path), shown_at)["sections"][0]["blocks"] for piece in flat(block)
    ]
    longest = max(len(word) for piece in pieces for word in piece)
    assert longest * 0.6 * size <= room
    assert typed in read(rendered(look(tmp_path), shown_at, letter)).lines


def flat(node):
    """The words of a block's data that no line may break, each piece as a list."""
    if isinstance(node, str):
        return [node.split(" ")]
    if isinstance(node, dict):
        return (
            [[node["keep"]]] if "keep" in node else [piece for key in node for piece in flat(node[key]) if key != "to"]
        )
    return [piece for one in node for piece in flat(one)] if isinstance(node, list) else []


def test_days_in_typed_words_are_not_broken_over_lines(tmp_path):
    blocks = tuple(Paragraph((FreeText("word " * count + "9 February 2026", "x"),)) for count in range(3, 20))
    letter = replace(LETTER, sections=(Section("s", (), blocks),))
    text = "\n".join(
        one.extract_text() for one in reader(rendered(look(tmp_path), presentation("large-print:24"), letter)).pages
    )
    assert text.count("9 February 2026") == len(blocks)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_read_back_is_what_was_said(name, layout, tmp_path):
    set_out_letter = set_out(LONG, shown(name))
    assert compare(set_out_letter, read(render(set_out_letter, look(tmp_path, layout), shown(name)))) == ()


def test_letters_and_lines_stand_apart_in_the_dyslexia_friendly_letter(tmp_path):
    apart = presentation("dyslexia-friendly")
    close = apart.model_copy(update={"letter_spacing": 0.0, "word_spacing": 0.0})
    letter = replace(LETTER, sections=(Section("s", (), (Paragraph((FreeText("word " * 200, "x"),)),)),))

    def tops(shown_as):
        pages = reader(rendered(look(tmp_path), shown_as, letter)).pages
        found = [(at, top) for at, one in enumerate(pages) for _, top, text in placed(one) if text.startswith("word")]
        return sorted({(at, round(top, 1)) for at, top in found})

    assert len(tops(apart)) > 1.25 * len(tops(close))
    lines = tops(apart)
    steps = [below - above for (at, above), (other, below) in pairwise(lines) if at == other]
    assert [step for step in steps if abs(step - 1.5 * 12 / 72 * 25.4) > 0.11] == []


@pytest.mark.parametrize("id_", sorted(landlord_paths()))
@pytest.mark.parametrize(
    ("size", "said"),
    [(18, ("upheld", "£", "Questions?")), (24, ("upheld", "£")), (36, ("upheld",))],
)
def test_page_one_says_what_was_decided_and_what_else_it_has_room_for(id_, size, said):
    style, look_ = landlord(id_).house_style(), presentation(f"large-print:{size}")
    (sample,) = [
        one for one in sample_letters() if one.file in MAIN_SAMPLES[id_] and (one.kind, one.stage) == ("response", 1)
    ]
    letter = produce(sample.case, **sample.asked, formats=["txt"]).letter
    first = reader(render(set_out(letter, look_), style, look_)).pages[0].extract_text()
    assert [words for words in said if words not in first] == []


def test_nothing_covers_the_mark_on_a_drafts_first_page_however_long_its_notice_is(tmp_path):
    gaps = replace(
        DRAFT, draft=replace(DRAFT.draft, gaps=tuple(f"a gap of some length, number {n}" for n in range(12)))
    )
    pages = reader(rendered(look(tmp_path), presentation("large-print:36"), gaps)).pages
    number = next(at for at, one in enumerate(pages) if "Mrs Amina Khan" in one.extract_text())
    assert number > 1
    above = [(round(top), text) for _, top, text in placed(pages[number]) if top < 48]
    assert [text for top, text in above if top > 14] == []
    assert "HM/2026/00417" not in " ".join(text for _, text in above)


def test_a_landlord_without_small_print_has_no_empty_last_page(tmp_path):
    bare = replace(look(tmp_path), small_print="")
    for size in range(16, 40):
        last = reader(rendered(bare, presentation(f"large-print:{size}"))).pages[-1].extract_text()
        assert len(last.split()) > len(f"Page 1 of 1 {LETTER.identity.reference}".split()), size


def test_a_landlord_without_words_in_its_letterhead_has_no_empty_last_page(tmp_path):
    bare = replace(look(tmp_path), contact=(), small_print="", strapline="")
    for size in range(16, 30):
        last = reader(rendered(bare, presentation(f"large-print:{size}"))).pages[-1].extract_text()
        assert "Compensation policy" in last or "Enclosed" in last


def test_words_whose_letters_are_set_apart_are_still_words(tmp_path):
    """Programs that copy or speak a page take letters moved one by one for words of one letter."""
    text = " ".join(
        one.extract_text() for one in reader(rendered(look(tmp_path), presentation("dyslexia-friendly"))).pages
    )
    said = " ".join(text.split())
    for words in ("Dear Mrs Khan", "We will pay you £150.00 by 17 April 2026", "feedback@example.org or look at"):
        assert words in said


def test_character_spacing_shows_what_was_shown(tmp_path):
    """Every glyph stands where the typesetter put it."""
    shown = pikepdf.Array(
        [pikepdf.String(b"\x00\x01"), -110, pikepdf.String(b"\x00\x02\x00\x03"), -180, pikepdf.String(b"\x00\x04")]
    )
    assert list(_closed_up(shown, 180)) == [
        pikepdf.String(b"\x00\x01"),
        70,
        pikepdf.String(b"\x00\x02"),
        180,
        pikepdf.String(b"\x00\x03\x00\x04"),
    ]
