"""The HTML page in a real browser: no accessibility fault, no sideways scrolling, every printed draft page marked."""

import io
import shutil
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from complaintletters import parse_case, produce
from complaintletters.presentation import presentation
from complaintletters.renderers.html import render
from complaintletters.setting_out import set_out
from tests.hand_made import DRAFT, LETTER, SECTIONS
from tests.look import look, saying
from tests.samples import CASES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium"),
]

STANDARD = presentation()
LARGE = presentation("large-print:36")
PRESENTATIONS = {
    "standard": STANDARD,
    "large-print": LARGE,
    "coloured-paper": presentation("coloured-paper:buff"),
    "dyslexia-friendly": presentation("dyslexia-friendly"),
    "large-print on cream": presentation("large-print:24", "coloured-paper:cream"),
}
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ENHANCED = {"rules": {"color-contrast-enhanced": {"enabled": True}}}


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=shutil.which("chromium"), args=SWITCHES)
        yield opened
        opened.close()


def shown(browser, data, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(data.decode("utf-8"))
    return page


@pytest.mark.parametrize("width", [1280, 640, 320], ids=["desktop", "zoomed to 200%", "phone, or zoomed to 400%"])
@pytest.mark.parametrize("layout", ["left", "band"])
@pytest.mark.parametrize("letter", [LETTER, DRAFT], ids=["letter", "draft"])
@pytest.mark.parametrize("name", PRESENTATIONS)
def test_axe_finds_no_fault(browser, tmp_path, name, letter, layout, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = shown(browser, html_of(letter, look(tmp_path, layout), name), width)
    result = axe.Axe().run(page, options=ENHANCED)
    page.close()
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in result.response["violations"]] == []


def html_of(letter, style, name):
    return render(set_out(letter, PRESENTATIONS[name]), style, PRESENTATIONS[name])


@pytest.mark.parametrize("width", [1280, 640, 320])
@pytest.mark.parametrize("layout", ["left", "right", "band", "rule"])
@pytest.mark.parametrize("name", PRESENTATIONS)
def test_nothing_scrolls_sideways_at_any_width_or_zoom(browser, tmp_path, layout, name, width):
    letter = saying("Llanfair" * 20)
    page = shown(browser, html_of(letter, look(tmp_path, layout), name), width)
    found = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert found <= width


@pytest.mark.parametrize("name", PRESENTATIONS)
def test_dates_sums_and_numbers_stay_on_one_line_where_one_can_hold_them(browser, tmp_path, name):
    page = shown(browser, html_of(LETTER, look(tmp_path), name), 1280)
    heights = page.evaluate(
        "[...document.querySelectorAll('.date, .money, .telephone')]"
        ".map(e => Math.round(e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight)))"
    )
    page.close()
    assert len(heights) > 4
    assert set(heights) == {1}


@pytest.mark.parametrize("name", PRESENTATIONS)
def test_every_link_is_reached_by_the_keyboard_and_its_focus_seen(browser, tmp_path, name):
    page = shown(browser, html_of(LETTER, look(tmp_path), name), 1280)
    reached = []
    for _ in range(page.locator("a").count()):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineWidth]")
        )
    page.close()
    assert reached == [["A", "3px"]] * 3


@pytest.mark.parametrize("name", PRESENTATIONS)
def test_in_forced_colours_panels_still_stand_out(browser, tmp_path, name):
    page = browser.new_page(viewport={"width": 1280, "height": 800}, forced_colors="active")
    page.set_content(html_of(LETTER, look(tmp_path), name).decode("utf-8"))
    border = page.evaluate("getComputedStyle(document.querySelector('.panel')).borderTopStyle")
    page.close()
    assert border == "solid"


def test_the_page_has_the_papers_colour_on_a_screen_and_none_in_print(browser, tmp_path):
    page = shown(browser, html_of(LETTER, look(tmp_path), "coloured-paper"), 1280)
    colour = "getComputedStyle(document.querySelector('%s')).backgroundColor"
    assert page.evaluate(colour % "body") == "rgb(240, 220, 158)"
    page.emulate_media(media="print")
    assert [page.evaluate(colour % name) for name in ("body", ".panel")] == ["rgba(0, 0, 0, 0)"] * 2
    page.close()


def test_large_print_is_as_large_in_print_and_has_no_underline(browser, tmp_path):
    page = shown(browser, html_of(LETTER, look(tmp_path), "large-print"), 1280)
    links = page.evaluate("[...document.querySelectorAll('a, a *')].map(e => getComputedStyle(e).textDecorationLine)")
    page.emulate_media(media="print")
    sizes = page.evaluate("[...document.querySelectorAll('p, li, footer')].map(e => getComputedStyle(e).fontSize)")
    page.close()
    assert set(links) == {"none"}
    assert {round(float(size.removesuffix("px")) * 72 / 96) for size in sizes} <= {36, 43}


def test_typed_spaces_tabs_and_breaks_are_shown(browser, tmp_path):
    page = shown(browser, render(LETTER, look(tmp_path), STANDARD), 1280)
    text = page.inner_text("main")
    page.close()
    assert "Second  paragraph, two spaces.\n\tAfter a tab." in text


def test_every_printed_page_of_a_draft_is_marked(browser, tmp_path):
    page = shown(browser, render(replace(DRAFT, sections=SECTIONS * 3), look(tmp_path), STANDARD), 1280)
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) > 2
    assert all(DRAFT.furniture.draft in sheet.extract_text() for sheet in printed.pages)


LINES = """(cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const boxes = [...range.getClientRects()].filter((box) => box.width);
  return Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)) > 1.5 * boxes[0].height;
}"""


@pytest.mark.parametrize("width", [1280, 900, 640])
def test_sums_in_a_table_stand_on_one_line(browser, width):
    case = parse_case((CASES / "stockport-homes-leak.json").read_bytes())
    asked = {"letter": "response", "stage": 1, "dated": date(2026, 4, 1), "recipient": "amina", "formats": ("html",)}
    (data,) = produce(case, edition="standard", **asked).files.values()
    page = shown(browser, data, width)
    cells = page.locator("td.numeric, th.numeric")
    assert cells.count() > 1
    assert [cell.text_content() for cell in cells.all() if cell.evaluate(LINES)] == []
    page.close()
