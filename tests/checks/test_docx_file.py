"""Word files read back: what they say, and what is wrong with them, whoever made them."""

import io
import random
import zipfile

import pytest
from docx import Document

from complaintletters.checks.files.docx import read

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def word_file(body: str, **parts: str) -> bytes:
    """A Word file around that body. Parts are named with double underscores: ``word__comments``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            ending = "" if "." in name else ".xml"
            archive.writestr(name.replace("__", "/") + ending, text)
    return out.getvalue()


def paragraph(text: str, look: str = "") -> str:
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in read(data).findings]


def test_headings_paragraphs_items_and_cells_are_read_in_order():
    document = Document()
    document.add_heading("Title", 1)
    document.add_paragraph("First")
    document.add_paragraph("Item", style="List Bullet")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Left", "Right"
    document.add_paragraph("Last")
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue()).lines == ("Title", "First", "Item", "Left", "Right", "Last")


def test_text_in_controls_links_and_insertions_is_read_and_deleted_text_is_not():
    body = (
        "<w:sdt><w:sdtContent>" + paragraph("In a control") + "</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:ins><w:r><w:t> new</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> old</w:delText></w:r></w:del></w:p>"
    )
    found = read(word_file(body))
    assert found.lines == ("In a control", "link new")
    assert [finding.code for finding in found.findings] == ["tracked-changes"]


def test_breaks_and_tabs_are_newlines_and_tabs_and_spaces_stay():
    body = "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c\u00a0d  e</w:t></w:r></w:p>"
    assert read(word_file(body)).lines == ("a\nb\tc\u00a0d  e",)


def test_a_text_box_is_read_once_and_as_furniture():
    box = f"<w:txbxContent>{paragraph('Boxed')}</w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    found = read(word_file(f"<w:p><w:r><w:t>Before</w:t>{choice}</w:r></w:p>"))
    assert (found.lines, found.furniture) == (("Before",), ("Boxed",))


def test_hidden_text_is_found_whether_hidden_by_itself_or_by_a_style():
    assert codes(word_file(paragraph("x", "<w:rPr><w:vanish/></w:rPr>"))) == ["hidden-text"]
    assert codes(word_file(paragraph("x", '<w:rPr><w:vanish w:val="0"/></w:rPr>'))) == []
    styles = f'<w:styles {NAMESPACES}><w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    secret = paragraph("x", '<w:rPr><w:rStyle w:val="Secret"/></w:rPr>')
    assert codes(word_file(secret, word__styles=styles)) == ["hidden-text"]


def test_template_tags_are_reported_in_furniture_only():
    header = f"<w:hdr {NAMESPACES}>{paragraph('{{ landlord.name }}')}</w:hdr>"
    found = read(word_file(paragraph("She wrote {{ x }}"), word__header1=header))
    assert [finding.code for finding in found.findings] == ["template-tag"]
    assert "landlord.name" in found.findings[0].message


def test_none_alone_is_reported_and_in_a_sentence_is_not():
    assert codes(word_file(paragraph("None") + paragraph("None of it"))) == ["none-left-over"]


def test_comments_macros_and_outside_links_are_reported():
    comments = f"<w:comments {NAMESPACES}><w:comment>{paragraph('Is this right?')}</w:comment></w:comments>"
    assert codes(word_file(paragraph("x"), word__comments=comments)) == ["comments"]
    assert codes(word_file(paragraph("x"), **{"word__vbaProject.bin": "x"})) == ["macros"]
    link = '<Relationship Type="http://x/{kind}" Target="https://example.org" TargetMode="External"/>'
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    image = links.format(link.format(kind="image"))
    assert codes(word_file(paragraph("x"), **{"word___rels__document.xml.rels": image})) == ["external-content"]
    fine = links.format(link.format(kind="hyperlink"))
    assert codes(word_file(paragraph("x"), **{"word___rels__document.xml.rels": fine})) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-docx"),
        (b"plain words", "not-a-docx"),
        (b"PK\x03\x04 cut off", "not-a-docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not-a-docx"),
        (word_file("<w:p>"), "not-a-docx"),
        (word_file("", word__styles="<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "dtd"),
    ],
)
def test_what_cannot_be_read_is_a_finding(data, code):
    found = read(data)
    assert [finding.code for finding in found.findings] == [code]
    assert found.lines == ()


def test_an_archive_that_is_no_word_file_is_a_finding():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert codes(out.getvalue()) == ["not-a-docx"]


def test_a_zip_bomb_is_a_finding():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as stream:
        for _ in range(65):
            stream.write(b" " * (1 << 20))
    assert codes(out.getvalue()) == ["too-large"]


def test_a_damaged_file_never_raises():
    whole = word_file(paragraph("words " * 50), word__styles=f"<w:styles {NAMESPACES}/>")
    chance = random.Random(7)
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        assert read(bytes(damaged)).findings is not None
