"""What the HTML reader makes of a page, written by us or not."""

import pytest

from complaintletters.checks.files.html import read


def page(body, head=""):
    return f'<!DOCTYPE html><html lang="en-GB"><head><title>T</title>{head}</head><body>{body}</body></html>'.encode()


def lines(body):
    return read(page(body)).lines


def test_blocks_are_lines_and_inline_elements_are_not():
    assert lines("<p>One <b>two</b> three</p><ul><li>four<ul><li>five</li></ul></li></ul>") == (
        "One two three",
        "four",
        "five",
    )


def test_white_space_collapses_as_in_a_browser():
    assert lines("<p>  One \n\t two<br>  three  </p>") == ("One two\nthree",)


def test_typed_white_space_is_kept():
    assert lines('<p class="typed">  a  b<br>\tc </p><p>x <span class="typed"> y </span> z</p>') == (
        "  a  b\n\tc ",
        "x  y  z",
    )


def test_cells_are_lines_one_by_one():
    assert lines("<table><tr><th>A<th>B</tr><tr><td>1<td>2</tr></table>") == ("A", "B", "1", "2")


def test_the_pages_header_and_footer_are_furniture():
    finished = read(
        page("<header><p>Us</p></header><main><header>In</header><p>Letter</p></main><footer>Small print</footer>")
    )
    assert (finished.lines, finished.furniture) == (("In", "Letter"), ("Us", "Small print"))


def test_title_and_language_are_read():
    finished = read(page("<p>x</p>"))
    assert (finished.title, finished.language) == ("T", "en-GB")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>x</p>",
        '<p style="display: none">x</p>',
        '<p aria-hidden="true">x</p>',
        '<p style="font-size:0">x</p>',
    ],
)
def test_hidden_text_is_left_out_and_found(hidden):
    finished = read(page(f"<p>shown</p>{hidden}"))
    assert finished.lines == ("shown",)
    assert [finding.code for finding in finished.findings] == ["hidden-text"]


@pytest.mark.parametrize(
    "script",
    [
        "<script>x</script>",
        '<p onclick="x()">a</p>',
        '<a href=" JavaScript:x">a</a>',
        '<form action="javascript:x"></form>',
    ],
)
def test_scripts_are_found(script):
    assert [finding.code for finding in read(page(script)).findings] == ["script"]


@pytest.mark.parametrize(
    "external",
    [
        '<img src="https://example.org/a.png" alt="">',
        '<link rel="stylesheet" href="a.css">',
        "<style>@import 'a.css';</style>",
        '<p style="background:url(https://example.org/a.png)">a</p>',
        '<iframe src="a.html"></iframe>',
    ],
)
def test_what_is_fetched_from_elsewhere_is_found(external):
    assert "external-resource" in [finding.code for finding in read(page(external)).findings]


def test_pictures_inside_the_file_are_read_by_their_alternative_text():
    finished = read(page('<p><img src="data:image/png;base64,AA" alt="A plan"></p>'))
    assert (finished.lines, finished.findings) == (("A plan",), ())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"Dear Mrs Khan", b"\x00\xff" * 40, b"<!-- -->"])
def test_what_is_no_page_is_a_finding(data):
    assert [finding.code for finding in read(data).findings] == ["not-html"]


def test_deep_nesting_and_great_length_do_no_harm():
    assert read(page("<div>" * 20_000 + "deep")).findings is not None
    assert [finding.code for finding in read(b"<html>" + b"x" * 11_000_000).findings] == ["too-large"]
