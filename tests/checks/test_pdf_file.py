"""What the PDF reader makes of a file, written by us or not: text from the tags, bounds, and no traceback."""

import io
import time
import zlib

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from complaintletters.checks.files.pdf import read
from complaintletters.presentation import presentation
from complaintletters.renderers.pdf import render
from tests.hand_made import LETTER
from tests.look import look


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    return render(LETTER, look(tmp_path_factory.mktemp("look")), presentation())


def codes(data):
    return [finding.code for finding in read(data).findings]


def changed(data, change):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def drawn(content, **page):
    """A file of one page with that drawing and no tags."""
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(content, **page)
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_title_language_and_furniture_are_read(letter):
    finished = read(letter)
    assert (finished.title, finished.language) == ("Our Stage One response to your complaint", "en-GB")
    assert finished.furniture[:2] == ("Hand Made Homes", "Homes made by hand")
    assert "Page 1 of 2" in finished.furniture
    assert finished.findings == ()


def test_words_marked_as_an_artifact_are_not_read():
    tagged = drawn(b"/Artifact BMC BT /F1 12 Tf (unread) Tj ET EMC")
    assert "unread" not in "".join(read(changed(tagged, _tag)).lines)


def _tag(pdf):
    element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, K=0, Pg=pdf.pages[0].obj))
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=element))


def test_actual_text_stands_for_what_is_drawn():
    inside = b"(He) Tj /Span <</ActualText (llo)>> BDC (xx) Tj EMC ( you) Tj"
    data = drawn(b"/P <</MCID 0>> BDC BT /F1 12 Tf " + inside + b" ET EMC")
    assert read(changed(data, _tag)).lines == ("Hello you",)


def test_a_second_program_finds_the_same_words(letter):
    other = "".join(page.extract_text() for page in PdfReader(io.BytesIO(letter)).pages)
    squeezed = "".join(other.split())
    assert [line for line in read(letter).lines if "".join(line.split()) not in squeezed] == []


def test_a_file_without_tags_is_read_with_a_warning():
    data = drawn(b"BT /F1 12 Tf 72 700 Td (Dear Mrs Khan) Tj ET")
    finished = read(data)
    assert finished.lines == ("Dear Mrs Khan",)
    assert [(finding.code, finding.is_error) for finding in finished.findings] == [("not-tagged", False)]


def test_a_scan_is_a_finding():
    assert codes(drawn(b"q 100 0 0 100 0 0 cm Q")) == ["not-tagged", "no-text"]


@pytest.mark.parametrize("data", [b"", b"Dear Mrs Khan", b"PK\x03\x04", b"<html></html>"])
def test_what_is_no_pdf_is_a_finding(data):
    assert codes(data) == ["not-a-pdf"]


def test_a_locked_file_is_a_finding(letter):
    writer = PdfWriter(clone_from=io.BytesIO(letter))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert codes(out.getvalue()) == ["encrypted"]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_file_gives_findings_and_no_traceback(letter, part):
    assert codes(letter[: int(len(letter) * part)])


def test_bytes_changed_anywhere_never_give_a_traceback(letter):
    for at in range(100, len(letter), len(letter) // 40):
        changed = read(letter[:at] + b"\xff\x00<<" + letter[at + 4 :])
        assert changed.lines or changed.findings


def test_a_stream_that_grows_without_end_is_refused_in_time():
    bomb = zlib.compress(b"0" * 400_000_000, 9)
    started = time.monotonic()
    assert codes(drawn(bomb, Filter=pikepdf.Name.FlateDecode))[-1] in ("too-large", "damaged")
    assert time.monotonic() - started < 5


def test_more_drawing_than_a_letter_has_is_refused_in_time():
    started = time.monotonic()
    assert codes(drawn(b"BT (x) Tj ET\n" * 800_000)) == ["too-large"]
    assert time.monotonic() - started < 5


def test_tags_in_a_circle_are_refused(letter):
    def tie(pdf):
        top = pdf.Root.StructTreeRoot.K[0]
        top.K = pikepdf.Array([top])

    assert codes(changed(letter, tie)) == ["damaged"]


def test_too_many_pages_are_refused():
    pdf = pikepdf.Pdf.new()
    for _ in range(301):
        pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out)
    assert codes(out.getvalue()) == ["too-large"]


def test_what_the_libraries_say_of_a_damaged_file_is_not_printed(capfd, caplog):
    data = drawn(b"BT /F1 12 Tf 72 700 Td (Dear Mrs Khan) Tj ET")
    for at in range(0, len(data), 7):
        read(data[:at] + b"\x00" + data[at + 1 :])
    assert (capfd.readouterr(), caplog.records) == (("", ""), [])


def test_a_file_locked_against_changes_is_read(letter):
    with pikepdf.open(io.BytesIO(drawn(b"BT /F1 12 Tf 72 700 Td (Dear Mrs Khan) Tj ET"))) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    finished = read(out.getvalue())
    assert finished.lines == ("Dear Mrs Khan",)
    assert [(one.code, one.is_error) for one in finished.findings] == [("encrypted", False), ("not-tagged", False)]


@pytest.mark.parametrize(
    ("cmap", "said"),
    [
        (b"begincodespacerange <00> <FF> endcodespacerange beginbfrange <61> <63> <0041> endbfrange", "ABC"),
        (b"begincodespacerange <00><FF> endcodespacerange beginbfchar <61> <00410042> <62> <> endbfchar", "AB\ufffd"),
        (
            b"begincodespacerange <00> <FF> endcodespacerange beginbfrange <61> <62> [<0058> <00 59>] endbfrange",
            "XY\ufffd",
        ),
        (b"beginbfchar <61> <0041>", "\ufffd\ufffd"),
    ],
)
def test_a_fonts_map_says_what_its_codes_stand_for(cmap, said):
    def with_map(pdf):
        _tag(pdf)
        pdf.pages[0].Resources.Font.F1.ToUnicode = pdf.make_stream(cmap)

    data = changed(drawn(b"/P <</MCID 0>> BDC BT /F1 12 Tf (abc) Tj ET EMC"), with_map)
    assert read(data).lines == (said,)
