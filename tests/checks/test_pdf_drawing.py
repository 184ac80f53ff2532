"""A drawing read by the quick pattern of plain syntax says what pikepdf's own parser says, or is left to that parser."""

import io
from functools import cache

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaintletters.checks.files.pdf.drawing import PlainSyntax, _piece
from complaintletters.checks.files.pdf.marked_content import Shared, page_text
from tests.translated_samples import translated_letters

_NOT_PLAIN = b"BX EX\n"  # operators that mean nothing, and that the pattern doesn't know


class Nothing:
    """Follows a drawing and keeps nothing."""

    def __getattr__(self, name):
        return lambda *said, **named: None


def is_plain(drawing):
    return PlainSyntax().follow(drawing, Nothing())


@cache
def blank():
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    words = pikepdf.Dictionary(MC0=pikepdf.Dictionary(MCID=9))
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font, F2=font), Properties=words)
    return pdf


def text_of(drawing):
    """What the page says, or the kind of error."""
    pdf = blank()
    pdf.pages[0].Contents = pdf.make_stream(drawing)
    try:
        said = page_text(pdf.pages[0], Shared(), room=1_000_000)
    except Exception as error:
        return type(error).__name__
    near = {number: (one.text, round(one.first, 3), round(one.last, 3)) for number, one in said.fragments.items()}
    return near, said.furniture, said.shows_text


def text_by_any_syntax(drawing):
    assert not is_plain(_NOT_PLAIN + drawing)
    return text_of(_NOT_PLAIN + drawing)


# A line that a typesetter drew in pieces.
IN_PIECES = (
    b"BT/Span<</ActualText<FEFF09A409C1>>>BDC 0 Tr/F1 12 Tf 1 0 0 -1 0 0 Tm(xx)Tj\nEMC 0 Tr/F1 12 Tf 1 0 0 -1 9.5 0 Tm"
    b"[(a)20(\\(b)]TJ/ReversedChars BMC 0 Tr/F2 12 Tf 1 0 0 -1 20 0 Tm(cd)Tj\nEMC/Span<</ActualText()>>BDC/ReversedChars BMC"
    b" 0 Tr/F1 12 Tf 1 0 0 -1 31 0 Tm()Tj\nEMC\nEMC\nET\n"
)
PLAIN = (
    b"q 1 0 0 -1 60 700.5 cm /c0 cs 0 .5 1 scn\nBT 0 Tr/F1 12 Tf 1 0 0 -1 0 0 Tm[(He)20(llo)]TJ\nET\nQ\n",
    b"/Span<</MCID 0>>BDC\nBT/F1 12 Tf(one)Tj ET EMC",
    b"/Span<</MCID 1/Lang(en-GB)>>BDC BT /F1 9 Tf 1 0 0 1 5 6 Tm <6F6E65> Tj ET EMC",
    b"/P <</MCID 2>> BDC BT/Span<</ActualText(\\(said\\))>>BDC 0 Tr/F1 12 Tf(xx)Tj EMC( more)Tj ET EMC",
    b"/P <</MCID 3>> BDC BT/Span<</ActualText<FEFF09A409C1>>>BDC/ReversedChars BMC/F1 12 Tf(xx)Tj EMC EMC ET EMC",
    b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC BT/F1 8 Tf(Page 1)Tj ET BT 1 0 0 1 0 -20 Tm(of 2)Tj ET EMC",
    b"/P<</MCID 4>>BDC q 2 0 0 2 0 0 cm BT/F2 8 Tf(a \\(b\\) c\\\\)Tj(d (nested) e)Tj(\\101\\12\\n)Tj ET Q EMC",
    b"/P<</MCID 10>>BDC q 1 0 0 -1 60 700 cm\n" + IN_PIECES + b"Q EMC",
    b"/P<</MCID 11>>BDC q 0 1 -1 0 60 700 cm\n" + IN_PIECES + b"Q EMC",
    b"/Artifact<</Subtype/Header>>BDC q 0 1 -1 0 60 700 cm\n" + IN_PIECES + b"Q q 1 0 0 1 5 9 cm\n" + IN_PIECES + b"Q EMC",
    b"/P<</MCID 12>>BDC /Span<</ActualText(instead)>>BDC " + IN_PIECES + b"EMC EMC " + IN_PIECES,
    b"/P<</MCID 13>>BDC BT /F1 12 Tf 1 0 0 1 0 0 Tm (a) Tj /F9 12 Tf 1 0 0 1 7 0 Tm (of no font) Tj\nET\nEMC",
    b"/P<</MCID 14>>BDC BT /F1 12 Tf 1 0 0 1 0 0 Tm (a\nET\nb) Tj /F1 12 Tf 1 0 0 1 7 0 Tm (c) Tj\nET\nEMC",
    b"/P<</MCID 15>>BDC BT /F1 12 Tf 1 0 0 1 0 0 Tm (a) Tj 1 0 0 1 7 3 Tm (higher) Tj\nET\nBT (b) Tj ET EMC",
    b"0.5 w 1 0 0 RG 10 20 m 30 40 l S 0 0 5 5 re f*\n",
    b"EMC Q\n",
)
OTHER = (
    b"/P /MC0 BDC BT /F1 12 Tf 72 700 Td (named) Tj 0 -14 TD (next) ' T* (last) Tj ET EMC",
    b"/P <</MCID 5>> BDC BT /F1 12 Tf 14 TL (a) Tj 1 2 (b) \" ET EMC % a comment (not shown) Tj\n",
    b"/P <</MCID 6/A<</B 1>>>> BDC BT /F1 12 Tf (a) Tj ET EMC",
    b"/P <</MCID 7>> BDC BT /F#31 12 Tf (a ((deep)) b) Tj < 61 62 > Tj ET EMC",
    b"BI /W 1 /H 1 /BPC 8 /CS /G ID (a) Tj EI\n[3 2] 0 d\n",
    b"/P <</MCID 8 0 R>> BDC EMC",
    b"(lost",
    b"1 2 3 Tm 4 5 cm",
)


@pytest.mark.parametrize("drawing", PLAIN)
def test_plain_syntax_is_read_at_once_and_as_the_general_parser_reads_it(drawing):
    assert is_plain(drawing)
    assert text_of(drawing) == text_by_any_syntax(drawing)


@pytest.mark.parametrize("drawing", OTHER)
def test_whatever_else_there_is_is_left_to_the_general_parser(drawing):
    assert not is_plain(drawing)
    assert text_of(drawing) == text_by_any_syntax(drawing)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PLAIN + OTHER), max_size=6))
def test_drawings_put_together_say_the_same_either_way(parts):
    drawing = b"\n".join(parts)
    assert text_of(drawing) == text_by_any_syntax(drawing)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLAIN), st.data())
def test_a_drawing_with_a_byte_changed_says_the_same_either_way(drawing, data):
    at = data.draw(st.integers(0, len(drawing) - 1))
    changed = drawing[:at] + data.draw(st.binary(max_size=2)) + drawing[at + 1 :]
    if is_plain(changed):
        assert text_of(changed) == text_by_any_syntax(changed)


@pytest.mark.parametrize("tag", ["pl", "cy", "ur", "bn"])
def test_our_own_letters_are_plain_syntax_throughout(tag):
    letter = next(one for one in translated_letters() if one.tag == tag and one.kind == "response")
    (data,) = letter.produced(formats=("pdf",)).files.values()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert all(is_plain(page.Contents.read_bytes()) for page in pdf.pages)


class Runs(Nothing):
    """Keeps what is shown in runs."""

    def __init__(self, *, upright=True):
        self.upright = upright
        self.shown = []

    def show_run(self, pieces):
        self.shown.append([(piece.font, piece.codes, piece.words) for piece in pieces])
        return self.upright


def test_a_line_that_was_drawn_in_pieces_is_shown_at_once():
    steps = Runs()
    assert PlainSyntax().follow(b"q " + IN_PIECES + b"Q " + IN_PIECES, steps)
    words = (("/F1", b"xx", ("তু",)), ("/F1", b"a(b", ()), ("/F2", b"cd", ()), ("/F1", b"", ("",)))
    assert steps.shown == [list(words)] * 2


@pytest.mark.parametrize("lost", [b"Tj\nEMC 0 Tr", b"1 0 0 -1 9.5 0 Tm", b"[(a)", b"/F2 12 Tf"])
def test_what_is_not_all_such_pieces_is_followed_step_by_step(lost):
    steps = Runs()
    PlainSyntax().follow(IN_PIECES.replace(lost, b" ", 1), steps)
    assert steps.shown == []


@pytest.mark.parametrize("text_of_page", [text_of, text_by_any_syntax])
def test_signs_that_are_said_to_be_reversed_are_read_from_the_last_to_the_first(text_of_page):
    """Signs alone don't tell which way they go: ISO 32000-1, 14.8.2.3.3."""
    line = b"/Span<</MCID 9>>BDC BT%b 0 Tr/F1 12 Tf 1 0 0 -1 0 0 Tm( \\))Tj\n%bET\nEMC"
    fragments = [text_of_page(line % marks)[0][9][0] for marks in ((b"", b""), (b"/ReversedChars BMC", b"EMC\n"))]
    assert fragments == [" )", ") "]


def test_digits_and_latin_letters_are_read_as_drawn_whatever_is_said():
    line = b"/Span<</MCID 9>>BDC BT/ReversedChars BMC 0 Tr/F1 12 Tf 1 0 0 -1 0 0 Tm(\\(12 a)Tj\nEMC\nET\nEMC"
    assert text_of(line)[0][9][0] == text_by_any_syntax(line)[0][9][0] == "(12 a"


@pytest.mark.parametrize("padded", [b"/F%b" % (b"1" * 500), b"BMC%b" % (b" " * 500), b"(%b)" % (b"cd" * 300)])
def test_only_short_pieces_of_runs_are_remembered_from_file_to_file(padded):
    begun = b"/ReversedChars BMC 0 Tr"
    line = b"BT%b/F2 12 Tf 1 0 0 -1 20 0 Tm(cd)Tj\nEMC%b/F1 12 Tf 1 0 0 -1 9 0 Tm(e)Tj\nEMC\nET\n" % (begun, begun)
    _piece.__wrapped__.cache_clear()
    steps = Runs()
    PlainSyntax().follow(line.replace({b"/": b"/F2", b"B": b"BMC", b"(": b"(cd)"}[padded[:1]], padded, 1), steps)
    assert len(steps.shown) == 1
    assert _piece.__wrapped__.cache_info().currsize == 1
