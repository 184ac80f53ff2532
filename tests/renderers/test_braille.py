"""Braille's promises: rows and pages of the right size, the layout of guidance, nothing written that has no sign."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from complaintletters.braille import braille_setting, prepared, written
from complaintletters.errors import ProfileError, RenderError, UsageError
from complaintletters.letter import Bullets, Cell, Heading, Item, Paragraph, Section, Table, Text, Value
from complaintletters.liblouis import BLANK, back
from complaintletters.renderers.braille import brf, pef
from complaintletters.renderers.braille.pages import CONTINUES, braille_pages
from tests.hand_made import DRAFT, LETTER
from tests.look import look, saying

NAMES = ((), ("grade-1",), ("32x27",), ("grade-1", "32x27"))
PEF = "{http://www.daisy.org/ns/2008/pef}"


@pytest.fixture(scope="module")
def style(tmp_path_factory):
    return look(tmp_path_factory.mktemp("look"))


def plain_letter():
    """The hand-made letter without what was typed to provoke formats."""
    return replace(LETTER, sections=(LETTER.sections[0], LETTER.sections[2]))


def read_rows(letter, style, names=()):
    setting = braille_setting(names)
    return [back(row, setting.table).rstrip() for page in braille_pages(letter, style, setting) for row in page[1:]]


@pytest.mark.parametrize("names", NAMES)
def test_no_row_is_longer_than_a_line_and_no_page_than_a_sheet(names, style):
    setting = braille_setting(names)
    pages = braille_pages(saying(*["The ceiling came down in the kitchen. " * 9] * 12), style, setting)
    assert len(pages) > 3
    assert max(len(row) for page in pages for row in page) <= setting.cells
    assert max(len(page) for page in pages) == setting.lines
    assert not any(row.endswith(BLANK) for page in pages for row in page[1:])


def test_every_page_has_its_number_and_later_ones_the_reference(style):
    setting = braille_setting()
    pages = braille_pages(saying(*["Words. " * 60] * 9), style, setting)
    firsts = [back(page[0], setting.table).split() for page in pages]
    assert firsts == [["1"], *([LETTER.identity.reference, str(number)] for number in range(2, len(pages) + 1))]
    assert {len(page[0]) for page in pages} == {setting.cells}


def test_headings_paragraphs_and_items_start_at_the_cells_of_guidance(style):
    long = "and so on for as long as it takes to fill more than one row of braille"
    blocks = (
        Heading(2, (Text("Second heading"),)),
        Paragraph((Text(f"A paragraph {long}"),)),
        Bullets((Item((Text(f"An item {long}"),)),)),
        Heading(3, (Text("Third heading"),)),
    )
    rows = read_rows(replace(LETTER, sections=(Section("one", (), blocks),)), style)
    indents = {row.split()[0]: len(row) - len(row.lstrip()) for row in rows if row.strip()}
    assert (indents["Second"], indents["A"], indents["An"], indents["Third"]) == (4, 2, 0, 6)
    after = {
        name: rows[next(at for at, row in enumerate(rows) if row.strip().startswith(name)) + 1]
        for name in ("A p", "An")
    }
    assert not after["A p"].startswith(" ")
    assert after["An"].startswith("  ")
    assert not after["An"].startswith("   ")


def test_the_title_is_centred(style):
    setting = braille_setting()
    rows = [row for page in braille_pages(plain_letter(), style, setting) for row in page]
    title = next(row for row in rows if "Stage One" in back(row, setting.table) and row.startswith(BLANK * 3))
    left = len(title) - len(title.lstrip(BLANK))
    assert left == (setting.cells - len(title.strip(BLANK))) // 2


@pytest.mark.parametrize("filler", range(1, 50, 3))
def test_a_heading_is_never_last_on_a_page(filler, style):
    headed = Section(
        "headed",
        (),
        (
            *(Paragraph((Text(f"Filler {number}"),)) for number in range(filler)),
            Heading(2, (Text("Heading two"),)),
            Heading(3, (Text("Heading three"),)),
            Paragraph((Text("What stands below it goes on for more than one row of braille."),)),
        ),
    )
    setting = braille_setting()
    for page in braille_pages(replace(LETTER, sections=(headed,)), style, setting):
        assert "Heading" not in back(page[-1], setting.table)


def test_a_table_is_a_list_of_labelled_facts(style):
    rows = read_rows(plain_letter(), style)
    at = rows.index("What it is for: Losing your kitchen")
    assert rows[at + 1 : at + 5] == ["Amount: £150.00", "", "What it is for: Total", "Amount: £1,275.50"]


def test_an_empty_cell_says_nothing(style):
    head, row = (Cell((Text("Amount"),)), Cell((Text("We pay by"),))), (Cell((Text("£5"),)), Cell(()))
    letter = replace(LETTER, sections=(Section("money", (), (Table(head, (row,)),)),))
    assert not [row for row in read_rows(letter, style) if "We pay by" in row]


def test_a_long_address_is_divided_after_a_sign_with_dot_5(style):
    web = "www.housing-ombudsman.org.uk/residents/make-a-complaint"
    setting = braille_setting()
    rows = [row for page in braille_pages(saying(web), style, setting) for row in page]
    at = next(at for at, row in enumerate(rows) if row.endswith(CONTINUES))
    assert back(rows[at][:-1], setting.table).strip().endswith(("/", "-", "."))
    assert web == back(rows[at].strip(BLANK)[:-1] + rows[at + 1], setting.table)


def test_a_number_is_not_joined_to_the_next_but_a_telephone_number_is():
    assert "⠐" not in written(prepared("Flat 3 12 Example Road SK1 9ZZ"), "en-ueb-g2.ctb").dots
    assert written(prepared("ring 01632 960417"), "en-ueb-g2.ctb").dots.endswith("⠼⠚⠁⠋⠉⠃⠐⠊⠋⠚⠙⠁⠛")


def test_a_number_with_a_letter_keeps_it_among_capitals():
    made = written(prepared("FLAT 3B CORAL GREEN COURT"), "en-ueb-g2.ctb").dots
    assert "⠼⠉⠠⠃" in made
    assert back(made, "en-ueb-g2.ctb").casefold() == "flat 3b coral green court"


def test_marks_of_direction_and_hard_spaces_are_not_refused(style):
    rows = read_rows(saying("\u2068Mr\u00a0Ali\u2069 rang"), style)
    assert any("Mr Ali rang" in row for row in rows)


@pytest.mark.parametrize("module", [brf, pef])
def test_characters_without_a_sign_are_refused_by_name_all_at_once(module, style):
    letter = saying("Mrs Zażółć came", "A smile 😀 in words")
    with pytest.raises(RenderError) as refused:
        module.render(letter, style, braille_setting())
    told = str(refused.value)
    assert "points[0].text" in told
    assert "U+017C LATIN SMALL LETTER Z WITH DOT ABOVE in “Mrs Zażółć came”" in told
    assert "points[1].text" in told
    assert "U+1F600 GRINNING FACE" in told


def test_a_name_that_cannot_be_written_is_found_at_its_source(style):
    name = (Text("Dear "), Value("name", "Mrs Żak", "Mrs Żak", "people.zak.salutation"))
    with pytest.raises(RenderError, match=r"people\.zak\.salutation"):
        brf.render(replace(LETTER, salutation=name), style, braille_setting())


def test_another_language_goes_to_a_transcriber(style):
    welsh = replace(LETTER, identity=replace(LETTER.identity, language="cy"))
    with pytest.raises(RenderError, match="transcriber"):
        brf.render(welsh, style, braille_setting())


def test_a_draft_says_so_first(style):
    assert read_rows(replace(DRAFT, sections=()), style)[0].strip().startswith("DRAFT")


# --- files ----------------------------------------------------------------------------------------------------------


def test_a_brf_file_is_ascii_with_a_form_feed_after_each_page(style):
    data = brf.render(plain_letter(), style, braille_setting())
    text = data.decode("ascii")
    assert text.count("\f") == len(braille_pages(plain_letter(), style, braille_setting()))
    assert text.endswith("\r\n\f")
    assert set(text.replace("\r\n", "").replace("\f", "")) <= {chr(code) for code in range(0x20, 0x60)}


def test_a_pef_file_is_xml_with_what_the_format_requires(style):
    root = etree.fromstring(pef.render(plain_letter(), style, braille_setting(("32x27",))))
    assert root.tag == f"{PEF}pef"
    assert root.get("version") == "2008-1"
    meta = {etree.QName(one).localname: one.text for one in root.find(f"{PEF}head/{PEF}meta")}
    assert meta["format"] == "application/x-pef+xml"
    assert meta["title"] == LETTER.title_text
    assert meta["language"] == "en-GB"
    assert meta["identifier"]
    volume = root.find(f"{PEF}body/{PEF}volume")
    assert dict(volume.attrib) == {"cols": "32", "rows": "27", "rowgap": "0", "duplex": "false"}
    rows = [row.text or "" for row in volume.iterfind(f"{PEF}section/{PEF}page/{PEF}row")]
    assert rows
    assert all(0x2800 <= ord(cell) <= 0x283F for row in rows for cell in row)


@pytest.mark.parametrize("module", [brf, pef])
def test_the_same_letter_gives_the_same_bytes(module, style):
    setting = braille_setting()
    assert module.render(plain_letter(), style, setting) == module.render(plain_letter(), style, setting)


def test_grade_1_has_no_contractions(style):
    assert "⠮" not in "".join(
        row for page in braille_pages(saying("the and for"), style, braille_setting(("grade-1",))) for row in page
    )


# --- settings -------------------------------------------------------------------------------------------------------


def test_a_form_of_braille_that_is_not_there_is_told():
    with pytest.raises(UsageError, match=r"grade-3.*grade-1"):
        braille_setting(("grade-3",))


def test_ones_own_page_is_a_file_in_ones_own_folder(tmp_path):
    (tmp_path / "braille").mkdir()
    (tmp_path / "braille" / "narrow.toml").write_text("cells = 28\n", encoding="utf-8")
    assert braille_setting(("narrow",), tmp_path).cells == 28
    assert braille_setting(("narrow", "grade-1"), tmp_path).table == "en-ueb-g1.ctb"


def test_a_wrong_setting_is_told_with_its_key(tmp_path):
    (tmp_path / "braille").mkdir()
    (tmp_path / "braille" / "wide.toml").write_text("cells = 4000\ncelsl = 3\n", encoding="utf-8")
    with pytest.raises(ProfileError, match="celsl"):
        braille_setting(("wide",), tmp_path)


# --- laws -----------------------------------------------------------------------------------------------------------


def pages_or_refusal(letter, style, setting):
    try:
        return braille_pages(letter, style, setting), ""
    except RenderError as error:
        return (), str(error)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.text(st.characters(min_codepoint=32, max_codepoint=0x17F), min_size=1, max_size=300),
    names=st.sampled_from(NAMES),
)
def test_whatever_is_typed_fits_the_page_or_is_refused(typed, names, style):
    setting = braille_setting(names)
    pages, refusal = pages_or_refusal(saying(typed), style, setting)
    if refusal:
        assert "U+" in refusal
        return
    assert max(len(row) for page in pages for row in page) <= setting.cells
    assert max(len(page) for page in pages) <= setting.lines
