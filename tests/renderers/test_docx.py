"""Word letters: as typed, in the letterhead, valid, accessible, and the same as plain docxtpl makes them."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup
from openxml_audit import OpenXmlValidator

from complaintletters.checks.files.docx import read
from complaintletters.errors import LetterheadError, RenderError
from complaintletters.letter import (
    Draft,
    FreeText,
    Heading,
    Letter,
    Paragraph,
    Section,
    Table,
    Text,
    Value,
    letter_lines,
    plain,
)
from complaintletters.letterheads import write_landlord_art
from complaintletters.presentation import presentation
from complaintletters.renderers.docx import render
from complaintletters.renderers.docx.body import body_of
from complaintletters.renderers.docx.fields import Fields, fields_of
from complaintletters.renderers.docx.inlines import tag_of
from complaintletters.renderers.docx.letterhead import Manner, letterhead
from complaintletters.renderers.docx.package import open_package
from tests.hand_made import DRAFT, LETTER, TYPED, house_style

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STANDARD = presentation()
XMLNS = {"w": W[1:-1]}


@pytest.fixture(scope="module")
def style(tmp_path_factory):
    made = house_style(tmp_path_factory.mktemp("landlord"))
    write_landlord_art(made, overwrite=True)
    return made


@pytest.fixture(scope="module")
def letter_file(style):
    return render(LETTER, style, STANDARD)


@pytest.fixture(scope="module")
def draft_file(style):
    return render(DRAFT, style, STANDARD)


def part(data: bytes, name: str = "word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def canonical(root) -> bytes:
    return etree.tostring(root, method="c14n", exclusive=True)


def with_paragraph(*content) -> Letter:
    return replace(LETTER, sections=(Section("only", (), (Paragraph(tuple(content)),)),))


def changed(style, tmp_path, name: str, *edits: tuple[bytes, bytes], added: tuple[tuple[str, bytes], ...] = ()):
    """The same landlord with a letterhead in which one part is edited, or parts are added."""
    path = tmp_path / "landlord" / "letterhead.docx"
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(style.letterhead) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.namelist():
            data = source.read(member)
            for old, new in edits if member == name else ():
                assert old in data, f"{old!r} is not in {name}"
                data = data.replace(old, new)
            target.writestr(member, data)
        for member, data in added:
            target.writestr(member, data)
    return replace(style, letterhead=path)


def said(style) -> str:
    with pytest.raises(LetterheadError) as caught:
        render(LETTER, style, STANDARD)
    return str(caught.value)


# --- what the letter says -------------------------------------------------------------------------------------------


def test_every_line_of_the_letter_stands_in_the_file_in_order(letter_file):
    expected = [plain(content) for _, content in letter_lines(LETTER)]
    assert [line.replace("\u00a0", " ") for line in read(letter_file).lines] == expected_with_title_after(expected)


def expected_with_title_after(lines: list[str]) -> list[str]:
    """The title stands after the salutation on the page, and before the facts in ``letter_lines``."""
    rest = [line for line in lines if line != LETTER.title_text]
    rest.insert(rest.index("Dear Mrs Khan") + 1, LETTER.title_text)
    return rest


def test_free_text_arrives_as_typed(letter_file):
    assert TYPED in read(letter_file).lines


@pytest.mark.parametrize(
    "typed", ["{{ 7*7 }}", "{% if x %}", "{_{ x }_}", "a < b & c > d", "]]>", "&amp;", "\"'", "a  b"]
)
def test_no_text_is_ever_markup_or_evaluated(style, typed):
    data = render(with_paragraph(FreeText(typed, "points.a.text")), style, STANDARD)
    assert typed in read(data).lines


def test_line_ends_and_tabs_become_words_own(style):
    data = render(with_paragraph(FreeText("one\r\ntwo\tthree\nfour", "a.b")), style, STANDARD)
    assert "one\ntwo\tthree\nfour" in read(data).lines


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\ud800", "\ufffe"])
def test_a_character_no_file_can_hold_is_an_error_that_says_where(style, sign):
    with pytest.raises(RenderError, match=f"only: expected characters .* U\\+{ord(sign):04X}"):
        render(with_paragraph(Text(f"a{sign}b")), style, STANDARD)


def test_dates_sums_and_telephone_numbers_are_not_parted_at_a_line_end(letter_file):
    words = "\n".join(read(letter_file).lines)
    assert "17\u00a0April\u00a02026" in words
    assert "01632\u00a0960417" in words


def test_links_are_real_and_readable(letter_file):
    targets = {link.get("Target") for link in part(letter_file, "word/_rels/document.xml.rels")}
    assert {"tel:+441632960417", "mailto:feedback@example.org", "https://www.example.org/"} <= targets
    shown = {"".join(link.itertext()) for link in part(letter_file).iter(f"{W}hyperlink")}
    assert shown == {"01632\u00a0960417", "feedback@example.org", "www.example.org"}


# --- how it is built ------------------------------------------------------------------------------------------------


def nested(fields: Fields) -> dict[str, object]:
    """The fields as docxtpl wants them: dotted names as attributes, what the writer made as markup."""
    context: dict[str, object] = {name: Markup(xml) for name, xml in fields.made.items()}
    for dotted, words in fields.words.items():
        group, name = dotted.split(".")
        context.setdefault(group, {})[name] = words
    return context


def test_plain_docxtpl_makes_the_same_document_of_the_same_letterhead_and_body(style, letter_file):
    setting = letterhead(style.letterhead, Manner("en-GB", "ltr", STANDARD, draft=False)).setting
    oracle = DocxTemplate(style.letterhead)
    oracle.render(nested(fields_of(LETTER, style, body_of(LETTER, setting))), autoescape=True)
    out = io.BytesIO()
    oracle.save(out)
    stories = [name for name in names(letter_file) if name.startswith(("word/document", "word/header", "word/footer"))]
    assert len(stories) == 5
    for name in stories:
        assert canonical(part(letter_file, name)) == canonical(part(out.getvalue(), name)), name


def test_the_same_letter_gives_the_same_bytes(style, letter_file):
    assert render(LETTER, style, STANDARD) == letter_file


def test_the_archive_is_sound(letter_file):
    archive = zipfile.ZipFile(io.BytesIO(letter_file))
    assert archive.testzip() is None
    assert archive.namelist()[0] == "[Content_Types].xml"
    assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", ["letter", "draft", "right-to-left"])
def test_word_finds_the_file_valid(style, tmp_path, name):
    urdu = replace(LETTER, direction="rtl", identity=replace(LETTER.identity, language="ur"))
    chosen = {"letter": LETTER, "draft": DRAFT, "right-to-left": urdu}[name]
    path = tmp_path / f"{name}.docx"
    path.write_bytes(render(chosen, style, STANDARD))
    assert OpenXmlValidator().validate(path).errors == []


def test_numbered_lists_start_anew(letter_file):
    numbered = [
        (item.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val"), "".join(item.itertext()))
        for item in part(letter_file).iter(f"{W}p")
        if item.find(f"{W}pPr/{W}pStyle[@{W}val='ListNumber']") is not None
    ]
    first, second, other = (number for number, _ in numbered)
    assert first == second != other
    starts = part(letter_file, "word/numbering.xml").findall(f"{W}num/{W}lvlOverride/{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_a_list_inside_a_list_is_a_level_deeper(letter_file):
    inside = next(item for item in part(letter_file).iter(f"{W}p") if "".join(item.itertext()) == "Inside first")
    assert inside.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val") == "1"


def test_a_table_repeats_its_header_row_and_never_parts_a_row(letter_file):
    table = part(letter_file).find(f".//{W}tbl")
    head, *rows = table.findall(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))


def test_sums_are_set_to_the_trailing_edge_and_the_total_is_bold(letter_file):
    _, first, total = part(letter_file).find(f".//{W}tbl").findall(f"{W}tr")
    style_of = [cell.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val") for cell in first.findall(f"{W}tc")]
    assert style_of == ["Tabletext", "Tablenumber"]
    assert first.find(f".//{W}b") is None
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in total.iter(f"{W}r"))


def test_a_panel_is_shaded_paragraphs_and_no_table(letter_file):
    body = part(letter_file)
    heading = next(p for p in body.iter(f"{W}p") if "".join(p.itertext()) == "The main points")
    assert heading.find(f"{W}pPr/{W}shd").get(f"{W}fill") == "E6F0F4"
    assert len(list(body.iter(f"{W}tbl"))) == 1


def test_free_text_stands_in_content_controls_that_name_its_path(letter_file):
    controls = [
        (control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), "".join(control.find(f"{W}sdtContent").itertext()))
        for control in part(letter_file).iter(f"{W}sdt")
    ]
    assert ("points.leak.text", TYPED) in controls
    assert ("points.leak.reasons", "First paragraph.Second  paragraph, two spaces.After a tab.") in controls
    assert ("points.leak.heading", "The leak") in controls


def test_typed_values_stand_outside_content_controls(letter_file):
    inside = "".join("".join(control.itertext()) for control in part(letter_file).iter(f"{W}sdt"))
    assert "£150.00" not in inside
    assert "Jo Barlow" not in inside


def test_a_content_controls_tag_is_never_longer_than_word_allows():
    long = "points." + "x" * 80
    assert len(tag_of(long)) == 64
    assert tag_of(long) != tag_of(f"{long}y")
    assert tag_of("points.leak.text") == "points.leak.text"


def test_the_signatory_stays_with_the_sign_off(letter_file):
    last = [p for p in part(letter_file).iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='Signature']") is not None]
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in last] == [True, False]


# --- accessibility --------------------------------------------------------------------------------------------------


def test_the_file_says_its_title_author_and_language(letter_file):
    properties = Document(io.BytesIO(letter_file)).core_properties
    assert properties.title == "Our Stage One response to your complaint"
    assert (properties.author, properties.language) == ("Hand Made Homes", "en-GB")
    assert (properties.subject, properties.keywords) == ("Leak from the flat above", "HM/2026/00417")
    assert read(letter_file).language == "en-GB"


def test_headings_are_real_and_none_is_skipped(letter_file):
    levels = [
        int(p.style.name.removeprefix("Heading "))
        for p in Document(io.BytesIO(letter_file)).paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert levels == [1, 2, 2, 3, 2]


def test_no_empty_paragraph_makes_a_gap(letter_file):
    for name in names(letter_file):
        if name.startswith(("word/document", "word/header", "word/footer")):
            for paragraph in part(letter_file, name).iter(f"{W}p"):
                assert "".join(paragraph.itertext()).strip() or paragraph.find(f".//{W}drawing") is not None, name


def test_every_picture_has_an_alternative_text(letter_file):
    described = [
        picture.get("descr")
        for name in names(letter_file)
        if name.endswith(".xml")
        for picture in part(letter_file, name).iter("{*}docPr")
    ]
    assert described == ["Hand Made Homes"]


def test_sizes_and_colours_live_in_styles_and_not_in_the_letter(letter_file):
    assert list(part(letter_file).iter(f"{W}sz", f"{W}color", f"{W}rFonts")) == []


def test_a_larger_presentation_enlarges_every_style(style, letter_file):
    large = STANDARD.model_copy(update={"size": 18.0, "small": 18.0})
    sizes = [int(size.get(f"{W}val")) for size in part(render(LETTER, style, large), "word/styles.xml").iter(f"{W}sz")]
    assert min(sizes) == 36
    assert min(int(size.get(f"{W}val")) for size in part(letter_file, "word/styles.xml").iter(f"{W}sz")) < 36


def test_only_translated_words_are_set_right_to_left(style):
    words = (Text("ہم نے دیکھا "), Value("telephone", "01632960417", "01632 960417", "x"))
    urdu = replace(with_paragraph(*words), direction="rtl", identity=replace(LETTER.identity, language="ur"))
    body = part(render(urdu, style, STANDARD))
    marked = {"".join(run.itertext()) for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None}
    assert {words for words in marked if any(map(str.isalnum, words))} == {"ہم نے دیکھا "}
    address = next(p for p in body.iter(f"{W}p") if "".join(p.itertext()) == "12 Example Road")
    assert address.find(f"{W}pPr/{W}bidi") is None


# --- header, footer, draft ------------------------------------------------------------------------------------------


def test_page_numbers_follow_the_words_order_of_the_language(style):
    welsh = replace(LETTER, furniture=replace(LETTER.furniture, page="{pages} o dudalennau: {page}"))
    footer = part(render(welsh, style, STANDARD), "word/footer1.xml")
    assert [code.text.strip() for code in footer.iter(f"{W}instrText")] == ["NUMPAGES", "PAGE"]


def test_a_contact_line_that_is_missing_leaves_no_label(style):
    bare = replace(style, contact=())
    assert "Telephone" in " ".join(read(render(LETTER, style, STANDARD)).furniture)
    assert "Telephone" not in " ".join(read(render(LETTER, bare, STANDARD)).furniture)


def test_a_draft_is_marked_in_every_header_and_lists_its_gaps(draft_file):
    headers = [name for name in names(draft_file) if name.startswith("word/header")]
    assert len(headers) == 2
    assert all(LETTER.furniture.draft in "".join(part(draft_file, name).itertext()) for name in headers)
    lines = read(draft_file).lines
    first = lines.index(LETTER.furniture.draft_gaps)
    assert lines[first : first + 4] == (LETTER.furniture.draft_gaps, *DRAFT.draft.gaps, "Dear Mrs Khan")
    assert read(draft_file).title.startswith(LETTER.furniture.draft)


def test_a_letterhead_without_headers_still_marks_a_draft_on_every_page(style, tmp_path):
    path = tmp_path / "bare.docx"
    document = Document(style.letterhead)
    section = document.sections[0]._sectPr
    for reference in section.findall(f"{W}headerReference"):
        section.remove(reference)
    document.save(path)
    data = render(DRAFT, replace(style, letterhead=path), STANDARD)
    references = part(data).find(f".//{W}sectPr").findall(f"{W}headerReference")
    assert {reference.get(f"{W}type") for reference in references} == {"default", "first"}
    path.write_bytes(data)
    assert OpenXmlValidator().validate(path).errors == []


def test_a_letter_that_is_no_draft_is_not_marked(letter_file):
    assert LETTER.furniture.draft not in " ".join((*read(letter_file).furniture, *read(letter_file).lines))


# --- letterheads that can't be used ---------------------------------------------------------------------------------

SLOT = b"{{p body }}"
NAME = b"{{ landlord.name }}"


@pytest.mark.parametrize(
    ("slot", "message"),
    [
        (b"Dear reader", "landlord/letterhead.docx: expected exactly one {{p body }}; found none"),
        (b"Hello {{p body }}", "paragraph 1: expected a {%p … %} or {{p … }} tag alone in its paragraph"),
        (b"{{ body }}", 'paragraph 1: expected {{p body }} for the letter\'s slot; found "{{ body }}"'),
        (b"{{p body }", "paragraph 1: expected every {{ and {% closed in the same paragraph"),
    ],
)
def test_a_letterhead_needs_its_slot_alone_in_a_paragraph(style, tmp_path, slot, message):
    assert message in said(changed(style, tmp_path, "word/document.xml", (SLOT, slot)))


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (
            b"{{ landlord.nam }}",
            'page header, paragraph 1: expected a field there is; found "{{ landlord.nam }}". '
            'Did you mean "landlord.name"?',
        ),
        (b"{{ landlord.name.upper() }}", "expected a field there is"),
        (b"{{ 7*7 }}", "expected a field there is"),
        (b"{% for x in y %}", "expected if, elif, else or endif"),
        (b"{% if contact.fax %}{% endif %}", 'Did you mean "contact.'),
        (b"{% if 'x'*9 %}{% endif %}", "expected a condition of fields, not, and, or"),
        (b"{% if contact.web %}", "expected tags that go together"),
        (b"{{ page_numbers }}", "expected {{r page_numbers }}"),
    ],
)
def test_a_letterhead_fills_in_known_fields_and_no_more(style, tmp_path, field, message):
    assert message in said(changed(style, tmp_path, "word/header2.xml", (NAME, field)))


def test_a_picture_description_keeps_the_contract_too(style, tmp_path):
    wrong = changed(style, tmp_path, "word/header1.xml", (b"{{ label.logo }}", b"{{ label.logo.upper() }}"))
    assert "expected fields and conditions only; found call" in said(wrong)


def test_a_missing_style_is_named(style, tmp_path):
    assert 'expected a style named "Panel"' in said(
        changed(style, tmp_path, "word/styles.xml", (b'w:val="Panel"', b'w:val="Box"'))
    )


def test_every_fault_is_reported_at_once(style, tmp_path):
    message = said(changed(style, tmp_path, "word/document.xml", (SLOT, b"{{ landlord.nam }} {{ nobody }}")))
    assert message.count("\n") == 2


@pytest.mark.parametrize(
    ("code", "fine"),
    [(b" DDEAUTO c:\\cmd ", False), (b" INCLUDETEXT x ", False), (b" PAGE ", True), (b" REF a ", True)],
)
def test_only_harmless_word_fields_are_let_through(style, tmp_path, code, fine):
    simple = b'</w:p><w:p><w:fldSimple w:instr="' + code + b'"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p></w:hdr>'
    edited = changed(style, tmp_path, "word/header2.xml", (b"</w:p></w:hdr>", simple))
    if fine:
        assert render(LETTER, edited, STANDARD)
    else:
        assert "page header, paragraph 2: expected a harmless Word field" in said(edited)


def test_what_a_letterhead_would_fetch_or_run_is_refused(style, tmp_path):
    link = (
        b'<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        b' Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>'
    )
    outside = changed(style, tmp_path, "word/_rels/document.xml.rels", (b"</Relationships>", link))
    assert "expected everything inside the file" in said(outside)
    assert "expected no macros" in said(changed(style, tmp_path, "", added=(("word/vbaProject.bin", b"x"),)))
    doctype = changed(style, tmp_path, "word/styles.xml", (b"<w:styles", b"<!DOCTYPE x><w:styles"))
    assert "expected no document type declaration" in said(doctype)


def test_a_letterhead_that_unpacks_too_large_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as stream:
        for _ in range(41):
            stream.write(b" " * (1 << 20))
    with pytest.raises(LetterheadError, match="expected at most 40 MB unpacked"):
        open_package(out.getvalue(), "big.docx")


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_word_file_is_said_to_be_none(data):
    with pytest.raises(LetterheadError, match=r"a\.docx: expected a Word document"):
        open_package(data, "a.docx")


def test_a_letterhead_that_is_not_there_is_named(style, tmp_path):
    assert "expected a Word letterhead" in said(replace(style, letterhead=tmp_path / "none.docx"))


def test_an_edited_letterhead_is_read_anew(style, tmp_path):
    first = changed(style, tmp_path, "word/header2.xml", (NAME, b"First"))
    assert "First" in " ".join(read(render(LETTER, first, STANDARD)).furniture)
    second = changed(style, tmp_path, "word/header2.xml", (NAME, b"Second one"))
    assert "Second one" in " ".join(read(render(LETTER, second, STANDARD)).furniture)


def test_headings_of_every_level_have_their_style(style):
    levels = tuple(Heading(level, (Text(f"Level {level}"),)) for level in (2, 3, 4))
    document = Document(io.BytesIO(render(replace(LETTER, sections=(Section("s", (), levels),)), style, STANDARD)))
    found = {p.text: p.style.name for p in document.paragraphs if p.text.startswith("Level")}
    assert found == {"Level 2": "Heading 2", "Level 3": "Heading 3", "Level 4": "Heading 4"}


def test_a_draft_without_gaps_lists_none(style):
    data = render(replace(DRAFT, draft=Draft(())), style, STANDARD)
    assert LETTER.furniture.draft_gaps not in read(data).lines


def test_a_paragraph_below_a_table_keeps_its_distance_and_one_above_a_list_stays_with_it(style):
    table = next(block for block in LETTER.sections[2].blocks if isinstance(block, Table))
    bullets = LETTER.sections[0].blocks[1]
    blocks = (table, Paragraph((FreeText("Below", "a.b"),)), Paragraph((Text("Above"),)), bullets)
    body = part(render(replace(LETTER, sections=(Section("s", (), blocks),)), style, STANDARD))
    below, above = (next(p for p in body.iter(f"{W}p") if "".join(p.itertext()) == word) for word in ("Below", "Above"))
    assert below.find(f"{W}pPr/{W}spacing") is not None
    assert above.find(f"{W}pPr/{W}spacing") is None
    assert (below.find(f"{W}pPr/{W}keepNext"), above.find(f"{W}pPr/{W}keepNext") is not None) == (None, True)


def test_a_signature_never_stands_alone_on_the_last_page(letter_file):
    last = next(p for p in part(letter_file).iter(f"{W}p") if "".join(p.itertext()).startswith("Write to"))
    assert last.find(f"{W}pPr/{W}keepNext") is not None
