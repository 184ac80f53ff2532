"""Word letters in large print and other presentations: valid, nothing small, nothing but bold, the letterhead kept."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from complaintletters.checks.file import compare
from complaintletters.checks.files.docx import read
from complaintletters.colours import contrast
from complaintletters.landlord import landlord, landlord_paths
from complaintletters.letter import Bullets, FreeText, Heading, Item, Paragraph, Section, Strong, Text, Value
from complaintletters.letterheads import write_landlord_art
from complaintletters.presentation import presentation
from complaintletters.renderers.docx import render
from complaintletters.renderers.docx.body import Body, address_size
from complaintletters.renderers.docx.fields import fields_of
from complaintletters.renderers.docx.letterhead import Manner, letterhead
from complaintletters.renderers.docx.word_xml import EMPTY
from complaintletters.setting_out import set_out
from tests.hand_made import DRAFT, LETTER, house_style

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = (
    "large-print:18",
    "large-print:36",
    "dyslexia-friendly",
    "coloured-paper:buff",
    "large-print:24+coloured-paper:cream",
)
LANDLORDS = sorted(landlord_paths())
LARGE = presentation("large-print:18")
HUGE = presentation("large-print:36")


def shown(name):
    return presentation(*name.split("+"))


def rendered(style, look, letter=LETTER):
    return render(set_out(letter, look), style, look)


@pytest.fixture(scope="module")
def style(tmp_path_factory):
    made = house_style(tmp_path_factory.mktemp("landlord"))
    write_landlord_art(made, overwrite=True)
    return made


def part(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def stories(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith(("word/document.xml", "word/header", "word/footer", "word/styles", "word/numbering"))
        }


def edited(style, tmp_path, name, *edits):
    """The same landlord with a letterhead in which one part is edited."""
    path = tmp_path / "letterhead.docx"
    with zipfile.ZipFile(style.letterhead) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.namelist():
            data = source.read(member)
            for old, new in edits if member == name else ():
                assert old in data, f"{old!r} is not in {name}"
                data = data.replace(old, new)
            target.writestr(member, data)
    return replace(style, letterhead=path)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("letter", [LETTER, DRAFT], ids=["letter", "draft"])
def test_word_finds_every_presentation_valid(style, tmp_path, name, letter):
    path = tmp_path / "letter.docx"
    path.write_bytes(rendered(style, shown(name), letter))
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize("id_", LANDLORDS)
@pytest.mark.parametrize("name", ["large-print:36", "dyslexia-friendly", "coloured-paper:pink"])
def test_every_landlords_letterhead_is_valid_and_says_the_same(id_, name, tmp_path):
    style, look = landlord(id_).house_style(), shown(name)
    data = rendered(style, look)
    path = tmp_path / "letter.docx"
    path.write_bytes(data)
    assert OpenXmlValidator().validate(path).errors == []
    assert compare(set_out(LETTER, look), read(data)) == ()


@pytest.mark.parametrize("size", [18, 24, 36])
@pytest.mark.parametrize("id_", LANDLORDS)
def test_nothing_in_large_print_is_smaller_than_the_size_asked_for(id_, size):
    found = stories(rendered(landlord(id_).house_style(), presentation(f"large-print:{size}")))
    sizes = {int(one.get(f"{W}val")) for root in found.values() for one in root.iter(f"{W}sz", f"{W}szCs")}
    # But for an address, where its window is too small for it.
    fitted = {round(address_size(LETTER.addressee, setting_of(id_, size)) * 2)} - {size * 2}
    assert min(sizes - fitted) == size * 2


def setting_of(id_, size):
    manner = Manner("en-GB", "ltr", presentation(f"large-print:{size}"), draft=False)
    return letterhead(landlord(id_).house_style().letterhead, manner).setting


@pytest.mark.parametrize("name", ["large-print:18", "dyslexia-friendly"])
def test_there_are_no_italics_underlines_capitals_or_justified_lines(style, tmp_path, name):
    marks = b"<w:rPr><w:i/><w:caps/><w:smallCaps/><w:u w:val='single'/></w:rPr>"
    justified = edited(
        style,
        tmp_path,
        "word/styles.xml",
        (b"</w:pPr></w:style>", b'<w:jc w:val="both"/></w:pPr>' + marks + b"</w:style>"),
    )
    for root in stories(rendered(justified, shown(name))).values():
        assert list(root.iter(f"{W}i", f"{W}iCs", f"{W}u", f"{W}caps", f"{W}smallCaps")) == []
        assert [one for one in root.iter(f"{W}jc") if one.get(f"{W}val") == "both"] == []


def test_a_letterhead_in_a_serif_typeface_is_set_in_a_plain_one(style, tmp_path):
    serif = edited(style, tmp_path, "word/styles.xml", (b'"Arial"', b'"Georgia"'))
    styles = part(rendered(serif, LARGE), "word/styles.xml")
    assert {fonts.get(f"{W}ascii") for fonts in styles.iter(f"{W}rFonts")} == {"Arial"}
    kept = part(rendered(serif, presentation()), "word/styles.xml")
    assert {fonts.get(f"{W}ascii") for fonts in kept.iter(f"{W}rFonts")} == {"Georgia"}


def test_links_are_bold_and_not_underlined(style):
    link = next(
        one
        for one in part(rendered(style, LARGE), "word/styles.xml").iter(f"{W}style")
        if one.get(f"{W}styleId") == "Hyperlink"
    )
    assert (link.find(f"{W}rPr/{W}b") is not None, link.find(f"{W}rPr/{W}u")) == (True, None)


def test_tables_are_lists_a_gap_apart(style):
    body = part(rendered(style, LARGE))
    assert list(body.iter(f"{W}tbl")) == []
    lines = read(rendered(style, LARGE)).lines
    assert "What it is for: Losing your kitchen" in lines
    assert "Total: £1,275.50" in lines
    last = next(p for p in body.iter(f"{W}p") if "".join(p.itertext()).startswith("Amount:"))
    assert int(last.find(f"{W}pPr/{W}spacing").get(f"{W}after")) >= 18 * 1.25 * 20


@pytest.mark.parametrize("id_", LANDLORDS)
def test_the_first_header_keeps_the_wordmark_and_its_words_go_to_the_letters_end(id_):
    style = landlord(id_).house_style()
    data = rendered(style, HUGE)
    headers = {name: root for name, root in stories(data).items() if name.startswith("word/header")}
    first = next(root for root in headers.values() if root.find(f".//{W}drawing") is not None)
    assert "".join(first.itertext(f"{W}t")).strip() == ""
    assert list(first.iter(f"{W}framePr")) == []
    ends = [one for one in part(data).iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == "letterhead"]
    said = "\n".join("".join(one.itertext()) for one in ends)
    assert all(line.text.replace(" ", "\u00a0") in said.replace(" ", "\u00a0") for line in style.contact)
    assert len(ends) == bool(style.contact)


def test_every_page_says_which_of_how_many_it_is(style):
    footers = [root for name, root in stories(rendered(style, HUGE)).items() if name.startswith("word/footer")]
    codes = [[code.text.strip() for code in root.iter(f"{W}instrText")] for root in footers]
    assert codes == [["PAGE", "NUMPAGES"]] * 2


def test_later_pages_carry_the_reference_and_in_giant_print_nothing_else(style):
    assert "Our reference: HM/2026/00417" in read(rendered(style, LARGE)).furniture
    assert "HM/2026/00417" in read(rendered(style, HUGE)).furniture


def test_where_letters_are_set_apart_a_later_header_has_one_thing_below_the_other(style):
    assert (
        "Hand Made Homes\nOur reference: HM/2026/00417" in read(rendered(style, shown("dyslexia-friendly"))).furniture
    )


def test_in_giant_print_a_list_may_part_from_what_leads_into_it_and_a_heading_never_from_its_words(style):
    blocks = (
        Heading(2, (Text("What we saw"),)),
        Paragraph((Text("We looked at:"),)),
        Bullets((Item((Text("Photographs"),)),)),
    )
    letter = replace(LETTER, sections=(Section("s", (), blocks), *LETTER.sections))
    for look, kept in ((LARGE, True), (HUGE, False)):
        lines = {"".join(p.itertext()): p for p in part(rendered(style, look, letter)).iter(f"{W}p")}
        assert (lines["We looked at:"].find(f"{W}pPr/{W}keepNext") is not None) is kept
        assert lines["What we saw"].find(f"{W}pPr/{W}keepNext") is not None


def test_the_name_of_a_stage_stays_whole(style):
    assert "Our Stage\u00a0One response to your complaint" in read(rendered(style, LARGE)).lines


def test_a_fields_own_paragraph_in_a_header_is_left_alone(style, tmp_path):
    field = (
        b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        b'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
    )
    own = edited(style, tmp_path, "word/header1.xml", (b"</w:hdr>", field))
    found = stories(rendered(own, HUGE))["word/header1.xml"]
    assert [code.text for code in found.iter(f"{W}instrText")] == ["PAGE"]


def test_words_that_are_not_fields_always_stand_at_the_end(style, tmp_path):
    words = b"<w:p><w:r><w:t>A charity. </w:t></w:r><w:r><w:t>{{ landlord.name }}</w:t></w:r></w:p></w:hdr>"
    header = next(
        name for name, root in stories(style.letterhead.read_bytes()).items() if root.find(f".//{W}drawing") is not None
    )
    own = replace(edited(style, tmp_path, header, (b"</w:hdr>", words)), contact=())
    assert "A charity. Hand Made Homes" in read(rendered(own, HUGE)).furniture


@pytest.mark.parametrize("lines", [4, 6, 8])
@pytest.mark.parametrize("size", [14, 18, 36])
def test_the_address_shows_in_the_window_at_every_size(style, size, lines):
    addressee = ("Mrs Amina Khan", *("12 Example Road" for _ in range(lines - 1)))
    setting = letterhead(
        style.letterhead, Manner("en-GB", "ltr", presentation(f"large-print:{size}"), draft=False)
    ).setting
    found = address_size(addressee, setting)
    assert found <= size
    assert found * 1.2 * lines <= 96 or found == 10
    body = part(rendered(style, presentation(f"large-print:{size}"), replace(LETTER, addressee=addressee)))
    first = next(p for p in body.iter(f"{W}p") if "".join(p.itertext()) == "Mrs Amina Khan")
    own = first.find(f"{W}r/{W}rPr/{W}sz")
    assert (int(own.get(f"{W}val")) / 2 if own is not None else size) == found


def test_a_date_too_long_for_a_line_parts_after_its_weekday(style):
    due = Value("date", "2026-09-16", "Wednesday 16 September 2026", "x")
    letter = replace(LETTER, sections=(Section("s", (), (Paragraph((Text("By "), due)),)),))
    assert "By Wednesday 16\u00a0September\u00a02026" in read(rendered(style, HUGE, letter)).lines
    assert "By Wednesday\u00a016\u00a0September\u00a02026" in read(rendered(style, LARGE, letter)).lines


def test_days_numbers_and_references_in_typed_words_stay_whole_and_read_as_typed(style):
    typed = "On 9 February 2026 we rang 01632 960417 about FH-2026-0061."
    letter = replace(LETTER, sections=(Section("s", (), (Paragraph((FreeText(typed, "x"),)),)),))
    for look, hyphens in ((LARGE, 2), (presentation(), 0)):
        data = rendered(style, look, letter)
        (line,) = [line for line in read(data).lines if "we rang" in line]
        assert line == typed.replace("9 February 2026", "9\u00a0February\u00a02026").replace("2 9", "2\u00a09")
        assert len(list(part(data).iter(f"{W}noBreakHyphen"))) == hyphens
        assert compare(set_out(letter, look), read(data)) == ()


@pytest.mark.parametrize("id_", LANDLORDS)
def test_margins_are_the_presentations_and_what_reaches_the_edge_still_does(id_):
    made = landlord(id_).house_style()
    data, old = rendered(made, LARGE), rendered(made, presentation())
    margins = [{side: int(one.get(f"{W}{side}")) for side in ("left", "right")} for one in part(data).iter(f"{W}pgMar")]
    assert margins == [{"left": 1417, "right": 1417}] * len(margins)
    own = int(next(part(old).iter(f"{W}pgMar")).get(f"{W}left"))

    def edges(file, margin):
        indents = [
            one for root in (part(file, "word/styles.xml"), *stories(file).values()) for one in root.iter(f"{W}ind")
        ]
        reach = [(int(one.get(f"{W}left") or 0), int(one.get(f"{W}right") or 0)) for one in indents]
        return sorted((margin + left, margin + right) for left, right in reach if right < 0)

    assert edges(data, 1417) == edges(old, own)
    narrow = part(rendered(made, presentation("dyslexia-friendly")), "word/styles.xml")
    address = next(one for one in narrow.iter(f"{W}style") if one.find(f"{W}name").get(f"{W}val").lower() == "address")
    assert int(address.find(f"{W}pPr/{W}ind").get(f"{W}left")) + 1134 == own


def test_what_follows_the_address_stands_below_the_window(style):
    body = part(rendered(style, HUGE))
    last = next(p for p in body.iter(f"{W}p") if "".join(p.itertext()) == LETTER.addressee[-1])
    line = int(last.find(f"{W}pPr/{W}spacing").get(f"{W}line"))
    assert int(last.find(f"{W}pPr/{W}spacing").get(f"{W}after")) + len(LETTER.addressee) * line >= 2270
    assert "".join(last.getnext().itertext()).startswith("Our Stage")


def test_the_letters_date_is_known_to_a_letterhead_wherever_it_stands():
    assert (
        fields_of(set_out(LETTER, LARGE), house_style(Path()), Body(EMPTY, (), ())).words["letter.date"]
        == "1 April 2026"
    )


def test_a_bold_line_stays_with_what_it_leads_into(style):
    blocks = (Paragraph((Strong((Text("What we got wrong"),)),)), Paragraph((Text("We were late."),)))
    body = part(rendered(style, LARGE, replace(LETTER, sections=(Section("s", (), blocks), *LETTER.sections))))
    line = next(p for p in body.iter(f"{W}p") if "".join(p.itertext()) == "What we got wrong")
    assert line.find(f"{W}pPr/{W}keepNext") is not None


# --- dyslexia-friendly, coloured paper ------------------------------------------------------------------------------


def test_letters_and_lines_stand_apart_in_the_dyslexia_friendly_letter(style):
    styles = part(rendered(style, presentation("dyslexia-friendly")), "word/styles.xml")
    spacing = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}spacing")
    assert int(spacing.get(f"{W}val")) == round(0.18 * 12 * 20)
    normal = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}default") == "1")
    assert int(normal.find(f"{W}pPr/{W}spacing").get(f"{W}line")) == 1.5 * 12 * 20
    sizes = {
        one.find(f"{W}name").get(f"{W}val"): int(one.find(f"{W}rPr/{W}sz").get(f"{W}val"))
        for one in styles.iter(f"{W}style")
        if one.find(f"{W}rPr/{W}sz") is not None
    }
    assert all(size >= 1.2 * 24 for name, size in sizes.items() if name.lower().startswith("heading"))
    assert min(sizes.values()) >= 24


@pytest.mark.parametrize("id_", LANDLORDS)
@pytest.mark.parametrize("paper", ["cream", "pale-yellow", "peach", "pink", "blue", "green", "lilac", "buff"])
def test_every_colour_of_words_in_word_has_a_contrast_of_seven_or_more_on_every_paper(id_, paper):
    look = presentation(f"coloured-paper:{paper}")
    style = landlord(id_).house_style()
    faint = set()
    for root in stories(rendered(style, look)).values():
        for colour in root.iter(f"{W}color"):
            value = f"#{colour.get(f'{W}val')}"
            holder = next(colour.iterancestors(f"{W}style", f"{W}p"))
            fill = holder.find(f"{W}pPr/{W}shd")
            ground = f"#{fill.get(f'{W}fill')}" if fill is not None else look.page
            if value != "#auto" and contrast(value, ground) < 7:
                faint.add((value, ground))
    assert faint == set()


@pytest.mark.parametrize("id_", LANDLORDS)
def test_no_toner_is_laid_over_coloured_paper(id_):
    look = presentation("coloured-paper:cream")
    for root in stories(rendered(landlord(id_).house_style(), look)).values():
        fills = {f"#{one.get(f'{W}fill')}" for one in root.iter(f"{W}shd")}
        assert [fill for fill in fills if contrast(fill, "#000000") > 7] == []
        assert root.find(f"{W}background") is None


def test_a_page_for_the_screen_has_the_papers_colour(style, tmp_path):
    look = presentation("coloured-paper:cream").model_copy(update={"medium": "screen"})
    data = rendered(style, look)
    assert part(data).find(f"{W}background").get(f"{W}color") == "FFF8E1"
    assert part(data, "word/settings.xml").find(f"{W}displayBackgroundShape") is not None
    path = tmp_path / "letter.docx"
    path.write_bytes(data)
    assert OpenXmlValidator().validate(path).errors == []


# --- how it is made -------------------------------------------------------------------------------------------------


def test_the_letterhead_is_made_ready_once_for_each_presentation(style):
    manner = Manner("en-GB", "ltr", presentation("large-print:18"), draft=False)
    again = Manner("en-GB", "ltr", presentation("large-print:18"), draft=False)
    assert letterhead(style.letterhead, manner) is letterhead(style.letterhead, again)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_letter_gives_the_same_bytes_in_every_presentation(style, name):
    assert rendered(style, shown(name)) == rendered(style, shown(name))


def test_no_empty_paragraph_makes_a_gap_but_a_band_of_colour():
    for id_ in LANDLORDS:
        document = Document(io.BytesIO(rendered(landlord(id_).house_style(), HUGE)))
        assert [p for p in document.element.body.iter(f"{W}p") if not "".join(p.itertext()).strip()] == []
